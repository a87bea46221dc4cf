"""Is it right? From a learner's function, class or project to a verdict."""

import contextlib
import difflib
import functools
import inspect

from nn_lesson.card import Card
from nn_lesson.learner import blanks, is_stub
from nn_lesson.learner.source import around, names_in
from nn_lesson.learner.values import are, listed_code
from nn_lesson.practice.diagnosis import diagnose
from nn_lesson.practice.exercises import all_exercises
from nn_lesson.practice.place import Place
from nn_lesson.practice.place.written import Written
from nn_lesson.practice.trial import try_out
from nn_lesson.question.process import findings

TITLES = {"todo": "`{}` is yours to write", "retry": "`{}` is not right yet", "passed": "`{}` is right"}
SOUND = "Split, baseline, training, validation and one test: nothing was found that flatters the answer."


class Verdict(Card):
    """A card with a `status` ("todo", "retry", "passed"), a `message`, and the key of the `slip` that it names.

    `name` is that of the exercise or method. It shows the lines of its `attempts`: folded under what is not right,
    or, after `open`, unfolded.
    """

    def __init__(self, status, name, message, slip=None, title=None, attempts=()):
        super().__init__(status, title or TITLES[status].format(name), message)
        self.status, self.name, self.message, self.slip, self.attempts = status, name, self.body, slip, attempts
        self.is_open = False

    def open(self):
        """Unfold the lines, in plain text, too."""
        self.is_open = True
        return self

    @property
    def lines(self):
        """The `Lines` of each attempt whose code can be seen."""
        shown = self.attempts if self.is_open or self.status == "retry" else ()
        found = [attempt.place.lines for attempt in shown]
        return [lines for lines in found if lines and lines.rows]

    def __repr__(self):
        return "\n\n".join([super().__repr__(), *(map(repr, self.lines) if self.is_open else ())])

    def _more_html(self):
        return "".join(lines.as_html(self.is_open) for lines in self.lines)


class Attempt:
    """A learner's function or class at an exercise: its trials, and, if asked, where it leaves the right way."""

    is_part = False  # of what is wrong in another: no example of it could be tried

    def __init__(self, exercise, thing, trials=None):
        self.exercise, self.thing = exercise, thing
        self.function = inspect.getattr_static(thing, exercise.method) if exercise.method else thing
        self.trials = trials or try_out(exercise, thing)

    @property
    def is_right(self):
        return all(trial.right for trial in self.trials)

    @property
    def first_wrong(self):
        """The trial that a verdict tells of."""
        return next(trial for trial in self.trials if not trial.right)

    @functools.cached_property
    def written(self):
        """The code as its author wrote it, to be read; None where it cannot be seen."""
        with contextlib.suppress(ValueError):
            return Written(self.thing, self.exercise.method)

    @functools.cached_property
    def place(self):
        return Place(self.exercise, self.thing, self.trials)


def judge(exercise, thing):
    """The `Verdict` on a learner's function or class. It does not raise, whatever `thing` does when it runs."""
    if exercise.parts:
        return _judge_parts(exercise, thing)
    if exercise.name in _judged:  # by a `check` that stands in the function, which would never end
        return Verdict("retry", exercise.name, "`check` stands inside the function. Move it below, to the left.")
    _judged.append(exercise.name)
    try:
        with _lent(thing) as lent:
            verdict = _judge(exercise, thing)
            seen = [attempt.place.lines for attempt in verdict.attempts if lent]  # as long as they are lent
        if seen:
            said = f"{listed_code(lent)} {are(lent)} the course's here, as long as yours {are(lent)} not written."
            verdict.message = verdict.body = f"{verdict.message} {said}"
        return verdict
    finally:
        _judged.remove(exercise.name)


_judged = []  # the names of the exercises that are being judged


