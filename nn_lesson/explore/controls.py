"""The controls of explorers, each made in one way, and how they are laid out."""

import ipywidgets as widgets

from nn_lesson.live import Slider
from nn_lesson.live.handle import set_value
from nn_lesson.palette import WEIGHTS

OF_ITS_WORDS = {"layout": {"width": "auto"}}  # as wide as what stands on it
SHORT_NAME = {"description_width": "initial"}


def wide(colour):
    """The look of a slider whose handle has a colour: its layout and its style."""
    return {"layout": {"width": "22em"}, "style": {"description_width": "6.5em", "handle_color": colour}}


def slider(description, value, low, high, step=0.01, places=2, colour=None):
    """A slider whose number can be typed, too; it begins at the step nearest to `value`."""
    look = wide(colour) | {"readout_format": f".{places}f"}
    control = Slider(min=low, max=high, step=step, description=description, **look)
    set_value(control, value)
    return control


def learning_rate(low, high):
    """A slider for learning rates, from one power of ten to another."""
    look = wide(WEIGHTS) | {"readout_format": ".4g"}
    return widgets.FloatLogSlider(0.1, min=low, max=high, step=0.1, description="learning rate", **look)


def whole(description, value, low, high):
    """A slider for whole numbers."""
    return widgets.IntSlider(value=value, min=low, max=high, description=description)


def toggles(options, **settings):
    """Buttons of which one is chosen, each as wide as its words."""
    return widgets.ToggleButtons(options=options, style={"button_width": "auto"}, **settings)


def choice(description, options, value):
    """A list of which one is chosen."""
    settings = {"options": options, "value": value, "description": description}
    return widgets.Dropdown(**settings, style=SHORT_NAME, **OF_ITS_WORDS)


def switch(words, icon="", on=False):
    """A button that stays pressed."""
    return widgets.ToggleButton(value=on, description=words, icon=icon, **OF_ITS_WORDS)


def button(words, icon="", act=None, **settings):
    """A button that calls `act()`."""
    made = widgets.Button(description=words, icon=icon, **settings, **OF_ITS_WORDS)
    if act:
        made.on_click(lambda _button: act())
    return made


def row(children):
    """Widgets side by side, as far as there is room."""
    return widgets.HBox(children, layout={"flex_flow": "row wrap"})


def show(widget, shown):
    """Show a widget, or take it away."""
    widget.layout.display = "" if shown else "none"
