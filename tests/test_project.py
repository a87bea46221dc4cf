"""An honest process is never scolded, and each fault that is put in on purpose is found."""

import numpy as np
import pytest
from sklearn import datasets

from nn_lesson import Project, baseline, check, data, predict_digits, read_table, scale_by, split, train_digits
from nn_lesson.question import project as project_module
from nn_lesson.question.refused import Refused
from tests.weekly import most_weekly


@pytest.fixture(autouse=True)
def nothing_asked(monkeypatch):
    """No test has been asked anything before."""
    monkeypatch.setattr(project_module, "_asked", {})


def of_scikit_learn(load):
    found = load()
    columns = {f"c{place}": column for place, column in enumerate(found.data.T)}
    return read_table(columns | {"kind": [f"class {label}" for label in found.target]})


def clouds(count=200, classes=2, seed=0, common=0.5):
    chance = np.random.default_rng(seed)
    labels = chance.choice(classes, count, p=None if classes > 2 else [common, 1 - common])
    columns = {f"x{place}": chance.normal(labels, 1).round(4) for place in range(4)}
    return read_table(
        columns | {"word": chance.choice(list("pqr"), count), "kind": [f"k{label}" for label in labels]}
    )


def learn(project, inputs, seed=0, epochs=3):
    """A small network for the project's training rows; its `predict`."""
    train, classes = project.parts["train"], len(project.classes)
    np.random.seed(seed)
    start = np.random.randn(inputs.shape[1], 4), np.zeros(4), np.random.randn(4, classes), np.zeros(classes)
    parameters = train_digits(start, inputs[train], project.labels[train], epochs, 0.1)
    return lambda rows: predict_digits(parameters, rows)


def sound(table, target="kind", seed=0, scale=None, inputs=None):
    """A project through which somebody has gone honestly, up to the question to the test."""
    project = Project(table, target, inputs)
    parts = split(len(project), seed)
    project.split(*parts)
    numbers, labels = project.numbers, project.labels
    project.use((scale or scale_by)(numbers[parts[0]], numbers))
    project.note_baseline(round(baseline(labels[parts[0]], labels[parts[1]]), 2))
    for number in range(2):
        project.validate(f"network {number}", learn(project, project.given, number))
    return project


def asked(*table_and_target, model=0, **named):
    """The same project with the test asked, by the network that is made of this seed."""
    project = sound(*table_and_target, **named)
    project.ask_test(learn(project, project.given, model))
    return project


def refused(work):
    with pytest.raises(Refused) as problem:
        work()
    return str(problem.value)


def keys(project):
    return {finding.key for finding in check(project).findings if finding.kind != "note"}


def by_range(train, rows):
    return (rows - train.min(axis=0)) / np.maximum(np.ptp(train, axis=0), 1e-9)


def sentences():
    texts, moods, _topics = data.sentences()
    return read_table({"text": texts, "mood": [data.MOODS[mood] for mood in moods]})


def drawings():
    digits = datasets.load_digits()
    return read_table({f"pixel {i}": column for i, column in enumerate(digits.data.T)} | {"digit": digits.target})


def by_mean(train, rows):
    return rows - train.mean(axis=0)


SOUND = {
    "sentences": (sentences, "mood"),
    "drawings": (drawings, "digit"),
    "penguins": (lambda: read_table("penguins.csv"), "sex"),
    "species": (lambda: read_table("penguins.csv"), "species"),
    "iris": (lambda: of_scikit_learn(datasets.load_iris), "kind"),
    "wine": (lambda: of_scikit_learn(datasets.load_wine), "kind"),
    "tumours": (lambda: of_scikit_learn(datasets.load_breast_cancer), "kind"),
    "clouds": (clouds, "kind"),
    "five": (lambda: clouds(400, 5), "kind"),
}
WAYS = {
    "by deviation": scale_by,
    "by range": by_range,
    "not": lambda train, rows: rows,
    "log": lambda t, r: np.log1p(abs(r)),
}
WAYS |= {"by quarters": lambda t, r: (r - np.median(t, axis=0)) / 1.5, "percent": lambda train, rows: rows / 100}


