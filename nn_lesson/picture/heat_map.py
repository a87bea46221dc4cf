"""A function of two numbers as a map in colours, and many such maps side by side."""

import numpy as np
from matplotlib.artist import Artist
from matplotlib.image import AxesImage
from matplotlib.transforms import IdentityTransform

SHADES = 256
DPI = 100  # at which a figure's pixels are CSS pixels


class HeatMap(AxesImage):
    """What `axes.imshow(values, colours, interpolation="bilinear")` shows, in a tenth of the time.

    The rows of `values` go upwards. `extent` is (left, right, low, high), no more than the axes show; `limits` are
    the values that have the first and the last colour. `set_data` changes the values.
    """

    def __init__(self, axes, values, colours, extent, limits=(0, 1)):
        super().__init__(axes, cmap=colours, origin="lower", extent=extent)
        self._palette = _palette(colours)
        self.set_data(values)
        self.set_clim(*limits)
        self.set_clip_path(axes.patch)
        axes.add_image(self)

    def make_image(self, renderer, magnification=1.0, unsampled=False):
        """The pixels and the place of their lower left corner, for matplotlib to draw."""
        left, right, low, high = self.get_extent()
        corners = self.axes.transData.transform([(left, low), (right, high)])
        (left, low), (right, high) = np.round(corners).astype(int)
        values = np.asarray(self.get_array(), np.float32)
        sideways = _stretch(_stretch(values, high - low).T, right - left)  # until they are bytes
        pixels = _coloured(_shades(sideways, self.get_clim()).T, self._palette)
        return pixels, left, low, IdentityTransform()


class SmallMaps(Artist):
    """Maps of one size on `axes` whose data are CSS pixels; all together they take little longer than one HeatMap.

    `set` says where they are and what they show: numbers from -1 to 1. They are square, or round.
    """

    def __init__(self, axes, colours, is_round=False):
        super().__init__()
        self._palette, self._is_round = _palette(colours), is_round
        self.set([], np.zeros((0, 1, 1)), 1)
        axes.add_artist(self)

    def set(self, middles, maps, side):
        """The middles `(m, 2)` of the maps, their values `(m, n, n)`, whose rows go upwards, and their sides."""
        self.middles, self.maps, self.side = np.reshape(middles, (-1, 2)), maps, side

    def draw(self, renderer):
        if not len(self.maps) or not self.get_visible():
            return
        side = round(self.side * self.figure.dpi / DPI)
        sideways = np.asarray(self.maps, np.float32).transpose(1, 2, 0)
        for _direction in range(2):
            sideways = _stretch(sideways, side).swapaxes(0, 1)
        pictures = _coloured(_shades(sideways, (-1, 1)).transpose(2, 0, 1), self._palette)
        if self._is_round:
            from_middle = np.hypot(*np.meshgrid(*[np.arange(side) + 0.5 - side / 2] * 2))
            pictures[..., 3] = 255 * np.clip(side / 2 - from_middle + 0.5, 0, 1)
        corners = np.round(self.axes.transData.transform(self.middles) - side / 2)
        gc = renderer.new_gc()
        for (left, low), picture in zip(corners, pictures, strict=True):
            renderer.draw_image(gc, left, low, picture)
        gc.restore()


def _palette(colours):
    """All colours of a colour map, each as one number for its four channels."""
    return colours(np.linspace(0, 1, SHADES), bytes=True).view(np.uint32)[:, 0]


def _shades(values, limits):
    """Values as numbers of colours. The memory of `values` is used for it."""
    first, last = limits
    values -= first
    values *= SHADES / (last - first)
    return np.clip(values, 0, SHADES - 1, out=values).astype(np.uint8)


def _coloured(shades, palette):
    """The colours of these numbers, with their four channels as the last axis."""
    return np.take(palette, shades).view(np.uint8).reshape(*shades.shape, 4)


def _stretch(rows, length):
    """`length` rows of values: each old row is in the middle of a stripe, with straight lines in between."""
    at = (np.arange(length) + 0.5) / length * len(rows) - 0.5
    at = np.clip(at, 0, len(rows) - 1).astype(np.float32)
    below = at.astype(int)
    above = np.minimum(below + 1, len(rows) - 1)
    share = (at - below).astype(np.float32).reshape(-1, *[1] * (rows.ndim - 1))
    rows = np.ascontiguousarray(rows)  # else each number is fetched from another place
    stretched, rest = rows[below], rows[above]
    stretched *= 1 - share
    rest *= share
    stretched += rest
    return stretched
