"""The lessons in order, as the files of their quizzes are numbered: the package has no other list of them.

Each name is that of the lesson's text, notebook, explorer, exercises, quiz and tests.
"""

from pathlib import Path

FOLDER = Path(__file__).with_name("quizzes")
QUIZZES = {path.stem[3:]: path for path in sorted(FOLDER.glob("[0-9]*.toml"))}
LESSONS = tuple(QUIZZES)
BELIEFS = FOLDER / "beliefs.toml"  # what `quiz("before")` and `quiz("after")` ask


def title(lesson):
    """A lesson's name as a heading: `dot_product` is "Dot product"."""
    return lesson.replace("_", " ").capitalize()
