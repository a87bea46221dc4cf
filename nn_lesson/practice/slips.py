"""The mistakes that learners make in one exercise, as a table to be read: what they type, and what to say of it.

    pairs_added: sum(a + b for a, b in zip(u, v))
        The two numbers of a pair are added. They should be multiplied.

Each entry begins with its key. What is typed stands behind it, in the shortest of these ways:

- an expression, which is all that the function returns;
- `name = expression` or `return expression`, in the place of the reference's line for that name or of its
  `return`; several are separated by `; `;
- `old -> new`, which changes these letters wherever the reference's source has them;
- a whole function, `def ...`.

Where that returns nothing, any wrong answer fits: what is returned when nothing was found, each learner makes up.
Further lines of what is typed begin with `| `. A line that begins with `#` is a heading.
"""

import ast
import copy
import functools
import inspect
import math
import re
import sys
import textwrap

from nn_lesson import data, network, neuron

# what a learner may have imported or written before
NAMES = {**vars(network), **vars(neuron), "data": data, "math": math}


class Slip:
    """A mistake: its `key`, the `source` of a function that makes it, that function as `wrong`, and a `sentence`.

    The sentence names the mistake, never the formula of the solution. For a method, `wrong` is a class with that
    method in the place of the right one.
    """

    def __init__(self, key, source, sentence, reference):
        self.key, self.source, self.sentence, self._reference = key, source, sentence, reference

    @functools.cached_property
    def tree(self):
        """The tree of its function, without the docstring."""
        return bare(self.source)

    @functools.cached_property
    def wrong(self):
        names = NAMES | vars(sys.modules[self._reference.__module__])
        exec(compile(self.source, f"<{self.key}>", "exec"), names)
        wrong = names[ast.parse(self.source).body[0].name]
        if not isinstance(self._reference, type):
            return wrong
        return type(self._reference.__name__, (self._reference,), {wrong.__name__: wrong})


def table(reference, text, method=None):
    """The slips of a table. For an exercise about a class, `method` is the name of the one that is wrong."""
    right = _source_of(getattr(reference, method) if method else reference)
    slips, problems = [], []
    for key, code, sentence in _entries(textwrap.dedent(text)):
        try:
            slips.append(Slip(key, _source(right, code), sentence, reference))
        except (SyntaxError, ValueError) as problem:
            problems.append(f"the slip `{key}` of `{method or reference.__name__}`: {problem}")
    if problems:
        raise ValueError("\n".join(problems))
    return slips


def together(one, other, right):
    """Two slips in one function, of which `right` is the tree, or None where they change the same thing."""
    merged = _merged(right, one.tree, other.tree)
    if not merged:
        return None
    source = ast.unparse(ast.fix_missing_locations(merged))
    singles = [ast.unparse(slip.tree) for slip in (one, other)]
    return None if source in singles else Slip("", source, "", one._reference)


def bare(source):
    """The tree of a function without its docstring."""
    function = ast.parse(textwrap.dedent(source)).body[0]
    if ast.get_docstring(function) is not None:
        del function.body[0]
    return function


def _merged(base, one, other):
    """A tree with what two others have changed, each somewhere else; or None."""
    base_text, *texts = [
        ast.dump(part) if isinstance(part, ast.AST) else repr(part) for part in (base, one, other)
    ]
    if base_text in texts:
        return other if texts[0] == base_text else one
    if not isinstance(base, ast.AST) or not type(base) is type(one) is type(other):
        return None
    merged = copy.copy(base)
    for field, value in ast.iter_fields(base):
        values = value, getattr(one, field), getattr(other, field)
        if isinstance(value, list) and {*map(len, values)} == {len(value)}:
            new = [_merged(*parts) for parts in zip(*values, strict=True)]
            missing = None in new
        elif isinstance(value, list):
            dumped = [[ast.dump(part) for part in parts] for parts in values]
            new = values[2] if dumped[0] == dumped[1] else values[1]
            missing = dumped[0] not in dumped[1:]
        else:
            new = _merged(*values)
            missing = new is None and values != (None, None, None)
        if missing:
            return None
        setattr(merged, field, new)
    return merged


def as_method(slip, of, method):
    """A function's slip, made in a method of the class `of`: what the method is not given it takes from `self`."""
    function, own = (ast.parse(source).body[0] for source in (slip.source, _source_of(getattr(of, method))))
    given = [argument.arg for argument in own.args.args]
    taken = [argument.arg for argument in function.args.args if argument.arg not in given]
    own.body = [*ast.parse("\n".join(f"{name} = self.{name}" for name in taken)).body, *function.body]
    return Slip(slip.key, ast.unparse(ast.fix_missing_locations(own)), slip.sentence, of)


def _source_of(function):
    return textwrap.dedent(inspect.getsource(function))


def _entries(text):
    """(key, code, sentence) of each entry."""
    without_headings = re.sub(r"^#.*\n", "", text, flags=re.MULTILINE)
    for entry in re.split(r"\n(?=\w)", without_headings.strip()):
        first, *rest = entry.splitlines()
        key, _, code = first.partition(": ")
        lines = [line.strip() for line in rest]
        more = [line.removeprefix("| ") for line in lines if line.startswith("| ")]
        yield key, "\n".join([code, *more]), " ".join(line for line in lines if not line.startswith("| "))


def _source(right, code):
    """The source of a function in which the mistake is made."""
    if code.startswith("def "):
        return code
    if " -> " in code:
        return _with_other_letters(right, code)
    tree = ast.parse(right)
    function = tree.body[0]
    try:
        function.body = [ast.Return(ast.parse(code, mode="eval").body)]
    except SyntaxError:
        _put_in(function, ast.parse(code).body)
    return ast.unparse(ast.fix_missing_locations(tree))


def _with_other_letters(right, code):
    for change in re.split(r";\s", code):
        old, _, new = change.partition(" -> ")
        if old not in right:
            raise ValueError(f"The reference has no `{old}`.")
        right = right.replace(old, new)
    return right


def _put_in(function, typed):
    """Put each of the statements in the place of the one in the function that gives the same name its value."""
    by_target = {_target(statement): statement for statement in typed}
    blocks = [part for part in ast.walk(function) if isinstance(getattr(part, "body", None), list)]
    targets = [_target(statement) for block in blocks for statement in block.body]
    for target in by_target:
        if (count := targets.count(target)) != 1:
            raise ValueError(f"The reference has {count} lines for `{target}`, not one. Write it as `old -> new`.")
    for block in blocks:
        block.body = [by_target.get(_target(statement), statement) for statement in block.body]


def _target(statement):
    if isinstance(statement, ast.Return):
        return "return"
    targets = getattr(statement, "targets", None) or [getattr(statement, "target", statement)]
    return ast.unparse(targets[0])
