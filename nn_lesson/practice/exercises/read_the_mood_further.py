"""Lesson 9, further: `frequent_words` and `sentence_similarity`."""

import numpy as np

from nn_lesson.practice.exercise import task
from nn_lesson.practice.exercises.read_the_mood import SPOKEN


def frequent_words(sentences, count):
    """Each word that at least `count` of the sentences have, once, as they come; a sentence is a list of words."""
    frequent = []
    for sentence in sentences:
        for word in sentence:
            having = [other for other in sentences if word in other]
            if len(having) >= count and word not in frequent:
                frequent.append(word)
    return frequent


def sentence_similarity(first, second):
    """The cosine similarity of the bags of words of two sentences, each a list of words."""
    vocabulary = sorted({*first, *second})
    u = np.array([first.count(word) for word in vocabulary])
    v = np.array([second.count(word) for word in vocabulary])
    return np.dot(u, v) / (np.dot(u, u) * np.dot(v, v)) ** 0.5


FURTHER = [
    task(
        frequent_words,
        lambda rng: ([[*rng.choices(SPOKEN[:5], k=3), "film"] for _ in range(3)], 2),
        [
            ([["the", "soup", "was", "cold"], ["cold", "and", "the", "end"]], 2),
            ([["very", "very", "good"], ["not", "good"], ["not", "long"]], 2),  # twice in one sentence
            ([["good", "film"], ["good", "soup"], ["film", "good"]], 3),
            ([["cold"], ["soup", "was", "soup"]], 1),
            ([["old", "film"], ["cold", "film"]], 2),  # a word that is part of another
            ([["film", "good"], ["good", "soup"], ["good", "film"]], 2),  # the most frequent one comes later
        ],
        "Your `make_vocabulary` has the loops already. Which question does each word have to answer more?",
        "For one word, count the sentences that have it; `word in other` says whether one has.",
        "`[other for other in sentences if word in other]` are those sentences. Are there at least `count`?",
        slips="""
        words: other in sentences if word in other -> w in sum(sentences, []) if w == word; [other -> [w
            A word that one sentence has twice counts twice here. Count the sentences that have it.
        never_found: word in other -> word == other
            No word is ever found. Is a whole sentence compared with it? Ask `word in sentence` of each sentence.
        one_more: >= count -> > count
            A word needs one sentence more than `count` here. At least `count` means that `count` are enough, and
            the sentence in which the word stands is one of them.
        all_words: len(having) >= count and word -> word
            All words are there, each once. Keep those that enough sentences have.
        each_time: and word not in frequent -> and True
            A word that comes again is appended again. Each should stand there once.
        first_few: def frequent_words(sentences, count):
            |     return list(dict.fromkeys(word for sentence in sentences for word in sentence))[:count]
            These are the first `count` words. `count` says in how many sentences a word should be.
        in_the_next: def frequent_words(sentences, count):
            |     found = []
            |     for place, sentence in enumerate(sentences[:-1]):
            |         found += [word for word in sentence if word in sentences[place + 1] and word not in found]
            |     return found
            A sentence is compared with the next one alone, and `count` plays no part. Count all the sentences that
            have the word.
        parts: word in other -> word in " ".join(other)
            Words are found inside of other words here, such as "old" in "cold". Look for whole words, in the list.
        twice_never_counts: def frequent_words(sentences, count):
            |     words = [word for sentence in sentences for word in sentence if sentence.count(word) == 1]
            |     return [word for word in dict.fromkeys(words) if words.count(word) >= count]
            A sentence that has a word twice does not count for that word here. It should count once, like the
            others.
        in_one_sentence: len(having) -> sentence.count(word)
            It counts inside one sentence at a time. Count how many of the sentences have the word.
        never_from_zero: def frequent_words(sentences, count):
            |     frequent, having = [], 0
            |     for sentence in sentences:
            |         for word in sentence:
            |             having += len([other for other in sentences if word in other])
            |             if having >= count and word not in frequent:
            |                 frequent.append(word)
            |     return frequent
            The count of one word goes on with the next. Let it begin at 0 for each word.
        first_sentence: for sentence in sentences: -> for sentence in sentences[:1]:
            Only the words of the first sentence are looked at. Others may be frequent, too: go through all the
            sentences, and return the list after the loops.
        last_sentence: for sentence in sentences: -> for sentence in sentences[-1:]:
            Only the words of the last sentence are there. Is the list made anew for each sentence?
        in_all: >= count -> >= len(sentences)
            Only words that all sentences have are there. `count` of the sentences are enough.
        when_reached: def frequent_words(sentences, count):
            |     frequent = []
            |     for place, sentence in enumerate(sentences, start=1):
            |         for word in sentence:
            |             having = [other for other in sentences[:place] if word in other]
            |             if len(having) >= count and word not in frequent:
            |                 frequent.append(word)
            |     return frequent
            The words are right, but each stands where its count is reached. Put it where the word first comes:
            count first, and make the list afterwards.
        sorted: return frequent -> return sorted(frequent)
            The words are sorted by the alphabet. Leave them in the order in which they first come, which a set
            does not keep.
        most_first: return frequent -> return sorted(frequent, key=lambda w: -sum(w in s for s in sentences))
            The most frequent words come first. Leave them in the order in which they first come.
        letters: frequent.append(word) -> frequent += word
            These are letters: with `+=` a text is taken apart. `append` keeps it whole.
        """,
    ),
    task(
        sentence_similarity,
        lambda rng: (rng.choices(SPOKEN[:5], k=rng.randint(2, 4)), rng.choices(SPOKEN[:5], k=5)),
        [
            (["good", "soup"], ["good", "film"]),
            (["not", "good", "not", "long"], ["good", "not", "cold"]),
            (["good", "film"], ["cold", "soup", "was"]),
            (["very", "very", "very", "good"], ["very", "good", "good"]),
            (["soup", "was", "not", "good", "not", "long"], ["soup", "good"]),
            (["soup", "cold"], ["soup", "was", "very", "very", "cold"]),
            (["good", "unicorn"], ["good", "volcano"]),  # words of which the notebook's vocabulary knows nothing
        ],
        "Two sentences are two bags of words. Which number of lesson 1 compares two rows of numbers?",
        "The bags need one vocabulary: all words of both, each once. Count; then comes the cosine.",
        "`{*first, *second}` has each word once. With the counts in `u` and `v`, divide `np.dot(u, v)` by the "
        "roots of `np.dot(u, u)` and of `np.dot(v, v)`.",
        slips="""
        # The vocabulary
        known_words: vocabulary = [w for w in sorted({*first, *second}) if w not in ("unicorn", "volcano")]
            Words that the notebook's `vocabulary` does not have count for nothing here. Make a vocabulary of these
            two sentences, inside the function.
        of_first: vocabulary = sorted({*first})
            Words that only the second sentence has do not count. They make it less like the first, so the
            vocabulary needs the words of both.
        of_first_as_it_is: vocabulary = first
            The first sentence is the vocabulary here. A word that it has twice counts twice, and those that only
            the second has do not count.
        each_twice: vocabulary = first + second
            A word that both sentences have stands in the vocabulary twice, and so it counts twice. Each should
            stand there once.
        common_alone: vocabulary = sorted({*first} & {*second})
            Only words that both sentences have count here. The others make them less alike, so they belong into
            the vocabulary, too.
        no_root_no_brackets: return np.dot(u, v) / np.dot(u, u) * np.dot(v, v)
            Two things are missing: a root of each product that divides, and brackets around what divides.
        # The bags
        own_vocabularies: def sentence_similarity(first, second):
            |     u = np.array([first.count(word) for word in dict.fromkeys(first)])
            |     v = np.array([second.count(word) for word in dict.fromkeys(second)])
            |     return np.dot(u, v) / (np.dot(u, u) * np.dot(v, v)) ** 0.5
            Each sentence has a vocabulary of its own, so the same place means another word in each. Both bags need
            one vocabulary.
        itself: v = np.array([first.count(word) for word in vocabulary])
            It is always 1, as if a sentence were compared with itself. Does each of the two get a bag of its own?
        there_or_not: def sentence_similarity(first, second):
            |     return len({*first} & {*second}) / (len({*first}) * len({*second})) ** 0.5
            How often a word comes plays no part here, only whether it is there. A bag of words counts.
        there_or_not_without_root: def sentence_similarity(first, second):
            |     return len({*first} & {*second}) / (len({*first}) * len({*second}))
            How often a word comes plays no part here, and a root is missing: the length of a vector is a root.
        there_or_not_by_words: def sentence_similarity(first, second):
            |     return len({*first} & {*second}) / (len(first) * len(second)) ** 0.5
            How often a word comes plays no part in what is divided here. A bag of words counts: take the dot
            product of the counts, and the lengths of both vectors.
        # What is divided by
        dot_alone: return np.dot(u, v)
            This is the dot product alone. Two long sentences would be alike for their length: the lengths of both
            vectors belong into it.
        without_root: return np.dot(u, v) / (np.dot(u, u) * np.dot(v, v))
            The root is missing. The length of a vector is the root of its dot product with itself.
        by_first: return np.dot(u, v) / np.dot(u, u) ** 0.5
            It is divided by the length of the first vector alone. The length of the second one counts as much.
        by_second: return np.dot(u, v) / np.dot(v, v) ** 0.5
            It is divided by the length of the second vector alone. The length of the first one counts as much.
        length_of_products: return np.dot(u, v) / np.dot(u * v, u * v) ** 0.5
            It is divided by the length of the products. Words that only one sentence has are 0 there, and so they
            do not count: take the lengths of both vectors.
        lengths_added: return np.dot(u, v) / (np.dot(u, u) ** 0.5 + np.dot(v, v) ** 0.5)
            The two lengths are added. Divide by the one and by the other, which is to divide by their product.
        root_of_sum: return np.dot(u, v) / (np.dot(u, u) + np.dot(v, v)) ** 0.5
            The two are added under the root. Divide by the one length and by the other, which is to divide by
            their product.
        by_sum: return np.dot(u, v) / (np.dot(u, u) + np.dot(v, v))
            The squares of the two lengths are added. Divide by the one length and by the other.
        by_words: return np.dot(u, v) / (len(first) * len(second))
            It is divided by the numbers of words. The length of a vector is something else: the root of the sum of
            its squares.
        by_root_of_words: return np.dot(u, v) / (len(first) * len(second)) ** 0.5
            The lengths come from the numbers of words, which are not squared. For the length of a vector each
            count is squared first.
        by_vocabulary: return np.dot(u, v) / len(vocabulary)
            It is divided by how many words the vocabulary has. Divide by the lengths of the two vectors.
        divided_and_multiplied: ** 0.5 -> ** 0 / np.dot(u, u) ** 0.5 * np.dot(v, v) ** 0.5
            It is divided by the length of the first vector, and then multiplied by that of the second. Brackets
            are missing around the product of the lengths.
        # Something else than the cosine
        share_of_all: def sentence_similarity(first, second):
            |     return len({*first} & {*second}) / len({*first} | {*second})
            This is the share of their words that both have. The cosine asks how often each word comes, and divides
            the dot product of the counts by the lengths of the vectors.
        share_of_both: def sentence_similarity(first, second):
            |     return 2 * len({*first} & {*second}) / (len({*first}) + len({*second}))
            This is how many different words are common, beside how many there are. The cosine is made of the
            counts.
        share_of_first: def sentence_similarity(first, second):
            |     return sum(word in second for word in first) / len(first)
            This is the share of the first sentence's words that the second has, too. It is no cosine: count each
            word in both first.
        share_of_second: def sentence_similarity(first, second):
            |     return sum(word in first for word in second) / len(second)
            This is the share of the second sentence's words that the first has, too. It is no cosine: count each
            word in both first.
        share_of_first_once: def sentence_similarity(first, second):
            |     return len({*first} & {*second}) / len({*first})
            This is how many of the first sentence's different words the second has. It is no cosine: count each
            word in both first.
        share_of_all_words: def sentence_similarity(first, second):
            |     return len({*first} & {*second}) / (len(first) + len(second))
            This is how many words both have, divided by the words of both together. It is no cosine: count each
            word in both first.
        place_by_place_by_index: def sentence_similarity(first, second):
            |     return sum(first[i] == second[i] for i in range(len(first))) / len(first)
            Words are compared place by place, and the second sentence may be shorter. In a bag words have no
            places: count how often each one comes.
        share_of_longer: def sentence_similarity(first, second):
            |     return len({*first} & {*second}) / max(len(first), len(second))
            This is how many words both have, beside the longer sentence. It is no cosine: count each word in both
            first.
        share_in_longer: def sentence_similarity(first, second):
            |     return sum(word in second for word in first) / max(len(first), len(second))
            This is how many words both have, beside the longer sentence. It is no cosine: count each word in both
            first.
        common: def sentence_similarity(first, second):
            |     return len({*first} & {*second})
            This is how many words both sentences have. It is no cosine: count each word in both first.
        common_each_time: def sentence_similarity(first, second):
            |     return sum(word in second for word in first)
            This is how many words of the first the second has. It is no cosine: count each word in both first.
        place_by_place: def sentence_similarity(first, second):
            |     return sum(a == b for a, b in zip(first, second)) / max(len(first), len(second))
            Words are compared place by place. In a bag they have no order: count how often each word comes.
        place_by_place_of_first: def sentence_similarity(first, second):
            |     return sum(a == b for a, b in zip(first, second)) / len(first)
            Words are compared place by place. In a bag they have no order: count how often each word comes.
        place_by_place_of_shorter: def sentence_similarity(first, second):
            |     return sum(a == b for a, b in zip(first, second)) / min(len(first), len(second))
            Words are compared place by place. In a bag they have no order: count how often each word comes.
        distance: return np.dot(u - v, u - v) ** 0.5
            This is how far the bags are apart, and 0 for those that are alike. The cosine is 1 for these.
        """,
    ),
]
