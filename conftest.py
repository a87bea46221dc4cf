"""For tests/ and notebooks/ alike: what is here to test with, and a progress file that is not the learner's.

tests/browser/ is left out where there is no Chromium, Chrome or Edge, and the end of the run says so; with the
environment variable NN_LESSON_BROWSER=required that is an error instead. The tests of the web site and of Binder
are left out where what builds them is not installed; NN_LESSON_SITE names a site that is already built, and makes
that an error.
"""

import importlib.util
import os
import re
import shutil
import sys
import tempfile
from pathlib import Path

import pytest

from course import ROOT, SITE
from nn_lesson.practice.exercises import exercises_by_lesson
from upkeep.lessons import BESIDE
from upkeep.new_lesson import lessons_of

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
if SITE.python.exists():
    sys.path.append(str(SITE.packages))  # after a learner's, of which it has the same versions
SITE_TOOLS = all(map(importlib.util.find_spec, ("jupyterlite_core", "myst_nb", "repo2docker")))
SITE_TOOLS = SITE_TOOLS and shutil.which("node") and shutil.which("npm")
SLOWEST = "tests/browser/", "tests/test_marking", "tests/test_messages"
SITE_TESTS = ["tests/test_binder.py", "tests/test_site.py", "tests/browser/test_site_in_browser.py"]
PROGRESS = tempfile.TemporaryDirectory()  # goes when pytest ends

os.environ["NN_LESSON_PROGRESS"] = str(Path(PROGRESS.name, "progress.json"))
collect_ignore_glob = ["notebooks/*.mine*.ipynb"]
collect_ignore_glob += [] if BROWSER else ["tests/browser/*"]
collect_ignore_glob += [] if SITE_TOOLS else SITE_TESTS


def pytest_addoption(parser):
    parser.addoption("--lesson", help="only what concerns one lesson, such as 03 or 03_mean_squared_error")


def pytest_configure(config):
    """Where the browser tests must run and cannot, or there is no such lesson, say so at once."""
    config.lesson = lesson_named(config.option.lesson)
    if config.lesson and "-m" not in config.invocation_params.args:
        config.option.markexpr = ""  # of one lesson all is tried, what else waits for the weekly run, too
    if not BROWSER and os.environ.get("NN_LESSON_BROWSER") == "required":
        raise pytest.UsageError("NN_LESSON_BROWSER=required, but there is no Chromium, Chrome or Edge here")
    if not SITE_TOOLS and os.environ.get("NN_LESSON_SITE"):
        raise pytest.UsageError(
            "NN_LESSON_SITE is set, but Node.js is missing, or `python3 course.py site` was not run"
        )


def lesson_named(asked):
    """The lesson that was asked for by its number or name; None where none was."""
    known = lessons_of(ROOT)
    if asked and not (found := [name for name in known if asked == name or asked.zfill(2) == name[:2]]):
        raise pytest.UsageError(f"There is no lesson {asked}. There are: {', '.join(known)}.")
    return found[0] if asked else None


def pytest_collection_modifyitems(config, items):
    """The slowest files come first, or one processor would wait at the end; of one lesson, only what names it.

    What names a lesson are its noun, what lies beside it, and its exercises.
    """
    items.sort(key=lambda item: not item.nodeid.startswith(SLOWEST))
    if config.lesson:
        noun = config.lesson[3:]
        beside = [stem for stem, number in BESIDE.items() if number == config.lesson[:2]]
        names = "|".join([noun, *beside, *(exercise.name for exercise in exercises_by_lesson()[noun])])
        others = [item for item in items if not re.search(rf"(?<![a-zA-Z])({names})(?![a-zA-Z])", item.nodeid)]
        items[:] = [item for item in items if item not in others]
        config.hook.pytest_deselected(items=others)


def pytest_terminal_summary(terminalreporter):
    """Say what was left out."""
    if not BROWSER:
        terminalreporter.write_line("no Chromium, Chrome or Edge here, so not run: tests/browser", yellow=True)
    if not SITE_TOOLS:
        tests = ", ".join(SITE_TESTS)
        terminalreporter.write_line(
            f"no Node.js here, or `python3 course.py site` was not run, so not run: {tests}", yellow=True
        )
    for reason in sorted({report.longrepr[2] for report in terminalreporter.stats.get("skipped", [])}):
        terminalreporter.write_line(f"not run: {reason.removeprefix('Skipped: ')}", yellow=True)


@pytest.fixture(scope="session")
def browser_path():
    """The path of the browser that the tests in tests/browser drive."""
    return BROWSER
