"""A function in which changes are made, tried on all cases, and undone."""

import ast
import contextlib
import functools
import re
from collections import defaultdict

import numpy as np

from nn_lesson.learner.values import agrees, flat
from nn_lesson.practice.place import changes
from nn_lesson.practice.place.changes import ANYTHING, COMMON, NAMED, NUMBER
from nn_lesson.practice.place.stretch import copied, stored
from nn_lesson.practice.place.told import Told
from nn_lesson.practice.place.written import names_of
from nn_lesson.practice.trial import more_trials

OF_MANY = {"argmax", "argmin", "len", "max", "mean", "median", "min", "prod", "std", "sum", "var"}  # and give one
FEW = 4  # numbers of an answer, which may be right by chance


DUE = {  # what the reference must have for a change to make sense
    "_ ** 2": r"\*\* ?2|square",
    "1 - _": r"\b1 - ",
    "_ * {name}": r"\*|@|dot\(|gradient_step",
}


class Tried(Told):
    """What may be put in the place of what, and whether all is right then."""

    def tries(self, places, kind, pattern, says):
        """(places, pattern, words, says) of a change at each place alone, and wherever the same is written."""
        alike = defaultdict(list)
        for place in places:
            is_kind = isinstance(getattr(place.node, "value", None) if kind is float else place.node, kind)
            if is_kind and (kind is not ANYTHING or not isinstance(place.node, NUMBER)):
                alike[ast.dump(place.node)].append(place)
        shapes = defaultdict(list)  # the same but for names, as in a line for the bias and one for the weights
        for text, group in alike.items():
            shapes[re.sub(r"(id|attr)='\w+'", "", text)] += group
        groups = [[place] for group in alike.values() for place in group]
        together = [group for group in (*alike.values(), *shapes.values()) if len(group) > 1]
        for group in groups + together:
            parts, text = changes.parts(group[0].node), self.texts[group[0].node]
            is_constant = isinstance(parts.get(pattern), NUMBER) and isinstance(group[0].statement, ast.Return)
            if set(re.findall(r"\b_[a-z]+\d?\b", pattern)) <= set(parts) and not is_constant:
                is_variable = kind is NAMED and text in self.variables
                lengths = [name for name in self.names if name.startswith("len(")]
                names = [*self.variables, *lengths, *self.arguments] if is_variable else self.names
                choices = {"{name}": names, "{known}": self.known, "{number}": self.numbers}
                for name in next((choices[kind] for kind in choices if kind in pattern), [""]):
                    if self.may_be_put(name, pattern, kind, group):
                        yield group, pattern, name, says

    def may_be_put(self, name, pattern, kind, group):
        """Not a name in its own place, nor a step by which nobody comes to the answer."""
        texts = [self.texts[place.node] for place in group]
        if self.only and name not in COMMON and name not in self.due:
            return False
        node = group[0].node
        function = self.texts.get(getattr(node, "func", None), "").rpartition(".")[2]
        if name in COMMON and "{known}(" in pattern and function not in OF_MANY:
            return False  # one number would be left as it is
        if "axis=" in pattern and not ("." in self.texts.get(getattr(node, "func", None), ".") and self.arrays):
            return False  # no function of NumPy, or nothing to sum along
        if ".shape" in pattern and name not in self.matrices:
            return False
        if pattern in DUE and not re.search(DUE[pattern], self.due_source):
            return False  # it would be right by chance: in a slice, any number that is large enough
        if pattern in ("{number}", "0", "1", "2"):
            around = [part for part in ast.walk(group[0].statement) if isinstance(part, ast.Compare)]
            if any(node in (part.left, *part.comparators) and _is_settled(part, node) for part in around):
                return False  # what asks of two numbers has one answer
        if pattern == "1e-5":
            divides = any(isinstance(part, ast.Div) for part in ast.walk(self.tree))
            if not (node.value and divides):
                return False  # no step by which a slope is measured
        if "transpose" in pattern and not any(np.ndim(part) > 1 for part in self.arrays):
            return False
        compared = ast.iter_child_nodes(getattr(group[0].statement, "test", ast.Pass()))
        if node in compared and (pattern == "{name}" or pattern.isdigit()) and not self.asks:
            return False  # what is always true, or never, would do
        if isinstance(node, ast.Compare) and re.match(r"_ |\d|-|__np__\.(exp|log)", pattern):
            return False  # nothing is computed with the answer to a question
        if name and name in map(_owner, group) or any(self.grows(place, pattern) for place in group):
            return False
        operands = [getattr(node, side, None) for side in ("left", "right")]
        if pattern in ("_a * _b", "_a / _b") and any(getattr(part, "value", 0) == 1 for part in operands):
            return False  # nothing would be left of the sign
        if pattern == "{known}(_a, _b)" and any(isinstance(part, NUMBER) for part in operands):
            return False
        if pattern == "_a" and isinstance(node, ast.Call) and getattr(node.func, "attr", "") in ("copy", "where"):
            return False  # what comes in would be changed, or a question stand for an answer
        if pattern == "_a[:_i]" and isinstance(node.slice, ast.Slice | ast.Tuple):
            return False
        if any(name.startswith(f"{text}[") for text in texts):  # `targets` of `targets[-count:]`
            return False
        if pattern == "1 - _" and f"{texts[0]} - 1" in self.texts[group[0].statement]:
            return False  # `1 - count - 1` would be a roundabout minus sign
        if kind is NUMBER and "{" not in pattern and not _is_number(node):
            return False
        if "inf" in pattern:
            given = getattr(group[0].statement, "value", None)
            is_given = isinstance(group[0].statement, ast.Assign) and node in (given, *getattr(given, "elts", ()))
            grown = [node.target for node in ast.walk(self.tree) if isinstance(node, ast.AugAssign)]
            is_count = ast.unparse(group[0].statement).partition(" = ")[0] in map(ast.unparse, grown)
            is_number = isinstance(getattr(node, "operand", node), NUMBER)
            return is_given and is_number and len(group) == 1 and not is_count
        if (
            pattern == "_f(_a + _b)"
            and len(node.args) > 2
            or pattern == "_i"
            and not isinstance(node.slice, ast.Name)
        ):
            return False  # what is left of it would make no sense
        if pattern == "{name}(_a)":
            return callable(dict(zip(self.arguments, self.trials[0].case, strict=False)).get(name))
        if kind in (NUMBER, float) and name in self.lists:
            return False  # which each round might make twice as long
        if name.startswith("len("):
            return pattern.startswith("_ /") or kind in (NUMBER, NAMED)
        is_turned = pattern.endswith("}.T")
        if name in self.passed or is_turned:
            is_function = callable(self.around.get(texts[0])) or texts[0] in self.passed
            return isinstance(group[0].node, ast.Name) and name not in texts and is_function != is_turned
        adds = len({*texts}) > 1 and pattern.startswith(("_ +", "_ -"))
        if adds and name in re.findall(r"\w+", " ".join(texts)):
            return False  # it would take itself away
        if kind is ast.Call:
            return name in ("", *self.known, *self.arguments)
        return name not in texts and not (
            pattern == "_ / {name}" and name in self.arguments and isinstance(group[0].node, NAMED)
        )

    def grows(self, place, pattern):
        """Whether a value may grow without end: one that each round makes of its last, or a list or a count."""
        if "**" not in pattern:
            return pattern.startswith("_ *") and self.texts[place.node] in self.lists
        if isinstance(place.node, NUMBER) or isinstance(place.statement, ast.For):
            return True
        loops = [node for node in ast.walk(self.tree) if isinstance(node, ast.For | ast.While)]
        is_round = any(place.statement in ast.walk(loop) for loop in loops)
        return is_round and bool(names_of(place.node) & {*stored(place.statement)})

    def mends(self, *wanted):
        """Whether all is right once the wanted changes are made, one after the other."""
        self.spend(self.price)
        try:
            with self.made(*wanted):
                return self.is_right()
        except SyntaxError:  # another change has left nothing to which this one could be made
            return False

    @contextlib.contextmanager
    def made(self, *wanted):
        """The wanted changes stand, one after the other, and are undone at the end."""
        with contextlib.ExitStack() as undone:
            now = {}
            for places, pattern, name, _ in wanted:
                for place in places:
                    now[place.node] = changes.filled(pattern, name, now.get(place.node, place.node))
                    undone.callback(place.put, place.node)
                    place.put(now[place.node])
            yield

    def is_right(self):
        self.thing = None
        try:
            self.thing = self.compiled(self.space)
            return all(self.answers(self.thing, trial) for trial in self.trials) and self.is_right_elsewhere()
        except Exception:
            return False

    def is_right_elsewhere(self):
        """Whether further cases agree: a few numbers, or places, may be right by chance."""
        if not self.is_whole:
            return True
        return all(self.answers(self.thing, trial) for trial in self.further)

    @functools.cached_property
    def lists(self):
        """The names of the lists that come in."""
        kinds = [map(type, trial.case) for trial in self.trials]
        return {name for name, *kind in zip(self.arguments, *kinds, strict=False) if list in kind}

    @functools.cached_property
    def matrices(self):
        """The names of the arrays with rows and columns that come in."""
        cases = [zip(self.arguments, trial.case, strict=False) for trial in self.trials]
        return {name for case in cases for name, part in case if isinstance(part, np.ndarray) and part.ndim > 1}

    @functools.cached_property
    def arrays(self):
        """The arrays that come in and are due."""
        values = [part for trial in self.trials for part in (*trial.case, trial.wanted)]
        parts = [inner for part in values for inner in (part if isinstance(part, tuple) else (part,))]
        return [part for part in parts if isinstance(part, np.ndarray)]

    @functools.cached_property
    def further(self):
        sizes = [flat(trial.wanted) for trial in self.trials]
        has_few = all(size is None or size.size <= FEW for size in sizes)
        return more_trials(self.exercise, self.exercise.reference, self.trials) if has_few else []

    def answers(self, thing, trial):
        answer = self.call(thing, *map(copied, trial.case))
        return _near(answer, trial.wanted, self.tolerance) and agrees(answer, trial.wanted, self.tolerance)


def _owner(place):
    """The name of the list to which a line appends something: in itself it would never be looked through."""
    called = getattr(getattr(place.statement, "value", None), "func", None)
    return getattr(getattr(called, "value", None), "id", "")


def _is_number(node):
    return isinstance(node.value, int | float) and not isinstance(node.value, bool)


def _near(answer, wanted, tolerance):
    """A quick look before a careful one."""
    if isinstance(wanted, tuple):
        same = len(answer) == len(wanted)
        return same and all(_near(*pair, tolerance) for pair in zip(answer, wanted, strict=True))
    if isinstance(answer, list) and np.ndim(wanted) < 2 and any(isinstance(part, list) for part in answer):
        return False  # a list that holds itself would never be looked through
    if isinstance(wanted, list):
        return len(answer) == len(wanted)
    return np.all(np.abs(np.subtract(answer, wanted)) <= 1e-9 + tolerance * np.abs(wanted))


def _is_settled(question, asked):
    """Whether all that a question compares but one part are numbers."""
    others = [part for part in (question.left, *question.comparators) if part is not asked]
    return all(isinstance(part, NUMBER) for part in others)
