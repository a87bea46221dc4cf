"""Firefox by WebDriver BiDi, and WebKitGTK by its own driver under Xvfb, in the same few words."""

import itertools
import json
import os
import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.request

import websocket  # comes with jupyter-server

from tests.browser.conftest import PATIENCE

WIDTH, HEIGHT = 1366, 900
PAUSE = 0.1  # seconds between two looks


class Browser:
    """A browser with one page. A subclass starts it, and writes `open`, `run` and `act`."""

    needs = ()  # programs

    @classmethod
    def is_here(cls):
        return all(map(shutil.which, cls.needs))

    def __init__(self, folder):
        self.folder, self.processes = folder, []

    def open(self, address):
        raise NotImplementedError

    def run(self, script, *arguments):
        """What the body of an asynchronous JavaScript function returns; `arguments` are in its array `given`."""
        raise NotImplementedError

    def act(self, actions):
        """Do what a pointer does, a list of WebDriver's actions."""
        raise NotImplementedError

    def close(self):
        for process in reversed(self.processes):
            process.terminate()
            process.wait(20)

    def wait(self, script, *arguments):
        """Run it until its value is true, and return that."""
        end = time.monotonic() + PATIENCE / 1000
        while not (value := self.run(script, *arguments)):
            assert time.monotonic() < end, f"not within {PATIENCE} ms: {script} {arguments}"
            time.sleep(PAUSE)
        return value

    def press(self, *places, steps=8):
        """Press the mouse at the first place, move it to the others, and let it go."""
        moves = [places[0]]
        for (x0, y0), (x1, y1) in itertools.pairwise(places):
            moves += [(x0 + (x1 - x0) * i / steps, y0 + (y1 - y0) * i / steps) for i in range(1, steps + 1)]
        first, *others = ({"type": "pointerMove", "x": round(x), "y": round(y), "duration": 15} for x, y in moves)
        down, up = ({"type": kind, "button": 0} for kind in ("pointerDown", "pointerUp"))
        self.act([first, down, *others, up])

    def _start(self, *command, **settings):
        """Start a program that ends with the browser."""
        environment = {**os.environ, "HOME": str(self.folder), **settings.pop("environment", {})}
        with open(self.folder / f"{len(self.processes)}.log", "w") as log:
            process = subprocess.Popen(command, stdout=log, stderr=log, env=environment, **settings)
        self.processes.append(process)

    def _started(self, look):
        """What `look` returns, once it no longer raises because a program is still starting."""
        end = time.monotonic() + PATIENCE / 1000
        while True:
            try:
                return look()
            except (OSError, ValueError):
                if time.monotonic() > end:
                    raise
                time.sleep(PAUSE)


class Firefox(Browser):
    needs = ("firefox-esr",) if shutil.which("firefox-esr") else ("firefox",)

    def __init__(self, folder):
        super().__init__(folder)
        self.numbers = itertools.count(1)
        self._start(self.needs[0], "--headless", "--profile", str(folder), "--remote-debugging-port=0")
        said = folder / "WebDriverBiDiServer.json"
        port = self._started(lambda: json.loads(said.read_text()))["ws_port"]
        self.socket = self._started(
            lambda: websocket.create_connection(
                f"ws://127.0.0.1:{port}/session", timeout=PATIENCE / 1000, suppress_origin=True
            )
        )
        self._ask("session.new", capabilities={})
        self.page = {"context": self._ask("browsingContext.getTree")["contexts"][0]["context"]}
        size = {"width": WIDTH, "height": HEIGHT}
        self._ask("browsingContext.setViewport", **self.page, viewport=size)

    def _ask(self, method, **parameters):
        number = next(self.numbers)
        self.socket.send(json.dumps({"id": number, "method": method, "params": parameters}))
        while (answer := json.loads(self.socket.recv())).get("id") != number:
            pass  # an event
        assert answer["type"] == "success", f"{method}: {answer.get('message')}"
        return answer["result"]

    def open(self, address):
        self._ask("browsingContext.activate", **self.page)
        self._ask("browsingContext.navigate", **self.page, url=address, wait="interactive")

    def run(self, script, *arguments):
        answer = self._ask(
            "script.callFunction",
            target=self.page,
            awaitPromise=True,
            functionDeclaration=f"async (text) => {{ const given = JSON.parse(text);"
            f"return JSON.stringify((await (async () => {{ {script} }})()) ?? null); }}",
            arguments=[{"type": "string", "value": json.dumps(arguments)}],
        )
        assert answer["type"] == "success", answer["exceptionDetails"]["text"]
        return json.loads(answer["result"]["value"])

    def act(self, actions):
        mouse = {"type": "pointer", "id": "mouse", "parameters": {"pointerType": "mouse"}, "actions": actions}
        self._ask("input.performActions", **self.page, actions=[mouse])

    def close(self):
        self.socket.close()
        super().close()


class WebKit(Browser):
    needs = ("WebKitWebDriver", "Xvfb")

    def __init__(self, folder):
        super().__init__(folder)
        ours, theirs = os.pipe()
        self._start(
            "Xvfb", "-displayfd", str(theirs), "-screen", "0", f"{WIDTH + 40}x{HEIGHT + 160}x24", pass_fds=[theirs]
        )
        display = os.read(ours, 9).decode().strip()
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        settings = {"DISPLAY": f":{display}", "LIBGL_ALWAYS_SOFTWARE": "1", "WEBKIT_DISABLE_COMPOSITING_MODE": "1"}
        settings["WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS"] = (
            "1"  # which needs rights that containers do not give
        )
        self._start("WebKitWebDriver", f"--port={port}", environment=settings)
        self.address = f"http://127.0.0.1:{port}/session"
        session = self._started(lambda: self._ask("", {"capabilities": {}}))
        self.address += f"/{session['sessionId']}"
        self._ask("timeouts", {"script": PATIENCE, "pageLoad": PATIENCE})
        self._ask("window/rect", {"x": 0, "y": 0, "width": WIDTH, "height": HEIGHT + 100})

    def _ask(self, what, parameters, method="POST"):
        address = f"{self.address}/{what}".rstrip("/")
        request = urllib.request.Request(address, json.dumps(parameters).encode(), method=method)
        try:
            with urllib.request.urlopen(request, timeout=PATIENCE / 1000) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as error:
            raise AssertionError(f"{what}: {error.read().decode()[:500]}") from error

    def open(self, address):
        self._ask("url", {"url": address})

    def run(self, script, *arguments):
        body = f"""const given = JSON.parse(arguments[0]), done = arguments[1];
            (async () => {{ {script} }})().then(value => done({{ value: value ?? null }}),
                                                error => done({{ error: String(error) }}));"""
        answer = self._ask("execute/async", {"script": body, "args": [json.dumps(arguments)]})
        assert "error" not in answer, answer
        return answer["value"]

    def act(self, actions):
        mouse = {"type": "pointer", "id": "mouse", "parameters": {"pointerType": "mouse"}, "actions": actions}
        self._ask("actions", {"actions": [mouse]})

    def close(self):
        self._ask("", {}, method="DELETE")
        super().close()
