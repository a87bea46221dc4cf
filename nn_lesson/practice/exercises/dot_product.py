"""Lesson 1: `dot` and `cosine_similarity`."""

import numpy as np

from nn_lesson import neuron
from nn_lesson.learner.values import as_arrays, as_lists
from nn_lesson.neuron import dot
from nn_lesson.practice.exercise import Exercise, Slip, vector


def two_vectors(rng):
    length = rng.randint(2, 5)
    return vector(rng, length), vector(rng, length)


def two_short_vectors(rng):
    return tuple([rng.choice([-3, -2, -1, 1, 2, 3]), rng.choice([-4, -2, 0.5, 2, 4])] for _ in range(2))


def two_arrows_of_whole_length(rng):
    arrows = [[3, 4], [4, 3], [-3, 4], [4, -3], [5, 12], [12, -5], [6, 8], [-8, 6]]
    return tuple(rng.sample(arrows, 2))


def pairs(u, v):
    return list(zip(u, v, strict=True))


def length(u):
    return dot(u, u) ** 0.5


def products_multiplied(u, v):
    total = 1
    for a, b in pairs(u, v):
        total *= a * b
    return total


DOT = Exercise(
    reference=neuron.dot,
    forms=(as_lists, as_arrays),
    cases=[
        ([1, 2], [3, 4]),
        ([1.72, 1.23], [1.26, 0]),
        ([2, -1, 0.5], [3, 4, 2]),
        ([2, 1], [-3, 2]),
        ([1, -2, 3, 0.5], [-2, 5, 4, 6]),
    ],
    fresh=two_vectors,
    by_hand=two_short_vectors,
    slips=[
        Slip(
            "not_summed",
            lambda u, v: [a * b for a, b in pairs(u, v)],
            "These are the products of the pairs. They are still to be added up to one number.",
        ),
        Slip(
            "sum_of_sums",
            lambda u, v: sum(u) * sum(v),
            "Here every number of `u` meets every number of `v`. Each should meet its partner only: "
            "the first the first, the second the second.",
        ),
        Slip(
            "pairs_added",
            lambda u, v: sum(a + b for a, b in pairs(u, v)),
            "The two numbers of a pair are added. They should be multiplied.",
        ),
        Slip(
            "pairs_subtracted",
            lambda u, v: sum(a - b for a, b in pairs(u, v)),
            "The two numbers of a pair are subtracted. They should be multiplied.",
        ),
        Slip("only_u", lambda u, v: sum(u), "The numbers of `u` are added, and `v` does not count."),
        Slip("only_v", lambda u, v: sum(v), "The numbers of `v` are added, and `u` does not count."),
        Slip(
            "first_only",
            lambda u, v: u[0] * v[0],
            "Only the first pair counts. Does `return` stand inside the loop, so that it ends after one round?",
        ),
        Slip(
            "last_only",
            lambda u, v: u[-1] * v[-1],
            "Only the last pair counts: each round replaces the total instead of adding to it.",
        ),
        Slip(
            "never_grows",
            lambda u, v: 0,
            "The total is still 0 at the end. Does each round really change it? A result that is computed and not "
            "stored is lost, and whatever multiplies 0 leaves it at 0.",
        ),
        Slip(
            "two_only",
            lambda u, v: u[0] * v[0] + u[1] * v[1],
            "Only the first two pairs count. Vectors may be longer than that: use a loop.",
        ),
        Slip(
            "without_first",
            lambda u, v: dot(u[1:], v[1:]),
            "The first pair is left out. The first index is 0, not 1.",
        ),
        Slip(
            "without_last",
            lambda u, v: dot(u[:-1], v[:-1]),
            "The last pair is left out. Does the loop end one round too early?",
        ),
        Slip(
            "starts_at_one",
            lambda u, v: dot(u, v) + 1,
            "Every answer is 1 too large. With what does the total start?",
        ),
        Slip(
            "products_multiplied",
            products_multiplied,
            "The products are multiplied with each other. They should be added.",
        ),
        Slip(
            "subtracted",
            lambda u, v: -dot(u, v),
            "The size is right and the sign is not: something is subtracted.",
        ),
        Slip(
            "reversed",
            lambda u, v: dot(u, v[::-1]),
            "The first number meets the last, the second the last but one. The first should meet the first.",
        ),
        Slip(
            "u_with_itself",
            lambda u, v: dot(u, u),
            "`v` does not count here: both factors come from `u`. Each pair takes one number from either vector.",
        ),
        Slip(
            "v_with_itself",
            lambda u, v: dot(v, v),
            "`u` does not count here: both factors come from `v`. Each pair takes one number from either vector.",
        ),
        Slip(
            "mean",
            lambda u, v: dot(u, v) / len(u),
            "This is the mean of the products. Their sum is wanted: do not divide.",
        ),
        Slip(
            "absolute",
            lambda u, v: sum(abs(a * b) for a, b in pairs(u, v)),
            "The signs are lost. A negative product must make the sum smaller.",
        ),
        Slip(
            "sign_lost",
            lambda u, v: abs(dot(u, v)),
            "The sign of the answer is lost. A dot product may be negative.",
        ),
        Slip(
            "not_below_zero",
            lambda u, v: max(0, dot(u, v)),
            "Answers below 0 become 0. A dot product may be negative.",
        ),
        Slip(
            "cosine",
            neuron.cosine_similarity,
            "This is the cosine similarity already. The dot product is not divided by the lengths.",
        ),
    ],
    hints=[
        "Take one number from each vector, the two that stand at the same place. What do you do with such a "
        "pair? "
        "And what with all the results?",
        "Keep a total that starts at 0. Go through the pairs with `for a, b in zip(u, v):`. "
        "In each round, the total grows by what one pair gives.",
        "One pair gives `a * b`. Add that to the total in each round with `total += ...`, and return the total "
        "after the loop: `return` stands as far to the left as `for`.",
    ],
)


