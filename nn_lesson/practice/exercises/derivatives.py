"""Lesson 4: `numerical_derivative`, `error_derivative` and `gradient_step`."""

import numpy as np

from nn_lesson import neuron
from nn_lesson.learner.values import as_given, as_numbers, show
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


H = 1e-5  # the step of the slips
TOO_FAR = "Measure over a much smaller distance."
LOST = "The step is so small that rounding spoils the rise: a computer keeps about 16 digits. 0.00001 works well."


def function_and_place(rng):
    return rng.choice([square, cube, straight]), number(rng, 1, 3)


def slope(h, divisor=None):
    """The slope over a distance `h` to the right, perhaps divided by something else than `h`."""
    return lambda f, x: (f(x + h) - f(x)) / (divisor or h)


def slope_of_two_sides(h):
    """The slope from a distance `h` to the left to a distance `h` to the right."""
    return lambda f, x: (f(x + h) - f(x - h)) / (2 * h)


def rise(f, x):
    return f(x + H) - f(x)


NUMERICAL_DERIVATIVE = Exercise(
    reference=neuron.numerical_derivative,
    says=lambda f, x: f"`numerical_derivative(f, {show(x)})` with f(x) = {FORMULAS[f]}",
    tolerance=0.02,  # a step of 0.01 to one side is good enough
    cases=[(square, 0.87), (square, -1.5), (cube, 2.0), (straight, 4.0), (inverse, 2.0)],
    fresh=function_and_place,
    slips=[
        Slip("not_divided", rise, "This is the rise alone. Divide it by the distance."),
        Slip(
            "not_divided_two_sides",
            lambda f, x: f(x + H) - f(x - H),
            "This is the rise alone. Divide it by the distance between both places.",
        ),
        Slip(
            "multiplied",
            lambda f, x: rise(f, x) * H,
            "The rise is multiplied by the distance. Divide. (Mind that `a / 2 * h` multiplies, too.)",
        ),
        Slip(
            "divided_by_x",
            lambda f, x: rise(f, x) / x,
            "The rise is divided by `x`, or nearly so. Divide by the distance.",
        ),
        Slip("upside_down", lambda f, x: H / rise(f, x), "The fraction stands upside down: rise by distance."),
        Slip(
            "twice",
            lambda f, x: (f(x + H) - f(x - H)) / H,
            "It is twice the slope. From `x - h` to `x + h`, the distance is more than `h`.",
        ),
        Slip(
            "half",
            slope(H, divisor=2 * H),
            "It is half the slope. From `x` to `x + h`, the distance is `h`, no more.",
        ),
        Slip(
            "reversed",
            lambda f, x: -rise(f, x) / H,
            "The sign is wrong. The rise is what the function gains on the way to the right.",
        ),
        Slip("sign_lost", lambda f, x: abs(rise(f, x)) / H, "The sign is lost. Downhill, a slope is negative."),
        Slip("heights_added", lambda f, x: (f(x + H) + f(x)) / H, "The two heights are added. Subtract."),
        Slip("value", lambda f, x: f(x), "This is the height of the curve. How much does it change nearby?"),
        Slip("value_doubled", lambda f, x: 2 * f(x), "This is twice the height. How much does it change nearby?"),
        Slip("place", lambda f, x: x, "This is `x` itself. Ask `f` for the heights at two places."),
        Slip(
            "from_zero",
            lambda f, x: f(x) / x,
            "The height is divided by `x`. Take the *change* of the height over a small distance.",
        ),
        Slip(
            "height_by_distance",
            lambda f, x: f(x + H) / H,
            "The height is divided by the distance. The other height is still to be subtracted.",
        ),
        Slip(
            "brackets",
            lambda f, x: f(x + H) - f(x) / H,
            "Only the second height is divided: brackets are missing.",
        ),
        Slip("only_second_at_h", lambda f, x: (f(H) - f(x)) / H, "`f` is asked at `h`. Ask it at `x + h`."),
        Slip("times_h", lambda f, x: (f(x * H) - f(x)) / H, "`x` is multiplied by `h`. Add `h` to it."),
        Slip("step_alone", lambda f, x: f(H) / H, "`f` is asked at `h`. Ask it at `x + h`."),
        Slip(
            "place_subtracted",
            lambda f, x: (f(x + H) - x) / H,
            "`x` is a place, not a height. Subtract the height there.",
        ),
        Slip("back_to_h", lambda f, x: (f(x) - f(H)) / H, "`f` is asked at `h`. Ask it at `x + h`."),
        Slip(
            "distance_subtracted",
            lambda f, x: rise(f, x) - H,
            "The distance is subtracted from the rise. Divide by it.",
        ),
        Slip("step_of_one", slope(1), f"The step is about 1. {TOO_FAR}"),
        Slip("step_of_a_half", slope(0.5), f"The step is about 0.5. {TOO_FAR}"),
        Slip("step_of_a_tenth", slope(0.1), f"The step is about 0.1. {TOO_FAR}"),
        Slip("two_steps_of_one", slope_of_two_sides(1), f"The steps to both sides are about 1. {TOO_FAR}"),
        Slip("two_steps_of_a_half", slope_of_two_sides(0.5), f"The steps to both sides are about 0.5. {TOO_FAR}"),
        Slip(
            "too_small",
            lambda f, x: 0,
            "The slope is 0 everywhere. Is the step so small that it is lost in rounding, so that `x + h` is `x`? "
            "Something like 0.00001 works.",
        ),
        Slip("step_of_1e-14", slope(1e-14), LOST),
        Slip("step_of_1e-15", slope(1e-15), LOST),
        Slip("step_of_1e-16", slope(1e-16), LOST),
        Slip(
            "power_rule",
            lambda f, x: 2 * x,
            "This is right for x² only. Measure the slope of whatever function `f` is.",
        ),
        Slip(
            "outside",
            lambda f, x: 1,
            "The slope is 1 everywhere. Is `h` added outside of `f`? Move `x` by `h`, and ask `f` there.",
        ),
    ],
    hints=[
        "The rise is a difference of two heights: that of the curve a little further on, and that at `x`.",
        "`f(x)` is the height at `x`. How do you write the height at `x + h`? And what do you divide the rise by?",
        "`rise = f(x + h) - f(x)`. The slope is the rise divided by the distance you went.",
    ],
)


