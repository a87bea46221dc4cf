"""A lesson put back, a course brought up to date from a clone or a zip: what a learner wrote is never lost."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from lessons.build import is_current
from tests.conftest import is_edited
from upkeep import lessons
from upkeep.lessons import reset
from upkeep.update import git

ROOT = Path(__file__).parents[1]
TEXT = "# Dot product\n\nMultiply, then add."
ANSWER = "def dot(u, v):\n    return sum(a * b for a, b in zip(u, v))"
STUB = "def dot(u, v):\n    ..."
LESSON = {"markdown-1": TEXT, "exercise-dot": STUB, "code-1": "check(dot)", "markdown-2": "Recap"}


def notebook(sources):
    """A notebook's file with these cells: id -> source."""
    cells = [{"id": name, "cell_type": name.split("-")[0], "source": text} for name, text in sources.items()]
    return json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}, indent=1) + "\n"


def cells(path):
    """The cells of a notebook: id -> source."""
    return {cell["id"]: cell["source"] for cell in json.loads(path.read_text())["cells"]}


def write_course(root, version, **texts):
    """A small course in the folder `root`, with these lessons: name -> cells."""
    for folder in (".originals", "notebooks", "nn_lesson"):
        shutil.rmtree(root / folder, ignore_errors=True)
        (root / folder).mkdir(parents=True)
    for folder in ("notebooks", ".originals"):
        for name, sources in texts.items():
            (root / folder / f"{name}.ipynb").write_text(notebook(sources))
    (root / "nn_lesson" / "__init__.py").write_text(f"VERSION = {version!r}\n")
    (root / "pyproject.toml").write_text(f"[project]\nversion = {version!r}\n")
    (root / "notebooks" / "glossary.md").write_text(f"# Words of {version}\n")
    for file in ("course.py", ".gitignore"):
        shutil.copy(ROOT / file, root)
    unused = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "upkeep", root / "upkeep", dirs_exist_ok=True, ignore=unused)


def commit(root):
    """Commit all that is there, as its authors or a hub do."""
    for words in (["init", "-q", "-b", "main"], ["add", "-A"]):
        assert git(root, *words) is not None
    assert git(root, "-c", "user.name=a", "-c", "user.email=a@b", "commit", "-qm", "all") is not None


def course(root, *words):
    """Start course.py there; what it says."""
    command = [sys.executable, root / "course.py", *words]
    done = subprocess.run(command, cwd=root.parent, capture_output=True, encoding="utf-8")
    return done.stdout + done.stderr


# ---- reset --------------------------------------------------------------------------------------------------


@pytest.fixture
def mine(tmp_path):
    """A learner's course with two lessons, in a folder that git does not know."""
    write_course(tmp_path / "mine", "0.1", **{"02_sigmoid": {"code-1": "02"}, "03_error": {"code-1": "03"}})
    return tmp_path / "mine"


@pytest.mark.parametrize("name", ["03", "3", "lesson 3", "3.ipynb", "03_error", "notebooks/03_error.ipynb"])
def test_reset_puts_a_lesson_back_and_keeps_your_copy(mine, name, capsys):
    lesson = mine / "notebooks" / "03_error.ipynb"
    lesson.write_text("mine")
    assert reset(mine, [name]) == 0 and "is as it was" in capsys.readouterr().out
    assert lesson.read_text() == (mine / ".originals" / lesson.name).read_text()
    assert lesson.with_suffix(".mine.ipynb").read_text() == "mine"


@pytest.mark.parametrize("repository", [".", ".."], ids=["the course", "a folder around it"])
def test_reset_goes_by_the_courses_own_version_whatever_was_committed(mine, repository):
    lesson = mine / "notebooks" / "03_error.ipynb"
    lesson.write_text("mine")
    commit(mine / repository)
    assert "is as it was" in course(mine, "reset", "03")
    assert lesson.read_text() == (mine / ".originals" / lesson.name).read_text()


def test_reset_never_overwrites_an_earlier_copy(mine):
    for words in ("first", "second", "third"):
        (mine / "notebooks" / "03_error.ipynb").write_text(words)
        reset(mine, ["03"])
    kept = [path.read_text() for path in sorted((mine / "notebooks").glob("*.mine*"))]
    assert sorted(kept) == ["first", "second", "third"]


def test_reset_brings_a_deleted_lesson_back(mine):
    (mine / "notebooks" / "03_error.ipynb").unlink()
    reset(mine, ["03"])
    assert (mine / "notebooks" / "03_error.ipynb").exists() and not list(mine.glob("notebooks/*.mine*"))


def test_reset_leaves_an_unchanged_lesson_alone(mine, capsys):
    reset(mine, ["03"])
    assert "Nothing to do" in capsys.readouterr().out and not list(mine.glob("notebooks/*.mine*"))


