"""Lesson 0: `predict_price` and `count_words`."""

from nn_lesson import neuron
from nn_lesson.practice.exercise import Exercise, Slip, number

LONGEST = 6  # more words than that would be cut short in a message
ANIMALS = ["cat", "dog", "bird", "fish", "catfish", "horse", "cow"]


def words_and_vocabulary(rng):
    vocabulary = rng.sample(ANIMALS, rng.randint(2, 4))
    return rng.choices(ANIMALS, k=rng.randint(3, LONGEST - 1)) + vocabulary[:1], vocabulary


def house_and_weights(rng):
    return rng.randint(50, 180), rng.randint(1, 80), number(rng, 1, 4), number(rng, -3, 3), rng.randint(10, 90)


def text_to_count(rng):
    words = ["sun", "rain", "snow"]
    return rng.choices(words, k=5), rng.sample(words, 3)


PREDICT_PRICE = Exercise(
    reference=neuron.predict_price,
    cases=[
        (80, 10, 2, -1, 50),
        (120, 40, 2.5, -1.5, 30),
        (65, 5, 3, 0.5, -20),  # an age that makes dearer
        (30, 60, 1, -2.5, 40),  # a price below 0
    ],
    fresh=house_and_weights,
    by_hand=lambda rng: (rng.choice([60, 80, 100]), rng.choice([10, 20, 50]), rng.choice([2, 3]), -1, 40),
    slips=[  # the area a, the age y, their weights wa and wy, the bias b
        Slip(
            "no_bias",
            lambda a, y, wa, wy, b: wa * a + wy * y,
            "The bias does not count. It is added at the end.",
        ),
        Slip("no_age", lambda a, y, wa, wy, b: wa * a + b, "The age does not count."),
        Slip("no_area", lambda a, y, wa, wy, b: wy * y + b, "The area does not count."),
        Slip(
            "area_only",
            lambda a, y, wa, wy, b: wa * a,
            "This is the product of the area alone. `price + something` on a line of its own changes nothing.",
        ),
        Slip("age_only", lambda a, y, wa, wy, b: wy * y, "This is the product of the age alone."),
        Slip("bias_only", lambda a, y, wa, wy, b: b, "This is the bias alone: both products are missing."),
        Slip(
            "swapped",
            lambda a, y, wa, wy, b: wy * a + wa * y + b,
            "The weights have changed places: each of them belongs to its own input.",
        ),
        Slip(
            "minus_age",
            lambda a, y, wa, wy, b: wa * a - wy * y + b,
            "The age's product is subtracted. Its weight has a sign of its own already, so add it.",
        ),
        Slip(
            "sign_lost",
            lambda a, y, wa, wy, b: wa * a + abs(wy) * y + b,
            "The sign of the age's weight is lost. Where it is negative, age makes cheaper.",
        ),
        Slip("minus_bias", lambda a, y, wa, wy, b: wa * a + wy * y - b, "The bias is subtracted. Add it."),
        Slip(
            "bias_multiplied",
            lambda a, y, wa, wy, b: (wa * a + wy * y) * b,
            "The bias is multiplied. Add it.",
        ),
        Slip(
            "no_weights",
            lambda a, y, wa, wy, b: a + y + b,
            "The weights do not count: the inputs are added as they are.",
        ),
        Slip(
            "no_area_weight",
            lambda a, y, wa, wy, b: a + wy * y + b,
            "The weight of the area does not count: the area is added as it is.",
        ),
        Slip(
            "no_age_weight",
            lambda a, y, wa, wy, b: wa * a + y + b,
            "The weight of the age does not count: the age is added as it is.",
        ),
        Slip(
            "weights_only",
            lambda a, y, wa, wy, b: wa + wy + b,
            "The inputs do not count: the weights are added as they are.",
        ),
        Slip(
            "age_weight_alone",
            lambda a, y, wa, wy, b: wa * a + wy + b,
            "The age itself does not count: its weight is added as it is.",
        ),
        Slip(
            "weights_added",
            lambda a, y, wa, wy, b: a + wa + y + wy + b,
            "Inputs and weights are added. Each input should be multiplied by its weight.",
        ),
        Slip(
            "sums_multiplied",
            lambda a, y, wa, wy, b: (a + y) * (wa + wy) + b,
            "The inputs are added, the weights are added, and the sums are multiplied. "
            "Each input should meet its own weight only.",
        ),
        Slip(
            "products_multiplied",
            lambda a, y, wa, wy, b: wa * a * (wy * y) + b,
            "The two products are multiplied with each other. They should be added.",
        ),
        Slip(
            "area_weight_for_both",
            lambda a, y, wa, wy, b: wa * (a + y) + b,
            "Both inputs are multiplied by the weight of the area. The age has one of its own.",
        ),
        Slip(
            "age_weight_for_both",
            lambda a, y, wa, wy, b: wy * (a + y) + b,
            "Both inputs are multiplied by the weight of the age. The area has one of its own.",
        ),
        Slip(
            "area_twice",
            lambda a, y, wa, wy, b: wa * a + wy * a + b,
            "Both weights meet the area. The weight of the age should meet the age.",
        ),
        Slip(
            "age_twice",
            lambda a, y, wa, wy, b: wa * y + wy * y + b,
            "Both weights meet the age. The weight of the area should meet the area.",
        ),
        Slip(
            "age_and_weight_added",
            lambda a, y, wa, wy, b: wa * a + y + wy + b,
            "The age and its weight are added. They should be multiplied.",
        ),
        Slip(
            "area_and_weight_added",
            lambda a, y, wa, wy, b: wa + a + wy * y + b,
            "The area and its weight are added. They should be multiplied.",
        ),
        Slip(
            "signs_lost",
            lambda a, y, wa, wy, b: abs(wa * a + wy * y + b),
            "A price below 0 loses its sign. Such a price makes no sense, but it is what this model answers.",
        ),
        Slip(
            "all_minus",
            lambda a, y, wa, wy, b: wa * a - wy * y - b,
            "The age's product and the bias are subtracted. Their signs are in the numbers already: add them.",
        ),
        Slip(
            "thousands",
            lambda a, y, wa, wy, b: 1000 * (wa * a + wy * y + b),
            "The answer is multiplied by 1000. Leave it in thousands.",
        ),
        Slip(
            "divided",
            lambda a, y, wa, wy, b: a / wa + y / wy + b,
            "The inputs are divided by their weights. Multiply.",
        ),
        Slip(
            "power",
            lambda a, y, wa, wy, b: float(a) ** wa + float(y) ** wy + b,
            "The inputs are raised to a power. One `*` multiplies, two make a power.",
        ),
        Slip(
            "bias_twice",
            lambda a, y, wa, wy, b: wa * a + wy * y + 2 * b,
            "The bias is added twice. Once is enough.",
        ),
        Slip(
            "brackets",
            lambda a, y, wa, wy, b: wa * a + wy * (y + b),
            "The bias is multiplied by the age's weight, too: look at the brackets.",
        ),
        Slip(
            "bias_weighted",
            lambda a, y, wa, wy, b: wa * (a + wy * y + b),
            "Everything is multiplied by the area's weight: look at the brackets.",
        ),
        Slip(
            "mean",
            lambda a, y, wa, wy, b: (wa * a + wy * y + b) / 2,
            "It is half of the price. A weighted sum is not divided.",
        ),
        Slip(
            "not_below_zero",
            lambda a, y, wa, wy, b: max(0, wa * a + wy * y + b),
            "Prices below 0 become 0. Such a price makes no sense, but it is what this model answers: return it.",
        ),
        Slip(
            "fixed_numbers",
            lambda a, y, wa, wy, b: 2 * a - y + 50,
            "The weights and the bias are always 2, -1 and 50 here. Use those that are passed in.",
        ),
    ],
    hints=[
        "A weighted sum: each input times its weight, all added up, and the bias on top.",
        "There are two inputs, `area` and `age`, so there are two products. "
        "The weights have the inputs' names in theirs.",
        "The product for the area is `weights_area * area`. Make the other one in the same way, and add `bias`.",
    ],
)


