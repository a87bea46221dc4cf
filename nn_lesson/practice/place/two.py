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
from nn_lesson.practice.slips import bare

TWO = "There are two mistakes."
STEPS, FEWER_STEPS = 400, 200  # that are tried two at a time, or with a statement that is changed
SELDOM = "-1", "0.5", "1e-5", "_a @ _b", "{known}(_a, _b)"  # what is due less often than others
FEW_NEAR = 40  # changes in a line in which two names are exchanged
SURE_GAIN = 2  # words and signs that are exchanged for right ones
SOME = 6  # cases in which one change alone is looked at
FEW_PROMISING = 4  # changes that put most of these right: each is tried with all others first
MOST_PAIRED, SECONDS = 500_000, 1.0  # the work of trying two, and how long it may take


def two_changes(search):
    """Two mistakes; not where it always stops, or reads what is outside: that is a third."""
    if not all(trial.outcome.error for trial in search.trials):
        _look(search, ((with_statement, 1), (with_exchange, 4), (pair, 1)))


def further_two(search):
    """The same where nothing else is known: more seldom right, and never more exact."""
    kept = search.only, search.sentence, search.line, search.each
    search.only, search.sentence = None, ""
    _look(search, ((with_known, 1), (with_promising, 1)))
    if not search.sentence:
        search.only, search.sentence, search.line, search.each = kept


def _look(search, ways):
    """Go each way, in time of its own, until two mistakes are found."""
    for way, share in ways if not from_outside(search.function) else ():
        search.begin_anew(MOST_PAIRED // share, SECONDS / share)
        with contextlib.suppress(Late):
            if not search.sentence:
                way(search, search.places())


def with_known(search, places):
    """A known mistake, and a small change besides, after which the answers are those of that mistake."""
    known_now = _Known(search)
    if not known_now.slips:
        return
    for line, says in statements.changed(search.tree, search.texts):
        if not says.startswith(statements.TOO_MUCH) and (slip := known_now()):
            _tell_known(search, _statement_said(search, line, says), slip)
            return
    found = []
    steps = [step for step in _steps(search, places, ALSO_PAIRED) if not _takes_all_away(step)]
    with contextlib.suppress(Late):
        for step in steps:
            with contextlib.suppress(SyntaxError), search.made(step):
                if slip := known_now():
                    found.append((known_now.gain, search.merit(step), step, slip))
    if found:
        *_, step, slip = max(found, key=lambda one: one[:2])
        _tell_known(search, _told_of(search, step), slip)


def _takes_all_away(step):
    """Whether another name stands in a question, or alone behind `return`, so that much plays no part then."""
    (place, *_), *_, says = step
    is_asked = place.node in ast.walk(getattr(place.statement, "test", ast.Pass()))
    is_name = isinstance(place.node, NAMED) or says is changes.OTHER_NAME
    return is_returned(place) and is_name or says is changes.OTHER_NAME and is_asked


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
        self.unread = {*search.unread_names()}

    def __call__(self):
        search, left = self.search, self.slips
        search.spend(search.price)
        if {*search.unread_names()} - self.unread:
            return None  # what was computed would play no part any more
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
        if made is STOPS or made is None or isinstance(made, complex):
            return isinstance(made, complex) and isinstance(answer, complex)
        return agrees(answer, made, self.search.exercise.tolerance)

    def tells_apart(self, slip):
        """Whether a slip does not give one answer to all questions, which much else would give, too."""
        return len({repr(self.answer(slip, i)) for i in range(len(self.trials))}) > 2

    def is_nearer(self, slip):
        trees = bare(self.search.due_source), slip.tree
        self.gain, to_the_slip = (_gain(self.search, self.own, ast.unparse(tree)) for tree in trees)
        return self.gain >= max(SURE_GAIN, to_the_slip)


def _gain(search, before, due):
    """How many more of the words and signs of a source there are now."""
    return _apart(before, due) - _apart(search.text_now(), due)


def _apart(some, others):
    """How many words and signs stand in one source and not in another."""
    some, others = (Counter(re.findall(r"\w+|[^\w\s]+", text.replace("__", ""))) for text in (some, others))
    return ((some - others) + (others - some)).total()


def pair(search, places, kinds=ALSO_PAIRED):
    """Two small changes."""
    steps = _steps(search, places, kinds)
    if kinds is ALSO_PAIRED:
        steps = [found for found in steps if _mended(search, found) is not None]
    _first_that_mends(search, places, ((first, second) for i, second in enumerate(steps) for first in steps[:i]))


def with_promising(search, places):
    """Two small changes, of which one alone puts some of the answers right."""
    mended = [(_mended(search, found) or 0, found) for found in _steps(search, places, ALSO_PAIRED)]
    promising = sorted((one for one in mended if one[0]), key=lambda one: -one[0])[:FEW_PROMISING]
    every = _steps(search, places, ALSO_PAIRED, None)
    _first_that_mends(search, places, ((one, other) for _, one in promising for other in every if one != other))


def _first_that_mends(search, places, pairs):
    """Tell of the first two changes that put all right."""
    unread = {*search.unread_names()}
    for two in pairs:
        shared = {place.node for place in two[0][0]} & {place.node for place in two[1][0]}
        if any(isinstance(node, NAMED) for node in shared):
            continue  # two things done to one name could make anything of it
        if {changes.A_FACTOR, changes.OTHER_NAME} == {found[3] for found in two} and two[0][2] == two[1][2]:
            continue  # the square of the name, which is one idea
        if any(_is_lost(*found) for found in itertools.permutations(two)):
            continue
        inner_first = sorted(two, key=lambda found: (-places.index(found[0][0]), found[1].startswith("_ ")))
        if search.mends(*inner_first):
            with search.made(*inner_first):
                if {*search.unread_names()} - unread:
                    continue  # what was computed would play no part any more
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
            said = (*_statement_said(search, line, says), "")
            _tell_both(search, [said, (*_told_of(search, found), search.text_now())])
            return
        if search.exchange([place for place in places if place.statement is line]):
            said = (*_statement_said(search, line, says), "")
            _tell_both(search, [said, (search.line, search.sentence, search.text_now())])
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


def _steps(search, places, kinds, most=STEPS):
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
            one[0][0].node is not getattr(one[0][0].statement, "value", None),
        ),
    )
    return order[:most]


