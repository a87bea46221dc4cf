"""Handles and events: what a page reports of a hand, driven without a browser."""

import ipywidgets as widgets
import numpy as np
import pytest

from nn_lesson.explore.explorer import slider
from nn_lesson.live import Slider
from nn_lesson.live.handle import Handle, place_of, set_value
from tests.dot import Dot
from tests.playing import unlocked
from tests.screen import Screen

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
    explorer = unlocked(name)
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
    explorer = unlocked(name)
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
    explorer = unlocked("mean_squared_error", loss=loss)
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
