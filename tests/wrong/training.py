# says: Did you mean `self.weights`?
# never: spelling
# NeuralNetwork: self.weights) + -> weights) +

# says: Did you mean `self.bias`?
# never: above the loop
# NeuralNetwork: self.bias -= -> bias -=

# says: Did you mean `self.predict`?
# never: spelling
# NeuralNetwork: = self.predict( -> = predict(

# says: `self` is missing | behind `def predict`
# never: Keep the first
# NeuralNetwork: predict(self,  -> predict(

# says: `self` is missing | behind `def __init__`
# never: Keep the first
# NeuralNetwork: __init__(self,  -> __init__(

# says: `self` is missing
# never: Keep the first
# NeuralNetwork: _parameters(self,  -> _parameters(

# says: Leave it out of the brackets
# never: too much or too little
# NeuralNetwork: self.predict( -> self.predict(self, 

# says: Write `sigmoid` alone
# never: self.self
# NeuralNetwork: return sigmoid -> return self.sigmoid

# says: Did you mean `self.weights`?
# never: spelling
# NeuralNetwork: self.weights) + -> self.weigths) +

# says: The `w` of the formulas is `self.weights` here
# never: spelling
# NeuralNetwork: self.weights) + -> w) +

# says: It learns from several samples in one iteration
class NeuralNetwork:
    def __init__(self, learning_rate):
        self.weights, self.bias = np.random.randn(2), np.random.randn()
        self.learning_rate = learning_rate

    def predict(self, input_vector):
        return sigmoid(np.dot(input_vector, self.weights) + self.bias)

    def _compute_gradients(self, input_vector, target):
        prediction = self.predict(input_vector)
        derror_dbias = 2 * (prediction - target) * prediction * (1 - prediction)
        return derror_dbias, derror_dbias * input_vector

    def _update_parameters(self, derror_dbias, derror_dweights):
        self.bias -= self.learning_rate * derror_dbias
        self.weights = self.weights - self.learning_rate * derror_dweights
    def train(self, input_vectors, targets, iterations):
        errors = []
        for n in range(iterations):
            for x, y in zip(input_vectors, targets):
                b, w = self._compute_gradients(x, y)
                self._update_parameters(b, w)
            if n % 100 == 0:
                errors.append(np.sum((self.predict(input_vectors) - targets) ** 2))
        return errors

# says: Without `self.`, `weights` is a name of the method's
# NeuralNetwork: self.weights = self.weights -> weights = self.weights

# says: `self.weight` is a new name. Did you mean
# NeuralNetwork: self.weights = self.weights -> self.weight = self.weights

# says: without `.sum()` it would be right
# NeuralNetwork: * derror_dweights -> * derror_dweights.sum()

# says: Leave it out of the brackets
# NeuralNetwork: self._compute_gradients(x, y) -> self._compute_gradients(self, x, y)

# says: a call needs brackets behind the name
# NeuralNetwork: self._update_parameters(b, w) -> self._update_parameters

# says: without the learning rate
# NeuralNetwork: self._update_parameters(b, w) -> self.bias -= b; self.weights -= w

# says: is given the target first
# NeuralNetwork: self._compute_gradients(x, y) -> self._compute_gradients(y, x)

# says: There is a record for every tenth iteration
# NeuralNetwork: % 100 == 0 -> % 10 == 0

# says: only compares, and nothing is stored
# NeuralNetwork: self.bias -=  -> self.bias == self.bias - 

# says: stay as they were. Store the new values in them
class NeuralNetwork:
    def __init__(self, learning_rate):
        self.weights, self.bias = np.random.randn(2), np.random.randn()
        self.learning_rate = learning_rate

    def predict(self, input_vector):
        return sigmoid(np.dot(input_vector, self.weights) + self.bias)

    def _compute_gradients(self, input_vector, target):
        prediction = self.predict(input_vector)
        derror_dbias = 2 * (prediction - target) * prediction * (1 - prediction)
        return derror_dbias, derror_dbias * input_vector

    def _update_parameters(self, derror_dbias, derror_dweights):
        return self.bias - self.learning_rate * derror_dbias
        self.weights = self.weights - self.learning_rate * derror_dweights
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

# says: The bias steps
# NeuralNetwork: self.bias -= self.learning_rate -> self.bias += self.learning_rate

