"""The learner's function beside the course's own, for the explorers."""

import time

import numpy as np

from nn_lesson.learner.cells import Missing, is_another, not_in_view
from nn_lesson.learner.run import run
from nn_lesson.learner.stub import is_stub
from nn_lesson.learner.values import (
    agrees,
    are_words,
    as_arrays,
    as_given,
    as_lists,
    as_vectors,
    mismatch,
    numbers,
    plain,
    same_numbers,
    show,
)

REST = 20  # seconds after which a function that did not end is tried once more: the computer may have been busy
SAMPLES = 5  # points at which one call with all points is compared with single calls


class LearnerError(Exception):
    """The learner's function gave no usable answer; the text says why, in a sentence."""


class Learner:
    """A learner's function for an explorer to call; the course's version as long as there is none.

    Where the learner's function gives something else than the course's, the explorer gets what it gives,
    and `remark` says in what they differ. `note` says why a function of theirs does not run, or is an older one.
    """

    def __init__(self, function, reference):
        """`function` may be None, a stub, or no longer what the learner sees: then the reference runs."""
        self.name = reference.__name__
        self.given, self.note = function, not_in_view(self.name, function)
        if is_another(self.name, function):
            self.note = self.note or f"Here `{self.name}` is wanted, and `{function.__name__}` was passed."
        other = callable(function) and function is not reference and not is_stub(function)
        self.own = other and not self.note
        self.label = f"your `{self.name}`" if self.own else f"the course's `{self.name}`"
        self.function = function if self.own else reference  # or class: what runs
        self._course = Learner(None, reference) if self.own else self
        self._form = as_given  # in which the function takes its arguments
        self.takes_all_points = None  # in one call; not known before the first time
        self._never_ends, self._rests_until = "", 0.0
        self.reset()

    @property
    def calls(self):
        """The names that the learner's function calls by, or reads: a wrong one among these may be to blame."""
        return getattr(getattr(self.given, "__code__", None), "co_names", ()) if self.own else ()

    def reset(self):
        """Forget in what the two versions differ."""
        self.remark, self._worst = "", 0.0

    def __call__(self, *args):
        """The function's value in the form in which the reference returns it: a float, an array, a tuple of these.

        Raises LearnerError where the learner's function raises, does not end, or returns no such value.
        """
        value = self._ask(self.function, *args)  # on copies, before the course's may change a network
        if not self.own:
            return value
        wanted = self._course(*args)
        value = self._in_the_form_of(wanted, value)
        self._compare(value, wanted, "here")
        return value

    def heed(self, name, before, now):
        """A cell has put `now` in the place of `before`: note it where that is the one which was given here."""
        was_missing = type(self.given) is Missing and self.given.__name__ == name
        was_given = self.given is not None and self.given is before is not now
        if (was_missing or was_given) and not is_stub(now):
            self.note = f"There is a newer `{name}` now. Run this cell again to see it here."

    def do(self, work, at_work=None):
        """What `work()` returns, which calls the methods of a learner's class; that must not be None.

        Raises LearnerError where it raises or does not end. Where it calls several functions of the learner's,
        `at_work()` is the `Learner` of the one that was called last.
        """
        if not self.own:
            with np.errstate(all="ignore"):
                return work()
        self.must_end()
        outcome = run(lambda: _answer_or_error(work), name=self.name)
        if outcome.slip == "endless":
            blamed = at_work() if at_work else self
            blamed.rest(outcome.error.replace(f"`{self.name}`", f"`{blamed.name}`"))
        if outcome.error or isinstance(outcome.value, LearnerError):
            raise outcome.value or LearnerError(f"Your {outcome.error}")
        return outcome.value

    def rest(self, error):
        """The function did not end: raise LearnerError, now and at each call of the next REST seconds."""
        self._never_ends, self._rests_until = f"Your {error}", time.monotonic() + REST
        self.must_end()

    def must_end(self):
        """Raise LearnerError where the function did not end: waiting again would freeze the explorer."""
        if time.monotonic() < self._rests_until:
            raise LearnerError(self._never_ends)

    def over(self, points, *args):
        """The values of a function of one point, `(m,)`, at each row of `points`, `(m, n)`.

        It is called once with all points, if that gives the same at a sample of points as calling it for each.
        Raises LearnerError as a single call does.
        """
        points = np.asarray(points)
        values = self._all_at_once(points, args)
        if values is None:
            values = self._one_by_one(points, args)
        if self.own:
            wanted = self._course.over(points, *args)
            values = self._in_the_form_of(wanted, values)
            worst = np.argmax(np.abs(values - wanted))
            self._compare(values[worst], wanted[worst], f"at {show(tuple(np.atleast_1d(points[worst])))}")
        return values

    def _all_at_once(self, points, args):
        """What one call with all points gives; None where that is not to be trusted."""
        if len(points) <= SAMPLES or self.takes_all_points is False:
            return None
        try:
            values = numbers(self._ask(self.function, points, *args))
        except LearnerError:
            values = None
        fits = values is not None and values.shape == (len(points),)
        if self.takes_all_points is None:
            sample = np.linspace(0, len(points) - 1, SAMPLES).astype(int)
            singles = self._one_by_one(points[sample], args)
            self.takes_all_points = fits and agrees(values[sample], singles)
        return values if fits and self.takes_all_points else None

    def _one_by_one(self, points, args):
        def each(points, *args):
            return [self.function(point, *args) for point in points]

        answers = self._ask(each, points, *args)
        values = numbers(answers)
        if values is None or values.size != len(points):
            raise LearnerError(self._complaint(next(filter(None, (mismatch(answer, 0.0) for answer in answers)))))
        return values.ravel()

    def _ask(self, function, *args):
        """Run the function, which may want lists, arrays or no single numbers; remember which."""
        if not self.own:
            with np.errstate(all="ignore"):
                return function(*args)
        self.must_end()
        error = ""
        for form in dict.fromkeys((self._form, as_given, as_arrays, as_lists, as_vectors)):
            outcome = run(lambda *given: plain(function(*given)), *form(args), name=self.name)
            error = error or outcome.error
            if not outcome.error:
                self._form = form
                return outcome.value
            if outcome.slip != "exception":
                break
        if outcome.slip == "endless":
            self.rest(outcome.error)
        raise LearnerError(f"Your {error}")

    def _in_the_form_of(self, wanted, value):
        trouble = mismatch(value, wanted)
        if trouble:
            raise LearnerError(self._complaint(trouble))
        if are_words(wanted):
            return list(value)
        if isinstance(wanted, tuple):
            return tuple(map(self._in_the_form_of, wanted, value))
        got = numbers(value).reshape(np.shape(wanted))
        if np.isfinite(wanted).all() and not np.isfinite(got).all():
            raise LearnerError(f"Your `{self.name}` gives {show(value)} here, which is no ordinary number.")
        return got if np.ndim(wanted) else float(got)

    def _complaint(self, trouble):
        return f"Your `{self.name}` gives no usable answer. {trouble[1]}"

    def _compare(self, value, wanted, place):
        difference = _distance(value, wanted)
        if difference > self._worst and not same_numbers(value, wanted):
            self._worst = difference
            self.remark = f"Your `{self.name}` says {show(value)} {place}; it should be {show(wanted)}."


def _answer_or_error(work):
    try:
        return work()
    except LearnerError as error:
        return error


def _distance(value, wanted):
    """The largest difference between two values of the same form."""
    if are_words(wanted):
        return float(value != wanted)
    if isinstance(wanted, tuple):
        return max(map(_distance, value, wanted))
    return np.max(np.abs(value - wanted), initial=0)
