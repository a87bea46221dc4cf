"""A notebook without a page: IPython, and cells that are typed into it."""

import inspect

from IPython.core.interactiveshell import InteractiveShell
from traitlets.config import Config

from nn_lesson import neuron
from nn_lesson.learner import cells
from nn_lesson.practice.exercises import all_exercises
from nn_lesson.progress import passed

BEGIN = "import numpy as np\nfrom nn_lesson import another, check, explore, hint, progress, ready, solution"
DOT = "def dot(u, v):\n    return sum(a * b for a, b in zip(u, v))"
RIGHT = {
    "dot": DOT,
    "squared_error": "def squared_error(prediction, target):\n    return (prediction - target) ** 2",
    "sigmoid": "def sigmoid(x):\n    return 1 / (1 + np.exp(-x))",
    "NeuralNetwork": "from nn_lesson import sigmoid, squared_error\n" + inspect.getsource(neuron.NeuralNetwork),
}
NO_COLON = "def dot(u, v)\n    return 0"


class Notebook:
    """IPython with the cells of a notebook; each runs with the id that a front end gives it, or with none."""

    def __init__(self):
        quiet = Config(HistoryManager={"enabled": False}, InteractiveShell={"colors": "nocolor"})
        self.shell = InteractiveShell(config=quiet)
        cells.listen(all_exercises, self.shell)
        self.run(BEGIN)

    def run(self, source, cell=None):
        """The value of the last line of a cell."""
        return self.shell.run_cell(source, store_history=True, cell_id=cell).result

    def check(self, name):
        verdict = self.run(f"check({name})", "the check")
        assert "Traceback" not in repr(verdict) and len(verdict.message) < 600
        return verdict


def assert_not_judged(notebook, name, words):
    verdict = notebook.check(name)
    assert (verdict.status, verdict.slip) == ("retry", "not_in_view")
    assert verdict.title == f"`{name}` is not judged yet"
    assert words in verdict.message and verdict.message.endswith("Then run this cell again.")
    assert passed() == set()
