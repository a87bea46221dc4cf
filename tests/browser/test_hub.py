"""A JupyterHub as TEACHING.md sets it up, with all that it needs in a folder of its own, and a class on it."""

import os
import re
import shutil
import socket
import subprocess
import time
import urllib.request
import venv
from contextlib import ExitStack, closing, contextmanager
from urllib.parse import quote

import pytest

from tests.browser.conftest import PANEL, PATIENCE, run_all
from tests.test_breakages import LEFT_OUT, ROOT

pytestmark = pytest.mark.slow

SECTION = (ROOT / "TEACHING.md").read_text(encoding="utf-8").partition("### JupyterHub\n")[2]
IMAGE, LINK = re.findall(r"```\n(.+?)\n```", SECTION, re.DOTALL)[:2]
REPOSITORY = "neural-networks"
LEARNERS = ("ada", "zoë", "li lei")
STUB = "def predict_price(area, age, weights_area, weights_age, bias):"
ANSWER = STUB + "\n    # {}\n    return area * weights_area + age * weights_age + bias"
OLD, NEW = "Nobody told it about nine.", "Nobody ever told it about nine."
CONFIG = """\
c.JupyterHub.authenticator_class = "dummy"
c.Authenticator.allow_all = True
c.JupyterHub.shutdown_on_logout = True
c.JupyterHub.spawner_class = "simple"
c.SimpleLocalProcessSpawner.home_dir_template = "{}/homes/{{username}}"
c.Spawner.start_timeout = c.Spawner.http_timeout = 300
c.Spawner.args = ["--allow-root", "--LabApp.expose_app_in_browser=True"]
c.ConfigurableHTTPProxy.command = ["node_modules/.bin/configurable-http-proxy"]
c.JupyterHub.bind_url = "{}"
c.JupyterHub.hub_bind_url = "{}"
c.ConfigurableHTTPProxy.api_url = "{}"
"""


class Hub:
    """A hub in a folder: `address` is its own, `course` the teacher's copy, which its git server serves."""

    def __init__(self, folder):
        self.folder, self.course = folder, folder / REPOSITORY
        (folder / "homes").mkdir()
        ports = free_ports(4)
        self.address, *others = (f"http://127.0.0.1:{port}" for port in ports[:3])
        self.git_server = f"git://127.0.0.1:{ports[3]}"
        (folder / "jupyterhub_config.py").write_text(CONFIG.format(folder, self.address, *others))
        self.environment = os.environ | {"PATH": f"{folder / 'image' / 'bin'}{os.pathsep}{os.environ['PATH']}"}
        self.git_options = [f"--port={ports[3]}", "--listen=127.0.0.1", "--export-all", f"--base-path={folder}"]

    def install(self):
        """Make the image, begin the teacher's repository, and fetch the proxy."""
        shutil.copytree(ROOT, self.course, ignore=LEFT_OUT)
        venv.create(self.folder / "image", with_pip=True)
        self.do("pip install --quiet jupyterhub")
        self.do("npm install --silent configurable-http-proxy")
        self.do("git init --quiet --initial-branch=main", self.course)
        self.publish()

    def publish(self):
        """Make the image as TEACHING.md says, and push."""
        self.do(IMAGE, self.course)
        who = "-c user.name=teacher -c user.email=teacher@example.org"
        self.do(f"git add --all && git {who} commit --quiet --message=new", self.course)

    def do(self, commands, folder=None):
        subprocess.run(["sh", "-ec", commands], cwd=folder or self.folder, env=self.environment, check=True)

    @contextmanager
    def runs(self, *command):
        """While a server runs; what it says is in a file of its name."""
        with open(self.folder / f"{command[0]}.log", "w") as log:
            options = {"cwd": self.folder, "env": self.environment, "stdout": log, "stderr": log}
            process = subprocess.Popen(command, **options)
        try:
            yield
        finally:
            process.terminate()
            process.wait(60)

    @property
    def link(self):
        """What learners are given."""
        git_server = quote(self.git_server, safe="")
        return LINK.replace("https://YOUR-HUB", self.address).replace("https%3A%2F%2FYOUR-GIT", git_server)


def free_ports(count):
    with ExitStack() as open_:
        free = [open_.enter_context(closing(socket.socket())) for _ in range(count)]
        for one in free:
            one.bind(("127.0.0.1", 0))
        return [one.getsockname()[1] for one in free]


@pytest.fixture(scope="module")
def hub(tmp_path_factory):
    missing = [name for name in ("git", "node", "npm") if not shutil.which(name)]
    if missing or os.name == "nt":
        pytest.skip(f"a hub needs {' and '.join(missing) or 'Linux or macOS'}")
    hub = Hub(tmp_path_factory.mktemp("hub"))
    hub.install()
    with hub.runs("git", "daemon", *hub.git_options), hub.runs("jupyterhub"):
        wait_for(f"{hub.address}/hub/health")
        yield hub


def wait_for(address):
    for _ in range(300):
        try:
            return urllib.request.urlopen(address, timeout=1).close()
        except OSError:
            time.sleep(0.2)
    raise AssertionError(f"{address} does not answer")


@pytest.fixture
def visits(hub, browser):
    """`visits()` is the whole class, each with a browser of their own in which the link has opened a lesson."""

    def visits_():
        return {name: come(browser.new_context().new_page(), name, hub.link) for name in LEARNERS}

    return visits_


def come(page, name, link):
    """Log in, and run the lesson that a link leads to."""
    page.set_default_timeout(PATIENCE)
    page.goto(link)
    page.get_by_label("Username").fill(name)
    page.get_by_label("Password").fill("any")
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url("**/00_start_here.ipynb")
    return run_all(page)


def leave(lesson, hub):
    """Save, and log out, which stops the learner's server."""
    lesson.page.evaluate("window.jupyterapp.commands.execute('docmanager:save')")
    lesson.page.goto(f"{hub.address}/hub/logout")
    lesson.page.get_by_label("Username").wait_for()


def sources(lesson):
    return lesson.page.evaluate(f"{PANEL}.content.widgets.map(c => c.model.sharedModel.source).join('\\n')")


def test_a_class_comes_twice_and_keeps_its_answers_when_a_new_version_has_come(hub, visits):
    for name, lesson in visits().items():
        assert lesson.errors() == [] and OLD in sources(lesson)
        assert "✓" in lesson.write(STUB, ANSWER.format(name))
        leave(lesson, hub)

    for file in (hub.course / "notebooks" / "00_start_here.ipynb", hub.course / "nn_lesson" / "data.py"):
        text = file.read_text(encoding="utf-8").replace(OLD, NEW)
        file.write_text(text + '\nNEW = "new"\n' * (file.suffix == ".py"), encoding="utf-8")
    hub.publish()

    for name, lesson in visits().items():
        assert lesson.errors() == [] and NEW in sources(lesson) and OLD not in sources(lesson)
        assert ANSWER.format(name) in sources(lesson)
        assert lesson.ask("data.NEW") == "new"
        assert "✓" in lesson.cell("check(predict_price)").locator("[role=status]").inner_text()
        leave(lesson, hub)

    homes = [home / REPOSITORY / "notebooks" for home in (hub.folder / "homes").iterdir()]
    assert len(homes) == len(LEARNERS)
    for notebooks in homes:
        assert "predict_price" in (notebooks / "nn_lesson_progress.json").read_text(encoding="utf-8")
        assert "predict_price" in (notebooks / "my_network.py").read_text(encoding="utf-8")
