"""Lesson NUMBER, TODO: what its functions do. They are also the answer key."""


def noun_total(numbers):
    """TODO: what it returns."""
    total = 0
    for number in numbers:
        total += number
    return total


def noun_mean(numbers):
    """TODO: what it returns."""
    return noun_total(numbers) / len(numbers)
