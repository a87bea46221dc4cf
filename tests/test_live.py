"""The rendering core, driven without a browser: frames and their messages, and what goes wrong."""

import io
import threading
import time
import tomllib
import zlib
from pathlib import Path

import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.collections import LineCollection
from matplotlib.figure import Figure
from matplotlib.patches import Circle
from packaging.requirements import Requirement
from PIL import Image

from nn_lesson.live import LivePicture, canvas, png
from nn_lesson.live.handle import Handle
from tests.playing import unlocked
from tests.screen import Screen, drawn


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
    explorer = unlocked("sigmoid_prediction")
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
def test_only_what_is_empty_may_be_left_out(picture, make, draws):
    before = picture.frame
    picture.live(make(picture.axes))
    picture.redraw()
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
    senseless = [{"moved": {"none": [0, 0]}}, {"moved": 3}, {"set": {"gone": {"value": 1}}}, {"scale": "large"}]
    for number, message in enumerate([{}, *senseless, {"scale": 2}]):
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
