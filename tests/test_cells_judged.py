"""Cells that are judged, however they came about, and what the page says of names that are missing or new."""

import gc
import importlib.util
import weakref

import pytest

from nn_lesson import neuron
from nn_lesson.learner import cells
from nn_lesson.practice.exercises import all_exercises
from nn_lesson.progress import passed
from tests.notebook import DOT, NO_COLON, RIGHT, assert_not_judged

# What must pass: each is what is typed in cells with these ids, and the last of them is right

MINE = "import sys\nsys.path.insert(0, {!r})\nfrom mine import dot"
PASSES = {
    "after an error": [("a", NO_COLON), ("a", DOT)],
    "in another cell after an error": [("a", NO_COLON), ("b", DOT)],
    "without ids": [(None, NO_COLON), (None, DOT)],
    "lambda": [("a", NO_COLON), ("a", "dot = lambda u, v: sum(np.array(u) * v)\ndot.__name__ = 'dot'")],
    "decorator": [("a", NO_COLON), ("a", "import functools\n@functools.cache\ndef twice(x): ...\n" + DOT)],
    "timed": [("a", NO_COLON), ("a", "%%time\n" + DOT)],
    "exec": [("a", NO_COLON), ("a", f"exec({DOT!r})")],
    "import": [("a", NO_COLON), ("b", MINE)],
    "import once more": [("b", MINE), ("a", NO_COLON), ("b", MINE)],
    "nested in an if": [("a", NO_COLON), ("a", "if True:\n    " + DOT.replace("\n", "\n    "))],
    "error after it": [("a", DOT + "\ndot([1], 2)")],
    "used with an error": [("a", DOT), ("b", "print(dot([1, 2], [3, 4])")],
    "tried in its own cell": [("a", DOT), ("a", "dot([1, 2], [3, 4])")],
    "helper": [("a", DOT), ("b", "def dot2(u, v): ...\ndef my_dot(u, v): ...\ndef do(): ...")],
    "helper with an error": [("a", DOT), ("b", "def my_dot(u, v)\n    return dot(u, v)")],
    "helper within": [("a", DOT), ("b", "def other(u, v):\n    def dot(u, v): ...\n    return dot(u, v)")],
    "method": [("a", DOT), ("b", "class Mine:\n    def dot(self, other): ...")],
    "class of that name": [("a", DOT), ("b", "class Dot: ...")],
    "method with an error": [("a", DOT), ("b", "class Mine:\n    def dot(self, other)\n        return 0")],
    "comment elsewhere": [("a", DOT), ("b", "# def dot(u, v): was harder than I thought")],
    "two cells": [("a", DOT), ("b", DOT), ("a", "def helper(): ...")],
    "the wrong cell is emptied": [("a", DOT), ("b", NO_COLON), ("b", "x = 1")],
    "two notebooks": [("nb1", DOT), ("nb2", "def relu(x): ..."), ("nb2", "relu(2)")],
    "check in the same cell": [("a", NO_COLON), ("a", DOT + "\nassert check(dot).status == 'passed'")],
    "deleted and back": [("a", DOT), ("b", "del dot"), ("a", DOT)],
    "autoreload": [("a", "%load_ext autoreload\n%autoreload 2"), ("b", MINE)],
    "prompts": [("a", ">>> def dot(u, v):\n...     return sum(a * b for a, b in zip(u, v))")],
    "async beside": [("a", DOT), ("b", "import asyncio\nasync def wait():\n    yield 1\nawait asyncio.sleep(0)")],
}


@pytest.mark.parametrize("typed", PASSES.values(), ids=PASSES)
def test_right_code_is_judged_however_it_came_about(notebook, tmp_path, typed):
    (tmp_path / "mine.py").write_text(DOT)
    for cell, source in typed:
        notebook.run(source.format(str(tmp_path)) if source == MINE else source, cell)
    assert notebook.check("dot").status == "passed"
    assert "not judged" not in repr(notebook.run("progress()"))


ODD = {
    "async": "async def dot(u, v):\n    return 0",
    "generator": "def dot(u, v):\n    yield 0",
    "a module": "import math as dot",
    "a class": "class dot: ...",
    "hostile": "class Odd:\n    __class__ = property(lambda self: 1 / 0)\n    __eq__ = None\ndot = Odd()",
}


@pytest.mark.parametrize(
    ("name", "typed", "words"),
    [
        ("NeuralNetwork", "def NeuralNetwork(w): ...", "begin with `class NeuralNetwork`, not with `def`"),
        ("sigmoid", f"np = 3\n{RIGHT['sigmoid']}", "Run `import numpy as np` again. It happens"),
        ("dot", f"def dot(u, v):\n    return {'sum(u) + ' * 12}sum(v", "… + sum(u) + sum(u) + sum(v`: the"),
    ],
)
def test_another_kind_of_thing_is_called_by_its_name(notebook, name, typed, words):
    notebook.run(typed)
    assert words in notebook.check(name).message


