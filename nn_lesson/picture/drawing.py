"""A still picture that shows itself, with the words that say the same."""

import base64
import io
from pathlib import Path

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

STYLE = {
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.titlelocation": "left",
    "axes.titlesize": 13,
    "axes.labelsize": 12,
    "xtick.labelsize": 11,
    "ytick.labelsize": 11,
    "legend.fontsize": 11,
    "font.size": 12,
}


class Drawing:
    """A figure of `size` inches, and `text`: what it shows, in words and numbers, for whoever cannot see it."""

    def __init__(self, size, text=""):
        self.figure = Figure(size, dpi=100, layout="constrained")
        FigureCanvasAgg(self.figure)
        self.text = text

    def image(self):
        """The picture as a PNG."""
        file = io.BytesIO()
        self.figure.savefig(file, format="png", metadata={"Software": None})
        return file.getvalue()

    def save(self, path):
        """Write the picture to a file, as a PNG."""
        Path(path).write_bytes(self.image())

    def __repr__(self):
        return self.text

    def _repr_mimebundle_(self, **options):
        data = {"text/plain": self.text, "image/png": base64.b64encode(self.image()).decode()}
        return data, {"image/png": {"alt": self.text}}
