"""Lesson 7: the playground, in which the learner's layers run at any depth."""

import textwrap
from functools import partial

import numpy as np
from contourpy import contour_generator
from matplotlib.collections import LineCollection

from nn_lesson import palette
from nn_lesson.explore.more_layers_controls import (
    ALL,
    BEGIN_ANEW,
    FURTHER,
    HEAVIEST,
    NOTHING,
    SAME,
    SWITCHES,
    make_controls,
    show_points,
    usual_share,
)
from nn_lesson.explore.more_layers_diagram import NetworkDiagram
from nn_lesson.explore.more_layers_points import OWN, REACH, features, points
from nn_lesson.explore.more_layers_run import BASELINE, Examples, Layers, Run, Settings, log_loss
from nn_lesson.explore.more_layers_words import tell_unit, tell_weight, unit_name
from nn_lesson.explore.player import TICK, Player
from nn_lesson.explore.sigmoid_prediction import POINTS, SHADES
from nn_lesson.learner import LearnerError
from nn_lesson.live.handle import set_value
from nn_lesson.network import layer_backward, layer_forward
from nn_lesson.picture import HeatMap, chart, plane

STORED_STEPS, STORED_EVERY = 500, 10  # of the run that the stored picture shows, and between two of its records

SIZE = 960, 430  # pixels
DIAGRAM = 0, 142, 545, 286  # left and lower edge, width and height
MAP = 600, 42, 350, 350
CURVE = 56, 40, 390, 66
CELLS, COARSE = (40, 20, 10), 20  # of the map, along each side; units' maps have no more than the latter
COMPARED_EVERY = 25  # steps while it plays, with the course's version
SLOW, TRIED = 0.05, 100  # seconds for all cells, above which there are fewer; inputs with which that is found out
SHORT, TOP = 500, 1.1  # steps that the curve's axes show at first, and the error that they show at most
MANY, LARGE, SMALL = 40, 9, 6  # points, from which on they are drawn small, and the size of either
CARD_WIDTH = 40  # characters
MOST_TICKS = 1_000_000

PER_PIXEL = 0.025  # change of a weight, as its line is dragged
TOUCHED, NEAR = 0.2, 0.5  # distance from a point at which it can be dragged; at which it can be removed
ARROWS, STEP = {"ArrowLeft": (-1, 0), "ArrowRight": (1, 0), "ArrowUp": (0, 1), "ArrowDown": (0, -1)}, 0.1
LEAPS = 1  # learning rate from which on a large error is put down to it
FLAT = 1e-12  # gradient in which nothing moves any more


