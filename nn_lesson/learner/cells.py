"""Which code is on the screen? What became of the cells that a learner has run.

A cell that stops before its `def`, or whose `def` has another name now, leaves the function of an earlier run
behind. Whoever judged or drew that one would speak of code that the learner no longer sees.
"""

import ast
import builtins
import contextlib
import difflib
import re
import textwrap
import warnings
import weakref
from types import FunctionType
from typing import NamedTuple

from IPython import get_ipython

from nn_lesson.learner.explain import explain
from nn_lesson.learner.syntax import FOR_JUPYTER, explain_syntax

# What a text seems to define, even where Python cannot read it. A method, which has `self`, is no exercise.
DEFINES = [
    r"\b(?:def|class)\s+(\w++)(?!\s*\(\s*self\b)",
    r"\b(?:def|class)\s+(\w++(?:[ -]+\w++)++)(?!\s*\(\s*self\b)",  # a name in several words
    r"(?m)^\s*(?!(?:el)?if\b|while\b|return\b)(?:\w+\s+|def)?(\w+)\s*\((?!\s*self\b).*:\s*$",  # a misspelt `def`
    r"(?m)(?:^|[;\"'])[ \t]*(\w+)[ \t]*(?::[^=\n]*)?=(?!=)",
]
ASKS = r"(?:\w+\.)*(?:check|ready|hint|solution|another)"  # calls of the course's that are given an exercise
DRAWS = r"(?:\w+\.)*explore\.\w+"  # and those that may be given something else
NEAR, NEARER = 0.7, 0.85  # how much alike a misspelt name and the right one are
SCOPES = ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef


class Missing:
    """Stands for a function that a cell hands to the course and that is not defined."""

    def __init__(self, name):
        self.__name__ = name

    def __call__(self, *_arguments, **_named):
        raise NameError(f"name '{self.__name__}' is not defined", name=self.__name__)


class Old(NamedTuple):
    """What an earlier run has left under a name, why that is not what the learner sees, and who said so."""

    thing: object
    why: str
    cell: str | None


class Cells:
    """Hears of each cell before and after it runs. Most front ends give each cell an id."""

    def __init__(self, shell, exercises):
        """`exercises()` gives the names of all exercises."""
        self.shell, self.exercises = shell, exercises
        self.old = {}  # by the name of an exercise
        self.made = []  # what the last cell has defined
        self.followers = weakref.WeakSet()
        self.asked = set()  # the plain names that the running cell hands to the course
        self._before = weakref.WeakKeyDictionary()  # for a cell that runs, all names as they were
        self._writers = {}  # for the name of an exercise, the cell that defined it last

    def begin(self, info):
        with contextlib.suppress(Exception):  # nothing here may ever be in a learner's way
            self.end(self.shell.last_execution_result)  # in a browser, nobody tells of the end
            names = self.shell.user_ns
            self._before[info] = dict(names)
            self.asked = _handed_over(_tree(info.raw_cell), self.exercises())
            for name in self.asked - {*names, *vars(builtins)}:
                names[name] = Missing(name)

    def end(self, result):
        with contextlib.suppress(Exception):
            before, names = self._before.pop(result.info), self.shell.user_ns
            for name in [name for name, thing in names.items() if type(thing) is Missing]:
                del names[name]
            new = {name: thing for name, thing in names.items() if before.get(name, Missing) is not thing}
            run = Run(result, new, self.exercises())
            self.made = run.made
            for name in self.exercises():
                self._take_in(name, run, before.get(name), names.get(name))

    def _take_in(self, name, run, before, now):
        """What a cell that has run means for one exercise."""
        was_written_here = run.cell is not None and self._writers.get(name) == run.cell
        if name in run.defined:
            self.old.pop(name, None)
            self._writers[name] = run.cell
            for follower in list(self.followers):
                follower.heed(name, before, now)
        elif why := run.why_not(name, was_written_here):
            self.old[name] = Old(now, why, run.cell)
        elif name in self.old and run.cell is not None and self.old[name].cell == run.cell:
            del self.old[name]  # that cell has nothing to do with it any more

    def clue(self, name):
        """What stands in the place of something that is not defined; "" where nothing says so."""
        if name in self.old:
            return self.old[name].why
        own = [known for known, thing in self.shell.user_ns.items() if _is_own(thing)]
        own = [known for known in own if known not in self.exercises()]
        close = difflib.get_close_matches(name, own, n=1, cutoff=NEAR)
        if close := close or [made for made in self.made if made in own]:
            return f"`{name}` is not defined, but `{close[0]}` is. Mend the name and run its cell."
        return ""

    def why_missing(self, name):
        restarted = "Run its cell first: if you have, Python may have been restarted since."
        return self.clue(name) or f"`{name}` is not defined. {restarted}"


