"""Make a sheet of each lesson to print: python3 course.py sheets [FOLDER] [--seed WORD]

On its first page are the lesson's main picture, its recap, and five tasks by hand; on the second the answers, and
the other pictures. All of it comes from the stored notebooks and from the exercises.
"""

import argparse
import inspect
import io
import itertools
import math
import re
import sys
from base64 import b64encode
from pathlib import Path
from random import Random

import jinja2
import mistune
import nbformat
import numpy as np
from markupsafe import Markup
from matplotlib.font_manager import FontProperties
from matplotlib.mathtext import math_to_image

from nn_lesson.card import inline
from nn_lesson.learner.values import call, show
from nn_lesson.practice.exercises import exercises_by_lesson
from nn_lesson.practice.lessons import LESSONS

ROOT = Path(__file__).resolve().parents[1]
TEMPLATE = jinja2.Template(Path(__file__).with_name("sheet.html").read_text(encoding="utf-8"), autoescape=True)
SHEETS = ROOT / "build" / "sheets"
TASKS = 5


def main(arguments=None):
    """The command line. Returns what `sys.exit` shows: None, or one sentence saying what is wrong."""
    parser = argparse.ArgumentParser(prog="course.py sheets", description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path, nargs="?", default=SHEETS, help="build/sheets if none")
    parser.add_argument("--seed", default="1", help="a number or a word; another one gives other numbers")
    options = parser.parse_args(arguments)
    try:
        options.folder.mkdir(parents=True, exist_ok=True)
        for path in sorted((ROOT / ".originals").glob("[0-9]*.ipynb")):
            page = sheet(nbformat.read(path, 4), path.stem[3:], options.seed)
            (options.folder / f"{path.stem}.html").write_text(page, encoding="utf-8")
    except OSError as error:
        return f"The sheets cannot be written there: {error}."
    print(f"The sheets are in {options.folder.resolve()}. Open one in a browser, and print it there.")
    return None


def sheet(notebook, lesson, seed):
    """The page about a lesson."""
    main, *more = pictures(notebook) or [""]
    return TEMPLATE.render(
        title=notebook.cells[0].source.splitlines()[0].removeprefix("# "),
        main=main,
        recap=remembered(recap_of(notebook).source),
        tasks=list(tasks(lesson, seed)),
        more=more,
        columns=max(1, math.ceil(len(more) / 4)),  # four rows fill a page
        seed=seed,
    )


def recap_of(notebook):
    return next(cell for cell in notebook.cells if cell.source.startswith("## Recap"))


def pictures(notebook):
    """The pictures of a lesson as HTML, of each explorer one: first those under *Recap*, which give the answer."""
    found = {}
    for output in itertools.chain.from_iterable(cell.get("outputs", []) for cell in notebook.cells):
        if about := output.get("metadata", {}).get("image/png"):
            explorer = re.match(r"(\w+):\s", about["alt"])
            if explorer and re.search(r"\b([Pp]ress|drag|your guess)\b", about["alt"]):
                continue  # it waits for somebody, which paper cannot
            found[explorer[1] if explorer else about["alt"]] = image("png", output.data["image/png"], about["alt"])
    after = notebook.cells[notebook.cells.index(recap_of(notebook)) + 1]
    answered = re.findall(r"explore\.(\w+)\.answered", after.source)
    left = [picture for name, picture in found.items() if name not in answered]
    return left[-len(answered) :] + left[: -len(answered)]


def image(kind, encoded, words):
    """A picture as HTML that needs no other file."""
    return Markup('<img class="{0}" alt="{2}" src="data:image/{0};base64,{1}">').format(kind, encoded, words)


def remembered(recap):
    """The two paragraphs to remember, the sentences and the words, as HTML; on paper a link leads nowhere."""
    text = re.sub(r"\[([^]]+)\]\([^)]*\)", r"\1", "\n\n".join(recap.split("\n\n")[1:3]))
    return Markup(mistune.html(re.sub(r"\$[^$\n]+\$", lambda found: formula(found[0]), text)))


def formula(words):
    """A formula, drawn as large as the text around it."""
    drawn = io.BytesIO()
    math_to_image(words, drawn, prop=FontProperties(size=11), format="svg")
    return image("svg+xml", b64encode(drawn.getvalue()).decode(), words.strip("$"))


def tasks(lesson, seed):
    """Five tasks by hand: on the functions of the lesson, then of the lessons before it, the nearest first."""
    by_hand = [[exercise for exercise in made if exercise.by_hand] for made in exercises_by_lesson().values()]
    *before, own = by_hand[: LESSONS.index(lesson) + 1]
    rng, asked, noted = Random(f"{seed} {lesson}"), set(), set()
    for exercise in itertools.islice(itertools.cycle([*own, *own, *itertools.chain(*reversed(before))]), TASKS):
        drawn = {call(exercise.name, numbers): numbers for numbers in (exercise.by_hand(rng) for _ in range(9))}
        words = next((words for words in drawn if words not in asked), min(drawn))
        asked.add(words)
        form, answer = f"{exercise.name}{inspect.signature(exercise.reference)}", exercise.wanted(drawn[words])
        needed = [exercise.reference] if isinstance(answer, tuple) else []  # which part is due first
        needed = [part for part in (*needed, *drawn[words]) if callable(part) and part not in noted]
        noted.update(needed)
        notes = [inspect.getdoc(function).partition("\n")[0] for function in needed]
        words = re.sub(r"np\.array\((.*?)\)", r"\1", words)
        yield {"asked": words, "form": form, "notes": inline(" ".join(notes)), "answer": show(rounded(answer))}


def rounded(answer):
    """An answer, or each part of one, without the digits that nobody works out by hand."""
    return tuple(map(rounded, answer)) if isinstance(answer, tuple) else np.round(answer, 4) + 0.0  # no −0


if __name__ == "__main__":
    sys.exit(main())
