"""`progress()`: the table of what is done, and the next step."""

from datetime import date, timedelta
from types import SimpleNamespace

import pytest

from nn_lesson.practice import report
from nn_lesson.practice.quiz import questions_of
from nn_lesson.progress import record_answer, record_passed


@pytest.fixture(autouse=True)
def small_course(file, monkeypatch):
    """Somebody has answered the quiz of lesson 0, and there are two more lessons."""
    names = {"start_here": [], "dot_product": ["dot", "cosine_similarity"], "sigmoid_prediction": ["sigmoid"]}
    exercises = {lesson: [SimpleNamespace(name=name) for name in ours] for lesson, ours in names.items()}
    monkeypatch.setattr(report, "exercises_by_lesson", lambda: exercises)
    monkeypatch.setattr(report, "LESSONS", tuple(names))
    answer_quiz("start_here")


def line_of(lesson):
    return next(line for line in report.progress().detail.splitlines() if lesson in line).split()


def answer_quiz(lesson):
    for key in questions_of(lesson):
        record_answer(lesson, key, True)


def test_at_first_nothing_is_done_and_the_first_exercise_comes_next():
    assert line_of("Dot product") == "○ 01 Dot product 0 of 2 0 of 5".split()
    assert "Next: write `dot` in lesson 01, Dot product." in report.progress().body


def test_a_lesson_that_is_begun_shows_what_is_done_and_names_the_next_exercise():
    record_passed("dot")
    record_answer("dot_product", "sign", True)
    assert line_of("Dot product") == "▸ 01 Dot product 1 of 2 1 of 5".split()
    assert "Next: write `cosine_similarity`" in report.progress().body


def test_after_the_exercises_comes_the_quiz_and_after_the_quiz_the_next_lesson():
    record_passed("dot")
    record_passed("cosine_similarity")
    assert "Next: answer the quiz of lesson 01" in report.progress().body
    answer_quiz("dot_product")
    assert line_of("Dot product") == "✓ 01 Dot product 2 of 2 5 of 5".split()
    assert "Next: write `sigmoid` in lesson 02" in report.progress().body
    record_passed("most_alike")  # a further task, without which the lesson is done
    assert line_of("Dot product") == "✓ 01 Dot product 2 of 2 5 of 5 1 further".split()


def test_when_all_is_done_it_says_so():
    for name in ("dot", "cosine_similarity", "sigmoid"):
        record_passed(name)
    answer_quiz("dot_product")
    answer_quiz("sigmoid_prediction")
    assert "All is done" in report.progress().body and "Next" not in report.progress().body


def test_what_was_passed_in_another_edition_of_the_course_does_not_disturb():
    record_passed("no_longer_there")
    record_answer("dot_product", "no_longer_there", False)
    assert line_of("Dot product") == "○ 01 Dot product 0 of 2 0 of 5".split()


def test_what_is_due_today_is_counted(monkeypatch):
    record_answer("dot_product", "sign", False)  # beside the five of lesson 0
    record_answer("dot_product", "no_longer_there", False)
    assert "due" not in report.progress().body
    monkeypatch.setenv("NN_LESSON_TODAY", (date.today() + timedelta(1)).isoformat())
    assert "6 things are due today: run `review()`." in report.progress().body


def test_trouble_with_the_file_is_said(file):
    file.write_text("not JSON")
    assert "damaged-1" in report.progress().body
