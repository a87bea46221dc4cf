"""`check(project)`: a verdict on how a question was asked."""

from nn_lesson.practice.verdict import Verdict
from nn_lesson.question.process import findings

SOUND = "Split, baseline, training, validation and one test: nothing was found that flatters the answer."


def judge_process(project):
    """The `Verdict` on a project, with its `findings`."""
    found = findings(project)
    faults = [finding.message for finding in found if finding.kind == "retry"]
    todo = [finding.message for finding in found if finding.kind == "todo"]
    status = "retry" if faults else "todo" if todo else "passed"
    things = "1 thing makes" if len(faults) == 1 else f"{len(faults)} things make"
    titles = {"retry": f"{things} this answer weak", "todo": "Sound so far", "passed": "This process is sound"}
    body = "\n\n".join([*faults, *todo[:1]]) or SOUND
    verdict = Verdict(status, "", body, found[0].key if found else None, title=titles[status])
    verdict.findings = found
    return verdict
