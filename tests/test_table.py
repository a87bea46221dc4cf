"""Tables as people have them: whatever is wrong, a sentence says so and what to do, and nothing raises else."""

import numpy as np
import pytest

from nn_lesson import Project, read_table
from nn_lesson.question import table
from nn_lesson.question.refused import Refused


def lines(row, head="size,height,kind", count=40):
    return "\n".join([head, *(row(i) for i in range(count))])


def plain(i):
    return f"{i % 9}.5,{i % 5},{'ab'[i % 2]}"


@pytest.fixture
def read(tmp_path, monkeypatch):
    """Read what a file beside the notebook holds."""
    monkeypatch.chdir(tmp_path)

    def read_text(text, encoding="utf-8"):
        (tmp_path / "mine.csv").write_bytes(text if isinstance(text, bytes) else text.encode(encoding))
        return read_table("mine.csv")

    return read_text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_the_same_table_comes_from_every_encoding(read, encoding):
    found = read(lines(plain).replace("kind", "größe"), encoding)
    assert found.names == ["size", "height", "größe"] and found["size"][:2] == [0.5, 1.5]
    assert any("Windows-1252" in note for note in found.notes) == (encoding == "cp1252")


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_separators_and_ends_of_lines_are_found(read, separator, ends):
    text = lines(plain).replace(",", separator).replace("\n", ends)
    assert [read(text).columns[name].kind for name in ("size", "height", "kind")] == ["number", "number", "word"]


def test_decimal_commas_and_thousands_are_numbers(read):
    assert read(lines(lambda i: f"1.{i:03d},5;{i % 3};{'ab'[i % 2]}", "a;b;c"))["a"][2] == 1002.5
    assert read(lines(lambda i: f'"2,{i:03d}",{i % 3},{"ab"[i % 2]}', "a,b,c"))["a"][2] == 2002


FAULTY = {  # what stands in the file: what is said of it
    "": "This file is empty",
    "size,kind\n": "This file is empty, or has one line only",
    lines(lambda i: plain(i) + ",9" * (i == 5)): "1 row is too long or too short and left out. The first ends",
    lines(lambda i: "1,2" if i in (3, 8) else plain(i)): "2 rows are too long or too short",
    lines(lambda i: ('"' if i == 9 else "") + plain(i)): "A quotation mark is opened before, and not closed",
    lines(plain, "size,size,kind"): "Two columns are named `size`: the later one is called `size (2)` here.",
    lines(plain, "only"): "no row has as many values",
    lines(lambda i: f"{'ten' if i == 3 else i},1,a"): "1 of 40 values are no number, such as 'ten'. These",
    lines(lambda i: f"{'4 kg' if i % 4 == 0 else i},{i % 5},a"): "So it counts as words. Mend them in the file.",
    lines(lambda i: f"a b{i}", "words"): "It has one column only.",
    lines(lambda i: f"{i % 9},{i % 5},{'Ab'[i % 2] if i else 'B'}"): "'B' counts as 'b': capital letters",
    b"PK\x03\x04" + bytes(range(256)) * 20: "This is no CSV file",
    b"size,kind\n1,\x00\n2,a\n": "This is no CSV file",
    bytes(np.random.default_rng(0).integers(0, 256, 5000, dtype=np.uint8)): "This is no CSV file",
}


@pytest.mark.parametrize("content", FAULTY, ids=range(len(FAULTY)))
def test_what_is_wrong_with_a_file_is_said_in_a_sentence(read, content):
    try:
        told = repr(read(content))
    except Refused as problem:
        told = str(problem)
        assert problem._render_traceback_() == [f"✗ {told}"]
    assert FAULTY[content] in told


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("nowhere.csv", "Lay it beside the notebook. Here are `a.csv`."),
        ("folder", "is a folder"),
        ("", "in quotes"),
    ],
)
def test_a_file_that_is_not_there(tmp_path, monkeypatch, name, told):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "folder").mkdir()
    (tmp_path / "a.csv").touch()
    with pytest.raises(Refused, match=told):
        read_table(name)


