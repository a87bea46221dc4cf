"""Lesson 5 as a learner goes through it."""

import pytest

WRONG = "def sigmoid_deriv(x):\n    return x * (1 - x)"
RIGHT = "def sigmoid_deriv(x):\n    return sigmoid(x) * (1 - sigmoid(x))"


@pytest.mark.slow
def test_a_learner_goes_forward_and_back_drags_writes_and_answers(open_lesson):
    lesson = open_lesson("05_backpropagation")
    assert lesson.errors() == []

    bench = lesson.explorer("explore.backpropagation()")
    bench.changes(bench.button("Skip").click, shows="Forward: x × w + b")
    bench.changes(bench.button("Forward").click, shows="turns z")
    bench.changes(bench.button("Back").click, shows="Forward: x × w + b")
    for _ in range(7):
        bench.changes(bench.button("Forward").click)
    assert "Check: w + 0.01" in bench.sentence.inner_text() and bench.button("Forward").is_disabled()
    bench.changes(bench.button("bias").click, shows="derror_dbias")
    bench.changes(lambda: bench.press(bench.slider("weight w"), "ArrowLeft"), lacks="0.8710")

    saturation = lesson.explorer("explore.backpropagation_saturation()")
    saturation.changes(saturation.button("That is my guess").click, shows="0.667")
    point = saturation.cell.locator(".nn-handle").first
    saturation.changes(lambda: saturation.press(point, "ArrowLeft"), lacks="prediction 0.990")

    assert "✗" in lesson.write("def sigmoid_deriv", WRONG)
    assert "✓" in lesson.write("def sigmoid_deriv", RIGHT)

    quiz = lesson.cell("quiz(")
    quiz.get_by_role("button").nth(0).click()
    quiz.locator("[role=status]").first.wait_for()
