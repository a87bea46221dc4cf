"""Lesson 2: one prediction as a diagram with live values."""

from nn_lesson import neuron, palette
from nn_lesson.data import BIAS, INPUT_VECTORS, WEIGHTS
from nn_lesson.explore.explorer import Explorer, slider, toggles
from nn_lesson.picture import Diagram


class Flow(Explorer):
    """One prediction as a diagram: boxes hold numbers, ellipses are functions."""

    name = "sigmoid_prediction_flow"
    size = (9.6, 2.7)

    def make_controls(self):
        return {
            "point": toggles([(f"input ({x:g}, {y:g})", i) for i, (x, y) in enumerate(INPUT_VECTORS)]),
            "bias": slider("bias", BIAS, -6, 6, colour=palette.GREEN),
        }

    def paint(self):
        diagram = Diagram(self.figure.subplots(), *self.size)
        self.values = {
            "input": diagram.value(0.9, 1.75, "input_vector", colour=palette.INPUT),
            "weights": diagram.value(
                0.9, 0.45, "weights", f"{WEIGHTS[0]:g}, {WEIGHTS[1]:g}", colour=palette.WEIGHTS
            ),
            "product": diagram.value(4.3, 1.75, "dot product", width=1.1, colour=palette.INK),
            "bias": diagram.value(4.3, 0.45, "bias", width=1.1, colour=palette.GREEN),
            "layer_1": diagram.value(6.7, 1.1, "layer_1", width=1.1, colour=palette.INK),
            "layer_2": diagram.value(9.0, 1.1, "layer_2", width=1.1, colour=palette.BLUE),
        }
        diagram.function(2.75, 1.1, "dot", 1.0)
        diagram.function(5.5, 1.1, "+", 0.7)
        diagram.function(7.85, 1.1, "sigmoid", 0.95)
        diagram.arrows(
            ((1.65, 1.7), (2.3, 1.3)),
            ((1.65, 0.5), (2.3, 0.9)),
            ((3.25, 1.25), (3.75, 1.6)),
            ((4.85, 1.6), (5.2, 1.3)),
            ((4.85, 0.6), (5.2, 0.9)),
            ((5.85, 1.1), (6.15, 1.1)),
            ((7.25, 1.1), (7.38, 1.1)),
            ((8.32, 1.1), (8.45, 1.1)),
        )
        self.live(*self.values.values())

    def update(self, point, bias):
        input_vector = INPUT_VECTORS[point]
        product = input_vector @ WEIGHTS
        layer_1 = product + bias
        layer_2 = neuron.sigmoid(layer_1)
        self.values["input"].set_text(f"{input_vector[0]:g}, {input_vector[1]:g}")
        self.values["bias"].set_text(f"{bias:.2f}")
        for name, value in (("product", product), ("layer_1", layer_1), ("layer_2", layer_2)):
            self.values[name].set_text(f"{value:.4f}")
        return (
            f"The dot product {product:.4f} plus the bias {bias:.2f} is the weighted sum layer_1, {layer_1:.4f}. "
            f"The sigmoid turns it into layer_2, {layer_2:.4f}: the prediction."
        )
