"""Where a learner's code stopped: the line, the part of it that raised, and what its names stood for."""

import ast
import builtins
import functools
import inspect
import linecache
import sysconfig
import textwrap
import traceback
from collections import ChainMap
from pathlib import Path

import numpy as np

INSTALLED = [Path(sysconfig.get_path(place)) for place in ("stdlib", "platstdlib", "purelib", "platlib")]
COURSE = Path(__file__).parents[1]
COURSES_FUNCTIONS = tuple(str(COURSE / name) for name in ("neuron.py", "network.py"))
NOT_THE_LEARNERS = ("<frozen", *map(str, INSTALLED), str(COURSE))
LONGEST = 60  # letters of a line that is quoted


def is_own(filename):
    """Whether a file is the learner's."""
    return not filename.startswith(NOT_THE_LEARNERS) and not filename.endswith(".pyx")  # compiled, as in NumPy


def text_of(error):
    """What an exception says. Where a learner has written how it says it, only what it was made with is taken."""
    code = getattr(type(error).__str__, "__code__", None)
    by_learner = code and is_own(code.co_filename)
    try:
        return BaseException.__str__(error) if by_learner else str(error)
    except Exception:
        return ""


class Stop:
    """Where an exception was raised: the innermost of the learner's `own` frames, if it went through any.

    Only those in the cell of the function called `name` count, so that the line is on the screen: a function of
    another cell is called there.

    What is not set at once may be asked for only if it did.
    """

    def __init__(self, error, name):
        self.text = text_of(error)
        self.frames = [frame for frame, _ in traceback.walk_tb(error.__traceback__)]
        summaries = traceback.extract_tb(error.__traceback__)
        own = [pair for pair in zip(self.frames, summaries, strict=False) if is_own(pair[1].filename)]
        first = next((each for _, each in own if each.name == name), own[0][1] if own else None)
        here = [i for i, (_, each) in enumerate(own) if each.filename == first.filename]
        own = own[: here[-1] + 1] if own else []
        self.own, self._summaries = [frame for frame, _ in own], [summary for _, summary in own]
        deeper = summaries[self.frames.index(own[-1][0]) + 1 :] if own else []
        functions = [each for each in deeper if is_own(each.filename) or each.filename in COURSES_FUNCTIONS]
        self.within = functions[0].name if functions else ""  # the function of another cell, or of the course

    def place(self, name):
        """As in " in line 2, `return total`", for the function called `name`."""
        where = self._summaries[-1]
        inside = "" if where.name == name or where.name.startswith("<") else f" of `{where.name}`"
        whole = self.line.rstrip(":")
        quoted = whole if len(whole) <= LONGEST else textwrap.shorten(self.code, LONGEST, placeholder=" …")
        quoted = quoted.replace("`", "'")
        called = f", within `{self.within}`" if self.within else ""
        return f" in line {where.lineno}{inside}" + (f", `{quoted}`" if quoted else "") + called

    @property
    def line(self):
        """The whole line."""
        return (self._summaries[-1].line or "").strip()

    @functools.cached_property
    def code(self):
        """The part of the line, or of several lines, that raised; the line where Python does not say which."""
        where = self._summaries[-1]
        if where.end_colno is None:
            return self.line
        lines = [linecache.getline(where.filename, n).encode() for n in range(where.lineno, where.end_lineno + 1)]
        lines[-1] = lines[-1][: where.end_colno]
        return b"".join([lines[0][where.colno :], *lines[1:]]).decode(errors="replace") or self.line

    @functools.cached_property
    def node(self):
        """That part as a tree; None where it is no expression."""
        try:
            return ast.parse(f"({self.code})", mode="eval").body
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            return None

    @functools.cached_property
    def locals(self):
        """The names of the function, and before them those of a comprehension in it."""
        around = [self.own[-1]]
        while around[-1].f_code.co_name.startswith("<") and len(around) < len(self.own):
            around.append(self.own[-1 - len(around)])
        return ChainMap(*(dict(frame.f_locals) for frame in around))

    @functools.cached_property
    def names(self):
        """All names that the code sees."""
        return ChainMap(*self.locals.maps, self.own[-1].f_globals, vars(builtins))

    def value(self, node):
        """What a name or an attribute stands for; None for anything else. None of the learner's code is run."""
        if isinstance(node, ast.Name):
            return self.names.get(node.id)
        if not isinstance(node, ast.Attribute):
            return None
        owner = self.value(node.value)
        if type(owner) is np.ndarray and node.attr == "T":
            return owner.T
        return inspect.getattr_static(owner, node.attr, None)
