"""Far from Python, as on Binder: pictures follow the hand, and outlive what happens to a bad line."""

import pytest

from tests.browser.conftest import PANEL, PIXELS
from tests.browser.road import Road
from tests.browser.test_misuse import RESTARTED

DOT, RUN = "d = explore.dot_product()", "u = explore.more_layers_units()"
PAD = "p = explore.read_your_handwriting(Network([64, 10]))"
BALL, MOOD = "b = explore.derivatives_descent()", "m = explore.read_the_mood()"
CELLS = [
    "from base64 import b64encode\nfrom nn_lesson import Network, explore\nfrom nn_lesson.live import png",
    *(f"{show}\n{show[0]}.skip()\n{show[0]}" for show in (DOT, RUN, BALL, MOOD)),
    f"{PAD}\np",
]
FAR = 0.2  # seconds that a round trip takes
LAST = "/Step 300:.*This run is over/s"
COUNT = """() => {
    const draw = CanvasRenderingContext2D.prototype.drawImage;
    window.frames = 0;
    CanvasRenderingContext2D.prototype.drawImage = function (...all) {
        window.frames += this.canvas.isConnected;
        return draw.apply(this, all);
    };
}"""
TIP = """cell => {
    const path = cell.querySelector(".nn-load path"), { x, y } = path.getPointAtLength(path.getTotalLength());
    const at = new DOMPoint(x, y).matrixTransform(path.getScreenCTM());
    return [at.x, at.y];
}"""
SHOWS = f"""async ([image, frame]) => {{
    const png = await (await fetch("data:image/png;base64," + frame)).blob();
    return ({PIXELS})(image) === ({PIXELS})(await createImageBitmap(png));
}}"""


@pytest.fixture
def road(server):
    road = Road(int(server.rpartition(":")[2]))
    yield road
    road.close()


@pytest.fixture
def lesson(open_lesson, upload, road):
    upload("far", CELLS)
    road.round_trip = FAR
    lesson = open_lesson("far", by=f"http://127.0.0.1:{road.port}")
    assert lesson.errors() == []
    lesson.page.evaluate(COUNT)
    return lesson


def is_at_rest(lesson, explorer, name):
    """Wait until what is shown is exactly what Python shows, and nobody was told that it does not answer."""
    for _ in range(50):
        frame = lesson.ask(f"b64encode(png.encode({name}.picture._film.rgba)).decode()")
        if lesson.page.evaluate(SHOWS, [explorer.image.element_handle(), frame]):
            break
        lesson.page.wait_for_timeout(100)
    else:
        raise AssertionError("the picture is not what Python shows")
    assert explorer.sentence.inner_text() == lesson.ask(f"{name}.text").replace("`", "")
    assert not explorer.cell.locator(".nn-silence").is_visible()


def drag_slider(lesson, explorer):
    """Drag the first slider to and fro for a second; return how many frames were shown meanwhile."""
    thumb = explorer.cell.locator(".noUi-handle:visible").first
    thumb.scroll_into_view_if_needed()
    box, mouse = thumb.bounding_box(), lesson.page.mouse
    mouse.move(box["x"] + 5, box["y"] + 5)
    mouse.down()
    lesson.page.evaluate("window.frames = 0")
    for turn in range(60):
        mouse.move(box["x"] + 5 - 2 * abs(turn % 40 - 20), box["y"] + 5)
        lesson.page.wait_for_timeout(1000 / 60)
    shown = lesson.page.evaluate("window.frames")
    mouse.up()
    return shown


def middle(locator):
    x, y, width, height = locator.bounding_box().values()
    return x + width / 2, y + height / 2


def drag(lesson, locator, by):
    locator.scroll_into_view_if_needed()
    (x, y), mouse = middle(locator), lesson.page.mouse
    mouse.move(x, y)
    mouse.down()
    mouse.move(x + by[0], y + by[1], steps=15)
    mouse.up()


def play(explorer):
    explorer.cell.locator(".widget-play button").first.click()


@pytest.mark.slow
def test_far_away_many_frames_are_on_their_way_and_the_last_is_the_right_one(lesson):
    dot = lesson.explorer(DOT)
    assert drag_slider(lesson, dot) > 2 / FAR  # one for each round trip would be half of that
    is_at_rest(lesson, dot, "d")
    value = dot.cell.locator(".widget-readout:visible").first.inner_text()
    assert float(value.replace("−", "-")) == lesson.ask("d.controls['weights_x'].value")


@pytest.mark.slow
def test_far_away_the_arrow_follows_the_hand_and_python_s_own_takes_its_place(lesson):
    dot, mouse = lesson.explorer(DOT), lesson.page.mouse
    handle = dot.cell.get_by_label("Tip of the weights arrow")
    handle.scroll_into_view_if_needed()
    x, y, width, height = handle.locator(".nn-halo").bounding_box().values()
    mouse.move(x + width / 2, y + height / 2)
    mouse.down()
    for turn in range(1, 30):
        at = x + width / 2 - 3 * turn, y + height / 2 - turn
        mouse.move(*at)
        tip = lesson.page.evaluate(TIP, dot.cell.element_handle())
        assert tip == pytest.approx(at, abs=1.5)
    assert lesson.ask("[handle['apart'] for handle in d.picture.handles]") == [False, True]
    mouse.up()
    is_at_rest(lesson, dot, "d")
    assert dot.cell.locator(".nn-load path").count() == 0


