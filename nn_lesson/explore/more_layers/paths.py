"""Lesson 7: the backward pass through a hidden layer, in glass."""

import numpy as np

from nn_lesson import palette
from nn_lesson.explore.controls import choice, show, slider, toggles
from nn_lesson.explore.explorer import Explorer
from nn_lesson.explore.guess import Guess
from nn_lesson.explore.more_layers.paths_diagram import Diagram
from nn_lesson.explore.more_layers.paths_network import OF_INPUTS, WEIGHTS, GlassNetwork, numbers_of, total
from nn_lesson.explore.more_layers.paths_sums import SAME, Check, Products, Results, tell
from nn_lesson.explore.more_layers.run import PARTS, other_derivatives
from nn_lesson.live.handle import set_value
from nn_lesson.minus import number
from nn_lesson.network import layer_backward

PER_PIXEL = 0.02  # change of a number, as it is dragged
START = {
    **{"x1": 1.5, "x2": -0.5},
    **{"x1_h1": 0.9, "x2_h1": 1.4, "bias_h1": -0.5, "x1_h2": -1.1, "x2_h2": -0.7, "bias_h2": 0.5},
    **{"h1_o1": -1.3, "h2_o1": 1.0, "bias_o1": 0.1, "h1_o2": -2.0, "h2_o2": 1.4, "bias_o2": 0.5},
}  # every product and every sum comes out to the last digit shown
TARGETS = {"target_o1": 1, "target_o2": 0}
LABEL = (
    "The network. Click a weight, a bias or an input to choose it, drag it up or down to change it. By keyboard, "
    "choose it in the list above, and use its slider."
)
COUNTS = {1: "One path", 2: "Two paths", 4: "Four paths"}


