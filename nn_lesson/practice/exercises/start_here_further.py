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
            The 4 of the start are missing.
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
        ],
        "Take one word of the vocabulary. How often is it in either text? How far apart are these counts?",
        "Keep a total, and go through the vocabulary. `abs` takes the sign away: `abs(-2)` is 2.",
        "Each round adds to `total` the `abs` of `words_1.count(word)` minus `words_2.count(word)`.",
    ),
]
