"""Turn the lessons into notebooks: python lessons/build.py [names] [--check]

lessons/NN_noun.md becomes notebooks/NN_noun.ipynb, run from top to bottom in a fresh kernel, with what its
cells showed; so does what lies beside a lesson, to be filled in. Building again gives the same bytes. With --check
nothing runs: it says which notebooks are not what their lessons say.
"""

import argparse
import base64
import hashlib
import io
import os
import re
import sys
import tempfile
from collections import Counter
from pathlib import Path

import jupytext
import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError
from PIL import Image

from nn_lesson.palette import VERDICTS
from upkeep.lessons import is_named

LESSONS = Path(__file__).resolve().parent
NOTEBOOKS = LESSONS.parent / "notebooks"
KERNEL = {"display_name": "Python 3", "language": "python", "name": "python3"}
METADATA = {"kernelspec": KERNEL, "language_info": {"name": "python"}}
BEGINS = {"exercise": r"^(?:def|class) (\w+)", "further": r"^# Write (\w+) here"}  # cells to write in, by tag
TROUBLE = re.compile(rf"^[{VERDICTS['problem'][0]}{VERDICTS['retry'][0]}] ", re.M)  # as for an exercise misspelt
SHOWN = " this answer weak: "  # what a lesson shows on purpose: a process that went wrong


def read(lesson):
    """The notebook that a lesson describes, not yet run."""
    notebook = jupytext.reads(lesson.read_text(encoding="utf-8"), fmt="md:myst")
    notebook.nbformat, notebook.nbformat_minor = 4, 5
    notebook.metadata = nbformat.from_dict(METADATA)
    seen = Counter()
    for cell in notebook.cells:
        name = cell_name(cell)
        seen[name] += 1
        cell.id = name if seen[name] == 1 else f"{name}-{seen[name]}"
    return notebook


def cell_name(cell):
    """A name that stays when other cells come and go; what is to be written is called after what it defines."""
    for tag in cell.metadata.get("tags", []):
        if (begins := BEGINS.get(tag)) and (defined := re.search(begins, cell.source, re.MULTILINE)):
            return f"{tag}-{defined[1]}"
    return f"{cell.cell_type}-{hashlib.sha256(cell.source.encode()).hexdigest()[:8]}"


def run(notebook, folder):
    """Run a notebook, in place, in a fresh kernel in `folder`. RuntimeError: a cell fails or misses something."""
    quiet = [
        "--log-level=ERROR"
    ]  # a warning of every kernel, that this computer's others may listen, says nothing here
    client = NotebookClient(
        notebook, timeout=120, kernel_name="python3", coalesce_streams=True, extra_arguments=quiet
    )
    client.resources = {"metadata": {"path": str(folder)}}
    with tempfile.TemporaryDirectory() as empty:  # nothing shown may depend on anybody's progress
        try:
            client.execute(env=os.environ | {"NN_LESSON_PROGRESS": str(Path(empty, "progress.json"))})
        except CellExecutionError:
            pass  # the cell's output says the same, and which cell it was
    notebook.metadata = nbformat.from_dict(METADATA)
    for number, cell in enumerate(notebook.cells, 1):
        cell.metadata.pop("execution", None)  # when it ran
        for output in cell.get("outputs", []):
            if output.output_type == "error":
                raise RuntimeError(f"cell {number} ({cell.id}) raises {output.ename}: {output.evalue}")
            said = output.get("data", {}).get("text/plain", "")
            if TROUBLE.search(said) and SHOWN not in said:
                stub = " A stub has its `...` where the work is to be done, so in the loop if there is one."
                raise RuntimeError(f"cell {number} ({cell.id}) says: {said}{stub * ('✗' in said)}")
            if output.get("name") == "stderr":
                raise RuntimeError(f"cell {number} ({cell.id}) writes to stderr: {output.text}")
            clean(output.get("data", {}))
    return notebook


def clean(data):
    """Take out of an output, in place, what shows nothing without a kernel or differs between machines."""
    data.pop("application/vnd.jupyter.widget-view+json", None)
    if "image/png" in data:  # saved anew, without matplotlib's version or a date
        plain = io.BytesIO()
        Image.open(io.BytesIO(base64.b64decode(data["image/png"]))).save(plain, "PNG", optimize=True)
        data["image/png"] = base64.b64encode(plain.getvalue()).decode()


def is_current(lesson, notebook):
    """Whether a notebook has the cells and settings that its lesson describes, whatever the outputs are."""
    try:
        return outline(read(lesson)) == outline(nbformat.read(notebook, 4))
    except Exception:  # one of them is missing or damaged
        return False


def outline(notebook):
    return notebook.metadata, [(c.id, c.cell_type, c.source, c.metadata) for c in notebook.cells]


def main(arguments=None, lessons=LESSONS, notebooks=NOTEBOOKS):
    """The command line. Returns what `sys.exit` shows: None, or one sentence saying what is wrong."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("names", nargs="*", help="such as 01; all lessons when none is named")
    parser.add_argument("--check", action="store_true", help="only say which notebooks are not current")
    options = parser.parse_args(arguments)
    known = {lesson.stem for lesson in lessons.glob("*.md")}
    if options.check:  # a notebook without a lesson is wrong, too; a learner's kept copy is not
        known |= {notebook.stem for notebook in notebooks.glob("*.ipynb") if ".mine" not in notebook.stem}
    for name in options.names:
        if not any(stem.startswith(name) for stem in known):
            return f"There is no lesson {name}. There are: {', '.join(sorted(known))}."
    chosen = sorted(stem for stem in known if is_named(stem, options.names))
    pairs = [(lessons / f"{name}.md", notebooks / f"{name}.ipynb") for name in chosen]
    if options.check:
        stale = [notebook.stem for lesson, notebook in pairs if not is_current(lesson, notebook)]
        return f"These notebooks are not what their lessons say: {', '.join(stale)}." if stale else None
    for lesson, notebook in pairs:
        try:
            nbformat.write(run(read(lesson), notebooks), notebook)
        except (RuntimeError, TimeoutError) as trouble:
            return f"{lesson.name} is not built: {trouble}"
        print("built", notebook.name)


if __name__ == "__main__":
    sys.exit(main())
