"""course.py: what it does on the computers of strangers. Nothing here installs anything."""

import ast
import json
import os
import re
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path
from types import SimpleNamespace

import psutil
import pytest

import course
from upkeep.environment import Environment

SOURCE = Path(course.__file__)


@pytest.fixture
def house(tmp_path, monkeypatch):
    """What course.py looks at, in a folder with a space; "installing" only notes what was asked."""
    root = tmp_path / "my course"
    for folder in ("notebooks", "site", "tests"):
        (root / folder).mkdir(parents=True)
    for name in ("requirements.txt", "site/requirements.txt", "tests/requirements.txt", "pyproject.toml"):
        (root / name).write_text(f"{name}\n")
    environment = Environment(root, ".venv")
    monkeypatch.setattr(course, "ROOT", root)
    monkeypatch.setattr(course, "COURSE", environment)
    monkeypatch.setattr(course, "SITE", Environment(root, ".venv-site"))

    def make(self):
        self.folder.mkdir()
        self.write_record({})
        (self.folder / "python").touch()
        asked.append("new")

    asked = []
    monkeypatch.setattr(Environment, "works", lambda self: (self.folder / "python").exists())
    monkeypatch.setattr(Environment, "make", make)
    monkeypatch.setattr(Environment, "install", lambda self, name: asked.append(name))
    monkeypatch.setattr(Environment, "connect", lambda self: None)
    return SimpleNamespace(root=root, venv=root / ".venv", asked=asked, course=environment)


def test_a_python_that_is_too_old_is_told_what_to_do():
    pretend = "import runpy, sys; sys.version_info = (3, 9); sys.version = '3.9.18'; runpy.run_path(sys.argv[1])"
    said = subprocess.run([sys.executable, "-c", pretend, SOURCE], capture_output=True, text=True, check=False)
    assert said.returncode == 1
    assert "needs Python 3.11 or newer, and this is Python 3.9.18" in said.stderr


def test_even_python_2_can_read_the_file():
    newer = (ast.JoinedStr, ast.AnnAssign, ast.NamedExpr, ast.Starred, ast.Nonlocal, ast.AsyncFunctionDef)
    for node in ast.walk(ast.parse(SOURCE.read_text(encoding="ascii"))):
        assert not isinstance(node, newer), ast.unparse(node)
        assert not getattr(node, "annotation", None) and not getattr(node, "returns", None), ast.unparse(node)
        assert not getattr(node, "kwonlyargs", None) and not getattr(node, "cause", None), ast.unparse(node)


def test_what_tests_need_is_added_to_what_is_there(house):
    house.course.set_up("requirements.txt")
    house.course.set_up("requirements.txt", "tests/requirements.txt")
    house.course.set_up("requirements.txt")
    assert house.asked == ["new", "requirements.txt", "tests/requirements.txt"]


@pytest.mark.parametrize("name", ["requirements.txt", "pyproject.toml", "nn_lesson/jupyter/page/reading.css"])
def test_what_has_changed_is_installed_again(house, name):
    house.course.set_up("requirements.txt")
    (house.root / name).parent.mkdir(parents=True, exist_ok=True)
    (house.root / name).write_text("changed")
    house.course.set_up("requirements.txt")
    assert house.asked == ["new", "requirements.txt", "requirements.txt"]


@pytest.mark.parametrize("end", [SystemExit("no network"), KeyboardInterrupt(), OSError("disk full")], ids=repr)
def test_a_failed_or_interrupted_first_start_leaves_nothing_behind(house, monkeypatch, end):
    def install(self, name):
        raise end

    monkeypatch.setattr(Environment, "install", install)
    with pytest.raises(type(end)):
        house.course.set_up("requirements.txt")
    assert not house.venv.exists()


def test_a_failed_update_keeps_what_was_there_and_is_tried_again(house, monkeypatch):
    house.course.set_up("requirements.txt")
    (house.root / "requirements.txt").write_text("changed")
    with monkeypatch.context() as patch, pytest.raises(SystemExit):
        patch.setattr(Environment, "install", lambda self, name: sys.exit("no network"))
        house.course.set_up("requirements.txt")
    house.course.set_up("requirements.txt")
    assert house.asked == ["new", "requirements.txt", "requirements.txt"]


