"""What `course.py test` says on the computer of a learner who has solved exercises in the notebooks."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

from lessons.build import read

ROOT = Path(__file__).parents[1]
LESSON = """\
```{code-cell}
:tags: [exercise]

def relu(x):
    ...
```

```{code-cell}
relu(1)
```
"""
TESTS = """\
import pytest

@pytest.mark.parametrize("notebook_path", __import__("lessons.build").build.NOTEBOOKS.glob("*.ipynb"))
def test_a_rule(notebook_path):
    pass
"""


@pytest.fixture
def course(tmp_path):
    """A small course with three notebooks, in a folder that git does not know."""
    for folder in ("lessons", "notebooks", "tests"):
        (tmp_path / folder).mkdir()
    for file in ("pyproject.toml", "lessons/build.py", "tests/conftest.py"):
        shutil.copy(ROOT / file, tmp_path / file)
    (tmp_path / "tests/test_rules.py").write_text(TESTS)
    for name in ("01_one", "02_two", "03_three"):
        lesson = tmp_path / f"lessons/{name}.md"
        lesson.write_text(LESSON)
        notebook = read(lesson)
        for count, cell in enumerate(notebook.cells, 1):
            cell.execution_count = count  # as if it had been run
        nbformat.write(notebook, tmp_path / f"notebooks/{name}.ipynb")
    return tmp_path


def outcome(course, **environment):
    """What pytest says there in its last lines."""
    environment = os.environ | {"PYTHONPATH": str(course), "CI": ""} | environment
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider"]
    return subprocess.run(command, cwd=course, env=environment, capture_output=True, text=True).stdout[-400:]


@pytest.mark.slow
def test_edited_notebooks_are_named_and_not_tested_except_in_ci(course):
    solved = course / "notebooks/02_two.ipynb"
    notebook = nbformat.read(solved, 4)
    notebook.cells[0].source = "def relu(x):\n    return max(x, 0)"
    nbformat.write(notebook, solved)
    assert "1 failed, 8 passed" in outcome(course, CI="true"), "relu(1) shows 1 now, and showed nothing"

    (course / "notebooks/03_three.ipynb").write_text("{")
    said = outcome(course)
    assert "3 passed, 2 deselected" in said and "error" not in said
    assert "edited since they were built, so not tested: 02_two, 03_three\n" in said
