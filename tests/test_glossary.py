"""The glossary: every term is where it says, every link finds it, and no lesson uses a term before its time."""

import ast
import re

import pytest

from lessons.build import LESSONS, NOTEBOOKS, read
from nn_lesson.practice.lessons import QUIZZES

PACKAGE = LESSONS.parent / "nn_lesson"
GLOSSARY = NOTEBOOKS / "glossary.md"
ENTRY = re.compile(r"^## (.+)\n\n(.+?)\[Lesson (\d+)\]\((.+?)\)$", re.MULTILINE)
ENTRIES = {
    term: (int(number), notebook) for term, _text, number, notebook in ENTRY.findall(GLOSSARY.read_text("utf-8"))
}
LINK = re.compile(r"\[([^\]]+)\]\(glossary\.md#?([^)]*)\)")
each_lesson = pytest.mark.parametrize("lesson", sorted(LESSONS.glob("[0-9]*.md")), ids=lambda path: path.stem)


def anchor(term):
    """As both JupyterLab and GitHub name a heading in small letters."""
    return term.replace(" ", "-")


def uses(term, text):
    """Whether a text uses a term, in the singular or plural, however it begins."""
    singular = term.removesuffix("s")
    return re.search(rf"\b{re.escape(singular)}(s|es)?\b", text, re.IGNORECASE) is not None


def prose(lesson):
    return "\n\n".join(cell.source for cell in read(lesson).cells if cell.cell_type == "markdown")


def questions(lesson):
    return QUIZZES[lesson.stem[3:]].read_text("utf-8")


def terms_of(lesson):
    return [term for term, (number, _notebook) in ENTRIES.items() if number == int(lesson.stem[:2])]


def test_every_entry_is_read_and_in_alphabetical_order():
    headings = re.findall(r"^## (.+)$", GLOSSARY.read_text("utf-8"), re.MULTILINE)
    assert headings == list(ENTRIES) == sorted(ENTRIES)
    assert all(heading == heading.lower() for heading in headings)  # so that both kinds of anchor agree


def test_every_entry_names_the_notebook_of_its_lesson():
    for number, notebook in ENTRIES.values():
        assert notebook.startswith(f"{number:02}_")
        assert (NOTEBOOKS / notebook).exists(), notebook


@each_lesson
def test_a_lesson_introduces_its_terms_in_bold_and_links_them_from_its_recap(lesson):
    text, recap = prose(lesson), prose(lesson).partition("## Recap")[2]
    assert sorted(LINK.findall(recap)) == [(term, anchor(term)) for term in terms_of(lesson)]
    for term in terms_of(lesson):
        singular = term.removesuffix("s")
        assert re.search(rf"\*\*{re.escape(singular)}", text, re.IGNORECASE), f"{term} is never in bold"


@each_lesson
def test_every_link_to_the_glossary_finds_its_term(lesson):
    anchors = {anchor(term) for term in ENTRIES}
    for shown, target in LINK.findall(prose(lesson)):
        assert target in anchors, f"{shown} leads to #{target}"


def said(lesson):
    """All that the explorers and exercises of a lesson say: the texts in their source."""
    noun, files = lesson.stem[3:], []
    files += (file for file in (PACKAGE / "explore").rglob("*.py") if noun in (file.stem, file.parent.name))
    files += (PACKAGE / "practice" / "exercises").glob(f"{noun}.py")
    nodes = [node for file in files for node in ast.walk(ast.parse(file.read_text("utf-8")))]
    aside = {id(node.value) for node in nodes if isinstance(node, ast.Expr)}  # docstrings
    texts = [node for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)]
    return "\n".join(node.value for node in texts if id(node) not in aside and " " in node.value)


@each_lesson
def test_no_explorer_or_exercise_uses_a_term_before_it_is_introduced(lesson):
    text = re.sub(r"`[^`]*`|hyperbolic tangent|\w+: .*\bnp\.tanh.*", "", said(lesson))  # words, not what is typed
    later = [term for term, (number, _notebook) in ENTRIES.items() if number > int(lesson.stem[:2])]
    assert text and [term for term in later if uses(term, text)] == []


@each_lesson
def test_no_term_is_used_before_it_is_introduced(lesson):
    text = prose(lesson).partition("**Next:**")[0] + questions(lesson)
    text = re.sub(r"\(.*?\.(md|ipynb).*?\)|`[^`]*`", "", text)  # where links lead, and code
    later = [term for term, (number, _notebook) in ENTRIES.items() if number > int(lesson.stem[:2])]
    assert [term for term in later if uses(term, text)] == []
