"""How closely pictures follow the hand where Python is far away, as on Binder: through a proxy on this computer.

    python benchmarks/distance.py [name of an explorer ...]

The first way is that of a course at home; what is wanted elsewhere is a share of what was measured there.
"""

import asyncio
import re
import sys
import tempfile
import time
from itertools import pairwise, takewhile
from pathlib import Path
from statistics import median
from types import SimpleNamespace

import latency
from latency import Cell, ask, lab, tell
from playwright.async_api import async_playwright
from table import Column, Figure, Table, show

from tests.browser.road import Road

WAYS = [(0, 0), (0.05, 20), (0.1, 20), (0.2, 20), (0.1, 5)]  # seconds there and back, megabits a second
EXPLORERS = "dot_product", "sigmoid_prediction", "training"
DRAGS = 5
OF_LINES, OF_MAPS = 0.85, 0.65  # of the frames at home that there should be, in the time that is left of a second
WIDE, NARROW, NARROWEST = 24, 15, 5  # frames a second that should play, there, and megabits a second
SETTLED = 1  # seconds, in which an exact frame has come after the last one
AT_REST = 180  # milliseconds without a frame, after which one comes only to make the shades exact


class Far(Cell):
    """A cell whose drags are measured alike at any distance: what is painted until the hand rests, and later."""

    def __init__(self, page, road):
        super().__init__(page, 1)
        self.road, self.drawn, self.tails, self.bytes = road, [], [], []

    async def note_drag(self, _drags):
        frames, moves = await self.page.evaluate("[watch.frames, watch.moves]")
        if frames and moves:
            end, times = moves[-1]["at"], [frame["at"] for frame in frames]
            self.drawn.append(sum(at <= end for at in times))
            pairs = pairwise(at for at in times if at > end - AT_REST)
            moving = takewhile(lambda pair: pair[1] - pair[0] < AT_REST, pairs)
            self.tails.append(max(0, *(later - end for _earlier, later in moving)))

    async def drag_often(self):
        for _ in range(DRAGS):
            before = self.road.received
            await self.drag_slider()
            self.bytes.append((self.road.received - before) / max(1, self.drawn[-1] if self.drawn else 0))

    async def play(self):
        """Frames a second, kilobytes a second, and how late a control shows; None where nothing plays."""
        begun, before = time.monotonic(), self.road.received
        seen = await self.train()
        if not seen:
            return None, None, None
        rate, delays = seen
        return rate, (self.road.received - before) / 1000 / (time.monotonic() - begun), latency.middle_of(delays)


async def measure_all(names):
    seen = {}
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder, latency.server(Path(folder)) as near:
        road = Road(int(re.search(r":(\d+)/", near)[1]))
        address = re.sub(r":\d+/", f":{road.port}/", near)
        async with async_playwright() as playwright:
            browser = await playwright.chromium.launch(executable_path=latency.BROWSER, args=lab.QUIET)
            for name in names:
                for way in WAYS:
                    tell(f"{name}, {way} ...")
                    road.round_trip, road.width = way
                    page = await browser.new_page(viewport=latency.WINDOW)
                    page.set_default_timeout(latency.PATIENCE)
                    seen[name, way] = await measure_one(page, name, address, road)
                    await page.close()
            await browser.close()
        road.close()
    return seen


async def measure_one(page, name, address, road):
    await page.add_init_script(latency.WATCH)
    await page.goto(address)
    await page.wait_for_selector(".jp-Notebook .jp-Cell")
    await page.wait_for_function(f"{lab.PANEL}?.sessionContext?.session?.kernel?.status === 'idle'")
    await page.evaluate(latency.RUN, [latency.PREPARE, latency.SHOW.format(name)])
    await asyncio.sleep(SETTLED)
    cell = Far(page, road)
    await cell.choose_control()
    await cell.drag_often()
    has_map = await ask(page, latency.HAS_MAP) == "True"
    return SimpleNamespace(cell=cell, has_map=has_map, playing=await cell.play())


def measure(names=EXPLORERS):
    """The table of all that was measured."""
    columns = [Column("explorer"), Column("round trip, ms", ".0f"), Column("Mbit/s", ".0f")]
    columns += [Column("frames of a drag"), Column("last frame after, ms"), Column("kB", ".0f")]
    columns += [
        Column("playing, frames a second"),
        Column("kB a second", ".0f"),
        Column("a control shows after, ms"),
    ]
    table = Table(
        "Far from Python",
        columns,
        f"A slider is dragged by 60 moves in a second (the median of {DRAGS} drags), and what plays plays: frames "
        "painted meanwhile, kilobytes of each on the line, and when the last one is there. ✗ falls short of a "
        "share of what there is at home, of 1.3 round trips and 50 ms for the last frame, or of a round trip and "
        "80 ms for a control.",
    )
    seen = asyncio.run(measure_all(names))
    for (name, (round_trip, width)), one in seen.items():
        cell, (rate, received, delay) = one.cell, one.playing
        at_home = median(seen[name, WAYS[0]].cell.drawn)
        share = (OF_MAPS if one.has_map else OF_LINES) * (1 - round_trip)
        frames = Figure(median(cell.drawn), ".0f", at_least=round(share * at_home) if round_trip else None)
        tail = Figure(median(cell.tails), ".0f", at_most=1300 * round_trip + 50 if round_trip else None)
        playing = Figure(rate, ".0f", at_least=NARROW if width == NARROWEST else WIDE)
        control = Figure(delay, ".0f", at_most=1000 * round_trip + 80)
        kilobytes = median(cell.bytes) / 1000
        table.add(
            f"`{name}`", 1000 * round_trip, width or None, frames, tail, kilobytes, playing, received, control
        )
    return [table]


if __name__ == "__main__":
    show(measure(sys.argv[1:] or EXPLORERS))
