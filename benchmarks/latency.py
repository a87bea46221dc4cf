"""How soon the picture of each explorer follows the hand, in a real JupyterLab in a browser without a window.

    python benchmarks/latency.py [name of an explorer ...]

Measured in turns, so that a busy machine slows all of them: an explorer; the same picture as `ipywidgets.interact`
draws it, whole, after each change; an empty round trip, a number that the kernel only sends back; and the explorer
on a screen with two pixels for each CSS pixel. What counts are the ratios; milliseconds differ from machine to
machine. What cannot be measured is said, and nothing fails.
"""

import asyncio
import inspect
import json
import random
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path
from statistics import median, quantiles
from types import SimpleNamespace

from playwright.async_api import async_playwright
from table import Column, Figure, Table, show

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from conftest import BROWSER  # noqa: E402 (not found before)
from nn_lesson import explore  # noqa: E402
from nn_lesson.explore.explorer import Explorer  # noqa: E402
from tests.browser import conftest as lab  # noqa: E402

EXPLORERS = [name for name in explore.__all__ if issubclass(getattr(explore, name), Explorer)]
TURNS, CHANGES, WHOLE_CHANGES = 3, 17, 5  # so 51 changes of an explorer, and 15 of `interact`
DRAGS, MOVES, RATE = 2, 60, 60  # moves of a drag, and moves a second
STEP = 2  # CSS pixels of a move, at most
FEWEST = 60  # values of a slider that is good for a drag
TRIED = 4  # sliders, of which the best is chosen
REST = 0.4  # seconds, in which the last frame surely comes
NEAR = 1.25  # times an empty round trip, which no picture can beat
TRAINING, PRESSES, PAUSE = 3, 8, 0.35  # seconds of training; presses of a key while it trains, and between them
PATIENCE = 60_000  # milliseconds, on a busy machine
LOST = 5_000  # milliseconds, after which a change is taken to show nothing
WINDOW = {"width": 1366, "height": 900}

PREPARE = """
import hashlib
import json
import time
import ipywidgets
import numpy
import matplotlib.pyplot as plt
from nn_lesson import explore
from nn_lesson.picture import HeatMap

def interact_with(explorer):
    # What is live here is drawn whole, by pyplot; and nothing stays for the next picture.
    explorer.live = lambda *artists: artists[0] if len(artists) == 1 else artists
    explorer.handle = explorer.picture.listen = lambda *_arguments, **_options: None
    explorer.controls = explorer.make_controls()
    make_ready(explorer)

    def draw(down=0, **values):
        if hasattr(explorer, "strokes"):
            explorer.strokes[:] = [[(0.3, 0.3), (0.7, down)]]
        explorer.figure = plt.figure(figsize=explorer.size, layout="constrained")
        explorer.paint()
        explorer.update(**values)
        explorer.figure.set_layout_engine("none")  # which would cost as much again
        plt.show()

    controls = {name: control for name, control in explorer.controls.items() if hasattr(control, "value")}
    if hasattr(explorer, "strokes"):  # a slider bends the stroke, where `interact` has no pad
        controls["down"] = ipywidgets.FloatSlider(max=1, step=0.01)
    ipywidgets.interact(draw, **controls)

def make_ready(explorer):
    explorer.reset()  # where that keeps settings, they are put back, too
    with explorer.picture.one_redraw():
        for name, value in explorer.start.items():
            explorer.controls[name].value = value
    if hasattr(explorer, "throw"):  # before the first dart there is nothing to adjust
        explorer.throw()

def follow(explorer):
    # Which frames are drawn from here on, and how many of them there are after each change of a control.
    global drawn, changed
    drawn, changed = [], []
    if getattr(explorer, "kept", None) == {}:  # without a digit of the learner's there is nothing to adapt to
        explorer.kept[0] = numpy.full(64, 0.5)
    if getattr(getattr(explorer, "reader", None), "own", None) == {}:  # nor without a sentence
        explorer.reader.keep(["one", "of", "mine"], 1)
    explorer.picture.observe(lambda change: drawn.append(fingerprint(change.new)), "frame")
    for control in explorer.controls.values():
        if hasattr(control, "value") and not isinstance(control, ipywidgets.Play):
            control.observe(lambda _change: changed.append(len(drawn)), "value")
    listener = explorer.picture._listener
    if listener:  # a stroke on a pad counts, too
        explorer.picture._listener = lambda event: note_press(event) or listener(event)

def note_press(event):
    if event.kind == "press":
        changed.append(len(drawn))

def fingerprint(frame):
    return hashlib.sha256(frame["png"]).hexdigest()
"""
SHOW = "shown = explore.{}()\nshown.skip()\nmake_ready(shown)\nshown"
INTERACT = "again = explore.{}()\nagain.skip()\ninteract_with(again)"
ECHO = """
there, back = ipywidgets.FloatSlider(step=0.01), ipywidgets.Label()
there.observe(lambda change: setattr(back, "value", str(change.new)), "value")
ipywidgets.VBox([there, back])
"""
HAS_MAP = "any(isinstance(artist, HeatMap) for artist in shown.figure.findobj())"

