"""The explorers of lesson 0: a model fitted by hand, bags of words, darts, and the slider that says it works."""

import re
from collections import Counter

import numpy as np
import pytest
from sklearn.linear_model import LinearRegression
from sklearn.metrics import mean_absolute_error

from nn_lesson import explore
from nn_lesson.data import HOUSES, HOUSES_ELSEWHERE
from nn_lesson.explore import start_here, start_here_darts
from nn_lesson.explore.start_here.darts import MOST, TREMOR
from nn_lesson.explore.start_here.houses import score_to_beat
from nn_lesson.explore.start_here.words import DICTIONARY, LEMMAS, SENTENCES, bag_of
from tests.playing import unlocked

FIT = {"weights_area": 2.5, "weights_age": -2.1, "bias": 80}  # found by hand, near the best fit

pytestmark = pytest.mark.filterwarnings("error")


def best_fit(houses):
    return LinearRegression().fit(houses[:, :2], houses[:, 2])


def shown_score(explorer):
    return explorer.score_bar.get_width()


# The houses


def test_the_marks_the_errors_and_the_score_are_those_of_the_model():
    explorer = unlocked("start_here", **FIT)
    predictions = HOUSES[:, :2] @ [2.5, -2.1] + 80
    np.testing.assert_allclose(explorer.prices.get_xydata(), HOUSES[:, [0, 2]])
    np.testing.assert_allclose(explorer.predictions.get_xydata(), np.column_stack([HOUSES[:, 0], predictions]))
    for segment, (area, _, price), prediction in zip(
        explorer.errors.get_segments(), HOUSES, predictions, strict=True
    ):
        np.testing.assert_allclose(segment, [[area, price], [area, prediction]])
    assert shown_score(explorer) == pytest.approx(mean_absolute_error(HOUSES[:, 2], predictions))
    assert f"{shown_score(explorer):.1f} thousand off on average" in explorer.text


@pytest.mark.parametrize("houses", [HOUSES, HOUSES_ELSEWHERE])
def test_the_score_to_beat_is_a_little_above_the_best_fits(houses):
    fitted = mean_absolute_error(houses[:, 2], best_fit(houses).predict(houses[:, :2]))
    assert fitted + 4 <= score_to_beat(houses) < fitted + 5
    assert best_fit(houses).coef_[0] > 0 > best_fit(houses).coef_[1]


def test_the_score_can_be_beaten_by_moving_one_slider_after_the_other():
    explorer = unlocked("start_here")
    sliders = [explorer.controls[name] for name in ("weights_area", "weights_age", "bias")]
    assert shown_score(explorer) > 5 * score_to_beat(HOUSES)
    for moved in sliders * 3:
        steps = np.arange(moved.min, moved.max + moved.step / 2, moved.step)
        tried = [[steps if slider is moved else np.full(len(steps), slider.value)] for slider in sliders]
        predictions = np.column_stack([HOUSES[:, :2], np.ones(len(HOUSES))]) @ np.concatenate(tried)
        scores = np.abs(predictions - HOUSES[:, 2:]).mean(axis=0)
        moved.value = float(steps[scores.argmin()])
    assert shown_score(explorer) < score_to_beat(HOUSES)
    assert "beats the score of 20" in explorer.text


def test_the_best_score_is_kept_per_town_until_reset():
    explorer = unlocked("start_here", **FIT)
    best = shown_score(explorer)
    explorer.controls["bias"].value = 200
    assert explorer.star.get_xdata()[0] == pytest.approx(best) != shown_score(explorer)
    explorer.controls["town"].value = "another town"
    assert explorer.star.get_xdata()[0] == pytest.approx(shown_score(explorer))
    explorer.controls["town"].value = "this town"
    assert explorer.star.get_xdata()[0] == pytest.approx(best)
    other = unlocked("start_here")
    other.controls["bias"].value = 160
    assert other.star.get_xdata()[0] < 100
    other.reset()
    assert other.star.get_xdata()[0] == pytest.approx(shown_score(other))


def test_the_guess_is_about_the_ringed_house():
    explorer = start_here()
    assert explorer.truth() == 1 * 80 - 1 * 10 + 100 == 170
    assert explorer.ring.get_visible() and explorer.gate.slider.value != 170  # it does not begin at the answer
    explorer.gate.answer(175)
    assert "Close." in explorer.gate.question.value and not explorer.ring.get_visible()


def test_the_learners_prices_are_drawn_and_a_forgotten_bias_is_said():
    def predict_price(area, age, weights_area, weights_age, bias):
        return weights_area * area + weights_age * age

    explorer = start_here(predict_price, **FIT)
    np.testing.assert_allclose(explorer.predictions.get_ydata(), HOUSES[:, :2] @ [2.5, -2.1])
    assert "your `predict_price`" in explorer.text and "it should be" in explorer.text


# The words


def counted(text, lemmas):
    """The same table by other means."""
    bags = [re.sub(r"[.,!?]", "", sentence).lower().split() for sentence in (*SENTENCES, text)]
    if lemmas:
        bags = [[LEMMAS.get(word, word) for word in bag] for bag in bags]
    vocabulary = list(Counter(sum(bags, [])))
    return vocabulary, [[Counter(bag)[word] for word in vocabulary] for bag in bags]


@pytest.mark.parametrize("lemmas", [False, True])
@pytest.mark.parametrize(
    "text", ["", "...", "We watch, WATCHED and watch the bird!", "Über den Bäumen watches es."]
)
def test_the_table_counts_the_words(text, lemmas):
    explorer = explore.start_here_words(text=text, lemmas=lemmas)
    vocabulary, counts = counted(text, lemmas)
    assert explorer.table.tolist() == counts
    assert [head.get_text() for head in explorer.heads if head.get_text()] == vocabulary
    shown = [[cell.get_text() for cell in row[: len(vocabulary)]] for row in explorer.counts]
    assert shown == [[str(count) for count in row] for row in counts]
    assert f"{len(vocabulary)} numbers" in explorer.text
    zeros = [sum(rows, []).count(0) / len(sum(rows, [])) for rows in (counts, counts[2:])]
    assert f"{zeros[0]:.0%} of the numbers are 0, in your sentence {zeros[1]:.0%}" in explorer.text


