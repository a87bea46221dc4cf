"""Tests that cannot fail prove nothing: a copy of the course, broken on purpose in one place, must turn them red.

Each run tries one breakage of each layer; all of them, many minutes long: `python -m pytest -m "slow or not slow"
tests/test_breakages.py`. A breakage replaces the words `old` of a file by `new` and names the narrowest tests that
ought to notice. The same tests pass on the copy while nothing is broken.
"""

import json
import os
import shlex
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from upkeep import left_out

ROOT = Path(__file__).parents[1]
LEFT_OUT = left_out(ROOT)


BREAKAGES = r"""
# Mathematics, data and handwriting

a wrong dot product in the reference (in each run)
nn_lesson/neuron.py: total += a * b → total += a + b
tests/test_neuron.py -k 'dot and not seed'

a gradient without the slope of the sigmoid
nn_lesson/neuron.py: derror_dprediction * dprediction_dlayer1\n → derror_dprediction\n
tests/test_neuron.py -k network_computes

another order of random draws
nn_lesson/neuron.py: self.weights = np.random.randn(2)\n        self.bias = np.random.randn()
→ self.bias = np.random.randn()\n        self.weights = np.random.randn(2)
tests/test_neuron.py -k repeats_the_tutorials_draws

a backward pass that forgets the slope for the weights
nn_lesson/network.py: inputs.T @ derror_dsums → inputs.T @ derror_doutputs
tests/test_network.py -k layer_passes_back

a softmax whose shares are not those of their row
nn_lesson/network.py: powers.sum(axis=-1, keepdims=True) → powers.sum()
tests/test_misuse_mathematics.py -k scores_however

digits of another scale
nn_lesson/data.py: file["images"] / 16 → file["images"] / 255
tests/test_data.py -k scikit

drawings with half the ink
nn_lesson/handwriting.py: INK = 0.306 → INK = 0.153
tests/test_handwriting.py -k as_much_ink

# Checks, hints and quizzes

a check that compares the first number of a vector only
nn_lesson/learner/values.py: (got.ravel(), due.ravel(), → (got.ravel()[:1], due.ravel()[:1],
tests/test_check.py -k 'last_number_alone and layer_forward' -m slow

a check that is content with one right case
nn_lesson/practice/judge.py: return all(trial.right → return any(trial.right
tests/test_check_wrong.py

a check that says something else than before
nn_lesson/practice/judge.py: Put your own code in the place → Write something in the place
notebooks/01_dot_product.ipynb

hints in the wrong order
nn_lesson/practice/help.py: hints[tier - 1] → hints[-tier]
tests/test_help.py -k idea_to_the_code

a hint that gives the solution away
nn_lesson/practice/exercises/dot_product.py: total grows → for a, b in zip(u, v, strict=True): total
tests/test_help.py -k give_the_answer_away

a hint with a name that no lesson has
nn_lesson/practice/exercises/dot_product.py: `total → `result
tests/test_help.py tests/test_slips.py -k dot

the advice on another mistake
nn_lesson/practice/known.py: slip.key, f"{slip.sentence} {counter_example(attempt, wrong)}{more}"
→ slip.key, f"{attempt.exercise.slips[0].sentence} {counter_example(attempt, wrong)}{more}"
tests/test_slips.py -k 'own_sentence and dot' -m slow

a quiz that calls a wrong choice right
nn_lesson/practice/quiz.py: if choice.right else → if True else
tests/test_quiz.py

a quiz with two right choices
nn_lesson/practice/quizzes/01_dot_product.toml: text = "10"\n → text = "10"\nright = true\n
tests/test_quiz.py

a wrong number that a quiz calls right
nn_lesson/practice/quizzes/03_mean_squared_error.toml: text = "Neither: both are 0.09."
→ text = "Neither: both are 0.9."
tests/test_quiz.py -k 'not kernel'

a question of a quiz that was changed without a build
nn_lesson/practice/quizzes/01_dot_product.toml: Work it out by hand. → Work it out.
notebooks/01_dot_product.ipynb

# Progress and reports

progress that is not saved (in each run)
nn_lesson/progress.py: os.replace(temporary, path) → pass
tests/test_progress.py -k after_a_restart

a library that is not tried alone
nn_lesson/practice/library.py: _try_alone(draft.source, exercise) → pass
tests/test_library.py -k cannot_stand_alone

a next step that is done already
nn_lesson/practice/report.py: if name not in written → if name in written
tests/test_report.py

a report that counts what is left
nn_lesson/practice/class_report.py: is True for name → is not True for name
tests/test_class_report.py

other minutes for teachers than for learners
TEACHING.md: | 01 Dot product | 25 | → | 01 Dot product | 30 |
tests/test_teaching.py

# Pictures, live and still

an arrow that points down instead of up (in each run)
nn_lesson/picture/vectors.py: set_positions((0, 0), (x, y)) → set_positions((0, 0), (x, -y))
tests/test_picture.py -k points_where

a handle that moves the wrong way (in each run)
nn_lesson/live/places.py: [across, 1 - down] → [across, down]
tests/test_handles.py -k come_back

frames that are not sent
nn_lesson/live/picture.py: frame = traitlets.Dict().tag(sync=True) → frame = traitlets.Dict()
tests/test_live.py -k words_and_handles

widgets that stay open when their cell is run again
nn_lesson/live/rerun.py: close_all(part)\n → part\n
tests/test_rerun.py -k leaves_no_widget_behind

a handle that no key moves
nn_lesson/live/handles.js: direction = DIRECTIONS[key] → direction = DIRECTIONS[key + 1]
tests/browser/test_accessibility.py -k tells_its_sentence

frames that the page does not show
nn_lesson/live/frames.js: context.drawImage(decoded, ...at); → decoded.close();
tests/browser/test_dot_product.py

words too light to be read
nn_lesson/palette.py: "#0072b2" → "#3fa0e0"
tests/test_palette.py -k 'still and arrows'

two meanings in colours that not everybody can tell apart
nn_lesson/palette.py: "#c25500" → "#7a7a00"
tests/test_palette.py -k three_pairs

a stored picture that the code does not draw
nn_lesson/palette.py: VERMILION, PURPLE, SKY = "#c25500" → VERMILION, PURPLE, SKY = "#0055e0"
tests/test_lessons.py -k stored_pictures

# Explorers

an explorer whose controls move nothing
nn_lesson/explore/explorer.py: observe(lambda _change: self.picture.redraw() → observe(id
tests/test_explore.py -k all_kinds

houses whose largest miss is called the mean
nn_lesson/explore/start_here/houses.py: (predictions - prices).mean() → (predictions - prices).max()
tests/test_explore_start_here.py -k marks

an explorer that draws a wrong shadow
nn_lesson/explore/dot_product.py: along * (along @ weights) → along * (weights @ weights)
tests/test_lessons.py -k stored_pictures

an explorer that says a wrong number
nn_lesson/explore/dot_product.py: dot product {total:.4f} → dot product {total + 1:.4f}
notebooks/01_dot_product.ipynb

a line beside the place where the prediction is a half
nn_lesson/explore/sigmoid_prediction/neuron.py: border(*neuron_of) → border(weights, -scaled_bias)
tests/test_explore.py -k where_it_is_a_half

squares as long as they should be large
nn_lesson/explore/mean_squared_error.py: max(0, value) ** 0.5 → max(0, value)
tests/test_explore_mean_squared_error.py -k each_square

arrows of what is cut off that point inwards
nn_lesson/explore/mean_squared_error.py: [ROOM], "^" → [ROOM], "v"
tests/test_explore_later.py -k 'looks_and_reads and mean_squared'

a handle in the colour of another
nn_lesson/explore/mean_squared_error.py: "colour": colour, "label" → "colour": palette.GREEN, "label"
tests/test_explore_later.py -k 'colour_and_the_name and mean_squared'

a label off its axes
nn_lesson/explore/mean_squared_error.py: self.x + min(right, 0.5) → self.x + 9
tests/test_explore_later.py -k 'stay_inside and mean_squared'

a guess to which everything is close
nn_lesson/explore/mean_squared_error.py: close=0.1, → close=6,
tests/test_explore.py -k 'at_random and mean_squared'

a secant that is steeper the longer it is
nn_lesson/explore/derivatives/slope.py: slope = rise / h → slope = rise * h
tests/test_explore_derivatives.py -k secant

a nudge to the other side
nn_lesson/explore/backpropagation/links.py: (self, letter) + NUDGE → (self, letter) - NUDGE
tests/test_explore_backpropagation.py -k nudge

a training curve of means instead of sums
nn_lesson/explore/training/run.py: np.sum(np.square( → np.mean(np.square(
tests/test_explore_training.py -k run_is_that_of_train

dashes for positive weights
nn_lesson/explore/more_layers/diagram.py: (values >= 0, values < 0) → (values < 0, values >= 0)
tests/test_explore_more_layers.py -k dashed

a path that is forgotten where it forks
nn_lesson/explore/more_layers/paths_network.py: self.units[-1] for → self.units[-1][:1] for
tests/test_explore_more_layers_paths.py -k add_up

bars that show how unlikely a digit is
nn_lesson/explore/read_your_handwriting/pad.py: height=probability, → height=1 - probability,
tests/test_explore_read_your_handwriting.py -k what_is_drawn

a vocabulary into which the words of the test leak
nn_lesson/read_the_mood.py: for row in rows: → for row in range(len(sentences)):
tests/test_read_the_mood_functions.py -k scikit

words that push the other way
nn_lesson/explore/read_the_mood/reader.py: lead[0] - lead[1:] → lead[1:] - lead[0]
tests/test_explore_read_the_mood.py -k push_of_a_word

a gradient check to which a wrong sign is no difference
nn_lesson/what_is_wrong.py: abs(slope - gradient[i]) → abs(abs(slope) - abs(gradient[i]))
tests/test_what_is_wrong_functions.py -k each_wrong_one

a cure that leaves the validation digits where they are
nn_lesson/clinic.py: {"leaks": False} → {"leaks": True}
tests/test_what_is_wrong_functions.py -k cure

# Lessons and notebooks

a lesson that was changed without a build (in each run)
lessons/01_dot_product.md: Multiply the two first numbers → Add the two first numbers
tests/test_notebooks.py

a notebook that was changed without its lesson
notebooks/01_dot_product.ipynb: input_vector = [1.72, 1.23] → input_vector = [1.72, 1.32]
tests/test_notebooks.py

a wrong figure in a lesson
notebooks/03_mean_squared_error.ipynb: rounded to 0.80 and 0.87 → rounded to 0.80 and 0.78
tests/test_notebooks.py -k figures

a solution that was left in a lesson
lessons/01_dot_product.md: ...  # add the product of this pair to total → total += a * b
tests/test_lessons.py -k unsolved

a lesson that uses what nobody has defined
lessons/01_dot_product.md: \nfirst_product + second_product\n → \nfirst_product + third_product\n
tests/test_lessons.py -k unsolved

a notebook that was never run
notebooks/01_dot_product.ipynb: "execution_count": 3 → "execution_count": null
tests/test_notebooks.py

a stored number that the code does not give
notebooks/01_dot_product.ipynb: "2.1672" → "2.1673"
notebooks/01_dot_product.ipynb

a stored sentence of an explorer that the code does not say
notebooks/01_dot_product.ipynb: weights (1.26, 0.00): dot product 2.1672
→ weights (1.26, 0.00): dot product 2.1673
notebooks/01_dot_product.ipynb

a build that stores widgets
lessons/build.py: data.pop("application/vnd → data.get("application/vnd
tests/test_build.py -k same_bytes

a build that overlooks errors
lessons/build.py: if output.output_type == "error" → if output.output_type == "none"
tests/test_build.py -k run_cleanly

a rule that is not applied (in each run)
tests/rules.py: numbers_are_short,\n → \n
tests/test_rules.py

# Commands, packages and continuous integration

a README whose test command does not exist (in each run)
README.md: python3 course.py test\n → python3 course.py tests\n
tests/test_course.py -k page_tells

a README whose start command does not exist
README.md: python3 course.py\n → python3 start.py\n
tests/test_course.py -k page_tells

a README that asks for another function than the lesson
README.md: `squared_error`, `mean_squared_error` → `square_error`, `mean_squared_error`
tests/test_teaching.py

a README that links a page that is not there
README.md: (TEACHING.md) → (TEACH.md)
tests/test_benchmarks.py -k in_the_repository

tests whose exit code is swallowed
course.py: sys.exit(main(sys.argv[1:])) → main(sys.argv[1:])
tests/test_course.py -k exit_code

a start that gives up where a port is taken
course.py: "--ServerApp.root_dir=" → "--ServerApp.port_retries=0", "--ServerApp.root_dir="
tests/test_course.py -k port_is_taken

a way to the course that not every system can read
upkeep/environment.py: os.path.relpath(self.root, self.packages) → str(self.root)
tests/test_start.py -k all_of_it_at_once

an update that forgets what a learner wrote (in each run)
upkeep/lessons.py: answers.get(cell["id"], cell) → cell
tests/test_upkeep.py -k from_a_zip

a run that goes on after a step that failed (in each run)
.ci/run: set -euo pipefail → set -uo pipefail
tests/test_workflows.py -k step_that_fails

a wheel without quizzes
pyproject.toml: packages = ["nn_lesson"]\n → packages = ["nn_lesson"]\nexclude = ["*.toml"]\n
tests/test_packaging.py -k wheel

settings that JupyterLab does not find
pyproject.toml: "nn_lesson/jupyter/settings" = → "nn_lesson/jupyter/setting" =
tests/test_packaging.py -k wheel
"""


