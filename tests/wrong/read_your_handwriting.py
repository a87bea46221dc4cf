# says: `(2, 3)` and `(2,)` | `keepdims=True`
# never: write `@`
def softmax(s): return np.exp(s) / np.exp(s).sum(axis=-1)

# says: The columns add up to 1 | it should be [[0.106507
# never: gives [0.665241
def softmax(scores):
    powers = np.exp(scores)
    return [p / sum(powers) for p in powers]

# says: There are two mistakes | the lowest score gets the largest share | goes along the wrong axis
# never: what belongs here
def softmax(scores):
    powers = np.exp(-scores)
    return powers / powers.sum(axis=0, keepdims=True)

# says: an axis is asked for | Raise Euler's number to the power of each score first | goes along the wrong axis
# never: what belongs here
def softmax(scores):
    powers = scores
    return powers / powers.sum(axis=1, keepdims=True)

# says: goes along the wrong axis
def softmax(x): return np.exp(x) / np.exp(x).sum(axis=1, keepdims=True)

# says: It divides by `len(scores)`.
def softmax(x): return np.exp(x) / len(x)

# never: divided by itself
def softmax(x): return np.array([np.exp(row) / np.exp(row).sum() for row in x])

# says: sum along the last axis | `np.sum` is wanted, not
# never: Divide by the sum
def softmax(x):
    return np.exp(x) / np.exp(x).max()

# says: The sign is wrong | `keepdims=True`
# never: is not what belongs
def softmax(scores):
    powers = np.exp(-scores)
    return powers / powers.sum(axis=-1)

# says: `probabilities[labels]` takes whole rows. From each row only the number of its label counts.
# never: axis 0 | of only
def cross_entropy(probabilities, labels): return -np.mean(np.log(probabilities[labels]))

# says: `np.log(labels)` is not what belongs here: `probabilities` is missing
# never: divided by 0
def cross_entropy(probabilities, labels): return -np.log(np.log(labels)).mean()

# never: keepdims
def cross_entropy(p, labels): return np.mean((p - labels) ** 2)

# says: There are two mistakes. | without `1 -` it would be right | `np.mean` is wanted
def cross_entropy(probabilities, labels):
    rows = np.arange(len(probabilities))
    costs = np.log(1 - probabilities[rows, labels])
    return np.sum(-costs)

# says: `hidden` is not what belongs here: `scores` is
# never: layer_forward
def predict_digits(parameters, images):
    weights_1, biases_1, weights_2, biases_2 = parameters
    hidden = relu(images @ weights_1 + biases_1)
    scores = hidden @ weights_2 + biases_2
    return softmax(hidden)

# says: The ReLU is taken of the images
# never: is missing
def predict_digits(parameters, images):
    weights_1, biases_1, weights_2, biases_2 = parameters
    hidden = relu(images) @ weights_1 + biases_1
    scores = hidden @ weights_2 + biases_2
    return softmax(scores)

# says: has another shape than the array
# never: 2 numbers
def relu_slope(outputs):
    slopes = np.zeros(len(outputs))
    slopes[outputs > 0] = 1
    return slopes

# says: In `relu(outputs) / outputs`, something is divided by 0
# never: logarithm
def relu_slope(outputs): return relu(outputs) / outputs

# says: Here `output` is a whole row of numbers
# never: in a loop
def relu_slope(outputs):
    slopes = []
    for output in outputs:
        slopes.append(1 if output > 0 else 0)
    return np.array(slopes)

# says: `all` decides once, for a whole row
def relu_slope(outputs):
    slope = np.zeros(len(outputs))
    for i in range(len(outputs)):
        if outputs[i].all() > 0:
            slope[i] = 1
    return slope

# says: this is −1. The slope is 0 there. | has `>=` where `>` belongs
# never: alone would
def relu_slope(outputs):
    return np.where(outputs >= 0, 1, -1)

# says: The same goes for `gradient_step(weights_2, derror_dweights_2, learning_rate)` and
def digits_step(parameters, images, labels, learning_rate):
    weights_1, biases_1, weights_2, biases_2 = parameters
    hidden = layer_forward(images, weights_1, biases_1, relu)
    scores = hidden @ weights_2 + biases_2
    targets = np.eye(len(biases_2))[labels]  # a row for each label: one 1, the rest 0
    derror_dscores = (softmax(scores) - targets) / len(images)
    last = layer_backward(hidden, weights_2, scores, np.ones_like, derror_dscores)
    derror_dbiases_2, derror_dweights_2, derror_dhidden = last
    first = layer_backward(images, weights_1, hidden, relu_slope, derror_dhidden)
    derror_dbiases_1, derror_dweights_1, _ = first
    weights_1 = gradient_step(weights_1, derror_dweights_1, learning_rate)
    gradient_step(biases_1, derror_dbiases_1, learning_rate)
    gradient_step(weights_2, derror_dweights_2, learning_rate)
    gradient_step(biases_2, derror_dbiases_2, learning_rate)
    return weights_1, biases_1, weights_2, biases_2

