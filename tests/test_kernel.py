"""Whatever lies beside a notebook or in a learner's settings: lessons import and draw what the course has."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from jupyter_client.manager import start_new_kernel

ROOT = Path(__file__).parents[1]
DRAW = """
import hashlib
from nn_lesson import explore, picture
for drawn in (picture.workflow(), explore.dot_product()):
    print(hashlib.sha256(drawn._repr_mimebundle_()[0]["image/png"].encode()).hexdigest())
"""
SETTINGS = """
text.usetex: True
figure.facecolor: black
savefig.facecolor: black
savefig.bbox: tight
axes.prop_cycle: cycler("color", ["k"])
font.family: serif
font.size: 30
"""


@pytest.fixture
def ask(tmp_path):
    """`ask(code)` runs code in a kernel that was opened in a folder with files in the way; what it says."""
    for name in ("numpy", "matplotlib", "nn_lesson", "ipywidgets", "random", "string"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit('in the way')")
    (tmp_path / "my_functions.py").write_text("answer = 42")
    manager, client = start_new_kernel(cwd=str(tmp_path))

    def ask_(code):
        said = []
        client.execute_interactive(code, timeout=60, output_hook=lambda message: said.append(message["content"]))
        return [
            content.get("text") or content["evalue"] for content in said if {"text", "evalue"} & content.keys()
        ]

    yield ask_
    client.stop_channels()
    manager.shutdown_kernel(now=True)


def test_files_of_the_learners_are_in_nobodys_way(ask):
    assert ask("import numpy, matplotlib.figure, ipywidgets, random, string") == []
    assert ask("from nn_lesson import check") == []
    assert ask("import my_functions; print(my_functions.answer)") == ["42\n"]
    assert ask("print('sys' in globals(), 'sys' in dir())") == ["False False\n"]


def test_pictures_have_the_courses_settings_and_no_matplotlibrcs(tmp_path):
    def drawn(**variables):
        command = [sys.executable, "-c", DRAW]
        done = subprocess.run(command, cwd=ROOT, env=os.environ | variables, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        return done.stdout

    (tmp_path / "matplotlibrc").write_text(SETTINGS)
    assert drawn(MATPLOTLIBRC=str(tmp_path / "matplotlibrc")) == drawn()
