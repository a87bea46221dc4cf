"""Tasks for pencil and paper: fresh, round numbers, a box for the answer, and the slip behind a wrong one."""

import ast
import re
from random import Random

import numpy as np
from ipywidgets import HTML, Button, HBox, Text, VBox

from nn_lesson.card import Card, inline
from nn_lesson.learner import run
from nn_lesson.learner.values import call, flat, harmless, listed, show
from nn_lesson.progress import bump, count, record_recall

OF_CODE = re.compile(r"\bloop\b|`return`|`zip`|on a line of its own")  # a sentence that helps nobody with a pencil
FRACTION = r"(\d+(?:\.\d+)?) */ *(\d*\.?\d*[1-9]\d*)"  # by anything but 0
ROUNDING = 0.006  # an answer by hand may be rounded to two decimals


class Task:
    """A task about an exercise; its numbers stay the same until it is solved."""

    def __init__(self, exercise):
        self.exercise = exercise
        self.numbers = exercise.by_hand(Random(f"{exercise.name} {count(exercise.name)}"))
        self.asked = call(exercise.name, self.numbers)
        self.wanted = exercise.wanted(self.numbers)
        self.title = f"By hand: what is `{self.asked}`?"

    def judge(self, answer):
        """A `Card` on an answer."""
        answer = harmless(answer)
        typed, due = flat(answer), flat(self.wanted)
        if typed is None or typed.size != due.size:
            return self._other_form()
        if not _is_near(typed, due):
            again = "Go through it once more, one step at a time."
            advice = self._slip_behind(typed) or f"{self._right_parts(typed)}{again}"
            return Card("retry", f"`{self.asked}` is not {show(answer)}", advice)
        bump(self.exercise.name)
        body = f'For fresh numbers, run `another("{self.exercise.name}")` again.'
        return Card("passed", f"`{self.asked}` is {show(self.wanted)}", body)

    def read(self, text):
        """What was typed: a number, or several in brackets, as people write them; as it is where that fails."""
        text = text.strip().replace("−", "-")
        if flat(self.wanted).size == 1 and text[:1] not in ("[", "("):
            text = re.sub(r"(?<=\d),(?=\d)", ".", text)
        text = re.sub(FRACTION, lambda found: str(float(found[1]) / float(found[2])), text)
        try:
            return ast.literal_eval(text)
        except (ValueError, SyntaxError, MemoryError, RecursionError):
            return text

    def _slip_behind(self, typed):
        """What to say of a known slip that leads to this answer by hand; None where there is none."""
        for slip in self.exercise.slips:
            made = flat(run(self.exercise.call, slip.wrong, *self.numbers, name=self.exercise.name).value)
            if made is not None and made.size == typed.size and _is_near(made, typed):
                sentences = re.split(r"(?<=[.?!]) ", slip.sentence)
                return " ".join(told for told in sentences if not OF_CODE.search(told))
        return None

    def _right_parts(self, typed):
        """A word on those of several results that are right; or ""."""
        if not isinstance(self.wanted, tuple):
            return ""
        ends = np.cumsum([flat(part).size for part in self.wanted])
        pairs = zip(self.wanted, np.split(typed, ends[:-1]), strict=True)
        found = [f"{number}" for number, (due, own) in enumerate(pairs, 1) if _is_near(own, flat(due))]
        if not found:
            return ""
        return f"Result {found[0]} is right. " if len(found) == 1 else f"Results {listed(found)} are right. "

    def _other_form(self):
        """What to say about an answer by hand that has not as many numbers as there should be."""
        if flat(self.wanted).size == 1:
            body = f"`{self.asked}` is one number. Two decimals are enough."
            return Card("problem", "That is no number", body)
        body = f"Type your answer in this form, with your numbers in it: `{self.form}`. Two decimals are enough."
        return Card("problem", "That has another form", body)

    @property
    def form(self):
        """An answer in which all numbers are 0."""
        parts = self.wanted if isinstance(self.wanted, tuple) else (self.wanted,)
        zeros = tuple(0 * np.array(part) for part in parts)
        return show(zeros if isinstance(self.wanted, tuple) else zeros[0])


def _is_near(typed, due):
    return np.allclose(typed, due, rtol=0, atol=ROUNDING)


class TaskView(VBox):
    """A task with a box for the answer. `first` says whether the first answer was right; None before."""

    def __init__(self, task, number=None, answered=lambda: None):
        self.task, self.answered, self.title, self.first, self._judged = task, answered, task.title, None, ""
        self.box = Text(placeholder=f"such as {task.form}", continuous_update=False, layout={"width": "16em"})
        self.button, self.feedback = Button(description="Check"), HTML()
        self.box.observe(self._judge, "value")
        self.button.on_click(self._judge)
        label = f"<b>{number}.</b> " if number else ""
        super().__init__([HTML(label + inline(task.title)), HBox([self.box, self.button]), self.feedback])

    def _judge(self, _sender):
        """Enter and a click beside the box come here, the button too: one answer is judged once."""
        if self.box.value.strip() in ("", self._judged):
            return
        self._judged = self.box.value.strip()
        card = self.task.judge(self.task.read(self._judged))
        self.feedback.value = card._repr_html_()
        if self.first is None and card.kind != "problem":
            self.first = card.kind == "passed"
            record_recall(f"another.{self.task.exercise.name}", self.first)
        self.answered()

    def _repr_mimebundle_(self, **kwargs):
        words = {"text/plain": self.title.replace("`", ""), "text/html": f"<p>{inline(self.title)}</p>"}
        return super()._repr_mimebundle_(**kwargs) | words
