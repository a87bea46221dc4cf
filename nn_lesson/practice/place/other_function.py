"""Is another function called than the one that the reference calls?"""

import ast
import contextlib
import inspect
from collections import Counter

from nn_lesson.learner.values import listed
from nn_lesson.practice.place.stretch import stored


def other_function(search):
    """(sentence, line, source then) on a call of another function than those of the reference, or None."""
    own, known = ([*calls(written.tree)] for written in (search, search.reference))
    counts, due = (Counter(call.func.id for call in calls) for calls in (own, known))
    names = search.stretch.names if search.stretch else []
    lines = [line for line in search.reference.tree.body if set(names) & set(stored(line))]
    wanted = {call.func.id for line in lines or [search.reference.tree] for call in calls(line)}
    missing = [name for name in wanted & {*search.own_functions} if counts[name] < due[name]]
    body = search.tree.body[search.stretch.first : search.stretch.last + 1] if names else search.tree.body
    here = [call for line in body for call in calls(line) if call in search.texts]
    surplus = [
        call
        for call in here
        if counts[call.func.id] > due[call.func.id] and inspect.isfunction(search.around.get(call.func.id))
    ]
    surplus = [call for call in surplus if missing and _takes_the_same(search, call, missing[0])]
    if len(missing) == 1 and surplus:
        last, name = surplus[-1], surplus[-1].func.id
        says, text = f"`{name}` is not the function that belongs here: `{missing[0]}` is.", search.texts[last]
        same = [call for call in calls(search.tree) if call.func.id == name and not due[name]]
        alike = [call for call in same if call is not last]
        others = dict.fromkeys(search.texts[call] for call in alike)
        others = [f"{'the other ' * (other == text)}`{other}`" for other in others]
        more = f" The same goes for {listed(others)}." if others else ""
        with contextlib.ExitStack() as undone:
            for call in (last, *alike):
                undone.callback(setattr, call.func, "id", name)
                call.func.id = missing[0]
            return f"In `{text}`, {says}{more}", last.lineno, search.text_now()
    return None


def _takes_the_same(search, call, name):
    """Whether in its brackets stands what the reference gives to that function."""
    due = [other for other in calls(search.reference.tree) if other.func.id == name]
    return [*map(ast.dump, call.args)] in [[*map(ast.dump, other.args)] for other in due]


def calls(tree):
    """The calls of functions by their plain names."""
    return (node for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name))
