"""All benchmarks, one after the other, written into results.md; or those that are named, which are only printed.

python benchmarks [latency] [distance] [training] [start] [memory] [suite]
"""

import importlib
import sys
import time
from pathlib import Path

from table import NOT_MEASURED, SHORT, Table, machine, show

RESULTS = Path(__file__).with_name("results.md")
SCRIPTS = "latency", "distance", "training", "start", "memory", "suite"
INTRODUCTION = f"""# What was measured

Made by `python3 course.py bench`, all in one go, each figure in turns with what it is compared with. The ratios
hold on other machines; milliseconds differ. {SHORT} falls short of what is wanted; {NOT_MEASURED}: not measured.
"""


def tables_of(script):
    """The tables of one benchmark; where it fails, one that says so, as the others are still worth something."""
    print(f"{script} ...", file=sys.stderr, flush=True)
    try:
        return importlib.import_module(script).measure()
    except Exception as error:
        why = f"{type(error).__name__}: {error}".splitlines()[0]
        return [Table(script.capitalize(), [], f"Not measured: {why}")]


def main(scripts):
    unknown = [script for script in scripts if script not in SCRIPTS]
    if unknown:
        return f"There is no benchmark called {unknown[0]}. There are {', '.join(SCRIPTS)}."
    start = time.monotonic()
    tables = []
    for script in scripts or SCRIPTS:
        tables += tables_of(script)
        if not scripts:  # after each, so that nothing is lost where the next is interrupted
            write(tables, (time.monotonic() - start) / 60)
    show(tables)
    return None


def write(tables, minutes):
    parts = [INTRODUCTION, f"{machine()} It took {minutes:.0f} minutes.", *(table.markdown() for table in tables)]
    RESULTS.write_text("\n\n".join(part.strip() for part in parts) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
