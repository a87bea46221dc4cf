"""Lesson 9: `split_rows`, `make_vocabulary`, `train_early` and `add_pairs`."""

from random import Random

import numpy as np

import nn_lesson.read_the_mood as mathematics
from nn_lesson.practice.exercise import Exercise, number
from nn_lesson.practice.slips import table

SPOKEN = ["the", "soup", "was", "cold", "and", "good", "not", "film", "long", "very"]


def order_and_sizes(rng):
    count = rng.randint(4, 6)
    training = rng.randint(2, count - 2)
    return np.array(rng.sample(range(10), count)), training, rng.randint(1, count - training - 1)


SPLIT_ROWS = Exercise(
    reference=mathematics.split_rows,
    cases=[
        (np.array([4, 0, 2, 5, 1, 3]), 3, 1),
        (np.array([1, 3, 0, 2, 4]), 2, 1),
        (np.array([2, 0, 5, 3, 1, 4]), 2, 3),
        (np.array([6, 8, 2, 0, 4]), 1, 2),
    ],
    fresh=order_and_sizes,
    slips=table(
        mathematics.split_rows,
        """
        validation_from_start: order[training : training + validation] -> order[:validation]
            The second part begins at the front again, so its rows are training rows, too. Begin where the first
            part ends.
        each_from_start: order[:training], order[:validation], order[: len(order) - training - validation]
            Each part begins at the front again. The second begins where the first ends, and the third where the
            second ends.
        both_from_validation: order[training + -> order[0 +; training + validation] -> validation]
            `validation` is taken for the place where the second part ends. It is how many rows that part has.
        validation_ends_early: order[training : training + -> order[training : 0 +
            The second part ends at `validation`. But that is how many rows it has, counted from its own beginning.
        rest_from_validation: order[training + -> order[0 +
            The third part begins at `validation`, in the middle of the others. It should begin where they end.
        rest_from_behind: order[training + validation :] -> order[-validation:]
            The third part is as large as the second here. It begins where the second ends, and has all the rest.
        sorted_fixed: np.sort(order)[:450], np.sort(order)[450:540], np.sort(order)[540:]
            The rows are sorted first, which undoes the order that was drawn. And the sizes of the parts are fixed
            numbers here: `training` and `validation` say how large they are.
        counted: order[ -> np.arange(len(order))[
            These are the numbers 0, 1, 2 and so on, as if nothing had been mixed. Take what stands at these places
            in `order`.
        first_and_last_left_out: order[:training] -> order[1:training];
            | validation :] -> validation : len(order) - 1]
            The first row and the last one are in no part. Places begin at 0, and a slice without an end goes to
            the end.
        second_from_behind: order[:training], order[-validation:], order[training:-validation]
            The second part is taken from the end. It begins where the first part ends, and the third has the rest.
        rest_is_second: order[training + validation :] -> order[training : training + validation]
            The third part is the same as the second. It begins where that one ends, and goes on to the end.
        last_left_out: validation :] -> validation : -1]
            The last row is in no part. A slice without an end goes to the end.
        by_number: order[order < training], order[(order >= training) & (order < training + validation)], order[
        |     order >= training + validation]
            It asks how large each row's number is. The place in `order` decides: the first ones are for training.
        sizes: training, validation, len(order) - training - validation
            These are the sizes of the parts. Return the rows themselves.
        """,
    ),
    hints=[
        "Cut `order` in two places: where the training rows end, and where the validation rows end.",
        "The first part is `order[:training]`. The second begins there, and has `validation` rows.",
        "The second part ends at `training + validation`. The third begins there, and has no end: `order[...:]`, "
        "with that sum in the place of the dots.",
    ],
)


def sentences_and_rows(rng):
    sentences = [rng.choices(SPOKEN, k=3) for _ in range(4)]
    return sentences, rng.sample(range(4), 2)


