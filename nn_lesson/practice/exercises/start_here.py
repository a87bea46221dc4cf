"""Lesson 0: `predict_price` and `count_words`."""

from nn_lesson import neuron
from nn_lesson.practice.exercise import Exercise, number
from nn_lesson.practice.slips import table

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
        (50, 20, 0.123457, -0.3, 0.25),  # one with many decimals, which rounding would lose
    ],
    fresh=house_and_weights,
    by_hand=lambda rng: (rng.choice([60, 80, 100]), rng.choice([10, 20, 50]), rng.choice([2, 3]), -1, 40),
    slips=table(
        neuron.predict_price,
        """
        no_age: weights_area * area + bias
            The age does not count.
        no_area: weights_age * age + bias
            The area does not count.
        area_only: weights_area * area
            This is the product of the area alone. A sum on a line of its own is lost: store it, or return it.
        age_only: weights_age * age
            This is the product of the age alone.
        bias_only: bias
            This is the bias alone: both products are missing.
        swapped: weights_age * area + weights_area * age + bias
            The weights have changed places: each of them belongs to its own input.
        minus_age: weights_area * area - weights_age * age + bias
            The age's product is subtracted. Its weight has a sign of its own already, so add it.
        sign_lost: weights_area * area + abs(weights_age) * age + bias
            The sign of the age's weight is lost. Where it is negative, age makes cheaper.
        no_weights: area + age + bias
            The weights do not count: the inputs are added as they are.
        weights_only: weights_area + weights_age + bias
            The inputs do not count: the weights are added as they are.
        weights_added: area + weights_area + age + weights_age + bias
            Inputs and weights are added. Each input should be multiplied by its weight.
        brackets_around_sum: weights_area * (area + weights_age) * age + bias
            The area and the weight of the age are added first. Each input should be multiplied by its own weight.
        age_weight_twice_no_bias: weights_age * (area + age) - bias
            Both inputs are multiplied by the weight of the age, and the bias is subtracted. The area has a weight
            of its own, and the bias is added.
        sums_multiplied: (area + age) * (weights_area + weights_age) + bias
            The inputs are added, the weights are added, and the sums are multiplied. Each input should meet its
            own weight only.
        sums_for_products: (weights_area + area) * (weights_age + age) + bias
            `+` and `*` have changed places: each input is multiplied by its weight, and these products are added.
        products_multiplied: weights_area * area * weights_age * age + bias
            The two products are multiplied with each other. They should be added.
        area_weight_for_both: weights_area * (area + age) + bias
            Both inputs are multiplied by the weight of the area. The age has one of its own.
        age_weight_for_both: weights_age * (area + age) + bias
            Both inputs are multiplied by the weight of the age. The area has one of its own.
        area_twice: weights_area * area + weights_age * area + bias
            Both weights meet the area. The weight of the age should meet the age.
        age_twice: weights_area * age + weights_age * age + bias
            Both weights meet the age. The weight of the area should meet the area.
        signs_lost: abs(weights_area * area + weights_age * age + bias)
            A price below 0 loses its sign. Such a price makes no sense, but it is what this model answers.
        all_minus: weights_area * area - weights_age * age - bias
            The age's product and the bias are subtracted. Their signs are in the numbers already: add them.
        thousands: 1000 * (weights_area * area + weights_age * age + bias)
            The answer is multiplied by 1000. Leave it in thousands.
        divided: area / weights_area + age / weights_age + bias
            The inputs are divided by their weights. Multiply.
        power: area ** weights_area + age ** weights_age + bias
            The inputs are raised to a power. One `*` multiplies, two make a power.
        bias_weighted: weights_area * (area + weights_age * age + bias)
            Everything is multiplied by the area's weight: look at the brackets.
        not_below_zero: max(0, weights_area * area + weights_age * age + bias)
            Prices below 0 become 0. Such a price makes no sense, but it is what this model answers: return it.
        fixed_numbers: 1 * area + -1 * age + 100
            The weights and the bias are always 1, −1 and 100 here. Use those that are passed in.
        fixed_weights: 1 * area + -1 * age + bias
            The weights are always 1 and −1 here. Use those that are passed in.
        fixed_weight_of_age: weights_area * area + -1 * age + bias
            The weight of the age is always −1 here. Use the one that is passed in.
        """,
    ),
    hints=[
        "A weighted sum: each input times its weight, all added up, and the bias on top.",
        "There are two inputs, `area` and `age`, so there are two products. "
        "The weights have the inputs' names in theirs.",
        "The product for the area is `weights_area * area`. Make the one for the age in the same way. "
        "Then `return` both products and the `bias`, added up.",
    ],
)


def count_words(words, vocabulary):
    """The lesson's loop as a learner fills it in."""
    counts = []
    for word in vocabulary:
        counts.append(words.count(word))
    return counts


