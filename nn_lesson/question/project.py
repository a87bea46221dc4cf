"""Lesson 11: a learner's own question. It keeps the test shut, and remembers what was asked of it, and when."""

import functools
import hashlib
from typing import NamedTuple

import numpy as np

from nn_lesson.card import Card
from nn_lesson.progress import asked_before, record_asked
from nn_lesson.question.columns import as_array, as_numbers, classes_of, in_order
from nn_lesson.question.model_card import ModelCard, is_open
from nn_lesson.question.refused import Refused, in_words
from nn_lesson.question.table import Table, counted, shortly
from nn_lesson.your_question import baseline, uncertainty

CLOSED = -1  # the label of a test row until the test is asked
USABLE = "number", "word", "text"
WHY_NOT = {
    "date": "it holds dates. Where the month or the hour may count, make a column of it in the file",
    "id": "its values differ in most rows, so they say nothing of new ones. If they were measured, write plain "
    "numbers in the file",
    "constant": "it is the same in each row",
    "empty": "it is empty",
}
_asked = {}  # question: the answers to its test in this kernel, kept when a cell makes the same project anew


class Result(NamedTuple):
    """How many of how many test rows are right."""

    right: int
    count: int

    @property
    def share(self):
        return self.right / self.count

    @property
    def either_way(self):
        """Twice the standard error: so far the share may be off, seldom further.

        Where all are right, or none, that would be 0; then it is 3 in `count`, as statisticians reckon.
        """
        return float(2 * uncertainty(self.share, self.count)) if 0 < self.right < self.count else 3 / self.count

    @property
    def why(self):
        """Where `uncertainty` would say 0: what `either_way` is made of."""
        extreme = {self.count: "all are", 0: "none is"}.get(self.right)
        return f"3 in {self.count}, as {extreme} right" if extreme else ""

    def __repr__(self):
        rows = f"{self.count} rows" + (self.why and f": {self.why}")
        return f"test {self.share:.3f}, give or take {self.either_way:.3f} ({rows})"


