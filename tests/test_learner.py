"""A learner's code: told from a stub, run without harm, shown beside the course's own."""

import sys
import threading
import warnings

import IPython
import numpy as np
import pytest

from nn_lesson.learner import is_stub, run
from nn_lesson.learner.values import agrees, call, mismatch, numbers, show
from tests.typed import typed

# Stubs

STUBS = [
    "def f(x): ...",
    "def f(x): pass",
    "def f(x): return",
    "def f(x): return ...",
    "def f(x):\n    '''What it does.'''",
    "def f(x):\n    pass\n    ...\n    pass",
    "f = lambda x: None",
    "def f(x):\n    layer_1 = ...\n    return layer_1",
    "def f(x):\n    return 1 / (1 + ...)",
    "def f(x):\n    return sum(... for number in x)",
    "def f(x):\n    total = 0\n    for number in x:\n        ...  # add it\n    return total",
    "def f(x):\n    if x > 0:\n        ...\n    return 0",
    "class F: pass",
    "class F:\n    def predict(self): ...",
    "class F:\n    def predict(self): return 1\n    def train(self):\n        self.x = ...",
]

BEGUN = [
    "def f(x): return 0",
    "def f(x):\n    ...\n    return x",
    "def f(x):\n    for number in x:\n        ...\n        print(number)",
    "def f(x):\n    while x > 1:\n        pass",
    "def f(x): return x[...]",
    "def f(x):\n    x[...] = 3\n    return x[..., 0]",
    "class F:\n    def predict(self): return 1",
]


@pytest.mark.parametrize("source", STUBS)
def test_a_stub_is_told_from_code(source):
    assert is_stub(typed(source))


@pytest.mark.parametrize("source", BEGUN)
def test_code_is_told_from_a_stub(source):
    assert not is_stub(typed(source))


def test_a_stub_without_source_is_recognised():
    namespace = {}
    exec("def f(x): ...", namespace)
    exec("def g(x): return 1 / ...", namespace)
    assert is_stub(namespace["f"]) and is_stub(namespace["g"])


# Runs


def test_a_run_gives_the_value_and_keeps_what_is_printed(capsys):
    outcome = run(typed("def f(x):\n    print('now')\n    return 2 * x"), 3)
    assert (outcome.value, outcome.printed, outcome.error, outcome.slip) == (6, "now\n", None, None)
    assert capsys.readouterr().out == ""


def test_what_another_thread_prints_is_not_taken_for_the_learners(capsys):
    def silent():
        other = threading.Thread(target=print, args=("a message of IPython's own",))
        other.start()
        other.join()

    assert run(silent).slip == "no_return"
    assert "of IPython's own" in capsys.readouterr().out


@pytest.mark.parametrize("caught", ["Exception", "BaseException"])
def test_who_prints_without_measure_is_told_so_and_of_no_loop(caught):
    code = f"""def f():
        for i in range(10**8):
            try: print('x' * 99, i, end='')
            except {caught}: return 1"""
    outcome = run(typed(code))
    assert outcome.slip == "flood" and len(outcome.printed) == 10_000
    assert outcome.error == "`f` printed more than 1,000,000 letters, and was stopped."


