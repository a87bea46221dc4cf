"""What both halves of the site are made from: the notebooks, packages from npm, other programs."""

import contextlib
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def add_notebooks(folder):
    """Copy the lessons and the glossary into `folder`/notebooks, without what a learner has made beside them."""
    made = shutil.ignore_patterns("*.mine*", ".*", "*.json*", "*.png")
    shutil.copytree(ROOT / "notebooks", folder / "notebooks", ignore=made)


@contextlib.contextmanager
def npm_package(pin):
    """The folder of an npm package, such as "mathjax@3.2.2", until the `with` block ends."""
    npm = shutil.which("npm")
    if npm is None:
        sys.exit(
            "The program npm is missing. Install Node.js (https://nodejs.org), which brings it, and start again."
        )
    with tempfile.TemporaryDirectory() as folder:
        call([npm, "pack", "--silent", pin, "--pack-destination", folder])
        with tarfile.open(next(Path(folder).glob("*.tgz"))) as archive:
            archive.extractall(folder, filter="data")
        yield Path(folder, "package")


def pip(*arguments, quiet=False):
    """Run pip. CalledProcessError if it fails."""
    call([sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check", *arguments], quiet)


def call(command, quiet=False, folder=None):
    """Run a program in `folder`. If it fails, show what it said, unless `quiet`; CalledProcessError."""
    words = list(map(str, command))
    done = subprocess.run(words, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if done.returncode and not quiet:
        print(done.stdout, file=sys.stderr)
    done.check_returncode()
