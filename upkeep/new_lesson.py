"""Begins a lesson. lessons/template shows all that one consists of: each file where it will lie."""

import keyword
import re
import sys

EXAMPLE = "Type a number and a name, such as: python3 course.py new {:02}_attention"
ROWS = {"README.md": r"\| \[\d", "TEACHING.md": r"\| \d\d [A-Z]"}  # how the lessons' rows begin


def begin(root, names):
    """Make the files of a new lesson; returns the lesson before and the new one. SystemExit says what is wrong."""
    lessons = lessons_of(root)
    if fault := next(faults(root, lessons, names), None):
        sys.exit(f"{fault}\n{EXAMPLE.format(len(lessons))}")
    (name,), before = names, lessons[-1]
    for file, place in parts(root, name, before):
        text = filled(file.read_text(encoding="utf-8"), name, before)
        print("more in" if place.exists() else "new:", place.relative_to(root).as_posix())
        place.write_text(put_into(place, text) if place.exists() else text, encoding="utf-8", newline="\n")
    return before, name


def faults(root, lessons, names):
    """What is wrong with the name of a new lesson, in sentences, of which the first counts."""
    name = " ".join(names)
    number, _, noun = name.partition("_")
    if not name:
        yield "Which lesson?"
    if not re.fullmatch(r"\d\d_[a-z]+(_[a-z]+)*", name):
        yield f"{name} is no name of a lesson: it has two digits, then words of letters a to z, each after a _."
    for lesson in lessons:
        if lesson[:2] == number or lesson[3:] == noun:
            yield f"There is a lesson {lesson} already."
    if int(number) != len(lessons):
        yield f"Lessons are numbered without a gap. The next one is {len(lessons):02}."
    if keyword.iskeyword(noun):
        yield f"{noun} is a word of Python's own, so nobody could type explore.{noun}()."
    package = root / "nn_lesson"
    if re.search(rf"\b{noun}\b", (package / "__init__.py").read_text(encoding="utf-8")):
        yield f"{noun} is the name of something else in nn_lesson."
    for path in (*package.rglob("*"), *(root / "tests").rglob("test_*.py")):
        if path.stem.removeprefix("test_") == noun:
            yield f"{noun} is the name of something else: {path.relative_to(root).as_posix()}."


def to_do(root, names):
    """Where the lessons, all or those whose `names` are given, still say TODO: a line for each file."""
    chosen = [lesson for lesson in lessons_of(root) if lesson.startswith(tuple(names) or "")]
    for place in sorted({place for name in chosen for _file, place in parts(root, name, name) if place.exists()}):
        lines = place.read_text(encoding="utf-8").splitlines()
        if left := [str(number) for number, line in enumerate(lines, 1) if "TODO" in line]:
            yield f"still TODO in {place.relative_to(root).as_posix()}, line {', '.join(left)}"


def lessons_of(root):
    """The names of the lessons, in order."""
    return sorted(path.stem for path in (root / "lessons").glob("[0-9]*.md"))


def parts(root, name, before):
    """Each file of the template, and its place in the course for the lesson `name`."""
    template = root / "lessons" / "template"
    files = (path for path in template.rglob("*") if path.is_file() and path.suffix != ".pyc")
    for file in sorted(files):
        yield file, root / filled(file.relative_to(template).as_posix(), name, before)


def filled(text, name, before):
    """A text of the template, or a file's name, with the lesson's own words."""
    noun = name[3:]
    words = {"NN_noun": name, "NN": name[:2], "NUMBER": str(int(name[:2])), "BEFORE": before, "noun": noun}
    words |= {"Noun": noun.title().replace("_", ""), "TITLE": noun.replace("_", " ").capitalize()}
    return re.sub(rf"(?<![A-Za-z])({'|'.join(words)})(?![A-Za-z])", lambda found: words[found[0]], text)


def put_into(place, text):
    """What a file holds, with more: a row below those of lessons, a word in its order, all else at the end."""
    old = place.read_text(encoding="utf-8")
    if place.name in ROWS:
        *_, last = re.finditer(rf"^{ROWS[place.name]}.*\n", old, re.MULTILINE)
        return old[: last.end()] + text + old[last.end() :]
    if place.name == "glossary.md":
        first, *entries = re.split(r"\n(?=## )", old)
        return "\n".join([first, *sorted([*entries, text])])
    return old + text
