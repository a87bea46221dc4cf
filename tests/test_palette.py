"""Colours that everybody can tell apart, and words that everybody can read: computed, not looked at."""

import inspect
import itertools

import numpy as np
import pytest
from matplotlib.colors import to_rgb
from matplotlib.lines import Line2D
from matplotlib.text import Text

from nn_lesson import data, explore, palette, patient, picture, train_patient
from nn_lesson.explore.explorer import Explorer
from nn_lesson.network import Network
from tests.playing import unlocked

APART = 20  # CIELAB distance of two marks that nobody takes for one another; 2.3 can just be noticed side by side
READABLE = 4.5  # contrast of words to their ground: WCAG 2.2, 1.4.3
SEEN = 3  # contrast of a mark to white: WCAG 2.2, 1.4.11

# What light, as linear RGB, becomes for the eyes of a few in a hundred: Machado, Oliveira and Fernandes, "A
# Physiologically-based Model for Simulation of Color Vision Deficiency" (2009), severity 1.
EYES = {
    "most": np.eye(3),
    "protanopia": [
        [0.152286, 1.052583, -0.204868],
        [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
    ],
    "deuteranopia": [
        [0.367322, 0.860646, -0.227968],
        [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
    ],
    "tritanopia": [
        [1.255528, -0.076749, -0.178779],
        [-0.078411, 0.930809, 0.147602],
        [0.004733, 0.691367, 0.303900],
    ],
}
# From linear RGB to XYZ (IEC 61966-2-1), whose last rows are for the white of daylight.
XYZ = np.array(
    [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]]
)
WHITE = XYZ.sum(axis=1)

ROLES = {name: getattr(palette, f"{name}_SHAPE") for name in ("INPUT", "WEIGHTS", "GUESS", "TRUTH", "REFERENCE")}
ROLES |= {name: getattr(palette, f"{name}_SHAPE") for name in ("TARGET_0", "TARGET_1")}
EXPLORERS = [name for name in explore.__all__ if issubclass(getattr(explore, name), Explorer)]


def linear(colour):
    rgb = np.array(to_rgb(colour))
    return np.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4)


def lab(colour, eyes):
    x, y, z = XYZ @ np.clip(np.array(EYES[eyes]) @ linear(colour), 0, 1) / WHITE
    x, y, z = (np.cbrt(t) if t > 216 / 24389 else (24389 / 27 * t + 16) / 116 for t in (x, y, z))
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


def apart(one, other):
    """How far apart two colours are for the eyes that tell them apart least."""
    return min(np.linalg.norm(lab(one, eyes) - lab(other, eyes)) for eyes in EYES)


def contrast(one, other):
    """The contrast of two colours, from 1 to 21, by WCAG 2.2."""
    dark, light = sorted(XYZ[1] @ linear(colour) for colour in (one, other))
    return (light + 0.05) / (dark + 0.05)


def test_the_measures_agree_with_published_examples():
    assert contrast("black", "white") == pytest.approx(21)
    assert contrast("#767676", "white") == pytest.approx(4.54, abs=0.005)  # the lightest grey that passes, by WCAG
    assert lab("red", "most") == pytest.approx([53.24, 80.09, 67.20], abs=0.02)
    assert apart("#b8860b", "#6b8e23") < APART < apart("blue", "yellow")  # ochre and olive


@pytest.mark.parametrize(("one", "other"), list(itertools.combinations(ROLES, 2)))
def test_two_meanings_differ_in_shape_or_in_a_colour_that_everybody_sees(one, other):
    if ROLES[one] == ROLES[other]:
        assert apart(getattr(palette, one), getattr(palette, other)) >= APART


def test_only_three_pairs_of_colours_need_a_second_sign():
    """Where these meet, something else must differ, too: the next test."""
    names = ("BLUE", "ORANGE", "GREEN", "VERMILION", "PURPLE", "SKY", "INK", "GREY")
    pairs = itertools.combinations(names, 2)
    near = {pair for pair in pairs if apart(*(getattr(palette, name) for name in pair)) < APART}
    assert near == {("BLUE", "GREEN"), ("BLUE", "PURPLE"), ("GREEN", "GREY")}


