"""What a network learns from sentences: the error after each epoch, and where its hidden units put each word."""

import numpy as np
from matplotlib.patheffects import withStroke

from nn_lesson.learner.values import are_words, numbers
from nn_lesson.palette import BLUE, GREEN, GREY, INK, VERMILION
from nn_lesson.picture.curves import chart
from nn_lesson.picture.drawing import Drawing

HALO = [withStroke(linewidth=3, foreground="white")]
COVERED = 4  # points at most that lie under a name
KINDS = (VERMILION, "o"), (BLUE, "s"), (GREEN, "^")  # told apart without colour, too
NAMED = 60  # words, as far as there is room


def early_stopping(training, validation):
    """Draw the errors of training and validation examples after each epoch, and where the latter is least."""
    training, validation = numbers(training), numbers(validation)
    if training is None or validation is None or training.shape != validation.shape or training.ndim != 1:
        raise ValueError("Two lists of errors are needed, one number for each epoch in both.")
    if not len(training) or not np.isfinite([training, validation]).all():
        raise ValueError("At least one epoch is needed, and ordinary numbers.")
    epochs, best = np.arange(1, len(training) + 1), int(validation.argmin())
    ends = f"training from {training[0]:.2f} to {training[-1]:.2f}, validation from {validation[0]:.2f}"
    drawing = Drawing(
        (7, 3.6),
        f"The error after each of {len(epochs)} epochs: {ends} to {validation[-1]:.2f}, "
        f"with the least, {validation[best]:.2f}, after epoch {best + 1}.",
    )
    axes = drawing.figure.subplots()
    turns = best + 1 < len(epochs)
    title = "One error falls on, the other turns" if turns else "Both errors fall to the end"
    chart(axes, title, "epochs", "cross-entropy")
    axes.plot(epochs, training, color=BLUE, linewidth=2, label="training")
    axes.plot(epochs, validation, "--", color=VERMILION, linewidth=2, label="validation")
    axes.axvline(best + 1, color=GREY, linewidth=1.5, linestyle=":")
    axes.plot(best + 1, validation[best], "D", color=VERMILION, markeredgecolor=INK)
    side = "left" if 2 * best < len(epochs) else "right"
    words = {"transform": axes.get_xaxis_transform(), "ha": side, "va": "top", "fontsize": 11}
    axes.text(best + 1, 0.98, f" stop here: epoch {best + 1} " if turns else " no reason to stop ", **words)
    axes.legend(frameon=False, fontsize=11, loc="lower left")
    axes.set_ylim(0, 1.1 * max(training.max(), validation.max()))
    return drawing


def word_map(vocabulary, parameters, kinds):
    """Draw each word at its two weights into two hidden units, those that weigh most by name.

    Colour and shape say for which of the `kinds` it speaks most: for which score, through both units.
    """
    weights_1, weights_2 = _weights(vocabulary, parameters, kinds)
    effects = weights_1 @ (weights_2 - weights_2.mean(axis=1, keepdims=True))
    speaks_for, strongest = effects.argmax(axis=1), np.argsort(-np.ptp(effects, axis=1), kind="stable")
    told = "; ".join(
        f"{kind}: " + ", ".join([vocabulary[i] for i in strongest if speaks_for[i] == number][:5])
        for number, kind in enumerate(kinds)
    )
    drawing = Drawing((8.6, 6), f"{len(vocabulary)} words, each at its weights into two hidden units. {told}.")
    axes = drawing.figure.subplots()
    chart(axes, "Words that do the same work lie together", "weight into unit 1", "weight into unit 2")
    for number, (kind, (colour, shape)) in enumerate(zip(kinds, KINDS, strict=False)):
        chosen = weights_1[speaks_for == number]
        axes.plot(*chosen.T, shape, color=colour, markersize=3, label=kind, alpha=0.6)
    axes.legend(frameon=False, fontsize=12, markerscale=2.5)
    axes.margins(0.09, 0.05)
    _name(drawing, axes, vocabulary, weights_1, speaks_for, strongest)
    return drawing


def _weights(vocabulary, parameters, kinds):
    if not are_words(vocabulary) or not isinstance(parameters, tuple | list) or len(parameters) != 4:
        raise ValueError("A map needs the vocabulary, the parameters that were trained with it, and the kinds.")
    weights_1, weights_2 = np.asarray(parameters[0], float), np.asarray(parameters[2], float)
    if weights_1.shape != (len(vocabulary), 2):
        raise ValueError(
            "A map needs two hidden units, one for each direction, and a row of weights for each word."
        )
    if weights_2.shape != (2, len(kinds)) or len(kinds) > len(KINDS):
        raise ValueError(f"The network has {weights_2.shape[-1]} scores, so as many kinds are needed: at most 3.")
    if not np.isfinite(weights_1).all() or not np.isfinite(weights_2).all():
        raise ValueError("The weights are no ordinary numbers. Train again, with a smaller learning rate.")
    return weights_1, weights_2


def _name(drawing, axes, vocabulary, places, speaks_for, strongest):
    """Write the names of the strongest words, each where none stands yet."""
    drawing.figure.draw_without_rendering()
    taken, spots = [axes.get_legend().get_window_extent()], axes.transData.transform(places)
    look = {"textcoords": "offset points", "fontsize": 11, "parse_math": False, "path_effects": HALO}
    look["in_layout"] = False  # so that the axes stay where they are, and the boxes hold
    for i in strongest[: 3 * NAMED]:
        colour, _shape = KINDS[speaks_for[i]]
        name = axes.annotate(vocabulary[i], places[i], (4, 2), color=colour, **look)
        box = name.get_window_extent().padded(1)
        covered = np.all((spots > box.min) & (spots < box.max), axis=1).sum()
        if covered > COVERED or len(taken) > NAMED or any(box.overlaps(other) for other in taken):
            name.remove()
        else:
            taken.append(box)
