# says: a whole list cannot be used like a number | one by one
# never: array | shape
def dot(u, v): return u * v

# says: a whole list cannot be used like a number
# never: array | shape
def dot(u, v): return [1, 2] * 0.1

# says: whole list
# never: array | shape
def dot(u, v): return sum(u) * v

# says: `sum` takes one list
# never: array
def dot(u, v): return sum(u, v)

# says: a number cannot be added to it
# never: array
def dot(u, v): return u + 1

# says: a place in a list is a whole number
# never: array
def dot(u, v): return u[0, 1]

# says: a list of 1 number,
# never: numbers
def dot(u, v): return [sum(u) - sum(v)]

# says: Did you mean `sum`?
# never: spelling
def dot(u, v): return sum_(u)

# says: `Total` is not `total`: capital letters count
# never: spelling
# dot: for a, b in zip(u, v, strict=True):\n        total += a * b\n    return total -> return Total

# says: `total` is not `Total`: capital letters count
# never: above the loop
def dot(u, v):
    Total = 0
    total += 1

# says: needs a variable `w` | Check the spelling
# never: formulas
def dot(u, v): return sum(a * w for a in u)

# says: `U` is not `u`
# never: spelling
def dot(u, v): return sum(a * U[0] for a in u)

# says: `sum` was overwritten | `del sum`
# never: Is a `*` missing
sum = 0
def dot(u, v): return sum(u)

# says: `len` was overwritten | `del len`
# never: Is a `*` missing
len = 5
def dot(u, v): return len(u)

# says: `list` was overwritten | `del list`
# never: Is a `*` missing
list = [1]
def dot(u, v): return list(u)

# says: `sum` was overwritten | Choose another name
# never: del
def dot(u, v):
    sum = 0
    return sum(u)

# says: gives `sum` a value | Choose another name
# never: above the loop
def dot(u, v):
    sum = sum(u)
    return sum

# says: Give it one first, above any loop
# never: del
def dot(u, v):
    for a in u:
        sum += a
    return sum

# says: `number_of_the_pair`: it needs
def dot(u, v): return sum([u, v][0][number_of_the_pair] * [u, v][1][number_of_the_pair] for number in [0])

# says:  …`:
# never: 0…
def dot(u, v): return [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0][len([0, 0, 0, 0, 0] * 9)]

# says: `for a in 3`: one number
# never: :`:
def dot(u, v):
    for a in 3:
        pass

# says: `zip` has one list in its brackets. Give it two
# never: write `zip`
def dot(u, v): return sum(a * b for a, b in zip(u))

# says: different lengths meet: one has 2, the other 3
# never: aligned
def dot(u, v): return np.dot(u, [1, 2, 3])

# says: Inside the loop, use `a` and `b`
# never: one by one
def dot(u, v):
    total = 0
    for a, b in zip(u, v):
        total += u * v
    return total

# says: `return total` stands inside the loop
def dot(u, v):
    total = 0
    for a, b in zip(u, v):
        total += a + b
        return total

# says: `total` is a number. Let it grow with `+=`
def dot(u, v):
    total = 0
    for a, b in zip(u, v):
        total.append(a * b)
    return total

# says: `dot([2, 2, 1, 3], [3, 1, 2, 3])` gives 23
# never: in every case
# dot: for a, b in zip(u, v, strict=True):\n        total += a * b -> for a in u: total += a * v[u.index(a)]

# says: gives 17; it should be 19
# never: plays no part
def dot(u, v): return sum({a * b for a, b in zip(u, v)})

# says: `return total` was never reached. `if total` keeps back | `dot([2, 3], [-3, 2])`
def dot(u, v):
    total = sum(a * b for a, b in zip(u, v))
    if total: return total

# says: it should be
# never: The first number
def dot(u, v):
    total = 0
    for a, b in zip(u, v):
        for k in range(int(b)): total += a
    return total

# says: `np.array` makes an array of a list
# never: For numbers
def dot(u, v): return u @ v

# says: a whole list cannot be used like a number
# never: is right | array
def dot(u, v): return sum(u * v)

# says: `=-` gives `total` a new value | `+=` adds something, `-=` takes it away
# never: write `-=`
def dot(u, v):
    total = 0
    for a, b in zip(u, v):
        total =- a * b
    return total

# says: `=+` gives `total` a new value, whatever it was
# dot: for a, b in zip(u, v, strict=True):\n        total += a * b -> for a, b in zip(u, v): total =+ a * b

