"""course.py on the computers of strangers: a small course is started for real, in odd folders and odd circumstances.

It has one package, a stand-in for JupyterLab that tells what it finds. Everything else is the course's own.
"""

import http.server
import json
import os
import shutil
import socket
import ssl
import subprocess
import sys
import threading
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
JUPYTERLAB = """
import json, os, sys
import nn_lesson
print(json.dumps({"course": nn_lesson.__file__, "prefix": sys.prefix, "options": sys.argv[1:], **os.environ}))
"""


def wheel(folder, name, modules):
    """A package of pip's, with these modules: name -> source."""
    about = f"{name}-1.0.dist-info"
    with zipfile.ZipFile(folder / f"{name}-1.0-py3-none-any.whl", "w") as archive:
        for module, text in modules.items():
            archive.writestr(f"{name}/{module}.py", text)
        archive.writestr(f"{about}/METADATA", f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n")
        archive.writestr(f"{about}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        archive.writestr(f"{about}/RECORD", "")


class Computer:
    """A stranger's computer: a small course in a folder, and the variables of the terminal it is started from."""

    def __init__(self, folder):
        self.folder, self.variables = folder, {}
        self.course = folder / "course"
        self.packages = folder / "a school's packages"
        self.packages.mkdir()
        wheel(self.packages, "jupyterlab", {"__init__": "", "__main__": JUPYTERLAB})
        own = {name: value for name, value in os.environ.items() if not name.startswith(("PIP_", "PYTHON"))}
        self.variables = own | {"PIP_CONFIG_FILE": os.devnull, "PIP_FIND_LINKS": self.packages.as_uri()}
        self.variables["PIP_NO_INDEX"] = "1"

    def move(self, name):
        """Put the course where it is started, in a folder called `name`."""
        self.course = self.folder / name
        for file in ("course.py", "pyproject.toml", ".gitignore"):
            self.course.mkdir(exist_ok=True, parents=True)
            shutil.copy(ROOT / file, self.course)
        for folder in ("upkeep", "nn_lesson/jupyter"):
            shutil.copytree(ROOT / folder, self.course / folder, ignore=shutil.ignore_patterns("__pycache__"))
        for folder in ("notebooks", ".originals"):
            (self.course / folder).mkdir()
            (self.course / folder / "00_start_here.ipynb").write_text('{"cells": []}\n')
        (self.course / "nn_lesson" / "__init__.py").touch()
        (self.course / "requirements.txt").write_text("jupyterlab==1.0\n")

    def start(self, *words):
        command = [sys.executable, self.course / "course.py", *words]
        return subprocess.run(command, cwd=self.folder, env=self.variables, capture_output=True, encoding="utf-8")

    def opens(self):
        """Start the course; what JupyterLab finds."""
        done = self.start()
        assert done.returncode == 0, done.stdout + done.stderr
        return json.loads(done.stdout.splitlines()[-1])


@pytest.fixture
def computer(tmp_path):
    return Computer(tmp_path)


def in_a_folder_with_letters_of_its_own(computer):
    computer.move("Übung Żółw Курс")
    computer.variables["LC_ALL"] = "C"


def in_a_folder_with_signs_of_its_own(computer):
    computer.move("100% #1 & co; $HOME 'a' [b]")


def where_pip_installs_for_the_user(computer):
    computer.move("course")
    computer.variables["PIP_USER"] = "1"


def where_pip_installs_elsewhere(computer):
    computer.move("course")
    computer.variables["PIP_TARGET"] = computer.variables["PIP_PREFIX"] = str(computer.folder / "elsewhere")


def where_settings_of_pip_say_the_same(computer):
    computer.move("course")
    settings = computer.folder / "pip.conf"
    settings.write_text(f"[global]\nfind-links = {computer.packages.as_uri()}\n[install]\nuser = true\n")
    computer.variables["PIP_CONFIG_FILE"] = str(settings)
    del computer.variables["PIP_FIND_LINKS"]


def where_settings_of_pip_name_a_folder(computer):
    where_settings_of_pip_say_the_same(computer)
    settings = Path(computer.variables["PIP_CONFIG_FILE"])
    settings.write_text(settings.read_text().replace("user = true", f"target = {computer.folder / 'elsewhere'}"))


def with_other_packages_in_the_path(computer):
    computer.move("course")
    other = computer.folder / "other"
    for name in ("numpy", "jupyterlab", "nn_lesson", "upkeep", "json", "random", "pip"):
        (other / name).mkdir(parents=True)
        (other / name / "__init__.py").write_text("1 / 0")
    computer.variables["PYTHONPATH"] = str(other)


def with_a_python_home(computer):
    computer.move("course")
    computer.variables["PYTHONHOME"] = f"{sys.base_prefix}{os.pathsep}{sys.base_exec_prefix}"


def with_files_of_the_learners_beside_it(computer):
    computer.move("course")
    for name in ("numpy", "jupyterlab", "json", "random", "tempfile", "pip"):
        (computer.course / f"{name}.py").write_text("1 / 0")


def where_the_home_cannot_be_written(computer):
    computer.move("course")
    (computer.folder / "home").write_text("a file, in which even root can write nothing")
    computer.variables["HOME"] = computer.variables["USERPROFILE"] = str(computer.folder / "home")


def inside_another_repository_without_git(computer):
    (computer.folder / ".git").write_text("gitdir: /nowhere")
    computer.move("course")
    computer.variables["PATH"] = ""


CIRCUMSTANCES = [
    in_a_folder_with_letters_of_its_own,
    in_a_folder_with_signs_of_its_own,
    where_pip_installs_for_the_user,
    where_pip_installs_elsewhere,
    where_settings_of_pip_say_the_same,
    where_settings_of_pip_name_a_folder,
    with_other_packages_in_the_path,
    with_a_python_home,
    with_files_of_the_learners_beside_it,
    where_the_home_cannot_be_written,
    inside_another_repository_without_git,
]


@pytest.mark.parametrize("circumstance", CIRCUMSTANCES)
def test_it_starts(computer, circumstance):
    circumstance(computer)
    found = computer.opens()
    assert Path(found["course"]).samefile(computer.course / "nn_lesson" / "__init__.py")
    assert Path(found["prefix"]).samefile(computer.course / ".venv")
    assert not (computer.folder / "elsewhere").exists()
