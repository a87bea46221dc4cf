"""What a check answers."""

from nn_lesson.card import Card

TITLES = {"todo": "`{}` is yours to write", "retry": "`{}` is not right yet", "passed": "`{}` is right"}


class Verdict(Card):
    """A card with a `status` ("todo", "retry", "passed"), a `message`, and the key of the `slip` that it names."""

    def __init__(self, status, name, message, slip=None, title=None):
        super().__init__(status, title or TITLES[status].format(name), message)
        self.status, self.message, self.slip = status, message, slip
