"""What you have done so far, kept in one small JSON file beside the notebooks.

    {"version": 1, "passed": {"dot": true}, "guesses": {"dot_product": 2.5},
     "answers": {"dot_product.sign": false}, "counts": {"dot": 3}, "due": {"dot_product.sign": ["2027-03-01", 0]},
     "tries": {"dot": {"checks": 2, "missed": 2, "slip": "not_summed", "hints": 1, "since": …, "at": …}},
     "last": {"did": "check", "of": "dot", "at": …}}

`due` has the day on which a question or a task comes back, and how often it was known since it was last missed.
`tries` and `last` are for a teacher who helps now: `missed` counts the wrong tries from `since` on, and the `at`
of `last` says when anything was noted. Their times are in seconds, as of `time.time`.

Nothing here raises. Where the file cannot be used, progress is kept in memory and one sentence says so.
"""

import contextlib
import functools
import itertools
import json
import os
import re
import threading
import time
from datetime import date, timedelta
from pathlib import Path

from IPython.display import display

from nn_lesson.card import Card

VERSION = 1
LARGEST = 1_000_000  # bytes; a finished course has a few thousand
BRACKETS = 300  # a finished course has five; how deep they may go before Python gives up, it does not always say
SECTIONS = {"passed": bool, "guesses": object, "answers": bool, "counts": int}  # and what their values are
SECTIONS |= {"due": list, "tries": dict, "last": object}
NAME = "nn_lesson_progress.json"
DAYS = 1, 3, 7, 21  # until something comes back, the better it is known the later; then twice as long each time
LONGEST = 365
WORK = {"checks": 0, "missed": 0, "slip": "", "hints": 0, "since": 0, "at": 0}  # hint 4 is the solution
LAST = {"did": "", "of": "", "at": 0}
PLAIN = re.compile(r"[\w.]{0,60}")  # what names, keys and numbers of the course's are made of
PAUSE = 30 * 60  # seconds, after which the work at an exercise counts as begun anew


def beside_the_lessons(notebook, course=Path(__file__).parents[1]):
    """The progress file for a notebook in a folder: it may lie deeper than the other lessons, or have been moved.

    It is beside the nearest lesson 00 or progress file, at or above the notebook; else it is that of the course
    from which this module comes.
    """
    for folder in (notebook, *notebook.parents, course):
        for lessons in (folder, folder / "notebooks"):
            if (lessons / NAME).exists() or (lessons / "00_start_here.ipynb").exists():
                return lessons / NAME
    return notebook / NAME


BESIDE_THE_NOTEBOOK = beside_the_lessons(Path.cwd())


def record_passed(exercise):
    """Remember that the check of an exercise was passed; its task for pencil and paper comes back tomorrow."""
    if f"another.{exercise}" not in recalls():
        record_recall(f"another.{exercise}", True)
    _store().record("passed", exercise, True)


def passed():
    """The names of all exercises passed."""
    return {exercise for exercise, done in _store().sync()["passed"].items() if done}


def record_work(exercise, did, slip=None, tier=0):
    """Remember that an exercise was checked, with which `slip` or passed, or that help was taken, and when.

    A slip is a key of the course's own: nothing that the learner has written is kept.
    """
    work, now = sound(_store().sync()["tries"].get(exercise, {}), WORK), int(time.time())
    work["checks"] += did in ("check", "pass")
    work["slip"] = work["slip"] if slip is None else slip
    work["hints"] = max(work["hints"], tier)
    if not 0 <= now - work["at"] <= PAUSE:
        work |= {"since": now, "missed": 0}
    work["missed"] += did == "check"
    _store().record("tries", exercise, work | {"at": now}, did)


def sound(noted, usual):
    """What is noted, with the `usual` value in the place of each that is none of the course's."""
    same_kind = {name: noted[name] for name, value in usual.items() if type(noted.get(name)) is type(value)}
    return noted | usual | {name: value for name, value in same_kind.items() if PLAIN.fullmatch(str(value))}


def record_guess(explorer, guess):
    """Remember what was predicted before an explorer unlocked; None if the prediction was skipped."""
    _store().record("guesses", explorer, guess, "guess")


