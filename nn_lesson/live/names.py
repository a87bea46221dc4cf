"""Names of controls, for screen readers."""

from pathlib import Path

import anywidget


class Names(anywidget.AnyWidget):
    """Shows nothing; gives a name to each slider and player of the box that it lies in, as ipywidgets does not."""

    _esm = Path(__file__).with_name("names.js").read_text(encoding="utf-8")
