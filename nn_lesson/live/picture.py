"""A live picture: Python computes and draws the frames, the page shows them and moves the handles."""

import contextlib
import io
import threading
import time
import traceback
from pathlib import Path

import anywidget
import numpy as np
import traitlets
from ipywidgets import Button
from matplotlib.collections import LineCollection
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.text import Text
from PIL import Image

from nn_lesson.learner import LearnerError
from nn_lesson.live import png
from nn_lesson.live.canvas import Canvas
from nn_lesson.live.event import Event
from nn_lesson.live.film import Film
from nn_lesson.live.places import bounds_of, to_page
from nn_lesson.minus import with_minus

DPI = 100  # at scale 1, so that an inch of the figure is 100 CSS pixels
MOST_PIXELS = 900_000  # of one frame; above it, a screen of high resolution gets a coarser picture, in time
SMALLEST, LARGEST = 0.5, 3.0  # scales
BEAT = 1  # seconds without a word from the view that asks for frames, after which another may


def _written(*names):
    """These files as one text. From a path anywidget would keep every picture in memory, to tell it of changes."""
    return "\n".join(Path(__file__).with_name(name).read_text(encoding="utf-8") for name in names)


class LivePicture(anywidget.AnyWidget):
    """A figure that is redrawn whenever `redraw` is called or one of its handles is moved.

    `size` is in inches. `update()` changes the live artists and returns the text twin: in words and numbers,
    what the picture now shows. Whatever `update` raises is shown under the picture, whose last good frame stays.

    The figure is private, never pyplot's, because messages from the page arrive on another thread than cells do.
    """

    _esm = _written("tools.js", "messenger.js", "frames.js", "handles.js", "hand.js", "picture.js")
    _css = _written("picture.css")
    size = traitlets.List().tag(sync=True)  # width and height in CSS pixels
    frame = traitlets.Dict().tag(sync=True)  # what a `Film` makes of it
    text = traitlets.Unicode().tag(sync=True)
    lines = traitlets.Int().tag(sync=True)  # of the text, for which room is kept, so that nothing below jumps
    problem = traitlets.Unicode().tag(sync=True)
    handles = traitlets.List().tag(sync=True)
    listening = traitlets.Dict().tag(sync=True)  # the label of a picture that listens, and the keys it wants
    grip = traitlets.Unicode().tag(sync=True)  # where a finger drags, as an SVG path in CSS pixels
    pad = traitlets.Dict().tag(sync=True)  # where the page draws at once what a pen draws, and how
    carried = traitlets.List().tag(sync=True)  # the models of controls that speak by the picture's own messages
    enabled = traitlets.Bool(True).tag(sync=True)  # whether the hand can do anything on the picture
    playing = traitlets.Bool().tag(sync=True)  # whether the page asks for one frame after the other
    answer = traitlets.Dict().tag(sync=True)  # which message from which view has been dealt with

    def __init__(self, size, update, lines=2):
        self.lock = threading.RLock()
        self.figure = Figure(size, dpi=DPI, layout="constrained")
        self.canvas = Canvas(self.figure)
        self.update = update
        self._artists, self._handles, self._listener, self._pad_axes = [], {}, None, None
        self._film = Film()
        self._where_dragged = list
        self._scale, self._background = 1.0, None
        self._controls = {}  # by the names of their models
        self._waiting = False  # while drawing or holding, changes do not redraw
        self._tick, self._asked = None, (None, 0)
        self._heard = {}  # the number of the last message, by the page that sent it
        super().__init__(size=[DPI * length for length in size], lines=lines)
        self.on_msg(lambda _widget, message, _buffers: self._hear(message))

    @traitlets.validate("text", "problem")
    def _as_written(self, proposal):
        return with_minus(proposal["value"])

    def live(self, *artists):
        """Name artists that `update` changes, bottom first, each once; all others are drawn once, below them."""
        for artist in artists:
            artist.set_animated(True)
        self._artists += [artist for artist in artists if artist not in self._artists]
        return artists[0] if len(artists) == 1 else artists

    def take_turns(self, widgets):
        """Name the widgets that change together with the picture.

        What the page reports of them waits while a frame is drawn, or within `one_redraw`: ipywidgets breaks where
        two threads set one widget at once. What a frame changes in them is sent after it, for the page to show the
        frame first. The page tells of them as of handles, and so in the order in which the hand did it all:
        ipywidgets would send one value, and the next only when that has been dealt with, however long the way is.
        """
        self._controls = {widget.model_id: widget for widget in widgets}
        for widget in widgets:
            widget.set_state = _holding(self.lock, widget.set_state)
        self.carried = list(self._controls)

    def add_handle(self, handle):
        """Lay a `Handle` over the picture."""
        self._handles[handle.name] = handle

    def listen(self, listener, label, keys=()):
        """Call `listener(event)` with each `Event` on the picture, in order, and redraw after it.

        The picture can then be focused, and `keys` typed; a screen reader calls it `label`. Of drags, or hovers,
        faster than frames can be drawn, only the last arrives. Handles keep their own events.
        """
        self._listener = listener
        self.listening = {"label": label, "keys": list(keys)}

    def draw_on(self, axes, colour, thick):
        """Make `axes` a pad: the page draws under the pen at once, `thick` CSS pixels wide.

        The listener gets the press and all drags of each stroke, none is left out, and nothing else; what it draws
        of them, in the same look, takes the place of the page's ink.
        """
        self._pad_axes, self._pen = axes, {"colour": colour, "thick": thick}

    def play(self, tick):
        """Call `tick()` before each frame that the page asks for, one after the other; until `play(None)`."""
        self._tick, self.playing = tick, bool(tick)

    def keep_from_scrolling(self, where_dragged):
        """Name the places where a finger drags something, and does not scroll the page.

        `where_dragged()` gives pairs of axes and an array of lines, each from point to point: (lines, points, 2).
        A closed area is one line. Handles and a pad need not be named.
        """
        self._where_dragged = where_dragged

    def invalidate(self):
        """Call after changing limits, a title or whatever else is not live."""
        self._background = None

    def redraw(self, message=None):
        """Take in what the page reports, update, draw, and send all that changed as one message."""
        message = message or {}
        with self.lock, contextlib.ExitStack() as stack:
            begun = time.monotonic()
            if self._waiting:  # a control that a handle has set reports its change from within
                return
            self._waiting = True
            for widget in (*self._controls.values(), self):  # of which the last is sent first
                stack.enter_context(widget.hold_sync())
            try:
                self._take(message)
                text, held = self.update(), self._handles.get(message.get("held"))
                pixels = self._pixels(without=[artist for artist, _ends in held.carries] if held else ())
                handles = [handle.describe(self.figure, handle is held) for handle in self._handles.values()]
                self._film.add(pixels, *(name in message for name in ("far", "whole")))
                self.text, self.frame, self.handles, self.problem = text, self._film.frame, handles, ""
                if self._pad_axes:
                    self.pad = {**self._pen, "bounds": bounds_of(self.figure, self._pad_axes)}
                self.grip = self._grip()
            except Exception as error:  # nothing may escape: a callback's traceback would be shown nowhere
                self.problem = str(error) if isinstance(error, LearnerError) else _where(error)
            finally:
                self._waiting = False
                if message:
                    at_work = 1000 * (time.monotonic() - begun)  # milliseconds, which are not the road's
                    self.answer = {**self._answer_to(message), "took": at_work}

    @contextlib.contextmanager
    def one_redraw(self):
        """Change several controls within, and the picture is redrawn once, at the end."""
        with self.lock:
            outermost, self._waiting = not self._waiting, True
            try:
                yield
            finally:
                if outermost:
                    self._waiting = False
                    self.redraw()

    def image(self):
        """The last good frame, as a PNG of the figure's own size; without one, what is not live."""
        with self.lock:
            if self.problem and self._film.pixels is not None:  # the artists may be half moved
                return self._frame_at_scale_1()
            scale = self._scale
            try:
                self._set_scale(1.0)
                return png.encode(self._pixels(live=not self.problem), png.SMALLEST)
            finally:
                self._set_scale(scale)

    def close(self):
        super().close()
        self._background, self._film = None, Film()
        self.canvas.forget()  # IPython may keep the rest, as the output of a cell

    def _hear(self, message):
        """Redraw for what a page tells, in the order of its messages and each once.

        After a connection was cut it tells again what was not answered, and gets a whole frame for what was heard.
        """
        page, number = message["view"], message["number"]
        with self.lock:
            last = self._heard.setdefault(page, number - 1)
            if number <= last:
                self._repeat(message)
            elif number == last + 1:
                self._heard[page] = number
                self.redraw(message)

    def _answer_to(self, message):
        """Which message was dealt with, and what became of the controls that it has set."""
        known = {model: state for model, state in message.get("set", {}).items() if model in self._controls}
        values = {model: self._controls[model].get_state(list(state)) for model, state in known.items()}
        return {"view": message.get("view"), "number": message.get("number"), "values": values}

    def _repeat(self, message):
        with self.hold_sync():
            if self._film.frame:
                self._film.show_whole()
                self.frame = self._film.frame
            again = {"number": self._heard[message["view"]], "took": 0, "again": self.frame.get("number")}
            self.answer = self._answer_to(message) | again

    def _frame_at_scale_1(self):
        file, (width, height) = io.BytesIO(), self.size
        frame = Image.fromarray(self._film.rgba)
        frame.resize((round(width), round(height)), Image.Resampling.LANCZOS).convert("RGB").save(file, "png")
        return file.getvalue()

    def _set_scale(self, scale):
        if abs(scale - self._scale) > 0.01:
            self._scale, self._background = scale, None

    def _pixels(self, live=True, without=()):
        if self._background is None:
            self.figure.set_dpi(DPI * self._scale)
            self.canvas.draw()
            self.figure.set_layout_engine("none")  # laid out once: nothing jumps, and later draws are faster
            self._background = self.canvas.copy_from_bbox(self.figure.bbox)
        self.canvas.restore_region(self._background)
        for artist in self._artists if live else ():
            if artist not in without and _draws_something(artist):
                (artist.axes or self.figure).draw_artist(artist)
        return np.asarray(self.canvas.buffer_rgba())

    def _may_ask(self, view):
        """Of several views of a picture that plays one asks for frames, as long as it does."""
        now, (before, then) = time.monotonic(), self._asked
        if view != before and now - then < BEAT:
            return False
        self._asked = view, now
        return True

    def _grip(self):
        on_pad = [(self._pad_axes, [_corners(self._pad_axes)])] if self._pad_axes else []
        return "".join(
            "M" + "L".join(f"{x:.0f},{y:.0f}" for x, y in line)
            for axes, lines in (*on_pad, *self._where_dragged())
            for line in to_page(self.figure, axes, lines) * self.size
        )

    def _take(self, message):
        if "scale" in message:
            width, height = self.size
            scale = min(message["scale"], (MOST_PIXELS / (width * height)) ** 0.5)
            self._set_scale(min(LARGEST, max(SMALLEST, scale)))
        for model, state in message.get("set", {}).items():
            self._controls[model].set_state(state)
        for press in message.get("custom", []):
            if isinstance(control := self._controls[press["model"]], Button):
                control.click()  # toggles tell of a click, too, beside their value
        if self.enabled:
            for name, (across, down) in message.get("moved", {}).items():
                self._handles[name].move(self.figure, across, down)
            for event in message.get("events", []) if self._listener else []:
                self._listener(Event.read(self.figure, event))
            if "tick" in message and self.playing and self._may_ask(message.get("view")):
                self._tick()


def _draws_something(artist):
    """False where an artist is empty, which takes Matplotlib a while to find out."""
    if isinstance(artist, Line2D):
        full = len(artist.get_xdata(orig=True))
    elif isinstance(artist, LineCollection):
        full = artist.get_paths()
    elif isinstance(artist, Text):
        full = artist.get_text() or getattr(artist, "arrow_patch", None)
    else:
        full = True
    return full and artist.get_visible()


def _corners(axes):
    (left, right), (low, high) = axes.get_xlim(), axes.get_ylim()
    return [(left, low), (left, high), (right, high), (right, low)]


def _holding(lock, function):
    def called(*arguments):
        with lock:
            return function(*arguments)

    return called


def _where(error):
    last = traceback.extract_tb(error.__traceback__)[-1]
    return f"The picture could not be drawn: {type(error).__name__}: {error} (in {last.name}, line {last.lineno})."
