"""Run a learner's function so that nothing it does can harm the notebook."""

import builtins
import contextlib
import copy
import dis
import functools
import io
import math
import os
import random
import signal
import sys
import threading
import time
import warnings
from dataclasses import dataclass

import numpy as np

from nn_lesson import network, neuron
from nn_lesson.learner.explain import explain, is_unfinished

KEPT = 10_000  # letters of what is printed
MOST_PRINTED = 1_000_000  # letters, after which a run is stopped
SHARED = (builtins, copy, math, np, np.linalg, np.random, random, time, warnings, network, neuron)  # by all code
GRACE = 0.5  # seconds after the deadline until the clock of the system rings, too
AGAIN = 0.1  # seconds until it rings again
PATIENCE = 10  # times the seconds of work may pass on the clock, on a busy computer or in a sleep
ONE_AT_A_TIME = threading.RLock()  # a click is handled on another thread than a cell; both would change stdout


class Interrupted(BaseException):
    """Raised inside a learner's function that has run for too long.

    Python forgets a trace function that raises. So where a learner's `except:` catches this, or a `continue` in a
    `finally` drops it, it calls `again` as it goes, and is raised anew. (One that another thread sets, by
    `PyThreadState_SetAsyncExc`, may come up in the trace function itself, and Python forgets that, too.)
    """

    def __init__(self, again):
        self.again = again

    def __del__(self):
        self.again()


@dataclass
class Outcome:
    """What came of a run: a `value`, or else an `error`, one sentence saying why there is none.

    `slip` is the error's key: "ellipsis", "exception", "endless", "interrupted", "changed_input", "printed",
    "no_return" or "flood".
    """

    value: object = None
    printed: str = ""
    error: str | None = None
    slip: str | None = None


class Flood(BaseException):
    """Raised inside a learner's function that prints without measure."""


def run(function, *args, seconds=2.0, name=None, traced=True):
    """Call `function(*args)` on copies of the arguments; return the `Outcome`, whatever happens.

    A loop written in Python is stopped after `seconds` of the processor's time, so that nobody is blamed for a
    busy computer; one that runs inside C, such as `sum(itertools.count())`, cannot be. What is printed is kept,
    not shown. Warnings, the state of the random numbers, the names in NumPy and in Python itself, the folder and
    the limit of recursion stay as they were. What looks at the clock itself is several times faster when it is
    not `traced`.
    """
    name = name or getattr(function, "__name__", "your function")
    given, printed = copy.deepcopy(args), _Printed()
    try:
        with _alone(), _quiet(printed), kept_random_state(), _no_way_out(), _no_questions(), _kept_surroundings():
            value = _call_for(seconds, function, given, traced)
    except Interrupted:
        slip, error = "endless", f"`{name}` was stopped after {seconds:g} seconds. Does a loop in it never end?"
    except KeyboardInterrupt as raised:
        slip, error = "interrupted", explain(raised, name)
    except BaseException as raised:
        slip, error = "ellipsis" if is_unfinished(raised) else "exception", explain(raised, name)
    else:
        slip, error = _trouble(name, value, args, given, printed.getvalue())
    if printed.letters > MOST_PRINTED:  # even where an `except:` has caught that
        slip, error = "flood", f"`{name}` printed more than {MOST_PRINTED:,} letters, and was stopped."
    return Outcome(None if error else value, printed.getvalue(), error, slip)


def _trouble(name, value, args, given, printed):
    """What is wrong with a call that came to its end, as (slip, sentence)."""
    if value is ... or (isinstance(value, (list, tuple)) and any(part is ... for part in value)):
        return "ellipsis", f"one `...` is still there in `{name}`. Put your own code in its place."
    changed = [i for i, pair in enumerate(zip(args, given, strict=True)) if not _same(*pair)]
    if changed:
        which = ("first", "second", "third", "fourth")[changed[0]] if changed[0] < 4 else "last"
        return "changed_input", f"`{name}` changes its {which} argument. Leave it alone and build something new."
    if value is None and printed.strip():
        return "printed", f"`{name}` prints the answer but does not return it. Write `return`."
    if value is None:
        missing = "Is a `return` missing? The answer stands behind it."
        return "no_return", f"`{name}` returns nothing (`None`). {missing}"
    return None, None


