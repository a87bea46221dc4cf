"""What the course says to a learner: a mark, a title, a sentence or two, perhaps some code."""

import html
import re

from nn_lesson.minus import with_minus
from nn_lesson.palette import VERDICTS

FRAME = "border-left:4px solid; padding:.2em .8em; margin:.2em 0; max-width:46em"


class Card:
    """A message that shows itself, as HTML in a notebook and as plain text anywhere else.

    `body` is plain text, where `backticks` mark code and an empty line starts a new paragraph;
    `detail` is a block of code. `kind` is a key of `palette.VERDICTS`.
    """

    def __init__(self, kind, title, body="", detail=""):
        self.kind, self.title, self.body, self.detail = kind, with_minus(title), with_minus(body), detail

    def __repr__(self):
        mark, _ = VERDICTS[self.kind]
        text = f"{mark} {self.title}" + (f": {self.body}" if self.body else "")
        return text + (f"\n\n{self.detail}" if self.detail else "")

    def _repr_html_(self):
        mark, colour = VERDICTS[self.kind]
        paragraphs = [text for text in self.body.split("\n\n") if text]
        body = "".join(
            f"<p style='margin:.3em 0 0; white-space:pre-wrap'>{inline(text)}</p>" for text in paragraphs
        )
        detail = f"<pre style='margin:.5em 0 0'>{html.escape(self.detail)}</pre>" if self.detail else ""
        return (
            f"<div role='status' style='{FRAME}; border-left-color:{colour}'>"
            f"<b>{mark} {inline(self.title)}</b>{body}{detail}{self._more_html()}</div>"
        )

    def _more_html(self):
        """What a kind of card shows below, for those who can see it as HTML."""
        return ""


def inline(text):
    """Plain text as HTML, with what stands in `backticks` as code."""
    return re.sub(r"`([^`]+)`", r"<code>\1</code>", html.escape(with_minus(text), quote=False))
