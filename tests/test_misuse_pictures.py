"""Whatever the pictures of `nn_lesson.picture` are given: a picture with its words, or an error in a sentence."""

import math
import warnings

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nn_lesson import Network, data, picture
from nn_lesson.picture import Drawing
from tests.misuse import ANYTHING, is_sentence

DIGITS = data.Digits(np.zeros((3, 64)), np.array([1, 2, 3]))
FUNCTIONS = {
    "arrows": lambda vector, other: picture.arrows(one=vector, other=other),
    "curves": lambda low, high: picture.curves(low, high, one=np.sin),
    "confusion": picture.confusion,
    "cumulative_error": picture.cumulative_error,
    "digits": picture.digits,
    "early_stopping": picture.early_stopping,
    "examination": picture.examination,
    "first_layer": picture.first_layer,
    "honest_error": picture.honest_error,
    "mistakes": lambda probabilities, count: picture.mistakes(DIGITS, probabilities, count),
    "training_curve": picture.training_curve,
    "word_map": picture.word_map,
}


@pytest.mark.parametrize("name", FUNCTIONS)
@settings(max_examples=50)
@given(st.data())
def test_anything_at_all_is_drawn_or_refused_in_a_sentence(name, data):
    takes = FUNCTIONS[name].__code__.co_argcount
    try:
        drawing = FUNCTIONS[name](*(data.draw(ANYTHING) for _ in range(takes)))
    except (TypeError, ValueError) as error:
        assert is_sentence(str(error))
    else:
        assert isinstance(drawing, Drawing) and len(drawing.text) > 10
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            assert drawing.image().startswith(b"\x89PNG")


def test_every_function_that_draws_is_tried():
    live = {"Arrow", "Diagram", "Drawing", "HeatMap", "SmallMaps", "chart", "plane"}
    without_arguments = {"two_layers", "workflow"}
    assert {*FUNCTIONS, *live, *without_arguments} == set(picture.__all__)


WORDS = ["lovely", "soup", "awful", "the"]
PARAMETERS = np.ones((4, 2)), np.zeros(2), np.eye(2), np.zeros(2)
REFUSED = [
    (lambda: picture.arrows(**dict.fromkeys("abcdef", [1, 2])), "at most 5 vectors, and got 6"),
    (lambda: picture.arrows(), "at least one vector"),
    (lambda: picture.curves(-1, 1, **dict.fromkeys("abcde", np.sin)), "at most 4 functions, and got 5"),
    (lambda: picture.curves(-1, 1), "at least one function"),
    (lambda: picture.arrows(u=[1, 2, 3]), "An arrow needs two ordinary numbers, as in arrows(u="),
    (lambda: picture.arrows(u=[1, np.nan]), "two ordinary numbers"),
    (lambda: picture.arrows(u=[1, 1e300]), "two ordinary numbers"),
    (lambda: picture.curves(3, -3, f=np.sin), "from one number to a larger one"),
    (lambda: picture.curves(0, np.inf, f=np.sin), "from one number to a larger one"),
    (lambda: picture.curves(0, 1, f=str), "`f` should return a number"),
    (lambda: picture.curves(0, 1, f=lambda x: None), "`f` should return a number"),
    (lambda: picture.cumulative_error([1, np.nan]), "infinite or no number"),
    (lambda: picture.honest_error([1, np.inf]), "infinite or no number"),
    (lambda: picture.honest_error([1], list("abcdefgh")), "8 targets are needed"),
    (lambda: picture.honest_error([1], np.zeros((8, 1))), "8 targets are needed"),
    (lambda: picture.mistakes(3, np.zeros((3, 10))), "as `data.digits()` gives them"),
    (lambda: picture.cumulative_error([]), "list of errors"),
    (lambda: picture.cumulative_error([[1, 2]]), "list of errors"),
    (lambda: picture.digits(np.zeros((2, 63))), "Images of 64 numbers"),
    (lambda: picture.digits([]), "Images of 64 numbers"),
    (lambda: picture.digits(np.zeros((2, 64)), "abc"), "2 images and 3 captions"),
    (lambda: picture.confusion([1], [1, 2]), "As many labels"),
    (lambda: picture.confusion([10], [1]), "from 0 to 9"),
    (lambda: picture.confusion([1], [-1]), "from 0 to 9"),
    (lambda: picture.confusion([1.5], [1]), "from 0 to 9"),
    (lambda: picture.mistakes(DIGITS, np.ones((2, 10))), "ten probabilities"),
    (lambda: picture.mistakes(DIGITS, np.ones((3, 10)), count=0), "at least 1"),
    (lambda: picture.first_layer(3), "have 64 rows"),
    (lambda: picture.first_layer(Network([2, 8, 1]).layers[0]), "have 64 rows"),
    (lambda: picture.early_stopping([1, 2], [1]), "one number for each epoch in both"),
    (lambda: picture.early_stopping([], []), "At least one epoch"),
    (lambda: picture.early_stopping([1, np.nan], [1, 2]), "ordinary numbers"),
    (lambda: picture.word_map(WORDS, 3, data.MOODS), "A map needs the vocabulary"),
    (lambda: picture.word_map(WORDS[1:], PARAMETERS, data.MOODS), "a row of weights for each word"),
    (lambda: picture.word_map(WORDS, PARAMETERS, data.TOPICS), "has 2 scores"),
    (lambda: picture.word_map(WORDS, (PARAMETERS[0] * np.nan, *PARAMETERS[1:]), data.MOODS), "no ordinary"),
]


@pytest.mark.parametrize(("call", "words"), REFUSED)
def test_what_cannot_be_drawn_is_told_in_a_sentence(call, words):
    with pytest.raises(ValueError) as told:
        call()
    assert words in str(told.value) and is_sentence(str(told.value))


def test_a_long_arrow_is_drawn_in_time_and_numbers_are_written_here_and_there():
    drawing = picture.arrows(u=[1, 1e6])
    assert len(drawing.figure.axes[0].get_yticks()) < 24
    assert "1000000.00" in drawing.text


def test_a_function_that_takes_one_number_only_is_drawn_as_one_that_takes_all():
    one = picture.curves(0, 3, f=lambda x: max(0, math.exp(x)))
    assert one.text == picture.curves(0, 3, f=np.exp).text
    assert "f from 2 over 2 to 2" in picture.curves(0, 3, f=lambda x: 2).text


def test_a_dollar_in_a_caption_is_a_dollar():
    assert picture.digits(np.zeros((1, 64)), ["a$b_$"]).image().startswith(b"\x89PNG")
