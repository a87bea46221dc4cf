"""The progress file: what is recorded is found again, and nothing that happens to the file raises."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

# `from nn_lesson.progress import ...`, because `nn_lesson.progress` itself is the function that learners call.
from nn_lesson.progress import (
    Store,
    answers,
    beside_the_lessons,
    bump,
    count,
    met,
    passed,
    record_answer,
    record_guess,
    record_passed,
    trouble,
)


def found_by_another_notebook(file):
    return Store(file).sync()


def test_what_is_recorded_is_found_again_after_a_restart(file):
    record_passed("dot")
    record_guess("dot_product", 2.5)
    record_answer("dot_product", "sign", False)
    bump("dot")
    data = found_by_another_notebook(file)
    assert data["passed"] == {"dot": True} and passed() == {"dot"}
    assert data["guesses"] == {"dot_product": 2.5} and met("dot_product") and not met("derivatives")
    assert data["answers"] == {"dot_product.sign": False} and answers() == {("dot_product", "sign"): False}
    assert data["counts"] == {"dot": 1} and count("dot") == 1 and count("relu") == 0
    assert trouble() == ""


def test_a_skipped_prediction_counts_as_met(file):
    record_guess("dot_product", None)
    assert met("dot_product")


def test_a_guess_that_json_does_not_know_is_kept_as_its_text(file):
    record_guess("dot_product", 1 + 2j)
    assert found_by_another_notebook(file)["guesses"] == {"dot_product": "(1+2j)"}


def test_two_processes_lose_nothing(tmp_path):
    path = tmp_path / "progress.json"
    script = "import sys; from nn_lesson.progress import Store\nstore = Store(sys.argv[1])\n"
    script += "for n in range(50): store.record('passed', f'{sys.argv[2]}{n}', True)"
    processes = [subprocess.Popen([sys.executable, "-c", script, path, name]) for name in "ab"]
    assert [process.wait() for process in processes] == [0, 0]
    assert len(found_by_another_notebook(path)["passed"]) == 100


def test_a_lock_left_behind_by_a_crash_stops_nobody(file):
    lock = file.with_name("progress.json.lock")
    lock.touch()
    record_passed("dot")
    assert found_by_another_notebook(file)["passed"] == {"dot": True}
    assert not lock.exists()


DAMAGED = {
    "empty": b"",
    "not JSON": b"{'passed'",
    "cut off": b'{"version": 1, "passed": {"dot": tr',
    "not UTF-8": b'{"version": 1, "passed": {"\xff\xfe": true}}',
    "a list": b"[1, 2]",
    "another program's": b'{"name": "notes"}',
    "a section that is a list": b'{"version": 1, "passed": ["dot"]}',
    "a value of the wrong kind": b'{"version": 1, "counts": {"dot": "three"}}',
    "nested without end": b"[" * 100_000,
    "nested too deep": b'{"version": 1, "guesses": {"x": ' + b'{"x": [' * 450 + b"]}" * 450 + b"}}",
    "huge": b'{"version": 1, "guesses": {"x": "' + b"x" * 50_000_000 + b'"}}',
    "a number without end": b"9" * 10_000,
}


@pytest.mark.parametrize("content", DAMAGED.values(), ids=DAMAGED.keys())
def test_a_damaged_file_is_set_aside_and_said_once(file, capsys, content):
    file.write_bytes(content)
    assert not met("dot_product")
    record_passed("dot")
    assert file.with_name("progress.json.damaged-1").read_bytes() == content
    assert found_by_another_notebook(file)["passed"] == {"dot": True}
    assert capsys.readouterr().out.count("progress.json.damaged-1") == 1
    assert "damaged" in trouble()


def test_an_earlier_damaged_file_is_kept_too(file):
    file.write_text("first")
    met("dot_product")
    file.write_text("second")
    met("dot_product")
    assert file.with_name("progress.json.damaged-1").read_text() == "first"
    assert file.with_name("progress.json.damaged-2").read_text() == "second"


def test_what_a_newer_version_has_added_is_kept(file):
    file.write_text(json.dumps({"version": 2, "passed": {"relu": True}, "badges": ["early bird"]}))
    record_passed("dot")
    data = json.loads(file.read_text())
    assert (data["version"], data["badges"], set(data["passed"])) == (2, ["early bird"], {"dot", "relu"})


def test_a_newer_version_that_reads_differently_is_left_alone(file, capsys):
    newer = json.dumps({"version": 2, "passed": ["relu"]})
    file.write_text(newer)
    record_passed("dot")
    assert passed() == {"dot"}
    assert file.read_text() == newer
    assert "newer version" in trouble() and capsys.readouterr().out.count("newer version") == 1


def test_without_a_folder_progress_is_kept_in_memory(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("NN_LESSON_PROGRESS", str(tmp_path / "missing" / "progress.json"))
    assert not met("dot_product")
    record_guess("dot_product", 1)
    assert met("dot_product")
    assert capsys.readouterr().out.count("cannot be kept") == 1


def refuse(*_, **__):
    raise PermissionError(13, "Permission denied")


def test_in_a_read_only_folder_the_file_is_read_and_the_rest_remembered(file, monkeypatch, capsys):
    record_passed("dot")
    monkeypatch.setattr(Path, "touch", refuse)
    monkeypatch.setattr(Path, "write_text", refuse)
    record_passed("sigmoid")
    assert passed() == {"dot", "sigmoid"}
    assert found_by_another_notebook(file)["passed"] == {"dot": True}
    assert "Permission denied" in trouble() and str(file.parent) not in trouble()
    assert capsys.readouterr().out.count("cannot be kept") == 2  # once for each notebook


def test_on_a_full_disk_the_old_file_stays_and_nothing_is_lost_once_there_is_room(file, monkeypatch):
    record_passed("dot")
    before = file.read_text()

    def cut_off(path, *_, **__):
        path.write_bytes(b'{"ver')
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as full:
        full.setattr(Path, "write_text", cut_off)
        record_passed("sigmoid")
        assert "No space left" in trouble() and file.read_text() == before
        assert list(file.parent.iterdir()) == [file]
    record_passed("relu")
    assert set(found_by_another_notebook(file)["passed"]) == {"dot", "sigmoid", "relu"}
    assert trouble() == ""


# ---- Where it lies ------------------------------------------------------------------------------------------


@pytest.fixture
def lessons(tmp_path):
    """The folder of the lessons of a course, without any progress yet."""
    (tmp_path / "course" / "notebooks").mkdir(parents=True)
    (tmp_path / "course" / "notebooks" / "00_start_here.ipynb").touch()
    return tmp_path / "course" / "notebooks"


@pytest.mark.parametrize("place", [".", "week 1", "week 1/monday", "..", "../mine"])
def test_a_lesson_that_was_moved_within_the_course_finds_the_same_file(lessons, place):
    folder = (lessons / place).resolve()
    folder.mkdir(parents=True, exist_ok=True)
    assert beside_the_lessons(folder, folder) == lessons / "nn_lesson_progress.json"


def test_a_lesson_that_was_moved_to_the_desktop_finds_the_courses_file(lessons, tmp_path):
    assert beside_the_lessons(tmp_path / "Desktop", lessons.parent) == lessons / "nn_lesson_progress.json"


def test_a_single_lesson_without_a_course_begins_a_file_beside_itself(tmp_path):
    assert beside_the_lessons(tmp_path, tmp_path / "site-packages") == tmp_path / "nn_lesson_progress.json"


def test_a_lesson_that_is_opened_in_a_subfolder_goes_on_with_what_was_done(lessons):
    (lessons / "week 1").mkdir()
    script = "from nn_lesson.progress import passed, record_passed\n"
    for folder, act in [(lessons, "record_passed('dot')"), (lessons / "week 1", "print(passed())")]:
        environment = {name: value for name, value in os.environ.items() if name != "NN_LESSON_PROGRESS"}
        environment["PYTHONPATH"] = str(Path(__file__).parents[1])
        command = [sys.executable, "-c", script + act]
        said = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True).stdout
    assert said == "{'dot'}\n"
