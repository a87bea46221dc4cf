"""The data of lessons 7 and 8; those of the other lessons are compared where the lessons use them."""

import numpy as np
import pytest
from sklearn.datasets import load_digits

from nn_lesson import data

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
