"""Lesson 11: was a question asked honestly? What was done is judged, not what is said of it."""

from collections import Counter
from typing import NamedTuple

import numpy as np

from nn_lesson.question.leak import leaks
from nn_lesson.your_question import uncertainty

FEW = 30  # rows of a test, below which it says hardly anything
FEWEST = 5  # training rows of a class
LOPSIDED = 0.8  # share of the commonest class from which a share of right answers says little
ROUNDED = 0.006  # how far a noted baseline may be off
NEARLY_NONE = 0.005  # share of rows that a column which gives the answer away may get wrong
FAR = 3  # standard errors by which validation and test may differ
THINGS, ROWS_OF_ONE = 10, 20  # values, and rows of each: so they may name persons
MANY = 3  # splits of one table that were tested; the lesson tests two
COPIES = 0.05  # share of test rows that may look like training rows


class Finding(NamedTuple):
    """What is wrong or weak; with the kind "todo" the next step, with "note" what to say with it."""

    key: str
    message: str
    kind: str = "retry"


def findings(project):
    """What is wrong or weak in a project, and the steps that are still to do, in their order."""
    if project.parts is None:
        todo = Finding("unsplit", "Split the rows first: `project.split(train, validation, test)`.", "todo")
        return [*_of_the_table(project), todo]
    faults = (_overlap, _twins, _leak, _batch, _baseline, _validation, _test, _of_the_table, _sizes)
    return [finding for step in (*faults, _card, _no_better, _far_apart, _repeated) for finding in step(project)]


# The rows


def _overlap(project):
    parts = {name: set(rows.tolist()) for name, rows in project.parts.items()}
    for one, other in (("train", "test"), ("validation", "test"), ("train", "validation")):
        if both := parts[one] & parts[other]:
            yield Finding(
                "overlap",
                f"{len(both)} rows are in two parts, `{one}` and `{other}`. What a network knows by heart, it "
                "gets right there and nowhere else. Each row belongs in one part.",
            )


def _twins(project):
    """Rows that are copies of others: more of them than their columns would bring by chance."""
    rows = [tuple(row.values()) for row in project.rows]
    train, test = project.parts["train"], np.setdiff1d(project.parts["test"], project.parts["train"])
    learned = {rows[i] for i in train}
    twins = sum(rows[i] in learned for i in test)
    alike = [
        sum((times / len(rows)) ** 2 for times in Counter(column).values()) for column in zip(*rows, strict=True)
    ]
    by_chance = len(train) * len(test) * np.prod(alike)
    if twins >= 3 and twins > COPIES * len(test) and twins > 10 * by_chance:
        yield Finding(
            "twins",
            f"{twins} of the {len(test)} test rows are copies of training rows. Is a part of the table in it "
            "twice? Leave out the copies before you split.",
        )


# The numbers


def _leak(project):
    if project.given is None:
        yield Finding("unused", "Say what the network gets: `project.use(inputs)`.", "todo")
    elif found := leaks(project.given, project.numbers, project.parts):
        of = "1 column comes" if len(found) == 1 else f"{len(found)} columns come"
        names = [f"`{project.columns[place]}`" for place in found[:3] if project.has_its_columns]
        where = f" ({', '.join(names)}{' …' if len(found) > 3 else ''})" if names else ""
        yield Finding(
            "leak",
            "Something of the other rows has leaked into the inputs. Computed again from the training rows "
            f"alone, {of} out otherwise{where}. Means, spreads and words may come from the training rows only.",
        )


def _batch(project):
    if any(asked.depends_on_others for asked in project.asked):
        yield Finding(
            "batch",
            "What the model says of a row depends on the rows beside it, so it learns from the test as it "
            "answers. Scale each row by the training rows.",
        )


# The steps


def _baseline(project):
    if project.baseline_noted is None:
        why = "Without a baseline, nobody knows whether a share is much: `project.note_baseline(share)`."
        yield Finding("no_baseline", why, "retry" if project.asked else "todo")
    elif abs(project.baseline_noted - project.baseline_share) > ROUNDED:
        yield Finding(
            "wrong_baseline",
            f"The baseline that you noted is {project.baseline_noted:.3f}. The commonest class of the training "
            f"rows is right in {project.baseline_share:.3f} of the validation rows.",
        )


