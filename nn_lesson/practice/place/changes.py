"""What may be changed in an expression, as patterns, and what to say where that puts everything right."""

import ast
import re
from collections import namedtuple

from nn_lesson.practice.place.written import is_value

SIGNS = {ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/", ast.MatMult: "@", ast.Pow: "**"}
SIGNS |= {ast.FloorDiv: "//", ast.Mod: "%", ast.BitAnd: "&", ast.BitOr: "|"}
ASKING = ast.And, ast.Or, ast.Not
OPAQUE = ast.Lambda, ast.JoinedStr
NAMED, NUMBER, ANYTHING = (ast.Name, ast.Attribute, ast.Subscript), ast.Constant, ast.expr

TOO_MUCH = "does too much: without `{rest}` it would be right."
ALONE = "does too much: `{part}` alone would be right there."
BRACKETS = "is computed in the wrong order: check the brackets."
ORDER = "is computed in the wrong order: `{function}` comes last."
SIGN, SELDOM_SIGN = "the `{sign}` in `{_}` is wrong.", "the sign `{sign}` in `{_}` is wrong."
WHICH_SIGN = "the `{sign}` before `{right}` in `{_}` is wrong."
NOT_SUMMED = "the `*` in `{_}` only multiplies: the products are still to be added up, as `@` does."
NO_POWER = "the `**` in `{_}` takes a power, where a product, with `*`, is due."
ROUND = "is the wrong way round."
ROUND_UNTURNED = "is the wrong way round. The other way, no `.T` is needed."
OTHER_TURNED = "turns the wrong one: `.T` belongs behind the other."
COMMON = "np.sum", "np.mean"  # functions of NumPy that are tried, and named, everywhere
AXES, AXIS = ("axis=0", "axis=-1", "axis=-1, keepdims=True"), "{axis}"
MEAN = "is a sum or a row where a mean is due."
ROOT = "is the square of what it should be."
OTHER_FUNCTION = "is wrong: `{function}` is not the right function."
MISSING = "the term `{name}` is missing: it is to be added."
TOO_LARGE = "is too large to begin with: all may be below it, and then none takes its place."
TOO_SMALL = "is too small to begin with: all may be above it, and then none takes its place."
OTHER_NUMBER = "is not the right number here."
A_NUMBER = "is not what belongs here: the number {number} is."
OTHER_NAME = "is not what belongs here: `{name}` is."
SQUARED, OTHER_POWER = "is still to be squared.", "is not the right power here."
WRONG_SIGN = "has the wrong sign."
MINUS_TOO_MANY = "has one `-` too many."
CALLED = "calls `{function}`. `{name}` is due, which comes in."
SLICED = "takes one alone. A slice, with a colon before the number, takes as many."
KNOWN_OF_TWO = "is not what belongs here: `{known}` of the two is."
THROUGH = "is still to go through `{known}`."
A_FACTOR = "is still to be multiplied by `{name}`."

# Kinds of change, the most telling first: the kind of expression, what stands in its place, what to say of it. In
# patterns `_` is the expression, `_a` and `_b` are its operands or arguments, `_a1` to `_b2` those of these;
# `{name}` is each name that the learner has, `{known}` each function that the reference calls.
CHANGES = (
    (ast.UnaryOp, "_a", MINUS_TOO_MANY),
    (ast.Call, "_f", "calls `{function}`. Its name alone belongs here, without brackets."),
    (ast.Call, "_0({name})", "lacks `{name}` in its brackets."),
    (NUMBER, "1e-5", "is far too large for a step: the curve bends on the way. Take a tiny one."),
    (ast.Subscript, "_i", ALONE),
    (ast.Subscript, "_a[:_i]", SLICED),
    *((ANYTHING, part, TOO_MUCH) for part in ("_a", "_b")),
    *((ANYTHING, part, ALONE) for part in ("_a1", "_b1", "_a2", "_b2")),
    (ast.Tuple, "zip(_a, _b)", "takes whole lists in turn: `zip` makes pairs."),
    (ast.Tuple, "_a + _b", "has a comma where a `+` belongs."),
    (ast.BinOp, "(_a1, _b1, _b)", "has `{sign}` where commas belong."),
    (ast.Call, "_f(_b, _a)", ROUND),
    (ast.Call, "_f(_b, _at)", ROUND_UNTURNED),
    (ast.BinOp, "_b {sign} _at", ROUND_UNTURNED),
    (ast.Call, "_f(_a.T, _bt)", OTHER_TURNED),
    (ast.Call, "_f(_at, _b.T)", OTHER_TURNED),
    (ast.BinOp, "_a.T @ _bt", OTHER_TURNED),
    (ast.BinOp, "_at @ _b.T", OTHER_TURNED),
    (ast.Attribute, "_p.T @ _q", "turns the whole product. Only one of its factors is to be turned: `{first}.T`."),
    (ast.Attribute, "_p @ _q.T", "turns the whole product. Only one of its factors is to be turned: `{last}.T`."),
    (ast.Compare, "_left & _right", "asks whether both are alike. Whether both are true, `&` asks."),
    *((ast.Call, f"{{known}}({arguments})", OTHER_FUNCTION) for arguments in ("_a", "_a, _b")),
    (ast.Call, "_a @ _b", "is not the product that is due: `@` is."),
    (ast.Call, "_f(_a + _b)", "has a comma where a `+` belongs."),
    (ast.Call, "_f(_a, _b) + _c", "has `{third}` in its brackets. It is to be added behind them."),
    (ast.BinOp, "{known}(_a, _b)", KNOWN_OF_TWO),
    (ast.BinOp, "_a1 {sign1} (_b1 {sign} _b)", BRACKETS),
    (ast.BinOp, "(_a {sign} _a2) {sign2} _b2", BRACKETS),
    (ast.BinOp, "-(_minus {sign} _b)", BRACKETS),
    (ast.Call, "_f(_p) {sign1} _q", BRACKETS),
    (ast.Call, "_p {sign1} _f(_q)", BRACKETS),
    (ast.BinOp, "_f(_x {sign} _b)", ORDER),
    (ast.BinOp, "_f(_a {sign} _y)", ORDER),
    *((ast.BinOp, f"_a {sign} _b", SIGN) for sign in ("+", "-", "*", "/", "@")),
    *((ast.BinOp, f"_a {sign} _b", SELDOM_SIGN) for sign in ("//", "|")),
    (ast.BinOp, "_a ** _power", SIGN),
    (ast.Call, "{known}(_p, _q)", OTHER_FUNCTION),
    (ast.BinOp, "_b {sign} _a", ROUND),
    (ast.BinOp, "_n {sign} -_a", ROUND),
    (ast.Tuple, "(_b, _a)", ROUND),
    (ast.Tuple, "(_c, _b, _a)", ROUND),
    *((ast.Call, f"_f({first}{axis})", AXIS) for first in ("", "_a, ") for axis in AXES),
    *((kind, "-__np__.inf", TOO_LARGE) for kind in (NUMBER, ast.UnaryOp)),
    *((kind, "__np__.inf", TOO_SMALL) for kind in (NUMBER, ast.UnaryOp)),
    *((NUMBER, number, OTHER_NUMBER) for number in ("0", "1", "2", "-1", "0.5")),
    (ast.Call, "{name}(_a)", CALLED),
    (NAMED, "{number}", A_NUMBER),
    *((kind, "{name}", OTHER_NAME) for kind in (float, NAMED)),
    *((NAMED, number, A_NUMBER) for number in ("0", "1", "2")),
    (NUMBER, "__np__.e", "is not exactly e: `np.exp` knows all its digits."),
    (ANYTHING, "-_", WRONG_SIGN),
    (
        ast.Subscript,
        "_a[{name}[_i]]",
        "takes place `{index}` itself. Number `{index}` of `{name}` says which one.",
    ),
    (ast.Subscript, "{name}[_i]", "is not what belongs here: `{name}[{index}]` is."),
    (NUMBER, "{name}", OTHER_NAME),
    (ANYTHING, "{known}(_)", THROUGH),
    (ANYTHING, "_ * 2", "is half of what it should be. Is a factor 2 missing?"),
    (ANYTHING, "_ / 2", "is twice what it should be."),
    (ANYTHING, "_ ** 2", SQUARED),
    (ANYTHING, "1 - _", "should be 1 minus that."),
    (ANYTHING, "_ ** 0.5", ROOT),
    (ANYTHING, "__np__.sum(_)", "is still to be added up to one number."),
    (ANYTHING, "__np__.sum(_, axis=0)", "is still to be added up over the rows."),
    (ANYTHING, "__np__.mean(_)", MEAN),
    (ANYTHING, "__np__.transpose(_)", "is to be turned: rows and columns have changed places."),
    (ANYTHING, "_ + 1", "is 1 less than it should be."),
    (ANYTHING, "_ - 1", "is 1 more than it should be."),
    (ANYTHING, "1 / _", "should be 1 divided by that."),
    (ANYTHING, "__np__.exp(_)", "is still to be put into the exponent of e."),
    (ANYTHING, "__np__.log(_)", "is without the logarithm."),
    (ANYTHING, "_ * (1 - _)", "lacks a second factor."),
    (ANYTHING, "_ * {name}", A_FACTOR),
    (ANYTHING, "_ / {name}", "is still to be divided by `{name}`."),
    (ANYTHING, "_ + {name}", MISSING),
    (ANYTHING, "_ - {name}", "lacks a term: `{name}` is to be subtracted from it."),
    (ast.Call, "{name}", OTHER_NAME),
    (NAMED, "{name}.T", "is not what belongs here: `{name}.T` is."),
    (NUMBER, "{name}.shape[-1]", OTHER_NUMBER),
)

UNFINISHED = "_ /", "_ *", "_ +", "_ -", "__np__", "{known}(_)"  # the expression stays, and something is to come

# The kinds of which two are tried together.
BEGINS = TOO_LARGE, TOO_SMALL
PAIRED = ROUND, SIGN, MISSING, OTHER_FUNCTION, ORDER, MEAN, ROOT, OTHER_NUMBER
ALSO_PAIRED = (
    *PAIRED,
    TOO_MUCH,
    WRONG_SIGN,
    BRACKETS,
    SQUARED,
    A_FACTOR,
    OTHER_NAME,
    THROUGH,
    KNOWN_OF_TWO,
    MINUS_TOO_MANY,
    SLICED,
    CALLED,
    AXIS,
    *BEGINS,
)

# The kinds after which all answers may be right but for something that is done to them.
NEARLY = *PAIRED, SQUARED, OTHER_NAME, TOO_MUCH

Place = namedtuple("Place", "node statement put")  # an expression, where it stands, and how to put another there


def parts(node):
    """The parts of an expression, under the names that patterns have for them."""
    found = {"_": node}
    if isinstance(node, ast.BinOp):
        found |= {"_a": node.left, "_b": node.right}
        for number, inner, argument in ((1, node.left, "_x"), (2, node.right, "_y")):
            if isinstance(inner, ast.BinOp):
                found |= {f"_a{number}": inner.left, f"_b{number}": inner.right}
            if isinstance(inner, ast.Call) and len(inner.args) == 1:
                found |= {"_f": inner.func, argument: inner.args[0]}
        if isinstance(node.left, ast.UnaryOp):
            found["_minus"] = node.left.operand
        if isinstance(node.right, ast.Constant):
            found["_power"] = node.right
        if isinstance(node.op, ast.Pow) and isinstance(node.right, ast.UnaryOp):
            found["_n"] = node.right.operand
    elif isinstance(node, ast.Call):
        found |= {"_f": node.func, **dict(zip(("_a", "_b", "_c"), node.args, strict=False))}
        if len(node.args) == 1 and isinstance(node.args[0], ast.List | ast.Tuple) and len(node.args[0].elts) == 2:
            found |= {"_p": node.args[0].elts[0], "_q": node.args[0].elts[1]}
        if len(node.args) == 1 and isinstance(node.args[0], ast.BinOp):
            found |= {"_p": node.args[0].left, "_q": node.args[0].right}
        if not node.args and isinstance(node.func, ast.Attribute):
            found["_a"] = node.func.value
        if not node.args and not node.keywords:
            found["_0"] = node.func
    elif isinstance(node, ast.Subscript | ast.Attribute):
        found |= {"_a": node.value, "_i": getattr(node, "slice", node)}
        if isinstance(node.value, ast.BinOp) and getattr(node, "attr", "") == "T":
            found |= {"_p": node.value.left, "_q": node.value.right}
    elif isinstance(node, ast.UnaryOp):
        found["_a"] = node.operand
    elif isinstance(node, ast.Compare):
        found |= {"_left": node.left, "_right": node.comparators[0]}
    elif isinstance(node, ast.Tuple | ast.List):
        found |= dict(zip(("_a", "_b", "_c"), node.elts, strict=False))
    pair = {f"{name}t": found.get(name) for name in ("_a", "_b")}
    return found | {name: part.value for name, part in pair.items() if getattr(part, "attr", "") == "T"}


def axis(node, pattern):
    """What is wrong with the axis of a call, if the one in the pattern is right."""
    had = {keyword.arg: ast.unparse(keyword.value) for keyword in getattr(node, "keywords", ())}
    wanted = dict(re.findall(r"(\w+)=(-?\w+)", pattern))
    if "axis" not in had:
        return "needs an `axis`."
    is_along_rows = [axis == "0" for axis in (had["axis"], wanted.get("axis"))]
    if is_along_rows[0] != is_along_rows[1] or ("keepdims" in had) == ("keepdims" in wanted):
        return "goes along the wrong axis."
    return "needs `keepdims=True`." if "keepdims" in wanted else "should do without `keepdims=True`."


def sign_of(node):
    """The sign of an operation; "" of anything else."""
    return SIGNS.get(type(getattr(node, "op", None)), "")


def signs(parts):
    names = {"sign": "_", "sign1": "_a", "sign2": "_b"}
    return {name: sign_of(parts.get(part)) for name, part in names.items()}


def filled(pattern, name, node):
    """The tree of a pattern in the place of a node."""
    parts_now = parts(node)
    known = name.replace("np.", "__np__.") if "." in name else f"__{name}__"
    pattern = pattern.format(name=name, number=name, known=known, **signs(parts_now))

    class Fill(ast.NodeTransformer):
        def visit_Name(self, node):
            return parts_now.get(node.id, node)

    return Fill().visit(ast.parse(pattern, mode="eval").body)


def places(node, statement=None):
    """Each expression whose value may be changed, in the order of the source."""
    for field, value in ast.iter_fields(node):
        is_filled = field == "value" and isinstance(getattr(node, "ctx", None), ast.Store)  # `slopes[i] = …`
        if is_filled:  # only what says where
            inner = places(value, statement) if isinstance(value, ast.Subscript) else ()
            yield from (place for place in inner if place.node is not value.value)
            continue
        for key, part in enumerate(value) if isinstance(value, list) else [(field, value)]:
            is_quantity = isinstance(part, ast.expr) and not isinstance(part, OPAQUE)
            if is_quantity and not is_condition(node, field, part) and field != "func" and is_value(part):
                put = value.__setitem__ if isinstance(value, list) else node.__setattr__
                yield Place(part, statement, lambda new, put=put, key=key: put(key, new))
            if isinstance(part, ast.stmt | ast.expr | ast.comprehension | ast.keyword):
                yield from places(part, part if isinstance(part, ast.stmt) else statement)


def is_returned(place):
    """Whether it is all that its line returns."""
    return isinstance(place.statement, ast.Return) and place.node is place.statement.value


def is_condition(node, field, part):
    """Whether something is only asked: a condition is no quantity, but what it compares may be one."""
    is_asked = field in ("test", "ifs") or isinstance(getattr(node, "op", None), ASKING)
    return is_asked or isinstance(getattr(part, "op", None), ASKING)


def targets(tree):
    """Each of several names to which a line or a loop gives values."""
    for line in ast.walk(tree):
        target = line.targets[0] if isinstance(line, ast.Assign) else None
        target = line.target if isinstance(line, ast.For) else target
        for key, part in enumerate(target.elts) if isinstance(target, ast.Tuple) else ():
            yield Place(part, line, lambda new, elts=target.elts, key=key: elts.__setitem__(key, new))


def may_be_paired(found):
    """Not a 0 that takes away what the other change builds anew, nor a term in the middle of something."""
    (place, *_), pattern, _, says = found
    if says is MISSING:
        return place.node is getattr(place.statement, "value", None)
    is_first_turn = isinstance(place.statement, ast.For)  # `range(1, n)`
    return says is not OTHER_NUMBER or isinstance(place.node, NUMBER) and (pattern != "0" or is_first_turn)
