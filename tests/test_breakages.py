"""Tests that cannot fail prove nothing: a copy of the course, broken on purpose in one place, must turn them red.

Each run tries a few breakages; all of them, several minutes long: `python -m pytest -m "slow or not slow"
tests/test_breakages.py`. A breakage replaces the words `old` of a file by `new` and names the narrowest tests that
ought to notice. The same tests pass on the copy while nothing is broken.
"""

import os
import shlex
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LEFT_OUT = shutil.ignore_patterns(
    ".*", "__pycache__", "*.egg-info", "look", "build", "nn_lesson_progress*", "*.mine*"
)


@dataclass
class Breakage:
    what: str
    file: str
    old: str
    new: str
    tests: str
    slow: bool = True


FIRST = "notebooks/01_dot_product.ipynb"
BREAKAGES = [
    Breakage(
        "a wrong dot product in the reference",
        "nn_lesson/neuron.py", "total += a * b", "total += a + b",
        "tests/test_neuron.py -k 'dot and not seed'", slow=False,
    ),
    Breakage(
        "a gradient without the slope of the sigmoid",
        "nn_lesson/neuron.py", "derror_dprediction * dprediction_dlayer1\n", "derror_dprediction\n",
        "tests/test_neuron.py -k network_computes",
    ),
    Breakage(
        "another order of random draws",
        "nn_lesson/neuron.py",
        "self.weights = np.random.randn(2)\n        self.bias = np.random.randn()",
        "self.bias = np.random.randn()\n        self.weights = np.random.randn(2)",
        "tests/test_neuron.py -k repeats_the_tutorials_draws",
    ),
    Breakage(
        "a lesson that was changed without a build",
        "lessons/01_dot_product.md", "Multiply the two first numbers", "Add the two first numbers",
        "tests/test_notebooks.py", slow=False,
    ),
    Breakage(
        "a notebook that was changed without its lesson",
        FIRST, "input_vector = [1.72, 1.23]", "input_vector = [1.72, 1.32]",
        "tests/test_notebooks.py",
    ),
    Breakage(
        "a notebook that was never run",
        FIRST, '"execution_count": 3', '"execution_count": null',
        "tests/test_notebooks.py", slow=False,
    ),
    Breakage(
        "a stored number that the code does not give",
        FIRST, '"2.1672"', '"2.1673"',
        FIRST,
    ),
    Breakage(
        "a stored sentence of an explorer that the code does not say",
        FIRST, "weights (1.26, 0.00): dot product 2.1672", "weights (1.26, 0.00): dot product 2.1673",
        FIRST,
    ),
    Breakage(
        "a stored picture that the code does not draw",
        "nn_lesson/palette.py", 'VERMILION, PURPLE, SKY = "#c25500"', 'VERMILION, PURPLE, SKY = "#0055e0"',
        "tests/test_lessons.py -k stored_pictures",
    ),
    Breakage(
        "an explorer that draws a wrong shadow",
        "nn_lesson/explore/dot_product.py", "along * (along @ weights)", "along * (weights @ weights)",
        "tests/test_lessons.py -k stored_pictures",
    ),
    Breakage(
        "an explorer whose controls move nothing",
        "nn_lesson/explore/explorer.py", "observe(lambda _change: self.picture.redraw()", "observe(id",
        "tests/test_explore.py",
    ),
    Breakage(
        "an explorer that says a wrong number",
        "nn_lesson/explore/dot_product.py", "dot product {total:.4f}, ", "dot product {total + 1:.4f}, ",
        FIRST,
    ),
    Breakage(
        "a check that is content with one right case",
        "nn_lesson/practice/judge.py", "if all(trial.right", "if any(trial.right",
        "tests/test_check.py",
    ),
    Breakage(
        "a check that says something else than before",
        "nn_lesson/practice/judge.py", "Put your own code in the place", "Write something in the place",
        FIRST,
    ),
    Breakage(
        "a question of a quiz that was changed without a build",
        "nn_lesson/practice/quizzes/dot_product.toml", "Work it out by hand.", "Work it out.",
        FIRST,
    ),
    Breakage(
        "a quiz with two right choices",
        "nn_lesson/practice/quizzes/dot_product.toml", 'text = "10"\n', 'text = "10"\nright = true\n',
        "tests/test_quiz.py",
    ),
    Breakage(
        "a quiz that calls a wrong choice right",
        "nn_lesson/practice/quiz.py", "if choice.right else", "if True else",
        "tests/test_quiz.py",
    ),
    Breakage(
        "progress that is not saved",
        "nn_lesson/progress.py", "os.replace(temporary, self.path)", "pass",
        "tests/test_progress.py",
    ),
    Breakage(
        "a solution that was left in a lesson",
        "lessons/01_dot_product.md", "...  # add the product of this pair to total", "total += a * b",
        "tests/test_lessons.py -k unsolved",
    ),
    Breakage(
        "a lesson that uses what nobody has defined",
        "lessons/01_dot_product.md", "\nfirst_product + second_product\n", "\nfirst_product + third_product\n",
        "tests/test_lessons.py -k unsolved",
    ),
    Breakage(
        "a build that stores widgets",
        "lessons/build.py", 'data.pop("application/vnd', 'data.get("application/vnd',
        "tests/test_build.py -k same_bytes",
    ),
    Breakage(
        "a build that overlooks errors",
        "lessons/build.py", 'if output.output_type == "error"', 'if output.output_type == "none"',
        "tests/test_build.py -k run_cleanly",
    ),
    Breakage(
        "a rule that is not applied",
        "tests/rules.py", "    numbers_are_short,\n", "",
        "tests/test_rules.py", slow=False,
    ),
]  # fmt: skip


@pytest.fixture(scope="module")
def copy(tmp_path_factory):
    return shutil.copytree(ROOT, tmp_path_factory.mktemp("broken") / "course", ignore=LEFT_OUT)


def run(copy, tests):
    """Run tests of the copy; returns pytest's exit code and what it said."""
    environment = os.environ | {"PYTHONPATH": str(copy), "PYTHONDONTWRITEBYTECODE": "1", "CI": "true"}
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", *shlex.split(tests)]
    done = subprocess.run(command, cwd=copy, env=environment, capture_output=True, text=True)
    return done.returncode, done.stdout + done.stderr


def params(things, label, slow):
    return [pytest.param(thing, marks=[pytest.mark.slow] * slow(thing), id=label(thing)) for thing in things]


@pytest.mark.slow
@pytest.mark.parametrize("tests", sorted({breakage.tests for breakage in BREAKAGES}))
def test_the_tests_pass_while_nothing_is_broken(copy, tests):
    code, said = run(copy, tests)
    assert code == 0, said


@pytest.mark.parametrize(
    "breakage", params(BREAKAGES, lambda breakage: breakage.what, lambda breakage: breakage.slow)
)
def test_the_tests_notice(copy, breakage):
    path = copy / breakage.file
    whole = path.read_text(encoding="utf-8")
    assert breakage.old in whole, "there is nothing to break"
    path.write_text(whole.replace(breakage.old, breakage.new, 1), encoding="utf-8")
    try:
        code, said = run(copy, breakage.tests)
    finally:
        path.write_text(whole, encoding="utf-8")
    assert code == 1 and " failed" in said, said
