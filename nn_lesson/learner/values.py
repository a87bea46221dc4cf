"""What a learner's function returned: made harmless, turned into numbers, compared, described and shown."""

import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from numbers import Real

import numpy as np

NUMBERS = (Real, Decimal, np.bool_)  # NumPy's own numbers and fractions are Real
SIMPLE = frozenset({float, int, bool, complex, type(None), type(...), np.float64, np.float32, np.int64, np.bool_})
LONGEST = 100_000  # letters or parts of an answer; more would fill the memory, and none is due
DEEPEST = 8  # lists within lists
MOST = 6  # numbers of an answer that a reader can compare with another one
KINDS = {str: "texts", list: "lists", tuple: "tuples", np.ndarray: "arrays"}
ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")
FUNCTION = "a function (are the brackets of a call missing?)"


@dataclass(frozen=True)
class Odd:
    """In place of what is no number, text or row of these: what kind of thing it was, and how to show it."""

    kind: str
    name: str


def plain(value, within=()):
    """The same value in kinds of Python's and NumPy's own, so that to look at it runs none of the learner's code.

    Making it plain may run some: to be called where that may raise or never end.
    """
    kind = type(value)
    if kind in SIMPLE or (kind in (list, tuple) and len(value) < LONGEST and SIMPLE.issuperset(map(type, value))):
        return value
    if issubclass(kind, str):
        return str.__str__(value)[:LONGEST]
    if issubclass(kind, np.ma.MaskedArray):
        value = np.where(np.ma.getmaskarray(value), np.nan, np.ma.getdata(value))
    if issubclass(kind, np.ndarray):
        value = np.ndarray.view(value, np.ndarray)
        return value if value.dtype.kind in "biufc" and value.size < LONGEST else _numbers_or_odd(value)
    for container in (list, tuple, dict):
        if issubclass(kind, container):
            size = container.__len__(value)
            if size >= LONGEST or len(within) == DEEPEST or any(value is whole for whole in within):
                return Odd(f"a {kind.__name__} of {size}", "[...]")
            around = (*within, value)
            if container is dict:
                return {plain(key, around): plain(part, around) for key, part in dict.items(value)}
            return container([plain(part, around) for part in container.__iter__(value)])
    return _numbers_or_odd(value)


def harmless(value):
    """The same value made plain, or something `Odd` where making it plain raises."""
    try:
        return plain(value)
    except Exception:  # anything may happen in an object's methods
        return Odd("something that cannot be looked at", "that")


def _numbers_or_odd(value):
    if isinstance(value, (*NUMBERS, np.ndarray)) and np.size(value) < LONGEST:
        found = numbers(value)
        if found is not None:
            return found if found.ndim else float(found)
    return Odd(describe(value), show(value))


def numbers(value):
    """`value` as an array of floats, or None where it is not wholly made of numbers."""
    if not isinstance(value, (*NUMBERS, np.ndarray, list, tuple)):
        return None
    try:
        array = np.asarray(value)
    except (ValueError, RecursionError):  # ragged, or it contains itself
        return None
    kind = array.dtype.kind
    if kind not in "biufO" or (kind == "O" and not all(isinstance(item, NUMBERS) for item in array.flat)):
        return None
    try:
        return array.astype(float)
    except OverflowError:  # a whole number of more than 300 digits
        return np.full(array.shape, np.inf)
    except (TypeError, ValueError):  # what calls itself a number need not be one
        return None


def are_words(value):
    """Whether it is a list of texts, and of nothing else."""
    return isinstance(value, (list, tuple)) and len(value) > 0 and all(isinstance(part, str) for part in value)


def agrees(value, wanted, tolerance=1e-6):
    """Whether a learner's answer is the wanted one, in any natural form.

    A number may come as a float or as an array of one element; for a tuple, a list will do; for a list, an array.
    """
    return mismatch(value, wanted) is None and same_numbers(value, wanted, tolerance)


def same_numbers(value, wanted, tolerance=1e-6):
    """Whether both hold the same numbers, or words, in the same arrangement, in whatever kind of container."""
    if are_words(wanted):
        return are_words(value) and list(value) == list(wanted)
    if isinstance(wanted, tuple):
        return (
            isinstance(value, (tuple, list))
            and len(value) == len(wanted)
            and all(same_numbers(*pair, tolerance) for pair in zip(value, wanted, strict=True))
        )
    got, due = numbers(value), numbers(wanted)
    if got is None or due is None or (got.shape != due.shape and not got.size == due.size == 1):
        return False
    return np.allclose(got.ravel(), due.ravel(), rtol=tolerance, atol=1e-9, equal_nan=True)


