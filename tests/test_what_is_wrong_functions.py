"""The functions of lesson 10 agree with what others compute; each disease is told apart, and each cure cures."""

import copy

import numpy as np
import pytest

from nn_lesson import clinic
from nn_lesson.clinic import DISEASES, HEALTHY, NAMES, make_patient, train_patient, treat
from nn_lesson.what_is_wrong import gradient_check, overfit_one_batch
from tests.weekly import most_weekly

SET_ON, JUDGED_ON = range(10), range(100, 110)  # seeds


def cubes(weights):
    return np.sum(weights**3)


def test_a_right_gradient_passes_and_each_wrong_one_is_found():
    weights = np.array([1.0, -2.0, 0.5])
    right = 3 * weights**2
    assert gradient_check(cubes, right, weights) < 1e-8
    assert gradient_check(cubes, -right, weights) == pytest.approx(1)
    assert gradient_check(cubes, 2 * right, weights) == pytest.approx(1 / 3)  # (2 - 1) / (2 + 1)
    assert gradient_check(cubes, right * [1, 1, 1.1], weights) == pytest.approx(0.1 / 2.1)
    assert weights.tolist() == [1, -2, 0.5]


def test_slopes_that_are_0_both_are_no_difference():
    assert gradient_check(lambda weights: 3.0, np.zeros(2), np.ones(2)) == 0


def test_eight_digits_are_learned_by_heart_and_the_first_number_is_from_before():
    run = train_patient(clinic.patient(3))
    network = copy.deepcopy(run.before)
    errors = overfit_one_batch(network, run.train.images, run.train.labels, 8, 50)
    assert len(errors) == 51 and errors[0] == run.before.error(*run.train[np.arange(8)])
    assert errors[-1] == network.error(*run.train[np.arange(8)]) < 0.2 < errors[0]


def test_the_error_of_a_network_is_that_of_lesson_8_wherever_this_one_can_be_computed():
    run = train_patient(clinic.patient(3))
    assert run.network.error(*run.validation) == pytest.approx(
        super(clinic.Plain, run.network).error(*run.validation)
    )


@pytest.mark.parametrize("seed", most_weekly([*SET_ON, *JUDGED_ON], 100))
def test_every_disease_is_named_by_what_the_examinations_find_alone(seed):
    """The thresholds were set on the first ten seeds."""
    named = {name: clinic.diagnose(blind(train_patient(make_patient(name, seed)))) for name in NAMES}
    assert named == {name: name for name in NAMES}


def blind(run):
    """The same run, without a look at what the patient was made of."""
    return run._replace(patient=Closed(run.patient))


class Closed:
    """A patient that can be trained again at another learning rate, and tells nothing else."""

    def __init__(self, patient):
        self.rate, self._train_at = patient.rate, lambda rate: patient._replace(rate=rate)

    def _replace(self, rate):
        return self._train_at(rate)


@pytest.mark.parametrize("number", range(1, 1 + len(clinic.WARD)))
def test_each_patient_of_the_ward_is_told_apart(number):
    patient = clinic.patient(number)
    assert repr(patient) == f"patient {number}: `train_patient` trains it", "it does not tell what it has"
    assert clinic.diagnose(train_patient(patient)) == clinic.disease(number)


def test_all_diseases_are_in_the_ward_with_healthy_ones_among_them_and_any_may_come_in():
    assert set(clinic.WARD) == set(NAMES) and clinic.WARD.count(HEALTHY) > 1
    assert {clinic.disease(number) for number in range(15, 1000)} == set(NAMES)


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: treat(clinic.patient(5), "sign wrong"), "There are 'healthy', 'saturated from the start', "),
        (lambda: treat(clinic.patient(5), ["a wrong sign"]), "There is no such disease"),
        (lambda: treat(5, "a wrong sign"), "A patient is needed"),
        (lambda: treat(train_patient(clinic.patient(5)), "a wrong sign"), "A patient is needed"),
        (lambda: clinic.patient(0), "A patient has a whole number, at least 1"),
        (lambda: clinic.patient("5"), "A patient has a whole number, at least 1"),
        (lambda: train_patient(5), "A patient is needed, as `patient"),
    ],
)
def test_what_is_no_patient_and_no_disease_gets_a_sentence(call, words):
    with pytest.raises(ValueError, match=words):
        call()


@pytest.mark.parametrize("seed", most_weekly(JUDGED_ON, 100))
@pytest.mark.parametrize("name", DISEASES)
def test_every_cure_cures(name, seed):
    sick = make_patient(name, seed)
    before, after = train_patient(sick), train_patient(treat(sick, name))
    assert clinic.diagnose(after) == HEALTHY
    assert after.errors[-1, 0] < 0.1 and after.errors[-1, 1] < 0.7
    if name == "a transposed line":  # of which the curve shows little
        assert max(layer.difference for layer in clinic.slopes_by_layer(after)) < 1e-3
    elif name == "validation data leaked":  # whose curve was too good to be true
        told, true = (run.errors[-1, 1] / run.network.error(*run.unseen) for run in (before, after))
        assert told < 0.25 and 0.4 < true < 2.5
    else:
        assert after.errors[-1, 1] < 0.75 * before.errors[-1, 1]


@pytest.mark.parametrize("name", DISEASES)
def test_a_treatment_for_something_else_leaves_a_disease_as_it_is(name):
    rates = {"learning rate too large", "learning rate too small"}
    sick = make_patient(name, 100)
    for other in set(DISEASES) - {name} - rates:
        treated = treat(sick, other)
        if treated != sick:
            assert clinic.diagnose(train_patient(treated)) == name, other


def test_a_run_is_the_same_again_and_leaves_chance_as_it_was():
    np.random.seed(5)
    train_patient.cache_clear()
    first = train_patient(clinic.patient(2))
    drawn = np.random.rand()
    np.random.seed(5)
    assert np.random.rand() == drawn
    train_patient.cache_clear()
    assert np.array_equal(train_patient(clinic.patient(2)).errors, first.errors)
    assert not np.array_equal(train_patient(clinic.patient(2), seed=1).errors, first.errors)
