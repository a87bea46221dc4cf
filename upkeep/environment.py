"""A folder with a Python and packages of its own: made, filled by pip, and filled again when its list changes."""

import contextlib
import errno
import hashlib
import importlib.util
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import tomllib
from pathlib import Path

from upkeep import bundle, network

ON_WINDOWS = os.name == "nt"
# Variables that lead Python or pip elsewhere. What says where packages come from stays: a school has its reasons.
FROM = "INDEX|LINKS|PROXY|CERT|HOST|TIMEOUT|RETRIES|CACHE|CONFIG|KEYRING"
ASTRAY = re.compile(f"PYTHON|MPLBACKEND|PIP_(?!.*({FROM}))")
IN_A_HOME = ["JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR", "IPYTHONDIR", "MPLCONFIGDIR"]
IN_A_HOME += ["XDG_CACHE_HOME", "HOME"]  # the last for whoever has none
# Where these are without such a variable; after one `sudo pip` or `sudo jupyter`, some of them are root's.
PLACES = ["~/.jupyter", "~/.local/share/jupyter/runtime", "~/Library/Jupyter/runtime", "~/.ipython"]
PLACES += ["~/.config/matplotlib", "~/.matplotlib", "~/.cache"]
BEAT = 5  # seconds without a sign of life, after which nobody is setting the folder up


