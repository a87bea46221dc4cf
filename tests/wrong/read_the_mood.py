# says: 3 results are due
# never: nothing is computed
def split_rows(order, training, validation):
    return np.concatenate([order[:training], order[training:]])

# says: In `train = order[: training - 1]`, `- 1` is too much. The same goes for the `- 1` in `chosen =
def split_rows(order, training, validation):
    train = order[: training - 1]
    chosen = order[training : training + validation - 1]
    return train, chosen, order[training + validation :]

# says: There are two mistakes
def split_rows(order, training, validation): return order[:training], order[:validation], order[-validation:]

# says: The third part is as large as the second here
# never: shape
def split_rows(order, training, validation):
    c = order[-validation:]
    return order[:training], order[training : training + validation], c

# says: In `return order[:training], | `+ 1` is too much. The same goes for every other `+ 1` in that line.
def split_rows(order, training, validation):
 return order[:training], order[training + 1 : training + validation + 1], order[training + validation + 1 :]

# says: split_rows
# never: missing
def split_rows(order, training, validation):
    order = sorted(order)
    return order[:training], order[training:validation], order[validation + 1 :]

# says: `450` is not what belongs here: `training` is. That is not the only mistake.
# never: shape
def split_rows(order, training, validation): return order[:450], order[450:540], order[540:]

# says: has `+` where commas belong
def split_rows(order, training, validation):
    return order[:training] + order[training : training + validation] + order[training + validation :]

# says: There are two mistakes | The second part ends at `validation`
# never: shape
def split_rows(order, training, validation):
    return order[1:training], order[training:validation], order[training + validation:]

# says: it returns a tuple of 2 arrays. The last one is missing
def split_rows(order, training, validation):
    return order[:training], order[training : training + validation]

# says: `order = np.arange(len(order))` overwrites what comes in
def split_rows(order, training, validation):
    order = np.arange(len(order))
    end = training + validation
    return order[:training], order[training:end], order[end:]

# says: `if not vocabulary or vocabulary[-1] != word` is not what
# never: rounded
def make_vocabulary(sentences, rows):
    vocabulary = []
    for row in rows:
        for word in sentences[row]:
            if not vocabulary or vocabulary[-1] != word: vocabulary.append(word)
    return vocabulary

# says: not their order
# never: rounded
def make_vocabulary(sentences, rows): return sorted({w for i in rows for w in sentences[i]}, key=lambda w: w[::-1])

# says: the `if` lets no word in
# never: are there already
def make_vocabulary(sentences, rows):
    vocabulary = []
    for row in rows:
        for word in sentences[row]:
            if word not in sentences[row]: vocabulary.append(word)
    return vocabulary

# says: `append` changes the list itself and gives nothing back
def make_vocabulary(sentences, rows):
    vocabulary = []
    for row in rows:
        for word in sentences[row]:
            if word not in vocabulary: vocabulary = vocabulary.append(word)
    return vocabulary

# says: `break` behind `else` is too much
def make_vocabulary(sentences, rows):
    vocabulary = []
    for row in rows:
        for word in sentences[row]:
            if word not in vocabulary: vocabulary.append(word)
            else: break
    return vocabulary

# says: `row` is not what belongs here: `word` is
def make_vocabulary(sentences, rows):
    vocabulary = []
    for row in rows:
        for word in sentences[row]:
            if word not in vocabulary: vocabulary.append(row)
    return vocabulary

# says: `vocabulary.remove(word)` is too much
def make_vocabulary(sentences, rows):
    vocabulary = []
    for row in rows:
        for word in sentences[row]:
            if word in vocabulary: vocabulary.remove(word)
            else: vocabulary.append(word)
    return vocabulary

# says: In `for word in row`, `row` only says which are meant: `sentences[row]` takes them
def make_vocabulary(sentences, rows):
    vocabulary = []
    for row in rows:
        for word in row:
            if word not in vocabulary: vocabulary.append(word)
    return vocabulary

# says: `rows` says which ones to take | That is not the only mistake | some words more than once
# make_vocabulary: for row in rows: -> for row in range(len(rows)):
# make_vocabulary: if word not in vocabulary:\n                vocabulary.append(word) -> vocabulary.append(word)

# says: `least = error` stands after the `if`
def train_early(parameters, inputs, labels, train, validation, epochs):
    best, least = parameters, np.inf
    for epoch in range(epochs):
        parameters = train_digits(parameters, inputs[train], labels[train], 1, 0.1)
        error = cross_entropy(predict_digits(parameters, inputs[validation]), labels[validation])
        if error < least: best = parameters
        least = error
    return best

