"""Lesson 11: a learner's own project from all sides: which classes are mixed up, and what depends on chance."""

from functools import cache

import numpy as np

from nn_lesson import palette
from nn_lesson.explore.explorer import Explorer, slider
from nn_lesson.learner import kept_random_state, run
from nn_lesson.network import predict_digits, train_digits
from nn_lesson.picture import chart
from nn_lesson.picture.handwriting import draw_counts
from nn_lesson.picture.marks import spots, write_title
from nn_lesson.question.project import Project, Result
from nn_lesson.question.table import read_table
from nn_lesson.your_question import baseline, scale_by, split

SPLITS = 20
PATIENCE = 20  # seconds for one training
LONGEST = 9  # letters of a class's name in the picture


class YourQuestionProject(Explorer):
    """A project that was tested: its confusion, its worst cases, and what other splits would have given.

    Pass your project and your `learn(inputs, labels)`, which trains a network and returns its `predict`.
    """

    name = "your_question_project"
    size = (9.6, 3.7)
    text_lines = 4

    def __init__(self, project=None, learn=None, **start):
        """TypeError: one of them is something else. Refused: the test was not asked yet."""
        if project is not None and not (isinstance(project, Project) and callable(learn)):
            raise TypeError("Pass your project and the function that trains: `(project, learn)`.")
        self.project, self.learn = (project, learn) if project is not None else _example()
        self.counts = self.project.confusion()  # Refused, before anything is drawn
        self.cases = self.project.worst_cases(len(self.project.rows))
        self.shares, self.trouble = {}, ""  # of each other split that was looked at
        super().__init__(**start)

    def make_controls(self):
        most = max(1, len(self.cases))
        return {
            "split": slider("other split", 1, 1, SPLITS, 1, places=0, colour=palette.BLUE),
            "case": slider("worst case", 1, 1, most + (most == 1), 1, places=0, colour=palette.VERMILION),
        }

    def paint(self):
        counts, chances = self.figure.subplots(1, 2, width_ratios=(1, 1.5))
        result = self.project.result
        draw_counts(counts, self.counts, [_short(name) for name in self.project.classes])
        write_title(counts, f"Test: {result.right} of {result.count} right")
        own = self._own_share()
        low = max(0.0, min(own, self.project.baseline_share) - 0.25)
        chart(chances, "Other splits, trained anew", "share of their validation rows read right", "")
        chances.set(xlim=(low, 1.02), ylim=(0, 1), yticks=[])
        chances.axvline(self.project.baseline_share, color=palette.GREY, linestyle="--", label="baseline")
        chances.axvline(own, color=palette.TRUTH, linewidth=2, label="the split of this project")
        count = len(self.project.parts["validation"])
        either_way = Result(round(own * count), count).either_way
        label = "give or take, by its size alone"
        chances.axvspan(own - either_way, own + either_way, color=palette.GREEN, alpha=0.18, label=label)
        chances.legend(fontsize=11, loc="upper left", framealpha=1, edgecolor="white")
        self.dots = self.live(spots(chances, "o", palette.SKY, 8, edge=palette.INK))
        self.now = self.live(spots(chances, "o", palette.BLUE, 12))

    def update(self, split, case):
        split, case = round(split), round(case)
        if split not in self.shares and not self.trouble:
            self._train(split)
        places = {number: (share, 0.08 + 0.4 * number / SPLITS) for number, share in self.shares.items()}
        self.dots.set_data(*np.reshape(list(places.values()), (-1, 2)).T)
        self.now.set_data(*([[at] for at in places[split]] if split in places else ([], [])))
        told = f"{self.trouble} " if self.trouble else self._compared(split)
        return told + self._case(case)

    def _train(self, split):
        """Draw other parts from all rows but those of the test, which stays out of this, and train anew."""
        parts = self.project.parts
        pool = np.random.default_rng(split).permutation(np.concatenate([parts["train"], parts["validation"]]))
        train, validation = np.split(pool, [len(parts["train"])])
        labels = self.project.all_labels
        inputs = scale_by(self.project.given[train], self.project.given)

        def work():
            return np.asarray(self.learn(inputs[train], labels[train])(inputs[validation]), float)

        outcome = run(work, seconds=PATIENCE, name="learn", traced=False)
        said = outcome.value
        if outcome.error:
            self.trouble = f"Your {outcome.error}"
        elif said.shape == (len(validation), len(self.project.classes)):
            self.shares[split] = float(np.mean(said.argmax(axis=1) == labels[validation]))
        else:
            self.trouble = "Your `learn` should return a function that gives each row a probability of each class."

    def _own_share(self):
        """The share of the validation rows that the tested model, or the last one, got right."""
        shares = self.project.shares()
        return shares.get(self.project.own[0].name, list(shares.values())[-1] if shares else 0.0)

    def _compared(self, split):
        seen = list(self.shares.values())
        told = f"Split {split}: {self.shares[split]:.3f} of its validation rows are right; in this project "
        told += f"{self._own_share():.3f}. "
        if len(seen) == 1:
            return told
        return told + f"The {len(seen)} splits so far lie between {min(seen):.3f} and {max(seen):.3f}. "

    def _case(self, case):
        if not self.cases:
            return "No test row is wrong."
        case = min(case, len(self.cases))
        worst = self.cases[case - 1]
        which = f"Wrong case {case} of {len(self.cases)}"
        return f"{which}: is {worst['is']}, read as {worst['says']} ({worst['sure']}). {worst['told']}."


def _short(name):
    return name if len(name) <= LONGEST else name[: LONGEST - 1] + "…"


@cache
def _example():
    """A project of the course's own, for whoever passes none."""
    project = Project(read_table("penguins.csv"), "species", ["bill_length_mm", "body_mass_g"])
    parts = split(len(project), 0)
    project.split(*parts)
    inputs, labels = scale_by(project.numbers[parts[0]], project.numbers), project.labels
    project.use(inputs)
    project.note_baseline(baseline(labels[parts[0]], labels[parts[1]]))
    predict = _learn(inputs[parts[0]], labels[parts[0]])
    project.validate("4 units", predict)
    project.ask_test(predict)
    return project, _learn


def _learn(inputs, labels):
    classes = int(labels.max()) + 1
    with kept_random_state():
        np.random.seed(0)
        start = np.random.randn(inputs.shape[1], 4), np.zeros(4), np.random.randn(4, classes), np.zeros(classes)
        parameters = train_digits(start, inputs, labels, 40, 0.1)
    return lambda rows: predict_digits(parameters, rows)
