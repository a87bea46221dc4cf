"""Lesson 0: `predict_price` and `count_words`."""

from nn_lesson import neuron
from nn_lesson.practice.exercise import Exercise, Slip, number

ANIMALS = ["cat", "dog", "bird", "fish", "catfish", "horse", "cow"]


def words_and_vocabulary(rng):
    vocabulary = rng.sample(ANIMALS, rng.randint(2, 4))
    return rng.choices(ANIMALS, k=rng.randint(5, 9)) + vocabulary[:1], vocabulary


def house_and_weights(rng):
    return rng.randint(50, 180), rng.randint(1, 80), number(rng, 1, 4), number(rng, -3, -0.5), rng.randint(10, 90)


def swapped(area, age, weights_area, weights_age, bias):
    return weights_age * area + weights_area * age + bias


PREDICT_PRICE = Exercise(
    reference=neuron.predict_price,
    cases=[(80, 10, 2, -1, 50), (120, 40, 2.5, -1.5, 30), (65, 5, 3, -0.5, -20)],
    fresh=house_and_weights,
    by_hand=lambda rng: (rng.choice([60, 80, 100]), rng.choice([10, 20, 50]), rng.choice([2, 3]), -1, 40),
    slips=[
        Slip(
            "no_bias",
            lambda area, age, w_area, w_age, bias: w_area * area + w_age * age,
            "The bias does not count. It is added at the end.",
        ),
        Slip(
            "no_age",
            lambda area, age, w_area, w_age, bias: w_area * area + bias,
            "The age does not count.",
        ),
        Slip(
            "no_area",
            lambda area, age, w_area, w_age, bias: w_age * age + bias,
            "The area does not count.",
        ),
        Slip(
            "swapped",
            swapped,
            "The weights have changed places: each of them belongs to its own input.",
        ),
        Slip(
            "minus_age",
            lambda area, age, w_area, w_age, bias: w_area * area - w_age * age + bias,
            "The age's product is subtracted. Its weight has a sign of its own already, so add it.",
        ),
        Slip(
            "minus_bias",
            lambda area, age, w_area, w_age, bias: w_area * area + w_age * age - bias,
            "The bias is subtracted. Add it.",
        ),
        Slip(
            "bias_multiplied",
            lambda area, age, w_area, w_age, bias: (w_area * area + w_age * age) * bias,
            "The bias is multiplied. Add it.",
        ),
        Slip(
            "no_weights",
            lambda area, age, w_area, w_age, bias: area + age + bias,
            "The weights do not count: the inputs are added as they are.",
        ),
        Slip(
            "weights_added",
            lambda area, age, w_area, w_age, bias: area + w_area + age + w_age + bias,
            "Inputs and weights are added. Each input should be multiplied by its weight.",
        ),
        Slip(
            "bias_twice",
            lambda area, age, w_area, w_age, bias: (w_area * area + bias) + (w_age * age + bias),
            "The bias is added twice. Once is enough.",
        ),
        Slip(
            "brackets",
            lambda area, age, w_area, w_age, bias: w_area * area + w_age * (age + bias),
            "The bias is multiplied by a weight, too: look at the brackets.",
        ),
    ],
    hints=[
        "A weighted sum: each input times its weight, all added up, and the bias on top.",
        "There are two inputs, `area` and `age`, so there are two products. The weights have the inputs' "
        "names in theirs.",
        "The product for the area is `weights_area * area`. Make the other one in the same way, and add `bias`.",
    ],
)


COUNT_WORDS = Exercise(
    reference=neuron.count_words,
    cases=[
        (["the", "cat", "and", "the", "dog"], ["cat", "dog", "the"]),
        (["watch", "birds", "watch"], ["birds", "fish", "watch"]),
        (["catfish", "cat", "fish", "cat", "cat"], ["fish", "cat"]),
        (["yes", "no", "no", "yes", "no", "yes", "no"], ["yes", "maybe", "no", "so"]),
    ],
    fresh=words_and_vocabulary,
    slips=[
        Slip(
            "once_only",
            lambda words, vocabulary: [int(word in words) for word in vocabulary],
            "Each word is marked as there or not there. Count how often it is there.",
        ),
        Slip(
            "parts_of_words",
            lambda words, vocabulary: [" ".join(words).count(word) for word in vocabulary],
            "Parts of longer words are counted, too: “cat” in “catfish”. Count in the list, not in one long text.",
        ),
        Slip(
            "vocabulary_in_vocabulary",
            lambda words, vocabulary: [vocabulary.count(word) for word in vocabulary],
            "It counts in the vocabulary. Count in `words`.",
        ),
        Slip(
            "per_word",
            lambda words, vocabulary: [words.count(word) for word in words],
            "There is one number for each word of the text. There should be one for each word of the vocabulary.",
        ),
        Slip(
            "words_in_vocabulary",
            lambda words, vocabulary: [vocabulary.count(word) for word in words],
            "The two lists have changed places: go through the vocabulary, and count in `words`.",
        ),
        Slip(
            "own_words",
            lambda words, vocabulary: [words.count(word) for word in dict.fromkeys(words)],
            "It counts the text's own words. The vocabulary decides which words are counted, and in which order.",
        ),
        Slip(
            "sorted",
            lambda words, vocabulary: [words.count(word) for word in sorted(vocabulary)],
            "The counts come in the order of the alphabet. Keep the order of the vocabulary.",
        ),
        Slip(
            "length",
            lambda words, vocabulary: [len(word) for word in vocabulary],
            "These are the lengths of the words.",
        ),
        Slip(
            "total",
            lambda words, vocabulary: sum(words.count(word) for word in vocabulary),
            "All counts are added up to one number. Keep one number for each word of the vocabulary.",
        ),
        Slip(
            "first_only",
            lambda words, vocabulary: [words.count(vocabulary[0])],
            "There is only the first count. Does `return` stand inside the loop? Move it to the left.",
        ),
        Slip(
            "empty",
            lambda words, vocabulary: [],
            "The list is still empty. Append each count to it.",
        ),
        Slip(
            "only_present",
            lambda words, vocabulary: [words.count(word) for word in vocabulary if word in words],
            "Words that do not occur are left out. Each of them needs its 0, so that all rows are equally long.",
        ),
    ],
    hints=[
        "Go through the vocabulary, word by word. For each word you need one number.",
        "`words.count(word)` is that number. It has to get into the list `counts`.",
        "A list grows with `counts.append(...)`. Put the number of the hint before in the place of the dots.",
    ],
)

EXERCISES = [PREDICT_PRICE, COUNT_WORDS]