# says: `biases_2` comes back as it was | The hidden layer's slope is `relu_slope`
# never: what belongs here
def digits_step(parameters, images, labels, learning_rate):
    weights_1, biases_1, weights_2, biases_2 = parameters
    hidden = layer_forward(images, weights_1, biases_1, relu)
    scores = hidden @ weights_2 + biases_2
    targets = np.eye(len(biases_2))[labels]  # a row for each label: one 1, the rest 0
    derror_dscores = (softmax(scores) - targets) / len(images)
    last = layer_backward(hidden, weights_2, scores, np.ones_like, derror_dscores)
    derror_dbiases_2, derror_dweights_2, derror_dhidden = last
    first = layer_backward(images, weights_1, hidden, relu, derror_dhidden)
    derror_dbiases_1, derror_dweights_1, _ = first
    weights_1 = gradient_step(weights_1, derror_dweights_1, learning_rate)
    biases_1 = gradient_step(biases_1, derror_dbiases_1, learning_rate)
    weights_2 = gradient_step(weights_2, derror_dweights_2, learning_rate)
    return weights_1, biases_1, weights_2, biases_2

# says: the second `images` is not what belongs here: `hidden` is
# digits_step: hidden, relu_slope, derror_dhidden -> images, relu_slope, derror_dhidden

# says: `biases_1` comes back as it was
# never: not the only mistake
def digits_step(parameters, images, labels, learning_rate):
    weights_1, biases_1, weights_2, biases_2 = parameters
    hidden = layer_forward(images, weights_1, biases_1, relu)
    scores = hidden @ weights_2 + biases_2
    targets = np.eye(len(biases_2))[labels]
    derror_dscores = (softmax(scores) - targets) / len(images)
    last = layer_backward(hidden, weights_2, scores, np.ones_like, derror_dscores)
    derror_dbiases_2, derror_dweights_2, derror_dhidden = last
    first = layer_backward(images, weights_1, hidden, relu_slope, derror_dhidden)
    derror_dbiases_1, derror_dweights_1, _ = first
    weights_1 = gradient_step(weights_1, derror_dweights_1, learning_rate)
    weights_2 = gradient_step(weights_2, derror_dweights_2, learning_rate)
    biases_2 = gradient_step(biases_2, derror_dbiases_2, learning_rate)
    return weights_1, biases_1, weights_2, biases_2

# says: drawn once, above the loop over the epochs
def train_digits(parameters, images, labels, epochs, learning_rate):
    order = np.random.permutation(len(images))
    for epoch in range(epochs):
        for start in range(0, len(images), 32):
            batch = order[start : start + 32]
            parameters = digits_step(parameters, images[batch], labels[batch], learning_rate)
    return parameters

# says: `images[batch]` takes them | `labels[batch]` is meant
# never: `labels` are not what belongs here
def train_digits(parameters, images, labels, epochs, learning_rate):
    for epoch in range(epochs):
        order = np.random.permutation(len(images))
        for start in range(0, len(images), 32):
            batch = order[start : start + 32]
            parameters = digits_step(parameters, batch, labels, learning_rate)
    return parameters

# says: All rows are alike
# never: is to be turned
def confusion_table(predicted, labels, classes):
    table = [[0] * classes] * classes
    for guess, label in zip(predicted, labels): table[label][guess] += 1
    return table

# says: counted once only
def confusion_table(predicted, labels, classes):
    table = np.zeros((classes, classes))
    table[labels, predicted] += 1
    return table

# says: In `for j in range(1, classes)`, `1` is not the right number
# never: At least so it is here
def confusion_table(predicted, labels, classes):
    table = np.zeros((classes, classes))
    for i in range(classes):
        for j in range(1, classes): table[i, j] = np.sum((labels == i) & (predicted == j))
    return table

# says: Whether both are true, `&` asks
# never: divided
def confusion_table(predicted, labels, classes):
    table = np.zeros((classes, classes))
    for i in range(classes):
        for j in range(classes):
            table[i][j] = np.sum((labels == i) == (predicted == j))
    return table

