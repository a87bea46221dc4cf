"""A real JupyterLab, and a browser without a window that opens a lesson in it."""

import ast
import contextlib
import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request

import pytest
from playwright.sync_api import sync_playwright

from lessons.build import NOTEBOOKS

QUIET = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
PATIENCE = 1000 * int(os.environ.get("NN_LESSON_PATIENCE", 60))  # milliseconds
PANEL = "window.jupyterapp.shell.currentWidget"
PIXELS = """image => {
    const { width, height } = image;
    const context = new OffscreenCanvas(width, height).getContext("2d");
    context.drawImage(image, 0, 0);
    return context.getImageData(0, 0, width, height).data.reduce((sum, v) => (31 * sum + v) | 0, 7);
}"""  # a fingerprint of what a picture shows
ASK = f"""async (expression) => {{
    const request = {{ code: "pass", silent: true, user_expressions: {{ asked: expression }} }};
    const reply = await {PANEL}.sessionContext.session.kernel.requestExecute(request).done;
    return reply.content.user_expressions.asked.data?.["text/plain"] ?? null;
}}"""  # the `repr` of a value in the kernel
KEEP_REPORTS = """() => {
    const send = WebSocket.prototype.send;
    window.reports = [];
    WebSocket.prototype.send = function (data) {
        const text = typeof data === "string" ? data : new TextDecoder().decode(data);
        if (text.includes('"comm_msg"')) window.reports.push(text);
        return send.call(this, data);
    };
}"""


@pytest.fixture(scope="session")
def server(tmp_path_factory):
    """The address of a JupyterLab that shows a copy of the notebooks."""
    root = tmp_path_factory.mktemp("course")
    shutil.copytree(NOTEBOOKS, root / "notebooks", ignore=shutil.ignore_patterns("*.mine*", ".*", "*.json"))
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    settings = ["--no-browser", "--allow-root", f"--ServerApp.port={port}", "--IdentityProvider.token=test"]
    settings += [
        f"--ServerApp.root_dir={root}",
        "--LabApp.expose_app_in_browser=True",
        "--ServerApp.port_retries=0",
    ]
    settings += ["--LabApp.news_url=None", "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate"]
    own = {f"JUPYTER_{kind}_DIR": str(root / kind) for kind in ("CONFIG", "DATA", "RUNTIME")}
    environment = {**os.environ, **own, "NN_LESSON_PROGRESS": str(root / "progress.json")}
    with open(root / "server.log", "w") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "jupyterlab", *settings], stdout=log, stderr=log, env=environment
        )
    address = f"http://127.0.0.1:{port}"
    for _ in range(300):
        assert process.poll() is None, (root / "server.log").read_text()[-2000:]
        try:
            urllib.request.urlopen(f"{address}/api?token=test", timeout=1).close()
            break
        except OSError:
            time.sleep(0.2)
    yield address
    process.terminate()
    process.wait(20)


@pytest.fixture
def upload(server):
    """`upload(name, sources)` makes a notebook of these cells, to be opened as a lesson."""

    def upload_(name, sources):
        cell = {"cell_type": "code", "execution_count": None, "metadata": {}, "outputs": []}
        cells = [{**cell, "id": f"cell-{n}", "source": source} for n, source in enumerate(sources)]
        kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
        notebook = {"cells": cells, "metadata": {"kernelspec": kernel}, "nbformat": 4, "nbformat_minor": 5}
        request = urllib.request.Request(
            f"{server}/api/contents/notebooks/{name}.ipynb?token=test",
            json.dumps({"type": "notebook", "format": "json", "content": notebook}).encode(),
            {"Content-Type": "application/json"},
            method="PUT",
        )
        urllib.request.urlopen(request).close()

    return upload_


@pytest.fixture
def nothing_done(server):
    """Nothing has been done yet in any lesson."""
    progress = urllib.request.Request(f"{server}/api/contents/progress.json?token=test", method="DELETE")
    with contextlib.suppress(urllib.error.HTTPError):  # there is none
        urllib.request.urlopen(progress).close()


@pytest.fixture(scope="module")  # between two files there may be others that have an event loop of their own
def browser(browser_path):
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path, args=QUIET)
        yield browser
        browser.close()


@pytest.fixture
def open_lesson(server, browser, nothing_done):
    """`open_lesson("01_dot_product")` opens a lesson, runs all of it, and returns a `Lesson`.

    With `among_others`, all of JupyterLab is around it; `by` is another address of the server.
    """
    page = browser.new_page(viewport={"width": 1366, "height": 900})
    page.set_default_timeout(PATIENCE)

    def open_(name, among_others=False, by=server):
        # Without the reset all of JupyterLab opens the lessons that were open before, too.
        mode, anew = ("lab", "&reset") if among_others else ("doc", "")
        page.goto(f"{by}/{mode}/tree/notebooks/{name}.ipynb?token=test{anew}")
        return run_all(page)

    yield open_
    page.context.close()
    shut_down_kernels(server)


def shut_down_kernels(server):
    """End what the lessons that were open have left running, so that it takes no time from the next test."""
    with urllib.request.urlopen(f"{server}/api/kernels?token=test") as running:
        kernels = [kernel["id"] for kernel in json.load(running)]
    for kernel in kernels:
        address = f"{server}/api/kernels/{kernel}?token=test"
        urllib.request.urlopen(urllib.request.Request(address, method="DELETE")).close()


