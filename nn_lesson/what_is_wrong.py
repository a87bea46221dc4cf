"""Lesson 10: two examinations of a network that does not learn as it should."""


def gradient_check(error_of, gradient, weights, step=1e-5):
    """The largest relative difference between a gradient, `(n,)`, and the slopes that trying finds, at `weights`.

    `error_of` takes weights, `(n,)`, and gives the error. Where both slopes are almost 0, they count as equal.
    """
    worst = 0.0
    for i in range(len(weights)):
        up, down = weights.copy(), weights.copy()
        up[i] += step
        down[i] -= step
        slope = (error_of(up) - error_of(down)) / (2 * step)
        size = max(abs(slope) + abs(gradient[i]), 1e-6)
        worst = max(worst, abs(slope - gradient[i]) / size)
    return worst


def overfit_one_batch(network, inputs, targets, count, steps):
    """Train on the first `count` examples alone; return the errors before the first step and after each."""
    few, theirs = inputs[:count], targets[:count]
    errors = [network.error(few, theirs)]
    for _ in range(steps):
        network.step(few, theirs)
        errors.append(network.error(few, theirs))
    return errors
