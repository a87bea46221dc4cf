"""A network that reads the mood of sentences: what it is made of, and how it learns from a learner's own."""

from functools import cache
from typing import NamedTuple

import numpy as np

from nn_lesson import data
from nn_lesson.explore.trainer import Adapting, are_ordinary, have_shapes
from nn_lesson.learner import kept_random_state
from nn_lesson.learner.values import are_words
from nn_lesson.neuron import count_words
from nn_lesson.read_the_mood import make_vocabulary, split_rows, train_early
from nn_lesson.words import words_of

UNITS, MOODS, EPOCHS, SEED = 2, 2, 60, 6  # of the course's own training, as in the lesson
OLD, OWN = 28, 4  # sentences in a batch: of the training data, and of the learner's own
RATE, STEPS = 0.1, 60  # of training on
LEAST = 1e-300  # probability that counts: its logarithm can be computed


class Trained(NamedTuple):
    """What a network has learned: a row of `weights_1` in its `parameters` for each word of its `vocabulary`."""

    vocabulary: list
    parameters: tuple


class Examples(NamedTuple):
    """Sentences as they were written and as lists of words, and their moods: 0 for bad, 1 for good."""

    texts: list
    words: list
    moods: np.ndarray


@cache
def examples():
    """The sentences of the lesson to train on, and those for validation; those of the test stay out of sight."""
    texts, moods, _topics = data.sentences()
    words = [words_of(text) for text in texts]
    parts = split_rows(np.arange(len(texts)), data.PARTS["train"], data.PARTS["validation"])
    return [Examples([texts[i] for i in rows], [words[i] for i in rows], moods[rows]) for rows in parts[:2]]


@cache
def course_network():
    """The network that lesson 9 trains, from its seed."""
    training, validation = examples()
    sentences, moods = training.words + validation.words, np.append(training.moods, validation.moods)
    rows = np.split(np.arange(len(sentences)), [len(training.words)])
    vocabulary = make_vocabulary(sentences, rows[0])
    bags = as_bags(sentences, vocabulary)
    with kept_random_state():
        np.random.seed(SEED)
        start = (
            np.random.randn(len(vocabulary), UNITS) / np.sqrt(len(vocabulary)),
            np.zeros(UNITS),
            np.random.randn(UNITS, MOODS) / np.sqrt(UNITS),
            np.zeros(MOODS),
        )
        parameters = train_early(start, bags, moods, *rows, EPOCHS)
    return Trained(vocabulary, parameters)


def as_bags(sentences, vocabulary):
    """A row of counts for each sentence."""
    return np.array([count_words(words, vocabulary) for words in sentences], float).reshape(-1, len(vocabulary))


def unusable(trained):
    """A sentence saying why what was passed cannot read sentences; "" where it can."""
    if not isinstance(trained, tuple | list) or len(trained) != 2 or not are_words(trained[0]):
        return "Pass the list of words with what was trained on it, in brackets: `(vocabulary, parameters)`."
    vocabulary, parameters = trained
    if not isinstance(parameters, tuple | list) or len(parameters) != 4:
        return "The parameters are four arrays: `weights_1`, `biases_1`, `weights_2`, `biases_2`."
    if not have_shapes(parameters, len(vocabulary), MOODS):
        return (
            f"The parameters do not fit. With {len(vocabulary)} words in the vocabulary, `weights_1` has as many "
            "rows, and there are 2 scores, for bad and for good."
        )
    if not are_ordinary(parameters):
        return "The parameters are no ordinary numbers. Train again, with a smaller learning rate."
    return ""


class Reader(Adapting):
    """A network as it was trained, and a copy that learns from a learner's own sentences.

    `grow`, `predict` and `train` are `make_vocabulary`, `predict_digits` and `train_digits`, the learner's or not.
    """

    last = STEPS

    def __init__(self, trained, grow, predict, train):
        self.trained, self.grow, self.predict, self.train = trained, grow, predict, train
        self.own = {}  # words: mood
        self.training, self.validation = examples()
        self.rewind()

    def rewind(self):
        """Back to the network as it was trained, with a weight of 0 for each new word of the learner's."""
        super().rewind()
        grown = self.grow(*self.sentences()) if self.own else []
        self.vocabulary = list(dict.fromkeys([*self.trained.vocabulary, *grown]))
        new = len(self.vocabulary) - len(self.trained.vocabulary)
        weights_1, *others = self.trained.parameters
        self.parameters = np.vstack([weights_1, np.zeros((new, np.shape(weights_1)[1]))]), *others
        self.bags = as_bags(self.training.words, self.vocabulary)
        self.validation_bags = as_bags(self.validation.words, self.vocabulary)
        self.own_bags = as_bags(self.own, self.vocabulary)

    def sentences(self):
        """What the vocabulary is made of, for `make_vocabulary`: the words that are there, then own sentences."""
        return [list(self.trained.vocabulary), *map(list, self.own)], list(range(1 + len(self.own)))

    def keep(self, words, mood):
        """Remember a sentence of the learner's; one that is there already gets the mood that was said last."""
        self.own[tuple(words)] = mood
        self.rewind()

    def goods(self, bags):
        """The probability of good for each bag."""
        return self.predict(self.parameters, bags)[:, 1]

    def pushes(self, bag):
        """How much the score of good, less that of bad, falls without each of the words of a bag."""
        places = np.flatnonzero(bag)
        without = np.where(np.eye(len(bag), dtype=bool)[places], 0, bag)
        bad, good = np.log(np.maximum(self.predict(self.parameters, np.vstack([bag, without])), LEAST)).T
        lead = good - bad
        return dict(zip(places.tolist(), lead[0] - lead[1:], strict=True))

    def nearest(self, bag, count):
        """The training sentences whose bags point most nearly the same way: rows, and the cosines."""
        lengths = np.linalg.norm(self.bags, axis=1) * np.linalg.norm(bag)
        cosines = self.bags @ bag / np.where(lengths > 0, lengths, 1)
        rows = np.argsort(-cosines, kind="stable")[:count]
        return [(row, cosines[row]) for row in rows if cosines[row] > 0]

    @property
    def own_moods(self):
        return np.array(list(self.own.values()))

    def _learn(self):
        """Take a step with some of the learner's sentences among those of the training data."""
        with kept_random_state():
            np.random.seed(self.step)  # the same start takes the same steps again
            old = np.random.randint(len(self.bags), size=OLD)
            mine = np.random.randint(len(self.own), size=OWN)
        bags = np.vstack([self.bags[old], self.own_bags[mine]])
        moods = np.append(self.training.moods[old], self.own_moods[mine])
        self.parameters = self.train(self.parameters, bags, moods, 1, RATE)

    def _shares(self):
        pairs = (self.validation_bags, self.validation.moods), (self.own_bags, self.own_moods)
        return [float(np.mean((self.goods(bags) > 0.5) == due)) for bags, due in pairs]
