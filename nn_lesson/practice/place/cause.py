"""Which one thing in a learner's function, changed, puts every answer right? There the mistake is.

Each change is made in the tree of the function, which is then compiled and tried on all cases. What may be put in
comes from the learner's own names and from the reference.
"""

import ast
import contextlib
import inspect
import re
import time
from collections import defaultdict
from dataclasses import replace
from itertools import product

import numpy as np

from nn_lesson.learner.values import agrees
from nn_lesson.practice.place import changes, statements
from nn_lesson.practice.place.changes import ANYTHING, CHANGES, NAMED, NUMBER, PAIRED
from nn_lesson.practice.place.written import AT, Written

TWO = "There are two mistakes."
COMMON = ("np.sum", "np.mean")  # functions of NumPy that are tried, and named, everywhere
STRICT = 1e-6  # the tolerance at first: a generous one lets wrong changes through

STEPS = 120  # that are tried two at a time
MIXED = range(2, 5)  # signs in an expression that are tried all at once
ORDINALS = ("first", "second", "third", "fourth")


class Search(Written):
    """Tries one change after the other, and undoes each. It finds a `sentence`, and the number of its `line`."""

    def __init__(self, exercise, thing, trials, lines, seconds):
        super().__init__(thing, exercise.method, seconds)
        self.sentence, self.line, self.lines, self.exercise = "", None, lines, exercise
        self.is_due_elsewhere = False  # whether the code holds the right answer, and returns something else
        self.trials = sorted(
            trials, key=lambda trial: trial.right
        )  # the wrong ones first: most changes fail there
        nodes = [node for node in ast.walk(self.tree) if isinstance(node, ast.Name)]
        self.variables = list(dict.fromkeys(node.id for node in nodes if isinstance(node.ctx, ast.Store)))
        self.names = [*self.arguments, *(f"len({name})" for name in self.arguments), *self.variables]
        indices = {self.texts[node.slice] for node in ast.walk(self.tree) if isinstance(node, ast.Subscript)}
        self.names += [f"{name}[{index}]" for name in self.arguments for index in sorted(indices)]
        reference = Written(exercise.reference, exercise.method)
        nodes = list(ast.walk(reference.tree))
        of_self = [node for node in nodes if getattr(getattr(node, "value", None), "id", "") == "self"]
        self.names += {ast.unparse(node) for node in of_self if not hasattr(self.owner, node.attr)}
        called = dict.fromkeys(ast.unparse(node.func) for node in nodes if isinstance(node, ast.Call))
        self.known = [name for name in called if inspect.isfunction(reference.around.get(name))]
        self.space = {
            **self.around,
            "__np__": np,
            **{f"__{name}__": reference.around[name] for name in self.known},
        }
        self.own_functions = [*self.known]
        self.known += dict.fromkeys([*COMMON, *(name for name in called if name.startswith("np."))])

    def go(self, seconds):
        """Look everywhere, for so long."""
        self.ends = time.process_time() + seconds
        everywhere = list(changes.places(self.tree))
        self.tolerance = min(self.exercise.tolerance, STRICT)
        broken = [place for place in everywhere if place.statement.lineno in self.lines.broken()[:1]]
        first = self.first_line(broken)
        ways = (self.statement, broken), (self.single, broken), (self.single, everywhere)
        try:
            for way, places in (*ways, (self.signs, everywhere), (self.pair, everywhere)):
                way(places)
                if self.sentence:
                    return
        finally:  # also where time is up
            if not self.sentence:
                self.sentence, self.line = first

    def returned(self):
        """The right answer stands under a name, or below, and something else is returned."""
        self.tolerance = self.exercise.tolerance
        for place in list(changes.places(self.tree)):
            text = self.texts[place.node]
            if isinstance(place.statement, ast.Return) and place.node is place.statement.value:
                for name in self.variables:
                    made_of_it = re.search(rf"\b{name}\b", text) or text in self.made_of(name)
                    if not made_of_it and self.mends(([place], "{name}", name, "")):
                        says = f"`{name}` holds the right answer, but `{text}` is returned."
                        return self.say_due(says, place.statement)
        for statement in statements.ending_early(self.tree.body):
            if self.is_right():
                line = self.texts[statement]
                return self.say_due(f"`{line}` ends the function: the lines below it never run.", statement)

    def made_of(self, name):
        """The names to which a line with this name on its right side gives a value."""
        lines = [node for node in ast.walk(self.tree) if isinstance(node, ast.Assign)]
        return [self.texts[line.targets[0]] for line in lines if name in map(self.texts.get, ast.walk(line.value))]

    def say_due(self, sentence, statement):
        self.sentence, self.line, self.is_due_elsewhere = sentence, statement.lineno, True

    def statement(self, _places):
        for line, says in statements.changed(self.tree, self.texts):
            if self.is_right():
                self.sentence, self.line = f"`{self.texts[line]}` {says}", line.lineno
                return

    def single(self, places):
        """One change."""
        for tolerance in sorted({min(self.exercise.tolerance, STRICT), self.exercise.tolerance}):
            self.tolerance = tolerance
            for change in CHANGES:
                if good := [found for found in self.tries(places, *change) if self.mends(found)]:
                    return self.tell(*max(good, key=self.merit))

    def signs(self, places):
        """Several signs between the parts of what a line computes, as few as will do."""
        for place in places:
            words = re.split(r" ([-+*/]) ", ast.unparse(place.node))
            had = words[1::2]
            if place.node is getattr(place.statement, "value", None) and len(had) in MIXED:
                others = sorted(product("+*-/", repeat=len(had)), key=lambda signs: _differences(signs, had))
                for signs in (signs for signs in others if _differences(signs, had) <= max(2, len(had) - 1)):
                    words[1::2] = signs
                    if self.mends(([place], f"({''.join(words)})", "", "")):
                        wrong = [i for i, sign in enumerate(signs) if sign != had[i]]
                        *rest, last = [ORDINALS[i] for i in wrong]
                        which = f"the {', '.join(rest)} and {last} of the {len(had)} signs are"
                        if len(wrong) == len(had):
                            which = "both signs are"
                        elif len(wrong) == 1:
                            which = f"the `{had[wrong[0]]}` after `{words[2 * wrong[0]].split()[-1]}` is"
                        self.sentence = f"{self.where(place.statement, self.texts[place.node])}, {which} wrong."
                        self.line = place.statement.lineno
                        return

    def first_line(self, places):
        """(sentence, line) of a change after which the first wrong line is right, though others may not be."""
        statement = places[0].statement if places else None
        if statement not in self.tree.body:
            return "", None
        name = ast.unparse(statement.targets[0])
        at, trials = self.tree.body.index(statement) + 1, self.trials
        rest, self.tree.body[at:] = self.tree.body[at:], [ast.Return(ast.Name(name, ast.Load(), **AT), **AT)]
        self.trials = [
            replace(trial, wanted=known[name])
            for trial, (_, known) in zip(self.lines.seen, self.lines.runs, strict=True)
        ]
        try:
            self.single(places)
        finally:
            self.tree.body[at:], self.trials = rest, trials
        found = f"{self.sentence} That is not the only mistake." if self.sentence else "", self.line
        self.sentence, self.line = "", None
        return found

    def pair(self, places):
        """Two small changes."""
        likely = [change for says in PAIRED for change in CHANGES if change[-1] is says]
        steps = [found for change in likely for found in self.tries(places, *change) if _may_be_paired(found)]
        for pair in ((first, second) for i, second in enumerate(steps[:STEPS]) for first in steps[:i]):
            inner_first = sorted(pair, key=lambda found: places.index(found[0][0]), reverse=True)
            if self.mends(*inner_first):
                told = []
                for found in pair:
                    self.tell(*found)
                    told.append((self.line, self.sentence))
                self.line, self.sentence = (
                    min(told)[0],
                    " ".join([TWO, *(said for _, said in sorted(told))]),
                )
                return

    def tries(self, places, kind, pattern, says):
        """(places, pattern, words, says) of a change at each place alone, and wherever the same is written."""
        alike = defaultdict(list)
        for place in places:
            if isinstance(place.node, kind) and (kind is not ANYTHING or not isinstance(place.node, NUMBER)):
                alike[ast.dump(place.node)].append(place)
        shapes = defaultdict(list)  # the same but for names, as in a line for the bias and one for the weights
        for text, group in alike.items():
            shapes[re.sub(r"(id|attr)='\w+'", "", text)] += group
        groups = [[place] for group in alike.values() for place in group]
        together = [group for group in (*alike.values(), *shapes.values()) if len(group) > 1]
        for group in groups + together:
            parts, text = changes.parts(group[0].node), self.texts[group[0].node]
            if set(re.findall(r"\b_[a-z]+\d?\b", pattern)) <= set(parts) and not isinstance(
                parts.get(pattern), NUMBER
            ):
                is_variable = kind is NAMED and text in self.variables
                lengths = [name for name in self.names if name.startswith("len(")]
                names = [*self.variables, *lengths, *self.arguments] if is_variable else self.names
                for name in names if "{name}" in pattern else self.known if "{known}" in pattern else [""]:
                    if self.may_be_put(name, pattern, kind, group):
                        yield group, pattern, name, says

    def may_be_put(self, name, pattern, kind, group):
        """Not a name in its own place, nor a step by which nobody comes to the answer."""
        texts = [self.texts[place.node] for place in group]
        if name.startswith("len("):
            return pattern.startswith("_ /") or kind in (NUMBER, NAMED)
        if kind is ast.Call:
            return name in ("", *self.known, *self.arguments)
        return name not in texts and not (
            pattern == "_ / {name}" and name in self.arguments and isinstance(group[0].node, NAMED)
        )

    def mends(self, *wanted):
        """Whether all is right once the wanted changes are made, one after the other."""
        self.tick()
        with contextlib.ExitStack() as undone:
            now = {}
            for places, pattern, name, _ in wanted:
                known = name.replace("np.", "__np__.") if "." in name else f"__{name}__"
                for place in places:
                    parts = changes.parts(now.get(place.node, place.node))
                    now[place.node] = changes.filled(
                        pattern.format(name=name, known=known, **changes.signs(parts)), parts
                    )
                    undone.callback(place.put, place.node)
                    place.put(now[place.node])
            return self.is_right()

    def is_right(self):
        try:
            thing = self.compiled(self.space)
            return all(self.answers(thing, trial) for trial in self.trials)
        except Exception:
            return False

    def answers(self, thing, trial):
        answer = self.exercise.call(thing, *map(_copy, trial.case))
        return _near(answer, trial.wanted, self.tolerance) and agrees(answer, trial.wanted, self.tolerance)

    def merit(self, found):
        """Rather not in a line that is right; early, or at the end; a whole expression, yet a small one."""
        (place, *_), pattern, *_ = found
        line, size = place.statement.lineno, len(self.texts[place.node])
        size = size if re.match(r"-_|_ [*/]", pattern) else -size
        is_end = isinstance(place.statement, ast.Return) and place.node is place.statement.value
        is_unfinished = is_end and pattern.startswith(changes.UNFINISHED)
        return line not in self.lines.right, is_unfinished, -line, not isinstance(place.node, NAMED), size

    def tell(self, places, pattern, name, says):
        place, parts = places[0], changes.parts(places[0].node)
        text, line = self.texts[place.node], self.texts[place.statement]
        twice = self.texts.get(parts.get("_f"))
        several = any(not isinstance(part, NUMBER) for part in getattr(place.node, "args", ())[1:])
        if isinstance(place.node, ast.List) or several and says is changes.TOO_MUCH:
            says = changes.ALONE
        elif says is changes.TOO_MUCH and twice and f"{twice}({twice}(" in line:
            says = f"applies `{twice}` twice."
        elif pattern == "{known}(_a)" and name in (*self.own_functions, *COMMON):
            says = "is wrong: `{known}` is wanted, not `{function}`."
            if name == self.texts.get(parts.get("_f")):
                says = "calls `{known}`, which is not right itself."
        named = {"part": pattern, "function": "_f", "first": "_p", "last": "_q"}
        words = {name: self.texts.get(parts.get(part)) for name, part in named.items()}
        words |= {"rest": self.rest(place.node, parts, pattern), "axis": changes.axis(place.node, pattern)}
        is_outside = isinstance(place.node, ast.Name) and text not in (*self.arguments, *self.variables)
        if says is changes.OTHER and is_outside:
            says = "comes from outside the function, and is the same for every case."
        before = self.source.splitlines()[place.node.lineno - 1][: place.node.col_offset]
        if says is changes.OTHER_NUMBER and before.rstrip().endswith("**"):
            text, says = f"** {text}", changes.OTHER_POWER  # it may well stand elsewhere in the line
        says = says.format(_=text, name=name, known=name, **words, **changes.signs(parts))
        where = self.where(place.statement, text)
        self.sentence = f"{where}, {says}" if says.startswith("the ") else f"{where}, `{text}` {says}"
        if (
            line.endswith(f"= {text}")
            and not says.startswith("the ")
            and says not in (changes.OTHER, changes.OTHER_NUMBER, changes.OTHER_POWER)
        ):
            self.sentence = f"`{line}` {says}"
        self.line = place.statement.lineno
        others = {self.texts[other.node] for other in places} - {self.texts[place.node]}
        if others:
            self.sentence += f" The same goes for {' and '.join(f'`{other}`' for other in sorted(others))}."

    def where(self, statement, text):
        line = self.texts[statement]
        return "In the `return`" if line == f"return {text}" else f"In `{line}`"

    def rest(self, node, parts, pattern):
        """What an operation or a call has beside one of its parts."""
        if isinstance(node, ast.Subscript | ast.Attribute) or isinstance(node, ast.Call) and not node.args:
            return self.texts[node].removeprefix(self.texts[parts["_a"]])
        if isinstance(node, ast.Call):
            return self.texts[node.func]
        other, sign = (
            self.texts.get(parts.get({"_a": "_b", "_b": "_a"}.get(pattern))),
            changes.signs(parts)["sign"],
        )
        if isinstance(parts.get("_b" if pattern == "_a" else "_a"), ast.BinOp):
            other = f"({other})"
        return f"{sign} {other}" if pattern == "_a" else f"{other} {sign}"


def _near(answer, wanted, tolerance):
    """A quick look before a careful one."""
    if isinstance(wanted, tuple):
        same = len(answer) == len(wanted)
        return same and all(_near(*pair, tolerance) for pair in zip(answer, wanted, strict=True))
    if isinstance(wanted, list):  # a list that holds itself would never be looked through
        return len(answer) == len(wanted) and not any(isinstance(part, list) for part in answer)
    return np.all(np.abs(np.subtract(answer, wanted)) <= 1e-9 + tolerance * np.abs(wanted))


def _copy(part):
    """A copy of an argument, and of the arrays in it; quicker than `deepcopy`."""
    if isinstance(part, tuple):
        return tuple(map(_copy, part))
    return part.copy() if hasattr(part, "copy") else part


def _differences(some, others):
    return sum(one != other for one, other in zip(some, others, strict=True))


def _may_be_paired(found):
    """Not a 0 that takes away what the other change builds anew, nor a term in the middle of something."""
    (place, *_), pattern, _, says = found
    whole = place.node is getattr(place.statement, "value", None)
    return (
        whole
        if says is changes.MISSING
        else isinstance(place.node, NUMBER) and pattern != "0"
        if says is changes.OTHER_NUMBER
        else True
    )
