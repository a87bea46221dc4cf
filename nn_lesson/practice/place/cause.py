"""Which one thing in a learner's function, changed, puts every answer right? There the mistake is.

Each change is made in the tree of the function, which is then compiled and tried on all cases. What may be put in
comes from the learner's own names and from the reference.
"""

import ast
import contextlib
import inspect
import re
from dataclasses import replace
from difflib import SequenceMatcher
from itertools import combinations, product

import numpy as np

from nn_lesson.learner.values import ORDINALS, all_same
from nn_lesson.practice.known import MORE
from nn_lesson.practice.place import changes, statements
from nn_lesson.practice.place.changes import CHANGES, COMMON, NAMED, OTHER_NAME
from nn_lesson.practice.place.graft import WRONG, grafts, inner, told
from nn_lesson.practice.place.other_function import other_function
from nn_lesson.practice.place.stretch import stretch
from nn_lesson.practice.place.tried import Tried
from nn_lesson.practice.place.two import TWO, pair, two_changes
from nn_lesson.practice.place.written import AT, Late, Written

STRICT = 1e-6  # the tolerance at first: a generous one lets wrong changes through
GENEROUS = 1e-4  # above which answers may differ that are made in another way

TRY = 50  # the work of each try, however small the function
MIXED = range(2, 5)  # signs in an expression that are tried all at once
APPLIED = {each.__name__: each for each in (abs, int, max, min)}  # tried where the reference has them
AFTER = (  # what a second mistake may have done to all answers
    ("is twice what it should be.", lambda due, _: 2 * due),
    ("is half of what it should be.", lambda due, _: due / 2),
    ("has the wrong sign.", lambda due, _: -due),
    ("is the square of what it should be.", lambda due, _: due**2),
    ("is a sum where the mean is due.", lambda due, count: due * count),
)