def unfinished(house):
    house.course.write_record({})
    os.utime(house.course.record, (0, 0))  # long ago


def moved(house):
    record = json.loads(house.course.record.read_text())
    house.course.record.write_text(json.dumps(record | {"folder": "elsewhere"}))


def without_its_python(house):
    (house.venv / "python").unlink()


def with_a_damaged_record(house):
    house.course.record.write_text("{")
    os.utime(house.course.record, (0, 0))


@pytest.mark.parametrize("damage", [unfinished, moved, without_its_python, with_a_damaged_record])
def test_a_venv_that_no_longer_fits_is_made_anew(house, damage, capsys):
    house.course.set_up("requirements.txt")
    damage(house)
    house.course.set_up("requirements.txt")
    assert house.asked == ["new", "requirements.txt"] * 2
    assert "cannot be used any more" in capsys.readouterr().out


def test_a_second_start_waits_for_the_first_instead_of_taking_its_folder_away(house, capsys, monkeypatch):
    def finish(_seconds):
        house.course.write_record({name: house.course.fingerprint(name) for name in ["requirements.txt"]})

    house.course.make()
    monkeypatch.setattr(time, "sleep", finish)  # while the second waits
    house.course.set_up("requirements.txt")
    assert house.asked == ["new"] and "Another start of course.py" in capsys.readouterr().out


def start(*words, where=SOURCE):
    """Start course.py in another process; what it says."""
    said = subprocess.run(
        [sys.executable, *words[:-1], where, words[-1]], capture_output=True, text=True, check=False
    )
    return said.stdout + said.stderr


@pytest.mark.parametrize("option", ["-P", "-I", "-E"])
def test_an_option_of_python_is_in_nobodys_way(option):
    assert "Which lesson?" in start("-S", option, "reset")  # nor is what .venv adds of any help


def test_a_course_py_without_its_folder_says_where_it_belongs(tmp_path):
    alone = tmp_path / "course.py"
    alone.write_bytes(SOURCE.read_bytes())
    assert start("-S", "reset", where=alone) == (
        "course.py works in the course's own folder alone, beside all its files. Start it there.\n"
    )


@pytest.mark.parametrize("word", ["rest", "Reset", "3", "--reset"])
def test_a_command_that_there_is_not_is_named(word):
    assert start(word).startswith(f"There is no command {word}.\n\nThe course, with one command.")


@pytest.mark.parametrize("name", ["bundle", "update", "reset", "site", "bench"])
def test_who_asks_for_help_with_a_command_gets_it(house, name, capsys):
    assert course.main([name, "--help"]) == 0
    assert capsys.readouterr().out == f"{course.__doc__}\n" and house.asked == []


def test_somebody_elses_venv_is_used_if_it_works(house):
    house.venv.mkdir()
    (house.venv / "python").touch()
    house.course.set_up("requirements.txt")
    assert house.asked == ["requirements.txt"]


def test_somebody_elses_venv_is_never_deleted(house):
    house.venv.mkdir()
    with pytest.raises(SystemExit, match="Rename or delete it"):
        house.course.set_up("requirements.txt")
    assert house.venv.exists() and house.asked == []


def test_an_interrupted_program_ends_with_the_programs_it_has_started(tmp_path):
    child = tmp_path / "child.txt"
    parent = (
        "import pathlib, subprocess, sys, time;"
        "child = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)']);"
        "pathlib.Path(sys.argv[1]).write_text(str(child.pid)); time.sleep(60)"
    )

    def interrupt(said):
        if child.exists() and child.read_text():
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        course.COURSE.work([sys.executable, "-c", parent, child], interrupt)
    number = int(child.read_text())
    for _ in range(100):
        if not psutil.pid_exists(number) or psutil.Process(number).status() == psutil.STATUS_ZOMBIE:
            return
        time.sleep(0.05)
    pytest.fail("the child still runs")


@pytest.fixture
def ran(monkeypatch):
    """What course.py runs, which is only noted: pairs of the command and, where one is named, its folder."""
    noted = []
    monkeypatch.setattr(Environment, "run", lambda self, *how: noted.append(how))
    return noted


