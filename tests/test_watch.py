"""Who is where now: what a check notes, and what a teacher sees of a folder with real files."""

import functools
import html
import json
import os
import re
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request

import pytest

from course import ROOT
from nn_lesson.practice.check import check
from nn_lesson.practice.class_report import main
from nn_lesson.practice.exercises import exercises_by_lesson
from nn_lesson.practice.help import hint, solution
from nn_lesson.practice.watch import Watch
from nn_lesson.practice.watch.homes import Homes
from nn_lesson.practice.watch.page import page_of
from nn_lesson.progress import PAUSE, WORK, record_answer, record_guess, record_recall, record_work
from tests.typed import typed

NOW = int(time.time())
ALL = sum(map(len, exercises_by_lesson().values()))
SECRET = "def dot(u, v):\n    my_secret_of_ada = [a * b for a, b in zip(u, v)]\n    return my_secret_of_ada"
RIGHT = "def dot(u, v):\n    return sum(a * b for a, b in zip(u, v))"


@pytest.fixture
def noted(tmp_path):
    """`noted()` is what the learner's progress file has now; each test begins without one."""
    return lambda: json.loads((tmp_path / "progress.json").read_text(encoding="utf-8"))


def test_a_check_notes_how_often_and_the_slip_but_neither_code_nor_name(noted):
    for source in (SECRET, "def dot(u, v):\n    return ada_lovelace", SECRET):
        check(typed(source))
    hint("dot", 2), hint("dot")
    assert noted()["tries"]["dot"] | {"since": 0, "at": 0} == WORK | {
        "checks": 3,
        "missed": 3,
        "slip": "not_summed",
        "hints": 2,
    }
    assert noted()["last"] | {"at": 0} == {"did": "hint", "of": "dot", "at": 0}
    assert "secret" not in str(noted()) and "lovelace" not in str(noted())
    check(typed(RIGHT))
    assert noted()["tries"]["dot"]["slip"] == "not_summed" and noted()["last"]["did"] == "pass"


def test_a_lesson_that_runs_before_anything_is_written_notes_no_try(noted):
    record_guess("dot_product", 2.5)
    check(typed("def dot(u, v):\n    ..."))
    assert noted()["tries"] == {} and noted()["last"]["of"] == "dot_product"
    record_answer("dot_product", "sign", True)
    assert noted()["last"]["of"] == "dot_product.sign"


def test_whatever_is_noted_says_when(noted, monkeypatch):
    record_guess("dot_product", 2.5)
    monkeypatch.setattr(time, "time", lambda: NOW + 500)
    record_recall("another.dot", True)
    assert noted()["last"] == {"did": "guess", "of": "dot_product", "at": NOW + 500}


def test_help_with_a_method_is_help_with_its_class(noted):
    hint("train"), solution("NeuralNetwork")
    assert noted()["tries"].keys() == {"NeuralNetwork"} and noted()["tries"]["NeuralNetwork"]["hints"] == 4


@pytest.mark.parametrize("was", [NOW - PAUSE - 100, NOW + 10_000, "noon"], ids=["before", "after", "noon"])
def test_after_a_pause_with_another_clock_or_after_nonsense_the_work_begins_anew(tmp_path, noted, was):
    old = {"version": 1, "tries": {"dot": {"since": was, "at": was, "checks": 3, "missed": 3, "slip": []}}}
    (tmp_path / "progress.json").write_text(json.dumps(old))
    for _ in range(2):
        record_work("dot", "check", "only_u")
    assert noted()["tries"]["dot"]["since"] >= NOW and noted()["tries"]["dot"]["checks"] == 5
    assert noted()["tries"]["dot"]["missed"] == 2


# ---- What is shown ------------------------------------------------------------------------------------------


def at(exercise, minutes=0, did="check", ago=0, **more):
    """A progress file of somebody who, so many minutes ago, had been at an exercise for so long."""
    now = int(time.time()) - 60 * ago
    work = WORK | {"checks": 1, "missed": 1, "since": now - 60 * minutes, "at": now} | more
    return {"version": 1, "tries": {exercise: work}, "last": {"did": did, "of": exercise, "at": now}}


