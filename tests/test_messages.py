"""What a learner types, what a message about it must say, and what it must not say."""

import functools
import re

import numpy as np
import pytest

from nn_lesson import check, hint, neuron
from nn_lesson.learner import run
from nn_lesson.learner.values import contrast, describe
from nn_lesson.practice.check import ready
from tests.messages import CLASS, COURSE, entries, says_what_is_true
from tests.typed import typed

RAW = (
    r"ufunc|[Cc]-[Aa]rray|not acceptable|dtype|array element|operand|dimension|broadcast|scalar|casting|dispatcher"
)
# Right, by whatever name

RIGHT = [
    "dot = lambda u, v: sum(a * b for a, b in zip(u, v))",
    "def my_dot(u, v): return sum(a * b for a, b in zip(u, v))\ndot = my_dot",
    "relu = sigmoid2 = lambda x: np.maximum(x, 0)",
    "def twice(f):\n    def inner(*given): return f(*given)\n    return inner\n"
    "@twice\ndef sigmoid(x): return 1 / (1 + np.exp(-x))",
]


@pytest.mark.parametrize("source", RIGHT)
def test_what_is_kept_under_an_exercises_name_is_judged_under_that_name(source):
    function = typed(source)
    assert check(function).status == "passed" and ready(function) is function
    assert hint(function).title.startswith("Hint 1 of 3 for `")


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        (lambda: functools.partial(np.maximum, 0), "relu"),
        (lambda: np.vectorize(lambda x: max(x, 0.0)), "relu"),
        (lambda: type("Net", (neuron.NeuralNetwork,), {}), "NeuralNetwork"),
    ],
)
def test_what_has_no_names_around_it_is_looked_for_in_the_notebook(kind, name, monkeypatch):
    thing = kind()
    assert check(thing).slip == "not_an_exercise"
    monkeypatch.setattr("__main__." + name, thing, raising=False)
    assert check(thing).status == "passed"


def test_an_exercises_own_name_comes_first():
    verdict = check(typed("def relu(x): return np.maximum(x, 0)\nsigmoid = relu"))
    assert verdict.status == "passed" and verdict.title == "`relu` is right"


def test_a_number_under_an_exercises_name_is_no_exercise(monkeypatch):
    monkeypatch.setattr("__main__.dot", 11, raising=False)
    assert check(11).message == "Pass the name of your function alone, as in `check(dot)`, without calling it."


# Wrong

