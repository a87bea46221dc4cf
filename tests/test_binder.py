"""Binder: the image that it would build, as far as that can be told without Docker and without Binder.

repo2docker prints the steps of the image; the last one of ours is run here, in an environment of its own.
"""

import re
import shutil
import subprocess
import venv
from pathlib import Path

import pytest

from course import SITE
from tests.test_breakages import LEFT_OUT

ROOT = Path(__file__).parents[1]
INSTALL = 'pip install --no-cache-dir -r ".binder/requirements.txt"'
COPY_COURSE = r"^COPY \S+ src/ \$\{REPO_DIR\}"


@pytest.fixture(scope="module")
def steps():
    """The Dockerfile that Binder would use."""
    user = ["--user-id=1000", "--user-name=jovyan"]
    command = [SITE.python, "-m", "repo2docker", "--no-build", "--debug", *user, str(ROOT)]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout + done.stderr


def place(pattern, steps):
    found = re.search(pattern, steps, re.MULTILINE)
    assert found, f"no step {pattern}"
    return found.start()


def test_the_python_is_the_one_of_runtime_txt(steps):
    version = (ROOT / ".binder" / "runtime.txt").read_text().strip().removeprefix("python-")
    lock = re.search(r"^COPY \S+ \S*environment-2epy\S* ", steps, re.MULTILINE)[0]
    assert f"py-2d{version.replace('.', '-2e')}-2d" in lock


def test_the_packages_are_installed_before_the_course_is_copied(steps):
    assert (
        place(re.escape(INSTALL), steps) < place(COPY_COURSE, steps) < place(r"^RUN \./\.binder/postBuild$", steps)
    )


def test_a_changed_lesson_installs_no_package_anew(steps):
    """Docker repeats what comes after the first copied file that has changed."""
    before = steps[: place(re.escape(INSTALL), steps)]
    assert re.findall(r"^COPY \S+ src/(\S*)", before, re.MULTILINE) == [".binder/requirements.txt"]


def test_nothing_else_is_installed(steps):
    after = steps[place(COPY_COURSE, steps) :]
    assert steps.count(INSTALL) == 1 and not re.search(r"(pip|conda|mamba|npm|apt-get) .*install", after)


def test_the_last_step_installs_the_course_with_its_settings_and_no_packages(tmp_path):
    course = shutil.copytree(ROOT, tmp_path / "course", ignore=LEFT_OUT)
    venv.create(tmp_path / "image", with_pip=True)
    path = f"{tmp_path / 'image' / 'bin'}:/usr/bin:/bin"
    subprocess.run([course / ".binder" / "postBuild"], cwd=course, env={"PATH": path}, check=True)
    show = "import importlib.metadata as m; print(*sorted(d.name for d in m.distributions()))"
    options = {"capture_output": True, "text": True, "cwd": tmp_path}
    python = tmp_path / "image" / "bin" / "python"
    installed = subprocess.run([python, "-I", "-c", show], **options).stdout.split()
    assert set(installed) - {"pip", "setuptools"} == {"nn-lesson"}
    assert (tmp_path / "image/share/jupyter/lab/settings/overrides.d/nn_lesson.json").exists()
    assert (tmp_path / "image/etc/jupyter/jupyter_server_config.d/nn_lesson.json").exists()
