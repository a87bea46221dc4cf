"""Each rule for notebooks notices a notebook that breaks it."""

import json
from copy import deepcopy

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from lessons.build import METADATA
from tests import rules

TEXTS = [
    "# 2 · Add things\n\n**You will** add. **You need** nothing. **Time** 15 minutes.",
    *(f"## {heading}\n\nSome words, and [a link](#further)." for heading in ["Warm up", *rules.SECTIONS[:-1]]),
    "## Break it\n\nSome [more words](https://example.org/), and ![a curve](curve.png).",
    "## Recap\n\n- One point.\n- Another.",
    "**Next:** [3 · Go on](03_more.ipynb)",
]
CODE = ['review("adding")', "explore.adding()", "explore.adding(add)", 'quiz("adding")']
CODE += ["display(explore.adding.answered())\nprogress()"]
EXERCISE = "def add(a, b):\n    ..."


def good_notebook():
    code = [new_code_cell(source) for source in CODE + ["1 + 1"] * 10]
    code += [new_code_cell(EXERCISE, metadata={"tags": ["exercise"]}) for _ in range(2)]
    for count, cell in enumerate(code, 1):
        cell.execution_count = count
    data = {"text/plain": "adding: 4.1259999999999994, about 4.126 (#0072b2)", "text/html": "<b>4.126</b>"}
    picture = {"image/png": "iVBORw0KGgo="}
    code[1].outputs = [new_output("execute_result", data=data | picture, execution_count=2)]
    code[1].outputs[0].metadata["image/png"] = {"alt": data["text/plain"] + " More."}
    code[2].outputs = [new_output("stream", text="12,345,678 steps\n"), new_output("display_data", data=data)]
    texts = [new_markdown_cell(text) for text in TEXTS]
    return new_notebook(cells=[*texts[:-2], *code, *texts[-2:]], metadata=deepcopy(METADATA))


@pytest.fixture
def path(tmp_path):
    """Where a good notebook lies, beside what it links to."""
    path = tmp_path / "02_adding.ipynb"
    nbformat.write(good_notebook(), path)
    following = new_notebook(cells=[new_markdown_cell("# 3 · Go on\n\n**You will** go on.")])
    nbformat.write(following, tmp_path / "03_more.ipynb")
    (tmp_path / "curve.png").touch()
    return path


@pytest.mark.parametrize("rule", rules.RULES, ids=lambda rule: rule.__name__)
def test_a_good_notebook_keeps_the_rule(rule, path):
    assert list(rule(nbformat.read(path, 4), path)) == []


def source(old, new):
    """A change of the first cell that has the words `old`."""

    def change(notebook):
        cell = next(cell for cell in notebook.cells if old in cell.source)
        cell.source = cell.source.replace(old, new)

    return change


def shown(**data):
    """A change of what a cell shows."""

    def change(notebook):
        data_of(notebook).update({kind.replace("_", "/"): words for kind, words in data.items()})

    return change


def first_code(notebook):
    return next(cell for cell in notebook.cells if cell.cell_type == "code")


def data_of(notebook):
    return next(cell for cell in notebook.cells if cell.get("outputs")).outputs[0].data


def added(output):
    return lambda notebook: first_code(notebook).outputs.append(output)


def tagged(tag):
    return lambda notebook: first_code(notebook).metadata.update(tags=[tag])


def same_id(notebook):
    notebook.cells[1].id = notebook.cells[0].id


def no_alt_text(notebook):
    next(cell for cell in notebook.cells if cell.get("outputs")).outputs[0].metadata.clear()


def no_exercise(notebook):
    for cell in notebook.cells:
        cell.metadata.clear()


def fewer_cells(notebook):
    del notebook.cells[10:22]


def swapped(notebook):
    notebook.cells[2:4] = notebook.cells[3:1:-1]


