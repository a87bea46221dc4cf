def sigmoid(x): return 1 / (1 + np.exp(-x))
def sigmoid(x): return 1.0 / (1.0 + np.e ** -x)
def sigmoid(x): return np.exp(x) / (1 + np.exp(x))
def sigmoid(x): return 1 - 1 / (1 + np.exp(x))
def sigmoid(x): return (np.tanh(x / 2) + 1) / 2
def sigmoid(x): return 0.5 * np.tanh(0.5 * np.asarray(x)) + 0.5
def sigmoid(x): return np.power(1 + np.exp(-np.array(x)), -1)
def sigmoid(x): return np.where(np.asarray(x) >= 0, 1 / (1 + np.exp(-x)), np.exp(x) / (1 + np.exp(x)))
def sigmoid(x): return np.vectorize(lambda number: 1 / (1 + math.exp(-number)))(x)
def sigmoid(x): return np.array([1 / (1 + math.exp(-number)) for number in np.atleast_1d(x)])
def sigmoid(x): return np.reciprocal(np.add(1.0, np.exp(np.negative(x))))
def make_prediction(input_vector, weights, bias): return 1 / (1 + np.exp(-(np.dot(input_vector, weights) + bias)))
def make_prediction(x, w, b): return float(1 / (1 + np.exp(-(x @ w + np.sum(b)))))
def make_prediction(x, w, b): return 1 / (1 + np.exp(-(sum(a * c for a, c in zip(x, w)) + b)))
def make_prediction(x, w, b): return np.tanh((np.einsum("i,i->", x, w) + b) / 2) / 2 + 0.5
def make_prediction(x, w, b): return 1 / (1 + math.exp(-(np.dot(x, w) + np.ravel(b)[0])))
def make_prediction(x, w, b): return 1 / (1 + math.exp(-(np.dot(x, w) + b)))
def make_prediction(x, w, b):
    layer_1 = float(np.dot(x, w) + b)
    return 1 / (1 + np.e ** -layer_1)
def make_prediction(x, w, b):
    step = lambda z: 1 / (1 + np.exp(-z))
    layer_1 = np.dot(weights := w, x) + b
    return np.atleast_1d(step(layer_1))
def relu(x): return np.maximum(0, x)
def relu(x): return np.maximum(x, 0.0)
def relu(x): return x * (x > 0)
def relu(x): return (x + abs(x)) / 2
def relu(x): return np.where(x > 0, x, 0)
def relu(x): return np.where(np.asarray(x) > 0, x, 0.0)
def relu(x): return np.clip(x, 0, None)
def relu(x): return -np.minimum(-x, 0)
def relu(x): return max(x, 0) if np.ndim(x) == 0 else np.array([max(number, 0) for number in x])
def relu(x):
    x = np.array(x)
    x[x < 0] = 0
    return x
def loan_decisions(applicants, weights, bias): return applicants @ weights + bias > 0
def loan_decisions(a, w, b): return [1.0 if 1 / (1 + np.exp(-np.dot(row, w) - b)) > 0.5 else 0.0 for row in a]
def alarm_bias(fires, others, weights): return np.mean([-(fires @ weights).min(), -(others @ weights).max()])
def alarm_bias(fires, others, w): return -np.max(others @ w) - (np.min(fires @ w) - np.max(others @ w)) / 2
