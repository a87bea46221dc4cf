"""A function as its author wrote it, compiled again: with a look at each value, or with something changed."""

import ast
import copy
import inspect
import re
import textwrap
import traceback

from nn_lesson.learner import stopwatch
from nn_lesson.learner.values import harmless

STOPS = "stops here"  # in place of the value of a line that raises
COPY = "<copy>"
SEE, TICK, ROUNDS = "__see__", "__tick__", "__rounds__"  # functions of ours in a copy
MOST = 3000  # values noted in one run
MOST_WORK = 200_000  # for one look at a function: nodes that are compiled, and values that are seen
SECONDS = 2.0  # of this program's own time, should some of the work be far slower than other
BETWEEN_LOOKS = 2000  # work, after which the clock is looked at once: that takes time, too
AT = {"lineno": 1, "col_offset": 0}  # where nodes are that stand nowhere in the source
PARTS = (ast.BinOp, ast.BoolOp, ast.Call, ast.Compare, ast.IfExp, ast.ListComp, ast.Subscript, ast.UnaryOp)
OPAQUE = (ast.Lambda, ast.JoinedStr, ast.FunctionDef, ast.ClassDef)
NOTED = {ast.Return: "value", ast.If: "test", ast.While: "test"}
LASTING = {"open", "save", "savetxt", "write", "write_text", "write_bytes", "unlink", "mkdir", "system"}


class Late(BaseException):
    """All the work is done that a look at a function may take."""


class Written:
    """The source of a function, or of the method of a class that is called `method`, and its tree.

    ValueError: there is no such source, or running it more often may leave something behind.
    """

    def __init__(self, thing, method=None):
        self.owner = thing if method else None
        self.begin_anew()
        try:
            self.function = inspect.unwrap(inspect.getattr_static(thing, method) if method else thing)
            self.source = textwrap.dedent("".join(inspect.getsourcelines(self.function)[0]))
            self.arguments = [name for name in inspect.signature(self.function).parameters if name != "self"]
            self.tree = self._parsed()
            around = {**self.function.__globals__, **inspect.getclosurevars(self.function).nonlocals}
        except (AttributeError, OSError, TypeError, IndexError, SyntaxError, StopIteration) as error:
            raise ValueError from error
        used = {name: around.get(name) for name in self.function.__code__.co_names}
        if LASTING & set(used):
            raise ValueError
        held = {name: copy.copy(value) for name, value in used.items() if isinstance(value, list | dict | set)}
        self.around = {**around, **held, TICK: self.tick, ROUNDS: lambda values: map(self.tick, values)}

    def _parsed(self):
        """The tree of the function alone, without annotations and defaults; its loops count their rounds."""
        nodes = [
            node for node in ast.walk(ast.parse(self.source)) if isinstance(node, ast.FunctionDef | ast.Lambda)
        ]
        node = next(node for node in nodes if getattr(node, "name", "<lambda>") == self.function.__name__)
        body = node.body if isinstance(node.body, list) else [ast.copy_location(ast.Return(node.body), node.body)]
        for argument in (*node.args.args, *node.args.kwonlyargs):
            argument.annotation = None
        node.args.defaults, node.args.kw_defaults = [], [None] * len(node.args.kwonlyargs)
        made = ast.FunctionDef("made", node.args, body, [], type_params=[], **AT)
        self.texts = {part: self._text(part) for part in ast.walk(made) if isinstance(part, ast.stmt | ast.expr)}
        for loop in ast.walk(made):
            if isinstance(loop, ast.While):
                loop.test = _call(TICK, loop.test)
            elif isinstance(loop, ast.For):
                loop.iter = _call(ROUNDS, loop.iter)
        return ast.fix_missing_locations(made)

    def _text(self, node):
        """What stands in the source for a node, in one line; of a block, what comes before its first statement."""
        if isinstance(node, ast.stmt) and hasattr(node, "body"):
            first, node = node.body[0], copy.copy(node)
            node.end_lineno, node.end_col_offset = first.lineno, first.col_offset
        return " ".join((ast.get_source_segment(self.source, node) or "").split("  #")[0].split())

    def text_now(self, changed=lambda tree: tree):
        """The source of the function as its tree stands now, after one more change; its loops count nothing."""
        tree = changed(copy.deepcopy(self.tree))
        for node in ast.walk(tree):
            for field in ("test", "iter"):
                call = getattr(node, field, None)
                if isinstance(call, ast.Call) and getattr(call.func, "id", "") in (TICK, ROUNDS):
                    setattr(node, field, call.args[0])
        return ast.unparse(ast.fix_missing_locations(tree))

    def unread_names(self):
        """The names to which a line gives a value that nothing reads; the parts of a tuple may be so."""
        read = names_read(self.tree)
        lines = [node for node in ast.walk(self.tree) if isinstance(node, ast.Assign)]
        names = [target.id for line in lines for target in line.targets if isinstance(target, ast.Name)]
        return [name for name in dict.fromkeys(names) if name not in read]

    def unread_arguments(self):
        """The names of what comes in and is never read."""
        return [name for name in self.arguments if len(re.findall(rf"\b{name}\b", self.source)) == 1]

    def begin_anew(self, work=MOST_WORK, seconds=None):
        """There is so much work to be done from now on."""
        self.work, self.seconds, self.worked = work, seconds or SECONDS, stopwatch()

    def spend(self, work):
        """Do so much work. It is counted, so that a slow computer says as much; the clock comes last.

        Late: there is no more to be done.
        """
        before, self.work = self.work, self.work - work
        is_time_to_look = before // BETWEEN_LOOKS > self.work // BETWEEN_LOOKS
        if self.work < 0 or is_time_to_look and self.worked() > self.seconds:
            raise Late

    def tick(self, value=None):
        """The value, as long as there is work to be done."""
        self.spend(1)
        return value

    def compiled(self, names):
        """What the tree makes, as it is now, in the place of the function or class, with the names around it."""
        exec(compile(ast.Module([self.tree], []), COPY, "exec"), names)
        made = names["made"]
        made.__defaults__, made.__kwdefaults__ = self.function.__defaults__, self.function.__kwdefaults__
        return type(self.owner.__name__, (self.owner,), {self.function.__name__: made}) if self.owner else made


