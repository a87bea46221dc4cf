"""Beside the glass network: the products of the paths, added; the matrix form; and the check by a nudge.

Places are in pixels of the axes, from the lower left corner.
"""

from itertools import zip_longest

import numpy as np
from matplotlib.patches import Rectangle

from nn_lesson import palette
from nn_lesson.explore.more_layers.paths_diagram import LOOKS, WIDTH
from nn_lesson.explore.more_layers.paths_network import NUDGE, WEIGHTS, total
from nn_lesson.explore.more_layers.run import PARTS
from nn_lesson.minus import bracketed, equals, number
from nn_lesson.picture.marks import fill, segments

PLACES = 4  # of a product
SAME = 0.5 * 10**-PLACES
FACTORS, PRODUCT = (175, 280, 385, 490, 605), 710  # right edges of the columns
HEAD, ROW = 146, 22  # height of the headings; from one row to the next
LAYERS = "hidden layer", "output layer"
TITLE, LEFT, COLUMNS = 427, 690, (845, 948)  # of the matrix form: height, names of rows, right edges of columns
HEADINGS = 304, 402, 228  # the heights for biases, weights and inputs: of their names, of columns' names, of rows
HEADS = 283, 381, 207
ROWS = (261,), (359, 337), (185,)
CELL = 92, 22  # width and height


class Products:
    """A row for each path, its links as factors; below them their sum, as on paper."""

    def __init__(self, axes):
        colours, dashes = zip(*LOOKS, strict=True)
        self.swatches = segments(axes, colors=colours, linestyles=dashes, linewidths=WIDTH)
        self.rule = segments(axes, colors=palette.INK, linewidths=1.5)
        rows = range(len(LOOKS))
        self.heads = [_words(axes, x, HEAD, color=palette.GREY) for x in FACTORS]
        self.ways = [_words(axes, 52, _height(i), ha="left") for i in rows]
        self.factors = [[_words(axes, x, _height(i)) for x in FACTORS] for i in rows]
        self.products = [_words(axes, PRODUCT, _height(i)) for i in (*rows, len(LOOKS))]
        self.added = _words(axes, FACTORS[-1], 0)
        self.artists = [*sum(self.factors, []), *self.products]

    def arrange(self, paths):
        """Head the columns, and name the rows, of these paths."""
        fill(self.heads, [link.kind for link in paths[0].links] if paths else [], from_right=True)
        fill(self.ways, [" → ".join(path.stops[1:-1]) for path in paths])
        self.swatches.set_segments([[(12, _height(i)), (44, _height(i))] for i in range(len(paths))])
        several, edge = len(paths) > 1, _height(len(paths)) + ROW / 2
        self.rule.set_segments([[(PRODUCT - 90, edge), (PRODUCT, edge)]] if several else [])
        self.added.set(text="added" if several else "", y=_height(len(paths)))
        fill(self.artists, [])

    def draw(self, paths):
        """Show the products of the paths, and their sum where there are several."""
        for texts, path in zip_longest(self.factors, paths):
            fill(texts, factors(path) if path else [], from_right=True)
        products = [f"{sign(path)} {number(path.product, PLACES)}" for path in paths]
        added = [f"{sign_of_sum(paths)} {number(total(paths), PLACES)}"] if len(paths) > 1 else []
        fill(self.products, products + added)


