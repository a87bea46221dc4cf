def squared_error(prediction, target): return (target - prediction) ** 2
def squared_error(p, t): return np.power(p - t, 2)
def squared_error(p, t): return pow(abs(p - t), 2)
def squared_error(p, t): return np.prod([p - t, p - t], axis=0)
def squared_error(p, t): return (p - t).__mul__(p - t)
def squared_error(p, t):
    miss = np.array(t - p, copy=True)
    miss *= miss
    return miss
def squared_error(p, t): return p * p - 2 * p * t + t * t
def squared_error(p, t): return abs(t - p) * abs(p - t)
def squared_error(p, t): return np.square(np.subtract(p, t))
def mean_squared_error(p, t): return np.mean((np.array(p) - np.array(t)) ** 2)
def mean_squared_error(p, t): return sum((a - b) ** 2 for a, b in zip(p, t)) / len(p)
def mean_squared_error(p, t): return np.mean(np.square(np.subtract(p, t)))
def mean_squared_error(p, t): return np.subtract(p, t) @ np.subtract(p, t) / len(t)
def mean_squared_error(p, t): return np.var(np.subtract(p, t)) + np.mean(np.subtract(p, t)) ** 2
def mean_squared_error(p, t): return sum(map(lambda a, b: (b - a) ** 2, p, t)) / len(t)
def mean_squared_error(p, t): return float(np.mean([(a - b) ** 2 for a, b in zip(p, t)]))
def mean_squared_error(p, t): return np.array([np.square(np.array(t) - p).mean()])
def mean_squared_error(p, t):
    import statistics
    return statistics.fmean((a - b) ** 2 for a, b in zip(p, t))
def mean_squared_error(p, t): return np.linalg.norm(np.subtract(p, t)) ** 2 / np.size(p)
def mean_squared_error(p, t): return np.average([np.square(p[i] - t[i]) for i in range(len(p))])
def mean_squared_error(p, t):
    total = 0
    for i in range(len(p)):
        total += (p[i] - t[i]) ** 2
    return total / len(p)
def mean_absolute_error(p, t): return sum(abs(a - b) for a, b in zip(p, t)) / len(p)
def mean_absolute_error(p, t): return np.mean(((p - t) ** 2) ** 0.5)
def error_without_worst(p, t): return np.mean(sorted((t - p) ** 2)[:-1])
def error_without_worst(p, t): return np.mean(np.delete((p - t) ** 2, np.argmax(np.abs(p - t))))
