"""Lesson 1 as a learner goes through it."""

WRONG = "def dot(u, v):\n    return sum(u) * sum(v)"
RIGHT = "def dot(u, v):\n    return sum(a * b for a, b in zip(u, v))"


def test_a_learner_predicts_drags_types_writes_and_answers(open_lesson):
    lesson = open_lesson("01_dot_product")
    assert lesson.errors() == []

    explorer = lesson.explorer("explore.dot_product()")
    assert "2.1672" not in explorer.sentence.inner_text()  # the answer waits for the guess
    explorer.changes(explorer.button("That is my guess").click, shows="dot product 2.1672")
    assert "You guessed 0.0; it is 2.2" in explorer.cell.inner_text()

    explorer.changes(lambda: explorer.drag("Tip of the weights arrow", -60, -40), lacks="weights (1.26, 0.00)")
    explorer.changes(lambda: explorer.drag("Tip of the input arrow", 30, 20), lacks="Input (1.72, 1.23)")
    reports = lesson.reports(lambda: explorer.changes(lambda: explorer.drag("Tip of the input arrow", 37, 11)))
    assert reports, "a handle that is dragged says where it is"
    assert not [report for report in reports if '"value"' in report], "a slider answers what it is told"
    explorer.changes(explorer.button("Reset").click, shows="Input (1.72, 1.23), weights (1.26, 0.00)")
    tip = explorer.handle("Tip of the weights arrow")
    explorer.changes(lambda: explorer.press(tip, "ArrowRight"), shows="weights (1.36, 0.00)")
    weight = explorer.slider("weights x")
    explorer.changes(lambda: explorer.press(weight, "ArrowLeft"), shows="weights (1.35, 0.00)")
    explorer.changes(lambda: explorer.type(0, "2.5"), shows="weights (2.50, 0.00)")

    assert "✗" in lesson.write("def dot", WRONG)
    assert "✓" in lesson.write("def dot", RIGHT)

    lesson.write("def dot", "def dot(u, v):\n    return u[5]")
    cell = lesson.run("explore.dot_product(dot")
    cell.get_by_text("an index points beyond the end").wait_for()
    assert not cell.locator(".nn-picture").is_visible()  # an empty frame would push the sentence off the screen

    quiz = lesson.cell("quiz(")
    quiz.get_by_role("button", name="10").first.click()
    quiz.locator("[role=status]").first.wait_for()
