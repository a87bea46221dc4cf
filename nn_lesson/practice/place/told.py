"""How a change that puts everything right is put into words."""

import ast
import re

from nn_lesson.learner.values import ORDINALS, listed_code
from nn_lesson.practice.place import changes
from nn_lesson.practice.place.changes import COMMON, NUMBER
from nn_lesson.practice.place.written import Written

IDLE = "is too much."
WORDS = {"function": "_f", "right": "_b", "first": "_p", "last": "_q", "third": "_c", "index": "_i"}  # in words


class Told(Written):
    """A function that is changed; `sentence` says what was wrong, and `line` is the number of that line."""

    def tell(self, places, pattern, name, says):
        place, parts = places[0], changes.parts(places[0].node)
        text, line, had = self.texts[place.node], self.texts[place.statement], changes.sign_of(place.node)
        several = any(not isinstance(part, NUMBER) for part in getattr(place.node, "args", ())[1:])
        if says is changes.TOO_MUCH and (several or isinstance(place.node, ast.List | ast.Tuple)):
            says = changes.ALONE
        elif says is changes.SIGN and text.count(f" {had} ") > 1:
            words = self.texts[parts["_b"]].replace("{", "{{").replace("}", "}}")
            says = f"the `{{sign}}` before `{words}` is wrong."
        elif says is changes.OTHER_FUNCTION and name in (*self.own_functions, *COMMON):
            both = " of `{first}` and `{last}`" if pattern == "{known}(_p, _q)" else ""
            says = f"is wrong: `{{known}}`{both} is wanted, not `{{function}}`."
        if says is changes.SIGN and pattern == "_a * _b" and had == "**":
            says = changes.NO_POWER
        if says is changes.SIGN and pattern == "_a @ _b" and had == "*":
            says = changes.NOT_SUMMED
        if says in (changes.SIGN, changes.SELDOM_SIGN) and text.count(had) > 1:
            says = changes.WHICH_SIGN
        words = {word: self.texts.get(parts.get(part)) for word, part in {**WORDS, "part": pattern}.items()}
        words |= {"rest": self.rest(place.node, parts, pattern), "axis": changes.axis(place.node, pattern)}
        is_outside = text in self.around and text not in (*self.arguments, *self.variables)
        if says in (changes.A_NUMBER, changes.OTHER_NAME) and is_outside and not callable(self.around.get(text)):
            says = "comes from outside the function, and is the same for every case."
        before = self.source.splitlines()[place.node.lineno - 1][: place.node.col_offset]
        if says is changes.OTHER_NUMBER and before.rstrip().endswith("**"):
            text, says = f"** {text}", changes.OTHER_POWER  # it may well stand elsewhere in the line
        sign = self.sign_before(place)
        unlike = [other for other in places if self.sign_before(other) != sign]
        if says is changes.OTHER_NUMBER and pattern == "0" and sign:
            text, says, places = f"{sign} {text}", IDLE, [other for other in places if other not in unlike]
        else:
            unlike = []
        is_named = "{_}" not in says and says not in (changes.OTHER_POWER, changes.AXIS, IDLE)
        statements = [other.statement for other in places if self.texts[other.node] == self.texts[place.node]]
        is_missing = says in (changes.OTHER_NUMBER, IDLE, changes.MINUS_TOO_MANY)
        is_missing = is_missing or says.startswith(("is still to", "is not what belongs"))
        is_often = statements.count(place.statement) > 1  # so that the line is to be named
        is_often = is_often and (is_missing or text == self.texts[place.node])
        around = self.around_it(place) if is_named and not is_often else text
        says = says.format(_=text, name=name, number=name or pattern, known=name, **words, **changes.signs(parts))
        where = self.where(place.statement, text)
        self.sentence = f"{where}, {says}" if says.startswith("the ") else f"{where}, `{text}` {says}"
        if around != text and not says.startswith("the "):
            self.sentence = f"In `{around}`, `{text}` {says}"
        is_number = says in (changes.OTHER_NUMBER, changes.OTHER_POWER)
        if line.endswith(f" = {text}") and not is_number and not says.startswith(("the ", "is not what")):
            self.sentence = f"`{line}` {says}"
        is_one_of_several = around == text and is_named and not is_often and f"`{text}` {says}" in self.sentence
        if is_one_of_several and (which := self.which(place.node, place.statement)):
            self.sentence = self.sentence.replace(f"`{text}` {says}", f"{which}`{text}` {says}")
        self.line = place.statement.lineno
        if is_often:
            self.sentence += f" The same goes for every other `{text}` in that line."
        lines = dict.fromkeys(self.texts[one].rstrip(":") for one in statements if one is not place.statement)
        if lines:
            self.sentence += f" The same goes for the `{text}` in {listed_code([*lines])}."
        others = {self.texts[other.node] for other in places} - {self.texts[place.node]}
        for line in dict.fromkeys(self.texts[other.statement].rstrip(":") for other in unlike):
            self.sentence += f" Nor is the `{self.texts[place.node]}` in `{line}` right."
        if others:
            self.sentence += f" The same goes for {' and '.join(f'`{other}`' for other in sorted(others))}."

    def which(self, node, statement):
        """ "the second " of several that are alike in a line; "" where there is only one."""
        lines = [*getattr(statement, "body", ()), *getattr(statement, "orelse", ())]
        below = {part for line in lines for part in ast.walk(line)}
        alike = [other for other in ast.walk(statement) if self.texts.get(other) == self.texts[node]]
        alike = [other for other in alike if other not in below]
        alike.sort(key=lambda other: (other.lineno, other.col_offset))
        return f"the {ORDINALS[alike.index(node)]} " if len(alike) > 1 and node in alike else ""

    def sign_before(self, place):
        """The `+` or `-` by which a number is added or taken away, or ""."""
        sums = [part for part in ast.walk(place.statement) if getattr(part, "right", None) is place.node]
        sign = changes.sign_of(sums[0]) if sums else ""
        return sign if sign in ("+", "-") else ""

    def around_it(self, place):
        """What stands around an expression: as little as stands once in its line, if the expression does not."""
        line, node, text = self.texts[place.statement], place.node, self.texts[place.node]
        outer = {part: one for one in ast.walk(place.statement) for part in ast.iter_child_nodes(one)}
        around = text
        while len(re.findall(rf"(?<![\w.]){re.escape(around)}(?!\w)", line)) > 1 or around.count(text) > 1:
            node = outer.get(node)
            if node is None or node is place.statement:
                return text
            around = self.texts.get(node) or around
            if around != text and len(re.findall(rf"\b{re.escape(text)}\b", around)) > 1:
                return text
        return around

    def where(self, statement, text):
        line = self.texts[statement].rstrip(":")
        return "In the `return`" if line == f"return {text}" else f"In `{line}`"

    def rest(self, node, parts, pattern):
        """What an operation or a call has beside one of its parts."""
        if isinstance(node, ast.Subscript | ast.Attribute) or isinstance(node, ast.Call) and not node.args:
            before = self.texts.get(parts["_a"]) or ast.unparse(parts["_a"])
            return self.texts[node].rpartition(before)[2].lstrip(")")
        if isinstance(node, ast.Call):
            return self.texts[node.func]
        other, sign = parts.get("_b" if pattern == "_a" else "_a"), changes.sign_of(node)
        other = f"({self.texts.get(other)})" if isinstance(other, ast.BinOp) else self.texts.get(other)
        return f"{sign} {other}" if pattern == "_a" else f"{other} {sign}"
