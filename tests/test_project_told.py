"""Lesson 11 from the side of a stranger with a table of their own: what they did, and what is said of it."""

import numpy as np
import pytest

from nn_lesson import Project, check, read_table, split
from nn_lesson.question import project as project_module
from nn_lesson.question.refused import Refused
from tests.test_project import asked, clouds, keys, learn, refused, sound


def noise(seed, count=200):
    """A table that tells nothing of its target."""
    chance = np.random.default_rng(seed)
    return read_table({"x": chance.normal(size=count).round(4), "kind": chance.choice(["k0", "k1"], count)})


def test_a_model_that_knows_no_more_than_the_baseline_is_told_so_and_not_scolded():
    project = asked(noise(31))
    verdict = check(project)
    assert verdict.status == "passed" and "is sound" not in verdict.title
    assert "this model knows no more than the baseline" in verdict.body and "honest result" in verdict.body
    card = project.card("Which?", "Never.", "Dice.").markdown()
    assert "this model knows no more than the baseline" in card.split("## Each class")[0]
    assert "Nothing was found that flatters" in card


def test_a_model_that_knows_more_is_not_told_so_and_the_card_has_the_baseline_of_the_test_rows():
    project = sound(clouds(seed=32))
    project.validate("long", predict := learn(project, project.given, epochs=30))
    project.ask_test(predict)
    assert check(project).title == "This process is sound" and "no more than" not in check(project).body
    labels, parts = project.all_labels, project.parts
    share = np.mean(labels[parts["test"]] == np.bincount(labels[parts["train"]]).argmax())
    assert f"baseline is right in {share:.3f} of them" in project.card("Which?", "Never.").markdown()


def test_a_model_that_knew_the_validation_rows_by_heart_is_asked_about():
    project = sound(noise(33, 300))
    known = {tuple(row): label for row, label in zip(project.given, project.labels, strict=True) if label >= 0}
    by_heart = lambda rows: np.array([known.get(tuple(row), 0) for row in rows])  # noqa: E731
    assert project.validate("by heart", by_heart) == 1
    project.ask_test(by_heart)
    verdict = check(project)
    assert verdict.status == "passed" and "Was it trained on validation rows, too?" in verdict.body


def restarted(monkeypatch):
    """As a kernel that was started anew: only the progress file remembers."""
    monkeypatch.setattr(project_module, "_asked", {})


def test_a_notebook_that_runs_again_in_a_new_kernel_is_no_second_question(monkeypatch):
    for _ in range(3):
        restarted(monkeypatch)
        project = asked(clouds(seed=34), model=1)
    assert check(project).status == "passed" and "asked once" in project.card("?", "!").markdown()


def test_another_model_after_a_new_start_of_the_kernel_is_a_second_question(monkeypatch):
    project = sound(clouds(seed=35))
    first = project.ask_test(learn(project, project.given, 0))
    restarted(monkeypatch)
    project = asked(clouds(seed=35), model=1)
    told = check(project).body
    assert "asked_again" in keys(project) and f"The first answer had {first.right} of 40 right." in told
    assert "## A later test" in project.card("Which?", "Never.").markdown()


def test_seeds_tried_until_a_split_pleases_are_counted():
    for seed in range(5):
        project = asked(clouds(seed=36), seed=seed)
        if seed == 1:
            assert check(project).status == "passed", "another split, as in the lesson"
    assert "5 splits of this table were tested" in check(project).body


ODD = [
    *(None, 3, -1, 2.5, float("nan"), "abc", [], ["a"], [[1, 2], [3]], {}, object(), len, 10**400),
    np.ones(200, bool),
]
TAKES = {
    "split": 3,
    "use": 1,
    "note_baseline": 1,
    "validate": 2,
    "ask_test": 1,
    "worst": 1,
    "confusion": 0,
    "card": 4,
}


def begun(seed):
    """The same project after each of its steps."""
    steps = [Project(clouds(seed=seed), "kind") for _ in range(3)] + [sound(clouds(seed=seed)) for _ in range(2)]
    for project in steps[1:3]:
        project.split(*split(len(project), 0))
    steps[2].use(steps[2].numbers)
    steps[4].ask_test(learn(steps[4], steps[4].given))
    return steps