KINDS = {
    "number": lambda i: i % 7 / 2,
    "word": lambda i: "abc"[i % 3],
    "text": lambda i: f"the {i}th of many words",
    "date": lambda i: f"2024-03-{i % 28 + 1:02d}",
    "id": lambda i: i + 17,
    "constant": lambda i: "same",
    "empty": lambda i: "NA",
}


def test_the_kind_of_each_column_is_found_and_only_three_are_used(read):
    found = read(lines(lambda i: ",".join(str(make(i)) for make in KINDS.values()), ",".join(KINDS), 60))
    assert {name: column.kind for name, column in found.columns.items()} == {kind: kind for kind in KINDS}
    project = Project(found, "word")
    assert project.inputs == ["number", "text"]
    assert sum("left out" in note for note in project.notes) == 4


def test_of_a_million_rows_some_are_drawn(read, monkeypatch):
    monkeypatch.setattr(table, "MOST", 2000)
    found = read(lines(plain, count=100_000))
    assert len(found) == 2000 and "100,000 rows. 2,000 of them, drawn at random" in found.notes[0]
    assert 800 < found["kind"].count("a") < 1200  # nothing is as regular as the rows were


MEASURED = {  # how people write what they measured: what it is read as
    "45 %": 45,
    "45%": 45,
    "2.5 kg": 2.5,
    "$1,200": 1200,
    "−3 °C": -3,
    "08:30": 8.5,
    "8:30 pm": 20.5,
    "12:15:00 AM": 0.25,
    "8:30 Uhr": 8.5,
}


@pytest.mark.parametrize("written", MEASURED)
def test_what_was_measured_is_read_as_numbers_and_it_is_said_how(read, written):
    found = read(lines(lambda i: f'"{written if i else "n/a"}";{i % 5};{"ab"[i % 2]}', "size;height;kind"))
    assert found["size"][1] == MEASURED[written] and found.columns["size"].missing == 1
    assert f"In `size`, {written!r} is read as {found['size'][1]:g}." in found.notes


def test_clock_times_and_percents_that_differ_in_each_row_are_inputs(read):
    found = read(lines(lambda i: f"0{i % 10}:{i + 10};{i},{i} %;{'ab'[i % 2]}", "start;share;kind"))
    assert found["share"][:2] == [0, 1.1] and found["start"][0] == 10 / 60
    assert Project(found, "kind").inputs == ["start", "share"]


def test_what_differs_in_most_rows_is_left_out_for_a_true_reason(read):
    found = read(lines(lambda i: f"{i * 7 % 23}-{i % 9}/x,{i % 5},{'ab'[i % 2]}"))
    told = next(note for note in Project(found, "kind").notes if "left out" in note)
    assert "its values differ in most rows" in told and "plain numbers" in told


def test_of_many_files_and_columns_the_likeliest_come_first_and_the_others_are_counted(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in [*"abcdefghijk", "my_sleep"]:
        (tmp_path / f"{name}.csv").touch()
    with pytest.raises(Refused, match=r"Here are `my_sleep.csv`, .* and 7 others\."):
        read_table("mysleep.csv")
    with pytest.raises(Refused, match=r"It has `sleep`, .* and 4 others\."):
        read_table({name: [1, 2] for name in [*"abcdefgh", "sleep"]})["Sleep "]


def test_a_table_without_names_keeps_its_first_row(read):
    penguins = ["39.1,18.7,male", "39.5,17.4,female", "40.3,18,female", "36.7,19.3,male"] * 10
    found = read("\n".join(penguins))
    assert len(found) == 40 and found.names == ["column 1", "column 2", "column 3"]
    assert "The first line looks like a row" in found.notes[0]
    found = read("\n".join(penguins).replace(",", ";").replace(".", ","))
    assert len(found) == 40 and found["column 1"][0] == 39.1


def test_a_first_line_that_may_be_names_or_a_row_is_asked_about(read):
    found = read(lines(lambda i: f"land {i},{i % 9},{i % 7}.5", "country,1990,2000"))
    assert len(found) == 40 and "Is the first line a row" in found.notes[0]


@pytest.mark.parametrize("head", ["size,height,kind", "size,2000,kind", "a,b,a", "size,,kind"])
def test_names_are_no_row(read, head):
    found = read(lines(plain, head))
    assert len(found) == 40 and not any("first line" in note for note in found.notes)
