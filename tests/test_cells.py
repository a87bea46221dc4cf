"""Cells as a stranger types them, in IPython itself: nothing is said of code that is no longer on the screen."""

import gc
import importlib.util
import inspect
import weakref

import pytest
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


@pytest.fixture
def notebook(monkeypatch):
    monkeypatch.setattr(cells, "_cells", cells._cells)
    notebook = Notebook()
    yield notebook
    notebook.shell.restore_sys_module_state()


# What is typed in the cell that was right, and what the check says then

NO_COLON = "def dot(u, v)\n    return 0"
SPOILT = {
    "no colon": (NO_COLON, "a colon is missing"),
    "no def": ("dot(u, v):\n    return 0", "begins with `def`"),
    "def misspelt": ("deff dot(u, v):\n    return 0", "is `deff` a misspelt `def`?"),
    "Def": ("Def dot(u, v):\n    return 0", "is `Def` a misspelt `def`?"),
    "function": ("function dot(u, v):\n    return 0", "for `function`, Python has `def`"),
    "no brackets": ("def dot:\n    return 0", "after the name come round brackets"),
    "no comma": ("def dot(u v):\n    return 0", "it makes no sense to Python from `v):` on"),
    "brace": ("def dot(u, v) {\n    return 0\n}", "a colon is missing"),
    "bracket open": ("def dot(u, v):\n    return sum(a * b for a, b in zip(u, v)", "opened here and never closed"),
    "bracket open above": ("def dot(u, v):\n    total = (1 + 2\n    return total", "line 2, `total = (1 + 2`"),
    "bracket too many": ("def dot(u, v):\n    return sum(u))", "this `)` closes a bracket that nothing opens"),
    "wrong bracket": ("def dot(u, v):\n    return sum([u)", "opened by `[` and closed by `)`"),
    "one equals sign": ("def dot(u, v):\n    if u = v:\n        return 0", "To compare, write `==`"),
    "sides turned": ("def dot(u, v):\n    u[0] * v[0] = total\n    return total", "left of `=` stands the name"),
    "no indent": ("def dot(u, v):\nreturn 0", "below line 1 must come a line that begins"),
    "no indent in a loop": ("def dot(u, v):\n    for a in u:\n    a\n    return 0", "below line 2 must come"),
    "indent": ("def dot(u, v):\n    total = 0\n      return total", "begins too far right"),
    "unindent": ("def dot(u, v):\n        total = 0\n    return total", "a column that no block around it has"),
    "tab": ("def dot(u, v):\n        total = 0\n\treturn total", "Use spaces in all of them"),
    "return a name": ("def dot(u, v):\n    return total = sum(u)", "`return` and `=` do not go together"),
    "return misspelt": ("def dot(u, v):\n    retrun 0", "is `retrun` a misspelt `return`?"),
    "Return": ("def dot(u, v):\n    Return 0", "is `Return` a misspelt `return`?"),
    "for misspelt": ("def dot(u, v):\n    fro a in u:\n        pass", "is `fro` a misspelt `for`?"),
    "no in": ("def dot(u, v):\n    for a range(3):\n        pass", "needs the word `in`"),
    "no operator": ("def dot(u, v):\n    return 2 u", "it makes no sense to Python from `u` on"),
    "2u": ("def dot(u, v):\n    return 2u", "a name cannot begin with a digit, as `2u` does"),
    "comma": ("def dot(u, v):\n    return max([1 2])", "Is a comma missing between them"),
    "else alone": ("def dot(u, v):\n    else:\n        return 0", "`else` belongs to nothing"),
    "else if": ("def dot(u, v):\n    if u:\n        pass\n    else if v:\n        pass", "write `elif`"),
    "elseif": ("def dot(u, v):\n    if u:\n        pass\n    elseif v:\n        pass", "Python has `elif`"),
    "text open": ('def dot(u, v):\n    print("hello)', "none closes it on this line"),
    "times": ("def dot(u, v):\n    return u[0] × v[0]", "for `×`, Python has `*`"),
    "minus": ("def dot(u, v):\n    return u[0] − v[0]", "Type the `-` of your keyboard"),
    "square": ("def dot(u, v):\n    return u[0]²", "Powers are written with `**`"),
    "quotes": ("def dot(u, v):\n    print(“hello”)", "`“` is no quotation mark"),
    "plus plus": ("def dot(u, v):\n    i = 0\n    i++\n    return i", "Python has no `++`"),
    "and": ("def dot(u, v):\n    if u && v:\n        return 0", "for `&&`, Python has the word `and`"),
    "not": ("def dot(u, v):\n    if !u:\n        return 0", "for `!`, Python has the word `not`"),
    "then": ("def dot(u, v):\n    if u then\n        return 0", "Python has no `then`"),
    "at most": ("def dot(u, v):\n    if len(u) =< 2:\n        return 0", "Python has no `=<`"),
    "lambda": ("def dot(u, lambda):\n    return 0", "`lambda` is a word of Python's own"),
    "ends early": ("def dot(u, v):\n    return u[0] *", "something is missing at its end"),
    "print": ("def dot(u, v):\n    print u", "`print` needs round brackets"),
    "int": ("def dot(u, v):\n    int i = 0\n    return i", "without `int` before it"),
    "two words": ("def dot product(u, v):\n    return 0", "a name is one word"),
    "return slipped out": (
        "def dot(u, v):\n    total = sum(u)\nreturn total",
        "`return` stands outside a function",
    ),
    "def deleted": ("total = 0\nreturn total", "`return` stands outside a function"),
    "only the end is left": ("    total = 0\n  return total", "begins too far right"),
    "lambda spoilt": ("dot = lambda u, v: sum(u", "opened here and never closed"),
    "class spoilt": ("class dot\n    pass", "a colon is missing"),
    "async spoilt": ("async def dot(u, v)\n    return 0", "a colon is missing"),
    "indented": ("if True:\n    def dot(u, v)\n        return 0", "a colon is missing"),
    "exec spoilt": ('exec("def dot(u, v) return 0")', "a colon is missing"),
    "timed": ("%%time\ndef dot(u, v)\n    return 0", "a colon is missing"),
    "division": ("x = 1 / 0\n" + DOT, "stops in line 1, `x = 1 / 0`: it divides by zero"),
    "import": ("import nump as np\n" + DOT, "stops in line 1, `import nump as np`"),
    "unknown name": ("limit = maximum\n" + DOT, "stops in line 1, `limit = maximum`"),
    "decorator": ("@jit\n" + DOT, "stops in line 1, `@jit`"),
    "default": (DOT.replace("v)", "v=weights)", 1), "stops in line 1"),
    "stopped": ("raise KeyboardInterrupt\n" + DOT, "stops in line 1"),
    "magic misspelt": ("%%tmie\n" + DOT, "The cell for `dot` stops"),
    "renamed": (DOT.replace("dot", "dott"), "now defines `dott` instead"),
    "capital": (DOT.replace("dot", "Dot"), "You have written `Dot`, not `dot`"),
    "renamed at will": (DOT.replace("dot", "my_product"), "now defines `my_product` instead"),
    "another exercise": (RIGHT["sigmoid"], "now defines `sigmoid` instead"),
    "commented out": ("# def dot(u, v):\n#     return 0", "only a comment or a text now"),
    "as a text": ("'''\ndef dot(u, v):\n    return 0\n'''", "only a comment or a text now"),
    "never reached": ("if False:\n    def dot(u, v):\n        return 0", "stands inside something else"),
    "in a function": ("def outer():\n    def dot(u, v):\n        return 0", "stands inside something else"),
    "in a class": ("class Mine:\n    def dot(u, v):\n        return 0", "stands inside something else"),
    "to a file": ("%%writefile {}\n" + DOT, "`%%writefile` at its top does not define `dot`"),
}


