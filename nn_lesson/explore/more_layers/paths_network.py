"""A network with a hidden layer of two units, in glass: its numbers, and each path from one to the error.

A number is called as a control is: `x1` is an input, `x1_h2` the weight from it to the second hidden unit,
`bias_o1` the bias of the first output, `target_o1` what that should be.
"""

from itertools import pairwise
from typing import NamedTuple

import numpy as np

from nn_lesson.network import ACTIVATIONS, layer_forward
from nn_lesson.neuron import error_derivative, squared_error

INPUTS, HIDDEN, OUTPUTS = ("x1", "x2"), ("h1", "h2"), ("o1", "o2")
ERROR = "error"  # where all paths end
BIASES, WEIGHTS, OF_INPUTS = range(3)  # the results of `layer_backward`
NUDGE = 0.001
SIGMOID, SLOPE = ACTIVATIONS["sigmoid"]


class Link(NamedTuple):
    """A factor of a path: of which kind it is, its value, and with how many places it is written."""

    kind: str
    value: float
    places: int


class Path(NamedTuple):
    """One way from a number to the error: what it passes, and a link for each step."""

    stops: tuple
    links: tuple

    @property
    def product(self):
        return float(np.prod([link.value for link in self.links]))

    def after(self, stop, *links):
        """The path that begins one stop earlier."""
        return Path((stop, *self.stops), (*links, *self.links))


class Spot(NamedTuple):
    """Where a derivative stands: in which layer, in which of its results of `layer_backward`, and where there."""

    layer: int
    part: int
    row: int
    column: int


class GlassNetwork:
    """Two inputs, two hidden units, one or two outputs; `values` has its numbers by name."""

    def __init__(self, values, outputs):
        self.values, self.units = values, (INPUTS, HIDDEN, OUTPUTS[:outputs])
        self.layers = [self._layer(*pair) for pair in pairwise(self.units)]
        self.outputs = [np.array([[values[name] for name in INPUTS]])]
        for weights, biases in self.layers:
            self.outputs.append(layer_forward(self.outputs[-1], weights, biases, SIGMOID))
        self.targets = np.array([[values[f"target_{name}"] for name in self.units[-1]]])
        self.error = float(squared_error(self.outputs[-1], self.targets).sum())
        self.misses = error_derivative(self.outputs[-1], self.targets)
        self.given = dict(zip(sum(self.units, ()), np.concatenate(self.outputs, axis=1)[0].tolist(), strict=True))

    def paths(self, name):
        """All paths from an input, a weight or a bias to the error."""
        start, *end = name.split("_")
        if not end:
            onward = [(self._weight(start, unit), path) for unit in HIDDEN for path in self._onward(unit)]
            return [path.after(name, link) for link, path in onward]
        places = 2 if start in INPUTS else 4
        first = Link("1", 1.0, 0) if start == "bias" else Link(start, self.given[start], places)
        return [path.after(name, first) for path in self._onward(*end)]

    def errors_beside(self, name):
        """The error with a number a little larger, and a little smaller: the network really runs."""
        beside = ({**self.values, name: self.values[name] + nudge} for nudge in (NUDGE, -NUDGE))
        return [GlassNetwork(values, len(self.units[-1])).error for values in beside]

    def nudged(self, name):
        """How the error changes with a number, without any chain: how far apart these two are, for each 1."""
        above, below = self.errors_beside(name)
        return (above - below) / (2 * NUDGE)

    def slope(self, unit):
        """The slope of the sigmoid of a unit, where it stands."""
        return float(SLOPE(self.given[unit]))

    def miss(self, output):
        """How the error changes with an output: twice its miss."""
        return float(self.misses[0, OUTPUTS.index(output)])

    def backward(self, function):
        """What a `layer_backward` gives for the hidden layer and for the output layer, which comes first."""
        results, derror = [], self.misses
        for layer in reversed(range(len(self.layers))):
            weights, outputs = self.layers[layer][0], self.outputs[layer + 1]
            results.insert(0, function(self.outputs[layer], weights, outputs, SLOPE, derror))
            derror = results[0][OF_INPUTS]
        return results

    def spot(self, name):
        """Where the derivative for a number stands."""
        start, *end = name.split("_")
        if not end:
            return Spot(0, OF_INPUTS, 0, INPUTS.index(name))
        layer = 0 if end[0] in HIDDEN else 1
        column = self.units[layer + 1].index(end[0])
        if start == "bias":
            return Spot(layer, BIASES, 0, column)
        return Spot(layer, WEIGHTS, self.units[layer].index(start), column)

    def _layer(self, inputs, units):
        weights = np.array([[self.values[f"{name}_{unit}"] for unit in units] for name in inputs])
        return weights, np.array([self.values[f"bias_{unit}"] for unit in units])

    def _weight(self, start, end):
        return Link("weight", self.values[f"{start}_{end}"], 2)

    def _onward(self, unit):
        """All paths from the weighted sum of a unit."""
        slope = Link("slope", self.slope(unit), 4)
        if unit in OUTPUTS:
            return [Path((unit, ERROR), (slope, Link("2 × miss", self.miss(unit), 4)))]
        onward = [(self._weight(unit, output), path) for output in self.units[-1] for path in self._onward(output)]
        return [path.after(unit, slope, weight) for weight, path in onward]


def total(paths):
    """How the error changes with the number from which all these paths start."""
    return sum(path.product for path in paths)


def numbers_of(outputs):
    """The names of all numbers for which a network with so many outputs has a derivative."""
    layers = INPUTS, HIDDEN, OUTPUTS[:outputs]
    into = [f"{name}_{unit}" for inputs, units in pairwise(layers) for unit in units for name in (*inputs, "bias")]
    return (*INPUTS, *into)
