"""What exceptions mean to a beginner, as a table to be read: what was raised, a pattern, and what to say of it.

The first row counts whose pattern is found in what the exception says, or in a second line, the code that raised
it, which is there only where it is the learner's. In a sentence {1} is the first group of the pattern, {kinds[0]}
the same where it names a type, {text} all that the exception says.
"""

import builtins
import re

WHOLE_LIST = "a whole list cannot be used like a number"
KINDS = {
    "list": "a list",
    "tuple": "a tuple",
    "dict": "a dictionary",
    "set": "a set",
    "str": "text",
    "int": "a number",
    "float": "a number",
    "NoneType": "nothing (`None`)",
    "function": "a function",
    "numpy.float64": "a number",
    "numpy.int64": "a number",
    "numpy.ndarray": "an array",
    "numpy.ufunc": "a function",
}
SHORT = {  # words in the table, and what they stand for
    "FUNCTION": r"(?:builtin_function_or_method|function|method|numpy\.ufunc|type)",
    "NUMBER": r"(?:int|float|bool|numpy\.\w+\d+)",
    "WHOLE_LIST": WHOLE_LIST,
    "OPERATION": r"(?:(?:unsupported|bad) operand|not supported between|must be a string|real number, not).*",
}


def kind_in_words(kind):
    """A type by its name, as a beginner says it."""
    return KINDS.get(kind, f"something of the type `{kind}`")


def _rows(text):
    for word, meaning in SHORT.items():
        text = text.replace(word, meaning)
    for entry in re.split(r"\n(?=\w)", text.strip()):
        first, *sentence = entry.splitlines()
        kind, _, pattern = first.partition(": ")
        yield getattr(builtins, kind), pattern, " ".join(" ".join(sentence).split())


