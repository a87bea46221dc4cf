"""TEACHING.md and README.md say of the lessons what the lessons say of themselves."""

import re
from pathlib import Path

import nbformat
import pytest

from nn_lesson import explore
from nn_lesson.practice.lessons import title
from tests.rules import minutes, noun_of, number_of, sittings

ROOT = Path(__file__).parents[1]
TEACHING, README = ((ROOT / name).read_text(encoding="utf-8") for name in ("TEACHING.md", "README.md"))
NOTEBOOKS = [path for path in sorted((ROOT / "notebooks").glob("[0-9]*.ipynb")) if ".mine" not in path.name]


each_notebook = pytest.mark.parametrize("notebook_path", NOTEBOOKS, ids=lambda path: path.stem)


def in_order(rows):
    return re.findall(rows, TEACHING, re.MULTILINE) == [f"{number:02}" for number in range(len(NOTEBOOKS))]


def minutes_of(path):
    first = nbformat.read(path, 4).cells[0].source
    return int(re.search(r"\*\*Time\*\* about (\d+) minutes", first)[1])


@each_notebook
def test_a_lesson_has_a_row_with_its_minutes_and_what_it_is_for(notebook_path):
    row = f"| {number_of(notebook_path):02} {title(noun_of(notebook_path))} | {minutes_of(notebook_path)} | "
    wanted = f"below *The lessons*, TEACHING.md needs the row:\n{row}what a learner can do afterwards |"
    assert re.search(rf"^{re.escape(row)}\S.+ \|$", TEACHING, re.MULTILINE), wanted


def test_the_rows_are_in_the_order_of_the_lessons():
    assert in_order(r"^\| (\d\d) [A-Z].+ \| \d+ \| ")


@each_notebook
def test_the_readmes_row_has_the_title_the_exercises_and_the_minutes_of_the_lesson(notebook_path):
    notebook = nbformat.read(notebook_path, 4)
    heading = notebook.cells[0].source.splitlines()[0].removeprefix("# ")
    tagged = [cell for cell in notebook.cells if "exercise" in cell.metadata.get("tags", [])]
    asked = list(dict.fromkeys(cell.id.split("-")[1] for cell in tagged))
    start, end = f"| [{heading}](notebooks/{notebook_path.name}) | ", f" | {minutes_of(notebook_path)} |"
    wanted = f"below *Lessons*, README.md needs the row:\n{start}{', '.join(f'`{name}`' for name in asked)}{end}"
    (written,) = re.findall(f"^{re.escape(start)}(.+){re.escape(end)}$", README, re.MULTILINE) or [""]
    named = set(re.findall(r"`(\w+)`", written))
    assert named <= set(asked) and (named == set(asked) or "a training loop" in written), wanted


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


def test_the_plan_of_the_afternoon_fits_into_it():
    plan = TEACHING.partition("## One afternoon (4 hours)")[2].partition("##")[0]
    assert sum(map(int, re.findall(r"\| (\d+) \|", plan))) == 4 * 60