def test_words_outside_the_dictionary_are_left_alone():
    text = "news bus Thomas something sing bring during wateches don't 2 Straße"
    assert bag_of(text, lemmas=True) == bag_of(text, lemmas=False) == text.lower().split()
    assert bag_of("Children’s mice — WERE running!", lemmas=True) == ["children’s", "mouse", "be", "run"]
    assert bag_of("u\u0308ber", lemmas=False) == ["über"]


def test_no_form_in_the_dictionary_belongs_to_two_lemmas():
    assert Counter(DICTIONARY.split()).most_common(1)[0][1] == 1
    assert LEMMAS["watches"] == LEMMAS["watch"] == "watch" and set(LEMMAS) == set(DICTIONARY.split())


def test_a_long_text_fills_the_table_and_the_sentence_says_what_is_left_out():
    explorer = explore.start_here_words()
    explorer.controls["text"].value = r"$\nope$ " + " ".join(f"word{i} 鳥 🐦" for i in range(500))
    assert explorer.problem == "" and explorer.table.shape == (3, 20)
    assert "491 of your words have no column" in explorer.text  # 500 and nope and 鳥, of which 11 had room
    assert explorer.image()


@pytest.mark.parametrize("text", ["WE WATCH ALL THE BIRDS EVERY MORNING", "i" * 200, "W" * 200])
def test_no_sentence_is_wider_than_the_room_beside_the_table(text):
    explorer = explore.start_here_words(text=text)
    explorer.image()
    box = explorer.sentence.get_window_extent()
    assert 0 <= box.x0 and box.width > 100 and explorer.sentence.get_text().endswith("…")
    for head in filter(lambda head: head.get_text(), explorer.heads):
        assert head.get_window_extent().y1 <= explorer.figure.bbox.y1


def test_the_learners_counts_are_shown_and_the_word_that_goes_wrong_is_named():
    def count_words(words, vocabulary):
        return [int(word in words) for word in vocabulary]

    explorer = explore.start_here_words(count_words, lemmas=True)
    assert explorer.table.max() == 1
    assert "says 1 for the word “watch” in “he watch a bird watch him”; it should be 2." in explorer.text
    explorer.controls["lemmas"].value = False
    assert "should be" not in explorer.text


# The darts


def thrown(count, adjust):
    explorer = start_here_darts(adjust=adjust)
    for _ in range(count):
        explorer.throw()
    return explorer, np.hypot(*np.array(explorer.darts).T)


def test_a_dart_lands_where_it_is_aimed_but_for_the_tremor():
    explorer, _ = thrown(MOST, 0.5)
    tremors = np.array(explorer.darts) - np.array(explorer.aims)
    assert np.all(np.hypot(*tremors.T) <= TREMOR) and np.ptp(tremors) > TREMOR
    moves = np.diff(explorer.aims, axis=0)
    np.testing.assert_allclose(moves, -0.5 * np.array(explorer.darts)[:-1])


def test_with_the_whole_miss_corrected_all_later_darts_land_within_the_tremor():
    _, misses = thrown(MOST, 1)
    assert misses[0] > 10 and np.all(misses[1:] <= 2 * TREMOR)


def test_half_a_correction_is_slower_too_much_jumps_across_and_none_never_learns():
    half, too_much, none = (thrown(4, adjust) for adjust in (0.5, 1.5, 0))
    assert half[1][1] > 0.5 * half[1][0] - 2 * TREMOR > 2 * TREMOR
    assert np.dot(half[0].aims[0], half[0].aims[1]) > 0 > np.dot(too_much[0].aims[0], too_much[0].aims[1])
    assert np.ptp(none[0].aims, axis=0).max() == 0
    assert "nothing is learned" in none[0].text and "more than the whole miss" in too_much[0].text


def test_the_sentence_says_when_to_stop_and_when_no_dart_is_left():
    explorer, misses = thrown(MOST - 1, 1)
    stop = [min(misses[i - 3 : i]) >= min(misses[: i - 3]) for i in range(4, MOST)]
    explorer.reset()
    for _ in range(3):
        explorer.throw()
        assert "time to stop" not in explorer.text
    for time_to_stop in stop:
        explorer.throw()
        assert ("time to stop" in explorer.text) == time_to_stop
    assert any(stop)
    for _ in range(3):
        explorer.throw()
    assert len(explorer.darts) == MOST and "No dart is left" in explorer.text


def test_after_a_reset_the_same_first_dart_follows():
    explorer, _ = thrown(3, 1)
    first = explorer.darts[0]
    explorer.reset()
    explorer.controls["throw"].click()
    np.testing.assert_array_equal(explorer.darts, [first])


# The slider that says that it works


def test_the_slider_answers():
    explorer = explore.start_here_test()
    explorer.slider.value = 7
    assert explorer.text == "It works: you moved it to 7."


def test_without_widgets_the_advice_is_shown():
    data, _ = explore.start_here_test()._repr_mimebundle_()
    assert "application/vnd.jupyter.widget-view+json" in data and not any("image" in kind for kind in data)
    assert data["text/plain"].startswith(
        "If you read this sentence in place of a slider, widgets are not running."
    )
    assert data["text/html"] == f"<p>{data['text/plain']}</p>" and "python3 course.py" in data["text/plain"]
