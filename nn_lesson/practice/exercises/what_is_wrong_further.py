"""Lesson 10, further: `sick_curve` and `wrong_slope`."""

import numpy as np

from nn_lesson.practice.exercise import task
from nn_lesson.practice.exercises.what_is_wrong import (
    bowl,
    error_gradient_weights,
    says_gradient_check,
    three,
    twisted,
)


def sick_curve(curves):
    """The place of the one list of errors that does not end below its beginning, or ends as nan."""
    for place, errors in enumerate(curves):
        healthy = errors[-1] < errors[0]
        if not healthy:
            return place
    return None


def wrong_slope(error_of, gradient, weights):
    """The place of the one number in a gradient, `(n,)`, that is wrong; `error_of` takes weights, `(n,)`."""
    gaps = []
    for i in range(len(weights)):
        up, down = weights.copy(), weights.copy()
        up[i] += 1e-5
        down[i] -= 1e-5
        slope = (error_of(up) - error_of(down)) / 2e-5
        gaps.append(abs(slope - gradient[i]))
    return np.argmax(gaps)


def some_curves(rng):
    curves = [[4, 3, 1], [5, 6, 2], [9, 2, 3], rng.choice([[2, 1, 3], [2, 3, 2], [1, 5, 4], [7, 2, 8], [6, 1, 6]])]
    return (rng.sample(curves, 4),)


