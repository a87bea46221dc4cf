"""What the course adds to JupyterLab's page: what has just run stays in sight, what is stored is shown."""

import pytest

IN_SIGHT = """(number) => {
    const room = document.querySelector(".jp-WindowedPanel-outer").getBoundingClientRect();
    const output = document.querySelectorAll(".jp-Cell")[number].querySelector(".jp-Cell-outputWrapper");
    const { top } = output.getBoundingClientRect();
    return top >= room.top - 1 && top < room.top + room.height / 2;
}"""
SOURCES = ["from nn_lesson import *\nfrom nn_lesson import explore", "explore.training()", 'quiz("dot_product")']
SOURCES += ["picture.plane", "picture.arrows(a=(1, 2))", "#\n" * 60]
RUN = "[data-command='notebook:run-cell-and-select-next']"


@pytest.fixture
def lesson(upload, open_lesson):
    upload("page", SOURCES)
    opened = open_lesson("page")
    opened.page.set_viewport_size({"width": 1366, "height": 768})
    opened.page.locator(".nn-picture canvas[aria-label]").wait_for()
    return opened


@pytest.mark.parametrize("by", ["key", pytest.param("button", marks=pytest.mark.slow)])
def test_what_has_run_is_in_sight(lesson, by):
    page = lesson.page
    for number in (1, 2, 4):
        page.locator(".jp-Cell").nth(number).locator(".jp-InputArea").click()
        page.keyboard.press("Shift+Enter") if by == "key" else page.locator(RUN).first.click()
        page.wait_for_timeout(1500)  # outputs come, and grow
        page.wait_for_function(IN_SIGHT, arg=number)


@pytest.mark.slow
def test_the_page_stays_where_the_hand_has_scrolled_it(lesson):
    page = lesson.page
    page.locator(".jp-Cell").nth(1).locator(".jp-InputArea").click()
    page.keyboard.press("Shift+Enter")
    page.wait_for_timeout(1500)
    page.mouse.wheel(0, 2000)
    page.wait_for_timeout(500)
    page.get_by_role("button", name="Skip").first.evaluate("button => button.click()")  # the output grows
    page.wait_for_timeout(500)
    assert not page.evaluate(IN_SIGHT, 1)


@pytest.mark.slow
def test_what_a_notebook_keeps_is_shown_where_its_python_has_ended(lesson):
    page = lesson.page
    page.evaluate("window.jupyterapp.commands.execute('docmanager:save')")
    page.evaluate("window.jupyterapp.shell.currentWidget.sessionContext.shutdown()")
    page.reload()
    advice = page.get_by_text("To make it live, choose Run > Run All Cells in the menu at the top.")
    advice.first.wait_for()
    page.wait_for_function("() => !document.body.innerText.includes('Error displaying widget')")
    assert advice.count() == 2
    kept = page.locator(".jp-OutputArea-output.jupyter-widgets")
    assert kept.nth(0).get_by_role("img").get_attribute("alt").startswith("training")
    assert "a) 10" in kept.nth(1).inner_text()