@pytest.mark.parametrize("step", range(5))
def test_whatever_is_called_with_whatever_says_what_is_wrong_in_a_sentence(step):
    project = begun(37)[step]
    for name, count in TAKES.items():
        one_is_odd = [
            [odd if at == place else [at] for at in range(count)] for odd in ODD for place in range(count)
        ]
        for given in ([], [1] * (count + 1), *one_is_odd):
            try:
                repr(getattr(project, name)(*given))
            except Refused as problem:
                assert str(problem)


@pytest.mark.parametrize("odd", ODD, ids=range(len(ODD)))
def test_no_table_and_no_question_that_is_none_leaves_a_traceback(odd):
    table = clouds(seed=38)
    for call in (
        lambda: Project(odd, "kind"),
        lambda: Project(table, odd),
        lambda: Project(table, "kind", odd),
        lambda: Project(table, "x0", limits=[odd]),
        lambda: Project(table, "x0", limits=odd),
        lambda: read_table(odd),
        lambda: read_table({"a": odd}),
        lambda: table[odd],
        lambda: table.row(odd),
    ):
        try:
            call()
        except Refused as problem:
            assert str(problem)


def test_a_call_with_nothing_and_a_function_that_is_no_model_are_answered_with_what_to_write():
    project = sound(clouds(seed=39))
    assert "`project.split(train, validation, test)`" in refused(lambda: project.split())
    assert "`project.validate(name, predict)`" in refused(lambda: project.validate(len))
    assert "`Project(table, target)`" in refused(lambda: Project())
    assert "`read_table(path)`" in refused(lambda: read_table())
    assert "ZeroDivisionError, division by zero" in refused(lambda: project.validate("a", lambda rows: 1 / 0))
    assert "A share is a number" in refused(lambda: project.note_baseline("half"))
    assert "`np.flatnonzero`" in refused(lambda: Project(clouds(), "kind").split(*[np.ones(200, bool)] * 3))
    assert "`limits=[10]`" in refused(lambda: Project(clouds(), "x0", limits=["low"]))
    assert "not said yet" in Project(clouds(seed=39), "kind").card().markdown()


def test_dots_that_were_left_are_told_by_the_card_and_by_check():
    project = asked(clouds(seed=40))
    card = project.card("Which kind?", not_for="...", source="…")
    assert "`not_for` and `source` are still to be said" in card.kept and "..." not in card.markdown()
    assert check(project).status == "todo" and "still to be said" in check(project).body
    project.card("Which kind?", "Never.", "Dice.")
    assert check(project).status == "passed"


def test_the_card_of_another_question_does_not_replace_the_first(tmp_path):
    for target in ("sex", "species"):
        Project(read_table("penguins.csv"), target).card(f"Which {target}?")
    assert "Which sex?" in (tmp_path / "penguins_sex_card.html").read_text("utf-8")
    assert "Which species?" in (tmp_path / "penguins_species_card.md").read_text("utf-8")


def people(count, each, seed, inputs=("x",)):
    """A table in which each person has several rows."""
    chance = np.random.default_rng(seed)
    names = np.repeat([f"person {i}" for i in range(count)], each)
    x, kinds = chance.normal(size=len(names)).round(4), chance.choice(["k0", "k1"], len(names))
    return sound(read_table({"who": names, "x": x, "kind": kinds}), inputs=list(inputs))


@pytest.mark.parametrize(("count", "each"), [(30, 5), (100, 2), (12, 15)])
def test_rows_of_one_person_in_training_and_test_are_asked_about(count, each):
    verdict = check(people(count, each, seed=count))
    assert "Rows with the same `who` are in training and in the test." in verdict.body and verdict.status == "todo"


@pytest.mark.parametrize(("count", "each"), [(200, 1), (3, 70)])
def test_kinds_and_names_of_single_rows_are_not_asked_about(count, each):
    assert "with the same" not in check(people(count, each, seed=count)).body