MAKE_VOCABULARY = Exercise(
    reference=mathematics.make_vocabulary,
    cases=[
        ([["a", "good", "film"], ["a", "cold", "soup"], ["a", "good", "soup"]], [0, 1]),
        ([["not", "good"], ["very", "very", "good"], ["late", "again"]], [1, 2]),
        ([["we", "laughed"], ["we", "cried"], ["so", "did", "we"], ["never"]], [2, 0]),
        ([["too", "hot"], ["too", "cold"], ["too", "slow"]], [2]),
    ],
    fresh=sentences_and_rows,
    slips=table(
        mathematics.make_vocabulary,
        """
        leak: for row in rows -> for row in range(len(sentences))
            The words of all sentences are in it, also those of sentences to test with. Nothing of them may leak
            in: take the sentences of `rows` alone.
        leak_each_time: [word for sentence in sentences for word in sentence]
            The words of all sentences are in it, also those of sentences to test with, and a word that comes again
            is appended again. Take the sentences of `rows` alone, and each word once.
        from_the_front: for row in rows -> for row in range(len(rows))
            It takes as many sentences from the front as there are rows. `rows` says which ones to take.
        old_words_only: if word not in vocabulary -> if word in vocabulary
            The list stays empty, since the `if` lets no word in. A word should get in that `vocabulary` does not
            hold yet.
        taken_apart: vocabulary.append(word) -> vocabulary += word
            These are letters: with `+=` a text is taken apart. `append` keeps it whole.
        sorted: return vocabulary -> return sorted(vocabulary)
            The words are sorted by the alphabet. Leave them in the order in which they come.
        anew: def make_vocabulary(sentences, rows):
            |     for row in rows:
            |         vocabulary = []
            |         for word in sentences[row]:
            |             if word not in vocabulary:
            |                 vocabulary.append(word)
            |     return vocabulary
            Only the words of the last sentence are left. Make the empty list once, before the loops.
        whole_sentences: def make_vocabulary(sentences, rows):
            |     vocabulary = []
            |     for row in rows:
            |         vocabulary.append(sentences[row])
            |     return vocabulary
            Whole sentences are in the list. Go through the words of each, and append these.
        """,
    ),
    hints=[
        "Two loops, one inside the other: through the rows, and through the words of that sentence.",
        "`sentences[row]` is a list of words. A word that is not yet in `vocabulary` has to get in.",
        "Ask `if word not in vocabulary:`. Below it, further to the right, stands `vocabulary.append(word)`.",
    ],
)


