"""What fits on a small screen: 1366 × 768, with the file browser open beside the lesson."""

import pytest

HEIGHT = "element => element.getBoundingClientRect().height"
TO_THE_PICTURES_END = """element => {
    const bottom = element.querySelector(".nn-picture").getBoundingClientRect().bottom;
    return bottom - element.getBoundingClientRect().top;
}"""
FREE = """element => {
    const { height } = element.getBoundingClientRect(), least = parseFloat(getComputedStyle(element).minHeight);
    return least - height;
}"""  # below 0 where a sentence has outgrown its room
VIEW = "() => document.querySelector('.jp-WindowedPanel-outer').clientHeight"


@pytest.mark.parametrize(
    ("name", "calls"),
    [
        pytest.param(
            "05_backpropagation", ["backpropagation()", "backpropagation_saturation()"], marks=pytest.mark.slow
        ),
        pytest.param("06_training", ["training()"], marks=pytest.mark.slow),
        pytest.param(
            "07_more_layers",
            ["more_layers_units()", "more_layers_paths()", "more_layers("],
            marks=pytest.mark.slow,
        ),
        pytest.param("08_read_your_handwriting", ["read_your_handwriting("], marks=pytest.mark.slow),
        pytest.param("09_read_the_mood", ["read_the_mood()"], marks=pytest.mark.slow),
        pytest.param("10_what_is_wrong", ["what_is_wrong()"], marks=pytest.mark.slow),
    ],
)
def test_an_explorer_fits_with_its_guess_and_its_sentence_keeps_its_height(open_lesson, name, calls):
    lesson = open_lesson(name, among_others=True)
    page = lesson.page
    page.set_viewport_size({"width": 1366, "height": 768})
    page.evaluate("void window.jupyterapp.commands.execute('filebrowser:activate')")
    page.locator(".jp-FileBrowser").wait_for()
    for call in calls:
        explorer = lesson.explorer(f"explore.{call}")
        whole = explorer.cell.locator(".nn-explorer")
        assert whole.evaluate(HEIGHT) < page.evaluate(VIEW)
        guess = explorer.button("That is my guess")
        if guess.count():
            guess.click()
            explorer.cell.get_by_text("You guessed").wait_for()
        before = whole.evaluate(HEIGHT)
        assert before < page.evaluate(VIEW) and explorer.sentence.evaluate(FREE) > -1
        box = explorer.image.bounding_box()
        for down in (0.25, 0.5, 0.75):  # over the units of the playground; elsewhere nothing happens
            page.mouse.move(box["x"] + 0.285 * box["width"], box["y"] + down * box["height"])
            page.wait_for_timeout(300)
            assert whole.evaluate(HEIGHT) == before, explorer.sentence.inner_text()
        if explorer.button("More controls").count():
            explorer.button("More controls").click()
            grown = "([whole, height]) => whole.clientHeight > height"
            page.wait_for_function(grown, arg=[whole.element_handle(), before])
            part = TO_THE_PICTURES_END if call == "more_layers(" else HEIGHT  # the playground has so many controls
            assert whole.evaluate(part) < page.evaluate(VIEW)
