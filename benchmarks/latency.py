"""How soon a picture follows the hand, in a real JupyterLab in a browser without a window.

    python benchmarks/latency.py

Measured in turns, so that a busy machine slows all of them: an explorer; the same picture as `ipywidgets.interact`
draws it, whole, after each change; and an empty round trip, a number that the kernel only sends back. What counts
are the ratios; milliseconds differ from machine to machine. So this prints what is wanted, and never fails.
"""

import asyncio
import inspect
import json
import random
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from types import SimpleNamespace

from playwright.async_api import async_playwright

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from conftest import BROWSER  # noqa: E402 (not found before)
from tests.browser import conftest as lab  # noqa: E402

TURNS, CHANGES = 6, 6  # so each median is of 36 changes
DRAGS, MOVES, RATE = 3, 60, 60  # moves of a drag, and moves a second
ACROSS, DOWN = -2, -1  # CSS pixels of a move; the handle stays within its reach
REST = 1  # second, in which the last frame surely comes
PATIENCE = 180_000  # milliseconds, on a busy machine
LIGHT, HEAVY = "dot_product", "sigmoid_prediction"
HANDLE = "Tip of the weights arrow"  # of both
WINDOW = {"width": 1366, "height": 900}

PREPARE = """
import hashlib
import time
import ipywidgets
import matplotlib.pyplot as plt
from nn_lesson import explore

def interact_with(explorer):
    explorer.live = explorer.handle = lambda *_arguments, **_options: None  # nothing stays for the next picture

    def draw(**values):
        explorer.figure = plt.figure(figsize=explorer.size)
        explorer.paint()
        explorer.update(**values)
        plt.show()

    ipywidgets.interact(draw, **explorer.make_controls())
"""
EXPLORER = """
{0} = explore.{0}()
{0}.skip()
{0}
"""
INTERACT = """
again = explore.{0}()
again.skip()
interact_with(again)
"""
ECHO = """
there, back = ipywidgets.FloatSlider(step=0.01), ipywidgets.Label()
there.observe(lambda change: setattr(back, "value", str(change.new)), "value")
ipywidgets.VBox([there, back])
"""
SOURCES = {"prepare": PREPARE, "echo": ECHO}
for explorer in (LIGHT, HEAVY):
    SOURCES[explorer] = EXPLORER.format(explorer)
    SOURCES[f"interact {explorer}"] = INTERACT.format(explorer)

WATCH = """
// What the cell shows is looked at once a frame, just before the page is painted. Times are in milliseconds.
const watch = window.watch = {
    begin(cell) {
        const handle = cell.querySelector(".nn-held");
        Object.assign(watch, { cell, handle, frames: [], moves: [], told: null, last: watch.shown(cell) });
    },
    shown(cell) {
        const image = cell.querySelector(".jp-OutputArea-output img");
        if (!image) return cell.querySelector(".widget-vbox > .widget-label")?.textContent;
        return image.complete && image.naturalWidth ? image.src : null;
    },
    look() {
        const now = performance.now(), shown = watch.shown(watch.cell);
        if (shown && shown !== watch.last) {
            watch.last = shown;
            watch.frames.push(now);
            watch.told?.(now - watch.pressed);
        }
        if (!watch.handle) return;
        const { e: x, f: y } = watch.handle.getScreenCTM();
        const reached = watch.moves.findLast((move) => Math.hypot(x - move.x, y - move.y) < 1);
        if (reached) reached.lag ??= now - reached.at;
    },
    nextChange: () => void (watch.change = new Promise((resolve) => (watch.told = resolve))),
    async fingerprint() {
        const bytes = await (await fetch(watch.last)).arrayBuffer();
        const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
        return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
    },
};
addEventListener("keydown", (event) => (watch.pressed = event.timeStamp), true);
addEventListener("pointermove", ({ timeStamp, clientX, clientY }) =>
    watch.moves?.push({ at: timeStamp, x: clientX, y: clientY }), true);
requestAnimationFrame(function frame() {
    if (watch.cell) watch.look();
    requestAnimationFrame(frame);
});
"""
ASK = f"""async (expression) => {{
    const request = {{ code: "pass", silent: true, user_expressions: {{ asked: expression }} }};
    const reply = await {lab.PANEL}.sessionContext.session.kernel.requestExecute(request).done;
    return reply.content.user_expressions.asked.data["text/plain"];
}}"""
ALL_HAVE_RUN = f"""() => {lab.PANEL}.content.widgets.every((cell) => cell.model.executionCount)
    && {lab.PANEL}.sessionContext.session.kernel.status === "idle" """