TROUBLES = [  # code, its slip, words of the sentence
    ("def f(x): print(x)", "printed", "prints the answer but does not return it"),
    ("def f(x): y = x", "no_return", "returns nothing (`None`)"),
    ("def f(x):\n    x[0] = 9\n    return x", "changed_input", "changes its first argument"),
    ("def f(x):\n    return 1 + ...", "ellipsis", "one `...` is still there"),
    ("def f(x): raise NotImplementedError", "ellipsis", "still to be written"),
    (
        "def f(x):\n    y = 1\n    return wieghts",
        "exception",
        "in line 3, `return wieghts`: it needs a variable `wieghts` ",
    ),
    ("def f(x):\n    weights = 1\n    return wieghts", "exception", "Did you mean `weights`?"),
    ("def f(x):\n    a, b = 0.5\n    return a", "exception", "one thing is taken apart into several names"),
    ("def f(x): return numpy.exp(1)", "exception", "`numpy` is not imported. Write `import numpy` above."),
    ("def f(x):\n    total += 1\n    return total", "exception", "`total` is used before it has a value"),
    ("def f(x): return x * x", "exception", "a whole list cannot be used like a number"),
    ("def f(x): return np.e ^ np.array([1.0])", "exception", "`^` is not a power"),
    ("def f(x): return math.exp(np.array([1.0, 2.0]))", "exception", "was given a whole array"),
    ("def f(x): return max(0, np.array([1.0, 2.0]))", "exception", "cannot decide"),
    ("def f(x):\n    y = 2\n    return y(3)", "exception", "Is a `*` missing?"),
    ("def f(x): return x.append[1]", "exception", "square brackets follow a function"),
    ("def f(x): return x + 1", "exception", "a number cannot be added to it"),
    ("def f(x): return np.exp - 1", "exception", "a function is used as if it were a number"),
    ("def f(x): return np.max(0, 3)", "exception", "What comes second in the brackets of `np.max`"),
    ("def f(x):\n    y = 3\n    return y[0]", "exception", "as if it were a list"),
    ("def f(x):\n    y = 3\n    y[0] = 1", "exception", "a number has no parts"),
    ("def f(x): return 1 + print()", "exception", "is `None`"),
    ("def f(x): return x[5]", "exception", "points beyond the end"),
    ("def f(x): return 1 / 0", "exception", "divides by zero"),
    ("def f(x): return math.exp(1000)", "exception", "grows too large"),
    ("def f(x): return x.shape", "exception", "a list has no `.shape`"),
    ("def f(x): return np.sigmoid(x)", "exception", "`numpy` has no `sigmoid`"),
    ("def f(x): import torchlight", "exception", "the import does not work"),
    ("def f(x): return np.ones(2) + np.ones(3)", "exception", "different lengths"),
    ("def f(x): return list(zip([1], [1, 2], strict=True))", "exception", "different lengths"),
    ("def f(x): assert False", "exception", "an `assert` in it does not hold"),
    ("def f(x): exit()", "exception", "tries to leave Python"),
    ("def f(x): raise KeyboardInterrupt", "interrupted", "was interrupted"),
    ("def f(x): return f(x)", "exception", "calls itself without end"),
    ("def f(): return 1", "exception", "it takes 0 positional arguments but 1 was given"),
    ("def f(x, y): return 1", "exception", "it is missing 1 required"),
    ("def f(x): return open('/no/such/file')", "exception", "Python says `FileNotFoundError: "),
    (
        "class Odd(BaseException): pass\ndef f(x): raise Odd('{braces} and `ticks`')",
        "exception",
        "Odd: {braces} and 'ticks'",
    ),
    ("def f(x):\n    for _ in iter(int, 1): pass", "endless", "Does a loop in it never end?"),
    ("def f(x):\n    return [0 for _ in iter(int, 1) if False]", "endless", "was stopped"),
]


@pytest.mark.parametrize(("source", "slip", "words"), TROUBLES)
def test_trouble_becomes_one_sentence(source, slip, words):
    outcome = run(typed(source), [1.0, 2.0], seconds=0.1, name="f")
    assert (outcome.value, outcome.slip) == (None, slip)
    assert words in outcome.error
    assert "\n" not in outcome.error and "Traceback" not in outcome.error


def test_the_line_is_that_of_the_function_in_which_it_happened():
    source = "def helper(x):\n    return 1 / 0\n\ndef f(x):\n    return helper(x)"
    assert "`f` stops in line 2 of `helper`, `return 1 / 0`: it divides by zero." == run(typed(source), 1).error


def test_of_a_function_in_another_cell_the_line_that_calls_it_is_named():
    helper = typed("def helper(x):\n    y = x\n    return 1 / y")
    source = "def f(x):\n    zero = x - x\n    return helper(zero)"
    told = "`f` stops in line 3, `return helper(zero)`, within `helper`: it divides by zero."
    assert run(typed(source, helper=helper), 1).error == told


