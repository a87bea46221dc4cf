"""Lesson 4 as a learner goes through it."""

import pytest

WRONG = "def gradient_step(weights, derivative, learning_rate):\n    return weights + learning_rate * derivative"
RIGHT = "def gradient_step(weights, derivative, learning_rate):\n    return weights - learning_rate * derivative"


@pytest.mark.slow
def test_a_learner_guesses_steps_flips_writes_and_answers(open_lesson):
    lesson = open_lesson("04_derivatives")
    assert lesson.errors() == []

    curve = lesson.explorer("explore.derivatives()")
    curve.changes(curve.button("That is my guess").click, shows="The tangent's is 1.74")
    curve.changes(lambda: curve.press(curve.slider("x"), "ArrowLeft"), lacks="x = 0.87")
    curve.changes(lambda: curve.press(curve.slider("distance h"), "ArrowLeft"), lacks="run 1.00")

    descent = lesson.explorer("explore.derivatives_descent(")
    descent.changes(descent.button("Step").click, shows="0.70")
    descent.changes(descent.button("Step").click, shows="Step 2")
    descent.changes(descent.button("10 steps").click, shows="Step 12")
    descent.changes(descent.button("Reset").click, shows="x = 0.87")

    example = lesson.explorer("explore.derivatives_one_example()")
    example.changes(example.cell.get_by_text("flip the sign").click, shows="0.9997")
    example.changes(example.button("true gradient, weights only").click, shows="0.6653")

    assert "✗" in lesson.write("def gradient_step", WRONG)
    assert "✓" in lesson.write("def gradient_step", RIGHT)

    quiz = lesson.cell("quiz(")
    quiz.get_by_role("button").nth(2).click()
    quiz.locator("[role=status]").first.wait_for()
