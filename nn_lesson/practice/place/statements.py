"""Whole statements changed, one at a time: moved into or out of a loop, made to grow, or left out.

Each function changes a list of statements, yields the statement concerned and what is wrong with it as long as the
change stands, and undoes it.
"""

import ast
import itertools
import re

from nn_lesson.learner.values import listed_code
from nn_lesson.practice.place.written import AT

LOOPS = ast.For | ast.While
SIGNS = {ast.Add: "+=", ast.Sub: "-=", ast.Mult: "*=", ast.Div: "/="}
QUESTIONS = {ast.Eq: "==", ast.NotEq: "!=", ast.Lt: "<", ast.Gt: ">", ast.LtE: "<=", ast.GtE: ">="}
OPPOSITES = {"min": "max", "argmin": "argmax", "any": "all"}
OPPOSITES |= {other: one for one, other in OPPOSITES.items()}
EQUAL = ast.Eq, ast.NotEq
MEMBERS, JOINED = {ast.In: "in", ast.NotIn: "not in"}, {ast.And: "and", ast.Or: "or"}
ASKED = QUESTIONS, MEMBERS, JOINED
TOO_MUCH = "is too much:"
ONLY_LAST = "gives a new value in each round: only the last counts."


def changed(tree, texts):
    """All the changes, the most telling first; each is undone, whatever comes between."""
    ways = _changes(tree, texts)
    try:
        while way := next(ways, None):
            yield way
    finally:
        list(ways)


def _changes(tree, texts):
    owners = [node for node in ast.walk(tree) if isinstance(getattr(node, "body", None), list)]
    blocks = [block for node in owners for block in (node.body, getattr(node, "orelse", []))]
    for block in blocks:
        for loop in [part for part in block if isinstance(part, LOOPS)]:
            yield from _out_of(loop, block, texts)
            yield from _growing(loop, block, texts)
            yield from _into(loop, block, is_if=False)
            yield from _growing_anew(loop, block)
            yield from _anew_in(loop, block)
        for loop in [part for part in block if isinstance(part, ast.For)]:
            yield from _of_all(loop, texts)
    lines = [node for node in ast.walk(tree) if isinstance(node, ast.Assign)]
    lists = {ast.unparse(line.targets[0]) for line in lines if isinstance(line.value, ast.List | ast.ListComp)}
    for block in blocks:
        yield from _for_a_list(block, lists)
        yield from _asked_in_vain(block, texts)
    for block in [block for block in blocks if len(block) > 1]:
        yield from _too_many(block, tree)
        yield from _too_early(block, texts)
    for block in blocks:
        yield from _other_ways(block)
    for block in [block for block in blocks if len(block) == 1]:
        yield from _too_many(block, tree)
    yield from _of_another_number(lines, texts)
    yield from _other_signs(tree)
    for block in blocks:
        for loop in [part for part in block if isinstance(part, LOOPS)]:
            yield from _into(loop, block, is_if=True)
    yield from _opposites(tree)
    yield from _turned_round(tree)


def returning_in_loops(tree, texts):
    """Each `return` that is the last line of a loop, while it stands behind that."""
    for body in [node.body for node in ast.walk(tree) if isinstance(getattr(node, "body", None), list)]:
        for loop in [part for part in body if isinstance(part, LOOPS)]:
            if isinstance(loop.body[-1], ast.Return) and not _may_go_on(loop):
                moves = _out_of(loop, body, texts)
                yield next(moves, (loop.body[-1], ""))
                list(moves)


def _may_go_on(loop):
    """Whether a round may end before its last line."""
    return any(isinstance(node, ast.Continue) for node in ast.walk(loop))


def ending_early(body):
    """Each `return` above other lines of the function, while it is left out."""
    before = [*body]
    for i, part in enumerate(before[:-1]):
        if isinstance(part, ast.Return):
            del body[i]
            yield part
            body.append(part)
            yield part
            body[:] = before