@pytest.fixture
def put(tmp_path):
    """`put("ada", {...})` makes a progress file in a home of the class."""

    def put_(name, content, inside="neural-networks/notebooks"):
        path = tmp_path / "homes" / name / inside / "nn_lesson_progress.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        (path.parents[1] / "course.py").touch()
        path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
        return path

    put_.folder = tmp_path / "homes"
    put_.homes = Homes(put_.folder)
    return put_


def rows(put):
    """The words of each row of the page, in order."""
    page = page_of("7b", *put.homes.look())
    texts = re.findall("<tr.*?</tr>", page, re.DOTALL)[1:]
    return [" ".join(html.unescape(re.sub("<[^>]+>", " ", text)).split()) for text in texts]


def names(put):
    return [row.split()[0] for row in rows(put)]


def test_the_stuck_are_on_top_the_longest_first_and_who_is_away_is_last(put):
    put("ada", at("dot", 3))
    put("ben", at("dot", 12))
    put("cem", at("relu", 25, slip="exception"))
    put("dan", at("dot", 60, "pass") | {"passed": {"dot": True}})
    put("eve", at("dot", 60) | {"last": {"did": "guess", "of": "sigmoid_prediction", "at": int(time.time())}})
    put("abe", at("dot", 40, ago=60))
    put("old", {"version": 1, "passed": {"dot": True}})
    assert rows(put) == [
        f"cem 02 · relu ! stuck 25 min Python stops with an error. 1 0 of {ALL}",
        f"ben 01 · dot ! stuck 12 min 1 0 of {ALL}",
        f"ada 01 · dot 3 min 1 0 of {ALL}",
        f"dan 01 · dot is right 60 min 1 1 of {ALL}",
        f"eve 02 · an explorer 0 min 0 of {ALL}",
        f"old not noted 0 min 1 of {ALL}",
        f"abe 01 · dot away 1 0 of {ALL}",
    ]


def test_nobody_is_stuck_in_a_task_that_nobody_has_to_do_or_has_a_slip_in_what_is_right(put):
    put("ada", at("best_match", 30, missed=20, slip="score"))
    put("ben", at("dot", 30, missed=20, slip="not_summed") | {"passed": {"dot": True}})
    assert not re.search("stuck|added up", " ".join(rows(put))) and "largest dot product" in rows(put)[0]


def test_of_the_stuck_minutes_and_wrong_tries_count_together_as_the_page_says(put):
    put("ada", at("dot", 11))
    put("ben", at("dot", 4, missed=12))
    put("cem", at("dot", 4, missed=5))
    put("dan", at("dot", 25, missed=0))
    assert [row.split(" · dot ")[1][:14] for row in rows(put)] == [
        "! stuck 25 min",
        "! stuck 4 min ",
        "! stuck 11 min",
        "4 min 5 0 of 3",
    ]
    assert "each wrong try 1: from 10 on, a learner is stuck" in page_of("7b", *put.homes.look())


def test_away_goes_by_what_the_file_says_and_not_by_copies_or_backups(put):
    touched = put("ada", at("dot", 1, ago=31))
    put("ben", at("dot", 1, ago=20))
    put("cem", at("dot", 1, ago=-600))  # whose clock is ahead
    os.utime(put("dan", at("dot", 1)), (NOW - 9000, NOW - 9000))
    assert names(put) == ["ben", "cem", "dan", "ada"] and "away" in rows(put)[3]
    put("ada", touched.read_text())
    os.utime(touched, (NOW + 5, NOW + 5))
    assert "away" in rows(put)[3]
    put("ada", at("dot", 2, ago=31))  # a clock that is behind: what is seen to happen, happens now
    assert rows(put)[1] == f"ada 01 · dot 2 min 1 0 of {ALL}"


def test_a_slip_that_several_met_is_told_with_how_many(put):
    for name in "abc":
        put(name, at("dot", 1, slip="not_summed"))
    for name in "de":
        put(name, at("NeuralNetwork", 1, slip="train.exception"))
    put("f", at("dot", 1, slip="only_u"))
    page = page_of("7b", *put.homes.look())
    assert re.findall(r"<li [^>]*class=\"(\w*)\"><b>(\d of \d)</b> <code>(\w+)", page) == [
        ("half", "3 of 6", "dot"),
        ("", "2 of 6", "NeuralNetwork"),
    ]


