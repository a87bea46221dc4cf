"""A function of two numbers as a map in colours."""

import numpy as np
from matplotlib.image import AxesImage
from matplotlib.transforms import IdentityTransform

SHADES = 256


class HeatMap(AxesImage):
    """What `axes.imshow(values, colours, interpolation="bilinear")` shows, in a tenth of the time.

    The rows of `values` go upwards. `extent` is (left, right, low, high), no more than the axes show; `limits` are
    the values that have the first and the last colour. `set_data` changes the values.
    """

    def __init__(self, axes, values, colours, extent, limits=(0, 1)):
        super().__init__(axes, cmap=colours, origin="lower", extent=extent)
        self.set_data(values)
        self.set_clim(*limits)
        self.set_clip_path(axes.patch)
        axes.add_image(self)

    def make_image(self, renderer, magnification=1.0, unsampled=False):
        """The pixels and the place of their lower left corner, for matplotlib to draw."""
        left, right, low, high = self.get_extent()
        corners = self.axes.transData.transform([(left, low), (right, high)])
        (left, low), (right, high) = np.round(corners).astype(int)
        values, (first, last) = np.asarray(self.get_array(), np.float32), self.get_clim()
        shades = _stretch(_stretch(values, high - low).T, right - left)  # on their side, until they are bytes
        shades -= first
        shades *= SHADES / (last - first)
        shades = np.clip(shades, 0, SHADES - 1, out=shades).astype(np.uint8).T
        colours = self.cmap(np.linspace(0, 1, SHADES), bytes=True).view(np.uint32)  # one number for all channels
        pixels = np.take(colours, shades).view(np.uint8).reshape(*shades.shape, 4)
        return pixels, left, low, IdentityTransform()


def _stretch(rows, length):
    """`length` rows of values: each old row is in the middle of a stripe, with straight lines in between."""
    at = (np.arange(length) + 0.5) / length * len(rows) - 0.5
    at = np.clip(at, 0, len(rows) - 1).astype(np.float32)
    below = at.astype(int)
    above, share = np.minimum(below + 1, len(rows) - 1), (at - below).astype(np.float32)[:, None]
    rows = np.ascontiguousarray(rows)  # else each number is fetched from another place
    stretched, rest = rows[below], rows[above]
    stretched *= 1 - share
    rest *= share
    stretched += rest
    return stretched
