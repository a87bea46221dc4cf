"""What pytest leaves out on this computer, and the lines at its end that say so.

- Notebooks that you have changed (git tells) while their text in lessons/ is as before: your work is not the course's.
- tests/browser/, where there is no Chromium or Chrome; with NN_LESSON_BROWSER=required that is an error instead.

No test touches the progress you have made: the progress file lies in a temporary folder here.
"""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent
BROWSERS = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    os.path.expandvars(r"%PROGRAMFILES%\Google\Chrome\Application\chrome.exe"),
    os.path.expandvars(r"%PROGRAMFILES(X86)%\Microsoft\Edge\Application\msedge.exe"),
)


def find_browser():
    """The path of a Chromium, Chrome or Edge on this computer, or None."""
    return next(filter(None, map(shutil.which, BROWSERS)), None)


def edited_notebooks():
    """The names (without ending) of notebooks that differ from git's while their lesson's text does not."""
    command = ["git", "diff", "--name-only", "--relative", "HEAD", "--", "notebooks", "lessons"]
    try:
        said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False).stdout
    except OSError:  # no git: then nobody can tell
        return []
    changed = [Path(line) for line in said.splitlines()]
    texts = {path.stem for path in changed if path.suffix == ".md"}
    return [path.stem for path in changed if path.suffix == ".ipynb" and path.stem not in texts]


browser = find_browser()
edited = edited_notebooks()
progress = tempfile.TemporaryDirectory()
os.environ["NN_LESSON_PROGRESS"] = str(Path(progress.name, "progress.json"))
collect_ignore_glob = ["notebooks/*.mine*.ipynb"] + ([] if browser else ["tests/browser"])


def pytest_configure():
    """Where the browser tests must run, say at once that they cannot."""
    if browser is None and os.environ.get("NN_LESSON_BROWSER") == "required":
        raise pytest.UsageError("NN_LESSON_BROWSER=required, but there is no Chromium or Chrome here")


def pytest_collection_modifyitems(config, items):
    """Leave out every test that is named after an edited notebook."""
    theirs = [item for item in items if any(name in item.nodeid for name in edited)]
    items[:] = [item for item in items if item not in theirs]
    if theirs:
        config.hook.pytest_deselected(items=theirs)


def pytest_terminal_summary(terminalreporter):
    """Say what was left out."""
    if edited:
        terminalreporter.write_line(f"Not tested, because you have changed them: {', '.join(edited)}")
    if browser is None:
        terminalreporter.write_line("Not run: tests/browser, because there is no Chromium or Chrome here")


@pytest.fixture(scope="session")
def browser_path():
    """The path of the browser that the tests in tests/browser drive."""
    return browser
