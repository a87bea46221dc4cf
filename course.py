"""The course, with one command.        (On Windows type `py` where it says `python3`.)

    python3 course.py             open the first lesson in JupyterLab; options for JupyterLab may follow
    python3 course.py reset 03    put lesson 03 back as it was; your own copy stays beside it

For teachers:
    python3 course.py report FOLDER   make a table of the progress files collected in a folder

For those who work on the course:
    python3 course.py test        test everything; options for pytest may follow
    python3 course.py build       make the notebooks from the texts in lessons/; --check only compares
    python3 course.py bench       measure what should be fast
    python3 course.py site        make the web site: lessons to read, and to work in without installing anything

Everything the course needs is installed into the folder .venv beside this file, and nowhere else.
"""
# An old Python, even Python 2, must be able to read this file and say that it is too old: so no f-strings here.
from __future__ import print_function

import sys

if sys.version_info < (3, 11):
    sys.exit(
        "This course needs Python 3.11 or newer, and this is Python %s.\n" % sys.version.split()[0]
        + "Install a newer one from https://www.python.org/downloads/ and start course.py with it,\n"
        + "for example: python3.13 course.py"
    )

import hashlib
import importlib.util
import json
import os
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent
NOTEBOOKS = ROOT / "notebooks"
VENV = ROOT / ".venv"
ON_WINDOWS = os.name == "nt"
PYTHON = VENV / ("Scripts/python.exe" if ON_WINDOWS else "bin/python")
PACKAGES = "Lib/site-packages/*.dist-info" if ON_WINDOWS else "lib/python*/site-packages/*.dist-info"
RECORD = VENV / "course.json"  # says what is installed; a .venv without it was made by somebody else


def main(arguments):
    """Do what the command line says; returns the exit code."""
    for ending in {"SIGTERM", "SIGHUP"} & set(dir(signal)):  # SIGHUP: the terminal's window is closed
        signal.signal(getattr(signal, ending), signal.default_int_handler)  # then tidy up, as after Ctrl+C
    command, options = arguments[:1], arguments[1:]
    commands = {"reset": reset, "test": test, "build": build, "bench": bench, "report": report, "site": site}
    try:
        if command and command[0] in commands:
            return commands[command[0]](options)
        if not command or (command[0].startswith("-") and command[0] not in ("-h", "--help")):
            return lab(arguments)
        print(__doc__)
        return 0 if command[0] in ("help", "-h", "--help") else 2
    except KeyboardInterrupt:
        print("\nStopped.")
        return 130


# ---- The commands -------------------------------------------------------------------------------------------


def lab(options):
    """Open JupyterLab at the first lesson, with the course's folder in the file browser."""
    set_up("requirements.txt")
    lessons = sorted(NOTEBOOKS.glob("*.ipynb"))
    command = [PYTHON, "-m", "jupyterlab", "--ServerApp.root_dir=" + str(ROOT)]
    command += ["--LabApp.default_url=/lab" + ("/tree/notebooks/" + lessons[0].name if lessons else "")]
    command += ["--LabApp.workspaces_dir=" + str(VENV / "workspaces")]  # other projects' open tabs stay there
    if not ON_WINDOWS and os.geteuid() == 0:
        command += ["--allow-root"]  # a container has no other user, and Jupyter would refuse
    print("JupyterLab opens in your browser. To stop it, press Ctrl+C here twice.")
    return run(command + options)


def reset(names):
    """Put one lesson's notebook back as the course has it, and keep the learner's copy."""
    listed = git("ls-tree", "--name-only", "HEAD", "notebooks/").decode().split()
    lessons = [Path(line).name for line in listed if line.endswith(".ipynb")]
    wanted = [lesson for lesson in lessons if len(names) == 1 and lesson.startswith(Path(names[0]).name)]
    if len(wanted) != 1:
        sys.exit(
            "Which lesson? Type its number after reset, one of: %s." % ", ".join(lesson[:2] for lesson in lessons)
        )
    notebook = NOTEBOOKS / wanted[0]
    original = git("show", "HEAD:./notebooks/" + notebook.name)
    if notebook.exists():
        if notebook.read_bytes() == original:
            print("notebooks/%s is as it was. Nothing to do." % notebook.name)
            return 0
        copy, count = notebook.with_suffix(".mine.ipynb"), 1
        while copy.exists():
            count += 1
            copy = notebook.with_suffix(".mine-%d.ipynb" % count)
        notebook.rename(copy)
        print("Your copy is now notebooks/%s." % copy.name)
    notebook.write_bytes(original)
    print("notebooks/%s is as it was." % notebook.name)
    print("If JupyterLab shows it now, choose there: File > Reload Notebook from Disk.")
    return 0


