# says: `np.square`
# never: spelling
def squared_error(p, t): return square(p - t)

# says: Did you mean `np.square`?
# never: sqrt
def squared_error(prediction, target): return np.sqr(prediction - target)

# says: `p` of the formulas is `prediction`
# never: spelling
def squared_error(prediction, target): return p - t

# says: `sigmoid` is not what belongs here
# never: Call it
def squared_error(prediction, target): return (sigmoid - target) ** 2

# says: a function for one number | NumPy has functions that take both
# never: is right
def squared_error(prediction, target): return math.pow(prediction - target, 2)

# says: No `if` is needed here
# never: keeps back
def squared_error(prediction, target):
    miss = prediction - target
    if miss < 0: miss = -miss
    return miss ** 2

# says: This is the log-loss
def squared_error(p, t): return -np.log(1 - abs(p - t))

# says: Here `miss` is a whole array, from `miss = prediction - target`. | No `if` is needed here
# never: `max`
def squared_error(prediction, target):
    miss = prediction - target
    if miss < 0:
        miss = -miss
    return miss ** 2

# says: `np.mean`
# never: spelling
def mean_squared_error(p, t): return mean((p - t) ** 2)

# says: the `+` in `p + t` is wrong | is a sum where the mean is due
def mean_squared_error(predictions, targets):
    total = 0
    for p, t in zip(predictions, targets):
        total += (p + t) ** 2
    return total

# says: There are two mistakes. | the `+` in `p + t` is wrong | Let it grow with `+=`
def mean_squared_error(predictions, targets):
    total = 0
    for p, t in zip(predictions, targets):
        total = (p + t) ** 2
    return total / len(predictions)

# says: With arrays it would be right
# never: in a loop
def mean_squared_error(predictions, targets): return np.mean((predictions - targets) ** 2)

# says: the `+` in `np.array(predictions) + np.array(targets)` is wrong
# never: squared_error` is wanted
def mean_squared_error(predictions, targets):
    errors = np.square(np.array(predictions) + np.array(targets))
    return np.mean(errors)

# says: `np.array(predictions) ** 2 - np.array(targets)` is not what belongs here
# never: `targets` is missing
def mean_squared_error(predictions, targets): return np.mean(np.array(predictions) ** 2 - np.array(targets))

# says: `zip` makes pairs
# never: rows and columns
def mean_squared_error(predictions, targets):
    total = 0
    for p, t in predictions, targets: total += (p - t) ** 2
    return total / len(targets)

# says: `predictions` is not what belongs here: `targets` is
# never: Compute the answer
def mean_squared_error(predictions, targets):
    total = 0
    for p, t in zip(predictions, predictions): total += (p - t) ** 2
    return total / len(targets)

# says: The first sample is left out | `total=(predictions[i]-targets[i])**2` gives a new value in each round
# never: plays no part
def mean_squared_error(predictions, targets):
    n = len(predictions)
    total = 0
    for i in range(1,n):
        total=(predictions[i]-targets[i])**2
    return total/n

# says: a whole list cannot be used like a number | The misses are added before they are squared
# never: what belongs here
def mean_squared_error(predictions, targets):
    return np.sum(predictions - targets) ** 2 / len(predictions)

# says: In `return total / a`, `a` is not what belongs here
def mean_squared_error(p, t):
    total = 0
    for a, b in zip(p, t):
        total += (a - b) ** 2
    return total / a

# says: `total /= len(p)` stands inside the loop
def mean_squared_error(p, t):
    total = 0
    for a, b in zip(p, t):
        total += (a - b) ** 2
        total /= len(p)
    return total

# says: In `total, n = 0, 1`, `1` is not the right number here.
def mean_squared_error(p, t):
    total, n = 0, 1
    for a, b in zip(p, t):
        total += (a - b) ** 2
        n += 1
    return total / n

# says: the `*` in `miss * 2` is wrong. That is not the only mistake: after that, the answer is a sum
def mean_squared_error(p, t):
    miss = np.array(p) - np.array(t)
    square = miss * 2
    mean = np.sum(square)
    return mean

# says: `squared_error` of `predictions[i]` and `targets[i]` is wanted, not `abs`
def mean_squared_error(predictions, targets):
    total = 0
    for i in range(len(predictions)):
        total += abs(predictions[i] - targets[i])
    return total

# says: in line 1 of `squared_error`, | With arrays it would be right
# never: check(squared_error)
def squared_error(prediction, target): return (prediction - target) ** 2
def mean_squared_error(predictions, targets): return np.mean(squared_error(predictions, targets))

# says: In `positive = misses[misses > 0]`, `np.abs` is missing
# never: `predictions` and `targets` are missing
def mean_absolute_error(predictions, targets):
    misses = predictions - targets
    positive = misses[misses > 0]
    return np.mean(positive)

# never: keeps the value
def mean_absolute_error(predictions, targets):
    total = zero = 0
    for p, t in zip(predictions, targets):
        miss = p - t
        if miss < zero:
            miss = -miss
        total += miss
    return total

# says: takes the place of what is to go, and `max` gives the thing that stands there
# never: whole number
def error_without_worst(predictions, targets):
    errors = np.square(predictions - targets)
    return np.mean(np.delete(errors, np.max(errors)))

# says: A list has one: `list(errors)` makes one
def error_without_worst(predictions, targets):
    errors = np.square(predictions - targets)
    errors.remove(max(errors))
    return np.mean(errors)

# says: divide by as many as are left | both are left out
# never: np.sum
def error_without_worst(predictions, targets):
    errors = squared_error(predictions, targets)
    total = 0
    for e in errors:
        if e != max(errors):
            total += e
    return total / len(errors)

# says: `targets` and the first number of `predictions` play no part
# never: `predictions` and `targets` play
def mean_squared_error(predictions, targets):
    n = len(predictions) + 0 * len(targets)
    return n * 0.5
