"""From strokes to the numbers that a network reads, and varied copies of digits."""

import numpy as np
import pytest

from nn_lesson import data
from nn_lesson.explore.read_your_handwriting.pad import SURE
from nn_lesson.explore.read_your_handwriting.reader import course_network
from nn_lesson.handwriting import INK, to_image, varied
from tests.strokes import OPEN_FOURS, PLAIN_SEVENS, STYLES, arc, drawing, drawings


def image(strokes):
    return to_image(strokes).reshape(8, 8)


def moved(strokes, by=(0, 0), times=1.0, lean=0.0):
    return [times * (stroke + np.outer(stroke[:, 1], [lean, 0])) + by for stroke in strokes]


def read(drawn, labels):
    """Which drawings the course's network reads right, and how sure it is of each."""
    probabilities = course_network().predict(np.array([to_image(strokes) for strokes in drawn]))
    return probabilities.argmax(axis=1) == labels, probabilities.max(axis=1)


def test_drawings_of_all_styles_are_read_right_and_most_mistakes_are_unsure():
    readings = [read(*drawings(each=12, seed=1, **style)) for style in STYLES.values()]
    read_right, sure_of = zip(*readings, strict=True)
    shares = {style: right.mean() for style, right in zip(STYLES, read_right, strict=True)}
    assert min(shares.values()) > 0.9, shares  # chance: 0.1
    right, sure = np.concatenate(read_right), np.concatenate(sure_of) >= SURE
    assert right.mean() > 0.94  # here 0.958; other processors train a slightly different network
    assert sure[~right].mean() < 0.5 and sure[right].mean() > 0.8


@pytest.mark.parametrize(("digit", "ways"), [(4, OPEN_FOURS), (7, PLAIN_SEVENS)], ids=["open 4", "plain 7"])
def test_ways_that_few_of_the_thirteen_people_write_are_read_too(digit, ways):
    right = [read(*drawings(each=30, seed=1, digits=[digit], way=way))[0].mean() for way in ways]
    assert np.mean(right) > 0.9 and min(right) > 0.8


def test_an_image_holds_as_much_ink_as_the_data_do_and_fills_the_height():
    for strokes, _digit in zip(*drawings(each=3, seed=1), strict=True):
        pixels = image(strokes)
        assert pixels.min() >= 0 and pixels.max() <= 1
        assert pixels.mean() == pytest.approx(INK, abs=0.03)
        assert pixels[0].any() and pixels[-1].any()
    train, _validation, _test = data.digits()
    assert train.images.mean() == pytest.approx(INK, abs=0.01)


@pytest.mark.parametrize("change", [{"by": (31, -17)}, {"times": 0.37}, {"lean": 0.25}, {"lean": -0.25}])
def test_place_size_and_slant_do_not_matter(change):
    for digit in (2, 3, 5, 7):
        strokes = drawing(digit, np.random.default_rng(digit))
        assert np.abs(image(strokes) - image(moved(strokes, **change))).mean() < 0.05


def test_where_ink_is_follows_the_strokes():
    post, foot = [[(0, 0), (0, 160)]], [[(0, 160), (100, 160)]]
    pixels = image(post + foot)
    assert pixels[:, 2].min() > 0.9 and pixels[-1, 2:6].min() > 0.9
    assert not pixels[:6, 5:].any() and not pixels[:, 7].any()


def test_a_drawing_is_stretched_to_the_full_width_unless_it_is_a_line():
    zero = [np.array(arc(0.5, 0.5, 0.5, 0.5, 0, 360))]
    usual, narrow, post = (image([stroke * [width, 160] for stroke in zero]) for width in (100, 50, 1))
    assert np.abs(usual - narrow).mean() < 0.05
    assert narrow[4].min() == 0 < narrow[4, 1] and not post[:, :2].any()


def test_varied_copies_differ_and_hold_nearly_the_same_ink():
    images = data.digits()[0].images[:200]
    np.random.seed(0)
    copies, others = varied(images), varied(images)
    assert copies.shape == images.shape and copies.min() >= 0 and copies.max() <= 1
    assert copies.sum() == pytest.approx(images.sum(), rel=0.1)
    assert np.abs(copies - images).mean() > 0.05 and np.abs(copies - others).mean() > 0.05


def test_a_copy_without_variation_is_the_same():
    images = data.digits()[0].images[:20]
    same = varied(images, shift=0, turn=0, zoom=0, slant=0, stretch=0)
    np.testing.assert_allclose(same, images, atol=1e-12)


def test_a_copy_turned_by_a_right_angle_is_turned(monkeypatch):
    images = data.digits()[0].images[:20]
    monkeypatch.setattr(np.random, "uniform", lambda low, high, size: np.full(size, high))
    turned = varied(images, shift=0, turn=90, zoom=0, slant=0, stretch=0)
    expected = np.array([np.rot90(picture.reshape(8, 8), -1).ravel() for picture in images])
    np.testing.assert_allclose(turned, expected, atol=1e-9)