# says: Leave it out of the brackets
# NeuralNetwork: self._update_parameters(b, w) -> self._update_parameters(self, b, w)

# says: in a fixed order
# NeuralNetwork: x, y = input_vectors[i], targets[i] -> x, y = input_vectors[n % 8], targets[n % 8]

# says: `n` goes as far as `range(iterations)` does
# NeuralNetwork: targets[i] -> targets[n]

# says: The last sample is never drawn.
# NeuralNetwork: randint(len(input_vectors)) -> randint(len(input_vectors) - 1)

# says: `=-` gives `self.bias` a new value, whatever it was
# never: forgotten
# NeuralNetwork: self.bias -= self.learning_rate -> self.bias =- self.learning_rate

# says: equal to the least one counts as a new least one
def stopping_place(errors, patience):
    least, waited = errors[0], 0
    for i in range(1, len(errors)):
        if errors[i] <= least: least, waited = errors[i], 0
        else: waited += 1
        if waited == patience: return i
    return len(errors) - 1

# says: There are two mistakes. | equal to the least one counts as a new least one | waits for one more
def stopping_place(errors, patience):
    least, waited = float("inf"), 0
    for place, error in enumerate(errors):
        if error <= least:
            least = error
            waited = 0
        else: waited += 1
        if waited > patience: return place
    return len(errors) - 1

# says: `waited = 0` stands inside the loop
# never: play no part
def stopping_place(errors, patience):
    least = errors[0]
    for place in range(1, len(errors)):
        waited = 0
        if errors[place] < least: least = errors[place]
        else: waited += 1
        if waited == patience: return place
    return len(errors) - 1

# says: compared with the one before
def stopping_place(errors, patience):
    waited = 0
    for i in range(1, len(errors)):
        waited = waited + 1 if errors[i] >= errors[i - 1] else 0
        if waited == patience: return i
    return len(errors) - 1

# says: If it never stops, the answer should be the last place. | gives None
# never: was never reached
def stopping_place(errors, patience):
    least, waited = errors[0], 0
    for place in range(1, len(errors)):
        if errors[place] < least: least, waited = errors[place], 0
        else: waited += 1
        if waited == patience: return place

# says: It waits for one more than it should | The first error is compared with itself
# never: a step
def stopping_place(errors, patience):
    least = errors[0]
    bad = 0
    for place, error in enumerate(errors):
        if error < least:
            least = error
            bad = 0
        else:
            bad += 1
            if bad > patience:
                return place
    return len(errors) - 1

# says: `least = 1000` is too small to begin with
# never: `count = 0`
def stopping_place(errors, patience):
    least = 1000
    count = 0
    for i in range(len(errors)):
        if errors[i] < least:
            least = errors[i]
            count = 0
        else:
            count += 1
        if count == patience:
            return i
    return len(errors) - 1

# says: found with the new weight
# never: Something has gone wrong
def train_line(inputs, targets, learning_rate, rounds):
    w, b = 0, 0
    for _ in range(rounds):
        for x, t in zip(inputs, targets):
            w -= learning_rate * 2 * (w * x + b - t) * x
            b -= learning_rate * 2 * (w * x + b - t)
    return w, b

# says: one step a round
# never: Something has gone wrong
def train_line(inputs, targets, learning_rate, rounds):
    w, b = 0, 0
    for _ in range(rounds):
        dw = db = 0
        for x, t in zip(inputs, targets):
            dw += 2 * (w * x + b - t) * x
            db += 2 * (w * x + b - t)
        w -= learning_rate * dw
        b -= learning_rate * db
    return w, b

# says: begins anew in each round
# never: `for _ in range(rounds)`
def train_line(inputs, targets, learning_rate, rounds):
    for _ in range(rounds):
        w = b = 0
        for x, t in zip(inputs, targets):
            d = 2 * learning_rate * (w * x + b - t)
            w, b = w - d * x, b - d
    return w, b

# says: Both steps lead uphill. They go against their derivatives
# never: wrong way round
def train_line(inputs, targets, learning_rate, rounds):
    weight, bias = 0, 0
    for _ in range(rounds):
        for x, t in zip(inputs, targets):
            d = 2 * (weight * x + bias - t)
            weight += learning_rate * d * x
            bias += learning_rate * d
    return weight, bias