BREAKS = [
    (rules.it_ran_from_top_to_bottom, lambda notebook: first_code(notebook).update(execution_count=None)),
    (rules.it_ran_from_top_to_bottom, lambda notebook: first_code(notebook).update(execution_count=7)),
    (rules.it_ran_without_errors_or_warnings, added(new_output("error", ename="E", evalue="", traceback=[]))),
    (rules.it_ran_without_errors_or_warnings, added(new_output("stream", name="stderr", text="oh"))),
    (rules.it_is_a_valid_notebook, added(nbformat.from_dict({"output_type": "dream"}))),
    (rules.it_is_a_valid_notebook, same_id),
    (rules.it_is_small, shown(image_png="i" * 1_000_000)),
    (rules.every_cell_is_tested, tagged("nbval-skip")),
    (rules.every_cell_is_tested, tagged("raises-exception")),
    (rules.every_cell_is_tested, source("1 + 1", "# NBVAL_IGNORE_OUTPUT\n1 + 1")),
    (rules.it_shows_no_widget_without_a_kernel, lambda notebook: notebook.metadata.update(widgets={})),
    (rules.it_shows_no_widget_without_a_kernel, shown(**{"application_vnd.jupyter.widget-view+json": {}})),
    (rules.it_shows_no_widget_without_a_kernel, shown(text_plain="VBox(children=(...))")),
    (rules.it_shows_no_widget_without_a_kernel, shown(text_plain="<Figure size 640x480 with 1 Axes>")),
    (rules.it_shows_no_trace_of_a_machine, shown(text_plain="in /home/ada/notebooks")),
    (rules.it_shows_no_trace_of_a_machine, shown(text_html="in C:\\Users")),
    (rules.it_shows_no_trace_of_a_machine, added(new_output("stream", text="/tmp/ipykernel_12/34.py"))),
    (rules.it_shows_no_trace_of_a_machine, shown(text_plain="function at 0x7f3a")),
    (rules.every_picture_has_words, no_alt_text),
    (rules.every_picture_has_words, shown(text_plain="adding: something else")),
    (rules.every_picture_has_words, source("![a curve]", "![]")),
    (rules.every_picture_has_words, source("![a curve](curve.png)", "<img src='curve.png' alt=''>")),
    (rules.numbers_are_short, shown(text_plain="0.123456789")),
    (rules.numbers_are_short, shown(text_html="<b>-0.0123456789</b>")),
    (rules.numbers_are_short, added(new_output("stream", text="4.12599999999"))),
    (rules.figures_are_computed, source("Some", "The answer is 0.7985731: some")),
    (rules.figures_are_computed, source("Some", "The mean is 0.0952: some")),
    (rules.figures_are_computed, source("Some", "From 4,127 on: some")),
    (rules.it_has_a_readable_size, fewer_cells),
    (rules.it_has_a_readable_size, source("Some", "many " * 1300)),
    (rules.code_is_short, source("1 + 1", "1\n" * 16)),
    (rules.code_is_short, source("1 + 1", "1 + " * 30 + "1")),
    (rules.code_is_short, lambda notebook: [source("1 + 1", "1\n" * 4)(notebook) for _ in range(10)]),
    (rules.it_opens_like_the_others, source("# 2 ·", "# 3 ·")),
    (rules.it_opens_like_the_others, source("You will", "We shall")),
    (rules.it_opens_like_the_others, source("You need", "Requires")),
    (rules.it_opens_like_the_others, source("15 minutes", "20 minutes")),
    (rules.it_opens_like_the_others, source("15 minutes", "a while")),
    (rules.it_has_the_sections_of_every_lesson, swapped),
    (rules.it_has_the_sections_of_every_lesson, source("## Break it", "## Something else")),
    (rules.it_has_the_sections_of_every_lesson, source("## Warm up", "## Something else")),
    (rules.it_has_the_sections_of_every_lesson, source("- One", "- 1\n- 2\n- 3\n- 4\n- One")),
    (rules.it_has_the_sections_of_every_lesson, source("**Next", "## Afterwards\n\n**Next")),
    (rules.it_has_everything_to_practise_with, source('quiz("adding")', 'quiz("dot_product")')),
    (rules.it_has_everything_to_practise_with, source('review("adding")', "1 + 1")),
    (rules.it_has_everything_to_practise_with, source("explore.adding(add)", "explore.adding()")),
    (rules.it_has_everything_to_practise_with, no_exercise),
    (rules.links_lead_somewhere, source("#further", "further.md#further")),
    (rules.links_lead_somewhere, source("(curve.png)", "(../curve.png)")),
    (rules.it_ends_with_the_way_on, source("3 · Go on", "The end")),
    (rules.it_ends_with_the_way_on, lambda notebook: notebook.cells.pop()),
]


def test_each_rule_is_broken_below():
    assert {rule for rule, _ in BREAKS} == set(rules.RULES)


@pytest.mark.filterwarnings("ignore:Non-unique cell id")
@pytest.mark.parametrize("rule, spoil", BREAKS, ids=[rule.__name__ for rule, _ in BREAKS])
def test_a_notebook_that_breaks_the_rule_is_noticed(rule, spoil, path):
    notebook = nbformat.read(path, 4)
    spoil(notebook)
    path.write_text(json.dumps(notebook), encoding="utf-8")
    assert list(rule(notebook, path)) != []