MESSAGES = r"""
def dot(u, v): return u * v
    says: a whole list cannot be used like a number | one by one
    never: array | shape
def dot(u, v): return [1, 2] * 0.1
    says: a whole list cannot be used like a number
    never: array | shape
def dot(u, v): return sum(u) * v
    says: whole list
    never: array | shape
def dot(u, v): return sum(u, v)
    says: `sum` takes one list
    never: array
def dot(u, v): return u + 1
    says: a number cannot be added to it
    never: array
def cosine_similarity(u, v): return dot(u, v) / (u ** 2) ** 0.5
    says: whole list
    never: array | shape
def count_words(words, vocabulary): return words.sum()
    says: a list has no `.sum`. Write `sum(...)`
    never: type `list`
def count_words(words, vocabulary): return words @ words
    says: `@` multiplies arrays, not single numbers or lists
    never: shape
def count_words(words, vocabulary): return words(0)
    says: round brackets follow a list
    never: no function
def count_words(words, vocabulary):
    |     counts = []
    |     for word in vocabulary: counts += words.count(word)
    |     return counts
    says: use `.append`
    never: as if it were a list
def dot(u, v): return u[0, 1]
    says: a place in a list is a whole number
    never: array

def add_pairs(words): return words + [words[i] + 1 for i in range(len(words) - 1)]
    says: a text and a number meet at a `+`
    never: where a number is due
def add_pairs(words): return words + list(dict.fromkeys(a + " " + b for a, b in zip(words, words[1:])))
    says: left out the second time
    never: is right
def add_pairs(words): return words + [x for i in range(len(words) - 1) for x in (words[i], " ", words[i + 1])]
    says: one by one
    never: rounded
def make_vocabulary(sentences, rows):
    |     vocabulary = []
    |     for row in rows:
    |         for word in sentences[row]:
    |             if not vocabulary or vocabulary[-1] != word: vocabulary.append(word)
    |     return vocabulary
    says: `if not vocabulary or vocabulary[-1] != word` is not what
    never: rounded
def make_vocabulary(sentences, rows): return sorted({w for i in rows for w in sentences[i]}, key=lambda w: w[::-1])
    says: not their order
    never: rounded

def relu(x): return x if x > 0 else 0
    says: as many answers as the array
    never: arange
def relu(x):
    |     if x > 0:
    |         return x
    |     return 0
    says: line 2, `if x > 0`: a question
    never: arange
def relu(x): return np.arange(x)
    says: `np.arange` takes a number
    never: as many answers

def sigmoid_deriv(x): return sigmoid_deriv(x) * (1 - sigmoid_deriv(x))
    says: `sigmoid_deriv` calls itself without end. Is another function meant?
    never: returns at once
def helper(x): return sum(helper(a) for a in [x])
    | def relu(x): return helper(x)
    says: `helper` calls
    never: genexpr

def compute_gradients(x, w, b, t):
    |     e = b - t
    |     return e, [e * x[0], e * x[1]]
    says: Result 2 is a list of 2 arrays of 1 number
    never: rows
def dot(u, v): return [sum(u) - sum(v)]
    says: a list of 1 number,
    never: numbers

CLASS: self.weights) + -> weights) +
    says: Did you mean `self.weights`?
    never: spelling
CLASS: self.bias -= -> bias -=
    says: Did you mean `self.bias`?
    never: above the loop
CLASS: = self.predict( -> = predict(
    says: Did you mean `self.predict`?
    never: spelling
CLASS: predict(self,  -> predict(
    says: `self` is missing | behind `def predict`
    never: Keep the first
CLASS: __init__(self,  -> __init__(
    says: `self` is missing | behind `def __init__`
    never: Keep the first
CLASS: _parameters(self,  -> _parameters(
    says: `self` is missing
    never: Keep the first
CLASS: self.predict( -> self.predict(self, 
    says: Leave it out of the brackets
    never: too much or too little
CLASS: return sigmoid -> return self.sigmoid
    says: Write `sigmoid` alone
    never: self.self
CLASS: self.weights) + -> self.weigths) +
    says: Did you mean `self.weights`?
    never: spelling
CLASS: self.weights) + -> w) +
    says: The `w` of the formulas is `self.weights` here
    never: spelling

def sigmoid(x): return 1 / (1 + exp(-x))
    says: `exp` that is not defined | In NumPy it is `np.exp`
    never: spelling
def sigmoid(x): return 1 / (1 + e ** -x)
    says: `np.e`
    never: spelling
def cosine_similarity(u, v): return dot(u, v) / sqrt(dot(u, u) * dot(v, v))
    says: `np.sqrt`
    never: spelling
def squared_error(p, t): return square(p - t)
    says: `np.square`
    never: spelling
def mean_squared_error(p, t): return mean((p - t) ** 2)
    says: `np.mean`
    never: spelling
def relu(p): return p * pi
    says: `np.pi`
    never: spelling
def sigmoid(x): return log(x)
    says: `np.log`
    never: spelling
np = None
    | def sigmoid(x): return exp(x)
    says: Check the spelling
    never: np
def dot(u, v): return sum_(u)
    says: Did you mean `sum`?
    never: spelling
def dot(u, v):
    |     total = 0
    |     return Total
    says: `Total` is not `total`: capital letters count
    never: spelling
def dot(u, v):
    |     Total = 0
    |     total += 1
    says: `total` is not `Total`: capital letters count
    never: above the loop
def relu(x): return true
    says: `true` is not `True`
    never: spelling
Out = {}
    | def relu(x): return out
    says: Check the spelling
    never: Out
def sigmoid(x): return 1 / (1 + np.Exp(-x))
    says: `numpy` has no `Exp`. Did you mean `np.exp`?
    never: spelling
def squared_error(prediction, target): return np.sqr(prediction - target)
    says: Did you mean `np.square`?
    never: sqrt
def count_words(words, vocabulary): counts = []; counts.add(words.count(vocabulary[0])); return counts
    says: a list has no `.add`. Did you mean `counts.append`?
    never: spelling
def relu(x): return np.random.randit(3)
    says: `numpy.random` has no `randit`. Did you mean `np.random.rand
    never: None
def make_prediction(input_vector, weights, bias): return σ(0)
    says: The `σ` of the formulas is `sigmoid`
    never: spell
def make_prediction(input_vector, weights, bias): return sigmoid(x)
    says: is `input_vector` here
    never: spelling
def make_prediction(input_vector, weights, bias): return np.dot(w, 1)
    says: is `weights` here
    never: spelling
def squared_error(prediction, target): return p - t
    says: `p` of the formulas is `prediction`
    never: spelling
def dot(u, v): return sum(a * w for a in u)
    says: needs a variable `w` | Check the spelling
    never: formulas
def dot(u, v): return sum(a * U[0] for a in u)
    says: `U` is not `u`
    never: spelling
def predict_price(price): return price[0]
    says: takes 1 positional argument but 5 were given
    never: `self`

sum = 0
    | def dot(u, v): return sum(u)
    says: `sum` was overwritten | `del sum`
    never: Is a `*` missing
len = 5
    | def dot(u, v): return len(u)
    says: `len` was overwritten | `del len`
    never: Is a `*` missing
list = [1]
    | def dot(u, v): return list(u)
    says: `list` was overwritten | `del list`
    never: Is a `*` missing
max = 3
    | def relu(x): return max(x, 0)
    says: `max` was overwritten | `del max`
    never: Is a `*` missing
def dot(u, v):
    |     sum = 0
    |     return sum(u)
    says: `sum` was overwritten | Choose another name
    never: del
def dot(u, v):
    |     sum = sum(u)
    |     return sum
    says: gives `sum` a value | Choose another name
    never: above the loop
def dot(u, v):
    |     for a in u:
    |         sum += a
    |     return sum
    says: Give it one first, above the loop
    never: del
np = 3
    | def sigmoid(x): return np.exp(x)
    says: `np` was overwritten | `import numpy as np` again
    never: no `.exp`
math = 3
    | def sigmoid(x): return math.exp(x)
    says: `math` was overwritten | `import math` again
    never: no `.exp`
def sigmoid(x):
    |     np = 3
    |     return np.exp(x)
    says: `np` was overwritten | Choose another name
    never: import
def sigmoid(x):
    |     np = np.array(x)
    |     return np
    says: gives `np` a value
    never: not imported
def relu(x): return np(x)
    says: brackets follow the name of a module
    never: overwritten
def relu(x): return x(2)
    says: Is a `*` missing?
    never: overwritten

def predict_price(area, age, weights_area, weights_age, bias): return weight_area * area + weights_age * age
    says: in line 1, `weight_area`: it
    never: …
def dot(u, v): return sum([u, v][0][number_of_the_pair] * [u, v][1][number_of_the_pair] for number in [0])
    says: `number_of_the_pair`: it needs
    never: …
def dot(u, v): return [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0][len([0, 0, 0, 0, 0] * 9)]
    says:  …`: 
    never: 0…
def dot(u, v):
    |     for a in 3:
    |         pass
    says: `for a in 3`: one number
    never: :`:

def layer_forward(inputs, weights, biases, activation): return inputs @ weights.T
    says: `(2, 3) @ (1, 3)` does not fit: the last number of the first shape, 3, and the first | second, 1,
    never: gufunc
def layer_forward(inputs, weights, biases, activation): return np.matmul(inputs, weights.T)
    says: (2, 3) @ (1
    never: core
def layer_forward(inputs, weights, biases, activation): return np.dot(inputs, weights.T)
    says: (2, 3) @ (1
    never: dim
def layer_forward(x, w, b, f): return (x + 0) @ w.T
    says: the first shape, 3, and | of the second, 1,
    never: core
def layer_forward(x, w, b, f): return x * w
    says: number by number: `(3, 2)` and `(2, 2)` | write `@`
    never: keepdims
def layer_forward(x, w, b, f): return f(x @ w + b, b)
    says: one thing too many
    never: number by number
def layer_backward(inputs, weights, outputs, slope, d): return inputs.T() @ d
    says: `.T` is no function
    never: square ones
def dot(u, v): return sum(a * b for a, b in zip(u))
    says: `zip` has one list in its brackets. Give it two
    never: write `zip`
def relu(x): return np.maximum(x)
    says: the brackets of `maximum`: it takes 2 to 3, and is given 1
    never: positional
def relu(x):
    |     x[0] = 0
    |     return np.maximum(x, 0)
    says: changes its first argument
    never: such parts
def layer_forward(inputs, weights, biases, activation):
    |     biases += inputs @ weights
    |     return activation(biases)
    says: puts its result into the array that is there
    never: number by number
def make_prediction(input_vector, weights, bias): return sigmoid()
    says: the brackets of `sigmoid` are empty
    never: is missing in
def relu(x): return np.max([x, 0])
    says: rows of different lengths
    never: To return two things
def relu_slope(outputs):
    |     slopes = np.zeros(len(outputs))
    |     slopes[outputs > 0] = 1
    |     return slopes
    says: has another shape than the array
    never: 2 numbers
def cross_entropy(probabilities, labels): return -np.mean(np.log(probabilities[labels]))
    says: `probabilities[labels]` takes whole rows. From each row only the number of its label counts.
    never: axis 0 | of only
def softmax(s): return np.exp(s) / np.exp(s).sum(axis=-1)
    says: `(2, 3)` and `(2,)` | `keepdims=True`
    never: write `@`
def dot(u, v): return np.dot(u, [1, 2, 3])
    says: different lengths meet: one has 2, the other 3
    never: aligned
def dot(u, v):
    |     total = 0
    |     for a, b in zip(u, v):
    |         total += u * v
    |     return total
    says: Inside the loop, use `a` and `b`
    never: one by one
def dot(u, v):
    |     total = 0
    |     for a, b in zip(u, v):
    |         total += a + b
    |         return total
    says: `return total` stands inside the loop
    never: Not every answer
def dot(u, v):
    |     total = 0
    |     for a, b in zip(u, v):
    |         total.append(a * b)
    |     return total
    says: `total` is a number. Let it grow with `+=`
    never: Not every answer
def squared_error(prediction, target): return (sigmoid - target) ** 2
    says: `sigmoid` is not what belongs here
    never: Call it
def mean_squared_error(predictions, targets):
    |     total = 0
    |     for p, t in zip(predictions, targets):
    |         total += (p + t) ** 2
    |     return total
    says: the `+` in `p + t` is wrong | is a sum where the mean is due
    never: Not every answer
def count_words(words, vocabulary):
    |     counts = []
    |     for word in vocabulary:
    |         counts.extend(words.count(word))
    |     return counts
    says: use `append`
    never: Not every answer
def count_words(words, vocabulary):
    |     counts = []
    |     for word in vocabulary:
    |         n = 0
    |         for w in words:
    |             if w != word:
    |                 n += 1
    |         counts.append(n)
    |     return counts
    says: has `!=` where `==` belongs
    never: Not every answer
def gradient_step(weights, derivative, learning_rate): return weights - alpha * derivative
    says: `alpha` is not what belongs here: `learning_rate` is
    never: Check the spelling
def error_derivative(prediction, target): return prediction + target
    says: the `+` in `prediction + target` is wrong | That is not the only mistake
    never: Not every answer

def dot(u, v):
    |     total = 0
    |     for a in u: total += a * v[u.index(a)]
    |     return total
    says: `dot([2, 2, 1, 3], [3, 1, 2, 3])` gives 23
    never: in every case
def dot(u, v): return sum({a * b for a, b in zip(u, v)})
    says: gives 17; it should be 19
    never: plays no part
def dot(u, v):
    |     total = sum(a * b for a, b in zip(u, v))
    |     if total: return total
    says: `return total` was never reached. `if total` keeps back | `dot([2, 3], [-3, 2])`
    never: Not every answer
def dot(u, v):
    |     total = 0
    |     for a, b in zip(u, v):
    |         for k in range(int(b)): total += a
    |     return total
    says: it should be
    never: The first number
def cosine_similarity(u, v): return dot(u, v) / (sum(u * u) ** 0.5 * sum(v * v) ** 0.5)
    says: a whole list cannot be used like a number
    never: is right
def dot(u, v): return u @ v
    says: `np.array` makes an array of a list
    never: For numbers
def dot(u, v): return sum(u * v)
    says: a whole list cannot be used like a number
    never: is right | array
def gradient_step(w, d, r): return np.array([a - r * b for a, b in zip(w, d)])
    says: one number is used as if it were a list | An array it answers well
    never: is right
def dot(u, v):
    |     total = 0
    |     for a, b in zip(u, v):
    |         total =- a * b
    |     return total
    says: `=-` gives `total` a new value | `+=` adds something, `-=` takes it away
    never: write `-=`
def sigmoid(x): return 1 / (1 - np.exp(-x))
    says: the `-` before `np.exp(-x)` in `1 - np.exp(-x)` is wrong
    never: the `-` in
def make_prediction(input_vector, weights, bias):
    |     layer_1 = sum(input_vector) + bias
    |     layer_2 = relu(layer_1)
    |     return layer_2
    says: The sigmoid is wanted | `input_vector` is still to be multiplied by `weights`
    never: Not every answer
def error_derivative(prediction, target): return 2 * prediction
    says: `prediction` lacks a term: `target` is to be subtracted from it
    never: is missing
def cosine_similarity(u, v): return dot(u, v) ** 0.25 / (dot(u, u) * dot(v, v))
    says: ** 0.25
    never: after that, the answer is the square
def cosine_similarity(u, v):
    |     length_u = sum(u)
    |     length_v = sum(v)
    |     return dot(u, v) / (length_u + length_v)
    says: `length_u + length_v`
    never: `dot` is missing
def make_prediction(x, w, b): return sigmoid(np.dot(x, w) + b[0])
    | def loan_decisions(applicants, w, b): return [int(make_prediction(x, w, b) > 0.5) for x in applicants]
    says: your `make_prediction`, which passes its check, but cannot take what it gets here
    never: check(make_prediction)
def dot(u, v):
    |     total = 0
    |     for a, b in zip(u, v): total =+ a * b
    |     return total
    says: `=+` gives `total` a new value, whatever it was
    never: Not every answer
def compute_gradients(input_vector, weights, bias, target):
    |     z = np.dot(input_vector, weights) + bias
    |     p = sigmoid(z)
    |     dE = 2 * (p - target)
    |     dp = p * (1 + p)
    |     return dE * dp * bias, dE * dp * input_vector
    says: There are two mistakes. | the `+` in `1 + p` is wrong | without `* bias`
    never: Not every answer
def mean_squared_error(predictions, targets):
    |     total = 0
    |     for p, t in zip(predictions, targets):
    |         total = (p + t) ** 2
    |     return total / len(predictions)
    says: There are two mistakes. | the `+` in `p + t` is wrong | Let it grow with `+=`
    never: Not every answer
def first_weight_slope(x, weight_1, weight_2, target):
    |     output = weight_1 * x
    |     prediction = sigmoid(weight_2 * output)
    |     slope = prediction * (1 - prediction)
    |     return 2 * (prediction - target) * slope * weight_2 * x
    says: There are two mistakes. | its output is not the sum | slope of the first neuron's sigmoid is missing
    never: Not every answer
def mean_squared_error(predictions, targets): return np.mean((predictions - targets) ** 2)
    says: With arrays it would be right
    never: in a loop
def squared_error(prediction, target): return math.pow(prediction - target, 2)
    says: a function for one number | NumPy has functions that take both
    never: is right
def mean_squared_error(predictions, targets):
    |     errors = np.square(np.array(predictions) + np.array(targets))
    |     return np.mean(errors)
    says: the `+` in `np.array(predictions) + np.array(targets)` is wrong
    never: squared_error` is wanted
def mean_squared_error(predictions, targets): return np.mean(np.array(predictions) ** 2 - np.array(targets))
    says: `np.array(predictions) ** 2 - np.array(targets)` is not what belongs here
    never: `targets` is missing
def mean_squared_error(predictions, targets):
    |     total = 0
    |     for p, t in predictions, targets: total += (p - t) ** 2
    |     return total / len(targets)
    says: `zip` makes pairs
    never: rows and columns
def error_derivative(prediction, target):
    |     two = 2
    |     return two(prediction - target)
    says: Is a `*` missing?
    never: np.sum
def sigmoid_deriv(x):
    |     h = 0.00001
    |     return (sigmoid(x + h) - sigmoid(x)) * h
    says: the `*` in
    never: always 0 | rounded
def relu(x): return 0 if np.any(x < 0) else x
    says: `any` decides once, for all numbers together
    never: Compute the answer
def layer_forward(inputs, weights, biases, activation): return activation((inputs @ weights).sum(axis=1) + biases)
    says: without `.sum(axis=1)` it would be right
    never: without `(inputs
def layer_backward(inputs, weights, outputs, slope, derror_doutputs):
    |     derror_dsums = derror_doutputs @ slope(outputs).T
    |     derror_dbiases = derror_dsums.sum(axis=0)
    |     derror_dweights = inputs.T @ derror_dsums
    |     derror_dinputs = derror_dsums @ weights.T
    |     return derror_dbiases, derror_dweights, derror_dinputs
    says: `derror_dsums = derror_doutputs @ slope(outputs).T` is not what belongs here
    never: In `derror_dinputs
def softmax(scores):
    |     powers = np.exp(scores)
    |     return [p / sum(powers) for p in powers]
    says: The columns add up to 1 | it should be [[0.106507
    never: gives [0.665241
def train_digits(parameters, images, labels, epochs, learning_rate):
    |     order = np.random.permutation(len(images))
    |     for epoch in range(epochs):
    |         for start in range(0, len(images), 32):
    |             batch = order[start : start + 32]
    |             parameters = digits_step(parameters, images[batch], labels[batch], learning_rate)
    |     return parameters
    says: drawn once, above the loop over the epochs
    never: Not every answer
def split_rows(order, training, validation):
    |     return np.concatenate([order[:training], order[training:]])
    says: 3 results are due
    never: nothing is computed
def split_rows(order, training, validation):
    |     train = order[: training - 1]
    |     chosen = order[training : training + validation - 1]
    |     return train, chosen, order[training + validation :]
    says: In `train = order[: training - 1]`, `- 1` is too much. The same goes for the `- 1` in `chosen =
    never: Not every answer
def layer_backward(inputs, weights, outputs, slope, derror_doutputs):
    |     derror_dsums = derror_doutputs * slope(outputs)
    |     derror_dweights = inputs.T * derror_dsums
    |     derror_dinputs = derror_dsums * weights.T
    |     return derror_dsums.sum(axis=0), derror_dweights, derror_dinputs
    says: the `*` in `inputs.T * derror_dsums` only | the `*` in `derror_dsums * weights.T` only multiplies
    never: what belongs here
def split_rows(order, training, validation): return order[:training], order[:validation], order[-validation:]
    says: There are two mistakes
    never: Not every answer
def make_vocabulary(sentences, rows):
    |     vocabulary = []
    |     for row in rows:
    |         for word in sentences[row]:
    |             if word not in sentences[row]: vocabulary.append(word)
    |     return vocabulary
    says: the `if` lets no word in
    never: are there already
def make_vocabulary(sentences, rows):
    |     vocabulary = []
    |     for row in rows:
    |         for word in sentences[row]:
    |             if word not in vocabulary: vocabulary = vocabulary.append(word)
    |     return vocabulary
    says: `append` changes the list itself and gives nothing back
    never: Not every answer
def make_vocabulary(sentences, rows):
    |     vocabulary = []
    |     for row in rows:
    |         for word in sentences[row]:
    |             if word not in vocabulary: vocabulary.append(word)
    |             else: break
    |     return vocabulary
    says: `break` behind `else` is too much
    never: Not every answer
def make_vocabulary(sentences, rows):
    |     vocabulary = []
    |     for row in rows:
    |         for word in sentences[row]:
    |             if word not in vocabulary: vocabulary.append(row)
    |     return vocabulary
    says: `row` is not what belongs here: `word` is
    never: Not every answer
def train_early(parameters, inputs, labels, train, validation, epochs):
    |     best, least = parameters, np.inf
    |     for epoch in range(epochs):
    |         parameters = train_digits(parameters, inputs[train], labels[train], 1, 0.1)
    |         error = cross_entropy(predict_digits(parameters, inputs[validation]), labels[validation])
    |         if error < least: best = parameters
    |         least = error
    |     return best
    says: `least = error` stands after the `if`
    never: Not every answer
def train_early(parameters, inputs, labels, train, validation, epochs):
    |     best, least = parameters, np.inf
    |     for epoch in range(epochs):
    |         parameters = train_digits(parameters, inputs[train], labels[train], 1, 0.1)
    |         error = predict_digits(parameters, inputs[validation])
    |         if error < least: best, least = parameters, error
    |     return best
    says: `cross_entropy` is missing
    never: number by number
def cosine_similarity(u, v): return dot(u, v) / (max(u) * max(v))
    says: `max(u) * max(v)` is not what belongs here: `dot` is missing
    never: Not every answer
def sigmoid(x): return 1 / (1 + (-x) ** 2)
    says: `(-x) ** 2` is not what belongs here: `np.exp` is missing
    never: Not every answer
def split_rows(order, training, validation):
    |     c = order[-validation:]
    |     return order[:training], order[training : training + validation], c
    says: In `c = order[-validation:]`, `-validation` is not what belongs here
    never: shape
def split_rows(order, training, validation):
    |  return order[:training], order[training + 1 : training + validation + 1], order[training + validation + 1 :]
    says: In `return order[:training], | `+ 1` is too much. The same goes for every other `+ 1` there.
    never: Not every answer
def split_rows(order, training, validation):
    |     order = sorted(order)
    |     return order[:training], order[training:validation], order[validation + 1 :]
    says: split_rows
    never: missing
def uncertainty(share, count): return np.sqrt(share * (share - 1) / (count - 1))
    says: There are two mistakes.
    never: should be 1 minus that
def scale_by(train, rows):
    |     mean, spread = train.mean(axis=0), train.std(axis=0)
    |     spread = np.where(spread == 0, 1, spread)
    |     return rows - mean - spread
    says: the `-` before `spread` is wrong
    never: Not every answer
def baseline(train, labels):
    |     commonest = np.bincount(train).argmin()
    |     return np.sum(labels == commonest) / len(train)
    says: `len(train)`
    never: `np.mean` is missing
def split_rows(order, training, validation): return order[:450], order[450:540], order[540:]
    says: `450` is not what belongs here: `training` is. That is not the only mistake.
    never: shape
def split_rows(order, training, validation):
    |     return order[:training] + order[training : training + validation] + order[training + validation :]
    says: has `+` where commas belong
    never: Not every answer
def layer_backward(inputs, weights, outputs, slope, derror_doutputs):
    |     derror_dsums = derror_doutputs * slope(outputs)
    |     derror_dweights = inputs * derror_dsums
    |     return derror_dsums.sum(axis=0), derror_dweights, derror_dsums @ weights.T
    says: In `derror_dweights = inputs * derror_dsums`, `.T` and `@` are missing
    never: is not what belongs
def compute_gradients(input_vector, weights, bias, target):
    |     p = sigmoid(np.dot(input_vector, weights) + bias)
    |     derror_dbias = 2 * (p - target) * p * (1 - p)
    |     derror_dweights = derror_dbias * input_vector
    |     return derror_dbias, derror_dbias
    says: `derror_dweights` holds the right answer, but `derror_dbias` is returned
    never: Both results
def mean_squared_error(predictions, targets):
    |     total = 0
    |     for p, t in zip(predictions, predictions): total += (p - t) ** 2
    |     return total / len(targets)
    says: `predictions` is not what belongs here: `targets` is
    never: Compute the answer
def cross_entropy(probabilities, labels): return -np.log(np.log(labels)).mean()
    says: `np.log(labels)` is not what belongs here: `probabilities` is missing
    never: divided by 0
def make_prediction(input_vector, weights, bias):
    |     z = bias
    |     for x, w in zip(input_vector, weights): z += x + w
    |     return sigmoid(z)
    says: That happens in `z += x + w`.
    never: Not every answer
def make_vocabulary(sentences, rows):
    |     vocabulary = []
    |     for row in rows:
    |         for word in sentences[row]:
    |             if word in vocabulary: vocabulary.remove(word)
    |             else: vocabulary.append(word)
    |     return vocabulary
    says: `vocabulary.remove(word)` is too much
    never: Not every answer
def make_vocabulary(sentences, rows):
    |     vocabulary = []
    |     for row in rows:
    |         for word in row:
    |             if word not in vocabulary: vocabulary.append(word)
    |     return vocabulary
    says: In `for word in row`, `row` only says which are meant: `sentences[row]` takes them
    never: Not every answer
def train_early(parameters, inputs, labels, train, validation, epochs):
    |     best, least = parameters, np.inf
    |     for epoch in range(epochs):
    |         error = cross_entropy(predict_digits(parameters, inputs[validation]), labels[validation])
    |         parameters = train_digits(parameters, inputs[train], labels[train], 1, 0.1)
    |         if error < least: best, least = parameters, error
    |     return best
    says: labels[validation])` stands too early: `parameters = train_digits(
    never: Not every answer
def add_pairs(words):
    |     pairs = []
    |     for i in range(len(words) - 1):
    |         pairs.append(words[i])
    |         pairs.append(words[i] + " " + words[i + 1])
    |     return pairs
    says: Words and pairs take turns
    never: nothing in it
def overfit_one_batch(network, inputs, targets, count, steps):
    |     few, theirs = inputs[:count], targets[:count]
    |     errors = [network.error(few, theirs)]
    |     for _ in range(steps):
    |         step(few, theirs)
    |         errors.append(network.error(few, theirs))
    |     return errors
    says: Did you mean `network.step`?
    never: `steps`?
def gradient_check(error_of, gradient, weights, step=1e-5):
    |     worst = 1.0
    |     for i in range(len(weights)):
    |         up, down = weights.copy(), weights.copy()
    |         up[i] += step
    |         down[i] -= step
    |         slope = (error_of(up) - error_of(down)) / (2 * step)
    |         size = max(abs(slope) + abs(gradient[i]), 1e-6)
    |         worst = max(worst, abs(slope - gradient[i]) / size)
    |     return worst
    says: `worst = 1.0` is too large to begin with
    never: `up` and `down`
def gradient_check(error_of, gradient, weights, step=1e-5):
    |     worst = 0.0
    |     for i in range(len(weights)):
    |         up, down = weights, weights
    |         up[i] += step
    |         down[i] -= step
    |         slope = (error_of(up) - error_of(down)) / (2 * step)
    |         worst = max(worst, abs(slope - gradient[i]) / max(abs(slope) + abs(gradient[i]), 1e-6))
    |     return worst
    says: `up, down = weights, weights` makes no copy
    never: what belongs here
def gradient_check(error_of, gradient, weights, step=1e-5):
    |     worst = 0.0
    |     for i in range(len(weights)):
    |         up, down = weights.copy(), weights.copy()
    |         up += step
    |         down[i] -= step
    |         slope = (error_of(up) - error_of(down)) / (2 * step)
    |         size = max(abs(slope) + abs(gradient[i]), 1e-6)
    |         max(worst, abs(slope - gradient[i]) / size)
    |     return worst
    says: What `max(worst, abs(slope - gradient[i]) / size)` gives is lost
    never: least of the differences
def train_early(parameters, inputs, labels, train, validation, epochs):
    |     best, least, bad = parameters, np.inf, 0
    |     for epoch in range(epochs):
    |         parameters = train_digits(parameters, inputs[train], labels[train], 1, 0.1)
    |         error = cross_entropy(predict_digits(parameters, inputs[validation]), labels[validation])
    |         if error < least: best, least, bad = parameters, error, 0
    |         else: bad += 1
    |         if bad == 3: break
    |     return best
    says: `if bad == 3` is too much
    never: is right.
def train_early(parameters, inputs, labels, train, validation, epochs):
    |     best, least = parameters, np.inf
    |     for epoch in range(epochs):
    |         parameters = train_digits(parameters, inputs[train], labels[train], 1, 0.1)
    |         error = cross_entropy(predict_digits(parameters, inputs[train]), labels[train])
    |         if error > least: best, least = parameters, error
    |     return best
    says: There are two mistakes | `train` is not what belongs here | `error > least` has `>` where `<` belongs
    never: untrained
def add_pairs(words):
    |     pairs = []
    |     for i in range(len(words) - 1): pairs.append(words[i] + "-" + words[i + 1])
    |     return words + pairs
    says: `"-"` is not what belongs here
    never: rounded
def add_pairs(words):
    |     pairs = []
    |     for i in range(len(words) - 1): pairs.append("words[i] words[i + 1]")
    |     return words + pairs
    says: nothing in quotation marks is computed
    never: Not every answer
def add_pairs(words):
    |     pairs = ""
    |     for i in range(len(words) - 1): pairs += words[i] + " " + words[i + 1]
    |     return words + pairs
    says: a list and a text meet at a `+`
    never: a number cannot
def predict_digits(parameters, images):
    |     weights_1, biases_1, weights_2, biases_2 = parameters
    |     hidden = relu(images @ weights_1 + biases_1)
    |     scores = hidden @ weights_2 + biases_2
    |     return softmax(hidden)
    says: `hidden` is not what belongs here: `scores` is
    never: layer_forward
def overfit_one_batch(network, inputs, targets, count, steps):
    |     few, theirs = inputs[:count], targets[:count]
    |     errors = [network.error(theirs, few)]
    |     for _ in range(steps):
    |         network.step(theirs, few)
    |         errors.append(network.error(theirs, few))
    |     return errors
    says: have changed places in what the network gets
    never: In `few
def overfit_one_batch(network, inputs, targets, count, steps):
    |     few, theirs = inputs[:count], targets[:count]
    |     errors = [network.error(few, theirs)]
    |     for _ in range(steps):
    |         errors.append(network.step(few, theirs))
    |     return errors
    says: returns nothing
    never: other things
def overfit_one_batch(network, inputs, targets, count, steps):
    |     network.train(inputs[:count], targets[:count])
    |     return [network.error(inputs[:count], targets[:count])]
    says: of the type `Network` has no `.train`
    never: OneWeight
def baseline(train, labels):
    |     return np.mean(labels == (1 if sum(train) > len(train) / 2 else 0))
    says: Only 0 or 1 can come out
    never: mean of the labels | bincount
def baseline(train, labels):
    |     best = 0
    |     for label in train:
    |         if list(train).count(label) > best: best = label
    |     return np.mean(labels == best)
    says: A count is compared with a label
    never: is right
def baseline(train, labels):
    |     found, counts = np.unique(train, return_counts=True)
    |     return np.mean(labels == counts.argmax())
    says: among the labels that there are
    never: is right
def split(count, seed):
    |     rng = np.random.default_rng()
    |     order = rng.permutation(count)
    |     training, validation = count * 6 // 10, count * 2 // 10
    |     return order[:training], order[training : training + validation], order[training + validation :]
    says: `rng = np.random.default_rng()` lacks `seed` in its brackets
    never: `rng.permutation` is not
def baseline(train, labels):
    |     values, counts = np.unique(train, return_counts=True)
    |     commonest = values[counts.argmin()]
    |     return np.mean(labels == commonest)
    says: `counts.argmin` is wrong: `argmax` is wanted
    never: has the wrong sign
"""