# says: The `return` has `bias, weight`, where `weight, bias` is due | has one more link
# never: There are two mistakes
def train_line(inputs, targets, learning_rate, rounds):
    weight = bias = 0
    for r in range(rounds):
        for x, t in zip(inputs, targets):
            d = 2 * (weight * x + bias - t)
            weight -= learning_rate * d
            bias -= learning_rate * d
    return bias, weight

# says: `weight = 0` stands inside the loop, so that it begins anew in each round, and so does `bias = 0`
# never: Go through the samples
def train_line(inputs, targets, learning_rate, rounds):
    for _ in range(rounds):
        weight = 0
        bias = 0
        for x, target in zip(inputs, targets):
            miss = 2 * (weight * x + bias - target)
            weight = weight - learning_rate * miss * x
            bias = bias - learning_rate * miss
    return weight, bias

# says: lead uphill | The input is a factor in the step of the bias, too
def train_line(inputs, targets, learning_rate, rounds):
    weight, bias = 0, 0
    for _ in range(rounds):
        for x, target in zip(inputs, targets):
            miss = target - (weight * x + bias)
            weight = weight - learning_rate * 2 * miss * x
            bias = bias - learning_rate * 2 * miss * x
    return weight, bias

# says: The `return` has `bias, weight` | The steps are half as large as they should be
def train_line(inputs, targets, learning_rate, rounds):
    weight, bias = 0, 0
    for _ in range(rounds):
        for x, t in zip(inputs, targets):
            miss = weight * x + bias - t
            weight = weight - learning_rate * miss * x
            bias = bias - learning_rate * miss
    return bias, weight

# says: without `sigmoid` it would be right
# never: np.sum
def train_line(inputs, targets, learning_rate, rounds):
    weight = 0
    bias = 0
    for r in range(rounds):
        for x, target in zip(inputs, targets):
            prediction = sigmoid(weight * x + bias)
            derror = 2 * (prediction - target)
            bias += learning_rate * derror
            weight += learning_rate * derror * x
    return weight, bias

# says: Each round takes one sample, drawn by chance
# never: an earlier call
def train_line(inputs, targets, learning_rate, rounds):
    weight, bias = 0, 0
    for _ in range(rounds):
        i = np.random.randint(len(inputs))
        prediction = weight * inputs[i] + bias
        derivative = 2 * (prediction - targets[i])
        weight -= learning_rate * derivative * inputs[i]
        bias -= learning_rate * derivative
    return weight, bias

# says: takes a power, where a product, with `*`, is due
def train_line(inputs, targets, learning_rate, rounds):
    weight, bias = 0, 0
    for r in range(rounds):
        for x, y in zip(inputs, targets):
            d = (y - (weight * x + bias)) ** 2
            weight += learning_rate * d * x
            bias += learning_rate * d
    return weight, bias

# says: all targets at once | `_update_parameters` is given an array for the bias
# NeuralNetwork: x, y = input_vectors[i], targets[i]\n            b, w = self._compute_gradients(x, y)\n            self._update_parameters(b, w) -> derror_dbias, derror_dweights = self._compute_gradients(input_vectors[i], targets)\n            self._update_parameters(derror_dweights, derror_dbias)

# says: store `errors[i]` in it | That is not the only mistake. Where it never stops, this is one place too far
def stopping_place(errors, patience):
    least = errors[0]
    count = 0
    for i in range(1, len(errors)):
        if errors[i] < least:
            count = 0
        else:
            count += 1
            if count == patience:
                return i
    return len(errors)

# says: Did you mean `self.weights`? The same goes for `bias`.
class NeuralNetwork:
    def __init__(self, learning_rate):
        self.weights = np.random.randn(2)
        self.bias = np.random.randn()
        self.learning_rate = learning_rate

    def predict(self, input_vector):
        return sigmoid(np.dot(input_vector, weights) + bias)

    def _compute_gradients(self, input_vector, target):
        prediction = self.predict(input_vector)
        derror_dprediction = ...
        dprediction_dlayer1 = prediction * (1 - prediction)
        derror_dbias = derror_dprediction * dprediction_dlayer1
        derror_dweights = ...
        return derror_dbias, derror_dweights

    def _update_parameters(self, derror_dbias, derror_dweights):
        ...

    def train(self, input_vectors, targets, iterations):
        cumulative_errors = []
        for iteration in range(iterations):
            i = np.random.randint(len(input_vectors))
            ...  # find the gradients for sample i, then update
            if iteration % 100 == 0:
                ...  # add up the squared errors of all samples, and append the sum
        return cumulative_errors

