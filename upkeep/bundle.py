"""One file with the course and its packages, for computers of one system and Python without internet."""

import contextlib
import platform
import re
import shutil
import sys
import tempfile
import zipfile
from pathlib import Path

from upkeep import left_out

COURSE = "neural-networks"  # the folder in a bundle
LEARNERS = "requirements.txt"
PYTHON = "{}.{}".format(*sys.version_info)
KIND = f"{sys.platform}-{platform.machine().lower()}-python{PYTHON}"
PACKAGES = f"packages-{KIND}"  # where the packages are within it


def make(root, environment):
    """Make the bundle beside the course; returns the exit code. The notebooks in it are as the course has them."""
    bundle = root / f"{COURSE}-{KIND}.zip"
    with tempfile.TemporaryDirectory() as made:
        copy = Path(made, COURSE)
        shutil.copytree(root, copy, ignore=left_out(root))
        shutil.copytree(copy / ".originals", copy / "notebooks", dirs_exist_ok=True)
        environment.pip("download", LEARNERS, "--dest", copy / PACKAGES)
        for pin in for_some(root / LEARNERS):
            Path(made, "one.txt").write_text(pin)
            any_of_these = ["--no-deps", "--only-binary=:all:", f"--python-version={PYTHON}.99"]
            environment.pip("download", Path(made, "one.txt"), *any_of_these, "--dest", copy / PACKAGES)
        shutil.make_archive(bundle.with_suffix(""), "zip", made, COURSE)
    print(f"The course and its packages are in {bundle.name} ({bundle.stat().st_size / 1e6:.0f} MB).")
    print(f"On a computer with {KIND}, unpack it and start course.py there; it needs no internet.")
    return 0


def for_some(requirements):
    """The pins that only some Pythons take of those that a bundle is for, such as those older than 3.11.5."""
    lines = requirements.read_text(encoding="utf-8").splitlines()
    return [line.partition(";")[0] for line in lines if re.search(rf"'{re.escape(PYTHON)}\.\d+'", line)]


@contextlib.contextmanager
def found(root):
    """The folder with the packages of a bundle beside the course, packed or unpacked; None if there is none."""
    bundles = [*sorted(root.glob(f"{COURSE}-*.zip")), *sorted(root.glob("packages-*"))]
    fitting = root / f"{COURSE}-{KIND}.zip"
    if (root / PACKAGES).exists():
        yield root / PACKAGES
    elif fitting in bundles:
        with tempfile.TemporaryDirectory() as folder:
            try:
                with zipfile.ZipFile(fitting) as archive:
                    archive.extractall(folder, [name for name in archive.namelist() if f"/{PACKAGES}/" in name])
            except zipfile.BadZipFile:
                sys.exit(f"The file {fitting.name} is damaged. Copy it once more, or delete it, and start again.")
            yield Path(folder, COURSE, PACKAGES)
    else:
        for bundle in bundles:
            print(f"{bundle.name} is for another system or Python: this one is {KIND}.")
        yield None
