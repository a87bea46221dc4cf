"""Answers as JSON, which holds numbers and texts alone: reading it runs nothing, unlike a pickle."""

import numpy as np

from nn_lesson.learner.values import Odd, numbers

ODD = Odd("something else than numbers", "that")


def packed(value):
    """A plain value as what JSON knows, with a name for what it does not."""
    if isinstance(value, np.ndarray):
        known = numbers(value)
        return {"odd": True} if known is None else {"array": known.tolist()}
    if isinstance(value, tuple):
        return {"tuple": [packed(part) for part in value]}
    if isinstance(value, list):
        return [packed(part) for part in value]
    if isinstance(value, str | bool | None):
        return value
    number = numbers(value)
    return {"odd": True} if number is None else number.item()


def unpacked(packed):
    """The value again. Where it is nothing that `packed` makes, some exception says so."""
    if isinstance(packed, dict):
        [(kind, inside)] = packed.items()
        kinds = {"tuple": lambda: tuple(map(unpacked, inside)), "array": lambda: np.array(inside, float)}
        return kinds.get(kind, lambda: ODD)()
    return [unpacked(part) for part in packed] if isinstance(packed, list) else packed
