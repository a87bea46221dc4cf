"""What a learner's code computes and then loses, seen from its text alone."""

import ast
import difflib
import inspect
import itertools
import re

from nn_lesson.learner.values import are, listed_code
from nn_lesson.practice.exercises import all_exercises
from nn_lesson.practice.place.written import names_of, names_read


def lost(attempt):
    """The key of a slip and a sentence on the first statement that changes nothing, or None."""
    exercise, written = attempt.exercise, attempt.written
    if not written:
        return None
    of_self = set(re.findall(r"self\.(\w+)", inspect.getsource(exercise.reference))) if exercise.method else set()
    if sentence := _overwritten(written):
        return "lost", sentence
    for node in ast.walk(written.tree):
        if isinstance(node, ast.Expr) and (sentence := _value_lost(node.value, written)):
            return "lost", f"{sentence} {_lost_alike(node, written)}".rstrip()
        if isinstance(node, ast.Assign):
            if sentence := _name_lost(node, written, of_self) or _not_copied(node, written):
                return "lost", sentence
        if isinstance(node, ast.For):
            of_lists = [_list_replaced] if isinstance(attempt.trials[0].wanted, list) else []
            looks = _begins_anew, _counts_the_better, *of_lists, _not_kept, _argument_lost, _same_in_each_round
            if sentence := next(filter(None, (look(node, written) for look in looks)), ""):
                return "lost", sentence
        body = getattr(node, "body", ())
        if sentence := _replaced(body, written):
            return "lost", sentence
    return None


def never_changed(attempt):
    """A sentence on a line that is never reached, or on what is returned as it was before a loop; or ""."""
    written = attempt.written
    if not written:
        return ""
    blocks = [getattr(node, "body", ()) for node in ast.walk(written.tree)]
    never_reached = (_never_reached(block, written) for block in blocks)
    return next(filter(None, never_reached), "") or _never_changed(written.tree.body, written)


def in_loop(attempt):
    """A sentence on a list that is used in a loop in place of its numbers, or ""."""
    written = attempt.written
    for loop in ast.walk(written.tree) if written else ():
        if isinstance(loop, ast.For):
            around = ast.unparse(loop.iter.args[0])
            lists = [name for name in written.arguments if re.search(rf"\b{name}\b", around)]
            used = names_of(*loop.body) & {*lists}
            if used and "range" not in around:
                own = "` and `".join(node.id for node in ast.walk(loop.target) if isinstance(node, ast.Name))
                return f"Inside the loop, use `{own}`, not `{'` and `'.join(sorted(used))}`."
    return ""


def _overwritten(written):
    """`kilometres = 10`, where `kilometres` is what comes in."""
    lines = [line for line in written.tree.body if isinstance(line, ast.Assign)]
    given = [line for line in lines if getattr(line.targets[0], "id", "") in written.arguments]
    fixed = [written.texts[line] for line in given if not _reads(line.value)]
    do, them = ("overwrites", "that line") if len(fixed) == 1 else ("overwrite", "these lines")
    return f"{listed_code(fixed)} {do} what comes in: leave {them} out." if fixed else ""


def _reads(value):
    """Whether an expression reads more than how long something is."""
    text = re.sub(r"len\(\w+\)|np\.arange|range", "", ast.unparse(value))
    return bool(re.search(r"[a-z]", text)) and not isinstance(value, ast.Constant)


def _argument_lost(loop, written):
    """`for area, age, price in HOUSES`, where `area` is what comes in."""
    names = names_of(loop.target) & {*written.arguments}
    if not names or names & names_of(loop.iter):
        return ""
    text = written.texts[loop]
    return f"`{text.rstrip(':')}` gives `{min(names)}` other values: what comes in under that name is lost."


