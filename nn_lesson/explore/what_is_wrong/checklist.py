"""The checklist of lesson 10: a row for each disease, filled in by whoever has found it out."""

from nn_lesson.card import inline
from nn_lesson.progress import guesses, record_guess

LESSON = "what_is_wrong"
HEADS = "what was wrong", "what the curve showed", "what you looked at", "cure"
NOT_YET = "not found yet"


def fill_in(disease, symptom, examinations):
    """Write into the checklist how a disease was found out."""
    record_guess(f"{LESSON}.{disease}", [symptom, ", ".join(examinations)])


class Checklist:
    """Symptom, examination and cure of each disease; `treatments` has the cures, in the order of the rows."""

    def __init__(self, treatments):
        found = guesses()
        self.rows = []
        for disease, treatment in treatments.items():
            noted = found.get(f"{LESSON}.{disease}")
            self.rows.append((disease, *noted, treatment) if _is_sound(noted) else (disease, NOT_YET, "", ""))
        self.filled = sum(row[1] != NOT_YET for row in self.rows)
        self.title = f"Your checklist: {self.filled} of {len(self.rows)} filled in"

    def __repr__(self):
        return "\n".join(
            [self.title, *(": ".join([row[0], ", ".join(filter(None, row[1:]))]) for row in self.rows)]
        )

    def _repr_html_(self):
        rows = [_as_row(HEADS, "th"), *(_as_row(row, "td") for row in self.rows)]
        return f"<table><caption><b>{self.title}</b></caption>{''.join(rows)}</table>"


def _is_sound(noted):
    return isinstance(noted, list) and len(noted) == 2 and all(isinstance(part, str) for part in noted)


def _as_row(words, kind):
    cells = (f"<{kind} style='text-align:left'>{inline(word)}</{kind}>" for word in words)
    return f"<tr>{''.join(cells)}</tr>"