ERROR_DERIVATIVE = Exercise(
    reference=neuron.error_derivative,
    forms=(as_given, as_numbers),  # `math.sqrt` and `float` take no arrays
    tolerance=1e-3,  # a derivative that is measured is good enough
    cases=[(0.87, 0), (0.8, 1), (0.25, 0), (2.0, 0.5), (np.array([0.87101915]), 0)],
    fresh=lambda rng: (round(rng.uniform(0.05, 0.95), 2), rng.randint(0, 1)),
    by_hand=lambda rng: (rng.choice([0.1, 0.2, 0.4, 0.7, 0.9]), rng.choice([0, 1])),
    slips=[
        Slip("two_missing", lambda p, t: p - t, "This is the miss. The 2 of the power rule is missing."),
        Slip(
            "sign",
            lambda p, t: 2 * (t - p),
            "The sign is wrong: it is twice the miss, and the miss is prediction minus target.",
        ),
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
        Slip("times_prediction", lambda p, t: 2 * (p - t) * p, "The prediction is a factor, too. Leave it out."),
        Slip("times_target", lambda p, t: 2 * (p - t) * t, "The target is a factor, too. Leave it out."),
        Slip("prediction", lambda p, t: p, "This is the prediction itself. How far is it from the target?"),
        Slip("two_added", lambda p, t: 2 + (p - t), "The 2 is added. In the power rule it is a factor."),
        Slip(
            "twice", lambda p, t: 4 * (p - t), "It is twice too large. The 2 of the power rule stands there once."
        ),
        Slip(
            "power_of_two",
            lambda p, t: 2 ** (p - t),
            "This is 2 to the power of the miss. One `*` multiplies, two make a power.",
        ),
        Slip("three", lambda p, t: 3 * (p - t) ** 2, "This is the rule for a cube. The error is a square."),
        Slip("error_halved", lambda p, t: (p - t) ** 2 / 2, "This is half the error. Its derivative is wanted."),
        Slip(
            "target_doubled",
            lambda p, t: p - 2 * t,
            "Only the target is doubled: the 2 is a factor of the whole miss.",
        ),
        Slip(
            "absolute_miss", lambda p, t: abs(p - t), "This is the size of the miss. Sign and factor are missing."
        ),
        Slip("direction", lambda p, t: np.sign(p - t), "This is the sign alone. How steep is it?"),
        Slip(
            "difference_of_squares",
            lambda p, t: p**2 - t**2,
            "Prediction and target are squared one by one. The error is the square of the miss; take "
            "its derivative.",
        ),
        Slip("product", lambda p, t: 2 * p * t, "Prediction and target are multiplied. Subtract."),
        Slip(
            "whole_chain",
            lambda p, t: 2 * (p - t) * p * (1 - p),
            "There are more factors than the power rule gives. They belong to a later lesson.",
        ),
    ],
    hints=[
        "The error is x², where x is prediction minus target. What does the power rule say about x²?",
        "The power rule makes 2x of x². Now put the miss in the place of x.",
        "Two times something in brackets. In the brackets stands the miss: the prediction comes first.",
    ],
)