@dataclass
class Breakage:
    what: str
    file: str
    old: str
    new: str
    tests: str
    in_each_run: bool


def read(block):
    """A breakage as it is written: what it is; the file, what stands there and what instead; the tests."""
    what, *change, tests = block.splitlines()
    file, change = " ".join(change).split(": ", 1)
    old, new = change.replace("\\n", "\n").split(" → ")
    return Breakage(what.removesuffix(" (in each run)"), file, old, new, tests, what.endswith(" (in each run)"))


BREAKAGES = [read(block) for block in BREAKAGES.strip().split("\n\n") if block[0] != "#"]


# A process that has imported the packages, and nothing of the course, becomes pytest in a fork for each line.
PACKAGES = (
    "anywidget hypothesis.extra.numpy jupytext matplotlib.backends.backend_agg nbclient nbval.plugin PIL.Image"
)
READY = f"""import importlib, json, os, sys, pytest
list(map(importlib.import_module, {PACKAGES.split()}))
for line in sys.stdin:
    if not os.fork():
        said = os.open("said.txt", os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        os.dup2(said, 1), os.dup2(said, 2)
        sys.exit(pytest.main(json.loads(line)))
    print(os.waitstatus_to_exitcode(os.wait()[1]), flush=True)
"""


@pytest.fixture(scope="module")
def copy(tmp_path_factory):
    return shutil.copytree(ROOT, tmp_path_factory.mktemp("broken") / "course", ignore=LEFT_OUT)