# says: `u[0]` is the same in every round, and `a` and `b` are never used
# never: what belongs here
def dot(u, v):
    total = 0
    for a, b in zip(u, v): total += u[0] * v[0] + u[1] * v[1]
    return total

# says: the `+` in `a + b` is wrong | only the last counts
# never: All the numbers are added
# dot: for a, b in zip(u, v, strict=True):\n        total += a * b -> for a, b in zip(u, v):\n        total = a + b

# says: `i` is one of the numbers in `u`, not its place. Places come from `range(len(u))`.
# dot: for a, b in zip(u, v, strict=True):\n        total += a * b -> for i in u:\n        total += u[i] * v[i]

# says: In `total = u[0]`, `u[0]` is not what belongs here
# dot: total = 0\n    for a, b in zip(u, v, strict=True): -> total = u[0]\n    for a, b in zip(u, v):

# says: The answer is rounded. In the `return`, `int(
def dot(u, v): return int(sum(a * b for a, b in zip(u, v)))

# says: `total` holds the right answer, but `a * b` is returned.
# dot: for a, b in zip(u, v, strict=True): -> for a, b in zip(u, v):
# dot: return total -> return a * b

# says: `total -= a * b` has `-=` where `+=` belongs.
def dot(u, v):
    total = 0
    for a, b in zip(u, v):
        total -= a * b
    return total

# says: The answer is rounded. In the `return`
def dot(u, v): return round(sum(a * b for a, b in zip(u, v)), 4)

# says: `total += product` stands after the loop, so that it happens once. Move it to the right.
def dot(u, v):
    total = 0
    for a, b in zip(u, v):
        product = a * b
    total += product
    return total

# says: `total = 0` stands inside the loop, so that it begins anew in each round.
# dot: total = 0\n    for a, b in zip(u, v, strict=True): -> for a, b in zip(u, v):\n        total = 0

# says: In `total += u[i] * v[0]`, `v[0]` is not what belongs here
def dot(u, v):
    total = 0
    for i in range(len(u)):
        total += u[i] * v[0]
    return total

# says: `if b > 3` is too much
def dot(u, v):
    s = 0
    for a, b in zip(u, v):
        s += a * b
        if b > 3:
            break
    return s

# says: `total += 1` is too much
# dot: for a, b in zip(u, v, strict=True): -> for a, b in zip(u, v):
# dot: total += a * b -> total += a * b\n    total += 1

# says: whole list
# never: array | shape
def cosine_similarity(u, v): return dot(u, v) / (u ** 2) ** 0.5

# says: `np.sqrt`
# never: spelling
def cosine_similarity(u, v): return dot(u, v) / sqrt(dot(u, u) * dot(v, v))

# says: a whole list cannot be used like a number
# never: is right
def cosine_similarity(u, v): return dot(u, v) / (sum(u * u) ** 0.5 * sum(v * v) ** 0.5)

# says: ** 0.25
# never: after that, the answer is the square
def cosine_similarity(u, v): return dot(u, v) ** 0.25 / (dot(u, u) * dot(v, v))

# says: `length_u + length_v`
# never: `dot` is missing
def cosine_similarity(u, v):
    length_u = sum(u)
    length_v = sum(v)
    return dot(u, v) / (length_u + length_v)

# says: `max(u) * max(v)` is not what belongs here: `dot` is missing
def cosine_similarity(u, v): return dot(u, v) / (max(u) * max(v))

# says: The lengths are taken from the product of `u` and `v`.
def cosine_similarity(u, v): return dot(u, v) / (dot(u, v) ** 0.5 * dot(u, v) ** 0.5)

# says: `b = dot(v, v)` is the square of what it should be.
def cosine_similarity(u, v):
    a = dot(u, u) ** 0.5
    b = dot(v, v)
    return dot(u, v) / (a * b)

# says: divided by the squares of the lengths | There are two mistakes. | without `abs` it would be right
# never: still to be squared
def cosine_similarity(u, v):
    length_u = dot(u, u)
    length_v = dot(v, v)
    return abs(dot(u, v)) / (length_u * length_v)

# says: complex number
# never: whole list or array
def cosine_similarity(u, v):
    length_u = sum(u) ** 0.5
    length_v = sum(v) ** 0.5
    return round(dot(u, v) / (length_u * length_v), 3)

# says: without `- 1` it would be right
# never: It calls your `dot`
def best_match(user, films):
    best, most = 0, dot(user, films[0])
    for i in range(len(films) - 1):
        if dot(user, films[i]) > most: best, most = i, dot(user, films[i])
    return best

# says: `place += 1` counts how often a better one came
def best_match(user, films):
    place, best = 0, -1000
    for film in films:
        d = dot(user, film)
        if d > best:
            best = d
            place += 1
    return place

