"""What goes wrong around a lesson: a restart, two tabs, an old browser, a spoilt progress file, a hasty hand."""

import json

import pytest

from tests.browser.conftest import PANEL, PIXELS, Lesson

RIGHT = "def dot(u, v):\n    return sum(a * b for a, b in zip(u, v))"
RESTARTED = "Python was restarted or stopped, and this picture with it."
SAID_ABOVE = "node => getComputedStyle(node, '::before').content"  # by a style sheet
TIP = "Tip of the weights arrow"
NOT_OURS = (
    "jupyterlite",
    "Could not send widget sync message",  # ipywidgets say so of a slider that is cut off
    "[anywidget] Failed to initialize model",  # within two seconds, on a busy machine: then it does so later
)
BEGIN = """import os
os.environ["NN_LESSON_PROGRESS"] = {!r}
from nn_lesson import *"""
CELLS = ["explore.dot_product()", "def dot(u, v):\n    ...", "check(dot)", "progress()"]
REST = 500  # milliseconds, in which the last frame surely comes
SHAKES = (40, -30, 25, -35, 20, -10)  # CSS pixels from where the thumb was
MOVES = 10  # of the pointer, in each shake
WIDGETS = """__import__("ipywidgets").widgets.widget._instances.values()"""
STATE = f"""(lambda explorer: (explorer.text, explorer.controls["{{control}}"].value,
    __import__("base64").b64encode(__import__("nn_lesson").live.png.encode(explorer.picture._pixels())).decode()))(
    next(widget for widget in {WIDGETS} if type(widget).__name__ == "{{kind}}" and widget.gate))"""
FRAME_PIXELS = f"""async (frame) => {{
    const png = await (await fetch("data:image/png;base64," + frame)).blob();
    return ({PIXELS})(await createImageBitmap(png));
}}"""


def console_of(page):
    """The errors that the page's console will show, in a list that grows."""
    errors = []
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    return errors


def ours(errors):
    return [error for error in errors if not any(words in error for words in NOT_OURS)]


CHAINS = """cell => [...cell.querySelectorAll(".jupyter-widgets-disconnected")]
    .filter(part => getComputedStyle(part, "::before").display !== "none").length"""  # of ipywidgets, broken


@pytest.mark.slow
def test_after_a_restart_pictures_say_so_and_running_all_cells_brings_the_lesson_back(open_lesson):
    lesson = open_lesson("01_dot_product")
    errors = console_of(lesson.page)
    assert "✓" in lesson.write("def dot", RIGHT)
    dot = lesson.explorer("explore.dot_product()")
    dot.changes(dot.button("Skip").click)

    lesson.page.evaluate(f"{PANEL}.sessionContext.restartKernel()")
    for explorer in (dot, lesson.explorer("explore.dot_product(dot")):
        explorer.cell.get_by_role("alert").filter(has_text=RESTARTED).wait_for()
        assert not explorer.handle(TIP).is_visible()  # nothing pretends to be alive
        assert explorer.cell.evaluate(CHAINS) == 0  # one sentence says it, above the picture
    quiz = lesson.cell("quiz(").locator(".nn-quiz")
    assert RESTARTED.replace("picture", "quiz") in quiz.evaluate(SAID_ABOVE)
    dot.press(dot.slider("weights x"), "ArrowRight")

    lesson.page.evaluate("window.jupyterapp.commands.execute('notebook:run-all-cells')")
    assert lesson.errors() == []
    dot = lesson.explorer("explore.dot_product()")
    dot.changes(lambda: dot.press(dot.slider("weights x"), "ArrowRight"))
    dot.changes(lambda: dot.drag(TIP, 30, -20))
    assert dot.cell.get_by_text(RESTARTED).count() == 0 and quiz.evaluate(SAID_ABOVE) == "none"
    assert dot.button("Skip").count() == 0  # it was met before
    assert "Dot product              1 of 2" in lesson.cell("display(explore.dot_product.answered())").inner_text()
    assert ours(errors) == []


