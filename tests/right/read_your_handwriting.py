def softmax(scores):
    powers = np.exp(scores)
    return powers / powers.sum(axis=-1, keepdims=True)
def softmax(scores):
    return (np.exp(scores).T / np.exp(scores).T.sum(axis=0)).T
def softmax(scores):
    differences = np.expand_dims(scores, -2) - np.expand_dims(scores, -1)
    return 1 / np.exp(differences).sum(axis=-1)
def softmax(scores):
    if scores.ndim == 2:
        return np.array([softmax(row) for row in scores])
    return np.array([math.exp(s) for s in scores]) / sum(math.exp(s) for s in scores)
def softmax(scores):
    return np.exp(scores - np.log(np.sum(np.exp(scores), axis=-1, keepdims=True)))
def cross_entropy(probabilities, labels):
    return -np.log(probabilities[np.arange(len(labels)), labels]).mean()
def cross_entropy(probabilities, labels):
    return sum(-math.log(row[label]) for row, label in zip(probabilities, labels)) / len(labels)
def cross_entropy(probabilities, labels):
    return -np.sum(np.eye(probabilities.shape[1])[labels] * np.log(probabilities)) / len(labels)
def cross_entropy(probabilities, labels):
    return np.mean(np.log(1 / np.take_along_axis(probabilities, labels[:, None], axis=1)))
def relu_slope(outputs): return np.where(outputs > 0, 1, 0)
def relu_slope(outputs): return np.heaviside(outputs, 0)
def relu_slope(outputs): return outputs > 0
def predict_digits(parameters, images):
    w1, b1, w2, b2 = parameters
    return network.softmax(np.array([np.clip(image @ w1 + b1, 0, None) @ w2 + b2 for image in images]))
def predict_digits(parameters, images):
    hidden = network.layer_forward(images, *parameters[:2], network.relu)
    return network.layer_forward(hidden, *parameters[2:], network.softmax)
def digits_step(parameters, images, labels, learning_rate):
    w1, b1, w2, b2 = parameters
    hidden = np.maximum(images @ w1 + b1, 0)
    d = network.softmax(hidden @ w2 + b2)
    d[np.arange(len(labels)), labels] -= 1
    d /= len(labels)
    e = d @ w2.T * (hidden > 0)
    gradients = images.T @ e, e.sum(axis=0), hidden.T @ d, d.sum(axis=0)
    return [parameter - learning_rate * gradient for parameter, gradient in zip(parameters, gradients)]
def train_digits(parameters, images, labels, epochs, learning_rate):
    places = np.arange(len(labels))
    while epochs > 0:
        epochs -= 1
        np.random.shuffle(places)
        for part in np.split(places, range(32, len(places), 32)):
            parameters = network.digits_step(parameters, images[part], labels[part], learning_rate)
    return parameters
def confusion_table(p, y, n): return np.bincount(n * y + p, minlength=n * n).reshape(n, n)
def confusion_table(p, y, n): return np.array([[np.sum((y == i) & (p == j)) for j in range(n)] for i in range(n)])
def top_two(p, y): return np.mean([label in row.argsort()[-2:] for row, label in zip(p, y)])
def top_two(p, y): return (np.argsort(-p, axis=1)[:, :2] == y[:, None]).any(axis=1).mean()
