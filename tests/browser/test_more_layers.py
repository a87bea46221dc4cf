"""Lesson 7 as a learner goes through it."""

import pytest

WRONG = "def layer_forward(inputs, weights, biases, activation):\n    return inputs @ weights + biases"
RIGHT = "def layer_forward(inputs, weights, biases, activation):\n    return activation(inputs @ weights + biases)"

PLAYGROUND, PATHS = (960, 400), (960, 440)  # sizes of pictures; places are from the lower left corner
UNIT_3, LINE_4 = (273, 229), (387, 215)  # the third hidden unit of four; the middle of the fourth one's way out
MIDDLE, BESIDE = (779, 205), (851, 300)  # of the map, (0, 0); and (1.5, 2)
X1, X2_TO_H2, H1_TO_O2 = (50, 368), (100, 224), (305, 325)  # an input; somewhere on the lines of two weights


class Hand:
    """The pointer on the picture of an explorer."""

    def __init__(self, explorer, size=PLAYGROUND):
        self.size = size
        self.page, self.mouse = explorer.page, explorer.page.mouse
        self.overlay = explorer.cell.locator(".nn-picture svg").first
        self.overlay.scroll_into_view_if_needed()

    def at(self, place, up=0):
        box = self.overlay.bounding_box()
        across, down = place[0] / self.size[0], 1 - (place[1] + up) / self.size[1]
        return box["x"] + across * box["width"], box["y"] + down * box["height"]

    def hover(self, place):
        self.mouse.move(*self.at(place))

    def click(self, place, button="left"):
        self.mouse.click(*self.at(place), button=button)

    def drag(self, place, up):
        self.hover(place)
        self.mouse.down()
        self.mouse.move(*self.at(place, up), steps=6)
        self.mouse.up()


@pytest.mark.slow
def test_a_learner_plays_takes_a_hand_in_it_writes_and_answers(open_lesson):
    lesson = open_lesson("07_more_layers")
    assert lesson.errors() == []

    units = lesson.explorer("explore.more_layers_units()")
    units.changes(units.button("Skip").click, shows="Step 0: 4 of 8 right")
    units.changes(units.button("Step").click, shows="Step 1:")
    units.changes(lambda: units.press(units.slider("units"), "ArrowLeft"), shows="Of 7 units")

    playground = lesson.explorer("explore.more_layers(")
    hand = Hand(playground)
    start = playground.sentence.inner_text().partition("Point at")[0]
    assert start.startswith("Step 0, epoch 0: training error")
    playground.changes(playground.button("Step").click, shows="Step 1, epoch 1")
    play = playground.cell.locator(".widget-play button").first
    playground.changes(play.click, lacks="Step 1,")
    playground.changes(lambda: playground.press(playground.slider("learning rate"), "ArrowRight"))  # while it runs
    play.click()
    playground.changes(playground.button("Reset").click, shows=start)

    playground.changes(lambda: hand.hover(UNIT_3), shows="Unit 1.3 = tanh(")
    playground.changes(lambda: hand.drag(LINE_4, up=60), shows="The weight from unit 1.4 to the output is")
    playground.changes(playground.button("own points").click, shows="There is no point yet")
    playground.changes(lambda: hand.click(MIDDLE), shows="of class 1")
    hand.page.keyboard.press("0")
    playground.changes(lambda: hand.click(BESIDE), shows="of 2 right")
    assert playground.cell.locator("button.mod-active").filter(has_text="class 0").count() == 1
    playground.changes(lambda: hand.page.keyboard.press("Delete"), shows="of 1 right")
    playground.changes(lambda: hand.click(MIDDLE, button="right"), shows="There is no point yet")
    assert lesson.page.locator(".lm-Menu").count() == 0  # JupyterLab's own menu stays away

    assert "✗" in lesson.write("def layer_forward", WRONG)
    assert "✓" in lesson.write("def layer_forward", RIGHT)

    quiz = lesson.cell("quiz(")
    quiz.get_by_role("button").nth(2).click()
    quiz.locator("[role=status]").first.wait_for()


@pytest.mark.slow
def test_a_learner_guesses_clicks_drags_and_nudges_and_sees_a_function_of_their_own(open_lesson):
    lesson = open_lesson("07_more_layers")
    paths = lesson.explorer("explore.more_layers_paths()")
    hand = Hand(paths, PATHS)
    assert "Two paths" not in paths.sentence.inner_text()
    paths.changes(paths.button("That is my guess").click, shows="changes by 0.1357 for each 1: the same.")
    assert "You guessed 4; it is 2. A surprise!" in paths.cell.inner_text()
    paths.changes(paths.button("2 outputs").click, shows="together = −0.0368")
    paths.changes(lambda: hand.click(H1_TO_O2), shows="One path from the weight h1 → o2")
    paths.changes(lambda: hand.click(X1), shows="Four paths from the input x1")
    paths.changes(lambda: hand.drag(X2_TO_H2, up=50), shows="from the weight x2 → h2")
    paths.cell.locator(".widget-readout:visible").first.get_by_text("0.30").wait_for()  # -0.70, and 0.02 a pixel
    paths.changes(lambda: paths.press(paths.slider("weight x2 → h2"), "ArrowRight"), shows="the same")
    paths.changes(lambda: paths.cell.locator("select").select_option("bias of h2"), shows="the bias of h2")
    paths.changes(paths.button("Reset").click, shows="0.1357")

    wrong = "def layer_backward(inputs, weights, outputs, slope, derror_doutputs):\n    return 1, 2, 3"
    lesson.write("def layer_backward", wrong)
    lesson.run("explore.more_layers_paths(layer_backward")
    told = lesson.cell("explore.more_layers_paths(layer_backward").get_by_text("gives no usable answer")
    told.first.wait_for()
