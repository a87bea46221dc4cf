"""The points of the playground: where they come from, which are for the test, and what a network gets of them."""

from functools import lru_cache
from typing import NamedTuple

import numpy as np

from nn_lesson import data
from nn_lesson.network import standardise

EIGHT, OWN = "8 points", "own points"
CLOUDS = {"xor": data.xor, "circles": data.circles, "moons": data.moons, "spirals": data.spirals}
DATA = (EIGHT, *CLOUDS, OWN)
REACH = 3.5  # of the map on which they are drawn, to every side

FEATURES = {  # what a network may get of a point
    "x": lambda x, y: x,
    "y": lambda x, y: y,
    "x²": lambda x, y: x**2,
    "y²": lambda x, y: y**2,
    "xy": lambda x, y: x * y,
    "sin 2x": lambda x, y: np.sin(2 * x),
    "sin 2y": lambda x, y: np.sin(2 * y),
}


class Points(NamedTuple):
    """Places, `(m, 2)`; their targets, `(m,)`; and which of them are for the test, `(m,)`."""

    places: np.ndarray
    targets: np.ndarray
    for_test: np.ndarray


def points(name, noise, share, own=()):
    """The points of a data set, of which a share, from 0 to 1, is for the test.

    `own` are the learner's: (x, y, target). Noise is for clouds alone.
    """
    if name == OWN:
        rows = np.array(own, float).reshape(-1, 3)
        return _split(rows[:, :2], rows[:, 2].astype(int), share)
    return _given(name, noise, share)


@lru_cache(16)
def _given(name, noise, share):
    if name == EIGHT:
        return _split(standardise(data.TRAINING_VECTORS), data.TRAINING_TARGETS, share)
    return _split(*CLOUDS[name](noise=noise), share)


def _split(places, targets, share):
    ranks = np.argsort(np.argsort(np.random.RandomState(0).rand(len(targets))))
    return Points(places, targets, ranks < round(share * len(targets)))


def features(places, names):
    """What a network gets of some places, `(m, len(names))`."""
    x, y = np.asarray(places, float).T
    return np.column_stack([FEATURES[name](x, y) for name in names]) if names else np.zeros((len(x), 0))


class OwnPoints(list):
    """The learner's points: [x, y, target]."""

    def add(self, x, y, target):
        """Add a point, and return its number."""
        self.append([_short(x), _short(y), target])
        return len(self) - 1

    def move(self, index, x, y):
        self[index][:2] = _short(x), _short(y)

    def near(self, place, distance):
        """The number of the point that is nearest to a place, if it is near enough."""
        if not self:
            return None
        distances = np.hypot(*(np.array(self)[:, :2] - place).T)
        nearest = int(np.argmin(distances))
        return nearest if distances[nearest] <= distance else None

    def remove_near(self, place, distance):
        """Remove the point that is nearest to a place, if it is near enough."""
        index = self.near(place, distance)
        if index is not None:
            del self[index]


def _short(value):
    return round(float(value), 2)
