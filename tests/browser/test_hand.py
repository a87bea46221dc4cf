"""What a hand does on an explorer: a finger drags, taps and scrolls, the wheel and letters are left in peace."""

import pytest

from tests.browser.conftest import ASK

TOUCH = "Input.dispatchTouchEvent"
FINGER = 40  # pixels
NARROW = f"""() => [...document.querySelectorAll(".nn-explorer, .nn-quiz")].flatMap((box) =>
    [...box.querySelectorAll("button, select, .noUi-touch-area, .nn-halo")])
    .filter((at) => at.checkVisibility()).map((at) => [at.outerHTML.slice(0, 200), at.getBoundingClientRect()])
    .filter(([, {{ width, height }}]) => Math.min(width, height) < {FINGER} - 0.5)
    .map(([words]) => words)"""
SCROLLED = "() => document.querySelector('.jp-WindowedPanel-outer').scrollTop"
FIRST_LINE = """() => {
    const grip = document.querySelector(".nn-grip"), line = grip.cloneNode();
    line.setAttribute("d", "M" + grip.getAttribute("d").split("M")[1]);
    return [0, 1 / 3, 1].map((share) => line.getPointAtLength(share * line.getTotalLength()))
        .map((at) => at.matrixTransform(grip.getScreenCTM())).map(({ x, y }) => [x, y]);
}"""  # the first weight's line on the page: where it begins, a third of its way, where it ends
LONG = 900  # milliseconds, surely a long press


class Finger:
    def __init__(self, page):
        self.page, self.events = page, page.context.new_cdp_session(page)

    def moves(self, x, y, across=0, down=0, rests=0):
        """Touch the page at a place, rest, move, and let go."""
        self._send("touchStart", x, y)
        self.page.wait_for_timeout(rests)
        for step in range(1, 11) if across or down else ():
            self._send("touchMove", x + across * step / 10, y + down * step / 10)
            self.page.wait_for_timeout(20)
        self.events.send(TOUCH, {"type": "touchEnd", "touchPoints": []})

    def scrolls(self, x, y, down):
        """By how many pixels a swipe scrolls the page."""
        before = self.page.evaluate(SCROLLED)
        self.moves(x, y, down=down)
        self.page.wait_for_timeout(300)  # the page may run on
        return self.page.evaluate(SCROLLED) - before

    def _send(self, kind, x, y):
        self.events.send(TOUCH, {"type": kind, "touchPoints": [{"x": x, "y": y}]})


@pytest.fixture
def unlocked(upload, open_lesson):
    """`unlocked("more_layers")` opens an explorer, without its guess, its quiz, and room to scroll below."""

    def unlocked_(name):
        cells = f"from nn_lesson import explore, quiz|e = explore.{name}()\ne.skip()\ne|quiz({name!r})".split("|")
        upload(f"hand_{name}", [*cells, "#\n" * 60])
        explorer = open_lesson(f"hand_{name}").explorer(f"e = explore.{name}()")
        explorer.page.locator(".nn-picture canvas[aria-label]").wait_for()
        return explorer

    return unlocked_


@pytest.fixture
def dot_product(unlocked):
    return unlocked("dot_product")


def place(explorer, across, down):
    """A place on the page: so far across and down the picture."""
    box = explorer.image.bounding_box()
    return box["x"] + across * box["width"], box["y"] + down * box["height"]


def test_a_finger_drags_a_handle_all_the_way_and_the_page_stays(dot_product):
    tip = dot_product.handle("Tip of the weights arrow").locator("path")
    before = tip.bounding_box()
    Finger(dot_product.page).moves(
        before["x"] + before["width"] / 2, before["y"] + before["height"] / 2, across=-60, down=-80
    )
    dot_product.cell.get_by_text("weights (0.").first.wait_for()
    after = tip.bounding_box()
    assert abs(before["x"] - after["x"] - 60) < 4 and abs(before["y"] - after["y"] - 80) < 4