WATCH = """
// What a cell shows is looked at once a frame, just before the page is painted. Times are in milliseconds.
const watch = window.watch = {
    begin(cell) {
        const handle = cell.querySelector(".nn-held"), slider = cell.querySelector(".noUi-active");
        Object.assign(watch, { cell, handle, slider, frames: [], moves: [], values: new Set(), presses: [] });
        Object.assign(watch, { told: null, last: watch.shown(cell) });
    },
    shown(cell) {
        const canvas = cell.querySelector(".nn-picture canvas");
        if (canvas) return canvas.frame;
        const image = cell.querySelector(".jp-OutputArea-output img");
        if (!image) return cell.querySelector(".widget-vbox > .widget-label")?.textContent;
        return image.complete && image.naturalWidth ? image.src : null;
    },
    look() {
        const now = performance.now(), shown = watch.shown(watch.cell);
        if (shown && shown !== watch.last) {
            watch.last = shown;
            watch.frames.push({ at: now, print: watch.keep && watch.fingerprint(shown) });
            watch.told?.(now - watch.presses.at(-1));
        }
        if (watch.slider) watch.values.add(watch.slider.ariaValueNow);
        if (!watch.handle) return;
        const { e: x, f: y } = watch.handle.getScreenCTM();
        const reached = watch.moves.findLast((move) => Math.hypot(...watch.off(move, x, y)) < 1);
        if (reached) reached.lag ??= now - reached.at;
    },
    off: (move, x, y) => (watch.along ? [x - move.x] : [x - move.x, y - move.y]), // on a curve only x is free
    nextChange(patience) {
        watch.change = new Promise((told) => {
            watch.told = told;
            setTimeout(told, patience, null);
        });
        const { ariaValueNow: now, ariaValueMin: least, ariaValueMax: most } = document.activeElement;
        if (now === null) return null;
        return Number(now) >= Number(most) ? "ArrowLeft" : Number(now) <= Number(least) ? "ArrowRight" : null;
    },
    async fingerprint(frame) {
        const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", frame));
        return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
    },
    prints: () => Promise.all(watch.frames.map(async ({ at, print }) => [at, await print])),
};
for (const kind of ["keydown", "pointerdown"])
    addEventListener(kind, (event) => watch.presses?.push(event.timeStamp), true);
const frames = new WeakMap(), toBitmap = createImageBitmap, drawing = CanvasRenderingContext2D.prototype;
const draw = drawing.drawImage;
window.ImageDecoder = class extends ImageDecoder {
    constructor(settings) {
        super(settings);
        this.frame = settings.data;
    }
    async decode() {
        const decoded = await super.decode();
        frames.set(decoded.image, this.frame);
        return decoded;
    }
};
window.createImageBitmap = async (image) => {
    const bitmap = await toBitmap(image);
    frames.set(bitmap, frames.get(image));
    return bitmap;
};
drawing.drawImage = function (bitmap, ...place) {
    this.canvas.frame = frames.get(bitmap); // which was laid upon it last
    return draw.call(this, bitmap, ...place);
};
addEventListener("pointermove", ({ timeStamp, clientX, clientY }) =>
    watch.moves?.push({ at: timeStamp, x: clientX, y: clientY }), true);
requestAnimationFrame(function frame() {
    if (watch.cell) watch.look();
    requestAnimationFrame(frame);
});
"""
RUN = f"""async (sources) => {{
    const notebook = {lab.PANEL}.content;
    for (const [number, source] of Object.entries(sources)) {{
        notebook.widgets[number].model.sharedModel.setSource(source);
        notebook.activeCellIndex = Number(number);
        notebook.deselectAll();
        await window.jupyterapp.commands.execute("notebook:run-cell");
    }}
    return Object.keys(sources).map((number) => notebook.widgets[number].model.outputs.toJSON())
        .flat().filter((output) => output.output_type === "error").map((output) => output.evalue);
}}"""
IS_DRAWN_FOR = """(ratio) => [...document.querySelectorAll(".nn-picture canvas")].every((canvas) =>
    canvas.width > 1.2 * canvas.clientWidth === ratio > 1)"""
