"""Two small mistakes of any kinds, looked for where nothing simpler was found."""

import ast
import contextlib
import functools
import itertools
import re
from collections import Counter

import numpy as np

from nn_lesson.learner.values import agrees, flat, same_numbers
from nn_lesson.practice.helper import from_outside
from nn_lesson.practice.known import BY_CHANCE, STOPS, SYMPTOM, answer_of, of_several
from nn_lesson.practice.place import changes, statements
from nn_lesson.practice.place.changes import ALSO_PAIRED, CHANGES, COMMON, NAMED, is_returned
from nn_lesson.practice.place.stretch import copied
from nn_lesson.practice.place.written import Late

TWO = "There are two mistakes."
STEPS, FEWER_STEPS = 400, 200  # that are tried two at a time, or with a statement that is changed
SELDOM = "-1", "0.5", "1e-5", "_a @ _b", "{known}(_a, _b)"  # what is due less often than others
FEW_NEAR = 12  # changes in a line in which two names are exchanged
SOME = 3  # cases in which one change alone is looked at
MOST_PAIRED, SECONDS = 500_000, 1.0  # the work of trying two, and how long it may take


def two_changes(search):
    """Two mistakes, in time of their own; not where it always stops, or reads what is outside: that is a third."""
    if all(trial.outcome.error for trial in search.trials) or from_outside(search.function):
        return
    for way, share in ((with_statement, 1), (with_exchange, 4), (pair, 1)):
        search.begin_anew(MOST_PAIRED // share, SECONDS / share)
        with contextlib.suppress(Late):
            if not search.sentence:
                way(search, search.places())


def with_known(search):
    """A known mistake, and a small change besides, after which the answers are those of that mistake."""
    search.begin_anew(MOST_PAIRED, SECONDS)
    search.only, known_now = None, _Known(search)
    if not known_now.slips or from_outside(search.function):
        return
    for line, says in statements.changed(search.tree, search.texts):
        if slip := known_now():
            _tell_known(search, _statement_said(search, line, says), slip)
            return
    found = []
    with contextlib.suppress(Late):
        places = [place for place in search.places() if not (is_returned(place) and isinstance(place.node, NAMED))]
        for step in _steps(search, places, ALSO_PAIRED):
            with contextlib.suppress(SyntaxError), search.made(step):
                if slip := known_now():
                    found.append((known_now.gain, search.merit(step), step, slip))
    if found:
        *_, step, slip = max(found, key=lambda one: one[:2])
        _tell_known(search, _told_of(search, step), slip)


def _tell_known(search, told, slip):
    _tell_both(search, [(*told, ""), (told[0], of_several(slip.sentence), "")])


class _Known:
    """Called, it gives the slip whose answers are those of the function as it stands; or None.

    Its `gain` is then how many more of the reference's words and signs there are than at first: some, and no fewer
    than of the slip's, as the change itself might make that mistake.
    """

    def __init__(self, search):
        self.search, self.trials = search, [*search.trials, *search.further]
        self.answer = functools.cache(lambda slip, i: answer_of(slip, search.exercise, self.trials[i]))
        slips = [slip for slip in search.exercise.slips if not slip.key.startswith(SYMPTOM)]
        count = sum(size.size for trial in self.trials if (size := flat(trial.wanted)) is not None)
        self.slips, self.own, self.gain = slips if count > BY_CHANCE else [], search.text_now(), 0

    def __call__(self):
        search, left = self.search, self.slips
        search.spend(search.price)
        try:
            thing = search.compiled(search.space)
            for i, trial in enumerate(self.trials):
                answer = search.call(thing, *map(copied, trial.case))
                left = [slip for slip in left if self.is_same(answer, self.answer(slip, i))]
                if not left:
                    return None
        except Exception:
            return None
        return next((slip for slip in left if self.tells_apart(slip) and self.is_nearer(slip)), None)

    def is_same(self, answer, made):
        return made is not STOPS and made is not None and agrees(answer, made, self.search.exercise.tolerance)

    def tells_apart(self, slip):
        """Whether a slip does not give one answer to all questions, which much else would give, too."""
        return len({repr(self.answer(slip, i)) for i in range(len(self.trials))}) > 2

    def is_nearer(self, slip):
        now, due = self.search.text_now(), self.search.reference.text_now()
        self.gain, to_the_slip = (_apart(self.own, other) - _apart(now, other) for other in (due, slip.source))
        return self.gain >= max(1, to_the_slip)


def _apart(some, others):
    """How many words and signs stand in one source and not in another."""
    some, others = (Counter(re.findall(r"\w+|[^\w\s]+", text.replace("__", ""))) for text in (some, others))
    return ((some - others) + (others - some)).total()


def pair(search, places, kinds=ALSO_PAIRED):
    """Two small changes."""
    steps = _steps(search, places, kinds)
    if kinds is ALSO_PAIRED:
        steps = [found for found in steps if _tells(search, found)]
    for two in ((first, second) for i, second in enumerate(steps) for first in steps[:i]):
        shared = {place.node for place in two[0][0]} & {place.node for place in two[1][0]}
        if any(isinstance(node, NAMED) for node in shared):
            continue  # two things done to one name could make anything of it
        if any(_is_lost(*found) for found in itertools.permutations(two)):
            continue
        inner_first = sorted(two, key=lambda found: (-places.index(found[0][0]), found[1].startswith("_ ")))
        if search.mends(*inner_first):
            if any(search.mends(found) for found in two):
                return  # one of them is all that is wrong
            told = []
            for found, other in (two, two[::-1]):
                with search.made(other):
                    told.append((*_told_of(search, found), search.text_now()))
            _tell_both(search, told)
            return


def _is_lost(one, other):
    """Whether one change stands in an expression of which the other leaves nothing."""
    inner = [place.node for place in one[0]]
    outer = [place.node for place in other[0] if place.node not in inner]
    return "_" not in other[1] and any(part in inner for node in outer for part in ast.walk(node))


def with_statement(search, places):
    """A statement changed, and a small change besides."""
    steps = _steps(search, places, ALSO_PAIRED)[:FEWER_STEPS]
    for line, says in statements.changed(search.tree, search.texts):
        if search.only not in (None, line):
            continue
        moved = [_moved(search, line, found) for found in steps]
        if found := next((found for found in moved if search.mends(found)), None):
            _tell_both(
                search, [(*_statement_said(search, line, says), ""), (*_told_of(search, found), search.text_now())]
            )
            return
        if search.exchange([place for place in places if place.statement is line]):
            _tell_both(
                search,
                [(*_statement_said(search, line, says), ""), (search.line, search.sentence, search.text_now())],
            )
            return


def with_exchange(search, places):
    """Two names of a line in each other's place, and a small change in that line."""
    steps = _steps(search, places, ALSO_PAIRED)
    for line in dict.fromkeys(place.statement for place in places):
        here = [place for place in places if place.statement is line]
        near = [found for found in steps if found[0][0].statement is line]
        for found in [found for found in near if not isinstance(found[0][0].node, NAMED)][:FEW_NEAR]:
            try:
                with search.made(found):
                    swapped = search.exchange(here)
            except SyntaxError:
                continue
            if swapped:
                _tell_both(search, [(search.line, search.sentence, ""), (*_told_of(search, found), "")])
                return


def _moved(search, line, found):
    """A change of what a line computes, where that stands in another statement now."""
    now = [part for part in ast.walk(search.tree) if getattr(part, "value", None) is getattr(line, "value", line)]
    places, *rest = found
    value = getattr(line, "value", None)
    if not now or not any(place.node is value for place in places):
        return found
    put = functools.partial(setattr, now[0], "value")
    return [place._replace(put=put) if place.node is value else place for place in places], *rest


def _steps(search, places, kinds):
    likely = [change for change in CHANGES if change[-1] in kinds]
    found = [one for change in likely for one in search.tries(places, *change) if changes.may_be_paired(one)]
    found = [one for one in found if not _is_idle(search, one)]
    counts = Counter(pattern for _, pattern, *_ in found)  # the kinds of which there are few come first
    unread = {*search.unread_names(), *search.unread_arguments()}
    order = sorted(
        found,
        key=lambda one: (
            one[2] not in unread,
            one[1] in SELDOM,
            one[1] == "-_",
            one[3] is changes.A_FACTOR and not is_returned(one[0][0]),
            one[3] is changes.MISSING and not isinstance(one[0][0].statement, ast.Return),
            counts[one[1]],
        ),
    )
    return order[:STEPS]


def _tells(search, found):
    """Whether a change alone gives another answer in one of the first cases, and stops in none."""
    search.spend(search.price)
    trials = search.trials[:SOME]
    try:
        with search.made(found):
            thing = search.compiled(search.space)
            answers = [search.call(thing, *map(copied, trial.case)) for trial in trials]
        pairs = zip(answers, trials, strict=True)
        return not all(_holds_itself(answer) or _is_same(answer, trial.value) for answer, trial in pairs)
    except Exception:
        return False


def _is_same(answer, value):
    """Whether two answers are the same; of two that are no numbers any more nobody knows."""
    found = flat(value)
    return same_numbers(answer, value) and (found is None or bool(np.isfinite(found).all()))


def _holds_itself(answer):
    """Whether it is a list that would never be looked through."""
    return isinstance(answer, list) and any(part is answer for part in answer)


def _is_idle(search, found):
    """Whether a change changes nothing, or asks of a number what only arrays can do."""
    (place, *_), pattern, name, says = found
    is_turned = says is changes.ROUND and isinstance(getattr(place.node, "op", None), ast.Add | ast.Mult)
    is_turned = is_turned and not any(isinstance(trial.wanted, list) for trial in search.trials)
    is_added_up = says is changes.THROUGH and name in COMMON
    is_length = says is changes.ORDER and "len(" in search.texts[place.node]
    is_one = getattr(getattr(place.node, "right", None), "value", 0) == 1  # which only `+` and `-` change by
    is_by_one = is_one and says in (changes.SIGN, changes.SELDOM_SIGN) and pattern not in ("_a + _b", "_a - _b")
    is_minus = says is changes.TOO_MUCH and isinstance(place.node, ast.UnaryOp)
    is_own = says is changes.A_FACTOR and name in search.texts[place.node] and not is_returned(place)
    is_factor = pattern == "1" and any(_is_factor(place.node, node) for node in ast.walk(place.statement))
    is_same = is_turned or is_minus or is_by_one or is_length or pattern == search.texts[place.node]
    return is_same or is_added_up or is_factor or is_own or not search.arrays and "@" in pattern


def _is_factor(number, node):
    """Whether something is multiplied or divided by a number, which is too much where a 1 would do."""
    return isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mult | ast.Div) and node.right is number


def _statement_said(search, line, says):
    return line.lineno, f"`{search.texts[line].rstrip(':')}` {says.partition(': without it')[0].rstrip('.')}."


def _told_of(search, found):
    search.tell(*found)
    return search.line, search.sentence


def _tell_both(search, told):
    """Two mistakes, each a line's number, a sentence and a source where it is alone, in the order of the lines."""
    search.line, search.each = min(told)[0], [each for _, *each in sorted(told)]
    search.sentence = " ".join([TWO, *(said for said, _ in search.each)])
