# says: `worst = 1.0` is too large to begin with
# never: `up` and `down`
# gradient_check: worst = 0.0 -> worst = 1.0

# says: `up, down = weights, weights` makes no copy
# never: what belongs here
def gradient_check(error_of, gradient, weights, step=1e-5):
    worst = 0.0
    for i in range(len(weights)):
        up, down = weights, weights
        up[i] += step
        down[i] -= step
        slope = (error_of(up) - error_of(down)) / (2 * step)
        worst = max(worst, abs(slope - gradient[i]) / max(abs(slope) + abs(gradient[i]), 1e-6))
    return worst

# says: What `max(worst, abs(slope - gradient[i]) / size)` gives is lost
# never: least of the differences
# gradient_check: up[i] += step -> up += step
# gradient_check: worst = max(worst, abs(slope - gradient[i]) / size -> max(worst, abs(slope - gradient[i]) / size

# says: All weights are moved at once
# never: is lost
# gradient_check: worst = 0.0 -> worst = 0
# gradient_check: up[i] += step\n        down[i] -= step -> up, down = up + step, down - step

# says: keep the `max`
# gradient_check: worst = 0.0 -> worst = 0
# gradient_check: up[i] += step\n        down[i] -= step -> up[i], down[i] = up[i] + step, down[i] - step
# gradient_check: size = max(abs(slope) + abs(gradient[i]), 1e-6) -> size = abs(slope) + abs(gradient[i])

# says: Do both move the same way, or
# gradient_check: worst = 0.0 -> worst = 0
# gradient_check: up[i] += step\n        down[i] -= step -> ...

# says: it should be 0.
def gradient_check(error_of, gradient, weights, step=1e-5):
    worst = 0
    for i in range(len(weights)):
        up, down = weights.copy(), weights.copy()
        up[i], down[i] = up[i] + step, down[i] - step
        slope = (error_of(up) - error_of(down)) / step
        size = max(abs(slope) + abs(gradient[i]), 1e-6)
        worst = max(worst, abs(slope - gradient[i]) / size)
    return worst

# says: What `up[i] + step` gives is lost | The same goes for `down[i] - step`
# gradient_check: worst = 0.0 -> worst = 0
# gradient_check: up[i] += step\n        down[i] -= step -> up[i] + step\n        down[i] - step

# says: Did you mean `network.step`?
# never: `steps`?
# overfit_one_batch: network.step(few, theirs) -> step(few, theirs)

# says: have changed places in what the network gets
# never: In `few
def overfit_one_batch(network, inputs, targets, count, steps):
    few, theirs = inputs[:count], targets[:count]
    errors = [network.error(theirs, few)]
    for _ in range(steps):
        network.step(theirs, few)
        errors.append(network.error(theirs, few))
    return errors

# says: returns nothing
# never: other things
def overfit_one_batch(network, inputs, targets, count, steps):
    few, theirs = inputs[:count], targets[:count]
    errors = [network.error(few, theirs)]
    for _ in range(steps):
        errors.append(network.step(few, theirs))
    return errors

# says: of the type `Network` has no `.train`
# never: OneWeight
def overfit_one_batch(network, inputs, targets, count, steps):
    network.train(inputs[:count], targets[:count])
    return [network.error(inputs[:count], targets[:count])]

# says: `8` is not what belongs here: `count` is | stands after the loop, so that it happens once
# never: a list of 3
def overfit_one_batch(network, inputs, targets, count, steps):
    few, theirs = inputs[:8], targets[:8]
    errors = [network.error(few, theirs)]
    for _ in range(steps):
        network.step(few, theirs)
    errors.append(network.error(few, theirs))
    return errors

# says: `inputs[count]` takes one alone | stands after the loop
# never: a list of 3
def overfit_one_batch(network, inputs, targets, count, steps):
    few, theirs = inputs[count], targets[count]
    errors = [network.error(few, theirs)]
    for _ in range(steps):
        network.step(few, theirs)
    errors.append(network.error(few, theirs))
    return errors

# says: `8` is not what belongs here: `count` is.
# overfit_one_batch: few, theirs = inputs[:count], targets[:count] -> few, theirs = inputs[:8], targets[:8]

# says: many other methods change something
# overfit_one_batch: network.step(few, theirs) -> network = network.step(few, theirs)

# says: Put into them what it needs.
# overfit_one_batch: network.step(few, theirs) -> network.step()

# says: the error measured anew
# overfit_one_batch: errors.append(network.error(few, theirs)) -> errors.append(errors[0])

# says: `errors = network.error(few, theirs)` replaces the list itself
# never: a number
# overfit_one_batch: few, theirs = inputs[:count], targets[:count] -> few, theirs = inputs[:count], targets[count:]
# overfit_one_batch: errors.append(network.error(few, theirs)) -> errors = network.error(few, theirs)