@pytest.fixture(scope="module")
def run(copy):
    """`run(tests)` runs tests of the copy; it returns pytest's exit code and what it said."""
    own = {"PYTHONPATH": str(copy), "PYTHONDONTWRITEBYTECODE": "1", "CI": "true", "NN_LESSON_PATIENCE": "10"}
    around = {name: value for name, value in os.environ.items() if name != "NN_LESSON_SITE"}  # the copy has none
    settings = {"cwd": copy, "env": around | own, "text": True, "stdout": subprocess.PIPE}

    def run_(tests):
        options = ["-q", "-x", "-p", "no:cacheprovider", "-p", "no:anyio", *shlex.split(tests)]
        if ready:
            print(json.dumps(options), file=ready.stdin, flush=True)
            return int(ready.stdout.readline()), (copy / "said.txt").read_text(encoding="utf-8")
        done = subprocess.run([sys.executable, "-m", "pytest", *options], **settings, stderr=subprocess.STDOUT)
        return done.returncode, done.stdout

    if not hasattr(os, "fork"):
        ready = None
        yield run_
    else:
        with subprocess.Popen([sys.executable, "-c", READY], stdin=subprocess.PIPE, **settings) as ready:
            yield run_


@pytest.mark.parametrize("breakage", BREAKAGES, ids=lambda breakage: breakage.what)
def test_there_is_something_to_break(breakage):
    assert breakage.old in (ROOT / breakage.file).read_text(encoding="utf-8")


@pytest.mark.slow
@pytest.mark.parametrize("tests", sorted({breakage.tests for breakage in BREAKAGES}))
def test_the_tests_pass_while_nothing_is_broken(run, browser_path, tests):
    if tests.startswith("tests/browser") and not browser_path:
        pytest.skip("there is no browser")
    code, said = run(tests)
    assert code == 0, said


@pytest.mark.parametrize(
    "breakage",
    [pytest.param(each, marks=[pytest.mark.slow] * (not each.in_each_run), id=each.what) for each in BREAKAGES],
)
def test_the_tests_notice(copy, run, browser_path, breakage):
    if breakage.tests.startswith("tests/browser") and not browser_path:
        pytest.skip("there is no browser")
    if breakage.file == ".ci/run" and os.name == "nt":
        pytest.skip("`.ci/run` is for Linux")
    path = copy / breakage.file
    whole = path.read_text(encoding="utf-8")
    path.write_text(whole.replace(breakage.old, breakage.new, 1), encoding="utf-8")
    try:
        code, said = run(breakage.tests)
    finally:
        path.write_text(whole, encoding="utf-8")
    assert code == 1 and " failed" in said, said