@pytest.mark.parametrize(("source", "said", "never"), list(entries(MESSAGES)))
def test_a_message_says_what_is_true_of_what_was_typed(source, said, never):
    says_what_is_true(source, said, never)


# Errors of NumPy

PROVOKED = """
np.dot(m, n)  np.dot(a, [1, 2, 3])  np.dot(a, b, 3)  np.dot(a)  np.dot("x", a)  np.matmul(3, a)  a @ 3  3 @ a
m @ n  np.vdot(a, [1, 2, 3])  np.zeros(2, 3)  np.zeros("2")  np.zeros(2.5)  np.zeros(a)  np.zeros(-1)
np.array(1, 2)  np.array([1], [2])  np.array([a, 1.0])  np.array(1, 2, 3)  np.sum(1, 2)  np.sum(a, b)
np.sum(1.0, 2.0, 3.0)  np.sum(a, axis=1)  np.sum(["a", "b"])  np.mean(a, b)  np.mean(1, 2)  np.mean("x")
np.mean(x for x in a)  np.mean()  np.exp(1, 2)  np.exp([[1], [2, 3]])  np.exp("x")  np.exp(None)
np.exp(10 ** 400)  np.exp()  np.exp(print)  np.exp([[1], [1, 2]])  np.log(["x"])  np.exp([1, None])
np.maximum(a)  np.maximum(a, 0, 1)  np.maximum(a, "x")  np.maximum(m, [1, 2, 3])  np.max(0, a)  np.max([])
np.argmax([])  np.argmax(a, 5)  np.square(1, 2)  np.subtract(a)  whole.__iadd__(0.5)  whole ** -1  a + "x"
"x" * a  a ** "x"  a[1.5]  a[0, 1]  a["x"]  a[a]  m[0, 0, 0]  a[5]  m[0, 5]  np.array(3.0)[0]  np.float64(3)[0]
a[[True, False, True]]  np.append(a, m, 0)  np.append(a)  a.append(3)  a.exp()  a.foo  a.reshape(3)
np.reshape(a, (2, 2))  np.concatenate(a, b)  np.concatenate(1, 2)  np.concatenate([a, m])  np.concatenate([])
np.hstack(a, b)  np.stack([a, [1]])  np.vstack([a, [1, 2, 3]])  np.einsum("i,i", a, [1, 2, 3])  [1, 2] / 2
[1, 2] - [1, 2]  -[1, 2]  [1, 2] > 0  abs([1, 2])  a + [1, 2, 3]  m * n  m + [1, 2, 3]  a + None
[1, 2] @ [1, 2]  np.arange("x")  np.arange(a)  range(a)  len(np.array(3.0))  [x for x in np.array(3.0)]
np.random.randn(a)  np.random.randint(0)  np.random.choice([])  np.random.choice(m)  np.random.seed("x")
math.exp(a)  math.exp([1, 2])  math.exp("x")  math.sqrt(-1)  float(a)  a.item()  float([1])  int("x")
np.where(a > 0, a)  np.linalg.inv(m)  np.asarray(3, 4)  np.ones(2, 3)  np.outer(a)  np.linalg.norm("x")
np.round("x")
"""
VALUES = {
    "a": np.array([1.0, 2.0]),
    "b": np.array([3.0, 4.0]),
    "m": np.ones((4, 2)),
    "n": np.ones((4, 3)),
    "whole": np.array([1, 2]),
}