def met(explorer):
    """Whether an explorer has been unlocked before, by a guess or by skipping it."""
    return explorer in _store().sync()["guesses"]


def guesses():
    """What was predicted, or found out, in explorers: name -> what was noted."""
    return dict(_store().sync()["guesses"])


def record_answer(quiz, question, right):
    """Remember how a quiz question was answered at the first try; a later answer replaces an earlier one."""
    record_recall(f"{quiz}.{question}", right)
    _store().record("answers", f"{quiz}.{question}", bool(right), "answer")


def record_first_answer(quiz, question, right):
    """Remember an answer that measures: no later one replaces it, and the question does not come back."""
    if (quiz, question) not in answers():
        _store().record("answers", f"{quiz}.{question}", bool(right), "answer")


def answers():
    """Whether each question answered so far was answered right: (quiz, question) -> bool."""
    split = ((*name.partition("."), right) for name, right in _store().sync()["answers"].items())
    return {(quiz, question): right for quiz, _, question, right in split}


def today():
    """The day on which things are due; NN_LESSON_TODAY, as in 2027-03-01, puts another in its place."""
    return date.fromisoformat(os.environ.get("NN_LESSON_TODAY") or date.today().isoformat())


def recalls():
    """When each thing comes back, and how often it was known since it was missed: name -> (day, times).

    What an older version of the course has noted is due today, and so is what nobody can read.
    """
    data = _store().sync()
    known = [*data["answers"], *(f"another.{name}" for name, done in data["passed"].items() if done)]
    return {name: _recall(data["due"].get(name)) for name in dict.fromkeys([*data["due"], *known])}


def record_recall(name, right):
    """Remember that a thing was known, or missed. What is known before it is due keeps its day."""
    day, times = recalls().get(name, (today(), -1))
    if right and day > today():
        return
    times = times + 1 if right else 0
    days = DAYS[times] if times < len(DAYS) else min(LONGEST, DAYS[-1] * 2 ** (times - len(DAYS) + 1))
    _store().record("due", name, [(today() + timedelta(days)).isoformat(), times])


def _recall(noted):
    try:
        day, times = date.fromisoformat(noted[0]), max(0, int(noted[1]))
        return (day, times) if (day - today()).days <= LONGEST else (today(), times)
    except (TypeError, ValueError, IndexError, OverflowError):
        return today(), 0


def count(name):
    """The counter called `name`: 0 at first."""
    return _store().sync()["counts"].get(name, 0)


def bump(name):
    """Add one to the counter called `name`."""
    _store().record("counts", name, count(name) + 1)


def record_asked(test, answers, right):
    """Remember that a test was asked to judge some answers, and how many were `right`; both are told by hashes."""
    if answers not in asked_before(test):
        _store().record("counts", f"asked.{test}.{answers}", right)


def asked_before(test):
    """How many of each of the answers to a test were right, by their hash, the first ones first."""
    counts, start = _store().sync()["counts"], f"asked.{test}."
    return {name.removeprefix(start): right for name, right in counts.items() if name.startswith(start)}


def trouble():
    """What is wrong with the progress file, in a sentence or two; "" if nothing is."""
    return _store().trouble


def beside(name):
    """The path of another file of the learner's, in the folder of the progress file."""
    return _store().path.with_name(name)


def _store():
    """The file in use: that of NN_LESSON_PROGRESS, for builds and tests, or the one beside the notebook."""
    return _store_at(os.environ.get("NN_LESSON_PROGRESS") or BESIDE_THE_NOTEBOOK)


class NewerVersion(OSError):
    """The file is whole, but not for us to read or to change."""


