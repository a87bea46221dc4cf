"""The table of a class: whatever lies in the folder, learners are counted and the rest is named."""

import csv
import json
import os

import pytest

from nn_lesson.practice import class_report
from nn_lesson.practice.class_report import main, parts_of
from nn_lesson.practice.quiz import FORMS, form_of
from nn_lesson.progress import LARGEST

DOT = {"version": 1, "passed": {"dot": True}, "answers": {"dot_product.sign": True, "dot_product.cosine": False}}
EXERCISES, QUESTIONS = map(len, parts_of("dot_product"))


@pytest.fixture
def put(tmp_path):
    """`put("ada.json", {...})` puts a file into the folder of the class, which has a space in its name."""
    folder = tmp_path / "class 7b"
    folder.mkdir()

    def put_(name, content):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else json.dumps(content).encode())
        return path

    put_.folder = folder
    return put_


@pytest.fixture
def said(put, capsys):
    """What the command prints about the class, and what it says of skipped files."""

    def said_(*options):
        assert main([str(put.folder), *options]) is None
        return capsys.readouterr()

    return said_


def names(said):
    return [row[0] for row in csv.reader(said("--csv").out.splitlines())][1:]


def test_each_learner_has_a_row_with_what_is_done(put, said):
    put("ada.json", DOT)
    put("ben.json", {"version": 1})
    lines = said().out.splitlines()
    head = next(line for line in lines if line.startswith("learner"))
    ada, ben = (next(line for line in lines if line.startswith(name)) for name in ("ada", "ben"))
    column = slice(head.index("01"), head.index("02"))
    assert ada[column].split() == [f"1/{EXERCISES}", f"1/{QUESTIONS}"]
    assert ben[column].split() == [f"0/{EXERCISES}", f"0/{QUESTIONS}"]


def test_a_spreadsheet_gets_the_same_with_commas(put, said):
    put("ada.json", DOT)
    (row,) = csv.DictReader(said("--csv").out.splitlines())
    assert row["learner"] == "ada"
    assert row["01 exercises"] == f"1 of {EXERCISES}" and row["01 quiz"] == f"1 of {QUESTIONS}"


def test_the_questions_that_many_missed_are_written_out(put, said):
    put("ada.json", DOT)
    put("ben.json", DOT | {"answers": {"dot_product.cosine": False, "dot_product.sign": False}})
    after = said().out.partition("Missed most often:\n")[2].splitlines()
    assert after[0].startswith("  2 of 2: lesson 01, You want to compare directions")
    assert after[1].startswith("  1 of 2: lesson 01, The dot product of two arrows is negative")


# What the course changes

ALL = len(form_of("before"))


def took(*right):
    """A progress file with so many questions right in each form; None: one is not answered."""
    answers = {}
    for form, count in zip(FORMS, right, strict=True):
        names = [question.name for question in form_of(form).values()]
        names = names[:-1] if count is None else names
        answers |= {name: place < (count or 0) for place, name in enumerate(names)}
    return {"version": 1, "answers": answers}


def gain(said):
    (line,) = (line for line in said().out.splitlines() if line.startswith("Answered all of"))
    return line.partition(": ")[2]


def test_the_gain_is_the_mean_over_those_who_answered_both_forms_completely(put, said):
    put("cem.json", took(3, None))
    put("dan.json", took(None, 9))
    put("eve.json", DOT)
    assert gain(said) == "0 of 3."
    put("ada.json", took(ALL - 4, ALL - 1))  # three of the four that were missing
    put("ben.json", took(ALL - 8, ALL - 10))  # a quarter lost
    assert gain(said) == "2 of 5. Normalised gain: 0.25, the mean of the 2 who had something to gain."


def test_who_had_all_right_before_the_course_divides_nothing_by_0(put, said):
    put("ada.json", took(ALL, ALL))
    assert gain(said) == "1 of 1."
    put("ben.json", took(ALL - 2, ALL - 1))
    assert gain(said) == "2 of 2. Normalised gain: 0.50, the mean of the 1 who had something to gain."


def test_a_spreadsheet_gets_the_shares_of_the_forms_that_were_answered_completely(put, said):
    put("ada.json", took(ALL, 0))
    put("ben.json", took(4, None))
    head, *rows = csv.reader(said("--csv").out.splitlines())
    assert head[-2:] == ["right before", "right after"]
    assert [row[-2:] for row in rows] == [["1.000", "0.000"], [f"{4 / ALL:.3f}", ""]]


