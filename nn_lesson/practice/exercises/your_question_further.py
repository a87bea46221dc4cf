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
        [(0.9, 0.03), (0.5, 0.05), (0.8, 0.01), (0.2, 0.1), (0.62, 0.04), (0.3, 0.2)],
        "Your `uncertainty` goes from the number of samples to the error. Go back: what undoes a root?",
        "Squared, the error is the product of both shares, divided by the number of samples.",
        "So the number is the product `share * (1 - share)`, divided by `error ** 2`.",
        slips="""
            brackets_and_doubled: share * 1 - share / error * 2
                Brackets are missing around `1 - share`, and the error is to be squared, `error**2`, not doubled.
            not_squared: error**2 -> error
                The error is not squared. Half the error takes four times as many samples.
            root: (share * (1 - share)) ** 0.5 / error
                This is the root of the number. Half the error takes four times as many samples.
            half_of_root: (share * (1 - share)) ** 0.5 / error / 2
                There is still a root, and the error is not squared: a square undoes the root on one side, and
                squares the error on the other. To halve is something else.
            root_of_both: (share * (1 - share) / error) ** 0.5
                A root is still taken (`uncertainty` takes one), and the error is not squared. A square undoes it.
            root_of_share: (share * (1 - share)) ** 0.5 / error**2
                The root around the shares is still there. It is undone where the error is squared.
            product_squared: (share * (1 - share) / error) ** 2
                All of it is squared. The error alone should be: the shares stood under the root.
            shares_squared: (share * (1 - share)) ** 2 / error
                The shares are squared, and the error is not. The shares stood under the root, so squaring takes
                the root from them, and squares the error.
            error_doubled: error**2 -> (2 * error)
                The error is doubled, where it should be squared.
            root_of_error: error**2 -> error**0.5
                This is the root of the error. Its square should be there.
            multiplied: / error -> * error
                It is multiplied by the square of the error. Divide by it: a larger error needs fewer samples.
            multiplied_alone: share * (1 - share) * error
                A larger error needs more samples here. It should need fewer.
            whole: math.ceil(round(share * (1 - share) / error**2, 9))
                These are whole numbers, as if rounded up, or found by counting. Turn the formula round, and return
                the number as it is: it need not be whole.
            one_more: int(round(share * (1 - share) / error**2, 9)) + 1
                These are whole numbers, one too far. Return the number as it is, with its decimals: it need not be
                whole.
            right_alone: share * (1 - share) -> share
                Only the share of the right ones is in it. The share of the wrong ones counts as much.
            wrong_alone: share * (1 - share) -> (1 - share)
                Only the share of the wrong ones is in it. The share of the right ones counts as much.
            right_alone_root: share / error
                The share of the wrong ones is missing, and the error is not squared.
            right_alone_doubled: share / (2 * error)
                The share of the wrong ones is missing, and the error is doubled, where it should be squared.
            share_squared: (1 - share) -> share
                Only the share of the right ones is in it, squared. The share of the wrong ones counts as much.
            added: 1 / error**2
                The share plays no part: added up, the two shares are always 1. A half needs most samples, a share
                near 0 or 1 fewest.
            half_always: 0.25 / error**2
                The share plays no part: this is right for a share of a half alone.
            brackets: (1 - share) -> 1 - share
                Brackets are missing around the share of the wrong ones: Python multiplies and divides first.
            shares_and_error: share * (1 - share) - error**2
                The square of the error is taken away. The smaller the error, the more samples: divide by it.
            by_share: error**2 / (share * (1 - share))
                This is 1 divided by the number. A smaller error needs more samples, not fewer.
            doubled: 4 * share * (1 - share) / error**2
                This many make *twice* the standard error as small as that. Once is asked for.
            twice_nearly: 1.96**2 * share * (1 - share) / error**2
                This many make almost *twice* the standard error as small as that. Once is asked for.
            counts_in_tens: 1 + 10 * math.ceil(round((share * (1 - share) / error**2 - 1) / 10, 9))
                These are numbers such as 1, 11 and 21: the count grows by 10, and so it goes too far. Which number
                has exactly this error?
            seems_one: 1
                It is always 1. If a loop counts samples, ask while which condition it goes on: as long as the
                error is still larger than `error`.
            of_a_hundred: np.sqrt(share * (1 - share) / 100) / error**2
                It begins with the standard error of 100 samples. How many there will be is asked: begin with the
                shares themselves.
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
            (["Anna", "Ann", "Bo", "Jo"], [0, 3], [2, 1]),  # a name that is part of another
            (["Bo", "Ada", "Cem", "Cem", "Ada"], [0, 1, 0], [3, 4, 2]),
        ],
        "Which people have a row in `train`? Of the others, keep the rows of everybody else.",
        "`people[row]` is whose row it is. Collect those of the training rows in a list `known` first.",
        "Go through `others`, and append a row where `people[row]` is not in `known`.",
        slips="""
            parts: [row for row in others if not any(people[row] in people[known] for known in train)]
                A name counts as known where it is part of another, as Ann is of Anna. Compare whole names, those
                in a list.
            known_ones: not in -> in
                These are the rows of people who are in the training. Keep the rows of people who have none there.
            names: [row for -> [people[row] for
                These are the people. Return the numbers of their rows.
            names_and_numbers: [people[row] for row in others if people[row] not in train]
                These are people, and nobody is left out: `train` holds numbers of rows, not people.
                Ask whose rows those are, and return numbers of rows.
            names_once: list(dict.fromkeys(people[row] for row in others if people[row] not in [
                | people[row] for row in train]))
                These are the people. Return the numbers of their rows, of each person all.
            by_number: [row for row in others if row not in train]
                All of `others` are there, also those of people with another row in `train`. In `train`
                stand numbers of rows, so ask whose rows they are.
            places: [i for i, row in enumerate(others) if people[row] not in [people[row] for row in train]]
                These are places in `others`. Return the numbers of rows that stand there.
            each: [people[row] not in [people[row] for row in train] for row in others]
                This says of each row whether it is a stranger's. Return the numbers of these rows.
            once_each: def strangers(people, train, others):
                |     known, result = [people[row] for row in train], []
                |     for row in others:
                |         if people[row] not in known:
                |             known.append(people[row])
                |             result.append(row)
                |     return result
                Of each stranger only one row is there. Keep all of them.
            sorted: sorted(row for row in others if people[row] not in [people[row] for row in train])
                The rows come sorted by their numbers, as often out of a set. Leave them in the order of `others`:
                a list keeps it.
            of_everybody: in others if -> in range(len(people)) if
                It goes through the rows of everybody. Go through those in `others`, in their order.
            once_for_each: [row for row in others for known in train if people[row] != people[known]]
                A row is kept once for each training row of another person. Keep it once, where nobody in training
                is that person.
            differs_from_one: [row for row in others if any(people[row] != people[known] for known in train)]
                A row is kept where one person in training is another one. It should be kept only where all of them
                are.
            until_known: def strangers(people, train, others):
                |     result = []
                |     for row in others:
                |         for known in train:
                |             if people[row] == people[known]:
                |                 break
                |             result.append(row)
                |     return result
                A row is kept before all of `train` has been looked at, and kept again with the next. Look through
                all of it first.
            seems_after_first: def strangers(people, train, others):
                |     result, known = [], False
                |     for row in others:
                |         for place in train:
                |             if people[place] == people[row]:
                |                 known = True
                |         if not known:
                |             result.append(row)
                |     return result
                After the first row of somebody known, nothing more is kept. Each row is asked anew: is something
                never set back, or does the loop end too early?
            side_by_side: [row for known, row in zip(train, others) if people[row] != people[known]]
                Each row is compared with one training row alone, that at the same place. Somebody in any of them
                is known.
            single_rows: [row for row in others if people.count(people[row]) == 1]
                These are rows of people who have no other row. A stranger may have several: only `train` says who
                is known.
            first_alone: [row for row in others if people[row] != people[train[0]]]
                It looks at the first of the training rows alone. Somebody in any of the others is known, too.
            last_alone: [row for row in others if people[row] != people[train[-1]]]
                It looks at the last of the training rows alone. Somebody in any of the others is known, too.
            names_last_alone: [people[row] for row in others if people[row] != people[train[-1]]]
                These are people, not the numbers of their rows. And it looks at the last of the training rows
                alone.
            first_stranger: [row for row in others if people[row] not in [people[row] for row in train]][:1]
                There is only the first stranger. Does a `return` end the loop too early?
            first_people: [people[row] for row in train] -> people[: len(train)]
                The first people of all count as those in training. `train` says which rows these are.
            how_many: len([row for row in others if people[row] not in [people[row] for row in train]])
                This is how many rows there are. Return their numbers in a list.
        """,
    ),
]
