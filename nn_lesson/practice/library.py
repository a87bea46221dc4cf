"""`my_network.py`: what a learner has written, exercise by exercise, in a module that needs NumPy alone."""

from nn_lesson.card import Card
from nn_lesson.learner.run import run
from nn_lesson.learner.source import (
    MARK,
    Source,
    around,
    as_import,
    binds,
    is_written_here,
    needs_more_than_numpy,
    reads,
    written,
)
from nn_lesson.learner.syntax import explain_syntax
from nn_lesson.practice.exercises import all_exercises
from nn_lesson.practice.judge import judge
from nn_lesson.progress import beside, locked, write

NAME = "my_network.py"
BEFORE = "my_network_before.py"
KEPT = f"It stands in `{NAME}` now."
BEGINNING = '"""My own neural network: what I wrote in the course. It needs NumPy alone."""\n'
NOT_YOURS = f"{MARK}. Yours takes its place when it passes its check."


REPORT = f"""{MARK}: train on the digits, and say how many are read right.
if __name__ == "__main__":
    import sys
    from pathlib import Path

    path = sys.argv[1] if sys.argv[1:] else Path(__file__).resolve().parents[1] / "nn_lesson" / "digits.npz"
    if not Path(path).exists():
        sys.exit("Where are the digits? Add their path: python my_network.py nn_lesson/digits.npz")
    with np.load(path) as file:
        images, labels = file["images"] / 16, file["labels"].astype(int)
    np.random.seed(0)
    train, test = np.split(np.random.permutation(len(labels)), [1437])
    parameters = np.random.randn(64, 64) / 8, np.zeros(64), np.random.randn(64, 10) / 8, np.zeros(10)
    parameters = train_digits(parameters, images[train], labels[train], 40, 1.0)
    probabilities = predict_digits(parameters, images[test])
    right = probabilities.argmax(axis=1) == labels[test]
    error = cross_entropy(probabilities, labels[test])
    print(f"{{right.sum()}} of {{len(test)}} test digits are read right; the error is {{error:.4f}}.")
"""
REPORTED = {"cross_entropy", "predict_digits", "train_digits"}


class CannotStandAlone(ValueError):
    """A sentence that says why an answer is not kept."""


class Damaged(ValueError):
    """A sentence that says what is wrong with the file."""


def keep(exercise, thing):
    """Put an answer that has passed into the library; returns a sentence on that, or why it is not kept."""
    path = beside(NAME)
    try:
        with locked(path):
            before = _read(path)
            draft = Draft(before, exercise.name)
            draft.put(exercise.name, thing)
            _try_alone(draft.source, exercise)
            draft.put_report()
            if draft.source.text == before.text:
                return KEPT
            was_there = exercise.name in before.names()
            if was_there:
                write(path.with_name(BEFORE), before.text)
            write(path, draft.source.text)
            return f"{KEPT} What stood there before is in `{BEFORE}`." if was_there else KEPT
    except CannotStandAlone as error:
        return f"It is not kept in `{NAME}`: {error}"
    except Damaged as error:
        return f"It is not kept in `{NAME}`. {error} Mend that file or give it another name, then check again."
    except OSError as error:
        return f"It is not kept in `{NAME}`: {error.strerror}."


def kept(exercise):
    """(the learner's own from the library, "") if it is there and still right; else (None, why not or "")."""
    try:
        source = _read(beside(NAME))
    except (Damaged, OSError) as error:
        return None, str(error)
    if exercise.name not in source.names() or source.is_marked(source.binding(exercise.name)):
        return None, ""
    outcome = run(lambda: source.made(exercise.name, str(beside(NAME))), name=exercise.name)
    if outcome.error or judge(exercise, outcome.value).status != "passed":
        return None, f"Your `{exercise.name}` in `{NAME}` does not pass its check any more."
    return outcome.value, ""


