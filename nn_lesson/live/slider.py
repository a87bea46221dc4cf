"""A slider that keeps the numbers of its steps as written: 0.35, where the page has 0.3500000000000001."""

import ipywidgets as widgets
import traitlets


def _for_page(value, slider):
    """The nearest step, computed as the page does (noUiSlider: in percent), to the last digit.

    Otherwise the page would send back its own number, a little later, when the hand may have gone on: a handle
    would jump back, and each of its moves would be drawn twice.
    """
    length = slider.max - slider.min
    step = 100 * slider.step / length
    percent = round((value - slider.min) / slider.step) * step
    return slider.max if percent >= 100 else percent * length / 100 + slider.min


def nearest_step(value, slider):
    """The nearest step of a slider, as it is written."""
    return round(slider.min + round((value - slider.min) / slider.step) * slider.step, 10)


class Slider(widgets.FloatSlider):
    """`ipywidgets.FloatSlider`, but Python keeps a value between two steps; the page shows the nearest."""

    value = traitlets.CFloat(0.0).tag(sync=True, to_json=_for_page, from_json=nearest_step)