def test_what_is_no_exercise_is_refused_without_code_of_ours(notebook, capsys):
    notebook.shell.run_cell("ready(len)")
    assert (
        capsys.readouterr().out.strip()
        == "✗ There is no exercise `len`. `progress()` tells you which one comes next."
    )


def test_a_number_under_the_name_is_said(notebook):
    notebook.run("dot = 3")
    assert "`dot` is a number now. Run the cell that defines `dot`" in notebook.check("dot").message
    assert "without calling it" in notebook.run("check(dot * 2)").message


@pytest.mark.parametrize("typed", ODD.values(), ids=ODD)
def test_whatever_stands_under_the_name_is_answered_in_words(notebook, typed):
    notebook.run(DOT, "a")
    notebook.run(typed, "a")
    verdict = notebook.check("dot")
    assert verdict.status != "passed" and verdict.slip != "not_in_view"


# What is not there at all


def test_an_exercise_that_is_not_defined_is_said_on_a_card(notebook, capsys):
    assert_not_judged(notebook, "dot", "`dot` is not defined. Run its cell first")
    assert notebook.run("ready(dot)") is neuron.dot
    assert "Python may have been restarted" in capsys.readouterr().out
    assert "`dot` is not defined" in notebook.run("explore.dot_product(dot)").text
    assert notebook.run("hint(dot)").kind == "hint" and notebook.run("solution(dot)").kind == "solution"
    assert "dot" not in notebook.shell.user_ns


@pytest.mark.parametrize("call", ["check", "nn_lesson.check", "nn_lesson.practice.check.check"])
def test_however_the_check_is_called(notebook, call):
    notebook.run("import nn_lesson")
    assert "`dot` is not defined" in notebook.run(f"{call}(dot)").message


def test_what_is_no_exercise_and_not_there_yet_is_asked_for(notebook):
    assert "`project` is not defined. Run the cell that defines it" in notebook.run("check(project)").message
    assert "There is no exercise `len`" in notebook.run("check(len)").message


def test_a_name_near_by_is_named(notebook):
    notebook.run(DOT.replace("dot", "dott"))
    assert_not_judged(notebook, "dot", "`dot` is not defined, but `dott` is")
    assert "`dot` is not defined, but `dott` is" in notebook.run("explore.dot_product(dot)").text
    notebook.run(DOT)
    assert "There is no exercise `dotz`. Did you mean `dot`?" in notebook.check("dotz").message
    notebook.run(ODD["hostile"].replace("dot", "odd"))
    assert "`dotz` is not defined, but `dot" in notebook.run("explore.dot_product(dotz)").text


OTHER_USES = ["dot([1], [2])", "check(dot([1], [2]))", "len(dot)", "check(dot)\ndot([1], [2])"]


@pytest.mark.parametrize("typed", [*OTHER_USES, "explore.read_your_handwriting(net)"])
def test_any_other_use_of_a_name_that_is_not_defined_stays_an_error_of_pythons(notebook, typed):
    assert isinstance(notebook.shell.run_cell(typed).error_in_exec, NameError)
    assert "dot" not in notebook.shell.user_ns


@pytest.mark.parametrize("typed", [f"{DOT}\ncheck(dot)", "dot = len\ncheck(dot)", "check(len)"])
def test_what_a_cell_defines_itself_or_python_knows_is_not_missing(notebook, typed):
    assert notebook.shell.run_cell(f"{typed}\nassert callable(len) and len([1]) == 1").success
    assert not any(type(thing) is cells.Missing for thing in notebook.shell.user_ns.values())


# Explorers, and the list of what is done

NEWER = "There is a newer `dot` now. Run this cell again to see it here."


def test_an_explorer_says_why_it_does_not_run_what_was_passed(notebook):
    notebook.run(DOT, "a")
    notebook.run(NO_COLON, "a")
    text = notebook.run("explore.dot_product(dot)").text
    assert "Computed by the course's version.\nThe cell for `dot` stopped with an error." in text


@pytest.mark.parametrize("before", [DOT, "def dot(u, v): ...", NO_COLON, "pass"])
def test_an_explorer_says_when_there_is_a_newer_function(notebook, before):
    notebook.run(before)
    explorer = notebook.run("explore.dot_product(dot)")
    assert NEWER not in explorer.text
    notebook.run("def dot(u, v): ...")
    assert NEWER not in explorer.text
    if before != "pass":
        explorer = notebook.run("explore.dot_product(dot)")
    notebook.run(DOT)
    assert explorer.text.count(NEWER) == 1 and "stopped" not in explorer.text
    explorer.controls["weights_x"].value = 1
    assert explorer.text.count(NEWER) == 1
    assert NEWER not in notebook.run("explore.dot_product(dot)").text


def test_an_explorer_that_runs_another_function_is_left_alone(notebook):
    notebook.run(DOT)
    others = [notebook.run("explore.dot_product()"), notebook.run("explore.sigmoid_prediction(None)")]
    others.append(notebook.run(DOT + "\nexplore.dot_product(dot)"))
    notebook.run(RIGHT["sigmoid"])
    assert NEWER not in "".join(explorer.text for explorer in others)