# says: That is one of `films`: where does it stand?
def best_match(user, films):
    found = films[0]
    for film in films:
        if dot(user, film) > 1: found = film
    return found

# says: without `- 1` it would be right
# never: `dot` is missing
def best_match(user, films):
    scores = []
    for i in range(len(films) - 1):
        scores.append(dot(user, films[i]))
    return int(np.argmax(scores))

# says: `best = 0` is too large to begin with
# never: two mistakes | In `pair
def most_alike(films):
    best = 0
    pair = (0, 1)
    for i in range(len(films)):
        for j in range(i + 1, len(films)):
            c = cosine_similarity(films[i], films[j])
            if c > best:
                best = c
                pair = (i, j)
    return pair

# says: begin | `most_alike([[-1, 0], [1, -1], [1, 2]])` gives (0, 1)
def most_alike(films):
    most, pair = 0, (0, 1)
    for i in range(len(films)):
        for j in range(len(films)):
            if i != j and cosine_similarity(films[i], films[j]) > most:
                most = cosine_similarity(films[i], films[j])
                pair = min(i, j), max(i, j)
    return pair

# says: `return pair` is reached, but what it returns is `None`.
# never: never reached
def most_alike(films):
    most, pair = 0, None
    for i in range(len(films)):
        for j in range(i + 1, len(films)):
            if cosine_similarity(films[i], films[j]) > 1: pair = (i, j)
    return pair

# says: The same goes for `dot(films[0], films[1])`
def most_alike(films):
    best = dot(films[0], films[1])
    pair = (0, 1)
    for i in range(len(films)):
        for j in range(i + 1, len(films)):
            d = dot(films[i], films[j])
            if d > best:
                best = d
                pair = (i, j)
    return pair

# says: each pair is compared with the one you begin with
def most_alike(films):
    best = cosine_similarity(films[0], films[1])
    pair = (0, 1)
    for i in range(len(films)):
        for j in range(i + 1, len(films)):
            if cosine_similarity(films[i], films[j]) > best:
                pair = (i, j)
    return pair

# says: The same goes for the other `dot(films[i], films[j])`
def most_alike(films):
    best = -1000
    pair = None
    for i in range(len(films)):
        for j in range(len(films)):
            if i != j and dot(films[i], films[j]) > best:
                best = dot(films[i], films[j])
                pair = (j, i)
    return pair

# says: `best` keeps the value that it has above the loop. Where `c > best`, store `c` in it
def most_alike(films):
    best = 0
    pair = (0, 1)
    for i in range(len(films)):
        for j in range(i + 1, len(films)):
            c = cosine_similarity(films[i], films[j])
            if c > best:
                pair = (i, j)
    return pair

# says: `dot` is not the function that belongs | That is not the only mistake. `best = 0` is too large
def most_alike(films):
    best = 0
    a, b = 0, 1
    for i in range(len(films)):
        for j in range(i + 1, len(films)):
            if dot(films[i], films[j]) > best:
                best = dot(films[i], films[j])
                a, b = i, j
    return a, b

# says: Compare two different ones | That is not the only mistake. `best = 0` is too large
def most_alike(films):
    best = 0
    pair = (0, 1)
    for i in range(len(films)):
        for j in range(len(films)):
            c = cosine_similarity(films[i], films[j])
            if c > best:
                best = c
                pair = (i, j)
    return pair

# says: point opposite ways count as alike | `best = 0` is too large
def most_alike(films):
    best = 0
    pair = (0, 1)
    for i in range(len(films)):
        for j in range(i + 1, len(films)):
            if abs(cosine_similarity(films[i], films[j])) > best:
                best = abs(cosine_similarity(films[i], films[j]))
                pair = (i, j)
    return pair

# says: some of `films`: where do they stand?
def most_alike(films):
    best = -1
    for a in films:
        for b in films:
            if a != b:
                c = cosine_similarity(a, b)
                if c > best:
                    best = c
                    pair = (a, b)
    return pair

# says: In `total = 1`, `1` is not the right number here | the answer has the wrong sign
# never: 1 minus
def dot(u, v):
    total = 1
    for a, b in zip(u, v):
        total -= a * b
    return total

# says: `best_score` keeps the value that it has above the loop. Where `score > best_score`, store `score` in it
# never: plays no part
def best_match(user, films):
    best_score = -1000
    best_film = 0
    for i, film in enumerate(films):
        score = np.dot(user, film)
        if score > best_score:
            best_film = i
    return best_film
