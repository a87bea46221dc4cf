"""Lesson 10: `gradient_check` and `overfit_one_batch`."""

import numpy as np

import nn_lesson.what_is_wrong as mathematics
from nn_lesson.learner.values import show
from nn_lesson.practice.exercise import Exercise, number
from nn_lesson.practice.slips import table


def bowl(weights):
    return weights[0] ** 2 + weights[1] ** 2


def twisted(weights):
    return weights[0] * weights[1] + weights[1] ** 3


def three(weights):
    return weights[0] ** 2 - 2 * weights[1] + weights[1] * weights[2]


FORMULAS = {bowl: "a² + b²", twisted: "a · b + b³", three: "a² − 2b + b · c"}  # of the weights a, b and c


def says_gradient_check(error_of, gradient, weights, *step):
    given = f"the gradient {show(gradient)} at the weights {show(weights)}"
    steps = f", with a step of {step[0]:g}" if step else ""
    return f"`gradient_check` of {given}, where the error is {FORMULAS[error_of]}{steps},"


def error_gradient_weights(rng):
    """One of the derivatives is wrong, so that the answer says how it was compared; the step leaves its mark."""
    weights = np.array([number(rng, 0.5, 3), number(rng, 0.5, 3)])
    slopes = np.array([weights[1], weights[0] + 3 * weights[1] ** 2])
    slopes[rng.randrange(2)] *= rng.choice([-0.5, 0.6, 2.5])
    return twisted, np.round(slopes, 2), weights, rng.choice([0.1, 0.2, 0.5])


