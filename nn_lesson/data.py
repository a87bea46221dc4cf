"""The data of the lessons."""

import functools
from pathlib import Path
from typing import NamedTuple

import numpy as np

# Lesson 0: houses of one town, and of a town where land is dearer. Area in m², age in years, price in thousands.
HOUSES = np.array(
    [[60, 30, 150], [80, 10, 280], [95, 45, 205], [110, 5, 330], [125, 60, 275], [140, 20, 400], [165, 15, 440]]
)
HOUSES_ELSEWHERE = np.array(
    [[50, 20, 265], [65, 50, 295], [75, 5, 410], [90, 35, 370], [105, 10, 490], [120, 60, 445], [130, 25, 540]]
)

# Lesson 1: which of the two weight vectors is more like the input?
INPUT_VECTOR = np.array([1.72, 1.23])
WEIGHTS_1 = np.array([1.26, 0.0])
WEIGHTS_2 = np.array([2.17, 0.32])

# Lesson 2: a first classification problem, and a neuron that gets one of the two right.
INPUT_VECTORS = np.array([[1.66, 1.56], [2.0, 1.5]])
TARGETS = np.array([1, 0])
WEIGHTS = np.array([1.45, -0.66])
BIAS = 0.0

# Lesson 6: eight points that no single neuron can all get right, and targets for which it can.
TRAINING_VECTORS = np.array([[3, 1.5], [2, 1], [4, 1.5], [3, 4], [3.5, 0.5], [2, 0.5], [5.5, 1], [1, 1]])
TRAINING_TARGETS = np.array([0, 1, 0, 1, 0, 1, 1, 0])
SEPARABLE_TARGETS = np.array([0, 1, 0, 1, 0, 1, 0, 1])

# Lesson 7: clouds of points for the playground.

REACH = 3  # of a cloud, to every side


def _cloud(function):
    """A data set of `count` points from `function(count, rng)`, which gives inputs between -1 and 1, and targets.

    `noise` is the standard deviation of what is added to each input.
    """

    @functools.wraps(function)
    def make(count=200, noise=0.0, seed=0):
        rng = np.random.default_rng(seed)
        inputs, targets = function(count, rng)
        return REACH * inputs + noise * rng.normal(size=inputs.shape), targets.astype(int)

    return make


@_cloud
def xor(count, rng):
    """Target 1 where exactly one of the two inputs is positive."""
    inputs = rng.uniform(0.08, 0.95, (count, 2)) * rng.choice([-1, 1], (count, 2))
    return inputs, inputs[:, 0] * inputs[:, 1] < 0


@_cloud
def circles(count, rng):
    """A disc, target 1, inside a ring, target 0."""
    targets = np.arange(count) % 2
    radius = np.where(targets == 1, rng.uniform(0, 0.4, count), rng.uniform(0.65, 0.95, count))
    angle = rng.uniform(0, 2 * np.pi, count)
    return radius[:, None] * np.column_stack([np.cos(angle), np.sin(angle)]), targets


@_cloud
def moons(count, rng):
    """Two half circles, each with an end inside the other."""
    targets = np.arange(count) % 2
    angle = rng.uniform(0, np.pi, count)
    upper = np.column_stack([np.cos(angle) - 0.5, np.sin(angle) - 0.25])
    inputs = 0.6 * np.where(targets[:, None] == 1, -upper, upper)
    return inputs + 0.04 * rng.normal(size=inputs.shape), targets


@_cloud
def spirals(count, rng):
    """Two arms that wind around each other, from the middle outwards."""
    targets = np.arange(count) % 2
    along = np.sqrt(rng.uniform(0.01, 1, count))
    angle = 1.25 * 2 * np.pi * along + np.pi * targets
    return 0.95 * along[:, None] * np.column_stack([np.cos(angle), np.sin(angle)]), targets


# Lesson 8: handwritten digits. Where they come from, and their licence: digits.txt.


class Digits(NamedTuple):
    """`images` has a row of 8 x 8 numbers from 0 (paper) to 1 (ink) for each digit, `labels` what the digit is."""

    images: np.ndarray
    labels: np.ndarray

    def __getitem__(self, rows):
        return Digits(self.images[rows], self.labels[rows])


def digits(new_writers=False):
    """1,797 digits in three parts: for training (1,197), for validation (240) and for the test (360).

    They are mixed, so that each part may hold digits of the same people. With `new_writers` they stay in the order
    of the data set, so that the last part was written, most of it, by people whose digits the first does not hold.
    """
    with np.load(Path(__file__).with_name("digits.npz")) as file:
        whole = Digits(file["images"] / 16, file["labels"].astype(int))
    order = np.arange(len(whole.labels))
    if not new_writers:
        np.random.default_rng(0).shuffle(order)
    return [whole[rows] for rows in np.split(order, [1197, 1437])]


# Lesson 9: sentences, written for this course, and two lists of common words that tell a mood: sentences.txt.

MOODS = "bad", "good"
TOPICS = "film", "meal", "journey"
PARTS = {"train": 450, "validation": 90, "test": 180}  # sentences of each, in this order


class Sentences(NamedTuple):
    """`moods` has a 1 for each good one of the `texts`, a 0 for each bad one; `topics` has places in `TOPICS`."""

    texts: list
    moods: np.ndarray
    topics: np.ndarray


def sentences():
    """720 sentences on films, meals and journeys, part by part."""
    rows = [line.split(maxsplit=3) for line in _written() if line.startswith(tuple(PARTS))]
    moods = np.array([MOODS.index(mood) for _part, mood, _topic, _text in rows])
    topics = np.array([TOPICS.index(topic) for _part, _mood, topic, _text in rows])
    return Sentences([text for *_, text in rows], moods, topics)


def mood_words():
    """A list of 60 bad words and one of 60 good ones: common words that most people would think of."""
    return [
        [word for line in _written() if line.startswith(f"words {mood}:") for word in line.split()[2:]]
        for mood in MOODS
    ]


def _written():
    return Path(__file__).with_name("sentences.txt").read_text(encoding="utf-8").splitlines()
