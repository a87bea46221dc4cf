"""Lesson 1, further: `best_match` and `most_alike`."""

from nn_lesson.neuron import cosine_similarity, dot
from nn_lesson.practice.exercise import task, vector


def best_match(user, films):
    """The place of the film that has the largest dot product with the user."""
    scores = [dot(user, film) for film in films]
    return scores.index(max(scores))


def most_alike(films):
    """The places of the two films whose cosine similarity is the largest, the smaller place first."""
    most, pair = -2, None
    for i in range(len(films)):
        for j in range(i + 1, len(films)):
            similarity = cosine_similarity(films[i], films[j])
            if similarity > most:
                most, pair = similarity, (i, j)
    return pair


FURTHER = [
    task(
        best_match,
        lambda rng: (vector(rng, 3), [vector(rng, 3) for _ in range(rng.randint(2, 4))]),
        [
            ([2, -1], [[1, 1], [3, 0], [0, 4]]),
            ([1, 2, 3], [[1, 0, 1], [0, 0, 1], [4, 4, 4], [0, 1, 1]]),
            ([1, 1], [[-3, -1], [-1, -1], [-2, -5]]),  # none that the user likes
            ([0.5, -2], [[1, -3], [2, 2], [0, 1]]),
            ([2, 1], [[1, 1], [0, 2], [2, 3]]),  # the last is the best
            ([1, 0, 3], [[2, 1, 0], [1, 0, 2]]),  # the third number decides
            ([1, 1, 1, 2], [[2, 2, 2, 0], [1, 1, 1, 3]]),  # the fourth
            ([1, 2], [[1, 2], [8, 1], [2, 3]]),  # the best is not the one that is most similar
            ([100, 100], [[-60, -70], [-80, -90]]),  # below any number that somebody may begin with
        ],
        "How well does one film match? Lesson 1 has a single number for that. Which film has the largest?",
        "Collect the scores in a list. `max(scores)` is the largest; `scores.index(5)` says where a 5 stands.",
        "With `scores = [dot(user, film) for film in films]`, look for `max(scores)` with `scores.index(...)`.",
        slips="""
        score: return max(scores)
            This is the largest dot product. At which place does its film stand?
        score_above_0: return max(0, *scores)
            A score comes back where the place of its film is due. And where all are below 0, none is larger than
            the 0 that you begin with.
        film: return max(films, key=lambda film: dot(user, film))
            This is the film itself. At which place does it stand in `films`?
        least: return scores.index(min(scores))
            This is the film that matches least. The largest dot product is due.
        first: return 0
            This is always the first place. Does a `return` stand in the loop, so that it ends in the first round?
        last: return len(films) - 1
            This is always the last place. Keep the largest score so far, and its place with it; a sorted list does
            not tell it any more.
        of_single_products: return np.argmax(np.array(user) * np.array(films))
            The products of each film are still to be added up to its dot product. This is the place of the largest
            single product, counted through all films.
        score_by_place: def best_match(user, films):
            |     best = 0
            |     for i in range(len(films)):
            |         if dot(user, films[i]) > best:
            |             best = i
            |     return best
            A score is compared with a place. Keep two things: the largest score so far, and its place.
        one_before: def best_match(user, films):
            |     best = 0
            |     for i in range(1, len(films)):
            |         if dot(user, films[i]) > dot(user, films[i - 1]):
            |             best = i
            |     return best
            Each film is compared with the one before. Compare it with the best so far.
        last_above_the_first: return max(i for i, score in enumerate(scores) if i == 0 or score > scores[0])
            The best score so far is not kept, so that each film is compared with the first one.
        from_0: return max(range(len(films)), key=lambda i: max(0, dot(user, films[i])))
            Where all scores are below 0, none is larger than the 0 that you begin with. Begin lower.
        most_similar: scores = [dot(user, film) / dot(film, film) ** 0.5 for film in films]
            This finds the film that points most nearly the same way. The dot product decides, lengths and all.
        largest_list: return max(range(len(films)), key=lambda i: list(films[i]))
            `max` compares two lists by their first numbers. What counts is how well a film matches the user.
        counted_from_1: return scores.index(max(scores)) + 1
            Places are counted from 0.
        first_two: scores = [user[0] * film[0] + user[1] * film[1] for film in films]
            Only the first two numbers of each count. Films may have more than two.
        scores: return scores
            These are the dot products of all films. Where does the largest stand?
        """,
    ),
    task(
        most_alike,
        lambda rng: ([vector(rng, 2) for _ in range(rng.randint(3, 5))],),
        [
            ([[1, 0], [0, 1], [5, 1]],),
            ([[3, 3], [10, -9], [1, 1.5]],),
            ([[2, 1, 0], [-2, -1, 0], [0, 1, 2], [0, 3, 4]],),
            ([[1, 1], [-1, 2], [-1, -3]],),
            ([[-1, 0], [1, -1], [1, 2]],),
            ([[1, 0, 5], [1, 0, -5], [1, 1, 5]],),  # the third number decides
            ([[2, 1], [-4, 1]],),  # the only two
            ([[1, 0], [1, 0], [0, 1]],),  # two that are the same
            ([[1, 0], [-1, 0]],),  # two that point opposite ways
            ([[1, 0], [-1, 2], [-1, -3]],),  # three, of which no two are alike
            ([[1, 1], [4, 1], [3, 3.1]],),  # another two end nearest to each other
        ],
        "Compare the directions of every two films. Which number of this lesson leaves the lengths out?",
        "Two loops, one in the other, go through all `i` and `j`. Keep the largest similarity and its pair.",
        "Where `cosine_similarity(films[i], films[j])` is larger than `most`, store it, and `pair = (i, j)`.",
        slips="""
        not_kept: most, pair = similarity, (i, j) -> pair = (i, j)
            The largest similarity so far is not kept, so that a later pair always takes its place.
        not_kept_above_the_first: most, pair = -2, None -> most = cosine_similarity(films[0], films[1])
            |     pair = 0, 1; most, pair = similarity, (i, j) -> pair = (i, j)
            The largest similarity so far is not kept, so that each pair is compared with the one you begin with.
        begun_at_0: most, pair = -2, None -> most, pair = 0, (0, 0)
            Where all similarities are below 0, none is larger than the one you begin with. Begin lower.
        similarity: def most_alike(films):
            |     return max(cosine_similarity(a, b) for i, a in enumerate(films) for b in films[i + 1 :])
            This is their similarity. Return the places of the two films.
        nearest: cosine_similarity(films[i], films[j]) -> -np.sum(np.abs(np.subtract(films[i], films[j])));
            | most, pair = -2 -> most, pair = -1e9
            This finds the two whose numbers are nearest to each other. Only the directions should count.
        neighbours: range(i + 1, len(films)) -> range(i + 1, min(i + 2, len(films)))
            Only films that stand side by side are compared.
        with_the_first: range(len(films)): -> range(1):
            Each film is compared with the first one alone. Two others may be more alike.
        films: pair = similarity, (i, j) -> pair = similarity, (films[i], films[j])
            These are the films themselves. At which places do they stand?
        least: similarity > most -> similarity < most; most, pair = -2 -> most, pair = 2
            These are the two that are least alike.
        by_dot: cosine_similarity(films[i], films[j]) -> dot(films[i], films[j])
            By the dot product a long arrow counts more. Only the directions should count.
        with_the_first_from_0: most, pair = -2, None -> most, pair = 0, (0, 1); range(len(films)): -> range(1):
            Each film is compared with the first one alone. Two others may be more alike.
        place_in_pairs: def most_alike(films):
            |     pairs = [(i, j) for i in range(len(films)) for j in range(i + 1, len(films))]
            |     alike = [cosine_similarity(films[i], films[j]) for i, j in pairs]
            |     return alike.index(max(alike))
            This is the place of the best pair among all pairs. Return the pair: the places of its two films.
        with_itself: range(i + 1, len(films)) -> range(len(films))
            A film is compared with itself, to which it is most alike. Compare two different ones.
        other_way: return pair -> return pair[1], pair[0]
            The smaller place comes first.
        opposite_too: cosine_similarity(films[i], films[j]) -> abs(cosine_similarity(films[i], films[j]))
            Films that point opposite ways count as alike here. Their similarity is below 0: less than any other.
        """,
    ),
]
