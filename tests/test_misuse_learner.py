"""Learner code that does all that it should not: it is told so in a sentence, and all is as it was before."""

import builtins
import math
import os
import random
import signal
import sys
import threading
import time
import warnings

import numpy as np
import pytest

from nn_lesson import check, neuron, ready
from nn_lesson.learner import Learner, LearnerError, run
from nn_lesson.learner.values import LONGEST
from nn_lesson.practice import place
from tests.misuse import is_sentence
from tests.typed import typed

NEEDS_CLOCK = pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="Windows has no clock that rings")
RIGHT = "def dot(u, v): return sum(a * b for a, b in zip(u, v))"


def surroundings():
    """What a learner's code may change and what everything else depends on."""
    modules = builtins, math, np, np.linalg, np.random, random, time, warnings, neuron
    return {
        "names": [{name: id(thing) for name, thing in vars(module).items() if name != "_"} for module in modules],
        "system": (sys.stdout, sys.stderr, sys.gettrace(), sys.getrecursionlimit(), os.getcwd()),
        "clock": (signal.getsignal(signal.SIGALRM), signal.getitimer(signal.ITIMER_REAL)),
        "warnings": (list(warnings.filters), np.geterr()),
        "random": repr((np.random.get_state(), random.getstate())),
    }


@pytest.fixture(params=["on Linux and macOS", "on Windows", "on another thread"])
def platform(request, monkeypatch):
    """Calls a function as it is called there: without the signals of the system, or not on the main thread."""
    if request.param == "on Windows":
        for name in ("SIGALRM", "ITIMER_REAL", "setitimer", "alarm"):
            monkeypatch.delattr(signal, name, raising=False)
        monkeypatch.delattr(os, "fork", raising=False)
    return on_another_thread if request.param == "on another thread" else lambda work: work()


def on_another_thread(work):
    found = []
    thread = threading.Thread(target=lambda: found.append(work()))
    thread.start()
    thread.join()
    return found[0]


ENDLESS = {
    "in a finally": """
        def f():
            try:
                1 / 0
            finally:
                while True: y = 1
        """,
    "in a finally that drops the interruption": """
        def f():
            while True:
                try:
                    while True: y = 1
                finally:
                    continue
        """,
    "and drops every exception": """
        def f():
            while True:
                try:
                    sum(range(9999))
                    y = 1
                except:
                    pass
        """,
    "and suppresses every exception": """
        import contextlib
        def f():
            while True:
                with contextlib.suppress(BaseException):
                    sum(range(9999))
                    y = 1
        """,
    "and answers after all": """
        def f():
            try:
                while True: y = 1
            except:
                return 1
        """,
    "in a __del__": """
        class Odd:
            def __del__(self):
                while True: y = 1
        def f():
            Odd()
            return 1
        """,
    "in a generator": """
        def numbers():
            while True: yield 1
        def f(): return sum(numbers())
        """,
    "in printing": """
        def f():
            while True: print('again')
        """,
    "in filling the memory": """
        def f():
            x = [1]
            while True: x.append(x)
        """,
    "in a comparison": """
        class Odd:
            def __lt__(self, other):
                while True: y = 1
        def f(): return sorted([Odd(), Odd()])
        """,
}


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("source", ENDLESS.values(), ids=ENDLESS)
def test_a_loop_without_end_is_stopped_on_every_system(platform, source):
    outcome = platform(lambda: run(typed(source), seconds=0.05, name="f"))
    assert outcome.slip == "endless" and is_sentence(outcome.error)


ASLEEP = {
    "sleep": "def f(): time.sleep(30)",
    "a power without end": "def f(): return 9 ** 9 ** 9",
    "waiting for another thread": "def f(): threading.Event().wait(30)",
    "without the trace function": "def f():\n    sys.settrace(None)\n    while True: y = 1",
}


@NEEDS_CLOCK
@pytest.mark.parametrize("source", ASLEEP.values(), ids=ASLEEP)
def test_what_python_cannot_trace_is_stopped_by_the_clock(source):
    before = surroundings()
    outcome = run(typed(source, time=time, threading=threading, sys=sys), seconds=0.05)
    assert outcome.slip == "endless"
    assert surroundings() == before


@NEEDS_CLOCK
def test_a_clock_that_was_running_goes_on():
    rung = []
    before = signal.signal(signal.SIGALRM, lambda *_: rung.append(1))
    try:
        signal.setitimer(signal.ITIMER_REAL, 999)
        run(typed("def f(): return 1"))
        run(typed("def f():\n    while True: y = 1"), seconds=0.01)
        assert signal.getitimer(signal.ITIMER_REAL)[0] > 0 and rung == []
        signal.raise_signal(signal.SIGALRM)  # as if the time had come
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
    assert rung == [1]