ARE_DRAWN_FOR = """(ratio) => [...document.querySelectorAll(".nn-picture img")].every((image) =>
    image.naturalWidth > 1.2 * image.clientWidth === ratio > 1)"""


class Cell:
    """One cell of the notebook, seen at a pixel ratio, and all that is measured there."""

    def __init__(self, page, name, ratio=1):
        self.page, self.name, self.ratio = page, name, ratio
        self.node = page.locator(".jp-Notebook .jp-Cell").nth(list(SOURCES).index(name))
        self.delays, self.kernel_times = [], []  # of changes by the slider, in milliseconds
        self.painted, self.lags, self.tails, self.right = [], [], [], []  # of drags

    async def change(self):
        """Move the first slider by so many steps, each after the one before it has been seen."""
        await self.node.locator(".noUi-handle:visible").first.focus()
        await self.node.evaluate("watch.begin")
        await self._press()  # the first may have something to prepare
        before = await self._kernel_time()
        self.delays += [await self._press() for _ in range(CHANGES)]
        self.kernel_times.append((await self._kernel_time() - before) / CHANGES)

    async def _press(self):
        await asyncio.sleep(random.uniform(0.03, 0.06))  # at any moment between two paintings
        await self.page.evaluate("watch.nextChange()")
        await self.page.keyboard.press("ArrowRight")
        return await self.page.evaluate("watch.change")

    async def _kernel_time(self):
        return 1000 * float(await self.page.evaluate(ASK, "time.process_time()"))

    async def drag(self):
        """Drag the handle away and back: the pointer moves on, whatever the page is doing meanwhile."""
        handle, pointer = self.node.locator(f'.nn-handle[aria-label="{HANDLE}"] path'), self.page.mouse
        await self.node.locator(".nn-picture").scroll_into_view_if_needed()
        box = await handle.bounding_box()
        x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
        await pointer.move(x, y)
        await pointer.down()
        await asyncio.sleep(REST)
        await self.node.evaluate("watch.begin")
        await self._move(x, y)
        await asyncio.sleep(REST)
        await self._note_drag()
        await pointer.move(x, y)
        await pointer.up()
        await asyncio.sleep(REST)

    async def _move(self, x, y):
        browser, clock = await self.page.context.new_cdp_session(self.page), asyncio.get_running_loop()
        start, sent = clock.time(), []
        for i in range(1, MOVES + 1):
            await asyncio.sleep(start + i / RATE - clock.time())
            to = {"type": "mouseMoved", "x": x + i * ACROSS, "y": y + i * DOWN, "button": "left", "buttons": 1}
            sent.append(asyncio.create_task(browser.send("Input.dispatchMouseEvent", to)))
        await asyncio.gather(*sent)
        await browser.detach()

    async def _note_drag(self):
        frames, moves = await self.page.evaluate("[watch.frames, watch.moves]")
        in_kernel = await self.page.evaluate(ASK, f"hashlib.sha256({self.name}.picture.frame).hexdigest()")
        self.painted.append(len(frames))
        self.lags += [move["lag"] for move in moves if "lag" in move]  # not those that another overtook
        self.tails.append(frames[-1] - moves[-1]["at"])
        self.right.append(await self.page.evaluate("watch.fingerprint()") == in_kernel.strip("'"))


def main():
    if not BROWSER:
        return print("Not measured: there is no Chromium, Chrome or Edge here.")
    with tempfile.TemporaryDirectory() as folder, server(Path(folder)) as address:
        report(*asyncio.run(measure(f"{address}/doc/tree/notebooks/latency.ipynb?token=test")))