class Store:
    """A progress file that several notebooks may use at once.

    The file is read anew each time, and what cannot be saved now is saved together with what comes later.
    """

    def __init__(self, path):
        self.path = Path(path)
        self._unsaved = {}  # (section, name) -> value
        self._set_aside_as = self._unsaved_because = ""
        self._said = set()
        self._thread = threading.RLock()  # a click is handled on another thread than a cell

    def record(self, section, name, value, did=""):
        """Set one value, and note what the learner `did` by that. What JSON does not know is kept as its text."""
        try:
            value = json.loads(json.dumps(value))
        except (TypeError, ValueError, RecursionError):
            value = repr(value)
        with self._thread:
            self._unsaved[section, str(name)] = value
            last = {"did": did, "of": str(name)} if did else {}
            self._unsaved |= {("last", part): noted for part, noted in (last | {"at": int(time.time())}).items()}
            self.sync()

    def sync(self):
        """Save what is not yet saved on top of what other notebooks have saved; return all of it."""
        with self._thread:
            try:
                with locked(self.path):
                    data = self._with_unsaved(self._load())
                    if self._unsaved:
                        write(self.path, json.dumps(data, indent=1) + "\n")
                        self._unsaved.clear()
                    self._unsaved_because = ""
            except OSError as error:
                self._unsaved_because = _reason(error)
                data = {}
                with contextlib.suppress(OSError):  # reading may work where writing does not
                    data = self._load()
                data = self._with_unsaved(data)
            self._say(self.trouble)
            return data

    @property
    def trouble(self):
        sentences = []
        if self._set_aside_as:
            sentences.append(
                f"Your progress file was damaged. It is set aside as `{self._set_aside_as}` and a new one begins; "
                "what you wrote in the notebooks is still there."
            )
        if self._unsaved_because:
            sentences.append(
                f"Your progress cannot be kept in `{self.path.name}`: {self._unsaved_because} "
                "Until then it is remembered as long as this notebook stays open."
            )
        return "\n\n".join(sentences)

    def _say(self, trouble):
        if trouble and trouble not in self._said:
            self._said.add(trouble)
            display(Card("problem", "About your progress", trouble))

    def _with_unsaved(self, data):
        data.setdefault("version", VERSION)
        for section in SECTIONS:
            data.setdefault(section, {})
        for (section, name), value in self._unsaved.items():
            data[section].pop(name, None)  # so that what is new comes last
            data[section][name] = value
        return data

    def _load(self):
        try:
            if self.path.is_file() and self.path.stat().st_size > LARGEST:
                return self._set_aside()  # to read it again and again would freeze the notebook
            text = self.path.read_text(encoding="utf-8-sig")
            data = json.loads(text) if text.count("[") + text.count("{") < BRACKETS else None
        except FileNotFoundError:
            return {}
        except ValueError:  # not UTF-8, or not JSON
            return self._set_aside()
        version = data.get("version") if isinstance(data, dict) else None
        if not isinstance(version, int):
            return self._set_aside()
        if is_sound(data):
            return data
        if version > VERSION:
            raise NewerVersion
        return self._set_aside()

    def _set_aside(self):
        names = (_with(self.path, f"damaged-{number}") for number in itertools.count(1))
        aside = next(name for name in names if not name.exists())
        self.path.rename(aside)
        self._set_aside_as = aside.name
        return {}


_store_at = functools.cache(Store)


def write(path, text):
    """Write a whole file or, if that fails, nothing. OSError: it cannot be written."""
    temporary = _with(path, f"{os.getpid()}.tmp")
    try:
        temporary.write_text(text, encoding="utf-8")
        os.replace(temporary, path)
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink()


@contextlib.contextmanager
def locked(path):
    """Keep other notebooks out of a file between reading and writing."""
    lock = _with(path, "lock")
    for _ in range(100):  # a second at most: a lock left behind by a crash must not stop anyone
        try:
            lock.touch(exist_ok=False)
            break
        except FileExistsError:
            time.sleep(0.01)
    try:
        yield
    finally:
        with contextlib.suppress(OSError):
            lock.unlink()


def _with(path, suffix):
    return path.with_name(f"{path.name}.{suffix}")


def is_sound(data):
    """Whether the sections of a progress file are what this version makes of them."""
    for name, kind in SECTIONS.items():
        section = data.get(name, {})
        if not (isinstance(section, dict) and all(isinstance(value, kind) for value in section.values())):
            return False
    return True


def _reason(error):
    if isinstance(error, NewerVersion):
        return "it comes from a newer version of the course. Update your copy of the course."
    return f"{error.strerror}. Check that you may write in its folder and that the disk is not full."
