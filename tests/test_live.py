"""The rendering core, driven without a browser: frames, handles, messages, and cells that are run again."""

import gc
import io
import threading
import time
import tomllib
import zlib
from pathlib import Path
from types import SimpleNamespace

import ipywidgets as widgets
import matplotlib
import numpy as np
import pytest
from ipywidgets.widgets.widget import _instances as open_widgets
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.collections import LineCollection
from matplotlib.figure import Figure
from matplotlib.patches import Circle
from packaging.requirements import Requirement
from packaging.version import Version
from PIL import Image

from nn_lesson import explore
from nn_lesson.explore.explorer import Explorer, slider
from nn_lesson.explore.guess import Guess
from nn_lesson.live import LivePicture, Slider, canvas, png, rerun
from nn_lesson.live.handle import Handle, place_of, set_value
from tests.screen import Screen, drawn


class Dot(Explorer):
    """A dot in a square, quick to draw: (x, y) are two controls."""

    name = "dot"
    size = (2, 1.5)
    guess = Guess("How far up?", low=0, high=1, step=0.1, close=0.2)
    further = ("y",)

    def make_controls(self):
        return {"x": slider("x", 0.5, 0, 1, 0.25), "y": slider("y", 0.5, 0, 1, 0.25), "go": widgets.Button()}

    def paint(self):
        axes = self.figure.subplots()
        axes.set(xlim=(0, 1), ylim=(0, 1))
        (self.dot,) = axes.plot([], [], "o", color="black")
        self.live(self.dot)
        self.handle("dot", axes, "x", "y", label="The dot")

    def update(self, x, y):
        self.dot.set_data([x], [y])
        return f"The dot is at ({x}, {y})."

    def truth(self):
        return self.controls["y"].value


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


def pixels(image):
    return np.asarray(Image.open(io.BytesIO(image)).convert("RGB"), dtype=int)


# Frames


@pytest.mark.parametrize("level", [png.QUICK, png.SMALL, png.SMALLEST])
@pytest.mark.parametrize("packer", [png.quickest, zlib], ids=lambda packer: packer.__name__)
@pytest.mark.parametrize("shape", [(1, 1), (1, 7), (13, 1), (40, 31)])
def test_pillow_reads_the_pixels_that_were_encoded(shape, packer, level, monkeypatch):
    monkeypatch.setattr(png, "quickest", packer)
    rgba = np.random.default_rng(1).integers(0, 256, (*shape, 4), dtype=np.uint8)
    image = Image.open(io.BytesIO(png.encode(rgba, level)))
    image.load()  # which also compares the checksums
    assert image.mode == "RGB" and np.array_equal(np.asarray(image), rgba[..., :3])


