"""An exception in a learner's code as one sentence: where it happened, what it means, what to try."""

import difflib
import inspect
import re
import sysconfig
import traceback
from pathlib import Path

INSTALLED = [Path(sysconfig.get_path(place)) for place in ("stdlib", "platstdlib", "purelib", "platlib")]
NOT_THE_LEARNERS = ("<frozen", *map(str, INSTALLED), str(Path(__file__).parents[1]))

# What raised, what its text looks like, and what a beginner wants to know. The first row that fits is taken;
# {1} is the first group of the pattern, {text} the whole text.
MEANINGS = [
    (
        UnboundLocalError,
        r"variable '(\w+)'",
        "`{1}` is used before it has a value. Give it one first, above the loop if there is one.",
    ),
    (NameError, r"name '(np|numpy|math)'", "`{1}` is not imported. Run the cell that imports it, then this one."),
    (
        NameError,
        r"name '(\w+)'",
        "it needs a variable `{1}` that is not defined inside the function or passed in. "
        "Check the spelling, or run the cell that defines it.",
    ),
    (TypeError, r"(?i)ellipsis", "one `...` is still there. Put your own code in its place."),
    (TypeError, r"for \^|bitwise_xor", "`^` is not a power in Python. Write `**`."),
    (TypeError, r"\(\) ((?:takes|got) .*)", "it {1}. Keep the first line as it was, with what is in brackets."),
    (TypeError, r"\(\) (missing .*)", "it is {1}. Keep the first line as it was, with what is in brackets."),
    (
        TypeError,
        r"return arrays must be of ArrayType",
        "a function of NumPy gets one thing too many. Is a comma wrong?",
    ),
    (TypeError, r"^ufunc .* not supported", "a function of NumPy was given something else than numbers."),
    (
        TypeError,
        r"interpreted as an integer|only integer scalar arrays",
        "a whole number is due where something else stands. Is a `len` missing?",
    ),
    (TypeError, r"__round__", "`round` takes one number, not a whole array."),
    (TypeError, r"for @:", "`@` multiplies arrays, not single numbers. For those, write `*`."),
    (
        TypeError,
        r"unsupported operand type.*'(?:builtin_function_or_method|function|method|numpy.ufunc)'",
        "a function is used as if it were a number. Call it: brackets, with what it needs in them.",
    ),
    (
        TypeError,
        r"list indices must be",
        "a place in a list is a whole number. To make a list longer, use `.append`.",
    ),
    (TypeError, r"must be str, not list", "a list stands where text is due. Have two names changed places?"),
    (
        TypeError,
        r"only .*arrays can be converted to Python scalars|only length-1",
        "a function for one number, such as `float` or those of `math`, was given a whole array. "
        "NumPy has functions that take both, such as `np.exp` for `math.exp`.",
    ),
    (
        TypeError,
        r"can't multiply sequence|unsupported operand type.*'list'|bad operand type.*'list'",
        "a whole list cannot be used like a number. Take its numbers one by one, in a loop.",
    ),
    (TypeError, r"'NoneType'", "something that it uses is `None`. Does a function not `return` its answer?"),
    (
        TypeError,
        r"cannot unpack non-iterable",
        "one thing is taken apart into several names. Does a function return less than it should?",
    ),
    (
        TypeError,
        r"'(?:builtin_function_or_method|function|method|numpy.ufunc)' object (?:is not|does not support item)",
        "square brackets follow a function. To call it, write round ones.",
    ),
    (
        TypeError,
        r"can only concatenate list",
        "a number cannot be added to a list. To make one longer, use `.append`.",
    ),
    (TypeError, r"object is not callable", "brackets follow something that is no function. Is a `*` missing?"),
    (TypeError, r"is not subscriptable|not iterable", "one number is used as if it were a list of numbers."),
    (TypeError, r"item assignment", "it tries to set a part of something that has no such parts."),
    (
        ValueError,
        r"truth value of an array",
        "a question such as `x > 0` has as many answers as the array has numbers, "
        "so `if`, `and`, `min` and `max` cannot decide. Use something from NumPy that works number by number. "
        "In `np.arange`, a `len` may be missing.",
    ),
    (
        ValueError,
        r"core dimension|shapes \(\d+,\d+\) and .* not aligned|not aligned: .*\(\d+,\d+\)",
        "two arrays do not fit together in a product: the vectors have different lengths, or rows and "
        "columns of a matrix should change places (`.T`).",
    ),
    (
        ValueError,
        r"broadcast together with shapes (.*\d,\d.*)",
        "two arrays meet whose shapes do not fit: {1}. To multiply matrices, write `@`; after a sum along an "
        "axis, `keepdims=True` keeps the sums where they belong.",
    ),
    (ValueError, r"zip\(\) argument|broadcast|not aligned|mismatch", "two vectors of different lengths meet."),
    (
        ValueError,
        r"values to unpack",
        "something is taken apart into too many or too few names. To go through two lists together, write `zip`.",
    ),
    (
        ValueError,
        r"inhomogeneous",
        "one array cannot hold rows of different lengths. To return two things, write a comma.",
    ),
    (ValueError, r"high <= 0|low >= high", "chance has nothing to choose from: `randint` got too small a number."),
    (ValueError, r"is not in list", "it looks for something that is not in the list: {text}."),
    (
        IndexError,
        r"^axis .* out of bounds",
        "an axis is asked for that the array does not have. One row of numbers has only the axis 0; the last axis "
        "is always -1. (What comes second in the brackets of `np.max` or `np.sum` is an axis, too.)",
    ),
    (IndexError, r"", "an index points beyond the end. The first index is 0, the last `len(...) - 1`."),
    (ZeroDivisionError, r"", "it divides by zero."),
    (OverflowError, r"", "a number grows too large for Python."),
    (AttributeError, r"module '(\w+)' has no attribute '(\w+)'", "`{1}` has no `{2}`. Check the spelling."),
    (
        AttributeError,
        r"'NoneType' object has no attribute '(\w+)'",
        "`.{1}` is asked of something that is `None`. `.append` and `.sort` change a list and give back nothing: "
        "do not assign what they return.",
    ),
    (AttributeError, r"'([\w.]+)' object has no attribute '(\w+)'", "something of the type `{1}` has no `.{2}`."),
    (ImportError, r"", "the import does not work: {text}."),
    (NotImplementedError, r"", "it is still to be written."),
    (AssertionError, r"", "an `assert` in it does not hold."),
    (SystemExit, r"", "it tries to leave Python. Write `return` to leave a function."),
    (EOFError, r"", "it asks for input. Take what it needs from what is in the brackets of its first line."),
    (KeyboardInterrupt, r"", "it was interrupted."),
    (RecursionError, r"", "it calls itself without end. It needs a case in which it returns at once."),
    (MemoryError, r"", "it needs more memory than there is."),
    (BaseException, r"", "Python says `{kind}: {text}`."),
]