@pytest.mark.parametrize("name", ["my_question", "notebooks/my_question.ipynb"])
def test_what_lies_beside_a_lesson_is_built_with_it_and_put_back_by_its_name(mine, name):
    copy = mine / "notebooks" / "my_question.ipynb"
    copy.write_text("as built")
    lessons.store(mine, ["03"])
    assert not (mine / ".originals" / copy.name).exists()
    lessons.store(mine, ["11"])
    copy.write_text("mine")
    assert reset(mine, [name]) == 0
    assert copy.read_text() == "as built" and copy.with_suffix(".mine.ipynb").read_text() == "mine"


@pytest.mark.parametrize("names", [[], ["9"], ["0"], ["02", "03"], ["all"]])
def test_reset_asks_which_lesson_where_that_is_unclear(mine, names, capsys):
    assert reset(mine, names) == 1
    assert "one of: 02, 03" in capsys.readouterr().out


def test_the_originals_are_the_notebooks_that_were_built():
    """Otherwise: python3 course.py build"""
    names = sorted(path.stem for path in (ROOT / "lessons").glob("*.md"))
    assert sorted(path.stem for path in (ROOT / lessons.ORIGINALS).iterdir()) == names
    for name in names:
        original, notebook_ = ROOT / lessons.ORIGINALS / f"{name}.ipynb", ROOT / "notebooks" / f"{name}.ipynb"
        assert is_current(ROOT / "lessons" / f"{name}.md", original)
        assert is_edited(notebook_) or lessons.same(original, notebook_)


def test_a_build_stores_what_was_built_and_nothing_else(mine):
    for name in ("02_sigmoid", "03_error"):
        (mine / "notebooks" / f"{name}.ipynb").write_text("new")
    lessons.store(mine, ["03"])
    assert [path.read_text() == "new" for path in sorted((mine / ".originals").iterdir())] == [False, True]


# ---- update -------------------------------------------------------------------------------------------------

NEWER = {"markdown-3": TEXT + " Again.", "exercise-dot": STUB + "  # write here", "code-1": "check(dot)"}
NEWER |= {"markdown-2": "Recap", "code-2": "dot([1], [2])"}
OWN = {"my-notes": "I see!"}
HALF_DONE = {
    "markdown-1": TEXT,
    **OWN,
    "exercise-dot": ANSWER,
    "code-1": "check(dot)  # yes",
    "markdown-2": "Recap",
}


@pytest.fixture
def authors(tmp_path):
    """The course where it comes from, under version control."""
    write_course(tmp_path / "authors", "0.1", **{"01_dot": LESSON, "02_two": LESSON, "03_gone": LESSON})
    commit(tmp_path / "authors")
    return tmp_path / "authors"


def from_a_clone(authors, learner):
    subprocess.run(["git", "clone", "-q", authors, learner], check=True)
    return []


def from_a_clone_whose_hub_commits(authors, learner):
    return from_a_clone(authors, learner)


def from_a_zip(authors, learner):
    shutil.copytree(authors, learner, ignore=shutil.ignore_patterns(".git"))
    return [str(authors.parent / "newer.zip")]


def from_a_folder(authors, learner):
    from_a_zip(authors, learner)
    return [str(authors)]


@pytest.mark.parametrize("way", [from_a_clone, from_a_clone_whose_hub_commits, from_a_zip, from_a_folder])
def test_an_update_over_a_lesson_half_done_loses_nothing(authors, tmp_path, way):
    learner = tmp_path / "Żółw 100% #1 & co"
    words = way(authors, learner)
    lesson, progress = learner / "notebooks" / "01_dot.ipynb", learner / "notebooks" / "nn_lesson_progress.json"
    lesson.write_text(half_done := notebook(HALF_DONE))
    progress.write_text('{"version": 1}')
    (learner / "notebooks" / "my own.ipynb").write_text("mine")
    (learner / "notebooks" / "my_network.py").write_text("mine, too")
    (learner / "notebooks" / "glossary.md").write_text("with my notes")
    if way is from_a_clone_whose_hub_commits:
        commit(learner)
    write_course(authors, "0.2", **{"01_dot": NEWER, "02_two": NEWER, "04_new": LESSON})
    commit(authors)
    shutil.make_archive(tmp_path / "newer", "zip", tmp_path, "authors")

    for said in ("answers are in the new lesson", "version 0.2"):  # then there is nothing new
        assert said in course(learner, "update", *words)
        assert cells(lesson) == {
            "markdown-3": NEWER["markdown-3"],
            **OWN,
            "exercise-dot": ANSWER,
            "code-1": HALF_DONE["code-1"],
            "markdown-2": "Recap",
            "code-2": NEWER["code-2"],
        }
    assert [path.read_text() for path in lesson.parent.glob("*.mine*")] == [half_done]
    assert progress.read_text() == '{"version": 1}'
    assert (learner / "notebooks" / "my own.ipynb").read_text() == "mine"
    assert (learner / "notebooks" / "my_network.py").read_text() == "mine, too"
    assert (learner / ".before-update-1" / "notebooks" / "glossary.md").read_text() == "with my notes"
    assert (learner / "notebooks" / "glossary.md").read_text() == "# Words of 0.2\n"
    assert cells(learner / "notebooks" / "02_two.ipynb") == NEWER
    assert [(learner / "notebooks" / f"{name}.ipynb").exists() for name in ("03_gone", "04_new")] == [False, True]
    assert "0.2" in (learner / "nn_lesson" / "__init__.py").read_text()
    if not words:
        assert git(learner, "status", "--porcelain", "notebooks/02_two.ipynb", "nn_lesson", "course.py") == ""
        assert git(learner, "rev-parse", "HEAD") == git(authors, "rev-parse", "HEAD")
    assert "as it was" in course(learner, "reset", "01") and cells(lesson) == NEWER