SLIDERS = ".jp-OutputArea-output .noUi-handle:visible"
LETTERS = {"a": "Backspace", "Backspace": "a"}  # typed where there is no slider, one after the other
PEN = "pen"  # draws where there is only a pad
WORDS, PAD = ".jp-OutputArea-output .widget-text input:visible", ".nn-listening svg:visible"


class NotMeasured(Exception):
    """Why something could not be measured."""


class Cell:
    """One cell of the notebook, seen at a pixel ratio, and all that is measured there. Times in milliseconds."""

    def __init__(self, page, number, ratio=1):
        self.page, self.number, self.ratio = page, number, ratio
        self.node = page.locator(".jp-Notebook .jp-Cell").nth(number)
        self.control, self.key = None, "ArrowRight"
        self.delays, self.kernel_times = [], []  # of changes by the slider
        self.drags = {"slider": Drags(), "handle": Drags()}

    # Changes by keyboard, one after the other has been seen

    async def change(self, times):
        """Move a slider by so many steps, or type so many letters where there is none."""
        if self.control is None:
            await self.choose_control()
        if self.key is None:
            return
        if self.key == PEN:
            await ask(self.page, "make_ready(shown)")  # nobody draws more and more dots
        await self.control.focus()
        await self.node.evaluate("watch.begin")
        await self.press()  # the first may have something to prepare
        before = await self.kernel_time()
        delays = [await self.press() for _ in range(times)]
        self.kernel_times.append((await self.kernel_time() - before) / times)
        self.delays += [delay for delay in delays if delay is not None]

    async def choose_control(self):
        """The first slider with many values that changes the picture, or else the one with the most."""
        await self.node.scroll_into_view_if_needed()
        await self.node.evaluate("watch.begin")
        best = 0
        for slider in (await self.node.locator(SLIDERS).all())[:TRIED]:
            values = await self.values_of(slider)
            if values > best:
                best, self.best = values, slider
            if values >= FEWEST:
                break
        await ask(self.page, "make_ready(shown)")  # what was tried is not the picture that a learner begins with
        if best:
            self.control = self.best
            return
        for key, where in (("a", WORDS), (PEN, PAD)):
            self.control, self.key = self.node.locator(where).first, key
            if await self.control.count():
                return
        self.key = None

    async def values_of(self, slider):
        """How many values a slider has; 0 where a step of it changes nothing in the picture."""
        self.control = slider
        before = await slider.bounding_box()
        await slider.focus()
        if await self.press(patience=1000) is None:
            return 0
        after, track = await slider.bounding_box(), await self.track()
        return track["width"] / max(1e-3, abs(after["x"] - before["x"]))

    async def track(self):
        return await self.control.locator("xpath=ancestor::*[contains(@class, 'noUi-base')]").bounding_box()

    async def press(self, patience=LOST):
        """Press a key; how long it was until pixels changed, or None."""
        await asyncio.sleep(random.uniform(0.01, 0.03))  # at any moment between two paintings
        await self.press_key(await self.page.evaluate("watch.nextChange", patience))
        return await self.page.evaluate("watch.change")

    async def press_key(self, turn=None):
        """Press the key once more, or at an end of the slider the one that leads back; of letters, by turns.

        On a pad, draw a dot.
        """
        if self.key == PEN:
            west, north, east, south = await self.pad()
            return await self.page.mouse.click(random.uniform(west, east), random.uniform(north, south))
        key = self.key = turn or self.key
        await self.page.keyboard.press(key)
        self.key = LETTERS.get(key, key)

    async def pad(self):
        """Where a dot can be drawn, in the page."""
        box = await self.control.bounding_box()
        bounds = json.loads((await ask(self.page, "json.dumps(shown.picture.pad['bounds'])")).strip("'"))
        across, down = ((0.9 * a + 0.1 * b, 0.1 * a + 0.9 * b) for a, b in (bounds[::2], bounds[1::2]))
        x, y, width, height = box["x"], box["y"], box["width"], box["height"]
        west, east = (x + share * width for share in across)
        north, south = (y + share * height for share in down)
        return west, north, east, south

    async def kernel_time(self):
        return 1000 * float(await ask(self.page, "time.process_time()"))

    # Drags, in which the pointer moves on, whatever the page is doing meanwhile

    async def drag_slider(self):
        """Drag the slider to where there is most room; on a pad, draw a line."""
        if self.key is None or self.key in LETTERS:
            return
        await self.control.scroll_into_view_if_needed()
        if self.key == PEN:
            west, north, east, south = await self.pad()
            return await self.drag("slider", (west, north), (east - west, south - north))
        box, track = await self.control.bounding_box(), await self.track()
        x, y = middle(box)
        left, right = x - track["x"], track["x"] + track["width"] - x
        await self.drag("slider", (x, y), (right if right > left else -left, 0))

    async def drag_handle(self):
        """Drag the first handle to where there is most room, sideways or else up or down."""
        handle = await ask(self.page, "json.dumps(shown.picture.handles[:1])")
        for look in json.loads(handle.strip("'")) if handle else []:
            await self.node.locator(".nn-picture").scroll_into_view_if_needed()
            picture = await self.node.locator(".nn-picture").bounding_box()
            (x, y), (west, north, east, south) = look["at"], look["bounds"]
            rooms = {(side - x) * picture["width"]: (1, 0) for side in (west, east)}
            rooms |= {(side - y) * picture["height"]: (0, 1) for side in (north, south)}
            room = max(rooms, key=lambda room: (rooms[room][0] and abs(room) > MOVES / 2, abs(room)))
            way = tuple(0.95 * room * along for along in rooms[room])
            await self.page.evaluate("(along) => void (watch.along = along)", bool(look["track"]))
            start = picture["x"] + x * picture["width"], picture["y"] + y * picture["height"]
            await self.drag("handle", start, way)

    async def drag(self, what, start, way):
        pointer = self.page.mouse
        await pointer.move(*start)
        await pointer.down()
        await asyncio.sleep(REST)
        await self.node.evaluate("watch.begin")
        length = max(map(abs, way))
        shorter = min(1, STEP * MOVES / max(length, 1e-9))
        await self.move(start, [shorter * part / MOVES for part in way])
        await asyncio.sleep(REST)
        await self.note_drag(self.drags[what])
        await pointer.up()
        await ask(self.page, "make_ready(shown)")
        await asyncio.sleep(REST)

    async def move(self, start, step):
        browser, clock = await self.page.context.new_cdp_session(self.page), asyncio.get_running_loop()
        begin, sent = clock.time(), []
        for i in range(1, MOVES + 1):
            await asyncio.sleep(begin + i / RATE - clock.time())
            x, y = (at + i * part for at, part in zip(start, step, strict=True))
            to = {"type": "mouseMoved", "x": x, "y": y, "button": "left", "buttons": 1}
            sent.append(asyncio.create_task(browser.send("Input.dispatchMouseEvent", to)))
        await asyncio.gather(*sent)
        await browser.detach()

    async def note_drag(self, drags):
        frames, moves, values = await self.page.evaluate("[watch.frames, watch.moves, watch.values.size]")
        if not frames or not moves:
            return
        in_kernel = await ask(self.page, "fingerprint(shown.picture.frame)")
        drags.painted.append(len(frames))
        drags.values.append(values)
        drags.lags += [move["lag"] for move in moves if "lag" in move]  # not those that another overtook
        drags.tails.append(max(0, frames[-1]["at"] - moves[-1]["at"]))  # the last moves may change nothing
        drags.right.append(await self.page.evaluate("watch.fingerprint(watch.last)") == in_kernel.strip("'"))

    # Training

    async def train(self):
        """Frames a second while it trains, and how late a control shows meanwhile; None where nothing trains."""
        play = self.node.locator(".widget-play button").first
        if not await play.count():
            return None
        await ask(self.page, "follow(shown)")
        await play.click()
        await asyncio.sleep(REST)
        await self.node.evaluate("watch.begin")
        await asyncio.sleep(TRAINING)
        times = await self.page.evaluate("watch.frames.map((frame) => frame.at)")
        rate = 1000 * (len(times) - 1) / (times[-1] - times[0]) if len(times) > 1 else 0  # it may end before
        await self.control.focus()
        await self.node.evaluate("(cell) => { watch.begin(cell); watch.keep = true; }")
        await ask(self.page, "(drawn.clear(), changed.clear())")
        for _ in range(PRESSES):
            await asyncio.sleep(random.uniform(0.8, 1.2) * PAUSE)
            await self.press_key()
        await asyncio.sleep(REST)
        seen, presses = await self.page.evaluate("(async () => [await watch.prints(), watch.presses])()")
        await self.page.evaluate("void (watch.keep = false)")
        drawn, changed = json.loads((await ask(self.page, "json.dumps([drawn, changed])")).strip("'"))
        await ask(self.page, "make_ready(shown)")
        return rate, list(delays_of(presses, changed, drawn, seen))


