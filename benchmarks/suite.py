"""How long all tests take."""

import re
import subprocess
import sys
import time
from pathlib import Path

from table import compare, comparison, show

ROOT = Path(__file__).resolve().parent.parent
AT_MOST, PATIENCE = 10, 30  # minutes


def measure():
    start = time.perf_counter()
    command = [sys.executable, ROOT / "course.py", "test", "-q", "-p", "no:cacheprovider"]
    try:
        options = {"capture_output": True, "text": True, "errors": "replace", "timeout": 60 * PATIENCE}
        said = subprocess.run(command, cwd=ROOT, **options).stdout
    except subprocess.TimeoutExpired:
        said = f"It was stopped after {PATIENCE} minutes."
    minutes = (time.perf_counter() - start) / 60
    outcome = re.search(r"\d+ (?:passed|failed|error)[^=\n]*", said)
    failed = re.findall(r"^FAILED (\S+)", said, re.MULTILINE)
    note = f"{outcome[0].strip() if outcome else said[-100:]}." + "".join(f" Failed: `{test}`." for test in failed)
    table = comparison("The tests", note)
    compare(table, "`python3 course.py test`, minutes", minutes, ".1f", at_most=AT_MOST)
    return [table]


if __name__ == "__main__":
    show(measure())
