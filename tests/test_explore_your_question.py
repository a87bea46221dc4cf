"""The explorers of lesson 11: what many tests of one model say, and what other splits would have given."""

from functools import partial

import numpy as np
import pytest

from nn_lesson import explore, read_table, uncertainty
from nn_lesson.explore.your_question.chance import found_by
from nn_lesson.question.refused import Refused
from tests.playing import begun
from tests.test_project import learn, sound

many = partial(begun, "your_question")

pytestmark = pytest.mark.filterwarnings("error")


@pytest.mark.parametrize(("share", "samples"), [(0.9, 50), (0.5, 10), (0.99, 500), (0.7, 200)])
def test_the_hundred_people_draw_as_often_as_chance_does(share, samples):
    found = found_by(share, samples, 1)
    assert len(found) == 100 and np.allclose(found * samples, np.round(found * samples))
    assert abs(found.mean() - share) < 3 * uncertainty(share, samples) / 10
    assert 0.75 < found.std() / uncertainty(share, samples) < 1.3


def test_about_95_of_the_hundred_lie_in_the_band_and_more_samples_make_it_narrow():
    assert "96 of them lie within 90 %, give or take 8.5 points." in many().text
    assert "give or take 4.2 points" in many(samples=200).text, "four times as many: half the width"


def test_the_best_of_more_models_flatters_more():
    means = [found_by(0.8, 100, models).mean() for models in range(1, 21)]
    assert min(np.diff(means)) >= 0 and means[19] > means[0] + 0.05
    told = many(right=80, samples=100, models=10).text
    assert f"That flatters by {100 * means[9] - 80:.1f} points." in told


def test_dragging_the_dot_changes_the_number_of_samples():
    explorer = many()
    explorer.picture.redraw({"moved": {"samples": [0.9, 0.5]}})
    assert explorer.controls["samples"].value > 300 and "The model is right in 90 %" in explorer.text


def test_a_learners_uncertainty_draws_the_band_and_a_wrong_one_is_told_first():
    def too_wide(share, count):
        return np.sqrt(share * (1 - share)) / count**0.25

    too_wide.__name__ = "uncertainty"
    first, verdict, *_ = many(too_wide).text.split("\n")
    assert "100 of them lie within 90 %, give or take 22.6 points." in first
    assert verdict == "Your `uncertainty` says 0.112818 here; it should be 0.0424264."


# The project from all sides


@pytest.fixture
def project():
    project = sound(read_table("penguins.csv"), "sex")
    project.ask_test(learn(project, project.given))
    return project


def test_it_shows_the_first_test_and_other_splits(project):
    explorer = explore.your_question_project(
        project, lambda inputs, labels: lambda rows: np.eye(2)[np.ones(len(rows), int)]
    )
    assert explorer.problem == "" and "Split 1: 0." in explorer.text
    for number in (2, 3):
        explorer.controls["split"].value = number
    assert "The 3 splits so far lie between" in explorer.text
    explorer.controls["case"].value = 2
    assert f"Wrong case 2 of {68 - project.result.right}" in explorer.text
    assert len(project.asked) == 1, "the test is not asked again"


def test_other_splits_never_touch_the_test_rows(project):
    seen = []

    def note(inputs, labels):
        seen.append((inputs, labels))
        return lambda rows: (seen.append((rows, None)), np.full((len(rows), 2), 0.5))[1]

    explore.your_question_project(project, note, split=5)
    scaled = {tuple(np.round(row, 6)) for row in project.given[project.parts["test"]]}
    assert len(seen) == 2 and len(seen[0][0]) + len(seen[1][0]) == 199 + 66
    assert not any(tuple(np.round(row, 6)) in scaled for rows, _ in seen for row in rows)


@pytest.mark.parametrize(
    ("learns", "told"),
    [
        (lambda inputs, labels: 1 / 0, "divided by 0"),
        (lambda inputs, labels: lambda rows: np.ones(3), "should return a function that gives each row"),
        (lambda inputs, labels: None, "learn"),
    ],
)
def test_a_learn_that_fails_is_told(project, learns, told):
    explorer = explore.your_question_project(project, learns)
    assert told in explorer.text and "Wrong case 1" in explorer.text and explorer.problem == ""


def test_before_the_test_it_asks_for_it():
    with pytest.raises(Refused, match="Ask the test first"):
        explore.your_question_project(sound(read_table("penguins.csv"), "year"), len)
    with pytest.raises(TypeError, match="Pass your project and the function that trains"):
        explore.your_question_project(3, len)


def test_the_band_of_a_project_without_a_mistake_is_not_without_width():
    project = sound(read_table("penguins.csv"), "sex", seed=3)
    by_heart = {tuple(row): label for row, label in zip(project.given, project.all_labels, strict=True)}
    project.validate("by heart", known := lambda rows: np.array([by_heart[tuple(row)] for row in rows]))
    project.ask_test(known)
    explorer = explore.your_question_project(
        project, lambda inputs, labels: lambda rows: np.eye(2)[[0] * len(rows)]
    )
    (band,) = explorer.figure.axes[1].patches
    assert band.get_width() == pytest.approx(2 * 3 / len(project.parts["validation"]))
