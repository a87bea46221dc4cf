"""Lesson 6: the method `train` of the class `NeuralNetwork`."""

import numpy as np

from nn_lesson import neuron
from nn_lesson.data import SEPARABLE_TARGETS as TARGETS
from nn_lesson.data import TRAINING_VECTORS as SAMPLES
from nn_lesson.learner.values import show
from nn_lesson.practice.exercise import Exercise
from nn_lesson.practice.exercises.neural_network import changed, made, named_like, parameters
from nn_lesson.practice.slips import table

STANDING_STILL, ALIKE, DRAWING = "standing still", "all alike", "drawing"


class Mistaken(Exception):
    """`train` gives one of its methods what is not meant for it."""


def call_train(network, kind, *details):
    """What `train` returns, or which samples it draws: the same for every stream of random numbers."""
    try:
        return samples_drawn(network, *details) if kind == DRAWING else records(network, kind, *details)
    except Mistaken as mistake:
        return {"passed on": str(mistake)}


def records(network, kind, weights, bias, iterations):
    if kind == STANDING_STILL:  # at the learning rate 0 each record is the error of the first weights
        return trained(network, (weights, bias, 0), SAMPLES, TARGETS, iterations)
    alike = np.tile(SAMPLES[:1], (8, 1)), np.tile(TARGETS[:1] + 1, 8)  # so that chance has no choice
    return trained(network, (weights, bias, 0.1), *alike, iterations)


def trained(network, parameters, samples, targets, iterations, drawn=None):
    """What `train` returns. Each sample it learns from goes to `drawn`: its number, and if its target fits."""

    class Watched(network):
        def _compute_gradients(self, input_vector, target):
            if not asked and not np.array_equal(self.weights, parameters[0]):
                raise Mistaken("new weights")
            asked.append(1)
            if np.size(target) != 1 and target is not given[1]:
                raise Mistaken("the target first")
            if input_vector is given[0]:
                raise Mistaken("all samples")
            if target is given[1]:
                raise Mistaken("all targets")
            if drawn is not None:
                i = int(np.argmin(np.abs(samples - input_vector).sum(axis=1)))
                drawn.append((i, np.array_equal(np.ravel(target), [targets[i]])))
            return super()._compute_gradients(input_vector, target)

        def _update_parameters(self, derror_dbias, derror_dweights=None, *more):
            if derror_dweights is None:
                raise Mistaken("one thing in place of two gradients")
            if np.size(derror_dbias) != 1:
                raise Mistaken("an array for the bias")
            updates.append(1)
            if len(updates) > iterations + 1:
                raise Mistaken("several updates" if len(asked) <= iterations else "several samples")
            super()._update_parameters(derror_dbias, derror_dweights, *more)

    given, asked, updates = (samples.copy(), targets.copy()), [], []
    answer = made(named_like(network, Watched), *parameters).train(*given, iterations)
    if not np.array_equal(given[0], samples) or not np.array_equal(given[1], targets):
        return changed("the samples")
    return answer


def samples_drawn(network, iterations, count):
    """How many samples; is their order left to chance, another one the next time, has each its target: 1 or 0."""
    seen, seen_next = [], []
    samples, targets = SAMPLES[:count], TARGETS[:count]
    try:
        answer = trained(network, ([0.1, -0.2], 0.0), samples, targets, iterations, seen)
    except IndexError:
        if count == len(SAMPLES):
            raise
        raise Mistaken("more samples than there are") from None
    trained(network, ([0.1, -0.2], 0.0), samples, targets, iterations, seen_next)
    if isinstance(answer, dict):
        return answer
    if not seen:  # all is written out in `train` itself, which is right as well
        return len(samples), 1, 1, 1
    drawn, matched = zip(*seen, strict=True)
    steps = np.diff(drawn) % len(samples)
    steps = steps[steps > 0]  # the gradients of one sample may be asked for twice, once for each of the two
    by_chance = len(steps) > 0 and np.mean(steps == steps[0]) < 0.5
    return len(set(drawn)), int(by_chance), int(seen != seen_next or len(set(drawn)) == 1), int(all(matched))


def says_train(kind, *details):
    if kind == DRAWING:
        return ""
    weights, bias, iterations = details
    samples = (
        "all eight samples at the learning rate 0"
        if kind == STANDING_STILL
        else "eight samples that are all alike"
    )
    begin = f"from the weights {show(weights)} and the bias {show(bias)},"
    return f"`train` with {samples}, {iterations} iterations, {begin}"


