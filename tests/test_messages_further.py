"""What a learner types for the further tasks, what a message about it must say, and what it must not say."""

import pytest

from nn_lesson.neuron import cosine_similarity, gradient_step, make_prediction, numerical_derivative
from tests.messages import entries, says_what_is_true

COURSE = {
    "cosine_similarity": cosine_similarity,
    "gradient_step": gradient_step,
    "make_prediction": make_prediction,
    "numerical_derivative": numerical_derivative,
}
MESSAGES = r"""
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
    |     total, one, other = 0, 0, 0
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
def taxi_price(kilometres, minutes):
    |     price = 4
    |     for kilometre in range(kilometres): price += 2
    |     return price + 0.5 * minutes
    says: `range` counts in whole numbers
    never: `len`
def steepest_place(height, places):
    |     heights = [abs(height(p)) for p in places]
    |     return places[heights.index(max(heights))]
    says: In `heights = [abs(height(p)) for p in places]`, `numerical_derivative` is missing
    never: Not every answer
def mean_absolute_error(predictions, targets):
    |     misses = predictions - targets
    |     positive = misses[misses > 0]
    |     return np.mean(positive)
    says: In `positive = misses[misses > 0]`, `np.abs` is missing
    never: `predictions` and `targets` are missing
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
    |     slopes, up = [], weights.copy()
    |     up = weights.copy()
    |     for i in range(len(weights)):
    |         up[i] += 1e-5
    |         slopes.append((error_of(up) - error_of(weights)) / 1e-5)
    |     return np.argmax(np.abs(np.array(slopes) - gradient))
    says: `up = weights.copy()` stands above the loop, so that it happens once
    never: Not every answer
def wrong_slope(error_of, gradient, weights):
    |     slopes = []
    |     for i in range(len(weights)):
    |         up = weights.copy()
    |         up[i] += 1
    |         slopes.append(error_of(up) - error_of(weights))
    |     return np.argmax(np.abs(np.array(slopes) - gradient))
    says: gives 1; it should be 0
    never: half of what
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
    says: a place in a list is a whole number
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
    says: It is right except where a number in `predicted` is 0
    never: At least so it is here
"""


@pytest.mark.parametrize(("source", "said", "never"), entries(MESSAGES))
def test_a_message_says_what_is_true_of_what_was_typed(source, said, never):
    says_what_is_true(source, said, never, **COURSE)
