"""TEACHING.md and README.md say of the lessons what the lessons say of themselves."""

import re
from pathlib import Path

import nbformat
import pytest

from nn_lesson import explore
from nn_lesson.practice.lessons import LESSONS, title
from tests.rules import minutes, number_of, sittings

ROOT = Path(__file__).parents[1]
TEACHING, README = ((ROOT / name).read_text(encoding="utf-8") for name in ("TEACHING.md", "README.md"))
NOTEBOOKS = [path for path in sorted((ROOT / "notebooks").glob("[0-9]*.ipynb")) if ".mine" not in path.name]


def test_every_lesson_has_a_row_with_what_it_is_for():
    rows = re.findall(r"^\| (\d\d) (.+?) \| (\d+) \| (\S.+) \|$", TEACHING, re.MULTILINE)
    assert [(number, name) for number, name, *_ in rows] == [
        (f"{n:02}", title(name)) for n, name in enumerate(LESSONS)
    ]


def minutes_of(path):
    first = nbformat.read(path, 4).cells[0].source
    return int(re.search(r"\*\*Time\*\* about (\d+) minutes", first)[1])


@pytest.mark.parametrize("notebook_path", NOTEBOOKS, ids=lambda path: path.stem)
def test_the_minutes_are_those_of_the_lesson(notebook_path):
    row = rf"^\| {number_of(notebook_path):02} .* \| {minutes_of(notebook_path)} \| "
    assert re.search(row, TEACHING, re.MULTILINE)


@pytest.mark.parametrize("notebook_path", NOTEBOOKS, ids=lambda path: path.stem)
def test_the_readmes_row_has_the_title_the_exercises_and_the_minutes_of_the_lesson(notebook_path):
    notebook = nbformat.read(notebook_path, 4)
    heading = notebook.cells[0].source.splitlines()[0].removeprefix("# ")
    start = f"| [{heading}](notebooks/{notebook_path.name}) | "
    (row,) = [line for line in README.splitlines() if line.startswith(start)]
    *_, written, said, _end = row.split("|")
    assert int(said) == minutes_of(notebook_path)
    asked = {cell.id.split("-")[1] for cell in notebook.cells if "exercise" in cell.metadata.get("tags", [])}
    named = set(re.findall(r"`(\w+)`", written))
    assert named <= asked and (named == asked or "a training loop" in written)


def test_a_session_is_long_enough_for_its_lessons():
    plan = TEACHING.partition("## Four sessions (100 minutes each)")[2].partition("\n## ")[0]
    sessions = re.findall(r"^\| \d \| (\d\d),? and (\d\d)( up to the pause)? \|", plan, re.MULTILINE)
    assert len(sessions) == 4
    by_number = {f"{number_of(path):02}": nbformat.read(path, 4) for path in NOTEBOOKS}
    for first, second, to_the_pause in sessions:
        notebooks = by_number[first], by_number[second]
        if to_the_pause:
            notebooks[1].cells = sittings(notebooks[1])[0]
        assert 1.5 * sum(map(minutes, notebooks)) <= 100


def test_every_explorer_that_is_named_exists():
    named = set(re.findall(r"`explore\.(\w+)`", TEACHING))
    assert len(named) >= 9 and named <= set(explore.__all__)


@pytest.mark.parametrize("notebook_path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_measured_memory_is_given_for_every_lesson(notebook_path):
    assert re.search(rf"^\| after lesson {number_of(notebook_path):02} \| \d+ \|$", TEACHING, re.MULTILINE)


def test_the_plan_of_the_afternoon_fits_into_it():
    plan = TEACHING.partition("## One afternoon (4 hours)")[2].partition("##")[0]
    assert sum(map(int, re.findall(r"\| (\d+) \|", plan))) == 4 * 60
