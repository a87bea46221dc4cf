"""Lesson 2: two linear layers beside the one that does the same, until something bends between the two."""

import numpy as np

from nn_lesson import neuron, palette
from nn_lesson.data import INPUT_VECTORS
from nn_lesson.explore.explorer import Explorer, slider, toggles
from nn_lesson.picture import Diagram

W1, W2 = np.array([[1, 2], [3, -1]]), np.array([[2, 1], [0, 4]])
TOP, LOW = 2.6, 0.75  # the heights of the two layers, and of the one
BENDS = {"nothing": lambda sums: sums, "ReLU": neuron.relu}


class TwoLayers(Explorer):
    """An input on its way through two layers, with or without a bend between, and through their product."""

    name = "sigmoid_prediction_layers"
    size = (9.6, 3.4)

    def make_controls(self):
        inputs = {
            f"input_{i}": slider(f"input {i}", start, -3, 3, colour=palette.INPUT)
            for i, start in enumerate(INPUT_VECTORS[0], 1)
        }
        return {**inputs, "bend": toggles(list(BENDS), description="between")}

    def paint(self):
        diagram = Diagram(self.figure.subplots(), *self.size)
        middle = (TOP + LOW) / 2
        self.values = {
            "input": diagram.value(0.75, middle, "input", width=1.3, colour=palette.INPUT),
            "sums": diagram.value(3.6, TOP, "first layer", width=1.3, colour=palette.INK),
            "bent": diagram.value(6.05, TOP, "after the bend", width=1.3, colour=palette.INK),
            "two": diagram.value(8.82, TOP, "two layers", width=1.45, colour=palette.BLUE),
            "one": diagram.value(8.82, LOW, "one layer", width=1.45, colour=palette.BLUE),
        }
        diagram.function(2.15, TOP, _rows(W1), 0.9)
        self.bend = diagram.function(4.82, TOP, "", 0.62)
        diagram.function(7.4, TOP, _rows(W2), 0.7)
        diagram.function(4.82, LOW, _rows(W2 @ W1), 1.25)
        for x, y, name in ((2.15, TOP, "W1"), (7.4, TOP, "W2"), (4.82, LOW, "W2 @ W1")):
            diagram.axes.text(x, y + 0.46, name, ha="center", fontsize=12, color=palette.GREY)
        for start, end in ((2.6, 2.95), (4.25, 4.51), (5.13, 5.4), (6.7, 7.05), (7.75, 8.1)):
            diagram.arrows(((start, TOP), (end, TOP)))
        from_input = ((1.4, middle + 0.1), (1.8, TOP - 0.28)), ((1.4, middle - 0.1), (4.2, LOW))
        diagram.arrows(*from_input, ((5.45, LOW), (8.1, LOW)))
        self.verdict = diagram.axes.text(8.82, middle, "", ha="center", va="center", fontsize=13)
        self.live(*self.values.values(), self.bend, self.verdict)

    def update(self, input_1, input_2, bend):
        vector = np.array([input_1, input_2])
        sums = W1 @ vector
        bent = BENDS[bend](sums)
        two, one = W2 @ bent, W2 @ W1 @ vector
        same = np.allclose(two, one)
        shown = {"input": vector, "sums": sums, "bent": bent, "two": two, "one": one}
        for name, pair in shown.items():
            self.values[name].set_text(_pair(pair))
        self.bend.set_text("–" if bend == "nothing" else bend)
        self.verdict.set_text("the same" if same else "not the same")
        self.verdict.set_color(palette.GREEN if same else palette.VERMILION)
        start = f"Of the input ({_pair(vector)}) the first layer makes ({_pair(sums)}). "
        start += f"Of ({_pair(bent)}) the second makes ({_pair(two)}). One layer gives ({_pair(one)})"
        if not same:
            return f"{start}: not the same, because ReLU has turned a sum below 0 into 0."
        return f"{start}: the same" + (", as for every input." if bend == "nothing" else ", as no sum is below 0.")


def _pair(numbers):
    return ", ".join(f"{number + 0:.2f}" for number in np.round(numbers, 2))


def _rows(matrix):
    return "\n".join(f"{left:g}, {right:g}" for left, right in matrix)
