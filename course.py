"""The course, with one command.        (On Windows type `py` where it says `python3`.)

    python3 course.py             open the first lesson in JupyterLab; options for JupyterLab may follow
    python3 course.py reset 03    put lesson 03 back as it was; your own copy stays beside it
    python3 course.py update      bring the newest version; what you have written and done stays

For teachers:
    python3 course.py report FOLDER   make a table of what a class has done; --watch shows who is where now
    python3 course.py check FOLDER    mark the notebooks of a class, one folder a learner
    python3 course.py sheets      make a sheet to print of each lesson, with tasks by hand and their answers
    python3 course.py bundle      make one file with the course and its packages, for computers without internet

For those who work on the course:
    python3 course.py new 12_it   begin a lesson: a template that runs, with all that a lesson must have
    python3 course.py test        test everything, or one lesson: test 03; options for pytest may follow
    python3 course.py build       make the notebooks from the texts in lessons/; --check only compares
    python3 course.py bench       measure what should be fast
    python3 course.py site        make the web site: lessons to read, and to work in without installing anything

Everything the course needs is installed into the folder .venv beside this file, and nowhere else.
"""

# An old Python, even Python 2, must be able to read this file and say that it is too old: so no f-strings here.
from __future__ import print_function

import os
import sys

if sys.version_info < (3, 11):
    sys.exit(
        "This course needs Python 3.11 or newer, and this is Python %s.\n" % sys.version.split()[0]
        + "Install a newer one from https://www.python.org/downloads/ and start course.py with it,\n"
        + "for example: python3.13 course.py"
    )

if __name__ == "__main__":  # Python's own modules first: a learner's random.py beside this file is in nobody's way
    sys.path.append(os.path.dirname(os.path.abspath(__file__)))  # with the option -P it is not there
    sys.path.sort(key=lambda folder: not folder.startswith(os.path.dirname(os.__file__)))

import signal  # noqa: E402 (after what is above)
from pathlib import Path  # noqa: E402

try:
    from upkeep import bundle, lessons, new_lesson
    from upkeep import update as newer
    from upkeep.environment import ON_WINDOWS, Environment
except ImportError:
    sys.exit("course.py works in the course's own folder alone, beside all its files. Start it there.")

ROOT = Path(__file__).resolve().parent
COURSE = Environment(ROOT, ".venv")
SITE = Environment(ROOT, ".venv-site")  # its tools would add to JupyterLab what a learner does not need


def main(arguments):
    """Do what the command line says; returns the exit code."""
    for ending in {"SIGTERM", "SIGHUP"} & set(dir(signal)):  # SIGHUP: the terminal's window is closed
        signal.signal(getattr(signal, ending), signal.default_int_handler)  # then tidy up, as after Ctrl+C
    command, options = arguments[:1], arguments[1:]
    commands = [reset, update, report, check, sheets, make_bundle, new, test, build, bench, site]
    named = dict((function.__name__.split("_")[-1], function) for function in commands)
    try:
        asked = {"-h", "--help"} & set(arguments) or command == ["help"]
        if asked and command not in (["report"], ["check"], ["sheets"]):  # which have a help of their own
            print(__doc__)
            return 0
        if command and command[0] in named:
            return named[command[0]](options)
        if not command or (command[0].startswith("-") and command[0].strip("-") not in named):
            return lab(arguments)
        print("There is no command " + command[0] + ".\n\n" + __doc__)
        return 2
    except KeyboardInterrupt:
        print("\nStopped.")
        return 130


def lab(options):
    """Open JupyterLab at the first lesson, with the course's folder in the file browser."""
    COURSE.set_up("requirements.txt")
    notebooks = sorted((ROOT / "notebooks").glob("*.ipynb"))
    command = [COURSE.python, "-I", "-m", "jupyterlab", "--ServerApp.root_dir=" + str(ROOT)]
    command += ["--LabApp.default_url=/lab" + ("/tree/notebooks/" + notebooks[0].name if notebooks else "")]
    in_browser = "--no-browser" not in options  # else Jupyter says at which address it is
    command += ["--log-level=WARN"] * in_browser  # what goes on is nothing that a learner need read
    # Other projects' open tabs stay there.
    command += ["--LabApp.workspaces_dir=" + str(COURSE.folder / "workspaces")]
    if not ON_WINDOWS and os.geteuid() == 0:
        command += ["--allow-root"]  # a container has no other user, and Jupyter would refuse
    print("JupyterLab opens in your browser. " * in_browser + "To stop JupyterLab, press Ctrl+C here twice.")
    return COURSE.run(command + options)


def reset(options):
    """Put one lesson's notebook back as the course has it, and keep the learner's copy."""
    return lessons.reset(ROOT, options)


def update(options):
    """Bring the newest version of the course, and keep the learner's answers."""
    return newer.update(ROOT, options)


def report(options):
    """Show what a class has done."""
    COURSE.set_up("requirements.txt")
    return COURSE.run([COURSE.python, "-I", "-m", "nn_lesson.practice.class_report"] + options, os.getcwd())


def check(options):
    """Mark what a class has written."""
    COURSE.set_up("requirements.txt")
    return COURSE.run([COURSE.python, "-I", "-m", "nn_lesson.marking"] + options, os.getcwd())


def sheets(options):
    """Make a sheet of each lesson to print."""
    COURSE.set_up("requirements.txt")
    return COURSE.run([COURSE.python, ROOT / "lessons" / "sheets.py"] + options, os.getcwd())


def make_bundle(options):
    """Make one file with everything, for computers without internet."""
    COURSE.set_up("requirements.txt")
    return bundle.make(ROOT, COURSE)


def new(options):
    """Begin a lesson, build it, and the one before, which leads on to it, and keep how its explorer looks."""
    before, name = new_lesson.begin(ROOT, options)
    looks = [COURSE.python, "-m", "tests.test_explore_later", name[3:]]
    return build([before, name]) or COURSE.call(looks)


def test(options):
    """Run all tests or those of a lesson; pytest says at the end what was left out on this computer, and why."""
    COURSE.set_up("requirements.txt", "tests/requirements.txt")
    at_once = ["--numprocesses=logical", "--maxprocesses=4"]  # one a processor
    at_once += ["--dist=loadfile", "--no-loadscope-reorder"]  # the cells of a notebook stay together, in our order
    if options and options[0][:1].isdigit():
        options = ["--lesson=" + options[0]] + options[1:]
    return COURSE.run([COURSE.python, "-m", "pytest"] + at_once + options)


def build(options):
    """Make notebooks/ from lessons/, and keep them as what `reset` and `update` go by."""
    COURSE.set_up("requirements.txt", "tests/requirements.txt")
    code = COURSE.call([COURSE.python, ROOT / "lessons" / "build.py"] + options)
    if not code and "--check" not in options:
        lessons.store(ROOT, options)
        for line in new_lesson.to_do(ROOT, options):
            print(line)
    return code


def bench(options):
    """Run every measurement, and write benchmarks/results.md."""
    COURSE.set_up("requirements.txt", "tests/requirements.txt")
    return COURSE.run([COURSE.python, ROOT / "benchmarks"] + options)


def site(options):
    """Make the web site."""
    SITE.set_up("requirements.txt", "site/requirements.txt")
    return SITE.run([SITE.python, ROOT / "site" / "build.py"] + options, os.getcwd())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
