"""`review()`: everything comes back at its time, and is asked as often as it is needed."""

import json
from collections import defaultdict
from datetime import date, timedelta

import numpy as np
import pytest

from nn_lesson import another, review
from nn_lesson.card import Card
from nn_lesson.practice.by_hand import TaskView
from nn_lesson.practice.exercises import all_exercises, exercises_by_lesson
from nn_lesson.practice.lessons import LESSONS
from nn_lesson.practice.quiz import questions_of, quiz, warm_up_of
from nn_lesson.practice.review import AT_FIRST
from nn_lesson.progress import record_answer, record_passed

FIRST = date(2027, 2, 25)  # so that a month ends in between


@pytest.fixture(autouse=True)
def day(monkeypatch):
    """`day(number)` makes it the day of that number; each test begins on the first."""
    monkeypatch.setenv("NN_LESSON_TODAY", FIRST.isoformat())
    return lambda number: monkeypatch.setenv("NN_LESSON_TODAY", (FIRST + timedelta(number)).isoformat())


def answer(part, right):
    """Answer one thing of a view, as a learner does who clicks or types."""
    if isinstance(part, TaskView):
        wanted = part.task.wanted
        parts = [np.round(part, 2).tolist() for part in (wanted if isinstance(wanted, tuple) else (wanted,))]
        first = np.asarray(parts[0]) + (0 if right else 1000)
        part.box.value = ", ".join(map(str, [first.tolist(), *parts[1:]]))
    else:
        part.buttons[[choice.right for choice in part.question.choices].index(right)].click()


def name_of(part):
    return f"another.{part.task.exercise.name}" if isinstance(part, TaskView) else part.question.name


def asked(*lesson):
    view = review(*lesson)
    return [] if isinstance(view, Card) else view.questions


# Sixty days