def assert_not_judged(notebook, name, words):
    verdict = notebook.check(name)
    assert (verdict.status, verdict.slip) == ("retry", "not_in_view")
    assert verdict.title == f"`{name}` is not judged yet"
    assert words in verdict.message and verdict.message.endswith("Then run this cell again.")
    assert passed() == set()


@pytest.mark.parametrize(("typed", "words"), SPOILT.values(), ids=SPOILT)
def test_a_cell_that_no_longer_defines_what_it_did_is_said_and_the_older_code_is_not_judged(
    notebook, tmp_path, typed, words
):
    typed = typed.replace("{}", str(tmp_path / "mine.py")) if "writefile" in typed else typed
    notebook.run(DOT, "a")
    notebook.run(typed, "a")
    assert_not_judged(notebook, "dot", words)
    assert notebook.run("ready(dot)") is neuron.dot
    notebook.run(DOT, "a")
    assert notebook.check("dot").status == "passed"


# What is typed in another cell, or where cells have no ids, after the right one has run

STOPPED = "The cell for `{}` stopped with an error."
TYPO = "You have written `{}`, not `{}`."
BESIDE = {
    "no colon": ("dot", NO_COLON, STOPPED.format("dot")),
    "indented": ("sigmoid", "if np:\n    def sigmoid(x)\n        return 0", STOPPED.format("sigmoid")),
    "lambda": ("sigmoid", "sigmoid = lambda x: 1 / (1 + np.exp(-x)", STOPPED.format("sigmoid")),
    "class": ("NeuralNetwork", "class NeuralNetwork\n    pass", STOPPED.format("NeuralNetwork")),
    "in the class": ("NeuralNetwork", "class NeuralNetwork:\n    x = 1 / 0", "it divides by zero"),
    "blank in the name": ("squared_error", "def squared error(p, t):\n    return 0", "a name is one word"),
    "minus in the name": ("squared_error", "def squared-error(p, t):\n    return 0", "a name is one word"),
    "name and colon": ("squared_error", "def squared_eror(p, t)\n    return 0", STOPPED.format("squared_error")),
    "letter left out": (
        "squared_error",
        "def squared_eror(p, t): ...",
        TYPO.format("squared_eror", "squared_error"),
    ),
    "letters turned": (
        "squared_error",
        "def sqaured_error(p, t): ...",
        TYPO.format("sqaured_error", "squared_error"),
    ),
    "no underscore": (
        "squared_error",
        "def squarederror(p, t): ...",
        TYPO.format("squarederror", "squared_error"),
    ),
    "as a lambda": ("sigmoid", "sigmiod = lambda x: x", TYPO.format("sigmiod", "sigmoid")),
    "class in small": ("NeuralNetwork", "class neuralnetwork: ...", TYPO.format("neuralnetwork", "NeuralNetwork")),
    "cached": (
        "sigmoid",
        "import functools\n@functools.cache\ndef sigmod(x): ...",
        TYPO.format("sigmod", "sigmoid"),
    ),
}


