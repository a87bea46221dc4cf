"""The frames of a live picture on their way to the page: of each only what has changed since the one before."""

import numpy as np

from nn_lesson.live import png


class Film:
    """`frame` is the newest, for the page: a PNG, where its upper left corner is, and the frame that it lies upon.

    `pixels` are all that the page then shows, RGBA of the shape (height, width), type uint32.
    """

    def __init__(self):
        self.frame, self.pixels = {}, None

    @property
    def rgba(self):
        """The pixels as numbers, `(height, width, 4)` of the type uint8."""
        return self.pixels.view(np.uint8).reshape(*self.pixels.shape, 4)

    def add(self, rgba, far=False, whole=False):
        """Add a frame, `(height, width, 4)` of the type uint8. Where nothing has changed there is none.

        To a page that is `far` it takes fewer bytes, and its shades are not exact, until a `whole` one follows.
        """
        level = png.SMALL if far else png.QUICK
        pixels = rgba.view(np.uint32)[..., 0]
        if whole or self.pixels is None or self.pixels.shape != pixels.shape:
            self.pixels = pixels.copy()
            self.show_whole(level)
        elif (changed := pixels != self.pixels).any():
            place = tuple(_span(changed.any(axis=other)) for other in (1, 0))
            self.pixels[place] = pixels[place]
            shades = _fewer(pixels[place]) if far else pixels[place]
            image = png.encode_some(shades, changed[place], level)
            self._show(image, self.frame["number"], self.frame["exact"] and not far, place)

    def show_whole(self, level=png.QUICK):
        """Show once more all that was shown last."""
        self._show(png.encode(self.rgba, level), after=0, exact=True)

    def _show(self, image, after, exact, place=(slice(0), slice(0))):
        down, across = (span.start or 0 for span in place)
        number = self.frame.get("number", 0) + 1
        self.frame = {"png": image, "at": [across, down], "number": number, "after": after, "exact": exact}


def _fewer(pixels):
    """32 shades of each colour instead of 256; white stays white, and black black."""
    return pixels & 0xF8F8F8F8 | pixels >> 5 & 0x07070707


def _span(some):
    """From the first to the last that is True."""
    found = np.flatnonzero(some)
    return slice(int(found[0]), int(found[-1]) + 1)
