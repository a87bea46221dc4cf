"""Lesson 10 as a learner goes through it."""

import pytest

ONE_SIDED = """def gradient_check(error_of, gradient, weights, step=1e-5):
    worst = 0.0
    for i in range(len(weights)):
        weights[i] += step
        slope = (error_of(weights) - error_of(weights)) / (2 * step)
        worst = max(worst, abs(slope - gradient[i]) / max(abs(slope) + abs(gradient[i]), 1e-6))
    return worst"""
RIGHT = """def gradient_check(error_of, gradient, weights, step=1e-5):
    differences = [0.0]
    for i, due in enumerate(gradient):
        one = np.where(np.arange(len(weights)) == i, step, 0)
        slope = (error_of(weights + one) - error_of(weights - one)) / (2 * step)
        differences.append(abs(slope - due) / max(abs(slope) + abs(due), 1e-6))
    return max(differences)"""


@pytest.mark.slow
def test_a_learner_guesses_examines_names_treats_writes_and_answers(open_lesson):
    lesson = open_lesson("10_what_is_wrong")
    assert lesson.errors() == []

    first = lesson.explorer("explore.what_is_wrong()")
    first.changes(first.button("That is my guess").click, shows="Then it reads 8 of the eight right")
    assert first.button("Treat it").is_disabled()

    number = first.cell.locator("input[type=number]").first
    first.changes(lambda: (number.fill("5"), number.press("Enter")), shows="Patient 5.")
    first.changes(first.button("gradient check").click, shows="1 in layer 1")
    first.cell.locator("select").select_option("dead ReLUs")
    first.changes(first.button("Treat it").click, shows="That is not what it has.")
    first.changes(first.button("Treat it").click, lacks="Treated")
    first.cell.locator("select").select_option("a wrong sign")
    first.changes(first.button("Treat it").click, shows="Right. Treatment:")
    assert "Right at the first try: 0 of 1." in first.sentence.inner_text()
    first.changes(first.button("A new patient").click, shows="Examine it", lacks="Patient 5.")
    first.changes(first.button("Reset").click, shows="Patient 1.")

    assert "1 of 11 filled in" in lesson.run("display(explore.what_is_wrong.checklist").inner_text()

    assert "✗" in lesson.write("def gradient_check", ONE_SIDED)
    assert "✓" in lesson.write("def gradient_check", RIGHT)

    quiz = lesson.cell("quiz(")
    quiz.get_by_role("button").first.click()
    quiz.locator("[role=status]").first.wait_for()
