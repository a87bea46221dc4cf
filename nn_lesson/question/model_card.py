"""Lesson 11: a model card, one page that says what was asked, how, and what the answer is worth."""

import html
import re

from nn_lesson.card import inline
from nn_lesson.minus import with_minus
from nn_lesson.progress import beside, write
from nn_lesson.question.process import findings, still_to_say

NOT_SAID = "(not said yet)"
RUBRIC = (
    ("The question", "A stranger understands it, and the target is what it asks for."),
    ("The data", "It is said where they come from, how many rows there are, and what is missing."),
    ("The process", "Split first, nothing leaked, one test: nothing stands under *What is weak*."),
    ("The result", "It stands beside the baseline and with its uncertainty, and no more is claimed."),
    ("The limits", "Worst cases are looked at, and it is said for whom the model must not be used."),
)
STYLE = """
body { font: 16px/1.45 system-ui, sans-serif; color: #222; background: white; max-width: 44em; margin: 2em auto;
  padding: 0 1em; }
h1 { font-size: 1.5em; line-height: 1.25; } h2 { font-size: 1.05em; margin: 1.1em 0 .2em; color: #0072b2; }
p, ul { margin: .2em 0; } table { border-collapse: collapse; margin: .3em 0; }
th, td { text-align: left; padding: .15em .8em .15em 0; border-bottom: 1px solid #ddd; vertical-align: top; }
th:last-child, td:last-child { white-space: nowrap; padding-right: 0; }
@media print { body { font-size: 9.5pt; margin: 0; max-width: none; } h2 { margin: .6em 0 0; } }
@page { margin: 1.3cm; }
"""


class ModelCard:
    """The model card of a project. It shows itself, and `name`.html and `name`.md say the same."""

    def __init__(self, project, question, not_for, source, name):
        self.question, not_for, source = (
            NOT_SAID if is_open(said) else " ".join(str(said).split()) for said in (question, not_for, source)
        )
        self.sections = list(_sections(project, not_for, source))
        self.name = re.sub(r"[^\w-]+", "_", str(name)) or "card"
        self.unsaid = project.unsaid
        self.kept = self._keep()

    def _keep(self):
        try:
            write(beside(f"{self.name}.html"), self.page())
            write(beside(f"{self.name}.md"), self.markdown())
        except OSError as error:
            return f"It could not be written to a file: {error.strerror}."
        unsaid = f" {still_to_say(self.unsaid)}" if self.unsaid else ""
        return f"It stands in `{self.name}.html`, to show and to print, and in `{self.name}.md`.{unsaid}"

    def markdown(self):
        """The card as Markdown."""
        parts = [f"# {self.question}"]
        for title, blocks in self.sections:
            parts += [f"## {title}", *map(_as_markdown, blocks)]
        return with_minus("\n\n".join(parts)) + "\n"

    def page(self):
        """The card as a page of its own."""
        title = html.escape(self.question)
        head = f'<meta charset="utf-8"><title>{title}</title><style>{STYLE}</style>'
        return f'<!DOCTYPE html><html lang="en"><head>{head}</head><body>{self._body()}</body></html>\n'

    def _body(self):
        parts = [f"<h1>{html.escape(self.question)}</h1>"]
        for title, blocks in self.sections:
            parts += [f"<h2>{html.escape(title)}</h2>", *map(_as_html, blocks)]
        return "\n".join(parts)

    def __repr__(self):
        return f"{self.markdown()}\n{self.kept}"

    def _repr_html_(self):
        frame = "border:1px solid; border-radius:4px; padding:.2em 1.2em 1em; max-width:46em"
        body = self._body().replace("h2>", "h4>").replace("h1>", "h3>")  # below the headings of a lesson
        for cell in ("td", "th"):  # which JupyterLab would push to the right
            body = body.replace(f"<{cell}>", f"<{cell} style='text-align:left'>")
        return f"<div style='{frame}'>{body}</div><p>{inline(self.kept)}</p>"


def is_open(said):
    """Whether a place of the card is still open: what stands there has no word, such as dots, or says so."""
    return not re.search(r"\w", str(said)) or str(said).strip().casefold() in ("none", "todo", "tbd")


def _sections(project, not_for, source):
    """(title, blocks); a block is a sentence, a list of sentences, or a table: a tuple of rows."""
    yield "The data", [_data(project), f"Where they come from: {source}", *project.table.notes, *project.notes]
    if project.parts:
        yield "How many rows", [_counts(project)]
        yield "Beside what", [_compared(project)]
    if result := project.result:
        once = "The test, asked once" if len(project.askings()) == 1 else "The first test"
        yield once if project.is_first else "A later test", [_told(project, result)]
        if notes := [finding.message for finding in findings(project) if finding.kind == "note"]:
            yield "To be said with it", [notes]
        yield "Each class", [_confusion(project)]
        worst = [
            f"Is {case['is']}, read as {case['says']} ({case['sure']}): {case['told']}"
            for case in project.worst_cases(3)
        ]
        yield "Worst cases", [worst or "None of the test rows is wrong."]
    weak = [finding.message for finding in findings(project) if finding.kind != "note"]
    yield "What is weak", [weak or "Nothing was found that flatters the answer."]
    yield "Where it must not be used", [not_for]
    rows = [(title, asked, "0 · 1 · 2") for title, asked in RUBRIC]
    yield "To judge this card by", [(("", "2 points if", "points"), *rows)]


def _data(project):
    told = ", ".join(f"`{name}`" for name in project.inputs)
    return f"{project.table.title}: {len(project)} rows. Can `{project.target}` be told from {told}?"


def _counts(project):
    head = ("", *project.classes, "all")
    rows = [head]
    for name, places in project.parts.items():
        labels = project.all_labels[places]
        counts = [int((labels == place).sum()) for place in range(len(project.classes))]
        rows.append((name, *map(str, counts), str(len(places))))
    return tuple(rows)


def _compared(project):
    shares = [("baseline: always the commonest class", project.baseline_share), *project.shares().items()]
    return (("model", "right, of validation rows"), *((name, f"{share:.3f}") for name, share in shares))


def _told(project, result):
    why = result.why and f" ({result.why})"
    return (
        f"{result.right} of {result.count} test rows are right: {result.share:.3f}, give or take "
        f"{result.either_way:.3f}{why}. The baseline is right in {project.test_baseline:.3f} of them."
    )


def _confusion(project):
    head = ("is, and below: read as →", *project.classes)
    counts = project.confusion()
    return (head, *((name, *map(str, row)) for name, row in zip(project.classes, counts, strict=True)))


def _as_markdown(block):
    if isinstance(block, str):
        return block
    if isinstance(block, list):
        return "\n".join(f"- {line}" for line in block)
    head, *rows = [f"| {' | '.join(cell.replace('|', '/') for cell in row)} |" for row in block]
    return "\n".join([head, "|" + "---|" * len(block[0]), *rows])


def _as_html(block):
    if isinstance(block, str):
        return f"<p>{_marked(block)}</p>"
    if isinstance(block, list):
        return "<ul>" + "".join(f"<li>{_marked(line)}</li>" for line in block) + "</ul>"
    head, *rows = block
    lines = ["<tr>" + "".join(f"<th>{_marked(cell)}</th>" for cell in head) + "</tr>"]
    lines += ["<tr>" + "".join(f"<td>{_marked(cell)}</td>" for cell in row) + "</tr>" for row in rows]
    return f"<table>{''.join(lines)}</table>"


def _marked(text):
    return re.sub(r"\*([^*]+)\*", r"<em>\1</em>", inline(text))