class Results:
    """What `layer_backward` gives for a layer, with one number framed, its row and its column marked."""

    def __init__(self, axes):
        self.bands = [axes.add_patch(Rectangle((0, 0), 0, 0, color=palette.FAINT)) for _ in range(2)]
        self.frame = axes.add_patch(Rectangle((0, 0), *CELL, fill=False, edgecolor=palette.INK, linewidth=2))
        self.title = _words(axes, LEFT, TITLE, ha="left", fontsize=12)
        self.parts = [_words(axes, LEFT, up, ha="left") for up in HEADINGS]
        self.columns = [[_words(axes, x, up) for x in COLUMNS] for up in HEADS]
        self.rows = [_words(axes, LEFT, up, ha="left") for up in ROWS[WEIGHTS]]
        self.cells = [[[_words(axes, x, up) for x in COLUMNS] for up in heights] for heights in ROWS]
        self.artists = sum(sum(self.cells, []), [])

    def arrange(self, units, spot):
        """Name the rows and columns of the layer with the spot, and mark those of the spot; or show nothing."""
        for artist in (*self.bands, self.frame):
            artist.set_visible(spot is not None)
        inputs, units = units[spot.layer : spot.layer + 2] if spot else ((), ())
        self.title.set_text(f"layer_backward, {LAYERS[spot.layer]}" if spot else "")
        fill(self.parts, [f"derror_d{part}" for part in PARTS] if spot else [])
        for texts, names in zip((*self.columns, self.rows), (units, units, inputs, inputs), strict=True):
            fill(texts, names)
        fill(self.artists, [])
        if spot:
            self._mark(spot)

    def draw(self, results):
        """Show the three results of the layer."""
        for rows, result in zip(self.cells, results, strict=True):
            for texts, numbers in zip(rows, np.atleast_2d(result), strict=True):
                fill(texts, [number(value, PLACES) for value in numbers])

    def _mark(self, spot):
        (width, height), top = CELL, HEADS[spot.part] + CELL[1] / 2
        left, up = COLUMNS[spot.column] + 6 - width, ROWS[spot.part][spot.row] - height / 2
        lowest = ROWS[spot.part][-1] - height / 2
        self.frame.set_bounds(left, up, width, height)
        self.bands[0].set_bounds(left, lowest, width, top - lowest)
        self.bands[1].set_bounds(LEFT - 6, up, COLUMNS[-1] + 12 - LEFT, height)


class Check:
    """A nudge of the chosen number to either side: the error both times, and what follows."""

    def __init__(self, axes):
        self.title, *self.artists = [_words(axes, 742, _height(i - 1), ha="left", fontsize=10) for i in range(4)]

    def arrange(self, shown):
        """Say what it is, if it is shown."""
        self.title.set_text("The check, by a nudge" if shown else "")
        fill(self.artists, [])

    def draw(self, glass, name):
        """Run the network twice, with the number a little larger and a little smaller."""
        above, below = (number(error, 8) for error in glass.errors_beside(name))
        apart, nudged = (float(above) - float(below)) / (2 * NUDGE), glass.nudged(name)
        told = f"apart / {2 * NUDGE:g} {equals(apart, nudged, PLACES)} {number(nudged, PLACES)}"
        fill(self.artists, [f"+ {NUDGE}: error {above}", f"− {NUDGE}: error {below}", told])


def factors(path):
    """The links of a path as they are written; a minus sign stands in brackets, but in the first."""
    first, *others = (number(link.value, link.places) for link in path.links)
    return [first, *(f"× {bracketed(factor)}" for factor in others)]


def sign(path):
    """Whether the factors multiply to the product as they are written, or only nearly."""
    return equals(np.prod([float(number(link.value, link.places)) for link in path.links]), path.product, PLACES)


def sign_of_sum(paths):
    """Whether the products add up as they are written, or only nearly."""
    return equals(sum(float(number(path.product, PLACES)) for path in paths), total(paths), PLACES)


def tell(paths, nudged):
    """The products of the paths, their sum, and whether a nudge finds the same."""
    told = [f"{' '.join(factors(path))} {sign(path)} {number(path.product, PLACES)}" for path in paths]
    if len(paths) > 1:
        told.append(f"together {sign_of_sum(paths)} {number(total(paths), PLACES)}")
    same = "the same" if abs(nudged - total(paths)) < SAME else "nearly the same"
    measured = f"the error changes by {number(nudged, PLACES)} for each 1: {same}"
    return f"{'; '.join(told)}. Measured by a nudge of {NUDGE}, {measured}."


def _height(row):
    return HEAD - ROW * (row + 1)


def _words(axes, x, y, ha="right", fontsize=11, **look):
    return axes.text(x, y, "", ha=ha, va="center", fontsize=fontsize, **look)
