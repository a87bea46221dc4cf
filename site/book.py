"""The lessons as pages to read: Sphinx shows the notebooks with the outputs that they were built with."""

import shutil
import sys
import tempfile
from pathlib import Path

import nbformat

from parts import ROOT, add_notebooks, call, npm_package

HERE = Path(__file__).resolve().parent
MATHJAX = "mathjax@3.2.2"  # draws the formulas, from the pages' own folder: they need no other server
RUN = "../run/lab/index.html?path=notebooks/"


def build(folder):
    """Build the pages into `folder`."""
    with tempfile.TemporaryDirectory() as made, npm_package(MATHJAX) as mathjax:
        pages = Path(made)
        for file in (HERE / "index.md", ROOT / "lessons" / "moving_picture.gif"):
            shutil.copy(file, pages)
        add_notebooks(pages)
        for path in (pages / "notebooks").glob("*.ipynb"):
            notebook = nbformat.read(path, 4)
            for_reading(notebook, path.name)
            nbformat.write(notebook, path)
        options = ["--fail-on-warning", "--quiet", "--conf-dir", HERE, "--doctree-dir", pages / ".doctrees"]
        call([sys.executable, "-m", "sphinx", *options, pages, folder])
        shutil.copy(mathjax / "es5" / "tex-svg.js", folder / "_static")


def for_reading(notebook, name):
    """Lead from a page to the same lesson to work in, and put each picture's words beneath it."""
    title, rest = notebook.cells[0].source.split("\n", 1)
    link = f'<a href="{RUN}{name}">Work in this lesson, in your browser →</a>'
    notebook.cells[0].source = f"{title}\n\n{link}\n{rest}"
    notebook.cells = [part for cell in notebook.cells for part in one_output_each(cell)]
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            about = output.get("metadata", {}).get("image/png", {})
            if "alt" in about:
                image = {"alt": about["alt"]} | ({"width": f"{about['width']}px"} if "width" in about else {})
                cell.metadata["mystnb"] = {"image": image, "figure": {"caption": in_words(about["alt"])}}


def one_output_each(cell):
    """A cell, or as many as it has outputs: a caption belongs to all that a cell shows."""
    first, *more = cell.get("outputs", []) or [None]
    hidden = {"source": cell.source, "metadata": {"tags": ["remove-input"]}}
    rest = [nbformat.v4.new_code_cell(**hidden, outputs=[output]) for output in more]
    if rest:
        cell.outputs = [first]
    return [cell, *rest]


def in_words(alt):
    """A picture's description as a caption, without the name of what drew it."""
    name, colon, words = alt.partition(": ")
    return words if colon and name.isidentifier() else alt
