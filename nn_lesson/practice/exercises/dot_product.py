"""Lesson 1: `dot` and `cosine_similarity`."""

from nn_lesson import neuron
from nn_lesson.practice.exercise import Exercise, vector
from nn_lesson.practice.slips import table


def two_vectors(rng):
    length = rng.randint(2, 5)
    return vector(rng, length), vector(rng, length)


def two_short_vectors(rng):
    return tuple([rng.choice([-3, -2, -1, 1, 2, 3]), rng.choice([-4, -2, 0.5, 2, 4])] for _ in range(2))


def two_arrows_of_whole_length(rng):
    arrows = [[3, 4], [4, 3], [-3, 4], [4, -3], [5, 12], [12, -5], [6, 8], [-8, 6]]
    return tuple(rng.sample(arrows, 2))


DOT = Exercise(
    reference=neuron.dot,
    cases=[
        ([1, 2], [3, 4]),
        ([1.72, 1.23], [1.26, 0]),
        ([2, -1, 0.5], [3, 4, 2]),
        ([2, 1], [-3, 2]),
        ([1, -2, 3, 0.5], [-2, 5, 4, 6]),
        ([2, 2, 1, 3], [3, 1, 2, 3]),  # numbers that come twice, and products
        ([2, 3], [-3, 2]),  # a right angle
        ([0.12345, -0.2], [0.06789, 0.04]),  # rounding would lose most of this answer
    ],
    fresh=two_vectors,
    by_hand=two_short_vectors,
    slips=table(
        neuron.dot,
        """
        not_summed: [a * b for a, b in zip(u, v)]
            These are the products of the pairs. They are still to be added up to one number.
        sum_of_sums: sum(u) * sum(v)
            Every number of `u` meets every number of `v`: a product of the two sums. Each should meet its
            partner only: multiply pair by pair, then add.
        only_u: a * b -> a
            The numbers of `u` are added, and `v` does not count.
        only_v: a * b -> b
            The numbers of `v` are added, and `u` does not count.
        first_only: total += a * b -> return a * b
            Only the first pair counts. Does `return` stand inside the loop, so that it ends after one round?
        never_grows: total += a * b -> total *= a * b
            The total is still 0 at the end. Each round should add to it, with `+=`.
        two_only: u[0] * v[0] + u[1] * v[1]
            Only the first two pairs count. Vectors may be longer than that: use a loop.
        first_pair_again: sum(u[0] * v[0] for number in u)
            Every round takes the first pair, `u[0]` and `v[0]`. Each should take the one whose turn it is.
        times_places: sum(u[i] * i for i in range(len(u)))
            The numbers of `u` are multiplied by their places: 0, 1, 2 and so on. A place is no number of `v`.
        all_added: sum(u) + sum(v)
            All the numbers are added. The two of each pair should be multiplied first.
        without_first: sum(u[i] * v[i] for i in range(1, len(u)))
            The first pair is left out. The first index is 0, not 1.
        without_last: sum(u[i] * v[i] for i in range(len(u) - 1))
            The last pair is left out. Does the loop end one round too early?
        products_multiplied: total = 0 -> total = 1; total += a * b -> total *= a * b
            The products are multiplied with each other. They should be added.
        crosswise: u[0] * v[1] + u[1] * v[0]
            The first number of one vector meets the second of the other. It should meet the first.
        second_subtracted: u[0] * v[0] - u[1] * v[1]
            The second product is subtracted. Add all of them, however many there are.
        u_with_itself: a * b -> a * a
            `v` does not count here: both factors come from `u`. Each pair takes one number from either vector.
        v_with_itself: a * b -> b * b
            `u` does not count here: both factors come from `v`. Each pair takes one number from either vector.
        absolute: a * b -> abs(a * b)
            The signs are lost. A negative product must make the sum smaller.
        sign_lost: return total -> return abs(total)
            The sign of the answer is lost. A dot product may be negative.
        not_below_zero: return total -> return max(0, total)
            Answers below 0 become 0. A dot product may be negative.
        cosine: return total -> return total / (sum(a * a for a in u) * sum(b * b for b in v)) ** 0.5
            This is the cosine similarity already. The dot product is not divided by the lengths.
        """,
    ),
    hints=[
        "Take one number from each vector, the two that stand at the same place. What do you do with such a pair? "
        "And what with all the results?",
        "Keep a total that starts at 0. Go through the pairs with `for a, b in zip(u, v):`. "
        "In each round, the total grows by what one pair gives.",
        "One pair gives `a * b`. Add that to the total in each round with `total += ...`, and return the total "
        "after the loop: `return` stands as far to the left as `for`.",
    ],
)


