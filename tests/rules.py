"""What every notebook of the course keeps to, beyond showing what it showed before (which nbval tests).

A rule takes a notebook and its path, and returns what is wrong: one sentence for each fault, naming the cell.
"""

import json
import math
import re
from collections import Counter
from statistics import median

import nbformat
import numpy as np

from lessons.build import METADATA
from nn_lesson import data, neuron
from nn_lesson.practice.exercises.backpropagation_further import first_weight_slope

NUMBER = r"(?<![\w.])\d+(?:[,_]\d{3})*(?:\.\d+)?"
WORDS_A_MINUTE, EXERCISE, EXPLORER = 130, 4, 3  # how fast a beginner reads; the minutes that the others take


WRONG = data.INPUT_VECTORS[1]  # the point that lesson 2 got wrong; its target is 0


def after_a_step_of_1(with_bias):
    """What lesson 4 predicts for that point after a step along the true gradient."""
    derror_dbias, derror_dweights = neuron.compute_gradients(WRONG, data.WEIGHTS, data.BIAS, 0)
    bias = data.BIAS - with_bias * derror_dbias
    return neuron.make_prediction(WRONG, data.WEIGHTS - derror_dweights, bias).item()


PRINTED_ONCE = {"4.1259999999999994", "0.7586743596667225"}  # lessons 1 and 3 show how floats round
FIGURES = {  # what the text may name although no cell shows it, and what it is
    "0.79412963": 0.79412963,  # lesson 6 quotes it to say that it came from a network without a seed
    "1950": 1950,  # a year
    "0.333": 1 / 3,
    "2.718": math.e,
    "4.1259": 4.1259,  # cut off, as lesson 1 warns
    "1.87": 0.87 + 1,
    "0.759": neuron.squared_error(neuron.make_prediction(WRONG, data.WEIGHTS, data.BIAS), 0),
    "0.665": after_a_step_of_1(with_bias=False),
    "0.620": after_a_step_of_1(with_bias=True),
    "1,797": len(np.concatenate([part.labels for part in data.digits()])),
    "0.105": -math.log(0.9),
    "0.69": -math.log(0.5),
    "2.3": -math.log(0.1),
    "4.6": -math.log(0.01),
    "0.49": 0.7 * 0.7,
    "0.25": 0.5 * 0.5,
    "0.15": first_weight_slope(2, 0, 1, 0),
    "1.5": 1.5,  # a setting of the darts
    "137": 137,  # a seed, tried in test_network.py
}
SECTIONS = ["Predict, then explore", "Write it", "Use it", "Quiz", "Further", "Recap"]  # how headings begin
PAUSE = r"## A pause|\*\*A good place for a pause"  # after which a new sitting begins
WHOLE_CLASS = {6, 7, 8}  # here a cell may hold a whole class
TRACES = (
    r"/tmp/|/home/|/Users/|/root/|/work/|\b[A-Z]:\\|site-packages|file://|localhost|ipykernel_|\b0x[0-9a-f]{4,}"
)


def cells(notebook, kind):
    """The cells of a kind, each with what to call it in a sentence."""
    for number, cell in enumerate(notebook.cells, 1):
        if cell.cell_type == kind:
            yield f"cell {number} ({cell.get('id')})", cell


def outputs(notebook):
    for name, cell in cells(notebook, "code"):
        for output in cell.outputs:
            yield name, output


def words_shown(output):
    """All that an output says in words, HTML without its tags."""
    data = output.get("data", {})
    page = re.sub(r"<style.*?</style>|<[^>]*>", " ", data.get("text/html", ""), flags=re.DOTALL)
    return "\n".join([output.get("text", ""), data.get("text/plain", ""), page])


def prose(notebook):
    return "\n\n".join(cell.source for _, cell in cells(notebook, "markdown"))


def headings(notebook):
    return re.findall(r"^## (.+)$", prose(notebook), re.MULTILINE)


def number_of(path):
    return int(path.stem[:2])


def noun_of(path):
    return path.stem[3:]


# How it ran


def it_ran_from_top_to_bottom(notebook, path):
    for count, (name, cell) in enumerate(cells(notebook, "code"), 1):
        if cell.execution_count != count:
            yield f"{name} ran as number {cell.execution_count}, not {count}"


def it_ran_without_errors_or_warnings(notebook, path):
    for name, output in outputs(notebook):
        if output.output_type == "error":
            yield f"{name} raises {output.ename}"
        if output.get("name") == "stderr":
            yield f"{name} writes to stderr: {output.text}"


def it_is_a_valid_notebook(notebook, path):
    try:
        nbformat.validate(notebook)
    except nbformat.ValidationError as error:
        yield str(error).splitlines()[0]
    stored = json.loads(path.read_text(encoding="utf-8"))  # nbformat gives equal ids new names as it reads
    for name, count in Counter(cell.get("id") for cell in stored["cells"]).items():
        if count > 1 or not name:
            yield f"{count} cells have the id {name}"


