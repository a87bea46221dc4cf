"""The data of lessons 7 to 9; those of the other lessons are compared where the lessons use them."""

from collections import Counter

import numpy as np
import pytest
from sklearn.datasets import load_digits

from nn_lesson import data
from nn_lesson.words import words_of

CLOUDS = [data.xor, data.circles, data.moons, data.spirals]
each_cloud = pytest.mark.parametrize("cloud", CLOUDS, ids=lambda cloud: cloud.__name__)


@pytest.mark.parametrize("new_writers", [False, True])
def test_the_digits_are_scikit_learns_each_of_them_once(new_writers):
    parts = data.digits(new_writers)
    assert [len(part.labels) for part in parts] == [1197, 240, 360]
    ours = np.column_stack(
        [np.vstack([part.images for part in parts]), np.hstack([part.labels for part in parts])]
    )
    theirs = load_digits()
    theirs = np.column_stack([theirs.data / 16, theirs.target])
    if new_writers:
        assert np.array_equal(ours, theirs)
    else:
        assert not np.array_equal(ours, theirs)
        assert np.array_equal(np.unique(ours, axis=0), np.unique(theirs, axis=0))
        assert all(np.bincount(part.labels).min() > 10 for part in parts)


def test_the_parts_are_the_same_each_time():
    for once, again in zip(data.digits(), data.digits(), strict=True):
        assert np.array_equal(once.images, again.images) and np.array_equal(once.labels, again.labels)


def test_rows_of_digits_are_digits():
    train, _validation, _test = data.digits()
    assert train[[3, 5]].images.shape == (2, 64) and train[[3, 5]].labels.tolist() == train.labels[[3, 5]].tolist()


@each_cloud
def test_a_cloud_has_both_classes_within_reach_and_the_same_points_each_time(cloud):
    inputs, targets = cloud(count=300)
    assert inputs.shape == (300, 2) and set(targets) == {0, 1} and 0.35 < targets.mean() < 0.65
    assert np.abs(inputs).max() <= data.REACH
    assert np.array_equal(inputs, cloud(count=300)[0]) and not np.array_equal(inputs, cloud(count=300, seed=1)[0])


@each_cloud
def test_noise_moves_every_point_by_about_so_much(cloud):
    still, noisy = cloud(count=2000)[0], cloud(count=2000, noise=0.3)[0]
    assert (noisy - still).std() == pytest.approx(0.3, rel=0.05)


def test_the_clouds_are_what_their_names_say():
    inputs, targets = data.xor()
    assert np.array_equal(targets, (inputs[:, 0] > 0) != (inputs[:, 1] > 0))
    inputs, targets = data.circles()
    radius = np.hypot(*inputs.T)
    assert radius[targets == 1].max() < radius[targets == 0].min()
    for cloud in (data.moons, data.spirals):  # not to be separated by a straight line
        inputs, targets = cloud()
        ones = np.column_stack([inputs, np.ones(len(inputs))])
        line = np.linalg.lstsq(ones, 2 * targets - 1, rcond=None)[0]
        assert 0.5 < np.mean((ones @ line > 0) == targets) < 0.95


def test_the_sentences_stand_in_the_file_part_by_part():
    lines = [line.split(maxsplit=1)[0] for line in data._written() if not line.startswith(("#", "words"))]
    assert lines == ["train"] * 450 + ["validation"] * 90 + ["test"] * 180
    assert "Licence: Creative Commons" in data._written()[1]


def test_moods_and_topics_are_balanced_in_each_part():
    _texts, moods, topics = data.sentences()
    for part in np.split(np.arange(720), [450, 540]):
        counts = Counter(zip(moods[part].tolist(), topics[part].tolist(), strict=True))
        assert sorted(counts) == [(mood, topic) for mood in (0, 1) for topic in (0, 1, 2)]
        assert len(set(counts.values())) == 1


def test_no_two_sentences_are_alike_and_none_comes_from_a_template():
    words = [words_of(text) for text in data.sentences().texts]
    assert len(set(map(tuple, words))) == 720 and all(2 <= len(sentence) <= 20 for sentence in words)
    runs = Counter(run for sentence in words for run in set(zip(*(sentence[i:] for i in range(4)), strict=False)))
    assert max(runs.values()) <= 3


def test_the_sentences_are_as_people_talk():
    """With *not* and *but*, with typing errors, and with many words that occur once."""
    words = [words_of(text) for text in data.sentences().texts]
    for word, least in (("not", 50), ("but", 20), ("definately", 1), ("restaraunt", 1), ("terible", 1)):
        assert sum(word in sentence for sentence in words) >= least, word
    counts = Counter(sum(words, []))
    assert list(counts.values()).count(1) > 300


def test_the_lists_of_words_are_long_and_know_what_people_would_think_of():
    bad, good = data.mood_words()
    assert len(set(bad)) == len(set(good)) == 60 and not set(bad) & set(good)
    assert {"good", "great", "lovely", "love", "best", "delicious", "beautiful"} < set(good)
    assert {"bad", "terrible", "awful", "boring", "rude", "dirty", "cold", "late"} < set(bad)