class Run:
    """A cell that has run: its text, and what it has `defined`; `new` are the objects that were not there."""

    def __init__(self, result, new, exercises):
        self.text, self.cell = result.info.raw_cell, getattr(result.info, "cell_id", None)
        self.error = result.error_before_exec or result.error_in_exec
        self.tree = _tree(self.text)
        self.defined = set(new)
        if not self.error:  # what is imported may be an old object, once more
            imported = (node for node in ast.walk(self.tree) if isinstance(node, ast.alias))
            self.defined |= {node.asname or node.name for node in imported}
        if isinstance(self.error, SyntaxError) and "outside" in str(self.error):
            self.defined = set()  # a `return` that has slipped out of what was defined
        found = [re.sub(r"[ -]+", "_", name) for pattern in DEFINES for name in re.findall(pattern, self.text)]
        written = dict.fromkeys(found)
        self.made = [name for name in written if callable(new.get(name))]
        self.meant = {_meant(name, exercises) for name in written} if self.error else ()
        meant = {_meant(name, exercises): name for name in self.made if name not in exercises}
        self.typos = {name: typo for name, typo in meant.items() if name and exercises[name].is_like(new[typo])}

    def why_not(self, name, was_written_here):
        """Why this cell, which was to define an exercise, does not; "" where nothing says that it was to."""
        if typo := self.typos.get(name):
            return (
                f"You have written `{typo}`, not `{name}`. Mend the name and run its cell; "
                f"or, if that is something else, run the cell for `{name}` again."
            )
        if self.error and (was_written_here or name in self.meant):
            mend = "Run it again" if isinstance(self.error, KeyboardInterrupt) else "Mend it and run it"
            return f"{self._stopped(name)} {mend}."
        is_there = re.search(rf"\b(?:def|class)\s+{name}\b(?!\s*\(\s*self\b)", self.text)
        if is_there and self.text.lstrip().startswith("%%"):
            magic = self.text.split()[0]
            return f"A cell with `{magic}` at its top does not define `{name}`. Take that line away and run it."
        if is_there and _stands_apart(self.tree, name):
            return f"`def {name}` stands inside something else. Let it begin at the left edge, and run its cell."
        if was_written_here and is_there:
            return f"`def {name}` is only a comment or a text now. Mend that and run its cell."
        if was_written_here and self.made:
            return f"The cell of `{name}` now defines `{self.made[0]}` instead. Mend the name and run it."
        if was_written_here and not re.search(rf"\b{name}\b", self.text):
            return f"`{name}` no longer stands in the cell that defined it. Write it again and run that cell."
        return ""

    def _stopped(self, name):
        if isinstance(self.error, SyntaxError):
            return f"The cell for `{name}` stopped with an error. {explain_syntax(self.error, self.text)}"
        return f"The cell for {explain(self.error, name)}"


def _tree(text):
    """A cell as a syntax tree, an empty one where Python cannot read it. Lines for Jupyter alone do nothing."""
    for code in (text, FOR_JUPYTER.sub(r"\1pass", text)):
        with contextlib.suppress(SyntaxError, ValueError), warnings.catch_warnings(action="ignore"):
            return ast.parse(textwrap.dedent(code))
    return ast.Module([], [])


