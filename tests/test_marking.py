"""Marks of a class: learners' code may do what it wants, and everybody's mark stays true."""

import json
import os
import re
import shlex
import shutil
import socket
import subprocess
import sys
from itertools import chain
from pathlib import Path
from xml.etree import ElementTree

import nbformat
import pytest
import yaml

from nn_lesson import solution
from nn_lesson.marking import wall
from nn_lesson.marking.__main__ import main
from nn_lesson.marking.folder import STEMS
from nn_lesson.marking.wall import why_no_wall
from nn_lesson.practice.exercises import exercises_by_lesson

ROOT = Path(__file__).parents[1]
NO_WALL = "Windows has no fork" if os.name == "nt" else why_no_wall(str(ROOT / "tests"))
walled = pytest.mark.skipif(bool(NO_WALL), reason=NO_WALL)
LESSON = STEMS["dot_product"]
RIGHT = "def dot(u, v):\n    return sum(a * b for a, b in zip(u, v))"
COSINE = "def cosine_similarity(u, v):\n    return np.dot(u, v) / np.linalg.norm(u) / np.linalg.norm(v)"


def notebook(*cells):
    return json.dumps({"nbformat": 4, "cells": [{"cell_type": "code", "source": cell} for cell in cells]})


def put(folder, name, *cells, text=None):
    """Give a learner a notebook of lesson 1."""
    path = folder / name / "notebooks" / f"{LESSON}.ipynb"
    path.parent.mkdir(parents=True)
    path.write_text(notebook(*cells) if text is None else text, encoding="utf-8")
    return path


def marks(folder, *options):
    """(the exit code, learner -> exercise -> why it has not passed, or "") as the JUnit file says."""
    file = folder.with_suffix(".xml")
    code = main([str(folder), "--junit", str(file), "--seconds", "3", *options])
    said = {
        suite.get("name"): {
            case.get("name"): "".join(failure.get("message") for failure in case)
            for case in suite.iter("testcase")
        }
        for suite in ElementTree.parse(file).iter("testsuite")
    }
    return code, said


@pytest.fixture
def folder(tmp_path):
    path = tmp_path / "class 7b"
    path.mkdir()
    return path


# ---- Hostile code -------------------------------------------------------------------------------------------

FORGED = "compared outside, its answers are not"
PARENTS = """import glob
for name in glob.glob("/proc/*/fd/*"):
    try:
        with open(name, "w") as file:
            file.write('{"values": [[11, 11, 11]]}\\n' * 9)
    except OSError:
        pass
return 0"""
HOSTILE = {  # the body of `dot`, and what its mark says
    "loops for ever": ("while True: pass", "was stopped after 2 seconds"),
    "loops for ever in C": (
        "import itertools\nreturn sum(itertools.count())",
        "^stopped. It computed for 3 seconds.$",
    ),
    "takes 10 GB": ("return len(bytearray(10 * 2**30))", "needs more memory than there is"),
    "deletes files": ("import shutil\nshutil.rmtree(FOLDER + '/ada')", "No such file"),
    "reads another's answer": ("exec(open(ADA).read())", "No such file"),
    "reads what is the teacher's": ("return len(open(TEACHERS).read())", "No such file"),
    "writes beside the course": ("open(COURSE + '/forged.py', 'w')", "Read-only|Permission denied"),
    "prints 100 MB in lines": (
        "for n in range(10**7): print(n, n)\nreturn 0",
        "^stopped.*printed more than 1,000,000 letters",
    ),
    "prints and goes on": (
        "while True:\n    try: print('x' * 10**6, end='')\n    except BaseException: pass",
        "printed more than 1,000,000 letters",
    ),
    "prints a right answer, too": (
        "print('x' * 2**20)\nreturn sum(a * b for a, b in zip(u, v))",
        "printed more than 1,000,000 letters",
    ),
    "prints a result": ("print('{\"values\": [[11]]}')\nprint('passed')", "prints the answer"),
    "calls sys.exit": ("import sys\nsys.exit(0)", "tries to leave Python"),
    "calls os._exit": ("import os\nos._exit(0)", "It ended Python"),
    "crashes Python": ("import ctypes\nreturn ctypes.string_at(0)", "^stopped. Python crashed in it: SIGSEGV"),
    "kills itself": ("import os\nos.kill(os.getpid(), 9)", "^stopped. It was killed"),
    "kills its parent": ("import os\nos.kill(os.getppid(), 9)", "ended the process that marks it"),
    "forks and forks": (
        "import os, time\nfor _ in range(99):\n    os.fork() or time.sleep(9)\nreturn 0",
        "unavailable",
    ),
    "raises KeyboardInterrupt": ("raise KeyboardInterrupt", "interrupted"),
    "equals everything": ("return type('All', (), {'__eq__': lambda *_: True})()", "a number is due"),
    "writes into every file": (PARENTS, FORGED),
    "replaces the check": (
        "from nn_lesson.practice.judge import Attempt\nAttempt.is_right = property(lambda _: True)\nreturn 0",
        FORGED,
    ),
    "writes its own answer": (
        "import os\nfor n in range(1, 99):\n    try: os.write(n, b'{\"values\": [[0]]}\\n')\n"
        "    except OSError: pass",
        FORGED,
    ),
    "calls home": ("import socket\nsocket.create_connection(('127.0.0.1', PORT), 2)\nreturn 0", "refused"),
}
HANGING = {
    "sleeps without a clock": (
        "import signal, time\nsignal.pthread_sigmask(signal.SIG_BLOCK, range(1, 65))\ntime.sleep(10**6)",
        "It was stopped after 16 seconds",
    ),
    "stops its parent": ("import os\nos.kill(os.getppid(), 19)\nos.kill(os.getpid(), 19)", "was stopped after 16"),
    "fills the disk": ("while True: open('/tmp/x', 'a').write('x' * 2**20)", "too large"),
}