@in_words
class Project:
    """A question about a table: can `target` be told from `inputs`, all the columns that can be used if None?

    `limits` cut a target that is a number into classes.
    """

    def __init__(self, table, target, inputs=None, limits=None):
        if not isinstance(table, Table):
            raise Refused('The first is a table: `Project(read_table("penguins.csv"), target="species")`.')
        self.table, self.target, self.notes = table, target, []
        said = classes_of(table.column(target), limits)
        self._places = [place for place, word in enumerate(said) if word is not None]  # in the table
        self.rows = [table.row(place) for place in self._places]
        if left_out := len(said) - len(self.rows):
            self.notes.append(f"{counted(left_out, 'row')} left out: `{target}` is missing there.")
        known = [said[place] for place in self._places]
        self.classes = in_order(set(known), limits)
        if len(self.classes) < 2:
            found = f"only `{self.classes[0]}`" if self.classes else "nothing"
            raise Refused(f"In `{target}` stands {found}. A question needs two classes at least.")
        self._labels = np.array([self.classes.index(word) for word in known])
        self.inputs = self._chosen(inputs)
        self.parts, self.columns, self.given = None, [], None
        self.unsaid = []  # of the last card
        self.baseline_noted, self.validated = None, {}  # name of a model: its answers on the validation rows

    def _chosen(self, inputs):
        """The columns to tell the target from."""
        if isinstance(inputs, str):
            inputs = [inputs]
        names = [name for name in self.table.names if name != self.target] if inputs is None else list(inputs)
        if self.target in names:
            raise Refused(f"`{self.target}` is the target. Take it out of the inputs.")
        chosen = []
        for name in names:
            kind = self.table.column(name).kind
            if kind in USABLE:
                chosen.append(name)
            else:
                self.notes.append(f"`{name}` is left out: {WHY_NOT[kind]}.")
        if not chosen:
            raise Refused("No column is left to tell the target from. Which columns have numbers or words?")
        return chosen

    def __len__(self):
        return len(self.rows)

    # The steps, in their order

    def split(self, train, validation, test):
        """Say which rows are for what. From now on the labels of the test rows are closed."""
        parts = [_as_rows(part, len(self)) for part in (train, validation, test)]
        if self.parts and not all(map(np.array_equal, parts, self.parts.values())):
            raise Refused("The rows are split already, in other parts. To begin again, make the `Project` anew.")
        self.parts = dict(zip(("train", "validation", "test"), parts, strict=True))
        self._numbers, self.columns = as_numbers(self.table, self.inputs, self._places, parts[0])
        self.given, self.validated = None, {}
        sizes = [len(part) for part in parts]
        return Card("note", "{} rows to train on, {} for validation, {} for the test".format(*sizes))

    @property
    def labels(self):
        """The class of each row, as its place in `classes`; −1 for test rows, which are closed."""
        labels = self._labels.copy()
        if self.parts:
            labels[self.parts["test"]] = CLOSED
        return labels

    @property
    def all_labels(self):
        """The class of each row, of test rows, too: for what judges, never for training."""
        return self._labels.copy()

    @property
    def numbers(self):
        """A row of numbers for each row. Gaps have the median, and words columns, of the training rows alone."""
        self._after_split()
        return self._numbers.copy()

    def use(self, inputs):
        """Say what a network gets: a row of numbers for each row of the project."""
        self._after_split()
        given = as_array(inputs)
        if given is None or given.ndim != 2 or len(given) != len(self):
            raise Refused(f"`use` takes {len(self)} rows of numbers, one for each row of the project.")
        if not np.isfinite(given).all():
            raise Refused("Some of these inputs are no ordinary numbers. Was something divided by 0?")
        self.given, self.validated = given, {}
        return Card("note", f"{given.shape[1]} numbers for each of {len(self)} rows")

    def note_baseline(self, share):
        """Note what a model has to beat, as a share of the validation rows."""
        self._after_split()
        noted = as_array(share)
        if noted is None or noted.ndim or not 0 <= noted <= 1:
            raise Refused("A share is a number between 0 and 1: 60 percent are 0.6.")
        self.baseline_noted = float(noted)
        return Card("note", f"The baseline: {self.baseline_noted:.3f}")

    def validate(self, name, predict):
        """The share of the validation rows that a model gets right."""
        answers = self._probabilities(predict, "validation").argmax(axis=1)
        self.validated[str(name)] = answers
        return float(np.mean(answers == self._due("validation")))

    def ask_test(self, predict):
        """The `Result` of a model on the test rows. Each answer that is new is one more time that it was asked."""
        probabilities = self._probabilities(predict, "test")
        answers = probabilities.argmax(axis=1)
        if not any(np.array_equal(answers, earlier.answers) for earlier in self.own):
            checked = self._probabilities(predict, "validation").argmax(axis=1)
            name = next((name for name, known in self.validated.items() if np.array_equal(known, checked)), None)
            self.asked.append(Asked(answers, probabilities, name, self._depends_on_others(predict), self.inputs))
            record_asked(self._hash(), _short(answers.tobytes()), self._right(answers))
        return self._result(answers)

    # What is known of it

    @property
    def asked(self):
        """All different answers that the test was asked to judge in this kernel, the first one first."""
        return _asked.setdefault(self._key(), []) if self.parts else []

    def askings(self):
        """How many were right of each of the answers, also before the kernel was started; told by their hash."""
        now = {_short(one.answers.tobytes()): self._right(one.answers) for one in self.asked}
        return asked_before(self._hash()) | now if now else {}

    @property
    def own(self):
        """Those of the answers that were given from this project's inputs."""
        return [one for one in self.asked if one.inputs == self.inputs]

    @property
    def is_first(self):
        """Whether the answer that is shown is the first of all."""
        return _short(self._first().answers.tobytes()) == next(iter(self.askings()))

    @property
    def splits_tested(self):
        """Of how many splits of these rows the test was asked in this kernel."""
        return sum(bool(answers) for (seen, _test), answers in _asked.items() if seen == self._seen)

    @property
    def result(self):
        """The first result of the test from these inputs, which counts; None before."""
        return self._result(self.own[0].answers) if self.own else None

    def shares(self):
        """The share of the validation rows that each model got right, by its name."""
        return {name: float(np.mean(said == self._due("validation"))) for name, said in self.validated.items()}

    @property
    def baseline_share(self):
        """The share of the validation rows in the commonest class of the training rows."""
        return float(baseline(self._due("train"), self._due("validation")))

    @property
    def test_baseline(self):
        """The share of the test rows in the commonest class of the training rows, to set beside the result."""
        return float(baseline(self._due("train"), self._due("test")))

    @property
    def has_its_columns(self):
        """Whether what a network gets are the project's columns, each in its place."""
        return self.given is not None and self.given.shape[1] == len(self.columns)

    def confusion(self):
        """How often each class, a row, was taken for each, a column, at the first test."""
        counts = np.zeros((len(self.classes), len(self.classes)), int)
        first = self._first()
        np.add.at(counts, (self._due("test"), first.answers), 1)
        return counts

    def worst(self, count=3):
        """A `Card` with the test rows at which the model was wrong, the surest first."""
        lines = [
            f"It is {case['is']}, and it says {case['says']} ({case['sure']}). {case['told']}"
            for case in self.worst_cases(count)
        ]
        is_none_wrong = self.result.right == self.result.count
        title = "No test row is wrong" if is_none_wrong else f"{len(lines)} of the worst cases"
        return Card("note", title, "\n\n".join(lines))

    def worst_cases(self, count=3):
        """For each: what it `is`, what the model `says`, how `sure` it is, and what is `told` in the table."""
        if not isinstance(count, int) or count < 0:
            raise Refused("How many cases? A whole number: `project.worst(3)`.")
        first, due, test = self._first(), self._due("test"), self.parts["test"]
        sure = first.probabilities[np.arange(len(due)), first.answers]
        wrong = np.flatnonzero(first.answers != due)
        worst = wrong[np.argsort(-sure[wrong], kind="stable")][:count]
        return [
            {
                "is": self.classes[due[i]],
                "says": self.classes[first.answers[i]],
                "sure": f"{sure[i]:.2f}",
                "told": _told({name: value for name, value in self.rows[test[i]].items() if name != self.target}),
            }
            for i in worst
        ]

    def card(self, question="", not_for="", source="", name=None):
        """The model card, with a learner's own words on the question, on the limits and on the data's source.

        It is written beside the notebook under that name, or one of table and target, as a page and as Markdown.
        """
        said = {"question": question, "not_for": not_for, "source": source}
        self.unsaid = [f"`{each}`" for each, text in said.items() if is_open(text)]
        name = name or f"{self.table.title.removesuffix('.csv')[:30]}_{self.target[:30]}_card"
        return ModelCard(self, question, not_for, source, name)

    def __repr__(self):
        return repr(self.about())

    def _repr_html_(self):
        return self.about()._repr_html_()

    def about(self):
        """A `Card` on what is asked, and of which rows."""
        counts = np.bincount(self._labels, minlength=len(self.classes))
        told = ", ".join(f"{word} {count}" for word, count in zip(self.classes, counts, strict=True))
        body = [f"Classes: {told}.", f"Told from {', '.join(f'`{name}`' for name in self.inputs)}.", *self.notes]
        return Card("note", f"Which `{self.target}`? {len(self)} rows", "\n\n".join(body))

    # How it works

    def _after_split(self):
        if self.parts is None:
            raise Refused("Split first, before you look: `project.split(train, validation, test)`.")

    def _due(self, part):
        self._after_split()
        return self._labels[self.parts[part]]

    def _right(self, answers):
        return int(np.sum(answers == self._due("test")))

    def _result(self, answers):
        return Result(self._right(answers), len(answers))

    def _hash(self):
        return _short(b"".join(self._key()))

    def _first(self):
        if not self.result:
            raise Refused("Ask the test first: `project.ask_test(predict)`.")
        return self.own[0]

    def _key(self):
        """What makes it the same question: the data and the test rows."""
        return self._seen, np.sort(self.parts["test"]).tobytes()

    @functools.cached_property
    def _seen(self):
        return hashlib.sha256(repr((self.target, self.classes, self.rows)).encode()).digest()

    def _probabilities(self, predict, part):
        """What a model says of each row of a part, as a probability of each class."""
        self._after_split()
        if self.given is None:
            raise Refused("Say first what the network gets: `project.use(inputs)`.")
        if not callable(predict):
            raise Refused("Pass a function that predicts, by its name alone: it gets rows of numbers.")
        rows = self.parts[part]
        said, classes = _said(predict, self.given[rows]), len(self.classes)
        if said is not None and said.shape == (len(rows), 1) and classes == 2:
            said = said[:, 0]
        if said is None or said.shape not in ((len(rows),), (len(rows), classes)) or not np.isfinite(said).all():
            shape = "nothing that is numbers" if said is None else f"the shape {said.shape}"
            raise Refused(
                f"For {len(rows)} rows, `predict` should return {classes} probabilities each, or a class each. "
                f"It returns {shape}, or numbers that are none."
            )
        if said.ndim == 1:
            if classes == 2 and np.all((said >= 0) & (said <= 1)) and not np.isin(said, (0, 1)).all():
                said = np.column_stack([1 - said, said])
            elif np.isin(said, range(classes)).all():
                said = np.eye(classes)[said.astype(int)]
            else:
                raise Refused(f"Each class should be one of the whole numbers from 0 to {classes - 1}.")
        return said

    def _depends_on_others(self, predict):
        """Whether what a model says of a row depends on the rows beside it."""
        rows = self.given[self.parts["test"]]
        together, alone = _said(predict, rows), [_said(predict, row[None]) for row in rows[:5]]
        if together is None or any(one is None or len(one) != 1 for one in alone):
            return False
        return not np.allclose(together[:5], np.concatenate(alone), atol=1e-6)


