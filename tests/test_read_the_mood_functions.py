"""The functions of lesson 9 against scikit-learn; and what the lesson says of its network, from many seeds."""

import numpy as np
import pytest
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.metrics import log_loss

from nn_lesson import data, network
from nn_lesson.neuron import count_words
from nn_lesson.read_the_mood import add_pairs, make_vocabulary, split_rows, train_early
from nn_lesson.words import words_of


def test_the_three_parts_have_every_row_once():
    order = np.random.default_rng(5).permutation(20)
    training, validation, test = split_rows(order, 12, 3)
    assert [len(training), len(validation), len(test)] == [12, 3, 5]
    assert np.array_equal(np.concatenate([training, validation, test]), order)


def test_a_vocabulary_and_its_counts_are_scikit_learns():
    sentences = [words_of(text) for text in data.sentences().texts]
    vocabulary = make_vocabulary(sentences, range(450))
    theirs = CountVectorizer(analyzer=lambda words: words).fit(sentences[:450])
    assert sorted(vocabulary) == sorted(theirs.vocabulary_) and len(vocabulary) == len(set(vocabulary))
    assert vocabulary == list(dict.fromkeys(sum(sentences[:450], [])))
    bags = np.array([count_words(words, sorted(vocabulary)) for words in sentences])
    assert np.array_equal(bags, theirs.transform(sentences).toarray())


def test_pairs_are_scikit_learns_words_and_bigrams():
    words = "the soup was not good".split()
    analyse = CountVectorizer(ngram_range=(1, 2), tokenizer=str.split, token_pattern=None).build_analyzer()
    assert add_pairs(words) == analyse(" ".join(words))
    assert add_pairs(["not"]) == ["not"] and add_pairs([]) == []


def test_training_early_gives_back_the_epoch_with_the_least_validation_error():
    rng = np.random.default_rng(6)
    inputs, labels = rng.normal(size=(60, 5)), rng.integers(2, size=60)  # nothing to learn: it turns soon
    start = rng.normal(size=(5, 4)), np.zeros(4), rng.normal(size=(4, 2)), np.zeros(2)
    training, validation = np.arange(30), np.arange(30, 60)

    def error(parameters):
        probabilities = network.predict_digits(parameters, inputs[validation])
        return log_loss(labels[validation], probabilities)

    each = [start]
    for _ in range(200):
        each.append(network.train_digits(each[-1], inputs[training], labels[training], 1, 0.1))
    best = train_early(start, inputs, labels, training, validation, 200)
    assert error(best) == pytest.approx(min(map(error, each[1:])))
    assert error(best) < error(each[-1]) - 0.01


SEEDS = [range(4), pytest.param(range(4, 20), marks=pytest.mark.slow)]


@pytest.mark.parametrize("seeds", SEEDS, ids=["four seeds", "the others"])
def test_from_every_seed_the_network_reads_more_of_the_test_than_counting_good_and_bad_words(seeds):
    texts, moods, _topics = data.sentences()
    words, (bad, good) = [words_of(text) for text in texts], data.mood_words()
    train, validation, test = split_rows(np.arange(len(texts)), 450, 90)
    vocabulary = make_vocabulary(words, train)
    bags = np.array([count_words(sentence, vocabulary) for sentence in words])
    lead = np.array([sum((word in good) - (word in bad) for word in sentence) for sentence in words])
    counted = max(np.mean((lead >= least)[test] == moods[test]) for least in (0, 1))
    for seed in seeds:
        np.random.seed(seed)
        weights_1, weights_2 = np.random.randn(len(vocabulary), 2), np.random.randn(2, 2)
        start = weights_1 / np.sqrt(len(vocabulary)), np.zeros(2), weights_2 / np.sqrt(2), np.zeros(2)
        best = train_early(start, bags, moods, train, validation, 60)
        right = np.mean(network.predict_digits(best, bags[test]).argmax(axis=1) == moods[test])
        assert right > counted + 0.05 > 0.7, seed
