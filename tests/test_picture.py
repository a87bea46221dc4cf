"""Still pictures and their parts: what they show is what they were given, and their words say the same."""

import base64
import io

import nbformat
import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.figure import Figure
from PIL import Image

from lessons.build import NOTEBOOKS
from nn_lesson import Network, data, palette, picture
from nn_lesson.picture.drawing import LINE

COLOURS = LinearSegmentedColormap.from_list("map", [palette.ORANGE, "white", palette.BLUE])


def drawn(figure):
    figure.canvas.draw()
    return np.asarray(figure.canvas.buffer_rgba())[..., :3].astype(int)


def a_figure(size=(4, 3)):
    figure = Figure(size, dpi=100)
    FigureCanvasAgg(figure)
    return figure


# Drawings


def test_a_drawing_shows_itself_with_its_text_as_alternative():
    drawing = picture.Drawing((3, 2), "A red square.")
    drawing.figure.set_facecolor("red")
    data, metadata = drawing._repr_mimebundle_()
    assert data["text/plain"] == repr(drawing) == metadata["image/png"]["alt"] == "A red square."
    image = Image.open(io.BytesIO(base64.b64decode(data["image/png"])))
    assert image.size == (300, 200) and image.convert("RGB").getpixel((150, 100)) == (255, 0, 0)


# Arrows


def test_an_arrow_points_where_it_was_told_and_hides_without_length():
    figure = a_figure()
    axes = figure.subplots()
    picture.plane(axes)
    arrow = picture.Arrow(axes, "red", "u")
    arrow.point(2, -1)
    ends = arrow.shaft.get_path().vertices
    assert ends[0] == pytest.approx([0, 0]) and np.abs(ends - [2, -1]).sum(axis=1).min() < 0.1
    assert arrow.shaft.get_visible() and arrow.name.get_position()[1] < -1
    arrow.point(0, 0)
    assert not arrow.shaft.get_visible()


# Heat maps


def heat_map(values, smooth, dpi, limits=(0, 1)):
    figure = Figure((4, 3), dpi=dpi)
    FigureCanvasAgg(figure)
    axes = figure.subplots()
    axes.set(xlim=(-3, 3), ylim=(-2, 2), aspect="equal")
    if smooth:
        picture.HeatMap(axes, values, COLOURS, (-2.5, 2.5, -1.5, 2), limits)
    else:
        axes.imshow(
            values, COLOURS, vmin=limits[0], vmax=limits[1], origin="lower", extent=(-2.5, 2.5, -1.5, 2)
        ).set_interpolation("bilinear")
        axes.set(xlim=(-3, 3), ylim=(-2, 2))
    return drawn(figure)


@pytest.mark.parametrize("dpi", [100, 144])
def test_a_heat_map_shows_what_imshow_does(dpi):
    x, y = np.meshgrid(np.linspace(-2, 2, 30), np.linspace(-1, 1, 20))
    values = 4 / (1 + np.exp(-3 * x - y))
    ours, matplotlibs = (heat_map(values, smooth, dpi, (0.4, 3.6)) for smooth in (True, False))
    difference = np.abs(ours - matplotlibs).max(axis=2)
    assert (difference > 8).mean() < 0.004  # but for the outermost line of pixels, which may be half covered


# Digits


def shown_images(drawing):
    """The images in a drawing, one for each pair of axes."""
    return [np.asarray(axes.images[0].get_array()) for axes in drawing.figure.axes if axes.images]


def test_a_confusion_matrix_counts_rows_of_what_is_and_columns_of_what_is_said():
    drawing = picture.confusion([3, 3, 3, 8, 9], [3, 8, 8, 8, 4])
    counts = {tuple(map(int, text.get_position())): text.get_text() for text in drawing.figure.axes[0].texts}
    assert counts == {(3, 3): "1", (8, 3): "2", (8, 8): "1", (4, 9): "1"}
    assert drawing.text == "2 of 5 read right; most often mixed up: 2 times a 3 was read as a 8."
    assert picture.confusion([1, 2], [1, 2]).text == "2 of 2 read right."


def test_where_no_error_turns_nothing_of_it_is_said():
    (axes,) = picture.early_stopping([0.7, 0.4], [0.7, 0.5]).figure.axes
    assert axes.get_title(loc="left") == "Both errors fall to the end"


