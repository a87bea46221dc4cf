"""How a network trained, and what the examinations of lesson 10 find: each drawn beside a healthy network's."""

import numpy as np

from nn_lesson import clinic
from nn_lesson.palette import BLUE, FAINT, GREEN, GREY, INK, VERMILION
from nn_lesson.picture.curves import chart
from nn_lesson.picture.drawing import Drawing
from nn_lesson.picture.marks import write_title

TOP = 4  # error that the axes show at least
SIZE = (5.4, 3.6)
LAYERS = ("o", BLUE), ("s", VERMILION), ("^", GREEN)
SHADE = {"color": FAINT, "linewidth": 5, "solid_capstyle": "round", "dash_capstyle": "round"}
WORST, SIDE = 4, 8  # digits in a row; numbers along each side of one
KEY = {"fontsize": 11, "facecolor": "white", "framealpha": 0.85, "edgecolor": "none", "borderpad": 0.2}
KEY |= {"handlelength": 1.6, "handletextpad": 0.4, "columnspacing": 0.8}
RIGHT = 0.01  # relative difference up to which a gradient counts as right


def training_curve(run, cured=None):
    """Draw the errors of a run over its epochs, and beside it those of the cured patient's."""
    _refuse_others(run, cured or run)
    drawing = Drawing(SIZE)
    drawing.text = draw_curve(drawing.figure.subplots(), run, cured)
    return drawing


def examination(name, run):
    """Draw what an examination finds, such as `examination("gradient check", run)`."""
    if not isinstance(name, str) or name not in EXAMINATIONS:
        raise ValueError(f"There is no such examination. There are {', '.join(map(repr, EXAMINATIONS))}.")
    _refuse_others(run)
    drawing = Drawing(SIZE)
    drawing.text = EXAMINATIONS[name](drawing.figure.subplots(), run)
    return drawing


def number(error, places=2):
    """An error with so many places; a huge one with few digits."""
    return f"{error:.{places}f}" if error < 1e4 else f"{error:.1e}"


def _refuse_others(*runs):
    if not all(isinstance(run, clinic.Run) for run in runs):
        raise ValueError("A run is needed, as `train_patient(patient(1))` gives it.")


def draw_curve(axes, run, cured=None):
    """Draw the curve on `axes`; return a sentence about it."""
    training, validation = run.errors[-1]
    ends = f"training {number(training)}, validation {number(validation)}"
    _error_chart(axes, f"The end: {ends}", "epochs", run.errors)
    for errors, style in zip(clinic.healthy_run(run).errors.T, ("-", "--"), strict=True):
        axes.plot(errors, style, label="healthy" if style == "-" else None, **SHADE)
    _plot_both(axes, run, "", (BLUE, VERMILION))
    if cured:
        _plot_both(axes, cured, ", treated", (GREEN, GREEN), marker="^", markevery=5)
    axes.legend(**KEY, loc="upper right", ncols=2, borderaxespad=0)
    told = f"The training error goes from {number(run.errors[0, 0])} to {number(training)}, validation to "
    told += f"{number(validation)}."
    if not cured:
        return told
    return f"{told} Treated: {number(cured.errors[-1, 0])} and {number(cured.errors[-1, 1])}."


def _plot_both(axes, run, what, colours, **look):
    curves = zip(("training", "validation"), run.errors.T, ("-", "--"), colours, strict=True)
    for name, errors, style, colour in curves:
        axes.plot(errors, style, color=colour, linewidth=2, label=name + what, **look)


def _error_chart(axes, title, x, errors):
    """Axes with room for these errors, and for a key above them."""
    chart(axes, title, x, "error", xlim=(0, len(errors) - 1), ylim=(0, max(TOP, 1.5 * np.max(errors))))
    axes.axhline(clinic.BASELINE, color=INK, linewidth=1.2, linestyle="-.", label="always a tenth: 2.30")


# The examinations: each draws on axes what it finds, and returns a sentence; `tools` may be a learner's functions


