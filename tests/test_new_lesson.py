"""`course.py new`, as a stranger tries it in a copy of the course: what it makes is a lesson without a fault."""

import importlib.util
import os
import runpy
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from upkeep import left_out
from upkeep.new_lesson import lessons_of, parts

ROOT = Path(__file__).parents[1]
LAST = lessons_of(ROOT)[-1]
NEXT = f"{len(lessons_of(ROOT)):02}"
NEW = f"{NEXT}_deep_thought"
COURSE = """
import os, sys, course
course.COURSE.set_up = lambda *lists: None  # the packages are those of this test
course.COURSE.python = sys.executable
course.COURSE.surroundings = lambda: os.environ
sys.exit(course.main(sys.argv[1:]))
"""
FAST = ("glossary", "lessons", "notebooks", "quiz", "slips", "teaching")


@pytest.fixture(scope="module")
def copy(tmp_path_factory):
    """The course in another folder, as it is before anybody sets it up."""
    return shutil.copytree(ROOT, tmp_path_factory.mktemp("copy") / "course", ignore=left_out(ROOT))


@pytest.fixture(scope="module")
def said(copy):
    """What `new` says in the copy, where it begins the next lesson."""
    done = course(copy, "new", NEW)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def course(copy, *words):
    """Run course.py in the copy, with the packages that this test runs with."""
    command, environment = [sys.executable, "-c", COURSE, *words], os.environ | {"PYTHONPATH": str(copy)}
    environment.pop("NN_LESSON_SITE", None)  # the copy has none
    return subprocess.run(command, cwd=copy, env=environment, capture_output=True, encoding="utf-8")


def files(folder):
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file() and path.suffix != ".pyc"}


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        ("", "Which lesson?"),
        (f"{LAST[:2]}_deep", f"There is a lesson {LAST} already."),
        (f"{NEXT}_dot_product", "There is a lesson 01_dot_product already."),
        ("77_deep", f"Lessons are numbered without a gap. The next one is {NEXT}."),
        *((name, f"{name} is no name") for name in ("deep", "9_deep", f"{NEXT}_Deep", NEXT, f"../{NEW}")),
        *((f"{NEXT}{name}", f"{NEXT}{name} is no name") for name in (" deep", "_deep down", "_déjà", "_a-b", "_")),
        (f"{NEXT}_try", "try is a word of Python's own, so nobody could type explore.try()."),
        (f"{NEXT}_check", "check is the name of something else in nn_lesson."),
        (f"{NEXT}_player", "player is the name of something else: nn_lesson/explore/player.py."),
    ],
)
def test_what_is_no_name_for_a_lesson_is_told_in_a_sentence_and_makes_nothing(copy, typed, fault):
    before = files(copy)
    done = course(copy, "new", *typed.split())
    assert done.returncode == 1 and done.stderr.startswith(fault)
    assert done.stderr.endswith(f"\nType a number and a name, such as: python3 course.py new {NEXT}_attention\n")
    assert files(copy) == before


@pytest.mark.parametrize("part", ["practice/exercises/noun", "practice/exercises/noun_further", "explore/noun"])
def test_the_parts_of_the_template_run_with_the_course_as_it_is(monkeypatch, part):
    template = ROOT / "lessons" / "template" / "nn_lesson"
    spec = importlib.util.spec_from_file_location("nn_lesson.noun", template / "noun.py")
    mathematics = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, spec.name, mathematics)
    spec.loader.exec_module(mathematics)
    assert runpy.run_path(str(template / f"{part}.py"))
    assert not [file for file, _place in parts(ROOT, NEW, LAST) if "__pycache__" in file.parts]


@pytest.mark.slow
def test_all_that_a_new_lesson_has_is_right_and_what_is_to_do_is_listed(copy, said):
    assert f"new: lessons/{NEW}.md\n" in said and f"built {NEW}.ipynb\n" in said
    assert f"still TODO in lessons/{NEW}.md, line 12, " in said
    assert course(copy, "build", "--check").returncode == 0
    tested = course(copy, "test", NEXT, "-n0", *(f"tests/test_{name}.py" for name in FAST))
    assert tested.returncode == 0, tested.stdout
    ruff = [sys.executable, "-m", "ruff"]
    for check in (["check", "."], ["format", "--check", "."]):
        assert subprocess.run([*ruff, *check, "--no-cache"], cwd=copy).returncode == 0


@pytest.mark.slow
def test_a_new_lesson_passes_all_tests_of_a_lesson_in_a_browser_too(copy, said):
    tested = course(copy, "test", NEXT, "-n2")
    assert tested.returncode == 0, tested.stdout


@pytest.mark.slow
@pytest.mark.parametrize("typed", ["78", "03_no_such"])
def test_a_lesson_that_is_not_there_cannot_be_tested(copy, typed):
    told = course(copy, "test", typed, "--collect-only").stderr
    assert f"There is no lesson {typed}. There are: 00_start_here, " in told


@pytest.mark.slow
@pytest.mark.parametrize("typed", ["3", "03_mean_squared_error"])
def test_one_lesson_is_tested_and_options_for_pytest_may_follow(copy, typed):
    files = ["tests/test_check.py", *map("tests/browser/test_{}.py".format, ("dot_product", "mean_squared_error"))]
    found = course(copy, "test", typed, "-n0", "-q", "--collect-only", *files).stdout
    assert "tests/test_check.py::test_the_courses_own_version_passes[squared_error]" in found
    assert "tests/browser/test_mean_squared_error.py::" in found
    assert "dot_product.py" not in found and "[dot" not in found