def library():
    """A `Card` with all that is in the library, and how many of its lines the learner has written."""
    try:
        source = _read(beside(NAME))
    except (Damaged, OSError) as error:
        return Card("problem", f"`{NAME}`", str(error))
    if source.text == BEGINNING:
        return Card("note", f"`{NAME}` is empty so far", "What passes its check will stand in it.")
    parts = [node for node in source.statements if binds(node)]
    courses = [node for node in parts if source.is_marked(node)]
    lines, not_yours = (sum(_lines(source.part(node)) for node in nodes) for nodes in (parts, courses))
    names = " and ".join(f"`{name}`" for node in courses for name in binds(node))
    body = f"The course's own: {names}. Yours take their place when they pass their checks. " if names else ""
    body += "The part at the end, which reports, is the course's." if source.runs_alone() else ""
    share = f"{lines - not_yours} of them yours" if names else "all yours"
    return Card("note", f"`{NAME}`: {lines} lines, {share}", body.rstrip(), source.text)


def _lines(text):
    return sum(bool(line.strip()) for line in text.splitlines())


def _read(path):
    try:
        text = path.read_text(encoding="utf-8-sig")
        return Source(text or BEGINNING)
    except FileNotFoundError:
        return Source(BEGINNING)
    except SyntaxError as error:
        raise Damaged(f"Python cannot read `{NAME}`. {explain_syntax(error, text)}") from error
    except (ValueError, RecursionError) as error:
        raise Damaged(f"`{NAME}` holds something else than Python's text.") from error


def _try_alone(source, exercise):
    """Check an answer among nothing but what it needs. CannotStandAlone: it is not right there."""
    outcome = run(lambda: source.made(exercise.name, NAME), name=exercise.name)
    verdict = None if outcome.error else judge(exercise, outcome.value)
    if outcome.error or verdict.status != "passed":
        raise CannotStandAlone(f"there, with nothing else around, {outcome.error or verdict.message}")


class Draft:
    """The library's source while one answer, and all that it needs, is put in."""

    def __init__(self, source, name):
        exercises = list(all_exercises())
        self.source, self.following = source, exercises[exercises.index(name) :]
        self._put = set()

    def put(self, name, thing, mark=""):
        """Put a function or class in, and first what it reads. CannotStandAlone: there is more to it."""
        self._put.add(name)
        try:
            text = written(thing)
            [statement], names = Source(text).statements, around(thing)
            [made] = binds(statement)
        except ValueError as error:
            raise CannotStandAlone("Python has no text of it. Write it with `def`, in a cell.") from error
        self._refuse_packages(text)
        for read in sorted(reads(statement) - {made}):
            if read in names:
                self._take_in(read, names[read], name)
        self.source = self.source.put(made, f"{mark}\n{text}".lstrip(), self.following)
        if made != name:
            self.source = self.source.put(name, f"{name} = {made}", self.following)

    def put_report(self):
        """As soon as it can read digits, let it say how well when it is run."""
        if REPORTED <= self.source.names() and not self.source.runs_alone():
            source = self.source if "np" in self.source.names() else self.source.put_import("import numpy as np")
            self.source = Source(f"{source.text.rstrip()}\n\n\n{REPORT}")

    def _take_in(self, name, value, reader):
        """Put in what stands for a name that is read."""
        exercise = all_exercises().get(name)
        known = next((other.name for other in all_exercises().values() if other.reference is value), name)
        if name in self._put or exercise and name in self.source.names():
            return
        if exercise:
            is_right = is_written_here(value) and judge(exercise, value).status == "passed"
            self.put(name, *(value,) if is_right else (exercise.reference, NOT_YOURS))
        elif known != name:
            self._take_in(known, value, reader)
            self.source = self.source.put(name, f"{name} = {known}", self.following)
        elif text := as_import(name, value):
            self._refuse_packages(text)
            self.source = self.source if name in self.source.names() else self.source.put_import(text)
        elif is_written_here(value):
            self._refuse_another(name, value, reader)
            self.put(name, value)
        else:
            raise CannotStandAlone(f"it needs `{name}`, which is made elsewhere. Move that into it.")

    def _refuse_packages(self, text):
        if package := needs_more_than_numpy(text):
            raise CannotStandAlone(f"it needs `{package}`, and that file should need NumPy alone.")

    def _refuse_another(self, name, value, reader):
        """CannotStandAlone: a supporting function of that name stands there already, for something else."""
        others = [
            node for node in self.source.statements if name in reads(node) and not binds(node) & {name, reader}
        ]
        there = self.source.binding(name)
        if there and others and self.source.part(there) != written(value):
            raise CannotStandAlone(
                f"it needs your `{name}`, and there is another `{name}`. Give it a name of its own."
            )