FURTHER = [
    task(
        sick_curve,
        some_curves,
        [
            ([[3, 2, 1], [2, 2.5, 4], [5, 6, 2]],),
            ([[1, 1, 1], [4, 1, 3]],),  # it stands still
            ([[2, 3, 1], [9, 1, 8], [0.5, 0.2, 0.6]],),
            ([[1, 0.5], [5, 3, 4], [3, 1, 4]],),  # it neither begins lowest nor ends highest
            ([[4, 1, 3], [3, 4, 2], [5, 2, 5]],),
            ([[5, 2, 3, 1], [3, 1, 7, 2], [1, 4, 9]],),
            ([[2, 1, 3], [6, 2, 4], [5, 3, 1]],),
            ([[4, 2], [3, float("nan")], [6, 1]],),
        ],
        "What do the healthy ones have in common? Compare the beginning of each with its end.",
        "`errors[0]` and `errors[-1]` are the first and the last error. What is compared with nan is false.",
        "With `enumerate(curves)`, return the place of the one for which `errors[-1] < errors[0]` is not true.",
        slips="""
        # What is returned
        healthy_one: if not healthy -> if healthy
            This is the first one that ends lower than it began, a healthy one. Which one does not?
        from_one: return place -> return place + 1
            Counting begins with 1 here. The first curve has the number 0.
        curve: def sick_curve(curves):
            |     return [errors for errors in curves if not errors[-1] < errors[0]][0]
            This is the sick curve itself. Return its place in `curves`.
        end: def sick_curve(curves):
            |     return [errors[-1] for errors in curves if not errors[-1] < errors[0]][0]
            This is the last error of the sick curve. Return the curve's place in `curves`.
        in_a_list: return place -> return [place]
            The right place stands in a list. Only one curve is sick: return the number alone.
        each: [not errors[-1] < errors[0] for errors in curves]
            This says of each curve whether it is sick. Return the place of the one that is.
        each_healthy: [errors[-1] < errors[0] for errors in curves]
            This says of each curve whether it is healthy. Return the place of the one that is not.
        seems_how_many: 1
            It is always 1, and so many curves are sick. Which one it is should come out.
        seems_last: len(curves) - 1
            It is always the place of the last curve. Is the place kept, or returned, as soon as a sick one is
            found?
        seems_past_the_end: len(curves) - (curves[-1][-1] < curves[-1][0])
            The loop goes on to the last curve after the sick one was found. To change its variable does not end
            it: return the place at once.
        seems_first: 0
            It is always 0, the place of the first curve. Does a `return` come before the others are looked at?
        # nan, and the same height
        nan: def sick_curve(curves):
            |     for place, errors in enumerate(curves):
            |         if errors[-1] >= errors[0]:
            |             return place
            A curve that ends as nan goes unnoticed. All that is compared with nan is false: ask what is true of
            healthy ones, and turn that round.
        higher_alone: def sick_curve(curves):
            |     for place, errors in enumerate(curves):
            |         if errors[-1] > errors[0]:
            |             return place
            Only a curve that ends higher is found. One that ends at the same height is sick, too, and one that
            ends as nan, which nothing is larger than.
        same_height: def sick_curve(curves):
            |     for place, errors in enumerate(curves):
            |         if not errors[-1] <= errors[0]:
            |             return place
            A curve that ends at the height at which it began goes unnoticed. It has not learned either.
        # What is compared
        any_rise: healthy = all(after < before for before, after in zip(errors, errors[1:]))
            A curve that rises anywhere counts as sick. It may rise on its way, as long as it ends lower than it
            began.
        last_two: healthy = errors[-1] < errors[-2]
            The end is compared with the error before it. Compare it with the beginning.
        last_two_from_one: def sick_curve(curves):
            |     for place, errors in enumerate(curves, start=1):
            |         if errors[-1] > errors[-2]:
            |             return place
            The end is compared with the error before it, and counting begins with 1. Compare it with the
            beginning, and count from 0. (What is compared with nan is false.)
        highest_end: np.argmax([errors[-1] for errors in curves])
            This is the curve with the highest end. A healthy one may end higher, if it began higher still: compare
            each end with its own beginning.
        highest_end_without_nan: def sick_curve(curves):
            |     return max(range(len(curves)), key=lambda place: curves[place][-1])
            This is the curve with the highest end. A healthy one may end higher, if it began higher still: compare
            each end with its own beginning.
        lowest_end: def sick_curve(curves):
            |     return min(range(len(curves)), key=lambda place: curves[place][-1])
            This is the curve with the lowest end. What makes it sick is that it ends no lower than it began.
        lowest_beginning: np.argmin([errors[0] for errors in curves])
            This is the curve with the lowest beginning. Its end should be looked at, too: compare the two.
        highest_beginning: np.argmax([errors[0] for errors in curves])
            This is the curve with the highest beginning. Its end should be looked at, too: compare the two.
        highest_anywhere: np.argmax([max(errors) for errors in curves])
            This is the curve with the highest error of all. A healthy one may have that: compare each end with its
            own beginning.
        highest_mean: np.argmax([np.mean(errors) for errors in curves])
            This is the curve with the highest mean. A healthy one may have that: compare each end with its own
            beginning.
        most_rises: np.argmax([sum(b > a for a, b in zip(errors, errors[1:])) for errors in curves])
            This is the curve that rises most often. It may do so on its way: compare its end with its beginning.
        largest_fall: np.argmin([errors[-1] - errors[0] for errors in curves])
            This is the curve that falls most, if none is nan: a healthy one. Which one does not fall?
        least_change: def sick_curve(curves):
            |     return min(range(len(curves)), key=lambda place: abs(curves[place][-1] - curves[place][0]))
            This is the curve whose end is nearest to its beginning. A sick one may end far above it.
        least_for_end: healthy = min(errors) < errors[0]
            The least error is compared with the beginning. How a curve ends is what counts.
        """,
    ),
    task(
        wrong_slope,
        lambda rng: error_gradient_weights(rng)[:3],
        [
            (bowl, np.array([2.0, 5.0]), np.array([1.0, 3.0])),
            (bowl, np.array([-1.0, 600.0]), np.array([-1.0, 300.0])),
            (bowl, np.array([6.0, 1.0]), np.array([3.0, 0.0])),  # all slopes together are the first one
            (bowl, np.array([4.0, 7.0]), np.array([2.0, 1.0])),  # the larger number belongs to the smaller slope
            (bowl, np.array([1.0, 2.0]), np.array([2.0, 1.0])),  # the smaller number to the larger slope
            (bowl, np.array([2.0, -4.0]), np.array([1.0, 0.5])),
            (bowl, np.array([4.0, 2.0]), np.array([1.0, 1.0])),  # the wrong one is twice the slope
            (twisted, np.array([-2.0, 13.0]), np.array([1.0, 2.0])),
            (twisted, np.array([1.0, 10.0]), np.array([0.5, 1.0])),
            (three, np.array([-3.0, 1.0, -2.0]), np.array([-1.5, 2.0, 3.0])),
            (three, np.array([0.0, 2.0, 3.0]), np.array([0.0, 0.0, 4.0])),  # here slopes are exact
        ],
        "For each weight, find out which slope is right. Which number of the gradient is furthest from it?",
        "Move one weight up and down by a small step, in copies. How much does the error change for each 1?",
        "Collect all `abs(slope - gradient[i])` in a list `gaps`, and return `np.argmax(gaps)`.",
        slips="""
        signed: abs(slope - gradient[i]) -> slope - gradient[i]
            Where the gradient's number is too large, the gap is below 0 and looks smallest. Take its size.
        signed_from_0: abs(slope - gradient[i]) -> max(0, slope - gradient[i])
            Where the gradient's number is too large, the gap is below 0, and so never above the 0 that you begin
            with. Take its size.
        signed_other: abs(slope - gradient[i]) -> gradient[i] - slope
            Where the gradient's number is too small, the gap is below 0 and looks smallest. Take its size.
        exact: return np.argmax(gaps) -> return [place for place, gap in enumerate(gaps) if gap != 0][0]
            Even the least gap counts here. A slope that is found by trying is hardly ever exactly right: allow a
            small gap, or look for the largest.
        seems_first: 0
            It is always 0, the place of the first number. Does a `return` come too early? And a slope that was
            measured is never exactly the right one: ask which gap is the largest, not whether there is one.
        seems_not_moved: np.argmax(np.abs(gradient) > 1e-3)
            The first number that is not 0 counts as wrong, as if all slopes were 0. Are the weights moved, in
            copies that can take such small steps?
        least_number: np.argmin(gradient)
            This is the least number of the gradient, as if all slopes were alike. Is each divided by how far its
            weight was moved, with brackets around that? And the size of a gap has no sign.
        gap: return np.argmax(gaps) -> return max(gaps)
            This is how far slope and gradient are apart. Return the place of that number in the gradient.
        relative_gap: def wrong_slope(error_of, gradient, weights):
            |     gaps = []
            |     for i in range(len(weights)):
            |         up, down = weights.copy(), weights.copy()
            |         up[i] += 1e-5
            |         down[i] -= 1e-5
            |         slope = (error_of(up) - error_of(down)) / 2e-5
            |         gaps.append(abs(slope - gradient[i]) / max(abs(slope) + abs(gradient[i]), 1e-6))
            |     return max(gaps)
            This is how far slope and gradient are apart. Return the place of that number in the gradient.
        each_gap: return np.argmax(gaps) -> return gaps
            These are all gaps. Return the place of the largest.
        each_verdict: return np.argmax(gaps) -> return [gap > 1e-3 for gap in gaps]
            This says of each number whether it is wrong. Return the place of the one that is.
        stays_moved: def wrong_slope(error_of, gradient, weights):
            |     up, down, gaps = weights.copy(), weights.copy(), []
            |     for i in range(len(weights)):
            |         up[i] += 1e-5
            |         down[i] -= 1e-5
            |         gaps.append(abs((error_of(up) - error_of(down)) / 2e-5 - gradient[i]))
            |     return np.argmax(gaps)
            The weights of earlier rounds stay moved. Move one alone: make the copies anew in each round.
        smallest: np.argmax -> np.argmin
            This is the number that fits best. The wrong one has the largest gap.
        whole_step: def wrong_slope(error_of, gradient, weights):
            |     for i in range(len(weights)):
            |         up = weights.copy()
            |         up[i] += 1
            |         if abs(error_of(up) - error_of(weights) - gradient[i]) > 0.01:
            |             return i
            The step of 1 is far too large: the slope changes on the way, so even a right number seems wrong. Take
            a tiny step, up and down.
        in_a_list: return np.argmax(gaps) -> return [np.argmax(gaps)]
            The right place stands in a list. Only one number is wrong: return its place alone.
        number: return np.argmax(gaps) -> return gradient[np.argmax(gaps)]
            This is the wrong number itself. Return its place in the gradient.
        all_moved: up[i] += 1e-5 -> up += 1e-5; down[i] -= 1e-5 -> down -= 1e-5
            All weights are moved at once, so every slope is the sum of all. Move one weight alone.
        all_moved_first: def wrong_slope(error_of, gradient, weights):
            |     slope = (error_of(weights + 1e-5) - error_of(weights - 1e-5)) / 2e-5
            |     return [place for place in range(len(weights)) if abs(slope - gradient[place]) > 1e-3][0]
            All weights are moved at once, so every slope is the sum of all. Move one weight alone.
        twice: / 2e-5 -> / 1e-5
            The slopes are twice too large. One place is a step above the weight and the other a step below: how
            far is it from one to the other?
        twice_first: return np.argmax(gaps) -> return int(np.argmax(np.array(gaps) > 1e-3)); / 2e-5 -> / 1e-5
            The slopes are twice too large. One place is a step above the weight and the other a step below: how
            far is it from one to the other?
        signs_lost: abs(slope - gradient[i]) -> abs(abs(slope) - abs(gradient[i]))
            The signs are taken off before the two are compared. So a number with the wrong sign goes unnoticed.
        turned: error_of(up) - error_of(down) -> error_of(down) - error_of(up)
            The slopes have the wrong sign: a slope is positive where the error grows as the weight does.
        seems_largest_number: np.argmax(np.abs(gradient))
            This is the largest number of the gradient, as if all slopes were 0. Are the weights moved, and is the
            change of the error divided by how far?
        of_the_bowl: def wrong_slope(error_of, gradient, weights):
            |     for i in range(len(weights)):
            |         if gradient[i] != 2 * weights[i]:
            |             return i
            `2 * weights` is the slope of a² + b² alone, and `error_of` may be any other. Measure its slopes.
        largest_with_sign: np.argmax(gradient)
            This is the largest number of the gradient. Being large does not make it wrong: compare each number
            with the slope that you measure for its weight.
        largest_slope: abs(slope - gradient[i]) -> abs(slope)
            This is the steepest slope. Being steep does not make it wrong: compare it with the gradient's number.
        """,
        says=lambda *case: says_gradient_check(*case).replace("gradient_check", "wrong_slope"),
    ),
]