def test_frames_are_packed_by_isal_where_it_is_made_for_the_processor():
    project = tomllib.loads((Path(__file__).parents[1] / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    made_for = next(Requirement(line) for line in project["dependencies"] if line.startswith("isal")).marker
    assert png.quickest.__name__ == ("isal.isal_zlib" if made_for.evaluate() else "zlib")


def test_matplotlib_asks_for_the_height_of_a_line_where_it_reads_that_from_the_font(monkeypatch):
    if Version(matplotlib.__version__) < Version("3.11"):
        pytest.skip("this Matplotlib measures two letters instead, which is quick")
    asked = []
    monkeypatch.setattr(canvas.Renderer, "_get_font_height_metrics", lambda *_: asked.append(1) or (None,) * 3)
    figure = canvas.Canvas(Figure()).figure
    figure.text(0.5, 0.5, "two\nlines")
    figure.canvas.draw()
    what_to_do = (
        "it is private and called temporary there; delete it with `_line_height`: frames take a tenth longer"
    )
    assert asked, what_to_do


@pytest.mark.parametrize("dpi", [50, 100, 144])
def test_text_looks_as_matplotlib_draws_it(dpi):
    def drawn(kind):
        figure = Figure((8, 3), dpi=dpi)
        axes = kind(figure).figure.subplots()
        axes.set_title("Tea, AV y. To be (1.72, −2.35) × 3: −0.66", loc="left")
        axes.set(xlabel="weighted sum", ylabel="prediction")
        axes.text(0.1, 0.6, "added up: 2.1672", alpha=0.5, color="red")
        axes.text(0.333, 0.8, "two\nlines", ha="center", va="top", weight="bold")
        axes.text(0.95, 0.3, "cut at the edge", clip_on=True)
        axes.text(0.1, 0.2, "$x^2$ and 5")
        for turn, angle in enumerate((50, 200)):
            axes.text(0.3 + 0.13 * turn, 0.45, "tilted g", rotation=angle, rotation_mode="anchor")
        figure.canvas.draw()
        return np.asarray(figure.canvas.buffer_rgba()).astype(int)

    difference = np.abs(drawn(FigureCanvasAgg) - drawn(canvas.Canvas)).max(axis=2)
    assert difference.mean() < 0.4
    assert (
        difference > 70
    ).sum() < 10  # an eighth of a pixel makes up to 60; edges that cut text may differ by one


def test_a_new_number_is_put_together_from_known_digits():
    text = (figure := Figure((3, 1))).text(0.1, 0.5, "")
    canvas.Canvas(figure)
    canvas._picture.cache_clear()  # of what other tests have drawn

    def new_pieces(numbers):
        before = canvas._picture.cache_info().misses
        for number in numbers:
            text.set_text(f"the sum: {number:.4f}")
            figure.draw_artist(text)
        return canvas._picture.cache_info().misses - before

    assert new_pieces(np.linspace(-4, 4, 100)) > 10
    assert new_pieces(np.linspace(-3.9, 3.9, 100)) == 0


def test_the_page_gets_each_frame_with_its_words_and_handles_as_one_message(dot, monkeypatch):
    sent = []
    monkeypatch.setattr(dot.picture, "_send", lambda message, buffers=None: sent.append((message, buffers)))
    dot.controls["y"].value = 1
    [(message, buffers)] = sent
    frame = dot.picture.frame
    assert buffers == [frame["png"]] and message["buffer_paths"] == [["frame", "png"]]
    frame = {name: value for name, value in frame.items() if name != "png"}
    words = {"text": "The dot is at (0.5, 1.0).", "handles": dot.picture.handles}
    assert message["state"] == words | {"frame": frame}


def test_a_frame_holds_what_has_changed_and_the_page_shows_the_whole_picture(dot):
    screen = Screen(dot.picture)
    for x, y in [(0.75, 0.5), (0, 1), (0, 1), (1, 0)]:
        dot.controls["x"].value, dot.controls["y"].value = x, y
        assert (screen.pixels == drawn(dot.picture)).all()
    whole, *changes = screen.sizes
    assert len(changes) == 5 and max(changes) < whole / 3  # where nothing changes there is no frame


def test_to_a_page_far_away_frames_go_in_fewer_bytes_and_the_last_is_exact():
    explorer = explore.sigmoid_prediction()
    explorer.skip()
    sizes = {}
    for far in (False, True):
        screen = Screen(explorer.picture)
        for turn in range(6):
            place = {explorer.picture.handles[0]["name"]: [0.2 + turn / 50, 0.4]}
            explorer.picture.redraw({"moved": place} | ({"far": True} if far else {}))
            off = np.abs(screen.pixels.astype(int) - drawn(explorer.picture)).max()
            assert 0 < off < 8 if far else off == 0
            assert (screen.pixels == 255).any() or not far  # white paper stays white
        sizes[far] = sum(screen.sizes[1:])
        explorer.picture.redraw({"whole": True, "far": True})
        assert explorer.picture.frame["exact"] and (screen.pixels == drawn(explorer.picture)).all()
    assert sizes[True] < 0.6 * sizes[False]


def test_a_slider_that_the_page_moves_is_drawn_once_and_not_sent_back(dot, monkeypatch):
    """ipywidgets in the page would put the slider back to where it was when this was sent."""
    sent, x = [], dot.controls["x"]
    assert {x.model_id, dot.controls["go"].model_id} <= set(dot.picture.carried)
    for widget in (dot.picture, x):
        monkeypatch.setattr(widget, "_send", lambda message, buffers=None: sent.append(message))
    dot.picture.redraw({"view": "v", "number": 1, "set": {x.model_id: {"value": 0.75}}})
    assert x.value == 0.75 and dot.text == "The dot is at (0.75, 0.5)."
    told = [(message["method"], "value" in message["state"]) for message in sent]
    assert told == [("echo_update", True), ("update", False)]  # an echo is for other pages


def test_what_a_page_tells_once_more_after_a_cut_is_heard_once_and_in_order(picture, heard, monkeypatch):
    def tell(number):
        events = [{"kind": "key", "key": str(number)}]
        picture._handle_custom_msg({"view": "v", "number": number, "events": events}, [])

    for number in (1, 2, 5, 6, 2, 3, 4, 5):  # 3 and 4 were lost; and so was the answer to 2
        tell(number)
        assert picture.problem == ""
    assert "".join(event.key for event in heard) == "12345" and picture.answer["number"] == 5
    monkeypatch.setattr(picture, "update", lambda: 1 / 0)  # it may be a learner's, and slow
    before = picture.answer
    tell(4)
    assert picture.answer["number"] == 5 and picture.answer != before and picture.problem == ""
    assert not picture.frame["after"] and len(heard) == 5  # whatever the page has missed


def test_what_is_not_live_is_drawn_once(picture, monkeypatch):
    draws = []
    monkeypatch.setattr(picture.canvas, "draw", lambda: draws.append(1))
    picture.redraw()
    assert draws == []
    picture.invalidate()
    picture.redraw()
    assert draws == [1]


@pytest.mark.parametrize(
    "make, draws",
    [
        (lambda axes: axes.plot([], [], "o")[0], False),
        (lambda axes: axes.plot([5], [2], "o")[0], True),
        (lambda axes: axes.plot([5], [2], "o", visible=False)[0], False),
        (lambda axes: axes.add_collection(LineCollection([])), False),
        (lambda axes: axes.add_collection(LineCollection([[(0, 0), (10, 4)]])), True),
        (lambda axes: axes.text(5, 2, ""), False),
        (lambda axes: axes.text(5, 2, "five"), True),
        (lambda axes: axes.annotate("", (5, 2)), False),
        (lambda axes: axes.annotate("", (5, 2), (2, 1), arrowprops={"arrowstyle": "->"}), True),
        (lambda axes: axes.add_patch(Circle((5, 2), 1)), True),
    ],
)
def test_what_is_empty_is_left_out_and_nothing_else(picture, make, draws, monkeypatch):
    before, drawn = picture.frame, []
    draw = type(picture.axes).draw_artist
    monkeypatch.setattr(
        type(picture.axes), "draw_artist", lambda axes, artist: drawn.append(artist) or draw(axes, artist)
    )
    artist = picture.live(make(picture.axes))
    picture.redraw()
    assert drawn == [picture.line] + [artist] * draws
    assert (picture.frame != before) == draws


@pytest.mark.parametrize("size", [(4, 3), (9.6, 4.5), (12, 8)])
@pytest.mark.parametrize("scale", [0.1, 1, 1.5, 2, 7])
def test_a_frame_is_as_fine_as_the_screen_but_has_at_most_900_000_pixels(size, scale):
    picture = LivePicture(size, lambda: "")
    picture.redraw({"scale": scale})
    width, height = Image.open(io.BytesIO(picture.frame["png"])).size
    cap = (900_000 / (size[0] * size[1] * 1e4)) ** 0.5
    assert width * height <= 901_000
    assert width == pytest.approx(100 * size[0] * np.clip(scale, 0.5, min(3, cap)), abs=1.5)
    assert width / height == pytest.approx(size[0] / size[1], rel=0.01)


def test_frames_on_two_threads_wait_for_each_other(picture, monkeypatch):
    """The page's messages arrive on another thread than cells run on."""
    update, inside, most = picture.update, [], []

    def slow():
        inside.append(1)
        most.append(len(inside))
        time.sleep(0.005)
        inside.pop()
        return update()

    def from_the_page():
        for number in range(20):
            picture.redraw({"view": "v", "number": number})

    alone = picture.frame
    monkeypatch.setattr(picture, "update", slow)
    thread = threading.Thread(target=from_the_page)
    thread.start()
    for _ in range(20):
        picture.redraw()
    thread.join(30)
    assert most == [1] * 40  # none is left out, and never two at once
    assert picture.problem == "" and picture.frame == alone
    assert picture.answer.items() >= {"view": "v", "number": 19}.items()


def test_what_the_page_reports_of_a_control_waits_until_a_cell_is_done(dot):
    control = dot.controls["x"]
    message = {"content": {"data": {"method": "update", "state": {"value": 1.0}}}}
    thread = threading.Thread(target=control.comm.handle_msg, args=(message,))
    with dot.picture.one_redraw():
        thread.start()
        thread.join(0.1)
        assert thread.is_alive() and control.value == 0.5
    thread.join(30)
    assert control.value == 1 and dot.text == "The dot is at (1.0, 0.5)."


def test_several_changes_within_one_redraw_are_drawn_once(dot, monkeypatch):
    updates = []
    monkeypatch.setattr(dot.picture, "update", lambda: updates.append(dot._values()) or "")
    with dot.picture.one_redraw(), dot.picture.one_redraw():
        dot.controls["x"].value = 0
        dot.controls["y"].value = 1
        assert updates == []
    assert updates == [{"x": 0, "y": 1}]
    dot.controls["x"].value = 1
    assert len(updates) == 2


def test_a_redraw_follows_also_if_the_changes_fail(picture):
    with pytest.raises(KeyError), picture.one_redraw():
        picture.value = 7
        raise KeyError
    assert "7" in picture.text


# Trouble


def test_an_exception_is_said_while_the_last_frame_its_words_and_handles_stay(picture):
    picture.add_handle(Handle("end", picture.axes, lambda: (picture.value, 2), None, "The end"))
    picture.redraw()
    before = picture.frame, picture.text, picture.handles
    picture.value = "broken"
    picture.redraw()
    assert picture.problem.startswith("The picture could not be drawn: TypeError") and "update" in picture.problem
    assert (picture.frame, picture.text, picture.handles) == before
    picture.value = 6
    picture.redraw()
    assert picture.problem == "" and picture.frame != before[0] and "6" in picture.text


def test_no_new_words_beside_an_old_frame(picture, monkeypatch):
    """Also where `update` succeeds and drawing or a handle fails after it."""
    before = picture.frame, picture.text, picture.handles
    picture.add_handle(Handle("end", picture.axes, lambda: 1 / 0, None, "The end"))
    picture.value = 6
    picture.redraw()
    assert "ZeroDivisionError" in picture.problem
    assert (picture.frame, picture.text, picture.handles) == before
    picture._handles.clear()
    monkeypatch.setattr(picture.line, "draw", lambda renderer: 1 / 0)
    picture.redraw()
    assert "ZeroDivisionError" in picture.problem
    assert (picture.frame, picture.text, picture.handles) == before


@pytest.mark.parametrize("scale", [1, 2])
def test_the_stored_picture_after_an_exception_is_the_last_good_frame(picture, scale):
    picture.redraw({"scale": scale})
    good = pixels(picture.image())
    picture.value = "broken"
    picture.redraw()
    stored = pixels(picture.image())
    assert stored.shape == good.shape == (300, 400, 3)
    assert np.abs(stored - good).mean() < (0.01 if scale == 1 else 3)
    assert stored[good.min(axis=2) < 10].mean() < 60  # the line is where it was


def test_the_stored_picture_without_any_good_frame_is_what_stays():
    def fail():
        line.set_data([0, 9], [2, 2])
        return 1 / 0

    picture = LivePicture((4, 3), fail)
    axes = picture.figure.subplots()
    axes.set(xlim=(0, 10), ylim=(0, 4))
    axes.set_axis_off()
    axes.axvline(5, color="red")
    line = picture.live(*axes.plot([], [], color="black", linewidth=10))
    picture.redraw()
    shown = pixels(picture.image())
    assert (shown[..., 0] > 200).all() and (shown[..., 1] < 100).any()  # the red line, and nothing black


def test_every_message_is_answered_also_one_that_fails(dot):
    for number, message in enumerate(
        [
            {},
            {"moved": {"none": [0, 0]}},
            {"moved": 3},
            {"set": {"gone": {"value": 1}}},
            {"scale": "large"},
            {"scale": 2},
        ]
    ):
        dot.picture._handle_custom_msg({"view": "v", "number": number, **message}, [])
        assert dot.picture.answer.items() >= {"view": "v", "number": number}.items()
    assert dot.problem == ""


def test_an_answer_follows_also_if_python_is_interrupted(picture, monkeypatch):
    def interrupted():
        raise KeyboardInterrupt

    monkeypatch.setattr(picture, "update", interrupted)
    with pytest.raises(KeyboardInterrupt):
        picture.redraw({"view": "v", "number": 1})
    assert picture.answer.items() >= {"view": "v", "number": 1}.items()


# Handles


def look(explorer, name="dot"):
    return next(handle for handle in explorer.picture.handles if handle["name"] == name)


def test_a_handle_dragged_to_where_it_is_stays_there(dot):
    before = look(dot)
    dot.picture.redraw({"moved": {"dot": before["at"]}})
    assert look(dot) == before
    assert (dot.controls["x"].value, dot.controls["y"].value) == (0.5, 0.5)


def test_a_handle_is_where_its_dot_is_drawn(dot):
    dot.controls["x"].value, dot.controls["y"].value = 0.75, 0.25
    across, down = look(dot)["at"]
    height, width, _ = (shown := Screen(dot.picture).pixels).shape
    assert shown[round(down * height), round(across * width)].max() < 60


@pytest.mark.parametrize("place", [(0.25, 0.75), (1, 0), (0, 1)])
def test_places_go_to_the_page_and_come_back(dot, place):
    west, north, east, south = look(dot)["bounds"]  # of the whole axes, as that is how far both sliders reach
    across, down = west + place[0] * (east - west), south + place[1] * (north - south)
    dot.picture.redraw({"moved": {"dot": [across, down]}})
    assert (dot.controls["x"].value, dot.controls["y"].value) == place
    assert look(dot)["at"] == pytest.approx([across, down])
    assert look(dot)["aria"]["aria-valuenow"] == place[0]


def test_a_handle_snaps_to_the_steps_of_its_controls_and_stops_at_their_ends(dot):
    dot.picture.redraw({"moved": {"dot": [5, -5]}})
    assert (dot.controls["x"].value, dot.controls["y"].value) == (1, 1)
    dot.picture.redraw({"moved": {"dot": [-5, 5]}})
    assert (dot.controls["x"].value, dot.controls["y"].value) == (0, 0)
    west, north, east, south = look(dot)["bounds"]
    dot.picture.redraw({"moved": {"dot": [west + 0.3 * (east - west), south + 0.4 * (north - south)]}})
    assert (dot.controls["x"].value, dot.controls["y"].value) == (0.25, 0.5)
    steps = widgets.IntSlider(value=1, min=1, max=10, step=4)
    set_value(steps, 6.9)
    assert steps.value == 5


@pytest.mark.parametrize(
    ("low", "high", "step"), [(-3, 3, 0.01), (0.001, 0.999, 0.001), (0.01, 1.2, 0.01), (-5, 1, 0.1)]
)
def test_a_slider_keeps_its_steps_as_they_are_written_and_the_page_gets_and_sends_its_own_digits(low, high, step):
    slider = Slider(min=low, max=high, step=step)
    seen = []
    slider.observe(lambda change: seen.append(change.new), "value")
    for k in range(round((high - low) / step) + 1):
        slider.value = written = round(low + k * step, 10)
        page = slider.get_state("value")["value"]
        assert page == pytest.approx(written, abs=1e-12) and low <= page <= high
        seen.clear()
        slider.set_state({"value": page})
        assert slider.value == written and seen == []


def test_a_slider_keeps_what_is_between_two_steps_of_which_the_page_shows_one():
    slider = Slider(min=-1, max=1, step=0.01, value=0.123)
    assert slider.value == 0.123 and slider.get_state("value")["value"] == pytest.approx(0.12)
    slider.value = 7
    assert slider.get_state("value")["value"] == 1


def test_a_handle_that_moves_two_controls_is_one_redraw(dot, monkeypatch):
    updates = []
    monkeypatch.setattr(dot.picture, "update", lambda: updates.append(dot._values()) or "")
    dot.picture.redraw({"moved": {"dot": [5, -5]}})
    assert updates == [{"x": 1, "y": 1}]


def test_a_handle_of_one_control_and_a_number_moves_only_sideways(picture):
    control = slider("x", 4, 0, 8, 1)
    picture.add_handle(Handle("foot", picture.axes, **place_of(control, 0), label="The foot"))
    picture.redraw({"moved": {"foot": [0.99, 0.1]}})
    west, north, east, south = picture.handles[0]["bounds"]
    assert control.value == 8 and north == south and west < east
    assert picture.handles[0]["at"] == pytest.approx([east, south])


def test_a_handle_with_a_track_is_told_its_curve(picture):
    curve = {"track": lambda x: x**2 / 25, "reach": (0, 10, 0, 4)}
    picture.add_handle(Handle("bead", picture.axes, lambda: (5, 1), lambda x, y: None, "The bead", **curve))
    picture.redraw()
    bead = picture.handles[0]
    west, north, east, south = bead["bounds"]
    x, y = np.transpose(bead["track"])
    assert x == pytest.approx(np.linspace(west, east, len(x)))
    assert (south - y) / (south - north) == pytest.approx(np.linspace(0, 1, len(x)) ** 2)
    assert bead["at"] == pytest.approx(bead["track"][len(x) // 2])


CARRYING = [
    *(("dot_product", name) for name in ("input", "weights")),
    *(("sigmoid_prediction", name) for name in ("weights", "bias")),
    *(("mean_squared_error", f"point_{number}") for number in (1, 2, 3)),
    *(("derivatives", name) for name in ("point", "second")),
    *(("derivatives_descent", name) for name in ("x", "landing")),
    ("backpropagation_saturation", "point"),
]


@pytest.mark.parametrize(("name", "handle"), CARRYING)
def test_the_page_can_move_what_a_handle_carries_as_python_will(name, handle):
    explorer = getattr(explore, name)()
    explorer.skip()
    before = look(explorer, handle)
    inwards = np.where(before["at"] < np.reshape(before["bounds"], (2, 2)).mean(axis=0), 0.01, -0.01)
    explorer.picture.redraw({"moved": {handle: before["at"] + inwards}})
    after = look(explorer, handle)
    shift = np.subtract(after["at"], before["at"])
    assert before["carried"] and shift.any()
    for line, moved in zip(before["carried"], after["carried"], strict=True):
        expected = line["ends"] + np.tensordot(shift, line["by"], 1)
        change = np.linalg.norm(np.subtract(moved["ends"], line["ends"]))
        assert np.linalg.norm(moved["ends"] - expected) < 0.1 * change + 0.001  # of the picture


@pytest.mark.parametrize(("name", "handle"), CARRYING)
def test_a_frame_leaves_out_what_the_page_moves_and_nothing_is_moved_that_is_not_drawn(name, handle):
    explorer = getattr(explore, name)()
    explorer.skip()
    page = Screen(explorer.picture)
    whole = page.pixels
    explorer.picture.redraw({"held": handle, "whole": True})
    changed, held = (page.pixels != whole).any(axis=-1), look(explorer, handle)
    assert held["apart"]
    west, north, east, south = held["around"]
    for line in held["carried"]:
        places = np.linspace(*line["ends"], 400)
        seen = places[np.all((places > (west, north)) & (places < (east, south)), axis=1)]
        down, across = np.round(seen[:, ::-1] * changed.shape).astype(int).T
        beside = changed[down, across - 5] | changed[down, across] | changed[down, across + 5]
        assert beside.mean() > 0.3  # others may lie upon it
    explorer.picture.redraw({})
    assert not look(explorer, handle)["apart"] and (page.pixels == whole).all()


@pytest.mark.parametrize("loss", ["|miss|", "miss²", "log-loss"])
def test_what_a_point_carries_ends_where_its_line_is_drawn_for_each_loss(loss):
    explorer = explore.mean_squared_error(loss=loss)
    explorer.skip()
    line, _spot = look(explorer, "point_2")["carried"]
    segment = explorer.points[1].segment
    drawn = segment.axes.transData.transform(segment.get_xydata()) / explorer.figure.bbox.size
    assert np.array(line["ends"]) == pytest.approx(drawn * (1, -1) + (0, 1))


def test_a_handle_that_is_not_enabled_does_not_move():
    explorer = Dot()  # which still waits for a guess
    explorer.picture.redraw({"moved": {"dot": [1, 0]}})
    assert explorer.controls["x"].value == 0.5
    explorer.skip()
    explorer.picture.redraw({"moved": {"dot": [1, 0]}})
    assert explorer.controls["x"].value == 1


# Events


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


def told(picture, *events):
    picture.redraw({"view": "v", "number": 1, "events": events})
    assert picture.problem == "" and picture.answer.items() >= {"view": "v", "number": 1}.items()


def test_a_picture_that_does_not_listen_is_not_in_the_way(picture):
    assert picture.listening == {}
    told(picture, {"kind": "press", "at": [0.5, 0.5]})


@pytest.mark.parametrize("scale", [1, 2])
def test_events_arrive_in_order_and_in_data_coordinates(picture, heard, scale):
    assert picture.listening == {"label": "A plane", "keys": ["1", "Delete"]}
    picture.redraw({"scale": scale})
    told(picture, {"kind": "hover", "at": [0.5, 0.5]}, {"kind": "press", "at": [0.75, 0.25], "right": True})
    told(picture, {"kind": "key", "key": "1", "at": [0.3, 0.7]})
    hover, press, key = heard
    assert (hover.kind, hover.axes, hover.right) == ("hover", picture.axes, False)
    assert (hover.x, hover.y) == pytest.approx((5, 2))
    assert (press.kind, press.right) == ("press", True) and (press.x, press.y) == pytest.approx((10, 4))
    assert (key.kind, key.key, key.axes) == ("key", "1", picture.inset)
    assert (key.x, key.y) == pytest.approx((0.5, -0.5))


def test_a_drag_keeps_to_the_axes_that_were_pressed_also_beyond_their_edges(picture, heard):
    told(picture, {"kind": "drag", "at": [0.3, 0.7], "pressed": [0.5, 0.5]})
    told(picture, {"kind": "release", "at": [1.25, 0.5], "pressed": [0.5, 0.5]})
    drag, release = heard
    assert drag.axes is release.axes is picture.axes
    assert (drag.x, drag.y) == pytest.approx((1, 0.4)) and (release.x, release.y) == pytest.approx((20, 2))


def test_beside_all_axes_an_event_has_no_place(picture, heard):
    told(picture, {"kind": "hover", "at": [0.1, 0.1]}, {"kind": "leave"}, {"kind": "key", "key": "1", "at": None})
    assert [(event.kind, event.axes, event.x, event.y) for event in heard] == [
        (kind, None, None, None) for kind in ("hover", "leave", "key")
    ]


def test_events_are_heard_before_the_frame_they_change_and_drawn_once(picture, heard, monkeypatch):
    updates, update = [], picture.update
    monkeypatch.setattr(picture, "update", lambda: updates.append(len(heard)) or update())
    told(picture, *[{"kind": "drag", "at": [0.5, 0.5], "pressed": [0.5, 0.5]}] * 3)
    assert updates == [3]


def test_a_picture_that_is_not_enabled_hears_nothing(picture, heard):
    picture.enabled = False
    told(picture, {"kind": "press", "at": [0.5, 0.5]})
    assert heard == []


@pytest.mark.parametrize(
    "event", [{}, {"kind": "shout"}, {"kind": "press", "at": [1]}, {"kind": "hover", "at": "x"}]
)
def test_an_event_that_makes_no_sense_is_answered_and_harms_nothing(picture, heard, event):
    frame = picture.frame
    picture.redraw({"view": "v", "number": 1, "events": [event]})
    assert picture.problem and picture.answer["number"] == 1 and picture.frame == frame
    told(picture, {"kind": "leave"})


# Cells that are run again


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


@pytest.mark.parametrize("then", [Dot.skip, lambda explorer: explorer.gate.answer(0.5), lambda explorer: None])
def test_a_cell_that_is_run_again_leaves_what_it_leaves_after_one(run, then):
    before = set(open_widgets)

    def leaves(times):
        for _ in range(times):
            explorer = run("cell", Dot)
            then(explorer)
            explorer.controls["x"].value = 1
        return len(set(open_widgets) - before), open_figures()

    once = leaves(1)
    assert leaves(3) == once


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