@pytest.mark.slow
def test_far_away_all_happens_in_the_order_in_which_the_hand_did_it(lesson, road):
    """A handle and at once the slider that it moves, too; a ball and at once Step; a stroke and at once Undo."""
    dot, ball, pad, mouse = lesson.explorer(DOT), lesson.explorer(BALL), lesson.explorer(PAD), lesson.page.mouse
    road.stall(1.5)
    drag(lesson, dot.cell.get_by_label("Tip of the weights arrow").locator(".nn-halo"), (60, -40))
    drag(lesson, dot.cell.locator(".noUi-handle:visible").nth(1), (-30, 0))
    is_at_rest(lesson, dot, "d")
    shown = dot.cell.locator(".widget-readout:visible").nth(1).inner_text()
    assert float(shown.replace("−", "-")) == lesson.ask("d.controls['weights_y'].value")

    road.stall(1.5)
    drag(lesson, ball.cell.get_by_label("The ball, at x").locator(".nn-halo"), (-80, 0))
    ball.button("Step").click()
    ball.cell.get_by_text("Step 1,").first.wait_for()
    is_at_rest(lesson, ball, "b")

    pad.image.scroll_into_view_if_needed()
    x, y, width, height = pad.image.bounding_box().values()
    road.stall(1.5)
    for across in (0.15, 0.2):
        mouse.move(x + across * width, y + 0.3 * height)
        mouse.down()
        mouse.move(x + across * width, y + 0.7 * height, steps=20)
        mouse.up()
    pad.button("Undo").click()
    lesson.page.wait_for_function("document.querySelectorAll('.nn-ink').length === 0")
    assert lesson.ask("len(p.strokes)") == 1


@pytest.mark.slow
def test_far_away_a_handle_goes_with_its_slider_and_stops_where_python_does(lesson):
    dot, mouse = lesson.explorer(DOT), lesson.page.mouse
    handle, thumb = (
        dot.cell.get_by_label("Tip of the weights arrow"),
        dot.cell.locator(".noUi-handle:visible").first,
    )
    before, (x, y) = middle(handle), middle(thumb)
    mouse.move(x, y)
    mouse.down()
    for turn in range(40):
        mouse.move(x - turn / 2, y)
        lesson.page.wait_for_timeout(1000 / 60)
    assert middle(handle)[0] < before[0] - 20
    mouse.up()
    is_at_rest(lesson, dot, "d")


@pytest.mark.slow
def test_what_is_typed_while_the_line_is_cut_stays_and_is_read(lesson, road):
    mood = lesson.explorer(MOOD)
    box = mood.cell.locator("input[type=text]").first
    box.fill("")
    box.press_sequentially("The fi", delay=100)
    road.cut()
    box.press_sequentially("lm was long but it was fun again", delay=100)
    lesson.page.wait_for_timeout(3000)
    assert box.input_value() == "The film was long but it was fun again" == lesson.ask("m.controls['text'].value")
    is_at_rest(lesson, mood, "m")


@pytest.mark.slow
def test_a_run_goes_to_its_last_step_though_the_line_stalls_and_is_cut(lesson, road):
    units = lesson.explorer(RUN)
    units.changes(lambda: play(units), lacks="Step 0:")
    road.stall(3)
    lesson.page.wait_for_timeout(3500)
    assert not units.cell.locator(".nn-silence").is_visible()
    road.cut()
    lesson.page.wait_for_function(f"node => {LAST}.test(node.innerText)", arg=units.sentence.element_handle())
    is_at_rest(lesson, units, "u")


@pytest.mark.slow
def test_what_is_asked_late_does_not_go_on_with_a_run_that_was_stopped(lesson):
    units = lesson.explorer(RUN)
    units.changes(lambda: play(units), lacks="Step 0:")
    units.changes(units.cell.locator(".widget-play button").nth(1).click, shows="Step 0:")
    lesson.page.wait_for_timeout(5000 * FAR)
    assert "Step 0:" in units.sentence.inner_text() and lesson.ask("u.run.step") == 0
    is_at_rest(lesson, units, "u")


@pytest.mark.slow
def test_no_stroke_is_lost_while_the_line_stalls_or_is_cut(lesson, road):
    pad, mouse = lesson.explorer(PAD), lesson.page.mouse
    x, y, width, height = pad.image.bounding_box().values()
    for number, trouble in enumerate((lambda: road.stall(3), road.cut)):
        trouble()
        mouse.move(x + (0.15 + 0.06 * number) * width, y + 0.3 * height)
        mouse.down()
        mouse.move(x + (0.15 + 0.06 * number) * width, y + 0.7 * height, steps=20)
        mouse.up()
    lesson.page.wait_for_function("document.querySelectorAll('.nn-ink').length === 0")
    strokes = lesson.ask("[len(stroke) for stroke in p.strokes]")
    assert len(strokes) == 2 and min(strokes) > 15
    is_at_rest(lesson, pad, "p")


@pytest.mark.slow
def test_a_kernel_that_restarts_while_frames_are_on_their_way_is_told(lesson):
    units = lesson.explorer(RUN)
    units.changes(lambda: play(units), lacks="Step 0:")
    lesson.page.evaluate(f"void {PANEL}.sessionContext.session.kernel.restart()")
    units.cell.locator(".nn-silence", has_text=RESTARTED).wait_for()


@pytest.mark.slow
def test_a_drag_through_a_line_that_is_cut_ends_at_the_right_picture(lesson, road):
    dot = lesson.explorer(DOT)
    drag_slider(lesson, dot)
    road.cut()
    drag_slider(lesson, dot)
    drag_slider(lesson, dot)
    is_at_rest(lesson, dot, "d")
