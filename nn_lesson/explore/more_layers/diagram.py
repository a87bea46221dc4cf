"""The playground's network as a drawing: units as small round maps, weights as lines between them.

Places are in pixels of the axes, from the lower left corner. A unit is (layer, number); layer 0 has the inputs.
A weight is (layer, row, unit), as it stands in `network.layers[layer]`; behind the last row come the biases.
"""

import numpy as np

from nn_lesson import palette
from nn_lesson.explore.sigmoid_prediction.neuron import SHADES
from nn_lesson.picture import SmallMaps
from nn_lesson.picture.marks import fill, segments, spots

LARGEST, SMALLEST = 17, 6  # radius of a unit
CLEARANCE = 0.42  # of the distance between two units, which a radius takes at most
REACH = 6  # from a line, at which the pointer still takes hold of it
THINNEST, THICKEST, PER_UNIT = 0.4, 6, 1.3  # of a line: width of a weight of 0, at most, and for each 1 more
MANY = 48  # lines, from which on they are thinner, and have no numbers but those that lead to the chosen unit
FADED = 0.15  # width of all the others then, as a share
SPOTS = (0.3, 0.55, 0.8)  # along a line, where its number may stand, in turns
BESIDE = 24  # pixels from the rim of a unit to the number of its line, where there are many
MARK = 0.42  # along a line, where it is marked as held
HEADING = 24  # pixels above the units
MARGIN = 44  # beside the first and the last layer
NAMES = 96  # pixels that the names of inputs take, where there are several