def _gradient_check(axes, run, check=clinic.gradient_check, _overfit=None):
    limits = {"xlim": (-1.1, 2.6), "ylim": (-1.1, 1.1), "xticks": [-1, 0, 1], "yticks": [-1, 0, 1]}
    chart(axes, "", "slope found by trying (1: the largest)", "slope by backpropagation", **limits)
    axes.plot([-1.1, 1.1], [-1.1, 1.1], label="right: on this line", **SHADE)
    layers = clinic.slopes_by_layer(run, check)
    for number, (layer, (shape, colour)) in enumerate(zip(layers, LAYERS, strict=True), 1):
        largest = max(np.abs(layer.tried).max(), np.abs(layer.gradient).max(), 1e-12)
        axes.plot(layer.tried / largest, layer.gradient / largest, shape, color=colour, markersize=6, alpha=0.7)
        axes.plot([], [], shape, color=colour, label=f"layer {number}: {layer.difference:.1g}")
    axes.legend(**KEY, loc="center right", borderaxespad=0)
    wrong = [str(number) for number, layer in enumerate(layers, 1) if layer.difference > RIGHT]
    flat = all(not layer.gradient.any() for layer in layers[:2])
    title = f"The gradient of layer {' and '.join(wrong)} is wrong" if wrong else "The gradient is right"
    if getattr(check, "remark", ""):  # a learner's own is wrong itself
        title = f"Look into your {check.name} first"
    write_title(axes, title + ", and 0" * flat)
    found = ", ".join(f"{layer.difference:.1g} in layer {number}" for number, layer in enumerate(layers, 1))
    sizes = ", ".join(f"{np.abs(layer.tried).mean():.2g}" for layer in layers)
    told = f"Largest relative difference of the slopes: {found}. "
    if any(layer.difference > RIGHT and _is_mirrored(layer) for layer in layers):
        told += "The wrong ones have the right sizes and the opposite sign. "
    return f"{told}The slopes of the layers are on average {sizes}."


def _is_mirrored(layer):
    return layer.tried.any() and np.allclose(layer.gradient, -layer.tried, atol=RIGHT * np.abs(layer.tried).max())


def _overfit_one_batch(axes, run, _check=None, overfit=clinic.overfit_one_batch):
    errors, right = clinic.by_heart(run, overfit), clinic.known_by_heart(run)
    title = f"Eight digits by heart: {right} of {clinic.FEW} right"
    _error_chart(axes, title, "steps with the same eight digits", errors)
    axes.plot(clinic.by_heart(clinic.healthy_run(run)), label="healthy", **SHADE)
    axes.plot(errors, color=BLUE, linewidth=2, label="this network")
    axes.legend(**KEY, loc="upper right", borderaxespad=0)
    return (
        f"With eight digits alone, the error goes from {number(errors[0])} to {number(errors[-1], 3)} in "
        f"{clinic.STEPS} steps. Then it reads {right} of the eight right."
    )


def _activations(axes, run, *_tools):
    tanh = run.patient.activation == "tanh"
    what = "Outputs at an end of the tanh" if tanh else "Units that are 0 for every digit"
    chart(axes, what, "", "", xlim=(-0.6, 3.6), ylim=(0, 1.4))
    healthy = clinic.healthy_run(run)
    shares, usual = (
        np.ravel([clinic.stuck(net, one.train.images) for net in (one.before, one.network)])
        for one in (run, healthy)
    )
    places = np.array([0, 2, 1, 3])  # the start and the end of a layer stand side by side
    axes.bar(places, usual, 0.9, color=FAINT, label="healthy")
    axes.bar(places, shares, 0.5, color=BLUE, label="this network")
    for place, share in zip(places, shares, strict=True):
        axes.text(place, share + 0.01, f"{share:.0%}", ha="center", va="bottom", fontsize=11)
    axes.set_xticks(range(4), ["layer 1,\nstart", "layer 1,\nend", "layer 2,\nstart", "layer 2,\nend"])
    axes.set_yticks([0, 0.5, 1], ["0%", "50%", "100%"])
    axes.legend(**KEY, loc="upper right")
    return (
        f"Each hidden layer has {run.patient.units} units. {what}: in layer 1 {shares[0]:.0%} at the start and "
        f"{shares[2]:.0%} at the end, in layer 2 {shares[1]:.0%} and {shares[3]:.0%}."
    )


def _inputs(axes, run, *_tools):
    inputs, usual = run.train.images.ravel(), clinic.healthy_run(run).train.images.ravel()
    mean, spread = round(inputs.mean(), 1) + 0.0, inputs.std()
    bins = np.linspace(min(inputs.min(), usual.min()), max(inputs.max(), usual.max()), 30)
    chart(axes, f"Mean {mean:.1f}, standard deviation {spread:.1f}", "input", "how many")
    axes.hist(usual, bins, color=FAINT, label="healthy")
    axes.hist(inputs, bins, histtype="step", color=BLUE, linewidth=2, label="this network")
    axes.legend(**KEY, loc="upper right")
    return (
        f"The inputs go from {inputs.min():.1f} to {inputs.max():.1f}. Their mean is {mean:.1f}, their standard "
        f"deviation {spread:.1f}."
    )