HARM = {
    "a name of Python's": "import builtins\n    builtins.len = builtins.isinstance = builtins.sum = None",
    "a name of NumPy's": "np.dot = np.asarray = np.ndarray = None",
    "how NumPy compares": "np.allclose = np.isclose = lambda *a, **k: True",
    "a name removed": "del np.sum",
    "random numbers": "np.random.seed(1)\n    np.random.set_state = np.random.seed = None",
    "the course": "from nn_lesson import neuron\n    neuron.sigmoid = neuron.dot = None",
    "clocks and copies": "import copy, time\n    time.monotonic = copy.deepcopy = None",
    "errors of NumPy": "np.seterr(all='raise')",
    "warnings": "import warnings\n    warnings.simplefilter('error')\n    warnings.warn = None",
    "the folder": "import os\n    os.chdir('/')",
    "the depth of calls": "import sys\n    sys.setrecursionlimit(10 ** 6)",
    "stdout": "import sys\n    sys.stdout.close()\n    print(1)\n    sys.stdout = sys.stderr = None",
    "the trace function": "import sys\n    sys.settrace(None)",
    "a thread": "import threading\n    threading.Thread(target=print).start()",
}


@pytest.mark.parametrize("line", HARM.values(), ids=HARM)
def test_whatever_code_changes_is_as_it_was_and_does_not_make_it_right(line, monkeypatch):
    monkeypatch.setattr("nn_lesson.practice.place.run", run)  # a look may well stop at this
    before = surroundings() if hasattr(signal, "SIGALRM") else None
    verdict = check(typed(f"def dot(u, v):\n    {line}\n    return 3"))
    assert verdict.status == "retry" and "Traceback" not in verdict.message
    assert before is None or surroundings() == before
    right = typed(RIGHT)
    assert ready(right) is right and np.array_equal(neuron.sigmoid(np.zeros(2)), [0.5, 0.5])


@pytest.mark.parametrize(
    "source", ["def f(): return 1", "def f(): return 1 / 0", "def f():\n    while True: y = 1"]
)
def test_a_debugger_goes_on_on_every_system(platform, source):
    def work():
        before = sys.gettrace()
        sys.settrace(tracer := lambda *_: None)
        try:
            run(typed(source), seconds=0.02)
            return sys.gettrace() is tracer
        finally:
            sys.settrace(before)

    assert platform(work)


def test_two_runs_at_once_leave_the_output_and_questions_as_they_were():
    before = sys.stdout, sys.stderr, builtins.input
    source = "def f():\n    print(1)\n    return sum(range(1000)) + len([x for x in range(3000)])"
    threads = [threading.Thread(target=lambda: [run(typed(source)) for _ in range(20)]) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (sys.stdout, sys.stderr, builtins.input) == before


def test_after_an_interruption_nothing_more_is_tried():
    calls = []
    verdict = check(typed("def dot(u, v):\n    calls.append(1)\n    raise KeyboardInterrupt", calls=calls))
    assert verdict.slip == "interrupted" and len(calls) == 1


LARGE = {
    "a list": ("list(range(10 ** 6))", "a list of 1000000"),
    "an array": ("np.zeros(10 ** 6)", "an array of shape `(1000000,)`"),
    "text": ("'x' * 10 ** 7", "text, not a number"),
    "a dictionary": ("dict.fromkeys(range(10 ** 6))", "a dict"),
    "more memory than there is": ("[0] * 10 ** 17", "more memory than there is"),
    "an array beyond the memory": ("np.ones(10 ** 15)", "more memory than there is"),
    "a list within itself": ("(lambda x: x.append(x) or x)([1])", "a list of 2"),
}


@pytest.mark.slow
@pytest.mark.parametrize(("answer", "words"), LARGE.values(), ids=LARGE)
def test_a_huge_answer_is_told_and_not_kept(monkeypatch, answer, words):
    monkeypatch.setattr(place, "PATIENCE", 5)  # as a learner has
    verdict = check(typed(f"def dot(u, v): return {answer}"))
    assert verdict.status == "retry" and words in verdict.message and len(verdict.message) < 400
    assert LONGEST < 10**6


@pytest.mark.parametrize("told", ["return 3", "raise self", "while True: pass", "self.__str__()"])
def test_errors_that_cannot_be_told_in_their_own_way_are_told(told):
    source = f"class Odd(TypeError):\n    def __str__(self):\n        {told}\ndef f(): raise Odd('why')"
    outcome = run(typed(source))
    assert outcome.slip == "exception" and "`Odd: why`" in outcome.error and is_sentence(outcome.error)


def test_an_explorer_gets_a_sentence_from_an_answer_that_cannot_be_looked_at():
    source = "class Odd(float):\n    def __float__(self): return 1 / 0\ndef dot(u, v): return Odd(3)"
    learner = Learner(typed(source), neuron.dot)
    with pytest.raises(LearnerError) as told:
        learner([1.0, 2.0], [3.0, 4.0])
    assert is_sentence(str(told.value))
