"""The explorer of lesson 9 reads what is typed as the network does, and lets a copy of it learn on."""

import numpy as np
import pytest

from nn_lesson import explore, network
from nn_lesson.explore.read_the_mood.reader import as_bags, course_network, examples
from nn_lesson.explore.read_the_mood.sentence import MOST, MOST_TO_ADD, STEPS
from nn_lesson.words import words_of
from tests.playing import noting, play, unlocked

pytestmark = pytest.mark.filterwarnings("error")


def reading(text=None):
    explorer = unlocked("read_the_mood")
    return typed(explorer, text) if text is not None else explorer


def typed(explorer, text):
    explorer.controls["text"].value = text
    assert explorer.problem == ""
    return explorer


def good(text):
    vocabulary, parameters = course_network()
    return network.predict_digits(parameters, as_bags([words_of(text)], vocabulary))[0, 1]


def lead(text):
    return np.log(good(text) / (1 - good(text)))


def add(explorer, mood, *texts):
    for text in texts:
        typed(explorer, text).controls[mood].click()
    return explorer


def shown(explorer):
    """word: size of its push, as written beside the bars."""
    return {name.get_text(): size.get_text() for name, size in zip(explorer.names, explorer.sizes, strict=True)}


@pytest.mark.parametrize("text", ["The soup was cold, and the waiter was rude.", "A gorgeous room, I loved it!"])
def test_what_is_typed_is_read_as_the_network_does_and_the_push_of_a_word_is_what_it_changes(text):
    explorer = reading(text)
    for said in (explorer.text, explorer.answer.get_text()):
        assert f"{good(text):.2f} for good" in said
    assert explorer.text.startswith(f"It says {'good' if good(text) > 0.5 else 'bad'}")
    words = words_of(text)
    assert len(words) > 4 and list(filter(None, shown(explorer))) == list(dict.fromkeys(words))
    for word in words:
        push = lead(text) - lead(" ".join(other for other in words if other != word))
        assert shown(explorer)[word] == f"{push:+.2f}"


def test_the_order_of_the_words_changes_nothing_but_the_order_of_the_bars():
    one, other = (reading(f"It was {words}.") for words in ("good, not bad", "bad, not good"))
    assert sorted(shown(one).items()) == sorted(shown(other).items()) and one.text == other.text


def test_the_most_alike_are_training_sentences_with_most_words_in_common():
    training, _validation = examples()
    explorer = reading(training.texts[7])
    (row, cosine), *_others = explorer.reader.nearest(explorer._count(words_of(training.texts[7])), 3)
    assert row == 7 and cosine == pytest.approx(1) and f"“{training.texts[7]}”" in explorer.text
    assert explorer.alike[0].get_text().endswith(f"1.00: {training.texts[7]}")


ODD = {
    "nothing": ("", "Without a word the bag is empty, so this is what the biases say alone."),
    "emoji": ("😀 👍👍 !!", "Emoji and other signs are no words to it."),
    "another alphabet": ("Это был прекрасный фильм", "It has met none of these words, so to it the bag is empty"),
    "unknown words": ("Gazpacho flambéed zzz", "this is what the biases say alone"),
    "some unknown": ("The gazpacho was a lovely zarzuela, olé", "“gazpacho” and “zarzuela” and 1 more"),
    "10,000 words": ("rude and cold " * 3334, "These are 10,002 words, and it learned from sentences of at most"),
    "dollar signs": ("The $oup_was $5 {not} \\good <b>", "It has never met"),
}


@pytest.mark.parametrize(("text", "words"), ODD.values(), ids=ODD)
def test_an_odd_sentence_is_read_and_what_that_means_is_said(text, words):
    explorer = reading(text)
    assert words in explorer.text and f"{good(text):.2f} for good" in explorer.text


def test_a_sentence_of_many_words_shows_those_that_push_most_in_their_order():
    text = "we had a terrible time and the hotel was dirty so I would never go there again with my loved mother"
    explorer = reading(text)
    names = list(shown(explorer))
    assert len(names) == MOST and names == [word for word in words_of(text) if word in names]
    assert {"terrible", "dirty", "loved", "never"} <= set(names)


def test_a_push_that_is_cut_off_has_its_number_at_its_own_end():
    explorer = reading("awful awful awful terrible terrible terrible")
    bar, size = explorer.bars[0], explorer.sizes[0]
    assert float(size.get_text()) < bar.get_width() < 0 and size.get_position()[0] < bar.get_width()


def test_where_nothing_is_alike_that_is_said():
    assert reading("divine").alike[0].get_text() == "none of them has any of these words"


