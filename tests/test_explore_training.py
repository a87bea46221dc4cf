"""The training explorer draws what the network computes, and draws the samples that `train` would."""

from functools import partial

import numpy as np
import pytest

from nn_lesson import explore, neuron
from nn_lesson.data import SEPARABLE_TARGETS, TRAINING_TARGETS, TRAINING_VECTORS
from nn_lesson.explore.training.error_map import enlargement
from nn_lesson.picture.learning import LAST_RECORD, RECORDED, best_error, yardstick
from tests.playing import begun, play, tick

training = partial(begun, "training")

pytestmark = pytest.mark.filterwarnings("error")


def trained(seed, targets=TRAINING_TARGETS, learning_rate=0.1, iterations=10_000):
    np.random.seed(seed)
    network = neuron.NeuralNetwork(learning_rate)
    return network, network.train(TRAINING_VECTORS, targets, iterations)


def curve(explorer):
    return np.array(explorer.curve.get_data())


def variant(**methods):
    """A class of a learner's, right but for these methods."""
    names = ("__init__", "predict", "_compute_gradients", "_update_parameters", "train")
    right = {name: getattr(neuron.NeuralNetwork, name) for name in names}
    return type("NeuralNetwork", (), {**right, **methods})


def plus(self, derror_dbias, derror_dweights):
    self.bias = self.bias + self.learning_rate * derror_dbias
    self.weights = self.weights + self.learning_rate * derror_dweights


# What a run is


@pytest.mark.parametrize(("seed", "data"), [(0, "original"), (7, "separable")])
def test_a_run_is_that_of_train_with_the_same_seed(seed, data):
    explorer = play(training(seed=seed, data=data, speed=100), 101)
    targets = {"original": TRAINING_TARGETS, "separable": SEPARABLE_TARGETS}[data]
    network, records = trained(seed, targets)
    run = explorer.run
    assert run.errors[::4] == pytest.approx(records)
    assert run.iterations[::4] == RECORDED.tolist()
    assert [*run.at.weights, run.at.bias] == pytest.approx([*network.weights, network.bias])
    assert f"{records[-1]:.4f}" in explorer.text


def test_the_guess_is_compared_with_the_last_record_of_that_run():
    explorer = explore.training()
    assert explorer.truth() == pytest.approx(trained(0)[1][-1])
    assert not any(artist.get_visible() for artists in explorer.yardsticks.values() for artist in artists)
    explorer.gate.answer(2)
    assert explorer.diamond.get_data() == ([LAST_RECORD], [2])
    assert "it is 2.25" in explorer.gate.question.value
    network, _records = trained(0)
    end = np.sum((network.predict(TRAINING_VECTORS) - TRAINING_TARGETS) ** 2)
    assert f"99 steps later it is {end:.2f}" in explorer.gate.question.value


# Play, step, stop, reset


def test_a_tick_takes_as_many_steps_as_are_chosen_none_after_a_pause_and_step_takes_one():
    explorer = play(training(), 3)
    assert explorer.run.step == 75
    explorer.controls["speed"].value = 5
    tick(explorer)
    assert explorer.run.step == 80
    explorer.controls["play"].playing = False
    tick(explorer)  # a tick that was on its way
    assert explorer.run.step == 80 and "Iteration 80:" in explorer.text
    explorer.controls["play"].playing = True
    explorer.controls["step"].click()
    assert explorer.run.step == 81 and not explorer.controls["play"].playing


def test_another_seed_or_other_targets_begin_anew():
    explorer = play(training(), 2)
    for name, value in (("seed", 3), ("data", "separable")):
        explorer.controls[name].value = value
        assert explorer.run.step == 0
        play(explorer, 2)
    explorer.controls["batch"].value = "all eight"
    assert explorer.run.step == 50


def test_the_learning_rate_counts_from_the_next_step():
    explorer = training()
    explorer.controls["learning_rate"].value = 0.5
    explorer.step()
    network, _ = trained(0, learning_rate=0.5, iterations=1)
    assert [*explorer.run.at.weights, explorer.run.at.bias] == pytest.approx([*network.weights, network.bias])


# What is drawn


def test_the_arrow_of_all_eight_goes_against_the_finite_differences_of_the_mean_error():
    run = play(training(), 10).run
    batch = run.look_ahead(0.1).batch

    def mean_error(*parameters):
        return neuron.mean_squared_error(
            neuron.make_prediction(TRAINING_VECTORS, parameters[:2], parameters[2]), run.targets
        )

    at, h = np.array([*run.at.weights, run.at.bias]), 1e-6
    slopes = [(mean_error(*(at + h * side)) - mean_error(*(at - h * side))) / (2 * h) for side in np.eye(3)]
    assert [*batch.weights, batch.bias] == pytest.approx(-0.1 * np.array(slopes), rel=1e-5)


