"""What all explorers share: controls, a live picture, its sentence, a guess to begin with, and a reset."""

import base64
from functools import partial

import ipywidgets as widgets
import numpy as np

from nn_lesson.explore.guess import Gate
from nn_lesson.explore.start_values import start_value
from nn_lesson.learner import Learner
from nn_lesson.learner.cells import follow
from nn_lesson.live import LivePicture, Names, Slider, close_all, replace_on_rerun
from nn_lesson.live.handle import Handle, place_of, set_value
from nn_lesson.progress import met


class Explorer(widgets.VBox):
    """An explorer of one lesson; a subclass says what it shows.

    It sets the attributes below and writes three methods: `make_controls` returns name -> widget; `paint` draws
    what stays, once, and makes the artists that move; `update` gets each control's value by name, moves those
    artists, and returns the sentence that says in words and numbers what the picture now shows.

    The controls hold the whole state. Handles, sliders and number boxes are views of it.
    """

    name = ""  # the lesson's noun, or begins with it
    size = (8.6, 3.8)  # of the picture, in inches of 100 CSS pixels
    references = ()  # the course's functions in whose place the learner's own may run
    guess = None  # a Guess, asked at the first meeting
    further = ()  # names of controls that wait behind the button *More controls*

    def __init__(self, *functions, **start):
        """Take the learner's functions, in the order of `references`, and starting values by control name.

        TypeError: there is no such control, or there are too many functions. ValueError: no such starting value.
        """
        at_first_meeting = self.guess and not functions and not met(self.name)
        functions += (None,) * (len(self.references) - len(functions))
        self._refuse_more(functions)
        self._called = [
            reference.__name__
            for given, reference in zip(functions, self.references, strict=True)
            if given is not None and not callable(given)
        ]
        self.learners = [Learner(*pair) for pair in zip(functions, self.references, strict=True)]
        for learner, reference in zip(self.learners, self.references, strict=True):
            setattr(self, reference.__name__, learner)
        self.gate = None
        self.picture = LivePicture(self.size, self._update)
        self.figure = self.picture.figure
        with self.picture.one_redraw():
            self.controls = self.make_controls()
            self.picture.take_turns(self.controls.values())
            self._set(start)
            self.start = self._values()
            self.paint()
            for name in self.start:
                self.controls[name].observe(lambda _change: self.picture.redraw(), "value")
            if at_first_meeting:
                self.gate = Gate(self.name, self.guess, self.truth, self.picture.redraw, self._unlock)
            gates = [self.gate] if self.gate else []
            super().__init__([*gates, self._panel(), self.picture, Names(self._sliders())])
            self.add_class("nn-explorer")
            self._enable(self.gate is None)
        replace_on_rerun(self)
        follow(self)

    # What a subclass writes

    def make_controls(self):
        raise NotImplementedError

    def paint(self):
        raise NotImplementedError

    def update(self, **values):
        raise NotImplementedError

    def truth(self):
        """What the guess is compared with."""
        raise NotImplementedError

    # What a subclass calls

    def live(self, *artists):
        """Name artists that `update` moves, bottom first."""
        return self.picture.live(*artists)

    def handle(self, name, axes, x=None, y=None, **options):
        """Lay a `Handle` over the picture; instead of `where` and `drag`, name one or two controls as x and y."""
        if x is not None:
            options |= place_of(self.controls.get(x, x), self.controls.get(y, y))
        self.picture.add_handle(Handle(name, axes, **options))

    @property
    def locked(self):
        """Whether the learner still has to guess: then `update` hides what is asked."""
        return self.gate is not None and not self.gate.opened and not self._stored

    @property
    def guessed(self):
        """The learner's guess, to be drawn, or None."""
        return self.gate.value if self.gate and not self._stored else None

    # What tests and learners call

    @property
    def text(self):
        """The sentence that says what the picture shows."""
        return self.picture.text

    @property
    def problem(self):
        """What is wrong, where the picture could not be drawn; otherwise empty."""
        return self.picture.problem

    def image(self):
        """The picture as a PNG."""
        return self.picture.image()

    def skip(self):
        """Go on without a guess."""
        if self.gate:
            self.gate.skip()

    def reset(self):
        """Put every control back to where it began, and stop what plays."""
        with self.picture.one_redraw():
            for name, value in self.start.items():
                if hasattr(self.controls[name], "playing"):
                    self.controls[name].playing = False
                self.controls[name].value = value

    def heed(self, name, before, now):
        """A cell has defined an exercise anew: say so at once where the function before it runs here."""
        for learner in self.learners:
            noted = learner.note
            learner.heed(name, before, now)
            if learner.note != noted:
                lines = [line for line in self.text.split("\n") if line != noted]
                self.picture.text = "\n".join([*lines, learner.note])

    # How it works

    _stored = False  # True while the picture for the stored notebook is drawn, which hides nothing

    def _update(self):
        for learner in self.learners:
            learner.reset()
        with np.errstate(over="ignore"):  # e^-x overflows far below 0, where the sigmoid is 0 all the same
            sentence = self.update(**self._values())
        return "\n".join([sentence, *self._remarks()])

    def _values(self):
        """The value of each control, by name; a button has none."""
        return {name: control.value for name, control in self.controls.items() if hasattr(control, "value")}

    def _set(self, start):
        """Give the controls their starting values. Where one is refused, no widget is left behind."""
        try:
            for name, value in start.items():
                control = self._control(name)
                control.value = start_value(name, control, value)
        except (TypeError, ValueError):
            for widget in (*self.controls.values(), self.picture):
                close_all(widget)
            raise

    def _control(self, name):
        if not hasattr(self.controls.get(name), "value"):
            names = ", ".join(f"`{name}`" for name in self._values())
            raise TypeError(f"This explorer has no starting value `{name}`. It has {names}.")
        return self.controls[name]

    def _refuse_more(self, functions):
        if len(functions) > len(self.references):
            takes = " and ".join(f"`{reference.__name__}`" for reference in self.references) or "no function"
            raise TypeError(f"This explorer takes {takes}, and got {len(functions)} values.")

    def _remarks(self):
        if not self.learners or self.locked:
            return []
        own = [learner.label for learner in self.learners if learner.own]
        by = f"Computed by {' and '.join(own)}." if own else "Computed by the course's version."
        advice = [f"Pass `{name}` by its name alone, without brackets after it." for name in self._called]
        notes = [note for learner in self.learners for note in (learner.note, learner.remark)]
        return [by, *advice, *filter(None, notes)]

    def _sliders(self):
        guessed = [self.gate.slider] if self.gate else []
        return [at for at in (*guessed, *self.controls.values()) if hasattr(at, "readout")]

    def _panel(self):
        shown = [control for name, control in self.controls.items() if name not in self.further]
        hidden = [control for name, control in self.controls.items() if name in self.further]
        self.reset_button = widgets.Button(description="Reset", icon="undo", layout=widgets.Layout(width="auto"))
        self.reset_button.on_click(lambda _button: self.reset())
        buttons = [self.reset_button]
        rows = [_row(shown)]
        if hidden:
            more = widgets.ToggleButton(description="More controls", layout=widgets.Layout(width="auto"))
            behind = _row(hidden)
            behind.layout.display = "none"
            more.observe(partial(_show, behind), "value")
            buttons.append(more)
            rows.append(behind)
        rows[0].children += tuple(buttons)
        return widgets.VBox(rows)

    def _enable(self, enabled):
        self.picture.enabled = enabled
        for control in (*self.controls.values(), self.reset_button):
            if hasattr(control, "disabled"):  # words and boxes have nothing to be moved
                control.disabled = not enabled

    def _unlock(self):
        self._enable(True)
        self.picture.redraw()

    def _repr_mimebundle_(self, **options):
        data, metadata = super()._repr_mimebundle_(**options), {}
        if isinstance(data, tuple):
            data, metadata = data
        picture, text = self._for_storage()
        alt = f"{self.name}: {text}"
        data = {**data, "text/plain": alt, "image/png": base64.b64encode(picture).decode()}
        return data, {**metadata, "image/png": {"alt": alt, "width": self.picture.size[0]}}

    def _for_storage(self):
        """The picture and its sentence as the notebook keeps them: whatever the learner has guessed or not."""
        self._stored = True
        try:
            self.picture.redraw()
            return self.image(), "\n".join(filter(None, [self.text, self.problem]))
        finally:
            self._stored = False
            self.picture.redraw()


def _row(children):
    return widgets.HBox(children, layout=widgets.Layout(flex_flow="row wrap"))


def _show(box, change):
    box.layout.display = "" if change["new"] else "none"


def slider(description, value, low, high, step=0.01, places=2, colour=None):
    """A slider whose number can be typed, too; it begins at the step nearest to `value`."""
    control = Slider(
        min=low,
        max=high,
        step=step,
        description=description,
        readout_format=f".{places}f",
        layout=widgets.Layout(width="22em"),
        style={"description_width": "6.5em", "handle_color": colour},
    )
    set_value(control, value)
    return control


def toggles(options, **settings):
    """Buttons of which one is chosen, each as wide as its words."""
    return widgets.ToggleButtons(options=options, style={"button_width": "auto"}, **settings)