def rows_and_network(rng, count=8, epochs=6):
    """Two inputs, two labels, three hidden units; half of the rows are to train on, and three for validation."""

    def drawn(*shape):
        return np.array([number(rng, -2, 2) for _ in range(int(np.prod(shape)))]).reshape(shape)

    parameters = drawn(2, 3), drawn(3), drawn(3, 2), drawn(2)
    labels = np.array([rng.randrange(2) for _ in range(count)])
    rows = np.array(rng.sample(range(count), count - 1))
    return parameters, drawn(count, 2), labels, rows[: count // 2], rows[count // 2 :], epochs


def says_train_early(_parameters, inputs, _labels, train, validation, epochs):
    return (
        f"`train_early` with {len(inputs)} rows, {len(train)} of them to train on and {len(validation)} for "
        f"validation, and epochs {epochs}"
    )


ERRORS = {  # seed, epochs
    **{"turns": (26, 12), "falls": (7, 6), "wobbles": (73, 12), "rises": (1, 6)},
    **{"falls less than it rose": (1295, 6), "falls after five that were larger": (441, 7)},
    "is least after more rows were said right": (470, 6),
}


TRAIN_EARLY = Exercise(
    reference=mathematics.train_early,
    tolerance=1e-4,
    says=says_train_early,
    cases=[rows_and_network(Random(seed), epochs=epochs) for seed, epochs in ERRORS.values()],
    fresh=rows_and_network,
    slips=table(
        mathematics.train_early,
        """
        seems_last: def train_early(parameters, inputs, labels, train, validation, epochs):
            |     best, least = parameters, np.inf
            |     for epoch in range(epochs):
            |         best = parameters = train_digits(parameters, inputs[train], labels[train], 1, 0.1)
            |     return best
            These are the parameters of the last epoch. Those that had the least error of the validation rows are
            due: is it their error that is compared, and does `least` keep it?
        seems_untrained: def train_early(parameters, inputs, labels, train, validation, epochs):
            |     best, least = parameters, np.inf
            |     return best
            The first parameters come back, untrained. Does each epoch give `parameters` new numbers, and does an
            error smaller than `least` change `best`?
        by_all: inputs[validation]), labels[validation] -> inputs), labels
            It looks at the error of all rows, also of those that it trains on. Look at the validation rows.
        error_of_training: def train_early(parameters, inputs, labels, train, validation, epochs):
            |     for epoch in range(epochs):
            |         parameters = train_digits(parameters, inputs[train], labels[train], 1, 0.1)
            |     return cross_entropy(predict_digits(parameters, inputs[train]), labels[train])
            This is an error, and that of the training rows. Let `best` keep the parameters, and let the validation
            rows say which are best.
        error_of_best: predict_digits(parameters, inputs[validation]) -> predict_digits(best, inputs[validation])
            The error that is measured is that of `best`, not of the new `parameters`.
        trained_on_all: inputs[train], labels[train] -> inputs, labels
            It trains on all rows, the validation rows among them. So these can no longer say when to stop.
        stops_too_soon: def train_early(parameters, inputs, labels, train, validation, epochs):
            |     best, least = parameters, np.inf
            |     for epoch in range(epochs):
            |         parameters = train_digits(parameters, inputs[train], labels[train], 1, 0.1)
            |         error = cross_entropy(predict_digits(parameters, inputs[validation]), labels[validation])
            |         if error >= least:
            |             break
            |         best, least = parameters, error
            |     return best
            After the first epoch with a larger error nothing more is learned. The error wobbles and may fall
            again: go on to the end, each epoch from the newest parameters.
        many_each_time: labels[train], 1 -> labels[train], epochs
            Each round trains for many epochs. Train for one, then look at the error.
        seems_one_epoch: def train_early(parameters, inputs, labels, train, validation, epochs):
            |     best, least = parameters, np.inf
            |     return train_digits(parameters, inputs[train], labels[train], 1, 0.1)
            It trains for one epoch. Does a `return` end the loop in its first round? Train `epochs` times, and
            look after each.
        by_share: def train_early(parameters, inputs, labels, train, validation, epochs):
            |     best, least = parameters, np.inf
            |     for epoch in range(epochs):
            |         parameters = train_digits(parameters, inputs[train], labels[train], 1, 0.1)
            |         said = predict_digits(parameters, inputs[validation]).argmax(axis=1)
            |         error = np.mean(said != labels[validation])
            |         if error < least:
            |             best, least = parameters, error
            |     return best
            It looks at the share of validation rows that are said wrong. That stays the same for many epochs,
            while the network grows more or less sure: look at the `cross_entropy`.
        by_share_last: def train_early(parameters, inputs, labels, train, validation, epochs):
            |     best, least = parameters, np.inf
            |     for epoch in range(epochs):
            |         parameters = train_digits(parameters, inputs[train], labels[train], 1, 0.1)
            |         said = predict_digits(parameters, inputs[validation]).argmax(axis=1)
            |         error = np.mean(said != labels[validation])
            |         if error <= least:
            |             best, least = parameters, error
            |     return best
            It looks at the share of validation rows that are said wrong. That stays the same for many epochs,
            while the network grows more or less sure: look at the `cross_entropy`.
        by_wrong_labels: labels[validation] -> labels[train[: len(validation)]]
            The predictions are of the validation rows, and the labels of training rows. Take the same rows for
            both.
        """,
    ),
    hints=[
        "After each epoch, measure the error of the validation rows. Where it is the least so far, keep the "
        "parameters.",
        "The error is a `cross_entropy`: of what `predict_digits` says for `inputs[validation]`, against "
        "`labels[validation]`.",
        "`if error < least:` the new ones are better. Then both change: `best` becomes `parameters`, and `least` "
        "becomes `error`.",
    ],
)


ADD_PAIRS = Exercise(
    reference=mathematics.add_pairs,
    cases=[
        (["not", "good"],),
        (["the", "soup", "was", "cold"],),
        (["not", "bad", "not", "good", "either"],),
        (["not", "good", "not", "good"],),
        (["fine"],),
    ],
    fresh=lambda rng: (rng.sample(SPOKEN, rng.randint(3, 5)),),
    slips=table(
        mathematics.add_pairs,
        """
        pairs_only: return words + pairs -> return pairs
            These are the pairs alone. The words themselves belong into the list, too, before the pairs.
        words_only: return words + pairs -> return words + pairs[:0]
            No pairs are there. Append each to `pairs`, and return the words and the pairs.
        no_blank: + " " + -> +
            There is no blank between the two words of a pair. Put one there: `" "`.
        turned_no_blank: words[i] + " " + words[i + 1] -> words[i + 1] + words[i]
            The two words of a pair stand in each other's place, and no blank, `" "`, between them.
        two_blanks: " " -> "  "
            Between the two words of a pair stand two blanks. Put one there: `" "`.
        letters: pairs.append(words[i] + " " + words[i + 1]) -> pairs += words[i] + " " + words[i + 1]
            These are letters: with `+=` a text is taken apart. Use `pairs.append(...)`, which keeps it whole.
        one_by_one: pairs.append(words[i] + " " + words[i + 1]) -> pairs += [words[i], words[i + 1]]
            The two words of a pair are appended one by one. Make one text of them with `+`, and append that.
        all_one_by_one: pairs.append(words[i] + " " + words[i + 1]) -> pairs += [words[i], " ", words[i + 1]]
            The words and the blank are appended one by one. Make one text of them with `+`, and append that.
        with_each: pairs.append(words[i] + " " + words[i + 1]) -> pairs += [words[i] + " " + w for w in words]
            Each word is paired with every word. Pair it with the next one alone.
        once_each: def add_pairs(words):
            |     pairs = []
            |     for i in range(len(words) - 1):
            |         if words[i] + " " + words[i + 1] not in pairs:
            |             pairs.append(words[i] + " " + words[i + 1])
            |     return words + pairs
            A pair that comes again is left out the second time. Keep it: how often it is there will be counted.
        all_later: def add_pairs(words):
            |     pairs = []
            |     for i in range(len(words)):
            |         for j in range(i + 1, len(words)):
            |             pairs.append(words[i] + " " + words[j])
            |     return words + pairs
            Each word is paired with all that come later. Pair it with the next one alone.
        every_second: range(len(words) - 1) -> range(0, len(words) - 1, 2)
            Every second pair is missing: each word but the last begins one.
        turned: words[i] + " " + words[i + 1] -> words[i + 1] + " " + words[i]
            The two words of a pair have changed places. Order is what a pair is for.
        pairs_first: return words + pairs -> return pairs + words
            The pairs come first. Put the words before them.
        in_between: pairs.append(words[i] + " " -> pairs.append(words[i]) or pairs.append(words[i] + " ";
            | return words + pairs -> return pairs
            Words and pairs take turns. Make a list of the pairs alone, and put the words before it in the end.
        one_missing: range(len(words) - 1) -> range(len(words) - 2)
            The last pair is missing.
        first_missing: range(len(words) - 1) -> range(1, len(words) - 1)
            The first pair is missing. The first word has the number 0.
        as_tuples: pairs.append(words[i] + " " + words[i + 1]) -> pairs.append((words[i], words[i + 1]))
            Each pair is a tuple of two texts. Make one text of it, with a blank between the words.
        as_lists: words[i] + " " + words[i + 1] -> [words[i], words[i + 1]]
            Each pair is a list of two texts. Make one text of it, with a blank between the words.
        as_lists_with_blank: words[i] + " " + words[i + 1] -> [words[i], " ", words[i + 1]]
            Each pair is a list of three texts. Put them together with `+`, so that one text comes out.
        one_word: words[i] + " " + words[i + 1] -> words[i]
            Instead of a pair there is one word alone: the word that follows is missing. (A slice ends before its
            second number.)
        nested: return words + pairs -> return [words, pairs]
            There are two lists in a list. With `+`, two lists become one.
        first_only: pairs.append(words[i] + " " + words[i + 1]) -> return words + [words[i] + " " + words[i + 1]]
            There is only the first pair. Does a `return` end the loop in its first round?
        same_word: words[i] + " " + words[i + 1] -> words[i] + " " + words[i]
            Each word is paired with itself. Pair it with the word that follows.
        """,
    ),
    hints=[
        "`words[i]` and `words[i + 1]` stand side by side. Where does `i` have to end, so that both are there?",
        'With `+` two texts become one. Between them stands a blank: `" "`.',
        "Each pair is `words[i] + ... + words[i + 1]`, with the blank in the place of the dots. Append it to "
        "`pairs`, and at the end return `words + pairs`.",
    ],
)

EXERCISES = [SPLIT_ROWS, MAKE_VOCABULARY, TRAIN_EARLY, ADD_PAIRS]
