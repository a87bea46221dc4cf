"""Which notebooks of which learners a folder holds, and the texts of their cells. Nothing of them is run."""

import json
import os
import re
import stat
from dataclasses import dataclass, field
from pathlib import Path

from nn_lesson.practice.lessons import QUIZZES
from nn_lesson.practice.progress_file import printable

NOT_MARKED = "my_question"  # comes with the course, and has no exercises
COPY = re.compile(r" ?\(\d+\)$")  # what a browser adds to the name of a file that it saves a second time
PACKED = (".zip", ".7z", ".rar", ".tar", ".gz", ".tgz", ".xz")
LARGEST = 20_000_000  # bytes of a notebook
STEMS = {lesson: path.stem for lesson, path in QUIZZES.items()}  # noun -> number and noun, as notebooks are called


class Unusable(Exception):
    """A sentence: why a notebook cannot be marked."""


@dataclass
class Learner:
    """A folder of notebooks. What is not marked stands in `notes`, sentences."""

    name: str
    notebooks: dict = field(default_factory=dict)  # lesson -> path
    notes: list = field(default_factory=list)

    def cells(self, lesson):
        """The texts of the code cells of a lesson. Raises Unusable."""
        if lesson not in self.notebooks:
            raise Unusable(f"There is no notebook {STEMS[lesson]}.ipynb.")
        try:
            about = self.notebooks[lesson].lstat()
            if not stat.S_ISREG(about.st_mode):
                raise Unusable("The notebook is no file but a link, or something else.")
            if about.st_size > LARGEST:
                raise Unusable("The notebook is too large.")
            cells = json.loads(self.notebooks[lesson].read_text(encoding="utf-8-sig"))["cells"]
            return ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]
        except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
            why = f"cannot be read: {error.strerror}" if isinstance(error, OSError) else "is damaged"
            raise Unusable(f"The notebook {why}.") from None


def learners_in(folder):
    """One learner for each folder in it, or one alone where it is the checkout of a single learner.

    A folder in which several have the same lesson is a group, and its folders are the learners'.
    """
    if _has_lessons(folder):
        return [learner_in(folder)]
    inside = sorted(path for path in folder.iterdir() if path.is_dir() or path.suffix.lower() in PACKED)
    inside = [path for path in inside if not path.name.startswith(".")]
    alone = [(path,) if not (members := _members(path)) else members for path in inside]
    return [learner_in(path, path.relative_to(folder).as_posix()) for paths in alone for path in paths]


def _has_lessons(folder):
    return any(
        (folder / place / f"{stem}.ipynb").exists() for place in ("", "notebooks") for stem in STEMS.values()
    )


def _members(folder):
    """The folders of a group's learners; none where it is one learner's."""
    if folder.is_symlink() or not folder.is_dir() or _has_lessons(folder):
        return []
    inside = sorted(path for path in folder.iterdir() if path.is_dir() and not path.name.startswith("."))
    kept = [{*learner_in(path).notebooks} for path in inside if not path.is_symlink()]
    return inside if sum(map(len, kept)) > len(set().union(*kept)) else []


def learner_in(folder, name=""):
    """A learner with what lies anywhere below a folder. Links to other folders are not followed."""
    learner = Learner(printable(name or folder.resolve().name))
    if folder.is_symlink():
        learner.notes.append("The folder is a link to another one, and not marked.")
        return learner
    if not folder.is_dir():
        learner.notes.append("It is packed, and not marked. Unpack it first.")
        return learner
    found = []
    for parent, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found += [Path(parent, name) for name in files]
    packed = sorted(printable(path.relative_to(folder)) for path in found if path.suffix.lower() in PACKED)
    learner.notes += [f"{name} is not marked: it is packed. Unpack it first." for name in packed]
    found = [path for path in found if path.suffix == ".ipynb" and ".mine" not in path.name]
    found = [path for path in found if path.stem != NOT_MARKED]
    for path in sorted(found, key=lambda path: (len(path.parts), len(path.stem), path)):
        lesson = next((lesson for lesson, stem in STEMS.items() if COPY.sub("", path.stem) == stem), None)
        if lesson and lesson not in learner.notebooks:
            learner.notebooks[lesson] = path
        else:
            why = "it is there twice" if lesson else "no lesson is called so"
            learner.notes.append(f"{printable(path.relative_to(folder))} is not marked: {why}.")
    return learner
