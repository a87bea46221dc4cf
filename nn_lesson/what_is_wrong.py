"""Lesson 10, TODO: what its functions do. They are also the answer key."""


def what_is_wrong_total(numbers):
    """TODO: what it returns."""
    total = 0
    for number in numbers:
        total += number
    return total


def what_is_wrong_mean(numbers):
    """TODO: what it returns."""
    return what_is_wrong_total(numbers) / len(numbers)