@contextmanager
def server(folder):
    """The server of the browser tests, with the notebook of this benchmark."""
    fixture = inspect.unwrap(lab.server)(SimpleNamespace(mktemp=lambda _name: folder))
    try:
        address = next(fixture)
        cell = {"cell_type": "code", "execution_count": None, "metadata": {}, "outputs": []}
        cells = [{**cell, "id": f"cell-{i}", "source": text.strip()} for i, text in enumerate(SOURCES.values())]
        kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
        notebook = {"cells": cells, "metadata": {"kernelspec": kernel}, "nbformat": 4, "nbformat_minor": 5}
        (folder / "notebooks" / "latency.ipynb").write_text(json.dumps(notebook), encoding="utf-8")
        if "nn_lesson.jupyter | extension was successfully loaded" not in (folder / "server.log").read_text():
            print("The server runs without nn_lesson.jupyter: install the course, and all will be sooner.")
        yield address
    finally:
        next(fixture, None)


async def measure(address):
    """The cells, when all has been measured: those at pixel ratio 1 by name, and the explorers' at ratio 2."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=BROWSER, args=lab.QUIET)
        page = await browser.new_page(viewport=WINDOW)
        page.set_default_timeout(PATIENCE)
        await page.add_init_script(WATCH)
        await open_notebook(page, address)
        cells = {name: Cell(page, name) for name in SOURCES if name != "prepare"}
        sharp = {name: Cell(page, name, ratio=2) for name in (LIGHT, HEAVY)}
        for _ in range(TURNS):
            for cell in (*cells.values(), *sharp.values()):
                await set_ratio(page, cell.ratio)
                await cell.change()
        await set_ratio(page, 1)
        for _ in range(DRAGS):
            await cells[LIGHT].drag()
            await cells[HEAVY].drag()
        await browser.close()
    return cells, sharp


async def open_notebook(page, address):
    await page.goto(address)
    await page.wait_for_function(f"{lab.PANEL}?.sessionContext?.session?.kernel?.status === 'idle'")
    await page.evaluate("void window.jupyterapp.commands.execute('notebook:run-all-cells')")
    await page.wait_for_function(ALL_HAVE_RUN)
    await asyncio.sleep(1)


async def set_ratio(page, ratio):
    """Let the screen have so many pixels for one CSS pixel, and wait until the pictures are drawn anew."""
    if await page.evaluate("devicePixelRatio") != ratio:
        browser = await page.context.new_cdp_session(page)
        screen = {**WINDOW, "deviceScaleFactor": ratio, "mobile": False}
        await browser.send("Emulation.setDeviceMetricsOverride", screen)
        await page.evaluate("dispatchEvent(new Event('resize'))")  # as zooming does; the emulation tells nobody
        await page.wait_for_function(ARE_DRAWN_FOR, arg=ratio)
        await asyncio.sleep(REST)


def report(cells, sharp):
    def row(label, figure, wanted="", form=".2f"):
        print(f"{label:44}" + "".join(f"{figure(name):>20{form}}" for name in (LIGHT, HEAVY)) + f"   {wanted}")

    delays = {name: median(cell.delays) for name, cell in cells.items()}
    times = {name: median(cell.kernel_times) for name, cell in cells.items()}
    print(f"{'':44}{LIGHT:>20}{HEAVY:>20}   wanted")
    row("slider to changed pixels, ms", delays.get, form=".0f")
    row("  to that of interact", lambda name: delays[name] / delays[f"interact {name}"], "at most 0.33 and 0.25")
    row("  to the empty round trip", lambda name: delays[name] / delays["echo"], "at most 1.5")
    row("kernel time for a frame, ms", times.get, form=".0f")
    row("  to that of interact", lambda name: times[name] / times[f"interact {name}"], "at most 0.125")
    row(
        "  at pixel ratio 2 to that at 1", lambda name: median(sharp[name].kernel_times) / times[name], "at most 2"
    )
    row(
        f"frames painted in a drag of {MOVES} moves",
        lambda name: median(cells[name].painted),
        "at least 25",
        ".0f",
    )
    row("  the handle is behind the pointer by, ms", lambda name: median(cells[name].lags), "at most 16", ".0f")
    row("  the last frame is there after, ms", lambda name: median(cells[name].tails), "at most 100", ".0f")
    row(
        "  and it is the last that the kernel drew", lambda name: f"{sum(cells[name].right)} of {DRAGS}", "all", ""
    )


if __name__ == "__main__":
    sys.exit(main())
