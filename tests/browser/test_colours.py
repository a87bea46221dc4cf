"""What the reader's colours do: a dark theme gives pictures its ground, forced colours leave controls in sight."""

import io

import numpy as np
import pytest
from PIL import Image

SOURCES = [
    "from nn_lesson import *\nfrom nn_lesson import explore",
    "e = explore.dot_product()\ne.skip()\ne",
    "picture.arrows(a=(1, 2))",
    'quiz("dot_product")',
]
DARK = "window.jupyterapp.commands.execute('apputils:change-theme', { theme: 'JupyterLab Dark' })"
LIGHT = DARK.replace("Dark", "Light")
EDGE = 4  # pixels around what is looked at


@pytest.fixture
def page(upload, open_lesson):
    upload("colours", SOURCES)
    page = open_lesson("colours").page
    page.evaluate(LIGHT)  # whatever another test has left
    page.locator(".nn-picture canvas[aria-label]").wait_for()
    yield page
    page.evaluate(LIGHT)  # the server keeps it


def in_the_dark(page):
    page.evaluate(DARK)
    page.wait_for_function("() => document.body.dataset.jpThemeLight === 'false'")
    page.wait_for_timeout(500)  # colours fade into one another


def shown(page, part, margin=0):
    """The pixels of a part of the page, as they are seen."""
    part.scroll_into_view_if_needed()
    box = part.bounding_box()
    clip = {"x": box["x"] - margin, "y": box["y"] - margin}
    clip |= {"width": box["width"] + 2 * margin, "height": box["height"] + 2 * margin}
    return np.asarray(Image.open(io.BytesIO(page.screenshot(clip=clip))).convert("RGB"), int)


def becomes(page, picture, dark):
    """Whether a picture is dark, or not, as soon as it is where it belongs."""
    for _ in range(20):
        if (np.median(shown(page, picture).max(axis=2)) < 60) == dark:
            return True
        page.wait_for_timeout(250)
    return False


def stands_out(page, control):
    """Whether most of a control, or of what frames it, differs from the ground around it."""
    pixels = shown(page, control, EDGE)
    differs = np.abs(pixels - pixels[0, 0]).max(axis=2) > 90
    inner = differs[EDGE:-EDGE, EDGE:-EDGE]
    return max(inner.mean(), np.mean([*inner[0], *inner[-1]])) > 0.5


def test_pictures_live_and_still_have_the_ground_of_a_dark_theme(page):
    live, still = page.locator(".nn-picture canvas"), page.locator(".jp-RenderedImage img")
    assert becomes(page, live, dark=False) and becomes(page, still, dark=False)
    in_the_dark(page)
    assert becomes(page, live, dark=True) and becomes(page, still, dark=True)


@pytest.mark.slow
def test_what_is_stored_has_it_too_where_python_has_ended(page):
    page.evaluate("window.jupyterapp.commands.execute('docmanager:save')")
    page.evaluate("window.jupyterapp.shell.currentWidget.sessionContext.shutdown()")
    page.reload()
    stored = page.locator(".jp-OutputArea-output.jupyter-widgets img")
    stored.wait_for()
    in_the_dark(page)
    assert becomes(page, stored, dark=True)


@pytest.mark.slow
def test_in_forced_colours_sliders_and_buttons_are_seen(page):
    page.emulate_media(forced_colors="active")
    for name in (".noUi-target", ".noUi-handle", ".nn-explorer .jupyter-button", ".nn-quiz .jupyter-button"):
        assert stands_out(page, page.locator(f"{name}:visible").first), name
