"""Lesson 11: a learner's own tables. A CSV file, however it was written, becomes columns of numbers and words."""

import codecs
import csv
import io
import itertools
import random
import re
from collections import Counter
from difflib import SequenceMatcher
from pathlib import Path

from nn_lesson.card import Card
from nn_lesson.question.refused import Refused, in_words
from nn_lesson.question.written import decimal_sign, is_date, measures_of, numbers_of

SHIPPED = Path(__file__).parent
LARGEST = 200_000_000  # bytes that are read
MOST = 20_000  # rows that are kept
SOME = 300  # rows by which it is seen whether the first line has names
GAPS = {"", "na", "n/a", "nan", "null", "none", "?", "-", "--", "."}  # as people write what they do not know
SEPARATORS = ",;\t|"
STRAY = 0.1  # share of values in a column of numbers that may be no numbers
MENTIONED = 5  # names of files or columns in a sentence
NAMING = "id|nr|no|index|row|name|person|patient|subject|user|participant|pupil|student|child"
FEW_WORDS = 30  # a column with more different ones is a text, or names each row
csv.field_size_limit(LARGEST)
SAVE_AS = "Open it in your spreadsheet program and choose File > Save as > CSV UTF-8."


class Column:
    """The values of one column, None where one is missing, and its `kind`.

    Kinds are "number", "word", "text" (of several words), "date", "id" (other in each row), "constant", "empty".
    """

    def __init__(self, name, written, decimal="."):
        self.name, self.notes = name, []
        values = [None if text.strip().lower() in GAPS else text.strip() for text in written]
        known = [value for value in values if value is not None]
        self.missing = len(values) - len(known)
        numbers = numbers_of(known, decimal)
        if numbers.count(None) > STRAY * len(known):
            measures = measures_of(known, decimal)
            if measures.count(None) <= STRAY * len(known):
                numbers = measures
                text, number = next(pair for pair in zip(known, numbers, strict=True) if pair[1] is not None)
                self.notes.append(f"In `{name}`, {text[:20]!r} is read as {number:g}.")
        stray = [text for text, number in zip(known, numbers, strict=True) if number is None]
        self.is_number = is_number = bool(known) and len(stray) <= STRAY * len(known)
        if stray and len(stray) < len(known) / 2:
            then = "These count as missing." if is_number else "So it counts as words. Mend them in the file."
            told = f"In `{name}`, {len(stray)} of {len(known)} values are no number, such as {stray[0][:20]!r}."
            self.notes.append(f"{told} {then}")
        if is_number:
            self.missing += len(stray)
            found = iter(numbers)
            self.values = [None if value is None else next(found) for value in values]
        else:
            self.values = self._alike(values)
        self.kind = self._kind([value for value in self.values if value is not None])

    @property
    def may_name_things(self):
        """Whether it may say whose a row is, as a name, a day or a number called `id` does."""
        return self.kind in ("word", "id", "date") or self.kind == "number" and _is_id(self.name)

    def _alike(self, values):
        """The values, in which words that differ by capital letters alone are one: the way most write it."""
        times = Counter(values)
        usual = {}
        for value, _times in times.most_common():
            if value is not None:
                usual.setdefault(value.casefold(), value)
        merged = {value: usual[value.casefold()] for value in times if value is not None}
        if other := next((value for value, same in merged.items() if value != same), None):
            self.notes.append(
                f"In `{self.name}`, {other!r} counts as {merged[other]!r}: capital letters do not matter."
            )
        return [value and merged[value] for value in values]

    def _kind(self, known):
        different = Counter(known)
        if len(different) < 2:
            return "constant" if different else "empty"
        in_each_row = len(different) == len(self.values)
        if isinstance(known[0], float):
            counted = known[0] % 1 == 0 and all(b - a == 1 for a, b in itertools.pairwise(known))
            return "id" if in_each_row and (counted or _is_id(self.name)) else "number"
        if all(map(is_date, known[:20])):
            return "date"
        words = sum(len(text.split()) for text in different) / len(different)
        if len(different) <= FEW_WORDS and not in_each_row:
            return "word"
        return "text" if words > 2 else "id" if len(different) > len(known) / 2 else "word"


@in_words
class Table:
    """Columns by name. `notes` say what was left out or taken for something else."""

    def __init__(self, title, columns, notes):
        self.title, self.columns = title, {column.name: column for column in columns}
        self.notes = [*notes, *(note for column in columns for note in column.notes)]

    @property
    def names(self):
        return list(self.columns)

    def __len__(self):
        return len(next(iter(self.columns.values())).values)

    def __getitem__(self, name):
        return self.column(name).values

    def column(self, name):
        """A column by its name. Refused: there is none."""
        if not isinstance(name, str) or name not in self.columns:
            raise Refused(f"This table has no column `{name}`. It has {_likely(name, self.names)}.")
        return self.columns[name]

    def row(self, number):
        """Name and value of everything in a row."""
        return {name: column.values[number] for name, column in self.columns.items()}

    def card(self):
        width = max(len(name) for name in self.names)
        lines = [f"{name:{width}}  {_about(column)}" for name, column in self.columns.items()]
        title = f"{self.title}: {len(self):,} rows, {len(self.columns)} column{'s' * (len(self.columns) != 1)}"
        return Card("note", title, "\n\n".join(self.notes), "\n".join(lines))

    def __repr__(self):
        return repr(self.card())

    def _repr_html_(self):
        return self.card()._repr_html_()


