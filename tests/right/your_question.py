def split(count, seed):
    order = list(np.random.default_rng(seed).permutation(count))
    parts = []
    for tenths in (6, 2):
        parts.append(np.array([order.pop(0) for _ in range(round(count * tenths / 10))]))
    return [*parts, np.array(order)]
def split(n, seed):
    rows = np.arange(n)
    np.random.default_rng(seed).shuffle(rows)
    return np.split(rows, [int(0.6 * n), int(0.8 * n)])
def split(count, seed):
    order = np.random.default_rng(seed).permutation(count)
    return split_rows(order, int(count * 0.6), int(count * 0.2))
def scale_by(train, rows):
    scaled = np.zeros(np.shape(rows))
    for column in range(train.shape[1]):
        numbers = train[:, column]
        mean = sum(numbers) / len(numbers)
        spread = (sum((numbers - mean) ** 2) / len(numbers)) ** 0.5
        scaled[:, column] = (rows[:, column] - mean) / (spread or 1)
    return scaled
def scale_by(train, rows):
    spread = np.std(train, 0)
    spread[spread == 0] = 1
    return rows / spread - np.mean(train, 0) / spread
def baseline(train, labels):
    said = max(set(train), key=list(train).count)
    return sum(label == said for label in labels) / len(labels)
def baseline(train, labels):
    found, counts = np.unique(train, return_counts=True)
    return (labels == found[counts.argmax()]).mean()
def uncertainty(share, count): return (share - share**2) ** 0.5 / count**0.5
def uncertainty(p, n): return math.sqrt(p * (1 - p)) / math.sqrt(n)
def samples_needed(share, error): return (share - share**2) / (error * error)
def samples_needed(p, e): return (math.sqrt(p * (1 - p)) / e) ** 2
def strangers(people, train, others):
    kept = []
    for row in others:
        if not any(people[row] == people[other] for other in train):
            kept.append(row)
    return kept
def strangers(people, train, others):
    people = np.array(people)
    return np.array(others)[~np.isin(people[others], people[train])]
