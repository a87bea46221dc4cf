"""What is typed with several mistakes in it: each is told as exactly as if it were alone."""

import pytest

from nn_lesson.neuron import numerical_derivative
from tests.messages import entries, says_what_is_true

SEVERAL = """
def predict_price(area, age, weight_area, weight_age, bias):
    |     print(area * weight_area + age * weight_age)
    says: prints the answer but does not return it | In the `print`, the term `bias` is missing
    never: are two mistakes
def difference_of_texts(words_1, words_2, vocabulary):
    |     total = 0
    |     for word in vocabulary:
    |         if (word in words_1) != (word in words_2):
    |             total += 1
    |         return total
    says: stands inside the loop | That is not the only mistake. This asks only whether a word is there
    never: are two mistakes
def difference_of_texts(words_1, words_2, vocabulary):
    |     total = 0
    |     for word in vocabulary:
    |         total += abs(words_1.count(word) - words_2.count(word))
    |         return total
    says: `return total` stands inside the loop
    never: the only mistake
def mean_squared_error(predictions, targets):
    |     n = len(predictions)
    |     total = 0
    |     for i in range(1,n):
    |         total=(predictions[i]-targets[i])**2
    |     return total/n
    says: The first sample is left out | `total=(predictions[i]-targets[i])**2` gives a new value in each round
    never: plays no part
def gradient_step(weights, derivative, learning_rate):
    |     new = []
    |     for w, d in zip(weights, derivative):
    |         new.append(w - d / learning_rate)
    |     return new
    says: It returns a list | That is not the only mistake. | the `/` in `d / learning_rate` is wrong
    never: are two mistakes
def lowest_point(height, x, learning_rate, steps):
    |     for i in range(steps):
    |         x = x + learning_rate * numerical_derivative(height, x)
    |         return x
    says: stands inside the loop | That is not the only mistake. This walks uphill
    never: are two mistakes
def compute_gradients(input_vector, weights, bias, target):
    |     layer_1 = np.dot(input_vector, weights) + bias
    |     prediction = sigmoid(layer_1)
    |     derror_dprediction = error_derivative(target, prediction)
    |     dprediction_dlayer1 = sigmoid_deriv(layer_1)
    |     derror_dbias = derror_dprediction * dprediction_dlayer1
    |     derror_dweights = derror_dprediction * input_vector
    |     return derror_dbias, derror_dweights
    says: There are two mistakes | `target` and `prediction` have changed places | the sigmoid's slope is missing
    never: bias is right
def softmax(scores):
    |     powers = np.exp(-scores)
    |     return powers / powers.sum(axis=0, keepdims=True)
    says: There are two mistakes | the lowest score gets the largest share | goes along the wrong axis
    never: what belongs here
def add_pairs(words):
    |     pairs = []
    |     for i in range(0, len(words) - 1, 2):
    |         pairs.append((words[i], words[i + 1]))
    |     return words + pairs
    says: Every second pair is missing | Make one text of it
    never: what belongs here | the only mistake
def overfit_one_batch(network, inputs, targets, count, steps):
    |     few, theirs = inputs[:8], targets[:8]
    |     errors = [network.error(few, theirs)]
    |     for _ in range(steps):
    |         network.step(few, theirs)
    |     errors.append(network.error(few, theirs))
    |     return errors
    says: `8` is not what belongs here: `count` is | stands after the loop, so that it happens once
    never: a list of 3
def baseline(train, labels):
    |     commonest = np.bincount(train).argmin()
    |     return np.sum(labels == commonest)
    says: There are two mistakes | It always says the rarest label | Return their share
    never: what belongs here
def scale_by(train, rows):
    |     mean, spread = train.mean(axis=0), train.max(axis=0) - train.min(axis=0)
    |     spread = np.where(spread == 0, 1, spread)
    |     return rows - mean / spread
    says: take the standard deviation | Only the mean is divided
    never: what belongs here
"""


@pytest.mark.parametrize(("source", "said", "never"), list(entries(SEVERAL)))
def test_each_of_several_mistakes_is_told(source, said, never):
    says_what_is_true(source, said, never, numerical_derivative=numerical_derivative)
