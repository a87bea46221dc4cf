"""Sphinx's settings for the pages to read; site/book.py runs it."""

import tomllib
from pathlib import Path

PROJECT = tomllib.loads(Path(__file__).parents[1].joinpath("pyproject.toml").read_text(encoding="utf-8"))[
    "project"
]

project = "Neural networks, by hand"
author = "The authors of nn_lesson"
copyright = "the authors, CC BY 4.0"
version = release = PROJECT["version"]

extensions = ["myst_nb"]
nb_execution_mode = "off"  # the notebooks hold the outputs that they were built and tested with
myst_enable_extensions = ["dollarmath"]
myst_heading_anchors = 3  # the lessons link to the words of the glossary
mathjax_path = "tex-svg.js"

html_theme = "furo"
html_title = project
html_static_path = ["static"]
html_css_files = ["book.css"]
html_show_sourcelink = False
html_copy_source = False
html_theme_options = {"top_of_page_buttons": []}