def hostile(folder, bodies):
    """Marks of a class in which each body is a learner's `dot`, beside Ada's, which is right."""
    teachers = folder.parent / "teachers.txt"
    teachers.write_text("only the teacher's")
    with socket.create_server(("127.0.0.1", 0)) as server:
        known = {
            "FOLDER": str(folder),
            "ADA": str(put(folder, "ada", "import numpy as np", RIGHT, COSINE)),
            "TEACHERS": str(teachers),
        }
        known |= {"COURSE": str(wall.COURSE), "PORT": server.getsockname()[1]}
        constants = "import numpy as np\n" + "\n".join(f"{name} = {value!r}" for name, value in known.items())
        for name, (body, _says) in bodies.items():
            put(folder, name, constants, "def dot(u, v):\n    " + body.replace("\n", "\n    "), COSINE)
        before = {path: path.read_bytes() for path in folder.rglob("*.ipynb")}
        code, said = marks(folder)
    assert code == 1 and before == {path: path.read_bytes() for path in folder.rglob("*.ipynb")}
    return said


IN_EACH_RUN = ["calls os._exit", "kills its parent", "writes into every file", "replaces the check"]
CLASSES = [
    pytest.param({kind: HOSTILE[kind] for kind in IN_EACH_RUN}, id="some"),
    pytest.param(HOSTILE, id="all", marks=pytest.mark.slow),
    pytest.param(HANGING, id="what hangs", marks=pytest.mark.slow),  # a silent process is given its time
]


@walled
@pytest.mark.parametrize("bodies", CLASSES)
def test_hostile_code_gets_a_sentence_and_everything_right_beside_it_passes(folder, bodies):
    said = hostile(folder, bodies)
    for kind, (_body, says) in bodies.items():
        assert re.search(says, said[kind]["dot"]) and not said[kind]["cosine_similarity"], (kind, said[kind])
    assert said["ada"] == {"dot": "", "cosine_similarity": ""}


# ---- What learners hand in ----------------------------------------------------------------------------------

NOT_ONE = {  # a notebook's text, and what is said
    "empty": ("", "damaged"),
    "half": (notebook(RIGHT)[:60], "damaged"),
    "deep": ("[" * 100_000, "damaged"),
    "old": ('{"worksheets": [], "nbformat": 3}', "damaged"),
    "numbers": ('{"cells": [{"cell_type": "code", "source": 3}]}', "damaged"),
    "nothing in it": (notebook(), "No cell defines `dot`"),
    "cut": (notebook("def dot(u, v:\n    return 0"), "cannot read line 1.*bracket `\\(`"),
    "nested": (notebook("x = " + "-" * 100_000 + "1", RIGHT), "^$"),
    "begun": (notebook("def dot(u, v):\n    ..."), "^not written. Only its stub"),
    "the course's": (notebook("from nn_lesson import dot"), "the course's own `dot`"),
    "wrong": (notebook("def dot(u, v):\n    return -sum(a * b for a, b in zip(u, v))"), "has one `-` too many"),
    "another language": (notebook("%%bash\n" + RIGHT), "No cell defines `dot`"),
    "timed": (notebook("%%time\n" + RIGHT), "^$"),
    "in Jupyter's words": (notebook("%matplotlib inline\n!ls", "%time\n" + RIGHT), "^$"),
    "begun again": (notebook("helper = sum", RIGHT.replace("sum", "helper"), "def dot(u, v):\n    ..."), "^$"),
    "::error::Zoë 数 <script>": (notebook(RIGHT), "^$"),
    "with an error beside": (notebook("1 / 0", RIGHT, "print(dot('a', 3))"), "^$"),
}


