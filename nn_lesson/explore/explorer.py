"""What all explorers share: controls, a live picture, its sentence, a guess to begin with, and a reset."""

from itertools import zip_longest

import ipywidgets as widgets
import numpy as np

from nn_lesson import palette
from nn_lesson.explore.controls import button, row, show, slider, switch, toggles
from nn_lesson.explore.guess import Gate
from nn_lesson.explore.start_values import start_value
from nn_lesson.learner import Learner
from nn_lesson.learner.cells import follow
from nn_lesson.live import LivePicture, Names, close_all, replace_on_rerun
from nn_lesson.live.handle import Handle, place_of
from nn_lesson.picture.drawing import Still
from nn_lesson.picture.marks import spots, write_title
from nn_lesson.progress import met

__all__ = ["Explorer", "slider", "toggles"]  # what hardly any explorer does without

PREDICT = "Predict first"


class Explorer(widgets.VBox):
    """An explorer of one lesson; a subclass says what it shows.

    It sets the attributes below and writes three methods: `make_controls` returns name -> widget; `paint` draws
    what stays, once, and makes the artists that move; `update` gets each control's value by name, moves those
    artists, and returns the sentence that says in words and numbers what the picture now shows; or that and a
    second one, which says what it means: where the learner's code is wrong, the verdict comes between the two.
    With a `guess` there is a fourth, `truth`, which returns what that is compared with.

    The controls hold the whole state. Handles, sliders and number boxes are views of it.
    """

    name = ""  # the lesson's noun, or begins with it
    size = (8.6, 3.8)  # of the picture, in inches of 100 CSS pixels
    references = ()  # the course's functions in whose place the learner's own may run
    guess = None  # a Guess, asked at the first meeting
    further = ()  # names of controls that wait behind the button *More controls*
    beside = ()  # widgets other than controls that a frame changes
    text_lines = 3  # of the sentence, for which there is room on a small screen

    def __init__(self, *functions, **start):
        """Take the learner's functions, in the order of `references`, and starting values by control name.

        TypeError: there is no such control, or there are too many functions. ValueError: no such starting value.
        """
        self.passed = bool(functions)
        self.asks = self.guess is not None and not functions
        at_first_meeting = self.asks and not met(self.name)
        self._refuse_more(functions)
        self.learners = [Learner(*pair) for pair in zip_longest(functions, self.references)]
        for learner in self.learners:
            setattr(self, learner.name, learner)
        self.gate, self.is_still, self.invitations, self._answers = None, False, [], []
        self.picture = LivePicture(self.size, self._update, self.text_lines)
        self.figure = self.picture.figure
        self._shown = {}  # what the background shows, by name
        with self.picture.one_redraw():
            self.begin()
            self.controls = self.make_controls()
            self.picture.take_turns((*self.controls.values(), *self.beside))
            self._set(start)
            self.start = self._values()
            self.paint()
            for name in self.start:
                self.controls[name].observe(lambda _change: self.picture.redraw(), "value")
            if at_first_meeting:
                self.gate = Gate(self.name, self.guess, self.truth, self.picture.redraw, self._unlock)
            gates = [self.gate] if self.gate else []
            self.panel = self._panel()
            super().__init__([*gates, self.panel, self.picture, Names(self._sliders())])
            self.add_class("nn-explorer")
            self._enable(self.gate is None)
        replace_on_rerun(self)
        follow(self)

    # What a subclass may write

    def begin(self):
        """What is so before the hand has done anything: called at first, and by `reset`."""

    def show_answer(self):
        """Move the controls to where the picture shows what the guess is about; mostly they are there."""

    # What a subclass calls

    def live(self, *artists):
        """Name artists that `update` moves, bottom first."""
        return self.picture.live(*artists)

    def button(self, words, icon, act, **settings):
        """A button that does `act()`, after which the picture is redrawn."""

        def do():
            with self.picture.one_redraw():
                act()

        return button(words, icon, do, **settings)

    def differs(self, what, value):
        """Whether `value` is not what it was at the last call for `what`; then the background is drawn anew."""
        differs = what not in self._shown or self._shown[what] != value
        if differs:
            self._shown[what] = value
            self.picture.invalidate()
        return differs

    def handle(self, name, axes, x=None, y=None, **options):
        """Lay a `Handle` over the picture; instead of `where` and `drag`, name one or two controls as x and y.

        If y is a function of x, the handle slides along that curve.
        """
        if x is not None:
            options = place_of(self.controls.get(x, x), self.controls.get(y, y)) | options
        self.picture.add_handle(Handle(name, axes, **options))

    def axes_at(self, left, low, width, height):
        """New axes at a place of the picture, in pixels from its lower left corner."""
        across, up = self.picture.size
        return self.figure.add_axes((left / across, low / up, width / across, height / up))

    def axes_in_pixels(self):
        """New axes over the whole picture, whose data are its pixels."""
        width, height = self.picture.size
        axes = self.axes_at(0, 0, width, height)
        axes.set(xlim=(0, width), ylim=(0, height))
        axes.set_axis_off()
        return axes

    def paint_guess(self, axes):
        """The mark that shows the learner's guess on `axes`, wherever `draw_guess` puts it."""
        marker = palette.MARKERS[palette.GUESS_SHAPE]
        beyond = {"clip_on": False, "in_layout": False}  # without data it would count as a place far outside
        self.diamond = spots(axes, marker, palette.GUESS, 11, **beyond)
        return self.live(self.diamond)

    def draw_guess(self, x=None, y=None, shown=True):
        """Put the mark of the guess at x or y; what is left out is the guess itself."""
        at = [[self.guessed if place is None else place] for place in (x, y)]
        self.diamond.set_data(*at if shown and self.guessed is not None else ([], []))

    def answers(self, *artists):
        """Name live artists that are hidden as long as the learner has to guess."""
        self._answers += artists
        return self.live(*artists)

    def invite(self, axes, words, still=None):
        """Give `axes` a title that says what the hand can do there, as soon as it can; `still` where it cannot."""
        self.invitations.append((write_title(axes, PREDICT), words, still or words))

    @property
    def locked(self):
        """Whether the learner still has to guess: then `update` hides what is asked."""
        return self.asks and (self._stored or self.gate is not None and not self.gate.opened)

    @property
    def guessed(self):
        """The learner's guess, to be drawn, or None."""
        if self._stored:
            return self.guess.middle if self.asks else None
        return self.gate.value if self.gate else None

    # What lessons, tests and learners call

    @classmethod
    def answered(cls):
        """The question with its answer and the picture that shows it, for whoever reads without Python."""
        explorer = cls()
        truth, explorer.asks, explorer.gate, explorer.is_still = explorer.truth(), False, None, True
        with explorer.picture.one_redraw():
            explorer.show_answer()
        words = f"{cls.guess.question} Answer: {cls.guess.written(truth)}."
        still = Still(explorer.image(), f"{words} {explorer.text}", words)
        close_all(explorer)
        return still

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
        """Put all back to where it began, and stop what plays."""
        with self.picture.one_redraw():
            self.begin()
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

    _stored = False  # True while the picture for the stored notebook is drawn: what a learner meets at first

    def _update(self):
        for learner in self.learners:
            learner.reset()
        for title, words, still in self.invitations:
            title.set_text(PREDICT if self.locked else still if self.is_still else words)
            self.differs(title, title.get_text())
        for artist in self._answers:
            artist.set_visible(not self.locked)
        with np.errstate(over="ignore"):  # e^-x overflows far below 0, where the sigmoid is 0 all the same
            told = self.update(**self._values())
        sentence, meaning = (told, "") if isinstance(told, str) else told
        wrong = [] if self.locked else [learner for learner in self.learners if learner.remark]
        blamed = [one for one in wrong if not any(other.name in one.calls for other in wrong if other is not one)]
        verdicts = [one.remark for one in blamed]
        first = [sentence, *verdicts, meaning] if verdicts else [f"{sentence} {meaning}".strip()]
        return "\n".join(filter(None, [*first, *self._remarks()]))

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
            for widget in (*self.controls.values(), *self.beside, self.picture):
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
        if not self.passed:
            return []
        own = [learner.label for learner in self.learners if learner.own]
        by = f"Computed by {' and '.join(own)}." if own else "Computed by the course's version."
        called = [one.name for one in self.learners if one.given is not None and not callable(one.given)]
        advice = [f"Pass `{name}` by its name alone, without brackets after it." for name in called]
        return [by, *advice, *(learner.note for learner in self.learners)]

    def _sliders(self):
        guessed = [self.gate.slider] if self.gate else []
        return [at for at in (*guessed, *self.controls.values()) if hasattr(at, "readout")]

    def _panel(self):
        shown = [control for name, control in self.controls.items() if name not in self.further]
        self.reset_button = button("Reset", "undo", self.reset)
        rows = [row([*shown, self.reset_button])]
        if self.further:
            more = switch("More controls")
            behind = row(self._behind())
            show(behind, False)
            more.observe(lambda change: show(behind, change["new"]), "value")
            rows[0].children += (more,)
            rows.append(behind)
        return widgets.VBox(rows)

    def _behind(self):
        """What waits behind *More controls*."""
        return [self.controls[name] for name in self.further]

    def _enable(self, enabled):
        self.picture.enabled = enabled
        show(self.panel, enabled)

    def _unlock(self):
        self._enable(True)
        self.picture.redraw()

    def _repr_mimebundle_(self, **options):
        still, metadata = self._for_storage()
        return super()._repr_mimebundle_(**options) | still, metadata

    def _for_storage(self):
        """What the notebook keeps: what everybody meets at first, whatever this learner has guessed."""
        self._stored = True
        try:
            self.picture.redraw()
            question = f"{PREDICT}: {self.guess.question} (The answer stands under Recap.)" if self.asks else ""
            problem = f"{palette.VERDICTS['problem'][0]} {self.problem}" if self.problem else ""
            told = "\n".join(filter(None, [f"{self.name}: {question}".strip(), self.text, problem]))
            return Still(self.image(), told, question)._repr_mimebundle_()
        finally:
            self._stored = False
            self.picture.redraw()
