"""Marks on axes whose places a live picture sets later: arrows, lines, points of a class, a notice."""

import textwrap

from matplotlib.collections import LineCollection
from matplotlib.patches import FancyArrowPatch

from nn_lesson.palette import INK, MARKERS, POINTS, VERMILION


def write_title(axes, words):
    """A title as the course writes it."""
    return axes.set_title(words, loc="left", fontsize=13)


def arrow(axes, start=(0, 0), end=(1, 1), size=16, **look):
    """An arrow, which `set_positions` moves."""
    look = {"arrowstyle": "-|>", "shrinkA": 0, "shrinkB": 0, **look}
    return axes.add_patch(FancyArrowPatch(start, end, mutation_scale=size, **look))


def segments(axes, **look):
    """Any number of straight lines, which `set_segments` moves."""
    return axes.add_collection(LineCollection([], **look), autolim=False)


def spots(axes, marker, colour, size, edge="white", **look):
    """Spots with an edge, which `set_data` moves; they are nowhere yet."""
    (made,) = axes.plot([], [], marker, color=colour, markersize=size, markeredgecolor=edge, **look)
    return made


def class_points(axes, target, places=((), ()), **look):
    """Points with this target, in the course's colour and shape, at the x and y of these places."""
    shape, colour = POINTS[target]
    (points,) = axes.plot(*places, MARKERS[shape], **{"color": colour, "markeredgecolor": INK, **look})
    return points


def fill(texts, words, from_right=False):
    """Write words into texts, the first or the last ones of which they fill; the others become empty."""
    empty = [""] * (len(texts) - len(words))
    for text, word in zip(texts, [*empty, *words] if from_right else [*words, *empty], strict=True):
        text.set_text(word)


class Notice:
    """Words in a frame in the middle of `axes`, of so many characters a line; without words there is none."""

    def __init__(self, axes, width):
        self.width = width
        frame = {"facecolor": "white", "edgecolor": VERMILION, "linewidth": 2, "boxstyle": "square,pad=0.5"}
        centred = {"transform": axes.transAxes, "ha": "center", "va": "center"}
        self.text = axes.text(0.5, 0.5, "", fontsize=11, bbox=frame, **centred)

    def tell(self, words):
        self.text.set_text("\n".join(textwrap.wrap(words.replace("`", ""), self.width)))
        self.text.set_visible(bool(words))
