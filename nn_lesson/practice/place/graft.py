"""Is one line, or are two, all that is wrong? The reference's stand there for a moment."""

import ast
import builtins
import copy
import functools
import inspect
import math
import re
from collections import defaultdict
from difflib import SequenceMatcher
from itertools import combinations, islice, permutations

from nn_lesson.learner.values import are, listed, listed_code
from nn_lesson.practice.place import changes
from nn_lesson.practice.place.changes import NAMED, Place
from nn_lesson.practice.place.other_function import calls
from nn_lesson.practice.place.stretch import stored
from nn_lesson.practice.place.written import PARTS, names_of

FIELDS = {ast.Assign: "value", ast.AugAssign: "value", ast.Return: "value", ast.Expr: "value", ast.If: "test"}
ONE_LINE = 2  # statements, of which one is the docstring
TRIES = 40
MOST_UNKNOWN = 2  # names of the reference in an expression
MOST_INNER = 12_000  # the work of trying expressions
FILLING = ast.Assign, ast.AugAssign, ast.For
FEW = 3  # parts of a line that are named one by one
CHOOSING = {"argmax", "argmin", "max", "min"}  # which leave nothing of what is due but one of it
WRONG = "not what belongs here"
NEEDLESS = {"np.asarray", "np.max", "len", "list", "range", "set", "sorted"}  # another way may do without
PRODUCTS = {"@", "np.dot", "np.matmul"}  # any of which may stand for another


def grafts(search, count):
    """Places in so many lines, and the reference's expressions that put everything right there; or ()."""
    known, own = defaultdict(list), [*_parts(search.tree)]
    for key, place in _parts(search.reference.tree):
        if key == (ast.Return,) and len(search.reference.tree.body) <= ONE_LINE:
            continue  # all of the work
        known[key].append(place.node)
    tries = [(place, due) for key, place in own for due in known[key] if _may_stand(search, place.node, due)]
    for chosen in islice(combinations(tries, count), TRIES):
        if len({place.statement for place, _ in chosen}) + _results(chosen) == count and _mend(search, chosen):
            return chosen
    return ()


def _may_stand(search, own, due):
    """It is another one, and does not do the work of other lines, too."""
    is_begun = isinstance(own, ast.List) and not own.elts and ".append(" in search.source
    is_copy = search.texts.get(own, "").endswith(".copy()")
    if is_begun or is_copy or _is_decided(search, own) or _is_made_above(search, own, due):
        return False
    passed_on, variables = names_of(own) & {*search.variables}, {*search.variables}
    is_one = isinstance(own, ast.Name) and own.id in variables
    is_shared = not passed_on or bool((passed_on if is_one else variables) & names_of(due))
    return _dumped(own) != _dumped(due) and is_shared


def _is_decided(search, own):
    """Whether it is fixed, and an `if` above decides on it: then it is the question that may be wrong."""
    asked = [node for node in ast.walk(search.tree) if isinstance(node, ast.If)]
    lines = [line for node in asked for line in (*node.body, *node.orelse)]
    parts = own.args if isinstance(own, ast.Call) else [own]  # the 1 of `answers.append(1)`
    is_fixed = bool(parts) and all(isinstance(part, ast.Constant) for part in parts)
    return is_fixed and any(own in ast.walk(line) for line in lines)


