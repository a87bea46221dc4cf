"""From text to notebook: the same bytes each time, and a clear word where one is not what the other says."""

import base64
import io

import nbformat
import pytest
from PIL import Image

from lessons.build import clean, is_current, main, read

LESSON = """\
# 1 · A lesson

You will see numbers.

```{code-cell}
from nn_lesson.neuron import sigmoid
```

```{code-cell}
:tags: [exercise]

def relu(x):
    ...
```

```{code-cell}
print("first", flush=True)
print("second", flush=True)
sigmoid(0)
```

```{code-cell}
import os
from pathlib import Path
progress = Path(os.environ["NN_LESSON_PROGRESS"])
progress.name, progress.exists()
```

```{code-cell}
import ipywidgets
import matplotlib.pyplot as plt
plt.plot([1, 2])
ipywidgets.IntSlider(3)
```
"""


@pytest.fixture
def folders(tmp_path):
    """`lessons` and `notebooks`, with one lesson."""
    lessons, notebooks = tmp_path / "the lessons", tmp_path / "notebooks"
    lessons.mkdir()
    notebooks.mkdir()
    (lessons / "01_lesson.md").write_text(LESSON, encoding="utf-8")
    return lessons, notebooks


@pytest.fixture
def current(folders):
    """The folders' lesson and its notebook, written without running it."""
    lessons, notebooks = folders
    lesson, notebook = lessons / "01_lesson.md", notebooks / "01_lesson.ipynb"
    nbformat.write(read(lesson), notebook)
    return lesson, notebook


def test_building_again_gives_the_same_bytes(folders, monkeypatch):
    monkeypatch.setenv("NN_LESSON_PROGRESS", "somebody's")
    path = folders[1] / "01_lesson.ipynb"
    assert main([], *folders) is None
    first = path.read_bytes()
    assert main(["01"], *folders) is None
    assert path.read_bytes() == first

    notebook = nbformat.read(path, 4)
    nbformat.validate(notebook)
    assert main(["--check"], *folders) is None
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert [cell.execution_count for cell in code] == [1, 2, 3, 4, 5]
    assert [output.get("text") for output in code[2].outputs] == ["first\nsecond\n", None]
    assert code[2].outputs[1].data == {"text/plain": "np.float64(0.5)"}
    assert code[3].outputs[0].data == {"text/plain": "('progress.json', False)"}
    assert b"widget-view" not in first and b"application/vnd.jupyter" not in first
    assert notebook.metadata.keys() == {"kernelspec", "language_info"}
    assert not any("execution" in cell.metadata for cell in notebook.cells)


def test_a_picture_is_stored_without_version_or_date():
    figure, png = pytest.importorskip("matplotlib.figure").Figure(figsize=(1, 1)), io.BytesIO()
    figure.savefig(png, format="png")
    assert Image.open(png).info["Software"].startswith("Matplotlib")
    data = {"image/png": base64.b64encode(png.getvalue()).decode()}
    clean(data)
    stored = Image.open(io.BytesIO(base64.b64decode(data["image/png"])))
    assert stored.info == {}
    assert stored.tobytes() == Image.open(png).tobytes()


def test_an_exercise_is_called_after_what_it_defines(current):
    assert [cell.id for cell in read(current[0]).cells][2] == "exercise-relu"


def test_a_cell_keeps_its_id_when_others_come_and_go(current):
    before = [cell.id for cell in read(current[0]).cells]
    current[0].write_text(LESSON.replace("You will", "Soon you will\n\n+++\n\nYou will"), encoding="utf-8")
    after = [cell.id for cell in read(current[0]).cells]
    assert after[2:] == before[1:]


def test_equal_cells_have_different_ids(current):
    current[0].write_text(LESSON + "\n```{code-cell}\nsigmoid(0)\n```\n" * 2, encoding="utf-8")
    ids = [cell.id for cell in read(current[0]).cells]
    assert ids[-1] == f"{ids[-2]}-2"


CHANGES = {
    "a source": lambda notebook: notebook.cells[2].update(source="def relu(x):\n    return x"),
    "an id": lambda notebook: notebook.cells[1].update(id="else"),
    "a type": lambda notebook: notebook.cells[0].update(cell_type="raw"),
    "tags": lambda notebook: notebook.cells[2].metadata.tags.append("nbval-skip"),
    "metadata of a cell": lambda notebook: notebook.cells[1].metadata.update(scrolled=True),
    "metadata": lambda notebook: notebook.metadata.language_info.update(version="3.11.2"),  # as JupyterLab does
    "one cell less": lambda notebook: notebook.cells.pop(),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_changed_notebook_is_not_current(current, folders, change):
    notebook = nbformat.read(current[1], 4)
    change(notebook)
    nbformat.write(notebook, current[1])
    assert not is_current(*current)
    assert "01_lesson" in main(["--check"], *folders)


def test_other_outputs_leave_a_notebook_current(current, folders):
    notebook = nbformat.read(current[1], 4)
    notebook.cells[3].outputs = [nbformat.v4.new_output("stream", text="other")]
    nbformat.write(notebook, current[1])
    assert main(["--check"], *folders) is None


STALE = {
    "the lesson has changed": lambda lesson, _notebook: lesson.write_text(LESSON.replace("numbers", "figures")),
    "there is no notebook": lambda _lesson, notebook: notebook.unlink(),
    "the notebook is damaged": lambda _lesson, notebook: notebook.write_text("{"),
}


@pytest.mark.parametrize("make_stale", STALE.values(), ids=STALE)
def test_a_notebook_that_is_not_what_its_lesson_says_is_stale(current, folders, make_stale):
    make_stale(*current)
    assert "01_lesson" in main(["--check"], *folders)


def test_a_notebook_without_a_lesson_is_stale(current, folders):
    current[0].rename(current[0].with_name("02_lesson.md"))
    assert "01_lesson, 02_lesson" in main(["--check"], *folders)


def test_a_learners_kept_copy_is_not_stale(current, folders):
    current[1].with_name("01_lesson.mine-1.ipynb").write_bytes(b"")
    assert main(["--check"], *folders) is None


def test_an_unknown_name_is_answered_with_the_known_ones(current, folders):
    assert main(["7"], *folders) == "There is no lesson 7. There are: 01_lesson."


@pytest.mark.parametrize("line, says", [
    ("1 / 0", "raises ZeroDivisionError: division by zero"),
    ("sigmoid(-1000)", "writes to stderr: "),  # NumPy's warning of an overflow
    ("import nn_lesson; nn_lesson.check(Path)", "says: ✗ Nothing to check: `Path` is not defined."),
    (
        "import nn_lesson\ndef dot(u, v): return 1 / 0\nnn_lesson.explore.dot_product(dot)",
        "! Your `dot` stops",
    ),
])  # fmt: skip
def test_a_cell_that_does_not_run_cleanly_stops_the_build(current, folders, line, says):
    stored = current[1].read_bytes()
    current[0].write_text(LESSON.replace("sigmoid(0)", line), encoding="utf-8")
    trouble = main([], *folders)
    assert trouble.startswith("01_lesson.md is not built: cell 4 (code-") and says in trouble
    assert current[1].read_bytes() == stored, "what was there stays"