def test_in_60_days_everything_comes_back_at_its_time_and_nothing_twice_a_day(day):
    """A lesson every third day; one question in five is missed when it comes back for the first time."""
    seen, missed_on = defaultdict(list), {}
    for number in range(60):
        day(number)
        today = []
        for part in asked():
            name = name_of(part)
            today.append(name)
            seen[name].append(number)
            miss = len(seen[name]) == 2 and hash_of(name) % 5 == 0
            if miss:
                missed_on[name] = number
            answer(part, not miss)
        assert len(set(today)) == len(today) <= 10
        if number % 3 == 0 and number // 3 < len(LESSONS):
            lesson = LESSONS[number // 3]
            for part in quiz(lesson).questions:
                answer(part, True)
                seen[part.question.name].append(number)
            for name, exercise in all_exercises().items():
                if exercise.by_hand and exercise in by_lesson(lesson):
                    record_passed(name)
                    seen[f"another.{name}"].append(number)
    gaps = {name: np.diff(days).tolist() for name, days in seen.items()}
    assert any(len(days) > 4 for days in gaps.values()) and missed_on
    for name, days in gaps.items():
        due = [1, 1, 3, 7, 21] if name in missed_on else [1, 3, 7, 21, 42]
        late = np.subtract(days, due[: len(days)])
        assert (late >= 0).all() and (late <= 3).all(), (name, days)  # five minutes a day are the most


def hash_of(name):
    return sum(map(ord, name))


def by_lesson(lesson):
    return exercises_by_lesson()[lesson]


# What is asked


def test_on_the_day_itself_nothing_comes_back():
    record_answer("dot_product", "sign", False)
    record_passed("dot")
    card = review()
    assert isinstance(card, Card) and "2 things will come back, the next one tomorrow." in card.body


def test_who_has_answered_nothing_is_told_what_will_come():
    assert "tomorrow, and later again" in review().body


def test_a_lesson_begins_with_what_is_due_then_with_its_own_questions(day):
    own = warm_up_of("mean_squared_error")
    record_answer("dot_product", "cosine", False)
    record_answer(own[1].lesson, own[1].key, True)
    day(1)
    questions = [part.question for part in asked("mean_squared_error")]
    assert {questions[0].key, questions[1].key} == {"cosine", own[1].key} and questions[2:] == [own[0]]
    assert len(questions) == AT_FIRST


def test_a_lesson_whose_questions_are_all_answered_says_when_they_come_back():
    for question in warm_up_of("derivatives"):
        record_answer(question.lesson, question.key, True)
    view = review("derivatives")
    assert view.questions == [] and "Nothing is due today" in view.children[0].value


def test_questions_that_are_no_longer_there_do_not_come_back(day):
    record_answer("dot_product", "a_question_of_last_year", False)
    record_answer("no_such_lesson", "sign", False)
    record_passed("no_longer_there")
    day(1)
    assert asked() == []


def test_what_was_answered_before_there_were_reviews_is_due_at_once(file):
    noted = {"version": 1, "answers": {"dot_product.sign": False}, "passed": {"dot": True}, "due": {}}
    file.write_text(json.dumps(noted))
    assert {name_of(part) for part in asked()} == {"dot_product.sign", "another.dot"}


@pytest.mark.parametrize("noted", [[], ["soon", 1], ["2027-02-25"], ["9999-12-31", 0], [None, None], [1, 2, 3]])
def test_a_day_that_nobody_can_read_or_live_to_see_is_today(file, noted):
    file.write_text(json.dumps({"version": 1, "due": {"dot_product.sign": noted}}))
    assert [name_of(part) for part in asked()] == ["dot_product.sign"]


def test_a_task_that_was_answered_before_its_check_was_passed_comes_back(day):
    answer(another("dot"), False)
    day(1)
    assert [name_of(part) for part in asked()] == ["another.dot"]


def test_a_question_that_comes_back_has_its_choices_in_another_order(day):
    record_answer("dot_product", "sign", True)
    orders = []
    for number in (1, 4, 11, 32):
        day(number)
        (part,) = asked()
        orders.append([choice.text for choice in part.question.choices])
        answer(part, True)
    first = [choice.text for choice in questions_of("dot_product")["sign"].choices]
    assert all(sorted(order) == sorted(first) for order in orders)
    assert len({*map(tuple, [first, *orders])}) > 2


def test_the_first_try_counts(day):
    record_answer("dot_product", "sign", True)
    day(1)
    (part,) = asked()
    answer(part, False)
    answer(part, True)
    day(2)
    assert [name_of(part) for part in asked()] == ["dot_product.sign"]


# The box


@pytest.mark.parametrize("typed", ["11", " 11.00 ", "11,0", "+11", "22/2", "5,5 / 0.5", "+22 / 2"])
def test_a_number_may_be_typed_as_people_write_it(typed, monkeypatch):
    view = another("dot")
    monkeypatch.setattr(view.task, "wanted", 11.0)
    view.box.value = typed
    assert "✓" in view.feedback.value and view.first is True


def test_an_answer_of_several_numbers_needs_no_brackets():
    view = another("count_words")
    view.box.value = ", ".join(str(number) for number in view.task.wanted)
    assert "✓" in view.feedback.value


@pytest.mark.parametrize("typed", ["eleven", "[1, 2", "__import__('os')", "((" * 500, "11/0", "1/2/0"])
def test_what_is_no_number_is_no_answer(typed):
    view = another("dot")
    view.box.value = typed
    assert "That is no number" in view.feedback.value and view.first is None


def test_the_last_answer_shows_the_score(day):
    record_answer("dot_product", "sign", True)
    record_passed("dot")
    day(1)
    view = review()
    for part in view.questions:
        answer(part, isinstance(part, TaskView))
    assert "1 of 2 right at the first try" in view.score.value


def test_every_question_and_every_task_can_come_back(day):
    for lesson in LESSONS:
        for key in questions_of(lesson):
            record_answer(lesson, key, True)
    for name in all_exercises():
        record_passed(name)
    day(1)
    found = set()
    while parts := asked():
        found |= {name_of(part) for part in parts}
        for part in parts:
            answer(part, True)
    tasks = sum(bool(exercise.by_hand) for exercise in all_exercises().values())
    assert len(found) == sum(len(questions_of(lesson)) for lesson in LESSONS) + tasks


def test_a_review_that_has_a_task_shows_itself(file):
    file.write_text(json.dumps({"version": 1, "answers": {"dot_product.sign": False}, "passed": {"dot": True}}))
    shown = review()._repr_mimebundle_()
    assert (
        "dot product of two arrows" in shown["text/plain"] and "application/vnd.jupyter.widget-view+json" in shown
    )
    file.write_text(json.dumps({"version": 1, "passed": {"dot": True}}))
    assert "do you still know" in review()._repr_mimebundle_()["text/html"]
