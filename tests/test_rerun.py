"""Cells that are run again: an explorer or picture of theirs closes, and leaves nothing behind."""

import gc
from types import SimpleNamespace

import pytest
from ipywidgets.widgets.widget import _instances as open_widgets
from matplotlib.figure import Figure

from nn_lesson import explore
from nn_lesson.live import rerun
from tests.dot import Dot


@pytest.fixture
def run(monkeypatch):
    """Run code as the cell with this id."""
    monkeypatch.setattr(rerun, "_shown", {})
    monkeypatch.setattr("nn_lesson.explore.explorer.met", lambda name: False)  # the guess is asked each time
    number = iter(range(10_000))

    def run(cell, code):
        request = {"metadata": {"cellId": cell} if cell else {}, "header": {"msg_id": next(number)}}
        shell = SimpleNamespace(get_parent=lambda: request)
        monkeypatch.setattr(rerun, "get_ipython", lambda: shell)
        return code()

    return run


def open_figures():
    gc.collect()
    return sum(type(thing) is Figure for thing in gc.get_objects())


def is_open(explorer):
    return explorer.comm is not None and explorer.picture.comm is not None


def test_a_cell_that_is_run_again_leaves_what_it_leaves_after_one(run):
    before = set(open_widgets)

    def leaves(*doings):
        for then in doings:
            explorer = run("cell", Dot)
            then(explorer)
            explorer.controls["x"].value = 1
        return len(set(open_widgets) - before), open_figures()

    once = leaves(Dot.skip)
    assert leaves(lambda explorer: explorer.gate.answer(0.5), lambda explorer: None, Dot.skip) == once


def test_a_closed_explorer_of_the_course_leaves_no_widget_behind():
    before = set(open_widgets)
    explorer = explore.dot_product()
    explorer.gate.answer(2)
    assert is_open(explorer) and len(open_widgets) > len(before) + 20
    rerun.close_all(explorer)
    assert set(open_widgets) == before


def test_a_closed_picture_gives_its_pixels_back(dot):
    """IPython keeps what a cell has shown, and each run would add several megabytes."""
    assert dot.picture.canvas.renderer is not None
    rerun.close_all(dot)
    assert dot.picture.canvas.renderer is None and dot.picture._background is None
    dot.reset()
    assert dot.problem == ""


def test_two_explorers_of_one_cell_both_stay_until_it_is_run_again(run):
    first, second = run("cell", lambda: (Dot(), Dot()))
    elsewhere = run("another cell", Dot)
    assert is_open(first) and is_open(second)
    third = run("cell", Dot)
    assert not is_open(first) and not is_open(second)
    assert is_open(third) and is_open(elsewhere)


def test_where_no_cell_is_named_nothing_is_closed(run):
    first = run(None, Dot)
    run(None, Dot)
    assert is_open(first)
