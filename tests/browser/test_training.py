"""Lesson 6 as a learner goes through it, and what plays there and in lesson 7."""

import pytest

BEGINNING = """class NeuralNetwork:
    def __init__(self, learning_rate):
        self.weights = np.random.randn(2)
        self.bias = np.random.randn()
        self.learning_rate = learning_rate

    def predict(self, input_vector):
"""
WRONG = BEGINNING + "        return np.dot(input_vector, self.weights) + self.bias"
RIGHT = BEGINNING + "        return sigmoid(np.dot(input_vector, self.weights) + self.bias)"


@pytest.mark.slow
def test_a_learner_steps_plays_pauses_writes_and_answers(open_lesson):
    lesson = open_lesson("06_training")
    assert lesson.errors() == []

    training = lesson.explorer("explore.training()")
    training.changes(training.button("Skip").click, shows="Iteration 0: error 3.9154")
    training.changes(training.button("Step").click, shows="Iteration 1:")
    play = training.cell.locator(".widget-play button").first
    training.changes(play.click, lacks="Iteration 1:")
    training.changes(lambda: training.press(training.slider("learning rate"), "ArrowRight"))  # while it runs
    play.click()
    training.changes(training.button("Reset").click, shows="Iteration 0: error 3.9154")
    training.changes(training.button("separable").click, lacks="error 3.9154")

    assert "✗" in lesson.write("class NeuralNetwork", WRONG)
    assert "Next comes" in lesson.write("class NeuralNetwork", RIGHT)

    quiz = lesson.cell("quiz(")
    quiz.get_by_role("button").nth(2).click()
    quiz.locator("[role=status]").first.wait_for()


@pytest.mark.slow
def test_a_run_that_plays_ends_at_its_last_step_and_stop_begins_it_anew(open_lesson):
    lesson = open_lesson("07_more_layers")
    units = lesson.explorer("explore.more_layers_units()")
    units.changes(units.button("Skip").click, shows="Step 0:")
    play, stop = units.cell.locator(".widget-play button").all()[:2]
    units.changes(play.click, shows="Step 300: 8 of 8 right")
    assert "This run is over." in units.sentence.inner_text()
    units.changes(stop.click, shows="Step 0:")
    units.changes(play.click, lacks="Step 0:")