@pytest.mark.parametrize("expression", re.split(r"  +|\n", PROVOKED.strip()))
def test_no_word_from_inside_numpy_reaches_a_learner(expression):
    outcome = run(typed(f"def f(): return {expression}", **VALUES), name="f")
    said = outcome.error.split("`: ", 1)[1]
    assert not re.search(RAW, re.sub("`.*?`", "", said)) and "Python says" not in said


@pytest.mark.parametrize(
    "words", ["the array has no dimension", "not aligned", "broadcast (3,)", "core dimension"]
)
def test_what_a_learner_raises_is_told_in_the_learners_words(words):
    function = typed(f"def f(): raise ValueError({words!r})")
    assert f"Python says `ValueError: {words}`" in run(function, name="f").error


# Answers

DESCRIBED = [
    ([np.ones(1), np.ones(1)], "a list of 2 arrays of 1 number"),
    ((np.ones(2), np.ones(2)), "a tuple of 2 arrays of 2 numbers"),
    ([[1], [2], [3]], "a list of 3 lists of 1 number"),
    ([[1, 2]], "a list of 1 list of 2 numbers"),
    ([[[1]], [[2]]], "a list of 2 rows"),
    ([[1], np.ones(1)], "a list of 2 rows"),
    ([1], "a list of 1 number"),
    ([1, 2], "a list of 2 numbers"),
    ([], "a list with nothing in it"),
    ([np.ones(1), 1.0], "a list of 2: arrays and numbers"),
]