def report(options):
    """Show what a class has done."""
    set_up("requirements.txt")
    return run([PYTHON, "-m", "nn_lesson.practice.class_report"] + from_here(options))


def test(options):
    """Run all tests; pytest says at the end what was left out on this computer, and why."""
    set_up("requirements.txt", "tests/requirements.txt")
    at_once = ["--numprocesses=logical", "--maxprocesses=4"]  # one a processor
    at_once += ["--dist=loadfile"]  # the cells of a notebook stay together
    return run([PYTHON, "-m", "pytest"] + at_once + options)


def build(options):
    """Make notebooks/ from lessons/."""
    set_up("requirements.txt", "tests/requirements.txt")
    return run([PYTHON, ROOT / "lessons" / "build.py"] + options)


def bench(options):
    """Run every measurement, and write benchmarks/results.md."""
    set_up("requirements.txt", "tests/requirements.txt")
    return run([PYTHON, ROOT / "benchmarks"] + options)


def site(options):
    """Make the web site."""
    set_up("requirements.txt", "site/requirements.txt")
    return run([PYTHON, ROOT / "site" / "build.py"] + from_here(options))


# ---- Setting up ---------------------------------------------------------------------------------------------


def set_up(*lists):
    """Make .venv ready for what the requirement files `lists` name. If it is ready, that needs no network.

    A .venv made here that cannot be used any more is made anew. If an installation fails or is interrupted, no
    half-made .venv stays behind. Where something is missing, SystemExit says what to do.
    """
    record, works = read_record(), venv_works()
    if record and not (works and record["installed"] and record["folder"] == str(ROOT)):
        print("The folder .venv cannot be used any more: it has moved, lost its Python, or was never finished.")
        remove_venv()
        record = {}
    elif VENV.exists() and not works:
        sys.exit(
            "The folder .venv here is not the course's own, and has no Python 3.11 or newer with pip.\n"
            "Rename or delete it, and start again."
        )
    installed = record.get("installed", {})
    missing = [name for name in lists if installed.get(name) != fingerprint(name)]
    if not missing:
        return
    is_new = not VENV.exists()
    try:
        if is_new:
            make_venv()
        for name in missing:
            install(name)
            installed[name] = fingerprint(name)
        write_record(installed)
    except BaseException:
        if is_new:
            remove_venv()
        raise


def venv_works():
    """Whether .venv has a Python that runs, is new enough, and has pip."""
    question = "import sys, pip; sys.exit(sys.version_info < (3, 11))"
    try:
        return subprocess.call([PYTHON, "-c", question], stderr=subprocess.DEVNULL) == 0
    except OSError:
        return False


def read_record():
    """What write_record wrote, or {} if .venv is missing or was made by somebody else."""
    try:
        return json.loads(RECORD.read_text(encoding="utf-8"))
    except OSError:
        return {}
    except ValueError:  # the computer went off while it was written
        return {"folder": str(ROOT), "installed": {}}


def write_record(installed):
    """Write into .venv where it lies and what is installed; nothing yet means that it is unfinished."""
    RECORD.write_text(json.dumps({"folder": str(ROOT), "installed": installed}, indent=2), encoding="utf-8")


def fingerprint(name):
    """A text that changes whenever what the requirement file `name` installs changes."""
    copied = sorted((ROOT / "nn_lesson" / "jupyter").glob("[!_]*/*"))  # JupyterLab reads copies of these in .venv
    files = [ROOT / name, ROOT / "pyproject.toml"] + copied
    return hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest()


def make_venv():
    """Make a .venv with nothing but pip."""
    if not (importlib.util.find_spec("venv") and importlib.util.find_spec("ensurepip")):
        sys.exit(
            "This Python cannot make the folder .venv: a part called ensurepip is missing.\n"
            "On Debian and Ubuntu type: sudo apt install python3-venv\n"
            "Elsewhere install Python from https://www.python.org/downloads/. Then start again."
        )
    print("Setting up the course. This happens once and takes a few minutes.", flush=True)
    try:
        VENV.mkdir()
        write_record({})
    except OSError as error:
        sys.exit(
            "The course cannot write to its own folder, %s (%s).\n" % (ROOT, error.strerror)
            + "Move it to where you may write, such as your Documents, and start again."
        )
    code, said = work([sys.executable, "-m", "venv", VENV], lambda said: show("Making the folder .venv"))
    if code:
        sys.exit("\nPython could not make the folder .venv. It said:\n" + said)