class Playground(Player):
    """Watch a network of any depth learn any points, and take a hand in it.

    Pass your own `layer_forward` and `layer_backward` to let them run in it.
    """

    name = "more_layers"
    size = tuple(pixels / 100 for pixels in SIZE)
    references = (layer_forward, layer_backward)
    further = FURTHER

    def __init__(self, *functions, **start):
        """Take the learner's functions, and starting values by control name."""
        data_first = sorted(start, key=lambda name: name != "data")  # other data have another share for the test
        super().__init__(*functions, **{name: start[name] for name in data_first})

    def make_controls(self):
        self.functions, self.run = Layers(*self.learners), None
        self.begun = self.shape = self.names = None  # settings of the run; its layers; names of its inputs
        self.cells = None  # of the map; not known before the first time
        self.own = []  # the learner's points: [x, y, target]
        self.held = {}  # weight: its value
        self.pointed = {"unit": NOTHING, "weight": NOTHING}
        self.probe = np.array([1.0, -1.0])  # the place on the map that the pointer was at last
        self._by_keys = False  # whether it was moved there by keys
        self._drag = None  # what to do with a drag
        self._following = False  # while controls follow what is chosen or trained, rather than the hand
        controls = make_controls(TICK, MOST_TICKS)
        for name, hear in {
            "play": self._on_play,
            "data": self._on_data,
            "unit": self._on_unit,
            "weight": self._on_weight,
            "value": self._on_value,
            "hold": self._on_hold,
        }.items():
            controls[name].observe(partial(self._in_turn, hear), "value")
        for name, act in {
            "step": self.step,
            "new_start": self.new_start,
            "add": self._add_typed,
            "remove": self._remove_typed,
            "clear": self.own.clear,
        }.items():
            controls[name].on_click(lambda _button, act=act: self._do(act))
        show_points(controls, False)
        return controls

    # What plays

    def new_start(self):
        """Begin anew with other weights: those of the next seed."""
        self.controls["seed"].value = (self.controls["seed"].value + 1) % (self.controls["seed"].max + 1)

    def reset(self):
        """Back to the same start, and pause. The settings stay, and so do the weights that are held fast."""
        with self.picture.one_redraw():
            self.controls["play"].playing = False
            self.controls["play"].value = 0
            self._rewind()

    def _in_turn(self, hear, change):
        """Hear of a change that a cell may make while the page's ticks train."""
        with self.picture.lock:
            hear(change)

    def _do(self, act):
        with self.picture.one_redraw():
            act()

    def _on_data(self, change):
        self.controls["test"].value = usual_share(change["new"])
        show_points(self.controls, change["new"] == OWN)

    def _rewind(self):
        self.run = None

    def _advance(self, steps):
        if not self.problem:  # else the functions cannot be used
            self._current_run().take(steps, self._examples()[0], self._settings())

    def _current_run(self):
        """The run, begun anew where settings are others, even before their change is heard of."""
        begun = {name: self.controls[name].value for name in BEGIN_ANEW}
        if self.run is None or begun != self.begun:
            self.run, self.begun = self._new_run(), begun
        return self.run

    def _new_run(self):
        values = self._values()
        self._keep_shape(values)
        held = {self._number_of(weight): value for weight, value in self.held.items()}
        return Run(self.functions, self.shape, values["activation"], values["seed"], held)

    def _finished_run(self):
        run = self._new_run()
        training, test = self._examples()
        for _ in range(0, STORED_STEPS, STORED_EVERY):
            run.take(STORED_EVERY, training, self._settings())
            predictions = [run.outputs(part.inputs)[-1][:, 0] for part in (training, test)]
            run.note(*map(_error, predictions, (training.targets, test.targets)))
        return run

    def _settings(self):
        values = self._values()
        size = len(self._points().targets) if values["batch"] == ALL else values["batch"]
        held = {self._number_of(weight): value for weight, value in self.held.items()}
        return Settings(values["learning_rate"], size, values["decay"], held)

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
        names = [feature for name, feature in SWITCHES.items() if values[f"use_{name}"]]
        chosen = [values[f"units_{layer}"] for layer in range(1, values["layers"] + 1)]
        hidden = [values["units"] if units == SAME else units for units in chosen]
        shape = [len(names), *hidden, 1]
        if (names, shape) == (self.names, self.shape):
            return
        self.names, self.shape, self.held, self.cells = names, shape, {}, None
        self.pointed = {"unit": NOTHING, "weight": NOTHING}
        units = [(layer, i) for layer, count in enumerate(shape) for i in range(count)]
        options = [(unit_name(unit, shape, names), unit) for unit in units]
        with self._follow():
            self.controls["unit"].options = [("none", NOTHING), *options]
            self._offer_weights(NOTHING)

    def _number_of(self, weight):
        """The place of a weight among the network's parameters."""
        layer, row, unit = weight
        before = sum((self.shape[i] + 1) * self.shape[i + 1] for i in range(layer))
        return before + row * self.shape[layer + 1] + unit

    # What is chosen: a unit, and one of the weights that lead to it

    def choose(self, unit=NOTHING, weight=NOTHING):
        """Choose a unit, or a weight and with it the unit that it leads to; without both, nothing."""
        if weight:
            unit = weight[0] + 1, weight[2]
        with self._follow():
            self.controls["unit"].value = unit or NOTHING
            self._offer_weights(unit)
            self.controls["weight"].value = weight or NOTHING

    def _offer_weights(self, unit):
        options = [("none", NOTHING)]
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

    def _follow(self):
        return _While(self, "_following")

    # What the hand does on the picture

    def _hear(self, event):
        if event.kind == "drag":
            if self._drag:
                self._drag(event)
        elif event.kind == "release":
            self._drag = None
        elif event.kind == "key":
            self._hear_key(event)
        else:
            self._drag = None
            self.pointed = {"unit": NOTHING, "weight": NOTHING}
            if event.axes is self.diagram.axes:
                self._hear_on_network(event)
            elif event.axes is self.map_axes:
                self._hear_on_map(event)

    def _hear_on_network(self, event):
        unit = self.diagram.unit_at(event.x, event.y)
        weight = NOTHING if unit else self.diagram.weight_at(event.x, event.y)
        self.pointed = {"unit": unit, "weight": weight}
        if event.kind != "press":
            return
        self.choose(unit, weight)
        if weight:
            before = self.weight(weight)

            def turn(drag):
                value = before + PER_PIXEL * (drag.y - event.y)
                self.set_weight(weight, float(np.clip(round(value, 2), -HEAVIEST, HEAVIEST)))

            self._drag = turn

    def _hear_on_map(self, event):
        self.probe, self._by_keys = _on_map(event), False
        if event.kind != "press" or self.controls["data"].value != OWN:
            return
        if event.right:
            self._remove_near(self.probe, NEAR)
            return
        index = self._own_near(self.probe, TOUCHED)
        if index is None:
            index = self._add(*self.probe)

        def move(drag):
            self.probe = _on_map(drag)
            self.own[index][:2] = self.probe.tolist()

        self._drag = move

    def _hear_key(self, event):
        if event.key in ("0", "1"):
            self.controls["target"].value = int(event.key)
        elif event.key in ARROWS:
            self.probe = np.clip(self.probe + STEP * np.array(ARROWS[event.key]), -REACH, REACH)
            self._by_keys = True
        elif self.controls["data"].value == OWN:
            if event.key == "Enter":
                self._add(*self.probe)
            else:
                self._remove_near(self.probe, NEAR)

    def _add(self, x, y):
        """Add a point of the learner's, and return its number."""
        self.own.append([round(float(x), 2), round(float(y), 2), self.controls["target"].value])
        return len(self.own) - 1

    def _add_typed(self):
        self._add(self.controls["point_x"].value, self.controls["point_y"].value)

    def _remove_typed(self):
        self._remove_near((self.controls["point_x"].value, self.controls["point_y"].value), np.inf)

    def _remove_near(self, place, distance):
        index = self._own_near(place, distance)
        if index is not None:
            del self.own[index]

    def _own_near(self, place, distance):
        """The number of the learner's point that is nearest to a place, if it is near enough."""
        if not self.own:
            return None
        distances = np.hypot(*(np.array(self.own)[:, :2] - place).T)
        nearest = int(np.argmin(distances))
        return nearest if distances[nearest] <= distance else None

    # The picture

    def paint(self):
        self.figure.set_layout_engine("none")
        self.diagram = NetworkDiagram(self._axes(*DIAGRAM), *DIAGRAM[2:])
        self.live(*self.diagram.artists)
        self._paint_map(self._axes(*MAP))
        self._paint_curve(self._axes(*CURVE))
        self.picture.listen(
            self._hear,
            "The network and its map. Click to choose a unit or a weight, drag a line up or down to change its "
            "weight. The arrow keys move a cross on the map. With own points, click or press Enter to add one "
            "there; the keys 0 and 1 choose its class, and Delete removes the nearest.",
            keys=("0", "1", *ARROWS, "Enter", "Delete", "Backspace"),
        )
        self.picture.keep_from_scrolling(self._where_dragged)

    def _where_dragged(self):
        """The lines of the weights, and with own points the map."""
        ends = REACH * np.array([(-1, -1), (-1, 1), (1, 1), (1, -1)])
        own_map = [(self.map_axes, [ends])] if self.controls["data"].value == OWN else []
        return [(self.diagram.axes, self.diagram.segments), *own_map]

    def _axes(self, left, low, width, height):
        across, up = SIZE
        return self.figure.add_axes((left / across, low / up, width / across, height / up))

    def _paint_map(self, axes):
        plane(axes, -REACH, REACH, x="x", y="y")
        axes.xaxis.labelpad = axes.yaxis.labelpad = 0
        self.map_axes = axes
        self.map = HeatMap(axes, np.zeros((2, 2)), SHADES, (-REACH, REACH) * 2)
        self.border = axes.add_collection(LineCollection([], colors=palette.INK, linewidths=2), autolim=False)
        self.points = [_paint_points(axes, *look, for_test) for for_test in (True, False) for look in POINTS]
        (self.cross,) = axes.plot([], [], "+", color=palette.INK, markersize=12, markeredgewidth=2)
        self.title = axes.set_title("", loc="left", fontsize=13)
        self.key = axes.text(1, 1.02, "", transform=axes.transAxes, fontsize=11, ha="right", color=palette.GREY)
        self.card = axes.text(0.5, 0.5, "", transform=axes.transAxes, fontsize=11, ha="center", va="center")
        self.card.set_bbox(
            {"facecolor": "white", "edgecolor": palette.VERMILION, "linewidth": 2, "boxstyle": "square,pad=0.5"}
        )
        self.live(self.map, self.border, *self.points, self.cross, self.title, self.key, self.card)

    def _paint_curve(self, axes):
        chart(axes, "", "", "error", xlim=(0, SHORT), ylim=(0, TOP))
        axes.set_xlabel("steps", fontsize=12, labelpad=0)
        axes.xaxis.set_major_formatter("{x:,.0f}")
        axes.axhline(BASELINE, color=palette.INK, linewidth=1.5, linestyle="-.")
        axes.text(1.01, BASELINE, "always 0.5:\n0.693", transform=axes.get_yaxis_transform(), va="center")
        self.curves = [
            axes.plot([], [], style, color=colour, linewidth=1.8)[0]
            for style, colour in (("-", palette.BLUE), ("--", palette.VERMILION))
        ]
        self.curve_title = axes.set_title("", loc="left", fontsize=13)
        self.curve_axes = axes
        self.live(*self.curves, self.curve_title)

    def update(self, **values):
        try:
            return self._show(**values)
        except LearnerError:
            self.controls["play"].playing = False
            raise

    def _show(self, learning_rate, numbers, two_colours, activation, **others):
        run = self._finished_run() if self._stored else self._current_run()
        shown = self._points()
        examples = self._examples()
        if not self.controls["play"].playing or run.step % COMPARED_EVERY == 0:
            self.functions.compare(run.network, examples[0])
        self.functions.remark()
        self._divide_map(run)
        outputs = run.outputs(features(np.vstack([self.grid, shown.places, self.probe]), self.names))
        predictions = outputs[-1][len(self.grid) : -1, 0]
        errors = [_error(predictions[these], shown.targets[these]) for these in (~shown.for_test, shown.for_test)]
        run.note(*errors)
        right = (predictions > 0.5) == shown.targets
        told = self.pointed if any(self.pointed.values()) else self._chosen()
        self._draw_network(run, outputs, told, numbers, activation)
        self._draw_map(outputs[-1][: len(self.grid), 0], two_colours)
        self._draw_points(shown, right, told)
        self._draw_curve(run, errors)
        self._follow_weight()
        halt = self._why_it_halts(run, shown, errors, right, learning_rate)
        self.card.set_text("\n".join(textwrap.wrap(halt.replace("`", ""), CARD_WIDTH)))
        self.card.set_visible(bool(halt))
        at_place = [values[-1] for values in outputs]
        more = halt or self._tell_chosen(run, told, at_place, activation)
        return f"{self._tell(run, shown, errors, right)} {more}"

    def _chosen(self):
        weight = self.controls["weight"].value
        return {"unit": NOTHING if weight else self.controls["unit"].value, "weight": weight}

    def _follow_weight(self):
        """Let the controls show the chosen weight as it is now."""
        weight = self.controls["weight"].value
        if weight and not self._stored:
            with self._follow():
                set_value(self.controls["value"], self.weight(weight))
                self.controls["hold"].value = weight in self.held

    def _divide_map(self, run):
        """Divide the map into cells: fewer where a learner's function is slow, so that frames are in time."""
        if self.cells:
            return
        each = self.functions.seconds(run.network, TRIED) / TRIED
        all_cells = [each * cells**2 for cells in CELLS]
        self.cells = next(
            (cells for cells, seconds in zip(CELLS, all_cells, strict=True) if seconds < SLOW), CELLS[-1]
        )
        self.side = REACH * (2 * np.arange(self.cells) + 1 - self.cells) / self.cells  # the middles of the cells
        self.grid = np.stack(np.meshgrid(self.side, self.side), axis=-1).reshape(-1, 2)

    def _draw_network(self, run, outputs, told, numbers, activation):
        if (tuple(self.shape), self.names) != (self.diagram.layers, self.diagram.inputs):
            self.diagram.arrange(self.shape, self.names)
        maps = [output[: len(self.grid)].T.reshape(-1, self.cells, self.cells) for output in outputs]
        every = max(1, self.cells // COARSE)
        maps = [values[:, every // 2 :: every, every // 2 :: every] for values in maps]
        hidden = [_scaled(values, activation) for values in maps[1:-1]]
        maps = np.concatenate([_scaled(maps[0], "linear"), *hidden, 2 * maps[-1] - 1])
        self.diagram.draw(run.network, maps, **told, held=self.held, with_numbers=numbers)

    def _draw_map(self, predictions, two_colours):
        values = predictions.reshape(self.cells, self.cells)
        self.map.set_data(values > 0.5 if two_colours else values)
        self.border.set_segments(contour_generator(self.side, self.side, values).lines(0.5))

    def _draw_points(self, shown, right, told):
        places = np.clip(shown.places, -REACH, REACH)
        size = SMALL if len(places) > MANY else LARGE
        kinds = [(for_test, target) for for_test in (True, False) for target in (0, 1)]
        for artist, (for_test, target) in zip(self.points, kinds, strict=True):
            artist.set_data(*places[(shown.for_test == for_test) & (shown.targets == target)].T)
            artist.set_markersize(size)
        self.cross.set_data(*(self.probe[:, None] if told["unit"] or self._by_keys else ([], [])))
        self.key.set_text("hollow: test" if shown.for_test.any() else "")
        self.title.set_text(f"{right.sum()} of {len(right)} right" if len(right) else "No points")

    def _draw_curve(self, run, errors):
        steps, training, test = np.array(run.curve, float).T
        far = SHORT
        while far < run.step:
            far *= 2
        if far != self.curve_axes.get_xlim()[1]:
            self.curve_axes.set_xlim(0, far)
            self.picture.invalidate()
        for curve, values in zip(self.curves, (training, test), strict=True):
            curve.set_data(steps, np.minimum(values, TOP))
        named = zip(("training —", "test - -"), errors, strict=True)
        told = [f"{name} {error:.3f}" for name, error in named if error is not None]
        self.curve_title.set_text(f"Step {run.step:,}. Error: {', '.join(told) or 'none'}")

    # The sentence

    def _why_it_halts(self, run, shown, errors, right, learning_rate):
        """What the card says; where training cannot go on, it pauses."""
        training = errors[0]
        if training is None:
            self._pause()
            if len(shown.targets):
                return "All points are for the test, so there is nothing to learn from. Keep some for training."
            return (
                "There is no point yet. Click on the map to add one. The keys 0 and 1 choose its class. Drag a "
                "point to move it; a right click removes it."
            )
        if run.trouble:
            self._pause()
            return run.trouble
        if run.step and learning_rate >= LEAPS and training > 2 * BASELINE:
            return (
                f"Steps of about {learning_rate:,.4g} leap over every valley: the error is "
                f"{training / BASELINE:.0f} times that of always 0.5. Choose a smaller learning rate, then Reset."
            )
        if run.step and np.abs(run.network.gradient).max() < FLAT and not right[~shown.for_test].all():
            return "Every slope is 0 here, so nothing moves any more. Reset, and choose a smaller learning rate."
        return ""

    def _pause(self):
        if not self._stored:
            self.controls["play"].playing = False

    def _tell(self, run, shown, errors, right):
        parts = [
            f"{name} error {error:.3f} with {right[these].sum()} of {these.sum()} right"
            for name, error, these in zip(
                ("training", "test"), errors, (~shown.for_test, shown.for_test), strict=True
            )
            if error is not None
        ]
        if not parts:
            return f"Step {run.step:,}: no points."
        told = f"Step {run.step:,}, epoch {run.epoch:,}: {', '.join(parts)}. Always 0.5 has the error 0.693."
        if len(set(shown.targets[~shown.for_test])) == 1:
            only = shown.targets[~shown.for_test][0]
            told += f" All points to learn from are of class {only}, so it learns to answer {only} everywhere."
        return told

    def _tell_chosen(self, run, told, at_place, activation):
        if told["weight"]:
            value, held = self._value_in(run, told["weight"]), told["weight"] in self.held
            return tell_weight(told["weight"], value, self.shape, self.names, held)
        if told["unit"]:
            return tell_unit(told["unit"], run.network, self.shape, self.names, activation, self.probe, at_place)
        return "Point at a unit to read its formula; drag a line up or down to change its weight."

    def _value_in(self, run, weight):
        return float(run.network.parameters[self._number_of(weight)])


class _While:
    """Within it, an attribute is True."""

    def __init__(self, owner, name):
        self.owner, self.name = owner, name

    def __enter__(self):
        self.before = getattr(self.owner, self.name)
        setattr(self.owner, self.name, True)

    def __exit__(self, *_error):
        setattr(self.owner, self.name, self.before)


def _paint_points(axes, shape, colour, for_test):
    (artist,) = axes.plot([], [], palette.MARKERS[shape], color=colour, markeredgecolor=palette.INK)
    if for_test:  # hollow
        artist.set(markerfacecolor="white", markeredgecolor=colour, markeredgewidth=1.8)
    return artist


def _error(predictions, targets):
    """The error of some points; None where there are none."""
    return log_loss(predictions, targets) if len(targets) else None


def _on_map(event):
    return np.clip([event.x, event.y], -REACH, REACH)


def _scaled(maps, activation):
    """Outputs of units as numbers from -1 to 1, to be shown as colours."""
    if activation == "tanh":
        return maps
    if activation == "sigmoid":
        return 2 * maps - 1
    largest = np.abs(maps).max(axis=(1, 2), keepdims=True)
    return np.nan_to_num(maps / np.maximum(largest, FLAT))