COSINE_SIMILARITY = Exercise(
    reference=neuron.cosine_similarity,
    forms=(as_lists, as_arrays),
    cases=[
        ([3, 4], [4, 3]),
        ([1.72, 1.23], [1.26, 0]),
        ([3, 4], [-8, 0]),
        ([1, 2, 2], [2, -3, 6]),
    ],
    fresh=two_vectors,
    by_hand=two_arrows_of_whole_length,
    slips=[
        Slip(
            "not_divided", dot, "This is the dot product. It is still to be divided by the lengths of both arrows."
        ),
        Slip(
            "no_root",
            lambda u, v: dot(u, v) / (dot(u, u) * dot(v, v)),
            "It is divided by the squares of the lengths. A length is the root of an arrow's product with itself.",
        ),
        Slip(
            "only_u",
            lambda u, v: dot(u, v) / length(u),
            "It is divided by the length of `u` only, not by that of `v`.",
        ),
        Slip(
            "only_v",
            lambda u, v: dot(u, v) / length(v),
            "It is divided by the length of `v` only, not by that of `u`.",
        ),
        Slip(
            "u_twice",
            lambda u, v: dot(u, v) / dot(u, u),
            "It is divided by the length of `u` twice. The length of `v` does not count.",
        ),
        Slip(
            "v_twice",
            lambda u, v: dot(u, v) / dot(v, v),
            "It is divided by the length of `v` twice. The length of `u` does not count.",
        ),
        Slip(
            "half",
            lambda u, v: 4 * dot(u, v) / (dot(u, u) * dot(v, v)),
            "Half of something is not its root: `** 1/2` is read as `(... ** 1) / 2`. Write `** 0.5`.",
        ),
        Slip(
            "only_root_of_u",
            lambda u, v: dot(u, v) / (length(u) * dot(v, v)),
            "The length of `v` lacks its root.",
        ),
        Slip(
            "only_root_of_v",
            lambda u, v: dot(u, v) / (dot(u, u) * length(v)),
            "The length of `u` lacks its root.",
        ),
        Slip(
            "squared",
            lambda u, v: dot(u, v) / (dot(u, u) * dot(v, v)) ** 2,
            "The products are squared where a root is wanted: `** 2` squares, `** 0.5` takes the root.",
        ),
        Slip(
            "lengths_only",
            lambda u, v: length(u) * length(v),
            "This is the product of the lengths. The dot product is still to be divided by it.",
        ),
        Slip(
            "lengths_added",
            lambda u, v: dot(u, v) / (length(u) + length(v)),
            "It is divided by the sum of the lengths. Divide by one length, and then by the other.",
        ),
        Slip(
            "brackets",
            lambda u, v: dot(u, v) / length(u) * length(v),
            "It is divided by the length of `u` and multiplied by that of `v`: `a / b * c` is `(a / b) * c`. "
            "Brackets are missing.",
        ),
        Slip(
            "count",
            lambda u, v: dot(u, v) / (len(u) * len(v)),
            "`len(u)` is how many numbers `u` has. The length of the arrow is something else: the root of its "
            "dot product with itself.",
        ),
        Slip(
            "sums",
            lambda u, v: dot(u, v) / (sum(map(abs, u)) * sum(map(abs, v))),
            "The length of an arrow is not the sum of its numbers: square them first, and take a root last.",
        ),
        Slip(
            "plain_sums",
            lambda u, v: dot(u, v) / (sum(u) * sum(v)),
            "The length of an arrow is not the sum of its numbers: square them first, and take a root last.",
        ),
        Slip(
            "cosine_of_dot",
            lambda u, v: np.cos(dot(u, v)),
            "`np.cos` wants an angle, and the dot product is none. Divide by the lengths instead.",
        ),
        Slip(
            "whole_number",
            lambda u, v: neuron.cosine_similarity(u, v) // 1,
            "`//` cuts the answer down to a whole number. Write `/`.",
        ),
        Slip(
            "one_root_for_sum",
            lambda u, v: dot(u, v) / (dot(u, u) + dot(v, v)) ** 0.5,
            "The squares of both arrows are added under one root. Multiply the two lengths instead.",
        ),
        Slip(
            "angle",
            lambda u, v: np.arccos(neuron.cosine_similarity(u, v)),
            "This is the angle itself, in radians. Its cosine is wanted.",
        ),
        Slip(
            "degrees",
            lambda u, v: np.degrees(np.arccos(neuron.cosine_similarity(u, v))),
            "This is the angle itself, in degrees. Its cosine is wanted.",
        ),
        Slip(
            "distance",
            lambda u, v: 1 - neuron.cosine_similarity(u, v),
            "This is 1 minus the cosine, which says how different two directions are.",
        ),
        Slip("inverse", lambda u, v: 1 / neuron.cosine_similarity(u, v), "The fraction stands upside down."),
        Slip(
            "absolute",
            lambda u, v: abs(neuron.cosine_similarity(u, v)),
            "The sign is lost. For arrows that point to opposite sides the answer is negative.",
        ),
    ],
    hints=[
        "You have the dot product. It is too large where an arrow is long. What must you divide it by, "
        "so that the lengths no longer count?",
        "The length of `u` is the root of the dot product of `u` with itself: `dot(u, u) ** 0.5`. "
        "Work out the length of `v` in the same way.",
        "Work out `length_u` and `length_v`. Then divide the dot product of `u` and `v` by their product, "
        "and mind the brackets: `... / (length_u * length_v)`.",
    ],
)

EXERCISES = [DOT, COSINE_SIMILARITY]