@in_words
def read_table(path):
    """The `Table` in a CSV file: one beside the notebook, or one that the course has, `penguins.csv`.

    Instead of a path it takes columns, such as those of sentences: `{"text": texts, "mood": moods}`.
    Refused: it cannot be read.
    """
    if isinstance(path, dict):
        return _of_columns(path)
    text, notes = _text(_found(path))
    separator = _separator(text)
    rows = _rows(text, separator)
    try:
        _line, head = next(rows)
        kept, counted = _kept(rows)
    except csv.Error as error:
        raise Refused(f"This file is no table: {error}. {SAVE_AS}") from error
    except StopIteration:
        kept, counted = [], 0
    if not kept:
        raise Refused("This file is empty, or has one line only. A table has names, and rows below them.")
    if len(kept) < counted:
        notes.append(f"It has {counted:,} rows. {len(kept):,} of them, drawn at random, are used.")
    decimal = "." if separator == "," else decimal_sign([row for _line, row in kept])
    looks = _looks_of(head, [row for _line, row in kept[:SOME] if len(row) == len(head)], decimal)
    if looks == {"row"}:
        kept, head = [(1, head), *kept], []
        notes.append("The first line looks like a row, not like names. It is kept, and the columns are numbered.")
    elif "row" in looks and "name" not in looks:
        notes.append("Is the first line a row, and not names? Then write a line of names above it.")
    names, kept = _named(head, kept, notes)
    kept = _of_one_width(kept, len(names), notes)
    if len(names) == 1:
        notes.append("It has one column only. Is it a table, with commas or semicolons between its values?")
    written = zip(*kept, strict=True)
    columns = [Column(name, values, decimal) for name, values in zip(names, written, strict=True)]
    return Table(Path(path).name, columns, notes)


def _of_columns(columns):
    if len({len(values) for values in columns.values()}) != 1 or not all(map(len, columns.values())):
        raise Refused("Columns have as many values as each other, and one at least.")
    written = {name: ["" if value is None else str(value) for value in values] for name, values in columns.items()}
    return Table("My table", [Column(str(name), values) for name, values in written.items()], [])


# From a file to a text


def _found(path):
    if not isinstance(path, str | Path) or not str(path).strip():
        raise Refused('Write the name of a file, in quotes: `read_table("penguins.csv")`.')
    for place in (Path(path), SHIPPED / Path(path).name):
        try:
            if place.is_dir():
                raise Refused(f"`{path}` is a folder. Add the name of the file that is in it.")
            with place.open("rb") as file:
                return file.read(LARGEST + 1)
        except FileNotFoundError:
            continue
        except Refused:
            raise
        except (OSError, ValueError) as error:
            raise Refused(f"`{path}` cannot be opened: {getattr(error, 'strerror', error)}.") from error
    beside = sorted(place.name for place in Path.cwd().iterdir() if place.suffix.lower() == ".csv")
    there = f" Here are {_likely(path, beside)}." if beside else " No file here ends in .csv."
    raise Refused(f"There is no file `{path}`. Lay it beside the notebook.{there}")


def _text(data):
    notes = []
    if len(data) > LARGEST:
        data = data[:LARGEST].rpartition(b"\n")[0]
        notes.append(f"Only the first {LARGEST // 1_000_000} million bytes of this file are read.")
    encoding = _encoding(data)
    if encoding is None:
        raise Refused(f"This is no CSV file: it holds more than text. {SAVE_AS}")
    if encoding == "cp1252":
        notes.append("It is not in UTF-8, so it was read as Windows-1252. Are letters such as é right?")
    return data.decode(encoding, "replace"), notes


def _encoding(data):
    """The encoding of a text, by its first bytes; None where it is no text."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    if zeros := data[:2000].count(0):
        places = [place % 2 for place, byte in enumerate(data[:2000]) if byte == 0]
        only = len(set(places)) == 1 and zeros > len(data[:2000]) / 4
        return ("utf-16-be", "utf-16-le")[places[0]] if only else None
    if data.startswith((b"PK\x03\x04", b"%PDF", b"\xd0\xcf\x11\xe0", b"\x89PNG", b"\x1f\x8b")):
        return None
    try:
        data.decode("utf-8")
        return "utf-8-sig"
    except UnicodeDecodeError as error:
        return "utf-8-sig" if error.start > LARGEST - 10 else "cp1252"


# From a text to rows


def _separator(text):
    """What stands between values: that which cuts the first lines into the most parts, as many in each."""
    start = "\n".join(text.split("\n", 50)[:50])

    def parts(separator):
        widths = [len(row) for _line, row in _rows(start, separator)]
        usual, times = Counter(widths).most_common(1)[0] if widths else (0, 0)
        return (usual > 1 and times * 2 > len(widths)), times * (usual > 1), usual

    try:
        return max(SEPARATORS, key=parts)
    except csv.Error:
        return ","


def _rows(text, separator):
    """(line, values) of each row that is not empty."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, skipinitialspace=True)
    return ((reader.line_num, row) for row in reader if any(row))