GRADIENT_CHECK = Exercise(
    reference=mathematics.gradient_check,
    says=says_gradient_check,
    cases=[
        (bowl, np.array([2.0, 6.0]), np.array([1.0, 3.0]), 0.5),  # rounded nowhere, so that the answer is 0
        (bowl, np.array([-2.0, -6.0]), np.array([1.0, 3.0])),
        (bowl, np.array([5e-7, 4.0]), np.array([0.0, 2.0])),  # almost 0, so that the least size counts
        (bowl, np.array([1.0, 4.0]), np.array([1.0, 3.0])),
        (twisted, np.array([2.0, 12.0]), np.array([-1.0, 2.0]), 0.5),
        (three, np.array([-3.0, 1.5, 2.0]), np.array([-1.5, 2.0, 3.0])),
        (twisted, np.array([0.0, 1.0]), np.array([1.0, 0.0]), 0.1),
        (three, np.array([2.0, 0.5, -1.0]), np.array([1.0, -1.0, 2.0]), 0.1),
    ],
    fresh=error_gradient_weights,
    slips=table(
        mathematics.gradient_check,
        """
        one_step_apart: slope = (error_of(up) - error_of(down)) / step
            Its slopes are twice too large. One place is a step above the weight and the other a step below: how
            far is it from one to the other?
        not_divided: slope = error_of(up) - error_of(down)
            This compares the gradient with a change of the error. A slope is that change for each 1 that the
            weight moves.
        multiplied: / (2 * step) -> / 2 * step
            Python goes from left to right: it divides by 2, and then multiplies by the step. Brackets are missing.
        brackets: (error_of(up) - error_of(down)) / (2 -> error_of(up) - error_of(down) / (2
            Only the second error is divided. Brackets are missing.
        brackets_of_both: (error_of(up) - error_of(down)) / (2 * step) -> error_of(up) - error_of(down) / 2 * step
            Only the second error is divided, and by 2 alone. Brackets are missing, around what is divided and
            around what it is divided by.
        down_stays: down[i] -= step -> down[i] -= 0
            The two places lie one step apart, not two, so that the slopes are half of what they should be. Measure
            at `up` and at `down`, each of them moved.
        times_step: up[i] += step -> up[i] *= 1 + step; down[i] -= step -> down[i] *= 1 - step
            The weight is multiplied instead of moved, so a large weight moves far and a weight of 0 stays. Each
            should move by the same step.
        turned: slope = (error_of(down) - error_of(up)) / (2 * step)
            The slopes have the wrong sign: a slope is positive where the error grows as the weight does.
        all_at_once: up[i] += step -> up += step; down[i] -= step -> down -= step
            All weights are moved at once. Then nobody can tell which of them changed the error: move weight `i`
            alone.
        all_up: slope = (error_of(weights + step) - error_of(weights)) / step
            All weights are moved at once, and only up. Move weight `i` alone, in both directions.
        always_first: up[i] += step -> up[0] += step; down[i] -= step -> down[0] -= step
            The first weight is moved in every round. In round `i` the turn is on weight `i`.
        steps_in_place: up[i] += step -> up[i] = step; down[i] -= step -> down[i] = -step
            The weight becomes the step itself. It should stay near its own place, a small step from it.
        seems_same: up, down = weights.copy(), weights.copy() -> up = down = weights.copy()
            Every slope is 0, as if `up` and `down` were the same. Each is a copy of its own: move weight `i` of
            both, one up and the other down. Do both move the same way, or not at all?
        moved_on: def gradient_check(error_of, gradient, weights, step=1e-5):
            |     worst, up, down = 0.0, weights.copy(), weights.copy()
            |     for i in range(len(weights)):
            |         up[i] += step
            |         down[i] -= step
            |         slope = (error_of(up) - error_of(down)) / (2 * step)
            |         size = max(abs(slope) + abs(gradient[i]), 1e-6)
            |         worst = max(worst, abs(slope - gradient[i]) / size)
            |     return worst
            The weights that were tried before stay moved. Take new copies in each round.
        sign_lost: abs(slope - gradient[i]) -> abs(abs(slope) - abs(gradient[i]))
            Their signs are taken off before they are compared. So a slope of 2 and a derivative of −2 would count
            as the same.
        difference_signed: abs(slope - gradient[i]) / size -> (slope - gradient[i]) / size
            A slope that is too small gives a negative difference here, and that is never the largest. Drop the
            sign of the difference.
        no_least_size: size = abs(slope) + abs(gradient[i])
            Where the slope is almost 0, the least rounding looks like a mistake. The size is never below 0.000001:
            keep the `max`.
        by_slope: size = max(abs(slope), 1e-6)
            It is divided by the slope alone. Divide by the sizes of both, so that neither of them counts as right
            from the start.
        by_root: size = max((slope**2 + gradient[i] ** 2) ** 0.5, 1e-6)
            The two are squared and a root is taken. Divide by both sizes together, so that a wrong sign gives 1.
        last_only: worst = max(worst, abs(slope - gradient[i]) / size) -> worst = abs(slope - gradient[i]) / size
            Only the last weight counts. A mistake in one of the others goes unnoticed: keep the largest so far.
        sum: worst = max(worst, abs(slope - gradient[i]) / size) -> worst += abs(slope - gradient[i]) / size
            The differences are added up. With thousands of weights, even tiny ones become much: keep the largest.
        mean: def gradient_check(error_of, gradient, weights, step=1e-5):
            |     total = 0.0
            |     for i in range(len(weights)):
            |         up, down = weights.copy(), weights.copy()
            |         up[i] += step
            |         down[i] -= step
            |         slope = (error_of(up) - error_of(down)) / (2 * step)
            |         total += abs(slope - gradient[i]) / max(abs(slope) + abs(gradient[i]), 1e-6)
            |     return total / len(weights)
            It is the mean of the differences. One wrong derivative among thousands would hardly change it: keep
            the largest.
        of_lengths: def gradient_check(error_of, gradient, weights, step=1e-5):
            |     slopes = np.zeros(len(weights))
            |     for i in range(len(weights)):
            |         up, down = weights.copy(), weights.copy()
            |         up[i] += step
            |         down[i] -= step
            |         slopes[i] = (error_of(up) - error_of(down)) / (2 * step)
            |     length = np.linalg.norm
            |     return length(slopes - gradient) / (length(slopes) + length(gradient))
            It compares the lengths of whole vectors, in which a small wrong derivative hardly counts. Compare each
            derivative with its own slope, and keep the largest difference.
        each: def gradient_check(error_of, gradient, weights, step=1e-5):
            |     differences = []
            |     for i in range(len(weights)):
            |         up, down = weights.copy(), weights.copy()
            |         up[i] += step
            |         down[i] -= step
            |         slope = (error_of(up) - error_of(down)) / (2 * step)
            |         differences.append(abs(slope - gradient[i]) / max(abs(slope) + abs(gradient[i]), 1e-6))
            |     return differences
            These are the differences of all weights. Return the largest alone.
        slopes: def gradient_check(error_of, gradient, weights, step=1e-5):
            |     slopes = []
            |     for i in range(len(weights)):
            |         up, down = weights.copy(), weights.copy()
            |         up[i] += step
            |         down[i] -= step
            |         slopes.append((error_of(up) - error_of(down)) / (2 * step))
            |     return slopes
            These are the slopes. Return how far they and the gradient are apart.
        verdict: return worst -> return worst < 1e-4
            It says whether they agree. Return how far they are apart: whoever reads it decides what is too much.
        last_slope: def gradient_check(error_of, gradient, weights, step=1e-5):
            |     for i in range(len(weights)):
            |         up, down = weights.copy(), weights.copy()
            |         up[i] += step
            |         down[i] -= step
            |         slope = (error_of(up) - error_of(down)) / (2 * step)
            |     return slope
            This is the slope of the last weight. Return how far the slopes and the gradient are apart.
        """,
    ),
    hints=[
        "For each weight you need two errors: with this weight a little larger, and a little smaller. All other "
        "weights stay.",
        "`up` and `down` are copies already. Move number `i` of each by one `step`, in opposite directions. "
        "`error_of` gives the error of both.",
        "The slope is the error at `up` minus the error at `down`, all of it in brackets, divided by the distance "
        "between them. One went a `step` up, the other a `step` down.",
    ],
)


