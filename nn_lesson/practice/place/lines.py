"""A learner's code, line by line: what each line gave in one case, and which quantity of the lesson that is."""

import ast
import html
import re
from dataclasses import dataclass

import numpy as np

from nn_lesson.card import inline
from nn_lesson.learner.values import listed_code, numbers, same_numbers, show
from nn_lesson.minus import with_minus
from nn_lesson.palette import VERDICTS
from nn_lesson.practice.place.written import SEE, STOPS

ROUNDS = 3  # of a comprehension that are shown
ENOUGH = 6  # trials, to see which quantity a line gives
IN_LOOPS = 9  # lines within loops that are shown
SPACES = 4  # of one indentation
LONGEST = 60  # letters of a value
RIGHT, WRONG = VERDICTS["passed"][0], VERDICTS["retry"][0]
DUE, CHANGES = "the answer that is due", "changes an argument"
NAMED = {  # what the lessons call the variables of the reference
    "layer_1": "the weighted sum",
    "layer_2": "the prediction",
    "prediction": "the prediction",
    "derror_dprediction": "the first link",
    "dprediction_dlayer1": "the second link",
    "dlayer1_dweights": "the third link",
    "dlayer1_dbias": "the third link",
    "derror_dbias": "the derivative for the bias",
    "derror_dweights": "the derivatives for the weights",
    "derror_dsums": "the derivatives for the weighted sums",
    "derror_dbiases": "the derivatives for the biases",
    "derror_dinputs": "the derivatives for the inputs",
    "self.bias": "the new bias",
    "self.weights": "the new weights",
}
RELATIONS = {
    "": lambda value: value,
    "minus": lambda value: -value,
    "half of": lambda value: value / 2,
    "twice": lambda value: 2 * value,
    "1 minus": lambda value: 1 - value,
    "the square of": np.square,
    "the root of": np.sqrt,
    "the sum of": np.sum,
    "the mean of": np.mean,
}


@dataclass
class Row:
    """A line, or a part of one: what it gave, which quantity that is, and a mark where it is right or wrong."""

    node: ast.AST
    line: ast.stmt
    text: str
    value: str
    what: str = ""
    mark: str = ""

    @property
    def gives(self):
        """The name that the line gives a value."""
        return self.text.partition(" = ")[0]

    def as_html(self):
        depth = self.line.col_offset / SPACES - 1 + (self.node is not self.line)
        indent = f"margin-left:{1.8 * max(0, depth):g}em; white-space:pre-wrap"
        code = f"<code style='{indent}'>{html.escape(self.text)}</code>"
        cells = self.mark, code, html.escape(with_minus(self.value)), inline(self.what)
        return "<tr>" + "".join(f"<td style='text-align:left'>{cell}</td>" for cell in cells) + "</tr>"

    def as_text(self, width):
        told = with_minus(f"{self.value}  {self.what}")
        return f"{self.mark or ' '} {self.text:<{width}}  {told}".rstrip()


