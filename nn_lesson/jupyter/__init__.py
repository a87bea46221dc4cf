"""How JupyterLab is set up for this course: what `pip install` puts where JupyterLab looks for it.

    server/    switches this module on as an extension of the Jupyter server, which sends JupyterLab compressed, at
               the first visit 2.5 MB and not 8
    settings/  JupyterLab's defaults: no news, the glossary as a page to read, explorers that stay while you scroll
    kernel/    a learner's own numpy.py beside the notebooks comes after the real one, and is in nobody's way
    page/      a style sheet: larger text, and lines short enough to read on a wide screen; what has run stays in
               sight, and what is stored is shown where Python has ended

`pyproject.toml` (shared-data) says where each of them goes. A learner's own settings still come first.
"""

from contextlib import suppress


def send_at_once(handler_class):
    """Make the websocket between page and kernel send each small message at once.

    Otherwise the operating system holds a message back until the one before it is confirmed (Nagle's
    algorithm), and every frame of an explorer comes 23-35 ms later. `handler_class` is the server's
    `KernelWebsocketHandler`; AttributeError if it has no `open` to build on. Doing it twice changes nothing.
    """
    if getattr(handler_class, "sends_at_once", False):
        return
    open_as_before = handler_class.open

    async def open(self, *args, **kwargs):
        with suppress(Exception):  # slower is better than not at all
            self.set_nodelay(True)
        return await open_as_before(self, *args, **kwargs)

    handler_class.open = open
    handler_class.sends_at_once = True


def _jupyter_server_extension_points():
    """Tell the Jupyter server which module to load."""
    return [{"module": "nn_lesson.jupyter"}]


def _load_jupyter_server_extension(server):
    """Called by the Jupyter server when it starts. A server built differently starts without the speed-up."""
    try:
        from jupyter_server.services.kernels.websocket import KernelWebsocketHandler  # noqa: PLC0415 (not there: go on)

        send_at_once(KernelWebsocketHandler)
    except (ImportError, AttributeError) as error:
        server.log.info(f"nn_lesson: pictures follow a little later than they could ({error})")