STRANGE = [
    {"version": 1, "tries": {"dot": {"checks": "many", "slip": 7}}, "last": {"did": "check", "of": "dot"}},
    {"version": 2, "last": {"did": [], "of": {}, "at": "noon"}, "badges": ["early"]},
    at("dot", slip="<img src=x onerror=alert(1)>") | {"passed": {"<b>": True}},
    at("no_such_exercise<script>", slip="x.y.z"),
    at("dot", slip="\ud800", checks=10**400, since=-(10**400), hints=10**400),
    {"version": 1, "last": {"did": "guess", "of": "\ud800", "at": -(10**400)}},
]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")
@pytest.mark.parametrize("content", STRANGE)
def test_strange_content_and_names_are_shown_as_text(put, content):
    for name in ("<script>alert(1)<∕script>", "Дарья", "李小龍", "a'\"&b", "{braces}"):
        put(name, content)
    page = page_of("7b", *put.homes.look())
    assert len(rows(put)) == 5 and page.count("<script") == 1 and "<img" not in page and page.encode()


def test_a_half_written_file_keeps_what_was_read_before_and_is_named(put):
    path = put("ada", at("dot", 12))
    assert "stuck" in rows(put)[0]
    path.write_text('{"version": 1, "pas')
    assert "stuck" in rows(put)[0] and list(put.homes.look()[1].values()) == ["damaged"]
    put("ada", at("relu"))
    assert "relu" in rows(put)[0] and put.homes.look()[1] == {}


def test_who_leaves_is_gone_who_comes_is_there_and_what_is_the_same_is_not_read_again(put, monkeypatch):
    path = put("ada", at("dot"))
    (put.folder / "ben.json").write_text(json.dumps(at("relu")))
    assert names(put) == ["ada", "ben"]
    read = []
    monkeypatch.setattr(
        "nn_lesson.practice.watch.homes.read", lambda path: read.append(path.parts[-3]) or at("dot")
    )
    path.unlink()
    put("cem", at("dot"), "notebooks")
    assert names(put) == names(put) == ["ben", "cem"] and read == ["cem"]


def test_a_home_has_its_course_in_any_folder_and_what_is_hidden_is_not_shown(put):
    put("ada", at("dot"), "nets/notebooks")
    put("ben", at("dot"), ".nets/notebooks")
    put("cem", at("dot"), "")
    put("dan", at("dot"), "Desktop/school/nets/notebooks")
    assert names(put) == ["ada", "cem", "dan/Desktop/school"]


@pytest.mark.slow
def test_ten_thousand_files_make_a_page_that_a_browser_can_show(put):
    put.folder.mkdir()
    for number in range(10_000):
        (put.folder / f"learner {number}.json").write_text(json.dumps(at("dot", number % 50, slip="only_u")))
    assert len(rows(put)) == 300 and "9,700 more are not shown." in page_of("7b", *put.homes.look())


@pytest.mark.skipif(os.name == "nt", reason="there is no Ctrl+C for another program on Windows")
def test_the_command_shows_the_page_to_who_has_the_whole_address_alone_and_ends_at_ctrl_c(put):
    put("ada", at("dot", 12))
    command = [sys.executable, "-m", "nn_lesson.practice.class_report", put.folder, "--watch"]
    surroundings = {name: value for name, value in os.environ.items() if "DISPLAY" not in name}
    listens = functools.partial(signal.signal, signal.SIGINT, signal.SIG_DFL)  # also where the tests do not
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, cwd=ROOT, env=surroundings, preexec_fn=listens
    )
    address = re.search(r"http://127\.0\.0\.1:\d+/[\w-]{20,}/", process.stdout.readline())[0]
    with urllib.request.urlopen(address) as page:
        assert "1 of 1 is stuck: ada" in page.read().decode()
    with pytest.raises(urllib.error.HTTPError):
        urllib.request.urlopen(address.rsplit("/", 2)[0] + "/")
    process.send_signal(signal.SIGINT)
    assert process.wait() == 0


def test_a_port_that_is_taken_is_said_in_a_sentence(tmp_path):
    with Watch(tmp_path) as server:
        for port in (server.server_port, 99999):
            assert main([str(tmp_path), "--watch", f"--port={port}"]).startswith(
                "The page cannot be shown at port"
            )
