"""Names that stand for nothing, or for something else than the learner thinks.

Each look gets an exception and the `Stop`, and gives a sentence or None.
"""

import ast
import builtins
import contextlib
import difflib
import inspect
import math
import re
from collections import Counter

import numpy as np

from nn_lesson import network, neuron
from nn_lesson.learner.meanings import kind_in_words

MODULES = {"np": (np, "import numpy as np"), "numpy": (np, "import numpy"), "math": (math, "import math")}
OTHERWISE = {"add": "append", "push": "append", "sqr": "square", "avg": "mean"}  # as it is called elsewhere
LETTERS = {  # of the formulas, and how the code calls what they stand for
    "x": ("input_vector", "inputs"),
    "w": ("weights",),
    "b": ("bias", "biases"),
    "z": ("layer_1",),
    "p": ("prediction", "predictions", "layer_2"),
    "t": ("target", "targets"),
    "σ": ("sigmoid",),
    "η": ("learning_rate",),
}


def not_defined(error, stop):
    """A name that stands for nothing: which one may be meant?"""
    found = re.search(r"(?:name|variable) '(\w+)'", stop.text)
    if not isinstance(error, NameError) or not found:
        return None
    name = found[1]
    if isinstance(error, UnboundLocalError):
        return _without_value(name, stop)
    if name == "np":
        return "`np` is not imported. Run the cell that imports it, then this one."
    if name in MODULES:
        return f"`{name}` is not imported. Write `{MODULES[name][1]}` above."
    meant = _meant(name, stop) or "Check the spelling. Or does a cell define it that has not run yet?"
    return f"it needs a variable `{name}` that is not defined inside the function or passed in. {meant}"


def _without_value(name, stop):
    """A name of the function's own that has no value yet."""
    if _belongs_to_self(name, stop):
        return f"without `self.`, `{name}` is a name of the method's own. Did you mean `self.{name}`?"
    if other := _but_for_capitals(name, stop.locals):
        return f"`{name}` is not `{other}`: capital letters count."
    close = difflib.get_close_matches(name, stop.locals, n=1, cutoff=0.75)
    if name not in stop.names and close:
        return f"`{name}` has no value. Did you mean `{close[0]}`?"
    if name in stop.names and re.search(rf"\b{name}[(.]", stop.line):
        return (
            f"the function gives `{name}` a value, so the `{name}` from outside is out of its reach. "
            "Choose another name for the value."
        )
    return None


def _meant(name, stop):
    if re.match(rf"\s*{re.escape(name)}\s*==", stop.line):
        return "Is it to get a value here? `=` stores one, `==` compares."
    known = [other for other in stop.names if not re.fullmatch("_.*|In|Out", other)]  # which are IPython's
    if _belongs_to_self(name, stop):
        words = dict.fromkeys(re.findall(r"(?<![\w.])[a-z]\w*(?!\w|\()", stop.line))
        others = [other for other in words if other not in (name, *stop.locals) and _belongs_to_self(other, stop)]
        alike = f" The same goes for {' and '.join(f'`{other}`' for other in others)}." if others else ""
        return f"Did you mean `self.{name}`?{alike}"
    if (part := re.search(rf"\b{name}\.(\w+)", stop.line)) and _belongs_to_self(part[1], stop):
        return f"Inside the class, the object is called `self`: `self.{part[1]}`."
    if (owners := _owners(name, stop)) and f".{name}(" not in stop.line:
        return f"Did you mean `{owners[0]}.{name}`?"
    if other := _but_for_capitals(name, known):
        return f"`{name}` is not `{other}`: capital letters count."
    if f"sigmoid({name})" in stop.line and "layer_1" in stop.locals:
        return "The sum is `layer_1` here."
    for other in LETTERS.get(name, ()):
        if _belongs_to_self(other, stop) or other in stop.names:
            owner = "" if other in stop.names else "self."
            return f"The `{name}` of the formulas is `{owner}{other}` here."
    if hasattr(np, name) and stop.names.get("np") is np:
        return f"In NumPy it is `np.{name}`."
    if any(inspect.isfunction(vars(module).get(name)) for module in (neuron, network)):
        return f"To have the course's, run `from nn_lesson import {name}` first."
    close = difflib.get_close_matches(name, stop.locals, n=1)
    close = close or difflib.get_close_matches(name, known, n=1, cutoff=0.75)
    return f"Did you mean `{close[0]}`?" if close else ""


def no_function(error, stop):
    """What is called by the name of a method, without what stands before the dot, is something else."""
    called = getattr(getattr(stop.node, "func", None), "id", "")
    if isinstance(error, TypeError) and "not callable" in stop.text and (owners := _owners(called, stop)):
        return f"`{called}` is no function here. Did you mean `{owners[0]}.{called}`?"
    return None


def _owners(name, stop):
    """The function's own names for what has a method of this name."""
    return [other for other, thing in stop.locals.items() if inspect.ismethod(getattr(thing, name, None))]


def _belongs_to_self(name, stop):
    return inspect.getattr_static(stop.locals.get("self"), name, None) is not None


def _but_for_capitals(name, names):
    return next((other for other in names if other.lower() == name.lower() and other != name), None)


def no_attribute(error, stop):
    """Something is asked for what it does not have."""
    found = re.search(r"(module )?'([\w.]+)'(?: object)? has no attribute '(\w+)'", stop.text)
    if not isinstance(error, AttributeError) or not found or found[2] == "NoneType":
        return None
    module, kind, name = found.groups()
    owner = getattr(_asked(stop), "value", None)
    source = ast.unparse(owner) if owner else ""
    what = f"`{kind}` has no `{name}`." if module else f"{kind_in_words(kind)} has no `.{name}`."
    return f"{what} {_better(stop.value(owner), source, name, stop)}".rstrip()


