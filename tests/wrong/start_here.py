# says: takes 1 positional argument but 5 were given
# never: `self`
def predict_price(price): return price[0]

# says: in line 1, `weight_area`: it
def predict_price(area, age, weights_area, weights_age, bias): return weight_area * area + weights_age * age

# says: prints the answer but does not return it | In the `print`, the term `bias` is missing
# never: are two mistakes
def predict_price(area, age, weight_area, weight_age, bias):
    print(area * weight_area + age * weight_age)

# says: Their order was `area`, `age`, `weights_area`
def predict_price(bias, weights_age, weights_area, age, area):
    return weights_area * area + weights_age * age + bias

# says: `total = v * age` replaces the `total` of the line above, which is lost.
def predict_price(area, age, w, v, bias):
    total = w * area
    total = v * age
    return total + bias

# says: gives `age` other values: what comes in under that name is lost.
def predict_price(area, age, w, v, bias):
    for area, age in [(80, 10)]:
        price = w * area + v * age + bias
    return price

# says: the first, second and third of the 4 signs are wrong
def predict_price(x, y, a, b, c):
    return a + x * b + y + c

# says: the `-` in `a * x - b * y` is wrong. In the `return`, the term `c` is missing
def predict_price(x, y, a, b, c):
    return a * x - b * y

# says: Both weights meet the area | `round(price)` does too much
# never: np.sum
def predict_price(area, age, weights_area, weights_age, bias):
    area_part = weights_area * area
    age_part = weights_age * area
    price = area_part + age_part + bias
    return round(price)

# says: the term `bias` is missing
# never: never reached
def predict_price(area, age, weights_area, weights_age, bias):
    price = weights_area * area + weights_age * age
    return price
    bias

# says: returns nothing | That is not the only mistake. The weights and the bias are always 1, −1 and 100
def predict_price(area, age, weights_area, weights_age, bias):
    1 * area + -1 * age + 100

# says: `weights_age` and `weights_area` have changed places | the `-` in `weights_age * area - weights_area * age` is wrong
def predict_price(area, age, weights_area, weights_age, bias):
    return weights_age * area - weights_area * age + bias

# says: a list has no `.sum`. Write `sum(...)`
# never: type `list`
def count_words(words, vocabulary): return words.sum()

# says: `@` multiplies arrays, not single numbers or lists
# never: shape
def count_words(words, vocabulary): return words @ words

# says: round brackets follow a list
# never: no function
def count_words(words, vocabulary): return words(0)

# says: use `.append`
# never: as if it were a list
def count_words(words, vocabulary):
    counts = []
    for word in vocabulary: counts += words.count(word)
    return counts

# says: a list has no `.add`. Did you mean `counts.append`?
# never: spelling
def count_words(words, vocabulary): counts = []; counts.add(words.count(vocabulary[0])); return counts

# says: use `append`
def count_words(words, vocabulary):
    counts = []
    for word in vocabulary:
        counts.extend(words.count(word))
    return counts

# says: has `!=` where `==` belongs
def count_words(words, vocabulary):
    counts = []
    for word in vocabulary:
        n = 0
        for w in words:
            if w != word:
                n += 1
        counts.append(n)
    return counts

# says: `word` is one of the words in `vocabulary`, not its place.
def count_words(words, vocabulary):
    counts = []
    for word in vocabulary:
        counts.append(words.count(vocabulary[word]))
    return counts

# says: `counts` holds the right answer, but `count` is returned.
def count_words(words, vocabulary):
    counts = []
    for word in vocabulary:
        count = words.count(word)
        counts.append(count)
    return count

# says: How often it is there, `.count` says.
def count_words(words, vocabulary): return [words.index(word) for word in vocabulary]

# says: `set(words)` is not what belongs here
def count_words(words, vocabulary): return [words.count(word) for word in set(words)]