class OneWeight:
    """A network of one weight, without a bias: it multiplies. Its error is the mean of the squared misses."""

    def __init__(self, weight):
        self.weight = weight

    def error(self, inputs, targets):
        return float(np.mean((self.weight * inputs - targets) ** 2))

    def step(self, inputs, targets):
        self.weight -= 0.1 * np.mean(2 * (self.weight * inputs - targets) * inputs)


OneWeight.__name__ = "Network"  # what messages call it, as in the lesson


def call_overfit_one_batch(overfit, weight, *others):
    return overfit(OneWeight(weight), *others)


def says_overfit_one_batch(weight, inputs, targets, count, steps):
    return (
        f"`overfit_one_batch` with a network of one weight, {show(weight)}, inputs {show(inputs)}, "
        f"targets {show(targets)}, count {count} and steps {steps}"
    )


def network_and_examples(rng):
    length = rng.randint(4, 6)
    inputs = np.array([number(rng, -1.5, 1.5) for _ in range(length)])
    targets = np.array([number(rng) for _ in range(length)])
    return number(rng), inputs, targets, rng.randint(2, length - 1), rng.randint(2, 4)


OVERFIT_ONE_BATCH = Exercise(
    reference=mathematics.overfit_one_batch,
    call=call_overfit_one_batch,
    says=says_overfit_one_batch,
    cases=[
        (0.0, np.array([1.0, 2.0, -1.0, 0.5]), np.array([1.0, 3.0, 2.0, -1.0]), 3, 2),
        (0.5, np.array([1.0, -1.0, 0.5, 2.0]), np.array([2.0, 0.0, 1.0, -3.0]), 2, 3),
        (4.0, np.array([-1.5, 0.5, -1.0, 1.5]), np.array([-4.0, 3.0, 1.5, 3.0]), 2, 2),
        (1.0, np.array([4.0, 3.0, -1.0]), np.array([2.0, -1.0, 1.0]), 2, 4),  # its steps are too large
    ],
    fresh=network_and_examples,
    slips=table(
        mathematics.overfit_one_batch,
        """
        the_others: few, theirs = inputs[count:], targets[count:]
            These are the examples after the first few. Take those before.
        the_last: few, theirs = inputs[-count:], targets[-count:]
            These are the last examples. Take the first examples.
        trained_on_all: network.step(few, theirs) -> network.step(inputs, targets)
            It is measured on the few, but trains on all. Train it on the few alone.
        all_in_the_end: network.error(few, theirs) -> network.error(inputs, targets)
            It trains on the few, but is measured on all. Whether it knows the few by heart, only their error says.
        all_later: errors.append(network.error(few, theirs)) -> errors.append(network.error(inputs, targets))
            The first error is that of the few, the later ones are those of all. Measure the same each time.
        no_step: network.step(few, theirs) -> pass
            The error stays what it was. Is a step taken, with brackets behind the method's name, and the error
            measured anew after it?
        measured_seldom: network.step(few, theirs) -> [network.step(few, theirs) for _ in few]
            It takes several steps before it measures. Measure after each.
        first_missing: errors = []
            The error before the first step is missing. Without it nobody sees how far the error fell.
        last_missing: def overfit_one_batch(network, inputs, targets, count, steps):
            |     few, theirs = inputs[:count], targets[:count]
            |     errors = []
            |     for _ in range(steps):
            |         errors.append(network.error(few, theirs))
            |         network.step(few, theirs)
            |     return errors
            One error is missing, that after the last step. Is there a round for each step, and is the error
            measured after it?
        of_steps: errors.append(network.error(few, theirs)) -> errors.append(None)
            There is a `None` for each step. `network.step` changes the network and returns nothing: take the step,
            then measure the error.
        steps_alone: errors = [network.error(few, theirs)] -> errors = [];
            | errors.append(network.error(few, theirs)) -> errors.append(None)
            There is a `None` for each step. `network.step` changes the network and returns nothing: take the step,
            then measure the error.
        changed_places: few, theirs = targets[:count], inputs[:count]
            Inputs and targets have changed places in what the network gets. First come the inputs.
        changed_places_in_step: network.step(few, theirs) -> network.step(theirs, few)
            The steps get targets for inputs, and inputs for targets. First come the inputs.
        seems_everything: def overfit_one_batch(network, inputs, targets, count, steps):
            |     errors = [network.error(inputs, targets)]
            |     for _ in range(steps):
            |         network.step(inputs, targets)
            |         errors.append(network.error(inputs, targets))
            |     return errors
            All examples are used. Take the first `count` of them, or nobody sees whether it can learn a few by
            heart.
        all_and_last_missing: def overfit_one_batch(network, inputs, targets, count, steps):
            |     errors = []
            |     for _ in range(steps):
            |         errors.append(network.error(inputs, targets))
            |         network.step(inputs[:count], targets[:count])
            |     return errors
            It trains on the few, but is measured on all. And one error is missing, that after the last step.
        one_example_each: def overfit_one_batch(network, inputs, targets, count, steps):
            |     few, theirs = inputs[:count], targets[:count]
            |     for i in range(steps):
            |         network.step(few[i], theirs[i])
            |         errors = network.error(few, theirs)
            |     return errors
            Each step gets one example alone: give it all of the few. And `errors` is only the newest error: append
            it to the list.
        newest_first: errors.append(network.error(few, theirs)) -> errors.insert(0, network.error(few, theirs))
            The newest error comes first. Put it behind the others.
        fall: return errors -> return errors[0] - errors[-1]
            This is how far the error fell. Return the list: where it ends is what counts.
        one_by_one: def overfit_one_batch(network, inputs, targets, count, steps):
            |     few, theirs = inputs[:count], targets[:count]
            |     errors = [network.error(few, theirs)]
            |     for _ in range(steps):
            |         for i in range(count):
            |             network.step(few[i : i + 1], theirs[i : i + 1])
            |         errors.append(network.error(few, theirs))
            |     return errors
            It takes a step for each example. One step should look at all of the few together.
        """,
    ),
    hints=[
        "Take the first few of the inputs, and of the targets. Then take a step, look at the error, take a step, "
        "and so on.",
        "`inputs[:count]` are the first inputs, and it is the same with the targets. `network.step` takes a step.",
        "In the loop stand two lines: `network.step(few, theirs)`, and then `errors.append(...)`, with the error "
        "of the few in the place of the dots.",
    ],
)

EXERCISES = [GRADIENT_CHECK, OVERFIT_ONE_BATCH]
