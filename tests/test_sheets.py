"""Sheets to print, as a teacher makes them: right answers, the lesson's pictures, fresh numbers on request."""

import ast
import html
import re

import nbformat
import numpy as np
import pytest

from lessons import sheets
from lessons.build import NOTEBOOKS
from nn_lesson.learner.values import flat
from nn_lesson.practice.exercises import all_exercises, exercises_by_lesson, more_layers
from nn_lesson.practice.lessons import QUIZZES

NAMES = [path.stem for path in QUIZZES.values()]


def of_lists(function):
    """A function for lists, as a sheet writes them, in the place of arrays."""

    def function_(*given):
        return function(
            *(np.array(part) if np.ndim(part) and not isinstance(part[0], str) else part for part in given)
        )

    return function_


BY_NAME = {name: of_lists(exercise.reference) for name, exercise in all_exercises().items()}
BY_NAME["slope_of_sigmoid"] = more_layers.slope_of_sigmoid


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """`made(seed)` are the sheets with its numbers: lesson's name -> page."""

    def made_(seed):
        folder = tmp_path_factory.mktemp("sheets")
        assert sheets.main([str(folder), "--seed", seed]) is None
        return {path.stem: path.read_text(encoding="utf-8") for path in folder.iterdir()}

    return made_


@pytest.fixture(scope="module")
def pages(made):
    return made("class 7b")


def answers(page):
    """The tasks of a sheet with their answers."""
    return [tuple(map(html.unescape, pair)) for pair in re.findall("<code>(.+)</code> is <code>(.+)</code>", page)]


def test_every_lesson_has_a_sheet(pages):
    assert sorted(pages) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_five_tasks_are_asked_and_answered_right_the_lessons_own_first(pages, name):
    first, second = pages[name].split("</section>")[:2]
    pairs = answers(second)
    assert len(dict(pairs)) == 5 and not answers(first)
    assert [html.unescape(asked) for asked in re.findall("<code>([^<]+)</code> <small>", first)] == list(
        dict(pairs)
    )
    for asked, answer in pairs:
        assert np.allclose(flat(eval(asked, BY_NAME)), flat(ast.literal_eval(answer)), atol=1e-4), asked
        assert "array" not in asked
    own = [exercise.name for exercise in exercises_by_lesson()[name[3:]] if exercise.by_hand]
    assert [asked.partition("(")[0] for asked, _ in pairs[: len(own)]] == own


@pytest.mark.parametrize("name", NAMES)
def test_a_sheet_has_what_the_notebook_shows_and_needs_no_other_file(pages, name):
    page, notebook = pages[name], nbformat.read(NOTEBOOKS / f"{name}.ipynb", 4)
    still = [output for cell in notebook.cells for output in cell.get("outputs", []) if is_still(output)]
    assert all(output.data["image/png"] in page for output in still)
    first = re.findall('<img class="png" alt="(.+?)"', page.partition("By hand")[0])
    has_answer = any(".answered()" in cell.source for cell in notebook.cells)
    assert len(first) == 1 and ("Answer: " in first[0]) == has_answer
    remember = notebook.cells[-3].source.partition("\n- ")[2].partition("\n")[0]
    assert re.sub(r"\W|strong|code", "", remember) in re.sub(r"\W|strong|code", "", page)
    assert not re.search(r'(src|href)="(?!data:)|\$|\]\(', page)


def is_still(output):
    """Whether it is a picture, and not an explorer that waits for somebody."""
    return not re.match(r"\w+:\s", output.get("metadata", {}).get("image/png", {}).get("alt", "none: "))


@pytest.mark.parametrize("name", NAMES)
def test_who_has_only_the_sheet_knows_what_to_write_and_where(pages, name):
    tasks = html.unescape(pages[name].partition("By hand")[2].partition("</section>")[0])
    assert ("compute_gradients(" in tasks) == ("(derror_dbias, derror_dweights)" in tasks)
    assert ("layer_backward(" in tasks) == ("(derror_dbiases, derror_dweights, derror_dinputs)" in tasks)
    assert ("slope_of_sigmoid" in tasks) == ("p * (1 - p)" in tasks)
    assert not re.search(r'alt="\w+:\s[^"]*(Press|\bdrag|your guess)', pages[name])  # paper cannot be pressed


def test_a_seed_gives_the_same_numbers_again_and_another_seed_others(made, pages):
    again, other = made("class 7b"), made("class 7c")
    for name in NAMES:
        assert answers(again[name]) == answers(pages[name]) != answers(other[name])


def test_a_folder_that_cannot_be_is_a_sentence(tmp_path):
    (tmp_path / "here").touch()
    assert "cannot be written" in sheets.main([str(tmp_path / "here")])
