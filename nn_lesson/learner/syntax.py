"""A line that Python cannot read, in one sentence: which it is, what is wrong in it, what to try."""

import difflib
import keyword
import re

BEGINNINGS = ["def", "return", "for", "while", "if", "elif", "else", "class", "import", "from", "with", "try"]
OWN = "|".join(keyword.kwlist)  # words that can be no name
LONGEST = 60  # letters of a line that are shown
FOR_JUPYTER = re.compile(r"(?m)^([ \t]*)[%!].*")  # a line that Python itself cannot read

# What Python's message looks like, what the line looks like, and what a beginner wants to know. The first row that
# fits is taken; {1} is the first group of its patterns. Python's words differ from version to version, and where
# they are only "invalid syntax", the line must tell.
MEANINGS = [
    (r"'(.)' was never closed", "", "the bracket `{1}` is opened here and never closed."),
    (r"parenthesis '(.)' does not match .* '(.)'", "", "a bracket is opened by `{2}` and closed by `{1}`."),
    (r"unmatched '(.)'", "", "this `{1}` closes a bracket that nothing opens. Is there one too many?"),
    (r"invalid character '([“”„‘’«»])", "", "`{1}` is no quotation mark for Python. Type `\"` or `'` instead."),
    (r"invalid character '([×⋅∙∗])", "", "for `{1}`, Python has `*`."),
    (r"invalid character '([−–—])", "", "`{1}` only looks like a minus. Type the `-` of your keyboard."),
    (r"invalid character '([⁰¹²³⁴-⁹])", "", "`{1}` is no power for Python. Powers are written with `**`."),
    (r"invalid character '(.)", "", "Python has no sign `{1}`. Names are made of letters, digits and `_`."),
    (r"non-printable", "", "it holds an invisible sign, perhaps from copying. Type the line once more."),
    (r"unterminated triple", "", "a text that begins with three quotation marks is never closed."),
    (r"unterminated|EOL while", "", "a text begins with a quotation mark, and none closes it on this line."),
    (r"unexpected indent", "", "it begins too far right: nothing above it asks for that."),
    (r"unindent", "", "it begins in a column that no block around it has. Lines of a block begin in one column."),
    (r"an indented block .* on line (\d+)", "", "below line {1} must come a line that begins further right."),
    (r"tabs and spaces", "", "some lines begin with tabs, others with spaces. Use spaces in all of them."),
    (r"'(return|yield)' outside", "", "`{1}` stands outside a function. Does the line begin far enough right?"),
    (r"'(break|continue)'", "", "`{1}` stands outside a loop. Does the line begin far enough right?"),
    (r"'await' outside|asynchronous", "", "this works only within an `async def`, which the course never needs."),
    (r"Missing parentheses in call to '(\w+)'", "", "`{1}` needs round brackets around what it is given."),
    (
        r"^invalid syntax",
        r"^return\b[^()=<>!]*=(?!=)",
        "`return` and `=` do not go together: either give the name its value on a line of its own, "
        "or return the expression.",
    ),
    (r"", r"(\+\+|--)\s*$", "Python has no `{1}`. Write `+= 1` or `-= 1`, on a line of its own."),
    (r"", r"&&", "for `&&`, Python has the word `and`."),
    (r"", r"\|\|", "for `||`, Python has the word `or`."),
    (r"^invalid syntax", r"!(?!=)", "for `!`, Python has the word `not`."),
    (r"", r"^(?:el)?if\b.*\bthen\b", "Python has no `then`. A colon comes right after the condition."),
    (r"", r"(=>|=<|= =|! =|< =|> =)", "Python has no `{1}`. The signs are `==`, `!=`, `<=` and `>=`."),
    (r"", r"\bfor\b(?!.*\bin\b)", "a `for` needs the word `in` before what it goes through."),
    (r"", r"^(els\w*if)\b", "for `{1}`, Python has `elif`."),
    (r"", r"^else\b\s*[^:\s]", "right after `else` comes a colon. If there is one more condition, write `elif`."),
    (r"", r"^(else|elif|except)\b[^:]*:\s*$", "`{1}` belongs to nothing that begins above it in its column."),
    (r"expected ':'", "", "a colon is missing. Lines with `def`, `class`, `if`, `else`, `for`, `while` need one."),
    (r"expected '\('", r"def\s+\w+[ -]+\w+\s*\(", "a name is one word. Write `_` where it has a space or a `-`."),
    (r"expected '\('", "", "after the name come round brackets, with what the function gets in them."),
    (r"", r"^(?:def|class)\s+(\d\w*)", "a name cannot begin with a digit, as `{1}` does."),
    (r"literal", r"(\d+[^\W\d]\w*)", "a name cannot begin with a digit, as `{1}` does. Is a `*` missing?"),
    (r"leading zeros", "", "a whole number cannot begin with a 0."),
    (r"cannot assign to (True|False|None)", "", "`{1}` is a word of Python's own and can be no name."),
    (r"", rf"^({OWN})\s*=(?!=)", "`{1}` is a word of Python's own and can be no name."),
    (r"", rf"\bdef\s.*[(,]\s*({OWN})\s*[),=:]", "`{1}` is a word of Python's own and can be no name."),
    (r"^invalid syntax", r"\b(lambda)\b[^:]*$", "`{1}` is a word of Python's own and can be no name."),
    (r"'==' or ':='", "", "`=` gives a name its value. To compare, write `==`."),
    (r"ssign|illegal expression", "", "left of `=` stands the name that gets the value. To compare, write `==`."),
    (r"expected 'else' after", "", "an `if` within an expression needs an `else`, too."),
    (r"expected 'except'", "", "the `try` above it has no `except`."),
    (r"duplicate argument", "", "two of the names in the brackets are the same."),
    (r"without a default|non-default", "", "what has a value in the brackets of a `def` comes last."),
    (r"positional argument follows", "", "in a call, what is passed by name comes last."),
    (r"forgot a comma", "", "two things stand side by side. Is a comma missing between them, or an operator?"),
    (r"line continuation", "", "after a `\\` the line must end."),
    (r"", r"^import\b.*\bfrom\b", "an import is written `import numpy` or `from math import exp`."),
    (r"^f-string: (?:expecting|single)", "", "the brackets `{{` and `}}` in the text do not fit together."),
    (r"", r"^(function|func|fn|define|void)\s+\w", "for `{1}`, Python has `def`."),
    (r"", r"^(let|var|const|int|float|double)\s+\w", "a name gets its value without `{1}` before it."),
]


