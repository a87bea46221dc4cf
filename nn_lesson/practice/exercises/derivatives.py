"""Lesson 4: `numerical_derivative`, `error_derivative` and `gradient_step`."""

import numpy as np

from nn_lesson import neuron
from nn_lesson.learner.values import show
from nn_lesson.practice.exercise import Exercise, Slip, number, vector


def square(x):
    return x * x


def cube(x):
    return x * x * x


def straight(x):
    return 3 * x + 1


def inverse(x):
    return 1 / x


FORMULAS = {square: "x²", cube: "x³", straight: "3x + 1", inverse: "1/x"}


def function_and_place(rng):
    return rng.choice([square, cube, straight]), number(rng, 0.5, 3)


def slope(f, x, h, divisor=None):
    return (f(x + h) - f(x)) / (divisor or h)


NUMERICAL_DERIVATIVE = Exercise(
    reference=neuron.numerical_derivative,
    says=lambda f, x: f"`numerical_derivative(f, {show(x)})` with f(x) = {FORMULAS[f]}",
    tolerance=0.02,  # a step of 0.01 to one side is good enough
    cases=[(square, 0.87), (square, -1.5), (cube, 2.0), (straight, 4.0), (inverse, 1.0)],
    fresh=function_and_place,
    slips=[
        Slip(
            "not_divided",
            lambda f, x: f(x + 1e-5) - f(x),
            "This is the rise alone. Divide it by the distance.",
        ),
        Slip(
            "not_divided_two_sides",
            lambda f, x: f(x + 1e-5) - f(x - 1e-5),
            "This is the rise alone. Divide it by the distance between both places.",
        ),
        Slip(
            "twice",
            lambda f, x: (f(x + 1e-5) - f(x - 1e-5)) / 1e-5,
            "It is twice the slope: from `x - h` to `x + h` the distance is more than `h`.",
        ),
        Slip(
            "half",
            lambda f, x: slope(f, x, 1e-5, 2e-5),
            "It is half the slope: from `x` to `x + h` the distance is `h`, no more.",
        ),
        Slip(
            "reversed",
            lambda f, x: (f(x) - f(x + 1e-5)) / 1e-5,
            "The sign is wrong. The rise is what the function gains on the way to the right.",
        ),
        Slip("value", lambda f, x: f(x), "This is the height of the curve. How much does it change nearby?"),
        Slip(
            "from_zero",
            lambda f, x: f(x) / x,
            "The height is divided by `x`. Take the *change* of the height over a small distance.",
        ),
        Slip(
            "height_by_distance",
            lambda f, x: f(x + 1e-5) / 1e-5,
            "The height is divided by the distance. Subtract the height at `x` first.",
        ),
        Slip(
            "brackets",
            lambda f, x: f(x + 1e-5) - f(x) / 1e-5,
            "Only the second height is divided: brackets are missing.",
        ),
        Slip(
            "step_of_one", lambda f, x: slope(f, x, 1), "The step is 1. That is too far: take a much smaller one."
        ),
        Slip("step_of_a_tenth", lambda f, x: slope(f, x, 0.1), "The step is 0.1. Take a much smaller one."),
        Slip(
            "too_small",
            lambda f, x: slope(f, x, 1e-20),
            "The step is so small that it is lost in rounding: `x + h` is `x`. Something like 0.00001 works.",
        ),
        Slip(
            "power_rule",
            lambda f, x: 2 * x,
            "This is right for x² only. Measure the slope of whatever function `f` is.",
        ),
        Slip(
            "outside",
            lambda f, x: (f(x) + 1e-5 - f(x)) / 1e-5,
            "The step is added outside of `f`. Move `x` instead.",
        ),
        Slip("step_alone", lambda f, x: f(1e-5) / 1e-5, "`f` is asked at `h`. Ask it at `x + h`."),
    ],
    hints=[
        "The rise is a difference of two heights: that of the curve a little further on, and that at `x`.",
        "`f(x)` is the height at `x`. How do you write the height at `x + h`? And what do you divide the rise by?",
        "`rise = f(x + h) - f(x)`. The slope is the rise divided by the distance you went.",
    ],
)