def test_the_forms_are_no_lesson_and_what_was_missed_in_them_is_not_written_out(put, said):
    put("ada.json", took(0, 0))
    shown = said().out
    assert "Missed" not in shown
    put("ada.json", {"version": 1})
    assert said().out.splitlines()[:4] == shown.splitlines()[:4]


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("ada.json", "ada"),
        ("nn_lesson_progress_ada.json", "ada"),
        ("ada-nn_lesson_progress.json", "ada"),
        ("4711.json", "4711"),
        ("Ada L/nn_lesson_progress.json", "Ada L"),
        ("Ada L/nn_lesson_progress (1).json", "Ada L"),
        ("ada/notebooks/nn_lesson_progress.json", "ada"),
        ("Ada L/notebooks_nn_lesson_progress (2).json", "Ada L"),  # as JupyterLab in the browser calls it
        ("group 1/ada.JSON", "group 1/ada"),
        ("nn_lesson_progress.json", "class 7b"),
        ("a\x7fb.json", "a?b"),
    ],
)
def test_the_path_of_a_file_says_whose_it_is(put, said, file, name):
    put(file, DOT)
    assert names(said) == [name]


def test_two_files_of_one_learner_are_both_shown(put, said):
    put("ada/nn_lesson_progress.json", DOT)
    put("ada/nn_lesson_progress (1).json", DOT)
    assert names(said) == ["ada", "ada/nn_lesson_progress.json"]


def test_a_name_is_no_formula(put, said):
    put("=1+1.json", DOT)
    assert names(said) == ["'=1+1"]


UNUSABLE = {
    "empty.json": (b"", "empty"),
    "cut.json": (b'{"version": 1, "passed": {"do', "damaged"),
    "latin.json": (b'{"version": 1, "passed": {"\xff": true}}', "damaged"),
    "deep.json": (b"[" * 100_000, "damaged"),
    "wrong.json": ({"version": 1, "passed": ["dot"]}, "damaged"),
    "newer.json": ({"version": 2, "passed": ["dot"]}, "from a newer version of the course"),
    "other.json": ({"name": "notes"}, "not a progress file"),
    "list.json": ([1, 2], "not a progress file"),
    "essay.docx": (b"PK", "not a progress file"),
    "huge.json": (b" " * (LARGEST + 1), f"too large ({LARGEST + 1:,} bytes)"),
}


@pytest.mark.parametrize("name", UNUSABLE)
def test_what_cannot_be_used_is_named_and_skipped(put, said, name):
    content, reason = UNUSABLE[name]
    put(f"zoe/{name}", content)
    put("ada.json", DOT)
    shown = said("--csv")
    assert shown.err.replace("\\", "/") == f"Skipped zoe/{name}: {reason}.\n"
    assert len(shown.out.splitlines()) == 2


def test_what_another_edition_of_the_course_recorded_does_not_disturb(put, said):
    old = {"passed": {"gone": True}, "answers": {"gone.sign": False, "nonsense": False, "dot_product.gone": False}}
    put("ada.json", {"version": 1} | old)
    assert "Missed" not in said().out


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes in folders here")
def test_a_pipe_does_not_keep_the_table_waiting(put, said):
    os.mkfifo(put.folder / "pipe.json")
    (put.folder / "dangling.json").symlink_to("nowhere")
    put("ada.json", DOT)
    err = said().err
    assert "pipe.json: not a progress file" in err and "dangling.json: cannot be read" in err


def test_jupyters_own_older_copies_are_not_learners(put, said):
    put("ada/nn_lesson_progress.json", DOT)
    put("ada/.ipynb_checkpoints/nn_lesson_progress-checkpoint.json", DOT)
    assert names(said) == ["ada"]


def test_a_hundred_other_files_do_not_bury_the_damaged_one(put, said):
    for number in range(100):
        put(f"picture{number}.png", b"")
    put("zoe.json", b"{")
    put("ada.json", DOT)
    lines = said().err.splitlines()
    assert lines[0] == "Skipped zoe.json: damaged."
    assert lines[-1] == f"Skipped {101 - class_report.AT_MOST} more files."


def test_without_a_folder_or_a_file_one_sentence_says_so(put, tmp_path):
    assert main([str(tmp_path / "none")]).startswith("There is no folder")
    assert main([str(put.folder)]).startswith("There is no progress file in")
