"""The web site in a real browser, without internet: pages to read, and JupyterLab with Python in the browser.

The lessons run there only if the site holds all packages itself; where it was built without internet, it does not.
"""

import functools
import http.server
import json
import re
import threading

import pytest

from tests.browser.conftest import PANEL, PATIENCE
from tests.test_site import NAMES

KERNEL = f"{PANEL}.sessionContext.session.kernel"
ENTER = """
import importlib.util, sys
from types import ModuleType
if importlib.util.find_spec("numpy") is None:
    folder = importlib.util.find_spec("nn_lesson").submodule_search_locations[0]
    for name, where in {"nn_lesson": folder, "nn_lesson.learner": folder + "/learner"}.items():
        package = sys.modules[name] = ModuleType(name)
        package.__path__ = [where]
"""  # where the course cannot be imported as a whole, its packages are entered without their __init__


class Silent(http.server.SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass


@pytest.fixture(scope="module")
def address(site):
    """Where the site is served, as any web server would."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Silent, directory=site))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def asked():
    """All addresses outside the site that its pages ask for."""
    return set()


@pytest.fixture(scope="module")
def page(browser, address, asked):
    """A page that reaches nothing but the site."""

    def only_the_site(route):
        if route.request.url.startswith(address):
            return route.continue_()
        asked.add(route.request.url)
        return route.abort()

    context = browser.new_context(viewport={"width": 1366, "height": 900}, accept_downloads=True)
    context.route("**/*", only_the_site)
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    yield page
    context.close()


def open_lesson(page, address, name):
    """Open a lesson in the browser's JupyterLab and wait until its Python is ready."""
    page.goto(f"{address}run/lab/index.html?path=notebooks/{name}.ipynb")
    page.wait_for_selector(".jp-Notebook .jp-Cell")
    page.wait_for_function(f"{PANEL}?.sessionContext?.session?.kernel?.status === 'idle'")


@pytest.fixture(scope="module")
def lesson(page, address):
    """Lesson 1, open."""
    open_lesson(page, address, "01_dot_product")
    return page


def run(page, code):
    """What a piece of code prints in the browser's Python."""
    return page.evaluate(
        f"""async code => {{
            const said = [];
            const future = {KERNEL}.requestExecute({{code}});
            future.onIOPub = ({{content}}) => said.push(content.text ?? content.evalue ?? '');
            await future.done;
            return said.join('');
        }}""",
        code,
    )


def run_cell(page, source):
    """Put a new cell at the end of the open notebook and run it; returns its place on the page."""
    page.evaluate(
        f"""async source => {{
            const notebook = {PANEL}.content, commands = window.jupyterapp.commands;
            notebook.activeCellIndex = notebook.widgets.length - 1;
            notebook.deselectAll();
            await commands.execute('notebook:insert-cell-below');
            notebook.activeCell.model.sharedModel.setSource(source);
            await commands.execute('notebook:run-cell');
        }}""",
        source,
    )
    return page.locator(".jp-Notebook .jp-Cell").last


def test_the_pages_to_read_need_no_other_server(page, address, asked):
    page.goto(f"{address}index.html")
    page.get_by_role("link", name=re.compile(r"^2 · ")).first.click()
    page.wait_for_selector("mjx-container svg")
    assert page.locator(".cell_output img").first.evaluate("image => image.width > 400")
    assert not asked
    page.get_by_role("link", name=re.compile("Work in this lesson")).click()
    page.wait_for_url("**/run/lab/index.html?path=notebooks/02_*")


def test_the_page_to_work_in_asks_only_for_the_packages_that_the_site_lacks(lesson, asked, elsewhere):
    assert run(lesson, "import sys; print(sys.platform)") == "emscripten\n"
    assert asked == elsewhere


def test_the_course_is_there_as_far_as_its_packages_are(lesson, elsewhere):
    assert run(lesson, "import nn_lesson") == ("No module named 'matplotlib'" if elsewhere else "")


def test_the_version_in_the_browser_is_the_one_of_this_folder(lesson, pytestconfig):
    import tomllib  # noqa: PLC0415

    project = tomllib.loads((pytestconfig.rootpath / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert (
        run(lesson, "import importlib.metadata as m; print(m.version('nn-lesson'))").strip() == project["version"]
    )


def test_a_slider_and_a_widget_with_a_page_of_its_own_reach_python_and_back(lesson):
    cell = run_cell(
        lesson,
        "import anywidget, ipywidgets, traitlets\n"
        "class Count(anywidget.AnyWidget):\n"
        "    _esm = '''export default {render({model, el}) {\n"
        "        const button = el.appendChild(document.createElement('button'));\n"
        "        button.textContent = 'more';\n"
        "        button.onclick = () => { model.set('n', model.get('n') + 1); model.save_changes(); };\n"
        "    }}'''\n"
        "    n = traitlets.Int(0).tag(sync=True)\n"
        "slider, count, words = ipywidgets.IntSlider(3), Count(), ipywidgets.Label()\n"
        "def tell(_): words.value = f'slider {slider.value}, count {count.n}'\n"
        "slider.observe(tell, 'value'); count.observe(tell, 'n')\n"
        "ipywidgets.VBox([slider, count, words])",
    )
    cell.get_by_role("slider").press("ArrowRight")
    cell.get_by_text("slider 4, count 0").wait_for()
    cell.get_by_role("button", name="more").click()
    cell.get_by_text("slider 4, count 1").wait_for()


def test_a_cell_that_still_has_its_three_dots_is_known_as_unfinished(lesson):
    """This reads the cell's source, which the browser's Python must keep as others do."""
    assert run(lesson, ENTER) == ""
    source = "from nn_lesson.learner.stub import is_stub\n"
    source += "def dot(u, v):\n    total = 0\n    for a, b in zip(u, v):\n        ...\n    return total\n"
    run_cell(lesson, source + "print('unfinished:', is_stub(dot))").get_by_text("unfinished: True").wait_for()


@pytest.mark.slow
def test_progress_and_what_was_written_are_kept_and_can_be_downloaded(lesson, address):
    assert run(lesson, "from nn_lesson.progress import record_passed; record_passed('dot')") == ""
    run_cell(lesson, "my_own = 'work'")
    lesson.evaluate("window.jupyterapp.commands.execute('docmanager:save')")
    lesson.wait_for_function(f"!{PANEL}.context.model.dirty")
    open_lesson(lesson, address, "01_dot_product")
    assert "'dot': True" in run(lesson, "import json; print(json.load(open('nn_lesson_progress.json'))['passed'])")
    with lesson.expect_download() as notebook:
        lesson.get_by_role("menuitem", name="File", exact=True).click()
        lesson.get_by_role("menuitem", name="Download", exact=True).click()
    assert notebook.value.suggested_filename.endswith("01_dot_product.ipynb")
    assert "my_own = 'work'" in notebook.value.path().read_text(encoding="utf-8")
    with lesson.expect_download() as progress:
        lesson.evaluate("window.jupyterapp.commands.execute('filebrowser:refresh')")
        lesson.locator(".jp-DirListing-item", has_text="nn_lesson_progress.json").click(button="right")
        lesson.get_by_role("menuitem", name="Download", exact=True).click()
    assert progress.value.suggested_filename.endswith("nn_lesson_progress.json")
    assert json.loads(progress.value.path().read_text())["passed"] == {"dot": True}


def test_a_lesson_that_is_deleted_comes_back_as_it_was(lesson):
    """What the last test has saved is gone, and the lesson is there."""
    lesson.locator(".jp-DirListing-item", has_text="01_dot_product.ipynb").click(button="right")
    lesson.locator(".lm-Menu-item[data-command='filebrowser:delete']").click()
    lesson.locator(".jp-Dialog").get_by_role("button", name="Delete").click()
    lesson.wait_for_function(
        """async () => {
            const contents = window.jupyterapp.serviceManager.contents;
            const { content } = await contents.get('notebooks/01_dot_product.ipynb', { content: true });
            return content.cells.length > 20 && !JSON.stringify(content).includes('my_own');
        }"""
    )


@pytest.mark.parametrize("name", NAMES)
def test_a_lesson_runs_to_its_end_in_the_browser(page, address, elsewhere, name):
    if elsewhere:
        pytest.skip(f"the lessons in the web site, which was built without {len(elsewhere)} of its packages")
    open_lesson(page, address, name)
    page.evaluate("void window.jupyterapp.commands.execute('notebook:run-all-cells')")
    page.wait_for_function(
        f"""() => {PANEL}.content.widgets.every(c => c.model.type !== 'code' || c.model.executionCount)
            && {KERNEL}.status === 'idle'""",
        timeout=10 * PATIENCE,
    )
    errors = page.evaluate(
        f"""() => {PANEL}.content.widgets.flatMap(c => c.model.outputs?.toJSON() ?? [])
            .filter(o => o.output_type === 'error').map(o => o.evalue)"""
    )
    assert errors == []
    image = page.locator(".nn-picture canvas").first
    image.scroll_into_view_if_needed()
    page.wait_for_function("image => image.width > 400", arg=image.element_handle())
