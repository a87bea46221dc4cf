"""The web site: everything is in it, and what needs nothing compiled works in the browser's own Python."""

import ast
import hashlib
import json
import re
import subprocess
import urllib.parse
import zipfile
from html.parser import HTMLParser
from pathlib import Path

import nbformat
import pytest

import book
import build
import in_browser
import parts

ROOT = Path(__file__).parents[1]
NAMES = [path.stem for path in sorted((ROOT / "notebooks").glob("[0-9]*.ipynb")) if ".mine" not in path.name]
CHECKS = re.findall(
    r"^def (test_\w+)", (ROOT / "tests" / "in_pyodide.py").read_text(encoding="utf-8"), re.MULTILINE
)


@pytest.fixture(scope="module")
def pyodide(site):
    return site / "run" / "static" / "pyodide"


@pytest.fixture(scope="module")
def packages(pyodide):
    return json.loads((pyodide / "pyodide-lock.json").read_text(encoding="utf-8"))["packages"]


@pytest.fixture(scope="module")
def said(pyodide):
    """What tests/in_pyodide.py says in the browser's Python: name -> "" or what went wrong."""
    command = ["node", ROOT / "tests" / "in_pyodide.mjs", pyodide, ROOT]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.mark.parametrize("check", CHECKS)
def test_in_the_browsers_python(said, check):
    assert said[check] == ""


def test_every_lesson_is_there_to_read_and_to_work_in(site):
    for name in NAMES:
        assert (site / "notebooks" / f"{name}.html").exists()
        assert (site / "run" / "files" / "notebooks" / f"{name}.ipynb").exists()
    assert (site / "notebooks" / "glossary.html").exists()
    assert (site / "run" / "files" / "notebooks" / "glossary.md").exists()


def test_what_a_learner_has_made_is_not_published(site):
    found = [path.name for path in (site / "run" / "files").rglob("*") if path.is_file()]
    assert sorted(found) == sorted([*(f"{name}.ipynb" for name in (*NAMES, "my_question")), "glossary.md"])


def test_the_page_of_the_browser_has_the_courses_settings(site):
    settings = json.loads((ROOT / "nn_lesson" / "jupyter" / "settings" / "nn_lesson.json").read_text())
    overrides = json.loads((site / "run" / "overrides.json").read_text())
    assert settings.items() <= overrides.items()
    assert (site / "run" / "extensions" / "nn-lesson" / "reading.css").exists()


def test_each_package_is_in_the_site_unchanged_or_comes_from_pyodides_own_server(pyodide, packages):
    for entry in packages.values():
        if "://" in entry["file_name"]:
            assert entry["file_name"].startswith(in_browser.PYODIDE_CDN_URL + "/")
        else:
            content = (pyodide / entry["file_name"]).read_bytes()
            assert hashlib.sha256(content).hexdigest() == entry["sha256"]
        assert set(entry["depends"]) <= packages.keys()


def test_only_compiled_packages_that_pypi_does_not_have_come_from_elsewhere(packages, elsewhere):
    theirs = {name for name, entry in packages.items() if entry["file_name"] in elsewhere}
    assert theirs <= {"kiwisolver", "matplotlib", "numpy", "pillow"}


def test_the_courses_own_wheel_is_all_of_it(pyodide, packages):
    with zipfile.ZipFile(pyodide / packages["nn-lesson"]["file_name"]) as wheel:
        packed = {name for name in wheel.namelist() if name.startswith("nn_lesson/")}
    listed = subprocess.run(["git", "ls-files", "nn_lesson"], cwd=ROOT, capture_output=True, text=True)
    assert packed >= set(listed.stdout.split())
    assert packages["nn-lesson"]["imports"] == ["nn_lesson"]
    assert {"numpy", "matplotlib", "ipywidgets", "anywidget"} <= set(packages["nn-lesson"]["depends"])


class Links(HTMLParser):
    """The addresses that a page leads to or needs."""

    def __init__(self, page):
        super().__init__()
        self.found = []
        self.feed(page.read_text(encoding="utf-8"))

    def handle_starttag(self, tag, attrs):
        self.found += [value for name, value in attrs if name in ("href", "src") and value]


def test_every_link_within_the_pages_leads_somewhere(site):
    for page in [site / "index.html", *(site / "notebooks").glob("*.html")]:
        for link in Links(page).found:
            address = urllib.parse.urlsplit(link)
            if not address.scheme and address.path:
                target = page.parent / urllib.parse.unquote(address.path)
                assert target.exists(), f"{page.name}: {link}"
                if address.query.startswith("path="):
                    assert (site / "run" / "files" / address.query.removeprefix("path=")).exists(), link
                elif address.fragment and target.suffix == ".html":
                    assert f'id="{address.fragment}"' in target.read_text(encoding="utf-8"), f"{page.name}: {link}"


def test_the_first_page_has_a_moving_picture_and_one_button_that_begins(site):
    page = (site / "index.html").read_text(encoding="utf-8")
    [button] = re.findall(r'<a class="begin" href="([^"]+)"', page)
    assert button == f"run/lab/index.html?path=notebooks/{NAMES[0]}.ipynb"
    [picture] = re.findall(r'<img alt="[^"]{40,}" src="([^"]+\.gif)"', page)
    assert (site / picture).read_bytes() == (ROOT / "lessons" / "moving_picture.gif").read_bytes()


