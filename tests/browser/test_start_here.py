"""Lesson 0 as a learner goes through it."""

import pytest

WRONG = "def count_words(words, vocabulary):\n    return [word in words for word in vocabulary]"
RIGHT = "def count_words(words, vocabulary):\n    return [words.count(word) for word in vocabulary]"


@pytest.mark.slow
def test_a_learner_slides_types_throws_writes_and_answers(open_lesson):
    lesson = open_lesson("00_start_here")
    assert lesson.errors() == []

    slider = lesson.cell("from nn_lesson").get_by_role("slider")
    slider.focus()
    lesson.page.keyboard.press("ArrowRight")
    lesson.cell("from nn_lesson").get_by_text("It works").wait_for()

    houses = lesson.explorer("explore.start_here()")
    houses.changes(houses.button("Skip").click, shows="112.9 thousand off")
    houses.changes(lambda: houses.press(houses.slider("weight area"), "ArrowRight"), lacks="112.9 thousand off")
    houses.changes(houses.button("another town").click, shows="town")

    words = lesson.explorer("explore.start_here_words()")
    words.changes(words.cell.get_by_text("lemmas", exact=True).click, shows="With lemmas")
    words.changes(lambda: words.cell.locator("input[type=text]").fill("Birds bird birds"), shows="your sentence")

    darts = lesson.explorer("explore.start_here_darts()")
    darts.changes(darts.button("Throw").click, lacks="No dart")

    assert "✗" in lesson.write("def count_words", WRONG)
    assert "✓" in lesson.write("def count_words", RIGHT)

    quiz = lesson.cell('quiz("start_here")')
    quiz.get_by_role("button").nth(1).click()
    quiz.locator("[role=status]").first.wait_for()