def all_same(pairs):
    """Whether the two of each pair hold the same numbers."""
    return all(same_numbers(*pair) for pair in pairs)


def flat(value):
    """All numbers of an answer in one row, a text as one of its own; None where it is made of other things."""
    if are_words(value):
        return np.array([float(int.from_bytes(text.encode()[:100])) for text in value])
    whole = numbers(value)
    if whole is not None:
        return whole.ravel()
    parts = [numbers(part) for part in value] if isinstance(value, (list, tuple)) else [None]
    return None if any(part is None for part in parts) else np.concatenate([part.ravel() for part in parts])


def mismatch(value, wanted, subject="It returns"):
    """What is wrong with the form of an answer, as (slip, sentence); None where its form is right."""
    if are_words(wanted):
        other = f"{subject} {describe(value)}, but {describe(wanted)} is due."
        return None if are_words(value) or isinstance(value, list) and not value else ("type", other)
    if isinstance(wanted, tuple):
        if not isinstance(value, (tuple, list)) or len(value) != len(wanted):
            parts = value if isinstance(value, (tuple, list)) else ()
            is_begun = 0 < len(parts) == len(wanted) - 1 and all(map(same_numbers, parts, wanted))
            more = " The last one is missing." * is_begun
            return "type", f"{len(wanted)} results are due, but it returns {describe(value)}.{more}"
        subjects = [f"Result {number} is" for number in range(1, len(wanted) + 1)]
        return next(filter(None, map(mismatch, value, wanted, subjects)), None)
    got, due = numbers(value), numbers(wanted)
    form = "a number" if due.size == 1 and not isinstance(wanted, list) else describe(wanted)
    if got is None or (isinstance(value, (list, tuple)) and not isinstance(wanted, list)):
        alike = got is not None and due.size > 1 and got.shape == due.shape
        remedy = " `np.array` makes one of it." if alike else ""
        return "type", f"{subject} {describe(value)}, but {form} is due.{remedy}"
    if got.shape != due.shape and not got.size == due.size == 1:
        is_by_row = due.ndim > 1 and got.shape == due.shape[:-1]
        more = f" There is one number where a row of {due.shape[-1]} is due." if is_by_row else ""
        return "shape", f"{subject} {describe(value)}, but {form} is due.{more}"
    return None


def describe(value):
    """What kind of thing a value is, in plain words."""
    if value is None:
        return "nothing (`None`)"
    if isinstance(value, str):
        return "text, not a number"
    if isinstance(value, Odd):
        return value.kind
    if isinstance(value, NUMBERS) and numbers(value) is not None:
        return "a number"
    if isinstance(value, np.ndarray):
        if numbers(value) is None:
            return "an array of something else than numbers"
        return "a number" if value.ndim == 0 else f"an array of shape `{value.shape}`"
    if isinstance(value, (list, tuple)):
        return _describe_parts(value)
    if isinstance(value, complex):
        return "a complex number (is it the root of something negative?)"
    if isinstance(value, dict):
        return "a dictionary"
    if isinstance(value, (set, frozenset)):
        return "a set, which keeps no order and nothing twice"
    if isinstance(value, Iterator):
        kind = "generator" if inspect.isgenerator(value) else f"`{type(value).__name__}`"
        return f"a {kind}, which has not computed anything yet"
    if isinstance(value, Callable):
        return FUNCTION
    return f"something of the type `{type(value).__name__}`"


def _describe_parts(value):
    """A list or a tuple, and what is in it."""
    kind, inside = f"a {type(value).__name__} of {len(value)}", numbers(value)
    if not len(value):
        return f"a {type(value).__name__} with nothing in it"
    if isinstance(value, tuple) and len(value) == 1:
        return f"{kind} (is there a comma at the end?)"
    if any(isinstance(part, Odd) and part.kind == FUNCTION for part in value):
        return f"{kind}, with {FUNCTION} in it"
    if are_words(value):
        return f"{kind} {_plural('text', len(value))}"
    if inside is None:
        named = (
            "numbers" if isinstance(part, NUMBERS) else KINDS.get(type(part), "other things") for part in value
        )
        kinds = list(dict.fromkeys(named))
        return f"{kind} {kinds[0]}" if len(kinds) == 1 else f"{kind}: {listed(kinds)}"
    if inside.ndim == 1:
        return f"{kind} {_plural('number', len(value))}"
    (part, *others) = {"array" if isinstance(part, np.ndarray) else type(part).__name__ for part in value}
    if others or inside.ndim > 2:
        return f"{kind} {_plural('row', len(value))}"
    return f"{kind} {_plural(part, len(value))} of {inside.shape[1]} {_plural('number', inside.shape[1])}"


