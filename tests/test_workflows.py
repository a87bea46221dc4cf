"""What GitHub runs: the README's command everywhere, nothing that changes unseen, links that are asked."""

import functools
import http.server
import os
import re
import runpy
import shutil
import subprocess
import sys
import threading
import tomllib
from pathlib import Path

import pytest
import yaml
from packaging.specifiers import SpecifierSet

ROOT = Path(__file__).parents[1]
FILES = [*(ROOT / ".github/workflows").glob("*.yml"), ROOT / ".github" / "classroom.yml"]
WORKFLOWS = {path.stem: path.read_text(encoding="utf-8") for path in FILES}
LINKS = runpy.run_path(str(ROOT / ".ci" / "links"))


def jobs(name):
    return yaml.safe_load(WORKFLOWS[name])["jobs"]


@pytest.mark.parametrize("name", WORKFLOWS)
def test_every_action_is_pinned_by_its_whole_hash_and_says_its_version(name):
    used = re.findall(r"uses: *(.*)", WORKFLOWS[name])
    assert used
    for action in used:
        assert re.fullmatch(r"[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", action), action


def test_an_action_has_one_version_in_all_workflows():
    used = set(re.findall(r"uses: *(\S+)", "".join(WORKFLOWS.values())))
    assert len({action.partition("@")[0] for action in used}) == len(used)


@pytest.mark.parametrize("name", WORKFLOWS)
def test_a_workflow_may_only_read_unless_a_job_publishes_and_ends_in_time(name):
    assert yaml.safe_load(WORKFLOWS[name])["permissions"] == {"contents": "read"}
    for job in jobs(name).values():
        assert job["timeout-minutes"] <= 60
        assert job.get("permissions", {}).keys() <= {"pages", "id-token"}


def test_a_classroom_has_the_python_of_binder_and_conda_and_fetches_packages_once():
    (python,) = [
        step["with"] for step in jobs("classroom")["mark"]["steps"] if "setup-python" in step.get("uses", "")
    ]
    assert f"python={python['python-version']}\n" in (ROOT / "environment.yml").read_text(encoding="utf-8")
    assert python["cache"] == "pip" and python["cache-dependency-path"] == "course/requirements.txt"


@pytest.mark.parametrize(("name", "job"), [("test", "test"), ("weekly", "newest-packages")])
def test_every_python_is_tested_and_the_oldest_and_the_newest_on_every_system(name, job):
    matrix = jobs(name)[job]["strategy"]["matrix"]
    assert {system.partition("-")[0] for system in matrix["system"]} == {"ubuntu", "macos", "windows"}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    supported = SpecifierSet(project["requires-python"])
    oldest, newest = matrix["python"]
    between = {int(more["python"][2:]) for more in matrix["include"]}
    assert between == set(range(int(oldest[2:]) + 1, int(newest[2:])))
    assert supported.contains(oldest) and not supported.contains(f"3.{int(oldest[2:]) - 1}")
    pinned_for = re.findall(r"3\.\d\d", Path(__file__).with_name("test_packaging.py").read_text(encoding="utf-8"))
    assert newest == max(pinned_for)


def test_the_slow_tests_run_each_week():
    steps = jobs("weekly")["slow-tests"]["steps"]
    assert any(step.get("run") == "python -m pytest -m slow" for step in steps)


def test_the_command_of_the_readme_is_what_runs():
    command = "course.py test"
    assert command in (ROOT / "README.md").read_text(encoding="utf-8")
    assert command in (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    steps = [step["run"] for step in jobs("test")["test"]["steps"] if "run" in step]
    assert steps == [".ci/run", f"python {command}"]


def test_the_site_is_published_only_when_complete_tried_and_released():
    steps = [step.get("run", "") for step in jobs("site")["build"]["steps"]]
    assert "python course.py site --complete" in steps
    assert "python course.py test tests/test_site.py tests/browser/test_site_in_browser.py" in steps
    publish = jobs("site")["publish"]
    assert publish["needs"] == "build" and publish["if"] == "github.ref_type == 'tag'"


@pytest.mark.slow  # fetches the schema, with what reads it
def test_every_workflow_keeps_to_githubs_schema(tmp_path):
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--target", tmp_path, "check-jsonschema"]
    subprocess.run(pip, check=True)
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.github-workflows", *FILES]
    done = subprocess.run(command, env=os.environ | {"PYTHONPATH": str(tmp_path)}, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.skipif(os.name == "nt", reason="`.ci/run` is for Linux")
@pytest.mark.parametrize("failing", ["", "site", "test", "ruff"])
def test_a_step_that_fails_makes_the_run_fail(failing, tmp_path):
    """With programs in the place of the real ones that only note what they were asked."""
    pythons = tmp_path / "python3", tmp_path / ".venv" / "bin" / "python"
    pythons[1].parent.mkdir(parents=True)
    for python in pythons:
        python.write_text(f'#!/bin/sh\necho "$2" >> asked.txt\n[ "$2" != "{failing}" ]\n')
    for name in ("bwrap", "chromium", "node", "npm"):
        (tmp_path / name).write_text("#!/bin/sh\n")
    (tmp_path / ".ci").mkdir()
    shutil.copy(ROOT / ".ci" / "run", tmp_path / ".ci" / "run")
    for path in (*pythons, *map(tmp_path.joinpath, ("bwrap", "chromium", "node", "npm"))):
        path.chmod(0o755)
    path = f"{tmp_path}{os.pathsep}{os.environ['PATH']}"
    environment = os.environ | {"PATH": path, "GITHUB_ACTIONS": ""}
    code = subprocess.run([tmp_path / ".ci" / "run"], env=environment).returncode
    asked = (tmp_path / "asked.txt").read_text().split()
    steps = ["site", "test", "ruff", "ruff"]
    assert code == bool(failing) and asked == (steps[: steps.index(failing) + 1] if failing else steps)


# ---- Links --------------------------------------------------------------------------------------------------


class Answers(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(int(self.path.strip("/()")))
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_):
        pass


@pytest.fixture
def server():
    """The address of a server that answers `/404` with 404."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize(
    ("code", "is_trouble"), [(200, False), (403, False), (429, False), (404, True), (500, True)]
)
def test_an_address_that_answers_is_told_from_one_that_does_not(server, code, is_trouble):
    assert bool(LINKS["trouble"](f"{server}/{code}", tries=1)) == is_trouble


def test_a_server_that_is_not_there_is_trouble():
    assert "refused" in LINKS["trouble"]("http://127.0.0.1:9/", tries=1)


def test_a_dead_link_is_named_with_its_page(server, tmp_path, monkeypatch, capsys):
    (tmp_path / "README.md").write_text(
        f"See [this]({server}/200), {server}/404. And https://github.com/OWNER/REPOSITORY, https://YOUR-HUB/hub"
    )
    monkeypatch.setitem(LINKS["main"].__globals__, "trouble", functools.partial(LINKS["trouble"], tries=1))
    assert LINKS["main"](tmp_path) == f"{server}/404 (README.md): 404 Not Found"
    assert "2 addresses, 1 without an answer" in capsys.readouterr().out


def test_brackets_within_an_address_belong_to_it(tmp_path):
    (tmp_path / "a.md").write_text("([a](https://a.org/Sigmoid_(function)), <https://b.org/x>)")
    assert list(LINKS["addresses"](tmp_path)) == ["https://a.org/Sigmoid_(function)", "https://b.org/x"]


def test_every_page_with_links_is_looked_at():
    found = {page for pages in LINKS["addresses"](ROOT).values() for page in pages}
    assert {"README.md", "CHANGELOG.md"} <= found
