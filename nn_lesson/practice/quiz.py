"""Quizzes: questions, a button for each choice, feedback to every choice. Their words are in quizzes/*.toml.

Two more measure what the course changes, and so give no feedback: FORMS, on what learners often believe.
"""

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
from nn_lesson.practice.exercises import as_text
from nn_lesson.practice.lessons import BELIEFS, LESSONS, QUIZZES, title
from nn_lesson.progress import answers, record_answer, record_first_answer, trouble

STYLE = f"<style>{Path(__file__).with_name('quiz.css').read_text(encoding='utf-8')}</style>"
FORMS = {
    "before": "What do you think? After the course you will see what it has changed",
    "after": "What do you think now, after the course?",
}


def quiz(lesson=None):
    """The closing quiz of a lesson, named as in `quiz("dot_product")`, or one of the FORMS.

    A `Card` if there is none of that name.
    """
    lesson = as_text(lesson)
    if lesson in FORMS:
        view = FormView(lesson)
    elif lesson in LESSONS:
        view = QuizView(f"Quiz: {title(lesson).lower()}", list(questions_of(lesson).values()))
    else:
        return unknown("quiz", [*LESSONS, *FORMS])
    replace_on_rerun(view)
    return view


@dataclass(frozen=True)
class Choice:
    """`computed` is the expression that gives the numbers of the text, right or mistaken, to test them; or "".

    `believed` marks what somebody would choose who holds the belief that a question of the FORMS is about.
    """

    text: str
    feedback: str = ""
    right: bool = False
    computed: str = ""
    believed: bool = False


UNSURE = Choice("I do not know.")


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
    return {entry["key"]: _question(lesson, entry) for entry in _read(QUIZZES[lesson])["question"]}


def form_of(form):
    """The questions of one of the FORMS: key -> Question."""
    return {key: _question(form, {"key": key} | both[form], UNSURE) for key, both in _read(BELIEFS).items()}


def _question(lesson, entry, *more_choices):
    words = {name: value for name, value in entry.items() if name != "choice"}
    choices = *(Choice(**choice) for choice in entry["choice"]), *more_choices
    return Question(lesson, choices=choices, **words)


def score(form, noted):
    """How many questions of a form were answered right, by what is noted: name -> whether right.

    None as long as not all of them are answered.
    """
    firsts = [noted.get(question.name) for question in form_of(form).values()]
    return None if None in firsts else sum(firsts)


def warm_up_of(lesson):
    """The questions that a lesson asks before it begins."""
    asked = []
    for name in _read(QUIZZES[lesson]).get("warm_up", []):
        earlier, _, key = name.partition(".")
        if earlier not in QUIZZES or key not in questions_of(earlier):
            raise ValueError(f"{QUIZZES[lesson].name}: its warm_up names `{name}`, which no quiz asks")
        asked.append(questions_of(earlier)[key])
    return asked


@functools.cache
def _read(path):
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as problem:
        raise ValueError(f"{path.name}: {problem}") from problem


def unknown(what, names):
    known = ", ".join(f'`"{name}"`' for name in names)
    return Card("problem", f"There is no {what} of that name", f"The names are: {known}.")


class QuizView(VBox):
    """Questions one below the other, and a score when each has been answered.

    Without a kernel, as on GitHub, the questions and choices show as a list: those of `stored`.
    """

    advice = "Choose an answer, and you see why it is right or not. You may try them all."
    later = "All this comes back in `review()`: tomorrow, and the better you know it the later again."
    as_page = "<p><b>{}</b></p>{}"

    def __init__(self, heading, questions, stored=None):
        self.heading, self.stored = heading, questions if stored is None else stored
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
        self.score.value = "".join(card._repr_html_() for card in [*cards, *self.result()])

    def result(self):
        """What to say in the end: no card before that."""
        firsts = [view.first for view in self.questions]
        if None not in firsts:
            yield Card("note", f"{sum(firsts)} of {len(firsts)} right at the first try", self.later)

    def _repr_mimebundle_(self, **kwargs):
        return super()._repr_mimebundle_(**kwargs) | {"text/plain": self._as_text(), "text/html": self._as_html()}

    def _as_text(self):
        lines = [self.heading]
        for number, question in enumerate(self.stored, 1):
            lines.append(f"{number}. {_plain(question.text)}")
            lines += [f"       {line}" for line in question.code.splitlines()]
            lettered = zip("abcdefgh", question.choices, strict=False)
            lines += [f"   {letter}) {_plain(choice.text)}" for letter, choice in lettered]
        return "\n".join(lines)

    def _as_html(self):
        items = []
        for question in self.stored:
            choices = "".join(f"<li>{inline(choice.text)}</li>" for choice in question.choices)
            items.append(f"<li>{_asked(question)}<ol type='a'>{choices}</ol></li>")
        return self.as_page.format(html.escape(self.heading), f"<ol>{''.join(items)}</ol>")


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


class FormView(QuizView):
    """One of the FORMS, a question after the other; those that have been answered before are not asked again."""

    later = 'Now the course begins, and shows what is right. At its end, `quiz("after")` shows what you gained.'
    as_page = "<details><summary><b>{}</b></summary>{}</details>"  # long, and most readers are on their way

    def __init__(self, form):
        questions = form_of(form).values()
        self.form = form
        self.waiting = [question for question in questions if (form, question.key) not in answers()]
        super().__init__(FORMS[form], [], stored=questions)
        self.count()

    @property
    def advice(self):
        first = "Choose what you think. You need not know it. The first answer counts."
        return first if self.waiting else "You have answered all of this."

    def view_of(self, number, question):
        return OneAnswerView(f"{number} of {len(self.stored)}", question, self.count)

    def count(self):
        """After each answer comes the next question, and after the last one the result."""
        if self.waiting:
            number = len(self.stored) - len(self.waiting) + 1
            self.questions.append(self.view_of(number, self.waiting.pop(0)))
            self.children = self.children[0], *self.questions, *self.children[-2:]
        super().count()

    def result(self):
        noted = {f"{quiz}.{key}": right for (quiz, key), right in answers().items()}
        scores = {form: score(form, noted) for form in FORMS}
        if scores[self.form] is not None:
            words = [self.later] if self.form == "before" else _gained(noted, **scores)
            yield Card("note", f"{scores[self.form]} of {len(self.stored)} right", "\n\n".join(words))


def _gained(noted, before, after):
    """What the second form says in the end, in paragraphs."""
    if before is None:
        yield 'You have not answered all of `quiz("before")`, so there is nothing to compare this with.'
    else:
        yield f"Before the course it was {before}. Your gain: {after - before}."
        if after < before:
            yield "Fewer than before: so some guesses were lucky then. What is named below is worth another look."
    missed = [row for key, row in _read(BELIEFS).items() if not noted[f"after.{key}"]]
    if missed:
        yield "What you did not know was about these beliefs. None of them is true, and this shows why:"
    yield from (f"“{row['belief']}”: see {row['see']}." for row in missed)


class OneAnswerView(QuestionView):
    """A question that measures: it takes one answer, and does not say whether that is right."""

    def _choose(self, choice, button):
        if self.first is not None:
            return
        self.first = choice.right
        record_first_answer(self.question.lesson, self.question.key, choice.right)
        button.description = f"●  {_plain(choice.text)}"
        button.add_class("nn-chosen")
        for each in self.buttons:
            each.disabled = True
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
