"""A learner types into cells and runs them: what is said is about what stands there now."""

BEGIN = "from nn_lesson import check, explore, progress"
DOT = "def dot(u, v):\n    return sum(a * b for a, b in zip(u, v))"
SPOILT = "def dot(u, v):\n    return total = sum(a * b for a, b in zip(u, v))"
RENAMED = DOT.replace("dot", "dott")
NEWER = "There is a newer dot now. Run this cell again to see it here."


def type_and_run(lesson, number, source):
    """Put a text into a cell as a hand does, and press Shift and Enter; return the cell."""
    cell = lesson.page.locator(".jp-Notebook .jp-Cell").nth(number)
    cell.locator(".cm-content").click()
    lesson.page.keyboard.press("Control+A")
    lesson.page.keyboard.insert_text(source)
    shift_enter(lesson, cell)
    return cell


def shift_enter(lesson, cell):
    cell.locator(".cm-content").click()
    before = cell.locator(".jp-InputPrompt").first.inner_text()
    lesson.page.keyboard.press("Shift+Enter")
    lesson.page.wait_for_function(
        "([prompt, before]) => /\\d/.test(prompt.innerText) && prompt.innerText !== before",
        arg=[cell.locator(".jp-InputPrompt").first.element_handle(), before],
    )


def test_what_is_said_is_about_what_stands_in_the_cells(open_lesson, upload):
    upload("cells", [BEGIN, "x = 1", "check(dot)", "explore.dot_product(dot)", "progress()"])
    lesson = open_lesson("cells")
    check, explorer, progress = (lesson.cell(call) for call in ("check(", "explore.", "progress("))

    def says(cell, words):
        shift_enter(lesson, cell)
        cell.get_by_text(words).first.wait_for()

    says(check, "is not defined. Run its cell first")  # 1: nothing has been written
    assert lesson.errors() == []

    type_and_run(lesson, 1, DOT)
    explorer.get_by_text(NEWER.replace("dot", "`dot`")).or_(explorer.get_by_text(NEWER)).first.wait_for()
    says(check, "The answer is right in every case tried.")
    says(explorer, "Computed by your")

    type_and_run(lesson, 1, SPOILT)  # 2: it stops
    says(check, "do not go together")
    assert "✓" not in check.inner_text()
    says(explorer, "Computed by the course's version.")
    says(progress, "is not judged yet")

    type_and_run(lesson, 1, RENAMED)  # 3: it has another name
    says(check, "now defines dott instead")

    type_and_run(lesson, 1, DOT)  # 4: it is mended
    says(check, "The answer is right in every case tried.")
    says(explorer, "Computed by your")

    lesson.page.evaluate("window.jupyterapp.shell.currentWidget.sessionContext.restartKernel()")  # 5
    lesson.page.wait_for_function(
        "window.jupyterapp.shell.currentWidget.sessionContext.session.kernel.status === 'idle'"
    )
    lesson.run("from nn_lesson")
    says(check, "Python may have been restarted since.")
