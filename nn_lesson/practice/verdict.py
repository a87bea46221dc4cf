"""What a check answers."""

from nn_lesson.card import Card

TITLES = {"todo": "`{}` is yours to write", "retry": "`{}` is not right yet", "passed": "`{}` is right"}


class Verdict(Card):
    """A card with a `status` ("todo", "retry", "passed"), a `message`, and the key of the `slip` that it names.

    `name` is that of the exercise or method. It shows the lines of its `attempts`: folded under what is not right,
    or, after `open`, unfolded.
    """

    def __init__(self, status, name, message, slip=None, title=None, attempts=()):
        super().__init__(status, title or TITLES[status].format(name), message)
        self.status, self.name, self.message, self.slip, self.attempts = status, name, self.body, slip, attempts
        self.is_open = False

    def open(self):
        """Unfold the lines, in plain text, too."""
        self.is_open = True
        return self

    @property
    def lines(self):
        """The `Lines` of each attempt whose code can be seen."""
        shown = self.attempts if self.is_open or self.status == "retry" else ()
        found = [attempt.place.lines for attempt in shown]
        return [lines for lines in found if lines and lines.rows]

    def __repr__(self):
        return "\n\n".join([super().__repr__(), *(map(repr, self.lines) if self.is_open else ())])

    def _more_html(self):
        return "".join(lines.as_html(self.is_open) for lines in self.lines)
