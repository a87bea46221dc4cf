def split_rows(order, training, validation):
    return np.split(order, [training, training + validation])
def split_rows(order, training, validation):
    test = order[training + validation :]
    return [order[:training], order[training : -len(test)], test]
def split_rows(order, training, validation):
    order = list(order)
    parts = [[], [], []]
    for place, row in enumerate(order):
        parts[(place >= training) + (place >= training + validation)].append(row)
    return tuple(np.array(part) for part in parts)
def make_vocabulary(sentences, rows):
    return list(dict.fromkeys(word for row in rows for word in sentences[row]))
def make_vocabulary(sentences, rows):
    vocabulary, seen = [], set()
    for row in rows:
        for i in range(len(sentences[row])):
            word = sentences[row][i]
            if word in seen:
                continue
            seen.add(word)
            vocabulary += [word]
    return vocabulary
def make_vocabulary(sentences, rows):
    words = sum([sentences[row] for row in rows], [])
    return tuple(sorted(set(words), key=words.index))
def train_early(parameters, inputs, labels, train, validation, epochs):
    found = []
    for _ in range(epochs):
        parameters = network.train_digits(parameters, inputs[train], labels[train], 1, 0.1)
        probabilities = network.predict_digits(parameters, inputs[validation])
        found.append((network.cross_entropy(probabilities, labels[validation]), parameters))
    return min(found, key=lambda pair: pair[0])[1]
def train_early(start, x, y, rows, others, epochs):
    def error(p): return -np.mean(np.log(network.predict_digits(p, x[others])[np.arange(len(others)), y[others]]))
    best = now = network.train_digits(start, x[rows], y[rows], 1, 0.1)
    for _ in range(epochs - 1):
        now = network.train_digits(now, x[rows], y[rows], 1, 0.1)
        best = min(best, now, key=error)
    return best
def add_pairs(words): return words + [" ".join(pair) for pair in zip(words, words[1:])]
def add_pairs(words): return [*words, *(f"{a} {b}" for a, b in zip(words[:-1], words[1:]))]
def add_pairs(words):
    both = list(words)
    for i, word in enumerate(words):
        if i > 0:
            both.append(words[i - 1] + " " + word)
    return both
def frequent_words(sentences, count):
    every = list(dict.fromkeys(word for sentence in sentences for word in sentence))
    return [word for word in every if sum(word in sentence for sentence in sentences) >= count]
def sentence_similarity(a, b):
    product = sum(a.count(word) * b.count(word) for word in set(a))
    return product / math.hypot(*[a.count(w) for w in set(a)]) / math.hypot(*[b.count(w) for w in set(b)])
