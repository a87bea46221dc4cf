"""Lesson 4: `numerical_derivative`, `error_derivative` and `gradient_step`."""

import numpy as np

from nn_lesson import neuron
from nn_lesson.learner.values import show
from nn_lesson.practice.exercise import Exercise, number, vector
from nn_lesson.practice.slips import table


def square(x):
    return x * x


def cube(x):
    return x * x * x


def straight(x):
    return 3 * x + 1


def inverse(x):
    return 1 / x


def flat(x):
    return x / 8000


FORMULAS = {square: "x²", cube: "x³", straight: "3x + 1", inverse: "1/x", flat: "x/8000"}


def function_and_place(rng):
    return rng.choice([square, cube, straight]), number(rng, 1, 3)


def numerical_derivative(f, x):
    """The lesson's lines as a learner fills them in."""
    h = 0.00001
    rise = f(x + h) - f(x)
    return rise / h


NUMERICAL_DERIVATIVE = Exercise(
    reference=neuron.numerical_derivative,
    says=lambda f, x: f"`numerical_derivative(f, {show(x)})` with f(x) = {FORMULAS[f]}",
    tolerance=0.02,  # a step of 0.01 to one side is good enough
    cases=[(square, 0.87), (square, -1.5), (cube, 2.0), (straight, 4.0), (inverse, 2.0), (flat, 4.0)],
    fresh=function_and_place,
    slips=table(
        numerical_derivative,
        """
        not_divided: return rise
            This is as small as the rise alone. Divide by the distance from one place to the other.
        not_divided_two_sides: rise = f(x + h) - f(x - h); return rise
            This is the rise alone. Divide it by the distance between both places.
        multiplied: return rise * h
            The rise is multiplied by the distance. Divide.
        divided_by_x: return rise / x
            The rise is divided by a place, not by the distance between two.
        twice: rise = f(x + h) - f(x - h)
            It is twice the slope. From `x - h` to `x + h`, the distance is more than `h`.
        half: return rise / (2 * h)
            It is half the slope. From `x` to `x + h`, the distance is `h`, no more.
        several_steps: [(f(x + h) - f(x)) / h for h in (1, 0.1, 0.01, 0.001)]
            There is a slope for each of several distances. One is wanted, over a very small distance.
        reversed: rise = f(x) - f(x + h)
            The sign is wrong. The rise is what the function gains on the way to the right.
        value: return f(x)
            This comes to the height of the curve. A slope needs `f` at two places: how much does it change?
        value_doubled: rise = f(x + h) + f(x); return rise
            This is twice the height. How much does it change nearby?
        place: return x
            This is `x` itself. Ask `f` for the heights at two places.
        from_zero: return f(x) / x
            The height is divided by `x`. Take the change of the height over a small distance.
        height_by_distance: rise = f(x + h)
            The height is divided by the distance. The other height is still to be subtracted.
        brackets: return f(x + h) - f(x) / h
            Only the second height is divided: brackets are missing.
        step_alone: rise = f(h)
            `f` is asked at `h`. Ask it at `x`, and at a place near `x`.
        place_subtracted: rise = f(x + h) - x
            `x` is a place, not a height. Subtract the height there.
        back_to_h: rise = f(x) - f(h)
            `f` is asked at `h`. Ask it at a place near `x`.
        step_of_one: h = 1
            The step is about 1. Measure over a much smaller distance.
        too_small: h = 1e-20
            The slope is 0 everywhere. Is the step so small that it is lost in rounding, so that `x + h` is `x`?
            Something like 0.00001 works.
        step_of_1e-14: h = 1e-14
            Rounding spoils so small a step: a computer keeps about 16 digits. 0.00001 works well.
        step_of_1e-15: h = 1e-15
            Rounding spoils so small a step: a computer keeps about 16 digits. 0.00001 works well.
        step_of_1e-16: h = 1e-16
            Rounding spoils so small a step: a computer keeps about 16 digits. 0.00001 works well.
        power_rule: return 2 * x
            This is right for x² only. Measure the slope of whatever function `f` is.
        outside: rise = f(x) + h - f(x)
            Is `h` added outside of `f`, so that the rise is `h` everywhere? Move `x` by `h`, and ask `f` there.
        """,
    ),
    hints=[
        "The rise is a difference of two heights: that of the curve a little further on, and that at `x`.",
        "`f(x)` is the height at `x`. How do you write the height at `x + h`? And what do you divide the rise by?",
        "`f(x + h)` is the height a little further on. Take the height at `x` from it, and call that `rise`. "
        "The slope is `rise` divided by the distance that you went, which is `h`.",
    ],
)