class Watched(Written, ast.NodeTransformer):
    """A copy that notes its values: `seen` has pairs of a node, or of a variable's name, and a value."""

    def __init__(self, thing, method=None):
        super().__init__(thing, method)
        self.nodes, self.seen = [], []
        arguments = [self.note(argument.arg, argument) for argument in self.tree.args.args]
        self.generic_visit(ast.Module(self.tree.body))
        self.tree.body[:0] = arguments
        self.thing = self.compiled({**self.around, SEE: self.see})

    def run(self, exercise, case):
        """What is seen when it answers a case, until the end or an exception."""
        self.seen = []
        try:
            exercise.call(self.thing, *copy.deepcopy(case))
        except Exception as error:
            lines = [frame.lineno for frame in traceback.extract_tb(error.__traceback__) if frame.filename == COPY]
            stopped = [node for node in self.texts if isinstance(node, ast.stmt) and node.lineno in lines[-1:]]
            self.seen += [(node, STOPS) for node in stopped[:1]]
        return self.seen

    def see(self, number, value):
        self.tick()
        node, (last, before) = self.nodes[number], self.seen[-1] if self.seen else (None, None)
        if isinstance(node, ast.Expr) and node is last:  # the value of `words.count(word)`, then `words`: not both
            self.seen.pop()
            value = value if before is None else before
        if len(self.seen) < MOST:
            self.seen.append((node, harmless(copy.deepcopy(value)) if hasattr(value, "__len__") else value))
        return value

    def noted(self, node, value):
        """The expression that has a value and notes it."""
        self.nodes.append(node)
        return _call(SEE, ast.Constant(len(self.nodes) - 1, **AT), value)

    def note(self, node, target):
        """A statement that notes what a target holds now."""
        return ast.Expr(self.noted(node, _read(target)), **AT)

    def visit(self, node):
        if isinstance(node, OPAQUE):
            return node
        alone = node.value if isinstance(node, ast.Expr) and not isinstance(node.value, ast.Constant) else None
        self.generic_visit(node)
        if isinstance(node, PARTS) and is_value(node):
            return self.noted(node, node)
        if field := NOTED.get(type(node)):
            setattr(node, field, self.noted(node, getattr(node, field) or ast.Constant(None, **AT)))
        if isinstance(node, ast.For):
            node.body.insert(0, self.note(node, node.target))
        if isinstance(node, ast.Assign | ast.AugAssign):
            targets = getattr(node, "targets", None) or [node.target]
            named = [target for target in targets if isinstance(target, ast.Name | ast.Attribute)]
            names = [self.note(ast.unparse(target), target) for target in named]
            return [node, self.note(node, targets[0]), *names]
        if alone:
            node.value = self.noted(node, node.value)
        owner = getattr(getattr(alone, "func", None), "value", None)  # `counts`, which `counts.append(…)` changes
        return [node, self.note(node, owner)] if isinstance(owner, ast.Name) else node


def names_of(*nodes):
    """The names in statements or expressions."""
    return {part.id for node in nodes for part in ast.walk(node) if isinstance(part, ast.Name)}


def names_read(*nodes):
    """Those of the names whose values are read."""
    names = [part for node in nodes for part in ast.walk(node) if isinstance(part, ast.Name)]
    return {name.id for name in names if isinstance(name.ctx, ast.Load)}


def is_value(node):
    """Whether an expression is the author's own, and read."""
    ours = isinstance(node, ast.Call) and getattr(node.func, "id", "").startswith("__")
    return not ours and isinstance(getattr(node, "ctx", ast.Load()), ast.Load)


def _call(name, *arguments):
    """A call of ours, at the place of what it is given."""
    return ast.copy_location(ast.Call(ast.Name(name, ast.Load(), **AT), list(arguments), []), arguments[-1])


def _read(target):
    """The expression that reads what an assignment has written."""
    if isinstance(target, ast.Tuple | ast.List):
        return ast.Tuple([_read(part) for part in target.elts], ast.Load(), **AT)
    read = ast.Name(target.arg, **AT) if isinstance(target, ast.arg) else copy.copy(target)
    read.ctx = ast.Load()
    return read