def run_all(page):
    """Run all cells of the notebook that opens in a page; returns the `Lesson`."""
    page.wait_for_selector(".jp-Notebook .jp-Cell")
    page.wait_for_function(f"{PANEL}?.sessionContext?.session?.kernel?.status === 'idle'")
    page.evaluate("void window.jupyterapp.commands.execute('notebook:run-all-cells')")
    page.wait_for_function(
        f"""() => {PANEL}.content.widgets.every(c => c.model.type !== 'code' || c.model.executionCount)
            && {PANEL}.sessionContext.session.kernel.status === 'idle'"""
    )
    return Lesson(page)


class Lesson:
    """An open notebook, all of whose cells have run."""

    def __init__(self, page):
        self.page = page

    def errors(self):
        """What cells show of errors."""
        return self.page.evaluate(
            f"""() => {PANEL}.content.widgets.flatMap(c => c.model.outputs?.toJSON() ?? [])
                .filter(o => o.output_type === 'error').map(o => o.evalue)"""
        )

    def ask(self, expression):
        """The value that an expression has in the kernel."""
        return ast.literal_eval(self.page.evaluate(ASK, expression))

    def reports(self, act):
        """Do something; what the page reports to Python of its widgets meanwhile."""
        self.page.evaluate(KEEP_REPORTS)
        act()
        return self.page.evaluate("window.reports")

    def cell(self, begins):
        """The output of the code cell whose source begins so."""
        number = self.page.evaluate(
            f"(begins) => {PANEL}.content.widgets.findIndex(c => c.model.sharedModel.source.startsWith(begins))",
            begins,
        )
        return self.page.locator(".jp-Notebook .jp-Cell").nth(number)

    def explorer(self, call):
        """The explorer that the cell with this call shows."""
        return Explorer(self.page, self.cell(call))

    def run(self, begins):
        """Run the code cell whose source begins so, once more; return its output."""
        self.page.evaluate(
            f"""async (begins) => {{
                const notebook = {PANEL}.content;
                notebook.activeCellIndex =
                    notebook.widgets.findIndex(c => c.model.sharedModel.source.startsWith(begins));
                notebook.deselectAll();
                await window.jupyterapp.commands.execute('notebook:run-cell');
            }}""",
            begins,
        )
        return self.cell(begins)

    def write(self, begins, source):
        """Replace an exercise, run it and the check below it, and return what the check shows."""
        self.page.evaluate(
            f"""async ([begins, source]) => {{
                const notebook = {PANEL}.content;
                const number = notebook.widgets.findIndex(c => c.model.sharedModel.source.startsWith(begins));
                notebook.widgets[number].model.sharedModel.setSource(source);
                for (const at of [number, number + 1]) {{
                    notebook.activeCellIndex = at;
                    notebook.deselectAll();
                    await window.jupyterapp.commands.execute('notebook:run-cell');
                }}
            }}""",
            [begins, source],
        )
        name = re.match(r"\w+ (\w+)", begins)[1]
        return self.cell(f"check({name})").locator("[role=status]").inner_text()


class Explorer:
    """An explorer on the page."""

    def __init__(self, page, cell):
        self.page, self.cell = page, cell
        self.image, self.sentence = cell.locator(".nn-picture canvas"), cell.locator(".nn-text")
        self.image.scroll_into_view_if_needed()

    def changes(self, act, shows="", lacks=None):
        """Do something, and wait until the picture's pixels have changed, and its sentence, too, as expected."""
        image, text = self.image.element_handle(), self.sentence.element_handle()
        pixels, sentence = self.page.evaluate(PIXELS, image), self.sentence.inner_text()
        act()
        self.page.wait_for_function(
            f"""([image, pixels, text, sentence, shows, lacks]) =>
                text.innerText !== sentence && text.innerText.includes(shows)
                && (lacks === null || !text.innerText.includes(lacks)) && ({PIXELS})(image) !== pixels""",
            arg=[image, pixels, text, sentence, shows, lacks],
        )
        assert self.cell.locator(".nn-problem").inner_text() == ""

    def button(self, name):
        """The button with these words; its icon belongs to what a screen reader calls it, but not to its text."""
        return self.cell.get_by_role("button").filter(has_text=re.compile(rf"^\s*{re.escape(name)}\s*$"))

    def slider(self, name):
        """The thumb of the slider with this description, to be moved by keyboard."""
        labelled = self.cell.locator(".widget-slider, .widget-inline-hbox").filter(has_text=name)
        return labelled.get_by_role("slider").first

    def handle(self, label):
        return self.cell.locator(f'.nn-handle[aria-label="{label}"]')

    def drag(self, label, across, down):
        """Drag a handle by so many pixels."""
        self.image.scroll_into_view_if_needed()
        box = self.handle(label).locator("path").bounding_box()
        x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
        self.page.mouse.move(x, y)
        self.page.mouse.down()
        self.page.mouse.move(x + across, y + down, steps=6)
        self.page.mouse.up()

    def press(self, locator, key):
        locator.focus()
        self.page.keyboard.press(key)

    def type(self, number, value):
        """Type a value into the number beside a slider."""
        self.cell.locator(".widget-readout:visible").nth(number).click()
        self.page.keyboard.press("Control+A")
        self.page.keyboard.type(value)
        self.page.keyboard.press("Enter")
