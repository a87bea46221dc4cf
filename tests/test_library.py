"""`my_network.py`: what passes its check is kept there, stands alone there, and is given back by name."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest
from typed import typed

from lessons.build import LESSONS, read
from nn_lesson import check, library, neuron, ready, solution
from nn_lesson.practice.exercises import exercises_by_lesson
from nn_lesson.practice.library import BEFORE, NAME
from tests.rules import needed

LESSON = LESSONS / "08_read_your_handwriting.md"
NAMES = [exercise.name for lesson in exercises_by_lesson().values() for exercise in lesson]
DOT = "def dot(u, v):\n    return sum(a * b for a, b in zip(u, v))"
SIGMOID = "def sigmoid(x):\n    return 1 / (1 + np.exp(-x))"
NEURON = (
    "def make_prediction(input_vector, weights, bias):\n    return sigmoid(np.dot(input_vector, weights) + bias)"
)
HAND_MADE = '"""Mine."""\n\nimport numpy as np\n\n# my notes\n\n\ndef mine():\n    return 1  # do not touch\n'


@pytest.fixture
def kept(file):
    return file.with_name(NAME)


def run_alone(kept, code):
    """What the file's own Python says, without the course on its path."""
    command = [sys.executable, "-c", f"from my_network import *\n{code}"]
    return subprocess.run(command, cwd=kept.parent, capture_output=True, text=True, check=True).stdout.strip()


def test_what_passes_is_kept_as_it_was_typed_and_runs_alone(kept):
    verdict = check(typed(DOT))
    assert "It stands in `my_network.py` now." in verdict.body
    assert DOT in kept.read_text(encoding="utf-8")
    assert run_alone(kept, "print(dot([1, 2], [3, 4]))") == "11"


def test_a_further_task_passes_and_is_not_kept(kept):
    verdict = check(typed("def taxi_price(kilometres, minutes): return 2 * kilometres + minutes / 2 + 4"))
    assert verdict.status == "passed" and "my_network" not in verdict.body and not kept.exists()


def test_what_does_not_pass_is_not_kept(kept):
    check(typed("def dot(u, v): return 0"))
    check(neuron.dot)
    assert not kept.exists()


def test_the_courses_order_and_one_import_each(kept):
    sigmoid = typed(SIGMOID)
    for thing in (typed(NEURON, sigmoid=sigmoid), sigmoid, typed(DOT)):
        check(thing)
    text = kept.read_text(encoding="utf-8")
    places = [text.index(f"def {name}(") for name in ("dot", "sigmoid", "make_prediction")]
    assert places == sorted(places)
    assert text.count("import numpy as np") == 1 and text.count("def sigmoid") == 1


def test_a_newer_answer_takes_the_place_of_the_older_and_all_else_is_left_alone(kept):
    kept.write_text(HAND_MADE, encoding="utf-8")
    check(typed(SIGMOID))
    check(typed(DOT))
    newer = "def dot(u, v):  # better\n    return sum([a * b for a, b in zip(u, v)])"
    check(typed(newer))
    text = kept.read_text(encoding="utf-8")
    assert newer in text and DOT not in text and text.index("# better") < text.index("def sigmoid")
    assert "# my notes" in text and "    return 1  # do not touch" in text
    assert DOT in kept.with_name(BEFORE).read_text(encoding="utf-8")


def test_what_the_course_lends_is_marked_until_the_learners_takes_its_place(kept):
    check(typed(NEURON, sigmoid=neuron.sigmoid))
    assert "# The course's own. Yours takes its place when it passes its check.\ndef sigmoid" in kept.read_text()
    assert "of them yours" in library().title and "`sigmoid`" in library().body
    check(typed(SIGMOID))
    assert "The course's own" not in kept.read_text() and "all yours" in library().title
    assert run_alone(kept, "print(make_prediction(np.array([2, 1]), np.array([0, 0]), 0))") == "0.5"


