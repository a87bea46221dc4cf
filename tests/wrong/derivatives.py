# says: `rise = f(x + h - f(x))` is computed in the wrong order: check the brackets.
def numerical_derivative(f, x):
    h = 0.00001
    rise = f(x + h - f(x))
    return rise / h

# says: `slope` holds the right answer, but `rise` is returned.
def numerical_derivative(f, x):
    rise = f(x + 0.001) - f(x)
    slope = rise / 0.001
    return rise

# says: Is `h` added outside of `f` | divided by a place
# never: 1 everywhere
def numerical_derivative(f, x):
    h = 0.00001
    rise = f(x) + h - f(x)
    return rise / x

# says: the `+` in `prediction + target` is wrong | That is not the only mistake
def error_derivative(prediction, target): return prediction + target

# says: `prediction` lacks a term: `target` is to be subtracted from it
# never: is missing
def error_derivative(prediction, target): return 2 * prediction

# says: Is a `*` missing?
# never: np.sum
# error_derivative: return 2 * (prediction - target) -> two = 2\n    return two(prediction - target)

# says: is given a number where a function is due: the name of one
# never: by its name alone
def error_derivative(prediction, target): return numerical_derivative((prediction - target) ** 2, prediction)

# says: The same goes for `target ** 2`.
def error_derivative(prediction, target): return 2 * prediction ** 2 - 2 * target ** 2

# says: `prediction` comes from outside the function
prediction = 0.5
def error_derivative(p, t): return 2 * (prediction - t)

# says: without `abs`
def error_derivative(prediction, target): return 2 * (prediction - abs(target))

# never: The same goes for
def error_derivative(prediction, target): return 2 * prediction + target

# says: `alpha` is not what belongs here: `learning_rate` is
# never: Check the spelling
def gradient_step(weights, derivative, learning_rate): return weights - alpha * derivative

# says: one number is used as if it were a list | An array it answers well
# never: is right
def gradient_step(w, d, r): return np.array([a - r * b for a, b in zip(w, d)])

# says: No `if` is needed here
# never: `learning_rate` is
def gradient_step(weights, derivative, learning_rate):
    step = learning_rate * derivative
    if derivative > 0: new = weights - step
    else: new = weights + step
    return new

# says: changes its first argument | `new_weights = weights` makes no copy
def gradient_step(weights, derivative, learning_rate):
    new_weights = weights
    for i in range(len(weights)): new_weights[i] = weights[i] - learning_rate * derivative[i]
    return new_weights

# says: It returns a list | That is not the only mistake. | the `/` in `d / learning_rate` is wrong
# never: are two mistakes
def gradient_step(weights, derivative, learning_rate):
    new = []
    for w, d in zip(weights, derivative):
        new.append(w - d / learning_rate)
    return new

# says: changes its first argument | That is not the only mistake. It steps with the derivative, uphill
# never: what belongs here
def gradient_step(weights, derivative, learning_rate):
    for i in range(len(weights)):
        weights[i] = weights[i] + learning_rate * derivative[i]
    return weights

# says: `d[::-1]` does too much: without `[::-1]` it would be
def gradient_step(w, d, r): return w - r * d[::-1]

# says: `new` holds the right answer, but `w` is returned.
def gradient_step(w, d, r):
    new = w - r * d
    return w

# says: only the last counts. Append each to a list that begins above the loop.
def gradient_step(w, d, r):
    for a, b in zip(w, d):
        new = a - r * b
    return new

# never: divided by
def gradient_step(w, d, r):
    new = w
    new = new - d
    return new * r

# says: Move it to the left | That is not the only mistake. It returns a list of 2 numbers
# never: Append
def gradient_step(weights, derivative, learning_rate):
    new_weights = []
    for w, d in zip(weights, derivative):
        new_w = w - learning_rate * d
        new_weights.append(new_w)
        return new_weights

# says: The slope says how steep it is there
def steepest_place(height, places):
    heights = [abs(height(p)) for p in places]
    return places[heights.index(max(heights))]

# says: `h = 1` is far too large for a step
# never: `/`
def steepest_place(height, places):
    h = 1
    slopes = [abs((height(p + h) - height(p)) / h) for p in places]
    return places[slopes.index(max(slopes))]

# says: it should be
# never: than `learning_rate`
def lowest_point(height, x, learning_rate, steps):
    path = [x]
    for i in range(steps):
        path.append(path[i] - learning_rate * numerical_derivative(height, path[i]))
    return min(path)

# says: stands below `break`, and is never reached
def lowest_point(height, x, learning_rate, steps):
    for _ in range(steps):
        break
        x = x - learning_rate * height(x)
    return x

# says: stands inside the loop | That is not the only mistake. This walks uphill
# never: are two mistakes
def lowest_point(height, x, learning_rate, steps):
    for i in range(steps):
        x = x + learning_rate * numerical_derivative(height, x)
        return x

# says: This takes one step too few | This walks uphill
def lowest_point(height, x, learning_rate, steps):
    count = 1
    while count < steps:
        x = x + learning_rate * numerical_derivative(height, x)
        count = count + 1
    return x

# says: The place itself is wanted | The height is taken for the slope
def lowest_point(height, x, learning_rate, steps):
    for step in range(steps):
        x = x - learning_rate * height(x)
    return height(x)

# says: the `+` in `x + learning_rate * slope` is wrong. In the `return`, `height(x)` does too much
def lowest_point(height, x, learning_rate, steps):
    h = 0.00001
    for i in range(steps):
        slope = (height(x + h) - height(x)) / h
        x = x + learning_rate * slope
    return height(x)

# says: Take the sign away
# never: not the only mistake
def steepest_place(height, places):
    best = places[0]
    for place in places:
        if numerical_derivative(height, place) > numerical_derivative(height, best):
            best = place
    return best

# says: from one place of the list to the next
# never: `return` stand
def steepest_place(height, places):
    best = places[0]
    best_slope = 0
    for i in range(len(places) - 1):
        slope = (height(places[i + 1]) - height(places[i])) / (places[i + 1] - places[i])
        if abs(slope) > best_slope:
            best_slope = abs(slope)
            best = places[i]
    return best
