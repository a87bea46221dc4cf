"""Lesson 5: the chain rule on one neuron, forward and back."""

import numpy as np
from matplotlib import patches

from nn_lesson import neuron, palette
from nn_lesson.data import TARGETS
from nn_lesson.explore.backpropagation import links
from nn_lesson.explore.controls import whole
from nn_lesson.explore.explorer import Explorer, slider, toggles
from nn_lesson.explore.guess import Guess
from nn_lesson.live.handle import set_value
from nn_lesson.minus import bracketed, number
from nn_lesson.picture import Diagram
from nn_lesson.picture.marks import arrow

COLOURS = {"weights": palette.WEIGHTS, "bias": palette.GREEN}

STAGES = (
    "forward, the weighted sum",
    "forward, the prediction",
    "forward, the squared error",
    "backward, from the error to the prediction",
    "backward, from the prediction to the weighted sum",
    "backward, from the weighted sum to the {wanted}",
    "the three links multiplied",
    "the check: nudge the {wanted} and see",
)

LARGEST = (2, 0.25, 3)  # that each link can be, from the error back: where its arrow is widest

# The places of the diagram, in inches from its lower left corner
WIDTH, HEIGHT = 9.6, 4.6
ROW, LANE = 2.75, 1.46  # the heights of the way forward and of the way back
X, W, B, T = (0.75, 3.5), (0.75, 2.42), (2.72, 3.72), (7.45, 3.72)
TIMES, PLUS, SIGMOID, SQUARE = 1.85, 2.72, 4.95, 7.45
Z, P, E = 3.75, 6.15, 8.75
AROUND = (  # what is outlined at each stage: left, bottom, width, height
    *((at - 0.66, ROW - 0.34, 1.32, 0.94) for at in (Z, P, E)),
    *((left - 0.27, LANE - 0.57, right - left + 0.54, 0.96) for left, right in ((P, E), (Z, P), (W[0], Z))),
    (0.08, 0.08, 4.6, 0.76),
    (4.9, 0.08, 4.62, 0.76),
)