class Lines:
    """The lines of a function in one case, as a table; `right` has the numbers of those that are right."""

    def __init__(self, own, known, exercise, trials):
        self.own = own
        self.answers = any(isinstance(node, ast.Return) for node in ast.walk(known.tree))
        self.shown = [*(trial for trial in trials if not trial.right), trials[0]][0]  # the verdict's, too
        self.case = exercise.asked(self.shown.case).rstrip(",")
        self.seen = [self.shown, *trials[:ENOUGH]]
        self.runs = [(own.run(exercise, trial.case), _quantities(known, exercise, trial)) for trial in self.seen]
        self.rows = list(self._rows())
        self.right = {row.line.lineno for row in self.rows if row.mark == RIGHT}

    def broken(self):
        """The numbers of the lines that give a variable of the reference another value, once and for all."""
        nodes = [node for node in ast.walk(self.own.tree) if isinstance(getattr(node, "ctx", None), ast.Store)]
        stored = [ast.unparse(node.value if isinstance(node, ast.Subscript) else node) for node in nodes]
        named = [row for row in self.rows if row.gives in self.runs[0][1] and stored.count(row.gives) == 1]
        known = [row for row in named if not any(stored.count(name) > 1 for name in self._variables_in(row))]
        return [row.line.lineno for row in known if self._differs(row) and not self._is_put_right(row)]

    def _variables_in(self, row):
        """What a line takes that the reference has, too."""
        return {ast.unparse(node) for node in ast.walk(row.node.value)} & {*self.runs[0][1]}

    def _differs(self, row):
        return not all(same_numbers(*pair) for pair in self._pairs(row))

    def _pairs(self, row):
        """What a row gives, and what is due, in each case."""
        return [(value, known[row.gives]) for run, known in self.runs for node, value in run if node is row.node]

    def _is_put_right(self, row):
        """Whether a later line makes something right of what a row gives: they share the work in another way."""
        later = self.rows[self.rows.index(row) + 1 :]
        return any(re.search(rf"= .*\b{row.gives}\b", other.text) for other in later if other.mark == RIGHT)

    def reached(self):
        """The `return` that was reached in the case shown, or ""."""
        seen = [node for node, _ in self.runs[0][0] if isinstance(node, ast.Return) and node.value]
        return self.own.texts[seen[-1]] if seen else ""

    def never_true(self):
        """A sentence on the conditions of the lines that return something, if none was true in the case shown."""
        seen = self.runs[0][0]
        asked = [node for node in ast.walk(self.own.tree) if isinstance(node, ast.If) and _returns(node)]
        answers = [[value for other, value in seen if other is node] for node in asked]
        if any(value is STOPS or np.any(value) for values in answers for value in values):
            return ""
        texts = [self.own.texts[node] for node, values in zip(asked, answers, strict=True) if values]
        never = list(dict.fromkeys(re.sub(r"^(el)?if |:$", "", text) for text in texts))
        return f"{listed_code(never)} {'was' if len(never) == 1 else 'were'} never true." if never else ""

    def not_finite(self):
        """The first expression that gave a nan or an infinity in the case shown; None where there is none."""
        values = ((node, numbers(value)) for node, value in self.runs[0][0] if isinstance(node, ast.expr))
        return next((node for node, value in values if value is not None and not np.isfinite(value).all()), None)

    def blame(self, number):
        """Mark where things go wrong: in this line, or where a name promises something else, or at the end."""
        lines = [row for row in self.rows if row.node is row.line and row.text != "…" and not self.shown.right]
        changing = [row for row in lines if self.shown.outcome.slip == "changed_input" and self._changes(row)]
        suspects = [row for at in (number, *self.broken()) for row in lines if row.line.lineno == at]
        silent = self.shown.outcome.slip in ("no_return", "printed")
        suspects += [row for row in lines[-1:] if silent or isinstance(row.node, ast.Return)]
        stopped = [row for row in lines if row.what == STOPS]
        for row in [*stopped, *changing, *suspects][:1]:
            row.mark, due = WRONG, _short(self.shown.wanted)
            if silent:
                row.what = "nothing is returned"
            elif row in changing:
                row.what = CHANGES
            elif isinstance(row.node, ast.Return) and not self.answers:
                row.what = "nothing is to be returned"
            if isinstance(row.node, ast.Return) and self.case and not row.what and len(due) < LONGEST / 2:
                row.what = f"{due} is due"
        looked_into = {row.line for row in lines if row.mark == WRONG or len({row.line for row in lines}) == 1}
        self.rows = [row for row in self.rows if row.node is row.line or row.line in looked_into]

    def _changes(self, row):
        """Whether a line changes an argument in place, under its own or another name."""
        pairs = [(line.targets[0], line.value) for line in ast.walk(self.own.tree) if isinstance(line, ast.Assign)]
        tuples = [[getattr(side, "elts", ()) for side in pair] for pair in pairs]
        pairs += [pair for sides in tuples for pair in zip(*sides, strict=False)]
        given = [to for to, value in pairs if getattr(value, "id", "") in self.own.arguments]
        names = {getattr(node, "id", "") for to in given for node in ast.walk(to)} | {*self.own.arguments}
        value = getattr(row.node, "value", None)
        while getattr(getattr(value, "func", None), "id", "") == SEE:
            value = value.args[-1]
        call = getattr(value, "func", None)
        target = getattr(row.node, "target", None) or getattr(row.node, "targets", [call])[0]
        is_in_place = isinstance(target, ast.Subscript | ast.Attribute) or isinstance(row.node, ast.AugAssign)
        return is_in_place and getattr(getattr(target, "value", target), "id", "") in names

    def _rows(self):
        loops = [node for node in ast.walk(self.own.tree) if isinstance(node, ast.For | ast.While)]
        in_loops = {part for loop in loops for part in [loop, *ast.walk(loop)]}
        rounds, parts = 0, {}
        for node, value in self.runs[0][0]:
            if isinstance(node, ast.expr):
                first, values = parts.setdefault(self.own.texts[node], (node, []))
                values += [value] if node is first else []
            elif isinstance(node, ast.stmt):
                rounds += node in in_loops
                if node not in in_loops or rounds <= IN_LOOPS or value is STOPS or isinstance(node, ast.Return):
                    yield from self._parts(node, parts)
                    told = ("", STOPS) if value is STOPS else (_value(node, value), *self._what(node))
                    yield Row(node, node, self.own.texts[node], *told)
                elif rounds == IN_LOOPS + 1:
                    yield Row(node, node, "…", "")
                parts = {}

    def _parts(self, line, parts):
        for text, (node, values) in parts.items():
            rest = self.own.texts[line].removesuffix(":").removesuffix(text).rstrip()
            is_part = rest and not rest.endswith(("=", "return", "if", "while"))
            if is_part and _short(values[0]) and not re.fullmatch(r"-[\d.]+", text):
                shown = [*map(_short, values[:ROUNDS])] + ["…"] * (len(values) > ROUNDS)
                yield Row(node, line, text, ", ".join(shown))

    def _what(self, node):
        """Which quantity a line gives, or how it is related to one, in all cases; and a mark if it is one."""
        seen = [([value for other, value in run if other is node], known) for run, known in self.runs]
        pairs = [(values[0], known) for values, known in seen if len(values) == 1]
        is_same = all(same_numbers(pairs[0][0], value) for value, _ in pairs[1:])
        if is_same or isinstance(node, ast.If | ast.For | ast.While):
            return "", ""
        for relation, apply in RELATIONS.items():
            for name in pairs[0][1]:
                if all(name in known and _is(value, apply, known[name]) for value, known in pairs):
                    gives = self.own.texts[node].partition(" = ")[0]
                    words = "what is due" if relation and gives == name else NAMED.get(name, name)
                    is_named = gives not in NAMED and not isinstance(node, ast.Return)
                    is_right = not relation and (gives == name or is_named or name == DUE)
                    return f"{relation} {words}".strip(), RIGHT if is_right else ""
        return "", ""

    def __repr__(self):
        width = max((len(row.text) for row in self.rows), default=0)
        rows = [row.as_text(width) for row in self.rows]
        return "\n".join([f"Your code, line by line, for {self.case}:", *rows])

    def as_html(self, is_open=False):
        """A table, folded unless it `is_open`."""
        rows = "".join(row.as_html() for row in self.rows)
        case = f", for {inline(self.case)}" if self.shown.right else ""  # what is wrong was said of the same case
        return (
            f"<details{' open' * is_open} style='margin:.5em 0 0'><summary>Your code, line by line{case}</summary>"
            f"<table style='margin:.3em 0 0'>{rows}</table></details>"
        )


