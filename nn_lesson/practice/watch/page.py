"""The page of a class as HTML. It can be read without JavaScript; with it, `watch.js` keeps it up to date."""

import html
from pathlib import Path

from nn_lesson.card import inline
from nn_lesson.learner.values import are
from nn_lesson.practice.exercises import exercises_by_lesson
from nn_lesson.practice.watch.now import STUCK, lesson_of, meaning, met
from nn_lesson.progress import PAUSE

STYLE, SCRIPT = (Path(__file__).with_name(f"watch.{kind}").read_text(encoding="utf-8") for kind in ("css", "js"))
ROWS, SLIPS = 300, 6  # that one page shows
COLUMNS = ("learner", "where", "how long", "last slip", "wrong tries", "help", "passed")
RULE = f"""Each minute on one exercise counts 1, and each wrong try 1: from {STUCK} on, a learner is stuck.
The most stuck are on top. Away: nothing noted in their progress file for {PAUSE // 60} minutes."""
ACTS = {"guess": "an explorer", "answer": "a quiz"}
PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>{status}</title><style>{style}</style><noscript><meta http-equiv="refresh" content="5"></noscript></head>
<body><main><h1>{title}</h1>
<p id="stopped" role="alert" hidden>This page is no longer up to date: the command that shows it has ended.</p>
<p id="status" role="status">{status}</p>
<section class="slips"><h2>What several have met</h2><ul id="slips">{slips}</ul></section>
<section><h2>Who is where</h2><p>{rule}</p>
<table role="table"><thead role="rowgroup"><tr role="row">{head}</tr></thead>
<tbody id="learners" role="rowgroup">{rows}</tbody></table><ul id="more">{more}</ul></section></main>
<script>{script}</script></body></html>
"""


def page_of(title, learners, troubles):
    """The whole page: `troubles` say of files why they cannot be read."""
    learners = sorted(learners, key=lambda learner: learner.rank)
    more = [f"{len(learners) - ROWS:,} more are not shown."] if len(learners) > ROWS else []
    more += [f"{name} cannot be read: {why}." for name, why in list(troubles.items())[:ROWS]]
    return PAGE.format(
        title=html.escape(title),
        status=html.escape(status(learners)),
        slips="".join(slip_item(*slip, len(learners)) for slip in met(learners)[:SLIPS]),
        head="".join(f'<th scope="col" role="columnheader">{column}</th>' for column in COLUMNS),
        rows="".join(map(row, learners[:ROWS])),
        more="".join(f'<li data-key="{number}">{html.escape(line)}</li>' for number, line in enumerate(more)),
        rule=RULE,
        style=STYLE,
        script=SCRIPT,
    )


def status(learners):
    """Such as "2 of 30 are stuck: ada, ben."."""
    names = [learner.name for learner in learners if learner.is_stuck]
    shown = ": " + ", ".join(names[:3]) + (" and others" if len(names) > 3 else "") if names else ""
    return f"{len(names) or 'None'} of {len(learners):,} {are(names)} stuck{shown}."


def slip_item(exercise, sentence, names, everybody):
    """A slip, and who met it."""
    text = f"<b>{len(names)} of {everybody:,}</b> {inline(f'`{exercise}`: {sentence}')}"
    kind = "half" if 2 * len(names) >= everybody else ""
    return f'<li data-key="{html.escape(exercise + sentence)}" class="{kind}">{text} <i>{listed(names)}</i></li>'


def listed(names):
    """A few of the names, whatever way they are written."""
    more = f" and {len(names) - 8:,} more" if len(names) > 8 else ""
    return ", ".join(f"<bdi>{html.escape(name)}</bdi>" for name in names[:8]) + more


def row(learner):
    """A learner's row of the table."""
    work, name = learner.work, html.escape(learner.name)
    kind = "stuck" if learner.is_stuck else "away" if learner.is_away else ""
    long = "away" if kind == "away" else f"{kind and '<b>! stuck</b> '}{int(learner.seconds // 60)} min"
    is_open = work["slip"] and learner.exercise not in learner.passed
    slip = inline(meaning(learner.exercise, work["slip"])) if is_open else ""
    helped = f"hint {work['hints']}" if 0 < work["hints"] < 4 else "solution" if work["hints"] else ""
    ours = [exercise.name for exercises in exercises_by_lesson().values() for exercise in exercises]
    passed = f"{len(learner.passed & {*ours})} of {len(ours)}"
    cells = zip(COLUMNS[1:], (where(learner), long, slip, work["missed"] or "", helped, passed), strict=True)
    cells = "".join(f'<td role="cell" data-column="{column}">{cell}</td>' for column, cell in cells)
    head = f'<th scope="row" role="rowheader"><bdi>{name}</bdi></th>'
    return f'<tr role="row" data-key="{name}" class="{kind}">{head}{cells}</tr>'


def where(learner):
    """The exercise, explorer or quiz of what was done last."""
    of, lesson = learner.last["of"], lesson_of(learner.last["of"])
    act = ACTS.get(learner.last["did"], f"`{of}`" if learner.exercise else "")
    act += " is right" if learner.exercise in learner.passed else ""
    return f"{lesson and f'{lesson} · '}{inline(act)}" if act else "not noted"
