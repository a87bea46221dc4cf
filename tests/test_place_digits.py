"""Half-finished and mixed up: what beginners typed in lesson 8, and what a check says of it."""

import pytest

from nn_lesson.practice.check import check
from tests.typed import SOLVED, typed_late
from tests.weekly import one_in

STEP, PREDICT, TRAIN = (SOLVED[name] for name in ("digits_step", "predict_digits", "train_digits"))
SECOND = "layer_backward(images, weights_1, hidden, relu_slope, derror_dhidden)"
LAST = "relu)\n    scores = hidden @ weights_2 + biases_2\n    return softmax(scores)"
TYPED = [
    (
        PREDICT,
        LAST,
        "softmax)\n    scores = hidden @ weights_2 + biases_2\n    return relu(scores)",
        "`relu` is not the function that belongs here: `softmax` is.",
    ),
    (
        PREDICT,
        LAST,
        "relu)\n    scores = hidden @ weights_2\n    return scores.argmax(axis=1)",
        "`argmax` does not belong there",
    ),
    (STEP, "layer_backward(images, weights_1", "layer_backward(images, weights_2", "`weights_1` is"),
    (STEP, "hidden, relu_slope", "relu_slope, hidden", "`relu_slope` and `hidden` have changed places"),
    (STEP, "relu_slope, derror", "relu_slope(hidden), derror", "Its name alone belongs here, without brackets"),
    (
        STEP,
        SECOND,
        "layer_forward(images, weights_1, biases_1, relu)",
        "`layer_backward` and `relu_slope` are missing",
    ),
    (STEP, SECOND, "last", "`derror_dbiases_1` is what `derror_dbiases_2` should be"),
    (
        STEP,
        "derror_dbiases_1, learning_rate",
        "derror_dbiases_1, 0.1",
        "`0.1` is not what belongs here",
    ),
    (STEP, "biases_2 = gradient_step", "gradient_step", "gives is lost"),
    (PREDICT, "biases_1, relu)", "biases_1, softmax)", "`softmax` is not what belongs here: `relu` is"),
    (PREDICT, "weights_1, biases_1, weights_2, b", "weights_1, weights_2, biases_1, b", "have changed places"),
    (TRAIN, "images[batch], labels[batch]", "labels[batch], images[batch]", "have changed places"),
]


@pytest.mark.parametrize(("source", "right", "wrong", "says"), one_in(4, TYPED))
def test_the_line_that_leaves_the_right_way_is_named(source, right, wrong, says):
    assert right in source
    message = check(typed_late(source.replace(right, wrong))).message
    assert says in message
    assert "Not every answer" not in message and "overwritten" not in message and "zip" not in message


def test_a_case_of_many_numbers_is_told_by_one_of_them():
    message = check(typed_late(STEP.replace("biases_1 = gradient_step", "other = gradient_step"))).message
    assert "number 1 of result 2 (`biases_1`) is 0.5; it should be 0.582308" in message
    assert "digits_step((" not in message
