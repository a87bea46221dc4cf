"""What the tests of explorers that play share."""


def play(explorer, ticks):
    """Press Play, and wait for so many ticks; beyond the last one nothing happens. Return the explorer."""
    explorer.controls["play"].playing = True
    for _ in range(ticks):
        tick(explorer)
    return explorer


def tick(explorer):
    """The page asks for the next frame."""
    explorer.picture.redraw({"view": "a page", "tick": True})
