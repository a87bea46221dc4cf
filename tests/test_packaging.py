"""One list of packages, in pyproject.toml, and everything else follows from it."""

import json
import re
import runpy
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
README = (ROOT / "README.md").read_text(encoding="utf-8")
TEACHING = (ROOT / "TEACHING.md").read_text(encoding="utf-8")
SUPPORTED = SpecifierSet(PROJECT["requires-python"])
LEARNER, BINDER, TESTS = "requirements.txt", ".binder/requirements.txt", "tests/requirements.txt"
SITE = "site/requirements.txt"
SETTINGS = ROOT / "nn_lesson" / "jupyter" / "settings" / "nn_lesson.json"


def lines(name):
    """The lines of a file that are not comments."""
    return [line for line in (ROOT / name).read_text(encoding="utf-8").splitlines() if not line.startswith("#")]


def pins(name):
    """The pinned packages of a requirement file: name -> list of Requirement."""
    found = {}
    for line in lines(name):
        requirement = Requirement(line)
        found.setdefault(requirement.name, []).append(requirement)
    return found


def test_binder_has_a_learners_packages():
    assert lines(BINDER) == lines(LEARNER)


@pytest.mark.parametrize("name", [LEARNER, TESTS, SITE])
def test_every_line_pins_one_package_and_names_no_address(name):
    for line in lines(name):
        assert re.fullmatch(r"[\w.-]+==[\w.]+( ; [^/@]+)?", line), line


@pytest.mark.parametrize("name", [TESTS, SITE])
def test_a_further_list_has_nothing_that_a_learner_has_already(name):
    assert not set(pins(name)) & set(pins(LEARNER))


def test_what_two_lists_have_is_the_same_in_both():
    for name in set(pins(TESTS)) & set(pins(SITE)):
        assert pins(TESTS)[name] == pins(SITE)[name]


@pytest.mark.parametrize(
    ("extra", "files"), [(None, [LEARNER]), ("test", [LEARNER, TESTS]), ("site", [LEARNER, SITE])]
)
def test_the_pins_lie_in_the_projects_ranges(extra, files):
    wanted = PROJECT["optional-dependencies"][extra] if extra else PROJECT["dependencies"]
    pinned = {name: versions for file in files for name, versions in pins(file).items()}
    for requirement in map(Requirement, wanted):
        assert requirement.name in pinned
        for pin in pinned[requirement.name]:
            [version] = pin.specifier
            assert requirement.specifier.contains(version.version), pin


@pytest.mark.parametrize("python", ["3.11", "3.12", "3.13", "3.14"])
@pytest.mark.parametrize("system", ["linux", "darwin", "win32"])
def test_every_system_and_python_gets_one_version_of_each_package(system, python):
    computer = {
        "sys_platform": system,
        "os_name": "nt" if system == "win32" else "posix",
        "python_version": python,
        "python_full_version": f"{python}.9",
    }
    for name, versions in (pins(LEARNER) | pins(TESTS) | pins(SITE)).items():
        fitting = [pin for pin in versions if pin.marker is None or pin.marker.evaluate(computer)]
        assert len(fitting) <= 1, name
        if name in {Requirement(wanted).name for wanted in PROJECT["dependencies"]}:
            assert len(fitting) == 1, name


def test_conda_has_no_list_of_its_own_and_a_python_that_is_supported_and_binders_too():
    python, *others = yaml.safe_load((ROOT / "environment.yml").read_text())["dependencies"]
    assert others == ["pip", {"pip": ["-r requirements.txt", "."]}]
    version = python.removeprefix("python=")
    assert SUPPORTED.contains(version)
    assert (ROOT / ".binder" / "runtime.txt").read_text().strip() == f"python-{version}"


def test_the_version_is_the_same_everywhere():
    page = json.loads((ROOT / "nn_lesson" / "jupyter" / "page" / "package.json").read_text())
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text())
    assert page["version"] == str(citation["version"]) == PROJECT["version"]
    assert set(re.findall(r"\bv\d+\.\d+\.\d+\b", README)) == {f"v{PROJECT['version']}"}
    assert f"ref: v{PROJECT['version']}\n" in (ROOT / ".github" / "classroom.yml").read_text()


