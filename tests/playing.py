"""What the tests of explorers share: how one begins, is moved, and plays."""

import contextlib
import itertools

import numpy as np
import pytest

from nn_lesson import explore
from nn_lesson.live import LivePicture

BLANK = np.zeros((2, 2, 4), np.uint8)


@contextlib.contextmanager
def sketched(every=None):
    """All that moves is moved, but a frame is drawn only so often, or never."""
    draw, turn = LivePicture._pixels, itertools.count(1)

    def seldom(picture, **options):
        return draw(picture, **options) if every and next(turn) % every == 0 else BLANK

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(LivePicture, "_pixels", seldom)
        yield


def unlocked(name, *functions, **start):
    """An explorer of the course after its guess."""
    explorer = getattr(explore, name)(*functions, **start)
    explorer.skip()
    return explorer


def begun(name, *functions, **start):
    """An explorer of the course after its guess, which had nothing to complain of."""
    explorer = unlocked(name, *functions, **start)
    assert explorer.problem == ""
    return explorer


def move(explorer, **values):
    """Set controls, by name, which is one redraw."""
    with explorer.picture.one_redraw():
        for name, value in values.items():
            explorer.controls[name].value = value


def play(explorer, ticks):
    """Press Play, and wait for so many ticks; beyond the last one nothing happens. Return the explorer.

    Only the last frame is drawn.
    """
    explorer.controls["play"].playing = True
    with sketched():
        for _ in range(ticks - 1):
            tick(explorer)
    tick(explorer)
    return explorer


def tick(explorer):
    """The page asks for the next frame."""
    explorer.picture.redraw({"view": "a page", "tick": True})


def noting(calls, function):
    """A function like this one, of the same name, that notes in `calls` when it is called."""

    def noted(*given, **named):
        calls.append(function.__name__)
        return function(*given, **named)

    noted.__name__ = function.__name__
    return noted
