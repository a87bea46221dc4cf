# says: `exp` that is not defined | In NumPy it is `np.exp`
# never: spelling
def sigmoid(x): return 1 / (1 + exp(-x))

# says: `np.e`
# never: spelling
def sigmoid(x): return 1 / (1 + e ** -x)

# says: `np.log`
# never: spelling
def sigmoid(x): return log(x)

# says: Check the spelling
# never: np
np = None
def sigmoid(x): return exp(x)

# says: `numpy` has no `Exp`. Did you mean `np.exp`?
# never: spelling
def sigmoid(x): return 1 / (1 + np.Exp(-x))

# says: `np` was overwritten | `import numpy as np` again
# never: no `.exp`
np = 3
def sigmoid(x): return np.exp(x)

# says: `math` was overwritten | `import math` again
# never: no `.exp`
math = 3
def sigmoid(x): return math.exp(x)

# says: `np` was overwritten | Choose another name
# never: import
# sigmoid: return 1 / (1 + np.exp(-x)) -> np = 3\n    return np.exp(x)

# says: gives `np` a value
# never: not imported
# sigmoid: return 1 / (1 + np.exp(-x)) -> np = np.array(x)\n    return np

# says: the `-` before `np.exp(-x)` in `1 - np.exp(-x)` is wrong
# never: the `-` in
def sigmoid(x): return 1 / (1 - np.exp(-x))

# says: `(-x) ** 2` is not what belongs here: `np.exp` is missing
def sigmoid(x): return 1 / (1 + (-x) ** 2)

# says: `-x` has one `-` too many. The same goes for every other `-x` in that line
def sigmoid(x): return np.exp(-x) / (1 + np.exp(-x))

# says: `np.power(-x, np.e)` is the wrong way round.
def sigmoid(x): return 1 / (1 + np.power(-x, np.e))

# says: `x ** -np.e` is the wrong way round.
def sigmoid(x): return 1 / (1 + x ** -np.e)

# says: In `power = np.exp(x)`, `x` has the wrong sign.
# sigmoid: return 1 / (1 + np.exp(-x)) -> power = np.exp(x)\n    return 1 / (1 + power)

# says: `1 / np.exp(x) * 3` does too much: without `* 3` it would be right.
def sigmoid(x):
    return 1 / (1 + 1 / np.exp(x) * 3)

# says: It gives `x` back as it came
def sigmoid(x):
    return x

# says: `2.72` is not exactly e
def sigmoid(x):
    return 1 / (1 + 2.72 ** -x)

# says: the number 1 is.
def sigmoid(x):
    return x / (1 + np.exp(-x))

# says: returns nothing | In `result = 1 / (1 + np.exp(x))`, `x` has the wrong sign
def sigmoid(x):
    result = 1 / (1 + np.exp(x))

# says: as many answers as the array
# never: arange
def relu(x): return x if x > 0 else 0

# says: line 2, `if x > 0`: a question
# never: arange
# relu: return np.maximum(x, 0) -> if x > 0:\n        return x\n    return 0

# says: `np.arange` takes a number
# never: as many answers
def relu(x): return np.arange(x)

# says: `helper` calls
# never: genexpr
def helper(x): return sum(helper(a) for a in [x])
def relu(x): return helper(x)

# says: `np.pi`
# never: spelling
def relu(p): return p * pi

# says: `true` is not `True`
# never: spelling
def relu(x): return true

# says: Check the spelling
# never: Out
Out = {}
def relu(x): return out

# says: `numpy.random` has no `randit`. Did you mean `np.random.rand
# never: None
def relu(x): return np.random.randit(3)

# says: `max` was overwritten | `del max`
# never: Is a `*` missing
max = 3
def relu(x): return max(x, 0)

# says: brackets follow the name of a module
# never: overwritten
def relu(x): return np(x)

# says: Is a `*` missing?
# never: overwritten
def relu(x): return x(2)

# says: the brackets of `maximum`: it takes 2 to 3, and is given 1
# never: positional
def relu(x): return np.maximum(x)

# says: changes its first argument
# never: such parts
# relu: def relu(x): -> def relu(x):\n    x[0] = 0

# says: rows of different lengths
# never: To return two things
def relu(x): return np.max([x, 0])

