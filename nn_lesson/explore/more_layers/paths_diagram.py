"""The glass network as a drawing: its numbers, which a hand may drag, and the paths from one of them to the error.

Places are in pixels of the axes, from the lower left corner.
"""

from itertools import pairwise

import numpy as np

from nn_lesson import palette
from nn_lesson.explore.more_layers.diagram import distances_from
from nn_lesson.explore.more_layers.paths_network import ERROR, HIDDEN, INPUTS, OUTPUTS
from nn_lesson.minus import number
from nn_lesson.picture.marks import segments, spots

LOOKS = (  # of a path: colour, dashes
    (palette.BLUE, "-"),
    (palette.VERMILION, (0, (4, 1))),
    (palette.GREEN, (0, (1.5, 1))),
    (palette.INK, (0, (4, 1, 1, 1))),
)
WIDTH, APART = 3, 6  # of a path; from one to the next beside it
RADIUS, HALF = 31, 24  # of a node; of the width of a number
REACH = 14  # from a number or its line, at which the pointer takes hold of it
ACROSS = 50, 245, 445, 622  # of inputs, hidden units, outputs, error
TOP, MIDDLE, LOW = 368, 296, 224
OUTSIDE, INSIDE = 46, 47  # from the middle of a unit to its bias; to its slope
OVER = 24  # from a target to what is written of the miss
STRAIGHT, CROSSING = 0.5, 0.6  # along a line, where its number stands


class Places:
    """Where all is: `nodes`, `numbers`, `misses`, and `grips`, by which a hand takes numbers: a line for each."""

    def __init__(self, layers):
        self.nodes, self.numbers, self.misses, self.grips = {}, {}, {}, {}
        for across, names in zip(ACROSS, (*layers, (ERROR,)), strict=True):
            heights = (TOP, LOW) if len(names) > 1 else (MIDDLE,)
            self.nodes |= {name: np.array([across, up]) for name, up in zip(names, heights, strict=True)}
        for name in INPUTS:
            self._put(name, self.nodes[name])
        for inputs, units in pairwise(layers):
            for unit in units:
                self._put(f"bias_{unit}", self.nodes[unit] + (0, OUTSIDE * self.outward(unit)))
                for name in inputs:
                    self._put_on_line(f"{name}_{unit}", self.nodes[name], self.nodes[unit])
        for name in layers[-1]:
            target = self.nodes[name] + (112, OUTSIDE * self.outward(name))
            self._put(f"target_{name}", target)
            self.misses[name] = target + (0, OVER if len(layers[-1]) == 1 else -OVER * self.outward(name))

    @property
    def lines(self):
        """The lines of the weights."""
        return [line for name, line in self.grips.items() if name.split("_")[0] in self.nodes and "_" in name]

    def outward(self, unit):
        """1 where the outer side of a unit is above it, -1 where it is below."""
        return -1 if self.nodes[unit][1] < MIDDLE else 1

    def number_at(self, x, y):
        """The number at a place, or None; a unit stands for its bias."""
        for name, place in self.nodes.items():
            if name != ERROR and np.hypot(*(place - (x, y))) <= RADIUS:
                return name if name in INPUTS else f"bias_{name}"
        distances = distances_from(np.array([*self.grips.values()]), (x, y))
        nearest = int(np.argmin(distances))
        return [*self.grips][nearest] if distances[nearest] <= REACH else None

    def _put(self, name, place):
        self.numbers[name], self.grips[name] = place, place + np.array([(-HALF, 0), (HALF, 0)])

    def _put_on_line(self, name, start, end):
        share = STRAIGHT if abs(start - end)[1] < TOP - LOW else CROSSING
        self.numbers[name], self.grips[name] = start + share * (end - start), np.array([start, end])


PLACES = [Places((INPUTS, HIDDEN, OUTPUTS[:outputs])) for outputs in (1, 2)]


