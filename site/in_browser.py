"""The course in the browser: JupyterLite, that is JupyterLab and Python as files that any web server can serve.

Python there is Pyodide. Its packages come from PyPI; those that must be compiled for the browser and are not there
come from Pyodide's own server. Where that cannot be reached from here, the learner's browser fetches them.
"""

import hashlib
import json
import re
import shutil
import subprocess
import sys
import tempfile
import urllib.request
import zipfile
from pathlib import Path

from jupyterlite_pyodide_kernel.constants import PYODIDE_CDN_URL, PYODIDE_PYTHON_VERSION, PYODIDE_VERSION
from packaging.requirements import Requirement

from parts import ROOT, add_notebooks, call, npm_package, pip

SETTINGS = Path(__file__).with_name("jupyter-lite.json")
RUNTIME = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip", "package.json")
PYODIDES_OWN = ("micropip", "ipython", "jedi", "matplotlib", "numpy", "typing-extensions")
LEARNERS = ("anywidget", "comm", "ipywidgets", "psygnal")  # not known to Pyodide, as pinned in requirements.txt
KERNELS = "share/jupyter/labextensions/@jupyterlite/pyodide-kernel-extension/static/pypi"


def build(folder):
    """Build the whole site into `folder`; returns the addresses of what it does not hold itself."""
    with tempfile.TemporaryDirectory() as made:
        lite = Path(made)
        pyodide = lite / "static" / "pyodide"
        pyodide.mkdir(parents=True)
        lock = fetch_pyodide(pyodide)
        packages = closure(lock["packages"], PYODIDES_OWN)
        platform = "pyemscripten_{abi_version}_{arch}".format(**lock["info"])
        elsewhere = collect(packages, pyodide, platform)
        for wheel in [*own_wheels(lite / "wheels"), *sorted(Path(sys.prefix, KERNELS).glob("*.whl"))]:
            shutil.copy(wheel, pyodide)
            entry = lock_entry(wheel)
            packages[entry["name"]] = entry
        for entry in packages.values():
            entry["depends"] = sorted({key(name) for name in entry["depends"]} & packages.keys())
        lock["packages"] = dict(sorted(packages.items()))
        (pyodide / "pyodide-lock.json").write_text(json.dumps(lock, indent=1), encoding="utf-8")
        run_jupyterlite(lite, folder)
    return elsewhere


def fetch_pyodide(folder):
    """Put Pyodide itself, without packages, into `folder`; returns its list of packages."""
    with npm_package(f"pyodide@{PYODIDE_VERSION}") as package:
        for name in RUNTIME:
            shutil.copy(package / name, folder)
        return json.loads((package / "pyodide-lock.json").read_text(encoding="utf-8"))


def key(name):
    """A package's name as PyPI compares names."""
    return re.sub(r"[-_.]+", "-", name).lower()


def closure(known, wanted):
    """The wanted packages and all that they depend on: name -> entry of Pyodide's list."""
    known = {key(name): entry for name, entry in known.items()}
    found, left = {}, [*wanted]
    while left:
        name = key(left.pop())
        if name not in found:
            found[name] = known[name]
            left += known[name]["depends"]
    return found


# ---- The wheels ---------------------------------------------------------------------------------------------


def collect(packages, folder, platform):
    """Put the packages' wheels into `folder` and correct their entries; returns the addresses of those that lack.

    PyPI comes first. Its wheel of the same version need not have the same bytes, so the entry gets its hash.
    `platform` is PyPI's name for what compiled wheels of this Pyodide are made for.
    """
    compiled = {name for name, entry in packages.items() if "none-any" not in entry["file_name"]}
    pure = [f"{name}=={entry['version']}" for name, entry in packages.items() if name not in compiled]
    for wheel in download(folder, pure, "any"):
        packages[key(wheel.name.split("-")[0])].update(facts(wheel))
    addresses = [put_compiled(name, packages[name], folder, platform) for name in sorted(compiled)]
    return [address for address in addresses if address]


