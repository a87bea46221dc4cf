"""What the tests of explorers that play share."""


def play(explorer, ticks):
    """Press Play, and wait for so many ticks; beyond the last one nothing happens. Return the explorer."""
    control = explorer.controls["play"]
    control.playing = True
    for _ in range(ticks):
        control.value += 1
    return explorer
