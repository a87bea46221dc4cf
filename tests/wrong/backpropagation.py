# says: `sigmoid_deriv` calls itself without end. Is another function meant?
# never: returns at once
def sigmoid_deriv(x): return sigmoid_deriv(x) * (1 - sigmoid_deriv(x))

# says: the `*` in
# never: always 0 | rounded
# sigmoid_deriv: return sigmoid(x) * (1 - sigmoid(x)) -> h = 0.00001\n    return (sigmoid(x + h) - sigmoid(x)) * h

# never: two mistakes
# sigmoid_deriv: return sigmoid(x) * (1 - sigmoid(x)) -> s = 1 / (1 + math.exp(-x))\n    return s * (1 - s)

# never: squared
def sigmoid_deriv(x): return sigmoid(x + 0.00001) - sigmoid(x)

# never: is wanted
def sigmoid_deriv(x): return np.exp(-x) / (1 + np.exp(-x))

# says: `for value in x` | one number is used as if it were a list of numbers
def sigmoid_deriv(x):
    result = []
    for value in x:
        s = sigmoid(value)
        result.append(s * (1 - s))
    return result

# says: Result 2 is a list of 2 numbers, but an array of shape `(2,)` is due
# never: rows
def compute_gradients(x, w, b, t):
    e = b - t
    return e, [e * x[0], e * x[1]]

# says: There are two mistakes. | the `+` in `1 + p` is wrong | without `* bias`
def compute_gradients(input_vector, weights, bias, target):
    z = np.dot(input_vector, weights) + bias
    p = sigmoid(z)
    dE = 2 * (p - target)
    dp = p * (1 + p)
    return dE * dp * bias, dE * dp * input_vector

# says: `derror_dweights` holds the right answer, but `derror_dbias` is returned
# never: Both results
def compute_gradients(input_vector, weights, bias, target):
    p = sigmoid(np.dot(input_vector, weights) + bias)
    derror_dbias = 2 * (p - target) * p * (1 - p)
    derror_dweights = derror_dbias * input_vector
    return derror_dbias, derror_dbias

# says: There are two mistakes | `target` and `prediction` have changed places | the sigmoid's slope is missing
# never: bias is right
def compute_gradients(input_vector, weights, bias, target):
    layer_1 = np.dot(input_vector, weights) + bias
    prediction = sigmoid(layer_1)
    derror_dprediction = error_derivative(target, prediction)
    dprediction_dlayer1 = sigmoid_deriv(layer_1)
    derror_dbias = derror_dprediction * dprediction_dlayer1
    derror_dweights = derror_dprediction * input_vector
    return derror_dbias, derror_dweights

# says: There are several mistakes | the term `bias` is missing | have changed places
# never: There are two mistakes. There | That is not the only mistake. That
def compute_gradients(input_vector, weights, bias, target):
    prediction = sigmoid(np.dot(input_vector, weights))
    derror_dprediction = error_derivative(target, prediction)
    dprediction_dlayer1 = prediction * (1 + prediction)
    derror_dbias = derror_dprediction * dprediction_dlayer1 * bias
    return derror_dbias, derror_dprediction * input_vector

# says: it should be
def compute_gradients(x, weights, bias, target):
    y = make_prediction(x, weights, bias)
    g = 2 * y - target * y * (1 - y)
    return g, g * x

# says: `y - 1` is the wrong way round
def compute_gradients(x, weights, bias, target):
    y = make_prediction(x, weights, bias)
    g = 2 * (y - target) * y * (y - 1)
    return g, g * x

# says: `np.dot(x, weights)` does too much: `x` alone would be right there.
def compute_gradients(x, weights, bias, target):
    y = make_prediction(x, weights, bias)
    g = 2 * (y - target) * y * (1 - y)
    return g, g * np.dot(x, weights)

# says: `d = (p - target) * p * (1 - p)` is half of what it should be. Is a factor 2 missing?
def compute_gradients(input_vector, weights, bias, target):
    p = sigmoid(np.dot(input_vector, weights) + bias)
    d = (p - target) * p * (1 - p)
    return d, d * input_vector

# says: the `+` in `prediction + target` is wrong. The
def compute_gradients(input_vector, weights, bias, target):
    layer_1 = np.dot(input_vector, weights) + bias
    prediction = sigmoid(layer_1)
    derror_dprediction = 2 * (prediction + target)
    dprediction_dlayer1 = sigmoid_deriv(prediction)
    derror_dbias = derror_dprediction * dprediction_dlayer1
    return derror_dbias, derror_dbias * weights

# says: slope is taken at the prediction | a factor of its own derivative
# never: The first line that goes wrong
def compute_gradients(input_vector, weights, bias, target):
    prediction = make_prediction(input_vector, weights, bias)
    derror_dprediction = 2 * (prediction - target)
    dprediction_dlayer1 = sigmoid_deriv(prediction)
    derror_dbias = derror_dprediction * dprediction_dlayer1 * bias
    derror_dweights = derror_dprediction * dprediction_dlayer1 * input_vector
    return derror_dbias, derror_dweights

# says: A value stands where its change belongs
# never: what belongs here
def dial_slope(dial):
    flow = dial**2
    return 2 * (3 * flow - 5) * 3 * flow * 2 * dial

# says: `dial` is still to be squared. | In the `return`, | is still to be multiplied by `dial`
def dial_slope(dial):
    return 2 * (3 * dial - 5) * 3 * 2

# says: `d1 = 2 * warmth - 5` is computed in the wrong order | `d1 * d2 * d3` is still to be multiplied by `dial`
def dial_slope(dial):
    warmth = 3 * dial ** 2
    d1 = 2 * warmth - 5
    d2 = 3
    d3 = 2
    return d1 * d2 * d3

# says: There are two mistakes. | its output is not the sum | slope of the first neuron's sigmoid is missing
def first_weight_slope(x, weight_1, weight_2, target):
    output = weight_1 * x
    prediction = sigmoid(weight_2 * output)
    slope = prediction * (1 - prediction)
    return 2 * (prediction - target) * slope * weight_2 * x

# says: The last link is missing | The chain begins with the error itself
def first_weight_slope(x, weight_1, weight_2, target):
    output = sigmoid(weight_1 * x)
    prediction = sigmoid(weight_2 * output)
    error = (prediction - target) ** 2
    return error * sigmoid_deriv(weight_2 * output) * weight_2 * sigmoid_deriv(weight_1 * x)

# says: In `return derror * dpred * output * dout * x`, `output` is not what belongs here: `weight_2` is
# never: dout = 
def first_weight_slope(x, weight_1, weight_2, target):
    output = sigmoid(weight_1 * x)
    prediction = sigmoid(weight_2 * output)
    derror = 2 * (target - prediction)
    dpred = prediction * (1 - prediction)
    dout = output * (1 - output)
    return derror * dpred * output * dout * x