def _validation(project):
    if not project.asked and not project.validated:
        yield Finding("no_validation", "Compare models: `project.validate(name, predict)`.", "todo")
    elif project.asked and not project.validated:
        yield Finding("no_validation", "The test was asked, and no model was tried on the validation rows before.")
    elif project.own and project.own[0].name is None:
        yield Finding(
            "not_validated",
            "The model that was tested is none of those that were compared on the validation rows. Then nothing "
            "but the test itself can have chosen it.",
        )


def _test(project):
    asked, times = project.asked, project.askings()
    if not asked:
        yield Finding("untested", "When you have chosen, ask the test, once: `project.ask_test(predict)`.", "todo")
    if project.splits_tested >= MANY:
        yield Finding(
            "many_splits",
            f"{project.splits_tested} splits of this table were tested. Whoever keeps the one with the best share "
            "has chosen on the test. Choose a seed before you see a share, or tell all of these shares.",
        )
    if len(times) < 2:
        return
    of = len(project.parts["test"])
    before = "" if project.is_first else f" The first answer had {next(iter(times.values()))} of {of} right."
    names = list(dict.fromkeys(one.name for one in asked))
    if project.own and not project.is_first and len(project.own) < len(asked):
        yield Finding(
            "other_inputs",
            f"These test rows were asked before, with other inputs. Now that their answers are known, they are no "
            f"new ones.{before} For a fresh test, split with another seed, and tell of both.",
        )
    elif len(names) > 1:
        yield Finding(
            "chosen_on_test",
            f"The test was asked {len(times)} times, with different models. Whoever keeps the best of them has "
            "chosen on the test, and its share flatters. The first answer counts; choose on the "
            f"validation rows.{before}",
        )
    else:
        yield Finding(
            "asked_again",
            f"The test was asked {len(times)} times, by another model or by one that was trained anew. Only the "
            "first answer is honest: later ones came when its result was known. A seed lets a cell train the same "
            f"model again.{before}",
        )


def _no_better(project):
    if (result := project.result) and result.share - result.either_way <= project.test_baseline:
        yield Finding(
            "no_better",
            f"The model gets {result.share:.3f} of the test rows right, give or take {result.either_way:.3f}, and "
            f"the baseline {project.test_baseline:.3f}. As far as {result.count} rows can tell, this "
            "model knows no more than the baseline. That is an honest result: say it as it is.",
            "note",
        )


def _far_apart(project):
    """Which rows a network was trained on, nobody sees. Far more right answers of validation rows let one ask."""
    share = project.own and project.shares().get(project.own[0].name)
    if not share:
        return
    tested, counts = project.result.share, [len(project.parts[part]) for part in ("validation", "test")]
    both = np.average([share, tested], weights=counts)
    if share - tested > FAR * np.hypot(*(uncertainty(both, count) for count in counts)):
        yield Finding(
            "far_apart",
            f"The model gets {share:.3f} of the validation rows right, and {tested:.3f} of the test rows: further "
            "apart than chance brings. Was it trained on validation rows, too? Or are the test rows of another "
            "kind?",
            "note",
        )


def _card(project):
    if project.unsaid:
        yield Finding("unsaid", still_to_say(project.unsaid), "todo")


def still_to_say(places):
    """What to do about places of the card that are open."""
    return f"On the card, {' and '.join(places)} {'are' if len(places) > 1 else 'is'} still to be said."


# The table


def _of_the_table(project):
    labels = project.all_labels
    told = [name for name in project.inputs if _tells_all([row[name] for row in project.rows], labels)]
    for name in told:
        yield Finding(
            "gives_away",
            f"`{name}` gives the answer away: whoever knows it knows `{project.target}`. Would you have it "
            "before you know the answer? If not, leave it out of the inputs.",
        )
    if project.parts is not None:
        yield from _told_by_one_number(project, told)
    counts = np.bincount(labels)
    if counts.max() >= LOPSIDED * len(labels):
        common = project.classes[counts.argmax()]
        yield Finding(
            "imbalance",
            f"{counts.max() / len(labels):.0%} of the rows are `{common}`. A model that never says anything else "
            "is right as often. Look at each class by itself: `project.confusion()`.",
        )