@pytest.mark.parametrize(
    "source",
    [
        "def times(a, b): return a * b\n\n\ndef dot(u, v):\n    return sum(times(a, b) for a, b in zip(u, v))",
        "import math\n\n\ndef dot(u, v):\n    return math.fsum(a * b for a, b in zip(u, v))",
        "from math import fsum as add\n\n\ndef dot(u, v):\n    return add(a * b for a, b in zip(u, v))",
        "dot = lambda u, v: sum(a * b for a, b in zip(u, v))",
        "def mine(u, v):\n    return sum(a * b for a, b in zip(u, v))\n\n\ndot = mine",
        "def dot(u, v):\n    import math\n    return math.fsum(a * b for a, b in zip(u, v))",
        "def dot(u, v, total=0):\n    return total if not len(u) else u[0] * v[0] + dot(u[1:], v[1:])",
        "import functools\n\n\ndef plain(function):\n    @functools.wraps(function)\n    def inner(*pair):\n"
        "        return function(*pair)\n    return inner\n\n\n@plain\ndef dot(u, v):\n"
        "    return sum(a * b for a, b in zip(u, v))",
    ],
)
def test_all_that_it_needs_comes_along(kept, source):
    thing = typed(source) if "dot = " not in source else _assigned(source)
    assert "now" in check(thing).body
    assert float(run_alone(kept, "print(dot([1, 2], [3, 4]))")) == 11
    assert ready("dot")([1, 2], [3, 4]) == 11


def _assigned(source):
    thing = typed(source)
    thing.__globals__["dot"] = thing
    thing.__name__ = thing.__name__ if thing.__name__ == "<lambda>" else "mine"
    return thing


@pytest.mark.parametrize(
    ("source", "why"),
    [
        ("START = 0\n\n\ndef dot(u, v):\n    return START + sum(a * b for a, b in zip(u, v))", "needs `START`"),
        ("def dot(u, v):\n    import scipy\n    return sum(a * b for a, b in zip(u, v))", "needs `scipy`"),
        (
            "from nn_lesson import data\n\n\ndef dot(u, v):\n    data\n    return sum(map(np.multiply, u, v))",
            "needs `nn_lesson`",
        ),
        (
            "def made():\n    k = 1\n    def dot(u, v):\n        return k * sum(map(np.multiply, u, v))\n"
            "    return dot\n\n\ndot = made()",
            "",
        ),
    ],
)
def test_what_cannot_stand_alone_is_kept_out_with_a_sentence(kept, source, why):
    verdict = check(typed(source))
    assert verdict.status == "passed" and "It is not kept in `my_network.py`" in verdict.body
    assert why in verdict.body and not kept.exists()


def test_two_supporting_functions_of_one_name_do_not_mix(kept):
    check(typed("def power(x):\n    return np.exp(-x)\n\n\ndef sigmoid(x):\n    return 1 / (1 + power(x))"))
    softmax = "def softmax(s):\n    return power(s) / power(s).sum(-1, keepdims=True)"
    other = typed(f"def power(x):\n    return np.exp(x)\n\n\n{softmax}")
    assert "there is another `power`" in check(other).body
    assert ready("sigmoid")(0) == 0.5


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"def dot(u, v)\n    return 1\n", "Python cannot read"),
        (b"\xff\xfe\x00 no text", "something else"),
    ],
)
def test_a_damaged_file_is_left_as_it_is(kept, capsys, content, says):
    kept.write_bytes(content)
    verdict = check(typed(DOT))
    assert verdict.status == "passed" and says in verdict.body and kept.read_bytes() == content
    assert ready("dot") is neuron.dot and says in capsys.readouterr().out
    assert library().kind == "problem"


def test_a_file_that_cannot_be_written_is_no_mistake_of_the_learners(kept):
    kept.mkdir()
    verdict = check(typed(DOT))
    assert verdict.status == "passed" and "It is not kept in `my_network.py`: Is a directory." in verdict.body
    assert ready("dot") is neuron.dot


@pytest.mark.slow
def test_two_notebooks_that_pass_at_once_lose_nothing(kept):
    code = """from pathlib import Path
from lessons.build import LESSONS, read
from nn_lesson import check, solution
import linecache, sys
source = solution(sys.argv[1]).source
linecache.cache["<cell>"] = len(source), None, source.splitlines(keepends=True), "<cell>"
import numpy as np
exec(compile(source, "<cell>", "exec"))
for _ in range(5):
    check(globals()[sys.argv[1]])
"""
    names = "dot", "sigmoid", "relu", "count_words"
    started = [subprocess.Popen([sys.executable, "-c", code, name]) for name in names]
    assert [one.wait() for one in started] == [0] * 4
    assert run_alone(kept, f"print(len([{', '.join(names)}]))") == "4"


