"""Is it right? From a learner's function or class to a verdict."""

import inspect

from nn_lesson.learner import is_stub
from nn_lesson.practice.diagnosis import diagnose
from nn_lesson.practice.trial import try_out
from nn_lesson.practice.verdict import Verdict


def judge(exercise, thing):
    """The `Verdict` on a learner's function or class. It does not raise, whatever `thing` does when it runs."""
    if exercise.parts:
        return _judge_parts(exercise, thing)
    trials = try_out(exercise, thing)
    if all(trial.right for trial in trials):
        return Verdict("passed", exercise.name, "The answer is right in every case tried.")
    if is_stub(thing):
        return Verdict("todo", exercise.name, "Put your own code in the place of `...`, then run this cell again.")
    slip, message = diagnose(exercise, thing, trials)
    return Verdict("todo" if slip == "ellipsis" else "retry", exercise.name, message, slip)


def _judge_parts(exercise, thing):
    """Method by method, in the order of writing, as far as the learner has come."""
    for done, part in enumerate(exercise.parts):
        method = inspect.getattr_static(thing, part.name, None)
        if method is None or is_stub(method):
            so_far = f"{done} of {len(exercise.parts)} methods are right. " if done else ""
            return Verdict("todo", exercise.name, f"{so_far}Next comes `{part.name}`.")
        verdict = judge(part, thing)
        if verdict.status != "passed":
            return Verdict(verdict.status, part.name, verdict.message, verdict.slip)
    return Verdict("passed", exercise.name, "All its methods do what they should.")
