"""Where a learner's lines leave the right way: what each line gave, and the one thing that puts all right."""

import ast
import random

import numpy as np
import pytest

from nn_lesson import neuron
from nn_lesson.practice.check import check
from nn_lesson.practice.exercises import all_exercises
from nn_lesson.practice.judge import Attempt, judge
from nn_lesson.practice.place import statements
from nn_lesson.practice.place.changes import CHANGES
from nn_lesson.practice.place.written import Written
from tests.typed import typed, typed_late


def table(source):
    """The rows under a verdict, as tuples of mark, line, value and words."""
    (lines,) = check(typed_late(source)).lines
    return [(row.mark, row.text, row.value, row.what) for row in lines.rows]


CHAIN = """
def compute_gradients(input_vector, weights, bias, target):
    layer_1 = np.dot(input_vector, weights) + bias
    prediction = sigmoid(layer_1)
    derror_dprediction = 2 * (prediction - target)
    dprediction_dlayer1 = sigmoid_deriv(layer_1)
    dlayer1_dbias = 1
    dlayer1_dweights = input_vector
    derror_dbias = derror_dprediction * dprediction_dlayer1 * dlayer1_dbias
    derror_dweights = derror_dprediction * dprediction_dlayer1 * dlayer1_dweights
    return derror_dbias, derror_dweights
"""


def test_each_line_stands_beside_what_it_gave_and_what_that_is():
    rows = table(CHAIN.replace("2 * (prediction - target)", "prediction - target"))
    assert rows[:4] == [
        ("✓", "layer_1 = np.dot(input_vector, weights) + bias", "1.91", "the weighted sum"),
        ("✓", "prediction = sigmoid(layer_1)", "0.871019", "the prediction"),
        ("✗", "derror_dprediction = prediction - target", "0.871019", "half of what is due"),
        ("✓", "dprediction_dlayer1 = sigmoid_deriv(layer_1)", "0.112345", "the second link"),
    ]
    assert [mark for mark, *_ in rows].count("✗") == 1


def test_a_loop_shows_its_first_rounds():
    rows = table("""
        def dot(u, v):
            total = 0
            for a, b in zip(u, v):
                total = a * b
            return total
    """)
    assert [(mark, text, value) for mark, text, value, _ in rows if "a * b" != text][:5] == [
        ("", "total = 0", "0"),
        ("", "for a, b in zip(u, v):", "a = 1, b = 3"),
        ("✗", "total = a * b", "3"),
        ("", "for a, b in zip(u, v):", "a = 2, b = 4"),
        ("", "total = a * b", "8"),
    ]
    long = table(
        "def dot(u, v):\n    total = 1\n    for i in range(9):\n        total += i\n    return total * len(u)"
    )
    assert [value for _, text, value, _ in long if text == "total += i"] == ["1", "2", "4", "7"]
    assert [text for _, text, *_ in long if text != "len(u)"][-2:] == ["…", "return total * len(u)"]


def test_a_line_alone_shows_its_parts():
    rows = table("def cosine_similarity(u, v): return dot(u, v) / dot(u, u) ** 0.5 * dot(v, v) ** 0.5")
    assert [text for _, text, *_ in rows] == [
        "dot(u, v)",
        "dot(u, u)",
        "dot(u, u) ** 0.5",
        "dot(u, v) / dot(u, u) ** 0.5",
        "dot(v, v)",
        "dot(v, v) ** 0.5",
        "return dot(u, v) / dot(u, u) ** 0.5 * dot(v, v) ** 0.5",
    ]
    assert rows[-1][0] == "✗" and rows[-1][3] == "0.96 is due"


def test_a_function_that_stops_shows_how_far_it_came():
    rows = table(
        "def dot(u, v):\n    total = 0\n    pairs = list(zip(u, v))\n    total += pairs\n    return total"
    )
    assert [(mark, text, what) for mark, text, _, what in rows] == [
        ("", "total = 0", ""),
        ("", "pairs = list(zip(u, v))", ""),
        ("✗", "total += pairs", "stops here"),
    ]