def _call_for(seconds, function, args, traced):
    """Call the function; raise `Interrupted` in it after `seconds` of work, and again as long as it goes on."""

    def trace(frame, event, _argument):
        if event == "call" and _jumps_to_itself(frame.f_code):
            frame.f_trace_opcodes = True  # Python 3.11 reports no new line there, only steps
        if is_over():
            raise Interrupted(lambda: trace_again(frame))
        return trace

    def trace_again(frame):
        if running:
            sys.settrace(trace)
            while frame:
                frame.f_trace, frame = trace, frame.f_back

    def ring(_signal, frame):
        if running and is_over():
            raise Interrupted(lambda: trace_again(frame))

    running, before, began, worked = True, sys.gettrace(), time.monotonic(), stopwatch()

    def is_over(now=time.monotonic):
        passed = now() - began  # which is asked much faster than the work
        return passed > seconds and (worked() > seconds or passed > PATIENCE * seconds)

    with _clock(seconds + GRACE, ring):
        if traced:
            sys.settrace(trace)
        try:
            value = function(*args)
            if is_over():  # stopped where Python ignores exceptions, as in a `__del__`
                raise Interrupted(lambda: None)
            return value
        finally:
            running = False
            sys.settrace(before)


def stopwatch():
    """A function that says how many seconds the processor has worked for this thread, and no other, since now."""
    processor = getattr(time, "thread_time", time.process_time)  # some browsers have no threads
    begun = processor()
    return lambda: processor() - begun


@contextlib.contextmanager
def _clock(seconds, ring):
    """Where the system has a clock for it, call `ring` in this thread again and again after so many seconds.

    It also ends a long sleep, and a loop in which Python has lost the trace function.
    """
    try:
        before = signal.signal(signal.SIGALRM, ring)
        rest, interval = signal.setitimer(signal.ITIMER_REAL, seconds, AGAIN)
    except (AttributeError, ValueError, OSError):  # Windows, a browser, or another thread than the main one
        yield
        return
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, rest, interval)
        signal.signal(signal.SIGALRM, before or signal.SIG_DFL)


@functools.lru_cache
def _jumps_to_itself(code):
    """Whether there is a `while True: pass` on one line."""
    steps = dis.get_instructions(code)
    return any(step.opname.startswith("JUMP") and step.argval == step.offset for step in steps)


class _Printed(io.StringIO):
    """Keeps the beginning of what is printed and drops the rest, until it is too much."""

    letters = 0

    def __init__(self):
        super().__init__()
        self.shown, self.thread = sys.stdout, threading.get_ident()

    def write(self, text):
        if threading.get_ident() != self.thread:  # such as IPython's own, which keeps what was typed
            return self.shown.write(text)
        super().write(text[: max(0, KEPT - self.tell())])
        self.letters += len(text)
        if self.letters > MOST_PRINTED:
            raise Flood
        return len(text)

    def close(self):
        """What is printed is read after the run."""


@contextlib.contextmanager
def _alone():
    """Wait for a run on another thread, but not for one that hangs."""
    ours = ONE_AT_A_TIME.acquire(timeout=5)
    try:
        yield
    finally:
        if ours:
            ONE_AT_A_TIME.release()


@contextlib.contextmanager
def _kept_surroundings():
    """Leave the names that all code uses as they were before, and the folder, and how deep functions may call."""
    names = [(vars(module), vars(module).copy()) for module in SHARED]
    folder, deepest = os.getcwd(), sys.getrecursionlimit()
    change_folder, set_deepest = os.chdir, sys.setrecursionlimit
    try:
        yield
    finally:
        for now, before in names:  # first of all, and with nothing that may have been changed
            now.update(before)
        change_folder(folder)
        set_deepest(deepest)


@contextlib.contextmanager
def _quiet(printed):
    with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(printed):
        with warnings.catch_warnings(), np.errstate(all="ignore"):
            warnings.simplefilter("ignore")
            yield


@contextlib.contextmanager
def kept_random_state():
    """Leave the random numbers of NumPy and of Python as they were before."""
    numpys, pythons = np.random.get_state(), random.getstate()
    try:
        yield
    finally:
        np.random.set_state(numpys)
        random.setstate(pythons)


@contextlib.contextmanager
def _no_way_out():
    """In a notebook, `exit()` ends the kernel after the cell. Here it raises SystemExit, as elsewhere."""
    shell = sys.modules["IPython"].get_ipython() if "IPython" in sys.modules else None
    if shell is None:
        yield
        return
    shell.ask_exit = sys.exit
    try:
        yield
    finally:
        del shell.ask_exit


@contextlib.contextmanager
def _no_questions():
    """A question would wait for an answer in a cell that nobody looks at."""

    def no_answer(*_question):
        raise EOFError

    before, builtins.input = builtins.input, no_answer
    try:
        yield
    finally:
        builtins.input = before


def _same(a, b):
    """Whether plain data is unchanged. Functions and other objects are not looked into."""
    if type(a) is not type(b):
        return False
    if isinstance(a, np.ndarray):
        return a.shape == b.shape and a.tobytes() == b.tobytes()  # unlike ==, finds a nan the same as itself
    if isinstance(a, (list, tuple)):
        return len(a) == len(b) and all(map(_same, a, b))
    if isinstance(a, (int, float, str)):
        return a is b or a == b or a != a  # a nan never equals itself
    return True