def _out_of(loop, block, texts):
    """The first or the last line of a loop stands before or after it."""
    loops = [part for part in texts if isinstance(part, LOOPS) and loop in ast.walk(part)]
    outermost = max(loops, key=lambda part: len([*ast.walk(part)]))
    to = outermost if isinstance(loop.body[-1], ast.Return) else loop
    move = "Move it to the left" + (f", as far as `{texts[to].rstrip(':')}`." if len(loops) > 1 else ".")
    after, within = block.index(loop) + 1, loop.body
    if len(within) > 1:
        so_that = ", so that it happens in every round"
        if isinstance(within[-1], ast.Return):
            so_that = "" if _may_go_on(loop) else ", so that it ends in the first round"
        block.insert(after, within.pop())
        yield block[after], f"stands inside the loop{so_that}. {move}"
        within.append(block.pop(after))
    first = [*itertools.takewhile(_begins, within)]
    for lines in (within[:1], first) if len(first) > 1 else (within[:1],):
        if isinstance(within[0], ast.Assign) and len(within) > len(lines):
            before = [*block], [*within]
            block[after - 1 : after - 1], within[: len(lines)] = lines, []
            others = "".join(f", and so does `{texts[line]}`" for line in lines[1:])
            yield lines[0], f"stands inside the loop, so that it begins anew in each round{others}."
            block[:], within[:] = before


def _anew_in(loop, block):
    """Values that are given once, above a loop, are due at the beginning of each round, or of an inner one."""
    before = [*block]
    above = [part for part in before[: block.index(loop)] if _begins(part)]
    loops = [part for part in ast.walk(loop) if isinstance(part, LOOPS)]
    for inner, count in itertools.product(loops, (1, 2)):
        for parts in itertools.combinations(above, count):
            within = [*inner.body]
            block[:] = [part for part in before if part not in parts]
            inner.body[:0] = parts
            others = "".join(f", and so does `{ast.unparse(part)}`" for part in parts[1:])
            says = "stands above the loop, so that it happens once. It should begin anew in each round"
            yield parts[0], f"{says}{others}."
            inner.body[:], block[:] = within, before


def _begins(part):
    """Whether it is a line such as `total = 0`, `found = []` or `up = weights.copy()`."""
    value = getattr(part, "value", None)
    is_copy = isinstance(value, ast.Call) and getattr(value.func, "attr", "") == "copy"
    is_empty = isinstance(value, ast.List) and not value.elts
    return isinstance(part, ast.Assign) and (is_copy or is_empty or isinstance(value, ast.Constant))


def _growing(loop, block, texts):
    """A value that each round replaces grows; of a sum, a part is added after the loop."""
    after, within = block.index(loop) + 1, loop.body
    inner = [node.body for node in within if isinstance(node, ast.If)]
    for block_within, i, part in [(lines, i, part) for lines in (within, *inner) for i, part in enumerate(lines)]:
        value = getattr(part, "value", None)
        if isinstance(value, ast.List) and not value.elts:  # an empty one, which begins anew
            continue
        if isinstance(part, ast.Assign) and isinstance(part.targets[0], ast.Name | ast.Subscript):
            block_within[i] = ast.AugAssign(part.targets[0], ast.Add(), value, **AT)
            yield part, f"{ONLY_LAST} Let it grow with `+=`."
            block_within[i] = part
    for i, part in enumerate(within):
        value = getattr(part, "value", None)
        if isinstance(part, ast.AugAssign) and isinstance(getattr(value, "op", None), ast.Add):
            within[i] = ast.AugAssign(part.target, part.op, value.left, **AT)
            block.insert(after, ast.AugAssign(part.target, part.op, value.right, **AT))
            yield part, f"adds `{texts[value.right]}` in every round. Once is enough, after the loop."
            del block[after]
        within[i] = part


