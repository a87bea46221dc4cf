"""The lines in which a function leaves the right way: from the last right one to the first that goes wrong."""

import ast
import functools
import re
from collections import defaultdict

from nn_lesson.learner.values import flat, numbers, show
from nn_lesson.learner.values import same_numbers as same_exactly
from nn_lesson.practice.place.written import Late, Written, names_read
from nn_lesson.practice.trial import seeded

# Names of what all compute in one way.
QUANTITIES = r"hidden|scores|prediction|layer_\d|(weights|biases)_\d|d[a-z]+_d\w+"
LONGEST = 40  # letters of a value that is shown
same_numbers = functools.partial(same_exactly, tolerance=1e-4)  # a slope that a nudge measures goes wrong nowhere
KEEP, LOCALS = "__keep__", "__locals__"  # functions of ours in a copy


class Stretch:
    """Lines of the body, from `first` to `last`, after which `names` should hold what is `wanted` in each case.

    `before` has each case's variables above these lines; `given` what the names hold, None where they stop.
    `others` has what is due under other names.
    """

    def __init__(self, first, last, names, before, given, wanted, others):
        self.first, self.last, self.names, self.before = first, last, names, before
        self.given, self.wanted, self.others = given, wanted, others

    def told(self, line):
        """A sentence on its last line."""
        alone = self.first == self.last
        begin = "The first line that goes wrong is" if alone else "Something has gone wrong by"
        is_loop = line.startswith(("for ", "while "))
        for i, name in enumerate(self.names):
            given, wanted = ([case[i] for case in cases] for cases in (self.given, self.wanted))
            wrong = [pair for pair in zip(given, wanted, strict=True) if not same_numbers(*pair)]
            same = [other for other, due in self.others.items() if all(map(same_numbers, given, due))]
            if wrong and same:
                return f"In `{line}`, `{name}` is what `{same[0]}` should be."
            if wrong:
                if same_numbers(given[0], wanted[0]):  # the verdict shows that case, where it is right
                    return f"{begin} `{line}`: `{name}` is not always what is due."
                shown = [show(value) for value in wrong[0]]
                if numbers(wrong[0][0]) is None or max(map(len, shown)) > LONGEST:
                    return f"{begin} `{line}`: `{name}` is not what is due."
                if is_loop:
                    return f"After the loop `{line.rstrip(':')}`, `{name}` is {shown[0]}, where {shown[1]} is due."
                return f"{begin} `{line}`: it gives {shown[0]}, where {shown[1]} is due."
        return ""


def stretch(own, exercise, trials):
    """The first `Stretch` in which a function goes wrong, as far as its names tell; or None."""
    if any(_changes_in_place(node) for node in ast.walk(own.tree)):
        return None  # what was there before is lost
    known = Written(exercise.reference, exercise.method)
    runs, right = _runs(own, exercise, trials), _runs(known, exercise, trials)
    if not all(runs + right):
        return None
    stores, due_stores = _stores(own.tree.body), _stores(known.tree.body)
    results = _results(own.tree.body, trials)
    known_results = _results(known.tree.body, trials)
    if [*results] != [*known_results] and {*results} == {*known_results}:
        results = {}  # they are returned in another order
    first = 0
    for last, statement in enumerate(own.tree.body):
        dues = {}
        for name in stored(statement):
            values = [[line.get(name) for line in run] for run in right]
            due = _due(last, stores[name], due_stores.get(name, []), values)
            due = due if re.fullmatch(QUANTITIES, name) else None
            due = results.get(name, due) if last == stores[name][-1] else due
            if due and not _is_elsewhere(name, due, runs):
                dues[name] = due
        if not dues:
            continue
        given = [tuple(run[last + 1].get(name) if len(run) > last + 1 else None for name in dues) for run in runs]
        wanted = list(zip(*dues.values(), strict=True))
        later = {i: part for i, part in enumerate(own.tree.body) if i > last and names_read(part) & {*dues}}
        right_later = any(_is_right(i, part, runs, right) for i, part in later.items())
        if all(map(same_numbers, given, wanted)):
            first = last + 1
        elif not right_later:
            due_lines = [part for part in known.tree.body if {*dues} & {*stored(part)}]
            its = dict(zip(known.arguments, own.arguments, strict=False))
            had = names_read(*own.tree.body[first : last + 1])
            needed = {its.get(name) for name in names_read(*due_lines)} - had
            in_right_answers = [pair for *pair, trial in zip(given, wanted, trials, strict=True) if _tells(trial)]
            if needed & names_read(*later.values()) or not all(same_numbers(*pair) for pair in in_right_answers):
                return None  # the work is shared in another way
            others = {name: [run[-1].get(name) for run in right] for name in due_stores if name not in dues}
            return Stretch(first, last, [*dues], [run[first] for run in runs], given, wanted, others)
    return None