@pytest.mark.parametrize("cell", ["b", None])
@pytest.mark.parametrize(("name", "typed", "words"), BESIDE.values(), ids=BESIDE)
def test_what_another_cell_was_to_define_is_not_judged_by_the_older_code(notebook, cell, name, typed, words):
    notebook.run(RIGHT[name], "a")
    notebook.run(typed, cell)
    assert_not_judged(notebook, name, words)
    notebook.run(RIGHT[name], "a")
    assert notebook.check(name).status == "passed"


def test_a_line_is_counted_as_the_page_counts_it(notebook):
    notebook.run("%%time\nx = 1\ndef dot(u, v)\n    return 0", "a")
    assert "line 3, `def dot(u, v)`" in notebook.check("dot").message
    notebook.run("%%time\ndef dot(u, v):\n    return sum(u\n", "a")
    assert "line 3, `return sum(u`: the bracket `(`" in notebook.check("dot").message


# What an answer rests on, and other names for it

COSINE = "def cosine_similarity(u, v):\n    return dot(u, v) / (dot(u, u) * dot(v, v)) ** 0.5"


def test_a_function_that_calls_one_whose_cell_has_stopped_is_not_judged(notebook):
    notebook.run(DOT, "a")
    notebook.run(COSINE, "b")
    notebook.run(NO_COLON, "a")
    assert_not_judged(notebook, "cosine_similarity", "`cosine_similarity` calls `dot`. The cell for `dot` stopped")
    assert notebook.run("ready(cosine_similarity)") is neuron.cosine_similarity
    notebook.run(DOT, "a")
    assert notebook.check("cosine_similarity").status == "passed"


def test_a_class_that_calls_a_function_whose_cell_has_stopped_is_not_judged(notebook):
    notebook.run(RIGHT["sigmoid"], "a")
    notebook.run(inspect.getsource(neuron.NeuralNetwork), "b")
    notebook.run("def sigmoid(x)\n    return 1", "a")
    assert_not_judged(notebook, "NeuralNetwork", "`NeuralNetwork` calls `sigmoid`. The cell for `sigmoid` stopped")


def test_old_code_is_not_judged_under_another_name(notebook):
    notebook.run(DOT, "a")
    notebook.run("cosine_similarity = dot", "b")
    assert notebook.check("cosine_similarity").title == "`cosine_similarity` is not right yet"
    notebook.run(NO_COLON, "a")
    assert_not_judged(notebook, "cosine_similarity", "a colon is missing")


