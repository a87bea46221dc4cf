"""course.py on the computers of strangers: a small course is started for real, in odd circumstances.

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

from upkeep import bundle
from upkeep.environment import IN_A_HOME, Environment
from upkeep.network import why_pip_failed

ROOT = Path(__file__).parents[1]
JUPYTERLAB = """
import json, os, sys
import nn_lesson
print(json.dumps({"course": nn_lesson.__file__, "prefix": sys.prefix, "options": sys.argv[1:], **os.environ}))
"""


def wheel(folder, name, modules, version="0.0.1"):
    """A package of pip's, with these modules: name -> source."""
    about = f"{name}-{version}.dist-info"
    with zipfile.ZipFile(folder / f"{name}-{version}-py3-none-any.whl", "w") as archive:
        for module, text in modules.items():
            archive.writestr(f"{name}/{module}.py", text)
        archive.writestr(f"{about}/METADATA", f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n")
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
        none_of = ("PIP_", "PYTHON", *IN_A_HOME)
        own = {name: value for name, value in os.environ.items() if not name.startswith(none_of)}
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
        (self.course / "requirements.txt").write_text("jupyterlab==0.0.1\n")

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


def with_files_of_the_learners_beside_it(computer):
    computer.move("course")
    for name in ("numpy", "jupyterlab", "json", "random", "tempfile", "pip"):
        (computer.course / f"{name}.py").write_text("1 / 0")


def in_all_of_it_at_once(computer):
    computer.move("Żółw 100% #1 & co")
    home, other = computer.folder / "home", computer.folder / "other"
    home.write_text("a file, in which even root can write nothing")
    for name in ("numpy", "jupyterlab", "nn_lesson", "upkeep", "json", "random", "pip"):
        (other / name).mkdir(parents=True)
        (other / name / "__init__.py").write_text("1 / 0")
    computer.variables |= {"HOME": str(home), "USERPROFILE": str(home), "PYTHONPATH": str(other)}
    computer.variables |= {"LC_ALL": "C", "PIP_USER": "1", "PYTHONWARNINGS": "error", "PATH": ""}
    computer.variables["PYTHONHOME"] = f"{sys.base_prefix}{os.pathsep}{sys.base_exec_prefix}"


ALONE = [
    where_settings_of_pip_say_the_same,
    where_settings_of_pip_name_a_folder,
    with_files_of_the_learners_beside_it,
]
SLOW = [pytest.param(circumstance, marks=pytest.mark.slow) for circumstance in ALONE]


@pytest.mark.parametrize("circumstance", [in_all_of_it_at_once, *SLOW])
def test_it_starts_twice(computer, circumstance):
    circumstance(computer)
    for _ in range(2):
        found = computer.opens()
        assert Path(found["course"]).samefile(computer.course / "nn_lesson" / "__init__.py")
        assert Path(found["prefix"]).samefile(computer.course / ".venv")
    assert not (computer.folder / "elsewhere").exists()


@pytest.mark.parametrize("place", ["", ".jupyter", ".local/share/jupyter", "Library/Jupyter", ".ipython"])
def test_what_jupyter_writes_at_home_goes_elsewhere_where_it_cannot(computer, place):
    """After one `sudo pip` or `sudo jupyter`, some folders in a learner's home belong to root."""
    computer.move("course")
    computer.variables["HOME"] = computer.variables["USERPROFILE"] = str(computer.folder / "home")
    closed = computer.folder / "home" / place
    closed.parent.mkdir(parents=True, exist_ok=True)
    closed.write_text("a file, in which even root can write nothing")
    surroundings = run_there(computer, "COURSE.surroundings()")
    for name in ("JUPYTER_RUNTIME_DIR", "JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "IPYTHONDIR"):
        assert Path(surroundings[name]).is_relative_to(computer.course / ".venv")
    computer.variables["HOME"] = computer.variables["USERPROFILE"] = str(computer.folder)
    assert "IPYTHONDIR" not in run_there(computer, "COURSE.surroundings()")


def test_whoever_has_no_home_gets_one(tmp_path, monkeypatch):
    """A container may give its user a number only."""
    monkeypatch.delenv("HOME", raising=False)
    monkeypatch.setattr(os.path, "expanduser", str)
    surroundings = Environment(tmp_path, ".venv").surroundings()
    assert Path(surroundings["HOME"]).is_relative_to(tmp_path) and "IPYTHONDIR" in surroundings


def test_what_says_where_packages_come_from_is_kept(computer):
    computer.move("course")
    school = {"PIP_INDEX_URL": "https://school/simple", "PIP_CERT": "/school.pem", "HTTPS_PROXY": "http://proxy"}
    astray = {"PIP_TARGET": "x", "PIP_PYTHON": "x", "PIP_DRY_RUN": "1", "PYTHONPATH": "x", "MPLBACKEND": "TkAgg"}
    computer.variables |= school | astray
    surroundings = run_there(computer, "COURSE.surroundings()")
    assert surroundings.items() >= school.items() and not surroundings.keys() & astray


def run_there(computer, expression):
    """The value that an expression has in the computer's course.py."""
    script = f"import json; from course import COURSE; print(json.dumps({expression}))"
    command = [sys.executable, "-c", script]
    done = subprocess.run(
        command, cwd=computer.course, env=computer.variables, capture_output=True, encoding="utf-8"
    )
    return json.loads(done.stdout)


@pytest.mark.skipif(os.pathsep != ":", reason="no such folder can be made here")
def test_a_colon_in_the_path_is_named(computer):
    computer.move("lessons 9:00")
    done = computer.start()
    assert done.returncode == 1 and "where a folder has : in its name" in done.stderr
    assert not (computer.course / ".venv").exists()


@pytest.mark.slow  # two environments are made, and packages for every Python are fetched
def test_a_bundle_installs_the_course_without_internet(computer):
    computer.move("teacher")
    for version in ("1.0", "2.0"):
        wheel(computer.packages, "older", {"__init__": ""}, version)
    with (computer.course / "requirements.txt").open("a") as requirements:
        requirements.write(f"older==1.0 ; python_full_version < '{bundle.PYTHON}.99'\n")
        requirements.write(f"older==2.0 ; python_full_version >= '{bundle.PYTHON}.99'\n")
    (computer.course / "notebooks" / "00_start_here.ipynb").write_text("solved")
    done = computer.start("bundle")
    bundle_file = next(computer.course.glob("neural-networks-*.zip"), None)
    assert bundle_file, done.stderr
    assert f"are in {bundle_file.name}" in done.stdout
    with zipfile.ZipFile(bundle_file) as archive:
        archive.extractall(computer.folder / "stick")
    computer.course = computer.folder / "stick" / "neural-networks"
    assert len(list(computer.course.glob("packages-*/older-*.whl"))) == 2
    assert (computer.course / "notebooks" / "00_start_here.ipynb").read_text() == '{"cells": []}\n'
    computer.variables["PIP_FIND_LINKS"] = ""
    assert Path(computer.opens()["prefix"]).samefile(computer.course / ".venv")


def test_a_bundle_beside_the_course_is_used_if_it_is_for_this_computer(tmp_path, capsys):
    with bundle.found(tmp_path) as folder:
        assert folder is None
    (tmp_path / "neural-networks-amiga-python9.9.zip").touch()
    with bundle.found(tmp_path) as folder:
        assert folder is None
    assert f"is for another system or Python: this one is {bundle.KIND}" in capsys.readouterr().out
    file = tmp_path / f"neural-networks-{bundle.KIND}.zip"
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(f"neural-networks/{bundle.PACKAGES}/a.whl", "wheel")
        archive.writestr("neural-networks/course.py", "")
    with bundle.found(tmp_path) as folder:
        assert [path.name for path in folder.iterdir()] == ["a.whl"]
    file.write_text("half of it")
    with pytest.raises(SystemExit, match="is damaged. Copy it once more"), bundle.found(tmp_path):
        pass


# ---- What is in the way of packages -------------------------------------------------------------------------


class Refuses(http.server.BaseHTTPRequestHandler):
    """A server or a proxy that answers everything with the number in `code`."""

    code = 403

    def do_GET(self):
        self.send_response(self.code)
        self.send_header("Content-Length", "0")
        self.end_headers()

    do_CONNECT = do_GET

    def log_message(self, *_):
        pass


class WantsAPassword(Refuses):
    code = 407


@pytest.fixture
def serve(tmp_path):
    """`serve(handler, secure)` starts a server; returns its host and port."""
    servers = []

    def serve_(handler, secure=False):
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        if secure:
            tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            tls.load_cert_chain(self_made_certificate(tmp_path))
            server.socket = tls.wrap_socket(server.socket, server_side=True)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        servers.append(server)
        return f"127.0.0.1:{server.server_port}"

    yield serve_
    for server in servers:
        server.shutdown()
        server.server_close()


def self_made_certificate(folder):
    """A file with a certificate that no authority knows, and its key."""
    if not shutil.which("openssl"):
        pytest.skip("there is no openssl to make a certificate")
    file = folder / "self_made.pem"
    options = (
        "-x509 -newkey rsa:2048 -nodes -days 1 -subj /CN=127.0.0.1 -addext subjectAltName=IP:127.0.0.1".split()
    )
    subprocess.run(["openssl", "req", *options, "-keyout", file, "-out", folder / "certificate"], check=True)
    file.write_text(file.read_text() + (folder / "certificate").read_text())
    return file


def pip_says(tmp_path, monkeypatch, **variables):
    """What is said where pip, with these variables, cannot fetch a package."""
    (tmp_path / "requirements.txt").write_text("anyio==4.16.0\n")
    (tmp_path / ".venv" / "lib" / "python3" / "site-packages").mkdir(parents=True)
    for name in os.environ:
        if name.startswith("PIP_") or name.lower().endswith("_proxy"):
            monkeypatch.delenv(name)
    variables = {"PIP_CONFIG_FILE": os.devnull, "PIP_RETRIES": "0", "PIP_TIMEOUT": "60"} | variables
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    environment = Environment(tmp_path, ".venv")
    environment.python = Path(sys.executable)
    with pytest.raises(SystemExit) as said:
        environment.pip("download", "requirements.txt", "--dest", tmp_path)
    return str(said.value)


@pytest.mark.parametrize(
    ("handler", "variable", "sentences"),
    [
        (WantsAPassword, "HTTPS_PROXY", ["a name and a password", "HTTPS_PROXY=http://NAME:PASSWORD@PROXY:PORT"]),
        (Refuses, "HTTPS_PROXY", ["forbidden here (403)", "PIP_INDEX_URL="]),
        (Refuses, "PIP_INDEX_URL", ["forbidden here (403)"]),
    ],
)
def test_a_proxy_or_a_server_that_refuses(tmp_path, monkeypatch, serve, handler, variable, sentences):
    said = pip_says(tmp_path, monkeypatch, **{variable: f"http://{serve(handler)}"})
    assert all(sentence in said for sentence in sentences)


def test_a_certificate_that_nobody_knows(tmp_path, monkeypatch, serve):
    port = serve(Refuses, secure=True).partition(":")[2]
    said = pip_says(tmp_path, monkeypatch, PIP_INDEX_URL=f"https://localhost:{port}/simple")
    assert "a certificate that Python does not know" in said and "PIP_CERT=" in said


@pytest.mark.parametrize(
    ("pip_said", "sentence"),
    [
        ("confirming the ssl certificate: “school” certificate is not trusted", "PIP_CERT="),  # on a Mac
        ("SSLError(SSLCertVerificationError('Die Zertifikatkette", "PIP_CERT="),  # on Windows
        ("confirming the ssl certificate: A certificate chain processed, but terminated", "PIP_CERT="),
        ("http://school/simple/: school didn't respond within 15 seconds - skipping", "does not answer"),  # pip 26
        ("connection error: [Errno 111] Connection refused - skipping", "network cannot be reached"),
        ("ValueError: check_hostname requires server_hostname", "name in place of the number"),  # https://10.0.0.1
        ("OSError: [Errno 28] No space left on device", "do not fit on the disk"),
        ("one\nERROR: something else", "ERROR: something else"),
    ],
)
def test_what_pip_says_on_other_computers(pip_said, sentence):
    assert sentence in why_pip_failed(pip_said)


def test_a_server_that_never_answers(tmp_path, monkeypatch):
    with socket.create_server(("127.0.0.1", 0)) as silent:
        address = f"http://127.0.0.1:{silent.getsockname()[1]}/simple"
        assert "does not answer" in pip_says(tmp_path, monkeypatch, PIP_INDEX_URL=address, PIP_TIMEOUT="1")


def test_no_network_at_all(tmp_path, monkeypatch):
    said = pip_says(tmp_path, monkeypatch, PIP_INDEX_URL="http://127.0.0.1:9/simple")
    assert "the network cannot be reached" in said and "bundle" in said