@pytest.mark.parametrize("damaged", [b'{"cells": [', b"\xff\xfe", b"[]", b'{"cells": [{"source": "no id"}]}'])
def test_a_notebook_that_is_damaged_is_kept_and_the_new_one_comes(mine, damaged):
    path = mine / "notebooks" / "03_error.ipynb"
    path.write_bytes(damaged)
    said = lessons.bring_in(path, mine / ".originals" / path.name, mine / ".originals" / "02_sigmoid.ipynb")
    assert path.with_suffix(".mine.ipynb").read_bytes() == damaged and cells(path) == {"code-1": "02"}
    assert "could not be put into the new lesson" in said and "03_error.mine.ipynb" in said


def test_a_lesson_that_was_only_run_is_the_new_one_without_a_copy(mine):
    path = mine / "notebooks" / "03_error.ipynb"
    ran = json.loads(path.read_text())
    ran["cells"][0] |= {"outputs": [{"output_type": "stream", "text": "4"}], "execution_count": 7}
    path.write_text(json.dumps(ran))
    assert lessons.bring_in(path, mine / ".originals" / path.name, mine / ".originals" / path.name) is None
    assert lessons.same(path, mine / ".originals" / path.name)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ([], "does not know where its new versions are"),
        (["nothing.zip"], "There is no file"),
        (["course.py"], "cannot be had from course.py"),
        (["notebooks"], "There is no course in"),
        (["."], "That is this course itself"),
    ],
)
def test_an_update_that_cannot_be_says_why_and_changes_nothing(mine, words, sentence):
    before = sorted(mine.rglob("*"))
    said = course(mine, "update", *(str(mine / word) for word in words))
    assert sentence in said
    assert sorted(path for path in mine.rglob("*") if "__pycache__" not in str(path)) == before


def test_where_git_cannot_fetch_the_update_says_so(authors, tmp_path):
    from_a_clone(authors, tmp_path / "mine")
    authors.rename(tmp_path / "elsewhere")
    assert "git cannot fetch the new version" in course(tmp_path / "mine", "update")


def test_where_git_is_missing_the_update_says_so(authors, tmp_path, monkeypatch):
    from_a_clone(authors, tmp_path / "mine")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert "git, which is not installed here" in course(tmp_path / "mine", "update")


def test_an_older_version_does_not_come_in_and_the_same_one_is_nothing_new(authors, tmp_path):
    newer = shutil.copytree(authors, tmp_path / "newer")
    write_course(newer, "0.10", **{"01_dot": LESSON})
    before = (newer / "pyproject.toml").read_text()
    assert "That is version 0.1. What is here is newer: 0.10." in course(newer, "update", authors)
    assert (newer / "pyproject.toml").read_text() == before
    (newer / "notebooks" / "01_dot.ipynb").write_text(notebook(HALF_DONE))
    shutil.copytree(newer, tmp_path / "same")
    assert "Nothing is newer than what is here, version 0.10." in course(newer, "update", tmp_path / "same")


def test_what_an_update_takes_away_it_names(authors, tmp_path):
    from_a_clone(authors, learner := tmp_path / "mine")
    (learner / "notebooks" / "glossary.md").write_text("with my notes")
    commit(learner)
    write_course(authors, "0.2", **{"01_dot": LESSON})
    commit(authors)
    said = course(learner, "update")
    assert "are in the folder .before-update-1" in said and "in the branch before-update-1" in said
    assert git(learner, "show", "before-update-1:notebooks/glossary.md") == "with my notes"
