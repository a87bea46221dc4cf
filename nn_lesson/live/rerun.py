"""Running a cell again replaces the widget that it showed before."""

from IPython import get_ipython
from ipywidgets import Widget

_shown = {}  # cell id: (id of the cell's last run, the widgets that this run made)


def replace_on_rerun(widget):
    """Close `widget` as soon as the cell that makes it now is run again.

    Otherwise each run would leave its widgets behind, in Python and in the page. The front end names the
    cell in its request; where it does not, as when a notebook is executed as a test, nothing is closed.
    """
    shell = get_ipython()
    request = shell.get_parent() if hasattr(shell, "get_parent") else {}
    cell, run = request.get("metadata", {}).get("cellId"), request.get("header", {}).get("msg_id")
    if cell is None:
        return
    last_run, widgets = _shown.get(cell, (run, []))
    if last_run != run:
        for old in widgets:
            close_all(old)
        widgets = []
    _shown[cell] = run, [*widgets, widget]


def close_all(widget):
    """Close a widget and all that it holds: its children, and the models of its layout and style."""
    for value in list(widget.trait_values().values()):
        for part in value if isinstance(value, tuple | list) else (value,):
            if isinstance(part, Widget):
                close_all(part)
    widget.close()