@pytest.mark.parametrize(("value", "words"), DESCRIBED)
def test_a_value_is_described_precisely(value, words):
    assert describe(value) == words


def test_of_many_numbers_those_are_shown_that_differ():
    one, other = np.ones((4, 4)), np.ones((4, 4))
    other[2, 1] = 5
    assert contrast(one, other) == ("[1, 1, 1, 1] in row 3", "[1, 5, 1, 1]")
    assert contrast((0.5, one), (0.5, other)) == ("[1, 1, 1, 1] in row 3 as result 2", "[1, 5, 1, 1]")
    assert contrast((0.5, one[0]), (0.4, one[0])) == ("(0.5, [1, 1, 1, 1])", "(0.4, [1, 1, 1, 1])")
    assert contrast([0.5], 3) == ("[0.5]", "3")


@pytest.mark.parametrize(
    ("thing", "answer"),
    [
        (None, "Pass the name of your function alone, as in `check(dot)`, without calling it."),
        (11, "Pass the name of your function alone, as in `check(dot)`, without calling it."),
        ("dot", "Pass it without quotation marks: `check(dot)`."),
        ("predict", "`predict` is a method. Pass its class: `check(NeuralNetwork)`."),
        ("NeuralNetwork", "Pass it without quotation marks: `check(NeuralNetwork)`."),
        ("perceptron", "There is no exercise `perceptron`. `progress()` tells you which one comes next."),
    ],
)
def test_a_check_of_nothing_says_in_one_line_what_to_type(thing, answer):
    assert check(thing).message == answer


