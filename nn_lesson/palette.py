"""The course's colours and shapes: one meaning, one colour *and* one shape, everywhere.

The colours are those of Okabe and Ito, which people with any common colour blindness can tell apart; green and
vermilion are a little darker, so that words in them can be read on white. On other grounds, words have the page's
own colour.
"""

BLUE, ORANGE, GREEN = "#0072b2", "#e69f00", "#00855f"
VERMILION, PURPLE, SKY = "#c25500", "#aa4499", "#56b4e9"
INK, GREY, FAINT = "#222222", "#6b6b6b", "#dddddd"

INPUT, INPUT_SHAPE = BLUE, "circle"
WEIGHTS, WEIGHTS_SHAPE = VERMILION, "square"

GUESS, GUESS_SHAPE = PURPLE, "diamond"  # what the learner predicted
TRUTH, TRUTH_SHAPE = INK, "circle"  # what happens
REFERENCE, REFERENCE_SHAPE = GREEN, "triangle"  # what the course's own code computes

TARGET_0, TARGET_0_SHAPE = ORANGE, "circle"
TARGET_1, TARGET_1_SHAPE = BLUE, "square"
POINTS = (TARGET_0_SHAPE, TARGET_0), (TARGET_1_SHAPE, TARGET_1)  # the look of a point, by its target

MARKERS = {"circle": "o", "square": "s", "diamond": "D", "triangle": "^"}  # as matplotlib names them

VERDICTS = {  # kind of card: (mark, colour)
    "todo": ("○", GREY),
    "retry": ("✗", VERMILION),
    "passed": ("✓", GREEN),
    "note": ("▸", BLUE),
    "problem": ("!", VERMILION),
    "hint": ("?", PURPLE),
    "solution": ("=", GREEN),
}