class Backpropagation(Explorer):
    """Step forward and back through one neuron: its numbers, the links of the chain, their product, and a check.

    Pass your own `compute_gradients` to let it compute the product.
    """

    name = "backpropagation"
    size = (WIDTH, HEIGHT)
    references = (neuron.compute_gradients,)
    text_lines = 4
    guess = Guess(
        question="The target is 0, and the prediction is too high: 0.871. Raise the weight w by 0.01, "
        "from 1.45 to 1.46. The error changes by about 0.01 times a number, "
        "which is negative if the error falls. Which number?",
        low=-2,
        high=2,
        step=0.01,
        close=0.15,
        after="Now press Forward to see where this number comes from.",
    )

    def make_controls(self):
        target = int(TARGETS[1])
        options = [(f"target {t}", t) for t in (0, 1)]
        controls = {
            "x": slider("input x", links.START["x"], -3, 3, colour=palette.INPUT),
            "w": slider("weight w", links.START["w"], -3, 3, colour=palette.WEIGHTS),
            "b": slider("bias b", links.START["b"], -6, 6, colour=palette.GREEN),
            "t": toggles(options, value=target),
            "wanted": toggles(list(COLOURS)),
            "back": self.button("Back", "step-backward", lambda: self._step(-1)),
            "stage": whole("stage", links.SUM, links.SUM, links.CHECK),
            "forward": self.button("Forward", "step-forward", lambda: self._step(1), button_style="primary"),
        }
        controls["stage"].readout, controls["stage"].style.description_width = False, "3.5em"
        return controls

    def paint(self):
        axes = self.figure.subplots()
        diagram = Diagram(axes, WIDTH, HEIGHT)
        self.values = {
            "x": diagram.value(*X, "x (input)", width=1.15, colour=palette.INPUT),
            "w": diagram.value(*W, "w (weight)", width=1.15, colour=palette.WEIGHTS),
            "b": diagram.value(*B, "b (bias)", width=1.15, colour=palette.GREEN),
            "t": diagram.value(*T, "t (target)", width=0.8, colour=palette.INK),
            "layer_1": diagram.value(Z, ROW, "z (layer_1)", width=1.1, colour=palette.INK),
            "prediction": diagram.value(P, ROW, "p (prediction)", width=1.1, colour=palette.BLUE),
            "error": diagram.value(E, ROW, "E (error)", width=1.15, colour=palette.INK),
        }
        diagram.function(TIMES, ROW + 0.2, "×", 0.55)
        diagram.function(PLUS, ROW, "+", 0.55)
        diagram.function(SIGMOID, ROW, "sigmoid", 0.95)
        diagram.function(SQUARE, ROW, "squared\nerror", 1.0)
        from_input, from_target = (X[0] + 0.6, 3.4), (SQUARE, T[1] - 0.28)
        diagram.arrows((from_input, (TIMES - 0.22, 3.15)), (from_target, (SQUARE, ROW + 0.4)))
        self._paint_paths(axes)
        self._paint_the_way_back(axes)
        self.outline = _frame(axes, AROUND[-1], palette.INK, 2.2)
        self.title = axes.text(0.1, HEIGHT - 0.18, "", fontsize=13, va="center")
        self.live(*self.values.values())

    def _paint_paths(self, axes):
        """The arrows forward that a change of the weight takes, and those that a change of the bias takes."""
        own = {
            "weights": [
                ((W[0] + 0.6, W[1] + 0.1), (TIMES - 0.24, 2.77)),
                ((TIMES + 0.27, 2.9), (PLUS - 0.27, 2.8)),
            ],
            "bias": [((PLUS, B[1] - 0.28), (PLUS, ROW + 0.4))],
        }
        edges = (PLUS + 0.28, Z - 0.56), (Z + 0.56, SIGMOID - 0.48), (SIGMOID + 0.48, P - 0.56)
        edges += (P + 0.56, SQUARE - 0.5), (SQUARE + 0.5, E - 0.59)
        shared = [((start, ROW), (end, ROW)) for start, end in edges]
        self.shared_path = [arrow(axes, *ends) for ends in shared]
        self.own_path = {wanted: [arrow(axes, *ends) for ends in arrows] for wanted, arrows in own.items()}

    def _paint_the_way_back(self, axes):
        spots = E, P, Z, W[0]
        look = {"boxstyle": "circle,pad=0.25", "facecolor": "white", "edgecolor": palette.GREY, "linewidth": 1.5}
        places = zip(spots, "Epzw", strict=True)
        self.spots = [axes.text(at, LANE, letter, **_centred(12), bbox=look) for at, letter in places]
        gaps = list(zip(spots[:-1], spots[1:], strict=True))
        self.arrows = [arrow(axes, (right - 0.3, LANE), (left + 0.3, LANE)) for right, left in gaps]
        self.names = [axes.text((a + b) / 2, LANE + 0.25, "", **_centred(11)) for a, b in gaps]
        self.formulas = [axes.text((a + b) / 2, LANE - 0.22, "", **_centred(11)) for a, b in gaps]
        self.factors = [axes.text((a + b) / 2, LANE - 0.43, "", **_centred(12)) for a, b in gaps]
        self.product, self.check = (Note(axes, AROUND[stage - 1]) for stage in (links.PRODUCT, links.CHECK))
        self.nudges = {at: axes.text(x, 2.27, "", **_centred(11)) for at, x in (("z", Z), ("p", P), ("E", E))}
        self.nudges["w"] = axes.text(W[0], 1.98, "", **_centred(11))
        self.nudges["b"] = axes.text(B[0] + 0.65, B[1], "", va="center", fontsize=11)
        self.nudge_name = axes.text(Z - 0.5, 2.27, "", ha="right", va="center", fontsize=11)
        self.live(*self.arrows, *self.factors, *self.nudges.values(), self.product.number, self.check.number)

    def update(self, x, w, b, t, wanted, stage):
        chain = links.Chain(x, w, b, t, wanted)
        self.controls["back"].disabled = stage == links.SUM
        self.controls["forward"].disabled = stage == links.CHECK
        if self.locked:
            stage = links.ERROR
        self._set_scene(chain, stage)
        self._draw_forward(chain, stage)
        self._draw_back(chain)
        if self.locked:
            self.product.number.set_text(f"◆ my guess: 0.01 × {bracketed(number(self.guessed, 2))}")
            return (
                f"Input {x:.2f}, weight {w:.2f}, bias {b:.2f}: prediction {chain.prediction:.4f}, target {t}, "
                f"error {chain.error:.6f}. {chain.share()}Guess how the error changes with the weight."
            )
        slope = self._slope(chain) if stage >= links.PRODUCT else None
        if stage >= links.PRODUCT:
            self.product.number.set_text(chain.multiplied(slope))
        if stage == links.CHECK:
            self._draw_check(chain, slope)
        return chain.tell(stage, slope).strip(), chain.dead_links(stage)

    def truth(self):
        x, w, b, t = (self.controls[name].value for name in "xwbt")
        return float(neuron.compute_gradients(np.array([x]), np.array([w]), b, t)[1][0])

    def show_answer(self):
        self.controls["stage"].value = links.CHECK

    # How it works

    def _step(self, steps):
        set_value(self.controls["stage"], self.controls["stage"].value + steps)

    def _slope(self, chain):
        """The wanted derivative, by the learner's code."""
        bias, weights = self.compute_gradients(np.array([chain.x]), np.array([chain.w]), chain.b, chain.t)
        return float(weights[0]) if chain.wanted == "weights" else float(bias)

    def _set_scene(self, chain, stage):
        """What only another stage or another wanted derivative changes: it is drawn with the background."""
        wanted = chain.wanted
        if not self.differs("scene", (stage, wanted, self.locked)):
            return
        what = STAGES[stage - 1].format(wanted="weight" if wanted == "weights" else "bias")
        guess, told = "Predict first: how does the error change?", f"Stage {stage} of {len(STAGES)}: {what}"
        self.title.set_text(guess if self.locked else told)
        self.outline.set_visible(not self.locked)
        self.outline.set_bounds(*AROUND[stage - 1])
        self._choose_the_path(wanted)
        self._uncover(chain, stage)

    def _choose_the_path(self, wanted):
        for part in sum(self.own_path.values(), []):
            part.set(color=palette.GREY, linewidth=1.8)
        for part in (*self.shared_path, *self.own_path[wanted]):
            part.set(color=COLOURS[wanted], linewidth=3)

    def _uncover(self, chain, stage):
        """Show the way back as far as it is reached."""
        wanted, letter = chain.wanted, links.LETTERS[chain.wanted]
        reached = stage - links.FIRST_LINK + 1
        formulas = "2 × (p − t)", "sigmoid_deriv(z)", "x" if wanted == "weights" else "b is added as it is"
        self.spots[-1].set_text(letter)
        for i, spot in enumerate(self.spots):
            spot.set_visible(0 < reached >= i)
        for i, parts in enumerate(zip(self.arrows, self.names, self.formulas, self.factors, strict=True)):
            self.names[i].set_text(chain.names[i])
            self.formulas[i].set_text(formulas[i])
            for part in parts:
                part.set_visible(i < reached)
        for name, text in self.nudges.items():
            text.set(visible=stage == links.CHECK and name in (letter, *"zpE"), color=COLOURS[wanted])
        self.nudge_name.set(text=f"with {letter} + {links.NUDGE}:", visible=stage == links.CHECK)
        result = "the links, and your result" if self.compute_gradients.own else "the links multiplied"
        self.product.show(f"derror_d{wanted}: {result}", stage >= links.PRODUCT)
        self.check.show(f"The check: change of E / change of {letter}", stage == links.CHECK)
        if self.locked:
            self.product.show("The error changes by", True, palette.GUESS)

    def _draw_forward(self, chain, stage):
        for name in "xwb":
            self.values[name].set_text(number(getattr(chain, name), 2))
        self.values["t"].set_text(str(chain.t))
        for at, (name, places) in enumerate((("layer_1", 4), ("prediction", 4), ("error", 6)), links.SUM):
            self.values[name].set_text(number(getattr(chain, name), places) if at <= stage else "")

    def _draw_back(self, chain):
        """The links of the chain, each arrow as wide as its number is large."""
        for i, link in enumerate(chain.links):
            dead = abs(link) < links.DEAD
            width = 1.2 if dead else 2 + 4 * min(1, abs(link) / LARGEST[i])
            colour = palette.GREY if dead else COLOURS[chain.wanted]
            self.arrows[i].set(color=colour, linestyle="--" if dead else "-", linewidth=width)
        for text, factor in zip(self.factors, chain.factors, strict=True):
            text.set_text(f"= {factor}")

    def _draw_check(self, chain, slope):
        nudged, letter = chain.nudged(), links.LETTERS[chain.wanted]
        self.nudges[letter].set_text(f"→ {number(getattr(nudged, letter), 2)}")
        self.nudges["z"].set_text(f"→ {number(nudged.layer_1, 4)}")
        self.nudges["p"].set_text(f"→ {number(nudged.prediction, 4)}")
        self.nudges["E"].set_text(f"→ {number(nudged.error, 6)}")
        change, per_unit = number(chain.change, 6), number(chain.change / links.NUDGE, 4)
        self.check.number.set_text(f"{change} / {links.NUDGE} = {per_unit}, {chain.nearness(slope)}")


class Note:
    """A heading, and below it a line of numbers, in a frame."""

    def __init__(self, axes, around):
        left, bottom, _width, height = around
        self.frame = _frame(axes, around, palette.FAINT, 1.5)
        heights = bottom + 0.73 * height, bottom + 0.29 * height
        self.heading, self.number = (axes.text(left + 0.15, y, "", fontsize=12, va="center") for y in heights)

    def show(self, heading, visible, colour=palette.INK):
        self.frame.set_visible(visible)
        self.heading.set(text=heading, visible=visible, color=colour)
        self.number.set(visible=visible, color=colour)


def _frame(axes, around, colour, linewidth):
    left, bottom, width, height = around
    frame = patches.FancyBboxPatch((left, bottom), width, height, boxstyle="round,pad=0,rounding_size=0.1")
    frame.set(facecolor="none", edgecolor=colour, linewidth=linewidth)
    return axes.add_patch(frame)


def _centred(size):
    return {"ha": "center", "va": "center", "fontsize": size}
