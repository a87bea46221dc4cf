"""Lesson 0, further: `taxi_price` and `difference_of_texts`."""

from nn_lesson.practice.exercise import task
from nn_lesson.practice.exercises.start_here import ANIMALS


def taxi_price(kilometres, minutes):
    """What a ride costs: 2 a kilometre, 0.5 a minute, and 4 at the start."""
    return 2 * kilometres + 0.5 * minutes + 4


def difference_of_texts(words_1, words_2, vocabulary):
    """How far apart the counts of each word are in two texts, added up."""
    total = 0
    for word in vocabulary:
        total += abs(words_1.count(word) - words_2.count(word))
    return total


FURTHER = [
    task(
        taxi_price,
        lambda rng: (rng.randint(1, 30), rng.randint(2, 60)),
        [(10, 20), (0, 0), (3, 0), (0, 8), (7.5, 13)],
        "It is a weighted sum once more. Which two numbers are the weights, and which one is the bias?",
        "Two numbers say how much one more of something costs. The third is due for any ride.",
        "One product is `2 * kilometres`. Make the other one, then add both and the 4.",
        slips="""
        no_start: 2 * kilometres + 0.5 * minutes
            The 4 with which every ride starts is missing.
        prices_swapped_no_start: 0.5 * kilometres + 2 * minutes
            The two prices have changed places: it is 2 for a kilometre, and 0.5 for a minute. Besides, the 4 of
            the start are not added.
        start_twice: 2 * kilometres + 4 + 0.5 * minutes + 4
            The start is paid once. Here it counts twice: is it added twice, or doubled in a bracket?
        start_per_kilometre: (2 + 4) * kilometres + 0.5 * minutes
            The 4 are paid for each kilometre here. They are due once for any ride, even a ride of 0 kilometres.
        one_price: 2 * (kilometres + minutes) + 4
            A minute costs 2 here, as much as a kilometre. It costs 0.5: multiply by that, do not divide.
        all_at_2: 2.5 * (kilometres + minutes) + 4
            Both prices are added first. Each belongs to its own number: one to kilometres, one to minutes.
        decimal_comma: 2 * kilometres + 0, 5 * minutes + 4
            A comma makes two things of one. Python writes a point: `0.5`.
        at_least: max(2 * kilometres + 0.5 * minutes, 4)
            The 4 are a least price here. They are paid at the start of every ride, and what it costs comes on top.
        other_order: kilometres * 2 + 0.5 * 4 + minutes
            The numbers have got to the wrong places: the 4 are multiplied, and the minutes stand alone.
        """,
    ),
    task(
        difference_of_texts,
        lambda rng: (rng.choices(ANIMALS, k=4), rng.choices(ANIMALS, k=5), rng.sample(ANIMALS, 3)),
        [
            (["the", "cat", "the"], ["the", "dog"], ["the", "cat", "dog"]),
            (["cat", "cat"], ["cat", "cat", "cat", "dog"], ["cat"]),
            (["sun"], ["rain", "rain", "rain", "sun"], ["rain", "sun"]),
            (["catfish", "fish"], ["cat"], ["cat", "fish"]),
            (["sun", "sun", "wind", "sun"], ["rain"], ["sun", "rain", "wind"]),
        ],
        "Take one word of the vocabulary. How often is it in either text? How far apart are these counts?",
        "Keep a total, and go through the vocabulary. `abs` takes the sign away: `abs(-2)` is 2.",
        "Each round adds to `total` the `abs` of `words_1.count(word)` minus `words_2.count(word)`.",
        slips="""
        each_alone: [abs(words_1.count(word) - words_2.count(word)) for word in vocabulary]
            This has one difference for each word. They are still to be added up to one number.
        how_many_differ: sum(words_1.count(word) != words_2.count(word) for word in vocabulary)
            This counts the words whose counts differ. By how much they differ plays no part yet.
        there_or_not: sum((word in words_1) != (word in words_2) for word in vocabulary)
            This asks only whether a word is there. How often it is there counts, too.
        first_has_more: sum(max(0, words_1.count(word) - words_2.count(word)) for word in vocabulary)
            Only words count of which the first text has more. Where the second has more, they differ, too.
        second_has_more: sum(max(0, words_2.count(word) - words_1.count(word)) for word in vocabulary)
            Only words count of which the second text has more. Where the first has more, they differ, too.
        without_the_first: sum(abs(words_1.count(word) - words_2.count(word)) for word in vocabulary[1:])
            The first word of the vocabulary is left out.
        of_the_sums: abs(sum(words_1.count(w) for w in vocabulary) - sum(words_2.count(w) for w in vocabulary))
            Differences below 0 take away from those above. Take the sign away word by word, before adding.
        squares: sum((words_1.count(word) - words_2.count(word)) ** 2 for word in vocabulary)
            The differences are squared. Take only their signs away, and add them as they are.
        words_that_the_other_lacks: def difference_of_texts(words_1, words_2, vocabulary):
            |     lacking = [word for word in words_1 if word not in words_2]
            |     return len(lacking + [word for word in words_2 if word not in words_1])
            Only words that the other text lacks count. How often a word is there counts, too, and the vocabulary
            says which words do.
        of_the_lengths: abs(len(words_1) - len(words_2))
            This compares how long the texts are. Compare how often each word of the vocabulary is in them.
        largest: max(abs(words_1.count(word) - words_2.count(word)) for word in vocabulary)
            This is the largest difference. All of them are to be added up.
        last_word: abs(words_1.count(vocabulary[-1]) - words_2.count(vocabulary[-1]))
            Only the last word of the vocabulary counts. Begin the total once, above the loop, and let it grow with
            `+=`.
        """,
    ),
]