def _handed_over(tree, exercises):
    """The plain names that a cell hands to calls of the course's."""
    handed = set()
    for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
        parts = [*call.args, *(pair.value for pair in call.keywords)]
        names = {part.id for part in parts if isinstance(part, ast.Name)}
        if re.fullmatch(DRAWS, ast.unparse(call.func)):
            names = {name for name in names if difflib.get_close_matches(name, exercises, n=1, cutoff=NEAR)}
        elif not re.fullmatch(ASKS, ast.unparse(call.func)):
            continue
        handed |= names
    return handed


def _is_own(thing):
    return type(thing) in (FunctionType, type) and thing.__module__ == "__main__"


def _meant(written, exercises):
    """The exercise of that name, or of one that is likely to be misspelt here; None if there is none.

    Who adds to a name means something else, such as `sigmoid2`.
    """
    by_letters = {name.lower(): name for name in exercises if abs(len(name) - len(written)) <= 2}
    for close in difflib.get_close_matches(written.lower(), by_letters, n=1, cutoff=NEARER):
        name = by_letters[close]
        return name if written.lower() == close or not (written in name or name in written) else None


def _stands_apart(tree, name):
    """Whether a `def` of that name is no helper of a function or class around it."""
    scopes = [node for node in ast.walk(tree) if isinstance(node, SCOPES)]
    defined = {node for node in scopes if node.name == name}
    around = [scope for scope in scopes if scope not in defined and defined & {*ast.walk(scope)}]
    used = {getattr(node, "id", getattr(node, "attr", "")) for scope in around for node in ast.walk(scope)}
    return bool(defined) and name not in used


_cells = Cells(None, tuple)  # outside of a notebook no cell is heard of


def listen(exercises, shell=None):
    """From now on, hear of all cells of a notebook. Of this module loaded twice, only the newer one hears."""
    global _cells
    shell = shell or get_ipython()
    if shell in (None, _cells.shell):
        _cells.exercises = exercises
        return
    _cells = Cells(shell, exercises)
    for event, hear in (("pre_run_cell", _cells.begin), ("post_run_cell", _cells.end)):
        for heard in [heard for heard in shell.events.callbacks[event] if heard.__module__ == __name__]:
            shell.events.unregister(event, heard)
        shell.events.register(event, hear)


def follow(follower):
    """Tell `follower.heed(name, before, now)`, as long as it lives, of each new object of an exercise."""
    _cells.followers.add(follower)


def handed_as(thing):
    """The exercise under whose name the running cell hands a thing to the course; None if there is none."""
    asked = [name for name in sorted(_cells.asked) if name in _cells.exercises()]
    return next((name for name in asked if _cells.shell.user_ns.get(name) is thing), None)


def is_unwritten(thing):
    """Whether it is not defined, and nothing says that the learner has begun it."""
    return type(thing) is Missing and not _cells.clue(thing.__name__)


def not_in_view(name, thing):
    """Why `thing`, or what it calls, is not what the learner sees, and what to do; "" where nothing says so."""
    why = _cells.why_missing(thing.__name__) if type(thing) is Missing else _why_old(thing)
    for called, helper in () if why else _called(thing):
        if old := _why_old(helper):
            why = why or f"`{name}` calls `{called}`. {old}"
    return f"{why} Then run this cell again." if why else ""


def is_another(name, thing):
    """Whether a thing has the name of another exercise."""
    own = thing.__name__ if type(thing) in (FunctionType, type) else name  # other objects may answer anything
    return own != name and own in _cells.exercises()


def _why_old(thing):
    """Why a thing, under whichever name, is no longer what the learner sees; "" where nothing says so."""
    return next((old.why for old in _cells.old.values() if thing is not None and old.thing is thing), "")


def _called(thing):
    """(name, object) of what a function, or the methods of a class, take from the notebook."""
    parts = vars(thing).values() if issubclass(type(thing), type) else [thing]
    for part in parts:
        if type(part) is FunctionType:
            yield from ((name, part.__globals__.get(name)) for name in part.__code__.co_names)


def waiting():
    """For each exercise under whose name something old stands, why the learner sees something else."""
    return {name: old.why for name, old in _cells.old.items() if _cells.shell.user_ns.get(name) is old.thing}