# says: `- 1` is too much | Nor is the `1` in `for _ in range(1, steps)` right
# never: right number
def overfit_one_batch(network, inputs, targets, count, steps):
    few, theirs = inputs[: count - 1], targets[: count - 1]
    errors = [network.error(few, theirs)]
    for _ in range(1, steps):
        network.step(few, theirs)
        errors.append(network.error(few, theirs))
    return errors

# says: `.append` is asked of | not the only mistake | `inputs[count]` takes one alone
# never: do not store
def overfit_one_batch(network, inputs, targets, count, steps):
    few, theirs = inputs[count], targets[count]
    errors = [network.error(few, theirs)]
    for _ in range(steps):
        network.step(few, theirs)
        error = network.error(few, theirs)
        errors = errors.append(error)
    return errors

# says: counting begins with 1
# never: Is a `return` missing
def sick_curve(curves):
    for curve in curves:
        if curve[-1] > curve[-2]: return curves.index(curve) + 1

# says: One that ends at the same height is sick, too
# never: Is a `return` missing | NoneType
def sick_curve(curves):
    for i, curve in enumerate(curves):
        if curve[-1] > curve[0]: return i

# says: with the lowest beginning
# never: is right
def sick_curve(curves):
    starts = [curve[0] for curve in curves]
    return starts.index(min(starts))

# says: nan goes unnoticed
# never: does too much | is not the right number
def sick_curve(curves):
    rises = [curve[-1] - curve[0] for curve in curves]
    best = 0
    for i in range(len(rises)):
        if rises[i] > rises[best]: best = i
    return best

# says: `place += 1` stands below `return place`, and is never reached
# never: always 0
def sick_curve(curves):
    place = 0
    for curve in curves:
        if curve[-1] >= curve[0] or np.isnan(curve[-1]):
            return place
            place += 1

# says: The least gap counts here
# never: Compute the answer | not the right number
def wrong_slope(error_of, gradient, weights):
    for i in range(len(weights)):
        up, down = weights.copy(), weights.copy()
        up[i], down[i] = up[i] + 0.0001, down[i] - 0.0001
        if (error_of(up) - error_of(down)) / 0.0002 != gradient[i]: return i

# says: moved at once
# never: Compute the answer
def wrong_slope(error_of, gradient, weights):
    for i in range(len(weights)):
        slope = (error_of(weights + 0.001) - error_of(weights - 0.001)) / 0.002
        if abs(slope - gradient[i]) > 0.01: return i

# says: `return i` was never reached. `abs(slope - gradient[i]) > 1000` was never true
def wrong_slope(error_of, gradient, weights):
    for i in range(len(weights)):
        up = weights.copy()
        up[i] += 1e-5
        slope = (error_of(up) - error_of(weights)) / 1e-5
        if abs(slope - gradient[i]) > 1000: return i

# says: The weights of earlier rounds stay moved
def wrong_slope(error_of, gradient, weights):
    slopes = []
    up = weights.copy()
    for i in range(len(weights)):
        up[i] += 1e-5
        slopes.append((error_of(up) - error_of(weights)) / 1e-5)
    return np.argmax(np.abs(np.array(slopes) - gradient))

# says: never above the 0 that you begin
def wrong_slope(error_of, gradient, weights):
    step = 1e-5
    worst, place = 0, 0
    for i in range(len(weights)):
        up, down = weights.copy(), weights.copy()
        up[i] += step
        down[i] -= step
        slope = (error_of(up) - error_of(down)) / (2 * step)
        if slope - gradient[i] > worst:
            worst = slope - gradient[i]
            place = i
    return place

# says: store `difference` in it | The slopes are twice too large
def wrong_slope(error_of, gradient, weights):
    step = 1e-5
    worst = 0
    for i in range(len(weights)):
        up, down = weights.copy(), weights.copy()
        up[i] += step
        down[i] -= step
        slope = (error_of(up) - error_of(down)) / step
        difference = abs(slope - gradient[i])
        if difference > worst:
            place = i
    return place

# says: makes no copy | That is not the only mistake. 
def wrong_slope(error_of, gradient, weights):
    worst = 0
    place = 0
    for i in range(len(weights)):
        up, down = weights, weights
        up[i] += 1e-5
        down[i] -= 1e-5
        slope = (error_of(up) - error_of(down)) / 2e-5
        if slope - gradient[i] > worst:
            worst = slope - gradient[i]
            place = i
    return place

# says: The two places lie one step apart
# never: Only `up`
# gradient_check: worst = 0.0 -> worst = 0
# gradient_check: down)) / (2 * step -> weights)) / (2 * step

# says: `step` is no function here. Did you mean `network.step`?
step = 0.00001
def overfit_one_batch(network, inputs, targets, count, steps):
    few, theirs = inputs[:count], targets[:count]
    errors = [network.error(few, theirs)]
    for _ in range(steps):
        step(few, theirs)
        errors.append(network.error(few, theirs))
    return errors