# What strangers typed in lessons 1 to 8, of which a verdict said too little, or what was not so

CHAIN = "def compute_gradients(x, weights, bias, target):\n    y = make_prediction(x, weights, bias)\n"
FORWARD = "def layer_forward(inputs, weights, biases, activation):\n    sums = inputs @ weights + biases\n"
CHECK = """def gradient_check(error_of, gradient, weights, step=1e-5):
    worst = 0
    for i in range(len(weights)):
        up, down = weights.copy(), weights.copy()
        up[i], down[i] = up[i] + step, down[i] - step
        slope = (error_of(up) - error_of(down)) / (2 * step)
        size = max(abs(slope) + abs(gradient[i]), 1e-6)
        worst = max(worst, abs(slope - gradient[i]) / size)
    return worst"""
HEART = """def overfit_one_batch(network, inputs, targets, count, steps):
    few, theirs = inputs[:count], targets[:count]
    errors = [network.error(few, theirs)]
    for _ in range(steps):
        network.step(few, theirs)
        errors.append(network.error(few, theirs))
    return errors"""
TYPED = [
    (
        "def dot(u, v):\n    total = 0\n    for i in u:\n        total += u[i] * v[i]\n    return total",
        "`i` is one of the numbers in `u`, not its place. Places come from `range(len(u))`.",
    ),
    (
        "def count_words(words, vocabulary):\n    counts = []\n    for word in vocabulary:\n"
        "        counts.append(words.count(vocabulary[word]))\n    return counts",
        "`word` is one of the words in `vocabulary`, not its place.",
    ),
    ("def softmax(x): return np.exp(x) / np.exp(x).sum(axis=1, keepdims=True)", "goes along the wrong axis"),
    (
        "def mean_squared_error(p, t):\n    total = 0\n    for a, b in zip(p, t):\n        total += (a - b) ** 2\n"
        "    return total / a",
        "In `return total / a`, `a` is not what belongs here",
    ),
    (
        "def gradient_step(w, d, r): return w - r * d[::-1]",
        "`d[::-1]` does too much: without `[::-1]` it would be",
    ),
    (f"{FORWARD}    activation(sums)\n    return sums", "What `activation(sums)` gives is lost"),
    (f"{FORWARD}    return activation(sums).T", "changed places"),
    (
        "def dot(u, v):\n    total = u[0]\n    for a, b in zip(u, v):\n        total += a * b\n    return total",
        "In `total = u[0]`, `u[0]` is not what belongs here",
    ),
    (
        "def numerical_derivative(f, x):\n    h = 0.00001\n    rise = f(x + h - f(x))\n    return rise / h",
        "`rise = f(x + h - f(x))` is computed in the wrong order: check the brackets.",
    ),
    (
        "def mean_squared_error(p, t):\n    total = 0\n    for a, b in zip(p, t):\n        total += (a - b) ** 2\n"
        "        total /= len(p)\n    return total",
        "`total /= len(p)` stands inside the loop",
    ),
    (
        "def error_derivative(prediction, target): return 2 * prediction ** 2 - 2 * target ** 2",
        "The same goes for `target ** 2`.",
    ),
    (
        "prediction = 0.5\ndef error_derivative(p, t): return 2 * (prediction - t)",
        "`prediction` comes from outside the function",
    ),
    (
        "def predict_price(bias, weights_age, weights_area, age, area):\n"
        "    return weights_area * area + weights_age * age + bias",
        "Their order was `area`, `age`, `weights_area`",
    ),
    (
        "def dot(u, v): return int(sum(a * b for a, b in zip(u, v)))",
        "The answer is rounded. In the `return`, `int(",
    ),
    (f"{CHAIN}    g = 2 * y - target * y * (1 - y)\n    return g, g * x", "it should be"),
    (
        "def layer_backward(inputs, weights, outputs, slope, derror_doutputs):\n"
        "    d = derror_doutputs @ slope(outputs)\n    return d.sum(axis=0), inputs.T @ d, d @ weights.T",
        "the `@` in `derror_doutputs @ slope(outputs)` is wrong",
    ),
    ("def error_derivative(prediction, target): return 2 * (prediction - abs(target))", "without `abs`"),
    # The right answer is there, and something else is returned
    (
        f"{FORWARD}    outputs = activation(sums)\n    return sums",
        "`outputs` holds the right answer, but `sums` is returned.",
    ),
    (
        "def count_words(words, vocabulary):\n    counts = []\n    for word in vocabulary:\n"
        "        count = words.count(word)\n        counts.append(count)\n    return count",
        "`counts` holds the right answer, but `count` is returned.",
    ),
    (
        "def dot(u, v):\n    total = 0\n    for a, b in zip(u, v):\n        total += a * b\n    return a * b",
        "`total` holds the right answer, but `a * b` is returned.",
    ),
    (
        "def gradient_step(w, d, r):\n    new = w - r * d\n    return w",
        "`new` holds the right answer, but `w` is returned.",
    ),
    (
        "def make_prediction(x, w, b):\n    z = np.dot(x, w) + b\n    return z\n    return sigmoid(z)",
        "`return z` ends the function: the lines below it never run.",
    ),
    (
        "def make_prediction(x, w, b):\n    y = sigmoid(np.dot(x, w) + b)\n    z = sigmoid(y)\n    return z",
        "without `sigmoid` it would be right",
    ),
    (
        "def numerical_derivative(f, x):\n    rise = f(x + 0.001) - f(x)\n    slope = rise / 0.001\n"
        "    return rise",
        "`slope` holds the right answer, but `rise` is returned.",
    ),
    # The two sides, or what is turned
    ("def sigmoid(x): return 1 / (1 + np.power(-x, np.e))", "`np.power(-x, np.e)` is the wrong way round."),
    ("def sigmoid(x): return 1 / (1 + x ** -np.e)", "`x ** -np.e` is the wrong way round."),
    ("def layer_forward(x, w, b, f): return f(np.dot(w.T, x) + b)", "wrong way round. The other way, no `.T`"),
    (
        "def layer_backward(inputs, weights, outputs, slope, d):\n    d = d * slope(outputs)\n"
        "    return d.sum(axis=0), np.dot(inputs, d.T), d @ weights.T",
        "`np.dot(inputs, d.T)` turns the wrong one",
    ),
    (
        "def layer_backward(inputs, weights, outputs, slope, d):\n    d = d * slope(outputs)\n"
        "    return d.sum(axis=0), (inputs @ d).T, d @ weights.T",
        "turns the whole product. Only one of its factors is to be turned: `inputs.T`.",
    ),
    # A loop that keeps the last alone, or does not add
    (
        "def make_prediction(x, w, b):\n    for a, c in zip(x, w):\n        z = a * c\n    z = z + b\n"
        "    return sigmoid(z)",
        "`z = a * c` gives a new value in each round: only the last counts. Let it grow with `+=`, from 0",
    ),
    (
        "def gradient_step(w, d, r):\n    for a, b in zip(w, d):\n        new = a - r * b\n    return new",
        "only the last counts. Append each to a list that begins above the loop.",
    ),
    (
        "def dot(u, v):\n    total = 0\n    for a, b in zip(u, v):\n        total -= a * b\n    return total",
        "`total -= a * b` has `-=` where `+=` belongs.",
    ),
    # The first case that goes wrong comes first
    ("def squared_error(p, t): return -np.log(1 - abs(p - t))", "This is the log-loss"),
    (
        "def cosine_similarity(u, v): return dot(u, v) / (dot(u, v) ** 0.5 * dot(u, v) ** 0.5)",
        "The lengths are taken from the product of `u` and `v`.",
    ),
    (
        "def count_words(words, vocabulary): return [words.index(word) for word in vocabulary]",
        "How often it is there, `.count` says.",
    ),
    # What is lost
    (
        "def predict_price(area, age, w, v, bias):\n    total = w * area\n    total = v * age\n"
        "    return total + bias",
        "`total = v * age` replaces the `total` of the line above, which is lost.",
    ),
    (
        "def predict_price(area, age, w, v, bias):\n    for area, age in [(80, 10)]:\n"
        "        price = w * area + v * age + bias\n    return price",
        "gives `age` other values: what comes in under that name is lost.",
    ),
    # A number, a name or a call in the place of another
    (
        "def count_words(words, vocabulary): return [words.count(word) for word in set(words)]",
        "`set(words)` is not what belongs here",
    ),
    (
        "def mean_squared_error(p, t):\n    total, n = 0, 1\n    for a, b in zip(p, t):\n"
        "        total += (a - b) ** 2\n        n += 1\n    return total / n",
        "In `total, n = 0, 1`, `1` is not the right number here.",
    ),
    (
        f"{CHAIN}    g = 2 * (y - target) * y * (y - 1)\n    return g, g * x",
        "`y - 1` is the wrong way round",
    ),
    (
        f"{CHAIN}    g = 2 * (y - target) * y * (1 - y)\n    return g, g * np.dot(x, weights)",
        "`np.dot(x, weights)` does too much: `x` alone would be right there.",
    ),
    ("def dot(u, v): return round(sum(a * b for a, b in zip(u, v)), 4)", "The answer is rounded. In the `return`"),
    ("def softmax(x): return np.exp(x) / len(x)", "It divides by `len(scores)`."),
    (CHECK.replace("max(abs(slope) + abs(gradient[i]), 1e-6)", "abs(slope) + abs(gradient[i])"), "keep the `max`"),
    (CHECK.replace("up[i], down[i] = up[i] + step, down[i] - step", "..."), "Is a `...` still there, or"),
    (CHECK.replace("(2 * step)", "step"), "it should be 0."),
    (HEART.replace("count]", "8]"), "`8` is not what belongs here: `count` is."),
    (HEART.replace("network.step", "network = network.step"), "many other methods change something"),
    (HEART.replace("network.step(few, theirs)", "network.step()"), "Put into them what it needs."),
    (HEART.replace("append(network.error(few, theirs))", "append(errors[0])"), "the error measured anew"),
]
NOT_SAID = [  # code, and what is no longer said of it
    ("def cross_entropy(p, labels): return np.mean((p - labels) ** 2)", "keepdims"),
    ("def error_derivative(prediction, target): return 2 * prediction + target", "The same goes for"),
    ("def gradient_step(w, d, r):\n    new = w\n    new = new - d\n    return new * r", "divided by"),
    ("def sigmoid_deriv(x):\n    s = 1 / (1 + math.exp(-x))\n    return s * (1 - s)", "two mistakes"),
    ("def sigmoid_deriv(x): return sigmoid(x + 0.00001) - sigmoid(x)", "squared"),
    ("def sigmoid_deriv(x): return np.exp(-x) / (1 + np.exp(-x))", "is wanted"),
    (
        "def make_prediction(x, w, b):\n    layer_1 = x[0] * w[0] + x[1] * w[1]\n"
        "    layer_2 = sigmoid(layer_1 + b)\n    return layer_1",
        "line that goes wrong",
    ),
    ("def softmax(x): return np.array([np.exp(row) / np.exp(row).sum() for row in x])", "divided by itself"),
    (
        "def count_words(words, vocabulary):\n    counts = []\n    for word in vocabulary:\n"
        "        counts.append(words.count(word))\n        break\n    return counts",
        "Move it",
    ),
]