@pytest.mark.parametrize("name", EXPLORERS)
def test_lines_whose_colours_are_near_differ_in_another_way_and_words_can_be_read(name):
    explorer = unlocked(name)
    for axes in explorer.figure.axes:
        lines = [
            line for line in axes.findobj(Line2D) if line.get_visible() and line.axes is axes and is_data(line)
        ]
        for one, other in itertools.combinations(lines, 2):
            if look(one) == look(other) and to_rgb(one.get_color()) != to_rgb(other.get_color()):
                assert apart(one.get_color(), other.get_color()) >= APART, f"{one} and {other} of {axes}"

    def render():
        explorer.picture.invalidate()
        return explorer.picture._pixels()

    assert list(hard_to_read(explorer.figure, render)) == []


def is_data(line):
    axis_parts = [part for axis in (line.axes.xaxis, line.axes.yaxis) for part in axis.findobj(Line2D)]
    return line not in axis_parts


def look(line):
    return line.get_marker(), line.get_linestyle(), line.get_linewidth(), line.get_markersize()


def hard_to_read(figure, render):
    """The words of a figure with too little contrast to what is behind them; `render()` gives its pixels."""
    words = [text for text in figure.findobj(Text) if text.get_visible() and text.get_text().strip()]
    places = [text.get_window_extent(figure.canvas.get_renderer()) for text in words]
    colours = [text.get_color() for text in words]
    for text in words:
        text.set_alpha(0)
    pixels = render()[::-1]  # from below
    for text, colour, place in zip(words, colours, places, strict=True):
        left, low, right, high = (max(0, round(end)) for end in place.extents)
        ground = pixels[low:high, left:right, :3].reshape(-1, 3)
        if len(ground) and contrast(colour, np.median(ground, axis=0) / 255) < READABLE:
            yield text.get_text()


FEW = data.digits()[0][:20]
PARAMETERS = np.array([[0.3, -0.1], [-0.2, 0.4]]), np.zeros(2), np.eye(2), np.zeros(2)  # two words, units, answers
STILL = {
    "arrows": lambda: picture.arrows(**{name: [1, number] for number, name in enumerate("abcde", -2)}),
    "confusion": lambda: picture.confusion(FEW.labels, FEW.labels[::-1]),
    "cumulative_error": lambda: picture.cumulative_error([3, 2, 1]),
    "curves": lambda: picture.curves(-3, 3, "Curves", "x", "y", a=np.sin, b=np.cos, c=np.tanh, d=np.cbrt),
    "digits": lambda: picture.digits(*FEW),
    "early_stopping": lambda: picture.early_stopping([3, 2, 1], [3, 1, 2]),
    "examination": lambda: picture.examination("gradient check", train_patient(patient(5))),
    "first_layer": lambda: picture.first_layer(Network([64, 20, 10]).layers[0]),
    "honest_error": lambda: picture.honest_error([3, 2, 1]),
    "mistakes": lambda: picture.mistakes(FEW, np.eye(10)[[9] * 20]),
    "training_curve": lambda: picture.training_curve(train_patient(patient(4)), train_patient(patient(3))),
    "two_layers": picture.two_layers,
    "word_map": lambda: picture.word_map(["one", "two"], PARAMETERS, ["bad", "good"]),
    "workflow": picture.workflow,
}


def test_every_still_picture_is_looked_at():
    functions = {name for name in picture.__all__ if inspect.isfunction(getattr(picture, name))}
    assert STILL.keys() == functions - {"chart", "plane"}  # which give axes their look


@pytest.mark.parametrize("name", STILL)
def test_words_in_still_pictures_can_be_read(name):
    figure = STILL[name]().figure

    def render():
        figure.canvas.draw()
        return np.asarray(figure.canvas.buffer_rgba())

    render()  # which also lays the figure out
    assert list(hard_to_read(figure, render)) == []


def test_the_signs_of_cards_can_be_seen_on_white():
    assert all(contrast(colour, "white") >= SEEN for _mark, colour in palette.VERDICTS.values())