def _returns(node):
    return any(isinstance(part, ast.Return) and part.value for part in node.body)


def _quantities(known, exercise, trial):
    """What the reference computes and a lesson has a name for, and the answer: name -> value."""
    return {**{name: value for name, value in known.run(exercise, trial.case) if name in NAMED}, DUE: trial.wanted}


def _is(value, relation, known):
    if isinstance(known, tuple):
        return relation is RELATIONS[""] and same_numbers(value, known)
    return numbers(known) is not None and same_numbers(value, relation(np.asarray(known, float)))


def _short(value):
    """A value in a few letters; "" where it is not to be shown."""
    text = show(value) if numbers(value) is not None or isinstance(value, str | list | tuple | dict) else ""
    if len(text) <= LONGEST:
        return text
    short = text[:LONGEST].rsplit(" ", 1)[0]
    return f"{short} …{']' * (short.count('[') - short.count(']'))}"


def _value(node, value):
    """The value of a line; for a loop, what each name gets in a round."""
    if isinstance(node, ast.For):
        pair = isinstance(node.target, ast.Tuple)
        pairs = zip(node.target.elts, value, strict=False) if pair else [(node.target, value)]
        return ", ".join(f"{ast.unparse(name)} = {_short(part)}" for name, part in pairs)
    return str(value) if isinstance(value, bool | np.bool_) else _short(value)
