"""Handwritten digits, what a network makes of them, and what its first layer looks for."""

import numpy as np
from matplotlib.colors import LinearSegmentedColormap

from nn_lesson.data import Digits
from nn_lesson.palette import BLUE, FAINT, INK, VERMILION
from nn_lesson.picture.drawing import Drawing
from nn_lesson.picture.marks import write_title

SIDE = 8  # numbers along each side of a digit
IN_A_ROW = 10
MOST_UNITS, UNITS_IN_A_ROW = 16, 8
INCH, WIDE = 0.96, 1.2  # of a digit, and of one with a long caption
MISTAKE = {"boxstyle": "square,pad=0.25", "facecolor": "#b04a00", "edgecolor": INK}
SIGNED = LinearSegmentedColormap.from_list("signed", [VERMILION, "white", BLUE])


def digits(images, captions=None):
    """Draw images of 64 numbers each, ten in a row, with a caption above each."""
    images = _as_images(images)
    captions = [""] * len(images) if captions is None else [str(caption) for caption in captions]
    if len(captions) != len(images):
        raise ValueError(f"There are {len(images)} images and {len(captions)} captions: one for each is needed.")
    words = f": {', '.join(captions)}" if any(captions) else ""
    rows, columns = -(-len(images) // IN_A_ROW), min(len(images), IN_A_ROW)
    size = max(INCH * columns, 2.0), (INCH + 0.5 * any(captions)) * rows
    drawing = Drawing(size, f"{len(images)} handwritten digits{words}.")
    for axes, image, caption in zip(_grid(drawing, len(images)), images, captions, strict=False):
        axes.imshow(image, cmap="Greys", vmin=0, vmax=1)
        axes.set_title(caption, fontsize=12, parse_math=False)
    return drawing


def confusion(labels, predictions):
    """Draw how often each digit, a row, was read as each digit, a column: the confusion matrix."""
    labels, predictions = np.asarray(labels), np.asarray(predictions)
    if labels.shape != predictions.shape or labels.ndim != 1 or not len(labels):
        raise ValueError("As many labels as predictions are needed, and at least one of each.")
    if not (np.isin(labels, range(10)).all() and np.isin(predictions, range(10)).all()):
        raise ValueError("Labels and predictions are digits: whole numbers from 0 to 9.")
    labels, predictions = labels.astype(int), predictions.astype(int)
    counts = np.zeros((10, 10), int)
    np.add.at(counts, (labels, predictions), 1)
    wrong = counts - np.diag(np.diag(counts))
    is_, read_as = np.unravel_index(np.argmax(wrong), wrong.shape)
    title = f"{np.trace(counts)} of {len(labels)} read right"
    if wrong.any():
        title += f"; most often mixed up: {wrong[is_, read_as]} times a {is_} was read as a {read_as}"
    drawing = Drawing((6.4, 5.2), f"{title}.")
    axes = drawing.figure.subplots()
    draw_counts(axes, counts, range(10))
    write_title(axes, "\n".join(title.split("; ")))
    return drawing


def draw_counts(axes, counts, names):
    """Draw on `axes` how often each class, a row, was read as each, a column."""
    places, last = range(len(names)), len(names) - 0.5
    axes.set(xlim=(-0.5, last), ylim=(last, -0.5), aspect="equal")
    axes.set_xlabel("what the network says", fontsize=12)
    axes.set_ylabel("what it is", fontsize=12)
    axes.tick_params(labelsize=12, length=0)
    axes.set_xticks(places, names)
    axes.set_yticks(places, names)
    axes.set_xticks(np.arange(-0.5, last), minor=True)
    axes.set_yticks(np.arange(-0.5, last), minor=True)
    axes.grid(which="minor", color=FAINT)
    axes.tick_params(which="minor", length=0)
    for (row, column), count in np.ndenumerate(counts):
        if not count:
            continue
        look = {"color": INK} if row == column else {"color": "white", "fontweight": "bold", "bbox": MISTAKE}
        axes.text(column, row, count, ha="center", va="center", fontsize=12, **look)


def mistakes(digits, probabilities, count=8):
    """Draw the wrongly read ones of `digits` of which the network was surest, by its probabilities `(m, 10)`."""
    if not isinstance(digits, Digits):
        raise ValueError("Digits are needed, as `data.digits()` gives them.")
    probabilities = np.asarray(probabilities)
    if probabilities.shape != (len(digits.labels), 10):
        raise ValueError(f"For each of the {len(digits.labels)} digits, ten probabilities are needed.")
    if not isinstance(count, int) or count < 1:
        raise ValueError("The number of mistakes to draw is a whole number, at least 1.")
    said, sure = probabilities.argmax(axis=1), probabilities.max(axis=1)
    wrong = np.flatnonzero(said != digits.labels)
    shown = wrong[np.argsort(-sure[wrong], kind="stable")][:count]
    told = [f"a {digits.labels[i]} read as a {said[i]} ({sure[i]:.2f})" for i in shown]
    words = f"{len(wrong)} of {len(said)} are read wrong" + (": " if told else "") + ", ".join(told)
    drawing = Drawing((max(2.0, WIDE * len(shown)), 1.5), f"{words}.")
    for axes, i in zip(_grid(drawing, len(shown), count), shown, strict=False):
        axes.imshow(digits.images[i].reshape(SIDE, SIDE), cmap="Greys", vmin=0, vmax=1)
        axes.set_title(f"is {digits.labels[i]}\nsays {said[i]}: {sure[i]:.2f}", fontsize=11)
    return drawing


def first_layer(parameters):
    """Draw the weights of units of the first layer, at the places of the ink that they meet: the largest 16."""
    weights = np.asarray(parameters[0]) if isinstance(parameters, tuple | list) and parameters else np.empty(())
    if weights.ndim != 2 or len(weights) != SIDE * SIDE:
        raise ValueError("The parameters of a network for digits are needed: the first have 64 rows.")
    largest = np.abs(weights).max(axis=0)
    shown = np.sort(np.argsort(-largest, kind="stable")[:MOST_UNITS])
    images = _as_images(weights.T[shown])
    rows = -(-len(images) // UNITS_IN_A_ROW)
    drawing = Drawing(
        (9.6, 1.2 * rows + 0.45),
        f"The weights of {len(images)} of {len(largest)} units, each at the place of the ink that it meets: "
        "blue where ink speaks for the unit, orange against, the darker the more.",
    )
    grid = _grid(drawing, len(images), UNITS_IN_A_ROW)
    for axes, image, scale in zip(grid, images, largest[shown], strict=False):
        axes.imshow(image, cmap=SIGNED, vmin=-(scale or 1), vmax=scale or 1)
    drawing.figure.suptitle("Blue: ink speaks for the unit. Orange: against.", x=0.01, ha="left", fontsize=13)
    return drawing


def _as_images(images):
    images = np.asarray(images, float)
    if images.ndim != 2 or images.shape[1] != SIDE * SIDE or not len(images):
        raise ValueError("Images of 64 numbers each are needed, one a row.")
    return images.reshape(-1, SIDE, SIDE)


def _grid(drawing, count, columns=IN_A_ROW):
    """Axes without numbers, side by side."""
    rows, columns = max(1, -(-count // columns)), max(1, min(count, columns))
    grid = drawing.figure.subplots(rows, columns, squeeze=False).ravel()
    for number, axes in enumerate(grid):
        axes.set(xticks=[], yticks=[])
        axes.spines[:].set(visible=True, color=FAINT)
        axes.set_visible(number < count)
    return grid