def _plural(word, count):
    return word if count == 1 else f"{word}s"


def contrast(value, wanted):
    """How to show two answers that differ: whole, or of many numbers the result, or row, that differs first."""
    many = isinstance(wanted, tuple) or np.ndim(wanted) > 1
    as_many = isinstance(value, (tuple, list)) and isinstance(wanted, tuple) and len(value) == len(wanted)
    if many and flat(wanted).size > MOST and (as_many or mismatch(value, wanted) is None):
        for i, pair in enumerate(zip(value, wanted, strict=True)):
            if not same_numbers(*pair):
                part, due = contrast(*pair)
                return f"{part} {'as result' if isinstance(wanted, tuple) else 'in row'} {i + 1}", due
    if _is_row(value) and _is_row(wanted) and len(wanted) > 6 and show(value[:6]) == show(wanted[:6]):
        if len(value) != len(wanted):  # what differs would be cut off
            return f"{len(value)} {'words' if are_words(wanted) else 'numbers'}", f"{len(wanted)}"
        i = next((i for i, part in enumerate(value) if show(part) != show(wanted[i])), 0)
        return f"{show(value[i])} as number {i + 1}", show(wanted[i])
    return show(value), show(wanted)


def _is_row(value):
    return are_words(value) or numbers(value) is not None and np.ndim(numbers(value)) == 1


def show(value):
    """Numbers as a reader wants them: at most 6 significant digits, long rows cut short."""
    if isinstance(value, Odd):
        return value.name
    if isinstance(value, np.ndarray):
        value = value.tolist() if value.size < LONGEST else value.ravel()[:7].tolist()
    if isinstance(value, (list, tuple)):
        items = ", ".join([show(item) for item in value[:6]] + ["..."] * (len(value) > 6))
        return f"({items})" if isinstance(value, tuple) else f"[{items}]"
    if value is None or isinstance(value, (bool, np.bool_)):
        return str(value)
    if isinstance(value, NUMBERS) and numbers(value) is not None:
        return f"{float(numbers(value)) + 0:.6g}"  # + 0 turns -0 into 0
    if isinstance(value, str):
        return repr(value[:40])
    if isinstance(value, complex):
        return "a complex number"
    if isinstance(value, dict):
        items = [f"{show(key)}: {show(item)}" for key, item in list(value.items())[:6]]
        return "{" + ", ".join(items + ["..."] * (len(value) > 6)) + "}"
    name = getattr(value, "__name__", None)
    if isinstance(name, str) and getattr(np, name, None) is value:
        return f"np.{name}"
    return (name if isinstance(name, str) else type(value).__name__)[:40]


def listed(words):
    """Words as part of a sentence: "a, b and c"."""
    return " and ".join(filter(None, [", ".join(words[:-1]), words[-1]]))


def listed_code(words):
    """Pieces of code as part of a sentence: "`a`, `b` and `c`"."""
    return listed([f"`{word}`" for word in words])


def are(things):
    """The verb for one thing or several."""
    return "is" if len(things) == 1 else "are"


def call(name, arguments):
    """A call as one may type it: `dot([1, 2], [3, 4])`."""
    return f"{name}({', '.join(map(_typed, arguments))})"


def _typed(value):
    """An argument as one may type it, an array or a list of arrays, too."""
    if isinstance(value, list) and value and all(isinstance(part, np.ndarray) for part in value):
        return f"[{', '.join(map(_typed, value))}]"
    return f"np.array({show(value)})" if isinstance(value, np.ndarray) else show(value)


def as_given(arguments):
    """The arguments as they are."""
    return arguments


def as_lists(arguments):
    """The arguments with lists in the place of arrays."""
    return tuple(a.tolist() if isinstance(a, np.ndarray) else a for a in arguments)


def as_arrays(arguments):
    """The arguments with arrays in the place of lists."""
    return tuple(np.array(a) if isinstance(a, list) else a for a in arguments)


def as_vectors(arguments):
    """The arguments with arrays of one element in the place of numbers."""
    return tuple(np.array([a]) if isinstance(a, Real) else a for a in arguments)