COUNT_WORDS = Exercise(
    reference=neuron.count_words,
    cases=[
        (["the", "cat", "and", "the", "dog"], ["cat", "dog", "the"]),
        (["watch", "birds", "watch"], ["birds", "fish", "watch"]),
        (["catfish", "cat", "fish", "cat", "cat"], ["fish", "cat"]),
        (["catfish", "cat", "catfish"], ["cat", "catfish"]),
        (["yes", "no", "no", "yes", "no"], ["yes", "maybe", "no", "so"]),
    ],
    fresh=words_and_vocabulary,
    by_hand=text_to_count,
    slips=table(
        count_words,
        """
        once_only: words.count(word) -> int(word in words)
            Each word is marked as there or not there. Count how often it is there.
        same_word: words.count(word) -> words.count("cat")
            Every number counts the word “cat”. Count the word whose turn it is.
        one_word_only: words.count(word) -> words.count(vocabulary[0])
            Every number counts the same word. It should be the word whose turn it is.
        parts_of_words: words.count(word) -> " ".join(words).count(word)
            Parts of longer words are counted, too: “cat” in “catfish”. Only a whole word counts.
        found_within: words.count(word) -> sum(other in word for other in words)
            `in` finds a word within a longer one, too: “fish” in “catfish”. Ask with `==` whether it is the same.
        one_more_number: return counts -> return [0, *counts]
            There is a 0 too many at the beginning. Begin with an empty list.
        vocabulary_in_vocabulary: words.count(word) -> vocabulary.count(word)
            Every count is 1. Count in `words`, which is the text.
        per_word: for word in vocabulary -> for word in words
            There is one number for each word of the text. There should be one for each word of the vocabulary.
        words_in_vocabulary: [vocabulary.count(word) for word in words]
            The two lists have changed places: go through the vocabulary, and count in `words`.
        own_words: list({word: words.count(word) for word in words}.values())
            It counts the text's own words. The vocabulary decides which words are counted, and in which order.
        sorted: for word in vocabulary -> for word in sorted(vocabulary)
            The counts come in the order of the alphabet. Keep the order of the vocabulary.
        length: words.count(word) -> len(word)
            These are the lengths of the words. Count how often each of them stands in `words`.
        total: sum(words.count(word) for word in vocabulary)
            All counts are added up to one number. Keep one number for each word of the vocabulary.
        first_only: counts.append(words.count(word)) -> return [words.count(word)]
            There is only the first count. Does a `return` or `break` end the loop in its first round?
        empty: counts.append(words.count(word)) -> words.count(word)
            The list is still empty. Append each count to it.
        only_present: [words.count(word) for word in vocabulary if word in words]
            Words that do not occur are left out. Each of them needs its 0, so that all rows are equally long.
        ones_for_present: [1 for word in vocabulary if word in words]
            There is a 1 for each word that occurs. Count how often, and keep a 0 for those that do not occur.
        in_order_of_text: [words.count(word) for word in words if word in vocabulary]
            The numbers come in the order of the text. Go through the vocabulary, not through the text.
        cat_alone: words.count("cat")
            This counts the word “cat” alone. Count each word of the vocabulary, and keep the counts in a list.
        whole_vocabulary: words.count(vocabulary)
            The answer is always 0: what is asked for never stands in `words`. Ask for `word`, without quotes.
        running: def count_words(words, vocabulary):
            |     counts, count = [], 0
            |     for word in vocabulary:
            |         count += words.count(word)
            |         counts.append(count)
            |     return counts
            Each count goes on from the one before. Begin with 0 for each word of the vocabulary.
        share: words.count(word) -> words.count(word) / len(words)
            These are shares of the whole text. Do not divide: the counts themselves are wanted.
        places: words.count(word) -> vocabulary.index(word)
            These are the places in the vocabulary: 0, 1, 2 and so on. Append the count of each word.
        index: words.count(word) -> words.index(word)
            `.index` says where a word comes first. How often it is there, `.count` says.
        one_each_time: [1 for word in vocabulary for other in words if other == word]
            There is a 1 for each time that a word occurs. Keep one number for each word of the vocabulary.
        length_of_text: words.count(word) -> len(words)
            Each number is how many words the text has. Count one word of the vocabulary at a time.
        backwards: for word in vocabulary -> for word in vocabulary[::-1]
            The counts come in the opposite order. Keep the order of the vocabulary.
        sorted_counts: return counts -> return sorted(counts)
            The counts are sorted by size. Keep the order of the vocabulary.
        words: words.count(word) -> word
            These are the words of the vocabulary. Append the count of each, not the word.
        present_words: [word for word in vocabulary if word in words]
            These are words. For each word of the vocabulary there should be a number.
        texts: words.count(word) -> str(words.count(word))
            The counts are texts, such as `'1'`. Leave them as numbers.
        pairs: words.count(word) -> (word, words.count(word))
            Each word comes with its count. Return the counts alone: the vocabulary says already which word is
            which.
        lists_of_two: words.count(word) -> [word, words.count(word)]
            Each word comes with its count. Return the counts alone: the vocabulary says already which word is
            which.
        dictionary: {word: words.count(word) for word in vocabulary}
            The counts are in a dictionary. A model takes numbers only: return a list of the counts, in the order
            of the vocabulary.
        dictionary_of_text: {word: words.count(word) for word in words}
            These are the counts of the text's own words, in a dictionary. Return a list: one count for each word
            of the vocabulary.
        """,
    ),
    hints=[
        "Go through the vocabulary, word by word. For each word you need one number.",
        "`words.count(word)` is that number. It has to get into the list `counts`.",
        "A list grows with `counts.append(...)`. Put the number of the hint before in the place of the dots.",
    ],
)

EXERCISES = [PREDICT_PRICE, COUNT_WORDS]
