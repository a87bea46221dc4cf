"""From the cells of a notebook: each definition of an exercise, with what it needs, and nothing else of them."""

import ast
import linecache
import re
import textwrap

from nn_lesson.learner.source import Source, binds
from nn_lesson.learner.syntax import FOR_JUPYTER, explain_syntax

FOREIGN = re.compile(r"\s*%%(?!(time|timeit|capture|prun)\b)")  # a cell of another program's, such as `%%bash`


class Cells:
    """The statements of a notebook's code cells; of a cell that Python cannot read, why not."""

    def __init__(self, texts):
        self.cells, self.unreadable = [], {}
        for number, text in enumerate(texts, 1):
            if FOREIGN.match(text):
                continue
            text, filename = textwrap.dedent(FOR_JUPYTER.sub(r"\1pass", text)) + "\n", f"<cell {number}>"
            try:
                self.cells.append((filename, ast.parse(text).body))
            except SyntaxError as error:
                self.unreadable[text] = explain_syntax(error, text)
            except (ValueError, RecursionError, MemoryError):
                self.unreadable[text] = "It stands in a cell that is too deep for Python to read, or no text."
            lines = text.splitlines(keepends=True)
            linecache.cache[filename] = len(text), None, lines, filename  # as IPython does

    def definitions(self, name):
        """For each cell that defines a name: what makes it, as if no other cell did. It raises what they raise."""
        for chosen, statements in self.cells:
            if any(name in binds(node) for node in statements):
                yield lambda chosen=chosen: self._made(name, chosen)

    def _made(self, name, chosen):
        origin = {
            node: filename
            for filename, statements in self.cells
            for node in statements
            if filename == chosen or name not in binds(node)
        }
        source, names = Source(""), {"__name__": "__main__"}
        source.statements = list(origin)
        for node in source.needed(name):
            exec(compile(ast.Module([node], []), origin[node], "exec"), names)
        return names[name]

    def why_missing(self, name):
        """What to answer where no cell defines a name."""
        for text, why in self.unreadable.items():
            if name in text:
                return {"kind": "wrong", "message": f"“{why}”"}
        return {"kind": "not written", "message": f"No cell defines `{name}`."}