# says: `cross_entropy` is missing
# never: number by number
def train_early(parameters, inputs, labels, train, validation, epochs):
    best, least = parameters, np.inf
    for epoch in range(epochs):
        parameters = train_digits(parameters, inputs[train], labels[train], 1, 0.1)
        error = predict_digits(parameters, inputs[validation])
        if error < least: best, least = parameters, error
    return best

# says: labels[validation])` stands too early: `parameters = train_digits(
def train_early(parameters, inputs, labels, train, validation, epochs):
    best, least = parameters, np.inf
    for epoch in range(epochs):
        error = cross_entropy(predict_digits(parameters, inputs[validation]), labels[validation])
        parameters = train_digits(parameters, inputs[train], labels[train], 1, 0.1)
        if error < least: best, least = parameters, error
    return best

# says: `if bad == 3` is too much
# never: is right.
def train_early(parameters, inputs, labels, train, validation, epochs):
    best, least, bad = parameters, np.inf, 0
    for epoch in range(epochs):
        parameters = train_digits(parameters, inputs[train], labels[train], 1, 0.1)
        error = cross_entropy(predict_digits(parameters, inputs[validation]), labels[validation])
        if error < least: best, least, bad = parameters, error, 0
        else: bad += 1
        if bad == 3: break
    return best

# says: There are two mistakes | `train` is not what belongs here | `error > least` has `>` where `<` belongs
# never: untrained
def train_early(parameters, inputs, labels, train, validation, epochs):
    best, least = parameters, np.inf
    for epoch in range(epochs):
        parameters = train_digits(parameters, inputs[train], labels[train], 1, 0.1)
        error = cross_entropy(predict_digits(parameters, inputs[train]), labels[train])
        if error > least: best, least = parameters, error
    return best

# says: `best` is returned as it was before the loop
# never: Does each epoch
# train_early: for _epoch in range(epochs): -> for epoch in range(epochs):
# train_early: best, least = parameters, error -> least = error

# says: is that of `best`, not of the new `parameters`
# train_early: _epoch in range -> epoch in range
# train_early: parameters, inputs[validation]), labels -> best, inputs[validation]), labels
# train_early: best, least = parameters, error -> least = error\n            best = parameters

# says: `least` keeps the value that it has above the loop. Where `error < least`, store `error` in it
# never: last epoch
# train_early: for _epoch in range(epochs): -> for epoch in range(epochs):
# train_early: best, least = parameters, error -> best = parameters

# says: are the parameters of the last epoch
# never: `train` is not what belongs
def train_early(parameters, inputs, labels, train, validation, epochs):
    best, least = parameters, np.inf
    for epoch in range(epochs):
        parameters = train_digits(parameters, inputs[train], labels[train], 1, 0.1)
        error = cross_entropy(predict_digits(parameters, inputs), labels)
        if error < least:
            least = error
            best = error
    return parameters

# says: a text and a number meet at a `+`
# never: where a number is due
def add_pairs(words): return words + [words[i] + 1 for i in range(len(words) - 1)]

# says: left out the second time
# never: is right
def add_pairs(words): return words + list(dict.fromkeys(a + " " + b for a, b in zip(words, words[1:])))

# says: one by one
# never: rounded
def add_pairs(words): return words + [x for i in range(len(words) - 1) for x in (words[i], " ", words[i + 1])]

# says: Words and pairs take turns
# never: nothing in it
# add_pairs: for i in range(len(words) - 1): -> for i in range(len(words) - 1):\n        pairs.append(words[i])
# add_pairs: return words + pairs -> return pairs

# says: `"-"` is not what belongs here
# never: rounded
def add_pairs(words):
    pairs = []
    for i in range(len(words) - 1): pairs.append(words[i] + "-" + words[i + 1])
    return words + pairs

# says: nothing in quotation marks is computed
def add_pairs(words):
    pairs = []
    for i in range(len(words) - 1): pairs.append("words[i] words[i + 1]")
    return words + pairs

# says: a list and a text meet at a `+`
# never: a number cannot
def add_pairs(words):
    pairs = ""
    for i in range(len(words) - 1): pairs += words[i] + " " + words[i + 1]
    return words + pairs

# says: The same goes for every other `i` in that line
def add_pairs(words):
    pairs = []
    for i in range(1, len(words)):
        pairs.append(words[i - 2] + " " + words[i - 1])
    return words + pairs

# says: Every second pair is missing | Make one text of it
# never: what belongs here | the only mistake
def add_pairs(words):
    pairs = []
    for i in range(0, len(words) - 1, 2):
        pairs.append((words[i], words[i + 1]))
    return words + pairs