def _tells(trial):
    """Whether what was computed on the way to a right answer must be right: a factor 0 hides all others."""
    due = flat(trial.wanted)
    return trial.right and (due is None or due.any())


def _is_right(number, statement, runs, right):
    """Whether a statement gives some name what is due: then what it reads is right, too, in its own way."""
    for name in stored(statement):
        pairs = [
            (run[number + 1].get(name), known[-1].get(name))
            for run, known in zip(runs, right, strict=True)
            if len(run) > number + 1
        ]
        if len(pairs) == len(runs) and all(same_numbers(*pair) for pair in pairs):
            return True
    return False


def _changes_in_place(node):
    return isinstance(node, ast.Attribute | ast.Subscript) and not isinstance(node.ctx, ast.Load)


def _runs(written, exercise, trials):
    """For each case the variables before the first line of the body and after each, as far as it comes."""
    runs, body = [], written.tree.body

    def keep(number, names):
        if number == len(runs[-1]):  # the first time
            runs[-1].append({name: copied(value) for name, value in names.items()})

    looks = [ast.parse(f"{KEEP}({i}, {LOCALS}())").body for i in range(len(body) + 1)]
    written.tree.body = looks[0] + [
        part for pair in zip(body, looks[1:], strict=True) for part in (pair[0], *pair[1])
    ]
    try:
        thing = written.compiled({**written.around, KEEP: keep, LOCALS: locals})
    finally:
        written.tree.body = body
    for trial in trials:
        runs.append([])
        try:
            with seeded(trial.seed):
                exercise.call(thing, *map(copied, trial.case))
        except (Exception, Late):
            continue
    return runs


def stored(statement):
    """The names to which a statement gives values; in a loop, not those for which it gets a value each round."""
    loops = [node for node in ast.walk(statement) if isinstance(node, ast.For | ast.comprehension)]
    skipped = {part for loop in loops for part in ast.walk(loop.target)}
    nodes = [node for node in ast.walk(statement) if isinstance(node, ast.Name) and node not in skipped]
    grown = re.findall(r"(\w+)\.(?:append|extend|insert|remove|pop)\(", ast.unparse(statement))
    return list(dict.fromkeys([*(node.id for node in nodes if isinstance(node.ctx, ast.Store)), *grown]))


def _stores(body):
    """The numbers of the statements that give a name its values, for each name."""
    stores = defaultdict(list)
    for number, statement in enumerate(body):
        for name in stored(statement):
            stores[name].append(number)
    return stores


def _due(number, own, known, values):
    """What is due under a name after statement `number`, in each case; None where the reference does not tell."""
    if not known or len(own) < len(known):
        return None
    if number != own[-1] and len(own) != len(known):
        return None
    after = known[-1 if number == own[-1] else own.index(number)] + 1
    is_reached = all(len(value) > after for value in values)  # also where the reference ends early
    return [value[after] for value in values] if is_reached else None


def _results(body, trials):
    """What is due under the names that are returned, one behind the other."""
    returned = getattr(body[-1], "value", None) if isinstance(body[-1], ast.Return) else None
    names = [getattr(part, "id", None) for part in returned.elts] if isinstance(returned, ast.Tuple) else []
    if not all(isinstance(trial.wanted, tuple) and len(trial.wanted) == len(names) for trial in trials):
        return {}
    return {name: [trial.wanted[i] for trial in trials] for i, name in enumerate(names) if names.count(name) == 1}


def _is_elsewhere(name, due, runs):
    """Whether another name holds in the end what is due under this one: the work is shared in another way."""
    names = set.intersection(*(set(run[-1]) for run in runs)) - {name}
    return any(all(map(same_numbers, [run[-1][other] for run in runs], due)) for other in names)


def copied(part):
    """A copy of a value, and of the arrays and lists in it; quicker than `deepcopy`."""
    if type(part) in (tuple, list):
        return type(part)(map(copied, part))
    return part.copy() if hasattr(part, "copy") else part
