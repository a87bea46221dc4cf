"""What learners do, in Firefox and in WebKit: the picture follows the hand there, too."""

import os

import numpy as np
import pytest

from nn_lesson.explore.read_your_handwriting.pad import PAD, ReadYourHandwriting
from tests.browser.conftest import PIXELS
from tests.browser.drivers import Firefox, WebKit
from tests.strokes import SIDE, drawing

pytestmark = pytest.mark.slow

# JupyterLab calls a notebook its current widget only in a window that has the focus, which these have not.
PANEL = "[...window.jupyterapp?.shell.widgets('main') ?? []][0]"
FIND = f"""
    const cell = (begins) => {PANEL}.content.widgets
        .find((c) => c.model.sharedModel.source.startsWith(begins)).node;
    const find = (begins, selector, words = "") => [...cell(begins).querySelectorAll(selector)]
        .find((node) => node.getClientRects().length && (node.innerText ?? "").trim().startsWith(words));
"""
READY = f"{PANEL}?.sessionContext?.session?.kernel?.status === 'idle'"
RUN_ALL = f"""window.jupyterapp.shell.activateById({PANEL}.id);
    void window.jupyterapp.commands.execute("notebook:run-all-cells");"""
HAVE_RUN = f"""return {READY} && {PANEL}.content.widgets
    .every((c) => c.model.type !== "code" || c.model.executionCount)"""
ERRORS = f"""return {PANEL}.content.widgets.flatMap((c) => c.model.outputs?.toJSON() ?? [])
    .filter((o) => o.output_type === "error").map((o) => o.evalue)"""
TIP = '.nn-handle[aria-label="Tip of the weights arrow"] path'
COUNT_FRAMES = """
    const shown = ImageBitmapRenderingContext.prototype;
    const show = shown.transferFromImageBitmap;
    window.frames_shown = 0;
    shown.transferFromImageBitmap = function (frame) { window.frames_shown += 1; return show.call(this, frame); };
"""


@pytest.fixture(params=[Firefox, WebKit], ids=lambda kind: kind.__name__)
def browser(request, tmp_path):
    if not request.param.is_here():
        reason = f"{' and '.join(request.param.needs)}: not installed here"
        (pytest.fail if os.environ.get("NN_LESSON_BROWSER") == "required" else pytest.skip)(reason)
    browser = request.param(tmp_path)
    yield browser
    browser.close()


@pytest.fixture
def open_page(server, browser, nothing_done):
    """`open_page("01_dot_product")` opens a lesson and runs all of it."""

    def open_(name):
        browser.open(f"{server}/doc/tree/notebooks/{name}.ipynb?token=test")
        browser.wait(f"return {READY} && Boolean(document.querySelector('.jp-Notebook .jp-Cell'))")
        browser.run(RUN_ALL + COUNT_FRAMES)
        browser.wait(HAVE_RUN)
        assert browser.run(ERRORS) == []
        return browser

    return open_


class Cell:
    """What a cell shows: found by how its source begins, used with the mouse alone."""

    def __init__(self, browser, begins):
        self.browser, self.begins = browser, begins

    def scroll_to(self, selector, words=""):
        """Bring it to the middle of the window, once it is there."""
        self.browser.wait(
            f"""{FIND} const node = find(...given);
                node?.scrollIntoView({{ block: "center", behavior: "instant" }});
                return Boolean(node)""",
            self.begins,
            selector,
            words,
        )

    def box(self, selector, words=""):
        """Left, top, width and height in the window."""
        rectangle = "const { x, y, width, height } = find(...given).getBoundingClientRect();"
        return self.browser.run(f"{FIND} {rectangle} return [x, y, width, height]", self.begins, selector, words)

    def middle(self, selector, words=""):
        x, y, width, height = self.box(selector, words)
        return np.array([x + width / 2, y + height / 2])

    def click(self, selector, words=""):
        self.scroll_to(selector, words)
        self.browser.press(self.middle(selector, words))

    def drag(self, selector, across, down):
        """Drag it; return how far it has moved, and how many frames were shown until the sentence had changed."""
        self.scroll_to(selector)
        place, frames = self.middle(selector), self.browser.run("return window.frames_shown")
        self.changes(lambda: self.browser.press(place, place + [across, down]))
        return self.middle(selector) - place, self.browser.run("return window.frames_shown") - frames

    def changes(self, act, shows=""):
        """Do something, and wait until the picture's pixels have changed, and its sentence, too, as expected."""
        state = f"""{FIND} const image = find(given[0], ".nn-picture canvas"), text = find(given[0], ".nn-text");
            const pixels = ({PIXELS})(image), sentence = text.innerText;"""
        pixels, sentence = self.browser.run(f"{state} return [pixels, sentence]", self.begins)
        act()
        changed = f"{state} return pixels !== given[1] && sentence !== given[2] && sentence.includes(given[3])"
        self.browser.wait(changed, self.begins, pixels, sentence, shows)


def test_the_picture_follows_a_handle_and_a_slider_and_a_quiz_is_answered(open_page):
    page = open_page("01_dot_product")
    explorer = Cell(page, "explore.dot_product()")
    explorer.changes(lambda: explorer.click("button", "Skip"))
    for selector, way in ((TIP, (-60, -40)), (".noUi-handle", (50, 0))):
        moved, frames = explorer.drag(selector, *way)
        np.testing.assert_allclose(moved, way, atol=4)  # a slider goes from step to step
        assert frames >= 2  # on the way, too, not only at its end

    quiz = Cell(page, "quiz(")
    quiz.click("button:nth-of-type(2)")
    page.wait(f"{FIND} return Boolean(find(...given))", "quiz(", "[role=status]")


def test_the_pad_is_drawn_on(open_page):
    page = open_page("08_read_your_handwriting")
    pad = Cell(page, "parameters = study(images, labels)")
    pad.scroll_to(".nn-picture canvas")
    x, y, width, _height = pad.box(".nn-picture canvas")
    left, low, side, _height = PAD
    across, up = (100 * inches for inches in ReadYourHandwriting.size)
    dot = width / across
    corner = np.array([x + dot * left, y + dot * (up - low - side)])

    def draw(digit, seed):
        for stroke in drawing(digit, np.random.default_rng(seed)):
            page.press(*(corner + stroke * dot * side / SIDE), steps=1)

    pad.changes(lambda: draw(3, seed=1), shows="It reads a 3")
    page.wait("return document.querySelectorAll('.nn-ink').length === 0")  # the picture has taken its place
    pad.changes(lambda: pad.click("button", "Keep as 3"), shows="You have kept 1 of 10 digits")
