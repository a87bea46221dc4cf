"""Lesson 2 as a learner goes through it."""

import pytest

WRONG = "def sigmoid(x):\n    return 1 / (1 + np.exp(x))"
RIGHT = "def sigmoid(x):\n    return 1 / (1 + np.exp(-x))"


@pytest.mark.slow
def test_a_learner_skips_drags_slides_writes_and_answers(open_lesson):
    lesson = open_lesson("02_sigmoid_prediction")
    assert lesson.errors() == []

    explorer = lesson.explorer("explore.sigmoid_prediction()")
    explorer.changes(explorer.button("Skip").click, shows="The first is right, the second wrong.")
    explorer.changes(lambda: explorer.drag("Tip of the weights arrow", -40, -60), lacks="Weights (1.45, −0.66)")
    explorer.changes(lambda: explorer.drag("The bias: the line of 0.5", 40, 30), lacks="bias 0.00")
    explorer.changes(explorer.button("Reset").click, shows="bias 0.00")
    explorer.changes(lambda: explorer.press(explorer.slider("bias"), "ArrowLeft"), shows="bias −0.01")
    tip = explorer.handle("Tip of the weights arrow")
    explorer.changes(lambda: explorer.press(tip, "ArrowUp"), lacks="Weights (1.45, −0.66)")

    assert "✗" in lesson.write("def sigmoid", WRONG)
    assert "✓" in lesson.write("def sigmoid", RIGHT)

    layers = lesson.explorer("explore.sigmoid_prediction_layers()")
    layers.changes(layers.button("ReLU").click, shows="the same, as no sum is below 0")
    layers.changes(lambda: layers.press(layers.slider("input 1"), "Home"), shows="not the same")

    quiz = lesson.cell("quiz(")
    quiz.get_by_role("button").nth(2).click()
    quiz.locator("[role=status]").first.wait_for()
