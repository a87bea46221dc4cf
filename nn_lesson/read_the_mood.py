"""Lesson 9: from sentences to rows of numbers, and when to stop learning from them."""

import numpy as np

from nn_lesson.network import cross_entropy, predict_digits, train_digits


def split_rows(order, training, validation):
    """The rows in `order`, in three parts: so many for training, so many for validation, and the rest."""
    return order[:training], order[training : training + validation], order[training + validation :]


def make_vocabulary(sentences, rows):
    """Each word of the sentences in these rows, once, as they come; a sentence is a list of words."""
    vocabulary = []
    for row in rows:
        for word in sentences[row]:
            if word not in vocabulary:
                vocabulary.append(word)
    return vocabulary


def train_early(parameters, inputs, labels, train, validation, epochs):
    """Train on the rows `train`; return the parameters with the least error on the rows `validation`."""
    best, least = parameters, np.inf
    for _epoch in range(epochs):
        parameters = train_digits(parameters, inputs[train], labels[train], 1, 0.1)
        error = cross_entropy(predict_digits(parameters, inputs[validation]), labels[validation])
        if error < least:
            best, least = parameters, error
    return best


def add_pairs(words):
    """The words, and after them each two that stand side by side, as one: "not good"."""
    pairs = []
    for i in range(len(words) - 1):
        pairs.append(words[i] + " " + words[i + 1])
    return words + pairs
