"""What the tests of explorers that play share."""

import contextlib
import itertools

import numpy as np
import pytest

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