def inner(search, places):
    """An expression in whose place one of the reference's puts everything right, and that one; or None."""
    nodes = [*ast.walk(search.reference.tree)]
    whole = [line.value for line in nodes if isinstance(line, ast.Return)]
    dues = [node for node in nodes if isinstance(node, PARTS) and node not in whole]
    dues = {ast.unparse(due): due for node in dues for due in _in_own_names(search, node)}
    places = [place for place in places if not _is_all_or_nothing(place) and not _is_decided(search, place.node)]
    pairs = ((place, text) for place in places for text in dues if search.texts[place.node] != text)
    tries = [(place, text) for place, text in pairs if not _is_made_above(search, place.node, dues[text])]
    unlike = functools.cache(_unlike)
    tries.sort(key=lambda pair: unlike(search.texts[pair[0].node], pair[1]))
    pairs = ((place, dues[text]) for place, text in tries[: MOST_INNER // search.price])
    return next((pair for pair in pairs if _mend(search, [pair])), None)


def _is_made_above(search, own, due):
    """Whether all that differs are names of what the lines above make, so that these are meant."""
    pairs = _differing(own, due, search.texts)
    if not all(isinstance(part, ast.Name) and part.id not in names_of(other) for part, other in pairs):
        return False
    made = [name for line in ast.walk(search.tree) if isinstance(line, ast.Assign) for name in stored(line)]
    return all(part.id in made for part, _ in pairs)


def _is_all_or_nothing(place):
    """A number, or a result under its name: what stands in its place could do all of the work."""
    is_result = changes.is_returned(place)
    return isinstance(place.node, ast.Constant) or is_result and isinstance(place.node, ast.Name)


def _in_own_names(search, node):
    """An expression of the reference's as the learner may write it, who calls things otherwise."""
    held = {*search.arguments, *search.variables, *search.space}
    unknown = sorted(names_of(node) - held - {*dir(builtins)})
    if len(unknown) > MOST_UNKNOWN:
        return
    for names in permutations(search.variables, len(unknown)):
        yield _Renamed(dict(zip(unknown, names, strict=True))).visit(copy.deepcopy(node)) if names else node


class _Renamed(ast.NodeTransformer):
    def __init__(self, names):
        self.names = names

    def visit_Name(self, node):
        return ast.copy_location(ast.Name(self.names.get(node.id, node.id), node.ctx), node)


def _unlike(own, due):
    return own.isidentifier(), -SequenceMatcher(None, own, due).ratio()


def told(search, place, due):
    """A sentence on what is wrong in a line in which something else is due."""
    line = search.texts[place.statement].rstrip(":")
    is_line = any(place.node is getattr(place.statement, field, None) for field in ("value", "test"))
    is_line = is_line or isinstance(place.statement, ast.For)
    functions = sorted(_called(search.reference, due) - _called(search.reference, place.node))
    called = _read_through(search, place.node, place.statement.lineno) - names_of(place.node)
    functions = [name for name in functions if f"np.{name}(" not in line and name not in called]
    if functions and is_line:
        surplus = sorted(_called(search.reference, place.node) - _called(search.reference, due))
        if len(surplus) == len(functions) == 1 and _calls_in_place(place.node, due, surplus + functions):
            return f"In `{line}`, `{surplus[0]}` is not the function that belongs here: `{functions[0]}` is."
        called = getattr(getattr(place.node, "func", None), "id", "")
        due_somewhere = {call.func.id for call in calls(search.reference.tree)}
        if len(functions) == 1 and inspect.isfunction(search.around.get(called)) and called not in due_somewhere:
            return f"In `{line}`, `{called}` is not the function that belongs here: `{functions[0]}` is."
        if getattr(getattr(place.node, "func", None), "attr", "") in CHOOSING:
            return f"In `{line}`, {_missing(functions)}, and `{place.node.func.attr}` does not belong there."
        return f"In `{line}`, {_missing(functions)}."
    if isinstance(place.node, ast.Call) and place.node.args and isinstance(place.node.args[0], ast.Constant):
        text = search.texts[place.node.args[0]]
        if text.startswith(("'", '"')):
            return f"In `{line}`, `{text}` is a text: nothing in quotation marks is computed or looked up."
    if isinstance(place.statement, ast.For) and isinstance(due, ast.Name) and due.id in search.arguments:
        return f"`{line}` should go through `{due.id}`."
    if turned := _turned(search, place.node, due):
        return f"In `{line}`, {turned}"
    pairs = _differing(place.node, due, search.texts)
    wrong = [place.node] if len(pairs) > FEW else [node for node, _ in pairs]
    exact = [(own, _exact(search, own, other)) for own, other in pairs] if len(pairs) <= FEW else []
    if exact and all(says for _, says in exact):
        which = (search.which(own, place.statement) * (f" is {WRONG}" in says) for own, says in exact)
        exact = [f"{one}{says}" for one, (_, says) in zip(which, exact, strict=True)]
        return f"In `{line}`, {'; '.join(dict.fromkeys(exact))}."
    if len(unread := search.unread_names()) == 1 and unread[0] not in names_of(place.node):
        return f"`{line}` is {WRONG}, and `{unread[0]}` is computed, but never used."
    own = _told_names(place.node) | _read_through(search, place.node)
    own |= PRODUCTS if own & PRODUCTS else set()
    missing = sorted(_told_names(due) - {*search.variables} - own - _inner_names(search, due))
    called = {getattr(part, "attr", "") for part in ast.walk(search.tree)}
    missing = [name for name in missing if name not in called]  # such as `abs`, where `np.abs` stands
    if _called(search.reference, place.node):  # which may take a part of something
        missing = [name for name in missing if name != ":"]
    adds_up = any(isinstance(part, ast.AugAssign) for part in ast.walk(search.tree))
    if adds_up or {"mean", "sum"} & (called | names_of(search.tree)):
        missing = [name for name in missing if name != "np.sum"]
    if len(missing) > 1:  # in another way of writing, NumPy's and Python's functions need not stand
        missing = [name for name in missing if name not in vars(builtins) and not name.startswith("np.")]
    if (passed_on := names_of(place.node) & {*search.variables}) and not passed_on & names_of(due):
        dues = [*map(_dumped, ast.walk(due))]
        is_known = all(_dumped(getattr(line, "value", None)) in dues for line in _giving(search, passed_on))
        missing = [name for name in missing if is_known and name not in names_of(search.tree)]  # else elsewhere
    missing = _missing(missing) if 0 < len(missing) <= FEW else ""
    for target in getattr(place.statement, "targets", ()):
        missing = missing.replace(f"`{search.texts.get(target)}`", f"the old `{search.texts.get(target)}`")
    is_part = _dumped(place.node) in map(_dumped, ast.walk(due))  # and something around it is missing
    if ".T" in ast.unparse(place.node) and ".T" not in ast.unparse(due) and missing:
        missing = f"{missing}, and `.T` is too much"
    if missing and is_part or place.node in wrong and is_line:
        return f"In `{line}`, {missing}." if missing else f"`{line}` is {WRONG}."
    parts = [*dict.fromkeys(search.texts[node] for node in wrong)]
    return f"In `{line}`, {listed_code(parts)} {are(parts)} {WRONG}{missing and ': '}{missing}."


def _exact(search, own, due):
    """What makes the right expression of a wrong one, in words, where that is little; or ""."""
    text, held = search.texts[own], {*search.arguments, *search.variables, "self"}
    if isinstance(due, ast.Constant) and isinstance(own, NAMED):
        return f"`{text}` is {WRONG}: the number {ast.unparse(due)} is"
    if isinstance(due, ast.Slice) and not isinstance(own, ast.Slice):
        return f"`{text}` is {WRONG}: a slice is, with `:`"
    if getattr(own, "attr", "") == "T" and _dumped(own.value) == _dumped(due):
        return f"the `.T` of `{text}` is too much"
    if isinstance(due, ast.Constant) and isinstance(getattr(own, "value", ""), int | float):
        return f"`{text}` {changes.OTHER_NUMBER.rstrip('.')}"
    if isinstance(due, ast.Call) and _dumped(getattr(due.func, "value", due)) == _dumped(own):
        behind = ast.unparse(due).removeprefix(ast.unparse(due.func.value))
        return f"`{text}` is not all: `{behind}` is missing behind it"
    if isinstance(own, ast.Call) and isinstance(due, ast.Call) and (called := _method_exactly(search, own, due)):
        return called
    is_held = isinstance(due, ast.Name) and due.id in held or ast.unparse(due) in search.names
    if is_held and isinstance(own, (*NAMED, ast.Constant)):
        return f"`{text}` is {WRONG}: `{ast.unparse(due)}` is"
    if isinstance(due, ast.BinOp) and isinstance(due.op, ast.Mult):
        sides = {_dumped(due.left): due.right, _dumped(due.right): due.left}
        if (factor := sides.get(_dumped(own))) and names_of(factor) <= held:
            return f"`{text}` is still to be multiplied by `{ast.unparse(factor)}`"
    if isinstance(due, ast.Subscript) and _dumped(due.value) == _dumped(own) and names_of(due) <= held:
        return f"`{text}` is all of it: `{ast.unparse(due)}` is meant"
    if isinstance(due, ast.Subscript) and _dumped(due.slice) == _dumped(own) and names_of(due) <= held:
        return f"`{text}` only says which are meant: `{ast.unparse(due)}` takes them"
    if isinstance(own, ast.BinOp) and isinstance(own.op, ast.Div) and isinstance(due, ast.Call):
        if ast.unparse(own.left).replace("np.sum", "np.mean") == ast.unparse(due):
            return f"`{search.texts[own.right]}` is not how many are added up"
    if isinstance(own, ast.BinOp) and isinstance(due, ast.BinOp) and type(own.op) is not type(due.op):
        if _dumped(own.right) == _dumped(due.right):
            is_same = _dumped(own.left) == _dumped(due.left)
            pairs = [] if is_same else _differing(own.left, due.left, search.texts)
            says = [_exact(search, *pair) for pair in pairs]
            says.append(f"the `{changes.sign_of(own)}` before `{search.texts[own.right]}` is wrong")
            return "; ".join(says) if all(says) else ""
        if _dumped(own.left) == _dumped(due.left) and (says := _exact(search, own.right, due.right)):
            return f"the `{changes.sign_of(own)}` before `{search.texts[own.right]}` is wrong; {says}"
    return ""


def _method_exactly(search, own, due):
    """`train.var(axis=1)`, where `train.std(axis=0)` is due, in words; or ""."""
    names, owners = ([getattr(call.func, part, None) for call in (own, due)] for part in ("attr", "value"))
    rests = [[*map(ast.unparse, call.args), *(word.arg for word in call.keywords)] for call in (own, due)]
    if None in names or _dumped(owners[0]) != _dumped(owners[1]) or rests[0] != rests[1]:
        return ""
    axes = [[ast.unparse(word) for word in call.keywords if word.arg == "axis"] for call in (own, due)]
    says = ["goes along the wrong axis"] if axes[0] != axes[1] else []
    says += [f"takes `{names[0]}` where `{names[1]}` is due"] if names[0] != names[1] else []
    return says and f"`{search.texts[own]}` {listed(says)}"


def _turned(search, own, due):
    """`a @ b`, where `b @ a.T` is due, in words; or ""."""
    sides = [getattr(node, side, None) for node in (own, due) for side in ("left", "right")]
    if not all(isinstance(node, ast.BinOp) and isinstance(node.op, ast.MatMult) for node in (own, due)):
        return ""
    plain = [side.value if getattr(side, "attr", "") == "T" else side for side in sides]
    left, right, *others = map(ast.dump, plain)
    if [right, left] != others:
        return ""
    both = f"`{search.texts[sides[0]]}` and `{search.texts[sides[1]]}` are the wrong way round"
    turned = [ast.unparse(side) for side in sides[2:] if getattr(side, "attr", "") == "T"]
    return f"{both}, and {listed_code(turned)} is due." if turned else f"{both}."


def _giving(search, names):
    """The lines that give a value to one of the names."""
    return [line for line in ast.walk(search.tree) if isinstance(line, FILLING) and {*stored(line)} & {*names}]


def _read_through(search, node, above=math.inf):
    """What the variables in an expression are made of, and so on, in the lines above one."""
    found, lines = names_of(node), [line for line in _giving(search, search.variables) if line.lineno < above]
    while True:
        making = [line for line in lines if found & {*stored(line)}]
        more = found.union(*(names_of(line) | _told_names(line) for line in making))
        if more == found:
            return found
        found = more


def _missing(names):
    return f"{listed_code(names)} {are(names)} missing"


def _inner_names(search, node):
    """The names that the reference alone has, as that of a loop."""
    stored = (part for part in ast.walk(search.reference.tree) if isinstance(part, ast.Name))
    own = {part.id for part in stored if isinstance(part.ctx, ast.Store)}
    return own & names_of(node) - {*search.arguments, *search.variables}


def _told_names(node):
    """What an expression reads, as a learner would call it, and signs that change what it gives."""
    nodes, text = [*ast.walk(node)], ast.unparse(node)
    called = [ast.unparse(part) for part in nodes if isinstance(part, ast.Attribute)]
    read = names_of(node) | {name for name in called if re.fullmatch(r"(np|self)\.\w+", name)}
    return read - {"np", "self", *NEEDLESS} | {sign for sign in ("@", ".T", ":") if sign in text}


def _calls_in_place(own, due, names):
    """Whether one of two functions is called, or passed on, where the other is due."""
    if isinstance(own, ast.Call) and isinstance(due, ast.Call):
        pairs = [(own.func, due.func), *zip(own.args, due.args, strict=False)]
        return names in [[getattr(part, "id", "") for part in pair] for pair in pairs]
    return False


def _parts(tree):
    """A key, the same for lines that do the same work, and the place of what a line computes."""
    for line in ast.walk(tree):
        if isinstance(line, ast.For):  # in a call that counts the rounds
            rounds = line.iter.args
            yield (ast.For,), Place(rounds[0], line, lambda new, rounds=rounds: rounds.__setitem__(0, new))
        results = line.value.elts if isinstance(getattr(line, "value", None), ast.Tuple) else ()
        for i, part in enumerate(results if isinstance(line, ast.Return) else ()):
            yield (ast.Return, i), Place(part, line, lambda new, i=i, to=results: to.__setitem__(i, new))
        field = FIELDS.get(type(line))
        if field and getattr(line, field):
            targets = getattr(line, "targets", [getattr(line, "target", None)])
            key = type(line), *(ast.unparse(target) for target in targets if target)
            yield key, Place(getattr(line, field), line, lambda new, line=line, f=field: setattr(line, f, new))


def _results(chosen):
    """How many of the places are further results of a `return`."""
    numbers = {(place.statement, place.node) for place, _ in chosen if isinstance(place.statement, ast.Return)}
    return max(0, len(numbers) - 1)


def _mend(search, chosen):
    search.spend(search.price)
    for place, due in chosen:
        place.put(due)
    is_right = search.is_right()
    for place, _ in chosen:
        place.put(place.node)
    return is_right


def _differing(own, due, texts):
    """The smallest expressions of a learner's that are not those of the reference, each with that."""
    if type(own) is not type(due):
        return [(own, due)]
    if isinstance(own, ast.BinOp) and isinstance(own.op, ast.Add | ast.Mult) and type(own.op) is type(due.op):
        if {_dumped(own.left), _dumped(own.right)} & {_dumped(due.left), _dumped(due.right)}:
            is_turned = _dumped(own.left) == _dumped(due.right) or _dumped(own.right) == _dumped(due.left)
            due = ast.BinOp(due.right, due.op, due.left) if is_turned else due
    pairs = []
    for field, value in ast.iter_fields(own):
        other = getattr(due, field)
        many = (value, other) if isinstance(value, list) else ([value], [other])
        if len(many[0]) != len(many[1]):
            return [(own, due)]
        pairs += zip(*many, strict=True)
    changed = [pair for pair in pairs if _dumped(pair[0]) != _dumped(pair[1])]
    if any(part not in texts or not isinstance(part, ast.expr) or other is None for part, other in changed):
        return [(own, due)]
    return [part for pair in changed for part in _differing(*pair, texts)]


def _dumped(part):
    return ast.dump(part) if isinstance(part, ast.AST) else part


def _called(reference, node):
    """The functions of earlier exercises that an expression reads."""
    return {name for name in names_of(node) if inspect.isfunction(reference.around.get(name))}