def test_mistakes_are_those_of_which_the_network_was_surest():
    labels, images = np.array([0, 1, 2, 3]), np.random.default_rng(1).uniform(size=(4, 64))
    probabilities = np.full((4, 10), 0.01)
    for row, (said, sure) in enumerate([(0, 0.91), (7, 0.6), (5, 0.9), (8, 0.7)]):
        probabilities[row, said] = sure
    drawing = picture.mistakes(data.Digits(images, labels), probabilities, count=2)
    assert drawing.text == "3 of 4 are read wrong: a 2 read as a 5 (0.90), a 3 read as a 8 (0.70)."
    np.testing.assert_array_equal(shown_images(drawing), images[[2, 3]].reshape(-1, 8, 8))
    right = np.eye(10)[labels]
    assert picture.mistakes(data.Digits(images, labels), right).text == "0 of 4 are read wrong."


def test_the_first_layer_is_drawn_unit_by_unit_with_zero_in_white():
    network = Network([64, 5, 10])
    drawing = picture.first_layer(network.layers[0])
    weights = network.layers[0][0]
    np.testing.assert_array_equal(shown_images(drawing), weights.T.reshape(-1, 8, 8))
    first = drawing.figure.axes[0].images[0]
    assert first.get_clim() == (-np.abs(weights[:, 0]).max(), np.abs(weights[:, 0]).max())
    assert first.cmap(0.5)[:3] == pytest.approx((1, 1, 1), abs=0.01)


def test_of_a_wide_first_layer_the_16_units_with_the_largest_weights_are_drawn():
    network = Network([64, 20, 10])
    network.layers[0][0][:, :4] = 0.001  # so that none of these four is among them
    drawing = picture.first_layer(network.layers[0])
    np.testing.assert_array_equal(shown_images(drawing), network.layers[0][0].T[4:].reshape(-1, 8, 8))
    assert drawing.text.startswith("The weights of 16 of 20 units")


@pytest.mark.parametrize("lesson", sorted(NOTEBOOKS.glob("[0-9][0-9]_*.ipynb")), ids=lambda path: path.stem)
def test_the_words_above_a_stored_answer_end_within_the_picture(lesson):
    cells = nbformat.read(lesson, as_version=4).cells
    pictures = [
        output.data["image/png"]
        for cell in cells
        if ".answered()" in cell.source
        for output in cell.outputs
        if "image/png" in output.get("data", {})
    ]
    for stored in pictures:
        first_line = np.asarray(Image.open(io.BytesIO(base64.b64decode(stored))).convert("RGB"))[:LINE]
        assert first_line[:, -3:].min() == 255


# What is learned from sentences


WORDS = ["lovely", "soup", "awful", "the"]
PARAMETERS = (
    np.array([[-1, 2.0], [0.1, 0.1], [2, -1.5], [0, 0]]),
    np.zeros(2),
    np.array([[1.0, 0], [0, 1]]),
    np.zeros(2),
)


def test_a_word_lies_at_its_weights_and_has_the_colour_of_what_it_speaks_for():
    drawing = picture.word_map(WORDS, PARAMETERS, data.MOODS)
    assert "bad: awful" in drawing.text and "good: lovely" in drawing.text
    (axes,) = drawing.figure.axes
    places = {line.get_label(): line.get_xydata().tolist() for line in axes.lines}
    assert [2, -1.5] in places["bad"] and [-1, 2] in places["good"]
    names = {text.get_text(): text.get_color() for text in axes.texts}
    assert names["awful"] == palette.VERMILION and names["lovely"] == palette.BLUE


def test_no_name_of_a_word_covers_another_one():
    chance = np.random.default_rng(0)
    words, weights = [f"word{i}" for i in range(300)], chance.normal(size=(300, 2))
    drawing = picture.word_map(words, (weights, *PARAMETERS[1:]), data.MOODS)
    drawing.image()
    boxes = [text.get_window_extent() for text in drawing.figure.axes[0].texts]
    assert len(boxes) > 20
    assert not [1 for i, box in enumerate(boxes) for other in boxes[:i] if box.overlaps(other)]
