"""A word of a recap leads to its entry in the glossary, as a page to read."""

import pytest


@pytest.mark.slow
def test_a_word_of_a_recap_leads_to_its_entry(open_lesson):
    page = open_lesson("01_dot_product").page
    page.get_by_role("link", name="dot product", exact=True).click()
    entry = page.locator(".jp-MarkdownViewer h2", has_text="dot product")
    entry.wait_for()
    page.wait_for_function("entry => entry.getBoundingClientRect().top < innerHeight", arg=entry.element_handle())