# says: `any` decides once, for all numbers together
# never: Compute the answer
def relu(x): return 0 if np.any(x < 0) else x

# says: so `if` cannot decide | a `return` is missing
# never: `and`
# relu: return np.maximum(x, 0) -> if x < 0:\n        x = 0

# says: `if` cannot decide | That is not the only mistake. Every positive number becomes 1
# relu: return np.maximum(x, 0) -> if x > 0:\n        return 1\n    else:\n        return 0

# says: `if` cannot decide | In other cases it comes to its end without a `return`
# relu: return np.maximum(x, 0) -> if x < 0:\n        return 0

# says: Negative numbers are left out | one number is used as if it were a list
def relu(x):
    return np.array([n for n in x if n > 0])

# says: The `σ` of the formulas is `sigmoid`
# never: spell
def make_prediction(input_vector, weights, bias): return σ(0)

# says: is `input_vector` here
# never: spelling
def make_prediction(input_vector, weights, bias): return sigmoid(x)

# says: is `weights` here
# never: spelling
def make_prediction(input_vector, weights, bias): return np.dot(w, 1)

# says: the brackets of `sigmoid` are empty
# never: is missing in
def make_prediction(input_vector, weights, bias): return sigmoid()

# says: The sigmoid is wanted | `input_vector` is still to be multiplied by `weights`
def make_prediction(input_vector, weights, bias):
    layer_1 = sum(input_vector) + bias
    layer_2 = relu(layer_1)
    return layer_2

# says: In `z += x + w`, `x + w` is not what belongs here
def make_prediction(input_vector, weights, bias):
    z = bias
    for x, w in zip(input_vector, weights): z += x + w
    return sigmoid(z)

# says: `return z` ends the function: the lines below it never run.
def make_prediction(x, w, b):
    z = np.dot(x, w) + b
    return z
    return sigmoid(z)

# says: without `sigmoid` it would be right
def make_prediction(x, w, b):
    y = sigmoid(np.dot(x, w) + b)
    z = sigmoid(y)
    return z

# says: `z = a * c` gives a new value in each round: only the last counts. Let it grow with `+=`, from 0
def make_prediction(x, w, b):
    for a, c in zip(x, w):
        z = a * c
    z = z + b
    return sigmoid(z)

# never: line that goes wrong
def make_prediction(x, w, b):
    layer_1 = x[0] * w[0] + x[1] * w[1]
    layer_2 = sigmoid(layer_1 + b)
    return layer_1

# says: `np.mean(input_vector * weights)` is wrong: `np.sum` is wanted, not `np.mean`.
def make_prediction(input_vector, weights, bias):
    layer_1 = np.mean(input_vector * weights) + bias
    return sigmoid(layer_1)

# says: `layer_1 += input_vector[i] * weights[i] + bias` adds `bias` in every round. Once is enough, after the loop.
def make_prediction(input_vector, weights, bias):
    layer_1 = 0
    for i in range(len(weights)):
        layer_1 += input_vector[i] * weights[i] + bias
    return sigmoid(layer_1)

# says: `layer_1 = -(np.dot(input_vector, weights) + bias)` has one `-` too many.
def make_prediction(input_vector, weights, bias):
    layer_1 = -(np.dot(input_vector, weights) + bias)
    return sigmoid(layer_1)

# says: The bias is added to every input
# never: two mistakes
# make_prediction: layer_1 = np.dot(input_vector, weights) + bias -> layer_1 = dot(input_vector + bias, weights)

# says: `applicants` is not what belongs here: `applicant` is
# never: Use something from NumPy
def loan_decisions(applicants, weights, bias):
    decisions = []
    for applicant in applicants:
        if make_prediction(applicants, weights, bias) > 0.5: decisions.append(1)
        else: decisions.append(0)
    return decisions

# says: `decisions.append(0)` stands after the `if`, so that it happens always. Put it behind `else`
# never: numbers is due
def loan_decisions(applicants, weights, bias):
    decisions = []
    for applicant in applicants:
        if make_prediction(applicant, weights, bias) > 0.5:
            decisions.append(1)
        decisions.append(0)
    return decisions