def _same_in_each_round(loop, written):
    """`for i in range(len(rows)): … rows[0] …`, where `i` is never used."""
    nodes = [node for line in loop.body for node in ast.walk(line)]
    names = [node.id for node in ast.walk(loop.target) if isinstance(node, ast.Name)]
    is_over_parts = any(word in written.texts[loop] for word in ("len(", "zip("))
    if not is_over_parts or {*names} & {getattr(node, "id", "") for node in nodes}:
        return ""
    parts = [node for node in nodes if isinstance(node, ast.Subscript) and isinstance(node.ctx, ast.Load)]
    fixed = [part for part in parts if re.fullmatch(r"\w+\[-?\d+\]", written.texts[part])]
    if found := [part for part in fixed if part.value.id in written.arguments]:
        never = f"{listed_code(names)} {are(names)} never used."
        return f"`{written.texts[found[0]]}` is the same in every round, and {never}"
    return ""


def _not_copied(line, written):
    """`up, down = weights, weights` or `up = down = weights`, and then `up[i] += step`."""
    changed = {
        part.value.id
        for part in ast.walk(written.tree)
        if isinstance(part, ast.Subscript) and isinstance(part.ctx, ast.Store) and isinstance(part.value, ast.Name)
    }
    for target in line.targets:
        pairs = [(target, line.value)]
        if isinstance(target, ast.Tuple) and isinstance(line.value, ast.Tuple):
            pairs = zip(target.elts, line.value.elts, strict=False)
        for own, given in pairs:
            name, other = getattr(own, "id", ""), getattr(given, "id", "")
            is_new = _given(name, written) > 1  # another line makes an array that is its own
            if name in changed and other in written.arguments and name != other and not is_new:
                return (
                    f"`{written.texts[line]}` makes no copy: `{name}` and `{other}` are one and the same array or "
                    "list, and what changes the one changes the other. `.copy()` makes a new one."
                )
    return ""


def _given(name, written):
    """How many lines give a name a value of its own."""
    lines = [line for line in ast.walk(written.tree) if isinstance(line, ast.Assign)]
    return sum(name in [getattr(part, "id", "") for part in _targets(line)] for line in lines)


def _targets(line):
    return [part for target in line.targets for part in getattr(target, "elts", [target])]


def _begins_anew(loop, written):
    """`count = 0` in a loop in which `count += 1` should lead to `count == most`, or to what is returned below."""
    inner = [node for part in loop.body for node in ast.walk(part) if isinstance(node, ast.For | ast.While)]
    deep = {node for part in inner for node in ast.walk(part)}
    nodes = [node for part in loop.body for node in ast.walk(part)]
    grown = [ast.unparse(node.target) for node in nodes if isinstance(node, ast.AugAssign) and node not in deep]
    asked = {ast.unparse(node.left) for node in nodes if isinstance(node, ast.Compare) and node not in deep}
    returned = names_of(*(line for line in written.tree.body if isinstance(line, ast.Return)))
    counted = asked | returned - names_read(*loop.body)
    for line in loop.body:
        name = ast.unparse(line.targets[0]) if isinstance(line, ast.Assign) else ""
        if grown.count(name) == 1 and name in counted and isinstance(line.value, ast.Constant):
            return (
                f"`{written.texts[line]}` stands inside the loop, so that it begins anew in each round. What is "
                "to count from round to round begins above the loop."
            )
    return ""


def _counts_the_better(loop, written):
    """`if d > best: best = d; place += 1`, and then `return place`."""
    returned = [getattr(node.value, "id", "") for node in ast.walk(written.tree) if isinstance(node, ast.Return)]
    for asked in [line for line in loop.body if isinstance(line, ast.If)]:
        grown = [line for line in asked.body if isinstance(line, ast.AugAssign)]
        is_better = isinstance(asked.test, ast.Compare) and isinstance(asked.test.ops[0], ast.Gt | ast.Lt)
        kept = any(isinstance(line, ast.Assign) for line in asked.body) and is_better
        for line in grown if kept else ():
            if getattr(line.target, "id", "-") in returned and getattr(line.value, "value", 0) == 1:
                says = "counts how often a better one came. Keep the place where that one stands."
                return f"`{written.texts[line]}` {says}"
    return ""