def _mended(search, found):
    """How many of the first answers a change alone puts right; None where it changes none, or stops."""
    search.spend(search.price)
    trials = search.trials[:SOME]
    try:
        with search.made(found):
            thing = search.compiled(search.space)
            answers = [search.call(thing, *map(copied, trial.case)) for trial in trials]
        pairs = [*zip(answers, trials, strict=True)]
        if all(_holds_itself(answer) or _is_same(answer, trial.value) for answer, trial in pairs):
            return None
        return sum(not trial.right and agrees(answer, trial.wanted, search.tolerance) for answer, trial in pairs)
    except Exception:
        return None


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
    is_rise = says is changes.ROUND and re.fullmatch(r"(\w+)\(.*\) - \1\(.*\)", search.texts[place.node])
    is_added_up = says is changes.THROUGH and name in COMMON
    is_place = says is changes.THROUGH and name in ("np.argmax", "np.argmin") and not is_returned(place)
    is_taken_away = pattern == "1" and isinstance(place.statement, ast.Assign)  # it is a factor or a power below
    is_length = says is changes.ORDER and "len(" in search.texts[place.node]
    is_one = getattr(getattr(place.node, "right", None), "value", 0) == 1  # which only `+` and `-` change by
    is_by_one = is_one and says in (changes.SIGN, changes.SELDOM_SIGN) and pattern not in ("_a + _b", "_a - _b")
    is_number_of = says is changes.A_FACTOR and _says_which(place)
    is_minus = says is changes.TOO_MUCH and isinstance(place.node, ast.UnaryOp)
    is_own = says is changes.A_FACTOR and name in search.texts[place.node] and not is_returned(place)
    is_factor = pattern in ("1", "-1") and any(_is_factor(place.node, node) for node in ast.walk(place.statement))
    is_same = is_turned or is_minus or is_by_one or is_length or pattern == search.texts[place.node]
    is_same = is_same or is_rise or is_number_of or is_place or is_taken_away
    return is_same or is_added_up or is_factor or is_own or not search.arrays and "@" in pattern


def _says_which(place):
    """Whether an expression stands in square brackets."""
    slices = [node.slice for node in ast.walk(place.statement) if isinstance(node, ast.Subscript)]
    return any(place.node in ast.walk(part) for part in slices)


def _is_factor(number, node):
    """Whether something is multiplied or divided by a number, which is too much where a 1 would do."""
    is_right = isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mult | ast.Div) and node.right is number
    return is_right or isinstance(getattr(node, "op", None), ast.Mult) and getattr(node, "left", None) is number


def _statement_said(search, line, says):
    return line.lineno, f"`{search.texts[line].rstrip(':')}` {says.partition(': without it')[0].rstrip('.')}."


def _told_of(search, found):
    search.tell(*found)
    return search.line, search.sentence


def _tell_both(search, told):
    """Two mistakes, each a line's number, a sentence and a source where it is alone, in the order of the lines."""
    search.line, search.each = min(told)[0], [each for _, *each in sorted(told)]
    search.sentence = " ".join([TWO, *(said for said, _ in search.each)])