class Drags:
    """What was seen in drags of one kind."""

    def __init__(self):
        self.painted, self.values, self.lags, self.tails, self.right = [], [], [], [], []


def delays_of(presses, changed, drawn, seen):
    """How long after each press the frame drawn because of it was seen, or a later one that overtook it."""
    number = {fingerprint: i for i, fingerprint in enumerate(drawn)}
    for pressed, count in zip(presses, changed, strict=False):
        later = [at for at, fingerprint in seen if number.get(fingerprint, -1) >= count - 1 and at > pressed]
        if later:
            yield min(later) - pressed


def middle(box):
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


async def ask(page, expression):
    """What the kernel answers, as its `repr`; None where it raised something."""
    return await page.evaluate(lab.ASK, expression)


# ---- The notebook -------------------------------------------------------------------------------------------


@contextmanager
def server(folder):
    """The server of the browser tests, with an empty notebook for this benchmark."""
    fixture = inspect.unwrap(lab.server)(SimpleNamespace(mktemp=lambda _name: folder))
    try:
        address = next(fixture)
        cell = {"cell_type": "code", "execution_count": None, "metadata": {}, "outputs": [], "source": ""}
        cells = [{**cell, "id": f"cell-{number}"} for number in range(4)]
        kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
        notebook = {"cells": cells, "metadata": {"kernelspec": kernel}, "nbformat": 4, "nbformat_minor": 5}
        (folder / "notebooks" / "latency.ipynb").write_text(json.dumps(notebook), encoding="utf-8")
        if "nn_lesson.jupyter | extension was successfully loaded" not in (folder / "server.log").read_text():
            tell("The server runs without nn_lesson.jupyter: install the course, and all will be sooner.")
        yield f"{address}/doc/tree/notebooks/latency.ipynb?token=test"
    finally:
        next(fixture, None)


