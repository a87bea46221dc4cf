"""Behind the wall: tries each exercise in a process forked from this one, which has imported the course.

It gets lines of JSON and answers each with another. Learners' code may change whatever it finds here.
"""

import contextlib
import json
import os
import resource
import signal
import sys

import numpy as np

from nn_lesson.learner.run import run
from nn_lesson.marking.source import Cells
from nn_lesson.practice.check import check
from nn_lesson.practice.exercises import all_exercises
from nn_lesson.practice.judge import Verdict
from nn_lesson.practice.trial import STOPPED, try_out

LARGEST = 4_000_000  # bytes of an answer
MEMORY, FILE = 1 << 30, 1 << 24  # bytes that a process may take, and write into one file
FILES = 64  # that a process may have open; some are nowhere but in memory
PROCESSES = 12  # of one learner at a time
NOBODY = 61_000  # the first of the users, one for each learner, whom root becomes
BEST = "passed", "retry", "todo"


def main(number=None):
    """Answer until nothing more is asked. With a number, that of a learner, there is a wall around it."""
    settle(number)
    all_exercises()
    lessons = json.loads(sys.stdin.readline() or "{}")
    print("ready", flush=True)
    for line in sys.stdin:
        print(in_a_process(json.loads(line), lessons), flush=True)


def settle(number):
    """Take the limits, which nothing here can widen, and, as root, become nobody."""
    limits = {"AS": MEMORY, "FSIZE": FILE, "NOFILE": FILES, "CORE": 0}
    if number is not None:
        limits["NPROC"] = PROCESSES  # without a wall, all processes of the teacher's would count
    for name, most in limits.items():
        with contextlib.suppress(ValueError, OSError):  # not every system knows each
            resource.setrlimit(getattr(resource, f"RLIMIT_{name}"), (most, most))
    if number is not None and os.getuid() == 0:
        os.setgroups([])
        os.setgid(NOBODY + int(number))
        os.setuid(NOBODY + int(number))


def in_a_process(request, lessons):
    """What came of a request, as a line of JSON; where its process ended before, how."""
    reads, writes = os.pipe()
    child = os.fork()
    if not child:
        with contextlib.suppress(BaseException):
            os.close(reads)
            nowhere = os.open(os.devnull, os.O_RDWR)
            for stream in range(3):
                os.dup2(nowhere, stream)
            resource.setrlimit(resource.RLIMIT_CPU, (request["seconds"], request["seconds"] + 1))
            texts = lessons[request["lesson"]]
            with os.fdopen(writes, "w") as answers:
                found = answer(request["exercise"], texts, request["seed"])
                print(json.dumps(found, default=as_list), file=answers)
        os._exit(0)
    os.close(writes)
    with os.fdopen(reads, "rb") as answers:
        line = answers.readline(LARGEST)
    if line:
        os.kill(child, signal.SIGKILL)  # whatever it still does
    _child, status = os.waitpid(child, 0)
    whole = line.endswith(b"\n")
    return line.decode().strip() if whole else json.dumps({"ended": os.waitstatus_to_exitcode(status)})


def answer(name, texts, seed):
    """The verdict on the best of the definitions and, where it passes, what it returns in the cases of a seed."""
    exercise, cells, verdicts = all_exercises()[name], Cells(texts), []
    for definition in cells.definitions(name):
        made = run(definition, seconds=10, name=name)
        verdict = Verdict("retry", name, made.error, made.slip) if made.error else check(made.value)
        if verdict.status == "passed":
            trials = [try_out(part, made.value, seed) for part in exercise.parts or [exercise]]
            return {"values": [[trial.value for trial in tried] for tried in trials]}
        verdicts.append(verdict)
    best = min(verdicts, key=lambda verdict: BEST.index(verdict.status), default=None)
    if best is None:
        return cells.why_missing(name)
    is_begun = best.status == "retry" or best.slip or best.attempts  # of a class, some methods are right
    if not is_begun:
        return {"kind": "not written", "message": "Only its stub is there."}
    return {"kind": "stopped" if best.slip in STOPPED else "wrong", "message": f"“{best.message}”"}


def as_list(value):
    """An array, or a number of NumPy's, for JSON. In place of what is neither, nothing."""
    return value.tolist() if isinstance(value, np.ndarray | np.generic) else None


if __name__ == "__main__":
    main(*sys.argv[1:])
