"""Each notebook run as nobody should: backwards, with cells left out, again after it was solved.

Cells are sent to a kernel as JupyterLab sends them, with their ids, so that running one again replaces what it
showed. To save time, two kernels run at once.
"""

import json
import os
import random
import re
from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace

import nbformat
import pytest
from jupyter_client.manager import start_new_kernel
from jupyter_core.utils import ensure_event_loop

from lessons.build import NOTEBOOKS
from nn_lesson import palette, solution
from nn_lesson.practice.exercises import all_exercises
from tests.test_lessons import name, verdicts
from tests.weekly import most_weekly

TODO = palette.VERDICTS["todo"][0]
PATIENCE = 120  # seconds
STARTS_WITHIN = 30  # seconds, a kernel that gets its ports
LEFT_OUT = 0.4  # of the cells, about
NO_WORDS = ("image/png", "application/vnd.jupyter.widget-view+json")
WIDGETS = "__import__('ipywidgets').widgets.widget._instances.values()"
OPEN = f"__import__('collections').Counter(type(widget).__name__ for widget in {WIDGETS})"
EXPLORERS = f"[widget.text for widget in {WIDGETS} if hasattr(widget, 'learners')]"


def started(**settings):
    """A new kernel and its client; once more where another program took the kernel's port before it could."""
    for last in (False, False, True):
        try:
            return start_new_kernel(startup_timeout=STARTS_WITHIN, **settings)
        except RuntimeError:
            if last:
                raise


class Kernel:
    """A kernel for a notebook, with an empty progress file."""

    def __init__(self, folder):
        environment = os.environ | {"NN_LESSON_PROGRESS": str(folder / "progress.json")}
        self.manager, self.client = started(cwd=str(NOTEBOOKS), env=environment)

    def __enter__(self):
        return self

    def __exit__(self, *_error):
        self.client.stop_channels()
        self.manager.shutdown_kernel(now=True)

    def run(self, cells):
        """A notebook of these cells, run in this order, with what they showed."""
        shown = [nbformat.from_dict({**cell, "outputs": self._shown_by(cell)}) for cell in cells]
        return nbformat.NotebookNode(cells=shown)

    def ask(self, expression):
        """The value of an expression, by way of JSON."""
        asked = f"print(__import__('json').dumps({expression}))"
        return json.loads(self._shown_by(SimpleNamespace(source=asked, id=None))[0].text)

    def _shown_by(self, cell):
        content = {"code": cell.source, "silent": False, "store_history": True, "stop_on_error": False}
        message = self.client.session.msg("execute_request", content, metadata={"cellId": cell.id})
        self.client.shell_channel.send(message)
        outputs = []
        while True:
            answer = self.client.get_iopub_msg(timeout=PATIENCE)
            if answer["parent_header"].get("msg_id") != message["header"]["msg_id"]:
                continue
            if answer["content"].get("execution_state") == "idle":
                return outputs
            if answer["msg_type"] in ("stream", "display_data", "execute_result", "error"):
                add(outputs, nbformat.v4.output_from_msg(answer))


def add(outputs, output):
    """Append an output; a text goes on where the one before it ended."""
    if output.output_type == "stream" and outputs and outputs[-1].get("name") == output.name:
        outputs[-1].text += output.text
    else:
        outputs.append(output)


def code(notebook_path):
    return [cell for cell in nbformat.read(notebook_path, 4).cells if cell.cell_type == "code"]


def solved(cell):
    is_exercise = {"exercise", "further"} & set(cell.metadata.get("tags", []))
    return nbformat.from_dict({**cell, "source": solution(name(cell)).source}) if is_exercise else cell


def words(cells):
    """What cells show beside pictures, one by one."""
    return [[(output.get("text"), words_of(output.get("data", {}))) for output in cell.outputs] for cell in cells]


def words_of(data):
    return {kind: text for kind, text in data.items() if kind not in NO_WORDS}


