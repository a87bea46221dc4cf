"""The tables of the benchmarks, whose figures are measured, not tested; and what the pages for readers link."""

import re
import runpy
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
BENCHMARKS = ROOT / "benchmarks"
PAGES = ("README.md", "TEACHING.md", "CONTRIBUTING.md", "benchmarks/README.md")


@pytest.fixture
def table(monkeypatch):
    monkeypatch.syspath_prepend(str(BENCHMARKS))
    return pytest.importorskip("table")


def test_a_table_marks_what_falls_short_and_what_was_not_measured(table):
    times = table.Table("Times", [table.Column("who"), table.Column("ms", ".0f", at_most=100)])
    times.add("`one`", 100.0)
    times.add("`two`", 101.0)
    times.add("`three`", None)
    assert times.markdown().splitlines()[-5:] == [
        "| --- | --: |",
        "| *wanted* | ≤ 100 |",
        "| `one` | 100 |",
        "| `two` | ✗ 101 |",
        "| `three` | – |",
    ]
    assert times.short() == 1
    ratios = table.comparison("Ratios")
    table.compare(ratios, "rate", 23.9, ".1f", at_least=24)
    assert ratios.markdown().endswith("| rate | ✗ 23.9 | ≥ 24 |")


def test_the_machine_is_described_without_paths(table):
    assert "Python 3" in table.machine() and "numpy" in table.machine()
    assert "/" not in table.machine() and "\\" not in table.machine()


def test_a_benchmark_that_fails_is_said_and_does_not_stop_the_others(table, monkeypatch):
    main = runpy.run_path(str(BENCHMARKS / "__main__.py"))
    (failed,) = main["tables_of"]("no_such_benchmark")
    assert failed.markdown() == (
        "## No_such_benchmark\n\nNot measured: ModuleNotFoundError: No module named 'no_such_benchmark'"
    )


def test_an_unknown_name_is_said():
    said = subprocess.run([sys.executable, BENCHMARKS, "speed"], capture_output=True, text=True)
    assert said.returncode == 1 and "no benchmark called speed" in said.stderr


def links(page):
    """The links of a page to what the repository holds, each as a path and a heading; either may be empty."""
    found = re.findall(r"\]\(([^)\s]+)\)", (ROOT / page).read_text(encoding="utf-8"))
    return [link.partition("#")[::2] for link in found if "://" not in link]


def anchors(page):
    """What a link may name on a page: its headings, as GitHub does, and what is marked by hand."""
    text = page.read_text(encoding="utf-8")
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w -]", "", name).lower().replace(" ", "-") for name in headings} | set(
        re.findall(r'<a id="([^"]+)"', text)
    )


@pytest.mark.parametrize("page", PAGES)
def test_whatever_a_page_links_in_the_repository_is_there(page):
    for path, anchor in links(page):
        target = (ROOT / page).parent / path if path else ROOT / page
        assert target.exists(), f"{page} links {path}"
        assert not anchor or anchor in anchors(target), f"{page} links #{anchor} of {target.name}"


def test_the_measured_figures_are_linked():
    assert ("benchmarks/results.md", "") in links("README.md") and len(links("README.md")) > 10