# says: Only the first two numbers of an applicant count
# never: right number
def loan_decisions(applicants, weights, bias):
    decisions = []
    for i in range(len(applicants)):
        z = applicants[i][0] * weights[0] + applicants[i][1] * weights[1] + bias
        decisions.append(sigmoid(z) > 0.5)
    return decisions

# says: the term `bias` is missing | The weighted sum is compared with 0.5
def loan_decisions(applicants, weights, bias):
    sums = applicants @ weights
    return [1 if s > 0.5 else 0 for s in sums]

# never: keeps the value
def loan_decisions(applicants, weights, bias):
    threshold = 0
    decisions = []
    for row in applicants:
        decision = 0
        if np.dot(row, weights) > threshold:
            decision = 1
        decisions.append(decision)
    return decisions

# says: There are two mistakes | These are the places of those above | `p < 0.5` has `<` where `>` belongs
def loan_decisions(applicants, weights, bias):
    yes = []
    for i in range(len(applicants)):
        p = make_prediction(applicants[i], weights, bias)
        if p < 0.5:
            yes.append(i)
    return yes

# says: In `if prediction > 0`,
# never: `int` is missing
def loan_decisions(applicants, weights, bias):
    decisions = []
    for applicant in applicants:
        prediction = make_prediction(applicant, weights, bias)
        if prediction > 0:
            decisions.append(1)
        else:
            decisions.append(0)
    return decisions

# says: `dot` is not the function that belongs here: `make_prediction` is
# never: is missing
def loan_decisions(applicants, weights, bias):
    result = []
    for row in applicants:
        z = dot(row, weights)
        result.append(int(z > 0.5))
    return result

# says: How many there are in `others` differs from case to case: no fixed number suits all
# never: Counting begins
def alarm_bias(fires, others, weights):
    return -(np.dot(fires[0], weights) + np.dot(others[1], weights)) / 2

# says: `weakest = 0` is too small to begin with | `strongest = 0` is too large to begin with
# never: not the right number
def alarm_bias(fires, others, weights):
    weakest = 0
    strongest = 0
    for fire in fires:
        if np.dot(fire, weights) < weakest: weakest = np.dot(fire, weights)
    for other in others:
        if np.dot(other, weights) > strongest: strongest = np.dot(other, weights)
    return -(weakest + strongest) / 2

# says: `min` cannot compare whole rows of numbers. Make one number of each row first
# never: Use something from NumPy
def alarm_bias(fires, others, weights):
    return -(np.dot(min(fires), weights) + np.dot(max(others), weights)) / 2

# says: The least and the largest single number are taken
def alarm_bias(fires, others, weights):
    a = np.min(fires) * np.sum(weights)
    b = np.max(others) * np.sum(weights)
    return -(a + b) / 2

# says: `smallest = 1000` is too small to begin with | `largest = 0` is too large to begin with
def alarm_bias(fires, others, weights):
    smallest = 1000
    for f in fires:
        z = dot(f, weights)
        if z < smallest:
            smallest = z
    largest = 0
    for o in others:
        z = dot(o, weights)
        if z > largest:
            largest = z
    return -(smallest + largest) / 2

# says: This is the sum of the two
# never: the middle between
def alarm_bias(fires, others, weights):
    low = min(fires @ weights)
    high = max(others @ weights)
    return low + high

# says: How many there are in `others` differs from case to case
# never: one too far already
def alarm_bias(fires, others, weights):
    fire = dot(fires[0], weights)
    other = dot(others[1], weights)
    return -(fire + other) / 2

# says: `0` is not the right number here
# never: first
def loan_decisions(applicants, weights, bias):
    decisions = []
    for applicant in applicants:
        if make_prediction(applicant, weights, bias) > 0:
            decisions.append(1)
        else:
            decisions.append(0)
    return decisions

# says: `lowest = 0` is too small to begin with | `highest = -1000` is too large
def alarm_bias(fires, others, weights):
    lowest = 0
    for fire in fires:
        s = dot(fire, weights)
        if s < lowest:
            lowest = s
    highest = -1000
    for other in others:
        s = dot(other, weights)
        if s > highest:
            highest = s
    return -(lowest + highest) / 2

# says: In `power = np.exp(x)`, `x` has the wrong sign | check the brackets
# never: multiplied
# sigmoid: return 1 / (1 + np.exp(-x)) -> power = np.exp(x)\n    return 1 / 1 + power