def _kept(rows):
    """At most `MOST` rows, drawn at random and in their order; and how many there are."""
    kept, share, count, chance = [], 1.0, 0, random.Random(0)
    for row in rows:
        count += 1
        if share == 1 or chance.random() < share:
            kept.append(row)
            if len(kept) > 2 * MOST:
                kept, share = [row for row in kept if chance.random() < 0.5], share / 2
    drawn = sorted(chance.sample(range(len(kept)), min(MOST, len(kept))))
    return [kept[place] for place in drawn], count


def _looks_of(head, rows, decimal):
    """What the entries of the first line look like, by what stands below: like a "row", a "name", or "either"."""
    if all(number is not None for number in numbers_of([text for text in head if text.strip()] or [""], decimal)):
        return {"row"}
    looks = set()
    for entry, below in zip(map(str.strip, head), zip(*rows, strict=True), strict=False):
        kind = Column("", below, decimal).kind
        if kind == "number" and entry:
            looks.add("row" if Column("", [entry], decimal).is_number else "name")
        elif kind == "word":
            looks.add("row" if entry.casefold() in {text.strip().casefold() for text in below} else "name")
        elif kind != "empty":
            looks.add("either")
    return looks


def _named(head, rows, notes):
    """A name for each column, no two alike, and the rows."""
    width = Counter(len(row) for _line, row in rows).most_common(1)[0][0]
    if width == len(head) + 1:  # the programs of statisticians write the numbers of rows without a name
        head = ["row", *head]
    names = []
    for place in range(len(head) or width):
        name = " ".join(head[place].split()) if head else ""
        name = name or f"column {place + 1}"
        if name in names:
            again = next(f"{name} ({n})" for n in itertools.count(2) if f"{name} ({n})" not in names)
            notes.append(f"Two columns are named `{name}`: the later one is called `{again}` here.")
            name = again
        names.append(name)
    while len(names) > 1 and all(len(row) < len(names) or not row[len(names) - 1].strip() for _line, row in rows):
        if head[len(names) - 1 :] and head[len(names) - 1].strip():
            break  # an empty column with a name stays, and is called empty
        names.pop()  # separators at the ends of lines
        rows = [(line, row[: len(names)]) for line, row in rows]
    return names, rows


def _of_one_width(rows, width, notes):
    """The rows that have as many values as there are names."""
    right = [row for _line, row in rows if len(row) == width]
    wrong = [(line, row) for line, row in rows if len(row) != width]
    if not right:
        raise Refused(
            f"The first line has {width} names, and no row has as many values: row {wrong[0][0]} has "
            f"{len(wrong[0][1])}. Let the first line name each column, once."
        )
    if wrong:
        line, row = wrong[0]
        why = "Is there a separator within a value? Then put it in quotes."
        if any("\n" in value for value in row):
            why = "A quotation mark is opened before, and not closed: what stands between is lost. Mend it."
        notes.append(
            f"{counted(len(wrong), 'row')} too long or too short and left out. The first ends in line {line}, "
            f"with {len(row)} values, not {width}. {why}"
        )
    return right


# What is shown


def _is_id(name):
    return bool(re.search(rf"(?i)(^|[ _-])({NAMING})([ _-]|$)", name))


def counted(number, thing):
    """How many of a thing there are, with the verb."""
    return f"1 {thing} is" if number == 1 else f"{number:,} {thing}s are"


def shortly(value):
    """A value of a table, as it is shown."""
    return f"{value:g}" if isinstance(value, float) else "?" if value is None else str(value)


def _likely(asked, names):
    """Five of the names, those first that look most like what was asked for, and how many more there are."""
    asked = str(asked).casefold()
    alike = sorted(names, key=lambda name: -SequenceMatcher(None, asked, name.casefold()).ratio())
    shown, more = ", ".join(f"`{name}`" for name in alike[:MENTIONED]), len(names) - MENTIONED
    return f"{shown} and {more} other{'s' * (more > 1)}" if more > 0 else shown


def _about(column):
    """What a column is, how much of it is missing, and what stands in it."""
    known = Counter(value for value in column.values if value is not None)
    gaps = f"{column.missing} missing" if column.missing else ""
    if column.kind == "number":
        shown = f"{min(known):g} to {max(known):g}"
    else:
        shown = ", ".join(shortly(value)[:24] for value, _times in known.most_common(3))
        shown += f", … ({len(known)} different)" if len(known) > 3 else ""
    return f"{column.kind:8}  {gaps:12}  {shown}".rstrip()
