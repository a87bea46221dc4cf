"""The bar of a long cell goes through the rounds, says how far it has come, and stores words."""

import pytest

from nn_lesson import progress_bar
from nn_lesson.live.bar import Bar


@pytest.fixture
def shown(monkeypatch):
    bars = []
    monkeypatch.setattr("nn_lesson.live.bar.display", bars.append)
    return bars


def test_a_loop_goes_through_all_rounds_and_the_bar_follows(shown):
    seen = [(done, shown[0].bar.value, shown[0].words.value) for done in progress_bar(3)]
    assert seen == [(0, 0, "0 of 3"), (1, 1, "1 of 3"), (2, 2, "2 of 3")]
    assert (shown[0].bar.value, shown[0].words.value) == (3, "3 of 3")


def test_no_rounds_are_over_at_once(shown):
    assert list(progress_bar(0)) == []


def test_what_is_no_number_of_rounds_is_refused_before_a_bar_shows(shown):
    with pytest.raises(TypeError):
        list(progress_bar(2.5))
    assert shown == []


def test_a_notebook_stores_words_that_do_not_depend_on_how_far_it_has_come():
    bar = Bar(12)
    bar.show(7)
    assert bar._repr_mimebundle_()["text/plain"] == "A bar of 12 rounds."
