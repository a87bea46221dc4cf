"""Brings a newer version of the course, and leaves what a learner has written and done."""

import itertools
import os
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
import urllib.request
from pathlib import Path

from upkeep import left_out, lessons

PATIENCE = 60  # seconds
OTHERWISE = "With the new version as a zip or as a folder this works, too:\n    python3 course.py update NAME"
BEFORE = """\
All files as they were before are in the folder {}. What you changed in files other than the lessons
is there alone. Delete it when you miss nothing.
If JupyterLab is open, close it and start course.py again."""


def update(root, options):
    """Bring the course in `root` up to date, from the zip or folder that is named or from where it came from."""
    commit = None if options else fetched(root)
    nothing = f"Nothing is newer than what is here, version {version(root)}."
    if commit and commit == git(root, "rev-parse", "HEAD"):
        print(nothing)
        return 0
    with tempfile.TemporaryDirectory() as folder:
        new = course_in(unpacked(root, options, commit, Path(folder)), *options)
        if new.samefile(root):
            sys.exit("That is this course itself. Name a newer one.")
        if numbers(version(new)) < numbers(version(root)):
            sys.exit(f"That is version {version(new)}. What is here is newer: {version(root)}.")
        if is_here(new, root):
            print(nothing)
            return 0
        before = next(free for n in itertools.count(1) if not (free := root / f".before-update-{n}").exists())
        try:
            kept = replace(root, new, before)
        except OSError as error:
            sys.exit(f"The update did not come to its end ({error}).\nClose JupyterLab, and start it again.")
    if commit:  # only git's notes change by that, no file; commits of the learner's stay in a branch
        branch = before.name.strip(".")
        kept += [f"Your own commits are in the branch {branch}."] if git(root, "rev-list", f"{commit}..") else []
        git(root, "branch", branch)
        git(root, "reset", "--quiet", commit)
    print(f"The newest texts are here now, version {version(root)}.")
    print(*kept, BEFORE.format(before.name), sep="\n")
    return 0


# ---- Where the new version comes from -----------------------------------------------------------------------


def fetched(root):
    """The newest commit of the course, if it came through git; otherwise None."""
    if not (root / ".git").exists():
        return None
    if not shutil.which("git"):
        sys.exit("The course came through git, which is not installed here.\n" + OTHERWISE)
    asked = ask_git(root, "remote")
    if not asked.returncode and not asked.stdout:
        return None
    asked = asked if asked.returncode else ask_git(root, "fetch", "--quiet")
    if asked.returncode:
        sys.exit(f"git cannot fetch the new version. It says:\n{asked.stderr.strip()}\n{OTHERWISE}")
    return git(root, "rev-parse", "@{upstream}") or git(root, "rev-parse", "origin/HEAD")


def git(root, *words):
    """What git answers; None if it cannot."""
    done = ask_git(root, *words)
    return None if done.returncode else done.stdout.strip()


def ask_git(root, *words):
    return subprocess.run(["git", *words], cwd=root, capture_output=True, encoding="utf-8", errors="replace")


def unpacked(root, options, commit, folder):
    """The new version unpacked in `folder`, or the folder that was named."""
    if options and Path(options[0]).is_dir():
        return Path(options[0])
    file = Path(options[0]) if options else folder / ("new.tar" if commit else "new.zip")
    if options and not file.exists():
        sys.exit(f"There is no file {file.absolute()}.\n{OTHERWISE}")
    try:
        if commit:
            git(root, "archive", "--output", str(file), commit)
        elif not options:
            download(root, file)
        shutil.unpack_archive(file, folder / "new")
        return folder / "new"
    except (OSError, ValueError) as error:
        sys.exit(f"The new version cannot be had from {file.name}: {error}.\n{OTHERWISE}")


def download(root, file):
    """Fetch the newest version from the course's address."""
    address = project(root).get("urls", {}).get("Repository")
    if not address:
        sys.exit("This course does not know where its new versions are.\n" + OTHERWISE)
    with urllib.request.urlopen(f"{address}/archive/HEAD.zip", timeout=PATIENCE) as answer:
        file.write_bytes(answer.read())


def project(root):
    return tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def version(root):
    return project(root)["version"]


def numbers(words):
    return [int(number) for number in re.findall(r"\d+", words)]


def is_here(new, root):
    """Whether all of a new version is here already; lessons are compared by what they began with."""
    names = courses_own(new) - {"notebooks"}
    files = [path for name in names for path in (new / name, *(new / name).rglob("*")) if path.suffix != ".pyc"]
    return all(lessons.same(path, root / path.relative_to(new)) for path in files if path.is_file())


def courses_own(folder):
    """The names in a folder that belong to the course."""
    names = os.listdir(folder)
    return set(names) - left_out(folder)(folder, names)


def course_in(folder, name="what was fetched"):
    """The course in a folder, or in the one folder within it, as a zip has it."""
    for found in (folder, *folder.glob("*/")):
        if (found / "course.py").exists() and (found / lessons.ORIGINALS).exists():
            return found
    sys.exit(f"There is no course in {name}.\n{OTHERWISE}")


# ---- How it comes in ----------------------------------------------------------------------------------------


def replace(root, new, before):
    """Put the new version into the place of the old one, which moves to `before`; says which lessons have a copy.

    The originals come last: as long as they are the old ones, all this can be done again.
    """
    originals, notebooks = root / lessons.ORIGINALS, root / "notebooks"
    texts = sorted((new / lessons.ORIGINALS).glob("*.ipynb"))
    shutil.copytree(notebooks, before / "notebooks")
    kept = [lessons.bring_in(notebooks / text.name, originals / text.name, text) for text in texts]
    for gone in {path.name for path in originals.iterdir()} - {text.name for text in texts}:
        if lessons.same(notebooks / gone, originals / gone):
            (notebooks / gone).unlink()
    for page in new.glob("notebooks/*.md"):
        shutil.copyfile(page, notebooks / page.name)
    for name in sorted(courses_own(new) - {"notebooks"}, key=originals.name.__eq__):
        if (root / name).exists():
            shutil.move(root / name, before / name)
        if (new / name).is_dir():
            shutil.copytree(new / name, root / name, ignore=left_out(new))
        else:
            shutil.copy(new / name, root / name)
    return list(filter(None, kept))