async def measure_all(names):
    """Explorer's name -> `Measured`, or the reason why there is nothing."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder, server(Path(folder)) as address:
        async with async_playwright() as playwright:
            browser = await playwright.chromium.launch(executable_path=BROWSER, args=lab.QUIET)
            page = await browser.new_page(viewport=WINDOW)
            page.set_default_timeout(PATIENCE)
            await page.add_init_script(WATCH)
            await page.goto(address)
            await page.wait_for_selector(".jp-Notebook .jp-Cell")
            await page.wait_for_function(f"{lab.PANEL}?.sessionContext?.session?.kernel?.status === 'idle'")
            measured = {}
            for name in names:
                tell(f"{name} ...")
                try:
                    measured[name] = await measure_one(page, name)
                except Exception as error:  # the others can still be measured
                    measured[name] = f"{type(error).__name__}: {str(error).splitlines()[0][:150]}"
                    tell(f"    not measured: {measured[name]}")
            await browser.close()
    return measured


async def measure_one(page, name):
    await set_ratio(page, 1)
    problems = await page.evaluate(RUN, [PREPARE, SHOW.format(name), INTERACT.format(name), ECHO])
    if problems:
        raise NotMeasured(problems[0])
    await asyncio.sleep(1)
    shown, whole, echo = (Cell(page, number) for number in (1, 2, 3))
    sharp = Cell(page, 1, ratio=2)
    for _ in range(TURNS):
        await shown.change(CHANGES)
        await whole.change(WHOLE_CHANGES)
        await echo.change(CHANGES)
        await set_ratio(page, 2)
        await sharp.change(CHANGES)
        await set_ratio(page, 1)
    await page.evaluate(
        RUN, {whole.number: "None", echo.number: "None"}
    )  # as a learner's page has no second picture
    for cell, drags in ((shown, DRAGS), (sharp, 1)):
        await set_ratio(page, cell.ratio)
        for _ in range(drags):
            await cell.drag_slider()
            await cell.drag_handle()
    await set_ratio(page, 1)
    has_map = await ask(page, HAS_MAP) == "True"
    return SimpleNamespace(
        shown=shown, whole=whole, echo=echo, sharp=sharp, has_map=has_map, training=await shown.train()
    )


async def set_ratio(page, ratio):
    """Let the screen have so many pixels for one CSS pixel, and wait until the picture is drawn anew."""
    if await page.evaluate("devicePixelRatio") != ratio:
        browser = await page.context.new_cdp_session(page)
        screen = {**WINDOW, "deviceScaleFactor": ratio, "mobile": False}
        await browser.send("Emulation.setDeviceMetricsOverride", screen)
        await page.evaluate("dispatchEvent(new Event('resize'))")  # as zooming does; the emulation tells nobody
        await page.wait_for_function(IS_DRAWN_FOR, arg=ratio)
        await asyncio.sleep(REST)


def tell(words):
    print(words, file=sys.stderr, flush=True)


# ---- The tables ---------------------------------------------------------------------------------------------


def measure(names=EXPLORERS):
    """The tables of all that was measured."""
    if not BROWSER:
        return [Table("Explorers", [], "Not measured: there is no Chromium, Chrome or Edge here.")]
    measured = asyncio.run(measure_all(names))
    there = {name: seen for name, seen in measured.items() if not isinstance(seen, str)}
    lost = [f"{name} ({why})" for name, why in measured.items() if name not in there]
    tables = [
        changes("Explorers of lines and words", {n: seen for n, seen in there.items() if not seen.has_map}, 0.33),
        changes("Explorers with a map", {n: seen for n, seen in there.items() if seen.has_map}, 0.25),
        drags(there),
        sharp_screens(there),
        trainings(there),
    ]
    if lost:
        tables[0].note += f"\n\nNot measured: {'; '.join(lost)}."
    return tables


def middle_of(values):
    return median(values) if values else None


def latest_of(values):
    return quantiles(values, n=20)[-1] if len(values) > 1 else None


def over(value, other):
    return None if value is None or not other else value / other


def changes(title, measured, share):
    columns = [Column("explorer"), Column("ms", ".0f"), Column("95 %, ms", ".0f"), Column("`interact`, ms", ".0f")]
    columns += [Column("share", at_most=share), Column("empty, ms", ".0f"), Column("times", at_most=1.5)]
    columns += [Column("CPU, ms", ".1f"), Column("`interact`, ms", ".0f"), Column("share", ".3f", at_most=0.125)]
    table = Table(
        title,
        columns,
        "From a slider's event to changed pixels (median, and what 95 % do not exceed), beside `interact`, which "
        "draws the same picture whole, and an empty round trip. Then the kernel's processor time for a frame. "
        f"Where the round trip alone takes about as long as the wanted share, {NEAR} times that will do.",
    )
    for name, seen in measured.items():
        (delay, whole, echo) = (middle_of(cell.delays) for cell in (seen.shown, seen.whole, seen.echo))
        time, whole_time = (middle_of(cell.kernel_times) for cell in (seen.shown, seen.whole))
        of_whole = Figure(over(delay, whole), at_most=max(share, NEAR * (over(echo, whole) or 0)))
        shares = of_whole, echo, over(delay, echo), time, whole_time, over(time, whole_time)
        table.add(f"`{name}`", delay, latest_of(seen.shown.delays), whole, *shares)
    return table


def painted(drags):
    """Frames; where the hand passed fewer values than could be painted, these are said instead."""
    if not drags.painted:
        return None
    frames, values = median(drags.painted), median(drags.values)
    return f"{frames:.0f} for {values:.0f} values" if 0 < values < 40 else frames


def right(drags):
    return f"{sum(drags.right)} of {len(drags.right)}" if drags.right else None


DRAG_COLUMNS = (
    ("slider: frames", ".0f", None, 25),
    ("last frame after, ms", ".0f", 100, None),
    ("handle: frames", ".0f", None, 25),
    ("behind the pointer, ms", ".0f", 16, None),
    ("last frame after, ms", ".0f", 100, None),
)


def drag_cells(cell):
    slider, handle = cell.drags["slider"], cell.drags["handle"]
    return (
        painted(slider),
        middle_of(slider.tails),
        painted(handle),
        middle_of(handle.lags),
        middle_of(handle.tails),
    )


def drags(measured):
    columns = [Column("explorer"), *(Column(*column) for column in DRAG_COLUMNS), Column("last frame right")]
    table = Table(
        f"A drag of {MOVES} moves in a second",
        columns,
        "Frames painted meanwhile; how far the handle is behind the pointer; when the last frame is there after "
        "the last move, and whether it is the last that the kernel drew.",
    )
    for name, seen in measured.items():
        both = seen.shown.drags["slider"].right + seen.shown.drags["handle"].right
        table.add(f"`{name}`", *drag_cells(seen.shown), f"{sum(both)} of {len(both)}" if both else None)
    return table


def sharp_screens(measured):
    columns = [Column("explorer"), Column("ms", ".0f"), Column("95 %, ms", ".0f"), Column("times", at_most=2)]
    columns += [Column("CPU, ms", ".1f"), Column("times", at_most=2)]
    columns += [Column(name, form) for name, form, *_wanted in DRAG_COLUMNS]
    table = Table(
        "The same at pixel ratio 2",
        columns,
        "From a slider's event to changed pixels, processor time for a frame, each beside that at ratio 1; drags.",
    )
    for name, seen in measured.items():
        delay, time = middle_of(seen.sharp.delays), middle_of(seen.sharp.kernel_times)
        times = over(delay, middle_of(seen.shown.delays)), over(time, middle_of(seen.shown.kernel_times))
        cells = (delay, latest_of(seen.sharp.delays), times[0], time, times[1])
        table.add(f"`{name}`", *cells, *drag_cells(seen.sharp))
    return table


def trainings(measured):
    columns = [Column("explorer"), Column("frames a second", ".0f", at_least=24)]
    columns += [Column("a control shows after, ms", ".0f", at_most=100), Column("the latest, ms", ".0f")]
    table = Table("While a network trains", columns)
    for name, seen in measured.items():
        if seen.training:
            rate, delays = seen.training
            table.add(f"`{name}`", rate, middle_of(delays), max(delays, default=None))
    return table


if __name__ == "__main__":
    show(measure(sys.argv[1:] or EXPLORERS))
