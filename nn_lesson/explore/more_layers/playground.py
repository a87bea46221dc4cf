"""Lesson 7: the playground, in which the learner's layers run at any depth."""

import contextlib
from functools import partial

import ipywidgets as widgets
import numpy as np

from nn_lesson.explore.more_layers import controls as panel
from nn_lesson.explore.more_layers.diagram import NetworkDiagram
from nn_lesson.explore.more_layers.hand import KEYS, LABEL, Hand
from nn_lesson.explore.more_layers.map import ErrorCurve, LargeMap
from nn_lesson.explore.more_layers.points import OWN, REACH, features, points
from nn_lesson.explore.more_layers.run import Examples, Layers, Run, Settings, log_loss
from nn_lesson.explore.more_layers.state import as_line, read_held, read_points, state_of
from nn_lesson.explore.more_layers.words import FLAT, tell_run, tell_unit, tell_weight, unit_name, why_it_halts
from nn_lesson.explore.player import AT_START, Player
from nn_lesson.learner import LearnerError
from nn_lesson.live import close_all
from nn_lesson.live.handle import set_value
from nn_lesson.network import layer_backward, layer_forward

DIAGRAM = 0, 142, 545, 256  # left and lower edge, width and height, in pixels
MAP = 612, 38, 334, 334
CURVE = 56, 40, 390, 66
CELLS, COARSE = (40, 20, 10), 20  # of the map, along each side; units' maps have no more than the latter
COMPARED_EVERY = 25  # steps while it plays, with the course's version
SLOW, TRIED = 0.05, 100  # seconds for all cells, above which there are fewer; inputs with which that is found out