@pytest.mark.parametrize(("source", "words"), NOT_SAID)
def test_what_is_not_so_is_not_said(source, words):
    verdict = check(
        typed(source, **{name: thing for name, thing in COURSE.items() if f"def {name}" not in source})
    )
    assert verdict.status == "retry" and words not in verdict.message


def test_the_lines_are_those_of_the_case_that_the_message_tells():
    source = "def squared_error(p, t):\n    miss = p / t\n    return miss ** 3"
    verdict = check(typed(source))
    assert verdict.lines[0].case == "`squared_error(0.8, 1)`" and verdict.lines[0].case in verdict.message


def test_numpys_own_function_is_not_the_learners():
    verdict = check(np.dot)
    assert verdict.status == "todo" and "NumPy's own `np.dot`" in verdict.message


@pytest.mark.parametrize(("source", "words"), TYPED)
def test_a_verdict_says_what_is_wrong_and_true(source, words):
    known = {**COURSE, "make_prediction": neuron.make_prediction}
    verdict = check(typed(source, **{name: thing for name, thing in known.items() if f"def {name}" not in source}))
    assert verdict.status == "retry" and words in verdict.message
    assert "That is one mistake of several" not in verdict.message


def test_a_message_that_says_all_is_not_followed_by_another():
    power = check(typed("def squared_error(prediction, target): return (prediction - target) ^ 2"))
    lists = check(typed("def mean_squared_error(p, t): return np.mean((p - t) ** 2)"))
    assert "is wrong" not in power.message and "turned" not in lists.message


