"""The wall: bubblewrap, with the system's limits. Behind it is no network, and nothing but Python and the course.

What learners write there goes into a small folder in memory, which nobody else sees and which ends with it.
"""

import contextlib
import json
import os
import select
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

COURSE = Path(__file__).parents[1]
LARGEST = 8_000_000  # bytes of a line
PATIENCE = 120  # seconds until Python has started
ROOM = str(1 << 26)  # bytes for files
ENDED = "It ended the process that marks it."


class Ended(Exception):
    """A sentence: why there is no answer."""


def wall(hidden):
    """The command in front of what runs behind the wall; the folder `hidden` is empty there."""
    system = ["/usr", "/lib", "/lib64", "/bin", "/etc/ld.so.cache", sys.base_prefix]
    seen = [word for place in system for word in visible(place)]
    seen += [*way_to(hidden), "--tmpfs", hidden, "--remount-ro", hidden]
    seen += [*visible(sys.prefix), *visible(str(COURSE))]
    apart = ["--unshare-ipc", "--unshare-pid", "--unshare-net", "--unshare-uts", "--unshare-cgroup-try"]
    if os.geteuid() == 0:  # root becomes nobody as soon as all is in place
        apart += ["--cap-add", "CAP_SETUID", "--cap-add", "CAP_SETGID"]
    else:
        apart += ["--unshare-user", "--disable-userns"]
    own = ["--proc", "/proc", "--dev", "/dev", "--remount-ro", "/dev"]
    own += ["--perms", "1777", "--size", ROOM, "--tmpfs", "/tmp", "--chdir", "/tmp"]
    return ["bwrap", *apart, "--new-session", "--die-with-parent", *own, *seen, "--remount-ro", "/"]


def visible(place):
    """The options that show a file or folder."""
    return [*way_to(place), "--ro-bind-try", place, place]


def way_to(place):
    """The options that make the folders above a place, for everybody to pass: bwrap's own are for root alone."""
    for above in reversed(Path(place).parents[:-1]):
        yield from ("--perms", "0755", "--dir", str(above))


def command(number=None, hidden=None):
    """What starts `inside`, behind a wall where there is a folder to hide."""
    python = [sys.executable, "-I", "-m", "nn_lesson.marking.inside"]
    return [*wall(hidden), *python, str(number)] if hidden else python


def surroundings(home):
    """All variables that are seen there: none of the teacher's."""
    alone = dict.fromkeys(["OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS"], "1")
    homes = dict.fromkeys(["HOME", "TMPDIR", "MPLCONFIGDIR", "IPYTHONDIR"], home)
    progress = {"NN_LESSON_PROGRESS": os.path.join(home, "progress.json")}
    return {"PATH": os.environ["PATH"], "LANG": "C.UTF-8", **alone, **homes, **progress}


def why_no_wall(hidden):
    """A sentence where no wall can be built on this computer; "" where one stands."""
    if not shutil.which("bwrap"):
        return "bubblewrap is not installed (on Debian and Ubuntu: sudo apt install bubblewrap)"
    tried = subprocess.run(command(0, hidden), input="", env=surroundings("/tmp"), capture_output=True, text=True)
    if tried.stdout.startswith("ready"):
        return ""
    return "bubblewrap cannot work here: " + (tried.stderr.strip().splitlines() or ["it does not say why"])[-1]


class Room:
    """Where one learner's code runs: made when it is first asked, and anew after it has been left in ruins."""

    def __init__(self, lessons, number, hidden):
        """`lessons` has the texts of the cells of each lesson; without a folder as `hidden` there is no wall."""
        self.lessons, self.number, self.hidden = lessons, number, hidden
        self.process = None

    def ask(self, request, seconds):
        """The answer, a line. Ended: there is none."""
        try:
            if self.process is None:
                self._open()
                self._tell(self.lessons)
                self._hear(PATIENCE)
            self._tell(request)
            return self._hear(seconds)
        except (Ended, OSError) as error:
            self.close()
            raise Ended(str(error) if isinstance(error, Ended) else ENDED) from None

    def _open(self):
        self.folder, self.heard = tempfile.TemporaryDirectory(ignore_cleanup_errors=True), bytearray()
        self.process = subprocess.Popen(
            command(self.number, self.hidden),
            env=surroundings("/tmp" if self.hidden else self.folder.name),
            cwd=self.folder.name,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )

    def _tell(self, data):
        self.process.stdin.write(json.dumps(data).encode() + b"\n")
        self.process.stdin.flush()

    def _hear(self, seconds):
        """The next line; what fills a pipe for ever, or stays silent, is left."""
        deadline, stream = time.monotonic() + seconds, self.process.stdout.fileno()
        while b"\n" not in self.heard:
            if not select.select([stream], [], [], max(0, deadline - time.monotonic()))[0]:
                raise Ended(f"It was stopped after {seconds} seconds.")
            piece = os.read(stream, 1 << 16)
            if not piece or len(self.heard) > LARGEST:
                raise Ended(ENDED)
            self.heard += piece
        line, _, self.heard = self.heard.partition(b"\n")
        return line

    def close(self):
        """End all that runs there."""
        if self.process:
            with contextlib.suppress(OSError), self.process:  # which closes the pipes, and waits
                os.killpg(self.process.pid, signal.SIGKILL)
            self.process = None
            self.folder.cleanup()