def it_is_small(notebook, path):
    if path.stat().st_size >= 1_000_000:
        yield f"{path.stat().st_size:,} bytes"


def every_cell_is_tested(notebook, path):
    for name, cell in [*cells(notebook, "code"), *cells(notebook, "markdown"), *cells(notebook, "raw")]:
        if cell.metadata not in ({}, {"tags": ["exercise"]}, {"tags": ["further"]}):
            yield f"{name} has the metadata {dict(cell.metadata)}"
        if re.search(r"#\s*(NBVAL|PYTEST_VALIDATE)_", cell.source):
            yield f"{name} tells nbval to look away"


# What it shows without a kernel


def it_shows_no_widget_without_a_kernel(notebook, path):
    if notebook.metadata != METADATA:
        yield f"the notebook's metadata has {dict(notebook.metadata)}"
    for name, output in outputs(notebook):
        for kind in output.get("data", {}):
            if kind.startswith("application/"):
                yield f"{name} stores {kind}"
        if re.match(r"\w+\([a-z_]+=|<[\w.]+ ", output.get("data", {}).get("text/plain", "")):
            yield f"{name} shows a reader no more than {output.data['text/plain'][:60]}"


def it_shows_no_trace_of_a_machine(notebook, path):
    for name, output in outputs(notebook):
        data = output.get("data", {})
        text = output.get("text", "") + "".join(data[kind] for kind in data if kind.startswith("text/"))
        for trace in re.findall(TRACES, text):
            yield f"{name} shows {trace}"


def every_picture_has_words(notebook, path):
    for name, cell in cells(notebook, "markdown"):
        for image in re.findall(r"!\[\s*\]\(.*?\)|<img(?![^>]* alt=.\w)[^>]*>", cell.source):
            yield f"{name} has an image without alt text: {image}"
    for name, output in outputs(notebook):
        for kind in output.get("data", {}):
            alt = output.metadata.get(kind, {}).get("alt", "")
            if kind.startswith("image/") and not (alt and alt.startswith(output.data["text/plain"])):
                yield f"{name} has a picture whose alt text is not what it says without a picture: {alt}"


def numbers_are_short(notebook, path):
    """Beyond eight digits, processors disagree and readers stop reading."""
    for name, output in outputs(notebook):
        for number in re.findall(r"(?<![\w#.])\d+\.?\d*", words_shown(output)):
            digits = number.replace(".", "").strip("0")
            if len(digits) > 8 and number not in PRINTED_ONCE:
                yield f"{name} shows {number}"


def figures_are_computed(notebook, path):
    """A figure of three digits, or with a point, in the text is one that a cell shows, perhaps rounded, or has.

    What stands in `backticks` is asked for, not found.
    """
    shown = "\n".join(words_shown(output) for _, output in outputs(notebook))
    known = re.findall(NUMBER, shown + "\n".join(cell.source for _, cell in cells(notebook, "code")))
    for number in re.findall(NUMBER, re.sub(r"`[^`\n]*`", "", prose(notebook))):
        digits = number.replace(",", "").replace(".", "").lstrip("0")
        digits = digits if "." in number else digits.rstrip("0")  # 200 and 3,000 are no results
        values = [FIGURES[number]] if number in FIGURES else map(value_of, known)
        if len(digits) > 1 + ("." not in number) and not any(rounds_to(value, number) for value in values):
            yield f"the text says {number}, which no cell shows"


def value_of(number):
    return float(number.replace(",", "").replace("_", ""))


def rounds_to(value, number):
    """Whether a value, rounded to as many places as the number has, is that number."""
    places = len(number.partition(".")[2])
    return f"{value:.{places}f}" == number.replace(",", "")


# How it is written


def needed(notebook):
    """All cells but those of the further tasks, which nobody has to do."""
    further = False
    for cell in notebook.cells:
        if cell.source.startswith("## "):
            further = cell.source.startswith("## Further")
        if not further:
            yield cell


def sittings(notebook):
    """The needed cells of each sitting: from one marked pause to the next."""
    parts = [[]]
    for cell in needed(notebook):
        parts[-1].append(cell)
        if re.search(PAUSE, cell.source):
            parts.append([])
    return parts


def exercises(notebook):
    """How many functions and methods a learner writes."""
    tagged = "\n".join(cell.source for cell in notebook.cells if "exercise" in cell.metadata.get("tags", []))
    return len(re.findall(r"^ *def (?!__init__)", tagged, re.MULTILINE))