def test_a_function_that_returns_nothing_shows_its_lines_too():
    rows = table("def dot(u, v):\n    total = sum(a * b for a, b in zip(u, v))\n    print(total)")
    assert rows[-1] == ("✗", "print(total)", "", "nothing is returned")


BACKWARD = """
def layer_backward(inputs, weights, outputs, slope, derror_doutputs):
    derror_dsums = derror_doutputs * slope(outputs)
    derror_dbiases = derror_dsums.sum(axis=0)
    derror_dweights = inputs.T @ derror_dsums
    derror_dinputs = derror_dsums @ weights.T
    return derror_dbiases, derror_dweights, derror_dinputs
"""


@pytest.mark.parametrize(
    ("right", "wrong", "marked"),
    [
        ("derror_dsums.sum(axis=0)", "derror_dsums", "derror_dbiases = derror_dsums"),  # right under another name
        ("derror_dsums = derror_doutputs", "derror_doutputs *= 1\n    derror_dsums = derror_doutputs", None),
        ("derror_dsums = derror_doutputs * slope(outputs)", "derror_doutputs *= slope(outputs)\n    derror_dsums"
         " = derror_doutputs", "derror_doutputs *= slope(outputs)"),
        ("derror_dweights = inputs.T @ derror_dsums", "derror_dweights = np.zeros(weights.shape)\n"
         "    for i in range(2):\n        derror_dweights[i, i] = 0", "return derror_dbiases, derror_dweights, "
         "derror_dinputs"),
    ],
)  # fmt: skip
def test_the_mark_is_where_it_goes_wrong(right, wrong, marked):
    assert BACKWARD.count(right) == 1
    verdict = check(typed_late(BACKWARD.replace(right, wrong)))
    assert [row.text for lines in verdict.lines for row in lines.rows if row.mark == "✗"] == [marked] * bool(
        marked
    )


def test_a_right_answer_shows_its_lines_when_asked():
    right = typed_late(
        "def make_prediction(x, w, b):\n    layer_1 = np.dot(x, w) + b\n    return sigmoid(layer_1)"
    )
    assert check(right).lines == [] and "<details" not in check(right)._repr_html_()
    verdict = check(right, lines=True)
    assert verdict.status == "passed" and "<details open" in verdict._repr_html_()
    assert "✓ layer_1 = np.dot(x, w) + b" in repr(verdict) and "the weighted sum" in repr(verdict)
    network = type("NeuralNetwork", (neuron.NeuralNetwork,), {})
    assert check(network, lines=True).lines[0].rows


def test_the_lines_are_folded_under_a_verdict_and_escape_what_they_show():
    html = check(typed_late("def dot(u, v): return sum(a * (b < 9) for a, b in zip(u, v))"))._repr_html_()
    assert "<details style" in html and "b &lt; 9" in html


def test_a_sum_that_needs_an_axis_is_named():
    softmax = typed_late("def softmax(scores):\n    powers = np.exp(scores)\n    return powers / powers.sum()")
    place = judge(all_exercises()["softmax"], softmax).attempts[0].place
    assert "In `return powers / powers.sum()`, `powers.sum()` needs an `axis`." in place.sentence


@pytest.mark.parametrize(
    "source",
    [
        "def dot(u, v): return 3 * sum(u) - 2 * len(v)",  # a whole idea is missing
        "def sigmoid(x): return np.tanh(x) * 0.3 + 0.1",
        "def dot(u, v):\n    while True: pass",
        "def dot(u, v):\n    yield 3",
        "async def dot(u, v): return 3",
        "def dot(u, v):\n    open('left behind', 'w').write('x')\n    return 1",
    ],
)
def test_where_nothing_is_sure_nothing_is_said(source, tmp_path, monkeypatch, impatient):
    monkeypatch.chdir(tmp_path)
    assert judge(all_exercises()[typed_late(source).__name__], typed_late(source)).attempts[0].place.sentence == ""


def test_nothing_is_left_behind():
    before = repr((np.random.get_state(), random.getstate()))
    calls = []
    thing = typed_late("def dot(u, v):\n    calls.append(1)\n    return sum(u) * np.random.rand()")
    thing.__globals__["calls"] = calls
    attempt = judge(all_exercises()["dot"], thing).attempts[0]
    tried = len(calls)
    assert attempt.place.lines and len(calls) == tried
    assert repr((np.random.get_state(), random.getstate())) == before