def test_explorers_are_not_kept_alive(notebook):
    class Follower:
        def heed(self, name, before, now): ...

    follower = Follower()
    cells.follow(follower)
    gone = weakref.ref(follower)
    del follower
    gc.collect()
    assert gone() is None


def test_progress_lists_what_is_not_judged(notebook):
    notebook.run(DOT, "a")
    notebook.run(NO_COLON, "a")
    assert "`dot` is not judged yet. The cell for `dot` stopped with an error." in notebook.run("progress()").body


# The notebook itself


def heard_by(shell):
    hears = [hear for event in ("pre_run_cell", "post_run_cell") for hear in shell.events.callbacks[event]]
    return [hear for hear in hears if hear.__module__ == cells.__name__]


def test_a_course_that_is_imported_anew_hears_of_each_cell_once(notebook):
    notebook.run(NO_COLON)
    cells.listen(all_exercises, notebook.shell)
    assert len(heard_by(notebook.shell)) == 2
    assert_not_judged(notebook, "dot", "a colon is missing")
    spec = importlib.util.find_spec(cells.__name__)
    anew = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(anew)
    anew.listen(all_exercises, notebook.shell)
    assert [type(hear.__self__) for hear in heard_by(notebook.shell)] == [anew.Cells, anew.Cells]


def test_without_ipython_nothing_is_heard():
    cells.listen(all_exercises)
    assert cells.not_in_view("dot", neuron.dot) == "" and cells.waiting() == {}


@pytest.mark.parametrize(
    "typed", ["", " ", "?", "%%time", "get_ipython().run_cell('check(dot)')", "x = 1 +", "é = '"]
)
def test_nothing_that_is_typed_makes_the_course_stumble(notebook, capsys, typed):
    notebook.run(typed, "a")
    notebook.run("from nn_lesson import *\n__builtins__ = None\n")
    heard = capsys.readouterr()
    assert "Error in callback" not in heard.out + heard.err and "nn_lesson/learner" not in heard.out + heard.err


def test_where_nobody_tells_of_the_end_of_a_cell_the_next_one_does(notebook):
    """As in the browser's kernel."""
    notebook.shell.events.unregister("post_run_cell", cells._cells.end)
    notebook.run(DOT)
    notebook.run(NO_COLON)
    assert_not_judged(notebook, "dot", "a colon is missing")


# A function that the learner names


def test_a_further_task_that_is_not_begun_is_said_kindly(notebook):
    notebook.run("def cosine_similarity(u, v): return 1\n\ndef an_earlier_helper(): ...")
    notebook.run("# Write best_match here, from the def on.", "mine")
    verdict = notebook.check("best_match")
    assert verdict.status == "todo" and "from `def best_match` on" in verdict.message


@pytest.mark.parametrize("name", ["best_mach", "BestMatch", "bestmatch", "best_matches", "choose"])
def test_a_further_task_under_another_name_is_told_from_one_not_begun(notebook, name):
    notebook.run(f"def {name}(user, films):\n    return 0", "mine")
    verdict = notebook.check("best_match")
    assert verdict.status == "retry" and f"`{name}`" in verdict.message and "Mend the name" in verdict.message
    notebook.run("import numpy as np\ndef best_match(user, films): return np.argmax(np.dot(films, user))", "mine")
    assert notebook.check("best_match").status == "passed"


# What calls a function that is still to be written


@pytest.mark.parametrize(
    "typed, status, says",
    [
        ("return dot(u, v) / (dot(u, u) ** 0.5 * dot(v, v) ** 0.5)", "passed", "in every case tried"),
        ("return dot(u, v) / (dot(u, u) * dot(v, v))", "retry", "the squares of the lengths"),
        (
            "def length(w): return dot(w, w) ** 0.5\n    return dot(u, v) / (length(u) * length(v))",
            "passed",
            "case",
        ),
    ],
)
def test_who_leaves_a_function_out_hears_of_the_one_that_is_written(notebook, typed, status, says):
    notebook.run("def dot(u, v):\n    total = 0\n    for a, b in zip(u, v):\n        ...\n    return total")
    notebook.run(f"def cosine_similarity(u, v):\n    {typed}")
    verdict = notebook.check("cosine_similarity")
    assert verdict.status == status and says in verdict.message
    assert verdict.message.endswith("`dot` is the course's here, as long as yours is not written.")
    assert notebook.run("dot([1, 2], [3, 4])") == 0 and notebook.check("dot").status == "todo"
    assert ("cosine_similarity" in passed()) == (status == "passed")


def test_the_lines_of_what_calls_an_unwritten_function_are_those_of_the_check(notebook):
    notebook.run("def dot(u, v):\n    return ...\n")
    notebook.run(
        "def cosine_similarity(u, v):\n    a = dot(u, v)\n    return a / dot(u, u) ** 0.5 / dot(v, v) ** 0.5"
    )
    shown = repr(notebook.run("check(cosine_similarity, lines=True)"))
    assert "24" in shown and "Ellipsis" not in shown
