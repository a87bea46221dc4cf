def error_derivative(p, t): return 2 * math.fsum([p, -t])
def numerical_derivative(f, x): return (f(x + 0.00001) - f(x)) / 0.00001
def numerical_derivative(f, x, h=0.001): return (f(x + h) - f(x - h)) / (2 * h)
def numerical_derivative(f, x): return (f(x) - f(x - 0.01)) / 0.01
def numerical_derivative(f, x, h=1e-8): return (f(x + h / 2) - f(x - h / 2)) / h
def numerical_derivative(f, x): return f(x + 1e-20j).imag / 1e-20
def numerical_derivative(f, x): return np.diff(f(np.array([x, x + 1e-5])))[0] / 1e-5
def numerical_derivative(f, x): return np.gradient([f(x - 1e-3), f(x), f(x + 1e-3)], 1e-3)[1]
def numerical_derivative(f, x): return float((8 * (f(x + .1) - f(x - .1)) - f(x + .2) + f(x - .2)) / 1.2)
def numerical_derivative(f, x, h=-0.001):
    rise, run = f(x + h) - f(x), h
    return rise / run
def numerical_derivative(f, x):
    h, old, new = 1.0, 0, f(x + 0.5) - f(x - 0.5)
    while abs(new - old) > 1e-9 * abs(new):
        h /= 2
        old, new = new, (f(x + h / 2) - f(x - h / 2)) / h
    return new
def error_derivative(prediction, target): return 2 * prediction - 2 * target
def error_derivative(p, t): return -2 * (t - p)
def error_derivative(p, t): return (p - t) + (p - t)
def error_derivative(p, t): return ((p + 1e-5 - t) ** 2 - (p - t) ** 2) / 1e-5
def error_derivative(p, t): return np.multiply(2.0, np.subtract(p, t))
def error_derivative(p, t): return ((p + 1e-20j - t) ** 2).imag / 1e-20
def error_derivative(p, t): return -np.polyder(np.poly1d([1, 0, 0]))(t - p)
def error_derivative(p, t): return ((p + 1e-6 - t) ** 2 - (p - 1e-6 - t) ** 2) / 2e-6
def gradient_step(weights, derivative, learning_rate): return weights + learning_rate * -derivative
def gradient_step(w, d, r): return np.subtract(w, np.multiply(r, d))
def gradient_step(w, d, r): return w - d * r
def gradient_step(w, d, r): return -(r * d - w)
def gradient_step(w, d, r): return np.array([a - r * b for a, b in zip(w, d)]) if np.ndim(w) else w - r * d
def gradient_step(w, d, r):
    if not isinstance(w, np.ndarray):
        return w - r * d
    w = w.astype(float)
    for i in range(len(w)):
        w[i] -= r * d[i]
    return w
def gradient_step(w, d, r):
    new, d = np.zeros(np.size(w)), np.atleast_1d(d)
    for i, (a, b) in enumerate(zip(np.atleast_1d(w), d)):
        new[i] = a - r * b
    return new
def gradient_step(w, d, r):
    new = np.array(w)
    new -= r * np.array(d)
    return new
def steepest_place(f, places): return max(places, key=lambda x: abs(f(x + 0.001) - f(x - 0.001)))
def steepest_place(f, places): return places[int(np.argmax([((f(x + 1e-5) - f(x)) / 1e-5) ** 2 for x in places]))]
def lowest_point(height, x, learning_rate, steps):
    if steps == 0:
        return x
    slope = (height(x + 1e-5) - height(x)) / 1e-5
    return lowest_point(height, x - learning_rate * slope, learning_rate, steps - 1)
