"""Has the learner begun? A function counts as a stub while the lesson's `...` is still in it."""

import ast
import dis
import inspect
import textwrap

BOOKKEEPING = {"RESUME", "NOP", "CACHE", "EXTENDED_ARG"}
NOTHING = (None, ...)


def is_stub(thing):
    """Whether a function is still to be written, or a class has no method yet or one that is.

    That is a function which does nothing but return None or `...`, or which still uses a `...`
    as a value or as the whole body of a loop or branch.
    """
    if inspect.isclass(thing):
        methods = [method for method in vars(thing).values() if inspect.isfunction(method)]
        return not methods or any(is_stub(method) for method in methods)
    if not inspect.isfunction(thing):
        return False
    return _returns_nothing(thing.__code__) or _uses_ellipsis(thing.__code__) or _has_empty_block(thing)


def _returns_nothing(code):
    """Whether all that runs is `return None` or `return ...`; a docstring, `pass` and `...` do not run."""
    steps = [step for step in dis.get_instructions(code) if step.opname not in BOOKKEEPING]
    return all(step.opname.startswith(("LOAD_CONST", "RETURN")) and step.argval in NOTHING for step in steps)


def _uses_ellipsis(code):
    """Whether `...` is loaded as a value, other than as an index (`x[...]` is good NumPy)."""
    steps = [step for step in dis.get_instructions(code) if step.opname not in BOOKKEEPING]
    for step, following in zip(steps, steps[1:], strict=False):
        is_index = following.opname.endswith("SUBSCR") or following.argrepr == "[]"
        if not is_index and (step.argval is ... or step.opname == "LOAD_CONST" and _holds_ellipsis(step.argval)):
            return True
    return any(_uses_ellipsis(inner) for inner in code.co_consts if inspect.iscode(inner))


def _holds_ellipsis(constant):
    """Whether a constant is the right side of `a, b = ..., ...`."""
    return isinstance(constant, tuple) and any(part is ... for part in constant)


def _has_empty_block(function):
    """Whether a loop or branch holds only `...`. Python drops it on compiling, so the source must tell."""
    try:
        tree = ast.parse(textwrap.dedent(inspect.getsource(function)))
    except (OSError, TypeError, SyntaxError, ValueError):  # there is no source, or it is only part of a line
        return False
    blocks = (getattr(node, "body", None) for node in ast.walk(tree))
    return any(isinstance(block, list) and block and all(map(_is_ellipsis, block)) for block in blocks)


def _is_ellipsis(statement):
    return (
        isinstance(statement, ast.Expr)
        and isinstance(statement.value, ast.Constant)
        and statement.value.value is ...
    )