def _better(thing, source, name, stop):
    """What to write for the attribute `name` of a thing that has no such thing."""
    if name in stop.names and (inspect.ismodule(thing) or source == "self"):
        return f"Write `{name}` alone, with nothing before it."
    known = dir(type(thing))
    with contextlib.suppress(AttributeError):
        known += object.__getattribute__(thing, "__dict__")
    if OTHERWISE.get(name) in known:
        return f"Did you mean `{source}.{OTHERWISE[name]}`?"
    if close := difflib.get_close_matches(name, (other for other in known if not other.startswith("__")), n=1):
        return f"Did you mean `{source}.{close[0]}`?"
    if type(thing) in (list, np.ndarray):
        if hasattr(builtins, name):
            return f"Write `{name}(...)`, and what stands before the dot in its brackets."
        if hasattr(np, name) and stop.names.get("np") is np:
            return f"Write `np.{name}(...)`, and what stands before the dot in its brackets."
        if hasattr(list, name):
            return f"A list has one: `list({source})` makes one of the array."
    return ""


def _asked(stop):
    """What is called, or what is asked for something."""
    return stop.node.func if isinstance(stop.node, ast.Call) else stop.node


def overwritten(error, stop):
    """A name of Python's own, of a module or of the course was given to something else."""
    asked = _asked(stop)
    if isinstance(asked, ast.Attribute) and isinstance(asked.value, ast.Name):
        name = asked.value.id
        module, line = MODULES.get(name, (None, ""))
        cure = f"Run `{line}` again." if module and stop.names.get(name, module) is not module else ""
    elif isinstance(asked, ast.Name) and "not callable" in stop.text:
        name, cure = asked.id, ""
        if callable(getattr(neuron, name, None) or getattr(network, name, None)):
            cure = "Run the cell again that defines or imports it."
        elif hasattr(builtins, name):
            cure = f"`del {name}`, in a cell of its own, undoes that."
    else:
        return None
    if cure and name in stop.locals:
        cure = "Choose another name for that."
    return cure and f"`{name}` was overwritten: it is a name for something else now. {cure}"


def value_for_place(error, stop):
    """`for i in u: u[i]`: what the loop hands out is taken for a place."""
    index = getattr(stop.node, "slice", None)
    if not isinstance(error, IndexError | TypeError) or not isinstance(index, ast.Name):
        return None
    if re.search(rf"\[{index.id}\]\s*=[^=]", stop.line):  # a list that is to grow wants `.append`
        return None
    source = inspect.getsource(stop.own[-1].f_code)
    counts = re.search(rf"\bfor {index.id} in (range\(\w+\))\s*:", source)
    if counts and isinstance(error, IndexError):
        row = ast.unparse(stop.node.value)
        return f"`{index.id}` goes as far as `{counts[1]}` does, which is further than `{row}` goes."
    loop = re.search(rf"\bfor {index.id} in (\w+)\s*:", source)
    if not loop:
        return None
    value, row, kind = index.id, loop[1], "words" if "str" in stop.text else "numbers"
    return f"`{value}` is one of the {kind} in `{row}`, not its place. Places come from `range(len({row}))`."


def loop_over_two(error, stop):
    """`for a, b in zip(u)` or `for a, b in u, v`."""
    if not isinstance(error, ValueError) or "to unpack" not in stop.text:
        return None
    if re.search(r"\bzip\(\w+\)", stop.line):
        return "`zip` has one list in its brackets. Give it two, with a comma between them."
    apart = "something is taken apart into too many or too few names."
    return f"{apart} To go through two lists together, write `zip`." if re.search(r"\bfor\b", stop.line) else None


def no_function_passed(error, stop):
    """What another function is given as a function is none."""
    found = re.search(r"'([\w.]+)' object is not callable", stop.text)
    if not isinstance(error, TypeError) or not found or not (stop.own and stop.within):
        return None
    what = kind_in_words(found[1])
    return f"`{stop.within}` is given {what} where a function is due: the name of one, not what it answers."


def without_self(error, stop):
    """A method whose first line has no `self`."""
    found = re.search(r"(\w+)\.(\w+)\(\) (takes \d+ .* w\w+ given)", stop.text)
    if not isinstance(error, TypeError) or not found:
        return None
    held = [thing for frame in stop.frames for thing in frame.f_locals.values()]
    classes = [thing if isinstance(thing, type) else type(thing) for thing in held]
    methods = [inspect.getattr_static(kind, found[2], None) for kind in classes if kind.__name__ == found[1]]
    if any(inspect.isfunction(method) and "self" not in method.__code__.co_varnames[:1] for method in methods):
        return f"it {found[3]}: `self` is missing. It comes first in the brackets behind `def {found[2]}`."
    if stop.own and "self" in map(ast.unparse, getattr(stop.node, "args", [])):
        return f"`self` stands before the dot of `self.{found[2]}` already. Leave it out of the brackets."
    return None


def calls_itself(error, stop):
    """A function that calls itself, and so on without end."""
    if not isinstance(error, RecursionError):
        return None
    names = Counter(frame.f_code.co_name for frame in stop.own if not frame.f_code.co_name.startswith("<"))
    which = f"`{names.most_common(1)[0][0]}`" if names else "it"
    return (
        f"{which} calls itself without end. Is another function meant? "
        "If not, there must be a case in which it does not call itself."
    )