def test_the_arrow_of_the_sample_is_the_step_that_comes_next():
    explorer = play(training(), 10)
    before, announced = explorer.run.at, explorer.run.look_ahead(0.1).sample
    x, y = explorer.ring.get_data()
    assert [x[0], y[0]] == TRAINING_VECTORS[explorer.run.drawn].tolist()
    assert f"Drawn next: ({x[0]:g}, {y[0]:g})" in explorer.text
    explorer.step()
    assert explorer.run.at.weights - before.weights == pytest.approx(announced.weights)


def test_steps_of_all_eight_do_not_wobble():
    explorer = play(training(batch="all eight", speed=100), 100)
    assert np.all(np.diff(explorer.run.errors) < 1e-9)
    assert explorer.run.errors[-1] == pytest.approx(best_error(tuple(TRAINING_TARGETS.tolist())), abs=1e-3)
    assert explorer.ring.get_data()[0].size == 8


@pytest.mark.parametrize("longest", [1e-4, 0.003, 0.2, 1, 40, 2000])
def test_arrows_are_enlarged_by_a_round_number_to_a_length_that_is_seen(longest):
    factor = enlargement(longest, 3)
    assert 0.15 * 3 <= factor * longest <= 0.375 * 3
    assert f"{factor:.0e}"[0] in "125"


def test_a_point_that_leaves_the_map_widens_it():
    explorer = training(learning_rate=1000)
    for _ in range(21):
        explorer.step()
    assert explorer.map.reach >= np.abs(explorer.run.at.weights).max() and explorer.map.reach > 3
    explorer.reset()
    assert explorer.map.reach == 3


# A and B


def test_a_stays_and_b_begins_at_the_same_start():
    explorer = play(training(), 20)
    a = curve(explorer)
    explorer.controls["compare"].value = True
    assert explorer.run.step == 0 and not explorer.controls["play"].playing
    assert np.array(explorer.kept_curve.get_data()).tolist() == a.tolist()
    assert "the same settings" in explorer.curve_words[1].get_text()
    assert curve(play(explorer, 20)).tolist() == a.tolist()
    explorer.controls["play"].value = 0
    explorer.controls["learning_rate"].value = 1
    play(explorer, 20)
    assert curve(explorer)[1, -1] != a[1, -1]
    assert f"A had {a[1, -1]:.4f} after 500." in explorer.text
    explorer.controls["compare"].value = False
    assert len(explorer.kept_curve.get_xdata()) == 0


def test_a_is_called_by_the_settings_that_it_ran_with():
    explorer = play(training(), 5)
    explorer.controls["learning_rate"].value, explorer.controls["batch"].value = (
        10,
        "all eight",
    )  # for the next run
    explorer.controls["compare"].value = True
    a, b = (words.get_text() for words in explorer.curve_words[1:])
    assert (a, b) == ("A - -: rate 0.1, one sample", "B —: rate 10, all eight")
    play(explorer, 2)
    explorer.controls["learning_rate"].value = 1
    assert explorer.curve_words[2].get_text() == "B —: rate 10, all eight"
    explorer.step()
    assert explorer.curve_words[2].get_text() == "B —: rate 10, then rate 1, all eight"


def test_at_the_end_of_a_run_play_and_step_say_so():
    explorer = play(training(speed=100), 100)
    assert explorer.run.is_over and not explorer.controls["play"].playing
    explorer.step()
    assert "This run is over. Press Stop, the square, to begin anew." in explorer.text
    explorer.controls["play"].value = 0
    assert "over" not in explorer.text and explorer.run.step == 0


# Where it fails


def test_a_rate_of_1000_is_explained_and_pauses():
    explorer = play(training(learning_rate=1000), 5)
    assert "nothing moves any more" in explorer.text and explorer.notice.text.get_visible()
    assert not explorer.controls["play"].playing and explorer.problem == ""
    before = explorer.run.at.weights
    explorer.step()
    assert explorer.run.at.weights == pytest.approx(before)
    explorer.reset()
    assert not explorer.notice.text.get_visible()


@pytest.mark.parametrize(
    ("methods", "sentence"),
    [
        ({"predict": lambda self, x: np.dot(x, self.weights) + self.bias}, "beyond 100 digits"),
        ({"_compute_gradients": lambda self, x, t: (np.nan, np.nan * x)}, "no number any more"),
        ({"_compute_gradients": lambda self, x, t: 3.0}, "should return two things"),
        ({"_update_parameters": lambda self, b, w: setattr(self, "weights", None)}, "should be two numbers"),
    ],
)
def test_what_goes_wrong_is_told_and_pauses(methods, sentence):
    explorer = play(training(variant(**methods)), 4)
    assert sentence in explorer.text and explorer.notice.text.get_visible()
    assert not explorer.controls["play"].playing
    for unwanted in ("nan", "inf"):
        assert unwanted not in explorer.text
    assert np.isfinite(curve(explorer)).all()


