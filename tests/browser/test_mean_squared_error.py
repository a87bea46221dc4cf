"""Lesson 3 as a learner goes through it."""

import pytest

WRONG = "def squared_error(prediction, target):\n    return abs(prediction - target)"
RIGHT = "def squared_error(prediction, target):\n    return (prediction - target) ** 2"


@pytest.mark.slow
def test_a_learner_guesses_drags_switches_writes_and_answers(open_lesson):
    lesson = open_lesson("03_mean_squared_error")
    assert lesson.errors() == []

    squares = lesson.explorer("explore.mean_squared_error()")
    squares.changes(squares.button("That is my guess").click, shows="Squared errors")
    point = squares.cell.locator(".nn-handle").nth(1)
    squares.changes(lambda: squares.drag(point.get_attribute("aria-label"), 0, 40), lacks="0.87,")
    squares.changes(lambda: squares.press(point, "ArrowDown"))
    squares.changes(squares.button("log-loss").click, shows="og-loss")
    squares.changes(squares.button("Reset").click, shows="Squared errors: 0.0400, 0.7569")

    assert "✗" in lesson.write("def squared_error", WRONG)
    assert "✓" in lesson.write("def squared_error", RIGHT)

    quiz = lesson.cell("quiz(")
    quiz.get_by_role("button").nth(2).click()
    quiz.locator("[role=status]").first.wait_for()
