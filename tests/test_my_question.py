"""The copy of lesson 11 to fill in runs with a learner's own table, by changing two words."""

import re

import pytest

from lessons.build import LESSONS, NOTEBOOKS, read, run

ROWS = [f"{i * i % 7},5;{'rgb'[i % 3]};{'ja' if i * i % 7 > 3 else 'nein'}" for i in range(220)]


@pytest.fixture
def copy():
    return read(LESSONS / "my_question.md")


def test_a_table_with_semicolons_commas_and_umlauts_goes_through_the_copy(copy, tmp_path):
    (tmp_path / "mein.csv").write_text("\n".join(["größe;farbe;urteil", *ROWS]), "cp1252")
    changed = 0
    for cell in copy.cells:
        before = cell.source
        cell.source = cell.source.replace("penguins.csv", "mein.csv")
        cell.source = re.sub(r'(Project\(table, target=)"\w+"', r'\1"urteil"', cell.source)
        changed += before != cell.source and cell.cell_type == "code"
    assert changed == 2
    told = str([cell.get("outputs") for cell in run(copy, tmp_path).cells])
    assert "220 rows" in told and "Windows-1252" in told and "ja" in told
    assert (NOTEBOOKS / "my_question.ipynb").exists()