ERROR_DERIVATIVE = Exercise(
    reference=neuron.error_derivative,
    cases=[(0.87, 0), (0.8, 1), (0.5, 0), (2.0, 0.5), (np.array([0.87101915]), 0)],
    fresh=lambda rng: (round(rng.uniform(0.05, 0.95), 2), rng.randint(0, 1)),
    by_hand=lambda rng: (rng.choice([0.1, 0.2, 0.4, 0.7, 0.9]), rng.choice([0, 1])),
    slips=[
        Slip("two_missing", lambda p, t: p - t, "This is the miss. The 2 of the power rule is missing."),
        Slip("sign", lambda p, t: 2 * (t - p), "The sign is wrong: take the target away from the prediction."),
        Slip("miss_reversed", lambda p, t: t - p, "The sign is wrong, and the 2 of the power rule is missing."),
        Slip("error", lambda p, t: (p - t) ** 2, "This is the error itself. Its derivative is wanted."),
        Slip(
            "error_doubled", lambda p, t: 2 * (p - t) ** 2, "The power should go down by one: no square is left."
        ),
        Slip("absolute", lambda p, t: 2 * abs(p - t), "The sign is lost. It says which way is down."),
        Slip("brackets", lambda p, t: 2 * p - t, "Only the prediction is doubled: brackets are missing."),
        Slip("added", lambda p, t: 2 * (p + t), "Prediction and target are added. Subtract."),
        Slip("no_target", lambda p, t: 2 * p, "The target does not count."),
        Slip("halved", lambda p, t: (p - t) / 2, "It is divided by 2, not multiplied."),
        Slip("times_prediction", lambda p, t: 2 * (p - t) * p, "There is one factor too many."),
    ],
    hints=[
        "The error is $x^2$, where $x$ is prediction minus target. What does the power rule say about $x^2$?",
        "The power rule makes $2x$ of $x^2$. Now put the miss in the place of $x$.",
        "Two times something in brackets. In the brackets stands the miss: the prediction comes first.",
    ],
)


def weights_derivative_rate(rng):
    return np.array(vector(rng, 2)), np.array(vector(rng, 2)), rng.choice([0.01, 0.05, 0.2, 0.3])


GRADIENT_STEP = Exercise(
    reference=neuron.gradient_step,
    cases=[
        (np.array([1.45, -0.66]), np.array([0.39, 0.29]), 0.1),
        (np.array([1.0, 2.0, -0.5]), np.array([-4.0, 0.5, 2.0]), 0.5),
        (3.0, 2.0, 0.1),
        (np.array([0.5, -1.0]), np.array([2.0, -6.0]), 0.01),
    ],
    fresh=weights_derivative_rate,
    by_hand=lambda rng: (rng.choice([1, 2, 5]), rng.choice([-4, -2, 2, 6]), rng.choice([0.1, 0.5])),
    slips=[
        Slip(
            "plus", lambda w, d, r: w + r * d, "It steps *with* the derivative, uphill. Which sign leads downhill?"
        ),
        Slip("no_rate", lambda w, d, r: w - d, "The learning rate does not count."),
        Slip("no_rate_plus", lambda w, d, r: w + d, "The learning rate does not count, and it steps uphill."),
        Slip("step_alone", lambda w, d, r: r * d, "This is the step alone. Take it from the old weights."),
        Slip("step_alone_down", lambda w, d, r: -r * d, "This is the step alone. Add it to the old weights."),
        Slip("divided", lambda w, d, r: w - d / r, "The derivative is divided by the learning rate. Multiply."),
        Slip("rate_alone", lambda w, d, r: w - r, "The derivative does not count: every step is equally large."),
        Slip(
            "brackets",
            lambda w, d, r: (w - d) * r,
            "The weights are multiplied by the learning rate, too: look at the brackets.",
        ),
        Slip(
            "weights_multiplied",
            lambda w, d, r: w - r * d * w,
            "The weights are a factor of the step. Leave them out.",
        ),
        Slip(
            "sign_only",
            lambda w, d, r: w - r * np.sign(d),
            "Only the derivative's sign counts. Its size should count, too: steep ground, long step.",
        ),
        Slip(
            "one_for_all",
            lambda w, d, r: w - r * np.sum(d),
            "One number is taken from every weight. Each weight has a derivative of its own.",
        ),
        Slip(
            "mean_for_all",
            lambda w, d, r: w - r * np.mean(d),
            "The mean of the derivatives is taken from every weight. Each weight has one of its own.",
        ),
        Slip("reversed", lambda w, d, r: r * d - w, "It is subtracted the wrong way round."),
        Slip("nothing", lambda w, d, r: w, "The weights come back unchanged."),
        Slip(
            "rate_and_derivative_added",
            lambda w, d, r: w - (r + d),
            "Learning rate and derivative are added. Multiply.",
        ),
    ],
    hints=[
        "Look at the rule above: the new weights are the old ones, minus something. What is that something?",
        "The step is the learning rate times the derivative. NumPy does it for all weights at once.",
        "Start with `weights`, and take away the product of `learning_rate` and `derivative`. Return the "
        "result; "
        "`-=` would change the old weights.",
    ],
)

EXERCISES = [NUMERICAL_DERIVATIVE, ERROR_DERIVATIVE, GRADIENT_STEP]