# says: changes its first argument. That happens in `words.append(
def add_pairs(words):
    pairs = []
    for i in range(len(words) - 1):
        words.append(words[i] + " " + words[i + 1])
    return words

# says: where its count is reached
# never: a set does not
def frequent_words(sentences, count):
    seen, result = {}, []
    for sentence in sentences:
        for word in set(sentence): seen[word] = seen.get(word, 0) + 1
        for word in sentence:
            if seen[word] >= count and word not in result: result.append(word)
    return result

# says: sorted by the alphabet
# never: but not their order
def frequent_words(sentences, count):
    result = []
    for word in sorted({word for sentence in sentences for word in sentence}):
        if sum(word in sentence for sentence in sentences) >= count: result.append(word)
    return result

# says: `word not in other` has `not in` where `in` belongs
def frequent_words(sentences, count):
    frequent = []
    for sentence in sentences:
        for word in sentence:
            having = [other for other in sentences if word not in other]
            if len(having) >= count and word not in frequent: frequent.append(word)
    return frequent

# says: `n == count` has `==` where `>=` belongs
# never: Move it to the right
def frequent_words(sentences, count):
    result = []
    for sentence in sentences:
        for word in sentence:
            n = 0
            for other in sentences:
                if word in other: n += 1
            if n == count and word not in result: result.append(word)
    return result

# says: Is a whole sentence compared with it
def frequent_words(sentences, count):
    words = []
    for sentence in sentences:
        for word in sentence:
            if word not in words:
                words.append(word)
    return [word for word in words if sentences.count(word) >= count]

# says: A word that one sentence has twice counts twice | has `==` where `>=` belongs
def frequent_words(sentences, count):
    vocabulary = make_vocabulary(sentences, range(len(sentences)))
    result = []
    for word in vocabulary:
        n = 0
        for sentence in sentences:
            n += sentence.count(word)
        if n == count:
            result.append(word)
    return result

# says: `count` comes in and is never used
# never: two mistakes
def frequent_words(sentences, count):
    result = []
    seen = []
    for sentence in sentences:
        for word in sentence:
            if word in seen and word not in result:
                result.append(word)
        seen = seen + sentence
    return result

# says: Words are compared place by place
# never: gives None
def sentence_similarity(first, second):
    same = 0
    for i in range(len(first)):
        if first[i] == second[i]: same += 1
    return same / len(first)

# says: stands in the vocabulary twice
# never: is too much
def sentence_similarity(first, second):
    vocabulary = first + second
    a, b = np.array(count_words(first, vocabulary)), np.array(count_words(second, vocabulary))
    return np.dot(a, b) / (np.linalg.norm(a) * np.linalg.norm(b))

# says: the notebook's `vocabulary` does not have
# never: is right
def sentence_similarity(first, second):
    vocabulary = ["good", "soup", "film", "not", "long", "cold", "was", "and", "the", "very"]
    u, v = (np.array(count_words(words, vocabulary)) for words in (first, second))
    return u @ v / np.sqrt((u @ u) * (v @ v))

# says: as if a sentence were compared with itself
# never: In `u =
def sentence_similarity(first, second):
    vocabulary = list(dict.fromkeys(first + second))
    u = np.array(count_words(first, vocabulary))
    v = np.array(count_words(first, vocabulary))
    return u @ v / np.sqrt((u @ u) * (v @ v))

# says: `vocabulary = [word for word in first if word in second]`
# never: `sorted` is missing
def sentence_similarity(first, second):
    vocabulary = [word for word in first if word in second]
    u, v = ([words.count(word) for word in vocabulary] for words in (first, second))
    return cosine_similarity(u, v)

# says: store `error` in it | That is not the only mistake. It looks at the error of all rows
# train_early: _epoch in range -> epoch in range
# train_early: [validation]), labels[validation] -> ), labels
# train_early: best, least = parameters, error -> best = parameters

# says: stand in each other's place, and no blank
# never: is not what belongs here
def add_pairs(words):
    pairs = []
    for i in range(len(words) - 1):
        pair = words[i + 1] + words[i]
        pairs.append(pair)
    return words + pairs

# says: `cross_entropy` is missing
# never: predict_digits
def train_early(parameters, inputs, labels, train, validation, epochs):
    best, least = parameters, np.inf  # no error yet: infinity is larger than any
    for epoch in range(epochs):
        parameters = train_digits(parameters, inputs[train], labels[train], 1, 0.1)
        predictions = predict_digits(parameters, inputs[validation])
        error = np.mean(predictions.argmax(axis=1) == labels[validation])
        if error < least:
            least = error
            best = parameters
    return best