METHODS = [
    (
        "i = np.random.randint(len(input_vectors))\n            x, y = input_vectors[i], targets[i]\n"
        "            b, w = self._compute_gradients(x, y)\n            self._update_parameters(b, w)",
        "for x, y in zip(input_vectors, targets):\n                b, w = self._compute_gradients(x, y)\n"
        "                self._update_parameters(b, w)",
        "It learns from several samples in one iteration",
    ),
    (
        "self.weights = self.weights",
        "weights = self.weights",
        "Without `self.`, `weights` is a name of the method's",
    ),
    ("self.weights = self.weights", "self.weight = self.weights", "`self.weight` is a new name. Did you mean"),
    ("* derror_dweights", "* derror_dweights.sum()", "without `.sum()` it would be right"),
    ("self._compute_gradients(x, y)", "self._compute_gradients(self, x, y)", "Leave it out of the brackets"),
    ("self._update_parameters(b, w)", "self._update_parameters", "a call needs brackets behind the name"),
    ("self._update_parameters(b, w)", "self.bias -= b; self.weights -= w", "without the learning rate"),
    ("self._compute_gradients(x, y)", "self._compute_gradients(y, x)", "is given the target first"),
    ("% 100 == 0", "% 10 == 0", "There is a record for every tenth iteration"),
    ("self.bias -= ", "self.bias == self.bias - ", "only compares, and nothing is stored"),
    (
        "self.bias -= self.learning_rate * derror_dbias\n",
        "return self.bias - self.learning_rate * derror_dbias\n",
        "stay as they were. Store the new values in them",
    ),
    ("self.bias -= self.learning_rate", "self.bias += self.learning_rate", "The bias steps"),
    ("self._update_parameters(b, w)", "self._update_parameters(self, b, w)", "Leave it out of the brackets"),
    ("x, y = input_vectors[i], targets[i]", "x, y = input_vectors[n % 8], targets[n % 8]", "in a fixed order"),
    ("targets[i]", "targets[n]", "`n` goes as far as `range(iterations)` does"),
    ("randint(len(input_vectors))", "randint(len(input_vectors) - 1)", "The last sample is never drawn."),
]
TRAIN = """
    def train(self, input_vectors, targets, iterations):
        errors = []
        for n in range(iterations):
            i = np.random.randint(len(input_vectors))
            x, y = input_vectors[i], targets[i]
            b, w = self._compute_gradients(x, y)
            self._update_parameters(b, w)
            if n % 100 == 0:
                errors.append(np.sum((self.predict(input_vectors) - targets) ** 2))
        return errors
"""


@pytest.mark.parametrize(("right", "wrong", "words"), METHODS)
def test_a_method_is_told_what_is_wrong_and_true(right, wrong, words):
    source = CLASS.replace(
        "self.weights -= self.learning_rate", "self.weights = self.weights - self.learning_rate"
    )
    source = (source + TRAIN.lstrip("\n")).replace(right, wrong, 1)
    assert words in check(typed(source, **COURSE)).message