ERROR_DERIVATIVE = Exercise(
    reference=neuron.error_derivative,
    tolerance=1e-3,  # a derivative that is measured is good enough
    cases=[
        (0.87, 0),
        (0.8, 1),
        (0.25, 0),
        (2.0, 0.5),
        (0.87101915, 0),
        (0.50617, 0.5),
        (0.5, -1),
    ],
    fresh=lambda rng: (round(rng.uniform(0.05, 0.95), 2), rng.randint(0, 1)),
    by_hand=lambda rng: (rng.choice([0.1, 0.2, 0.4, 0.7, 0.9]), rng.choice([0, 1])),
    slips=table(
        neuron.error_derivative,
        """
        two_missing: prediction - target
            This is the miss. The 2 of the power rule is missing.
        sign: 2 * (target - prediction)
            The sign is wrong. Where the prediction is too high, the derivative is positive.
        error: (prediction - target) ** 2
            This is the error itself. Its derivative is wanted.
        brackets_in_power: 2 * (prediction - target) ** 2 - 1
            The 1 is taken from the whole. In the power rule it is taken from the exponent: brackets are missing.
        error_doubled: 2 * (prediction - target) ** 2
            The power should go down by one: no square is left.
        absolute: 2 * abs(prediction - target)
            The sign is lost. It says which way is down.
        prediction: prediction
            This is the prediction itself. How far is it from the target?
        two_added: 2 + (prediction - target)
            The 2 is added. In the power rule it is a factor.
        power_of_two: 2 ** (prediction - target)
            This is 2 to the power of the miss. One `*` multiplies, two make a power.
        three: 3 * (prediction - target) ** 2
            This is the rule for a cube. The error is a square.
        error_halved: (prediction - target) ** 2 / 2
            This is half the error. Its derivative is wanted.
        target_doubled: prediction - 2 * target
            Only the target is doubled: the 2 is a factor of the whole miss.
        absolute_miss: abs(prediction - target)
            This is the size of the miss. Sign and factor are missing.
        direction: np.sign(prediction - target)
            This is the sign alone. How steep is it?
        difference_of_squares: prediction**2 - target**2
            Prediction and target are squared one by one. The error is the square of the miss; take its derivative.
        product: 2 * prediction * target
            Prediction and target are multiplied. Subtract.
        whole_chain: 2 * (prediction - target) * prediction * (1 - prediction)
            There are more factors than the power rule gives. They belong to a later lesson.
        """,
    ),
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
    easier=as_vectors,  # a loop over the weights needs some
    cases=[
        (np.array([1.45, -0.66]), np.array([0.39, 0.29]), 0.1),
        (np.array([1.0, 2.0, -0.5]), np.array([-4.0, 0.5, 2.0]), 0.5),
        (np.array([0.5, -1.0]), np.array([49.9877, -6.0]), 0.01),  # rounding would lose most of the first weight
        (np.array([3, 1]), np.array([2, -4]), 1),  # whole numbers, which `-=` would change in place, too
        (3.0, 2.0, 0.1),
    ],
    fresh=weights_derivative_rate,
    by_hand=lambda rng: (rng.choice([1, 2, 5]), rng.choice([-4, -2, 2, 6]), rng.choice([0.1, 0.5])),
    slips=table(
        neuron.gradient_step,
        """
        plus: weights + learning_rate * derivative
            It steps with the derivative, uphill. Which sign leads downhill?
        no_rate: weights - derivative
            The learning rate does not count.
        step_alone: learning_rate * derivative
            This is the step alone. Take it from the old weights.
        step_alone_down: -learning_rate * derivative
            This is the step alone. Add it to the old weights.
        rate_alone: weights - learning_rate
            The derivative does not count: every step is equally large.
        sign_only: weights - learning_rate * np.sign(derivative)
            Only the derivative's sign counts. Its size should count, too: steep ground, long step.
        one_for_all: weights - learning_rate * np.sum(derivative)
            One number is taken from every weight. Each weight has a derivative of its own.
        mean_for_all: weights - learning_rate * np.mean(derivative)
            The mean of the derivatives is taken from every weight. Each weight has one of its own.
        nothing: weights
            The weights come back unchanged.
        derivative_alone: derivative
            This is the derivative alone. New weights are wanted.
        rate_of_a_tenth: weights - 0.1 * derivative
            The learning rate is always 0.1 here. Use the one that is passed in.
        absolute: weights - learning_rate * abs(derivative)
            The derivative's sign is lost, so that every weight goes down. It says which way is downhill.
        rate_times_weights: learning_rate * weights - derivative
            The learning rate is a factor of the weights. It belongs to the derivative.
        exchanged: derivative - learning_rate * weights
            Weights and derivative have changed places.
        all_multiplied: weights * learning_rate * derivative
            All three are multiplied. A step is taken from the weights.
        rate_less_derivative: weights - learning_rate + derivative
            Learning rate and derivative are not multiplied with each other.
        first_for_all: weights - learning_rate * derivative[0]
            Every weight takes the step of the first. Each of them has a derivative of its own.
        first_weight: np.append(weights[:1] - learning_rate * derivative[:1], weights[1:])
            Only the first weight takes a step. All of them should.
        rate_for_all: (weights - derivative) * learning_rate
            The learning rate multiplies the weights, too. It is a factor of the derivative only.
        last_weight: def gradient_step(weights, derivative, learning_rate):
            |     for weight in weights:
            |         weight = weight - learning_rate * derivative
            |     return weight
            Only the last weight counts. No loop is needed: `-` and `*` take whole arrays, and single numbers, too.
        every_pair_in_a_row: np.array([w - learning_rate * d for w in weights for d in derivative])
            Every weight meets every derivative. It should meet its own only, as in the worked step.
        every_pair: np.array([weight - learning_rate * derivative for weight in weights])
            Every weight meets every derivative. It should meet its own only, as in the worked step.
        dot_for_all: weights - learning_rate * np.dot(weights, derivative)
            The dot product makes one number of weights and derivative. Each weight has a derivative of its own.
        one_number: sum(weights - learning_rate * derivative)
            The new weights are added up to one number. Keep one for each weight.
        """,
    ),
    hints=[
        "Look at the rule above: the new weights are the old ones, minus something. What is that something?",
        "The step is the learning rate times the derivative. NumPy does it for all weights at once.",
        "Start with `weights`, and take away the product of `learning_rate` and `derivative`. "
        "Return the result; `-=` would change the old weights.",
    ],
)

EXERCISES = [NUMERICAL_DERIVATIVE, ERROR_DERIVATIVE, GRADIENT_STEP]
