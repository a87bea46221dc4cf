"""Lesson 8, further: `confusion_table` and `top_two`."""

from random import Random

import numpy as np

from nn_lesson.practice.exercise import task


def confusion_table(predicted, labels, classes):
    """How often each label, one a row, was taken for each class, one a column: `(classes, classes)`."""
    table = np.zeros((classes, classes))
    for guess, label in zip(predicted, labels, strict=True):
        table[label, guess] += 1
    return table


def top_two(probabilities, labels):
    """The share of rows in which the label is one of the two most probable classes."""
    right = 0
    for row, label in zip(probabilities, labels, strict=True):
        more_probable = np.sum(row > row[label])
        if more_probable < 2:
            right += 1
    return right / len(labels)


def draws(rng, count, classes):
    return np.array(rng.choices(range(classes), k=count))


RANKS = np.array([Random(seed).sample(range(4), 4) for seed in range(6)])  # of four classes, in six rows


FURTHER = [
    task(
        confusion_table,
        lambda rng: (draws(rng, 6, 3), draws(rng, 6, 3), rng.choice([3, 4])),
        [
            (np.array([0, 1, 1, 0]), np.array([0, 1, 0, 0]), 2),
            (np.array([2, 2, 2, 0, 1]), np.array([1, 1, 2, 0, 1]), 3),
            (np.array([0, 1]), np.array([1, 0]), 4),  # classes that never come
        ],
        "Begin with a table of zeros. Each example adds 1 to one place of it. Which place?",
        "`zip` hands you each guess with its label: the label says which row it is, the guess which column.",
        "Begin with `np.zeros((classes, classes))`. In each round `table[label, guess]` grows by 1.",
        slips="""
        turned: table[label, guess] -> table[guess, label]
            Rows and columns have changed places. The label says which row it is, the guess which column.
        once: += 1 -> = 1
            A pair of label and guess is counted once only, however often it comes. Go through the examples, and
            add 1 for each.
        one_row: def confusion_table(predicted, labels, classes):
            |     table = [[0] * classes] * classes
            |     for guess, label in zip(predicted, labels):
            |         table[label][guess] += 1
            |     return table
            All rows are alike. Each example should change one row alone. With a `*` behind it, a list of lists
            holds one and the same row many times: take an array of zeros.
        one_row_turned: def confusion_table(predicted, labels, classes):
            |     table = [[0] * classes] * classes
            |     for guess, label in zip(predicted, labels):
            |         table[guess][label] += 1
            |     return table
            All rows are alike. Each example should change one row alone. With a `*` behind it, a list of lists
            holds one and the same row many times: take an array of zeros.
        class_zero_left_out: table[label, guess] += 1 -> table[label, guess] += label > 0 and guess > 0
            Nothing is counted for the class 0. Classes are counted from 0.
        mistakes_alone: += 1 -> += label != guess
            Only the mistakes are counted. What was right is counted, too: its row and its column are the same.
        shares: return table / len(labels)
            These are shares of all examples. Return how many there are.
        shares_of_labels: return table / np.maximum(table.sum(axis=1, keepdims=True), 1)
            These are shares of each row. Return how many there are.
        shares_of_labels_nan: return table / table.sum(axis=1, keepdims=True)
            These are shares of each row. Return how many there are.
        rows_of_labels: table[label, guess] -> table[label]
            An example adds 1 to a whole row. It adds 1 to one place of it, in the column of the guess.
        each_with_each: def confusion_table(predicted, labels, classes):
            |     table = np.zeros((classes, classes))
            |     for label in labels:
            |         for guess in predicted:
            |             table[label, guess] += 1
            |     return table
            Each label is paired with every guess. A label belongs to the guess of its own example alone: go
            through both at once.
        each_with_each_turned: def confusion_table(predicted, labels, classes):
            |     table = np.zeros((classes, classes))
            |     for label in labels:
            |         for guess in predicted:
            |             table[guess, label] += 1
            |     return table
            Each label is paired with every guess, and rows and columns have changed places. A label belongs to the
            guess of its own example alone, and says which row it is.
        counts_added: def confusion_table(predicted, labels, classes):
            |     rows, columns = (np.bincount(given, minlength=classes) for given in (labels, predicted))
            |     return rows[:, None] + columns
            It adds how often a label comes to how often a guess comes. Count the examples in which both come
            together.
        both_on_the_diagonal: table[label, guess] += 1 -> table[label, label] += 1
            |         table[guess, guess] += 1
            Label and guess are counted each by itself, in the row and the column of its own number. Count the
            pair: the label says the row, the guess the column.
        by_example: def confusion_table(predicted, labels, classes):
            |     return np.array(labels)[:, None] == np.array(predicted)
            There is a row for each example. There should be one for each class.
        how_many_labels: def confusion_table(predicted, labels, classes):
            |     return np.bincount(labels, minlength=classes)
            This says how often each label comes. Count each pair of label and guess.
        how_many_guesses: def confusion_table(predicted, labels, classes):
            |     return np.bincount(predicted, minlength=classes)
            This says how often each class was guessed. Count each pair of label and guess.
        how_many_right: np.sum(np.array(predicted) == labels)
            This is how many are right. Count each pair of label and guess, in a table.
        share_right: np.mean(np.array(predicted) == labels)
            This is the share of right answers. Count each pair of label and guess, in a table.
        only_what_comes: np.zeros((classes, classes)) -> np.zeros((1 + max(max(labels), max(predicted)),) * 2)
            The table has room for the classes that come. `classes` says how many there are, even where some never
            come.
        label_added: += 1 -> += label
            Each example adds its label. Add 1, so that examples are counted.
        guess_added: += 1 -> += guess
            Each example adds its guess. Add 1, so that examples are counted.
        as_many_as_classes: zip(predicted, labels, strict=True) -> (
            | (predicted[i], labels[i]) for i in range(classes))
            It goes through as many examples as there are classes. Go through all of them.
        first_left_out: zip(predicted, labels, strict=True) -> zip(predicted[1:], labels[1:])
            The first example is left out.
        seems_empty: np.zeros((classes, classes))
            The table stays empty. Does each example add 1 to one place of it?
        """,
    ),
    task(
        top_two,
        lambda rng: (np.array([rng.sample([0.1, 0.2, 0.3, 0.4], 4) for _ in range(3)]), draws(rng, 3, 4)),
        [
            (np.array([[0.5, 0.3, 0.2], [0.1, 0.2, 0.7]]), np.array([1, 0])),
            (np.array([[0.2, 0.3, 0.1, 0.4], [0.6, 0.1, 0.25, 0.05]]), np.array([3, 2])),
            (np.array([[0.7, 0.2, 0.1]]), np.array([2])),
            (np.array([[0.1, 0.2, 0.3, 0.4]]), np.array([1])),
            (np.array([[0.0, 1.0, 0.0]]), np.array([1])),  # a probability that looks like its label
            (np.array([[0.8, 0.15, 0.05], [0.6, 0.3, 0.1]]), np.array([1, 1])),  # the size alone does not tell
            (np.array([[0.5, 0.4, 0.1], [0.3, 0.6, 0.1]]), np.array([1, 0])),
            (np.array([[0.4, 0.25, 0.35], [0.7, 0.2, 0.1]]), np.array([1, 0])),
            (
                np.array([[0.4, 0.2, 0.1, 0.3], [0.4, 0.2, 0.3, 0.1], [0.3, 0.4, 0.1, 0.2]]),
                np.array([1, 3, 2]),  # none of them, though each is so in another row
            ),
            (np.array([0.05, 0.15, 0.25, 0.55])[RANKS], np.array([3, 3, 3, 1, 2, 0])),
            (np.array([0.1, 0.2, 0.3, 0.4])[RANKS[::-1]], np.array([3, 0, 1, 0, 0, 1])),
        ],
        "Take one row. How many classes may be more probable than the right one, if that is in the first two?",
        "`row > row[label]` says of each class whether it is more probable, and `np.sum` counts.",
        "Where `np.sum(row > row[label])` is less than 2, add 1 to `right`. Divide by `len(labels)` last.",
        slips="""
        # How many of the classes count
        first_only: more_probable < 2 -> more_probable < 1
            Only the most probable class counts. The second one is good enough, too.
        second_only: more_probable < 2 -> more_probable == 1
            Only the second most probable class counts. The first one is good enough, too.
        rows_for_columns: def top_two(probabilities, labels):
            |     orders = np.argsort(probabilities)[-2:]
            |     return np.mean([label in orders[i] for i, label in enumerate(labels)])
            The last two rows are taken where the last two of each row are wanted.
        all_but_least: more_probable < 2 -> more_probable < len(row) - 1
            All classes count but the least probable. Only the first two should: of a row that is sorted upwards,
            these are the last two.
        second_and_third: more_probable < 2 -> more_probable in (1, 2)
            The second and the third class count. It should be the first or the second: the last two places of a
            row that is sorted upwards.
        least: row > row[label] -> row < row[label]
            The two least probable classes count. Where a row is sorted upwards, these come first, and the most
            probable ones last.
        least_only: row > row[label] -> row < row[label]; < 2 -> < 1
            Only the least probable class counts. Where a row is sorted upwards, this comes first, and the most
            probable one last.
        first_and_second_column: def top_two(probabilities, labels):
            |     orders = probabilities.argsort()
            |     return np.mean([label in (order[-1], order[1]) for order, label in zip(orders, labels)])
            The most probable class counts, and the second least probable. In a row that is sorted upwards, the
            second most probable one is the last but one.
        first_and_least: def top_two(probabilities, labels):
            |     orders = probabilities.argsort()
            |     return np.mean([label in (order[-1], order[0]) for order, label in zip(orders, labels)])
            The most probable class counts, and the least probable. In a row that is sorted upwards, the second
            most probable one is the last but one.
        second_without_first: def top_two(probabilities, labels):
            |     right = 0
            |     for row, label in zip(probabilities, labels):
            |         row = list(row)
            |         first = row.index(max(row))
            |         row.pop(first)
            |         right += label in (first, row.index(max(row)))
            |     return right / len(labels)
            Once the largest is taken out of a row, what comes after it moves up by one place, so the second class
            may be the wrong one. Put something small in its place instead.
        truth_of_a_number: def top_two(probabilities, labels):
            |     orders = zip(probabilities.argsort(), labels)
            |     return np.mean([bool(label == order[-1] or order[-2]) for order, label in orders])
            A number after `or` is a yes by itself, unless it is 0. Ask on both sides of it whether the label is
            that class.
        truth_of_the_first: def top_two(probabilities, labels):
            |     orders = zip(probabilities.argsort(), labels)
            |     return np.mean([bool(label == order[-2] or order[-1]) for order, label in orders])
            A number after `or` is a yes by itself, unless it is 0. Ask on both sides of it whether the label is
            that class.
        values: def top_two(probabilities, labels):
            |     return np.mean([label in sorted(row)[-2:] for row, label in zip(probabilities, labels)])
            A label is compared with probabilities. It says which class it is, and not how probable: look for the
            places of the two largest.
        of_any_row: def top_two(probabilities, labels):
            |     orders = np.argsort(probabilities, axis=1)[:, -2:]
            |     return np.mean([label in orders for label in labels])
            It asks whether the label is one of the first two of any row. Each example has a row of its own: ask
            that one alone.
        largest_of_all: def top_two(probabilities, labels):
            |     return np.mean(probabilities.argmax() == labels)
            It takes the place of the largest of all numbers. Each row has places of its own.
        by_columns: def top_two(probabilities, labels):
            |     return np.mean([sum(probabilities.T[j] > probabilities[i, j]) < 2 for i, j in enumerate(labels)])
            It compares the numbers of a column. Compare those of a row: one row is one example.
        half: more_probable < 2 -> row[label] > 0.5
            It asks whether the probability is above 0.5. Ask whether it is one of the two largest of its row.
        not_nothing: more_probable < 2 -> row[label] > 0.2
            It asks how large the probability is. Ask whether it is one of the two largest of its row.
        a_quarter: more_probable < 2 -> row[label] > 0.25
            It asks how large the probability is. Ask whether it is one of the two largest of its row.
        columns_emptied: def top_two(probabilities, labels):
            |     first, rest = probabilities.argmax(axis=1), probabilities.copy()
            |     rest[:, first] = 0
            |     return np.mean((first == labels) | (rest.argmax(axis=1) == labels))
            Before the second guess is looked for, the first guesses of all rows are taken out of every row. Each
            row should lose its own alone: name the rows as well as the columns.
        above_mean: more_probable < 2 -> row[label] > np.mean(row)
            It asks whether the probability is above the mean of its row. Ask whether it is one of the two largest.
        # What is made of that
        count: right / len(labels) -> right
            This is how many examples count. Divide by how many examples there are.
        by_classes: right / len(labels) -> right / len(probabilities[0])
            It divides by the number of classes. Divide by the number of examples.
        by_two: right / len(labels) -> right / len(labels) / 2
            It is half of the share. Each example counts once, so divide by their number alone.
        whole_share: right / len(labels) -> right // len(labels)
            It is 1 where all examples count, and 0 otherwise. A share is a number between: divide with `/`, and
            ask one example at a time.
        each: def top_two(probabilities, labels):
            |     return [np.sum(row > row[label]) < 2 for row, label in zip(probabilities, labels)]
            There is an answer for each example. Take their mean.
        probability: right += 1 -> right += row[label]
            It adds up the probabilities. Add 1 for each example that counts.
        of_labels: np.mean([row[label] for row, label in zip(probabilities, labels)])
            This is the mean of the labels' probabilities. Count how often the label is one of the first two.
        of_the_two: np.mean(np.sort(probabilities)[:, -2:].sum(axis=1))
            This is how probable the first two classes are together. Count how often the label is one of them.
        any: def top_two(probabilities, labels):
            |     return 1.0 * any(np.sum(row > row[label]) < 2 for row, label in zip(probabilities, labels))
            It says whether any example counts. Return the share of those that do.
        first_example: 1.0 * (np.sum(probabilities[0] > probabilities[0, labels[0]]) < 2)
            Only the first example is looked at. Go through all of them, and return the share at the end.
        last_example: 1.0 * (np.sum(probabilities[-1] > probabilities[-1, labels[-1]]) < 2)
            Only the last example is looked at. Count those that are right.
        """,
    ),
]
