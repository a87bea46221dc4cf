"""For tests/ and notebooks/ alike: which browser there is, and a progress file that is not the learner's.

tests/browser/ is left out where there is no Chromium, Chrome or Edge, and the end of the run says so; with the
environment variable NN_LESSON_BROWSER=required that is an error instead.
"""

import os
import shutil
import tempfile
from pathlib import Path

import pytest

BROWSERS = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    os.path.expandvars(r"%PROGRAMFILES%\Google\Chrome\Application\chrome.exe"),
    os.path.expandvars(r"%PROGRAMFILES(X86)%\Microsoft\Edge\Application\msedge.exe"),
)
BROWSER = next(filter(None, map(shutil.which, BROWSERS)), None)
PROGRESS = tempfile.TemporaryDirectory()  # goes when pytest ends

os.environ["NN_LESSON_PROGRESS"] = str(Path(PROGRESS.name, "progress.json"))
collect_ignore_glob = ["notebooks/*.mine*.ipynb"] + ([] if BROWSER else ["tests/browser/*"])


def pytest_configure():
    """Where the browser tests must run and cannot, say so at once."""
    if not BROWSER and os.environ.get("NN_LESSON_BROWSER") == "required":
        raise pytest.UsageError("NN_LESSON_BROWSER=required, but there is no Chromium, Chrome or Edge here")


def pytest_terminal_summary(terminalreporter):
    """Say that the browser tests were left out."""
    if not BROWSER:
        terminalreporter.write_line("no Chromium, Chrome or Edge here, so not run: tests/browser", yellow=True)


@pytest.fixture(scope="session")
def browser_path():
    """The path of the browser that the tests in tests/browser drive."""
    return BROWSER