def _tells_all(values, labels):
    """Whether each value stands beside one class only, in so many rows that it cannot be chance."""
    classes = {}
    for value, label in zip(values, labels, strict=True):
        classes.setdefault(value, []).append(label)
    classes.pop(None, None)
    known = sum(map(len, classes.values()))
    pure = all(len(set(beside)) == 1 for beside in classes.values())
    few = len(classes) <= (len(set(labels.tolist())) if isinstance(values[0], float) else known / 4)
    return pure and few and known > len(labels) / 2 and len({beside[0] for beside in classes.values()}) > 1


def _repeated(project):
    """Rows that may be of one person or thing, in training and test: nobody can see it, so it is asked."""
    train, test = project.parts["train"], project.parts["test"]
    asked = []
    for name, column in project.table.columns.items():
        if name == project.target or not column.may_name_things:
            continue
        values = np.array([str(row[name]) for row in project.rows])
        things = len(set(values.tolist()))
        few = things < THINGS or len(values) > ROWS_OF_ONE * things
        if not few and np.isin(values[test], values[train]).mean() > 1 / 2:
            asked.append(f"`{name}`")
    if asked:
        yield Finding(
            "repeated",
            f"Rows with the same {' or '.join(asked)} are in training and in the test. Are they of one person, "
            "thing or day, and is the answer for new ones? Then split by it, so that none is in two parts.",
            "note",
        )


def _told_by_one_number(project, told):
    """Used columns of numbers, other than those told of already, that tell nearly all rows that are not closed."""
    rows = np.union1d(project.parts["train"], project.parts["validation"])
    columns, labels = (project.numbers if project.given is None else project.given)[rows], project.all_labels[rows]
    named = project.given is None or project.has_its_columns
    for place, values in enumerate(columns.T):
        name = f"`{project.columns[place]}`" if named else f"Column {place + 1} of the inputs"
        if name.startswith(tuple(f"`{column}" for column in told)):
            continue
        if np.array_equal(values, labels) or _parts_two(values, labels):
            yield Finding(
                "gives_away",
                f"{name} alone tells `{project.target}` in nearly every row. Is it known before the answer is? "
                "If not, leave it out of the inputs.",
            )


def _parts_two(values, labels):
    """Whether one limit parts two classes nearly without a mistake, in rows enough that it is no chance."""
    if len(set(labels.tolist())) != 2 or len(labels) < FEW:
        return False
    order = np.argsort(values)
    ones = labels[order] == labels.max()
    ends = np.flatnonzero(np.diff(values[order]))
    above = np.cumsum(ones)[ends] + np.cumsum(~ones[::-1])[::-1][ends] - ~ones[ends]
    wrong = np.minimum(above, len(ones) - above)
    rare = min(ones.sum(), (~ones).sum())
    return len(ends) > 0 and wrong.min() <= min(NEARLY_NONE * len(ones), rare / 10)


def _sizes(project):
    test = len(project.parts["test"])
    if test < FEW:
        yield Finding(
            "few",
            f"The test has {test} {'row' if test == 1 else 'rows'}. With fewer than {FEW}, one row is more than "
            "three points of the share, and chance gives or takes several of them. Find more rows.",
        )
    counts = np.bincount(project.all_labels[project.parts["train"]], minlength=len(project.classes))
    if counts.min() < FEWEST:
        rare = [f"`{project.classes[place]}` ({counts[place]})" for place in np.flatnonzero(counts < FEWEST)]
        yield Finding(
            "few",
            f"Some classes have hardly any training rows: {', '.join(rare)}. Nothing can be learned of them that "
            "holds for others. Find more, or leave them out.",
        )
