"""TEACHING.md says of the lessons what the lessons say of themselves."""

import re
from pathlib import Path

import nbformat
import pytest

from nn_lesson import explore
from nn_lesson.practice.lessons import LESSONS, title
from tests.rules import number_of

ROOT = Path(__file__).parents[1]
TEACHING = (ROOT / "TEACHING.md").read_text(encoding="utf-8")
NOTEBOOKS = [path for path in sorted((ROOT / "notebooks").glob("[0-9]*.ipynb")) if ".mine" not in path.name]


def test_every_lesson_has_a_row_with_what_it_is_for():
    rows = re.findall(r"^\| (\d\d) (.+?) \| (\d+) \| (\S.+) \|$", TEACHING, re.MULTILINE)
    assert [(number, name) for number, name, *_ in rows] == [
        (f"{n:02}", title(name)) for n, name in enumerate(LESSONS)
    ]


@pytest.mark.parametrize("notebook_path", NOTEBOOKS, ids=lambda path: path.stem)
def test_the_minutes_are_those_of_the_lesson(notebook_path):
    first = nbformat.read(notebook_path, 4).cells[0].source
    minutes = re.search(r"\*\*Time\*\* about (\d+) minutes", first)[1]
    assert re.search(rf"^\| {number_of(notebook_path):02} .* \| {minutes} \| ", TEACHING, re.MULTILINE)


def test_every_explorer_that_is_named_exists():
    named = set(re.findall(r"`explore\.(\w+)`", TEACHING))
    assert len(named) >= 9 and named <= set(explore.__all__)


@pytest.mark.parametrize("notebook_path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_measured_memory_is_given_for_every_lesson(notebook_path):
    assert re.search(rf"^\| after lesson {number_of(notebook_path):02} \| \d+ \|$", TEACHING, re.MULTILINE)


def test_the_plan_of_the_afternoon_fits_into_it():
    plan = TEACHING.partition("## One afternoon (4 hours)")[2].partition("##")[0]
    assert sum(map(int, re.findall(r"\| (\d+) \|", plan))) == 4 * 60
