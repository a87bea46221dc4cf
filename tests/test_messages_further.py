"""What a learner types for the further tasks, what a message about it must say, and what it must not say."""

from dataclasses import replace

import pytest

from nn_lesson.neuron import cosine_similarity, gradient_step, make_prediction, numerical_derivative
from nn_lesson.practice.exercises import all_exercises
from nn_lesson.practice.judge import judge
from nn_lesson.practice.trial import HIDDEN
from tests.messages import entries, says_what_is_true
from tests.typed import typed

COURSE = {
    "cosine_similarity": cosine_similarity,
    "gradient_step": gradient_step,
    "make_prediction": make_prediction,
    "numerical_derivative": numerical_derivative,
}
MESSAGES = r"""
def count_numbers(layers):
    |     inputs, hidden, outputs = layers
    |     return inputs * hidden + hidden + hidden * outputs + outputs
    says: something is taken apart into too many or too few names
    never: zip
def error_derivative(prediction, target): return numerical_derivative((prediction - target) ** 2, prediction)
    says: is given a number where a function is due: the name of one
    never: by its name alone
def taxi_price(kilometres, minutes):
    |     price = 4
    |     price = 2 * kilometres
    |     price += 0.5 * minutes
    |     return price
    says: `price = 2 * kilometres` replaces the `price` of the line above, which is lost
    never: missing
def difference_of_texts(words_1, words_2, vocabulary):
    |     total = 0
    |     for word in vocabulary:
    |         total += words_1.count(word) - words_2.count(word)
    |     return total
    says: , `words_1.count(word) - words_2.count(word)` is still to go through `abs`
    never: `total += words_1.count(word) - words_2.count(word)` is
def difference_of_texts(words_1, words_2, vocabulary):
    |     total = 1
    |     for word in set(words_1 + words_2):
    |         total += abs(words_1.count(word) - words_2.count(word))
    |     return total
    says: `1` is not the right number here | `for word in set(words_1 + words_2)` should go through `vocabulary`
    never: missing
def most_alike(films):
    |     best = 0
    |     pair = (0, 1)
    |     for i in range(len(films)):
    |         for j in range(i + 1, len(films)):
    |             c = cosine_similarity(films[i], films[j])
    |             if c > best:
    |                 best = c
    |                 pair = (i, j)
    |     return pair
    says: `best = 0` is too large to begin with
    never: two mistakes | In `pair
def alarm_bias(fires, others, weights):
    |     return -(np.dot(fires[0], weights) + np.dot(others[1], weights)) / 2
    says: How many there are in `others` differs from case to case: no fixed number suits all
    never: Counting begins
def sentence_similarity(first, second):
    |     same = 0
    |     for i in range(len(first)):
    |         if first[i] == second[i]: same += 1
    |     return same / len(first)
    says: Words are compared place by place
    never: gives None
def sick_curve(curves):
    |     for curve in curves:
    |         if curve[-1] > curve[-2]: return curves.index(curve) + 1
    says: counting begins with 1
    never: Is a `return` missing
def strangers(people, train, others):
    |     return [people[row] for row in others if people[row] not in train]
    says: no name is found
    never: texts
def stopping_place(errors, patience):
    |     least, waited = errors[0], 0
    |     for i in range(1, len(errors)):
    |         if errors[i] <= least: least, waited = errors[i], 0
    |         else: waited += 1
    |         if waited == patience: return i
    |     return len(errors) - 1
    says: equal to the least one counts as a new least one
    never: Not every answer
def stopping_place(errors, patience):
    |     least, waited = float("inf"), 0
    |     for place, error in enumerate(errors):
    |         if error <= least:
    |             least = error
    |             waited = 0
    |         else: waited += 1
    |         if waited > patience: return place
    |     return len(errors) - 1
    says: There are two mistakes. | equal to the least one counts as a new least one | waits for one more
    never: Not every answer
def stopping_place(errors, patience):
    |     least = errors[0]
    |     for place in range(1, len(errors)):
    |         waited = 0
    |         if errors[place] < least: least = errors[place]
    |         else: waited += 1
    |         if waited == patience: return place
    |     return len(errors) - 1
    says: `waited = 0` stands in the loop
    never: play no part
def stopping_place(errors, patience):
    |     waited = 0
    |     for i in range(1, len(errors)):
    |         waited = waited + 1 if errors[i] >= errors[i - 1] else 0
    |         if waited == patience: return i
    |     return len(errors) - 1
    says: compared with the one before
    never: Not every answer
def train_line(inputs, targets, learning_rate, rounds):
    |     w, b = 0, 0
    |     for _ in range(rounds):
    |         for x, t in zip(inputs, targets):
    |             w -= learning_rate * 2 * (w * x + b - t) * x
    |             b -= learning_rate * 2 * (w * x + b - t)
    |     return w, b
    says: found with the new weight
    never: Something has gone wrong
def train_line(inputs, targets, learning_rate, rounds):
    |     w, b = 0, 0
    |     for _ in range(rounds):
    |         dw = db = 0
    |         for x, t in zip(inputs, targets):
    |             dw += 2 * (w * x + b - t) * x
    |             db += 2 * (w * x + b - t)
    |         w -= learning_rate * dw
    |         b -= learning_rate * db
    |     return w, b
    says: one step a round
    never: Something has gone wrong
def train_line(inputs, targets, learning_rate, rounds):
    |     for _ in range(rounds):
    |         w = b = 0
    |         for x, t in zip(inputs, targets):
    |             d = 2 * learning_rate * (w * x + b - t)
    |             w, b = w - d * x, b - d
    |     return w, b
    says: begins anew in each round
    never: `for _ in range(rounds)`
def count_numbers(layers): return sum(layers) + sum(a * b for a, b in zip(layers, layers[1:]))
    says: The inputs have biases here
    never: Not every answer
def predict_deep(inputs, weights, biases):
    |     for w in weights[:-1]: inputs = np.maximum(inputs @ w + biases[0], 0)
    |     return inputs @ weights[-1] + biases[-1]
    says: the biases of the first one
    never: stops in line
def predict_deep(inputs, weights, biases):
    |     for w, b in zip(weights, biases): inputs = np.maximum(inputs @ w + b, 0)
    |     return inputs @ weights[-1] + biases[-1]
    says: The last layer comes twice
    never: stops in line
def confusion_table(predicted, labels, classes):
    |     table = [[0] * classes] * classes
    |     for guess, label in zip(predicted, labels): table[label][guess] += 1
    |     return table
    says: All rows are alike
    never: is to be turned
def confusion_table(predicted, labels, classes):
    |     table = np.zeros((classes, classes))
    |     table[labels, predicted] += 1
    |     return table
    says: counted once only
    never: Not every answer
def top_two(probabilities, labels):
    |     return np.mean([label in sorted(row)[-2:] for row, label in zip(probabilities, labels)])
    says: compared with probabilities | not how probable
    never: Compute the answer
def top_two(probabilities, labels):
    |     return np.mean([row[label] > 0.2 for row, label in zip(probabilities, labels)])
    says: how large the probability is
    never: is right:
def sick_curve(curves):
    |     for i, curve in enumerate(curves):
    |         if curve[-1] > curve[0]: return i
    says: One that ends at the same height is sick, too
    never: Is a `return` missing | NoneType
def top_two(probabilities, labels):
    |     order = probabilities.argsort(axis=1)
    |     return np.mean((order[:, -1] == labels) & (order[:, -2] == labels))
    says: the `&` in
    never: `//`
def count_numbers(layers):
    |     total = 0
    |     for i in range(0, len(layers) - 1, 2): total += layers[i] * layers[i + 1] + layers[i + 1]
    |     return total
    says: `2` is not the right number
    never: comma
def strangers(people, train, others):
    |     known = [people[t] for t in train]
    |     result = []
    |     for row in others:
    |         if people[row] not in known:
    |             result.append(row)
    |             known.append(people[row])
    |     return result
    says: Of each stranger only one row is there
    never: is a number
def strangers(people, train, others):
    |     known = {people[t] for t in train}
    |     return sorted(r for r in others if people[r] not in known)
    says: sorted by their numbers
    never: `row` is missing
def sentence_similarity(first, second):
    |     vocabulary = first + second
    |     a, b = np.array(count_words(first, vocabulary)), np.array(count_words(second, vocabulary))
    |     return np.dot(a, b) / (np.linalg.norm(a) * np.linalg.norm(b))
    says: stands in the vocabulary twice
    never: is too much
def train_line(inputs, targets, learning_rate, rounds):
    |     weight, bias = 0, 0
    |     for _ in range(rounds):
    |         for x, t in zip(inputs, targets):
    |             d = 2 * (weight * x + bias - t)
    |             weight += learning_rate * d * x
    |             bias += learning_rate * d
    |     return weight, bias
    says: Both steps lead uphill. They go against their derivatives
    never: wrong way round
def frequent_words(sentences, count):
    |     seen, result = {}, []
    |     for sentence in sentences:
    |         for word in set(sentence): seen[word] = seen.get(word, 0) + 1
    |         for word in sentence:
    |             if seen[word] >= count and word not in result: result.append(word)
    |     return result
    says: where its count is reached
    never: a set does not
def frequent_words(sentences, count):
    |     result = []
    |     for word in sorted({word for sentence in sentences for word in sentence}):
    |         if sum(word in sentence for sentence in sentences) >= count: result.append(word)
    |     return result
    says: sorted by the alphabet | which a set does not keep
    never: but not their order
def sentence_similarity(first, second):
    |     vocabulary = ["good", "soup", "film", "not", "long", "cold", "was", "and", "the", "very"]
    |     u, v = (np.array(count_words(words, vocabulary)) for words in (first, second))
    |     return u @ v / np.sqrt((u @ u) * (v @ v))
    says: the notebook's `vocabulary` does not have
    never: is right
def sentence_similarity(first, second):
    |     vocabulary = list(dict.fromkeys(first + second))
    |     u = np.array(count_words(first, vocabulary))
    |     v = np.array(count_words(first, vocabulary))
    |     return u @ v / np.sqrt((u @ u) * (v @ v))
    says: as if a sentence were compared with itself
    never: In `u =
def sick_curve(curves):
    |     starts = [curve[0] for curve in curves]
    |     return starts.index(min(starts))
    says: with the lowest beginning
    never: is right
def sick_curve(curves):
    |     rises = [curve[-1] - curve[0] for curve in curves]
    |     best = 0
    |     for i in range(len(rises)):
    |         if rises[i] > rises[best]: best = i
    |     return best
    says: nan goes unnoticed
    never: does too much | is not the right number
def wrong_slope(error_of, gradient, weights):
    |     for i in range(len(weights)):
    |         up, down = weights.copy(), weights.copy()
    |         up[i], down[i] = up[i] + 0.0001, down[i] - 0.0001
    |         if (error_of(up) - error_of(down)) / 0.0002 != gradient[i]: return i
    says: The least gap counts here
    never: Compute the answer | not the right number
def wrong_slope(error_of, gradient, weights):
    |     for i in range(len(weights)):
    |         slope = (error_of(weights + 0.001) - error_of(weights - 0.001)) / 0.002
    |         if abs(slope - gradient[i]) > 0.01: return i
    says: moved at once
    never: Compute the answer
def strangers(people, train, others):
    |     known = " ".join(people[row] for row in train)
    |     return [row for row in others if people[row] not in known]
    says: Compare whole names
    never: is right
def strangers(people, train, others): return [row for row in others if people[row] not in train]
    says: numbers of rows
    never: is right
def stopping_place(errors, patience):
    |     least, waited = errors[0], 0
    |     for place in range(1, len(errors)):
    |         if errors[place] < least: least, waited = errors[place], 0
    |         else: waited += 1
    |         if waited == patience: return place
    says: If it never stops, the answer should be the last place. | gives None
    never: was never reached
def wrong_slope(error_of, gradient, weights):
    |     for i in range(len(weights)):
    |         up = weights.copy()
    |         up[i] += 1e-5
    |         slope = (error_of(up) - error_of(weights)) / 1e-5
    |         if abs(slope - gradient[i]) > 1000: return i
    says: `return i` was never reached. `abs(slope - gradient[i]) > 1000` was never true
    never: Not every answer
def loan_decisions(applicants, weights, bias):
    |     decisions = []
    |     for applicant in applicants:
    |         if make_prediction(applicants, weights, bias) > 0.5: decisions.append(1)
    |         else: decisions.append(0)
    |     return decisions
    says: `applicants` is not what belongs here: `applicant` is
    never: Use something from NumPy
def loan_decisions(applicants, weights, bias):
    |     decisions = []
    |     for applicant in applicants:
    |         if make_prediction(applicant, weights, bias) > 0.5:
    |             decisions.append(1)
    |         decisions.append(0)
    |     return decisions
    says: `decisions.append(0)` stands after the `if`, so that it happens always. Put it behind `else`
    never: numbers is due
def difference_of_texts(words_1, words_2, vocabulary):
    |     total = 0
    |     one = 0
    |     other = 0
    |     for word in vocabulary:
    |         for known in words_1: one += known == word
    |         for known in words_2: other += known == word
    |         total += abs(one - other)
    |     return total
    says: `one = 0` stands above the loop | begin anew in each round, and so does `other = 0`
    never: is missing
def difference_of_texts(words_1, words_2, vocabulary):
    |     total = 0
    |     for word in vocabulary: total += words_1.count(word) - words_2.count(word)
    |     return total
    says: still to go through `abs`
    never: `dot`
def strangers(people, train, others):
    |     known = [people[row] for row in train]
    |     return [others[i] for i in range(len(others)) if people[i] not in known]
    says: `people[i]` takes place `i` itself. Number `i` of `others` says which one
    never: numbers is due
def strangers(people, train, others):
    |     known, found = [people[row] for row in train], []
    |     for row, place in enumerate(others):
    |         if people[row] not in known: found.append(row)
    |     return found
    says: `row` and `place` have changed places
    never: Not every answer
def frequent_words(sentences, count):
    |     frequent = []
    |     for sentence in sentences:
    |         for word in sentence:
    |             having = [other for other in sentences if word not in other]
    |             if len(having) >= count and word not in frequent: frequent.append(word)
    |     return frequent
    says: `word not in other` has `not in` where `in` belongs
    never: Not every answer
def top_two(probabilities, labels):
    |     right = 0
    |     for row, label in zip(probabilities, labels):
    |         best = np.argsort(row)
    |         if best[-1] == label and best[-2] == label: right += 1
    |     return right / len(labels)
    says: has `and` where `or` belongs
    never: from the arguments
def most_alike(films):
    |     most, pair = 0, (0, 1)
    |     for i in range(len(films)):
    |         for j in range(len(films)):
    |             if i != j and cosine_similarity(films[i], films[j]) > most:
    |                 most = cosine_similarity(films[i], films[j])
    |                 pair = min(i, j), max(i, j)
    |     return pair
    says: begin | `most_alike([[-1, 0], [1, -1], [1, 2]])` gives (0, 1)
    never: Not every answer
def alarm_bias(fires, others, weights):
    |     weakest = 0
    |     strongest = 0
    |     for fire in fires:
    |         if np.dot(fire, weights) < weakest: weakest = np.dot(fire, weights)
    |     for other in others:
    |         if np.dot(other, weights) > strongest: strongest = np.dot(other, weights)
    |     return -(weakest + strongest) / 2
    says: `weakest = 0` is too small to begin with | `strongest = 0` is too large to begin with
    never: not the right number
def alarm_bias(fires, others, weights):
    |     return -(np.dot(min(fires), weights) + np.dot(max(others), weights)) / 2
    says: `min` cannot compare whole rows of numbers. Make one number of each row first
    never: Use something from NumPy
def taxi_price(kilometres, minutes): return 4 + sum(2 for _ in range(kilometres)) + 0.5 * minutes
    says: `range` counts in whole numbers
    never: `len`
def steepest_place(height, places):
    |     heights = [abs(height(p)) for p in places]
    |     return places[heights.index(max(heights))]
    says: How steep it is there, the slope says
    never: Not every answer
def mean_absolute_error(predictions, targets):
    |     misses = predictions - targets
    |     positive = misses[misses > 0]
    |     return np.mean(positive)
    says: In `positive = misses[misses > 0]`, `np.abs` is missing
    never: `predictions` and `targets` are missing
def most_alike(films):
    |     most, pair = 0, None
    |     for i in range(len(films)):
    |         for j in range(i + 1, len(films)):
    |             if cosine_similarity(films[i], films[j]) > 1: pair = (i, j)
    |     return pair
    says: `return pair` is reached, but what it returns is `None`.
    never: never reached
def best_match(user, films):
    |     best, most = 0, dot(user, films[0])
    |     for i in range(len(films) - 1):
    |         if dot(user, films[i]) > most: best, most = i, dot(user, films[i])
    |     return best
    says: without `- 1` it would be right
    never: It calls your `dot`
def count_numbers(layers):
    |     total = 0
    |     for size in layers:
    |         place = layers.index(size)
    |         if place > 0: total += size * layers[place - 1] + size
    |     return total
    says: It is right except where two numbers in `layers` are equal
    never: Not every answer
def wrong_slope(error_of, gradient, weights):
    |     slopes = []
    |     up = weights.copy()
    |     for i in range(len(weights)):
    |         up[i] += 1e-5
    |         slopes.append((error_of(up) - error_of(weights)) / 1e-5)
    |     return np.argmax(np.abs(np.array(slopes) - gradient))
    says: The weights of earlier rounds stay moved
    never: Not every answer
def lowest_point(height, x, learning_rate, steps):
    |     path = [x]
    |     for i in range(steps):
    |         path.append(path[i] - learning_rate * numerical_derivative(height, path[i]))
    |     return min(path)
    says: it should be
    never: than `learning_rate`
def strangers(people, train, others):
    |     known = people[train]
    |     return [row for row in others if people[row] not in known]
    says: here several stand there. Take them one by one
    never: rows and columns
def sentence_similarity(first, second):
    |     vocabulary = [word for word in first if word in second]
    |     u, v = ([words.count(word) for word in vocabulary] for words in (first, second))
    |     return cosine_similarity(u, v)
    says: `vocabulary = [word for word in first if word in second]`
    never: `sorted` is missing
def confusion_table(predicted, labels, classes):
    |     table = np.zeros((classes, classes))
    |     for i in range(classes):
    |         for j in range(1, classes): table[i, j] = np.sum((labels == i) & (predicted == j))
    |     return table
    says: In `for j in range(1, classes)`, `1` is not the right number
    never: At least so it is here
def train_line(inputs, targets, learning_rate, rounds):
    |     weight = bias = 0
    |     for r in range(rounds):
    |         for x, t in zip(inputs, targets):
    |             d = 2 * (weight * x + bias - t)
    |             weight -= learning_rate * d
    |             bias -= learning_rate * d
    |     return bias, weight
    says: The `return` has `bias, weight`, where `weight, bias` is due | has one more link
    never: There are two mistakes
def layer_backward(inputs, weights, outputs, slope, derror_doutputs):
    |     derror_dsums = derror_doutputs * slope(outputs)
    |     derror_dbiases = derror_dsums.sum(axis=0)
    |     derror_dweights = inputs.T @ derror_doutputs
    |     derror_dinputs = derror_doutputs @ weights.T
    |     return derror_dbiases, derror_dweights, derror_dinputs
    says: In the one for the weights, the slope is missing | In the one for the inputs, the slope is missing
    never: not the only mistake
def best_match(user, films):
    |     place, best = 0, -1000
    |     for film in films:
    |         d = dot(user, film)
    |         if d > best:
    |             best = d
    |             place += 1
    |     return place
    says: `place += 1` counts how often a better one came
    never: Not every answer
def train_early(parameters, inputs, labels, train, validation, epochs):
    |     best, least = parameters, np.inf
    |     for epoch in range(epochs):
    |         parameters = train_digits(parameters, inputs[train], labels[train], 1, 0.1)
    |         error = cross_entropy(predict_digits(parameters, inputs[validation]), labels[validation])
    |         if error < least:
    |             least = error
    |     return best
    says: `best` is returned as it was before the loop
    never: Does each epoch
def frequent_words(sentences, count):
    |     result = []
    |     for sentence in sentences:
    |         for word in sentence:
    |             n = 0
    |             for other in sentences:
    |                 if word in other: n += 1
    |             if n == count and word not in result: result.append(word)
    |     return result
    says: `n == count` has `==` where `>=` belongs
    never: Move it to the right
def count_numbers(layers):
    |     inputs, hidden, outputs = layers
    |     return inputs * hidden + hidden + hidden * outputs + outputs
    says: How many there are in `layers` differs from case to case
    never: Counting begins
def gradient_check(error_of, gradient, weights, step=1e-5):
    |     worst = 0
    |     for i in range(len(weights)):
    |         up, down = weights.copy(), weights.copy()
    |         up, down = up + step, down - step
    |         slope = (error_of(up) - error_of(down)) / (2 * step)
    |         size = max(abs(slope) + abs(gradient[i]), 1e-6)
    |         worst = max(worst, abs(slope - gradient[i]) / size)
    |     return worst
    says: All weights are moved at once
    never: is lost
def train_line(inputs, targets, learning_rate, rounds):
    |     for _ in range(rounds):
    |         weight = 0
    |         bias = 0
    |         for x, target in zip(inputs, targets):
    |             miss = 2 * (weight * x + bias - target)
    |             weight = weight - learning_rate * miss * x
    |             bias = bias - learning_rate * miss
    |     return weight, bias
    says: `weight = 0` stands inside the loop, so that it begins anew in each round, and so does `bias = 0`
    never: Go through the samples
def relu_slope(outputs): return relu(outputs) / outputs
    says: In `relu(outputs) / outputs`, something is divided by 0
    never: logarithm
def relu_slope(outputs):
    |     slopes = []
    |     for output in outputs:
    |         slopes.append(1 if output > 0 else 0)
    |     return np.array(slopes)
    says: Here `output` is a whole row of numbers
    never: in a loop
def gradient_step(weights, derivative, learning_rate):
    |     step = learning_rate * derivative
    |     if derivative > 0: new = weights - step
    |     else: new = weights + step
    |     return new
    says: No `if` is needed here
    never: `learning_rate` is
def error_without_worst(predictions, targets):
    |     errors = np.square(predictions - targets)
    |     return np.mean(np.delete(errors, np.max(errors)))
    says: takes the place of what is to go, and `max` gives the thing that stands there
    never: whole number
def dial_slope(dial):
    |     flow = dial**2
    |     return 2 * (3 * flow - 5) * 3 * flow * 2 * dial
    says: A value stands where its change belongs
    never: what belongs here
def squared_error(prediction, target):
    |     miss = prediction - target
    |     if miss < 0: miss = -miss
    |     return miss ** 2
    says: No `if` is needed here
    never: keeps back
def sigmoid(x): return np.exp(-x) / (1 + np.exp(-x))
    says: `-x` has one `-` too many. The same goes for every other `-x` there
    never: Not every answer
def confusion_table(predicted, labels, classes):
    |     table = np.zeros((classes, classes))
    |     for i in range(classes):
    |         for j in range(classes):
    |             table[i][j] = np.sum((labels == i) == (predicted == j))
    |     return table
    says: Whether both are true, `&` asks
    never: divided
def steepest_place(height, places):
    |     h = 1
    |     slopes = [abs((height(p + h) - height(p)) / h) for p in places]
    |     return places[slopes.index(max(slopes))]
    says: `h = 1` is far too large for a step
    never: `/`
def add_pairs(words):
    |     pairs = []
    |     for i in range(1, len(words)):
    |         pairs.append(words[i - 2] + " " + words[i - 1])
    |     return words + pairs
    says: The same goes for every other `i` there
    never: Not every answer
def strangers(people, train, others):
    |     known = [people[i] for i in train]
    |     return [people[i] for i in others if people[i] not in known]
    says: These are
    never: Not every answer
def best_match(user, films):
    |     found = films[0]
    |     for film in films:
    |         if dot(user, film) > 1: found = film
    |     return found
    says: That is one of `films`: where does it stand?
    never: Not every answer
def taxi_price(kilometres, minutes):
    |     kilometres = 10
    |     minutes = 20
    |     return 2 * kilometres + 0.5 * minutes + 4
    says: `kilometres = 10` and `minutes = 20` overwrite what comes in
    never: everything would be right
def dot(u, v):
    |     total = 0
    |     for a, b in zip(u, v): total += u[0] * v[0] + u[1] * v[1]
    |     return total
    says: `u[0]` is the same in every round, and `a` and `b` are never used
    never: what belongs here
def lowest_point(height, x, learning_rate, steps):
    |     for _ in range(steps):
    |         break
    |         x = x - learning_rate * height(x)
    |     return x
    says: stands below `break`, and is never reached
    never: Not every answer
def gradient_step(weights, derivative, learning_rate):
    |     new_weights = weights
    |     for i in range(len(weights)): new_weights[i] = weights[i] - learning_rate * derivative[i]
    |     return new_weights
    says: changes its first argument | `new_weights = weights` makes no copy
    never: Not every answer
"""


@pytest.mark.parametrize(("source", "said", "never"), list(entries(MESSAGES)))
def test_a_message_says_what_is_true_of_what_was_typed(source, said, never):
    says_what_is_true(source, said, never, **COURSE)


def test_a_known_mistake_is_not_told_where_further_cases_tell_it_apart():
    exercise, hidden = all_exercises()["best_match"], iter(range(HIDDEN))
    of_three, of_four = ([case for case in exercise.cases if len(case[1]) == count] for count in (3, 4))
    drawn = replace(
        exercise, cases=of_three, fresh=lambda _: (of_three if next(hidden, None) is not None else of_four)[0]
    )
    assert judge(drawn, typed("def best_match(user, films): return 2")).slip != "last"