@pytest.mark.parametrize(
    ("methods", "sentence"),
    [
        ({"predict": lambda self, x: "0.5"}, "`predict` should return one number"),
        ({"__init__": lambda self, learning_rate: setattr(self, "weights", 3)}, "`weights` should be two numbers"),
    ],
)
def test_without_predictions_or_weights_there_is_nothing_to_draw_and_that_is_told(methods, sentence):
    explorer = explore.training(variant(**methods))
    explorer.step()
    assert sentence in explorer.problem


def test_a_loop_that_never_ends_is_waited_for_only_once(impatient):
    def endless(self, b, w):
        calls.append(1)
        while True:
            pass

    calls = []
    explorer = play(training(variant(_update_parameters=endless)), 1)
    explorer.controls["batch"].value = "all eight"
    assert "never end" in explorer.text + explorer.problem and len(calls) == 1


# The learner's class


@pytest.mark.parametrize("network_class", [None, 3, type("NeuralNetwork", (), {"predict": lambda self, x: ...})])
def test_without_a_complete_class_the_courses_trains(network_class):
    explorer = training(network_class)
    assert "the course's version" in explorer.text
    assert play(explorer, 1).run.step == 25


def test_a_class_with_a_slip_is_drawn_as_it_computes_and_the_text_says_so():
    explorer = training(variant(_update_parameters=plus))
    at, step = explorer.run.at, explorer.run.look_ahead(0.1).sample
    right = training().run.look_ahead(0.1).sample
    assert step.weights == pytest.approx(-right.weights)
    assert "Your `_update_parameters` moves weights and bias by" in explorer.text
    explorer.step()
    assert explorer.run.at.weights == pytest.approx(at.weights + step.weights)
    assert play(explorer, 40).run.errors[-1] > explorer.run.errors[0]


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("predict", lambda self, x: neuron.sigmoid(np.dot(x, self.weights))),
        ("_compute_gradients", lambda self, x, t: (2 * (self.predict(x) - t), 2 * (self.predict(x) - t) * x)),
    ],
)
def test_the_method_that_differs_is_named(name, wrong):
    assert f"Your `{name}` says" in training(variant(**{name: wrong})).text


# The still pictures


def test_100_seeds_are_those_that_train_gives():
    measure = yardstick(TRAINING_TARGETS)
    for seed in (0, 42, 99):
        assert measure.records[:, seed] == pytest.approx(trained(seed)[1])
    assert yardstick(SEPARABLE_TARGETS).records[:, 5] == pytest.approx(trained(5, SEPARABLE_TARGETS)[1])
    assert measure.worse == 90 == np.sum(measure.records[70:].mean(axis=0) > 2)
    assert np.all(measure.low <= measure.median) and np.all(measure.median <= measure.high)


def test_no_place_is_better_than_the_best():
    best = best_error(tuple(TRAINING_TARGETS.tolist()))
    assert best == pytest.approx(1.8838, abs=5e-5)
    assert best_error(tuple(SEPARABLE_TARGETS.tolist())) < 1e-6
    places = np.random.default_rng(1).normal(scale=3, size=(20_000, 3))
    with np.errstate(over="ignore"):
        errors = (neuron.sigmoid(places[:, :2] @ TRAINING_VECTORS.T + places[:, 2:]) - TRAINING_TARGETS) ** 2
    assert errors.sum(axis=1).min() > best


# Classes that do more, or less, than they should


def doubles_input(self, input_vector, target):
    input_vector *= 2
    return 0.1, input_vector


def updates_as_well(self, input_vector, target):
    self.bias += 1
    self.weights += 1
    return 0.1, input_vector


@pytest.mark.parametrize(
    ("method", "words"),
    [
        (doubles_input, "changes its `input_vector`"),
        (updates_as_well, "Leave that to `_update_parameters`"),
        (lambda self, x, t: "ab", "It returns text"),
    ],
)
def test_gradients_that_cannot_be_used_are_told_in_words_and_change_nothing(method, words):
    points = TRAINING_VECTORS.copy()
    explorer = play(training(variant(_compute_gradients=method)), 2)
    assert words in explorer.text and words.replace("`", "") in explorer.notice.text.get_text().replace("\n", " ")
    assert explorer.run.step == 0 and explorer.run.at.bias == explorer.run.network.bias
    assert np.array_equal(TRAINING_VECTORS, points)


def test_a_predict_that_changes_its_argument_spoils_no_data():
    def predict(self, input_vector):
        input_vector *= 2
        return neuron.NeuralNetwork.predict(self, input_vector)

    points = TRAINING_VECTORS.copy()
    play(training(variant(predict=predict)), 2)
    assert np.array_equal(TRAINING_VECTORS, points)