def _labels(axes, run, *_tools):
    counts, shares = clinic.by_class(run)
    chart(axes, "Training digits of each class", "digit; below: % of validation read right", "how many")
    axes.bar(range(clinic.CLASSES), np.bincount(clinic.healthy_run(run).train.labels), 0.9, color=FAINT)
    axes.bar(range(clinic.CLASSES), counts, 0.5, color=BLUE)
    axes.set_xticks(range(clinic.CLASSES), [f"{i}\n{100 * share:.0f}" for i, share in enumerate(shares)])
    worst = ", ".join(map(str, np.flatnonzero(shares == shares.min())))
    read = f"The validation digits read right least often: {worst} ({shares.min():.0%})."
    if shares.min() == 1:
        read = "All validation digits are read right."
    return (
        f"In the training data each digit occurs {counts.min()} to {counts.max()} times, the {counts.argmin()} "
        f"least often. {read}"
    )


def _worst_samples(axes, run, *_tools):
    axes.set_axis_off()
    write_title(axes, "Above training, below validation")
    told = []
    for up, (name, digits) in enumerate([("training", run.train), ("validation", run.validation)]):
        worst, said = clinic.worst_samples(run, digits, WORST)
        for across, i in enumerate(worst):
            left, top = 10 * across + 1, 13.5 * up + 4
            image = digits.images[i].reshape(SIDE, SIDE)
            axes.imshow(image, cmap="Greys", extent=(left, left + SIDE, top + SIDE, top))
            axes.text(left, top - 0.4, f"label {digits.labels[i]}\nsays {said[across]}", fontsize=11, va="bottom")
        pairs = [f"{digits.labels[i]} read as {says}" for i, says in zip(worst, said, strict=True)]
        told.append(f"{name}: label {', '.join(pairs)}")
    axes.set(xlim=(0, WORST * 10), ylim=(27, 0))
    return f"The samples with the largest errors. In {'; in '.join(told)}."


def _new_digits(axes, run, *_tools):
    names = ["training", "validation", "new digits"]
    errors, usual = clinic.errors_of_parts(run), clinic.errors_of_parts(clinic.healthy_run(run))
    chart(axes, "The error of three kinds of digits", "error", "", xlim=(0, max(0.6, 1.3 * errors.max())))
    axes.barh(names, usual, 0.9, color=FAINT, label="healthy")
    axes.barh(names, errors, 0.5, color=BLUE, label="this network")
    for row, error in enumerate(errors):
        axes.text(error, row, f" {number(error, 3)}", va="center", fontsize=11)
    axes.set_ylim(2.6, -1.4)
    axes.legend(**KEY, loc="upper right")
    told = ", ".join(f"{name} {number(error, 3)}" for name, error in zip(names, errors, strict=True))
    return (
        f"Error: {told}. Of the {len(run.validation.labels)} validation digits, {clinic.twins(run)} are among the "
        "training digits, too."
    )


def _other_rates(axes, run, *_tools):
    slower, faster = clinic.at_other_rates(run)
    runs = {"a tenth of the rate": slower, "this rate": run, "ten times the rate": faster}
    return _training_errors(axes, "Training error at other learning rates", run, runs)


def _another_seed(axes, run, *_tools):
    others = {f"seed {seed}": clinic.train_patient(run.patient, seed) for seed in (101, 102, 103)}
    return _training_errors(axes, "Training error of other seeds", run, {"this seed": run} | others)


def _training_errors(axes, title, run, runs):
    _error_chart(axes, title, "epochs", 1.2 * run.errors)  # its key has one line more
    axes.plot(clinic.healthy_run(run).errors[:, 0], label="healthy", **SHADE)
    looks = (":", GREEN), ("-", BLUE), ("--", VERMILION), ("-.", GREY)
    if len(runs) > 3:
        looks = looks[1], looks[2], looks[0], looks[3]
    for (name, other), (style, colour) in zip(runs.items(), looks, strict=False):
        label = f"{name}: {number(other.errors[-1, 0])}"
        axes.plot(other.errors[:, 0], style, color=colour, linewidth=2, label=label)
    axes.legend(**KEY, loc="upper right", borderaxespad=0)
    ends = ", ".join(f"{name} {number(other.errors[-1, 0])}" for name, other in runs.items())
    return f"The training error at the end: {ends}."


EXAMINATIONS = {
    "gradient check": _gradient_check,
    "overfit one batch": _overfit_one_batch,
    "activations": _activations,
    "inputs": _inputs,
    "labels": _labels,
    "worst samples": _worst_samples,
    "new digits": _new_digits,
    "other rates": _other_rates,
    "another seed": _another_seed,
}
