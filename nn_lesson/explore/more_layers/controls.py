"""The controls of the playground."""

import ipywidgets as widgets

from nn_lesson import palette
from nn_lesson.explore.controls import choice, learning_rate, row, show, slider, switch, toggles, whole
from nn_lesson.explore.more_layers.points import CLOUDS, DATA, FEATURES, OWN, REACH
from nn_lesson.explore.player import LAST_SEED

MOST_LAYERS, MOST_UNITS = 4, 16
ALL, SAME = "all", "same"
SWITCHES = dict(zip(("x", "y", "xx", "yy", "xy", "sin_x", "sin_y"), FEATURES, strict=True))  # of the inputs
SHARE = 50  # percent of a cloud that is for the test
HEAVIEST = 10  # weight that can be set by hand
NOTHING = ()  # chosen; None would leave a list without any words

OF_POINTS = ("target", "point_x", "point_y", "add", "remove", "clear")  # shown with the learner's own points
GROUPS = {  # what waits behind *More controls*, by label
    "points": ("noise", "test"),
    "drawn": ("numbers", "two_colours"),
    "inputs": tuple(f"use_{name}" for name in SWITCHES),
    "units of": tuple(f"units_{layer}" for layer in range(1, MOST_LAYERS + 1)),
    "training": ("batch", "decay", "seed", "speed"),
    "chosen": ("unit", "weight", "value", "hold"),
}
FURTHER = tuple(name for names in GROUPS.values() for name in names)
OF_THE_HAND = ("play", "target", "point_x", "point_y", *GROUPS["chosen"])  # no part of what can be begun again
BEGIN_ANEW = ("data", "layers", "units", "activation", "noise", "test", "seed")
BEGIN_ANEW += tuple(name for name in FURTHER if name.startswith(("use_", "units_")))


def make_controls(playground):
    """All controls, by name."""
    return {
        "play": playground.make_play(),
        "step": playground.make_step(),
        "new_start": playground.button("New start", "random", playground.new_start),
        "data": toggles(list(DATA), value="circles"),
        "layers": _short(whole("layers", 1, 0, MOST_LAYERS), "12em"),
        "units": _short(whole("units", 4, 1, MOST_UNITS), "12em"),
        "learning_rate": _short(learning_rate(-5, 6), "17em"),
        "activation": choice("activation", ["tanh", "sigmoid", "relu", "linear"], "tanh"),
        "target": toggles([("● class 0", 0), ("■ class 1", 1)], value=1),
        "point_x": _short(slider("x", 0, -REACH, REACH), "12em"),
        "point_y": _short(slider("y", 0, -REACH, REACH), "12em"),
        "add": playground.button("Add", "plus", playground.add),
        "remove": playground.button("Remove", "minus", playground.remove),
        "clear": playground.button("Remove all", "trash", playground.own.clear),
        "speed": choice("steps a frame", [1, 5, 25, 100], 5),
        "batch": choice("batch size", [1, 5, 10, 25, ALL], 10),
        "noise": _short(slider("noise", 0, 0, 1, 0.05)),
        "test": _short(slider("% for test", SHARE, 0, 100, 5, places=0)),
        "decay": choice("decay", [0, 0.0001, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3], 0),
        "seed": _short(whole("seed", 0, 0, LAST_SEED), "12em"),
        "numbers": switch("weights as numbers"),
        "two_colours": switch("yes or no only"),
        **{f"use_{name}": switch(feature, on=feature in ("x", "y")) for name, feature in SWITCHES.items()},
        **{
            f"units_{layer}": choice(f"layer {layer}", [SAME, *range(1, MOST_UNITS + 1)], SAME)
            for layer in range(1, MOST_LAYERS + 1)
        },
        "unit": choice("unit", [("none", NOTHING)], NOTHING),
        "weight": choice("weight", [("none", NOTHING)], NOTHING),
        "value": _short(slider("value", 0, -HEAVIEST, HEAVIEST, colour=palette.WEIGHTS)),
        "hold": switch("Hold fast", "lock"),
    }


def heading(words):
    return widgets.Label(words, style={"font_weight": "bold"}, layout={"flex": "0 0 auto"})


def grouped(controls):
    """The controls behind *More controls*, each group with its label."""
    rows = {label: row([heading(label), *map(controls.get, names)]) for label, names in GROUPS.items()}
    first = controls["units_1"].layout
    first.observe(lambda change: show(rows["units of"], change["new"] != "none"), "display")
    return [*rows.values()]


def show_those_that_exist(controls):
    """Show the controls of own points, of each layer and of the chosen weight where there are such."""
    values = {name: control.value for name, control in controls.items() if hasattr(control, "value")}
    for name in OF_POINTS:
        show(controls[name], values["data"] == OWN)
    show(controls["noise"], values["data"] in CLOUDS)
    for layer in range(1, MOST_LAYERS + 1):
        show(controls[f"units_{layer}"], layer <= values["layers"])
    show(controls["weight"], len(controls["weight"].options) > 1)
    for name in ("value", "hold"):
        show(controls[name], bool(values["weight"]))


def usual_share(data):
    """The percentage of a data set that is for the test, unless the learner wants another."""
    return 0 if data in (DATA[0], OWN) else SHARE


def _short(control, width="16em"):
    control.layout.width, control.style.description_width = width, "initial"
    return control
