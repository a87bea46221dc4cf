"""A Python file of definitions as text: what one of them needs, and a new one in its place, all else left alone.

And from a notebook: the text of a function or class, and what it takes from the cells around it.
"""

import ast
import dis
import inspect
import linecache
import sys
import textwrap
from types import CodeType, FunctionType, ModuleType

from nn_lesson.learner.stop import is_own

DEFINES = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef
IMPORTS = ast.Import | ast.ImportFrom
MARK = "# The course's own"  # begins the line above what the learner has not written
# Modules from which a function may have been imported by itself.
GIVES = "math", "random", "statistics", "collections", "itertools", "functools", "numpy"


class Source:
    """The text of a file and its top-level statements. SyntaxError: Python cannot read it."""

    def __init__(self, text):
        self.text, self.lines = text, text.splitlines()
        self.statements = ast.parse(text).body

    def binding(self, name):
        """The last statement that makes this name and no other; None if there is none."""
        return next((node for node in reversed(self.statements) if binds(node) == {name}), None)

    def names(self):
        """All names that the statements make."""
        return {name for node in self.statements for name in binds(node)}

    def is_marked(self, node):
        """Whether a MARK stands above a statement."""
        above = self.lines[_first(node) - 2] if node and _first(node) > 1 else ""
        return above.startswith(MARK)

    def part(self, node):
        """The lines of a statement, with its decorators."""
        return "\n".join(self.lines[_first(node) - 1 : node.end_lineno])

    def needed(self, name):
        """The statements that make a name and all that it needs, in their order."""
        wanted, found = {name}, []
        while more := [node for node in self.statements if binds(node) & wanted and node not in found]:
            found += more
            wanted = {read for node in more for read in reads(node)}
        return [node for node in self.statements if node in found]

    def made(self, name, filename):
        """What the name stands for, with nothing else of the file run. It raises what that code raises."""
        names = {"__name__": filename.rpartition(".")[0]}
        exec(compile(ast.Module(self.needed(name), []), filename, "exec"), names)
        return names[name]

    def put(self, name, text, before):
        """A new Source, with a definition in the place of the one of that name, a MARK above it included.

        If there is none, it comes ahead of the first that makes one of the names `before` or, without such, last:
        ahead of what runs only when the file is run.
        """
        old = self.binding(name)
        later = [node for node in self.statements if binds(node) & set(before) or _runs_alone(node)]
        following = old or next((node for node in later if not isinstance(node, IMPORTS)), None)
        start = _first(following) - 1 if following else len(self.lines)
        above_it = MARK if old else "#"  # a comment belongs to what stands below it
        while start and self.lines[start - 1].startswith(above_it):
            start -= 1
        end = old.end_lineno if old else start
        above, below = "\n".join(self.lines[:start]).rstrip(), "\n".join(self.lines[end:]).strip("\n")
        return Source("\n\n\n".join(part for part in (above, text, below) if part) + "\n")

    def runs_alone(self):
        """Whether it has a part that runs only when the file is run."""
        return any(map(_runs_alone, self.statements))

    def put_import(self, text):
        """A new Source, with one import more, below those that stand at its top."""
        top = self.statements[:1] if ast.get_docstring(ast.Module(self.statements, [])) else []
        imports = [node for node in self.statements if isinstance(node, IMPORTS)]
        end = (imports or top)[-1].end_lineno if imports or top else 0
        above, below = "\n".join(self.lines[:end]), "\n".join(self.lines[end:]).strip("\n")
        gap = "\n" if imports else "\n\n"
        return Source((above + gap + text).lstrip() + (f"\n\n\n{below}" if below else "") + "\n")


def binds(node):
    """The names that a statement makes."""
    if isinstance(node, DEFINES):
        return {node.name}
    if isinstance(node, IMPORTS):
        return {alias.asname or alias.name.partition(".")[0] for alias in node.names}
    if isinstance(node, ast.Assign | ast.AnnAssign):
        targets = [part for target in getattr(node, "targets", None) or [node.target] for part in ast.walk(target)]
        return {part.id for part in targets if isinstance(part, ast.Name) and isinstance(part.ctx, ast.Store)}
    return set()


def reads(node):
    """The names outside of itself that a statement, or what it defines, reads; Python itself makes `__name__`."""
    return names_in(compile(ast.Module([node], []), "<source>", "exec")) - {"__name__"}


def names_in(code):
    """The names outside of itself that compiled code reads; what stands behind a point is none."""
    read = {step.argval for step in dis.get_instructions(code) if step.opname in ("LOAD_GLOBAL", "LOAD_NAME")}
    return read.union(*(names_in(part) for part in code.co_consts if isinstance(part, CodeType)))


def _first(node):
    return min([node, *getattr(node, "decorator_list", [])], key=lambda part: part.lineno).lineno


def _runs_alone(node):
    return isinstance(node, ast.If) and "__name__" in ast.unparse(node.test)


# From a notebook


def written(thing):
    """The text of the statement that made a function or class, in its cell or file. ValueError: there is none."""
    try:
        code = inspect.unwrap(_function(thing)).__code__
        lines = linecache.getlines(code.co_filename) or inspect.findsource(code)[0]
        statements = [node for node in ast.walk(ast.parse("".join(lines))) if isinstance(node, ast.stmt)]
        around = (node for node in statements if _first(node) <= code.co_firstlineno <= node.end_lineno)
        node = next(node for node in around if binds(node))  # from the outermost inwards
    except (AttributeError, OSError, StopIteration, SyntaxError, TypeError) as error:
        raise ValueError from error
    return textwrap.dedent("".join(lines[_first(node) - 1 : node.end_lineno])).rstrip()


def around(thing):
    """The names among which a function, or the methods of a class, look for others."""
    return inspect.unwrap(_function(thing)).__globals__


def as_import(name, value):
    """The import that makes a name stand for a value; "" if none does that is known here."""
    if isinstance(value, ModuleType):
        known = value.__name__
        return f"import {known}" if name == known else f"import {known} as {name}"
    known = getattr(value, "__name__", None)
    for module in GIVES if known else ():
        if getattr(sys.modules.get(module), known, None) is value:
            return f"from {module} import {known}" + (f" as {name}" if name != known else "")
    return ""


def is_written_here(value):
    """Whether it is a function or class that the learner has written."""
    try:
        return type(value) in (FunctionType, type) and is_own(
            inspect.unwrap(_function(value)).__code__.co_filename
        )
    except (AttributeError, StopIteration):
        return False


def needs_more_than_numpy(text):
    """The first module that a text imports which comes neither with Python nor with NumPy; "" if there is none."""
    nodes = [node for node in ast.walk(ast.parse(text)) if isinstance(node, IMPORTS)]
    named = [getattr(node, "module", None) or alias.name for node in nodes for alias in node.names]
    tops = [name.partition(".")[0] for name in named]
    return next((top for top in tops if top != "numpy" and top not in sys.stdlib_module_names), "")


def _function(thing):
    """The function itself; of a class, one of its methods that was written with it."""
    if isinstance(thing, type):
        methods = [part for part in vars(thing).values() if type(part) is FunctionType]
        return next(part for part in methods if part.__qualname__.startswith(f"{thing.__qualname__}."))
    return thing