def test_own_sentences_are_learned_and_the_others_nearly_kept():
    explorer = reading()
    add(explorer, "good", "My gazpacho had enough garlic", "Cold noodles, cold tea, and so refreshing")
    add(explorer, "bad", "The flamenco was early and full of tears")
    assert "You have added 2 as good and 1 as bad. Press Play" in explorer.text
    before = good("My gazpacho had enough garlic")
    play(explorer, STEPS)
    first, last = explorer.reader.records[0], explorer.reader.records[-1]
    assert last.step == STEPS and last.own == 1 > first.own and last.others > first.others - 0.1
    assert not explorer.controls["play"].playing
    assert "3 of your 3" in explorer.text and explorer.own_curve.get_ydata()[-1] == 1
    typed(explorer, "My gazpacho had enough garlic")
    assert float(explorer.answer.get_text().split()[3]) > before + 0.2


def test_a_new_word_gets_a_column_and_learns_to_push():
    explorer = add(reading(), "good", "What a scrumptious day", "A scrumptious pie", "Scrumptious, I say")
    assert shown(explorer)["scrumptious"] == "+0.00"
    play(explorer, STEPS)
    assert float(shown(typed(explorer, "scrumptious"))["scrumptious"]) > 0.2
    explorer.controls["forget"].click()
    assert shown(explorer)["scrumptious"] == "never met" and explorer.reader.records == []


def test_what_one_sentence_or_one_mood_alone_can_teach_is_said():
    explorer = add(reading(), "bad", "Too many olives")
    assert "From a single sentence it learns little more than that one's words." in explorer.text
    add(explorer, "bad", "Too many figs")
    assert "All are bad: from them it can only learn to say bad more often." in explorer.text
    add(explorer, "good", "So many dates")
    assert "All are" not in explorer.text


def test_a_sentence_that_is_added_again_has_the_mood_that_was_said_last():
    explorer = add(reading(), "bad", "Too many olives")
    add(explorer, "good", "too many OLIVES!")
    assert list(explorer.reader.own.values()) == [1]


def test_nothing_and_far_too_much_cannot_be_added():
    explorer = reading("")
    assert explorer.controls["good"].disabled and explorer.controls["bad"].disabled
    typed(explorer, "rude " * (MOST_TO_ADD + 1))
    assert explorer.controls["good"].disabled
    explorer.controls["good"].click()
    assert explorer.reader.own == {}
    play(explorer, 2)
    assert "nothing to train on with yet" in explorer.text and explorer.reader.records == []


def test_the_same_sentences_are_learned_the_same_way_again_and_a_reset_keeps_them():
    explorer = play(add(reading(), "good", "Too many olives"), STEPS)
    once = explorer.reader.records
    explorer.reset()
    assert explorer.reader.records == [] and len(explorer.reader.own) == 1
    assert play(explorer, STEPS).reader.records == once


def test_the_learners_own_network_and_functions_read_and_learn():
    calls, (vocabulary, parameters) = [], course_network()
    before = [part.copy() for part in parameters]
    functions = [noting(calls, function) for function in explore.read_the_mood.references]
    names = [function.__name__ for function in functions]
    explorer = explore.read_the_mood((vocabulary, parameters), *functions)
    assert explorer.gate is None and "the course's own" not in explorer.text
    assert f"Computed by your `{'` and your `'.join(names)}`." in explorer.text
    play(add(explorer, "good", "Too many olives"), 3)
    assert set(calls) == set(names) and explorer.reader.step == 6
    assert all(map(np.array_equal, before, parameters)) and len(vocabulary) == len(parameters[0])


def test_a_wrong_count_is_named_by_its_word():
    explorer = explore.read_the_mood(
        course_network(), None, lambda words, vocabulary: [2 * words.count(w) for w in vocabulary]
    )
    assert "Your `count_words` says 2 for the word “it” in “it was not too long and not boring”" in explorer.text


def test_a_vocabulary_that_forgets_is_named():
    explorer = explore.read_the_mood(course_network(), lambda sentences, rows: list(sentences[0]))
    add(explorer, "bad", "Too many olives and figs")
    assert "Your `make_vocabulary` makes 737 words of the old ones and yours; it should make 738." in explorer.text


HOSTILE = {
    "a number": (3, "Pass the list of words with what was trained on it"),
    "no words": (([], course_network()[1]), "Pass the list of words"),
    "three arrays": ((["a"], course_network()[1][:3]), "The parameters are four arrays"),
    "another vocabulary": ((["a", "b"], course_network()[1]), "With 2 words in the vocabulary"),
    "too fast": (
        (["a"], (np.full((1, 2), np.nan), np.zeros(2), np.zeros((2, 2)), np.zeros(2))),
        "no ordinary numbers",
    ),
}


@pytest.mark.parametrize(("trained", "words"), HOSTILE.values(), ids=HOSTILE)
def test_what_cannot_read_sentences_is_told_of(trained, words):
    explorer = explore.read_the_mood(trained)
    assert words in explorer.problem
    play(explorer, 2)
    explorer.reset()
    assert words in explorer.problem


def test_the_push_of_a_word_goes_on_where_the_answer_is_as_good_as_sure():
    explorer = reading()
    reader = explorer.reader
    place = reader.vocabulary.index("awful")
    ten, forty = (reader.pushes(explorer._count(["awful"] * times))[place] for times in (10, 40))
    assert forty == pytest.approx(4 * ten, rel=0.2)