@pytest.mark.parametrize("instead", ["x = 1", "%%bash\necho hello", "def helper(): ..."])
def test_what_no_longer_stands_in_its_cell_is_not_judged(notebook, instead):
    notebook.run(DOT, "a")
    notebook.run(instead, "a")
    assert_not_judged(notebook, "dot", "`dot`")


def test_the_courses_own_is_not_the_learners(notebook):
    notebook.run("from nn_lesson import *")
    verdict = notebook.check("dot")
    assert (verdict.status, verdict.slip) == ("todo", "the_courses") and passed() == set()
    assert "the course's own `dot`" in verdict.message
    notebook.run(DOT)
    assert notebook.check("dot").status == "passed"


# What must pass: each is what is typed in cells with these ids, and the last of them is right

MINE = "import sys\nsys.path.insert(0, {!r})\nfrom mine import dot"
PASSES = {
    "after an error": [("a", NO_COLON), ("a", DOT)],
    "in another cell after an error": [("a", NO_COLON), ("b", DOT)],
    "without ids": [(None, NO_COLON), (None, DOT)],
    "lambda": [("a", NO_COLON), ("a", "dot = lambda u, v: sum(np.array(u) * v)\ndot.__name__ = 'dot'")],
    "decorator": [("a", NO_COLON), ("a", "import functools\n@functools.cache\ndef twice(x): ...\n" + DOT)],
    "wrapped": [
        (
            "a",
            "import functools\ndef same(f):\n    @functools.wraps(f)\n    def g(*a): return f(*a)\n    return g",
        ),
        ("b", "@same\n" + DOT),
    ],
    "timed": [("a", NO_COLON), ("a", "%%time\n" + DOT)],
    "captured": [("a", NO_COLON), ("a", "%%capture\n" + DOT)],
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
    "a typo mended": [("a", DOT.replace("dot", "Dot")), ("a", DOT)],
    "a stub before": [("a", "def dot(u, v):\n    ..."), ("a", DOT)],
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
    "a number": "dot = 3",
    "a module": "import math as dot",
    "a class": "class dot: ...",
    "hostile": "class Odd:\n    __class__ = property(lambda self: 1 / 0)\n    __eq__ = None\ndot = Odd()",
}


@pytest.mark.parametrize(
    ("name", "typed", "words"),
    [
        ("NeuralNetwork", "def NeuralNetwork(w): ...", "begin with `class NeuralNetwork`, not with `def`"),
        ("dot", "class dot:\n    def __init__(self, u, v): ...", "begin with `def dot`, not with `class`"),
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


def test_a_name_near_by_is_named(notebook):
    notebook.run(DOT.replace("dot", "dott"))
    assert_not_judged(notebook, "dot", "`dot` is not defined, but `dott` is")
    assert "`dot` is not defined, but `dott` is" in notebook.run("explore.dot_product(dot)").text
    notebook.run(DOT)
    assert "There is no exercise `dotz`. Did you mean `dot`?" in notebook.check("dotz").message
    notebook.run(ODD["hostile"].replace("dot", "odd"))
    assert "`dotz` is not defined, but `dot" in notebook.run("explore.dot_product(dotz)").text


def test_an_exercise_whose_only_cell_stopped_says_where(notebook):
    notebook.run(NO_COLON)
    assert_not_judged(notebook, "dot", "line 1, `def dot(u, v)`: a colon is missing")


@pytest.mark.parametrize(
    "typed",
    ["print(dot)", "dot([1], [2])", "check(dot([1], [2]))", "len(dot)", "explore.read_your_handwriting(net)"],
)
def test_any_other_use_of_a_name_that_is_not_defined_stays_an_error_of_pythons(notebook, typed):
    assert isinstance(notebook.shell.run_cell(typed).error_in_exec, NameError)


@pytest.mark.parametrize("typed", [f"{DOT}\ncheck(dot)", "dot = len\ncheck(dot)", "check(len)"])
def test_what_a_cell_defines_itself_or_python_knows_is_not_missing(notebook, typed):
    assert notebook.shell.run_cell(f"{typed}\nassert callable(len) and len([1]) == 1").success
    assert not any(type(thing) is cells.Missing for thing in notebook.shell.user_ns.values())


def test_a_name_that_stands_in_for_nothing_cannot_be_called(notebook):
    result = notebook.shell.run_cell("check(dot)\ndot([1], [2])")
    assert isinstance(result.error_in_exec, NameError) and "dot" not in notebook.shell.user_ns


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
