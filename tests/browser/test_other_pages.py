"""The explorers elsewhere: in Notebook, in the classic notebook, and in a page with nothing but ipywidgets.

Each is tried where it is installed (`pip install notebook nbclassic voila`). The last, Voilà, is the nearest to
VS Code and Colab that can be had: a page has widgets there, and the course's additions to JupyterLab do nothing.
"""

import importlib.util

import pytest

from tests.browser.conftest import PATIENCE

CALL = "from nn_lesson import explore\ne = explore.dot_product()\ne.skip()\ne"
PAGES = {
    "notebook": ("/notebooks/notebooks/{}.ipynb", ".jp-Cell .jp-InputArea"),
    "nbclassic": ("/nbclassic/notebooks/notebooks/{}.ipynb", ".code_cell .input"),
    "voila": ("/voila/render/notebooks/{}.ipynb", None),
}
pytestmark = pytest.mark.slow


@pytest.fixture(params=PAGES)
def page(request, server, upload, browser):
    """A page whose first cell has shown the explorer of lesson 1."""
    if not importlib.util.find_spec(request.param):
        pytest.skip(f"{request.param} is not installed")
    address, cell = PAGES[request.param]
    upload("elsewhere", [CALL, "1"])
    page = browser.new_page(viewport={"width": 1366, "height": 900})
    page.set_default_timeout(PATIENCE)
    page.goto(f"{server}{address.format('elsewhere')}?token=test")
    if cell:
        page.locator(cell).first.click()
        page.wait_for_timeout(5000)  # until there is a Python
        page.keyboard.press("Shift+Enter")
    page.locator(".nn-picture canvas[aria-label]").wait_for()
    yield page
    page.context.close()


def test_an_explorer_follows_keys_numbers_and_the_hand(page):
    thumb, number = page.locator(".noUi-handle:visible").first, page.locator(".widget-readout:visible").first
    thumb.focus()
    page.keyboard.press("ArrowRight")
    page.get_by_text("weights (1.27, 0.00)").first.wait_for()
    for letter in "xmab":
        page.keyboard.press(letter)
    assert thumb.is_visible()

    for typed in ("1,5", "1/2"):
        number.click()
        page.keyboard.press("Control+A")
        page.keyboard.type(f"{typed}\n")
    page.get_by_text("Type a number between −3 and 3, such as 1.50.").wait_for()
    page.get_by_text("weights (1.50, 0.00)").first.wait_for()

    box = page.locator('.nn-handle[aria-label="Tip of the weights arrow"] path').bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.mouse.move(box["x"] - 50, box["y"], steps=6)
    page.mouse.up()
    page.get_by_text("weights (0.").first.wait_for()