def test_a_released_version_has_an_entry_in_the_changelog():
    first, *_ = re.findall(r"^## (.+)$", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert first == "Unreleased" or first.startswith(f"{PROJECT['version']} · ")


@pytest.fixture
def pages(tmp_path):
    """`pages(name)` are the pages with an address, as `.ci/publish` makes them: file -> text."""
    publish = runpy.run_path(str(ROOT / ".ci" / "publish"))
    for name in publish["PAGES"]:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        shutil.copy(ROOT / name, tmp_path / name)

    def pages_(name):
        assert publish["main"](name, tmp_path) is None
        return {page: (tmp_path / page).read_text(encoding="utf-8") for page in publish["PAGES"]}

    return pages_


def shown(text):
    """A page without what it shows only with an address."""
    text = re.sub(r"<!-- when published\n.*?-->\n", "", text, flags=re.DOTALL)
    return re.sub(r"^# when published: .*\n", "", text, flags=re.MULTILINE)


@pytest.mark.skipif("urls" in PROJECT, reason="there is an address")
def test_without_an_address_no_page_shows_one_or_a_badge_and_the_first_command_works():
    for name in ("README.md", "CITATION.cff", "pyproject.toml"):
        text = shown((ROOT / name).read_text(encoding="utf-8"))
        assert not re.search(r"OWNER|REPOSITORY|badge|mybinder", text), name
    assert re.search(r"```\n(.*)\n", shown(README))[1] == "python3 course.py"


def test_an_address_comes_everywhere_at_once_and_in_the_place_of_another(pages):
    pages("course/course")
    made = pages("ada/Neural.nets-1")
    assert "course/course" not in "".join(made.values()) and "python3 course.py" in made["README.md"]
    assert not re.search(r"OWNER|REPOSITORY|published -->|when published|until published", "".join(made.values()))
    assert yaml.safe_load(made["CITATION.cff"])["repository-code"] == "https://github.com/ada/Neural.nets-1"
    urls = tomllib.loads(made["pyproject.toml"])["project"]["urls"]
    assert urls == {"Repository": "https://github.com/ada/Neural.nets-1"}
    assert "```\ngit clone https://github.com/ada/Neural.nets-1 neural-networks && cd" in made["README.md"]
    links = re.findall(r"(?:https://github\.com|/v2/gh)/([\w.-]+/[\w.-]+)", made["README.md"])
    assert links and set(links) == {"ada/Neural.nets-1"}


@pytest.mark.parametrize("name", ["", "ada", "https://github.com/ada/nets", "ada/nets/more"])
def test_what_is_no_name_of_a_repository_changes_nothing(name):
    said = subprocess.run([sys.executable, ROOT / ".ci" / "publish", name], capture_output=True, text=True)
    assert said.returncode == 1 and "Which repository?" in said.stderr


def test_the_badge_opens_the_first_lesson_at_this_versions_tag(pages):
    [link] = re.findall(r"https://mybinder\.org/v2/\S+(?=\))", pages("ada/nets")["README.md"])
    first = sorted((ROOT / "notebooks").glob("*.ipynb"))[0]
    tag = f"v{PROJECT['version']}"
    assert link == f"https://mybinder.org/v2/gh/ada/nets/{tag}?urlpath=lab/tree/notebooks/{first.name}"


def test_a_hubs_link_leads_to_the_first_lesson():
    [link] = re.findall(r"https://\S+/git-pull\?\S+", TEACHING)
    wanted = parse_qs(urlsplit(link).query)
    folder = wanted["repo"][0].rpartition("/")[2]  # nbgitpuller names it so
    assert (ROOT / wanted["urlpath"][0].removeprefix(f"lab/tree/{folder}/")).exists()


def test_a_wheel_holds_the_whole_package_and_all_that_jupyterlab_looks_for():
    """`pip install` builds one by these few lines, of whatever git does not ignore."""
    wheel = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["hatch"]["build"]
    assert wheel.keys() == {"targets"} and wheel["targets"].keys() == {"wheel"}
    wheel = wheel["targets"]["wheel"]
    assert wheel.keys() == {"packages", "shared-data"} and wheel["packages"] == ["nn_lesson"]
    files = (ROOT / "nn_lesson" / "jupyter").glob("[!_]*/*")
    folders = {path.parent.relative_to(ROOT).as_posix() for path in files}
    assert folders and wheel["shared-data"].keys() == folders


def test_git_ignores_nothing_of_the_package():
    if not (ROOT / ".git").exists():
        pytest.skip("this folder did not come through git")
    ignored = ["git", "ls-files", "--cached", "--ignored", "--exclude-standard", "nn_lesson"]
    assert subprocess.run(ignored, cwd=ROOT, capture_output=True, text=True, check=True).stdout == ""


def test_jupyterlab_knows_every_setting_that_the_course_changes():
    schemas = Path(sys.prefix, "share", "jupyter", "lab", "schemas")
    for plugin, settings in json.loads(SETTINGS.read_text()).items():
        schema = schemas / f"{plugin.replace(':', '/')}.json"
        known = json.loads(schema.read_text(encoding="utf-8"))["properties"]
        for name, value in settings.items():
            choices = [choice["const"] for choice in known[name].get("oneOf", [])]
            assert value in choices or known[name]["type"] in ("boolean", "object"), name