def kinds_of_errors(notebook):
    """The errors that the cells show; a text on stderr counts as one."""
    outputs = [output for cell in notebook.cells for output in cell.outputs]
    return {output.get("ename") or output.text for output in outputs if is_error(output)}


def is_error(output):
    return output.output_type == "error" or output.get("name") == "stderr"


def shows_widgets(cell):
    return cell.source.startswith(("explore.", "quiz(", "review("))


def in_a_thread(story, *arguments):
    try:
        return story(*arguments)
    finally:  # jupyter_client made it for this thread; left open, it would fail a test that comes later
        ensure_event_loop().close()


# What each notebook goes through


def out_of_order(cells, folder):
    """Backwards, which ends with the imports; backwards once more, where these are known; and as one should."""
    with Kernel(folder) as kernel:
        return SimpleNamespace(
            backwards=kernel.run(cells[::-1]), again=kernel.run(cells[::-1]), then=kernel.run(cells)
        )


def with_gaps_then_solved(cells, folder):
    """With cells left out; from top to bottom with every exercise solved; and its explorers once more."""
    chance = random.Random(len(cells))
    kept = [cell for cell in cells if chance.random() > LEFT_OUT]
    all_solved = [solved(cell) for cell in cells]
    with Kernel(folder) as kernel:
        told = SimpleNamespace(gaps=kernel.run(kept), solved=kernel.run(all_solved))
        told.open, told.explorers = kernel.ask(OPEN), kernel.ask(EXPLORERS)
        kernel.run([cell for cell in all_solved if shows_widgets(cell)])
        told.open_again = kernel.ask(OPEN)
    return told


PATHS = most_weekly(sorted(NOTEBOOKS.glob("*.ipynb")), "06_training")  # in which is a class


@pytest.fixture(scope="module", params=PATHS)
def notebook_path(request):
    return request.param


@pytest.fixture(scope="module")
def told(notebook_path, tmp_path_factory):
    """What the notebook showed in all this."""
    cells = code(notebook_path)
    with ThreadPoolExecutor() as pool:
        stories = [
            pool.submit(in_a_thread, story, cells, tmp_path_factory.mktemp(story.__name__))
            for story in (out_of_order, with_gaps_then_solved)
        ]
    return SimpleNamespace(**{name: value for story in stories for name, value in vars(story.result()).items()})


# What must hold


def test_backwards_nothing_is_missing_but_names_and_each_check_asks_for_the_exercise(told):
    assert kinds_of_errors(told.backwards) == {"NameError"}
    assert kinds_of_errors(told.again) <= {"NameError"}
    for cell in told.again.cells:
        if cell.source.startswith("check(") and not any(map(is_error, cell.outputs)):
            (output,), name = cell.outputs, cell.source[6:-1]
            asks = f"{TODO} `{name}` is yours to write" if name in all_exercises() else "✗ Nothing to check"
            assert output.data["text/plain"].startswith(asks)


def test_after_running_backwards_a_notebook_shows_what_is_stored(told, notebook_path):
    assert words(told.then.cells) == words(code(notebook_path))


def test_with_cells_left_out_nothing_is_missing_but_names(told):
    assert kinds_of_errors(told.gaps) <= {"NameError", "Refused"}  # the last is a sentence of the course's


def test_a_notebook_solved_and_run_again_is_right_and_every_explorer_knows(told):
    assert kinds_of_errors(told.solved) == set()
    sources = [cell.source for cell in told.solved.cells]
    asked = [source for source in sources if source[:6] == "check(" and source[6:-1] in all_exercises()]
    assert [kind for _name, kind in verdicts(told.solved)][: len(asked)] == ["passed"] * len(asked)
    assert {kind for _name, kind in verdicts(told.solved)} <= {"passed"}
    calls = [source for source in sources if re.search(r"^explore\.(?!start_here_test)", source, re.MULTILINE)]
    for call, text in zip(calls, told.explorers, strict=True):  # none of an earlier run is left
        assert "()" in call or "the course's" not in text


def test_widgets_do_not_grow_in_number(told):
    assert told.open and told.open == told.open_again
