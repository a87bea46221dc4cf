"""Lesson 11: has something of other rows leaked into the inputs? They are computed anew from the training rows."""

import numpy as np

CLOSE = 1e-6  # relative
ALIKE = 1 - 1e-9  # correlation of a column with the one that it was made of


def leaks(given, numbers, parts):
    """The places of the columns that were scaled by other rows than training rows, or made of them."""
    train, validation, test = parts["train"], parts["validation"], parts["test"]
    others = [np.arange(len(given)), test, validation]
    others += [np.concatenate([train, more]) for more in (validation, test)]
    found = []
    for place, (column, raw) in enumerate(_pairs(given, numbers)):
        if raw is None:
            if np.ptp(column[train]) == 0 and np.ptp(column) > 0:
                found.append(place)  # for something that no training row has
        else:
            slope, start = np.polyfit(raw, column, 1)
            ours, *theirs = (_signs(raw, rows, -start / slope, 1 / abs(slope)) for rows in (train, *others))
            if any(their and not our for signs in theirs for their, our in zip(signs, ours, strict=True)):
                found.append(place)
    return found


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


def _signs(raw, rows, centre, spread):
    """Whether a column was moved by these rows' mean, scaled by their deviation, or both by their range.

    An end of a range may be a number that somebody chose, such as 100: so both ends count together only.
    """
    values, tiny = raw[rows], CLOSE * np.ptp(raw)

    def near(number, other):
        return abs(number - other) <= tiny

    return (
        near(values.mean(), centre),
        near(values.std(), spread) or len(values) > 1 and near(values.std(ddof=1), spread),
        near(values.min(), centre) and near(np.ptp(values), spread) and not near(0, centre),
    )
