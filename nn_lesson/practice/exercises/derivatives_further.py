"""Lesson 4, further: `steepest_place` and `lowest_point`."""

from nn_lesson.learner.values import show
from nn_lesson.neuron import gradient_step, numerical_derivative
from nn_lesson.practice.exercise import number, task, vector
from nn_lesson.practice.exercises.derivatives import FORMULAS, cube, square, straight


def steepest_place(height, places):
    """That of the places at which the curve rises or falls most."""
    steepness = [abs(numerical_derivative(height, place)) for place in places]
    return places[steepness.index(max(steepness))]


def lowest_point(height, x, learning_rate, steps):
    """Where gradient descent on a curve arrives, from `x`, after so many steps."""
    for _step in range(steps):
        derivative = numerical_derivative(height, x)
        x = gradient_step(x, derivative, learning_rate)
    return x


def wave(x):
    return x * x * x - 3 * x


def says_steepest_place(height, *given):
    return f"`steepest_place(height, {', '.join(map(show, given))})` with height(x) = {CURVES[height]}"


def says_lowest_point(*case):
    return says_steepest_place(*case).replace("steepest_place", "lowest_point")


def valley(x):
    return (x - 2) ** 2


CURVES = {**FORMULAS, wave: "x³ − 3x", valley: "(x − 2)²"}

FURTHER = [
    task(
        steepest_place,
        lambda rng: (rng.choice([square, wave, valley]), vector(rng, 4)),
        [
            (square, [1, -3, 2]),  # steepest where it falls
            (cube, [-1, 2, 0.5]),
            (wave, [-1, 0, 1.5]),  # highest where it is flat
            (wave, [0, 1, -1.2]),  # steepest in the middle
            (valley, [3.5, 0.5, 1, 2]),  # not the farthest from 0
            (square, [-1, -2, 0, 1.5]),
        ],
        "Measure the slope at each place. A road that falls is steep, too: what do you do with the sign?",
        "`abs` takes a sign away. Keep the largest steepness so far, and the place where you found it.",
        "With the list `steepness` of all `abs(...)`, return `places[steepness.index(max(steepness))]`.",
        slips="""
        number: return steepness.index(max(steepness))
            This says where in the list it stands. The place itself is wanted.
        falls: abs(numerical_derivative(height, place)) -> numerical_derivative(height, place)
            Where the curve falls, its slope is below 0, so that it never counts as steep here. Take the sign away.
        high: abs(numerical_derivative(height, place)) -> height(place)
            This looks for the highest place. How steep it is there, the slope says.
        slope: return max(steepness)
            This is how steep it is there. The place itself is wanted.
        """,
        says=says_steepest_place,
    ),
    task(
        lowest_point,
        lambda rng: (square, number(rng), rng.choice([0.05, 0.1, 0.2]), rng.randint(2, 6)),
        [(square, 4, 0.25, 2), (square, -2, 0.1, 1), (cube, 2, 0.02, 5), (straight, 1, 0.5, 3), (cube, 1, 0.1, 0)],
        "One step needs the slope at the place where you stand. Each step begins where the one before ended.",
        "In a loop of so many `steps`, measure the slope at `x`, take a step, and store the new place in `x`.",
        "In each round, a new `x` comes from `gradient_step`, with the slope `numerical_derivative(height, x)`.",
        slips="""
        height: derivative = height(x)
            This is how high the curve is. Which way is down, only its slope says.
        of_square: derivative = 2 * x
            This is the slope of x² alone. The curve may be any: measure its slope.
        """,
        says=says_lowest_point,
        tolerance=2e-3,  # so far off are slopes that are measured to one side
    ),
]
