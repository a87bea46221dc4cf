"""Lesson 9 as a learner goes through it."""

import pytest

LEAKY = (
    "def make_vocabulary(sentences, rows):\n"
    "    return list(dict.fromkeys(word for words in sentences for word in words))"
)
RIGHT = (
    "def make_vocabulary(sentences, rows):\n"
    "    return list(dict.fromkeys(word for row in rows for word in sentences[row]))"
)


@pytest.mark.slow
def test_a_learner_guesses_types_adds_trains_on_writes_and_answers(open_lesson):
    lesson = open_lesson("09_read_the_mood")
    assert lesson.errors() == []

    first = lesson.explorer("explore.read_the_mood()")
    first.changes(first.button("That is my guess").click, shows="It says bad: 0.07 for good")

    own = lesson.explorer("mine = vocabulary, parameters")
    typed = own.cell.locator("input[type=text]").first
    own.changes(lambda: typed.fill("The gazpacho was scrumptious"), shows="It has never met “gazpacho”")
    own.changes(own.button("Add as good").click, shows="You have added 1 as good and 0 as bad", lacks="never met")
    play = own.cell.locator(".widget-play button").first
    own.changes(play.click, shows="after 60 steps 1 of your 1")
    own.changes(lambda: typed.fill("Scrumptious!"), shows="It says good")
    own.changes(lambda: typed.fill("😀"), shows="Emoji and other signs are no words to it")
    assert own.button("Add as good").is_disabled() and own.button("Add as bad").is_disabled()
    own.changes(own.button("Reset").click, shows="It says bad", lacks="after 60 steps")

    leaky = lesson.write("def make_vocabulary", LEAKY)
    assert "✗" in leaky and "leak in" in leaky
    assert "✓" in lesson.write("def make_vocabulary", RIGHT)

    quiz = lesson.cell("quiz(")
    quiz.get_by_role("button").nth(1).click()
    quiz.locator("[role=status]").first.wait_for()