def _growing_anew(loop, block):
    """A value that each round replaces grows, as a sum or a list, from a line above the loop."""
    at, within = block.index(loop), loop.body
    for i, part in enumerate(within):
        if isinstance(part, ast.Assign) and isinstance(part.targets[0], ast.Name):
            name = part.targets[0].id
            block.insert(at, ast.parse(f"{name} = 0").body[0])
            within[i] = ast.AugAssign(part.targets[0], ast.Add(), part.value, **AT)
            yield part, f"{ONLY_LAST} Let it grow with `+=`, from 0 above the loop."
            lines = f"{name} = []; {name}.append(_); {name} = __np__.reshape({name}, -1)"
            block[at], append, whole = ast.parse(lines).body
            append.value.args, within[i] = [part.value], append
            block.insert(at + 2, whole)
            yield part, f"{ONLY_LAST} Append each to a list that begins above the loop."
            del block[at + 2], block[at]
            within[i] = part


def _into(loop, block, is_if):
    """The line after a loop is its last one."""
    after, within = block.index(loop) + 1, loop.body
    if (
        after < len(block)
        and not isinstance(block[after], ast.Return)
        and isinstance(block[after], ast.If) == is_if
    ):
        within.append(block.pop(after))
        yield within[-1], "stands after the loop, so that it happens once. Move it to the right."
        block.insert(after, within.pop())


def _other_signs(tree):
    """Another sign in `a += b` or in `a == b`."""
    for node in ast.walk(tree):
        had = node.ops[0] if isinstance(node, ast.Compare) else getattr(node, "op", None)
        is_augmented = isinstance(node, ast.AugAssign)
        known = SIGNS if is_augmented else next((signs for signs in ASKED if type(had) in signs), {})
        for kind, sign in known.items() if type(had) in known else ():
            # nobody means `==` by `>`
            is_far = kind in EQUAL and type(had) in QUESTIONS and type(had) not in EQUAL
            if kind is not type(had) and not is_far:
                _put_sign(node, kind())
                yield node, f"has `{known[type(had)]}` where `{sign}` belongs."
                _put_sign(node, had)
    for kind in (ast.Add, ast.Sub):
        alike = [node for node in ast.walk(tree) if isinstance(node, ast.AugAssign) and isinstance(node.op, kind)]
        other = ast.Sub if kind is ast.Add else ast.Add
        for node in alike[:1] if len(alike) > 1 else ():
            for each in alike:
                each.op = other()
            had, sign = SIGNS[kind], SIGNS[other]
            yield node, f"has `{had}` where `{sign}` belongs. So have the other lines with `{had}`."
            for each in alike:
                each.op = kind()


def _opposites(tree):
    """The least in the place of the largest, and the like."""
    for node in ast.walk(tree):
        name = getattr(node, "attr", getattr(node, "id", None))
        if other := OPPOSITES.get(name):
            field = "attr" if isinstance(node, ast.Attribute) else "id"
            setattr(node, field, other)
            yield node, f"is wrong: `{other}` is wanted."
            setattr(node, field, name)


def _turned_round(tree):
    """What happens where a condition is true is due where it is not."""
    for node in ast.walk(tree):
        if isinstance(node, ast.If | ast.IfExp):
            test = node.test
            node.test = ast.UnaryOp(ast.Not(), test, **AT)
            yield node, "asks the wrong way round."
            node.test = test


def _put_sign(node, sign):
    if isinstance(node, ast.Compare):
        node.ops[0] = sign
    else:
        node.op = sign


def _for_a_list(block, lists):
    """A number grows by `+=`, and a list takes one thing by `append`."""
    for i, part in enumerate(block):
        call = getattr(part, "value", None)
        if (
            isinstance(part, ast.Expr)
            and isinstance(call, ast.Call)
            and getattr(call.func, "attr", "") == "append"
            and (name := ast.unparse(call.func.value)) not in lists
        ):
            block[i] = ast.AugAssign(ast.parse(f"{name} = 0").body[0].targets[0], ast.Add(), call.args[0], **AT)
            yield part, f"is for lists, and `{name}` is a number. Let it grow with `+=`."
            block[i] = part
        if isinstance(part, ast.Expr) and getattr(getattr(call, "func", None), "attr", "") == "extend":
            call.func.attr = "append"
            yield part, "takes a list apart. To put one thing into a list, use `append`."
            call.func.attr = "extend"