MEANINGS = list(
    _rows(r"""
NameError: variable '(\w+)'
    `{1}` is used before it has a value. Give it one first, above any loop or `if`.
TypeError: (?<!an )[eE]llipsis
    one `...` is still there. Put your own code in its place.
TypeError: for \^|bitwise_xor
    `^` is not a power in Python. Write `**`.
TypeError: (\w+)\(\) takes (?:from )?([\d to]+) positional arguments? but (\d+) w\w+ given\n
    count what stands in the brackets of `{1}`: it takes {2}, and is given {3}.
TypeError: (\w+)\(\) missing .*\n.*\.\1\(\)
    the brackets of `{1}` are empty. Put into them what it needs.
TypeError: (\w+)\(\) missing .*\n(?:.*\b)?\1\(\)
    the brackets of `{1}` are empty. To pass the function on, write its name alone, without brackets.
TypeError: (\w+)\(\) missing .*\n
    something is missing in the brackets of `{1}`.
TypeError: (\w+\(\) (?:takes|got|missing) .*)\n
    a function is called with too much or too little in its brackets: `{1}`.
TypeError: \(\) ((?:takes|got) .*)
    it {1}. Keep the first line as it was, with what is in brackets.
TypeError: \(\) (missing .*)
    it is {1}. Keep the first line as it was, with what is in brackets.

TypeError: NoneType
    something that it uses is `None`. Does a function not `return` its answer?
TypeError: OPERATION'FUNCTION'|of type FUNCTION which|number, not FUNCTION
    a function is used as if it were a number. Call it: brackets, with what it needs in them.
TypeError: 'FUNCTION' object (?:is not subscriptable|does not support item)
    square brackets follow a function. To call it, write round ones.
TypeError: 'FUNCTION' object is not iterable
    a function is used as if it were a list. Call it: brackets, with what it needs in them.
TypeError: 'module' object is not
    brackets follow the name of a module. Which function of it is meant, as in `np.exp(x)`?
TypeError: object is not callable\n.*\.(T|shape|size|ndim)\(
    `.{1}` is no function: leave out the round brackets behind it.
TypeError: '(list|tuple|dict|str|numpy.ndarray)' object is not callable
    round brackets follow {kinds[0]}. Its parts are taken with square ones. Or is a `*` missing?
TypeError: is not callable
    brackets follow something that is no function. Is a `*` missing?
TypeError: \bgenerator\b
    `for` in round brackets makes no list. Write square ones around it.

TypeError: for @: 'list' and 'list'
    `@` multiplies arrays, not single numbers or lists. `np.array` makes an array of a list of numbers.
TypeError: for @:
    `@` multiplies arrays, not single numbers or lists. For numbers, write `*`.
ValueError: matmul.* not have enough dimensions
    `@` multiplies two arrays, and one of these is a single number. For that, write `*`.
TypeError: complex .*__round__
    `round` is given a complex number. Is it the root of something negative?
TypeError: __round__
    `round` takes one number, not a whole list or array.
Exception: only .*arrays can be converted to Python scalars|only length-1|array of size 1 to a Python scalar
    a function for one number, such as `float` or those of `math`, was given a whole array. NumPy has functions
    that take both, such as `np.exp` for `math.exp`.
TypeError: (?:argument must be a string|must be real number).*\blist\b
    a function for one number was given a whole list. Take its numbers one by one, in a loop.
TypeError: can only concatenate list.*\n.*\bsum\(
    WHOLE_LIST. `sum` takes one list: a second one does not belong in its brackets.
TypeError: OPERATION'tuple'
    a pair of numbers is used like one number. Take it apart first, as in `for a, b in ...`.
TypeError: can only concatenate list .*str
    a list and a text meet at a `+`, which takes two of a kind. To make a list longer by one text, use `.append`.
TypeError: can only concatenate list
    WHOLE_LIST, and a number cannot be added to it. To make a list longer, use `.append`.
TypeError: (?:\+: '(?:int|float)' and 'str'|concatenate str).*\n.*\[(\w+)\] \+ 1\b
    a text and a number meet at a `+`. Does the `+ 1` belong into the square brackets, `[{1} + 1]`?
TypeError: \+: '(?:int|float)' and 'str'|concatenate str
    a text and a number meet at a `+`, which takes two of a kind. A number in quotation marks is a text, too.
Exception: OPERATION\bstr\b|of type 'str'|convert string to|invalid literal|<U\d|StrDType
    text stands where a number is due. Numbers in quotation marks are text, too.
TypeError: (?:can't multiply sequence|OPERATION'list').*\n.*\bnp\.
    WHOLE_LIST. `np.array` makes an array of it, which can.
TypeError: can't multiply sequence|OPERATION'list'
    WHOLE_LIST. It only keeps numbers in a row: take them one by one, in a loop.
TypeError: must be str, not (\w+)
    {kinds[0]} stands where text is due. Have two names changed places?
TypeError: list indices must be .*, not list
    a list takes one place in its square brackets, and here several stand there. Take them one by one.
TypeError: list indices must be
    a place in a list is a whole number. To make a list longer, use `.append`.
TypeError: object is not iterable\n[\w.]+ \+=
    `+=` puts a list behind a list, and here a single number follows. To put that into the list, use `.append`.
TypeError: 'int' object is not iterable\n.*\blen\(
    a number is used as if it were a list. Is a `range` missing around it?
TypeError: '?NUMBER'? (?:object is not (?:subscriptable|iterable)|has no len|is not iterable)|unsized|0-d array
    one number is used as if it were a list of numbers.
TypeError: '([\w.]+)' object is not subscriptable
    {kinds[0]} has no numbered places for square brackets.
TypeError: '([\w.]+)' object is not iterable
    {kinds[0]} is used as if it were a list.
TypeError: cannot unpack non-iterable
    one thing is taken apart into several names. Does a function return less than it should?
TypeError: NUMBER' object does not support item assignment
    it sets a part of something that is a single number here, and a number has no parts.
TypeError: item assignment
    it tries to set a part of something that has no such parts.
TypeError: unhashable type: '(\w+)'
    {kinds[0]} cannot be part of a set, or stand before the colon in a dictionary.

ValueError: non-broadcastable output.*\n.*[-+*/]=
    a sign such as `+=` puts its result into the array that is there, which has another shape. Write `=`, with a
    new name before it.
Exception: return arrays must be|'out' must be|non-broadcastable output
    a function of NumPy gets one thing too many. Is a comma wrong?
TypeError: data type|Field elements
    a function of NumPy gets several things where one is due. What belongs together needs brackets of its own, as
    in `np.array([1, 2])` or `np.zeros((2, 3))`.
TypeError: which has no callable
    a function of NumPy was given a whole number that is too long for it, or something that is no number.
TypeError: Cannot cast ufunc
    an array of whole numbers has no room for decimals. `+=`, `-=` and their like write into the same array; to
    make a new one, write `a = a + b` for `a += b`.
TypeError: ufunc|dtypes
    a function of NumPy was given something else than numbers.
TypeError: __array_function__|scalar index\n.*(?:concatenate|stack)\(
    arrays to be put together stand in a list, as in `np.concatenate([a, b])`.
TypeError: (?:scalar index|as an integer)\n.*?\b(\w+\.(?:sum|mean|max|min|prod|argmax|argmin))\(
    `{1}` takes one list or array. What stands behind a comma means something else there.
TypeError: slice indices must be integers
    a slice begins and ends at whole numbers. `//` between two whole numbers leaves one, and `int` makes one.
TypeError: as an integer\n.*?\b(\w+)\.pop\(
    `pop` takes a place, counted from 0, and not the thing that stands there. To take a thing out, use `remove`.
TypeError: 'float' object cannot be interpreted as an integer\n.*\brange\(
    `range` counts in whole numbers, and what stands in its brackets need not be one.
TypeError: as an integer|scalar index|or a single integer
    a whole number is due where something else stands. Is a `len` missing?

ValueError: truth value of an array.*\n.*\barange\(
    `np.arange` takes a number, not a whole array. Is a `len` missing?
ValueError: truth value of an array.*\n.*\b(min|max)\(\w+\)
    `{1}` cannot compare whole rows of numbers. Make one number of each row first, and compare these.
ValueError: truth value of an array
    a question such as `x > 0` has as many answers as the array has numbers, so `if`, `and`, `or` and `max` cannot
    decide. Use something from NumPy that works number by number, or take them one by one, in a loop.
ValueError: could not be broadcast together with shapes (\(.*?\)) (\(.*?\))
    two arrays meet whose shapes do not fit number by number: `{1}` and `{2}`.
ValueError: zip\(\) argument|mismatch
    two vectors of different lengths meet.
ValueError: values to unpack
    something is taken apart into too many or too few names.
ValueError: inhomogeneous.*\n.*np\.array\(
    one array cannot hold rows of different lengths. To return two things, write a comma.
ValueError: inhomogeneous
    one array cannot hold rows of different lengths.
ValueError: array element with a sequence
    one place of an array takes one number, and it is given several.
ValueError: input arrays? .*must|input arrays must
    arrays are put together whose shapes do not fit. `x.shape` shows the shape of an array `x`.
ValueError: array of size (\d+) into shape (\(.*\))
    {1} numbers do not fill the shape `{2}`.
ValueError: negative dimensions
    an array cannot have a negative length.
ValueError: empty|zero-size|at least one array
    there is nothing in a list or array of which something is asked.
ValueError: math domain|expected a (?:non|pos)
    there is no such number: the root of a negative one, or the logarithm of 0, perhaps.
ValueError: negative integer powers
    NumPy raises whole numbers to no negative power. Write one of them with a decimal point, as in `2.0`.
ValueError: both or neither of x and y
    `np.where` takes three things: a question, what to take where it is true, and what to take where it is not.
ValueError: high <= 0|low >= high
    chance has nothing to choose from: `randint` got too small a number.
ValueError: (.+) is not in list
    it looks for something that is not in the list: {1}.
ValueError: x not in list
    it looks for something that is not in the list.

IndexError: ^axis .* out of bounds
    an axis is asked for that the array does not have. One row of numbers has only the axis 0; the last axis is
    always -1. (What comes second in the brackets of `np.max` or `np.sum` is an axis, too.)
IndexError: array is 0-dim|to scalar
    one number is used as if it were a list of numbers.
IndexError: array is (\d+)-dimensional, but (\d+) were.*\n.*\[[^\]]*[<>=]
    what is in the square brackets has another shape than the array before them.
IndexError: array is (\d+)-dimensional, but (\d+) were
    {2} numbers stand in the square brackets, but this array takes only {1}.
IndexError: (?:only integers|integer \(or).*\n.*\bdelete\(.*\bmax\(
    `np.delete` takes the place of what is to go, and `max` gives the thing that stands there.
IndexError: only integers|integer \(or
    an index is a whole number, and this is none. It says where a thing stands, and is not the thing itself.
IndexError: shape mismatch.*shapes \((\d+),\) \((\d+),\)
    the square brackets get {1} numbers for the rows and {2} for the columns. For each row there must be one.
IndexError: boolean index
    what stands in the square brackets is longer or shorter than the array.
IndexError: from empty
    the list is empty, so nothing can be taken from it.
IndexError: index (-?\d+) is out of bounds for axis (\d+) with size (\d+)
    it asks for number {1} of only {3}. Counting begins at 0, so number {3} is one too far already.
IndexError: out of|index
    an index points beyond the end. The first index is 0, the last `len(...) - 1`.
KeyError
    a dictionary has no entry {text}.
ZeroDivisionError
    it divides by zero.
OverflowError
    a number grows too large for Python.
AttributeError: 'NoneType' object has no attribute '(\w+)'
    `.{1}` is asked of something that is `None`. `.append`, `.sort` and many other methods change something and
    give back nothing: do not assign what they return.
ImportError
    the import does not work: {text}.
NotImplementedError
    it is still to be written.
AssertionError
    an `assert` in it does not hold.
SystemExit
    it tries to leave Python. Write `return` to leave a function.
EOFError
    it asks for input. Take what it needs from what is in the brackets of its first line.
KeyboardInterrupt
    it was interrupted.
MemoryError
    it needs more memory than there is.
Exception: (?i)(?:ufunc|dtype|dimension|array|operand|casting|scalar).*\n(?!raise )
    NumPy can do nothing with what it is given here. Print what stands in the brackets to see what that is.
BaseException
    Python says `{kind}: {text}`.
""")
)