HONEST = [(name, seed) for name in SOUND for seed in range(len(WAYS))]
EACH_RUN = [(name, place % len(WAYS)) for place, name in enumerate(SOUND)]  # each table once, in one of the ways


@pytest.mark.parametrize("case", most_weekly(HONEST, *EACH_RUN))
def test_an_honest_process_is_not_scolded(case):
    name, seed = case
    make, target = SOUND[name]
    project = sound(make(), target, seed, list(WAYS.values())[seed])
    assert keys(project) == {"untested"} and check(project).status == "todo"
    project.ask_test(learn(project, project.given, 1))
    for _ in range(2):  # the same cell, run again
        project.ask_test(learn(project, project.given, 1))
    verdict = check(project)
    few = {"few"} if len(project.parts["test"]) < 30 else set()
    assert keys(project) == few and verdict.status == ("retry" if few else "passed"), verdict


# Each fault, put in on purpose


ROWS = {
    "all": lambda parts, count: np.arange(count),
    "validation, too": lambda parts, _count: np.concatenate([parts["train"], parts["validation"]]),
    "test alone": lambda parts, _count: parts["test"],
}


@pytest.mark.parametrize("table", most_weekly(["penguins", "clouds", "wine"], "penguins"))
@pytest.mark.parametrize("scale", [scale_by, by_range, by_mean], ids=["deviation", "range", "mean"])
@pytest.mark.parametrize("rows", ROWS)
def test_a_leak_of_scaling_is_found(table, scale, rows):
    make, target = SOUND[table]
    project = sound(make(), target)
    numbers, parts = project.numbers, project.parts
    project.use(scale(numbers[ROWS[rows](parts, len(numbers))], numbers))
    assert check(project).slip == "leak", "the first thing that is said"


def test_a_leak_of_words_is_found():
    """A column for a word that no training row has."""
    project = sound(clouds())
    of_the_test = np.isin(np.arange(len(project)), project.parts["test"][:3])
    project.use(np.column_stack([project.given, of_the_test]))
    assert "leak" in keys(project)


def twice(table):
    return read_table({name: [*column.values, *column.values] for name, column in table.columns.items()})


def of_one_kind(table, count):
    """The table with fewer of one kind."""
    kinds = np.array(table["kind"])
    kept = [i for i in range(len(kinds)) if kinds[i] == "k0" or np.sum(kinds[:i] == "k1") < count]
    return read_table({name: [column.values[i] for i in kept] for name, column in table.columns.items()})


def more(table, name, values):
    return read_table({known: column.values for known, column in table.columns.items()} | {name: values})


def tell(table, name):
    return more(table, name, [{"k0": "no", "k1": "yes"}[kind] for kind in table["kind"]])


TABLES = {
    "twins": (twice(clouds()), "copies of training rows"),
    "imbalance": (of_one_kind(clouds(300), 20), "A model that never says anything else"),
    "few": (clouds(60), "The test has 12 rows"),
    "gives_away": (tell(clouds(), "answer"), "`answer` gives the answer away"),
}


@pytest.mark.parametrize("key", TABLES)
def test_a_faulty_table_is_noticed(key):
    table, told = TABLES[key]
    project = asked(table)
    assert key in keys(project) and told in check(project).body


def test_a_target_written_as_a_number_gives_itself_away():
    table = clouds()
    assert "gives_away" in keys(Project(more(table, "code", [kind[1] for kind in table["kind"]]), "kind"))


def test_a_row_in_two_parts_is_found():
    project = Project(clouds(), "kind")
    train, validation, test = split(len(project), 0)
    project.split(train, validation, np.append(test, train[:2]))
    assert "2 rows are in two parts, `train` and `test`" in check(project).body