COSINE_SIMILARITY = Exercise(
    reference=neuron.cosine_similarity,
    cases=[
        ([3, 4], [4, 3]),
        ([1.72, 1.23], [1.26, 0]),
        ([3, 4], [-8, 0]),
        ([1, 2, 2], [2, -3, 6]),
        ([3, 1], [2, 1]),
        ([3, -1], [-1, 2]),  # sums above 0, and an angle above 90°
    ],
    fresh=two_vectors,
    by_hand=two_arrows_of_whole_length,
    slips=table(
        neuron.cosine_similarity,
        """
        not_divided: dot(u, v)
            This comes to the dot product. Divide it by the product of both lengths, in brackets.
        no_root: dot(u, v) / (dot(u, u) * dot(v, v))
            It is divided by the squares of the lengths. A length is the root of an arrow's product with itself.
        root_of_all: (dot(u, v) / (dot(u, u) * dot(v, v))) ** 0.5
            The root is taken of the whole quotient. Only what is divided by needs one.
        only_u: dot(u, v) / dot(u, u) ** 0.5
            It is divided by the length of `u` only, not by that of `v`.
        only_v: dot(u, v) / dot(v, v) ** 0.5
            It is divided by the length of `v` only, not by that of `u`.
        u_twice: dot(u, v) / dot(u, u)
            It is divided by the length of `u` twice, or by its square. The length of `v` does not count.
        v_twice: dot(u, v) / dot(v, v)
            It is divided by the length of `v` twice, or by its square. The length of `u` does not count.
        half: dot(u, v) / (dot(u, u) ** 1/2 * dot(v, v) ** 1/2)
            Half of something is not its root. `** 0.5` takes the root; `* 0.5` halves, and so does `** 1 / 2`.
        squared: dot(u, v) / (dot(u, u) * dot(v, v)) ** 2
            The products are squared where a root is wanted: `** 2` squares, `** 0.5` takes the root.
        lengths_only: dot(u, u) ** 0.5 * dot(v, v) ** 0.5
            This is the product of the lengths. The dot product is still to be divided by it.
        root_above: dot(u, v) ** 0.5 / (dot(u, u) * dot(v, v))
            The root is taken of the dot product of `u` and `v`, which needs none. What divides it needs one.
        roots_of_sums_added: dot(u, v) / (sum(u) ** 0.5 + sum(v) ** 0.5)
            A length is the root of the arrow's dot product with itself, not of the sum of its numbers. And the two
            lengths are multiplied, not added.
        lengths_added: dot(u, v) / (dot(u, u) ** 0.5 + dot(v, v) ** 0.5)
            It is divided by the sum of the lengths. Divide by one length, and then by the other.
        brackets: dot(u, v) / dot(u, u) ** 0.5 * dot(v, v) ** 0.5
            It is divided by the length of `u` and multiplied by that of `v`: Python goes from left to right.
            Brackets are missing.
        last_only: dot(u, v) / (np.abs(u[-1]) * np.abs(v[-1]))
            Each length counts the last number of its arrow alone. Add up the squares of all of them.
        fixed_length: dot(u, v) / 5
            It always divides by 5, the length of the arrow (3, 4). Work out the lengths of `u` and `v`.
        apart: sum((a - b) ** 2 for a, b in zip(u, v)) ** 0.5
            This is how far apart the tips of both arrows are. A cosine compares their directions.
        count: dot(u, v) / (len(u) * len(v))
            `len(u)` is how many numbers `u` has. The length of the arrow is something else: the root of its dot
            product with itself.
        two_only: dot(u, v) / ((u[0] ** 2 + u[1] ** 2) * (v[0] ** 2 + v[1] ** 2)) ** 0.5
            The lengths count the first two numbers only. Vectors may be longer than that.
        product_for_lengths: dot(u, v) / (dot(u, v) * dot(u, v)) ** 0.5
            The lengths are taken from the product of `u` and `v`. A length comes from an arrow and itself.
        own_length: np.dot(u, v) / np.dot(u, v) ** 0.5
            The length is taken from the product of `u` and `v`. A length comes from one arrow and itself, and both
            arrows have one.
        sums_for_lengths: dot(u, v) / (np.sum(u) ** 0.5 * np.sum(v) ** 0.5)
            The root of the sum of an arrow's numbers is not its length: add up their squares, as `dot(u, u)` does.
        no_root_no_brackets: dot(u, v) / dot(u, u) * dot(v, v)
            Two things are missing: roots, which make lengths of the products, and brackets around what divides.
        sums: dot(u, v) / (sum(u) * sum(v))
            The length of an arrow is not the sum of its numbers: square them first, and take a root last.
        cosine_of_dot: np.cos(dot(u, v))
            `np.cos` wants an angle, and the dot product is none. Divide by the lengths instead.
        whole_number: dot(u, v) // (dot(u, u) * dot(v, v)) ** 0.5
            The answer is cut down to a whole number. All its digits are due.
        one_root_for_sum: dot(u, v) / (dot(u, u) + dot(v, v)) ** 0.5
            The squares of both arrows are added under one root. Multiply the two lengths instead.
        angle: np.arccos(dot(u, v) / (dot(u, u) * dot(v, v)) ** 0.5)
            This is the angle itself, in radians. Its cosine is wanted.
        degrees: np.degrees(np.arccos(dot(u, v) / (dot(u, u) * dot(v, v)) ** 0.5))
            This is the angle itself, in degrees. Its cosine is wanted.
        distance: 1 - dot(u, v) / (dot(u, u) * dot(v, v)) ** 0.5
            This is 1 minus the cosine, which says how different two directions are.
        absolute: abs(dot(u, v)) / (dot(u, u) * dot(v, v)) ** 0.5
            The sign is lost. For arrows that point to opposite sides the answer is negative.
        """,
    ),
    hints=[
        "You have the dot product. Longer arrows bring it further from 0. What must you divide it by, "
        "so that the lengths no longer count?",
        "The length of `u` is the root of the dot product of `u` with itself: `dot(u, u) ** 0.5`. "
        "Work out the length of `v` in the same way.",
        "Give both lengths a name: `length_u = ...` and `length_v = ...`. Then return the dot product of `u` and "
        "`v`, divided by the product of the lengths. Mind the brackets: `... / (length_u * length_v)`.",
    ],
)

EXERCISES = [DOT, COSINE_SIMILARITY]
