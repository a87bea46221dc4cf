"""The page of a class in a real browser: it follows the files, and changes nothing else."""

import itertools
import json
import threading
from importlib.resources import files

import pytest

from nn_lesson.practice.watch import Watch
from tests.browser.conftest import PATIENCE
from tests.test_watch import at

AXE = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
NAMES = "() => [...document.querySelectorAll('tbody th')].map((name) => name.innerText)"


@pytest.fixture
def put(tmp_path):
    """`put("ada", at("dot", 12))` replaces ada's file."""
    return lambda name, data: (tmp_path / f"{name}.json").write_text(json.dumps(data))


@pytest.fixture
def page(put, tmp_path, browser):
    """The page of a class of 30, of whom two are stuck."""
    for number in range(30):
        put(f"learner {number:02}", at("dot", 12 if number in (20, 25) else 1, slip="only_u"))
    server = Watch(tmp_path)
    threading.Thread(target=server.serve, daemon=True).start()
    page = browser.new_page(viewport={"width": 1366, "height": 768})
    page.set_default_timeout(PATIENCE)
    page.goto(server.address)
    page.get_by_role("row").nth(30).wait_for()
    page.end = server.shutdown
    yield page
    page.context.close()
    server.shutdown()


def test_a_change_comes_to_the_page_by_itself_with_the_stuck_on_top_and_moves_nothing_else(page, put, tmp_path):
    assert page.evaluate(NAMES)[:3] == ["learner 20", "learner 25", "learner 00"]
    page.evaluate("() => { window.slip = document.querySelectorAll('tbody tr')[10].cells[3]; }")
    page.evaluate("() => { window.text = slip.firstChild; getSelection().selectAllChildren(slip); }")
    put("learner 07", at("relu", 20, slip="exception"))
    put("&lt;b&gt;", at("relu", 40))
    (tmp_path / "learner 20.json").unlink()
    stuck = "3 of 30 are stuck: &lt;b&gt;, learner 07, learner 25"
    page.get_by_role("status").get_by_text(stuck).wait_for()
    assert page.evaluate(NAMES)[1:4] == ["learner 07", "learner 25", "learner 00"]
    assert "Python stops with an error." in page.get_by_role("row").nth(2).inner_text()
    assert page.evaluate(NAMES)[0] == "&lt;b&gt;" and page.get_by_role("row").count() == 31
    assert page.evaluate("() => slip.firstChild === text && String(getSelection()).length > 20")
    put("learner 07", at("relu", 1, "pass") | {"passed": {"relu": True}})
    page.get_by_role("status").get_by_text("2 of 30").wait_for()
    assert page.evaluate("() => slip.firstChild === text && String(getSelection()).length > 20")
    page.end()
    page.get_by_role("alert").get_by_text("no longer up to date").wait_for()


@pytest.mark.slow
def test_it_fits_each_screen_and_axe_finds_nothing(page):
    page.evaluate(AXE)
    for width, theme in itertools.product((390, 1366), ("light", "dark")):
        page.set_viewport_size({"width": width, "height": 768})
        page.emulate_media(color_scheme=theme)
        assert page.evaluate("() => document.documentElement.scrollWidth") == width
        found = page.evaluate("() => axe.run()")
        assert [(rule["id"], node["html"]) for rule in found["violations"] for node in rule["nodes"]] == []
        assert "color-contrast" in [rule["id"] for rule in found["passes"]]
        assert page.get_by_role("row").count() == 31 and page.get_by_role("columnheader").count() == 7
