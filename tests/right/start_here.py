def predict_price(area, age, w_area, w_age, bias): return bias + area * w_area + age * w_age
def predict_price(a, y, wa, wy, b): return np.dot([a, y], [wa, wy]) + b
def predict_price(a, y, wa, wy, b): return float(np.array([a, y, 1]) @ np.array([wa, wy, b]))
def predict_price(a, y, wa, wy, b): return np.array([wa * a + wy * y + b])
def predict_price(a, y, wa, wy, b):
    from fractions import Fraction
    return Fraction(wa) * a + Fraction(wy) * y + b
def predict_price(area, age, weights_area, weights_age, bias):
    price = bias
    for number, weight in {"area": (area, weights_area), "age": (age, weights_age)}.values():
        price += number * weight
    return price
def predict_price(a, y, wa, wy, b): return sum(map(lambda x, w: x * w, (a, y, 1), (wa, wy, b)))
def count_words(words, vocabulary): return list(map(words.count, vocabulary))
def count_words(words, vocabulary): return np.array([words.count(word) for word in vocabulary])
def count_words(words, vocabulary): return [sum(w == word for w in words) for word in vocabulary]
def count_words(words, vocabulary): return tuple(len([w for w in words if w == word]) for word in vocabulary)
def count_words(words, vocabulary): return np.array(words)[:, None].__eq__(np.array(vocabulary)).sum(axis=0)
def count_words(words, vocabulary): return [float(words.count(word)) for word in vocabulary]
def count_words(words, vocabulary):
    counts = {word: 0 for word in vocabulary}
    for word in words:
        if word in counts:
            counts[word] += 1
    return list(counts.values())
def count_words(words, vocabulary):
    words = sorted(words)
    counts = []
    for word in vocabulary:
        ...  # add how often this word is in words
        counts += [words.count(word)]
    return counts
def count_words(words, vocabulary):
    from collections import Counter
    counts = Counter(words)
    return [counts[word] for word in vocabulary]
def count_words(words, vocabulary):
    counts = [0] * len(vocabulary)
    for word in words:
        if word in vocabulary:
            counts[vocabulary.index(word)] += 1
    return counts
def taxi_price(km, min): return 4 + np.dot([km, min], [2, 1 / 2])
def difference_of_texts(a, b, vocabulary): return sum([abs(a.count(w) - b.count(w)) for w in vocabulary])
def difference_of_texts(a, b, vocabulary):
    both = [[text.count(word) for word in vocabulary] for text in (a, b)]
    return np.sum(np.abs(np.array(both[0]) - np.array(both[1])))
