"""What ipywidgets leave out: names of controls, for screen readers, and letters kept from the notebook."""

from pathlib import Path

import anywidget


class Names(anywidget.AnyWidget):
    """Shows nothing; gives a name to each slider and player of the box that it lies in.

    In boxes of the classes `nn-explorer` and `nn-quiz` a letter typed on a slider or a button is no command.
    """

    _esm = Path(__file__).with_name("names.js").read_text(encoding="utf-8")
