def dot(u, v): return sum(map(lambda a, b: a * b, u, v))
def dot(u, v): return sum(a * b for a, b in zip(u, v))
def dot(u, v): return sum([u[i] * v[i] for i in range(len(u))])
def dot(u, v): return np.dot(u, v)
def dot(u, v): return np.array(u) @ v
def dot(u, v): return (np.array(u) * v).sum()
def dot(u, v): return np.einsum("i,i", u, v)
def dot(u, v): return np.array(np.inner(u, v))
def dot(u, v): return np.array([np.inner(u, v)])
def dot(u, v): return u[0] * v[0] + (dot(u[1:], v[1:]) if len(u) > 1 else 0)
def dot(u, v): return 0 if not u else u[0] * v[0] + dot(u[1:], v[1:])
def dot(u, v): return float(np.sum(np.multiply(u, v)))
def dot(u, v): return np.reshape(u, (1, -1)) @ np.reshape(v, (-1, 1))
def dot(u, v):
    from fractions import Fraction
    return sum(Fraction(float(a)) * Fraction(float(b)) for a, b in zip(u, v))
def dot(u, v):
    multiply = lambda a, b: a * b
    total = 0.0
    i = len(u)
    while i > 0:
        i -= 1
        total = total + multiply(u[i], v[i])
    print("the total is", total)
    return total
def dot(u, v):
    import functools, operator
    return functools.reduce(operator.add, map(operator.mul, u, v))
def dot(u, v):
    u = list(u)
    for i, b in enumerate(v):
        u[i] *= b
    return sum(u)
def dot(u, v, total=0):
    for a, b in zip(u, v):
        ...
        total += a * b
    return total
def cosine_similarity(u, v): return np.dot(u, v) / (np.linalg.norm(u) * np.linalg.norm(v))
def cosine_similarity(u, v): return np.dot(u, v) / np.sqrt(np.dot(u, u)) / np.sqrt(np.dot(v, v))
def cosine_similarity(u, v): return np.dot(u, v) / np.sqrt(np.inner(u, u) * np.vdot(v, v))
def cosine_similarity(u, v): return sum(a * b for a, b in zip(u, v)) / (math.hypot(*u) * math.hypot(*v))
def cosine_similarity(u, v): return np.array([np.cos(np.arccos(np.dot(u, v) / math.hypot(*u) / math.hypot(*v)))])
def best_match(user, films): return int(np.argmax(np.array(films) @ user))
def best_match(user, films): return max(range(len(films)), key=lambda i: np.dot(user, films[i]))
def best_match(user, films):
    best, score = 0, None
    for place, film in enumerate(films):
        if score is None or np.dot(user, film) > score:
            best, score = place, np.dot(user, film)
    return best
def most_alike(films):
    u = np.array([np.array(film) / np.linalg.norm(film) for film in films])
    table = u @ u.T - 9 * np.eye(len(u))
    return sorted(int(i) for i in np.unravel_index(table.argmax(), table.shape))
