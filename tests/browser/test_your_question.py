"""Lesson 11 as a learner goes through it."""

import pytest

WRONG = "def uncertainty(share, count):\n    return share * (1 - share) / count"
RIGHT = "def uncertainty(share, count):\n    return (share * (1 - share) / count) ** 0.5"


@pytest.mark.slow
def test_a_learner_guesses_drags_writes_and_answers(open_lesson):
    lesson = open_lesson("11_your_question")
    assert lesson.errors() == []

    explorer = lesson.explorer("explore.your_question()")
    explorer.changes(explorer.button("That is my guess").click, shows="find 74 % to 98 %")
    explorer.changes(lambda: explorer.drag("The number of test samples", 120, 0), lacks="each test has 50 of them")
    explorer.changes(explorer.button("Reset").click, shows="each test has 50 of them")

    assert "✗" in lesson.write("def uncertainty", WRONG)
    assert "✓" in lesson.write("def uncertainty", RIGHT)

    project = lesson.explorer("explore.your_question_project(")
    project.changes(lambda: project.press(project.slider("other split"), "ArrowRight"), shows="Split 2: ")

    quiz = lesson.cell('quiz("your_question")')
    quiz.get_by_role("button").first.click()
    quiz.locator("[role=status]").first.wait_for()
