"""One minus sign, in pictures and in sentences: that of tick labels and of the numbers beside sliders."""

import re

MINUS = re.compile(r"(?<!\w)-(?=[\d.(])|(?<=\S )-(?= \S)")  # before a number, or between two things


def with_minus(text):
    """A text with a minus sign wherever a hyphen stands for one; code in backticks stays as it is typed."""
    parts = text.split("`")
    parts[::2] = (MINUS.sub("−", part) for part in parts[::2])
    return "`".join(parts)
