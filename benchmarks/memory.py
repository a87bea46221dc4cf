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
    """The memory of a kernel that has run all cells of a notebook."""
    client = NotebookClient(notebook, timeout=300, resources={"metadata": {"path": str(folder)}})
    with client.setup_kernel(stderr=subprocess.DEVNULL):
        for place, cell in enumerate(notebook.cells):
            client.execute_cell(cell, place)
        return megabytes(client.km.provisioner.process.pid)


def main():
    with tempfile.TemporaryDirectory() as folder:
        lab = idle_jupyterlab(folder)
        print(f"JupyterLab, idle            {lab:6.0f} MB")
        empty = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("1 + 1")])
        print(f"a kernel, nothing run       {after(empty, folder):6.0f} MB")
        kernels = {}
        for path in sorted(NOTEBOOKS.glob("[0-9]*.ipynb")):
            if ".mine" not in path.name:
                kernels[path.stem] = after(nbformat.read(path, 4), folder)
                print(f"{path.stem:<27} {kernels[path.stem]:6.0f} MB", flush=True)
    largest = lab + max(kernels.values())
    print(f"all lessons open at once    {lab + sum(kernels.values()):6.0f} MB with JupyterLab")
    print(f"JupyterLab and one lesson   {largest:6.0f} MB at most    (at most {AT_MOST} is wanted)")
    return None if largest <= AT_MOST else "A lesson takes more memory than promised."


if __name__ == "__main__":
    sys.exit(main())