def test_no_baseline_and_a_wrong_one():
    project = sound(clouds(seed=11))
    project.note_baseline(0.33)
    assert "wrong_baseline" in keys(project)
    project.baseline_noted = None
    assert check(project).status == "todo", "there is still time"
    project.ask_test(learn(project, project.given))
    assert "no_baseline" in keys(project) and check(project).status == "retry"


def test_the_test_asked_twice_and_a_choice_on_the_test():
    project = sound(clouds(seed=12))
    first = project.ask_test(learn(project, project.given, 0))
    project.ask_test(learn(project, project.given, 1))
    assert "chosen_on_test" in keys(project) and "asked 2 times" in check(project).body
    assert project.result == first, "the first answer counts"
    assert "2 times" not in repr(project.card("Which?", "Never.")) or "The first test" in repr(
        project.card("?", "!")
    )


def test_a_step_that_cannot_be_is_refused_in_a_sentence():
    project, table = sound(clouds(seed=12)), clouds(seed=12)
    assert "split already" in refused(lambda: project.split(*split(len(project), 99)))
    assert "60 percent are 0.6" in refused(lambda: project.note_baseline(60))
    assert "`limits=[10]`" in refused(lambda: Project(table, "x0", limits=10))
    assert "Ask the test first" in refused(lambda: Project(table, "kind").confusion())
    project.split(*project.parts.values())  # its cell, run again


def test_other_inputs_make_no_fresh_test():
    table = clouds(seed=12)
    for inputs in (None, table.names[:1]):
        project = asked(table, inputs=inputs)
    verdict = check(project)
    assert verdict.slip == "other_inputs" and "asked before, with other inputs" in verdict.body


def test_what_is_shown_is_of_the_model_that_was_asked_from_these_inputs():
    table = clouds(seed=12)
    for inputs, epochs in ((None, 3), (table.names[:1], 0)):
        project = sound(table, inputs=inputs)
        result = project.ask_test(learn(project, project.given, epochs=epochs))
        assert project.result == result
        assert project.confusion().trace() == result.right
        assert len(project.worst_cases(999)) == result.count - result.right


@pytest.mark.parametrize("count", [-1, "a", 2.5])
def test_how_many_cases_is_a_whole_number(count):
    project = asked(clouds(seed=12))
    assert "whole number" in refused(lambda: project.worst(count))
    assert "No test row is wrong" not in repr(project.worst(0)) or project.result.share == 1


def test_a_model_that_was_not_compared_and_one_that_was_trained_again():
    project = asked(clouds(seed=13), model=7)
    assert "not_validated" in keys(project)
    project.ask_test(learn(project, project.given, 8))
    assert "asked_again" in keys(project)


def test_no_validation_at_all():
    project = sound(clouds(seed=14))
    project.validated.clear()
    project.ask_test(learn(project, project.given))
    assert check(project).slip == "no_validation"


def test_a_model_that_looks_at_the_rows_beside():
    project = sound(clouds(seed=15))
    predict = learn(project, project.given)
    project.ask_test(lambda rows: predict(rows - rows.mean(axis=0)))
    assert "batch" in keys(project)


# What the test does not give away, and what is refused


def test_the_labels_of_the_test_are_closed_once_it_is_split_off():
    project = sound(clouds(seed=16))
    assert (project.labels[project.parts["test"]] == -1).all() and (project.labels >= 0).sum() == 160


def test_what_cannot_be_asked_is_refused_in_a_sentence():
    table = read_table("penguins.csv")
    assert "`limits=[4050]` makes two" in refused(lambda: Project(table, "body_mass_g"))
    assert Project(table, "body_mass_g", limits=[4050]).classes == ["below 4050", "4050 or more"]
    assert Project(table, "year").classes == ["2007", "2008", "2009"]
    assert "`sex` is the target" in refused(lambda: Project(table, "sex", ["sex", "year"]))
    assert "only `a`" in refused(lambda: Project(read_table({"x": [1, 2], "kind": ["a", "a"]}), "kind"))
    assert "The first is a table" in refused(lambda: Project("penguins.csv", "sex"))


