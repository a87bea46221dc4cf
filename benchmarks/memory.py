"""How much memory a learner takes on a server: JupyterLab idle, and a kernel after each lesson.

    python benchmarks/memory.py

Whoever runs the course for a class multiplies by the number of learners; on one machine they share a part of it.
The lessons run as they are stored, with no page open.
"""

import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

import nbformat
import psutil
from nbclient import NotebookClient
from table import Column, Figure, Table, show

NOTEBOOKS = Path(__file__).resolve().parents[1] / "notebooks"
AT_MOST = 400  # megabytes for JupyterLab and the kernel of one lesson together


def megabytes(process_id):
    """What a process and those that it has started take now."""
    parent = psutil.Process(process_id)
    return sum(process.memory_info().rss for process in (parent, *parent.children(recursive=True))) / 1e6


def idle_jupyterlab(folder):
    """The memory of a JupyterLab that shows nothing yet."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    options = ["--no-browser", "--allow-root", f"--ServerApp.port={port}", f"--ServerApp.root_dir={folder}"]
    command = [sys.executable, "-m", "jupyterlab", "--IdentityProvider.token=", *options]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for _ in range(300):
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{port}/lab", timeout=5).close()
                break
            except OSError:
                time.sleep(0.2)
        return megabytes(server.pid)
    finally:
        server.terminate()
        server.wait()


def after(notebook, folder):
    """The memory of a kernel that has run all cells of a notebook, and the seconds that it took from its start."""
    start = time.monotonic()
    client = NotebookClient(notebook, timeout=300, resources={"metadata": {"path": str(folder)}})
    with client.setup_kernel(stderr=subprocess.DEVNULL):
        for place, cell in enumerate(notebook.cells):
            client.execute_cell(cell, place)
        return megabytes(client.km.provisioner.process.pid), time.monotonic() - start


def measure():
    columns = [Column(""), Column("MB", ".0f"), Column("seconds", ".1f")]
    table = Table("Memory and time of a kernel that runs a lesson", columns)
    with tempfile.TemporaryDirectory() as folder:
        lab = idle_jupyterlab(folder)
        table.add("JupyterLab, idle", lab, None)
        empty = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("1 + 1")])
        table.add("a kernel, nothing run", *after(empty, folder))
        kernels = []
        for path in sorted(NOTEBOOKS.glob("[0-9]*.ipynb")):
            if ".mine" not in path.name:
                took, seconds = after(nbformat.read(path, 4), folder)
                table.add(path.stem, took, seconds)
                kernels.append(took)
    table.add("all lessons open at once, with JupyterLab", lab + sum(kernels), None)
    table.add("JupyterLab and one lesson, at most", Figure(lab + max(kernels), ".0f", at_most=AT_MOST), None)
    return [table]


if __name__ == "__main__":
    show(measure())
