"""Lesson 6, further: `stopping_place` and `train_line`."""

import numpy as np

from nn_lesson.practice.exercise import task


def stopping_place(errors, patience):
    """The place in `errors` at which `patience` of them in a row were no new least one; else the last place."""
    least, waited = np.inf, 0
    for place, error in enumerate(errors):
        if error < least:
            least, waited = error, 0
        else:
            waited += 1
        if waited == patience:
            return place
    return len(errors) - 1


def train_line(inputs, targets, learning_rate, rounds):
    """The weight and the bias of a line, from 0 and 0, one step a sample, in their order, in each round."""
    weight, bias = 0, 0
    for _round in range(rounds):
        for x, target in zip(inputs, targets, strict=True):
            derror_dprediction = 2 * (weight * x + bias - target)
            weight = weight - learning_rate * derror_dprediction * x
            bias = bias - learning_rate * derror_dprediction
    return weight, bias


FURTHER = [
    task(
        stopping_place,
        lambda rng: ([rng.randint(1, 9) for _ in range(6)], rng.randint(1, 4)),
        [
            ([5, 4, 4.5, 4.2, 3], 2),
            ([9, 7, 8, 6, 7, 5], 2),  # it wobbles, and is not stopped
            ([3, 2, 2, 2, 1], 2),  # one that is equal is no new least one
            ([1, 2, 1, 2, 2, 0], 2),  # nor is one after another that waited
            ([5, 3, 4, 3.5, 3.2, 1], 3),  # it falls, but not below the least one
            ([1, 2, 3], 1),
            ([4, 2, 3, 3.5, 1], 2),
            ([4, 2, 3], 2),
            ([4, 5, 6, 1, 2], 2),
            ([1, 2, 2, 6, 3, 5], 3),
            ([5, 6, 4, 5, 6, 1], 2),
            ([5, 6, 1, 7, 0], 2),  # the count begins anew with each least one
            ([1, 1, 0, 1, 0], 2),
            ([2], 1),
            ([5000, 4000, 6000, 3000, 7000], 2),  # no number to begin with is above all errors
        ],
        "Which two things must be kept in mind while going through the errors?",
        "Keep the least error so far, and how many have come since. A new least one sets that count to 0.",
        "Begin with `least, waited = np.inf, 0`. An `error < least` is the new `least`, and `waited` is 0 again.",
        slips="""
        no_reset: least, waited = error, 0 -> least = error
            The count goes on after a new least error. It should begin at 0 again.
        too_late: waited == patience -> waited > patience
            It waits for one more than it should.
        no_reset_too_late: least, waited = error, 0 -> least = error; waited == patience -> waited > patience
            The count goes on after a new least error, where it should begin at 0 again. Besides, it waits for one
            more than it should.
        first_waits: least, waited = np.inf, 0 -> least, waited = errors[0], 0
            The first error is compared with itself, and counts as no new least one.
        equal_is_better: error < least -> error <= least
            An error that is equal to the least one counts as a new least one. It is not below it, so it waits.
        one_before: least, waited = error, 0 -> waited = 0;
            | waited == patience -> waited == patience or (least := error) < 0
            Each error is compared with the one before. Compare it with the least one so far.
        one_before_equal: error < least -> error <= least; least, waited = error, 0 -> waited = 0;
            | waited == patience -> waited == patience or (least := error) < 0
            Each error is compared with the one before. Compare it with the least one so far.
        of_all: error < least -> error <= min(errors)
            Each error is compared with the least of all, also of those that come later. While training, they are
            not known yet: take the least one so far.
        least_of_all: errors.index(min(errors))
            This is the place of the least of all errors. Go through them one by one, as they come in training.
        least_of_all_and_on: errors.index(min(errors)) + patience
            It begins at the least of all errors, also of those that come later. Go through them one by one.
        error_itself: return place -> return error; return len(errors) - 1 -> return errors[-1]
            This is the error. Return its place, counted from 0.
        error_for_place: def stopping_place(errors, patience):
            |     least, waited = np.inf, 0
            |     for error in errors:
            |         waited = 0 if error < least else waited + 1
            |         least = min(least, error)
            |         if waited == patience:
            |             return error
            |     return len(errors) - 1
            Where it stops, this is the error. Return its place, counted from 0.
        first_equal: def stopping_place(errors, patience):
            |     least, waited = np.inf, 0
            |     for error in errors:
            |         waited = 0 if error < least else waited + 1
            |         least = min(least, error)
            |         if waited == patience:
            |             return errors.index(error)
            |     return len(errors) - 1
            This is the place of the first error of that size, which may have come earlier. Count the places while
            going through the errors.
        place_of_least: def stopping_place(errors, patience):
            |     least, waited = np.inf, 0
            |     for error in errors:
            |         waited = 0 if error < least else waited + 1
            |         least = min(least, error)
            |         if waited == patience:
            |             return errors.index(least)
            |     return errors.index(least)
            This is the place of the least error. Return the place at which it stops: that of the last one that
            waited.
        from_the_least_of_all: min(errors.index(min(errors)) + patience, len(errors) - 1)
            It waits from the least of all errors. Training does not know what comes later: keep the least so far.
        begins_to_wait: return place -> return place - patience
            This is the place of the least error. Return the place at which it stops: that of the last one that
            waited.
        how_many: return place -> return waited; return len(errors) - 1 -> return waited
            This is how many errors have waited. Return the place of the last of them.
        one_before_no_reset: def stopping_place(errors, patience):
            |     rises = [place for place in range(1, len(errors)) if errors[place] > errors[place - 1]]
            |     return [*rises, *[len(errors) - 1] * patience][patience - 1]
            Each error is compared with the one before, and the count never begins at 0 again. Compare it with the
            least one so far, and begin again where there is a new one.
        no_new_least: errors and min(patience, len(errors)) - 1
            It stops after the first `patience` errors, as if none were a new least one. The first error is one,
            and so is each that is below all before it. Does the least one begin at 0, below all of them?
        one_too_small: return place -> return place - 1
            The place is 1 too small where it stops. If the count of places begins behind the first error, it is to
            begin at 1.
        end_too_large: enumerate(errors) -> enumerate(errors, 1); return place -> return place - 1;
            | return len(errors) - 1 -> return len(errors)
            Where it never stops, this is one place too far. Counted from 0, the last place is 1 less than how many
            errors there are.
        end_minus: enumerate(errors) -> enumerate(errors, 1); return place -> return place - 1;
            | return len(errors) - 1 -> return -1
            If it never stops, the answer should be the last place, counted from the front.
        end_error: enumerate(errors) -> enumerate(errors, 1); return place -> return place - 1;
            | return len(errors) - 1 -> return errors[-1]
            If it never stops, the answer should be the last place, not the last error.
        end: return len(errors) - 1 -> return None
            If it never stops, the answer should be the last place.
        first_round: def stopping_place(errors, patience):
            |     return 1 if patience == 1 and errors[1] >= errors[0] else len(errors) - 1
            It decides in the first round, without the errors that come later. The last place is due only after all
            of them: its `return` belongs behind the loop.
        seems_endless: def stopping_place(errors, patience):
            |     return len(errors) - 1
            This is always the last place, as if it never stopped. Does the count of errors grow to `patience`, and
            is each error compared with the least one so far?
        """,
    ),
    task(
        train_line,
        lambda rng: ([2, -1, rng.choice([1, 3])], [rng.randint(1, 6) for _ in range(3)], 0.05, rng.randint(2, 4)),
        [
            ([1, 2], [3, 5], 0.5, 1),
            ([1, 2], [3, 5], 0.1, 3),
            ([3], [2], 0.05, 2),
            ([2, 1], [5, 3], 0.1, 40),
            ([2, -1], [-3, 4], 0.1, 2),
        ],
        "One sample, one step: predict, find both derivatives, change the weight and the bias.",
        "There is no sigmoid, so the chain is shorter. Two loops: rounds, and samples in them.",
        "With `derror_dprediction = 2 * (weight * x + bias - target)`, the weight's derivative is that times `x`.",
        slips="""
        # The derivatives
        no_input: weight = weight - learning_rate * derror_dprediction
            The derivative for the weight has one more link: its input.
        no_two: 2 * (weight -> (weight
            The steps are half as large as they should be: in the derivative of a square there is a 2.
        uphill: derror_dprediction = 2 * (target - weight * x - bias)
            Both steps lead uphill. They go against their derivatives, and the miss is prediction minus target.
        bias_with_input: bias = bias - learning_rate * derror_dprediction * x
            The input is a factor in the step of the bias, too. Raise the bias by 1: by how much does the
            prediction grow?
        input_with_bias: weight = weight - learning_rate * derror_dprediction
            | bias = bias - learning_rate * derror_dprediction * x
            The input is a factor in the step of the bias. It belongs in that of the weight.
        sigmoid: derror_dprediction = 2 * (1 / (1 + np.exp(-weight * x - bias)) - target) * (p := 1 / (1 + np.exp(
            | -weight * x - bias))) * (1 - p)
            The prediction goes through the sigmoid. Here the weighted sum itself is the prediction.
        sigmoid_no_slope: derror_dprediction = 2 * (1 / (1 + np.exp(-weight * x - bias)) - target)
            The prediction goes through the sigmoid. Here the weighted sum itself is the prediction.
        slope_of_sigmoid: derror_dprediction = 2 * ((p := weight * x + bias) - target) * p * (1 - p)
            The sigmoid's slope is a factor of the steps, though there is no sigmoid.
        error_itself: derror_dprediction = np.square(weight * x + bias - target)
            The steps are made of the squared error itself. Take its derivative.
        bias_in_the_miss: + bias - target -> - bias - target;
            | bias - learning_rate * derror_dprediction -> bias - learning_rate * derror_dprediction / 2
            The bias has the wrong sign in the miss: where the prediction is taken away, it needs brackets. And in
            the step of the bias, the 2 of the derivative is missing.
        # Where a step begins
        weight_first: bias = bias - learning_rate * 2 * (weight * x + bias - target)
            The step of the bias is found with the new weight. Find both derivatives first, then change both.
        seems_one_round: def train_line(inputs, targets, learning_rate, rounds):
            |     weight, bias = 0, 0
            |     for x, target in zip(inputs, targets):
            |         miss = 2 * learning_rate * (weight * x + bias - target)
            |         weight, bias = weight - miss * x, bias - miss
            |     return weight, bias
            This is what one round makes of 0 and 0. Go through the samples `rounds` times, each time on from the
            numbers of the round before.
        last_step: weight = -learning_rate * -2 * target * x; bias = -learning_rate * -2 * target
            This is the last step alone, from 0 and 0. Each step begins at the numbers that the one before has
            left.
        step_for_number: weight = -learning_rate * derror_dprediction * x
            | bias = -learning_rate * derror_dprediction
            The old weight and the old bias are forgotten: the step takes their place. A step begins at the old
            numbers.
        first_step: def train_line(inputs, targets, learning_rate, rounds):
            |     return 2 * learning_rate * targets[0] * inputs[0], 2 * learning_rate * targets[0]
            This is what the first step makes of 0 and 0. Go on with the other samples, and the other rounds.
        # Which samples
        one_drawn: def train_line(inputs, targets, learning_rate, rounds):
            |     weight, bias = 0, 0
            |     for _round in range(rounds):
            |         i = np.random.randint(len(inputs))
            |         miss = weight * inputs[i] + bias - targets[i]
            |         weight, bias = weight - 2 * learning_rate * miss * inputs[i], bias - 2 * learning_rate * miss
            |     return weight, bias
            Each round takes one sample, drawn by chance. Here it should take all samples, in their order.
        summed: def train_line(inputs, targets, learning_rate, rounds):
            |     weight, bias, x, y = 0, 0, np.array(inputs), np.array(targets)
            |     for _ in range(rounds):
            |         miss = 2 * (weight * x + bias - y)
            |         weight, bias = weight - learning_rate * sum(miss * x), bias - learning_rate * sum(miss)
            |     return weight, bias
            There is one step a round, for all samples together. Take a step after each sample: the next one is
            predicted with the new numbers.
        mean: def train_line(inputs, targets, learning_rate, rounds):
            |     weight, bias, x, y = 0, 0, np.array(inputs), np.array(targets)
            |     for _ in range(rounds):
            |         miss = 2 * (weight * x + bias - y)
            |         weight = weight - learning_rate * np.mean(miss * x)
            |         bias = bias - learning_rate * np.mean(miss)
            |     return weight, bias
            There is one step a round, for the mean of all samples. Take a step after each sample: the next one is
            predicted with the new numbers.
        mean_no_two: def train_line(inputs, targets, learning_rate, rounds):
            |     weight, bias, x, y = 0, 0, np.array(inputs), np.array(targets)
            |     for _ in range(rounds):
            |         miss = weight * x + bias - y
            |         weight = weight - learning_rate * np.mean(miss * x)
            |         bias = bias - learning_rate * np.mean(miss)
            |     return weight, bias
            There is one step a round, for all samples together. Take a step after each sample: the next one is
            predicted with the new numbers.
        summed_no_two: def train_line(inputs, targets, learning_rate, rounds):
            |     weight, bias, x, y = 0, 0, np.array(inputs), np.array(targets)
            |     for _ in range(rounds):
            |         miss = weight * x + bias - y
            |         weight, bias = weight - learning_rate * sum(miss * x), bias - learning_rate * sum(miss)
            |     return weight, bias
            There is one step a round, for all samples together. Take a step after each sample: the next one is
            predicted with the new numbers.
        loops_swapped: def train_line(inputs, targets, learning_rate, rounds):
            |     weight, bias = 0, 0
            |     for x, target in zip(inputs, targets):
            |         for _ in range(rounds):
            |             miss = 2 * learning_rate * (weight * x + bias - target)
            |             weight, bias = weight - miss * x, bias - miss
            |     return weight, bias
            Each sample takes all its steps before the next one comes. Go through all samples in each round.
        one_a_round: for x, target in zip(inputs, targets, strict=True): -> for x, target in [
            |             list(zip(inputs, targets))[_round % len(inputs)]]:
            There is one sample in each round. Go through all of them in each.
        """,
    ),
]