def remove_venv():
    """Delete .venv; what has been stopped a moment ago may still hold it for a moment."""
    for pause in (0.2, 0.5, 1, 2, 0):
        try:
            return shutil.rmtree(VENV)
        except FileNotFoundError:
            return None
        except OSError as error:
            reason = error
            time.sleep(pause)
    write_record({})  # so that the next start knows it and tries again
    sys.exit("The folder .venv cannot be deleted: %s.\nClose JupyterLab and start again." % reason)


def install(name):
    """Let pip install what the requirement file `name` lists, and show how far it is."""
    total = sum(line[:1].isalpha() for line in (ROOT / name).read_text(encoding="utf-8").splitlines())
    before = len(list(VENV.glob(PACKAGES)))

    def progress(said):
        if "Installing collected packages" in said:
            show("Installing packages: %d of %d" % (len(list(VENV.glob(PACKAGES))) - before, total))
        else:
            show("Fetching packages: %d of %d" % (said.count("Collecting "), total))

    pip = [PYTHON, "-m", "pip", "install", "--no-input", "--disable-pip-version-check", "--progress-bar=off"]
    code, said = work(pip + ["-r", name], progress)
    if code:
        sys.exit("\n" + why_pip_failed(said))
    show("All packages of %s are installed.\n" % name)


def work(command, progress):
    """Run a program that fills .venv; returns its exit code and all it said.

    `progress` is called with what it has said so far, again and again. If this is interrupted, the program ends
    first, with every program that it has started.
    """
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        log = Path(folder, "said.txt")
        with log.open("w") as output:
            process = subprocess.Popen(
                command,
                cwd=ROOT,
                env=dict(os.environ, TMPDIR=folder),  # what it leaves there when stopped goes with the folder
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        try:
            while process.poll() is None:
                progress(log.read_text(encoding="utf-8", errors="replace"))
                time.sleep(0.2)
        finally:
            if process.poll() is None:
                if ON_WINDOWS:
                    subprocess.call(["taskkill", "/F", "/T", "/PID", str(process.pid)], stdout=subprocess.DEVNULL)
                else:
                    os.killpg(process.pid, signal.SIGKILL)
                process.wait()
        return process.returncode, log.read_text(encoding="utf-8", errors="replace")


def show(text):
    """Show a text that replaces the one shown before. Where nobody watches, only whole lines are shown."""
    if sys.stdout.isatty():
        print("\r" + text.ljust(50), end="", flush=True)
    elif text.endswith("\n"):
        print(text, end="", flush=True)


def why_pip_failed(said):
    """One clear sentence where the reason is known; otherwise the end of what pip said."""
    if any(sign in said for sign in ("NewConnectionError", "NameResolutionError", "ConnectTimeout", "ProxyError")):
        return "The packages cannot be fetched: the network cannot be reached.\nConnect to it and start again."
    if "No space left on device" in said:
        return "The packages do not fit on the disk. Make room (1 GB is plenty) and start again."
    return "The packages could not be installed. At the end pip said:\n" + "\n".join(said.splitlines()[-12:])


# ---- Running other programs ---------------------------------------------------------------------------------


def run(command):
    """Let a program in .venv take over; `python` and `pip` mean those of .venv there."""
    path = str(PYTHON.parent) + os.pathsep + os.environ.get("PATH", "")
    environment = dict(os.environ, PATH=path, VIRTUAL_ENV=str(VENV))
    sys.stdout.flush()
    if not ON_WINDOWS:
        os.chdir(ROOT)
        os.execve(command[0], command, environment)
    process = subprocess.Popen(command, cwd=ROOT, env=environment)
    while True:
        try:
            return process.wait()
        except KeyboardInterrupt:
            pass  # the program got it too, and answers it


def from_here(options):
    """The options, in which a folder's name means what it meant before `run` went to the course's folder."""
    return [option if option.startswith("-") else str(Path(option).absolute()) for option in options]


def git(*arguments):
    """What git answers, as bytes."""
    try:
        return subprocess.check_output(("git",) + arguments, cwd=ROOT, stderr=subprocess.DEVNULL)
    except FileNotFoundError:
        reason = "the program git is not installed"
    except subprocess.CalledProcessError:
        reason = "this folder did not come through git"
    sys.exit("The notebook as it was is not here: %s.\nFetch the course again to get it." % reason)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