@walled
def test_whatever_is_handed_in_is_named_and_the_others_are_marked(folder):
    for name, (text, _says) in NOT_ONE.items():
        put(folder, name, text=text)
    _code, said = marks(folder)
    assert said.keys() == NOT_ONE.keys()
    for name, (_text, says) in NOT_ONE.items():
        assert re.search(says, said[name]["dot"]), (name, said[name]["dot"])


@walled
def test_notebooks_of_other_names_and_links_are_named_and_not_marked(folder, capsys):
    ada = put(folder, "ada", RIGHT, COSINE)
    shutil.copy(ada, ada.with_name("my homework.ipynb"))
    put(folder / "ada", "backup", "def dot(u, v): return 3")
    (ada.parent / ".ipynb_checkpoints").mkdir()
    shutil.copy(ada, ada.parent / ".ipynb_checkpoints" / f"{LESSON}-checkpoint.ipynb")
    for name in ("ben", "cleo"):
        (folder / name / "notebooks").mkdir(parents=True)
    (folder / "ben" / "notebooks" / ada.name).symlink_to(ada)
    (folder / "cleo" / "more").symlink_to(ada.parent)
    (folder / "dan").symlink_to(folder / "ada")
    eve = put(folder, "eve", RIGHT, COSINE)
    eve.rename(eve.with_name(f"{LESSON} (1).ipynb"))  # as a browser saves it a second time
    code, said = marks(folder)
    assert code == 1 and [name for name in said if not said[name]["dot"]] == ["ada", "eve"]
    assert "is no file but a link" in said["ben"]["dot"] and "There is no notebook" in said["cleo"]["dot"]
    printed = capsys.readouterr().out
    assert "ada: notebooks/my homework.ipynb is not marked: no lesson is called so." in printed
    assert f"ada: backup/notebooks/{ada.name} is not marked: it is there twice." in printed
    assert "dan: The folder is a link to another one, and not marked." in printed
    assert "checkpoint" not in printed
    assert "cleo: not handed in: 01." in printed and re.search(r"^cleo +-$", printed, re.MULTILINE)


@walled
def test_the_checkout_of_one_learner_is_marked_lesson_by_lesson(tmp_path, capsys):
    """All lessons, as the course ships them and then with one solved as its own solution does."""
    shutil.copytree(ROOT / ".originals", tmp_path / "neural-networks" / "notebooks")
    path = tmp_path / "neural-networks" / "notebooks" / f"{LESSON}.ipynb"
    solve(path)
    code, said = marks(tmp_path / "neural-networks", "--lesson", "1", "--lesson", "00")
    assert code == 1 and [name for name, why in said["neural-networks"].items() if not why] == ["dot", COSINES]
    assert capsys.readouterr().out.splitlines()[1].split() == ["neural-networks", "2/2", "0/2"]
    assert marks(tmp_path / "neural-networks", "--lesson", "01")[0] == 0


@walled
def test_a_teacher_sees_at_a_glance_what_each_is_and_what_is_said_to_the_learner(folder, capsys):
    put(folder, "ada", RIGHT, "def cosine_similarity(u, v):\n    return 0 * u[0]")
    put(folder, "ben", "def dot(u, v):\n    import os\n    os._exit(0)")
    put(folder, "cem", text="{")
    (folder / "dan").mkdir()
    (folder / "eve.zip").touch()
    (folder / "dan" / "all.7z").touch()
    marks(folder)
    table, _, below = capsys.readouterr().out.partition("\n\n")
    assert table.splitlines()[1:] == ["ada      1/2", "ben      0/2", "cem      0/2", "dan      -", "eve.zip  -"]
    lines = [line for line in below.splitlines() if line]
    assert lines[0] == "What `check` says to a learner stands in “ ”."
    assert re.fullmatch("ada, 01 cosine_similarity: wrong. “.*”", lines[1])
    assert lines[2:-4] == [
        "ben, 01 dot: stopped. It ended Python, as `os._exit` does.",
        "ben, 01 cosine_similarity: not written. No cell defines `cosine_similarity`.",
        "cem, 01 dot: cannot be read. The notebook is damaged.",
        "cem, 01 cosine_similarity: cannot be read. The notebook is damaged.",
    ]
    assert lines[-4:] == [
        "dan: all.7z is not marked: it is packed. Unpack it first.",
        "dan: not handed in: 01.",
        "eve.zip: It is packed, and not marked. Unpack it first.",
        "eve.zip: not handed in: 01.",
    ]
    kinds = [found.get("type") for found in ElementTree.parse(folder.with_suffix(".xml")).iter("failure")]
    assert kinds == ["wrong", "stopped", "not written", "cannot be read", "cannot be read"]


