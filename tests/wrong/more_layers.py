# says: `(2, 3) @ (1, 3)` does not fit: the last number of the first shape, 3, and the first | second, 1,
# never: gufunc
def layer_forward(inputs, weights, biases, activation): return inputs @ weights.T

# says: (2, 3) @ (1
# never: core
def layer_forward(inputs, weights, biases, activation): return np.matmul(inputs, weights.T)

# says: (2, 3) @ (1
# never: dim
def layer_forward(inputs, weights, biases, activation): return np.dot(inputs, weights.T)

# says: the first shape, 3, and | of the second, 1,
# never: core
def layer_forward(x, w, b, f): return (x + 0) @ w.T

# says: number by number: `(3, 2)` and `(2, 2)` | write `@`
# never: keepdims
def layer_forward(x, w, b, f): return x * w

# says: one thing too many
# never: number by number
def layer_forward(x, w, b, f): return f(x @ w + b, b)

# says: puts its result into the array that is there
# never: number by number
def layer_forward(inputs, weights, biases, activation):
    biases += inputs @ weights
    return activation(biases)

# says: without `.sum(axis=1)` it would be right
# never: without `(inputs
def layer_forward(inputs, weights, biases, activation): return activation((inputs @ weights).sum(axis=1) + biases)

# says: the `-` in `np.dot(inputs, weights) - biases` is wrong | `activation` is due, which comes in
# never: never used
def layer_forward(inputs, weights, biases, activation):
    sums = np.dot(inputs, weights) - biases
    return sigmoid(sums)

# says: What `activation(sums)` gives is lost
def layer_forward(inputs, weights, biases, activation):
    sums = inputs @ weights + biases
    activation(sums)
    return sums

# says: without `.T` it would be right
def layer_forward(inputs, weights, biases, activation):
    sums = inputs @ weights + biases
    return activation(sums).T

# says: `outputs` holds the right answer, but `sums` is returned.
def layer_forward(inputs, weights, biases, activation):
    sums = inputs @ weights + biases
    outputs = activation(sums)
    return sums

# says: wrong way round. The other way, no `.T`
def layer_forward(x, w, b, f): return f(np.dot(w.T, x) + b)

# says: In `sums = inputs @ weights`, the term `biases` is missing
def layer_forward(inputs, weights, biases, activation):
    sums = inputs @ weights
    return activation(sums)

# says: `biases` is missing, and `.T` is too much
def layer_forward(inputs, weights, biases, activation):
    sums = inputs @ weights.T
    return activation(sums)

# says: `.T` is no function
# never: square ones
def layer_backward(inputs, weights, outputs, slope, d): return inputs.T() @ d

# says: the `@` before `slope(outputs).T` is wrong; the `.T` of `slope(outputs).T` is too much
# never: In `derror_dinputs
def layer_backward(inputs, weights, outputs, slope, derror_doutputs):
    derror_dsums = derror_doutputs @ slope(outputs).T
    derror_dbiases = derror_dsums.sum(axis=0)
    derror_dweights = inputs.T @ derror_dsums
    derror_dinputs = derror_dsums @ weights.T
    return derror_dbiases, derror_dweights, derror_dinputs

# says: the `*` in `inputs.T * derror_dsums` only | the `*` in `derror_dsums * weights.T` only multiplies
# never: what belongs here
def layer_backward(inputs, weights, outputs, slope, derror_doutputs):
    derror_dsums = derror_doutputs * slope(outputs)
    derror_dweights = inputs.T * derror_dsums
    derror_dinputs = derror_dsums * weights.T
    return derror_dsums.sum(axis=0), derror_dweights, derror_dinputs

# says: In `derror_dweights = inputs * derror_dsums`, `.T` and `@` are missing
# never: is not what belongs
def layer_backward(inputs, weights, outputs, slope, derror_doutputs):
    derror_dsums = derror_doutputs * slope(outputs)
    derror_dweights = inputs * derror_dsums
    return derror_dsums.sum(axis=0), derror_dweights, derror_dsums @ weights.T

# says: In the derivative for the weights, the slope is missing | In the derivative for the inputs, the slope is missing
# never: not the only mistake
def layer_backward(inputs, weights, outputs, slope, derror_doutputs):
    derror_dsums = derror_doutputs * slope(outputs)
    derror_dbiases = derror_dsums.sum(axis=0)
    derror_dweights = inputs.T @ derror_doutputs
    derror_dinputs = derror_doutputs @ weights.T
    return derror_dbiases, derror_dweights, derror_dinputs

# says: the `@` in `derror_doutputs @ slope(outputs)` is wrong
def layer_backward(inputs, weights, outputs, slope, derror_doutputs):
    d = derror_doutputs @ slope(outputs)
    return d.sum(axis=0), inputs.T @ d, d @ weights.T

# says: `np.dot(inputs, d.T)` turns the wrong one
def layer_backward(inputs, weights, outputs, slope, d):
    d = d * slope(outputs)
    return d.sum(axis=0), np.dot(inputs, d.T), d @ weights.T

# says: turns the whole product. Only one of its factors is to be turned: `inputs.T`.
def layer_backward(inputs, weights, outputs, slope, d):
    d = d * slope(outputs)
    return d.sum(axis=0), (inputs @ d).T, d @ weights.T

