"""What a hand does on an explorer: a finger drags, the wheel and letters are left in peace."""

import pytest

TOUCH = "Input.dispatchTouchEvent"


@pytest.fixture
def dot_product(open_lesson):
    """The first explorer of lesson 1, after its guess."""
    lesson = open_lesson("01_dot_product")
    explorer = lesson.explorer("explore.dot_product()")
    explorer.changes(explorer.button("That is my guess").click, shows="dot product 2.1672")
    explorer.image.scroll_into_view_if_needed()
    return explorer


def test_a_finger_drags_a_handle_all_the_way_and_the_page_stays(dot_product):
    page, tip = dot_product.page, dot_product.handle("Tip of the weights arrow").locator("path")
    finger = page.context.new_cdp_session(page)
    before = tip.bounding_box()
    x, y = before["x"] + before["width"] / 2, before["y"] + before["height"] / 2
    finger.send(TOUCH, {"type": "touchStart", "touchPoints": [{"x": x, "y": y}]})
    for step in range(1, 11):
        finger.send(TOUCH, {"type": "touchMove", "touchPoints": [{"x": x - 6 * step, "y": y - 8 * step}]})
        page.wait_for_timeout(20)
    finger.send(TOUCH, {"type": "touchEnd", "touchPoints": []})
    dot_product.cell.get_by_text("weights (0.").first.wait_for()
    after = tip.bounding_box()
    assert abs(before["x"] - after["x"] - 60) < 4 and abs(before["y"] - after["y"] - 80) < 4


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
    for part in (dot_product.slider("weights x"), dot_product.handle("Tip of the weights arrow"), button):
        part.focus()
        for letter in "xmab":
            page.keyboard.press(letter)
        assert page.evaluate(cells) == before
