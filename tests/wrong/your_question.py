# says: There are two mistakes.
# never: should be 1 minus that
def uncertainty(share, count): return np.sqrt(share * (share - 1) / (count - 1))

# says: without `/ 100` it would be right | Only `count` is under the root
# never: not the right number
def uncertainty(share, count):
    right = share / 100
    wrong = 1 - right
    return right * wrong / count ** 0.5

# says: the two shares add up to 1
def uncertainty(share, count):
    wrong = count - share
    return np.sqrt(share * wrong / count)

# says: `rng = np.random.default_rng()` lacks `seed` in its brackets
# never: `rng.permutation` is not
def split(count, seed):
    rng = np.random.default_rng()
    order = rng.permutation(count)
    training, validation = count * 6 // 10, count * 2 // 10
    return order[:training], order[training : training + validation], order[training + validation :]

# says: It always says the rarest label | divided by how many training labels
# never: `np.mean` is missing
def baseline(train, labels):
    commonest = np.bincount(train).argmin()
    return np.sum(labels == commonest) / len(train)

# says: Only 0 or 1 can come out
# never: mean of the labels | bincount
def baseline(train, labels):
    return np.mean(labels == (1 if sum(train) > len(train) / 2 else 0))

# says: A count is compared with a label
# never: is right
def baseline(train, labels):
    best = 0
    for label in train:
        if list(train).count(label) > best: best = label
    return np.mean(labels == best)

# says: among the labels that there are
# never: is right
def baseline(train, labels):
    found, counts = np.unique(train, return_counts=True)
    return np.mean(labels == counts.argmax())

# says: `counts.argmin` is wrong: `argmax` is wanted
# never: has the wrong sign
def baseline(train, labels):
    values, counts = np.unique(train, return_counts=True)
    commonest = values[counts.argmin()]
    return np.mean(labels == commonest)

# says: There are two mistakes | It always says the rarest label | Return the share of `labels` that would be right
# never: what belongs here
def baseline(train, labels):
    commonest = np.bincount(train).argmin()
    return np.sum(labels == commonest)

# says: `.argmax()` is missing behind it
# baseline: commonest = np.bincount(train).argmax() -> commonest = np.bincount(train)

# says: the `-` before `spread` is wrong
# scale_by: return (rows - mean) / spread -> return rows - mean - spread

# says: take the standard deviation | Only the mean is divided
# never: what belongs here
def scale_by(train, rows):
    mean, spread = train.mean(axis=0), train.max(axis=0) - train.min(axis=0)
    spread = np.where(spread == 0, 1, spread)
    return rows - mean / spread

# says: `train.mean(axis=1)` goes along the wrong axis | takes `var` where `std` is due
# never: what belongs here
def scale_by(train, rows):
    mean, spread = train.mean(axis=1), train.var(axis=1)
    spread = np.where(spread == 0, 1, spread)
    return (rows - mean) / spread

# says: nobody is left out: `train` holds numbers of rows
# never: texts
def strangers(people, train, others):
    return [people[row] for row in others if people[row] not in train]

# says: Of each stranger only one row is there
# never: is a number
def strangers(people, train, others):
    known = [people[t] for t in train]
    result = []
    for row in others:
        if people[row] not in known:
            result.append(row)
            known.append(people[row])
    return result

# says: sorted by their numbers
# never: `row` is missing
def strangers(people, train, others):
    known = {people[t] for t in train}
    return sorted(r for r in others if people[r] not in known)

# says: Compare whole names
# never: is right
# strangers: known = [people[row] for row in train] -> known = " ".join(people[row] for row in train)

# says: numbers of rows
# never: is right
def strangers(people, train, others): return [row for row in others if people[row] not in train]

# says: `people[i]` takes place `i` itself. Number `i` of `others` says which one
# never: numbers is due
def strangers(people, train, others):
    known = [people[row] for row in train]
    return [others[i] for i in range(len(others)) if people[i] not in known]

# says: `row` and `place` have changed places
def strangers(people, train, others):
    known, found = [people[row] for row in train], []
    for row, place in enumerate(others):
        if people[row] not in known: found.append(row)
    return found

# says: here several stand there. Take them one by one
# never: rows and columns
# strangers: known = [people[row] for row in train] -> known = people[train]

# says: These are
def strangers(people, train, others):
    known = [people[i] for i in train]
    return [people[i] for i in others if people[i] not in known]

# says: The first people of all | The rows come sorted
# never: are right
def strangers(people, train, others):
    known = people[:len(train)]
    new = set()
    for row in others:
        if people[row] not in known:
            new.add(row)
    return list(new)

# says: returns a set | two mistakes. A row is kept once for each | without `set`
def strangers(people, train, others):
    result = []
    for row in others:
        for t in train:
            if people[row] != people[t]:
                result.append(row)
    return set(result)

# says: All of `others` are there | `range(len(others))` is not what belongs here: `others` is
def strangers(people, train, others):
    result = []
    for i in range(len(others)):
        if people[i] not in train:
            result.append(i)
    return result

# says: `i` is not what belongs here: `row` is | Keep the rows of people who have none there
def strangers(people, train, others):
    known = {people[r] for r in train}
    new = []
    for i, row in enumerate(others):
        if people[row] in known:
            new.append(i)
    return new

# says: where do they stand? | It looks at the first of the training rows alone
def strangers(people, train, others):
    known = people[train[0]]
    result = []
    for row in others:
        if people[row] != known:
            result.append(people[row])
    return result

# says: Multiply first
def split(count, seed):
    order = np.random.default_rng(seed).permutation(count)
    training, validation = 6 // 10 * count, 2 // 10 * count
    return order[:training], order[training:validation], order[validation:]

# says: divided by `count` outside of the root | twice what it should be
# never: square of what
def uncertainty(share, count):
    wrong = 1 - share
    return 2 * np.sqrt(share * wrong) / count

# says: Multiply first, then divide | gives 6 numbers as result 1; it should be 9.
def split(count, seed):
    order = np.random.default_rng(seed).permutation(count)
    training, validation = count // 10 * 6, count // 10 * 2
    return split_rows(order, training, validation)

# says: The third part counts `validation` rows from the end | `split(13, 2)` gives [8, 1] as result 3; it should be
def split(count, seed):
    order = np.random.default_rng(seed).permutation(count)
    training, validation = 6 * count // 10, 2 * count // 10
    return order[:training], order[training : training + validation], order[-validation:]