class Asked(NamedTuple):
    """Answers to the test, their probabilities, the name under which the model was validated, a fault, inputs."""

    answers: np.ndarray
    probabilities: np.ndarray
    name: str | None
    depends_on_others: bool
    inputs: list


def _short(data):
    return hashlib.sha256(data).hexdigest()[:16]


def _as_rows(part, count):
    rows = as_array(part)
    if rows is None or rows.ndim != 1 or not len(rows) or np.any(rows != np.floor(rows)):
        raise Refused("Each part is an array of row numbers, and none is empty: see `split`.")
    if np.asarray(part).dtype == bool:
        raise Refused(
            "Each part is an array of row numbers. `np.flatnonzero` makes them of what is true or false."
        )
    if rows.min() < 0 or rows.max() >= count:
        raise Refused(f"The project has the rows 0 to {count - 1}. Split `len(project)` rows.")
    return rows.astype(int)


def _said(predict, rows):
    """What a model says of rows, as an array; None where that is no numbers."""
    try:
        return as_array(predict(rows))
    except Exception as problem:
        raise Refused(
            f"What you passed stopped at rows of the shape {rows.shape}: {type(problem).__name__}, {problem}. It "
            "should take rows of inputs and nothing else. Call it with `project.given[:5]` to see where it stops."
        ) from problem


def _told(row):
    return ", ".join(f"{name} {shortly(value)[:60]}" for name, value in row.items())
