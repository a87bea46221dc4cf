"""A learner's notebooks beside the course's own, which lie in .originals: put one back, or bring in new texts."""

import json
import re
import shutil
from pathlib import Path

BESIDE = {"my_question": "11"}  # what lies beside a lesson, to be filled in, and the number of that lesson
ORIGINALS = ".originals"  # out of JupyterLab's sight; the same bytes as notebooks/, which costs git nothing
TAKEN = "Your answers are in the new lesson. As it was before, it is notebooks/{}."
LEFT = "What you wrote could not be put into the new lesson: it is in notebooks/{}."


def store(root, names):
    """Keep the notebooks that were built, all or those whose `names` are given, as the originals."""
    for notebook in (root / "notebooks").glob("*.ipynb"):
        built = notebook.stem in BESIDE or notebook.name[0].isdigit() and ".mine" not in notebook.name
        if built and is_named(notebook.stem, names):
            shutil.copyfile(notebook, root / ORIGINALS / notebook.name)


def is_named(stem, names):
    """Whether a notebook is meant by the beginnings of names: all are by none, and one by that of its lesson."""
    return any(name.startswith(tuple(names) or "") for name in (stem, f"{BESIDE.get(stem, stem)}_"))


def reset(root, names):
    """Put one lesson's notebook back as the course has it, and keep the learner's copy; returns the exit code."""
    lessons = sorted(path.name for path in (root / ORIGINALS).glob("*.ipynb"))
    beside = [name for name in lessons if Path(name).stem in BESIDE and Path(name).stem in " ".join(names)]
    numbers = re.findall(r"(?<!\d)\d{1,2}(?!\d)", " ".join(re.split(r"[/\\]", name)[-1] for name in names))
    wanted = beside or [lesson for lesson in lessons if [lesson[:2]] == [number.zfill(2) for number in numbers]]
    if not wanted:
        several = "One lesson at a time. " if len(numbers) > 1 or names == ["all"] else ""
        known = ", ".join(name[:2] if name[0].isdigit() else Path(name).stem for name in lessons)
        print(f"{several}Which lesson? Type its number after reset, one of: {known}.")
        return 1
    notebook, original = root / "notebooks" / wanted[0], root / ORIGINALS / wanted[0]
    if same(notebook, original):
        print(f"notebooks/{notebook.name} is as it was. Nothing to do.")
        return 0
    if notebook.exists():
        print(f"Your copy is now notebooks/{keep(notebook).name}.")
    shutil.copyfile(original, notebook)
    print(f"notebooks/{notebook.name} is as it was.")
    print("If JupyterLab shows it now, choose there: File > Reload Notebook from Disk.")
    return 0


def keep(notebook):
    """Copy a learner's notebook to a name beside it that is free; returns the copy."""
    copy, count = notebook.with_suffix(".mine.ipynb"), 1
    while copy.exists():
        count += 1
        copy = notebook.with_suffix(f".mine-{count}.ipynb")
    return shutil.copyfile(notebook, copy)


def bring_in(notebook, original, new):
    """Write the new texts of a lesson into the learner's `notebook`. Where they wrote something, a copy is kept.

    `original` is the lesson as they began it, `new` as it is now. Returns what to say of the copy, or None.
    """
    text, written, said = new.read_text(encoding="utf-8"), set(), TAKEN
    if notebook.exists():
        try:
            mine = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
            before = json.loads(original.read_text(encoding="utf-8"))["cells"] if original.exists() else []
            if written := theirs(mine, before):
                after = json.loads(text)
                after["cells"] = merged(after["cells"], mine, written)
                text = json.dumps(after, indent=1, ensure_ascii=False, sort_keys=True) + "\n"
        except (ValueError, KeyError, TypeError):  # it is damaged, or another program's: the copy has all of it
            written, said = True, LEFT
    copy = keep(notebook) if written and notebook.read_bytes() != text.encode() else None
    notebook.write_bytes(text.encode())
    return said.format(copy.name) if copy else None


def theirs(cells, originals):
    """The ids of the cells that a learner has written or changed."""
    sources = {cell["id"]: source(cell) for cell in originals}
    return {cell["id"] for cell in cells if source(cell) not in ("", sources.get(cell["id"]))}


def merged(new, mine, written):
    """The new cells with what the learner has written in them; cells of theirs alone follow what they followed."""
    answers = {cell["id"]: cell for cell in mine if cell["id"] in written}
    cells = [answers.get(cell["id"], cell) for cell in new]
    place = 0
    for cell in mine:
        ids = [known["id"] for known in cells]
        if cell["id"] in ids:
            place = ids.index(cell["id"]) + 1
        elif cell["id"] in written:
            cells.insert(place, cell)
            place += 1
    return cells


def same(path, other):
    """Whether two files are there and have the same content."""
    return path.exists() and other.exists() and path.read_bytes() == other.read_bytes()


def source(cell):
    """The text of a cell, which a notebook keeps as one text or as a list of lines."""
    return "".join(cell["source"])
