"""Learners run these tests, too: what they did is neither touched nor called a failure.

A notebook that is no longer as it was built (exercises are solved in place, and JupyterLab notes its version when
it saves) is not tested, and the summary says so. With the environment variable CI=true all of them are tested.
"""

import itertools
import json
import os
import random
import subprocess
import sys
from pathlib import Path

import hypothesis
import pytest
from ipywidgets import Widget

from lessons.build import LESSONS, NOTEBOOKS, is_current
from nn_lesson.explore.more_layers import run as playground
from nn_lesson.learner import cells, run
from nn_lesson.live import LivePicture
from nn_lesson.practice import known_twice, place, trial
from nn_lesson.practice.place import two, written
from tests.dot import Dot
from tests.notebook import Notebook

# Hypothesis tries the same examples each time, so that only a change can turn a test red.
SAME = [hypothesis.HealthCheck.function_scoped_fixture, hypothesis.HealthCheck.too_slow]
hypothesis.settings.register_profile(
    "same", derandomize=True, database=None, deadline=None, suppress_health_check=SAME
)
hypothesis.settings.load_profile("same")


def is_edited(notebook):
    return os.environ.get("CI") != "true" and not is_current(LESSONS / f"{notebook.stem}.md", notebook)


def pytest_configure(config):
    config.edited = [notebook for notebook in sorted(NOTEBOOKS.glob("*.ipynb")) if is_edited(notebook)]
    config.edited = [notebook for notebook in config.edited if ".mine" not in notebook.name]
    config.option.ignore = [*(config.option.ignore or []), *map(str, config.edited)]  # so nbval does not read them


def pytest_collection_modifyitems(config, items):
    """Leave out the tests in this folder that take an edited notebook as their `notebook_path`."""
    theirs = [item for item in items if notebook_path(item) in config.edited]
    items[:] = [item for item in items if item not in theirs]
    config.hook.pytest_deselected(items=theirs)


def notebook_path(item):
    return item.callspec.params.get("notebook_path") if hasattr(item, "callspec") else None


def pytest_terminal_summary(terminalreporter, config):
    if config.edited:
        names = ", ".join(notebook.stem for notebook in config.edited)
        terminalreporter.write_line(f"edited since they were built, so not tested: {names}", yellow=True)


@pytest.fixture(autouse=True)
def file(tmp_path, monkeypatch):
    """The progress file, which is not there yet when a test begins."""
    path = tmp_path / "progress.json"
    monkeypatch.setenv("NN_LESSON_PROGRESS", str(path))
    return path


@pytest.fixture(autouse=True)
def time_to_look(monkeypatch):
    """A busy computer finds the same mistakes as an idle one, and takes as many steps a frame."""
    for look in (written, two, known_twice):
        monkeypatch.setattr(look, "SECONDS", 10)
    monkeypatch.setattr(place, "PATIENCE", 60)
    monkeypatch.setattr(place, "run", _run_that_does_not_stop)
    monkeypatch.setattr(playground, "PATIENCE", 60)


def _run_that_does_not_stop(*given, **named):
    """Run a look. A mistake in it, which a learner does not notice, shows."""
    outcome = run(*given, **named)
    assert outcome.slip != "exception", outcome.error
    return outcome


@pytest.fixture
def impatient(monkeypatch):
    """A learner's function that never ends is stopped after a tenth of a second's work, busy or not."""
    monkeypatch.setitem(run.__kwdefaults__, "seconds", 0.1)
    monkeypatch.setattr(sys.modules[run.__module__], "PATIENCE", 1000)


@pytest.fixture(autouse=True)
def same_cases(monkeypatch):
    """Checks draw the same cases whenever a test runs, so that only a change can turn it red."""
    draws = itertools.count()
    monkeypatch.setattr(trial, "generator", lambda draw=None: random.Random(next(draws) if draw is None else draw))


@pytest.fixture(autouse=True)
def no_widgets_left():
    """Each test closes its explorers, which would otherwise stay in memory, pictures and all."""
    yield
    Widget.close_all()


@pytest.fixture
def dot():
    explorer = Dot()
    explorer.skip()
    return explorer


@pytest.fixture
def picture():
    """A line as long as `picture.value` says; unless it is "broken"."""
    picture = LivePicture((4, 3), lambda: update())
    axes = picture.figure.subplots()
    axes.set(xlim=(0, 10), ylim=(0, 4))
    picture.axes, picture.value = axes, 5
    picture.line = picture.live(*axes.plot([], [], color="black", linewidth=10))

    def update():
        picture.line.set_data([0, 9], [4, 4])  # half moved, if the next line fails
        picture.line.set_data([0, picture.value + 0], [2, 2])
        return f"The line is {picture.value} long."

    picture.redraw()
    return picture


@pytest.fixture
def heard(picture):
    """The events that a picture with a second, inner pair of axes has heard."""
    picture.figure.set_layout_engine("none")
    picture.axes.set_position((0.25, 0.25, 0.5, 0.5))
    picture.inset = picture.figure.add_axes((0.25, 0.25, 0.1, 0.1), xlim=(0, 1), ylim=(-1, 0))
    picture.figure.add_axes((0.25, 0.25, 0.1, 0.1)).set_visible(False)
    events = []
    picture.listen(events.append, "A plane", keys=["1", "Delete"])
    return events


@pytest.fixture
def notebook(monkeypatch):
    monkeypatch.setattr(cells, "_cells", cells._cells)
    notebook = Notebook()
    yield notebook
    notebook.shell.restore_sys_module_state()


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    """The folder of the web site: the one that NN_LESSON_SITE names, or one built now."""
    if os.environ.get("NN_LESSON_SITE"):
        return Path(os.environ["NN_LESSON_SITE"]).resolve()
    from course import SITE  # noqa: PLC0415 (a small course of a test has none)

    folder = tmp_path_factory.mktemp("made") / "site"
    subprocess.run([SITE.python, SITE.root / "site" / "build.py", folder], check=True)
    return folder


@pytest.fixture(scope="session")
def elsewhere(site):
    """The addresses of the packages that the site does not hold itself."""
    lock = json.loads((site / "run" / "static" / "pyodide" / "pyodide-lock.json").read_text(encoding="utf-8"))
    return {entry["file_name"] for entry in lock["packages"].values() if "://" in entry["file_name"]}
