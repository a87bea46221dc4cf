"""Lesson 9, further: `frequent_words` and `sentence_similarity`."""

import numpy as np

from nn_lesson.practice.exercise import task
from nn_lesson.practice.exercises.read_the_mood import SPOKEN


def frequent_words(sentences, count):
    """Each word that at least `count` of the sentences have, once, as they come; a sentence is a list of words."""
    frequent = []
    for sentence in sentences:
        for word in sentence:
            having = [other for other in sentences if word in other]
            if len(having) >= count and word not in frequent:
                frequent.append(word)
    return frequent


def sentence_similarity(first, second):
    """The cosine similarity of the bags of words of two sentences, each a list of words."""
    vocabulary = sorted({*first, *second})
    u = np.array([first.count(word) for word in vocabulary])
    v = np.array([second.count(word) for word in vocabulary])
    return np.dot(u, v) / (np.dot(u, u) * np.dot(v, v)) ** 0.5


FURTHER = [
    task(
        frequent_words,
        lambda rng: ([[*rng.choices(SPOKEN[:5], k=3), "film"] for _ in range(3)], 2),
        [
            ([["the", "soup", "was", "cold"], ["cold", "and", "the", "end"]], 2),
            ([["very", "very", "good"], ["not", "good"], ["not", "long"]], 2),  # twice in one sentence
            ([["good", "film"], ["good", "soup"], ["film", "good"]], 3),
            ([["cold"], ["soup", "was", "soup"]], 1),
        ],
        "Your `make_vocabulary` has the loops already. Which question does each word have to answer more?",
        "For one word, count the sentences that have it; `word in other` says whether one has.",
        "`[other for other in sentences if word in other]` are those sentences. Are there at least `count`?",
        slips="""
        words: other in sentences if word in other -> w in sum(sentences, []) if w == word; [other -> [w
            A word that one sentence has twice counts twice here. Count the sentences that have it.
        """,
    ),
    task(
        sentence_similarity,
        lambda rng: (rng.choices(SPOKEN[:5], k=rng.randint(2, 4)), rng.choices(SPOKEN[:5], k=5)),
        [
            (["good", "soup"], ["good", "film"]),
            (["not", "good", "not", "long"], ["good", "not", "cold"]),
            (["good", "film"], ["cold", "soup", "was"]),
            (["very", "very", "very", "good"], ["very", "good", "good"]),
        ],
        "Two sentences are two bags of words. Which number of lesson 1 compares two rows of numbers?",
        "The bags need one vocabulary: all words of both, each once. Count; then comes the cosine.",
        "`{*first, *second}` has each word once. With the counts in `u` and `v`, divide `np.dot(u, v)` by the "
        "roots of `np.dot(u, u)` and of `np.dot(v, v)`.",
    ),
]
