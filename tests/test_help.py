"""Hints, solutions and fresh numbers."""

import inspect
import re
from pathlib import Path

import numpy as np
import pytest

from lessons.build import read
from nn_lesson import another, hint, neuron, solution
from nn_lesson.practice.exercises import all_exercises, methods
from nn_lesson.practice.exercises.more_layers import slope_of_sigmoid


@pytest.mark.parametrize("name", [*all_exercises(), *methods()])
def test_each_exercise_has_three_different_hints(name):
    hints = [hint(name, tier).body for tier in (1, 2, 3)]
    assert len(set(hints)) == 3
    assert hint(name).body == hints[0]


@pytest.mark.parametrize("name", [*all_exercises(), *methods()])
def test_the_first_two_hints_do_not_give_the_answer_away(name):
    code = solution(name).source.split('"""')[-1]
    most_telling = max((line.strip().removeprefix("return ") for line in code.splitlines()), key=len)
    assert most_telling not in hint(name, 1).body + hint(name, 2).body


@pytest.mark.parametrize("name", [*all_exercises(), *methods()])
def test_hints_go_from_the_idea_to_the_code(name):
    code = set(re.findall(r"\w+", solution(name).source.split('"""')[-1]))
    first, last = (" ".join(re.findall("`(.*?)`", hint(name, tier).body.split("More:")[0])) for tier in (1, 3))
    assert len(code & set(re.findall(r"\w+", first))) <= len(code & set(re.findall(r"\w+", last)))


def test_a_function_can_be_named_or_passed():
    assert repr(hint(neuron.dot)) == repr(hint("dot"))


@pytest.mark.parametrize("tier", [0, 4, "2", None])
def test_a_hint_that_does_not_exist_is_said_so(tier):
    assert hint("dot", tier).title == "No such hint"


def test_an_unknown_name_is_answered_in_one_line():
    for answer in (hint("dott"), solution("dott"), another("dott")):
        assert answer.body == "There is no exercise `dott`. Did you mean `dot`?"
    for answer in (hint(), solution(), another(), hint(11)):
        assert answer.body == "Write the name of an exercise into the brackets, such as `dot`."
    assert hint("neuron").body == "There is no exercise `neuron`. `progress()` tells you which one comes next."


def test_a_solution_is_the_source_of_the_courses_own_function():
    assert solution("sigmoid").source == inspect.getsource(neuron.sigmoid)
    assert "np.exp(-x)" in repr(solution("sigmoid"))


def test_the_solutions_of_a_class_keep_every_line_that_the_lesson_has_begun():
    lesson = read(Path(__file__).parents[1] / "lessons" / "06_training.md")
    (stub,) = (cell.source for cell in lesson.cells if cell.source.startswith("class NeuralNetwork"))
    begun = [line for line in stub.splitlines()[1:] if line.strip() and "..." not in line]
    solved = inspect.getsource(neuron.NeuralNetwork).splitlines()
    assert len(begun) > 15 and [line for line in begun if line not in solved] == []


def worked_out(name, function=None):
    """What a function, or the course's own, gives for the numbers that are asked for now."""
    asked = another(name).title.removeprefix("By hand: what is `").removesuffix("`?")
    names = {"np": np, "slope_of_sigmoid": slope_of_sigmoid}
    return eval(asked, names | {name: function or all_exercises()[name].reference})


@pytest.mark.parametrize("name", [name for name, exercise in all_exercises().items() if exercise.by_hand])
def test_a_right_answer_by_hand_brings_fresh_numbers(name):
    first = another(name).title
    assert another(name).title == first  # the same until it is solved
    assert another(name, answer="about three").kind == "problem"
    assert another(name, answer=[1, 2, 3, 4]).kind == "problem"
    titles = {first}
    for _ in range(5):
        wanted = worked_out(name)
        parts = wanted if isinstance(wanted, tuple) else (wanted,)
        typed = [np.round(np.asarray(part, float), 2).tolist() for part in parts]
        rounded, wrong = (
            tuple(numbers) if len(numbers) > 1 else numbers[0] for numbers in (typed, far_off(typed))
        )
        assert another(name, answer=wrong).kind == "retry"
        assert another(name, answer=rounded).kind == "passed"
        titles.add(another(name).title)
    assert len(titles) > 1


def far_off(parts):
    """The same answer with its last number wrong."""
    *others, last = parts
    return [*others, [*last[:-1], 1000.0] if isinstance(last, list) else 1000.0]


@pytest.mark.parametrize("key", ["no_slope", "first_path", "last_path", "weights_of_others", "inputs_no_slope"])
def test_a_known_slip_in_an_answer_by_hand_is_named(key):
    (slip,) = (slip for slip in all_exercises()["layer_backward"].slips if slip.key == key)
    for _ in range(4):
        wrong, right = worked_out("layer_backward", slip.wrong), worked_out("layer_backward")
        typed = tuple(np.round(part, 2).tolist() for part in wrong)
        assert another("layer_backward", answer=typed).body == slip.sentence
        another("layer_backward", answer=tuple(part.tolist() for part in right))  # fresh numbers


def test_of_several_results_by_hand_those_that_are_right_are_named():
    first, second, _third = (part.tolist() for part in worked_out("layer_backward"))
    again = "Go through it once more, one step at a time."
    for answer, said in [
        ((first, second, [[99.0]]), f"Results 1 and 2 are right. {again}"),
        (([9.0, 9.0], second, [[99.0]]), f"Result 2 is right. {again}"),
        (([9.0, 9.0], [[9.0, 9.0]], [[99.0]]), again),
    ]:
        assert another("layer_backward", answer=answer).body == said


def test_a_method_is_meant_where_its_name_is_nearest():
    assert "Did you mean `_compute_gradients`?" in hint("_compute_gradient").body


@pytest.mark.parametrize(
    ("name", "answer", "form"),
    [
        ("compute_gradients", 0.25, "`(0, [0, 0])`"),
        ("compute_gradients", (0.25, [0.25]), "`(0, [0, 0])`"),
        ("count_words", 2, "`[0, 0, 0]`"),
        ("count_words", {"sun": 1}, "`[0, 0, 0]`"),
        ("count_words", [], "`[0, 0, 0]`"),
        ("gradient_step", (1, 2), "is one number"),
        ("gradient_step", "1", "is one number"),
    ],
)
def test_an_answer_by_hand_of_another_form_shows_the_form(name, answer, form):
    card = another(name, answer=answer)
    assert card.kind == "problem" and form in card.body


@pytest.mark.parametrize("name", [name for name, exercise in all_exercises().items() if not exercise.by_hand])
def test_what_cannot_be_done_by_hand_is_said_so(name):
    card = another(name)
    assert card.title == "Not by hand" and f"`{name}`" in card.body


def test_an_answer_by_hand_gets_no_advice_on_code():
    told = another("dot", answer=worked_out("dot", lambda u, v: u[0] * v[0])).body
    assert "Only the first pair counts." in told and "loop" not in told


def test_two_numbers_in_brackets_are_no_number_with_a_comma():
    view = another("dot")
    view.box.value = "[1,2]"
    assert "one number" in view.feedback.value