@contextlib.contextmanager
def _lent(thing):
    """Among the names that `thing` sees, let the course's functions stand for those that are not written yet.

    So who leaves one out hears of what they did write. Gives the names of those that it calls.
    """
    try:
        names, code = around(thing), inspect.unwrap(thing).__code__
    except (AttributeError, StopIteration, ValueError):  # such as a class, whose methods call none of these
        yield []
        return
    others = {name: other for name, other in all_exercises().items() if type(names.get(name)) is type(_lent)}
    unwritten = {name: names[name] for name in others if names[name] is not thing and is_stub(names[name])}
    names.update({name: others[name].reference for name in unwritten})
    try:
        yield sorted(names_in(code) & set(unwritten))
    finally:
        names.update(unwritten)


def _judge(exercise, thing):
    attempt = Attempt(exercise, thing)
    if attempt.is_right:
        return Verdict("passed", exercise.name, "The answer is right in every case tried.", attempts=[attempt])
    if is_stub(attempt.function):
        return Verdict("todo", exercise.name, _to_write(attempt.function))
    slip, message = diagnose(attempt)
    status = "todo" if slip == "ellipsis" else "retry"
    return Verdict(status, exercise.name, message, slip, attempts=[attempt])


def _judge_parts(exercise, thing):
    """Method by method, in the order of writing, as far as the learner has come."""
    attempts = []
    for part in exercise.given:
        if inspect.getattr_static(thing, part.name) is getattr(object, part.name):
            return Verdict("retry", part.name, "It is missing. Its name has two underscores on either side.")
        verdict = judge(part, thing)
        if verdict.status != "passed":
            return verdict
    for part in exercise.parts:
        written = inspect.getattr_static(thing, part.name, None) is not None
        verdict = judge(part, thing) if written else Verdict("todo", part.name, _near(thing, part.name))
        if verdict.status == "todo":
            so_far = f"{len(attempts)} of {len(exercise.parts)} methods {are(attempts)} right. "
            message = f"{so_far if attempts else ''}Next comes `{part.name}`. {verdict.message}".rstrip()
            return Verdict("todo", exercise.name, message, verdict.slip, attempts=attempts)
        if verdict.status == "retry":
            return verdict
        attempts += verdict.attempts
    return Verdict("passed", exercise.name, "All its methods do what they should.", attempts=attempts)


def _near(thing, name):
    """A word on a method that is there under another name, or outside the class."""
    outside = [function.__globals__.get(name) for function in vars(thing).values() if inspect.isfunction(function)]
    if any(map(inspect.isfunction, outside)):
        return f"There is a `{name}` outside the class. To bring it in, indent it as far as the others."
    close = difflib.get_close_matches(name, vars(thing), n=1, cutoff=0.75)
    return f"You have written `{close[0]}`, which is another name." if close else ""


def _to_write(function):
    """What is left to do in a stub."""
    lines = [line for line in blanks(function) if line != "..."]  # a bare one says nothing
    lines = [f"`{line if line.startswith('...') else line.partition('  #')[0]}`" for line in lines]
    where = f" here: {' and '.join(lines)}. Then" if lines else ", then"
    return f"Put your own code in the place of `...`{where} run that cell, and this one again."


def judge_process(project):
    """The `Verdict` on a project, with its `findings`."""
    found = findings(project)
    faults, todo, notes = (
        [finding.message for finding in found if finding.kind == kind] for kind in ("retry", "todo", "note")
    )
    status = "retry" if faults else "todo" if todo else "passed"
    things = "1 thing makes" if len(faults) == 1 else f"{len(faults)} things make"
    titles = {"retry": f"{things} this answer weak", "todo": "Sound so far", "passed": "This process is sound"}
    if notes:
        titles["passed"] = "No fault was seen, and something is to be said with it"
    body = "\n\n".join([*(faults + todo[:1] or [SOUND]), *notes])
    verdict = Verdict(status, "", body, found[0].key if found else None, title=titles[status])
    verdict.findings = found
    return verdict
