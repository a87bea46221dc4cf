"""Each lesson as learners meet it: with nothing solved yet, and with everything solved."""

import base64
import io
import os
from itertools import pairwise

import nbformat
import numpy as np
import pytest
from PIL import Image

from lessons.build import LESSONS, NOTEBOOKS, is_current, read, run
from nn_lesson import palette, solution
from nn_lesson.practice.exercises import exercises_by_lesson, further_by_lesson
from tests.weekly import most_weekly

KINDS = {mark: kind for kind, (mark, _colour) in palette.VERDICTS.items()}
PATHS = sorted(LESSONS.glob("[0-9]*.md"))
each_lesson = pytest.mark.parametrize("lesson", PATHS, ids=lambda path: path.stem)


def stored(lesson):
    """The notebook as it was built, with nothing solved; nbval runs it and compares what it says."""
    notebook = NOTEBOOKS / f"{lesson.stem}.ipynb"
    if not is_current(lesson, notebook):
        assert os.environ.get("CI") != "true", f"run `python3 course.py build {lesson.stem[:2]}`"
        pytest.skip("edited since it was built, or not built")
    return nbformat.read(notebook, 4)


def solved(lesson):
    notebook = read(lesson)
    for cell in exercises(notebook):
        cell.source = solution(name(cell)).source
    return run(notebook, NOTEBOOKS)


def exercises(notebook):
    """The cells to write in, those of the further tasks, too."""
    return [cell for cell in notebook.cells if cell.metadata.get("tags")]


def name(exercise):
    """What an exercise's cell defines, as the build put it into the cell's id."""
    return exercise.id.split("-")[1]


def verdicts(notebook):
    """What the check after each exercise says: a list of pairs, name and kind of verdict."""
    found = []
    for cell, following in pairwise(cell for cell in notebook.cells if cell.cell_type == "code"):
        if cell in exercises(notebook):
            assert following.source == f"check({name(cell)})", "a check follows each exercise"
            found.append((name(cell), KINDS[following.outputs[0].data["text/plain"][0]]))
    return found


def pictures(notebook):
    data = [output.get("data", {}) for cell in notebook.cells for output in cell.get("outputs", [])]
    pngs = [base64.b64decode(kinds["image/png"]) for kinds in data if "image/png" in kinds]
    return [np.asarray(Image.open(io.BytesIO(png)).convert("RGB"), dtype=int) for png in pngs]


@each_lesson
def test_in_an_unsolved_lesson_each_check_says_todo(lesson):
    assert verdicts(stored(lesson)) == [(name(cell), "todo") for cell in exercises(read(lesson))]


@pytest.mark.parametrize("lesson", most_weekly(PATHS, "01_dot_product", "04_derivatives", "06_training"))
def test_a_solved_lesson_passes_each_check(lesson):
    assert verdicts(solved(lesson)) == [(name(cell), "passed") for cell in exercises(read(lesson))]


@each_lesson
def test_a_lesson_asks_for_what_its_exercises_file_checks(lesson):
    needed, further = exercises_by_lesson()[lesson.stem[3:]], further_by_lesson()[lesson.stem[3:]]
    assert len(further) == 2
    assert list(dict.fromkeys(map(name, exercises(read(lesson))))) == [known.name for known in [*needed, *further]]


@pytest.mark.parametrize("lesson", most_weekly(PATHS, "01_dot_product"))
def test_the_stored_pictures_are_what_the_lesson_draws(lesson):
    """nbval compares words only. Here a few dots may differ: other systems smooth edges in another way."""
    kept, drawn = pictures(stored(lesson)), pictures(run(read(lesson), NOTEBOOKS))
    assert [picture.shape for picture in kept] == [picture.shape for picture in drawn]
    for number, (was, now) in enumerate(zip(kept, drawn, strict=True), 1):
        different = (np.abs(was - now).max(axis=2) > 64).mean()
        assert different < 1e-3, f"picture {number} of the notebook is out of date"
