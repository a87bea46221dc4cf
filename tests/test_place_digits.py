"""Half-finished and mixed up: what beginners typed in lesson 8, and what a check says of it."""

import pytest

from nn_lesson.practice.check import check
from tests.typed import typed_late
from tests.weekly import one_in

STEP = """
def digits_step(parameters, images, labels, learning_rate):
    weights_1, biases_1, weights_2, biases_2 = parameters
    hidden = layer_forward(images, weights_1, biases_1, relu)
    scores = hidden @ weights_2 + biases_2
    targets = np.eye(len(biases_2))[labels]
    derror_dscores = (softmax(scores) - targets) / len(images)
    last = layer_backward(hidden, weights_2, scores, np.ones_like, derror_dscores)
    derror_dbiases_2, derror_dweights_2, derror_dhidden = last
    first = layer_backward(images, weights_1, hidden, relu_slope, derror_dhidden)
    derror_dbiases_1, derror_dweights_1, _ = first
    weights_1 = gradient_step(weights_1, derror_dweights_1, learning_rate)
    biases_1 = gradient_step(biases_1, derror_dbiases_1, learning_rate)
    weights_2 = gradient_step(weights_2, derror_dweights_2, learning_rate)
    biases_2 = gradient_step(biases_2, derror_dbiases_2, learning_rate)
    return weights_1, biases_1, weights_2, biases_2
"""
PREDICT = """
def predict_digits(parameters, images):
    weights_1, biases_1, weights_2, biases_2 = parameters
    hidden = layer_forward(images, weights_1, biases_1, relu)
    scores = hidden @ weights_2 + biases_2
    return softmax(scores)
"""
TRAIN = """
def train_digits(parameters, images, labels, epochs, learning_rate):
    for epoch in range(epochs):
        order = np.random.permutation(len(images))
        for start in range(0, len(images), 32):
            batch = order[start : start + 32]
            parameters = digits_step(parameters, images[batch], labels[batch], learning_rate)
    return parameters
"""
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
    assert "number 1 of result 2 is 0.5; it should be 0.582308" in message and "digits_step((" not in message
