"""Lesson 11, further: `samples_needed` and `strangers`."""

from nn_lesson.practice.exercise import task

NAMES = ["Ada", "Bo", "Cem", "Dora"]


def samples_needed(share, error):
    """How many samples a share is made of that has this standard error."""
    return share * (1 - share) / error**2


def strangers(people, train, others):
    """Those of the rows `others` that are of people without a row in `train`; `people` says whose each row is."""
    known = [people[row] for row in train]
    return [row for row in others if people[row] not in known]


def rows_of_people(rng):
    """At least one of the others is a stranger, and one is not."""
    people = ["Ada", "Ada", "Bo", "Cem", *rng.choices(NAMES, k=2)]
    return people, [0, 2], rng.sample([1, 3, 4, 5], 4)


FURTHER = [
    task(
        samples_needed,
        lambda rng: (round(rng.uniform(0.1, 0.9), 2), rng.choice([0.01, 0.02, 0.04, 0.05])),
        [(0.9, 0.03), (0.5, 0.05), (0.8, 0.01), (0.2, 0.1)],
        "Your `uncertainty` goes from the number of samples to the error. Go back: what undoes a root?",
        "Squared, the error is the product of both shares, divided by the number of samples.",
        "So the number is the product `share * (1 - share)`, divided by `error ** 2`.",
        slips="""
            not_squared: share * (1 - share) / error
                The error is not squared. Half the error takes four times as many samples.
            root: (share * (1 - share)) ** 0.5 / error
                This is the root of the number. Half the error takes four times as many samples.
            doubled: 4 * share * (1 - share) / error**2
                This many make *twice* the standard error as small as that. Once is asked for.
        """,
    ),
    task(
        strangers,
        rows_of_people,
        [
            (["Ada", "Bo", "Ada", "Cem"], [0], [1, 2, 3]),
            (["Bo", "Bo", "Cem", "Ada", "Cem"], [4, 1], [3, 2, 0]),
            (["Cem", "Dora", "Ada", "Dora", "Bo", "Ada"], [2], [5, 4, 3, 1]),
            (["Ada", "Ada", "Bo", "Cem", "Bo"], [3], [4, 0, 1]),
        ],
        "Which people have a row in `train`? Of the others, keep the rows of everybody else.",
        "`people[row]` is whose row it is. Collect those of the training rows in a list `known` first.",
        "Go through `others`, and append a row where `people[row]` is not in `known`.",
        slips="""
            known_ones: [row for row in others if people[row] in [people[row] for row in train]]
                These are the rows of people who are in the training. Keep the others.
            names: [people[row] for row in others if people[row] not in [people[row] for row in train]]
                These are the people. Return the numbers of their rows.
            by_number: [row for row in others if row not in train]
                All of `others` are there, also those of people with another row in `train`. Ask about people.
        """,
    ),
]
