"""Lesson NUMBER, further: `noun_range` and `noun_centred`."""

from nn_lesson.practice.exercise import task, vector


def noun_range(numbers):
    """TODO: what it returns."""
    return max(numbers) - min(numbers)


def noun_centred(numbers):
    """TODO: what it returns."""
    mean = sum(numbers) / len(numbers)
    return [number - mean for number in numbers]


def some_numbers(rng):
    return (vector(rng, rng.randint(2, 5)),)


# TODO: two tasks in other places than the lesson's, a harder one last, and cases that tell mistakes apart.
FURTHER = [
    task(
        noun_range,
        some_numbers,
        [([1, 2, 6],), ([-3, 0.5],), ([4, 4],)],
        "TODO: a first hint, a question.",
        "TODO: a second hint, which names the tool.",
        "TODO: a third hint, which may come close to the answer.",
    ),
    task(
        noun_centred,
        some_numbers,
        [([1, 2, 6],), ([-3, 0.5],), ([4, 4],)],
        "TODO: a first hint, a question.",
        "TODO: a second hint, which names the tool.",
        "TODO: a third hint, which may come close to the answer.",
    ),
]
