"""One page that shows where a class is now: `python3 course.py report FOLDER --watch`.

A server on this computer alone makes it. Its address holds a key, as others may be logged in here, too.
"""

import contextlib
import secrets
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from nn_lesson.practice.watch.homes import Homes
from nn_lesson.practice.watch.page import page_of


class Watch(ThreadingHTTPServer):
    """Shows the page of a folder at `address`."""

    def __init__(self, folder, port=0):
        super().__init__(("127.0.0.1", port), Answer)
        self.path = f"/{secrets.token_urlsafe(16)}/"
        self.address = f"http://127.0.0.1:{self.server_port}{self.path}"
        self._homes, self._title = Homes(folder), folder.resolve().name
        self._one_at_a_time = threading.Lock()

    def page(self):
        """The page as it is now."""
        with self._one_at_a_time:
            return page_of(self._title, *self._homes.look())

    def serve(self):
        """Show it until Ctrl+C."""
        with self, contextlib.suppress(KeyboardInterrupt):
            self.serve_forever()


class Answer(BaseHTTPRequestHandler):
    """Answers whoever knows the address."""

    def do_GET(self):
        with contextlib.suppress(ConnectionError):  # the page was closed meanwhile
            if self.path != self.server.path:
                return self.send_error(404)
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Cache-Control", "no-store")
            self.end_headers()
            self.wfile.write(self.server.page().encode())

    def log_message(self, *_):
        """Say nothing in the terminal."""