# says: `elif errors[i] > least` asks where a mere `else` belongs
# never: every time
def stopping_place(errors, patience):
    least = errors[0]
    count = 0
    for i in range(1, len(errors)):
        if errors[i] < least:
            least = errors[i]
            count = 0
        elif errors[i] > least:
            count += 1
            if count == patience:
                return i
    return len(errors) - 1

# says: the error of the drawn sample alone
# never: not the only mistake
class NeuralNetwork:
    def __init__(self, learning_rate):
        self.weights = np.random.randn(2)
        self.bias = np.random.randn()
        self.learning_rate = learning_rate

    def predict(self, input_vector):
        layer_1 = np.dot(input_vector, self.weights) + self.bias
        return sigmoid(layer_1)

    def _compute_gradients(self, input_vector, target):
        prediction = self.predict(input_vector)
        derror_dprediction = 2 * (prediction - target)
        dprediction_dlayer1 = prediction * (1 - prediction)
        derror_dbias = derror_dprediction * dprediction_dlayer1
        derror_dweights = derror_dprediction * dprediction_dlayer1 * input_vector
        return derror_dbias, derror_dweights

    def _update_parameters(self, derror_dbias, derror_dweights):
        self.bias = self.bias - self.learning_rate * derror_dbias
        self.weights = self.weights - self.learning_rate * derror_dweights

    def train(self, input_vectors, targets, iterations):
        cumulative_errors = []
        for iteration in range(iterations):
            i = np.random.randint(len(input_vectors))
            derror_dbias, derror_dweights = self._compute_gradients(input_vectors[i], targets[i])
            self._update_parameters(derror_dbias, derror_dweights)
            if iteration % 100 == 0:
                error = squared_error(self.predict(input_vectors[i]), targets[i])
                cumulative_errors.append(error)
        return cumulative_errors

# says: `bias` is returned as it was before the loop
def train_line(inputs, targets, learning_rate, rounds):
    weight = 0
    bias = 0
    for _ in range(rounds):
        for x, y in zip(inputs, targets):
            pred = weight * x + bias
            weight = weight - learning_rate * 2 * (y - pred) * x
    return weight, bias

# says: draws by chance. Nothing here should depend on chance.
def train_line(inputs, targets, learning_rate, rounds):
    weight = 0
    bias = 0
    for r in range(rounds):
        for k in range(len(inputs)):
            i = np.random.randint(len(inputs))
            miss = weight * inputs[i] + bias - targets[i]
            weight -= learning_rate * 2 * miss * inputs[i]
            bias -= learning_rate * 2 * miss
    return weight, bias

# says: `errors.append(x)` stands in the inner loop, and so happens too often
# NeuralNetwork: errors.append(np.sum((self.predict(input_vectors) - targets) ** 2)) -> for x in targets: errors.append(x)

# says: gives 4; it should be 3.
# never: is to be subtracted
def stopping_place(errors, patience):
    count = 0
    for i in range(1, len(errors)):
        if errors[i] >= errors[i - 1]:
            count += 1
        if count == patience:
            return i
    return len(errors) - 1

# says: the `+` in `self.bias + derror_dbias` is wrong | `derror_dbias` is still to be multiplied by `self.learning_rate`
# NeuralNetwork: self.bias -= self.learning_rate * derror_dbias -> self.bias = self.bias + derror_dbias

# says: Below the `else` of `errors[i] >= best`, store `errors[i]` in it
# never: only mistake
def stopping_place(errors, patience):
    best = errors[0]
    count = 0
    for i in range(1, len(errors)):
        if errors[i] >= best:
            count += 1
        else:
            count = 0
        if count == patience:
            return i
    return len(errors) - 1

# says: The `return` has `b, w`, where `weight, bias` is due, and that is not all
# never: where −1 is due
def train_line(inputs, targets, learning_rate, rounds):
    w, b = 0, 0
    for k in range(rounds):
        for j in range(len(inputs)):
            prediction = w * inputs[j] + b
            step = learning_rate * 2 * (prediction - targets[j])
            w = w + step * inputs[j]
            b = b + step
    return b, w

# says: Did you mean `input_vectors`? It happens in `train` with
# NeuralNetwork: randint(len(input_vectors)) -> randint(len(input_vector))