def _not_kept(loop, written):
    """`if error < least: best = parameters`, where `least` keeps the value that it has above the loop."""
    nodes = [*ast.walk(loop)]
    stored = [part.id for part in nodes if isinstance(part, ast.Name) and isinstance(part.ctx, ast.Store)]
    above = [line for line in written.tree.body if isinstance(line, ast.Assign) and line.lineno < loop.lineno]
    for asked in [line for line in nodes if isinstance(line, ast.If) and isinstance(line.test, ast.Compare)]:
        sides = [ast.unparse(side) for side in (asked.test.left, *asked.test.comparators)]
        is_better = isinstance(asked.test.ops[0], ast.Gt | ast.GtE | ast.Lt | ast.LtE) and len(sides) == 2
        keeps = not asked.orelse and all(_keeps(line, asked.test) for line in asked.body)
        for first, second in (sides, sides[::-1]) if is_better else ():
            begun = r"inf\b|\b0$|-\d+$" if keeps else rf"= {re.escape(first.partition('[')[0])}\[0\]$"
            begins = any(re.search(rf"\b{second}\b.*({begun})", written.texts[line]) for line in above)
            if second.isidentifier() and begins and second not in stored and not first.isnumeric():
                only_counts = asked.orelse and all(isinstance(line, ast.AugAssign) for line in asked.body)
                where = f"{'Below the `else` of' if only_counts else 'Where'} `{written.texts[asked.test]}`"
                return f"`{second}` keeps the value that it has above the loop. {where}, store `{first}` in it."
    return ""


def _keeps(line, test):
    """Whether a line keeps something of the round: no fixed number, nothing that it changes or that was asked."""
    if not isinstance(line, ast.Assign) or isinstance(line.value, ast.Constant):
        return False
    return not names_of(*line.targets) & names_of(test, line.value)


def _list_replaced(loop, written):
    """`errors = error` in a loop, where `errors = []` stands above it."""
    lines = [line for line in ast.walk(written.tree) if isinstance(line, ast.Assign)]
    begun = {ast.unparse(line.targets[0]) for line in lines if isinstance(line.value, ast.List)}
    ends = [ast.unparse(line.value) for line in written.tree.body if isinstance(line, ast.Return) and line.value]
    for line in loop.body:
        name = ast.unparse(line.targets[0]) if isinstance(line, ast.Assign) else ""
        is_other = name and not isinstance(line.value, ast.List | ast.BinOp | ast.ListComp)
        if is_other and name in begun and name in ends and not re.search(rf"\b{name}\b", ast.unparse(line.value)):
            says = f"replaces the list itself. `{name}.append(...)` puts something at its end."
            return f"`{written.texts[line]}` {says}"
    return ""


def _never_changed(body, written):
    """`return weight, bias`, where `bias` has the value that it had above the loop."""
    loops = [line for line in body if isinstance(line, ast.For | ast.While)]
    value = body[-1].value if loops and isinstance(body[-1], ast.Return) else None
    for name in [part.id for part in getattr(value, "elts", [value]) if isinstance(part, ast.Name)]:
        nodes = [part for part in ast.walk(written.tree) if getattr(part, "id", "") == name]
        stored = [part for part in nodes if isinstance(part.ctx, ast.Store)]
        number = rf"^ *[\w, ]*\b{name}\b[\w, ]* = [-\d., ]+$"
        is_read = len(nodes) > 2 and not re.search(number, written.source, re.MULTILINE)
        if len(stored) == 1 and stored[0].lineno < loops[0].lineno and not is_read:
            return f"`{name}` is returned as it was before the loop: nothing in the loop changes it."
    return ""


def _never_reached(block, written):
    """`place += 1` below `return place`."""
    for first, second in itertools.pairwise(block if isinstance(block, list) else ()):
        is_idle = isinstance(second, ast.Expr) and not isinstance(second.value, ast.Call)
        if isinstance(first, ast.Return | ast.Break | ast.Continue) and not is_idle:
            above, below = written.texts[first], written.texts[second].rstrip(":")
            return f"`{below}` stands below `{above}`, and is never reached. Does it belong further to the left?"
    return ""


