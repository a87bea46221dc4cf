"""What ipywidgets leave out: names of controls, numbers as they are written, letters kept from the notebook."""

from pathlib import Path

import anywidget
import ipywidgets as widgets
import traitlets


class Names(anywidget.AnyWidget):
    """Shows nothing; gives a name to each slider and player of the box that it lies in.

    A number typed beside one of `sliders` may have a comma or either minus sign; what the slider does not take is
    refused in words, and where it takes the nearest step, it says so. In boxes of the classes `nn-explorer` and
    `nn-quiz` a letter typed on a slider or a button is no command.
    """

    _esm = Path(__file__).with_name("names.js").read_text(encoding="utf-8")
    _css = Path(__file__).with_name("names.css").read_text(encoding="utf-8")
    limits = traitlets.Dict().tag(sync=True)  # of each slider, by its description: as `limits` gives them

    def __init__(self, sliders=()):
        super().__init__(limits={slider.description: limits(slider) for slider in sliders})


def limits(slider):
    """The lowest and the highest number that a slider takes, its step, and the base of which these are powers."""
    base = slider.base if isinstance(slider, widgets.FloatLogSlider) else 0
    return slider.min, slider.max, slider.step, base
