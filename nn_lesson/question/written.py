"""Lesson 11: numbers and dates, as people write them."""

import math
import re
from collections import Counter
from datetime import datetime

DATES = "%Y-%m-%d", "%d.%m.%Y", "%d/%m/%Y", "%m/%d/%Y", "%Y-%m-%d %H:%M:%S", "%Y-%m-%dT%H:%M:%S", "%Y/%m/%d"
WITH_UNIT = re.compile(r"[$€£]?\s*([-+\u2212]?[\d.,\u00a0]*\d)\s*(\D{0,4})")
TIME = re.compile(r"(\d{1,2}):([0-5]\d)(?::([0-5]\d))?\s*(?:(am|pm)|Uhr|h)?", re.IGNORECASE)


def decimal_sign(rows):
    """The decimal sign, where values are not separated by commas."""
    written = [text.strip() for row in rows[:200] for text in row]
    commas = sum(bool(re.fullmatch(r"[-+]?[\d.]*\d,\d+\s*\D{0,4}", text)) for text in written)
    points = sum(bool(re.fullmatch(r"[-+]?[\d,]*\d\.\d+\s*\D{0,4}", text)) for text in written)
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


def measures_of(texts, decimal):
    """A float for each text that has the unit that most have, such as %, or is a time, in hours; else None."""
    parts = [WITH_UNIT.fullmatch(text) for text in texts]
    units = Counter(part[2] for part in parts if part)
    unit = max(units, key=units.get, default="")
    numbers = numbers_of([part[1] if part and part[2] == unit else "" for part in parts], decimal)
    return max(numbers, list(map(_hours, texts)), key=lambda found: sum(number is not None for number in found))


def _hours(text):
    if not (time := TIME.fullmatch(text)):
        return None
    hour, minute, second = (int(part or 0) for part in time.groups()[:3])
    if half := time[4]:
        hour = hour % 12 + 12 * (half.lower() == "pm")
    return hour + minute / 60 + second / 3600


def is_date(text):
    for form in DATES:
        try:
            datetime.strptime(text, form)
            return True
        except ValueError:
            continue
    return False
