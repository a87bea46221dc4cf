"""Tables of what was measured, beside what is wanted; made for people to read, as Markdown."""

import os
import platform
from importlib import metadata

PACKAGES = "numpy", "matplotlib", "ipywidgets", "anywidget", "jupyterlab", "scikit-learn", "torch"
SHORT = "✗"  # before a figure that falls short
NOT_MEASURED = "–"


class Figure:
    """A number, or None where nothing was measured; how it is written, and what is wanted of it."""

    def __init__(self, value, form=".2f", at_most=None, at_least=None):
        self.value, self.form, self.at_most, self.at_least = value, form, at_most, at_least

    @property
    def wanted(self):
        if self.at_most is not None:
            return f"≤ {self.at_most:g}"
        return "" if self.at_least is None else f"≥ {self.at_least:g}"

    @property
    def is_short(self):
        if self.value is None:
            return False
        too_much = self.at_most is not None and self.value > self.at_most
        return too_much or (self.at_least is not None and self.value < self.at_least)

    def __str__(self):
        if self.value is None:
            return NOT_MEASURED
        return f"{SHORT} {self.value:{self.form}}" if self.is_short else f"{self.value:{self.form}}"


class Column:
    """What a column is called, how its numbers are written, and what is wanted of them."""

    def __init__(self, name, form=".2f", at_most=None, at_least=None):
        self.name, self.options = name, {"form": form, "at_most": at_most, "at_least": at_least}

    def figure(self, value):
        return Figure(value, **self.options)


class Table:
    """Rows under `columns`. A cell may be a number, None where nothing was measured, a text, or a `Figure`."""

    def __init__(self, title, columns, note=""):
        self.title, self.columns, self.note = title, columns, note
        self.rows = []

    def add(self, *cells):
        row = zip(self.columns, cells, strict=True)
        self.rows.append([cell if isinstance(cell, str | Figure) else column.figure(cell) for column, cell in row])

    def short(self):
        """How many figures fall short of what is wanted."""
        return sum(cell.is_short for row in self.rows for cell in row if isinstance(cell, Figure))

    def markdown(self):
        lines = [[column.name for column in self.columns], ["---", *["--:"] * (len(self.columns) - 1)]]
        wanted = [column.figure(None).wanted for column in self.columns]
        if any(wanted):
            lines.append(["*wanted*", *wanted[1:]])
        lines += [list(map(str, row)) for row in self.rows]
        body = "\n".join(f"| {' | '.join(line)} |" for line in lines) if self.rows else ""
        return "\n\n".join(filter(None, [f"## {self.title}", self.note, body]))


def comparison(title, note=""):
    """A table whose rows each have a wanted figure of their own, for `compare`."""
    return Table(title, [Column(name) for name in ("", "measured", "wanted")], note)


def compare(table, name, value, form=".2f", at_most=None, at_least=None):
    """Add a row to a `comparison`; without a value it says that nothing was measured."""
    figure = Figure(value, form, at_most, at_least)
    table.add(name, figure, figure.wanted)


def machine():
    """What the figures depend on: processors, system and versions. No names and no paths."""
    versions = []
    for package in PACKAGES:
        try:
            versions.append(f"{package} {metadata.version(package)}")
        except metadata.PackageNotFoundError:
            versions.append(f"no {package}")
    return (
        f"{os.cpu_count()} processors ({platform.machine()}), {platform.system()}, "
        f"Python {platform.python_version()}, {', '.join(versions)}."
    )


def show(tables):
    """Print tables, and how many figures fall short."""
    for table in tables:
        print(table.markdown(), end="\n\n")
    short = sum(table.short() for table in tables)
    print(f"{short} figures fall short of what is wanted ({SHORT})." if short else "All is as wanted.")
