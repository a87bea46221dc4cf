"""The Jupyter server sends each picture at once, and starts even where that cannot be arranged."""

import asyncio
import sys

from jupyter_server.services.kernels.websocket import KernelWebsocketHandler

from nn_lesson.jupyter import _jupyter_server_extension_points, _load_jupyter_server_extension, send_at_once


def handler_class():
    """A stand-in for the server's class that notes what happens."""

    class Handler:
        def __init__(self):
            self.happened = []

        def set_nodelay(self, value):
            self.happened.append(("nodelay", value))

        async def open(self, kernel_id):
            self.happened.append(("open", kernel_id))

    return Handler


def opened(cls):
    """What happens when a page connects to a kernel."""
    handler = cls()
    asyncio.run(handler.open("kernel-1"))
    return handler.happened


def test_messages_are_sent_at_once():
    cls = handler_class()
    send_at_once(cls)
    assert opened(cls) == [("nodelay", True), ("open", "kernel-1")]


def test_arranging_it_twice_changes_nothing():
    cls = handler_class()
    send_at_once(cls)
    send_at_once(cls)
    assert opened(cls) == [("nodelay", True), ("open", "kernel-1")]


def test_a_connection_that_cannot_do_it_opens_all_the_same():
    cls = handler_class()
    del cls.set_nodelay
    send_at_once(cls)
    assert opened(cls) == [("open", "kernel-1")]


def test_the_servers_class_is_still_built_as_expected():
    assert asyncio.iscoroutinefunction(KernelWebsocketHandler.open)
    assert callable(KernelWebsocketHandler.set_nodelay)


def test_a_server_built_differently_starts_without(monkeypatch):
    said = []
    server = type("Server", (), {"log": type("Log", (), {"info": staticmethod(said.append)})})
    monkeypatch.setitem(sys.modules, "jupyter_server.services.kernels.websocket", None)
    _load_jupyter_server_extension(server)
    assert "a little later" in said[0]


def test_the_server_is_told_where_the_extension_is():
    assert _jupyter_server_extension_points() == [{"module": "nn_lesson.jupyter"}]
