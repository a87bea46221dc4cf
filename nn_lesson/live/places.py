"""Places: in data coordinates of axes, and in the page as fractions of the picture from its upper left corner."""

import numpy as np


def to_page(figure, axes, places):
    """Places in data coordinates, an array of (x, y) of any shape, as they are in the page."""
    shares = axes.transData.transform(np.reshape(places, (-1, 2)).astype(float)) / figure.bbox.size
    return (shares * (1, -1) + (0, 1)).reshape(np.shape(places))


def to_data(figure, axes, place):
    """A place in the page, in data coordinates."""
    return axes.transData.inverted().transform(_pixels(figure, place)).tolist()


def axes_at(figure, place):
    """The uppermost axes at a place in the page, or None."""
    under = [axes for axes in figure.axes if axes.get_visible() and axes.bbox.contains(*_pixels(figure, place))]
    return max(reversed(under), key=lambda axes: axes.zorder, default=None)


def bounds_of(figure, axes):
    """Left, upper, right and lower edge of axes in the page."""
    (left, low), (right, high) = axes.bbox.get_points() / figure.bbox.size
    return [left, 1 - high, right, 1 - low]


def _pixels(figure, place):
    across, down = place
    return np.array([across, 1 - down], float) * figure.bbox.size
