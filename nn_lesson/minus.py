"""How numbers are written, in pictures and in sentences, and their one minus sign: that of tick labels."""

import math
import re

MINUS = re.compile(r"(?<!\w)-(?=[\d.(])|(?<=\S )-(?= \S)")  # before a number, or between two things


def number(value, places=2):
    """A number with so many places, and never minus zero; a huge one with few digits."""
    if math.isinf(value):
        return "∞" if value > 0 else "-∞"
    return f"{value:.3g}" if abs(value) >= 1e6 else f"{round(float(value), places) + 0:.{places}f}"


def with_minus(text):
    """A text with a minus sign wherever a hyphen stands for one; code in backticks stays as it is typed."""
    parts = text.split("`")
    parts[::2] = (MINUS.sub("−", part) for part in parts[::2])
    return "`".join(parts)


def bracketed(written):
    """A number as it is written inside a formula: in brackets where it is negative."""
    return f"({written})" if written.startswith("-") else written


def equals(computed, result, places=2):
    """The sign between what comes of numbers as they are written, and the exact result with so many places."""
    return "=" if number(computed, places) == number(result, places) else "≈"
