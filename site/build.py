"""Build the course's web site: python3 course.py site [FOLDER] [--complete]

    FOLDER/            the lessons to read, with the pictures as they were built
    FOLDER/run/        the lessons to work in, in the browser, with nothing installed

Everything is plain files: any web server can serve the folder, for as many learners as it likes.
"""

import argparse
import shutil
import subprocess
import sys
from pathlib import Path

import book
import in_browser

ROOT = Path(__file__).resolve().parents[1]
OURS = ".made-by-course.py"  # a folder with this file may be built anew


def main(arguments=None):
    """The command line. Returns what `sys.exit` shows: None, or one sentence saying what is wrong."""
    parser = argparse.ArgumentParser(prog="course.py site", description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path, nargs="?", default=ROOT / "build" / "site", help="build/site if none")
    parser.add_argument("--complete", action="store_true", help="fail where a part cannot be fetched from here")
    options = parser.parse_args(arguments)
    folder = options.folder.resolve()
    if folder.exists() and any(folder.iterdir()) and not (folder / OURS).exists():
        return f"The folder {folder} holds something else. Name another one, or delete it."
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    (folder / OURS).touch()
    try:
        print("Making the pages to read ...", flush=True)
        book.build(folder)
        print("Making the pages to work in ...", flush=True)
        elsewhere = in_browser.build(folder / "run")
    except subprocess.CalledProcessError as error:
        return f"The site could not be built: {Path(error.cmd[0]).name} failed, and said why above."
    megabytes = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6
    print(f"The site is in {folder} ({megabytes:.0f} MB). To look at it, type:")
    print(f'    {Path(sys.executable).name} -m http.server --directory "{folder}"')
    if elsewhere:
        print(
            "These could not be fetched from here, so each learner's browser fetches them:",
            *elsewhere,
            sep="\n    ",
        )
    return "The site is not complete." if elsewhere and options.complete else None


if __name__ == "__main__":
    sys.exit(main())
