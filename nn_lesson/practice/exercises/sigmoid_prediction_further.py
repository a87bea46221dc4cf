"""Lesson 2, further: `loan_decisions` and `alarm_bias`."""

import numpy as np

from nn_lesson.neuron import make_prediction
from nn_lesson.practice.exercise import number, task, vector


def loan_decisions(applicants, weights, bias):
    """For each row of `applicants` a 1 where the prediction is above 0.5, else a 0."""
    decisions = []
    for applicant in applicants:
        prediction = make_prediction(applicant, weights, bias)
        decisions.append(int(prediction > 0.5))
    return decisions


def alarm_bias(fires, others, weights):
    """The bias that puts the least sum of a fire as far above 0 as the largest of the others is below."""
    weakest = min(np.dot(fires, weights))
    strongest = max(np.dot(others, weights))
    return -(weakest + strongest) / 2


def rows(rng):
    return np.array([vector(rng, 2) for _ in range(rng.randint(2, 4))])


FURTHER = [
    task(
        loan_decisions,
        lambda rng: (rows(rng), np.array(vector(rng, 2)), number(rng)),
        [
            (np.array([[3.0, 1.0], [1.0, 2.0]]), np.array([1.0, -1.0]), -0.5),
            (np.array([[1.0, 1.0], [2.0, 1.0], [0.5, 2.0]]), np.array([0.4, -0.3]), -0.2),  # sums below 0.5
            (np.array([[2.0, 0.0, 1.0], [0.0, 2.0, 0.2]]), np.array([-1.0, 2.0, 0.5]), 0.5),
            (np.array([[1.0, 3.0], [3.0, 5.0]]), np.array([0.5, 0.1]), -1.5),  # the bias comes in once
            (np.array([[1.0, 1, 0, -3], [1, -1, 0, 2]]), np.ones(4), 0.0),  # the fourth number decides
            (np.array([[1.0, 1.0], [2.0, 1.0]]), np.array([1.0, -1.0]), 0.0),  # exactly 0.5
            (np.array([[1.0, -3.0], [3.0, 0.0]]), np.array([0.5, 1.0]), 3.5),  # yes to all
        ],
        "Your neuron answers for one applicant. How does its answer become a 1 or a 0?",
        "Go through the rows. Append 1 to a list where `make_prediction` gives more than 0.5, else 0.",
        "`make_prediction(applicant, weights, bias) > 0.5` is true or not; `int` makes a 1 or a 0 of that.",
        slips="""
        predictions: int(prediction > 0.5) -> prediction
            These are the predictions. Make a 1 of what is above 0.5, and a 0 of the others.
        cut_off: int(prediction > 0.5) -> int(prediction)
            `int` cuts off all behind the point, so that nothing is left of any prediction. Compare first.
        only_yes: return [decision for decision in decisions if decision]
            Nothing is appended for those below 0.5. Each applicant needs an answer: append a 0.
        first_two: make_prediction(applicant, weights, bias) -> make_prediction(applicant[:2], weights[:2], bias)
            Only the first two numbers of an applicant count. There may be more: take the dot product of all.
        places: return [i for i, decision in enumerate(decisions) if decision]
            These are the places of those above 0.5. Return a 1 or a 0 for each applicant.
        rows: return [row for row, decision in zip(applicants, decisions) if decision]
            These are the rows of those above 0.5. Return a 1 or a 0 for each applicant.
        texts: return ["1" if decision else "0" for decision in decisions]
            These are texts. Leave the quotation marks out: a 1 or a 0 is a number.
        words: return ["yes" if decision else "no" for decision in decisions]
            These are words. Return a 1 or a 0 for each applicant.
        a_weight_for_each: def loan_decisions(applicants, weights, bias):
            |     pairs = zip(applicants, weights)
            |     return [int(sum(number * weight for number in row) + bias > 0) for row, weight in pairs]
            Each applicant gets one weight alone. Every applicant needs all weights, one for each of its numbers.
        how_many: return sum(decisions)
            This says how many are above 0.5. Return a list with a 1 or a 0 for each applicant.
        turned: return [1 - decision for decision in decisions]
            The 1 and the 0 have changed places. Above 0.5 means 1.
        no_bias: make_prediction(applicant, weights, bias) -> make_prediction(applicant, weights, 0)
            The bias plays no part.
        half_counts: prediction > 0.5 -> prediction >= 0.5
            A prediction of exactly 0.5 is not above 0.5.
        sum_above_a_half: prediction > 0.5 -> np.dot(applicant, weights) + bias > 0.5
            The weighted sum is compared with 0.5. Put it into the sigmoid first, or compare it with 0.
        first_alone: return decisions[:1]
            Only the first applicant gets an answer. Does `return` stand in the loop?
        last_alone: return decisions[-1]
            Only the last applicant has an answer. Append each to a list that begins above the loop.
        """,
    ),
    task(
        alarm_bias,
        lambda rng: (rows(rng), rows(rng), np.array(vector(rng, 2))),
        [
            (np.array([[3.0, 1.0], [5.0, 2.0]]), np.array([[1.0, 0.0], [0.0, 2.0]]), np.array([1.0, 1.0])),
            (
                np.array([[0.0, 1.0, 2.0]]),
                np.array([[4.0, 1.0, 0.0], [1.0, 1.0, 1.0]]),
                np.array([-1.0, 1.0, 0.5]),
            ),
            (np.array([[-1.0, 2.0], [-2.0, 4.0]]), np.array([[-3.0, -2.0]]), np.array([0.5, 1.0])),
            (np.array([[3.0, 1], [1, 1], [5, 2]]), np.array([[1.0, 0], [0, 2], [0, -3]]), np.array([1.0, 1.0])),
            (np.array([[1.0, 4.0], [2.0, 0.0]]), np.array([[1.0, 2.0], [-2.0, 0.0]]), np.array([-4.0, 1.0])),
            (np.array([[3e6, 1.0], [4e6, 5.0]]), np.array([[-5e6, 2.0]]), np.array([1.0, 1.0])),  # far apart
        ],
        "Leave the bias out first. Which sum has the weakest fire, and which the strongest of the others?",
        "`np.dot` gives all the sums of a grid; `min` and `max` find two. The bias moves their middle to 0.",
        "`min(np.dot(fires, weights))` is the weakest fire's sum. The middle is both sums added, then halved.",
        slips="""
        means: min( -> np.mean(; max( -> np.mean(
            These are the means of both. Only the weakest fire and the strongest of the others count.
        ends_swapped: min( -> max(; max(np.dot(others -> min(np.dot(others
            These are the strongest fire and the weakest of the others. Which two are nearest to each other?
        of_all_sums: def alarm_bias(fires, others, weights):
            |     sums = [*np.dot(fires, weights), *np.dot(others, weights)]
            |     return -(min(sums) + max(sums)) / 2
            The least and the largest of all sums together are taken. The least is due among the fires alone, the
            largest among the others.
        both_least: max( -> min(
            Of the others the weakest is taken. The strongest of them is nearest to the fires.
        both_most: min( -> max(
            Of the fires the strongest is taken. The weakest of them is nearest to the others.
        first_rows: -(np.dot(fires[0], weights) + np.dot(others[0], weights)) / 2
            Only the first row of each counts. Look for the weakest fire and the strongest of the others.
        last_rows: -(np.dot(fires[-1], weights) + np.dot(others[-1], weights)) / 2
            Only the last row of each counts. Look for the weakest fire and the strongest of the others.
        first_and_last: -(np.dot(fires[0], weights) + np.dot(others[-1], weights)) / 2
            The first fire and the last of the others count, wherever they stand. Look for the weakest fire and the
            strongest of the others.
        strongest_from_0: max(np.dot(others, weights)) -> max(0, *np.dot(others, weights))
            Where all sums of the others are below 0, none is larger than the 0 you begin with.
        weakest_from_0: min(np.dot(fires, weights)) -> min(0, *np.dot(fires, weights))
            No sum of a fire above 0 is less than the 0 you begin with. Begin with the first.
        sum: return weakest + strongest
            This is the sum of the two. Half of it is their middle, and the bias that moves that to 0 has the other
            sign.
        middle: return (weakest + strongest) / 2
            This is the middle between the two. The bias that moves it to 0 has the other sign.
        not_halved: return -(weakest + strongest)
            This is twice as far as it should be. The middle is half of both sums together.
        second_halved: return -weakest + strongest / 2
            Brackets are missing around the sum: the minus and the half are meant for both.
        of_columns: weakest = np.min(fires, axis=0) @ weights; strongest = np.max(others, axis=0) @ weights
            The least and the largest of each column are taken, from several rows. Take the sum of each row first.
        single_numbers: weakest = np.min(fires) * sum(weights); strongest = np.max(others) * sum(weights)
            The least and the largest single number are taken. Work out the weighted sum of each row first, and
            compare these sums.
        minus_gap: return -(weakest - strongest) / 2
            One is taken from the other: half of that is half of the gap. Its middle is half of their sum.
        only_fires: return -weakest
            This puts the weakest fire at 0. The strongest of the others should be as far below as it is above.
        only_others: return -strongest
            This puts the strongest of the others at 0. The weakest fire should be as far above as it is below.
        probabilities: weakest = min(sigmoid(np.dot(fires, weights)))
            | strongest = max(sigmoid(np.dot(others, weights)))
            These are predictions already. The weighted sums are due, without the sigmoid.
        all_weights_1: weakest = min(np.sum(fires, axis=1)); strongest = max(np.sum(others, axis=1))
            The weights play no part: the numbers of each row are added as they are.
        unweighted: -(np.min(fires) + np.max(others)) / 2
            The weights play no part. Compare the weighted sums.
        """,
    ),
]