def test_steps_out_of_order_and_answers_of_a_wrong_shape_are_refused():
    project = Project(clouds(seed=17), "kind")
    assert "Split first" in refused(lambda: project.numbers)
    assert "Split first" in refused(lambda: project.use([[1]]))
    assert "rows 0 to 199" in refused(lambda: project.split([0, 1], [2], [200]))
    project.split(*split(len(project), 0))
    assert "what the network gets" in refused(lambda: project.validate("a", len))
    assert "no ordinary numbers" in refused(lambda: project.use(np.full((200, 2), np.nan)))
    project.use(project.numbers)
    assert "It returns the shape (40, 3)" in refused(lambda: project.validate("a", lambda rows: np.ones((40, 3))))
    assert "by its name alone" in refused(lambda: project.validate("a", [1, 2]))
    assert "Ask the test first" in refused(lambda: project.worst())
    of_one = project.validate("one output", lambda rows: np.full(len(rows), 0.2))
    assert of_one == project.validate("labels", lambda rows: np.zeros(len(rows))), (
        "below a half is the first class"
    )


def test_gaps_and_words_are_filled_from_training_rows_alone():
    values = [1, 2, 3, 4, 5, 6, "NA", 100, 100, 100]
    words = ["p", "q", "r", "p", "q", "r", "p", "new", "p", "q"]
    project = Project(read_table({"x": values, "w": words, "kind": list("abababbaab")}), "kind")
    project.split(range(6), [6, 7], [8, 9])
    assert project.columns == ["x", "w: p", "w: q", "w: r"]
    np.testing.assert_array_equal(project.numbers[6:8], [[3.5, 1, 0, 0], [100, 0, 0, 0]])


# The card


def test_the_card_says_all_that_a_stranger_must_know(tmp_path):
    project = sound(read_table("penguins.csv"), "sex")
    result = project.ask_test(learn(project, project.given))
    card = project.card("Is it male | or <female>?", "On *other* birds.", "The Palmer station.")
    page, text = ((tmp_path / f"penguins_sex_card.{end}").read_text("utf-8") for end in ("html", "md"))
    assert "11 rows are left out: `sex` is missing there." in text
    assert "from: The Palmer station." in text and "On *other* birds." in text
    assert f"{result.right} of {len(project.parts['test'])} test rows are right" in text
    assert f"{project.baseline_share:.3f}" in text and "network 1" in text
    assert text.count("\n- Is ") == 3 and "| The limits |" in text
    assert "&lt;female&gt;" in page and "<em>other</em>" in page and "network 1" in page
    assert text in repr(card) and "penguins_sex_card.html" in card._repr_html_()


def test_without_one_mistake_it_is_not_sure_all_the_same():
    project = sound(clouds(seed=19))
    result = project.ask_test(lambda rows: np.eye(2)[project.all_labels[project.parts["test"]][: len(rows)]])
    assert repr(result) == "test 1.000, give or take 0.075 (40 rows: 3 in 40, as all are right)"


def parted(table, target, inputs):
    project = Project(table, target=target, inputs=inputs)
    project.split(*split(len(project), 0))
    return project


def test_a_number_that_is_the_target_in_disguise_is_asked_about():
    minutes = np.random.default_rng(0).uniform(0, 9, 200).round(1)
    table = read_table({"minutes_late": minutes, "late": ["yes" if late > 4 else "no" for late in minutes]})
    project = parted(table, "late", ["minutes_late"])
    assert "`minutes_late` alone tells `late`" in repr(check(project))


def test_the_target_among_the_inputs_is_asked_about():
    project = parted(clouds(), "kind", ["x0"])
    project.use(np.column_stack([project.numbers, project.all_labels]))
    assert "alone tells `kind`" in " ".join(repr(check(project)).split())


def test_a_good_column_is_not_asked_about():
    assert "alone tells" not in repr(check(parted(clouds(), "kind", ["x0", "x1"])))
