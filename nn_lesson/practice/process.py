"""`check(project)`: a verdict on how a question was asked."""

from nn_lesson.practice.verdict import Verdict
from nn_lesson.question.process import findings

SOUND = "Split, baseline, training, validation and one test: nothing was found that flatters the answer."


def judge_process(project):
    """The `Verdict` on a project, with its `findings`."""
    found = findings(project)
    faults, todo, notes = (
        [finding.message for finding in found if finding.kind == kind] for kind in ("retry", "todo", "note")
    )
    status = "retry" if faults else "todo" if todo else "passed"
    things = "1 thing makes" if len(faults) == 1 else f"{len(faults)} things make"
    titles = {"retry": f"{things} this answer weak", "todo": "Sound so far", "passed": "This process is sound"}
    if notes:
        titles["passed"] = "No fault was seen, and something is to be said with it"
    body = "\n\n".join([*(faults + todo[:1] or [SOUND]), *notes])
    verdict = Verdict(status, "", body, found[0].key if found else None, title=titles[status])
    verdict.findings = found
    return verdict
