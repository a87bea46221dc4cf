"""What must work in the browser's Python. tests/test_site.py lets in_pyodide.mjs run this there.

Where the site holds NumPy and matplotlib, all of the course is imported. Where it does not, the package is entered
without its `__init__`, and a stand-in gives the runner of learners' code the little of NumPy that it asks for.
"""

import contextlib
import importlib
import importlib.util
import json
import os
import sys
import time
import traceback
from pathlib import Path
from types import ModuleType, SimpleNamespace

import anywidget
import traitlets

COMPLETE = importlib.util.find_spec("numpy") is not None


def enter():
    """Make the modules of the course importable."""
    if COMPLETE:
        importlib.import_module("nn_lesson")
        return
    folder = importlib.util.find_spec("nn_lesson").submodule_search_locations[0]
    for name in ("nn_lesson", "nn_lesson.live", "nn_lesson.learner"):
        package = sys.modules[name] = ModuleType(name)
        package.__path__ = [str(Path(folder, *name.split(".")[1:]))]
    numpy = sys.modules["numpy"] = ModuleType("numpy")
    numpy.ndarray, numpy.errstate = memoryview, lambda **_: contextlib.nullcontext()
    numpy.tanh = numpy.ones_like = None
    numpy.linalg = SimpleNamespace()
    numpy.random = SimpleNamespace(get_state=lambda: None, set_state=lambda state: None)


def module(name):
    return importlib.import_module(f"nn_lesson.{name}")


def test_progress_is_kept_in_a_file():
    progress, file = module("progress"), Path(os.environ["NN_LESSON_PROGRESS"])
    progress.record_passed("dot")
    progress.record_answer("dot_product", "sign", False)
    assert progress.trouble() == ""
    assert json.loads(file.read_text())["passed"] == {"dot": True}
    assert progress.Store(file).sync()["answers"] == {"dot_product.sign": False}
    assert list(file.parent.iterdir()) == [file]


def test_a_quiz_answers_a_click_and_remembers_it():
    quiz, progress = module("practice.quiz"), module("progress")
    for lesson in module("practice.lessons").LESSONS:
        for question in quiz.quiz(lesson).questions:
            right = [choice.right for choice in question.question.choices].index(True)
            question.buttons[right].click()
            assert "Right" in question.feedback.value
            assert progress.answers()[lesson, question.question.key]


def test_an_endless_loop_is_stopped_without_signals_or_threads():
    def endless():
        while True:
            pass

    def stubborn():
        while True:
            try:
                sum(range(1000))
                time.monotonic()
            except BaseException:
                pass

    for function in (endless, stubborn):
        start = time.monotonic()
        outcome = module("learner.run").run(function, seconds=0.2)
        assert outcome.slip == "endless" and time.monotonic() - start < 5


def test_an_error_becomes_a_sentence_and_what_is_printed_is_kept():
    def wrong(x):
        print("so far")
        return x + undefined  # noqa: F821 (that is the mistake)

    outcome = module("learner.run").run(wrong, 1)
    assert outcome.slip == "exception" and "`undefined`" in outcome.error and outcome.printed == "so far\n"


def test_a_stub_is_told_from_an_answer():
    def todo(u, v):
        total = 0
        for _ in zip(u, v, strict=True):
            ...
        return total

    def done(u, v):
        total = 0
        for a, b in zip(u, v, strict=True):
            total += a * b
        return total

    is_stub = module("learner.stub").is_stub
    assert is_stub(todo) and not is_stub(done)


def test_a_widget_with_a_page_of_its_own_can_be_made():
    class Picture(anywidget.AnyWidget):
        _esm = Path(sys.modules["nn_lesson"].__path__[0], "live", "picture.js")
        frame = traitlets.Bytes().tag(sync=True)

    picture = Picture(frame=b"\x00\x01")
    picture.frame = b"\x02"
    assert picture.get_state()["frame"] == b"\x02" and "render" in picture.get_state()["_esm"]


def answer():
    """Run what is above; JSON: name -> "" or what went wrong."""
    Path("/own").mkdir()
    os.environ["NN_LESSON_PROGRESS"] = "/own/progress.json"
    enter()
    said = {}
    for name, check in [*globals().items()]:
        if name.startswith("test_"):
            try:
                check()
                said[name] = ""
            except Exception:
                said[name] = traceback.format_exc()
    return json.dumps(said)