@pytest.mark.slow
def test_two_tabs_show_one_explorer_and_a_hand_in_either_moves_it_in_both(open_lesson):
    first = open_lesson("01_dot_product")
    errors = console_of(first.page)
    left = first.explorer("explore.dot_product()")
    left.changes(left.button("Skip").click)
    first.page.evaluate("window.jupyterapp.commands.execute('docmanager:save')")
    with first.page.expect_popup() as popup:
        first.page.evaluate("void window.open(location.href)")
    second = Lesson(popup.value)
    errors_too = console_of(second.page)
    second.page.set_viewport_size(first.page.viewport_size)
    second.page.locator(".nn-picture canvas[aria-label]").first.wait_for()

    right = second.explorer("explore.dot_product()")
    seen_by(left, lambda: right.drag(TIP, 30, -20))
    seen_by(right, lambda: left.drag(TIP, -60, 30))
    for _ in range(100):  # either may have frames of the drag still to come
        shown = [(tab.sentence.inner_text(), tab.handle(TIP).get_attribute("transform")) for tab in (left, right)]
        if shown[0] == shown[1]:
            break
        first.page.wait_for_timeout(100)
    assert shown[0] == shown[1]
    right.changes(lambda: right.press(right.slider("weights x"), "ArrowRight"))
    for tab in (first, second):
        assert tab.page.locator(".jp-Dialog").count() == 0 and tab.errors() == []
    assert ours(errors + errors_too) == []


def seen_by(explorer, act):
    """Do something in the other tab, and see the explorer change; a tab behind another one is not painted."""
    explorer.changes(lambda: (act(), explorer.page.bring_to_front()))


@pytest.mark.slow
def test_a_browser_without_an_image_decoder_shows_the_same_frames(open_lesson):
    lesson = open_lesson("01_dot_product")
    dot = lesson.explorer("explore.dot_product()")
    dot.changes(dot.button("Skip").click)
    for prepare in ("void ImageDecoder", "delete window.ImageDecoder"):
        lesson.page.evaluate(prepare)
        dot.changes(lambda: dot.press(dot.handle(TIP), "ArrowRight"))
        lesson.page.wait_for_timeout(REST)
        *_, frame = lesson.ask(STATE.format(kind="DotProduct", control="weights_x"))
        assert pixels_of(dot) == lesson.page.evaluate(FRAME_PIXELS, frame)


def pixels_of(explorer):
    return explorer.page.evaluate(PIXELS, explorer.image.element_handle())


def damaged(file):
    file.write_text('{"version": 1, "passed": {"do')
    return "It is set aside as"


def in_the_way(file):
    file.mkdir()
    return "Your progress cannot be kept"


def huge(file):
    file.write_text(json.dumps({"version": 1, "guesses": {f"g{i}": "x" * 100 for i in range(180_000)}}))
    assert file.stat().st_size > 20e6
    return "It is set aside as"


@pytest.mark.parametrize(
    "spoil", [damaged, *(pytest.param(spoil, marks=pytest.mark.slow) for spoil in (in_the_way, huge))]
)
def test_whatever_the_progress_file_is_a_lesson_opens_asks_and_checks(open_lesson, upload, tmp_path, spoil):
    file = tmp_path / "progress.json"
    said = spoil(file)
    upload(spoil.__name__, [BEGIN.format(str(file)), *CELLS])
    lesson = open_lesson(spoil.__name__)
    dot = lesson.explorer("explore.dot_product()")
    assert dot.cell.inner_text().count(said) == 1
    dot.changes(dot.button("That is my guess").click, shows="dot product 2.1672")
    assert "✓" in lesson.write("def dot", RIGHT)
    assert "1 of 2" in lesson.run("progress()").inner_text()
    assert lesson.errors() == []


@pytest.mark.slow
def test_a_slider_shaken_while_a_network_trains_shows_at_last_what_python_has(open_lesson):
    lesson = open_lesson("06_training")
    errors = console_of(lesson.page)
    training = lesson.explorer("explore.training()")
    training.changes(training.button("Skip").click)
    play, mouse = training.cell.locator(".widget-play button").first, lesson.page.mouse
    training.changes(play.click)
    box = training.slider("learning rate").bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    mouse.move(x, y)
    mouse.down()
    for across in SHAKES:
        mouse.move(x + across, y, steps=MOVES)
    mouse.up()
    training.changes(lambda: None)  # it trains on
    play.click()
    lesson.page.wait_for_timeout(REST)

    text, rate, frame = lesson.ask(STATE.format(kind="Training", control="learning_rate"))
    assert training.sentence.inner_text() == text
    readout = training.cell.locator(".widget-readout:visible").first.inner_text()
    assert float(readout) == pytest.approx(rate, rel=1e-3) != 0.1  # it was dragged, and not only in the page
    assert pixels_of(training) == lesson.page.evaluate(FRAME_PIXELS, frame)
    assert ours(errors) == []
