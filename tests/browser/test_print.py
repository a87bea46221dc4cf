"""The sheets on paper: two pages each, on which nothing is cut."""

import re

import pytest

from lessons import sheets

PAPER = {"A4": (794, 1123), "Letter": (816, 1056)}  # in pixels
CUT = """() => [...document.querySelectorAll("section")].filter(page => page.scrollHeight > page.clientHeight + 1
    || page.scrollWidth > page.clientWidth + 1).map(page => page.innerText.slice(0, 40))"""
SMALLEST = """() => Math.min(...[...document.images].filter(image => image.naturalWidth > 500)
    .map(image => Math.min(image.width, image.height * image.naturalWidth / image.naturalHeight)))"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("sheets")
    assert sheets.main([str(folder)]) is None
    return folder


@pytest.mark.parametrize("paper", PAPER)
def test_a_sheet_is_two_pages_with_whole_pictures(folder, browser, paper):
    width, height = PAPER[paper]
    page = browser.new_page(viewport={"width": width, "height": height})
    page.emulate_media(media="print")
    for path in sorted(folder.iterdir()):
        page.goto(path.as_uri())
        assert page.evaluate(CUT) == [], path.name
        assert page.evaluate(SMALLEST) > 180, path.name
        assert len(re.findall(rb"/Type\s*/Page\b", page.pdf(format=paper))) == 2, path.name


def test_on_a_beamer_the_first_slide_has_picture_and_recap_and_the_second_all_tasks(folder, browser):
    page = browser.new_page(viewport={"width": 1280, "height": 720})
    for path in sorted(folder.glob("*.html")):
        page.goto(path.as_uri())
        boxes = [page.locator(place).first.bounding_box() for place in (".pictures img", ".recap", ".tasks")]
        picture, recap, tasks = boxes
        assert picture["width"] > 600 and picture["x"] + picture["width"] <= recap["x"], path.stem
        assert max(box["y"] + box["height"] for box in (picture, recap)) <= 700 <= tasks["y"], path.stem
        assert tasks["height"] <= 720 and page.evaluate("document.body.scrollWidth") <= 1280, path.stem
        assert page.locator(".recap").evaluate("recap => recap.scrollHeight <= recap.clientHeight"), path.stem