# says: `derror_dsums.sum(axis=0, keepdims=True)` should do without `keepdims=True`.
def layer_backward(inputs, weights, outputs, slope, derror_doutputs):
    derror_dsums = derror_doutputs * slope(outputs)
    return derror_dsums.sum(axis=0, keepdims=True), inputs.T @ derror_dsums, derror_dsums @ weights.T

# says: The results are right, but not their order: look at the second and third.
def layer_backward(inputs, weights, outputs, slope, derror_doutputs):
    derror_dsums = derror_doutputs * slope(outputs)
    return [derror_dsums.sum(axis=0), derror_dsums @ weights.T, inputs.T @ derror_dsums]

# says: `np.tanh(outputs)` calls `np.tanh`. `slope` is due, which comes in.
def layer_backward(inputs, weights, outputs, slope, derror_doutputs):
    derror_dsums = derror_doutputs - np.tanh(outputs)
    return derror_dsums.sum(axis=0), inputs.T @ derror_dsums, derror_dsums @ weights.T

# says: the `+` in `derror_doutputs + slope(outputs)` is wrong. | The third result is missing.
def layer_backward(inputs, weights, outputs, slope, derror_doutputs):
    d = derror_doutputs + slope(outputs)
    d_biases = d.sum(axis=0)
    d_weights = inputs.T @ d
    d_inputs = d @ weights.T
    return d_biases, d_weights

# says: The inputs have biases here
def count_numbers(layers): return sum(layers) + sum(a * b for a, b in zip(layers, layers[1:]))

# says: `2` is not the right number
# never: comma
def count_numbers(layers):
    total = 0
    for i in range(0, len(layers) - 1, 2): total += layers[i] * layers[i + 1] + layers[i + 1]
    return total

# says: it is wrong only where two numbers in `layers` are equal
def count_numbers(layers):
    total = 0
    for size in layers:
        place = layers.index(size)
        if place > 0: total += size * layers[place - 1] + size
    return total

# says: taken apart into too many or too few names | How many there are in `layers` differs from case to case
# never: Counting begins | zip
def count_numbers(layers):
    inputs, hidden, outputs = layers
    return inputs * hidden + hidden + hidden * outputs + outputs

# says: The last layer is left out | as many biases as numbers come into a layer
# never: the `+`
def count_numbers(layers):
    total = 0
    for i in range(len(layers) - 2):
        total += layers[i] * layers[i + 1] + layers[i]
    return total

# says: the biases of the first one
# never: stops in line
def predict_deep(inputs, weights, biases):
    for w in weights[:-1]: inputs = np.maximum(inputs @ w + biases[0], 0)
    return inputs @ weights[-1] + biases[-1]

# says: The last layer comes twice
# never: stops in line
def predict_deep(inputs, weights, biases):
    for w, b in zip(weights, biases): inputs = np.maximum(inputs @ w + b, 0)
    return inputs @ weights[-1] + biases[-1]

# says: Mend `relu` first; `check(relu)` says of it | `max` cannot decide
# never: tells you more
def relu(x):
    return max(0, x)

def predict_deep(inputs, weights, biases):
    for i in range(len(weights) - 1):
        inputs = relu(inputs @ weights[i] + biases[i])
    return inputs @ weights[-1] + biases[-1]

# says: from `outputs = outputs @ weights[i] + biases[i]`
# never: from `outputs = inputs`
def predict_deep(inputs, weights, biases):
    outputs = inputs
    for i in range(len(weights)):
        outputs = outputs @ weights[i] + biases[i]
        if i < len(weights) - 1:
            outputs = max(0, outputs)
    return outputs

# never: replaces the list
def predict_deep(inputs, weights, biases):
    outputs = []
    for w, b in zip(weights, biases):
        inputs = np.maximum(0, inputs @ w + b)
        outputs = inputs
    return outputs

# says: your `relu`, which passes its check, but cannot take what it gets here
# never: check(relu)
def relu(x):
    if np.ndim(x) == 0: return max(0, x)
    return np.array([max(0, value) for value in x])
def predict_deep(inputs, weights, biases):
    outputs = inputs
    for w, b in zip(weights[:-1], biases[:-1]): outputs = relu(outputs @ w + b)
    return outputs @ weights[-1] + biases[-1]

# says: so `if` cannot decide
# never: Here `x` is
def predict_deep(inputs, weights, biases):
    x = inputs
    for w, b in zip(weights, biases):
        x = x @ w + b
        if w != weights[-1]:
            x = np.maximum(0, x)
    return x

# says: The other way round, they would fit. | That is not the only mistake. The activation function is still to come
# layer_forward: return activation(inputs @ weights + biases) -> sums = weights @ inputs + biases\n    return sums

# says: The biases are left out | after that, the answer is 0 wherever
# never: makes no copy
def predict_deep(inputs, weights, biases):
    values = inputs
    for w in weights:
        values = values @ w
        values[values < 0] = 0
    return values

# says: the `*` before `weights` is wrong; the `-` before `biases` is wrong
def layer_forward(inputs, weights, biases, activation):
    sums = inputs * weights - biases
    return activation(sums)
