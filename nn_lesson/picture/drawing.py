"""A still picture that shows itself, with the words that say the same."""

import base64
import io
import textwrap
from pathlib import Path

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.text import Text
from PIL import Image

from nn_lesson.minus import with_minus

LINE, PIXELS_A_LETTER = 22, 8.3  # of the words above a picture
DPI = 100


class Still:
    """A picture that shows itself, and `text`: the words that say the same, for whoever cannot see it.

    `above` is written above the picture.
    """

    def __init__(self, png, text, above=""):
        self.png, self.text = _with_words(png, above) if above else png, with_minus(text)

    def image(self):
        """The picture as a PNG."""
        return self.png

    def save(self, path):
        """Write the picture to a file, as a PNG."""
        Path(path).write_bytes(self.image())

    def __repr__(self):
        return self.text

    def _repr_mimebundle_(self, **options):
        data = {"text/plain": self.text, "image/png": base64.b64encode(self.image()).decode()}
        return data, {"image/png": {"alt": self.text}, "needs_background": "light"}


class Drawing(Still):
    """A figure of `size` inches, to be drawn on; it is a picture as soon as it is asked for."""

    def __init__(self, size, text=""):
        self.figure, self.text = Figure(size, dpi=DPI, layout="constrained"), with_minus(text)
        FigureCanvasAgg(self.figure)

    def image(self):
        """The picture as a PNG."""
        return _png(self.figure)


def _png(figure):
    for words in figure.findobj(Text):
        words.set_text(with_minus(words.get_text()))
    file = io.BytesIO()
    figure.savefig(file, format="png", metadata={"Software": None})
    return file.getvalue()


def _with_words(png, words):
    picture = Image.open(io.BytesIO(png))
    lines = textwrap.wrap(words, int(picture.width / PIXELS_A_LETTER))
    height = LINE * len(lines) + LINE // 2
    figure = Figure((picture.width / DPI, height / DPI), dpi=DPI)
    figure.text(0.01, 0.9, "\n".join(lines), fontsize=11, va="top", linespacing=1.3)
    both = Image.new("RGB", (picture.width, height + picture.height), "white")
    both.paste(Image.open(io.BytesIO(_png(figure))), (0, 0))
    both.paste(picture, (0, height))
    file = io.BytesIO()
    both.save(file, "png")
    return file.getvalue()