@pytest.mark.slow
def test_a_swipe_on_the_playground_scrolls_but_not_where_something_is_dragged(unlocked):
    playground = unlocked("more_layers")
    finger, sentence = Finger(playground.page), playground.sentence.inner_text()
    for spot in ((0.05, 0.95), (0.8, 0.5)):  # below the network, and on the map
        assert finger.scrolls(*place(playground, *spot), down=-100) > 50
        playground.image.scroll_into_view_if_needed()
    assert playground.sentence.inner_text() == sentence

    playground.changes(playground.cell.get_by_role("button", name="own points").click, shows="no point yet")
    x, y = place(playground, 0.8, 0.5)
    assert finger.scrolls(x, y, down=-60) == 0
    playground.sentence.get_by_text("of 1 right").first.wait_for()
    playground.changes(lambda: finger.moves(x, y - 60, rests=LONG), shows="no point yet")


@pytest.mark.slow
def test_a_finger_taps_a_unit_and_drags_a_weight(unlocked):
    playground = unlocked("more_layers")
    finger = Finger(playground.page)
    _start, third, end = playground.page.evaluate(FIRST_LINE)
    playground.changes(lambda: finger.moves(*end), shows="Unit ")
    before = playground.page.evaluate(SCROLLED)
    playground.changes(lambda: finger.moves(*third, down=-50), shows="weight")
    assert playground.page.evaluate(SCROLLED) == before


@pytest.mark.slow
def test_a_finger_taps_a_weight_of_the_glass_network_drags_it_and_scrolls_beside_it(unlocked):
    paths = unlocked("more_layers_paths")
    finger = Finger(paths.page)
    assert finger.scrolls(*place(paths, 0.5, 0.95), down=-100) > 50
    paths.image.scroll_into_view_if_needed()
    weight = 100 / 960, 1 - 224 / 440  # on the line from x2 to h2
    paths.changes(lambda: finger.moves(*place(paths, *weight)), shows="from the weight x2 → h2")
    before = paths.page.evaluate(SCROLLED)
    paths.changes(lambda: finger.moves(*place(paths, *weight), down=-50), lacks="0.0299")
    assert paths.page.evaluate(SCROLLED) == before


def test_a_finger_draws_on_the_pad_and_scrolls_beside_it(unlocked):
    pad = unlocked("read_your_handwriting")
    finger = Finger(pad.page)
    assert finger.scrolls(*place(pad, 0.9, 0.5), down=-100) > 50
    pad.image.scroll_into_view_if_needed()
    keep = pad.cell.locator("button").filter(has_text="Keep")
    room = keep.bounding_box()
    pad.changes(lambda: finger.moves(*place(pad, 0.2, 0.3), down=150), lacks="The pad is empty")
    keep.filter(has_text="Keep as 1").wait_for()
    assert keep.bounding_box() == room  # else the row breaks elsewhere, and the pad jumps beneath the finger


def test_what_a_finger_touches_is_large_enough(dot_product):
    page = dot_product.page
    assert page.evaluate(NARROW)  # with a mouse
    page.context.new_cdp_session(page).send("Emulation.setTouchEmulationEnabled", {"enabled": True})
    assert page.evaluate(NARROW) == []


@pytest.mark.slow
def test_nothing_hangs_out_of_an_explorer_for_the_wheel_to_scroll(dot_product):
    hanging = dot_product.cell.evaluate(
        """cell => [...cell.querySelectorAll(".jp-OutputArea-output, .jp-OutputArea, .widget-vbox")]
            .map(box => box.scrollHeight - box.clientHeight).filter(difference => difference > 0)"""
    )
    assert hanging == []


def test_letters_on_a_slider_a_handle_or_a_quiz_button_are_no_commands(dot_product):
    page = dot_product.page
    cells = "window.jupyterapp.shell.currentWidget.content.widgets.map(c => c.model.type)"
    before = page.evaluate(cells)
    button = page.get_by_role("button", name="The angle between them is more than 90°.").first
    thumb, handle = dot_product.slider("weights x"), dot_product.handle("Tip of the weights arrow")
    for touch in (
        thumb.focus,
        handle.focus,
        handle.click,
        button.focus,
        button.click,
        dot_product.button("Reset").click,
    ):
        touch()
        for letter in "xmab":
            page.keyboard.press(letter)
        assert page.evaluate(cells) == before


