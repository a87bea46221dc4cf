"""Marks of a whole class: `python3 course.py check FOLDER`, with a folder of each learner's notebooks in it.

Or the folder of one learner. Each exercise runs in a process of its own, behind a wall, with a limit of time.
"""

import argparse
import os
import re
import secrets
import signal
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from xml.etree import ElementTree

from nn_lesson.marking.folder import STEMS, learners_in
from nn_lesson.marking.mark import MISSING, PASSED, due, marks
from nn_lesson.marking.wall import why_no_wall
from nn_lesson.practice.lessons import LESSONS
from nn_lesson.practice.progress_file import printable

UNWALLED = "No wall: {}. Whatever this computer or its container holds is open to what learners have written."
QUOTED = "What `check` says to a learner stands in “ ”."
REFUSED = """There is no wall here: {}.
What learners have written could read, change and delete whatever you can. On a computer that is thrown away
afterwards, such as a container of a workflow, add --unwalled."""


def main(arguments=None):
    """The command line. Returns what `sys.exit` shows, or 1 where an exercise has not passed."""
    parser = argparse.ArgumentParser(prog="course.py check", description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path, help="with a folder for each learner in it, or that of one learner")
    parser.add_argument("--lesson", action="append", type=lesson, help="this lesson alone; or several times")
    parser.add_argument("--junit", type=Path, metavar="FILE", help="write the marks as JUnit XML, too")
    parser.add_argument("--seconds", type=positive, default=20, help="for each exercise; 20 unless given")
    parser.add_argument("--unwalled", action="store_true", help="go on where no wall can be built")
    options = parser.parse_args(arguments)
    if not hasattr(os, "fork"):
        return "Marking needs Linux or macOS: on Windows, do it in WSL or in a workflow."
    if not options.folder.is_dir():
        return f"There is no folder {printable(options.folder)}."
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace")  # a console may not know every letter of every name
    hidden = str(options.folder.resolve())
    if why := why_no_wall(hidden):
        if not options.unwalled:
            return REFUSED.format(why)
        hidden = None
        print(UNWALLED.format(why))
    learners = learners_in(options.folder)
    there = [noun for noun in LESSONS if any(noun in learner.notebooks for learner in learners)]
    lessons = options.lesson or there
    if not {*there} & {*lessons}:
        others = [printable(path.name) for path in sorted(options.folder.glob("*.ipynb"))]
        called = f" Called otherwise: {', '.join(others)}." if others else ""
        of = "these lessons" if options.lesson else "the course"
        return (
            f"There is no notebook of {of} in {printable(options.folder)}, as 01_dot_product.ipynb in a folder "
            f"of each learner.{called}"
        )
    marked = mark_all(learners, lessons, hidden, options.seconds)
    for line in report(marked, lessons):
        print(line)
    if options.junit:
        junit(marked, UNWALLED.format(why) if why else "").write(options.junit, "utf-8", xml_declaration=True)
    return int(any(mark.kind != PASSED for _learner, done in marked for mark in done))


def lesson(text):
    """The noun of a lesson by its number, which may come as "3", "03" or the name of a notebook."""
    number = re.match(r"\d{1,2}(?!\d)", text)
    if number is None or int(number[0]) >= len(LESSONS):
        raise argparse.ArgumentTypeError(f"there is no such lesson; the last is {len(LESSONS) - 1:02}")
    return LESSONS[int(number[0])]


def positive(text):
    """A whole number from 1 on."""
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text} is no whole number from 1 on")
    return int(text)


def mark_all(learners, lessons, hidden, seconds):
    """Pairs of a Learner and a list of Mark. Some are marked at a time, and each is named who is done."""
    seed = secrets.randbits(64)  # so that nobody knows the cases before
    right = due(lessons, seed)

    def mark_one(number, learner):
        done = list(marks(learner, lessons, number, hidden, right, seed, seconds))
        print(f"{learner.name}: {share(done)} passed", file=sys.stderr, flush=True)
        return learner, done

    with ThreadPoolExecutor(os.cpu_count()) as pool:
        return list(pool.map(mark_one, range(len(learners)), learners))


def share(done):
    """Such as "2/3"."""
    return f"{sum(mark.kind == PASSED for mark in done)}/{len(done)}"


def report(marked, lessons):
    """The lines of the table: of each lesson, how many exercises have passed. Below it why the others have not."""
    numbers = [STEMS[noun][:2] for noun in lessons]
    rows = [["learner", *numbers]]
    for learner, done in marked:
        marks_of = {noun: [mark for mark in done if mark.lesson == noun] for noun in lessons}
        rows.append(
            [learner.name, *(share(marks_of[noun]) if noun in learner.notebooks else "-" for noun in lessons)]
        )
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    yield from ("  ".join(map(str.ljust, row, widths)).rstrip() for row in rows)
    if any("“" in mark.why for _learner, done in marked for mark in done):
        yield from ("", QUOTED)
    for learner, done in marked:
        failed = [mark for mark in done if mark.kind not in (PASSED, MISSING)]
        missing = [STEMS[noun][:2] for noun in lessons if noun not in learner.notebooks]
        yield from [""] if failed or missing or learner.notes else []
        yield from (f"{learner.name}: {note}" for note in learner.notes)
        yield from [f"{learner.name}: not handed in: {', '.join(missing)}."] if missing else []
        yield from (f"{learner.name}, {STEMS[mark.lesson][:2]} {mark.exercise}: {mark}" for mark in failed)


def junit(marked, note):
    """The marks as JUnit XML: a suite for each learner, a case for each exercise."""
    suites = ElementTree.Element("testsuites")
    for learner, done in marked:
        missing = sum(mark.kind == MISSING for mark in done)
        failures = sum(mark.kind != PASSED for mark in done) - missing
        counts = {"tests": str(len(done)), "failures": str(failures), "skipped": str(missing)}
        suite = ElementTree.SubElement(suites, "testsuite", name=learner.name, errors="0", **counts)
        for mark in done:
            case = ElementTree.SubElement(suite, "testcase", classname=STEMS[mark.lesson], name=mark.exercise)
            if mark.kind != PASSED:
                element = "skipped" if mark.kind == MISSING else "failure"
                ElementTree.SubElement(case, element, type=mark.kind, message=str(mark))
        quoted = QUOTED if any("“" in mark.why for mark in done) else ""
        ElementTree.SubElement(suite, "system-out").text = "\n".join(filter(None, [note, quoted, *learner.notes]))
    return ElementTree.ElementTree(suites)


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl+C ends it at once, and with it all behind the wall
    sys.exit(main())