# says: `predicted` and `labels` have changed places | Let it grow with `+=`
def confusion_table(predicted, labels, classes):
    table = np.zeros((classes, classes))
    for i in range(len(predicted)):
        table[predicted[i]][labels[i]] = 1
    return table

# says: `2` is not what belongs here: `classes` is
# never: not the only mistake
def confusion_table(predicted, labels, classes):
    table = np.zeros((2, 2))
    for p, l in zip(predicted, labels):
        table[l, p] += 1
    return table

# says: compared with probabilities | not how probable
# never: Compute the answer
def top_two(probabilities, labels):
    return np.mean([label in sorted(row)[-2:] for row, label in zip(probabilities, labels)])

# says: how large the probability is
# never: is right:
def top_two(probabilities, labels):
    return np.mean([row[label] > 0.2 for row, label in zip(probabilities, labels)])

# says: the `&` in
# never: `//`
def top_two(probabilities, labels):
    order = probabilities.argsort(axis=1)
    return np.mean((order[:, -1] == labels) & (order[:, -2] == labels))

# says: has `and` where `or` belongs
# never: from the arguments
def top_two(probabilities, labels):
    right = 0
    for row, label in zip(probabilities, labels):
        best = np.argsort(row)
        if best[-1] == label and best[-2] == label: right += 1
    return right / len(labels)

# says: so `or` cannot decide | Between arrays, write `|`
# never: `and`
def top_two(probabilities, labels):
    order = np.argsort(probabilities, axis=1)
    first = order[:, -1]
    second = order[:, -2]
    return np.mean(first == labels or second == labels)

# says: goes along the wrong axis | In `return hits / 2`, `2` is not what belongs here
def top_two(probabilities, labels):
    order = np.argsort(probabilities, axis=0)[:, -2:]
    hits = 0
    for i in range(len(labels)):
        if labels[i] in order[i]:
            hits += 1
    return hits / 2

# says: has `biases_1` and `derror_dbiases_1` where `biases_2` and `derror_dbiases_2` belong
def digits_step(parameters, images, labels, learning_rate):
    weights_1, biases_1, weights_2, biases_2 = parameters
    hidden = layer_forward(images, weights_1, biases_1, relu)
    scores = hidden @ weights_2 + biases_2
    targets = np.eye(len(biases_2))[labels]  # a row for each label: one 1, the rest 0
    derror_dscores = (softmax(scores) - targets) / len(images)
    last = layer_backward(hidden, weights_2, scores, np.ones_like, derror_dscores)
    derror_dbiases_2, derror_dweights_2, derror_dhidden = last
    first = layer_backward(images, weights_1, hidden, relu_slope, derror_dhidden)
    derror_dbiases_1, derror_dweights_1, _ = first
    weights_1 = gradient_step(weights_1, derror_dweights_1, learning_rate)
    weights_2 = gradient_step(weights_2, derror_dweights_2, learning_rate)
    biases_1 = gradient_step(biases_1, derror_dbiases_1, learning_rate)
    biases_2 = gradient_step(biases_1, derror_dbiases_1, learning_rate)
    return weights_1, biases_1, weights_2, biases_2

# says: `biases_1` comes back as it was. That is not the only mistake
def digits_step(parameters, images, labels, learning_rate):
    weights_1, biases_1, weights_2, biases_2 = parameters
    hidden = layer_forward(images, weights_1, biases_1, relu)
    scores = hidden @ weights_2 + biases_2
    targets = np.eye(len(biases_2))[labels]  # a row for each label: one 1, the rest 0
    derror_dscores = (softmax(scores) - targets) / len(images)
    last = layer_backward(hidden, weights_2, scores, np.ones_like, derror_dscores)
    derror_dbiases_2, derror_dweights_2, derror_dhidden = last
    first = layer_backward(images, weights_1, hidden, np.ones_like, derror_dhidden)
    derror_dbiases_1, derror_dweights_1, _ = first
    weights_1 = gradient_step(weights_1, derror_dweights_1, learning_rate)
    weights_2 = gradient_step(weights_2, derror_dweights_2, learning_rate)
    biases_2 = gradient_step(biases_2, derror_dbiases_2, learning_rate)
    return weights_1, biases_1, weights_2, biases_2

# says: `derror_dscores` is not what belongs here: `derror_dhidden` is
# digits_step: relu_slope, derror_dhidden -> relu_slope, derror_dscores
