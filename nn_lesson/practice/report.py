"""`progress()`: what is done in each lesson, and what to do next."""

from nn_lesson.card import Card
from nn_lesson.learner.cells import waiting
from nn_lesson.palette import VERDICTS
from nn_lesson.practice.exercises import exercises_by_lesson, further_by_lesson
from nn_lesson.practice.lessons import LESSONS, title
from nn_lesson.practice.quiz import questions_of
from nn_lesson.practice.review import due
from nn_lesson.progress import answers, passed, trouble


def progress():
    """A `Card` with the exercises passed and the quiz questions answered in each lesson, and the next step."""
    written, answered = passed(), answers()
    table, steps = [f"   {'lesson':<28}exercises   quiz answered"], []
    for number, lesson in enumerate(LESSONS):
        exercises = [exercise.name for exercise in exercises_by_lesson()[lesson]]
        questions = [(lesson, key) for key in questions_of(lesson)]
        to_write = [name for name in exercises if name not in written]
        to_answer = [question for question in questions if question not in answered]
        where = f"lesson {number:02}, {title(lesson)}"
        steps += [f"write `{name}` in {where}" for name in to_write]
        steps += [f"answer the quiz of {where}"] if to_answer else []
        table.append(
            f"{_mark(to_write + to_answer, exercises + questions)}  {f'{number:02} {title(lesson)}':<28}"
            f"{_share(to_write, exercises):<12}{_share(to_answer, questions):<16}{_further(lesson)}".rstrip()
        )
    sentences = [f"Next: {steps[0]}." if steps else "All is done. Well worked!"]
    sentences += [f"`{name}` is not judged yet. {why}" for name, why in waiting().items()]
    if things := due():
        how_many = "1 thing is due today" if len(things) == 1 else f"{len(things)} things are due today"
        sentences.append(f"{how_many}: run `review()`.")
    if trouble():
        sentences.append(trouble())
    return Card("note", "Your progress", "\n\n".join(sentences), "\n".join(table))


def _mark(left, all_parts):
    kind = "passed" if not left else "todo" if left == all_parts else "note"
    return VERDICTS[kind][0]


def _further(lesson):
    """A word on the further tasks, where one is done."""
    names = [task.name for task in further_by_lesson()[lesson]]
    left = [name for name in names if name not in passed()]
    return "" if left == names else f"{len(names) - len(left)} further"


def _share(left, parts):
    return f"{len(parts) - len(left)} of {len(parts)}"