def test_the_words_beside_a_line_give_nothing_away():
    for name, exercise in all_exercises().items():
        if not exercise.parts:
            verdict = judge(exercise, exercise.reference).open()
            words = {word for lines in verdict.lines for row in lines.rows for word in row.what.split("`")[1::2]}
            assert words == set(), name


def test_what_shares_the_work_in_another_way_is_not_blamed():
    """The bias comes in a line later than in the course's own; the mistake is further below."""
    verdict = check(
        typed_late("""
        def compute_gradients(input_vector, weights, bias, target):
            layer_1 = np.dot(input_vector, weights)
            prediction = sigmoid(layer_1 + bias)
            derror_dprediction = (prediction - target) * 3
            dprediction_dlayer1 = sigmoid_deriv(prediction)
            derror_dbias = derror_dprediction * dprediction_dlayer1
            return derror_dbias, derror_dbias * weights
    """)
    )
    assert "layer_1 =" not in verdict.message and "In `derror_dprediction" in verdict.message


def test_a_condition_is_never_what_is_still_to_be_computed():
    positive_only = """
        def dot(u, v):
            total = 0
            for a, b in zip(u, v):
                if a > 0:
                    total += a * b
            return total
    """
    assert "`if a > 0` keeps back" in check(typed_late(positive_only)).message


def test_a_value_that_nobody_keeps_is_shown_and_a_list_that_grows():
    kept = "def count_words(words, vocabulary):\n    counts = []\n    for word in vocabulary:\n        {}\n"
    kept += "    return counts"
    rows = table(kept.format("words.count(word)"))
    assert [value for _, text, value, _ in rows if text == "words.count(word)"] == ["1", "1", "2"]
    rows = table(kept.format("counts.append(1)"))
    assert [value for _, text, value, _ in rows if text == "counts.append(1)"] == ["[1]", "[1, 1]", "[1, 1, 1]"]


def test_a_mistake_in_two_lines_alike_is_found_in_both():
    source = """
        class NeuralNetwork(Right):
            def _update_parameters(self, derror_dbias, derror_dweights):
                self.bias = (self.bias - self.learning_rate) * derror_dbias
                self.weights = (self.weights - self.learning_rate) * derror_dweights
    """
    verdict = check(typed(source, Right=neuron.NeuralNetwork))
    assert "is computed in the wrong order: check the brackets." in verdict.message


RIDE = """
    def taxi_price(kilometres, minutes):
        price = 4
        for k in range(1, kilometres):
            price = price + 2
        for m in range(minutes):
            price = price + 0.5
        return price
"""


def test_no_change_lets_whole_numbers_grow_without_end():
    exercise, ride = all_exercises()["taxi_price"], typed_late(RIDE)
    search = Attempt(exercise, ride).place._search
    powers = [change for change in CHANGES if "**" in change[1]]
    tried = [found for change in powers for found in search.tries(search.places(), *change)]
    lines = {search.texts[place.statement] for places, *_ in tried for place in places}
    assert lines == {"return price"}


def test_no_list_is_put_into_itself():
    kept = "def relu(x):\n    result = []\n    for value in x: result.append(value)\n    return np.array(result)"
    search = Attempt(all_exercises()["relu"], typed_late(kept)).place._search
    names = [change for change in CHANGES if change[1] == "{name}"]
    tried = [found for change in names for found in search.tries(search.places(), *change)]
    into = {name for places, _, name, _ in tried for place in places if "append" in search.texts[place.statement]}
    assert "x" in into and "result" not in into


def test_what_is_changed_is_undone_wherever_the_search_ends():
    written = Written(typed_late(RIDE))
    before = ast.dump(written.tree)
    count = len(list(statements.changed(written.tree, written.texts)))
    assert count > 10
    for number in range(count):
        ways = statements.changed(written.tree, written.texts)
        for _ in range(number + 1):
            next(ways)
        ways.close()
        assert ast.dump(written.tree) == before
