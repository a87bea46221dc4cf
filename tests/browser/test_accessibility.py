"""By keyboard alone, and for a screen reader: all that the course shows in a notebook."""

from importlib.resources import files

import pytest

from nn_lesson import explore
from nn_lesson.explore.explorer import Explorer
from nn_lesson.practice.quiz import form_of

AXE = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
THEMES = {"JupyterLab Light": "true", "JupyterLab Dark": "false"}
EXPLORERS = [name for name in explore.__all__ if issubclass(getattr(explore, name), Explorer)]

BEGIN = """import os
os.environ["NN_LESSON_PROGRESS"] = "{}.json"
from nn_lesson import *
from nn_lesson import explore, neuron"""
CARDS = ["def dot(u, v):\n    ...", "check(dot)", "def dot(u, v):\n    return sum(u) * sum(v)", "check(dot)"]
CARDS += ["check(neuron.dot)", 'hint("dot")', 'solution("dot")', "progress()"]
QUIZZES = ['quiz("dot_product")', 'review("derivatives")', 'quiz("before")']
AT_FIRST = [f"explore.{name}()" for name in explore.__all__]
UNLOCKED = [f"unlocked = explore.{name}()\nunlocked.skip()\nunlocked" for name in explore.__all__]

LONGEST = 16  # letters of a value, as it is said: not 1.4499999999999993
CONTROLS = (
    """.noUi-handle, .nn-handle, .nn-listening svg, .widget-readout, button, select, input:not([type=hidden])"""
)
IN_ORDER = f"""(output) => {{
    const all = [...output.querySelectorAll('{CONTROLS}')];
    window.controls = all.filter((at) => at.checkVisibility() && !at.disabled);
    controls[0]?.focus();
    return controls.length;
}}"""
# axe does not judge what JupyterLab scrolls, as it may be covered: so the outputs get the page to themselves.
ALONE = """() => {
    document.body.replaceChildren(...document.querySelectorAll('.jp-OutputArea-output'));
    document.body.style.cssText = 'height: auto; overflow: visible; background: var(--jp-layout-color0)';
}"""
FOCUSED = "() => controls.indexOf(document.activeElement)"
SAID = """() => document.activeElement.getAttribute("aria-valuetext")"""
NAMES = """() => [...document.querySelectorAll(".jp-OutputArea-output")].map((output) =>
    [...output.querySelectorAll("[role=slider]")].filter((at) => at.checkVisibility())
        .map((at) => [at.ariaLabel, at.getAttribute("aria-valuetext")]))"""


@pytest.fixture
def show(upload, open_lesson):
    """`show(name, sources)` opens a notebook of these cells, all of which have run."""

    def show_(name, sources):
        upload(name, [BEGIN.format(name), *sources])
        lesson = open_lesson(name)
        assert lesson.errors() == []
        lesson.page.wait_for_function(
            "(count) => document.querySelectorAll('.nn-picture canvas[aria-label]').length === count",
            arg=sum(any(f"explore.{explorer}()" in source for source in sources) for explorer in EXPLORERS),
        )
        return lesson.page

    return show_


@pytest.mark.slow
def test_axe_finds_nothing_serious_in_the_light_and_the_dark_theme(show):
    page = show("axe", [*AT_FIRST, *CARDS, *QUIZZES])
    page.locator(".nn-quiz button").first.click()  # so that feedback is there, too
    page.locator(".nn-quiz [role=status]").first.wait_for()
    page.evaluate(AXE)
    page.evaluate(ALONE)
    for theme, is_light in THEMES.items():
        page.evaluate("(theme) => window.jupyterapp.commands.execute('apputils:change-theme', { theme })", theme)
        page.wait_for_function("(light) => document.body.dataset.jpThemeLight === light", arg=is_light)
        page.wait_for_timeout(500)  # colours fade into one another
        found = page.evaluate("() => axe.run({ include: ['.jp-OutputArea-output'] })")
        serious = [rule for rule in found["violations"] if rule["impact"] in ("serious", "critical")]
        assert [(rule["id"], node["html"]) for rule in serious for node in rule["nodes"]] == [], theme
        passed = {rule["id"]: " ".join(node["html"] for node in rule["nodes"]) for rule in found["passes"]}
        assert {"color-contrast", "button-name", "aria-input-field-name", "role-img-alt"} <= set(passed)
        unsure = [node for rule in found["incomplete"] if rule["id"] == "color-contrast" for node in rule["nodes"]]
        assert len(unsure) < 20, unsure
        for words in ("Predict first.", "Not quite", "Hint 1 of 3", "Your progress", "Guess the price"):
            assert words in passed["color-contrast"], words


@pytest.mark.slow
def test_every_control_is_reached_used_and_named_by_keyboard(show):
    page = show("keyboard", [*UNLOCKED, *QUIZZES])
    for number in range(page.locator(".jp-OutputArea-output").count()):
        output = page.locator(".jp-OutputArea-output").nth(number)
        count = output.evaluate(IN_ORDER)
        assert count, output.inner_text()
        for place in range(count):
            assert page.evaluate(FOCUSED) == place, f"control {place} of {output.inner_text()[:100]}"
            if page.evaluate("() => document.activeElement.role") == "slider":
                uses(page)
            page.keyboard.press("Tab")
    for names in page.evaluate(NAMES):
        assert all(name and value and len(value) < LONGEST for name, value in names), names
        assert len({name for name, _value in names}) == len(names), names


def uses(page):
    """Whether an arrow key moves the slider or handle that has the focus, and its new value is said."""
    before = page.evaluate(SAID)
    for key in ("ArrowRight", "ArrowLeft", "ArrowUp", "ArrowDown"):
        page.keyboard.press(key)
        for _ in range(20):
            if page.evaluate(SAID) != before:
                return
            page.wait_for_timeout(25)
    raise AssertionError(f"no arrow key moves {page.evaluate('() => document.activeElement.ariaLabel')}")


def test_a_quiz_is_answered_and_an_explorer_tells_its_sentence_by_keyboard(show):
    page = show("told", ["explore.dot_product()", QUIZZES[0]])
    page.get_by_role("button", name="Skip").focus()
    page.keyboard.press("Enter")
    tip = page.get_by_role("slider", name="Tip of the weights arrow")
    tip.focus()
    page.keyboard.press("ArrowRight")
    spoken = page.locator("[aria-live=polite]").filter(has_text="weights (1.36, 0.00)")
    spoken.wait_for(state="attached")
    assert page.get_by_role("img", name="weights (1.36, 0.00)").is_visible()

    page.locator(".nn-quiz button").first.focus()
    page.keyboard.press("Space")
    page.locator(".nn-quiz [role=status]").first.wait_for()


@pytest.mark.slow
def test_the_questions_before_the_course_are_answered_one_after_the_other_by_keyboard(show):
    page = show("before", [QUIZZES[2]])
    page.locator(".nn-quiz button").first.focus()
    for number in range(3):
        page.keyboard.press("Enter")
        page.get_by_text(f"{number + 2} of {len(form_of('before'))}.").wait_for()
        page.keyboard.press("Tab")
    assert page.locator(".nn-quiz button:disabled").count() == 3 * 4
