"""Exercises about a class, method by method; what holds for every exercise is in test_check.py."""

import pytest
from typed import typed

from nn_lesson import NeuralNetwork, check, solution
from nn_lesson.practice.exercises import methods
from nn_lesson.practice.judge import judge

SLIPS = [(name, slip) for name, part in methods().items() for slip in part.slips]
UNUSUAL = """
class NeuralNetwork:
    def __init__(self, learning_rate):
        self.weights, self.bias, self.learning_rate = np.random.randn(2), np.random.randn(), learning_rate

    def predict(self, x):
        return 1 / (1 + math.exp(-sum(a * w for a, w in zip(x, self.weights)) - self.bias))

    def _compute_gradients(self, x, t):
        p = self.predict(x)
        return [2 * (p - t) * p * (1 - p), np.array([2 * (p - t) * p * (1 - p) * a for a in x])]

    def _update_parameters(self, b, w):
        self.bias -= self.learning_rate * b
        self.weights -= self.learning_rate * np.array(w)

    def train(self, xs, ts, n):
        generator, errors = np.random.default_rng(), []
        for k in range(n):
            i = generator.choice(len(xs))
            self._update_parameters(*self._compute_gradients(xs[i], ts[i]))
            if not k % 100:
                errors.append(sum((self.predict(x) - t) ** 2 for x, t in zip(xs, ts)))
        return np.array(errors)
"""


@pytest.mark.parametrize("name", methods())
def test_the_courses_own_method_passes(name):
    assert judge(methods()[name], NeuralNetwork).status == "passed"


@pytest.mark.parametrize(("name", "slip"), SLIPS, ids=[f"{name}-{slip.key}" for name, slip in SLIPS])
def test_each_slip_of_a_method_is_recognised_as_itself(name, slip):
    verdict = check(slip.wrong)
    assert (verdict.status, verdict.slip) == ("retry", slip.key)
    assert f"`{name}`" in verdict.title
    assert verdict.message.startswith(slip.sentence)


def test_an_unusual_class_with_its_own_random_numbers_passes():
    assert check(typed(UNUSUAL)).status == "passed"


@pytest.mark.parametrize("name", methods())
def test_each_method_has_a_solution_of_its_own(name):
    assert solution(name).source.startswith(f"def {name}(self")


def test_a_method_cannot_be_checked_alone():
    assert "`check(NeuralNetwork)`" in check("predict").message