def test_ready_gives_by_name_what_the_learner_has_written(kept, capsys):
    assert ready("dot") is neuron.dot
    assert capsys.readouterr().out == "(the course's dot, until yours passes its check)\n"
    check(typed(DOT))
    mine, sigmoid = ready("dot", "sigmoid")
    assert mine.__code__.co_filename == str(kept) and sigmoid is neuron.sigmoid
    assert capsys.readouterr().out == "(the course's sigmoid, until yours passes its check)\n"


def test_what_was_changed_in_the_file_and_is_wrong_now_is_not_given(kept, capsys):
    check(typed(DOT))
    kept.write_text(kept.read_text().replace("a * b", "a + b"))
    assert ready("dot") is neuron.dot
    assert "Your `dot` in `my_network.py` does not pass its check any more." in capsys.readouterr().out


def test_other_code_in_the_file_is_not_run(kept):
    check(typed(DOT))
    with kept.open("a") as opened:
        opened.write("\nraise SystemExit\nopen('made', 'w')\n")
    assert ready("dot")([1, 2], [3, 4]) == 11 and not Path("made").exists()


def write_all():
    """Pass every check, as somebody does who solves the whole course."""
    names = {}
    for name in NAMES:
        names[name] = typed(solution(name).source, **names)
        verdict = check(names[name])
        assert verdict.status == "passed" and "now" in verdict.body, (name, verdict.body)


def test_all_answers_of_the_course_stand_alone_together_and_ask_for_their_digits(kept):
    write_all()
    assert "all yours" in library().title and "which reports, is the course's" in library().body
    assert run_alone(kept, f"print(len([{', '.join(NAMES)}]))") == str(len(NAMES))
    done = subprocess.run([sys.executable, str(kept)], capture_output=True, text=True, check=False)
    assert done.returncode == 1 and "Traceback" not in done.stderr
    assert done.stderr.startswith("Where are the digits?")


READS = {  # what lesson 8's network is made of: a change in it, and in the file
    "relu": ("np.maximum(x, 0)", "np.maximum(x, -1)"),
    "gradient_step": ("weights - learning_rate", "weights + learning_rate"),
    "layer_forward": ("+ biases", "- biases"),
    "layer_backward": ("derror_dsums = derror_doutputs * slope(outputs)", "derror_dsums = derror_doutputs"),
    "softmax": ("axis=-1, keepdims=True)\n", "axis=0, keepdims=True)\n"),
    "cross_entropy": ("-np.mean", "-np.max"),
    "relu_slope": ("outputs > 0", "outputs >= 0"),
    "predict_digits": ("+ biases_2", "- biases_2"),
    "digits_step": ("/ len(images)", "/ 2"),
    "train_digits": ("parameters = digits_step", "digits_step"),
}


@pytest.mark.slow
def test_it_reads_handwriting_by_nothing_but_its_own_functions(kept):
    write_all()
    digits = Path(neuron.__file__).with_name("digits.npz")

    def report():
        command = [sys.executable, "-I", str(kept), str(digits)]
        done = subprocess.run(command, cwd=kept.parent, capture_output=True, text=True, check=False)
        return done.stdout or done.stderr[-200:]

    text, said = kept.read_text(encoding="utf-8"), report()
    assert float(said.split()[0]) / float(said.split()[2]) > 0.96, said
    for name, (right, wrong) in READS.items():
        source = solution(name).source
        assert source in text and source.count(right) == 1, name
        kept.write_text(text.replace(source, source.replace(right, wrong)), encoding="utf-8")
        assert report() != said, name


@pytest.mark.slow
def test_lesson_8_runs_nothing_but_the_learners_own(capsys, tmp_path, monkeypatch):
    write_all()
    monkeypatch.chdir(tmp_path)
    names, shown = {"display": lambda _thing: None, "__name__": "__main__"}, []
    for cell in needed(read(LESSON)):
        if cell.cell_type == "code":
            is_exercise = "exercise" in cell.metadata.get("tags", [])
            source = solution(cell.id.removeprefix("exercise-")).source if is_exercise else cell.source
            *lines, last = ast.parse(source).body
            exec(compile(ast.Module(lines, []), "<lesson>", "exec"), names)
            if isinstance(last, ast.Expr):
                shown.append(eval(compile(ast.Expression(last.value), "<lesson>", "eval"), names))
            else:
                exec(compile(ast.Module([last], []), "<lesson>", "exec"), names)
    assert "(the course's" not in capsys.readouterr().out
    pad = next(thing for thing in shown if getattr(thing, "own_network", False))
    assert "Computed by your `predict_digits` and your `train_digits`." in pad.text
