def sigmoid_deriv(x): return np.exp(-x) / (1 + np.exp(-x)) ** 2
def sigmoid_deriv(x): return (1 - np.tanh(x / 2) ** 2) / 4
def sigmoid_deriv(x): return 1 / (2 + np.exp(x) + np.exp(-x))
def sigmoid_deriv(x): return 0.25 / np.cosh(np.asarray(x) / 2) ** 2
def sigmoid_deriv(x): return (1 / (1 + np.exp(-(x + 1e-20j)))).imag / 1e-20
def sigmoid_deriv(x): return np.vectorize(lambda z: math.exp(-z) / (1 + math.exp(-z)) ** 2)(x)
def sigmoid_deriv(x): return (1 / (1 + np.exp(-x))) * (1 / (1 + np.exp(x)))
def sigmoid_deriv(x): return (np.tanh((x + 0.001) / 2) - np.tanh(x / 2)) / 2 / 0.001
def sigmoid_deriv(x):
    s = 1 / (1 + np.exp(-x))
    return s - s ** 2
def sigmoid_deriv(x):
    def s(x): return 1 / (1 + np.exp(-x))
    return (s(x + 1e-5) - s(x)) / 1e-5
def compute_gradients(x, w, b, t):
    p = 1 / (1 + np.exp(-(x @ w + b)))
    shared = 2 * (p - t) * p * (1 - p)
    return shared, shared * x
def compute_gradients(x, w, b, t):
    p = 1 / (1 + math.exp(-(x @ w + b)))
    shared = 2 * (p - t) * p * (1 - p)
    return shared, np.array([shared * a for a in x])
def compute_gradients(x, w, b, t):
    p = 1 / (1 + np.exp(-(x @ w + b)))
    shared, slopes = 2 * (p - t) * p * (1 - p), np.zeros(len(x))
    for i in range(len(x)): slopes[i] = float(shared) * x[i]
    return shared, slopes
def compute_gradients(x, w, b, t):
    p = 1 / (1 + np.exp(-(np.dot(x, w) + b)))
    shared, slopes = 2 * (p - t) * p * (1 - p), np.zeros(len(x))
    for i in range(len(x)): slopes[i] = shared * x[i]
    return shared, slopes
def compute_gradients(x, w, b, t):
    p = (1 + math.tanh((np.dot(x, w) + np.sum(b)) / 2)) / 2
    shared = 2 * (p - t) * (p - p * p)
    return [shared, np.array([shared * a for a in x])]
def compute_gradients(input_vector, weights, bias, target):
    layer_1 = sum(x * w for x, w in zip(input_vector, weights)) + bias
    prediction = 1 / (1 + np.exp(-layer_1))
    derror_dbias = -2 * (target - prediction) * np.exp(-layer_1) * prediction**2
    return float(np.sum(derror_dbias)), np.array([float(np.sum(derror_dbias)) * x for x in input_vector])
def compute_gradients(x, w, b, t):
    parameters, inputs = np.append(w, b), np.append(x, 1)
    p = np.tanh(parameters @ inputs / 2) / 2 + 0.5
    gradient = 2 * (p - t) * p * (1 - p) * inputs
    return gradient[-1:], gradient[:-1]
def compute_gradients(x, w, b, t):
    def error(w, b): return (1 / (1 + np.exp(-(np.dot(x, w) + b))) - t) ** 2
    h = 1e-6
    nudges = h * np.eye(len(w))
    by_weight = [(error(w + n, b) - error(w - n, b)) / 2 / h for n in nudges]
    return (error(w, b + h) - error(w, b - h)) / 2 / h, np.ravel(by_weight)
def dial_slope(dial): return 36 * dial**3 - 60 * dial
def dial_slope(dial): return ((3 * (dial + 1e-5) ** 2 - 5) ** 2 - (3 * (dial - 1e-5) ** 2 - 5) ** 2) / 2e-5
def first_weight_slope(x, a, b, t):
    def error(a): return (1 / (1 + np.exp(-b / (1 + np.exp(-a * x)))) - t) ** 2
    return (error(a + 1e-5) - error(a)) / 1e-5
