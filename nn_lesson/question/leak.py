"""Lesson 11: has something of other rows leaked into the inputs? They are computed anew from the training rows."""

import numpy as np

CLOSE = 1e-6  # relative
ALIKE = 1 - 1e-9  # correlation of a column with the one that it was made of


def leaks(given, numbers, parts):
    """The places of the columns that were scaled by other rows than training rows, or made of them."""
    train, validation, test = parts["train"], parts["validation"], parts["test"]
    others = [np.arange(len(given)), test, validation]
    others += [np.concatenate([train, more]) for more in (validation, test)]
    still = _constant(numbers, train) if given.shape == numbers.shape else np.zeros(given.shape[1], bool)
    found = []
    for place, (column, raw) in enumerate(_pairs(given, numbers)):
        if raw is None:
            if _constant(column, train) and np.ptp(column) > 0 and not still[place]:
                found.append(place)  # for something that no training row has
        else:
            slope, start = np.polyfit(raw, column, 1)
            if _is_of_others(raw, train, others, -start / slope, 1 / abs(slope)):
                found.append(place)
    return found


def _constant(columns, rows):
    return np.ptp(columns[rows], axis=0) == 0


def _pairs(given, numbers):
    """Each given column, with the column of numbers of which it was made by moving and scaling, or None."""
    alike = np.abs(_unit(given).T @ _unit(numbers))
    for column, row in zip(given.T, alike, strict=True):
        yield column, numbers[:, row.argmax()] if row.max() > ALIKE else None


def _unit(columns):
    """Columns of mean 0 and length 1; what does not vary is 0."""
    moved = columns - columns.mean(axis=0)
    length = np.linalg.norm(moved, axis=0)
    return moved / np.where(length > 0, length, 1)


def _is_of_others(raw, train, others, centre, spread):
    """Whether other rows explain by what a column was moved and scaled, and the training rows do not.

    An end of a range may be a number that somebody chose, such as 100: so both ends count together only.
    """

    def is_one_of(value, *numbers):
        return any(abs(value - number) <= CLOSE * np.ptp(raw) for number in numbers)

    ours = raw[train]
    moved = not is_one_of(centre, 0, ours.mean(), np.median(ours), ours.min(), ours.max())
    scaled = not is_one_of(spread, 1, *_deviations(ours), np.ptp(ours), ours.max())
    for theirs in (raw[rows] for rows in others):
        if moved and is_one_of(centre, theirs.mean()) or scaled and is_one_of(spread, *_deviations(theirs)):
            return True
        by_range = is_one_of(centre, theirs.min()) and is_one_of(spread, np.ptp(theirs))
        if (moved or scaled) and by_range and not is_one_of(centre, 0):
            return True
    return False


def _deviations(values):
    return [values.std(), values.std(ddof=1)] if len(values) > 1 else [values.std()]
