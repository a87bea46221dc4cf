"""Whatever checks, hints, quizzes and the progress file are given: an answer in words, and nothing lost."""

import json
import re
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nn_lesson import another, check, compute_gradients, dot, hint, progress, quiz, ready, review, solution
from nn_lesson.card import Card
from nn_lesson.practice.quiz import QuizView
from nn_lesson.progress import count, met, passed, recalls, trouble
from tests.misuse import ANYTHING
from tests.typed import typed


def refuse(*_, **__):
    raise RuntimeError("no")


METHODS = "repr str eq hash bool len iter call getitem contains float int index array format lt le add complex abs"
REFUSING = {f"__{name}__": refuse for name in METHODS.split()}
Refusing = type("Refusing", (), REFUSING)
Text, Whole, Number, Row, Table, Array = (
    type(
        f"Odd{kind.__name__}", (kind,), {name: method for name, method in REFUSING.items() if hasattr(kind, name)}
    )
    for kind in (str, int, float, list, dict, np.ndarray)
)


class Silent:
    """Tells nothing about itself, not even its class."""

    def __getattribute__(self, name):
        raise RuntimeError(name)


class SilentType(type):
    def __getattribute__(cls, name):
        raise RuntimeError(name)


class Secret(metaclass=SilentType):
    pass


class Liar:
    """Calls itself a number."""

    __class__ = float


class Named:
    """Calls itself by the name of an exercise, in a text that refuses to be compared."""

    __name__ = Text("dot")
    __call__ = refuse


HOSTILE = [
    *(Refusing(), Refusing, Silent(), Silent, Secret(), Secret, Liar(), Liar, Named(), Text("dot"), Whole(1)),
    *(Number(1), Row([1]), Table(a=1), np.zeros(3).view(Array), np.ma.masked, np.str_("dott"), [Refusing()]),
]
# Each comes in a function that gives it, so that hypothesis need not look at it.
ANY = st.one_of(
    ANYTHING.map(lambda thing: lambda: thing), st.integers(0, len(HOSTILE) - 1).map(lambda n: lambda: HOSTILE[n])
)
RIGHT = "def dot(u, v): return sum(a * b for a, b in zip(u, v))"


def assert_in_words(card):
    """Whether a card is for people, as text and as a page."""
    text = f"{card.title}: {card.body}"
    assert 10 < len(text) < 900 and not re.search("Traceback|0x[0-9a-f]{6}|RuntimeError", text)
    assert "\n" not in card.title + card.body.replace("\n\n", "") and repr(card) and card._repr_html_()


ASKED = {
    "check": check,
    "hint": hint,
    "a further hint": lambda tier: hint("dot", tier),
    "solution": solution,
    "another": another,
    "an answer": lambda answer: another("make_prediction", answer),
    "an answer of several parts": lambda answer: another("compute_gradients", answer),
    "an answer of strange parts": lambda answer: another("compute_gradients", (answer, [answer, answer])),
    "quiz": quiz,
    "review": review,
}
SHOWS = ("hint", "note", "solution", "problem", "retry")


@pytest.mark.parametrize("name", ASKED)
@settings(max_examples=60)
@given(give=ANY)
def test_anything_at_all_is_answered_in_words(name, give):
    card = ASKED[name](give())
    assert_in_words(card)
    assert card.kind in SHOWS and (name != "check" or card.slip == "not_an_exercise")
    assert passed() == set() and count("make_prediction") == count("compute_gradients") == 0 and trouble() == ""


@settings(max_examples=60)
@given(ANY)
def test_what_cannot_be_made_ready_is_refused_in_a_sentence(give):
    with pytest.raises(ValueError, match="There is no exercise|Write the name|without quotation marks") as told:
        ready(give())
    assert_in_words(Card("problem", "Ready", str(told.value)))


def test_a_name_of_a_method_is_told_apart_from_a_wrong_one():
    with pytest.raises(ValueError, match=re.escape("`predict` is a method. Ask for its class, `NeuralNetwork`.")):
        ready("predict")


