"""Has the learner begun? A function counts as a stub while the lesson's `...` is still in it."""

import ast
import dis
import inspect
import itertools
import textwrap

BOOKKEEPING = {"RESUME", "NOP", "CACHE", "EXTENDED_ARG"}
NOTHING = (None, ...)
HOLDERS = (ast.Assign, ast.AugAssign, ast.BinOp, ast.Call, ast.Return, ast.Tuple)  # of a `...` used as a value


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
    return _returns_nothing(thing.__code__) or _uses_ellipsis(thing.__code__) or bool(blanks(thing))


def _returns_nothing(code):
    """Whether all that runs is `return None` or `return ...`; a docstring, `pass` and `...` do not run."""
    steps = _steps(code)
    return all(step.opname.startswith(("LOAD_CONST", "RETURN")) and step.argval in NOTHING for step in steps)


def _uses_ellipsis(code):
    """Whether `...` is loaded as a value, other than as an index (`x[...]` is good NumPy)."""
    for step, following in itertools.pairwise(_steps(code)):
        is_index = following.opname.endswith("SUBSCR") or following.argrepr == "[]"
        if not is_index and (step.argval is ... or step.opname == "LOAD_CONST" and _holds_ellipsis(step.argval)):
            return True
    return any(_uses_ellipsis(inner) for inner in code.co_consts if inspect.iscode(inner))


def _steps(code):
    return [step for step in dis.get_instructions(code) if step.opname not in BOOKKEEPING]


def _holds_ellipsis(constant):
    """Whether a constant is the right side of `a, b = ..., ...`."""
    return isinstance(constant, tuple) and any(part is ... for part in constant)


def blanks(function):
    """The lines of a function's source in which a `...` stands for something to be written, in order."""
    try:
        source = textwrap.dedent(inspect.getsource(function))
        tree = ast.parse(source)
    except (OSError, TypeError, SyntaxError, ValueError):  # there is no source, or it is only part of a line
        return []
    indices = [node.slice for node in ast.walk(tree) if isinstance(node, ast.Subscript)]
    nodes = [node for node in ast.walk(tree) if node not in indices]  # `x[..., 0]` is good NumPy
    bodies = [node.body for node in nodes if isinstance(getattr(node, "body", None), list)]
    empty = [body[0] for body in bodies if body and all(map(_is_ellipsis, body))]  # Python drops it on compiling
    values = [part for node in nodes if isinstance(node, HOLDERS) for part in ast.iter_child_nodes(node)]
    if not empty and not any(map(_is_dots, values)):
        return []
    left = [*filter(_is_dots, values), *filter(_is_ellipsis, nodes)]
    return [source.splitlines()[number - 1].strip() for number in sorted({part.lineno for part in left})]


def _is_ellipsis(statement):
    return isinstance(statement, ast.Expr) and _is_dots(statement.value)


def _is_dots(node):
    return isinstance(node, ast.Constant) and node.value is ...