class Search(Tried):
    """Tries one change after the other, and undoes each. It finds a `sentence`, and the number of its `line`."""

    def __init__(self, exercise, thing, trials, lines):
        super().__init__(thing, exercise.method)
        self.sentence, self.line, self.lines, self.exercise = "", None, lines, exercise
        self.is_whole = True  # what is tried is all of the function, not a part of it
        self.only, self.two = None, ("", None)  # the line that alone is wrong; what is said of two
        self.is_due_elsewhere = False  # whether the code holds the right answer, and returns something else
        self.trials = sorted(trials, key=lambda trial: trial.right)  # most changes fail where it is wrong
        self.thing, self.partial, self.stretch = None, ("", None), None
        self.near, self.nearest = (), ()  # the change after which something else is wrong, and how good it is
        self.each = []  # of several mistakes: what is said of each, and a source in which it stands alone
        self.call, self.run_price = exercise.call, len(lines.runs[0][0])
        self.price = self.price_now()
        nodes = [node for node in ast.walk(self.tree) if isinstance(node, ast.Name)]
        loops = [node for node in ast.walk(self.tree) if isinstance(node, ast.For)]
        read = {node.id for node in nodes if isinstance(node.ctx, ast.Load)}
        counts = {self.texts[loop.target] for loop in loops if " in range(" in self.texts[loop]} - read
        stored = (node.id for node in nodes if isinstance(node.ctx, ast.Store) and node.id not in counts)
        self.variables = list(dict.fromkeys(stored))
        self.names = [*self.arguments, *(f"len({name})" for name in self.arguments), *self.variables]
        indices = {self.texts[node.slice] for node in ast.walk(self.tree) if isinstance(node, ast.Subscript)}
        self.names += [f"{name}[{index}]" for name in self.arguments for index in sorted(indices)]
        self.reference = reference = Written(exercise.reference, exercise.method)
        self.due_source = reference.text_now()
        nodes = list(ast.walk(reference.tree))
        values = [node.value for node in nodes if isinstance(node, ast.Constant)]
        self.numbers = [str(one) for one in dict.fromkeys(one for one in values if type(one) in (int, float))]
        self.asks = any(isinstance(node, ast.If) for node in nodes)
        of_self = [node for node in nodes if getattr(getattr(node, "value", None), "id", "") == "self"]
        self.names += {ast.unparse(node) for node in of_self if not hasattr(self.owner, node.attr)}
        self.shapes = {shape(node) for node in nodes if isinstance(node, ast.BinOp)}
        called = dict.fromkeys(ast.unparse(node.func) for node in nodes if isinstance(node, ast.Call))
        functions = [name for name in called if inspect.isfunction(reference.around.get(name))]
        self.known = [name for name in functions if not name.startswith("__")]  # by which loops are counted
        self.space = {
            **self.around,
            "__np__": np,
            **{f"__{name}__": thing for name, thing in reference.around.items() if inspect.isfunction(thing)},
        }
        passed = [node for call in nodes if isinstance(call, ast.Call) for node in call.args]
        names = [node.id for node in passed if isinstance(node, ast.Name)]
        given = ((name, reference.around.get(name)) for name in names)
        self.passed = {name: thing for name, thing in given if inspect.isfunction(thing)}
        self.names, self.space = [*self.names, *self.passed], {**self.passed, **self.space}
        self.own_functions = self.known = [*dict.fromkeys([*self.known, *self.passed])]
        of_python = [name for name in called if name in APPLIED and name not in reference.around]
        self.space |= {f"__{name}__": APPLIED[name] for name in of_python}
        of_numpy = [name for name in called if name.startswith("np.")]
        self.known = [*self.known, *dict.fromkeys([*COMMON, *of_numpy]), *of_python]

    def go(self):
        """Look in the lines that go wrong first, then everywhere."""
        self.tolerance = min(self.exercise.tolerance, STRICT)
        self.stretch = stretch(self, self.exercise, self.trials)
        ways = (self.unread, self.statement, self.graft, self.inner, self.two_lines, self.in_results)
        ways += (self.in_stretch, self.exchange, self.begins, self.single)
        try:
            for way in (*ways, self.signs):
                if not (self.sentence or way == self.signs and self.partial[0]):
                    way(self.places())
        except Late:
            pass
        self.each = [] if self.sentence else self.each
        try:
            is_vague = self.two[0].endswith(f"{WRONG}.") and not self.two[0].startswith(TWO)
            if not self.sentence and (self.only or is_vague or not (self.partial[0] or self.two[0])):
                two_changes(self)
        finally:  # also where the work is done
            if not self.sentence:
                other = other_function(self) if self.only or not self.partial[0] else None
                found = next((one for one in (self.partial, self.two) if one[0]), self.partial)
                self.sentence, self.line, *source = other or found
                self.each = [("", *source)] if other else self.each

    def unread(self, places):
        """What is computed and then read nowhere belongs where another name stands."""
        for name, place in product(self.unread_names(), places):
            if isinstance(place.node, NAMED) and self.mends(found := ([place], "{name}", name, OTHER_NAME)):
                self.tell(*found)
                return

    def graft(self, _places):
        """The only line that is wrong, if there is one: what is wrong in it is looked for there alone."""
        for place, due in grafts(self, 1):
            self.only, self.due, self.stretch = place.statement, ast.unparse(due), None
            self.partial = told(self, place, due), place.statement.lineno

    def two_lines(self, _places):
        """Two lines are wrong, and no other: to be said if nothing shorter is found."""
        if not (self.only or self.partial[0] or self.two[0]) and (found := grafts(self, 2)):
            first, second = sorted(found, key=lambda pair: pair[0].statement.lineno)
            for pair, other in ((first, second), (second, first)):
                with _put(other):
                    self.each.append((told(self, *pair), self.text_now()))
            sentences = [said for said, _ in self.each]
            self.two = " ".join([TWO, *sentences]), first[0].statement.lineno

    def in_stretch(self, _places):
        """What puts the first wrong lines right; the `partial` answer where other lines are wrong, too."""
        if not self.stretch:
            return
        self.partial = "", self.tree.body[self.stretch.last].lineno
        with self.alone(self.stretch):
            swapped = self.exchange(self.places())
            found = None if self.sentence else self.one(self.places())
            if not (self.sentence or found):
                self.statement()
        if found:
            self.tell(*found)
        if self.sentence and not (found and self.mends(found)):
            if found or swapped:
                self.each = self.first_of_two(self.made(found) if found else _put(*swapped))
            self.partial = f"{self.sentence} {MORE}.", self.line
            self.sentence = ""

    def first_of_two(self, made):
        """The first mistake as it is told, and, while it is put right, the source that is left."""
        with made:
            return [(self.sentence or self.two[0], ""), ("", self.text_now())]

    @contextlib.contextmanager
    def alone(self, part):
        """The function is this stretch alone: it takes the variables before it and gives what goes wrong."""
        names = [*set.intersection(*map(set, part.before))]
        kept = self.tree.body, self.tree.args, self.trials, self.owner, self.call, self.names, self.price
        self.is_whole = False
        given = ast.Tuple([ast.Name(name, ast.Load(), **AT) for name in part.names], ast.Load(), **AT)
        self.tree.body = [*self.tree.body[part.first : part.last + 1], ast.Return(given, **AT)]
        self.tree.args = ast.arguments([], [ast.arg(name, **AT) for name in names], None, [], [], None, [])
        self.trials = [
            replace(trial, case=tuple(before[name] for name in names), wanted=due)
            for trial, before, due in zip(self.trials, part.before, part.wanted, strict=True)
        ]
        self.owner, self.call, self.price = None, lambda thing, *case: thing(*case), self.price_now()
        self.names = [name for name in self.names if re.search(r"\w+(?!\w*\()", name)[0] in names]
        try:
            yield
        finally:
            self.tree.body, self.tree.args, self.trials, self.owner, self.call, self.names, self.price = kept
            self.is_whole = True

    def inner(self, places):
        """An expression in whose place one of the reference's is right: said if nothing more exact is found."""
        if not self.partial[0] and (found := inner(self, places)):
            self.two, self.grafted = (told(self, *found), found[0].statement.lineno), found

    def in_results(self, _places):
        """The same for the first of several wrong results that can be put right alone."""
        if self.two[0]:
            return
        kept, call, self.is_whole = self.trials, self.call, False
        results = [part for trial in kept for part in (trial.value, trial.wanted)]
        count = len(results[1]) if all(isinstance(part, tuple) for part in results) else 0
        for i in range(count if count and {*map(len, results)} == {count} else 0):
            self.trials = [replace(trial, wanted=trial.wanted[i]) for trial in kept]
            self.call = lambda thing, *case, i=i: call(thing, *case)[i]
            if not all_same((trial.value[i], trial.wanted) for trial in self.trials):
                self.inner([place for place in self.places() if isinstance(place.statement, ast.Return)])
            self.trials, self.call = kept, call
            if self.two[0]:
                self.each = self.first_of_two(_put(self.grafted))
                self.two = f"{self.two[0]} {MORE}.", self.two[1]
                break
        self.is_whole = True

    def places(self):
        found = [place for place in changes.places(self.tree) if place.node in self.texts]
        return [place for place in found if self.only in (None, place.statement)]

    def price_now(self):
        """The work of one try: to compile the tree, and to run it."""
        return TRY + len(list(ast.walk(self.tree))) + self.run_price // 2

    def first_wrong(self):
        """A sentence on the first line that gives a variable another value than is due, or ""."""
        if not self.stretch:
            return ""
        return self.stretch.told(self.texts[self.tree.body[self.stretch.last]])

    def returned(self):
        """The right answer stands under a name, or below, and something else is returned."""
        self.tolerance = self.exercise.tolerance
        for place in self.places():
            text = self.texts[place.node]
            whole = getattr(place.statement, "value", None)
            is_returned = place.node in (whole, *getattr(whole, "elts", ()))
            if isinstance(place.statement, ast.Return) and is_returned:
                for name in self.variables:
                    made_of_it = re.search(rf"\b{name}\b", text) or text in self.made_of(name)
                    if not made_of_it and self.mends(([place], "{name}", name, "")):
                        says = f"`{name}` holds the right answer, but `{text}` is returned."
                        return self.say_due(says, place.statement)
        for statement, says in statements.returning_in_loops(self.tree, self.texts):
            if says:  # no other line stands in the loop
                self.each = [("", "" if self.is_right() else self.text_now())]
                return self.say_due(f"`{self.texts[statement]}` {says}", statement)
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

    def statement(self, _places=()):
        for line, says in statements.changed(self.tree, self.texts):
            self.spend(self.price)
            if self.is_right():
                self.sentence, self.line = f"`{self.texts[line].rstrip(':')}` {says}", line.lineno
                return

    def single(self, places):
        """One change."""
        if found := self.one(places):
            self.tell(*found)

    def exchange(self, places):
        """Two names or numbers of a line stand in each other's place."""
        leaves = [
            place for place in places if not any(part in self.texts for part in ast.iter_child_nodes(place.node))
        ]
        for one, other in combinations([*leaves, *changes.targets(self.tree)], 2):
            texts = [self.texts[place.node] for place in (one, other)]
            is_number = isinstance(one.node, ast.Constant) and isinstance(other.node, ast.Constant)
            alike = is_number or one.statement is other.statement and type(one.node) is type(other.node)
            if alike and texts[0] != texts[1] and not self.is_pair(one.node, other.node):
                self.spend(self.price)
                swapped = (one, other.node), (other, one.node)
                with _put(*swapped):
                    is_right = self.is_right()
                if is_right:
                    self.line = one.statement.lineno
                    lines = [self.texts[place.statement].rstrip(":") for place in (one, other)]
                    self.sentence = f"In `{lines[0]}`, `{texts[0]}` and `{texts[1]}` have changed places."
                    if lines[0] != lines[1]:
                        both = [f"`{text}` in `{line}`" for text, line in zip(texts, lines, strict=True)]
                        self.sentence = f"The {both[0]} and the {both[1]} have changed places."
                    return swapped

    def is_pair(self, left, right):
        """Whether two expressions are the two sides of one sign."""
        operations = [node for node in ast.walk(self.tree) if isinstance(node, ast.BinOp)]
        return any({node.left, node.right} == {left, right} for node in operations)

    def one(self, places):
        """(places, pattern, words, says) of the best change of the first kind that helps, or None."""
        generous = [self.exercise.tolerance] if self.exercise.tolerance > GENEROUS else []
        for tolerance in [min(self.exercise.tolerance, STRICT), *generous]:
            self.tolerance = tolerance
            for change in CHANGES:
                good = []
                may_be_near = change[-1] in changes.NEARLY and change[1] != "-1" and not self.stretch
                for found in self.tries(places, *change):
                    if self.mends(found):
                        good.append(found)
                    elif may_be_near and self.near in ((), change):
                        self.near = change if self.nearly(found) else self.near
                self.near = self.near and (None,)  # of one kind of change alone the best is looked for
                if good:
                    return max(self.least(good), key=self.merit)
        return None

    def least(self, found):
        """Without those changes of which a part would do."""
        groups = [{place.node for place in places} for places, *_ in found]
        return [one for one, group in zip(found, groups, strict=True) if not any(part < group for part in groups)]

    def nearly(self, found):
        """Whether after a change the answers are the right ones but for something that is done to all of them."""
        is_better = not self.partial[0] or self.nearest and self.merit(found) > self.nearest
        for says, relation in AFTER if self.thing and is_better else ():
            with contextlib.suppress(Exception):
                trials = [*self.trials, *self.further]
                wanted = (replace(trial, wanted=relation(trial.wanted, _count(trial))) for trial in trials)
                if all(self.answers(self.thing, trial) for trial in wanted):
                    self.tell(*found)
                    if changes.OTHER_POWER in self.sentence and "square" in says:
                        self.sentence = ""  # two powers in one: which of them is wrong is not sure
                        continue
                    self.partial = f"{self.sentence} {MORE}: after that, the answer {says}", self.line
                    self.sentence, self.nearest = "", self.merit(found)
                    return True

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
                        if {(had[i], signs[i]) for i in wrong} == {("+", "*"), ("*", "+")}:
                            which = f"`+` and `*` stand in each other's place: {which}"
                        self.sentence = f"{self.where(place.statement, self.texts[place.node])}, {which} wrong."
                        self.line = place.statement.lineno
                        return

    def begins(self, places):
        """Two values with which something begins."""
        pair(self, places, changes.BEGINS)

    def merit(self, found):
        """Rather not in a line that is right; early, or at the end; a whole expression, yet a small one."""
        (place, *_), pattern, name, _ = found
        line, size = place.statement.lineno, len(self.texts[place.node])
        size = size if re.match(r"-_|_ [*/]", pattern) else -size
        is_end = changes.is_returned(place)
        is_unfinished = is_end and pattern.startswith(changes.UNFINISHED)
        alike = SequenceMatcher(None, name, self.texts[place.node]).ratio()
        is_known = shape(getattr(place.statement, "value", None)) in self.shapes
        is_right = line in self.lines.right or is_known and not pattern.startswith(changes.UNFINISHED)
        return not is_right, is_unfinished, -line, not isinstance(place.node, NAMED), size, alike


@contextlib.contextmanager
def _put(*pairs):
    """Something else stands in each place, and is taken away at the end."""
    for place, due in pairs:
        place.put(due)
    try:
        yield
    finally:
        for place, _ in pairs:
            place.put(place.node)


def shape(node):
    """What an expression is but for its names, so that `p * (1 - p)` is known by another name, too."""
    names = list(dict.fromkeys(part.id for part in ast.walk(node) if isinstance(part, ast.Name))) if node else []
    return re.sub(r"id='(\w+)'", lambda found: f"id={names.index(found[1])}", ast.dump(node)) if node else ""


def _count(trial):
    first = trial.case[0]
    return len(first) if isinstance(first, list | np.ndarray) and np.ndim(first) else 1


def _differences(some, others):
    return sum(one != other for one, other in zip(some, others, strict=True))