class NetworkDiagram:
    """Draws a network on `axes` of a width and a height; `artists` are what changes, bottom first."""

    def __init__(self, axes, width, height):
        axes.set(xlim=(0, width), ylim=(0, height))
        axes.set_axis_off()
        self.axes, self.width, self.height = axes, width, height
        self.layers = self.inputs = None
        self.halo = segments(axes, colors=palette.FAINT, linewidths=12)
        looks = (palette.BLUE, "-"), (palette.ORANGE, (0, (2.5, 1)))
        self.lines = [segments(axes, colors=colour, linestyles=style) for colour, style in looks]
        self.held = spots(axes, "s", palette.INK, 7)
        self.rounds = SmallMaps(axes, SHADES, is_round=True)
        self.rims = spots(axes, "o", "none", SMALLEST, edge=palette.GREY)
        self.chosen = spots(axes, "o", "none", SMALLEST, edge=palette.INK, markeredgewidth=3)
        box = {"facecolor": "white", "edgecolor": "none", "alpha": 0.8, "pad": 0.5}
        words = {"fontsize": 10, "va": "center", "ha": "center", "bbox": box}
        self.headings = [axes.text(0, 0, "", fontsize=12, va="top", ha="center") for _ in range(6)]
        self.names = [axes.text(0, 0, "", fontsize=11, va="center", ha="right") for _ in range(7)]
        self.numbers = [axes.text(0, 0, "", **words) for _ in range(MANY)]
        self.artists = [self.halo, *self.lines, self.held, self.rounds, self.rims, self.chosen]
        self.artists += [*self.headings, *self.names, *self.numbers]

    def arrange(self, layers, names):
        """Find the places for so many units a layer. `names` are those of the inputs."""
        self.layers, self.inputs = tuple(layers), list(names)
        left = MARGIN if len(names) < 3 else NAMES
        across = np.linspace(left, self.width - MARGIN, len(layers))
        room = self.height - HEADING
        apart = [min(room / max(units, 1), 64) for units in layers]
        self.radius = int(np.clip(CLEARANCE * min(apart), SMALLEST, LARGEST))
        self.places = [
            np.column_stack([np.full(units, x), room / 2 + gap * ((units - 1) / 2 - np.arange(units))])
            for units, x, gap in zip(layers, across, apart, strict=True)
        ]
        self._name(names, across)
        self.segments = np.concatenate(
            [_between(*pair) for pair in zip(self.places, self.places[1:], strict=False)]
        )
        self.weights = [
            (layer, row, unit)
            for layer, (inputs, units) in enumerate(zip(layers, layers[1:], strict=False))
            for row in range(inputs)
            for unit in range(units)
        ]
        self.ends = [(layer + 1, unit) for layer, _row, unit in self.weights]
        for marks, larger in ((self.rims, 0), (self.chosen, 3)):
            marks.set_markersize((2 * self.radius + larger) * 0.72)  # in points, of which an inch has 72
        self.rims.set_data(*np.concatenate(self.places).T)

    def draw(self, network, maps, unit=None, weight=None, held=(), with_numbers=False):
        """Show a network, and for each unit, inputs first, a square map of numbers from -1 to 1.

        `unit` and `weight` stand out; `held` are the weights that stay as they are.
        """
        values = np.concatenate([weights.ravel() for weights, _biases in network.layers])
        widths = np.minimum(THINNEST + PER_UNIT * np.abs(values), THICKEST)
        if len(self.weights) > MANY:
            widths *= (MANY / len(self.weights)) ** 0.5
            widths *= np.where([unit in (None, (), end) for end in self.ends], 1, FADED)
        for lines, these in zip(self.lines, (values >= 0, values < 0), strict=True):
            lines.set_segments(self.segments[these])
            lines.set_linewidths(widths[these])
        self.rounds.set(np.concatenate(self.places), maps, 2 * self.radius)
        self.halo.set_segments(self.segments[[self.weights.index(weight)]] if weight in self.weights else [])
        self.chosen.set_data(*(self.places[unit[0]][[unit[1]]].T if unit else ([], [])))
        self.held.set_data(*np.transpose([self.mark_of(weight) for weight in held] or np.zeros((0, 2))))
        self._write_numbers(values, unit, with_numbers)

    def unit_at(self, x, y):
        """The unit at a place, or None."""
        for layer, places in enumerate(self.places):
            for number, distance in enumerate(np.hypot(*(places - (x, y)).T)):
                if distance <= self.radius + 1:
                    return layer, number
        return None

    def weight_at(self, x, y):
        """The weight whose line passes by a place, or None."""
        if not len(self.segments):
            return None
        distances = distances_from(self.segments, (x, y))
        nearest = int(np.argmin(distances))
        return self.weights[nearest] if distances[nearest] <= REACH else None

    def mark_of(self, weight):
        """Where a weight is marked: on its line, and for a bias below its unit."""
        layer, row, unit = weight
        end = self.places[layer + 1][unit]
        if row == len(self.places[layer]):
            return end - (0, self.radius)
        return self.places[layer][row] + MARK * (end - self.places[layer][row])

    def _name(self, names, across):
        hidden = [f"layer {i}" for i in range(1, len(self.layers) - 1)]
        headings = ["inputs", *hidden, "output"]
        fill(self.headings, headings)
        for heading, x in zip(self.headings, across, strict=False):
            heading.set_position((x, self.height))
        fill(self.names, names)
        for name, place in zip(self.names, self.places[0], strict=False):
            name.set_position(place - (self.radius + 4, 0))

    def _write_numbers(self, values, unit, with_numbers):
        """All numbers, or those of the weights that lead to the unit, as far as there is room."""
        shown = [
            i for i, end in enumerate(self.ends) if with_numbers and (len(self.weights) <= MANY or end == unit)
        ]
        for text, i in zip(self.numbers, shown, strict=False):
            start, end = self.segments[i]
            spot = SPOTS[self.weights[i][1] % len(SPOTS)]
            along, beside = start + spot * (end - start), start + (self.radius + BESIDE, 0)
            text.set_position(beside if len(self.weights) > MANY else along)
            text.set_text(f"{values[i] + 0:.2f}")
        for i, text in enumerate(self.numbers):
            text.set_visible(i < len(shown))


def distances_from(segments, place):
    """How far a place is from each line, `(lines, 2, 2)`."""
    starts, ends = segments[:, 0], segments[:, 1]
    along = ends - starts
    share = np.clip(np.sum((place - starts) * along, axis=1) / np.sum(along**2, axis=1), 0, 1)
    return np.hypot(*(starts + share[:, None] * along - place).T)


def _between(starts, ends):
    """A line from each place to each other, `(lines, 2, 2)`, in the order of the weights in a matrix."""
    pairs = [np.repeat(starts, len(ends), axis=0), np.tile(ends, (len(starts), 1))]
    return np.stack(pairs, axis=1)