def explain_syntax(error, source):
    """One sentence about a SyntaxError in the source of a cell."""
    magic = source.lstrip().startswith("%%")  # Python does not count such a first line
    lines = source.splitlines()[magic:]
    if error.msg == "incomplete input":  # as IPython says, which would wait for more
        error = _of_python_itself("\n".join(lines)) or error
    number = error.lineno or 1
    line = next(iter((error.text or "".join(lines[number - 1 : number])).splitlines()), "")
    shown = _cut(line, error.offset or 0)
    place = f"line {number + magic}, `{shown}`" if shown else f"line {number + magic}"
    hint = _still_open(lines[: number - 1]) if error.msg.startswith("invalid syntax") else ""
    return f"Python cannot read {place}: {_meaning(error.msg, line, error.offset or 0)}{hint}"


def _of_python_itself(source):
    try:
        compile(FOR_JUPYTER.sub(r"\1pass", source), "<cell>", "exec")
    except SyntaxError as error:
        return error


def _meaning(message, line, offset):
    code = re.sub(r"(['\"]).*?\1|#.*", '""', line.strip())  # what stands in texts and comments is no code
    for says, looks, meaning in MEANINGS:
        said, seen = re.search(says, message), re.search(looks, code)
        if said and seen:
            return meaning.format("", *said.groups(), *seen.groups())
    if word := _misspelt(code):
        return f"is `{code.split()[0]}` a misspelt `{word}`?"
    if re.search(r":\s*$", code) and not re.match(rf"({OWN})\b", code):
        return "a line that ends in a colon begins with `def`, `if`, `for` or another such word."
    rest = _cut(line[offset - 1 :]) if offset else ""
    if not rest:
        return "something is missing at its end."
    return (
        f"it makes no sense to Python from `{rest}` on. Is an operator, a comma or a bracket missing "
        "before that, or is something there too many?"
    )


def _misspelt(code):
    """The word of Python's own that the first word of a line may mean; "" where it means none."""
    word, *more = re.match(r"(\w*)(\s+\w)?", code).groups()
    if not more[0] or word in keyword.kwlist:
        return ""
    turned = [own for own in BEGINNINGS if sorted(own) == sorted(word.lower())]
    return "".join(turned or difflib.get_close_matches(word.lower(), BEGINNINGS, n=1, cutoff=0.7))


def _cut(code, offset=0):
    """A line, or as much of a long one as shows what stands at an offset."""
    begins = offset - LONGEST // 2 if len(code.strip()) > LONGEST and offset > LONGEST else 0
    code = (f"… {code[begins:].partition(' ')[2]}" if begins else code).strip().replace("`", "'")
    return code if len(code) <= LONGEST else code[:LONGEST].rsplit(" ", 1)[0] + " …"


def _still_open(lines):
    """A hint at a bracket of the lines above; Python itself does not always speak of it."""
    opened = []
    for number, line in enumerate(lines, 1):
        for bracket in re.findall(r"[][(){}]", re.sub(r"(['\"]).*?\1|#.*", "", line)):
            opened = [*opened, (bracket, number)] if bracket in "([{" else opened[:-1]
    return " The bracket `{}` of line {} is still open here.".format(*opened[-1]) if opened else ""