# What comes before these rows where the learner's code was running already, so that it made the call.
INSIDE = [
    (
        TypeError,
        r"(\w+\(\) (?:takes|got|missing) .*)",
        "a function is called with too much or too little in its brackets: `{1}`.",
    ),
]


def explain(error, name):
    """One sentence about an exception that the function called `name` raised."""
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if _is_own(frame.filename)]
    meaning = _meaning(error, INSIDE + MEANINGS if frames else MEANINGS)
    return f"`{name}` stops{_place(frames[-1], name) if frames else ''}: {meaning}{_suggestion(error)}"


def is_unfinished(error):
    """Whether an exception says that a part is still to be written."""
    takes_dots_for_a_value = isinstance(error, TypeError) and "ellipsis" in _text(error).lower()
    return takes_dots_for_a_value or isinstance(error, NotImplementedError)


def _is_own(filename):
    return not filename.startswith(NOT_THE_LEARNERS) and not filename.endswith(".pyx")  # compiled, as in NumPy


def _place(frame, name):
    inside = "" if frame.name == name or frame.name.startswith("<") else f" of `{frame.name}`"
    line = (frame.line or "").strip().replace("`", "'")
    return f" in line {frame.lineno}{inside}" + (f", `{line[:60]}`" if line else "")


def _meaning(error, meanings):
    text = " ".join(_text(error).split())[:200].rstrip(".").replace("`", "'")
    for kind, pattern, meaning in meanings:
        found = re.search(pattern, text)
        if isinstance(error, kind) and found:
            return meaning.format(found[0], *found.groups(), text=text, kind=type(error).__name__)
    raise AssertionError("the last row fits every exception")


def _text(error):
    """What an exception says. Where a learner has written how it says it, only what it was made with is taken."""
    code = getattr(type(error).__str__, "__code__", None)
    by_learner = code and _is_own(code.co_filename)
    try:
        return BaseException.__str__(error) if by_learner else str(error)
    except Exception:
        return ""


def _suggestion(error):
    """The variable that a misspelt name may mean, or that of `self`."""
    if not isinstance(error, NameError) or isinstance(error, UnboundLocalError) or error.__traceback__ is None:
        return ""
    *_, (frame, _) = traceback.walk_tb(error.__traceback__)
    if inspect.getattr_static(frame.f_locals.get("self"), error.name or "", None) is not None:
        return f" Did you mean `self.{error.name}`?"
    close = difflib.get_close_matches(error.name or "", frame.f_locals, n=1)
    return f" Did you mean `{close[0]}`?" if close else ""
