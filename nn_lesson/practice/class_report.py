"""A table of a whole class: `python3 course.py report FOLDER`, with a folder of collected progress files.

Each learner's nn_lesson_progress.json lies in a folder with their name, or is called after them.
What is no progress file is named and skipped.
"""

import argparse
import csv
import os
import sys
import webbrowser
from collections import Counter
from pathlib import Path
from statistics import fmean

from nn_lesson.practice.exercises import exercises_by_lesson
from nn_lesson.practice.lessons import LESSONS
from nn_lesson.practice.progress_file import FOREIGN, Unusable, name_of, printable, read
from nn_lesson.practice.quiz import FORMS, form_of, questions_of, score
from nn_lesson.practice.watch import Watch

AT_MOST = 20  # lines about files that are skipped
HEADING = "In each lesson: exercises passed, and quiz questions answered right when last asked.\n"


def main(arguments=None):
    """The command line. Returns what `sys.exit` shows: None, or one sentence saying what is wrong."""
    parser = argparse.ArgumentParser(prog="course.py report", description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path, help="where the collected progress files are")
    parser.add_argument("--csv", action="store_true", help="for a spreadsheet: values with commas between them")
    parser.add_argument("--watch", action="store_true", help="show who is where now, in the browser")
    parser.add_argument("--port", type=int, default=0, help="where to show it, as in --port=8765")
    options = parser.parse_args(arguments)
    if not options.folder.is_dir():
        return f"There is no folder {printable(options.folder)}."
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace")  # a console may not know every letter of every name
    if options.watch:
        return watch(options.folder, options.port)
    learners, skipped = collect(options.folder)
    for line in skipped_lines(skipped):
        print(line, file=sys.stderr)
    if not learners:
        return f"There is no progress file in {printable(options.folder)}."
    if options.csv:
        rows = (row + more for row, more in zip(table(learners), shares(learners), strict=True))
        csv.writer(sys.stdout, lineterminator="\n").writerows(map(as_cells, rows))
    else:
        print(HEADING, aligned(table(learners)), gain(learners), *often_missed(learners), sep="\n")
    return None


def watch(folder, port):
    """Show the page of who is where until Ctrl+C."""
    try:
        server = Watch(folder, port)
    except (OSError, OverflowError) as error:
        return f"The page cannot be shown at port {port}: {getattr(error, 'strerror', error)}."
    print(f"The class is shown at {server.address}\nTo stop, press Ctrl+C here.", flush=True)
    if sys.platform in ("win32", "darwin") or {"DISPLAY", "WAYLAND_DISPLAY"} & {*os.environ}:
        webbrowser.open(server.address)  # elsewhere that might be a browser made of letters, in this terminal
    return server.serve()


def collect(folder):
    """Read all files below a folder: (learner's name -> progress, file's name -> why it is skipped)."""
    learners, skipped = {}, {}

    def note(path, reason):
        skipped[printable(Path(path).relative_to(folder))] = reason

    walk = os.walk(folder, onerror=lambda error: note(error.filename, f"cannot be read: {error.strerror}"))
    for parent, folders, files in walk:
        folders[:] = sorted(name for name in folders if not name.startswith("."))  # JupyterLab's older copies
        for path in sorted(Path(parent, name) for name in files):
            try:
                data = read(path)
            except Unusable as reason:
                note(path, str(reason))
                continue
            name = name_of(path, folder)
            learners[name if name not in learners else printable(path.relative_to(folder))] = data
    return dict(sorted(learners.items(), key=lambda learner: learner[0].casefold())), skipped


# ---- What is shown ------------------------------------------------------------------------------------------


def table(learners):
    """The rows of the table: of each lesson, how many exercises are passed and how many quiz questions right."""
    head, rows = ["learner"], [[name] for name in learners]
    for number, lesson in enumerate(LESSONS):
        exercises, questions = parts_of(lesson)
        head += [f"{number:02} exercises", f"{number:02} quiz"]
        for row, data in zip(rows, learners.values(), strict=True):
            row += [done(data.get("passed", {}), exercises), done(data.get("answers", {}), questions)]
    return [head, *rows]


def parts_of(lesson):
    """The names that a progress file has for a lesson's exercises and for its quiz questions."""
    exercises = [exercise.name for exercise in exercises_by_lesson()[lesson]]
    questions = [f"{lesson}.{key}" for key in questions_of(lesson)]
    return exercises, questions


def done(section, names):
    """Such as "2 of 3"."""
    return f"{sum(section.get(name) is True for name in names)} of {len(names)}"


def as_cells(row):
    """A row that a spreadsheet takes as text, not as a formula."""
    return ["'" + cell if cell.startswith(("=", "+", "-", "@")) else cell for cell in row]


def aligned(rows):
    """The rows as lines of text. A lesson's two columns become one, such as "2/3 4/5"."""
    head, *others = rows
    lines = [[head[0], *(column.split()[0] for column in head[1::2])]]
    for name, *cells in others:
        pairs = zip(cells[::2], cells[1::2], strict=True)
        lines.append([name, *(" ".join(pair).replace(" of ", "/") for pair in pairs)])
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    return "\n".join("  ".join(map(str.ljust, line, widths)).rstrip() for line in lines)


def often_missed(learners):
    """The quiz questions that most learners missed when last asked, worth a word in class."""
    known = {question for lesson in LESSONS for question in parts_of(lesson)[1]}
    answers = [answer for data in learners.values() for answer in data.get("answers", {}).items()]
    missed = Counter(question for question, right in answers if question in known and not right)
    if missed:
        yield "\nMissed most often:"
    for question, count in missed.most_common(5):
        lesson, _, key = question.partition(".")
        yield f"  {count} of {len(learners)}: lesson {LESSONS.index(lesson):02}, {questions_of(lesson)[key].text}"


def scores(data):
    """How many questions a learner had right in each of the FORMS, None where not all are answered."""
    return [score(form, data.get("answers", {})) for form in FORMS]


def shares(learners):
    """Two more columns: the shares that were right before the course and after it, where all was answered."""
    yield [f"right {form}" for form in FORMS]
    questions = len(form_of("before"))
    for data in learners.values():
        yield ["" if right is None else f"{right / questions:.3f}" for right in scores(data)]


def gain(learners):
    """The normalised gain of the class: how much of what was wrong before the course is right after it."""
    questions = len(form_of("before"))
    both = [pair for pair in map(scores, learners.values()) if None not in pair]
    gains = [(after - before) / (questions - before) for before, after in both if before < questions]
    words = f'\nAnswered all of quiz("before") and quiz("after"): {len(both)} of {len(learners)}.'
    if gains:
        words += f" Normalised gain: {fmean(gains):.2f}, the mean of the {len(gains)} who had something to gain."
    return words


def skipped_lines(skipped):
    """A line for each file that is skipped, those first that ought to be one; a number for the rest."""
    names = sorted(skipped, key=lambda name: skipped[name] == FOREIGN)
    for name in names[:AT_MOST]:
        yield f"Skipped {name}: {skipped[name]}."
    if len(names) > AT_MOST:
        yield f"Skipped {len(names) - AT_MOST} more files."


if __name__ == "__main__":
    sys.exit(main())