@pytest.mark.parametrize("path", [Path("derivatives"), Path("nowhere"), b"derivatives"])
def test_a_path_is_no_name_of_a_quiz(path):
    for ask in (quiz, review):
        assert_in_words(ask(path))


def test_text_of_numpys_kind_is_a_name():
    name = np.str_("derivatives")
    assert isinstance(quiz(name), QuizView) and isinstance(review(name), QuizView)
    assert repr(hint(np.str_("dot"))) == repr(hint("dot"))


# What a learner's function returns

EXERCISES = {"dot": dot, "compute_gradients": compute_gradients}


@pytest.mark.slow
@pytest.mark.parametrize("name", EXERCISES)
@settings(max_examples=50)
@given(give=ANY)
def test_no_constant_answer_is_right_and_each_is_told_why(name, give):
    """An error that looking at it raises is the learner's own, so that its name may be told."""
    verdict = check(typed(f"def {name}(*arguments): return give()", give=give))
    assert verdict.status in ("todo", "retry")
    assert_in_words(Card("retry", verdict.title, verdict.message.replace("RuntimeError", "it")))
    assert passed() == set()
    right = typed(RIGHT)
    assert ready(right) is right


@pytest.mark.parametrize("rows", ["sentences", "[vocabulary, *sentences[row]]", "sentences[row]"])
def test_lists_put_into_lists_leave_no_trace_for_later_answers(rows):
    code = """
        def make_vocabulary(sentences, rows):
            vocabulary = []
            for row in rows:
                for word in {}:
                    if word not in vocabulary:
                        vocabulary.append(word)
            return vocabulary
    """
    assert check(typed(code.format(rows))).open().status == ("passed" if rows == "sentences[row]" else "retry")
    assert check(typed(code.format("sentences[row]"))).status == "passed"


@pytest.mark.parametrize("answer", ["np.ma.array(11.0, mask=True)", "np.ma.array([u @ v], mask=[True])"])
def test_a_number_behind_a_mask_is_none(answer):
    verdict = check(typed(f"def dot(u, v):\n    u, v = np.array(u), np.array(v)\n    return {answer}"))
    assert verdict.status == "retry" and "gives nan" in verdict.message.replace("[", "")


# The progress file

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)
SECTIONS = st.sampled_from(["version", "passed", "guesses", "answers", "counts", "x"])
WHOLE = json.dumps({"version": 1, "passed": {"relu": True}, "guesses": {"dot_product": [0.5, "ä"]}}).encode()
FILES = st.one_of(
    st.binary(max_size=30),
    JSON.map(lambda data: json.dumps(data).encode()),
    st.dictionaries(SECTIONS, st.just(1) | JSON, max_size=6).map(lambda data: json.dumps(data).encode()),
    st.integers(0, len(WHOLE) - 1).map(lambda end: WHOLE[:end]),
)


@settings(max_examples=40)
@given(content=FILES)
def test_a_file_of_any_content_is_read_or_set_aside_and_the_course_goes_on(file, content):
    for path in file.parent.iterdir():
        path.unlink()
    file.write_bytes(content)
    assert_in_words(progress())
    before = passed()
    assert isinstance(review("sigmoid_prediction"), QuizView) and check(typed(RIGHT)).status == "passed"
    assert passed() == before | {"dot"} and isinstance(recalls(), dict) and isinstance(met("derivatives"), bool)
    kept = [path.read_bytes() for path in file.parent.iterdir()]
    assert content in kept or set(json.loads(content)) <= set(json.loads(file.read_text()))
    assert not (content in kept and "damaged" not in trouble() and "newer" not in trouble())


def test_an_exercise_that_the_file_calls_not_passed_is_not(file):
    file.write_text('{"version": 1, "passed": {"dot": false, "relu": true}}')
    assert passed() == {"relu"}
