"""What the playground says of a run, and of a unit or a weight: its name, its formula, its value at a place."""

import numpy as np

from nn_lesson.explore.more_layers.run import BASELINE
from nn_lesson.minus import bracketed, number

LEAPS = 1  # learning rate from which on a large error is put down to it
FLAT = 1e-12  # gradient in which nothing moves any more

IN_FULL = 3  # terms that are also written with the numbers that go into them
MOST_TERMS = 8  # of a formula that are written; of more, the largest
FEWER = 5


def why_it_halts(run, shown, errors, right, learning_rate):
    """Why training cannot go on, or is of no use; else nothing."""
    training = errors[0]
    if training is None and len(shown.targets):
        return "All points are for the test, so there is nothing to learn from. Keep some for training."
    if training is None:
        return (
            "There is no point yet. Click on the map to add one. The keys 0 and 1 choose its class. Drag a "
            "point to move it; a right click removes it."
        )
    if run.trouble:
        return run.trouble
    if run.step and learning_rate >= LEAPS and training > 2 * BASELINE:
        return (
            f"Steps of about {learning_rate:,.4g} leap over every valley: the error is "
            f"{training / BASELINE:.0f} times that of always 0.5. Choose a smaller learning rate, then Reset."
        )
    if run.step and np.abs(run.network.gradient).max() < FLAT and not right[~shown.for_test].all():
        return "Every slope is 0 here, so nothing moves any more. Reset, and choose a smaller learning rate."
    return ""


def tell_run(run, shown, errors, right):
    """How far a run has come, with what error."""
    parts = [
        f"{name} error {error:.3f} with {right[these].sum()} of {these.sum()} right"
        for name, error, these in zip(("training", "test"), errors, (~shown.for_test, shown.for_test), strict=True)
        if error is not None
    ]
    if not parts:
        return f"Step {run.step:,}: no points."
    told = f"Step {run.step:,}, epoch {run.epoch:,}: {', '.join(parts)}."
    if len(set(shown.targets[~shown.for_test])) == 1:
        only = shown.targets[~shown.for_test][0]
        told += f" All points to learn from are of class {only}, so it learns to answer {only} everywhere."
    return told


def unit_name(unit, layers, names):
    """What a unit is called: (layer, number), of which layer 0 has the inputs."""
    layer, i = unit
    if layer == 0:
        return names[i]
    return "output" if layer == len(layers) - 1 else f"unit {layer}.{i + 1}"


def weight_name(weight, layers, names):
    """What a weight is called: (layer, row, unit); behind the rows of the inputs comes the bias."""
    layer, row, i = weight
    unit = unit_name((layer + 1, i), layers, names)
    if row == layers[layer]:
        return f"the bias of {_the(unit)}"
    return f"the weight from {unit_name((layer, row), layers, names)} to {_the(unit)}"


def tell_weight(weight, value, layers, names, is_held):
    """A sentence about a weight."""
    name = weight_name(weight, layers, names)
    return f"{name[0].upper()}{name[1:]} is {number(value)}{', held fast' if is_held else ''}."


def tell_unit(unit, network, layers, names, function, place, values):
    """A sentence about a unit: its formula, and what comes of it at a place.

    `function` is the name of the hidden layers' activation function; `values` has the outputs of each layer there.
    """
    layer, i = unit
    name = unit_name(unit, layers, names)
    here = f"At ({number(place[0])}, {number(place[1])})"
    value = values[layer][i]
    if layer == 0:
        return f"The input {name} is a number of the point itself. {here} it is {number(value)}."
    weights, biases = network.layers[layer - 1]
    weights, bias, inputs = weights[:, i], biases[i], values[layer - 1]
    sources = [unit_name((layer - 1, row), layers, names) for row in range(len(weights))]
    function = {"linear": ""}.get(function, function) if layer < len(layers) - 1 else "sigmoid"
    formula = _sum(weights, sources, bias)
    total = float(inputs @ weights + bias)
    factors = [bracketed(number(value)) for value in inputs]
    products = f"{_sum(weights, factors, bias)} = " if len(weights) <= IN_FULL else ""
    then = f", and {function} of that is {number(value)}" if function else ""
    named = f"{function}({formula})" if function else formula
    return f"{name[0].upper()}{name[1:]} = {named}. {here}: {products}{number(total)}{then}."


def _the(unit):
    return "the output" if unit == "output" else unit


def _sum(weights, sources, bias):
    """Products, added up: `0.52 × x - 1.30 × y + 0.10`."""
    rows = range(len(weights))
    left_out = ""
    if len(weights) > MOST_TERMS:
        rows = sorted(sorted(rows, key=lambda row: -abs(weights[row]))[:FEWER])
        left_out = f" + {len(weights) - FEWER} smaller products"
    terms = [(weights[row], f"{number(abs(weights[row]))} × {sources[row]}") for row in rows]
    terms.append((bias, number(abs(bias))))
    (first, text), *others = terms
    told = f"-{text}" if first < 0 else text
    for i, (value, text) in enumerate(others):
        before = left_out if i == len(others) - 1 else ""
        told += f"{before} {'-' if value < 0 else '+'} {text}"
    return told