def test_the_first_lesson_opens_and_further_options_go_to_jupyterlab(house, ran):
    for name in ("01_dot_product", "00_start_here", "00_start_here.mine"):
        (house.root / "notebooks" / f"{name}.ipynb").touch()
    course.main(["--no-browser", "--port", "9999"])
    command = ran[0][0]
    assert "--LabApp.default_url=/lab/tree/notebooks/00_start_here.ipynb" in command
    assert f"--ServerApp.root_dir={house.root}" in command
    assert command[-3:] == ["--no-browser", "--port", "9999"]


def test_where_a_port_is_taken_another_one_serves(house, ran, tmp_path):
    own = {f"JUPYTER_{kind}_DIR": str(tmp_path / kind) for kind in ("CONFIG", "RUNTIME")}
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        course.main(["--no-browser", "--ip=127.0.0.1", "--port", str(port)])
        lab = [sys.executable, *ran[0][0][1:]]
        with subprocess.Popen(lab, stderr=subprocess.PIPE, text=True, env=os.environ | own) as server:
            patience = threading.Timer(60, server.kill)
            patience.start()
            found = map(re.compile(r"http://127\.0\.0\.1:(\d+)/lab").search, server.stderr)
            served = next(filter(None, found), None)
            patience.cancel()
            server.kill()
    assert served and int(served[1]) != port


@pytest.mark.parametrize("on_windows", [False, True])
def test_the_exit_code_of_the_tests_is_passed_on(tmp_path, on_windows):
    """In a process of its own, whose place the tests take where that is possible."""
    (tmp_path / "pytest.py").write_text("raise SystemExit(3)")
    script = (
        f"import course, os, sys; from upkeep import environment as e; e.ON_WINDOWS = {on_windows};"
        "e.Environment.set_up, e.Environment.surroundings = print, lambda self: dict(os.environ);"
        "course.COURSE.python = sys.executable; sys.exit(course.main(['test']))"
    )
    environment = os.environ | {"PYTHONPATH": str(tmp_path)}
    assert subprocess.run([sys.executable, "-c", script], cwd=SOURCE.parent, env=environment).returncode == 3


def test_the_programs_own_exit_code_is_that_of_its_command():
    assert subprocess.run([sys.executable, SOURCE, "frobnicate"], stdout=subprocess.DEVNULL).returncode == 2
    assert subprocess.run([sys.executable, SOURCE, "help"], stdout=subprocess.DEVNULL).returncode == 0


@pytest.mark.parametrize("page", ["README.md", "TEACHING.md", "CONTRIBUTING.md", ".ci/run"])
def test_every_command_that_a_page_tells_exists(page, monkeypatch):
    """Each is typed as it stands, and what it would run is only noted."""
    text = (SOURCE.parent / page).read_text(encoding="utf-8")
    told = re.findall(r"(?:python3|py) (\S+\.py)((?: [^`\s.,<]+)*)", text)
    assert told
    done = []
    monkeypatch.setattr(Environment, "set_up", lambda self, *lists: None)
    for place, name in [(Environment, "run"), (Environment, "call"), (course.bundle, "make")]:
        monkeypatch.setattr(place, name, lambda *words: done.append(words))
    for place, name in [(course.lessons, "reset"), (course.lessons, "store"), (course.newer, "update")]:
        monkeypatch.setattr(place, name, lambda *words: done.append(words))
    monkeypatch.setattr(course.new_lesson, "begin", lambda root, names: ("08_before", *names))
    for program, words in told:
        assert program == SOURCE.name
        course.main(words.split())
        assert done, words
        done.clear()


@pytest.mark.parametrize("command", ["report", "check", "sheets", "site"])
def test_a_folder_may_be_named_from_anywhere(house, ran, monkeypatch, tmp_path, command):
    monkeypatch.chdir(tmp_path)
    course.main([command, "class 7b", "--seed", "7"])
    assert ran[0][0][-3:] == ["class 7b", "--seed", "7"] and ran[0][1] == str(tmp_path)


def test_the_tools_of_the_site_leave_a_learners_packages_alone(house, ran):
    """Otherwise JupyterLab would load what they bring, and note an error."""
    course.main(["site"])
    assert ran[0][0][0].is_relative_to(house.root / ".venv-site") and not house.venv.exists()