class Environment:
    """The folder `name` of the course in `root`. Only what `set_up` has made there is ever deleted."""

    def __init__(self, root, name):
        self.root, self.folder = root, root / name
        self.python = self.folder / ("Scripts/python.exe" if ON_WINDOWS else "bin/python")
        self.record = self.folder / "course.json"  # what is installed; without it somebody else made the folder

    def set_up(self, *lists):
        """Make it ready for what the requirement files `lists` name. If it is ready, that needs no network.

        If it cannot be used any more, it is made anew. If an installation fails or is interrupted, nothing half
        made stays behind. Where something is missing, SystemExit says what to do.
        """
        if os.pathsep in str(self.root):
            sys.exit(
                f"The course is in {self.root}.\n"
                f"No Python can be set up where a folder has {os.pathsep} in its name.\n"
                "Rename it, or move the course to another one, and start again."
            )
        self.wait_for_another_start()
        record, works = self.read_record(), self.works()
        if record and not (works and record["installed"] and record["folder"] == str(self.root)):
            print(
                f"The folder {self.folder.name} cannot be used any more: "
                "it has moved, lost its Python, or was never finished."
            )
            self.remove()
            record = {}
        elif self.folder.exists() and not works:
            sys.exit(
                f"The folder {self.folder.name} here is not the course's own, "
                "and has no Python 3.11 or newer with pip.\nRename or delete it, and start again."
            )
        installed = record.get("installed", {})
        missing = [name for name in lists if installed.get(name) != self.fingerprint(name)]
        if not missing:
            return
        is_new = not self.folder.exists()
        try:
            if is_new:
                self.make()
            for name in missing:
                self.install(name)
                installed[name] = self.fingerprint(name)
            self.connect()
            self.write_record(installed)
        except BaseException:
            if is_new:
                self.remove()
            raise

    def wait_for_another_start(self):
        """Where another start is setting the folder up, let it come to its end."""
        told = False
        while (record := self.read_record()) and not record["installed"] and self.age() < BEAT:
            if not told:
                print("Another start of course.py is setting up the course. This one waits for it.", flush=True)
            told = True
            time.sleep(1)

    def age(self):
        """Seconds since the last sign of life of whoever sets the folder up."""
        try:
            return time.time() - self.record.stat().st_mtime
        except OSError:
            return BEAT

    def works(self):
        """Whether it has a Python that runs, is new enough, and has pip."""
        question = "import sys, pip; sys.exit(sys.version_info < (3, 11))"
        try:
            return subprocess.call([self.python, "-Ic", question], stderr=subprocess.DEVNULL) == 0
        except OSError:
            return False

    def read_record(self):
        """What write_record wrote, or {} if the folder is missing or was made by somebody else."""
        try:
            return json.loads(self.record.read_text(encoding="utf-8"))
        except OSError:
            return {}
        except ValueError:  # the computer went off while it was written
            return {"folder": str(self.root), "installed": {}}

    def write_record(self, installed):
        """Write where it lies and what is installed; nothing yet means that it is unfinished."""
        self.record.write_text(json.dumps({"folder": str(self.root), "installed": installed}, indent=2))

    def fingerprint(self, name):
        """A text that changes whenever what the requirement file `name` installs changes."""
        copied = sorted((self.root / "nn_lesson" / "jupyter").glob("[!_]*/*"))  # see connect
        files = [self.root / name, self.root / "pyproject.toml", *copied]
        return hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest()

    def make(self):
        """Make it with nothing but pip."""
        if not (importlib.util.find_spec("venv") and importlib.util.find_spec("ensurepip")):
            sys.exit(
                f"This Python cannot make the folder {self.folder.name}: a part called ensurepip is missing.\n"
                "On Debian and Ubuntu type: sudo apt install python3-venv\n"
                "Elsewhere install Python from https://www.python.org/downloads/. Then start again."
            )
        print("Setting up the course. This happens once and takes a minute or two.", flush=True)
        try:
            self.folder.mkdir()
            self.write_record({})
        except OSError as error:
            if error.errno == errno.ENOSPC:
                sys.exit(network.NO_SPACE)
            sys.exit(
                f"The course cannot write to its own folder, {self.root} ({error.strerror}).\n"
                "Move it to where you may write, such as your Documents, and start again."
            )
        command = [sys.executable, "-I", "-m", "venv", self.folder]
        code, said = self.work(command, lambda said: show(f"Making the folder {self.folder.name}"))
        if code:
            sys.exit(f"\nPython could not make the folder {self.folder.name}. It said:\n{said}")

    def remove(self):
        """Delete it; what has been stopped a moment ago may still hold it for a moment."""
        for pause in (0.2, 0.5, 1, 2, 0):
            try:
                return shutil.rmtree(self.folder)
            except FileNotFoundError:
                return None
            except OSError as error:
                reason = error
                time.sleep(pause)
        self.write_record({})  # so that the next start knows it and tries again
        sys.exit(f"The folder {self.folder.name} cannot be deleted: {reason}.\nClose JupyterLab and start again.")

    @property
    def packages(self):
        """The folder of its packages."""
        return next(self.folder.glob("Lib/site-packages" if ON_WINDOWS else "lib/python*/site-packages"))

    def install(self, name):
        """Let pip install what the requirement file `name` lists; from a bundle, if there is one."""
        with bundle.found(self.root) as folder:
            only = ["--no-index"] if folder and name == bundle.LEARNERS else []
            here = ["--no-user", "--target=", f"--prefix={self.folder}"]  # pip's settings may say otherwise
            self.pip("install", name, *here, *only, *(["--find-links", folder] if folder else []))
        show(f"All packages of {name} are installed.\n")

    def pip(self, command, name, *options):
        """Run a command of pip on the requirement file `name`, and show how far it is."""
        total = sum(line[:1].isalpha() for line in (self.root / name).read_text(encoding="utf-8").splitlines())
        before = len(list(self.packages.glob("*.dist-info")))

        def progress(said):
            if "Installing collected packages" in said:
                done = len(list(self.packages.glob("*.dist-info"))) - before
                show(f"Installing packages: {done} of {total}")
            else:
                show(f"Fetching packages: {said.count('Collecting ')} of {total}")

        pip = [self.python, "-I", "-m", "pip", command, "--no-input", "--disable-pip-version-check"]
        with tempfile.TemporaryDirectory() as folder:
            log = Path(folder, "log.txt")
            code, said = self.work([*pip, "--progress-bar=off", "--log", log, *options, "-r", name], progress)
            if code:
                why = log.read_text(encoding="utf-8", errors="replace") if log.exists() else ""
                sys.exit("\n" + network.why_pip_failed(said, why))

    def connect(self):
        """Let its Python find the course, and Jupyter the course's settings, with or without course.py.

        The way to the course is told from folder to folder: Python reads it in the system's own encoding, which
        may lack a letter of the whole path.
        """
        way = os.path.relpath(self.root, self.packages)
        (self.packages / "nn_lesson.pth").write_text(f"{way}\n", encoding="ascii")
        project = tomllib.loads((self.root / "pyproject.toml").read_text(encoding="utf-8"))
        for source, place in project["tool"]["hatch"]["build"]["targets"]["wheel"]["shared-data"].items():
            shutil.copytree(self.root / source, self.folder / place, dirs_exist_ok=True)

    def surroundings(self):
        """The variables for what runs in it: the learner's own, as far as they do not lead astray.

        Where some of the home cannot be written, what belongs there goes here. `python` and `pip` mean its own.
        """
        variables = {name: value for name, value in os.environ.items() if not ASTRAY.match(name)}
        path = f"{self.python.parent}{os.pathsep}{variables.get('PATH', '')}"
        variables |= {"PATH": path, "VIRTUAL_ENV": str(self.folder), "PIP_USER": "0"}
        if not all(map(can_be_written, map(os.path.expanduser, PLACES))):
            home = self.folder / "home"
            variables = {name: str(home / name.lower()) for name in IN_A_HOME} | variables
        return variables

    def run(self, command, folder=None):
        """Let a program in it take the place of this one; where there is no such thing, wait for its exit code.

        It runs in the course's folder, or in `folder`, where what the command line names is to be found.
        """
        sys.stdout.flush()
        if ON_WINDOWS:
            return self.call(command, folder)
        os.chdir(folder or self.root)
        return os.execve(command[0], command, self.surroundings())

    def call(self, command, folder=None):
        """Let a program in it do its work; returns its exit code."""
        process = subprocess.Popen(command, cwd=folder or self.root, env=self.surroundings())
        while True:
            with contextlib.suppress(KeyboardInterrupt):  # the program got it too, and answers it
                return process.wait()

    def work(self, command, progress):
        """Run a program that fills the folder; returns its exit code and all it said.

        `progress` is called with what it has said so far, again and again. If this is interrupted, the program
        ends first, with every program that it has started.
        """
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
            log = Path(folder, "said.txt")
            with log.open("w") as output:
                process = subprocess.Popen(
                    command,
                    cwd=self.root,
                    env=self.surroundings() | {"TMPDIR": folder},  # what it leaves there goes with the folder
                    stdin=subprocess.DEVNULL,
                    stdout=output,
                    stderr=subprocess.STDOUT,
                    start_new_session=True,
                )
            try:
                while process.poll() is None:
                    progress(log.read_text(encoding="utf-8", errors="replace"))
                    with contextlib.suppress(OSError):
                        os.utime(self.record)  # a sign of life, see `wait_for_another_start`
                    time.sleep(0.2)
            finally:
                if process.poll() is None:
                    stop(process)
            return process.returncode, log.read_text(encoding="utf-8", errors="replace")


def can_be_written(place):
    """Whether a folder can be written, or made where it is missing. Without a home, a place begins with ~."""
    if place and not os.path.exists(place):
        return can_be_written(os.path.dirname(place))
    return place != "" and os.access(f"{place}/", os.W_OK)


def stop(process):
    """End a program, with every program that it has started."""
    if ON_WINDOWS:
        subprocess.call(["taskkill", "/F", "/T", "/PID", str(process.pid)], stdout=subprocess.DEVNULL)
    else:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def show(text):
    """Show a text that replaces the one shown before. Where nobody watches, only whole lines are shown."""
    if sys.stdout.isatty():
        print("\r" + text.ljust(50), end="", flush=True)
    elif text.endswith("\n"):
        print(text, end="", flush=True)
