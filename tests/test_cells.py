"""Cells as a stranger types them, in IPython itself: nothing is said of code that is no longer on the screen."""

import inspect

import pytest

from nn_lesson import neuron
from nn_lesson.progress import passed
from tests.notebook import DOT, NO_COLON, RIGHT, assert_not_judged

# What is typed in the cell that was right, and what the check says then

SPOILT = {
    "no colon": (NO_COLON, "a colon is missing"),
    "no def": ("dot(u, v):\n    return 0", "begins with `def`"),
    "def misspelt": ("deff dot(u, v):\n    return 0", "is `deff` a misspelt `def`?"),
    "function": ("function dot(u, v):\n    return 0", "for `function`, Python has `def`"),
    "no brackets": ("def dot:\n    return 0", "after the name come round brackets"),
    "no comma": ("def dot(u v):\n    return 0", "it makes no sense to Python from `v):` on"),
    "bracket open": ("def dot(u, v):\n    return sum(a * b for a, b in zip(u, v)", "opened here and never closed"),
    "bracket too many": ("def dot(u, v):\n    return sum(u))", "this `)` closes a bracket that nothing opens"),
    "wrong bracket": ("def dot(u, v):\n    return sum([u)", "opened by `[` and closed by `)`"),
    "one equals sign": ("def dot(u, v):\n    if u = v:\n        return 0", "To compare, write `==`"),
    "sides turned": ("def dot(u, v):\n    u[0] * v[0] = total\n    return total", "left of `=` stands the name"),
    "no indent": ("def dot(u, v):\nreturn 0", "below line 1 must come a line that begins"),
    "indent": ("def dot(u, v):\n    total = 0\n      return total", "begins too far right"),
    "unindent": ("def dot(u, v):\n        total = 0\n    return total", "a column that no block around it has"),
    "tab": ("def dot(u, v):\n        total = 0\n\treturn total", "Use spaces in all of them"),
    "return a name": ("def dot(u, v):\n    return total = sum(u)", "`return` and `=` do not go together"),
    "return misspelt": ("def dot(u, v):\n    retrun 0", "is `retrun` a misspelt `return`?"),
    "Return": ("def dot(u, v):\n    Return 0", "is `Return` a misspelt `return`?"),
    "no in": ("def dot(u, v):\n    for a range(3):\n        pass", "needs the word `in`"),
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
    "return slipped out": ("def dot(u, v):\n    a = sum(u)\nreturn a", "`return` stands outside a function"),
    "def deleted": ("total = 0\nreturn total", "`return` stands outside a function"),
    "exec spoilt": ('exec("def dot(u, v) return 0")', "a colon is missing"),
    "division": ("x = 1 / 0\n" + DOT, "stops in line 1, `x = 1 / 0`: it divides by zero"),
    "decorator": ("@jit\n" + DOT, "stops in line 1, `@jit`"),
    "stopped": ("raise KeyboardInterrupt\n" + DOT, "stops in line 1"),
    "magic misspelt": ("%%tmie\n" + DOT, "The cell for `dot` stops"),
    "renamed": (DOT.replace("dot", "dott"), "now defines `dott` instead"),
    "another exercise": (RIGHT["sigmoid"], "now defines `sigmoid` instead"),
    "commented out": ("# def dot(u, v):\n#     return 0", "only a comment or a text now"),
    "never reached": ("if False:\n    def dot(u, v):\n        return 0", "stands inside something else"),
    "in a function": ("def outer():\n    def dot(u, v):\n        return 0", "stands inside something else"),
    "to a file": ("%%writefile {}\n" + DOT, "`%%writefile` at its top does not define `dot`"),
}


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


# What is typed in another cell after the right one has run

STOPPED = "The cell for `{}` stopped with an error."
TYPO = "You have written `{}`, not `{}`."
BESIDE = {
    "no colon": ("dot", NO_COLON, STOPPED.format("dot")),
    "indented": ("sigmoid", "if np:\n    def sigmoid(x)\n        return 0", STOPPED.format("sigmoid")),
    "lambda": ("sigmoid", "sigmoid = lambda x: 1 / (1 + np.exp(-x)", STOPPED.format("sigmoid")),
    "class": ("NeuralNetwork", "class NeuralNetwork\n    pass", STOPPED.format("NeuralNetwork")),
    "in the class": ("NeuralNetwork", "class NeuralNetwork:\n    x = 1 / 0", "it divides by zero"),
    "blank in the name": ("squared_error", "def squared error(p, t):\n    return 0", "a name is one word"),
    "name and colon": ("squared_error", "def squared_eror(p, t)\n    return 0", STOPPED.format("squared_error")),
    "letters turned": (
        "squared_error",
        "def sqaured_error(p, t): ...",
        TYPO.format("sqaured_error", "squared_error"),
    ),
    "as a lambda": ("sigmoid", "sigmiod = lambda x: x", TYPO.format("sigmiod", "sigmoid")),
    "class in small": ("NeuralNetwork", "class neuralnetwork: ...", TYPO.format("neuralnetwork", "NeuralNetwork")),
    "cached": (
        "sigmoid",
        "import functools\n@functools.cache\ndef sigmod(x): ...",
        TYPO.format("sigmod", "sigmoid"),
    ),
}


@pytest.mark.parametrize(("name", "typed", "words"), BESIDE.values(), ids=BESIDE)
def test_what_another_cell_was_to_define_is_not_judged_by_the_older_code(notebook, name, typed, words):
    notebook.run(RIGHT[name], "a")
    notebook.run(typed, "b")
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


@pytest.mark.parametrize("instead", ["x = 1", "%%bash\necho hello"])
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
