"""The notebooks as stored: they are what their lessons say, and they keep the rules of `tests/rules.py`."""

import nbformat
import pytest

from lessons.build import LESSONS, NOTEBOOKS, is_current
from nn_lesson.practice.lessons import QUIZZES
from tests.rules import OF_LESSONS, RULES
from upkeep.lessons import BESIDE

NAMES = [lesson.stem for lesson in sorted(LESSONS.glob("[0-9]*.md"))]

each_notebook = pytest.mark.parametrize(
    "notebook_path", sorted(NOTEBOOKS.glob("*.ipynb")), ids=lambda path: path.stem
)


def test_lessons_and_quizzes_have_the_same_names_numbered_without_a_gap():
    assert NAMES == [path.stem for path in QUIZZES.values()]
    assert [int(name[:2]) for name in NAMES] == list(range(len(NAMES)))


@pytest.mark.parametrize("name", NAMES)
def test_a_lesson_has_its_notebook(name):
    assert (NOTEBOOKS / f"{name}.ipynb").exists()


@each_notebook
def test_a_notebook_is_what_its_lesson_says(notebook_path):
    assert is_current(LESSONS / f"{notebook_path.stem}.md", notebook_path), "run: python3 course.py build"


@each_notebook
@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_a_notebook_keeps_the_rule(notebook_path, rule):
    if notebook_path.stem in BESIDE and rule in OF_LESSONS:
        pytest.skip("it lies beside a lesson, to be filled in")
    assert list(rule(nbformat.read(notebook_path, 4), notebook_path)) == []
