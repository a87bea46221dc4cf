"""How soon a lesson is there: `import nn_lesson`, and the first explorer's first frame.

    python benchmarks/start.py

Each is measured in processes of its own, in turns with a Python that does nothing, and with one that imports what
every notebook with a picture and a slider imports anyway.
"""

import subprocess
import sys
import time
from pathlib import Path
from statistics import median

from table import compare, comparison, show

ROOT = Path(__file__).resolve().parent.parent
TURNS = 5
WORKS = {
    "nothing": "pass",
    "peers": "import numpy, ipywidgets, matplotlib.pyplot",
    "import": "import nn_lesson",
    "frame": "from nn_lesson import explore; explore.dot_product().image()",
}


def seconds(code):
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", code], check=True, cwd=ROOT, capture_output=True)
    return time.perf_counter() - start


def measure():
    times = {name: [] for name in WORKS}
    for _ in range(TURNS):
        for name, code in WORKS.items():
            times[name].append(seconds(code))
    nothing, peers, imported, frame = (median(measured) for measured in times.values())
    table = comparison("Start")
    compare(table, "Python, which does nothing, ms", 1000 * nothing, ".0f")
    compare(table, "`import numpy, ipywidgets, matplotlib.pyplot`, ms", 1000 * peers, ".0f")
    compare(table, "`import nn_lesson`, times as long", imported / peers, at_most=1.5)
    compare(table, "the same and the first explorer's first frame, times as long", frame / peers, at_most=2)
    return [table]


if __name__ == "__main__":
    show(measure())
