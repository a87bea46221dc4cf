"""Lesson 0: sentences as bags of words, with and without lemmas."""

import ipywidgets as widgets
import numpy as np
from matplotlib import font_manager, patches
from matplotlib.collections import PatchCollection

from nn_lesson import neuron, palette
from nn_lesson.explore.explorer import Explorer
from nn_lesson.picture.marks import fill, write_title
from nn_lesson.words import words_of

SENTENCES = ("She watches birds.", "He watched a bird watching him.")
MOST = 20  # columns
LONGEST_WORD = 12  # letters shown
WIDEST_SENTENCE = 0.27  # of the picture's width

# A small dictionary: each line is a lemma, then other forms of the same word.
DICTIONARY = """
be am is are was were been being
have has had having
do does did done doing
go goes went gone going
see sees saw seen seeing
eat eats ate eaten eating
run runs ran running
write writes wrote written writing
read reads reading
think thinks thought thinking
say says said saying
make makes made making
watch watches watched watching
walk walks walked walking
talk talks talked talking
look looks looked looking
learn learns learned learnt learning
like likes liked liking
love loves loved loving
play plays played playing
help helps helped helping
want wants wanted wanting
bird birds
cat cats
dog dogs
house houses
book books
word words
child children
man men
woman women
mouse mice
friend friends
day days
"""
LEMMAS = {form: line.split()[0] for line in DICTIONARY.split("\n") if line for form in line.split()}
NOTE = (
    f"The dictionary here knows {len(set(LEMMAS.values()))} lemmas and leaves other words alone. "
    "Real ones know far more."
)


class Words(Explorer):
    """Type a sentence and watch its bag of words.

    Pass your own `count_words` to let it count them.
    """

    name = "start_here_words"
    size = (9.6, 3)
    references = (neuron.count_words,)

    def make_controls(self):
        text = widgets.Text("We watch the bird.", description="sentence", layout=widgets.Layout(width="32em"))
        return {"text": text, "lemmas": widgets.Checkbox(False, description="lemmas", indent=False)}

    def paint(self):
        axes = self.figure.subplots()
        axes.set(xlim=(-9, MOST + 1.5), ylim=(3.9, -3.2))
        axes.set_axis_off()
        write_title(axes, "Each column counts one word")
        squares = [patches.Rectangle((i, row), 1, 1) for row in range(3) for i in range(MOST)]
        self.cells = self.live(axes.add_collection(PatchCollection(squares, linewidths=0.8), autolim=False))
        look = {"fontsize": 12, "parse_math": False}
        centred = {"ha": "center", "va": "center", **look}
        self.counts = [
            [self.live(axes.text(i + 0.5, row + 0.5, "", **centred)) for i in range(MOST)] for row in range(3)
        ]
        slanted = {"rotation": 50, "rotation_mode": "anchor", **look}
        self.heads = [self.live(axes.text(i + 0.35, -0.15, "", **slanted)) for i in range(MOST)]
        at_left = {"ha": "right", "va": "center", **look}
        for row, sentence in enumerate(SENTENCES):
            axes.text(-0.2, row + 0.5, sentence, **at_left)
        self.sentence = self.live(axes.text(-0.2, 2.5, "", color=palette.INPUT, **at_left))
        self.note = self.live(axes.text(-8.9, 3.55, "", va="center", color=palette.GREY, **look))

    def update(self, text, lemmas):
        bags = [bag_of(sentence, lemmas) for sentence in (*SENTENCES, text)]
        everything = list(dict.fromkeys(sum(bags, [])))
        vocabulary = everything[:MOST]
        self.table = np.array([self.count_words(bag, vocabulary) for bag in bags])
        for bag, counts in zip(bags, self.table, strict=True):
            if name_difference(self.count_words, bag, counts, vocabulary):
                break
        self._write(vocabulary, text)
        left_out = len(everything) - len(vocabulary)
        self.note.set_text(NOTE if lemmas else "Each form of a word has a column of its own.")
        zeros, yours = np.mean(self.table == 0), np.mean(self.table[2] == 0)
        cut = f" {left_out} of your words have no column: the table ends after {MOST}." if left_out else ""
        return (
            f"{'With' if lemmas else 'Without'} lemmas, each sentence becomes {len(vocabulary)} numbers. "
            f"In the whole table {zeros:.0%} of the numbers are 0, in your sentence {yours:.0%}.{cut}"
        )

    def _write(self, vocabulary, text):
        self._write_sentence(" ".join(text.split()) or "(no words yet)")
        fill(self.heads, [shown(word, LONGEST_WORD) for word in vocabulary])
        table = np.full((3, MOST), np.nan)
        table[:, : len(vocabulary)] = self.table
        for text_of_count, count in zip(sum(self.counts, []), table.flat, strict=True):
            text_of_count.set(
                text="" if np.isnan(count) else f"{count:g}", color=palette.INK if count else palette.GREY
            )
        self.cells.set_facecolor([palette.SKY if count > 0 else "none" for count in table.flat])
        self.cells.set_edgecolor(["none" if np.isnan(count) else palette.GREY for count in table.flat])

    def _write_sentence(self, text):
        """Write as much of the learner's sentence as fits beside the table."""
        for letters in range(40, 0, -2):
            self.sentence.set_text(shown(text, letters))
            if self.sentence.get_window_extent().width <= WIDEST_SENTENCE * self.figure.bbox.width:
                return


def bag_of(text, lemmas):
    """The words of a text; those in the dictionary as lemmas, if wanted."""
    return [LEMMAS.get(word, word) if lemmas else word for word in words_of(text)]


def name_difference(learner, bag, counts, vocabulary):
    """Let a `count_words` say at which word its counts go wrong, if so: whole lists are too long to compare."""
    for word, count, right in zip(vocabulary, counts, neuron.count_words(bag, vocabulary), strict=True):
        if count != right:
            says = f"Your `count_words` says {count:g} for the word “{word}”"
            learner.remark = f"{says} in “{' '.join(bag)}”; it should be {right}."
            return True
    return False


FONT = font_manager.get_font(font_manager.findfont("DejaVu Sans")).get_charmap()


def shown(text, longest):
    """A text as it fits into the picture; letters that the font does not have become boxes."""
    text = "".join(letter if ord(letter) in FONT else "□" for letter in text[: longest + 1])
    return text if len(text) <= longest else f"{text[: longest - 1].rstrip()}…"
