def gradient_check(error_of, gradient, weights, step=1e-5):
    steps = step * np.eye(len(weights))
    slopes = np.array([error_of(weights + move) - error_of(weights - move) for move in steps]) / step / 2
    return np.max(np.abs(slopes - gradient) / np.maximum(np.abs(slopes) + np.abs(gradient), 1e-6))
def gradient_check(error_of, gradient, weights, step=0.00001):
    differences = []
    for i, derivative in enumerate(gradient):
        moved = np.array(weights)
        moved[i] = weights[i] + step
        above = error_of(moved)
        moved[i] = weights[i] - step
        slope = (above - error_of(moved)) / step / 2
        differences += [abs(derivative - slope) / max(abs(derivative) + abs(slope), 1e-6)]
    return max(differences)
def gradient_check(f, g, w, h=1e-5):
    def moved(i, by): return [other + by * (i == j) for j, other in enumerate(w)]
    slopes = [(f(moved(i, h)) - f(moved(i, -h))) / (2 * h) for i in range(len(w))]
    return np.array([max(abs(s - d) / max(abs(s) + abs(d), 1e-6) for s, d in zip(slopes, g))])
def overfit_one_batch(network, inputs, targets, count, steps):
    errors = [network.error(inputs[:count], targets[:count])]
    while len(errors) <= steps:
        network.step(inputs[:count], targets[:count])
        errors += [network.error(inputs[:count], targets[:count])]
    return errors
def overfit_one_batch(network, inputs, targets, count, steps):
    few = np.arange(count)
    errors = np.zeros(steps + 1)
    for i in range(steps + 1):
        if i > 0:
            network.step(inputs[few], targets[few])
        errors[i] = network.error(inputs[few], targets[few])
    return errors
def overfit_one_batch(patient, x, t, n, times):
    x, t = np.delete(x, slice(n, None), axis=0), np.delete(t, slice(n, None))
    return [patient.error(x, t)] + [patient.step(x, t) or patient.error(x, t) for _ in range(times)]
def sick_curve(curves): return [i for i, c in enumerate(curves) if not c[-1] < c[0]][0]
def sick_curve(curves): return int(np.argmin([curve[0] - curve[-1] > 0 for curve in curves]))
def wrong_slope(f, g, w):
    slopes = [(f(w + move) - f(w)) / 1e-4 for move in 1e-4 * np.eye(len(w))]
    return int(np.abs(np.array(slopes) - g).argmax())
