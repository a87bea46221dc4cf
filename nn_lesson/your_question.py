"""Lesson 11: four steps from a question to an honest answer."""

import numpy as np


def split(count, seed):
    """The rows 0 to count - 1, shuffled, in three parts: six tenths for training, two for validation, the rest."""
    order = np.random.default_rng(seed).permutation(count)
    training, validation = count * 6 // 10, count * 2 // 10
    return order[:training], order[training : training + validation], order[training + validation :]


def scale_by(train, rows):
    """The rows, moved and scaled so that each column of the training rows has mean 0 and standard deviation 1."""
    mean, spread = train.mean(axis=0), train.std(axis=0)
    spread = np.where(spread == 0, 1, spread)  # a column that never changes
    return (rows - mean) / spread


def baseline(train, labels):
    """The share of the labels that are the commonest label of the training rows."""
    commonest = np.bincount(train).argmax()
    return np.mean(labels == commonest)


def uncertainty(share, count):
    """The standard error of a share: how far it lies, usually, from that of endless samples."""
    return np.sqrt(share * (1 - share) / count)
