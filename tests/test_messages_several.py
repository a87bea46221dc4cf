"""What is typed with several mistakes in it: each is told as exactly as if it were alone."""

import pytest

from nn_lesson.neuron import numerical_derivative, sigmoid_deriv
from tests.messages import entries, says_what_is_true

NAMES = {"numerical_derivative": numerical_derivative, "sigmoid_deriv": sigmoid_deriv}
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
def gradient_step(weights, derivative, learning_rate):
    |     for i in range(len(weights)):
    |         weights[i] = weights[i] + learning_rate * derivative[i]
    |     return weights
    says: changes its first argument | That is not the only mistake. It steps with the derivative, uphill
    never: what belongs here
def mean_squared_error(predictions, targets):
    |     return np.sum(predictions - targets) ** 2 / len(predictions)
    says: a whole list cannot be used like a number | The misses are added before they are squared
    never: what belongs here
def first_weight_slope(x, weight_1, weight_2, target):
    |     output = sigmoid(weight_1 * x)
    |     prediction = sigmoid(weight_2 * output)
    |     error = (prediction - target) ** 2
    |     return error * sigmoid_deriv(weight_2 * output) * weight_2 * sigmoid_deriv(weight_1 * x)
    says: The last link is missing | The chain begins with the error itself
    never: Not every answer
def train_line(inputs, targets, learning_rate, rounds):
    |     weight, bias = 0, 0
    |     for _ in range(rounds):
    |         for x, target in zip(inputs, targets):
    |             miss = target - (weight * x + bias)
    |             weight = weight - learning_rate * 2 * miss * x
    |             bias = bias - learning_rate * 2 * miss * x
    |     return weight, bias
    says: lead uphill | The input is a factor in the step of the bias, too
    never: Not every answer
def softmax(scores):
    |     powers = scores
    |     return powers / powers.sum(axis=1, keepdims=True)
    says: an axis is asked for | Raise Euler's number to the power of each score first | goes along the wrong axis
    never: what belongs here
def confusion_table(predicted, labels, classes):
    |     table = np.zeros((classes, classes))
    |     for i in range(len(predicted)):
    |         table[predicted[i]][labels[i]] = 1
    |     return table
    says: `predicted` and `labels` have changed places | Let it grow with `+=`
    never: Not every answer
def split_rows(order, training, validation):
    |     return order[1:training], order[training:validation], order[training + validation:]
    says: There are two mistakes | The second part ends at `validation`
    never: shape
def make_vocabulary(sentences, rows):
    |     vocabulary = []
    |     for row in range(len(rows)):
    |         for word in sentences[row]:
    |             vocabulary.append(word)
    |     return vocabulary
    says: `rows` says which ones to take | That is not the only mistake | some words more than once
    never: Not every answer
def overfit_one_batch(network, inputs, targets, count, steps):
    |     few, theirs = inputs[count], targets[count]
    |     errors = [network.error(few, theirs)]
    |     for _ in range(steps):
    |         network.step(few, theirs)
    |     errors.append(network.error(few, theirs))
    |     return errors
    says: `inputs[count]` takes one alone | stands after the loop
    never: a list of 3
def dot(u, v):
    |     total = 0
    |     for a, b in zip(u, v):
    |         total = a + b
    |     return total
    says: the `+` in `a + b` is wrong | only the last counts
    never: All the numbers are added
def uncertainty(share, count):
    |     right = share / 100
    |     wrong = 1 - right
    |     return right * wrong / count ** 0.5
    says: without `/ 100` it would be right | Only `count` is under the root
    never: not the right number
def layer_forward(inputs, weights, biases, activation):
    |     sums = np.dot(inputs, weights) - biases
    |     return sigmoid(sums)
    says: the `-` in `np.dot(inputs, weights) - biases` is wrong | `activation` is due, which comes in
    never: never used
def train_line(inputs, targets, learning_rate, rounds):
    |     weight, bias = 0, 0
    |     for _ in range(rounds):
    |         for x, t in zip(inputs, targets):
    |             miss = weight * x + bias - t
    |             weight = weight - learning_rate * miss * x
    |             bias = bias - learning_rate * miss
    |     return bias, weight
    says: The `return` has `bias, weight` | The steps are half as large as they should be
    never: Not every answer
def train_digits(parameters, images, labels, epochs, learning_rate):
    |     for epoch in range(epochs):
    |         order = np.random.permutation(len(images))
    |         for start in range(0, len(images), 32):
    |             batch = order[start : start + 32]
    |             parameters = digits_step(parameters, batch, labels, learning_rate)
    |     return parameters
    says: `images[batch]` takes them | `labels[batch]` is meant
    never: `labels` are not what belongs here
def compute_gradients(input_vector, weights, bias, target):
    |     prediction = sigmoid(np.dot(input_vector, weights))
    |     derror_dprediction = error_derivative(target, prediction)
    |     dprediction_dlayer1 = prediction * (1 + prediction)
    |     derror_dbias = derror_dprediction * dprediction_dlayer1 * bias
    |     return derror_dbias, derror_dprediction * input_vector
    says: There are several mistakes | the term `bias` is missing | have changed places
    never: There are two mistakes. There | That is not the only mistake. That
"""


@pytest.mark.parametrize(("source", "said", "never"), list(entries(SEVERAL)))
def test_each_of_several_mistakes_is_told(source, said, never):
    says_what_is_true(source, said, never, **NAMES)