def put_compiled(name, entry, folder, platform):
    """Put a compiled package's wheel into `folder` and correct its entry; returns its address if that fails."""
    try:
        [wheel] = download(folder, [pinned(name)], platform, quiet=True)
        entry.update(facts(wheel))
        return None
    except (subprocess.CalledProcessError, KeyError):  # PyPI has none for the browser
        address = f"{PYODIDE_CDN_URL}/{entry['file_name']}"
    content = fetch(address)
    if content is None:
        entry["file_name"] = address
        return address
    if hashlib.sha256(content).hexdigest() != entry["sha256"]:
        sys.exit(f"{address} is not what Pyodide's list says. Nothing was built.")
    (folder / entry["file_name"]).write_bytes(content)
    return None


def fetch(address):
    """The bytes at an address; None if it cannot be reached."""
    try:
        with urllib.request.urlopen(address, timeout=20) as answer:
            return answer.read()
    except OSError:
        return None


def own_wheels(folder):
    """The course's wheel, built from here, and the packages of a learner that Pyodide does not know."""
    pip("wheel", "--no-deps", "--wheel-dir", folder, ROOT)
    download(folder, [pinned(name) for name in LEARNERS], "any")
    return sorted(folder.glob("*.whl"))


def pinned(name):
    """The version that a learner has of a package, such as "comm==0.2.3". KeyError if there is none."""
    browser = {"python_full_version": f"{PYODIDE_PYTHON_VERSION}.0", "python_version": PYODIDE_PYTHON_VERSION}
    for line in (ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines():
        if line[:1].isalnum():
            pin = Requirement(line)
            if key(pin.name) == name and (pin.marker is None or pin.marker.evaluate(browser)):
                return f"{pin.name}{pin.specifier}"
    raise KeyError(name)


def download(folder, pins, platform, quiet=False):
    """Let pip fetch the pinned wheels that fit the browser's Python; returns those that have come."""
    before = set(folder.glob("*.whl")) if folder.exists() else set()
    fitting = ["--python-version", PYODIDE_PYTHON_VERSION, "--platform", platform, "--only-binary", ":all:"]
    pip("download", "--no-deps", "--dest", folder, *fitting, *pins, quiet=quiet)
    return sorted(set(folder.glob("*.whl")) - before)


def facts(wheel):
    """What Pyodide's list says of a wheel that lies beside it."""
    version = wheel.name.split("-")[1]
    return {"file_name": wheel.name, "version": version, "sha256": hashlib.sha256(wheel.read_bytes()).hexdigest()}


def lock_entry(wheel):
    """A whole entry of Pyodide's list, from what a wheel says of itself."""
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        about = archive.read(next(name for name in names if name.endswith(".dist-info/METADATA"))).decode()
    modules = {name.split("/")[0].removesuffix(".py") for name in names if name.endswith(".py")}
    return facts(wheel) | {
        "name": key(re.search(r"^Name: (.+)$", about, re.MULTILINE)[1]),
        "imports": sorted(module for module in modules if module.isidentifier()),
        "depends": re.findall(r"^Requires-Dist: ([\w.-]+)(?!.*;)", about, re.MULTILINE),
        "install_dir": "site",
        "package_type": "package",
        "unvendored_tests": False,
        "shared_library": False,
    }


# ---- JupyterLite --------------------------------------------------------------------------------------------


def run_jupyterlite(lite, folder):
    """Let JupyterLite make the site in `folder`."""
    (lite / "files").mkdir()
    add_notebooks(lite / "files")
    shutil.copy(ROOT / "nn_lesson" / "jupyter" / "settings" / "nn_lesson.json", lite / "overrides.json")
    shutil.copy(SETTINGS, lite)
    options = ["--lite-dir", lite, "--output-dir", folder, "--contents", lite / "files", "--no-sourcemaps"]
    options += ["--apps", "lab", "--apps", "notebooks", "--no-unused-shared-packages", "--no-libarchive"]
    call([sys.executable, "-m", "jupyterlite_core", "build", *options], folder=lite)
