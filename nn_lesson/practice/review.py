"""`review()`: what has been learned comes back after days, the better it is known the more seldom."""

from dataclasses import replace
from itertools import accumulate
from random import Random

from nn_lesson.card import Card
from nn_lesson.live.rerun import replace_on_rerun
from nn_lesson.practice.by_hand import Task, TaskView
from nn_lesson.practice.exercises import all_exercises, as_text
from nn_lesson.practice.lessons import LESSONS
from nn_lesson.practice.quiz import QuestionView, QuizView, questions_of, unknown, warm_up_of
from nn_lesson.progress import recalls, today

HEADING = "Review: do you still know?"
ADVICE = (
    "From memory, or with pencil and paper: two decimals are enough. The first try counts, and you may try again."
)
MINUTES = 5  # at most, in one day's review, of which a question takes half a one and a task one and a half
AT_FIRST = 3  # of a lesson's own questions, where nothing is due


def review(lesson=None):
    """What is due today, five minutes of it: questions, and tasks for pencil and paper with fresh numbers.

    At the beginning of a `lesson` its own questions follow, on the lessons before it, those that have not been
    answered yet. These are stored in the notebook, whatever the day and the progress.
    """
    names = [name for name in LESSONS if warm_up_of(name)]
    if lesson is not None and as_text(lesson) not in names:
        return unknown("review", names)
    own = [] if lesson is None else warm_up_of(lesson)
    things = _in_time(due())
    new = [question for question in own if question.name not in recalls()]
    things += new[: max(0, AT_FIRST - len(things))]
    if not (things or own):
        return Card("note", "Nothing is due today", _later())
    stored = own or [thing for thing in things if hasattr(thing, "choices")]  # a task has fresh numbers
    view = ReviewView(HEADING, things, stored)
    replace_on_rerun(view)
    return view


def _in_time(things):
    minutes = accumulate(0.5 if hasattr(thing, "choices") else 1.5 for thing in things)
    return [thing for thing, until in zip(things, minutes, strict=True) if until <= MINUTES]


def due():
    """The questions and exercises that are due today, the oldest first."""
    known = _known()
    waiting = sorted((day, name) for name, (day, _times) in recalls().items() if name in known and day <= today())
    return [known[name] for _day, name in waiting]


def _known():
    """Questions, and exercises with a task for pencil and paper, by the names that progress gives them."""
    questions = {question.name: question for name in LESSONS for question in questions_of(name).values()}
    tasks = {name: made for name, made in all_exercises().items() if made.by_hand}
    return questions | {f"another.{name}": made for name, made in tasks.items()}


def _later():
    known = _known()
    days = [day for name, (day, _times) in recalls().items() if name in known]
    if not days:
        return "What you answer in a quiz, and what you write, comes back here: tomorrow, and later again."
    when = "tomorrow" if (min(days) - today()).days == 1 else f"in {(min(days) - today()).days} days"
    return f"{len(days)} things will come back, the next one {when}."


def _shuffled(question):
    """With its choices in another order each time that it comes back: nobody should know it by the place."""
    if question.name not in recalls():
        return question
    choices = Random(f"{question.name} {recalls()[question.name]}").sample(question.choices, len(question.choices))
    return replace(question, choices=tuple(choices))


class ReviewView(QuizView):
    """What is due; without a kernel, the lesson's own questions."""

    later = "What you did not know comes back tomorrow, the rest later."

    @property
    def advice(self):
        return ADVICE if self.questions else f"Nothing is due today. {_later()}"

    def view_of(self, number, thing):
        if hasattr(thing, "choices"):
            return QuestionView(number, _shuffled(thing), self.count)
        return TaskView(Task(thing), number, self.count)