def test_pictures_to_read_keep_their_words(site):
    for name in NAMES:
        notebook = nbformat.read(ROOT / "notebooks" / f"{name}.ipynb", 4)
        outputs = [output for cell in notebook.cells for output in cell.get("outputs", [])]
        pictures = [output for output in outputs if "image/png" in output.get("data", {})]
        page = (site / "notebooks" / f"{name}.html").read_text(encoding="utf-8")
        assert page.count("<figcaption>") == len(pictures)


# ---- How it is made -----------------------------------------------------------------------------------------


def test_a_package_brings_what_it_depends_on():
    known = {"A": {"depends": ["b_c"]}, "B-C": {"depends": ["d"]}, "d": {"depends": []}, "e": {"depends": []}}
    assert in_browser.closure(known, ["a"]).keys() == {"a", "b-c", "d"}


@pytest.fixture
def from_cdn(tmp_path, monkeypatch):
    """`from_cdn(content)` collects a compiled package that only Pyodide's server has, with this content."""

    def none(*_, **__):
        raise subprocess.CalledProcessError(1, ["pip"])

    monkeypatch.setattr(in_browser, "pip", lambda *_, **__: None)
    entry = {"file_name": "numpy-1-cp314.whl", "version": "1", "sha256": hashlib.sha256(b"wheel").hexdigest()}

    def from_cdn_(content):
        monkeypatch.setattr(in_browser, "fetch", lambda address: content)
        monkeypatch.setattr(in_browser, "download", lambda *_, **quiet: none() if quiet else [])
        return in_browser.collect({"numpy": entry}, tmp_path, "a browser"), entry, tmp_path / "numpy-1-cp314.whl"

    return from_cdn_


def test_with_internet_the_site_holds_the_compiled_packages_itself(from_cdn):
    elsewhere, entry, wheel = from_cdn(b"wheel")
    assert elsewhere == [] and wheel.read_bytes() == b"wheel" and entry["file_name"] == wheel.name


def test_without_internet_the_learners_browser_fetches_them(from_cdn):
    elsewhere, entry, wheel = from_cdn(None)
    assert elsewhere == [entry["file_name"]] == [f"{in_browser.PYODIDE_CDN_URL}/{wheel.name}"]
    assert not wheel.exists()


def test_a_package_that_is_not_what_the_list_says_stops_the_build(from_cdn):
    with pytest.raises(SystemExit, match="is not what Pyodide's list says"):
        from_cdn(b"something else")


def test_an_address_that_cannot_be_reached_gives_nothing():
    assert in_browser.fetch("http://127.0.0.1:9/wheel") is None


def test_without_npm_one_sentence_says_so(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(SystemExit, match="npm is missing. Install Node.js"), parts.npm_package("pyodide@1"):
        pass


def test_somebody_elses_folder_is_left_alone(tmp_path):
    (tmp_path / "thesis.txt").write_text("mine")
    assert "holds something else" in build.main([str(tmp_path)])
    assert (tmp_path / "thesis.txt").read_text() == "mine"


@pytest.fixture
def quick(monkeypatch, tmp_path):
    """`quick(elsewhere, ...)` runs the command; the pages to work in need packages from these addresses."""
    monkeypatch.setattr(book, "build", lambda folder: None)

    def quick_(elsewhere, *options):
        monkeypatch.setattr(in_browser, "build", lambda folder: elsewhere)
        return build.main([str(tmp_path / "made"), *options])

    return quick_


def test_what_is_not_in_the_site_is_said_and_an_error_where_all_is_wanted(quick, capsys):
    assert quick([], "--complete") is None and quick(["http://a/b.whl"]) is None
    assert "each learner's browser fetches them" in capsys.readouterr().out
    assert quick(["http://a/b.whl"], "--complete") == "The site is not complete."


def test_a_program_that_fails_is_named(quick, monkeypatch, capsys):
    monkeypatch.setattr(book, "build", lambda folder: parts.call(["node", "--eval", "throw 'it broke'"]))
    assert "node failed" in quick([]) and "it broke" in capsys.readouterr().err


# ---- What the explorers rely on -----------------------------------------------------------------------------


FOR_TEACHERS = "marking", "watch"  # commands, which no notebook imports


def test_no_module_starts_threads_or_processes_or_uses_signals():
    """None of these exists in the browser; locks and time.sleep do. `_clock` does without where it must."""
    for path in (ROOT / "nn_lesson").rglob("*.py"):
        if path.parent.name in FOR_TEACHERS:
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        imported = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
        imported |= {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
        banned = {"signal", "subprocess", "multiprocessing", "concurrent.futures", "socket", "asyncio"}
        assert not imported & banned - ({"signal"} if path.stem == "run" else set()), path
        used = {f"{node.value.id}.{node.attr}" for node in ast.walk(tree) if is_attribute_of_a_name(node)}
        harmless = {"threading.RLock", "threading.Lock", "threading.get_ident"}
        assert {name for name in used if name.startswith("threading.")} <= harmless, path


def is_attribute_of_a_name(node):
    return isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name)


def test_the_page_of_a_picture_asks_no_server_for_anything():
    """Colab, VS Code and the browser have no folder of ours to load from: all goes through messages."""
    for path in (ROOT / "nn_lesson" / "live").glob("*.js"):
        source = path.read_text(encoding="utf-8")
        assert not re.search(r"\bimport\b|\bfetch\(|XMLHttpRequest|new WebSocket|importScripts", source), path
        assert not set(re.findall(r"https?://[^\"'\s]+", source)) - {
            "http://www.w3.org/2000/svg",
            "http://www.w3.org/1999/xhtml",
        }, path
