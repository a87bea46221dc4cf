"""Lesson 11: numbers and dates, as people write them."""

import math
import re
from datetime import datetime

DATES = "%Y-%m-%d", "%d.%m.%Y", "%d/%m/%Y", "%m/%d/%Y", "%Y-%m-%d %H:%M:%S", "%Y-%m-%dT%H:%M:%S", "%Y/%m/%d"


def decimal_sign(rows):
    """The decimal sign, where values are not separated by commas."""
    written = [text.strip() for row in rows[:200] for text in row]
    commas = sum(bool(re.fullmatch(r"[-+]?[\d.]*\d,\d+", text)) for text in written)
    points = sum(bool(re.fullmatch(r"[-+]?[\d,]*\d\.\d+", text)) for text in written)
    return "," if commas > points else "."


def numbers_of(texts, decimal):
    """A float for each text, None where one is no ordinary number."""
    thousands = "." if decimal == "," else ","
    grouped = re.compile(rf"[-+]?\d{{1,3}}(?:\{thousands}\d{{3}})+(?:\{decimal}\d+)?")

    def number(text):
        text = text.replace("\u2212", "-").replace("\u00a0", "")
        if grouped.fullmatch(text):
            text = text.replace(thousands, "")
        try:
            value = float(text.replace(",", ".") if decimal == "," else text)
        except ValueError:
            return None
        return value if math.isfinite(value) and "_" not in text else None

    known = {text: number(text) for text in set(texts)}
    return [known[text] for text in texts]


def is_date(text):
    for form in DATES:
        try:
            datetime.strptime(text, form)
            return True
        except ValueError:
            continue
    return False