TRAIN = Exercise(
    reference=neuron.NeuralNetwork,
    name="train",
    call=call_train,
    says=says_train,
    cases=[
        (ALIKE, [0.5, -0.3], 0.2, 101),
        (STANDING_STILL, [0.5, -0.3], 0.2, 210),
        (STANDING_STILL, [-0.5, 0.3], 0.1, 100),
        (DRAWING, 160, 8),
        (DRAWING, 160, 7),  # nothing says that there are always eight
    ],
    fresh=lambda rng: (STANDING_STILL, *parameters(rng), rng.choice([101, 150])),
    slips=table(
        neuron.NeuralNetwork,
        """
        # Draw, find the gradients, update
        never_updates: self._update_parameters -> # self._update_parameters
            Nothing is learned: the weights never change. `_update_parameters` is what changes them.
        update_in_if: self._update_parameters(derror_dbias, derror_dweights)
            |         if iteration % 100 == 0: -> if iteration % 100 == 0:
            |             self._update_parameters(derror_dbias, derror_dweights)
            The update stands inside the `if`, so it happens in one of a hundred iterations. Move it out, above the
            `if`.
        after_record: def train(self, input_vectors, targets, iterations):
            |     cumulative_errors = []
            |     for iteration in range(iterations):
            |         i = np.random.randint(len(input_vectors))
            |         if iteration % 100 == 0:
            |             cumulative_errors.append(np.sum((self.predict(input_vectors) - targets) ** 2))
            |             self._update_parameters(*self._compute_gradients(input_vectors[i], targets[i]))
            |     return cumulative_errors
            The update stands inside the `if`, so it happens in one of a hundred iterations. Move it out, above the
            `if`.
        before_update: def train(self, input_vectors, targets, iterations):
            |     cumulative_errors = []
            |     for iteration in range(iterations):
            |         i = np.random.randint(len(input_vectors))
            |         if iteration % 100 == 0:
            |             cumulative_errors.append(np.sum((self.predict(input_vectors) - targets) ** 2))
            |         self._update_parameters(*self._compute_gradients(input_vectors[i], targets[i]))
            |     return cumulative_errors
            The error is written down before the update. It belongs after it.
        swapped: derror_dbias, derror_dweights = self -> derror_dweights, derror_dbias = self
            `_update_parameters` is given an array for the bias. The gradient of the bias comes first, both in what
            `_compute_gradients` gives and in what `_update_parameters` takes.
        not_unpacked: derror_dbias, derror_dweights = self -> gradients = self;
            | _parameters(derror_dbias, derror_dweights) -> _parameters(gradients)
            Both gradients are passed to `_update_parameters` as one thing. Give each a name of its own, and pass
            the two names.
        uphill: _parameters(derror_dbias, derror_dweights) -> _parameters(-derror_dbias, -derror_dweights)
            It steps with the gradients, uphill. `_update_parameters` makes the right step of them as they are.
        own_numbers: _parameters(derror_dbias, derror_dweights) -> _parameters(self.bias, self.weights)
            `_update_parameters` is given the bias and the weights themselves. It takes their gradients, those that
            `_compute_gradients` gives.
        target_first: input_vectors[i], targets[i] -> targets[i], input_vectors[i]
            `_compute_gradients` is given the target first. It takes the input vector first, then the target.
        updates_twice: _parameters(derror_dbias, derror_dweights) -> _parameters(derror_dbias, derror_dweights)
            |         self._update_parameters(derror_dbias, derror_dweights)
            There are several updates in one iteration. One is enough.
        each_sample_each_time: i = np.random.randint(len(input_vectors)) -> for i in range(len(input_vectors)):
            |             self._update_parameters(*self._compute_gradients(input_vectors[i], targets[i]));
            | derror_dbias, derror_dweights = self._compute_gradients(input_vectors[i], targets[i]) -> pass;
            | self._update_parameters(derror_dbias, derror_dweights) -> pass
            It learns from several samples in one iteration. Draw one, and learn from that alone.
        rate_twice: (derror_dbias, derror_dweights) -> (self.learning_rate * derror_dbias,
            | self.learning_rate * derror_dweights)
            The learning rate counts twice: `_update_parameters` brings it in already.
        without_rate: self._update_parameters(derror_dbias, derror_dweights) -> self.bias -= derror_dbias
            |         self.weights = self.weights - derror_dweights
            The whole derivatives are taken off, without the learning rate. `_update_parameters` makes the right
            step.
        all_in_if: i = np.random.randint(len(input_vectors)) -> if iteration % 100:
            |             continue
            |         i = np.random.randint(len(input_vectors))
            It learns in one of a hundred iterations only. What is drawn and learned stands above the `if`.
        all_samples: input_vectors[i], targets[i] -> input_vectors, targets
            `_compute_gradients` is given all samples at once. Give it one, the drawn one: `i` is its number.
        all_targets: targets[i] -> targets
            `_compute_gradients` is given all targets at once. Give it one, that of the drawn sample.
        in_turn: i = iteration % len(input_vectors)
            The samples come in a fixed order. Let chance draw one each time.
        in_turn_of_eight: i = iteration % 8
            The samples come in a fixed order, and eight are counted on. Let chance draw one of all that come in.
        never_the_last: np.random.randint(len(input_vectors)) -> np.random.randint(len(input_vectors) - 1)
            The last sample is never drawn. `np.random.randint(8)` draws 0 to 7 already.
        first_only: i = 0
            It always learns from the same sample. Draw one at random each time.
        gradients_once: def train(self, input_vectors, targets, iterations):
            |     cumulative_errors = []
            |     i = np.random.randint(len(input_vectors))
            |     derror_dbias, derror_dweights = self._compute_gradients(input_vectors[i], targets[i])
            |     for iteration in range(iterations):
            |         self._update_parameters(derror_dbias, derror_dweights)
            |         if iteration % 100 == 0:
            |             cumulative_errors.append(np.sum((self.predict(input_vectors) - targets) ** 2))
            |     return cumulative_errors
            The gradients are found once. Each iteration changes the weights, so it needs new ones: find them in
            the loop.
        eight: np.random.randint(len(input_vectors)) -> np.random.randint(8)
            It counts on eight samples. There may be fewer: `len(input_vectors)` says how many.
        from_outside: errors = squared_error(self.predict(data.TRAINING_VECTORS), data.TRAINING_TARGETS)
            The records are of other samples than those that come in. Take `input_vectors` and `targets`.
        from_outside_too: errors = squared_error(self.predict(data.TRAINING_VECTORS), data.SEPARABLE_TARGETS)
            The records are of other samples than those that come in. Take `input_vectors` and `targets`.
        own_prediction: targets[i] -> self.predict(input_vectors[i])
            The prediction takes the target's place, so nothing is ever wrong, and nothing learned.
        other_target: targets[i] -> targets[0]
            What goes with the sample is not its target. Sample `i` and target `i` belong together.
        # Write down the error
        all_predictions: append(np.sum(errors)) -> append(self.predict(input_vectors))
            What is written down are predictions. Write down the sum of the errors.
        each_iteration: iteration % 100 == 0 -> iteration % 1 == 0
            There is a record for every iteration. One in every hundred is enough.
        one_in_ten: iteration % 100 == 0 -> iteration % 10 == 0
            There is a record for every tenth iteration. One in every hundred is enough.
        second: iteration % 100 == 0 -> iteration % 100 == 1
            The records belong to iterations 1, 101 and so on. The first should belong to iteration 0.
        first_left_out: iteration % 100 == 0 -> iteration > 0 and iteration % 100 == 0
            The record of iteration 0 is missing.
        begins_at_one: range(iterations) -> range(1, iterations)
            The first iteration is missing, and its record. `range(iterations)` begins at 0.
        as_many_as_samples: range(iterations) -> range(len(input_vectors))
            It goes on for as many iterations as there are samples. `iterations` says how many there should be.
        divided: iteration % 100 == 0 -> iteration / 100 == 0
            Only iteration 0 has a record. `/` divides; what is left over is given by `%`.
        append_after_if: cumulative_errors.append(np.sum(errors)) -> total = np.sum(errors)
            |         cumulative_errors.append(total)
            Something is written down in every iteration. `append` belongs inside the `if`: move it to the right.
        late: iteration % 100 == 0 -> (iteration + 1) % 100 == 0
            The first record belongs to iteration 0, the next to iteration 100.
        number_of_iteration: np.sum(errors) -> iteration
            The records are the numbers of the iterations. Write down the error.
        derivatives: errors = 2 * (self.predict(input_vectors) - targets)
            The records are sums of derivatives. Add up the squared errors.
        rounded: errors = (np.round(self.predict(input_vectors)) - targets) ** 2
            The predictions are rounded for the record. Take them as they are.
        without_first: np.sum(errors) -> np.sum(errors[1:])
            The first sample is missing in the records.
        nothing_added: np.sum(errors) -> 0
            Each record is 0. Append the total after the loop that adds up the errors.
        half: np.sum(errors) -> np.sum(errors) / 2
            The records are half of what they should be. Add the squared errors up as they are.
        first_sample: np.sum(errors) -> errors[0]
            A record holds the error of the first sample alone. Go through all samples before it is written down.
        mean: np.sum(errors) -> np.mean(errors)
            The records are means. Add the squared errors up.
        drawn_sample_only: errors = squared_error(self.predict(input_vectors[i]), targets[i])
            The records hold the error of the drawn sample alone. Add up the errors of all samples.
        drawn_each_time: errors = [squared_error(self.predict(input_vectors[i]), targets[i]) for target in targets]
            The loop adds up the error of the drawn sample, `i`, again and again. Take each sample in its turn.
        one_target: errors = squared_error(self.predict(input_vectors), targets[i])
            All predictions are compared with one target, that of the drawn sample. Each sample has its own.
        one_prediction: errors = squared_error(self.predict(input_vectors[i]), targets)
            All targets are compared with one prediction, that for the drawn sample. Each sample has its own.
        not_squared: errors = self.predict(input_vectors) - targets
            The misses are added up as they are. Square each.
        not_squared_reversed: errors = targets - self.predict(input_vectors)
            The misses are added up as they are. Square each.
        absolute: errors = abs(self.predict(input_vectors) - targets)
            The sizes of the misses are added up. Square each.
        absolute_mean: np.sum(errors) -> np.mean(abs(self.predict(input_vectors) - targets))
            A record is the mean of the sizes of the misses. Square each miss, and add the squares up.
        squared_late: np.sum(errors) -> np.sum(self.predict(input_vectors) - targets) ** 2
            The misses are added up first, and squared then. Square each, then add.
        squared_twice: np.sum(errors) -> np.sum(errors**2)
            The misses are squared twice. Once is enough.
        predictions: np.sum(errors) -> np.sum(self.predict(input_vectors))
            The predictions are added up. Add up their squared errors.
        root: np.sum(errors) -> np.sum(errors) ** 0.5
            The root of the sum is written down. Leave the root out.
        last_sample: np.sum(errors) -> errors[-1]
            A record holds the error of the last sample alone: each takes the place of the one before. Add them up.
        each_sample: cumulative_errors.append(np.sum(errors)) -> for error in errors:
            |                 cumulative_errors.append(error)
            Each sample's error is written down by itself. Write down their sum.
        not_summed: np.sum(errors) -> errors
            A record holds one number for each sample. Write down their sum.
        running_total: cumulative_errors.append(np.sum(errors)) -> total = 0
            |             for error in errors:
            |                 total = total + error
            |                 cumulative_errors.append(total)
            The total is written down after each sample. Write it down once, after the loop over the samples.
        never_sets_back: cumulative_errors = [] -> cumulative_errors, total = [], 0;
            | cumulative_errors.append(np.sum(errors)) -> total = total + np.sum(errors)
            |             cumulative_errors.append(total)
            The total goes on growing from record to record. Each record begins at 0.
        plus_equals: cumulative_errors.append(np.sum(errors)) -> cumulative_errors += np.sum(errors)
            The list stays empty. `append` puts a number into it, which stands in the brackets behind it.
        # What is returned, and what is not to be changed
        one_record: return cumulative_errors[-1]
            Only one record is returned. Write one down in every hundredth iteration, and return the whole list.
        seeded: cumulative_errors = [] -> np.random.seed(0)
            |     cumulative_errors = []
            Each call draws the same samples. Take the seed out: it belongs in a cell of its own, if anywhere.
        new_weights: cumulative_errors = [] -> self.weights = np.random.randn(2)
            |     cumulative_errors = []
            It begins with new weights. Keep those of the network.
        one_more: range(iterations) -> range(iterations + 1)
            There is one iteration too many. After `range(iterations)`, there have been as many as wanted.
        changes_samples: cumulative_errors = [] -> cumulative_errors = []
            |     input_vectors -= np.mean(input_vectors)
            It changes the input vectors or the targets that it is given. Leave them alone.
        shuffles: i = np.random.randint(len(input_vectors)) -> i = 0
            |         np.random.shuffle(input_vectors)
            It shuffles the input vectors themselves, and they lose their targets. Leave them in their places.
        """,
        method="train",
    ),
    hints=[
        "In each iteration: draw, find the gradients, update. In every hundredth one, after that, write down the "
        "error.",
        "Your methods do the work: `self._compute_gradients` gives the two derivatives for sample `i`, and "
        "`self._update_parameters` takes them. For the record, add up the squared errors of all samples.",
        "`derror_dbias, derror_dweights = self._compute_gradients(input_vectors[i], targets[i])`, and both go to "
        "`self._update_parameters`. For the record, begin with `total = 0`, go through all samples with "
        "`zip(input_vectors, targets)`, add each squared error to the total, and append it "
        "after this loop, still inside the `if`.",
    ],
)