COUNT_WORDS = Exercise(
    reference=neuron.count_words,
    cases=[
        (["the", "cat", "and", "the", "dog"], ["cat", "dog", "the"]),
        (["watch", "birds", "watch"], ["birds", "fish", "watch"]),
        (["catfish", "cat", "fish", "cat", "cat"], ["fish", "cat"]),
        (["yes", "no", "no", "yes", "no"], ["yes", "maybe", "no", "so"]),
    ],
    fresh=words_and_vocabulary,
    by_hand=text_to_count,
    slips=[
        Slip(
            "once_only",
            lambda words, vocabulary: [int(word in words) for word in vocabulary],
            "Each word is marked as there or not there. Count how often it is there.",
        ),
        Slip(
            "one_word_only",
            lambda words, vocabulary: [words.count(vocabulary[0]) for _ in vocabulary],
            "Every number counts the same word. It should be the word whose turn it is.",
        ),
        Slip(
            "parts_of_words",
            lambda words, vocabulary: [" ".join(words).count(word) for word in vocabulary],
            "Parts of longer words are counted, too: “cat” in “catfish”. Only a whole word counts.",
        ),
        Slip(
            "vocabulary_in_vocabulary",
            lambda words, vocabulary: [vocabulary.count(word) for word in vocabulary],
            "Each word is counted in the vocabulary, or in itself. Count in `words`.",
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
        Slip(
            "ones_for_present",
            lambda words, vocabulary: [1 for word in vocabulary if word in words],
            "There is a 1 for each word that occurs. Count how often, and keep a 0 for those that do not occur.",
        ),
        Slip(
            "in_order_of_text",
            lambda words, vocabulary: [words.count(word) for word in words if word in vocabulary],
            "The numbers come in the order of the text. Go through the vocabulary, not through the text.",
        ),
        Slip(
            "all_zero",
            lambda words, vocabulary: [0 for _ in vocabulary],
            "All counts are 0: what it counts never stands in the text. Count one word, the one whose turn it is. "
            'In quotation marks, `"word"` is always the same text.',
        ),
        Slip(
            "whole_vocabulary",
            lambda words, vocabulary: 0,
            "The answer is always 0. A whole list never stands in a list of words: ask for one word at a time.",
        ),
        Slip(
            "last_number",
            lambda words, vocabulary: words.count(vocabulary[-1]),
            "Only the last count is left. Does each round replace `counts`? Append to it instead.",
        ),
        Slip(
            "running",
            lambda words, vocabulary: [
                sum(words.count(word) for word in vocabulary[: i + 1]) for i in range(len(vocabulary))
            ],
            "Each count goes on from the one before. Begin with 0 for each word of the vocabulary.",
        ),
        Slip(
            "one_too_many",
            lambda words, vocabulary: [words.count(word) + 1 for word in vocabulary],
            "Every count is 1 too large. Does something begin at 1?",
        ),
        Slip(
            "share",
            lambda words, vocabulary: [words.count(word) / len(words) for word in vocabulary],
            "These are shares of the whole text. Do not divide: the counts themselves are wanted.",
        ),
        Slip(
            "length_of_text",
            lambda words, vocabulary: [len(words) for _ in vocabulary],
            "Each number is how many words the text has. Count one word of the vocabulary at a time.",
        ),
        Slip(
            "backwards",
            lambda words, vocabulary: [words.count(word) for word in vocabulary[::-1]],
            "The counts come in the opposite order. Keep the order of the vocabulary.",
        ),
        Slip(
            "sorted_counts",
            lambda words, vocabulary: sorted(words.count(word) for word in vocabulary),
            "The counts are sorted by size. Keep the order of the vocabulary.",
        ),
        Slip(
            "words",
            lambda words, vocabulary: list(vocabulary),
            "These are the words of the vocabulary. Append the count of each, not the word.",
        ),
        Slip(
            "present_words",
            lambda words, vocabulary: [word for word in vocabulary if word in words],
            "These are words. For each word of the vocabulary there should be a number.",
        ),
        Slip(
            "texts",
            lambda words, vocabulary: [str(words.count(word)) for word in vocabulary],
            "The counts are texts, such as `'1'`. Leave them as numbers.",
        ),
        Slip(
            "pairs",
            lambda words, vocabulary: [(word, words.count(word)) for word in vocabulary],
            "Each word comes with its count. Return the counts alone: the vocabulary says already "
            "which word is which.",
        ),
        Slip(
            "lists_of_two",
            lambda words, vocabulary: [[word, words.count(word)] for word in vocabulary],
            "Each word comes with its count. Return the counts alone: the vocabulary says already "
            "which word is which.",
        ),
        Slip(
            "dictionary",
            lambda words, vocabulary: {word: words.count(word) for word in vocabulary},
            "The counts are in a dictionary. A model takes numbers only: return a list of the counts, "
            "in the order of the vocabulary.",
        ),
        Slip(
            "dictionary_of_text",
            lambda words, vocabulary: {word: words.count(word) for word in words},
            "These are the counts of the text's own words, in a dictionary. Return a list: "
            "one count for each word of the vocabulary.",
        ),
    ],
    hints=[
        "Go through the vocabulary, word by word. For each word you need one number.",
        "`words.count(word)` is that number. It has to get into the list `counts`.",
        "A list grows with `counts.append(...)`. Put the number of the hint before in the place of the dots.",
    ],
)

EXERCISES = [PREDICT_PRICE, COUNT_WORDS]
