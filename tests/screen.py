"""What a page shows of a live picture, put together as the page does, to be compared with what is drawn."""

import io

import numpy as np
from PIL import Image


class Screen:
    """A page that looks on: it lays each frame upon the one before."""

    def __init__(self, picture):
        self.image, self.number, self.sizes = None, 0, []
        picture.redraw({"whole": True})  # as a page asks that opens later
        self._show(picture.frame)
        picture.observe(lambda change: self._show(change.new), "frame")

    @property
    def pixels(self):
        return np.asarray(self.image)

    def _show(self, frame):
        part = Image.open(io.BytesIO(frame["png"]))
        if frame["after"]:
            assert frame["after"] == self.number, "a frame is missing"
            self.image.paste(part, tuple(frame["at"]), part)
        else:
            self.image = part.convert("RGB")
        self.number = frame["number"]
        self.sizes.append(len(frame["png"]))


def drawn(picture):
    """The pixels of a picture as it now is, drawn once more."""
    return picture._pixels()[..., :3].copy()


def on_page(axes, x, y):
    """A place of these axes as the page names it: fractions of the picture, from its upper left corner."""
    across, up = axes.transData.transform((x, y)) / axes.figure.bbox.size
    return [across, 1 - up]