# never: Move it
def count_words(words, vocabulary):
    counts = []
    for word in vocabulary:
        counts.append(words.count(word))
        break
    return counts

# says: `price = 2 * kilometres` replaces the `price` of the line above, which is lost
# never: missing
def taxi_price(kilometres, minutes):
    price = 4
    price = 2 * kilometres
    price += 0.5 * minutes
    return price

# says: `range` counts in whole numbers
# never: `len`
def taxi_price(kilometres, minutes): return 4 + sum(2 for _ in range(kilometres)) + 0.5 * minutes

# says: `kilometres = 10` and `minutes = 20` overwrite what comes in
# never: everything would be right
def taxi_price(kilometres, minutes):
    kilometres = 10
    minutes = 20
    return 2 * kilometres + 0.5 * minutes + 4

# says: Their order was `kilometres`, `minutes` | That is not the only mistake. The 4 with which every ride starts
def taxi_price(minutes, kilometres):
    return 2 * kilometres + 0.5 * minutes

# says: , `words_1.count(word) - words_2.count(word)` is still to go through `abs`
# never: `total += words_1.count(word) - words_2.count(word)` is
def difference_of_texts(words_1, words_2, vocabulary):
    total = 0
    for word in vocabulary:
        total += words_1.count(word) - words_2.count(word)
    return total

# says: `1` is not the right number here | `for word in set(words_1 + words_2)` should go through `vocabulary`
# never: missing
# difference_of_texts: total = 0\n    for word in vocabulary: -> total = 1\n    for word in set(words_1 + words_2):

# says: `one = 0` stands above the loop | begin anew in each round, and so does `other = 0`
# never: is missing
def difference_of_texts(words_1, words_2, vocabulary):
    total = 0
    one = 0
    other = 0
    for word in vocabulary:
        for known in words_1: one += known == word
        for known in words_2: other += known == word
        total += abs(one - other)
    return total

# says: still to go through `abs`
# never: `dot`
def difference_of_texts(words_1, words_2, vocabulary):
    total = 0
    for word in vocabulary: total += words_1.count(word) - words_2.count(word)
    return total

# says: stands inside the loop | That is not the only mistake. This asks only whether a word is there
# never: are two mistakes
def difference_of_texts(words_1, words_2, vocabulary):
    total = 0
    for word in vocabulary:
        if (word in words_1) != (word in words_2):
            total += 1
        return total

# says: `return total` stands inside the loop
# never: the only mistake
# difference_of_texts: return total ->     return total

# says: `- 1` is too much | The differences are squared
# never: is the square of
def difference_of_texts(words_1, words_2, vocabulary):
    a = count_words(words_1, vocabulary)
    b = count_words(words_2, vocabulary)
    total = 0
    for i in range(len(vocabulary) - 1):
        total += (a[i] - b[i]) ** 2
    return total

# says: In `for word in words_1`, `words_1` is not what belongs here: `vocabulary` is
# never: the first
# difference_of_texts: for word in vocabulary: -> for word in words_1:

# says: a number is due | That is not the only mistake. | `abs` is missing
def difference_of_texts(words_1, words_2, vocabulary):
    differences = []
    for word in vocabulary:
        differences.append(words_1.count(word) - words_2.count(word))
    return differences

# says: `total = 0` stands inside the loop
# never: plays no part
def difference_of_texts(words_1, words_2, vocabulary):
    for word in vocabulary:
        total = 0
        difference = words_1.count(word) - words_2.count(word)
        if difference < 0:
            difference = -difference
            total += difference
    return total

# says: `+` and `*` stand in each other's place
def predict_price(area, age, weights_area, weights_age, bias):
    return area + weights_area * age + weights_age + bias

# says: The `0.5` in `price += kilometres * 0.5` and the `2` in `price += minutes * 2` have changed places
# never: is wrong
def taxi_price(kilometres, minutes):
    price = 4
    price += kilometres * 0.5
    price += minutes * 2
    return price