def test_what_is_no_function_is_named_where_a_function_in_another_cell_calls_it():
    helper = typed("def helper(x, act):\n    return act(x)")
    told = run(typed("def f(x):\n    return helper(x, x)", helper=helper), np.ones(2)).error
    assert "`helper` is given an array where a function is due" in told and "overwritten" not in told


def test_arguments_are_copied():
    given = [np.ones(2), [1, [2]]]
    assert run(typed("def f(a, b):\n    a += 1\n    b[1].append(3)\n    return 1"), *given).slip == "changed_input"
    assert given[0].tolist() == [1, 1] and given[1] == [1, [2]]


def test_a_nan_in_an_argument_is_no_change():
    assert run(typed("def f(a, b): return 1"), float("nan"), np.array([np.nan, 1])).error is None


def test_warnings_are_kept_from_the_learner():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        source = "def f():\n    import warnings\n    warnings.warn('careful')\n    return np.exp(1000.0)"
        assert run(typed(source)).value == np.inf


def test_a_deadline_goes_with_its_run():
    """What was raised may live on, in what the learner's code has kept of it."""
    kept = []
    source = "def f():\n    try:\n        while True: y = 1\n    except BaseException as e: kept.append(e)"
    run(typed(source, kept=kept), seconds=0.05)
    kept.clear()
    assert run(typed("def f(): return sum(range(10))")).value == 45 and sys.gettrace() is None


def test_exit_does_not_reach_the_notebook(monkeypatch):
    class Shell:
        def ask_exit(self):
            asked.append("exit")

    asked, shell = [], Shell()
    monkeypatch.setattr(IPython, "get_ipython", lambda: shell)
    outcome = run(typed("def f(): shell.ask_exit()", shell=shell))
    assert "tries to leave Python" in outcome.error
    shell.ask_exit()
    assert asked == ["exit"]  # after the run it works again, once


# Values

FORMS = [  # value, wanted, whether it will do
    (np.float32(11), 11, True),
    (np.array(11.0), 11, True),
    (np.array([11.0]), 11, True),
    (11, np.array([11.0]), True),
    ([11], 11, False),
    (np.array(["11"]), 11, False),
    (np.array([11.0, 11.0]), 11, False),
    (np.array([[1.0, 2.0]]), np.array([1.0, 2.0]), False),
    ([[1], [1, 2]], np.array([1.0, 2.0]), False),
    (np.array([1, 2]), [1, 2], True),
    ((1, 2), [1, 2], True),
    ((0.5, np.array([1.0, 2.0])), (0.5, np.array([1.0, 2.0])), True),
    ([0.5, np.array([1.0, 2.0])], (0.5, np.array([1.0, 2.0])), True),
    ((np.array([1.0, 2.0]), 0.5), (0.5, np.array([1.0, 2.0])), False),
    (0.5, (0.5, np.array([1.0, 2.0])), False),
    ((0.5, [1.0, 2.0]), (0.5, np.array([1.0, 2.0])), False),
]


@pytest.mark.parametrize(("value", "wanted", "will_do"), FORMS)
def test_an_answer_may_come_in_any_natural_form(value, wanted, will_do):
    assert agrees(value, wanted) == will_do


def test_a_list_that_contains_itself_is_not_numbers():
    endless = []
    endless.append(endless)
    assert numbers(endless) is None
    assert mismatch(endless, 1)[0] == "type"


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (1 / 3, "0.333333"),
        (-0.0, "0"),
        (np.array([0.5, 1e-9]), "[0.5, 1e-09]"),
        (list(range(9)), "[0, 1, 2, 3, 4, 5, ...]"),
        ((0.5, np.array([1.0])), "(0.5, [1])"),
        ("11", "'11'"),
        (print, "print"),
        (object(), "object"),
    ],
)
def test_numbers_are_shown_short(value, shown):
    assert show(value) == shown


def test_a_call_is_shown_so_that_it_can_be_typed():
    arguments = ([1, 2], np.array([3.5, 4]), 0.25)
    shown = call("f", arguments)
    for got, wanted in zip(eval(shown, {"np": np, "f": lambda *given: given}), arguments, strict=True):
        assert type(got) is type(wanted) and np.all(got == wanted)