class Playground(Player):
    """Watch a network of any depth learn any points, and take a hand in it.

    Pass your own `layer_forward` and `layer_backward` to let them run in it.
    """

    name = "more_layers"
    size = (9.6, 4)
    references = (layer_forward, layer_backward)
    further = panel.FURTHER
    text_lines = 4

    def __init__(self, *functions, points=(), held=(), **start):
        """Take the learner's functions, and starting values by control name; all that `state` says.

        `points` are the learner's own, (x, y, class); `held` has a value for each weight that is held fast.
        """
        self.own = read_points(points)
        data_first = sorted(start, key=lambda name: name != "data")  # other data have another share for the test
        super().__init__(*functions, **{name: start[name] for name in data_first})
        try:
            self.held = read_held(held, self.shape)
        except ValueError:
            close_all(self)
            raise
        if self.held:
            self.reset()

    @property
    def state(self):
        """What `explore.more_layers(**state)` begins with, to begin as this one does, with the settings of now."""
        return state_of(self._values(), self.usual, self.own, self.held)

    def make_controls(self):
        self.functions = Layers(*self.learners)
        self.begun = self.shape = self.names = None  # settings of the run; its layers; names of its inputs
        self.cells = None  # of the map; not known before the first time
        self.held = {}  # weight: its value
        self.hand = Hand(self)
        self._following = False  # while controls follow what is chosen or trained, rather than the hand
        controls = panel.make_controls(self)
        for name, hear in {
            "data": self._on_data,
            "unit": self._on_unit,
            "weight": self._on_weight,
            "value": self._on_value,
            "hold": self._on_hold,
        }.items():
            controls[name].observe(partial(self._in_turn, hear), "value")
        self.usual = {name: control.value for name, control in controls.items() if hasattr(control, "value")}
        self.line = widgets.HTML(layout={"flex": "1 1 0", "min_width": "0"})
        self.beside = (self.line,)
        return controls

    def _behind(self):
        line = widgets.HBox([panel.heading("begin so again"), self.line])
        return [*panel.grouped(self.controls), line]

    def add(self):
        """Add a point where the sliders say."""
        self.hand.add(*self._typed())

    def remove(self):
        """Remove the point that is nearest to there."""
        self.own.remove_near(self._typed(), np.inf)

    def _typed(self):
        return self.controls["point_x"].value, self.controls["point_y"].value

    # What plays

    def new_start(self):
        """Begin anew with other weights: those of the next seed."""
        self.controls["seed"].value = (self.controls["seed"].value + 1) % (self.controls["seed"].max + 1)

    def reset(self):
        """Back to the same start, and pause. The settings stay, and so do the weights that are held fast."""
        with self.picture.one_redraw():
            self.pause()
            self.controls["play"].value = AT_START
            self._rewind()

    def _in_turn(self, hear, change):
        """Hear of a change that a cell may make while the page's ticks train."""
        with self.picture.lock:
            hear(change)

    def _on_data(self, change):
        self.controls["test"].value = panel.usual_share(change["new"])

    def _advance(self, steps):
        if not self.problem:  # else the functions cannot be used
            self._current_run().take(steps, self._examples()[0], self._settings())

    def _current_run(self):
        """The run, begun anew where settings are others, even before their change is heard of."""
        begun = {name: self.controls[name].value for name in panel.BEGIN_ANEW}
        if self.run is None or begun != self.begun:
            self.run, self.begun = self._new_run(), begun
        return self.run

    def _new_run(self):
        values = self._values()
        self._keep_shape(values)
        return Run(self.functions, self.shape, values["activation"], values["seed"], self._held())

    def _settings(self):
        values = self._values()
        size = len(self._points().targets) if values["batch"] == panel.ALL else values["batch"]
        return Settings(values["learning_rate"], size, values["decay"], self._held())

    def _held(self):
        """The values of the weights that are held fast, by their places among the parameters."""
        return {self._number_of(weight): value for weight, value in self.held.items()}

    # Points, inputs, and the shape of the network

    def _points(self):
        values = self._values()
        return points(values["data"], values["noise"], values["test"] / 100, self.own)

    def _examples(self):
        """What the network gets of the points for training, and of those for the test."""
        places, targets, for_test = self._points()
        inputs = features(places, self.names)
        return [Examples(inputs[these], targets[these]) for these in (~for_test, for_test)]

    def _keep_shape(self, values):
        """Let go of what belongs to a network of another shape, or with other inputs."""
        names = [feature for name, feature in panel.SWITCHES.items() if values[f"use_{name}"]]
        chosen = [values[f"units_{layer}"] for layer in range(1, values["layers"] + 1)]
        hidden = [values["units"] if units == panel.SAME else units for units in chosen]
        shape = [len(names), *hidden, 1]
        if (names, shape) == (self.names, self.shape):
            return
        self.names, self.shape, self.held, self.cells = names, shape, {}, None
        self.hand.pointed = {"unit": panel.NOTHING, "weight": panel.NOTHING}
        units = [(layer, i) for layer, count in enumerate(shape) for i in range(count)]
        options = [(unit_name(unit, shape, names), unit) for unit in units]
        with self._follow():
            self.controls["unit"].options = [("none", panel.NOTHING), *options]
            self._offer_weights(panel.NOTHING)

    def _number_of(self, weight):
        """The place of a weight among the network's parameters."""
        layer, row, unit = weight
        before = sum((self.shape[i] + 1) * self.shape[i + 1] for i in range(layer))
        return before + row * self.shape[layer + 1] + unit

    # What is chosen: a unit, and one of the weights that lead to it

    def choose(self, unit=panel.NOTHING, weight=panel.NOTHING):
        """Choose a unit, or a weight and with it the unit that it leads to; without both, nothing."""
        if weight:
            unit = weight[0] + 1, weight[2]
        with self._follow():
            self.controls["unit"].value = unit or panel.NOTHING
            self._offer_weights(unit)
            self.controls["weight"].value = weight or panel.NOTHING

    def _offer_weights(self, unit):
        options = [("none", panel.NOTHING)]
        if unit and unit[0] > 0:
            layer, i = unit[0] - 1, unit[1]
            names = [unit_name((layer, row), self.shape, self.names) for row in range(self.shape[layer])]
            options += [(f"from {name}", (layer, row, i)) for row, name in enumerate(names)]
            options.append(("bias", (layer, self.shape[layer], i)))
        self.controls["weight"].options = options

    def _on_unit(self, change):
        if not self._following:
            self.choose(change["new"])

    def _on_weight(self, change):
        if not self._following:
            self.choose(self.controls["unit"].value, change["new"])

    def _on_value(self, change):
        weight = self.controls["weight"].value
        if weight and not self._following:
            self.set_weight(weight, change["new"])

    def _on_hold(self, change):
        weight = self.controls["weight"].value
        if not weight or self._following:
            return
        if change["new"]:
            self.held[weight] = self.weight(weight)
        else:
            self.held.pop(weight, None)

    def weight(self, weight):
        """The value of a weight."""
        return float(self._current_run().network.parameters[self._number_of(weight)])

    def set_weight(self, weight, value):
        """Change a weight by hand."""
        self._current_run().network.parameters[self._number_of(weight)] = value
        if weight in self.held:
            self.held[weight] = value

    @contextlib.contextmanager
    def _follow(self):
        """Within it, controls change to show what is chosen or trained, not by the hand."""
        before, self._following = self._following, True
        yield
        self._following = before

    # The picture

    def paint(self):
        self.figure.set_layout_engine("none")
        self.diagram = NetworkDiagram(self.axes_at(*DIAGRAM), *DIAGRAM[2:])
        self.live(*self.diagram.artists)
        self.map, self.curve = LargeMap(self.axes_at(*MAP)), ErrorCurve(self.axes_at(*CURVE))
        self.live(*self.map.artists, *self.curve.artists)
        self.picture.listen(self.hand.hear, LABEL, KEYS)
        self.picture.keep_from_scrolling(self._where_dragged)

    def _where_dragged(self):
        """The lines of the weights, and with own points the map."""
        ends = REACH * np.array([(-1, -1), (-1, 1), (1, 1), (1, -1)])
        own_map = [(self.map.axes, [ends])] if self.controls["data"].value == OWN else []
        return [(self.diagram.axes, self.diagram.segments), *own_map]

    def update(self, **values):
        try:
            return self._show(**values)
        except LearnerError:
            self.pause()
            raise

    def _show(self, learning_rate, numbers, two_colours, activation, **others):
        run = self._current_run()
        shown = self._points()
        examples = self._examples()
        if not self.controls["play"].playing or run.step % COMPARED_EVERY == 0:
            self.functions.compare(run.network, examples[0])
        self.functions.remark()
        self._divide_map(run)
        outputs = run.outputs(features(np.vstack([self.grid, shown.places, self.hand.probe]), self.names))
        predictions = outputs[-1][len(self.grid) : -1, 0]
        errors = [_error(predictions[these], shown.targets[these]) for these in (~shown.for_test, shown.for_test)]
        run.note(*errors)
        right = (predictions > 0.5) == shown.targets
        told = self.hand.pointed if any(self.hand.pointed.values()) else self._chosen()
        maps = self._maps(outputs, activation)
        self._draw_network(run, maps, told, numbers)
        self._draw_map(maps, told["unit"], right, two_colours)
        self.map.draw_points(shown)
        self.map.mark(self.hand.probe if told["unit"] or self.hand.by_keys else None)
        if self.curve.reach(run.step):
            self.picture.invalidate()
        self.curve.draw(run, errors)
        self._follow_weight()
        halt = why_it_halts(run, shown, errors, right, learning_rate)
        if run.trouble or errors[0] is None:
            self.pause()
        self.map.notice.tell(halt)
        panel.show_those_that_exist(self.controls)
        self.line.value = as_line([learner.name for learner in self.learners if learner.own], self.state)
        at_place = [values[-1] for values in outputs]
        more = halt or self._tell_chosen(run, told, at_place, activation)
        return f"{tell_run(run, shown, errors, right)} {more}"

    def _chosen(self):
        weight = self.controls["weight"].value
        return {"unit": panel.NOTHING if weight else self.controls["unit"].value, "weight": weight}

    def _follow_weight(self):
        """Let the controls show the chosen weight as it is now."""
        weight = self.controls["weight"].value
        if weight:
            with self._follow():
                set_value(self.controls["value"], self.weight(weight))
                self.controls["hold"].value = weight in self.held

    def _divide_map(self, run):
        """Divide the map into cells: fewer where a learner's function is slow, so that frames are in time."""
        if self.cells:
            return
        each = self.functions.seconds(run.network, TRIED) / TRIED
        in_time = [cells for cells in CELLS if each * cells**2 < SLOW]
        self.cells = max(in_time, default=min(CELLS))
        self.side = REACH * (2 * np.arange(self.cells) + 1 - self.cells) / self.cells  # the middles of the cells
        self.grid = np.stack(np.meshgrid(self.side, self.side), axis=-1).reshape(-1, 2)

    def _maps(self, outputs, activation):
        """What each unit makes of each cell, as numbers from -1 to 1: an array `(units, cells, cells)` a layer."""
        maps = [output[: len(self.grid)].T.reshape(-1, self.cells, self.cells) for output in outputs]
        hidden = [_scaled(values, activation) for values in maps[1:-1]]
        return [_scaled(maps[0], "linear"), *hidden, 2 * maps[-1] - 1]

    def _draw_network(self, run, maps, told, numbers):
        if (tuple(self.shape), self.names) != (self.diagram.layers, self.diagram.inputs):
            self.diagram.arrange(self.shape, self.names)
        every = max(1, self.cells // COARSE)
        small = np.concatenate(maps)[:, every // 2 :: every, every // 2 :: every]
        self.diagram.draw(run.network, small, **told, held=self.held, with_numbers=numbers)

    def _draw_map(self, maps, unit, right, two_colours):
        """The map of the unit that the learner points at, or else that of the output."""
        layer, i = unit or (-1, 0)
        title = f"{right.sum()} of {len(right)} right" if len(right) else "No points"
        if unit and unit[0] < len(maps) - 1:
            title = f"What {unit_name(unit, self.shape, self.names)} sees"
        self.map.draw(self.side, maps[layer][i], title, two_colours)

    def _tell_chosen(self, run, told, at_place, activation):
        if told["weight"]:
            value, held = self.weight(told["weight"]), told["weight"] in self.held
            return tell_weight(told["weight"], value, self.shape, self.names, held)
        if told["unit"]:
            return tell_unit(
                told["unit"], run.network, self.shape, self.names, activation, self.hand.probe, at_place
            )
        return "Point at a unit to read its formula; drag a line up or down to change its weight."


def _error(predictions, targets):
    """The error of some points; None where there are none."""
    return log_loss(predictions, targets) if len(targets) else None


def _scaled(maps, activation):
    """Outputs of units as numbers from -1 to 1, to be shown as colours."""
    if activation == "tanh":
        return maps
    if activation == "sigmoid":
        return 2 * maps - 1
    largest = np.abs(maps).max(axis=(1, 2), keepdims=True)
    return np.nan_to_num(maps / np.maximum(largest, FLAT))