COSINES = "cosine_similarity"


def solve(path):
    """Put the course's solutions into the exercises of a notebook."""
    lesson = nbformat.read(path, 4)
    for cell in lesson.cells:
        if "exercise" in cell.metadata.get("tags", []):
            cell.source = solution(cell.id.split("-")[1]).source
    nbformat.write(lesson, path)


@walled
@pytest.mark.slow  # every exercise of the course for each
def test_all_of_a_class_who_have_solved_all_pass(folder):
    shutil.copytree(ROOT / ".originals", folder / "0")
    for path in (folder / "0").iterdir():
        solve(path)
    for number in range(1, 6):
        shutil.copytree(folder / "0", folder / str(number))
    code, said = marks(folder)
    assert code == 0 and len(said) == 6
    assert {len(each) for each in said.values()} == {len(list(chain(*exercises_by_lesson().values())))}


@pytest.mark.skipif(os.name == "nt", reason="Windows has no fork")
def test_without_a_wall_nothing_runs_unless_that_is_wanted(folder, monkeypatch, capsys):
    ran = folder.parent / "ran"
    put(folder, "ada", f"def dot(u, v):\n    open({str(ran)!r}, 'w')", COSINE)
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    assert "There is no wall here: bubblewrap is not installed" in main([str(folder)])
    assert not ran.exists()
    assert main([str(folder), "--unwalled", "--lesson", "01"]) == 1 and ran.exists()
    assert capsys.readouterr().out.startswith("No wall: bubblewrap is not installed")


@pytest.mark.parametrize("name", ["there is none", "empty"])
def test_a_folder_without_notebooks_is_said_to_be_one(name, folder):
    (folder / "empty").mkdir()
    said = main([str(folder / name), "--unwalled"])
    assert "There is no" in said or os.name == "nt"


def test_the_learners_of_a_group_are_marked_one_by_one(folder):
    put(folder, "group A/hugo", RIGHT)
    put(folder, "group A/iris", RIGHT.replace("* b", "+ b"))
    put(folder, "jana", RIGHT)
    code, said = marks(folder, "--unwalled")
    assert said.keys() == {"group A/hugo", "group A/iris", "jana"}
    assert code == 1 and said["group A/iris"]["dot"] and not said["group A/hugo"]["dot"]


def test_where_no_notebook_has_the_name_of_a_lesson_nothing_is_called_marked(folder):
    (folder / "ada_01_dot_product.ipynb").write_text(notebook(RIGHT))
    for asked in ([], ["--lesson", "01"]):
        assert "Called otherwise: ada_01_dot_product.ipynb" in main([str(folder), "--unwalled", *asked])


@walled
def test_the_workflow_for_a_classroom_marks_a_learners_repository(tmp_path):
    """Its own step of marking, with this Python and this course in the place of what it would fetch."""
    steps = yaml.safe_load((ROOT / ".github" / "classroom.yml").read_text())["jobs"]["mark"]["steps"]
    assert steps[-1]["if"] == "always()" and steps[-1]["with"]["path"] == "marks.xml"
    script = steps[-2]["run"].replace(
        "python course/course.py check", f"{shlex.quote(sys.executable)} -m nn_lesson.marking"
    )
    put(tmp_path / "learners", "ada", RIGHT, COSINE.replace("np.", "__import__('numpy')."))
    done = subprocess.run(["bash", "-ec", script], cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 0 and re.search(r"::stop-commands::\S{9}.*\nlearner +01\nada +2/2", done.stdout), (
        done
    )
    assert (tmp_path / "marks.xml").exists()
