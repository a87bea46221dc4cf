"""Tables of what a learner types, what a message about it must say, and what it must not say."""

import re

from nn_lesson import check, network, neuron
from tests.typed import typed

COURSE = {
    name: getattr(neuron, name)
    for name in ("count_words", "dot", "relu", "sigmoid", "squared_error", "error_derivative")
}
NETWORK = ("cross_entropy", "softmax", "digits_step", "predict_digits", "train_digits")
COURSE |= {name: getattr(network, name) for name in NETWORK}
CLASS = """
class NeuralNetwork:
    def __init__(self, learning_rate):
        self.weights, self.bias = np.random.randn(2), np.random.randn()
        self.learning_rate = learning_rate

    def predict(self, input_vector):
        return sigmoid(np.dot(input_vector, self.weights) + self.bias)

    def _compute_gradients(self, input_vector, target):
        prediction = self.predict(input_vector)
        derror_dbias = 2 * (prediction - target) * prediction * (1 - prediction)
        return derror_dbias, derror_dbias * input_vector

    def _update_parameters(self, derror_dbias, derror_dweights):
        self.bias -= self.learning_rate * derror_dbias
        self.weights -= self.learning_rate * derror_dweights
"""


def entries(table):
    """(source, what is said, what is not said) of each entry of a table.

    Lines of code behind the first begin with `| `; after `CLASS: ` stands what is typed in the place of what.
    """
    for entry in re.split(r"\n+(?=\w)", table.strip()):
        first, *lines = map(str.strip, entry.splitlines())
        *more, says, never = lines
        source = "\n".join([first, *(re.sub(r"^\| ", "", line) for line in more)])
        if first.startswith("CLASS: "):
            source = CLASS.replace(*first.removeprefix("CLASS: ").split(" -> "))
            assert source != CLASS
        yield source, says.removeprefix("says: ").split(" | "), never.removeprefix("never: ").split(" | ")


def says_what_is_true(source, said, never, **names):
    """Assert what a check says of a source, in which the course's functions and some `names` are at hand."""
    own = {name: thing for name, thing in (COURSE | names).items() if f"def {name}(" not in source}
    message = check(typed(source, **own)).message
    assert [part for part in said if part.lower() not in message.lower()] == [], message
    assert [part for part in never if part in message] == [], message
    assert message.count("`") % 2 == 0 and ":`" not in message and "\n" not in message
