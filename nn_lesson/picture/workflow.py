"""Two still pictures of lesson 0: how a model is made and used, and what a network of two layers looks like."""

from itertools import pairwise, product

from matplotlib import patches

from nn_lesson.palette import BLUE, GREEN, GREY, INK, SKY
from nn_lesson.picture.diagrams import Diagram
from nn_lesson.picture.drawing import Drawing


def workflow():
    """Draw supervised learning: training data and an algorithm give a model, which predicts from new data."""
    drawing = Drawing(
        (9.6, 2.8),
        "Supervised learning. First: training data go into a learning algorithm, which gives a model. "
        "Then: new data go into the model, which gives a prediction.",
    )
    diagram = Diagram(drawing.figure.subplots(), 9.6, 2.8)
    diagram.value(2.3, 2.0, "examples with answers", "training data", width=1.7, colour=BLUE)
    diagram.function(4.6, 2.0, "learning algorithm", 2.1)
    diagram.value(6.9, 2.0, "", "model", width=1.3, colour=GREEN)
    diagram.value(4.6, 0.6, "without answers", "new data", width=1.7, colour=BLUE)
    diagram.function(6.9, 0.6, "use the model", 1.6)
    diagram.value(8.85, 0.6, "", "prediction", width=1.3, colour=INK)
    diagram.arrows(
        ((3.15, 2.0), (3.52, 2.0)),
        ((5.65, 2.0), (6.22, 2.0)),
        ((6.9, 1.74), (6.9, 1.02)),
        ((5.45, 0.6), (6.07, 0.6)),
        ((7.7, 0.6), (8.18, 0.6)),
    )
    for y, words in ((2.0, "First: learn"), (0.6, "Then: predict")):
        diagram.axes.text(0, y, words, fontsize=12, fontweight="bold", va="center", color=INK)
    return drawing


def two_layers():
    """Draw a neural network with three inputs, a layer of four and a layer of one."""
    drawing = Drawing(
        (7.2, 3.7),
        "A neural network. Each of the 3 inputs leads to each of the 4 circles of the first layer, which finds "
        "features. All 4 lead to the 1 circle of the second layer, which answers.",
    )
    diagram = Diagram(drawing.figure.subplots(), 7.2, 3.7)
    layers = [_column(1.2, 3), _column(3.6, 4), _column(6.0, 1)]
    for before, after in pairwise(layers):
        for start, end in product(before, after):
            diagram.axes.plot(*zip(start, end, strict=True), color=GREY, linewidth=1.2, zorder=0)
    names = ("input", "first layer\nfinds features", "second layer\nanswers")
    for places, name, colour in zip(layers, names, (BLUE, SKY, GREEN), strict=True):
        for place in places:
            circle = patches.Circle(place, 0.25, facecolor="white", edgecolor=colour, linewidth=2.5)
            diagram.axes.add_patch(circle)
        diagram.axes.text(places[0][0], 0.62, name, ha="center", va="top", fontsize=12, color=INK)
    return drawing


def _column(x, count):
    """The places of so many circles, one above the other."""
    return [(x, 2.2 + 0.75 * (i - (count - 1) / 2)) for i in range(count)]
