"""Lesson 11: what cannot be read or asked gets a sentence, and no traceback through code of ours."""

import functools
import inspect


class Refused(ValueError):
    """A sentence for the learner, who sees it alone: what Python adds would show code of ours."""

    def _render_traceback_(self):
        return [f"✗ {self}"]


def in_words(work):
    """Decorate a function, or a class with its public methods: what does not fit gets a sentence."""
    if inspect.isclass(work):
        for name, method in list(vars(work).items()):
            if inspect.isfunction(method) and (name == "__init__" or not name.startswith("_")):
                setattr(work, name, in_words(method))
        return work

    @functools.wraps(work)
    def call(*given, **named):
        try:
            return work(*given, **named)
        except Refused:
            raise
        except (TypeError, ValueError, IndexError, OverflowError) as problem:
            raise Refused(f"What was passed does not fit. Call it like this: `{_as_called(work)}`.") from problem

    return call


def _as_called(work):
    """A call with what must be passed, such as `project.use(inputs)`."""
    owner, _, name = work.__qualname__.rpartition(".")
    needed = [each.name for each in inspect.signature(work).parameters.values() if each.default is each.empty]
    called = owner if name == "__init__" else f"{owner.lower()}.{name}" if owner else name
    return f"{called}({', '.join(name for name in needed if name != 'self')})"