class Paths(Explorer):
    """Choose a number of a small network: each path from it to the error, as a product, and all of them added.

    Pass your own `layer_backward` to see its results beside them.
    """

    name = "more_layers_paths"
    size = (9.6, 4.4)
    references = (layer_backward,)
    further = tuple(TARGETS)
    text_lines = 5
    guess = Guess(
        question="From the weight 0.90, between x1 and h1, one path leads to the error. Give the network a second "
        "output, next to the first: the error is then the sum of both squared errors. How many paths lead "
        "from the same weight to the error?",
        low=0,
        high=8,
        step=1,
        close=0,
        after="Now press the button for 2 outputs, and see how their products add. Then click other numbers.",
    )

    def make_controls(self):
        controls = {
            "outputs": toggles([("1 output", 1), ("2 outputs", 2)]),
            "chosen": choice("chosen", [(in_words(name), name) for name in numbers_of(2)], "x1_h1"),
            **{
                name: slider(in_words(name), value, -3, 3, colour=palette.WEIGHTS) for name, value in START.items()
            },
            **{name: slider(in_words(name), value, 0, 1) for name, value in TARGETS.items()},
        }
        for name in (*START, *TARGETS):
            controls[name].style.description_width = "9em"  # for the longest
        controls["chosen"].observe(self._bring_the_output, "value")
        controls["outputs"].observe(self._leave_what_is_gone, "value")
        return controls

    def _bring_the_output(self, change):
        """Who chooses a number of the second output wants to see it."""
        if change["new"] not in numbers_of(1):
            self.controls["outputs"].value = 2

    def _leave_what_is_gone(self, change):
        chosen = self.controls["chosen"]
        if chosen.value not in numbers_of(change["new"]):
            chosen.value = chosen.value.replace("o2", "o1")

    # The picture

    def paint(self):
        self.figure.set_layout_engine("none")
        axes = self.axes_in_pixels()
        self.diagram, self.products, self.results = Diagram(axes), Products(axes), Results(axes)
        self.check, self._drag = Check(axes), None
        self.moving, self.before = None, {}
        for part in (self.diagram, self.results, self.products, self.check):
            self.live(*part.artists)
        self.picture.listen(self._hear, LABEL)
        self.picture.keep_from_scrolling(lambda: [(axes, [*self.diagram.places.grips.values()])])

    def update(self, outputs, chosen, **values):
        self._show_sliders(outputs, chosen)
        glass = GlassNetwork(values, outputs)
        self._note_what_moves(values, chosen)
        self._set_scene(glass, chosen)
        if self.locked:
            return f"The {in_words(chosen)} is {number(values[chosen])}, and one path leads from it to the error."
        paths, spot = glass.paths(chosen), glass.spot(chosen)
        self.diagram.draw(glass, self.moving, paths)
        self.products.draw(paths)
        results = self._backward(glass)[spot.layer]
        self.results.draw(results)
        self.check.draw(glass, chosen)
        given = np.atleast_2d(results[spot.part])[spot.row, spot.column]
        stands = "stands" if abs(given - total(paths)) < SAME else "should stand"
        start = f"{COUNTS[len(paths)]} from the {in_words(chosen)} to the error"
        return f"{start}: {tell(paths, glass.nudged(chosen))}", f"It {stands} in {_place(glass, spot)}."

    def truth(self):
        return len(GlassNetwork(self._values(), 2).paths(self.controls["chosen"].value))

    def show_answer(self):
        self.controls["outputs"].value = 2

    # How it works

    def _show_sliders(self, outputs, chosen):
        """Of all sliders those that are wanted: that of the chosen number, and of each target."""
        for name in START:
            show(self.controls[name], name == chosen)
        show(self.controls["target_o2"], outputs == 2)

    def _note_what_moves(self, values, chosen):
        """The number that was moved last; all others are drawn with the background, which makes frames faster."""
        changed = [name for name, value in values.items() if value != self.before.get(name)]
        self.moving = changed[0] if len(changed) == 1 else self.moving or chosen
        self.before = values

    def _set_scene(self, glass, chosen):
        """What stays while one number moves: it is drawn with the background."""
        still = [value for name, value in glass.values.items() if name != self.moving]
        if not self.differs("scene", (glass.units, chosen, self.locked, self.moving, still)):
            return
        paths, shown = glass.paths(chosen), not self.locked
        self.diagram.arrange(glass, chosen, self.moving, paths)
        self.diagram.draw(glass, self.moving, [])
        self.products.arrange(paths if shown else [])
        self.results.arrange(glass.units, glass.spot(chosen) if shown else None)
        self.check.arrange(shown)

    def _backward(self, glass):
        """What the learner's function gives for both layers, and a remark where that is wrong."""
        learner, remarks, layers = self.layer_backward, [], [1, 0]

        def step(*arguments):
            got, due, layer = learner(*arguments), layer_backward(*arguments), layers.pop(0)
            remarks.append(other_derivatives(learner, layer, got, due))
            return got

        results = glass.backward(step)
        learner.remark = next(filter(None, remarks), "")
        return results

    def _hear(self, event):
        if event.kind == "drag" and self._drag:
            self._drag(event)
        elif event.kind == "press":
            self._drag, name = None, self.diagram.places.number_at(event.x, event.y)
            if name:
                self._take(name, event)

    def _take(self, name, event):
        """Choose a number, and let it follow the pointer up and down."""
        control = self.controls[name]
        before = control.value
        if name in START:
            self.controls["chosen"].value = name

        def turn(drag):
            set_value(control, before + PER_PIXEL * (drag.y - event.y))

        self._drag = turn


def in_words(name):
    """What a number is called: `weight x1 → h1`."""
    start, *end = name.split("_")
    if not end:
        return f"input {name}"
    return f"{start} of {end[0]}" if start in ("bias", "target") else f"weight {start} → {end[0]}"


def _place(glass, spot):
    """In which result of `layer_backward` a derivative stands, and where there."""
    inputs, units = glass.units[spot.layer : spot.layer + 2]
    column = (inputs if spot.part == OF_INPUTS else units)[spot.column]
    row = f"row {inputs[spot.row]}, " if spot.part == WEIGHTS else ""
    return f"`derror_d{PARTS[spot.part]}`, {row}column {column}"