class Diagram:
    """Draws a `GlassNetwork` on `axes`: `arrange` what stays while numbers change, `draw` the `artists`."""

    def __init__(self, axes):
        colours, dashes = zip(*LOOKS, strict=True)
        self.lines = segments(axes, colors=palette.GREY, linewidths=1.2, zorder=1)
        self.paths = segments(axes, colors=colours, linestyles=dashes, linewidths=WIDTH, zorder=1.5)
        self.rims, self.source = _rims(axes, palette.GREY, 1.5), _rims(axes, palette.INK, 4)
        nodes, numbers = PLACES[1].nodes, PLACES[1].numbers
        self.names = {name: _words(axes, 10, color=palette.GREY) for name in nodes}
        self.values = {name: _words(axes, 11) for name in nodes}
        self.slopes = {name: _words(axes, 10) for name in (*HIDDEN, *OUTPUTS)}
        self.misses = {name: _words(axes, 10) for name in OUTPUTS}
        box = {"boxstyle": "round,pad=0.15", "facecolor": "white"}
        self.numbers = {name: _words(axes, 11, bbox=box) for name in numbers if name not in nodes}
        self.moving = _words(axes, 11, bbox=box)
        words = self.values, self.slopes, self.misses
        self.artists = [*(text for texts in words for text in texts.values()), self.moving]

    def arrange(self, glass, chosen, moving, paths):
        """Show a network, and the paths from the chosen number; the moving one is apart from the others."""
        outputs = glass.units[-1]
        self.places = PLACES[len(outputs) - 1]
        nodes = self.places.nodes
        ends = [(nodes[name], nodes[ERROR]) for name in outputs]
        self.lines.set_segments([*self.places.lines, *ends])
        self.paths.set_segments([self._way(path, i, len(paths)) for i, path in enumerate(paths)])
        self.rims.set_data(*np.transpose([*nodes.values()]))
        source = nodes.get(paths[0].links[0].kind, nodes.get(chosen))
        self.source.set_data(*np.reshape([] if source is None else source, (2, -1)))
        for text in (*self.names.values(), *self.numbers.values(), *self.artists):
            text.set_text("")
        for name, place in nodes.items():
            _put(self.names[name], place, 13).set_text(name)
            _put(self.values[name], place, -7)
        for name in self.places.numbers.keys() & self.numbers.keys():
            text = self.moving if name == moving else self.numbers[name]
            edge, width = (palette.INK, 2.5) if name == chosen else (palette.FAINT, 1)
            _put(text, self.places.numbers[name]).get_bbox_patch().set(edgecolor=edge, linewidth=width)
            text.set_text(_label(name, glass))
        for unit in (*HIDDEN, *outputs):
            _put(self.slopes[unit], nodes[unit], -INSIDE * self.places.outward(unit))
        for output in outputs:
            _put(self.misses[output], self.places.misses[output])

    def draw(self, glass, moving, paths):
        """Write what changes, and what the links of the paths multiply by, where that is not written anyway."""
        for name, value in {**glass.given, ERROR: glass.error}.items():
            self.values[name].set_text(number(value, 2 if name in INPUTS else 4))
        if moving in self.numbers and moving in self.places.numbers:
            self.moving.set_text(_label(moving, glass))
        for unit in {stop for path in paths for stop in path.stops[1:-1]}:
            self.slopes[unit].set_text(f"slope {number(glass.slope(unit), 4)}")
            if unit in OUTPUTS:
                self.misses[unit].set_text(f"2 × miss = {number(glass.miss(unit), 4)}")

    def _way(self, path, i, count):
        """The places that a path passes, beside those of the others."""
        start, *others = path.stops
        beside = (0, APART * ((count - 1) / 2 - i))
        return [place + beside for place in (self.places.numbers[start], *map(self.places.nodes.get, others))]


def _rims(axes, colour, width):
    size = 2 * RADIUS * 0.72  # in points, of which an inch has 72
    return spots(axes, "o", "white", size, edge=colour, markeredgewidth=width)


def _words(axes, size, **look):
    return axes.text(0, 0, "", fontsize=size, ha="center", va="center", **look)


def _label(name, glass):
    """A number as it is written on its line, or beside its unit."""
    kind = name.split("_")[0]
    return f"{kind if kind in ('bias', 'target') else ''} {number(glass.values[name])}".strip()


def _put(text, place, up=0):
    text.set_position(place + (0, up))
    return text