def _replaced(block, written):
    """`total = a`, then `total = b`, which does without `total`."""
    lines = block if isinstance(block, list) else ()
    for first, second in itertools.pairwise(lines):
        if isinstance(first, ast.Assign) and isinstance(second, ast.Assign):
            name, text = (ast.unparse(line.targets[0]) for line in (first, second))
            names = names_of(first.targets[0]) | {name}
            is_kept = names_of(first.value) or getattr(first.value, "value", 0)  # no 0, which may only prepare
            if name == text and is_kept and len(first.targets) == 1:
                if not names & {*map(ast.unparse, ast.walk(second.value))}:
                    return f"`{written.texts[second]}` replaces the `{name}` of the line above, which is lost."
    return ""


def _value_lost(value, written):
    """`u * v`, `u == v` or `np.sum(u)` on a line of its own. A method, as `counts.append`, may change it."""
    text = written.texts.get(value)
    if isinstance(value, ast.Attribute) and text.startswith("self."):
        return f"`{text}` alone does nothing: a call needs brackets behind the name."
    compared = [part for part in getattr(value, "elts", [value]) if isinstance(part, ast.Compare)]
    if compared and isinstance(compared[0].ops[0], ast.Eq):
        return f"`{text}` only compares, and nothing is stored. To store a value, write one `=`."
    called = ast.unparse(value.func) if isinstance(value, ast.Call) else ""
    if (
        re.match(r"np\.(?!random)", called)
        or called in (*written.arguments, *all_exercises(), "abs", "max", "min", "sum")
        or isinstance(value, ast.BinOp | ast.UnaryOp)
    ):
        return f"What `{text}` gives is lost: nothing stores it, and it is not returned."
    return ""


def _lost_alike(node, written):
    """A word on other lines on which the same function is called, or something computed, for nothing; or ""."""
    begins = f"{ast.unparse(node.value.func)}(" if isinstance(node.value, ast.Call) else ""
    lines = [line for line in ast.walk(written.tree) if isinstance(line, ast.Expr) and line is not node]
    same = [line for line in lines if type(line.value) is type(node.value)]
    is_alike = begins or isinstance(node.value, ast.BinOp)
    alike = [line for line in same if is_alike and ast.unparse(line.value).startswith(begins)]
    return f"The same goes for {listed_code([written.texts[line] for line in alike])}." if alike else ""


def _sign_behind(node, written):
    """`total =+ a`, or `x =- step` where `x` has a value, which is not told from `x = -step`."""
    text, target = written.texts[node], ast.unparse(node.targets[0])
    found = re.search(r" =([+-])", text)
    nodes = [part for part in ast.walk(written.tree) if isinstance(getattr(part, "ctx", None), ast.Store)]
    had_a_value = [*map(ast.unparse, nodes), *written.arguments].count(target) > 1 or target.startswith("self.")
    if not found or found[1] == "-" and not had_a_value:
        return ""
    remedy = "write `+=`" if found[1] == "+" else "put the `=` last: `+=` adds something, `-=` takes it away"
    return f"In `{text}`, `={found[1]}` gives `{target}` a new value, whatever it was. To change it, {remedy}."


def _name_lost(node, written, of_self):
    """`words = words.append(…)`; `weights = …` where `self.weights` is meant; `self.weight`, a new name."""
    target, value = node.targets[0], ast.unparse(node.value)
    if found := re.fullmatch(r"(?!np\.)\w+\.(append|extend|insert|remove|sort|reverse|step)\(.*\)", value):
        what = "network" if found[1] == "step" else "list"
        return f"`{found[1]}` changes the {what} itself and gives nothing back: do not store what it gives."
    if sentence := _sign_behind(node, written):
        return sentence
    unread = of_self - names_read(written.tree)
    if isinstance(target, ast.Name) and target.id in unread and value != f"self.{target.id}":
        return f"Without `self.`, `{target.id}` is a name of the method's own, and is lost when that ends."
    if isinstance(target, ast.Attribute) and target.attr not in of_self:
        if close := difflib.get_close_matches(target.attr, of_self, n=1):
            return f"`{ast.unparse(target)}` is a new name. Did you mean `self.{close[0]}`?"
    return ""
