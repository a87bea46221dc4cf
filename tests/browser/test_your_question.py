"""Lesson 11 as a learner goes through it."""

WRONG = "def your_question_mean(numbers):\n    return sum(numbers)"
RIGHT = "def your_question_mean(numbers):\n    return sum(numbers) / len(numbers)"


def test_a_learner_guesses_drags_writes_and_answers(open_lesson):
    """TODO: do what the lesson asks for, and look for what it promises."""
    lesson = open_lesson("11_your_question")
    assert lesson.errors() == []

    explorer = lesson.explorer("explore.your_question()")
    explorer.changes(explorer.button("That is my guess").click, shows="mean at 4.50")
    explorer.changes(lambda: explorer.drag("The first point", 60, 0), lacks="at 2.00")
    explorer.changes(explorer.button("Reset").click, shows="mean at 4.50")

    assert "✗" in lesson.write("def your_question_mean", WRONG)
    assert "✓" in lesson.write("def your_question_mean", RIGHT)

    quiz = lesson.cell("quiz(")
    quiz.get_by_role("button").first.click()
    quiz.locator("[role=status]").first.wait_for()