def minutes(notebook):
    """How long a learner takes for what is needed, rounded up to the next five minutes."""
    code = "\n".join(cell.source for _, cell in cells(notebook, "code"))
    explorers = len(re.findall(r"explore\.\w+\(", code))  # `.answered()` is a still picture
    words = " ".join(cell.source for cell in needed(notebook) if cell.cell_type == "markdown").split()
    reading = len(words) / WORDS_A_MINUTE
    return 5 * math.ceil((reading + EXERCISE * exercises(notebook) + EXPLORER * explorers) / 5)


def it_has_a_readable_size(notebook, path):
    if len(notebook.cells) < 20:
        yield f"{len(notebook.cells)} cells"
    for number, part in enumerate(sittings(notebook), 1):
        words = sum(len(cell.source.split()) for cell in part if cell.cell_type == "markdown")
        if len(part) > 40 or words > 1300:
            yield f"{len(part)} cells and {words} words in sitting {number}, without a marked pause"


def code_is_short(notebook, path):
    lengths = [len(cell.source.splitlines()) for _, cell in cells(notebook, "code")]
    if median(lengths) > 3:
        yield f"the median code cell has {median(lengths)} lines"
    for name, cell in cells(notebook, "code"):
        if (width := max(map(len, cell.source.splitlines()))) > 88:  # beyond, a small screen cuts lines off
            yield f"{name} has a line of {width} characters"
        whole_class = number_of(path) in WHOLE_CLASS and cell.source.startswith("class ")
        if (length := len(cell.source.splitlines())) > 15 and not whole_class:
            yield f"{name} has {length} lines"


def it_opens_like_the_others(notebook, path):
    opening, number = notebook.cells[0].source, number_of(path)
    title = "Start here" if number == 0 else f"{number} · "
    if not re.match(rf"# {title}\S?", opening) or opening.count("\n# "):
        yield f"the first line is not `# {title}...`: {opening.splitlines()[0]}"
    for words in ("You will", "You need"):
        if words not in opening:
            yield f"the first cell does not say “{words} ...”"
    said = [int(digits) for digits in re.findall(r"(\d+) minutes", opening)]
    if said != [minutes(notebook)]:
        yield f"the first cell names these minutes: {said}, and it takes {minutes(notebook)}"


def it_has_the_sections_of_every_lesson(notebook, path):
    found, wanted = headings(notebook), SECTIONS if number_of(path) < 2 else ["Warm up", *SECTIONS]
    for section in [*wanted, "Break it"]:
        if not any(heading.startswith(section) for heading in found):
            yield f"no section is called “{section}”"
    places = [place for section in wanted for place, heading in enumerate(found) if heading.startswith(section)]
    if places != sorted(places) or not found or found[-1] != "Recap":
        yield f"the sections come in another order: {', '.join(found)}"
    bullets = re.findall(r"^- ", prose(notebook).partition("## Recap")[2], re.MULTILINE)
    if not 1 <= len(bullets) <= 4:
        yield f"the recap has {len(bullets)} points"


def it_has_everything_to_practise_with(notebook, path):
    code = "\n".join(cell.source for _, cell in cells(notebook, "code"))
    noun = noun_of(path)
    calls = [f"explore.{noun}(", f'quiz("{noun}")', ".answered())", "progress()"]
    for call in calls + ([f'review("{noun}")'] if number_of(path) >= 2 else []):
        if call not in code:
            yield f"no cell calls {call}"
    if code.count(f"explore.{noun}(") == code.count(f"explore.{noun}()"):
        yield f"explore.{noun} never runs what the learner writes"
    if exercises(notebook) < 2:
        yield "there are fewer than two exercises"


def links_lead_somewhere(notebook, path):
    for name, cell in cells(notebook, "markdown"):
        for target in re.findall(r"\]\(([^)\s]+)[^)]*\)", cell.source):
            file = target.partition("#")[0]
            if not re.match(r"https?://", target) and file and not (path.parent / file).exists():
                yield f"{name} links to {target}, which is not there"


def it_ends_with_the_way_on(notebook, path):
    for following in path.parent.glob(f"{number_of(path) + 1:02}_*.ipynb"):
        title = nbformat.read(following, 4).cells[0].source.splitlines()[0].removeprefix("# ")
        if not notebook.cells[-1].source.endswith(f"[{title}]({following.name})"):
            yield f"the last cell does not end with [{title}]({following.name})"


OF_LESSONS = [
    it_has_a_readable_size,
    code_is_short,
    it_opens_like_the_others,
    it_has_the_sections_of_every_lesson,
    it_has_everything_to_practise_with,
    it_ends_with_the_way_on,
]
RULES = [
    it_ran_from_top_to_bottom,
    it_ran_without_errors_or_warnings,
    it_is_a_valid_notebook,
    it_is_small,
    every_cell_is_tested,
    it_shows_no_widget_without_a_kernel,
    it_shows_no_trace_of_a_machine,
    every_picture_has_words,
    numbers_are_short,
    figures_are_computed,
    links_lead_somewhere,
    *OF_LESSONS,
]