@pytest.mark.slow
def test_letters_are_no_commands_in_a_quiz_before_any_explorer_has_run(upload, open_lesson):
    upload("quiz_alone", ["from nn_lesson import review", "review('mean_squared_error')"])
    lesson = open_lesson("quiz_alone")
    lesson.cell("review(").get_by_role("button").first.click()
    lesson.page.keyboard.press("b")
    assert lesson.page.evaluate("window.jupyterapp.shell.currentWidget.content.widgets.length") == 2


@pytest.mark.slow
def test_a_number_is_typed_as_it_is_written_and_others_are_refused_in_words(dot_product):
    number, refused = (
        dot_product.cell.locator(".widget-readout:visible").first,
        dot_product.cell.locator(".nn-refused"),
    )
    for typed, shown in (("1,5", "1.50"), ("−1", "−1.00"), ("-0.66", "−0.66")):
        dot_product.changes(lambda typed=typed: dot_product.type(0, typed), shows=f"{shown[-4:]}, 0.00)")
        assert number.inner_text() == shown and not refused.count()
    for typed in ("1/2", "1.5.2", "½", "4"):
        dot_product.type(0, typed)
        assert refused.inner_text() == "Type a number between −3 and 3, such as −0.66.", typed
        assert number.inner_text() == "−0.66"
    dot_product.changes(lambda: dot_product.type(0, "0,123"), shows="(0.12, 0.00)")
    assert refused.inner_text() == "The slider has steps of 0.01: 0.12 is the nearest to 0,123."
    dot_product.changes(lambda: dot_product.type(0, "-0.66"), shows="−0.66, 0.00)")
    assert not refused.count()
    number.click()
    dot_product.page.keyboard.press("End")
    dot_product.page.keyboard.press("Backspace")
    dot_product.changes(lambda: dot_product.page.keyboard.type("7\n"), shows="0.67, 0.00)")


@pytest.mark.slow
def test_a_number_is_taken_when_the_cursor_leaves_it(dot_product):
    number = dot_product.cell.locator(".widget-readout:visible").first
    number.click()
    dot_product.page.keyboard.press("Control+A")
    dot_product.page.keyboard.type("0,5")
    dot_product.changes(lambda: dot_product.page.keyboard.press("Tab"), shows="(0.50, 0.00)")
    assert dot_product.page.evaluate(
        "!document.activeElement.closest('.jp-InputArea')"
    )  # letters are no code then
    number.click()
    dot_product.changes(lambda: dot_product.page.keyboard.type("0.8\n"), shows="(0.80, 0.00)")


@pytest.mark.slow
def test_a_point_of_the_learners_is_typed_as_it_is_written(unlocked):
    playground = unlocked("more_layers")
    playground.changes(playground.button("own points").click, shows="no point yet")
    for number, typed in enumerate(("−1,5", "0.25")):
        playground.type(3 + number, typed)  # after the layers, their units and the learning rate
    playground.changes(playground.button("Add").click, lacks="no point yet")
    assert playground.page.evaluate(ASK, "e.own") == "[[-1.5, 0.25, 1]]"


@pytest.mark.slow
def test_the_playground_takes_the_seed_that_the_lesson_names(unlocked):
    playground = unlocked("more_layers")
    playground.button("More controls").click()
    seed = playground.cell.locator(".widget-slider").filter(has_text="seed").locator(".widget-readout")
    for typed in ("137", "2000"):
        seed.click()
        playground.page.keyboard.press("Control+A")
        playground.page.keyboard.type(f"{typed}\n")
    words = playground.cell.locator(".nn-refused").inner_text()
    assert words == "Type a whole number between 0 and 999, such as 137."
    assert seed.inner_text() == "137"
    playground.type(2, "0,03")
    words = playground.cell.locator(".nn-refused").inner_text()
    assert words == "The slider has 10 steps from 1 to 10: 0.03162 is the nearest to 0,03."
