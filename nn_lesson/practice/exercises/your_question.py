"""Lesson 11: `uncertainty`, `split`, `baseline` and `scale_by`."""

import numpy as np

import nn_lesson.your_question as mathematics
from nn_lesson.practice.exercise import Exercise, number
from nn_lesson.practice.slips import table
from nn_lesson.read_the_mood import split_rows


def rows_and_seed(rng):
    """As many rows as make whole tenths, so that every way to round is right."""
    return 5 * rng.randint(2, 6), rng.randint(0, 99)


def parts_of(split, count, seed):
    """The three parts; where tenths are no whole numbers, cut anew, since one may round in several ways."""
    parts = split(count, seed)
    is_fine = count % 5 and isinstance(parts, tuple | list) and len(parts) == 3
    is_fine = is_fine and all(isinstance(part, np.ndarray) for part in parts)
    return split_rows(np.concatenate(parts), 6 * count // 10, 2 * count // 10) if is_fine else parts


SPLIT = Exercise(
    reference=mathematics.split,
    cases=[(10, 1), (20, 0), (15, 7), (30, 3), (13, 2), (333, 5)],
    fresh=rows_and_seed,
    call=parts_of,
    slips=table(
        mathematics.split,
        """
        always_seed_11: default_rng(seed) -> default_rng(11)
            It is always the split of the seed 11. Use the `seed` that is passed in.
        order_too: def split(count, seed):
            |     order = np.random.default_rng(seed).permutation(count)
            |     training, validation = count * 6 // 10, count * 2 // 10
            |     parts = order[:training], order[training : training + validation], order[training + validation :]
            |     return parts, order
            The three parts stand in one result, and `order` is another. Return the three parts alone.
        older_source: np.random.default_rng(seed) -> np.random.RandomState(seed)
            These random numbers come from an older source of NumPy's. Take those of `np.random.default_rng(seed)`.
        seven_tenths: count * 6 -> count * 7
            Seven tenths of the rows train here. Six tenths should.
        sixth_and_half: count * 6 // 10, count * 2 // 10 -> count // 6, count // 2
            A sixth of the rows trains here, and half of them are for validation. How much are six of ten?
        divided_first: count * 6 // 10, count * 2 // 10 -> 6 // 10 * count, 2 // 10 * count
            No row trains here: the first number is 0. `//` and `int` drop what is behind the decimal point.
            Multiply first.
        rounded_first: count * 6 // 10, count * 2 // 10 -> count // 10 * 6, count // 10 * 2
            `count // 10` is a whole number already, so of 15 rows only 10 count. Multiply first, then divide.
        percents: count * 6 // 10, count * 2 // 10 -> 60, 20
            The sizes of the parts are always the same here. How many are six tenths of `count`?
        no_test: count * 2 -> count * 4
            Validation gets all that training leaves here, which is four tenths. It should get two tenths.
        validation_from_start: order[training : training + validation] -> order[:validation]
            The second part begins at the front again, so its rows are training rows, too. No row may be in two
            parts.
        validation_has_the_rest: order[training : training + validation] -> order[training:]
            The second part has no end, so it has the test rows in it, too. No row may be in two parts.
        ends_at_validation: order[training : training + -> order[training : 0 +; order[training + -> order[0 +
            `validation` is taken for the place where the second part ends. It is how many rows that part has.
        rest_is_all: order[training + validation :] -> order
            All rows are in the test, also those that train. No row may be in two parts.
        counted_from_the_end: order[training + validation :] -> order[-validation:]
            The third part counts `validation` rows from the end. Of 13 rows, some are in no part then. Begin it
            where the second part ends.
        last_left_out: validation :] -> validation : -1]
            The last row is in no part. A slice without an end goes to the end.
        test_before_validation: def split(count, seed):
            |     order = np.random.default_rng(seed).permutation(count)
            |     training, validation = count * 6 // 10, count * 2 // 10
            |     return order[:training], order[training + validation :], order[training : training + validation]
            The test comes second here. First come the training rows, then those for validation, and the test last.
        sizes: return training, validation, count - training - validation
            These are the sizes of the parts. Return the rows themselves.
        two_parts: return order[:training], order[training:]
            These are two parts. There should be three: validation is one thing, the test another.
        together: return np.concatenate([order[:training], order[training:]])
            All rows are in one array again. Return the three parts, with commas between them.
        """,
    ),
    hints=[
        "How many rows are six tenths of `count`? And two tenths? As whole numbers: nobody can take half a row.",
        "`count * 6 // 10` is a whole number: multiply first, then divide. Your `split_rows` of lesson 9 cuts "
        "`order` in two places.",
        "Write `count * 2 // 10` for validation, beside the number for training. Then return "
        "`split_rows(order, ..., ...)`, with the two numbers in the places of the dots.",
    ],
)


def tables(rng):
    train, rows = (np.array([[number(rng) for _ in "ab"] for _ in range(count)]) for count in (4, 3))
    if rng.random() < 0.3:
        train[:, 1] = 2.5  # a column that never changes
    return train, rows


SCALE_BY = Exercise(
    reference=mathematics.scale_by,
    cases=[
        (np.array([[1.0, 40.0], [3.0, 60.0]]), np.array([[5.0, 50.0]])),
        (np.array([[2.0, 10.0], [4.0, 30.0], [9.0, 20.0]]), np.array([[2.0, 10.0], [8.0, 0.0]])),
        (np.array([[0.0, 7.0], [4.0, 7.0], [5.0, 7.0]]), np.array([[1.0, 7.0], [2.0, 8.0], [6.0, 5.0]])),
        (np.array([[1.0], [2.0], [6.0], [7.0]]), np.array([[4.0], [0.0]])),
    ],
    fresh=tables,
    slips=table(
        mathematics.scale_by,
        """
        own_numbers: train.mean(axis=0), train.std(axis=0) -> rows.mean(axis=0), rows.std(axis=0)
            Mean and spread are those of `rows` here. The test is among these rows: what is known of it may not go
            into the inputs. Take the training rows alone.
        own_spread: mean, spread = train.mean(axis=0), rows.std(axis=0)
            The spread is that of `rows` here. Take the training rows alone, for the spread as for the mean.
        of_all_columns: axis=0 -> axis=None
            All columns get one mean and one spread. A length and a weight have little in common: take each column
            by itself.
        of_rows: train.mean(axis=0), train.std(axis=0) -> train.mean(axis=1).mean(), train.std(axis=1).mean()
            Each training row is taken by itself, across its columns. Go down each column.
        not_moved: return rows / spread
            The rows are scaled and not moved: the mean is still in them.
        brackets: return rows - mean / spread
            Only the mean is divided. Brackets are missing.
        changed_round: mean, spread = train.std(axis=0), train.mean(axis=0)
            Mean and standard deviation stand in each other's place.
        median: train.mean(axis=0) -> np.median(train, axis=0)
            This moves the median to 0. It is the mean that should come there.
        median_nothing_instead: train.mean(axis=0) -> np.median(train, axis=0);
            | spread = np.where(spread == 0, 1, spread) -> pass
            There are two mistakes. This moves the median to 0, where the mean should come. And where a column
            never changes in training, its spread is 0: keep the line that puts a 1 there.
        variance: train.std(axis=0) -> train.var(axis=0)
            It is divided by the variance. The standard deviation is the root of that.
        by_range: train.std(axis=0) -> np.ptp(train, axis=0)
            It is divided by the distance from the least to the largest. One row far off would press all others
            together: take the standard deviation.
        by_largest: train.std(axis=0) -> train.max(axis=0)
            It is divided by the largest number. How far do the numbers of a column usually lie from their mean?
        from_least: train.mean(axis=0) -> train.min(axis=0)
            This moves the least to 0. It is the mean that should come there.
        zero_to_one: mean, spread = train.min(axis=0), np.ptp(train, axis=0)
            This puts the training rows between 0 and 1. Mean 0 and standard deviation 1 is something else.
        train_scaled: return (train - mean) / spread
            These are the training rows. Return `rows`, scaled by what the training rows have told.
        both_scaled: return (train - mean) / spread, (rows - mean) / spread
            There are two results. Return the scaled `rows` alone.
        """,
    ),
    hints=[
        "Two numbers for each column: where its middle is, and how far the numbers usually lie from it. "
        "Which rows may tell them?",
        "`.mean(axis=0)` goes down each column, and so does `.std(axis=0)`. What stands before the dot says whose "
        "mean it is.",
        "`mean, spread = train.mean(axis=0), ...`, and in the last line take the mean away first, in brackets, "
        "then divide what is left.",
    ],
)


def few_labels(rng):
    """Training labels of which one is the commonest, and four others."""
    common, other = rng.sample(range(3), 2)
    train = [common] * 3 + [other] * 2
    rng.shuffle(train)
    return np.array(train), np.array([rng.choice([common, other]) for _ in range(4)])


def labels_of_two_parts(rng):
    """The commonest label is another one in the two parts."""
    common, other = rng.sample(range(3), 2)
    train = [common] * 3 + [other] * 2
    labels = [other] * rng.randint(2, 4) + [common] * rng.randint(1, 2)
    return np.array(rng.sample(train, len(train))), np.array(labels)


BASELINE = Exercise(
    reference=mathematics.baseline,
    cases=[
        (np.array([1, 0, 1, 1]), np.array([1, 0, 0, 0, 1])),
        (np.array([2, 0, 2, 1, 2, 0]), np.array([0, 0, 2, 1])),
        (np.array([1, 0, 0]), np.array([1, 1, 1, 0, 1])),
        (np.array([1, 1, 2, 0, 1]), np.array([0, 2, 2, 2, 0, 1])),
        (np.array([3, 0, 0, 3, 0, 1]), np.array([0, 3, 3, 1, 2, 0])),
        (np.array([1, 0, 0, 1]), np.array([0, 1, 1, 0, 2])),  # two labels as common as each other
        (np.array([0, 1, 0, 0, 1]), np.array([1, 1, 0, 1])),
        (np.array([1, 2, 2, 0, 1, 2]), np.array([2, 2, 2, 1, 1, 0])),
        (np.array([2, 4, 2, 4, 4]), np.array([1, 4, 2, 4, 0])),  # labels that do not begin with 0
    ],
    fresh=labels_of_two_parts,
    by_hand=few_labels,
    slips=table(
        mathematics.baseline,
        """
        no_label: commonest = None
            It is always 0: no label is what it takes for the commonest. Print `commonest`: is it a label?
        all_rows: np.mean(labels == commonest) -> 1.0
            It is always 1. Are all rows counted, and not only those in which `commonest` is right?
        asks_the_answers: np.bincount(train) -> np.bincount(labels)
            It takes the commonest of `labels` themselves. That is to look at the answers first: only the training
            labels may say which is the commonest.
        share_in_training: labels == commonest -> train == commonest
            This is the share in the training rows. Whoever always says that label is judged by `labels`.
        of_all: np.bincount(train) -> np.bincount(np.append(train, labels))
            It takes the commonest of all labels together. Only the training labels may say which is the commonest.
        which: return commonest
            This is the label itself. How often would it be right in `labels`?
        how_many: return np.sum(labels == commonest)
            This is how many would be right. Return the share of `labels` that would be right.
        how_often: np.bincount(train).argmax() -> np.bincount(train).max()
            This is how often the commonest label comes. Which label is it?
        at_that_place: commonest = train[np.bincount(train).argmax()]
            The commonest label is taken for a place in `train`. The place of the largest count is that label
            already.
        how_often_0: np.bincount(train).argmax() -> np.bincount(train)[0]
            This is how often the label 0 comes. Which label comes most often?
        how_often_1: np.bincount(train).argmax() -> np.bincount(train)[1]
            This is how often the label 1 comes. Which label comes most often?
        count_by_labels: return np.bincount(train).max() / len(labels)
            This divides a count of `train` by how many `labels` there are. How many of `labels` are the commonest
            label of `train`?
        rarest: .argmax() -> .argmin()
            It always says the rarest label. The commonest is right most often.
        largest: np.bincount(train).argmax() -> train.max()
            It takes the label with the largest number. Which one comes most often?
        where_largest: np.bincount(train).argmax() -> train.argmax()
            This is the place at which the largest label stands. Count the labels first.
        first: np.bincount(train).argmax() -> train[0]
            It takes the label of the first training row. Which one comes most often?
        always_0: commonest = 0
            It always says 0. Which label comes most often in training?
        always_1: commonest = 1
            It always says 1. Which label comes most often in training?
        two_labels: commonest = int(np.sum(train) > len(train) / 2)
            Only 0 or 1 can come out here. There may be more labels: which one comes most often?
        two_counts: commonest = int(np.sum(train == 1) > np.sum(train == 0))
            Only 0 or 1 can come out here. There may be more labels: which one comes most often?
        ones_or_zeros: commonest = int(np.sum(train == 1) > len(train) / 2)
            Only 0 or 1 can come out here. There may be more labels: which one comes most often?
        place_of_count: commonest = np.unique(train, return_counts=True)[1].argmax()
            This is the place of the largest count among the labels that there are. The label that stands there is
            another number.
        count_or_label: def baseline(train, labels):
            |     commonest = 0
            |     for label in train:
            |         if np.sum(train == label) > commonest:
            |             commonest = label
            |     return np.mean(labels == commonest)
            A count is compared with a label here. Keep two things: the largest count so far, and its label.
        place_by_place: def baseline(train, labels):
            |     return sum(a == b for a, b in zip(train, labels)) / len(labels)
            Each label is compared with the one at the same place in training. First find the label that comes most
            often there, and compare all with that.
        middle_one: commonest = sorted(train)[len(train) // 2]
            It takes the label in the middle. Labels are names for classes: which one comes most often?
        last: np.bincount(train).argmax() -> train[-1]
            It takes the label of the last training row. Which one comes most often?
        middle: np.bincount(train).argmax() -> np.median(train)
            It takes the label in the middle. Labels are names for classes: which one comes most often?
        mean: np.bincount(train).argmax() -> np.round(np.mean(train))
            It takes the mean of the labels. They are names for classes, and nothing lies between two of them:
            which one comes most often?
        wrong_ones: labels == commonest -> labels != commonest
            This is the share that would be wrong. How many would be right?
        by_training: return np.sum(labels == commonest) / len(train)
            It is divided by how many training labels there are. Of how many labels is it the share?
        guessing: return 1 / len(np.unique(train))
            That is what guessing at random gives. Always saying the commonest does better.
        each: return labels == commonest
            This says of each row whether it would be right. Return the share of those that would.
        """,
    ),
    hints=[
        "Which label comes most often in training? Whoever has learned nothing else always says that one.",
        "`np.bincount(train)` counts each label. The place of the largest count is the label that you want: "
        "`.argmax()` gives it.",
        "`labels == commonest` is `True` for each row in which it would be right. `np.mean` makes a share of it.",
    ],
)


def share_and_count(rng):
    return round(rng.uniform(0.05, 0.95), 2), rng.randint(20, 400)


UNCERTAINTY = Exercise(
    reference=mathematics.uncertainty,
    cases=[(0.5, 100), (0.9, 100), (0.8, 25), (0.2, 400), (1.0, 30)],
    fresh=share_and_count,
    by_hand=lambda rng: (rng.choice([0.1, 0.2, 0.5, 0.8, 0.9]), rng.choice([25, 100])),
    slips=table(
        mathematics.uncertainty,
        """
        no_root: np.sqrt(share * (1 - share) / count) -> share * (1 - share) / count
            The root is missing. Four times as many samples should halve it.
        outside: np.sqrt(share * (1 - share) / count) -> np.sqrt(share * (1 - share)) / count
            It is divided by `count` outside of the root. So ten times as many samples would make it ten times
            smaller, and that is too good.
        root_of_count: np.sqrt(share * (1 - share) / count) -> share * (1 - share) / np.sqrt(count)
            Only `count` is under the root. The product belongs there, too.
        spread_alone: np.sqrt(share * (1 - share) / count) -> np.sqrt(share * (1 - share))
            This is for a single sample. The more samples, the surer the share: `count` plays no part yet.
        nine_tenths_and_three: def uncertainty(share, count):
            |     if share in (0, 1):
            |         return 3 / count
            |     return np.sqrt(0.9 * (1 - share) / count)
            The share of the right ones is always 0.9 here: take the one that comes in. And a share of 0 or 1 needs
            no line of its own: the same formula is asked for.
        count_alone: np.sqrt(share * (1 - share) / count) -> 1 / np.sqrt(count)
            The share plays no part: added up, the two shares are always 1. A share near 0 or 1 is surer than one
            near a half.
        half_always: np.sqrt(share * (1 - share) / count) -> 0.5 / np.sqrt(count)
            The share plays no part: this is right for a share of a half alone.
        right_alone: share * (1 - share) -> share
            Only the share of the right ones is in it. A share of 1 is as sure as a share of 0: both shares count.
        wrong_alone: share * (1 - share) -> (1 - share)
            Only the share of the wrong ones is in it. A share of 0 is as sure as a share of 1: both shares count.

        share_squared: share * (1 - share) -> share * share
            Only the share of the right ones is in it, so a share of 1 is the least sure. The share of the wrong
            ones counts, too.
        always_a_tenth: (1 - share) -> 0.1
            The share of the wrong ones is always 0.1 here. That goes with a share of 0.9 alone.
        nothing_left: share * (1 - share) -> abs(share * 1 - share)
            It is always 0. Are brackets missing, so that `share * 1` comes first? Or is there a `//`, which drops
            all that is less than 1?
        brackets: share * (1 - share) / count -> share * 1 - share / count
            Brackets are missing around the share of the wrong ones: Python multiplies and divides first.
        root_of_share: np.sqrt(share * (1 - share) / count) -> np.sqrt(share) * (1 - share) / count
            The root ends too soon: only the first share is under it. The rest belongs there, too.
        multiplied_without_root: np.sqrt(share * (1 - share) / count) -> count * share * (1 - share)
            The root is missing, and more samples make it larger. They should make it smaller.
        multiplied: / count -> * count
            More samples make it larger here. They should make it smaller. (Numbers of right and wrong samples are
            no shares: each is `count` times as large.)
        one_less: / count -> / (count - 1)
            It is divided by one sample too few. Take all of them.
        two: np.sqrt( -> 2 * np.sqrt(
            This is twice the standard error. Return it once: whoever reads it doubles it.
        percent: np.sqrt( -> 100 * np.sqrt(
            This is in percent. Return a share: 0.05, not 5.
        the_share: np.sqrt(share * (1 - share) / count) -> share
            This is the share itself. How far may it lie off?
        from_count: 1 - share -> count - share
            The share of the wrong ones is not `count - share`: the two shares add up to 1.
        """,
    ),
    hints=[
        "A share and the share of the others, multiplied: that is most for a half, and 0 where all are right. "
        "More samples make it smaller. And there is a root.",
        "The share of the wrong ones is `1 - share`. Divide the product by `count`. The root is around all of it.",
        "`np.sqrt(share * (...) / count)`, with the share of the wrong ones in the place of the dots.",
    ],
)

EXERCISES = [UNCERTAINTY, SPLIT, BASELINE, SCALE_BY]
