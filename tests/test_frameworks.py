"""Lesson 8 shows its network in the words of other libraries. They are run here, where they are installed."""

import re

import numpy as np
import pytest

from lessons.build import LESSONS
from nn_lesson import Network, data

LESSON = (LESSONS / "08_read_your_handwriting.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"^```python\n(import (\w+)\n.*?)^```$", re.MULTILINE | re.DOTALL)
CODE = {library: code for code, library in BLOCK.findall(LESSON)}


@pytest.fixture
def network():
    np.random.seed(0)
    return Network([64, 128, 10], "relu", learning_rate=0.003)


def test_the_lesson_shows_two_libraries():
    assert list(CODE) == ["torch", "keras"]
    for library, code in CODE.items():
        compile(code, library, "exec")


def test_pytorch_takes_the_same_steps(network, monkeypatch):
    torch = pytest.importorskip("torch")
    train, validation, _test = data.digits()
    batches = [(train.images[rows], train.labels[rows]) for rows in np.split(np.arange(1184), 37)]
    names = {"batches": [tuple(map(torch.tensor, batch)) for batch in batches]}
    before, loop, after = CODE["torch"].partition("for images, labels in batches")
    torch.set_default_dtype(torch.float64)
    try:
        exec(before, names)
        for (weights, biases), layer in zip(network.layers, names["model"][::2], strict=True):
            layer.weight.data, layer.bias.data = torch.tensor(weights.T.copy()), torch.tensor(biases.copy())
        exec(loop + after, names)
        theirs = torch.softmax(names["model"](torch.tensor(validation.images)), dim=1).detach().numpy()
    finally:
        torch.set_default_dtype(torch.float32)
    before = network.predict(validation.images)
    for images, labels in batches:
        network.step(images, labels)
    ours = network.predict(validation.images)
    assert np.abs(ours - before).max() > 0.5  # it has moved
    np.testing.assert_allclose(ours, theirs, atol=1e-6)


def test_keras_learns_the_same_digits():
    pytest.importorskip("keras")
    train, validation, _test = data.digits()
    names = {"images": train.images, "labels": train.labels}
    exec(CODE["keras"], names)
    probabilities = np.asarray(names["model"].predict(validation.images, verbose=0))
    np.testing.assert_allclose(probabilities.sum(axis=1), 1, atol=1e-5)
    assert np.mean(probabilities.argmax(axis=1) == validation.labels) > 0.93