def as_vectors(case):
    """One weight as an array of one element."""
    weights, derivative, learning_rate = case
    return np.atleast_1d(weights), np.atleast_1d(derivative), learning_rate


def weights_derivative_rate(rng):
    return np.array(vector(rng, 2)), np.array(vector(rng, 2)), rng.choice([0.01, 0.05, 0.2, 0.3])


GRADIENT_STEP = Exercise(
    reference=neuron.gradient_step,
    forms=(as_given, as_vectors),  # a loop over the weights needs some
    cases=[
        (np.array([1.45, -0.66]), np.array([0.39, 0.29]), 0.1),
        (np.array([1.0, 2.0, -0.5]), np.array([-4.0, 0.5, 2.0]), 0.5),
        (np.array([0.5, -1.0]), np.array([2.0, -6.0]), 0.01),
        (3.0, 2.0, 0.1),
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
        Slip("derivative_alone", lambda w, d, r: d, "This is the derivative alone. New weights are wanted."),
        Slip(
            "rate_of_a_tenth",
            lambda w, d, r: w - 0.1 * d,
            "The learning rate is always 0.1 here. Use the one that is passed in.",
        ),
        Slip("squared", lambda w, d, r: w - r * d**2, "The derivative is squared, so its sign is lost."),
        Slip(
            "absolute",
            lambda w, d, r: w - r * abs(d),
            "The derivative's sign is lost, so that every weight goes down. It says which way is downhill.",
        ),
        Slip("twice", lambda w, d, r: w - 2 * r * d, "The step is twice as long as it should be."),
        Slip("half", lambda w, d, r: w - r * d / 2, "The step is half as long as it should be."),
        Slip(
            "rate_divided",
            lambda w, d, r: w - r / d,
            "The learning rate is divided by the derivative. Multiply.",
        ),
        Slip(
            "weights_less_rate_times",
            lambda w, d, r: (w - r) * d,
            "The learning rate is taken from the weights before the derivative comes: look at the brackets.",
        ),
        Slip(
            "rate_times_weights",
            lambda w, d, r: r * w - d,
            "The learning rate is a factor of the weights. It belongs to the derivative.",
        ),
        Slip(
            "exchanged",
            lambda w, d, r: d - r * w,
            "Weights and derivative have changed places.",
        ),
        Slip(
            "all_multiplied",
            lambda w, d, r: w * r * d,
            "All three are multiplied. A step is taken *from* the weights.",
        ),
        Slip(
            "rate_less_derivative",
            lambda w, d, r: w - r + d,
            "Learning rate and derivative are not multiplied with each other.",
        ),
        Slip(
            "first_for_all",
            lambda w, d, r: w - r * np.ravel(d)[0],
            "Every weight takes the step of the first. Each of them has a derivative of its own.",
        ),
        Slip(
            "last_weight",
            lambda w, d, r: np.ravel(w)[-1] - r * d,
            "Only the last weight counts: each round of the loop replaces what the one before has made.",
        ),
        Slip(
            "every_pair",
            lambda w, d, r: np.subtract.outer(w, r * d),
            "Every weight meets every derivative. It should meet its own only, as in the worked step.",
        ),
        Slip(
            "dot_for_all",
            lambda w, d, r: w - r * np.dot(w, d),
            "The dot product makes one number of weights and derivative. Each weight has a derivative of its own.",
        ),
        Slip(
            "one_number",
            lambda w, d, r: np.sum(w - r * d),
            "The new weights are added up to one number. Keep one for each weight.",
        ),
        Slip(
            "rate_and_derivative_added",
            lambda w, d, r: w - (r + d),
            "Learning rate and derivative are added. Multiply.",
        ),
    ],
    hints=[
        "Look at the rule above: the new weights are the old ones, minus something. What is that something?",
        "The step is the learning rate times the derivative. NumPy does it for all weights at once.",
        "Start with `weights`, and take away the product of `learning_rate` and `derivative`. "
        "Return the result; `-=` would change the old weights.",
    ],
)

EXERCISES = [NUMERICAL_DERIVATIVE, ERROR_DERIVATIVE, GRADIENT_STEP]
