"""Quizzes: questions, a button for each choice, feedback to every choice. Their words are in quizzes/*.toml."""

import functools
import html
import tomllib
from dataclasses import dataclass
from pathlib import Path

from ipywidgets import HTML, Button, VBox

from nn_lesson.card import Card, inline
from nn_lesson.live.names import Names
from nn_lesson.live.rerun import replace_on_rerun
from nn_lesson.minus import with_minus
from nn_lesson.palette import VERDICTS
from nn_lesson.practice.find import as_text
from nn_lesson.practice.lessons import LESSONS, QUIZZES, title
from nn_lesson.progress import record_answer, trouble

STYLE = f"<style>{Path(__file__).with_name('quiz.css').read_text(encoding='utf-8')}</style>"


def quiz(lesson):
    """The closing quiz of a lesson, named as in `quiz("dot_product")`; a `Card` if there is none of that name."""
    lesson = as_text(lesson)
    if lesson not in LESSONS:
        return unknown("quiz", LESSONS)
    questions = list(questions_of(lesson).values())
    view = QuizView(f"Quiz: {title(lesson).lower()}", questions)
    replace_on_rerun(view)
    return view


@dataclass(frozen=True)
class Choice:
    """`computed` is the expression that gives the numbers of the text, right or mistaken, to test them; or ""."""

    text: str
    feedback: str
    right: bool = False
    computed: str = ""


@dataclass(frozen=True)
class Question:
    """`key` names it within the quiz of its `lesson`; `code` is a block of code beneath the text, or ""."""

    lesson: str
    key: str
    text: str
    choices: tuple[Choice, ...]
    code: str = ""

    @property
    def name(self):
        """As it is called in the progress file."""
        return f"{self.lesson}.{self.key}"


def questions_of(lesson):
    """The questions of a lesson's quiz: key -> Question."""
    questions = {}
    for entry in _read(lesson)["question"]:
        choices = tuple(Choice(**choice) for choice in entry["choice"])
        words = {name: value for name, value in entry.items() if name != "choice"}
        questions[entry["key"]] = Question(lesson, choices=choices, **words)
    return questions


def warm_up_of(lesson):
    """The questions that a lesson asks before it begins."""
    names = (name.split(".") for name in _read(lesson).get("warm_up", []))
    return [questions_of(earlier)[key] for earlier, key in names]


@functools.cache
def _read(lesson):
    return tomllib.loads(QUIZZES[lesson].read_text(encoding="utf-8"))


def unknown(what, names):
    known = ", ".join(f'`"{name}"`' for name in names)
    return Card("problem", f"There is no {what} of that name", f"The names are: {known}.")


class QuizView(VBox):
    """Questions one below the other, and a score when each has been answered.

    Without a kernel, as on GitHub, the questions and choices show as a list: those of `stored`.
    """

    advice = "Choose an answer, and you see why it is right or not. You may try them all."
    later = "All this comes back in `review()`: tomorrow, and the better you know it the later again."

    def __init__(self, heading, questions, stored=None):
        self.heading, self.stored = heading, stored or questions
        self.questions = [self.view_of(number, question) for number, question in enumerate(questions, 1)]
        self.score = HTML()
        header = HTML(f"{STYLE}<b>{html.escape(heading)}</b><br>{inline(self.advice)}")
        super().__init__([header, *self.questions, self.score, Names()])
        self.add_class("nn-quiz")

    def view_of(self, number, question):
        return QuestionView(number, question, self.count)

    def count(self):
        """Show the score as soon as everything has been answered."""
        cards = [Card("problem", "About your progress", trouble())] if trouble() else []
        firsts = [view.first for view in self.questions]
        if None not in firsts:
            cards.append(Card("note", f"{sum(firsts)} of {len(firsts)} right at the first try", self.later))
        self.score.value = "".join(card._repr_html_() for card in cards)

    def _repr_mimebundle_(self, **kwargs):
        return super()._repr_mimebundle_(**kwargs) | {"text/plain": self._as_text(), "text/html": self._as_html()}

    def _as_text(self):
        lines = [self.heading]
        for number, question in enumerate(self.stored, 1):
            lines.append(f"{number}. {_plain(question.text)}")
            lines += [f"       {line}" for line in question.code.splitlines()]
            lines += [f"   {letter}) {_plain(choice.text)}" for letter, choice in _lettered(question)]
        return "\n".join(lines)

    def _as_html(self):
        items = []
        for question in self.stored:
            choices = "".join(f"<li>{inline(choice.text)}</li>" for choice in question.choices)
            items.append(f"<li>{_asked(question)}<ol type='a'>{choices}</ol></li>")
        return f"<p><b>{html.escape(self.heading)}</b></p><ol>{''.join(items)}</ol>"


class QuestionView(VBox):
    """One question. `first` says whether the first choice was right, or is None. Each calls `answered`."""

    def __init__(self, number, question, answered):
        self.question, self.answered, self.first = question, answered, None
        self.buttons = [Button(description=_labelled("todo", choice)) for choice in question.choices]
        self.feedback = HTML()
        for button, choice in zip(self.buttons, question.choices, strict=True):
            button.on_click(functools.partial(self._choose, choice))
        super().__init__([HTML(f"<b>{number}.</b> {_asked(question)}"), *self.buttons, self.feedback])

    def _choose(self, choice, button):
        if self.first is None:
            self.first = choice.right
            record_answer(self.question.lesson, self.question.key, choice.right)
        kind, words = ("passed", "Right") if choice.right else ("retry", "Not quite")
        button.description = _labelled(kind, choice)
        button.add_class(f"nn-{kind}")
        self.feedback.value = Card(kind, words, choice.feedback)._repr_html_()
        self.answered()


def _labelled(kind, choice):
    mark, _ = VERDICTS[kind]
    return f"{mark}  {_plain(choice.text)}"


def _asked(question):
    code = f"<pre>{html.escape(question.code)}</pre>" if question.code else ""
    return inline(question.text) + code


def _plain(text):
    """Buttons and plain text show no code: without its backticks."""
    return with_minus(text).replace("`", "")


def _lettered(question):
    return zip("abcdefgh", question.choices, strict=False)