def _asked_in_vain(block, texts):
    """What an `if` holds happens always."""
    before = [*block]
    for i, part in enumerate(before):
        if isinstance(part, ast.If) and not part.orelse:
            block[i : i + 1] = part.body
            is_elif = texts[part].startswith("elif")
            says = "asks where a mere `else` belongs." if is_elif else "keeps back what should happen every time."
            yield part, says
            block[:] = before


def _of_another_number(lines, texts):
    """`biases_2 = step(biases_1, slopes_1)`: a line for the one, with what belongs to the other."""
    for line in lines:
        number = re.fullmatch(r"\w+_(\d)", texts[line.targets[0]])
        names = [part for part in ast.walk(line.value) if isinstance(part, ast.Name)]
        others = {part: part.id for part in names if number and re.search(rf"_(?!{number[1]})\d$", part.id)}
        for part in others:
            part.id = f"{part.id[:-1]}{number[1]}"
        if len(others) > 1:
            due = listed_code([part.id for part in others])
            yield line, f"has {listed_code([*others.values()])} where {due} belong."
        for part, name in others.items():
            part.id = name


def _too_many(block, tree):
    """One line less. A name's only line stays, else another of the notebook's might stand there."""
    before, names = [*block], [node for node in ast.walk(tree) if isinstance(node, ast.Name)]
    stored = [node.id for node in names if isinstance(node.ctx, ast.Store)]
    stored += [argument.arg for argument in tree.args.args]
    for i, part in enumerate(before):
        own = [ast.unparse(target) for target in getattr(part, "targets", ())]
        if not isinstance(part, ast.Return | LOOPS | ast.FunctionDef) and 1 not in map(stored.count, own):
            block[i] = ast.Pass(**AT)
            yield part, f"{TOO_MUCH} without it, everything would be right."
            block[i] = part


def _too_early(block, texts):
    """A line stands below the next one."""
    for i in range(len(block) - 1):
        if any(hasattr(part, "body") or isinstance(part, ast.Return) for part in block[i : i + 2]):
            continue
        block[i : i + 2] = block[i + 1], block[i]
        yield block[i + 1], f"stands too early: `{texts.get(block[i])}` belongs above it."
        block[i : i + 2] = block[i + 1], block[i]


def _of_all(loop, texts):
    """A line of a loop changes all numbers of an array, and not the one whose turn it is."""
    for part in loop.body:
        if isinstance(part, ast.AugAssign) and isinstance(part.target, ast.Name):
            whole, turn = part.target, texts[loop.target]
            part.target = ast.Subscript(whole, ast.Name(turn, ast.Load(), **AT), ast.Store(), **AT)
            whole.ctx = ast.Load()
            yield part, f"changes all of `{whole.id}`. Number `{turn}` alone is due: `{whole.id}[{turn}]`."
            part.target, whole.ctx = whole, ast.Store()


def _other_ways(block):
    """Nothing stands behind an `else`, or no `break`; a line happens only if something is asked."""
    for i, part in enumerate(block):
        rest = getattr(part, "orelse", ())
        if isinstance(part, ast.If) and rest:
            part.orelse = []
            yield rest[0], "behind `else` is too much."
            part.orelse = rest
        if isinstance(part, ast.If) and not rest and i + 1 < len(block):
            part.body.append(block.pop(i + 1))
            yield part.body[-1], "stands after the `if`, so that it happens always. Move it to the right."
            block.insert(i + 1, part.body.pop())
            part.orelse = [block.pop(i + 1)]
            yield part.orelse[0], "stands after the `if`, so that it happens always. Put it behind `else`."
            block.insert(i + 1, part.orelse.pop())
        if isinstance(part, ast.Break):
            block[i] = ast.Continue(**AT)
            yield part, "leaves the loop. `continue` would only leave this round."
            block[i] = part
