"""The quizzes: their words are complete and true, every choice is answered, and a missed question comes back."""

import ast
import builtins
import functools
import inspect
import keyword
import re

import ipywidgets
import numpy as np
import pytest

import nn_lesson
from lessons.build import LESSONS as TEXTS
from lessons.build import read
from nn_lesson.card import Card
from nn_lesson.live.rerun import close_all
from nn_lesson.practice.lessons import LESSONS, QUIZZES
from nn_lesson.practice.quiz import FORMS, form_of, questions_of, quiz, warm_up_of
from nn_lesson.practice.review import review
from nn_lesson.progress import answers, record_answer

QUESTIONS = [question for name in LESSONS for question in questions_of(name).values()]
MEASURING = [question for form in FORMS for question in form_of(form).values()]


def full_name(question):
    return f"{question.lesson}.{question.key}"


each_question = pytest.mark.parametrize("question", QUESTIONS, ids=full_name)
each_with_forms = pytest.mark.parametrize("question", [*QUESTIONS, *MEASURING], ids=full_name)


def texts_of(question):
    return [question.text, *(text for choice in question.choices for text in (choice.text, choice.feedback))]


def choose(view, question, right):
    """Click a right or a wrong choice of the question with this number, counted from 0."""
    part = view.questions[question]
    index = [choice.right for choice in part.question.choices].index(right)
    part.buttons[index].click()
    return part.question.choices[index]


# The words


@pytest.mark.parametrize("name", LESSONS)
def test_a_quiz_has_three_to_five_questions_each_with_a_key_of_its_own(name):
    keys = re.findall(r'^key = "(.*)"$', QUIZZES[name].read_text(encoding="utf-8"), re.MULTILINE)
    assert 3 <= len(keys) <= 5
    assert keys == list(questions_of(name)), "a key is used twice"
    assert all(re.fullmatch("[a-z_]+", key) for key in keys)


@each_with_forms
def test_a_question_has_one_right_choice_among_several_and_backticks_in_pairs(question):
    assert 3 <= len(question.choices) <= 5
    assert sum(choice.right for choice in question.choices) == 1
    assert len({choice.text for choice in question.choices}) == len(question.choices)
    assert all(text.count("`") % 2 == 0 for text in texts_of(question))


@each_question
def test_feedback_explains_and_does_not_merely_say_wrong(question):
    for choice in question.choices:
        assert len(choice.feedback.split()) >= 8, choice.feedback
        assert not re.match(r"(wrong|no|incorrect|false|right|yes|correct)\b", choice.feedback, re.IGNORECASE)


@pytest.mark.parametrize("name", LESSONS)
def test_a_warm_up_asks_three_different_questions_from_earlier_lessons(name):
    asked = warm_up_of(name)
    assert len(set(asked)) == (3 if LESSONS.index(name) >= LESSONS.index("sigmoid_prediction") else 0)
    assert all(LESSONS.index(question.lesson) < LESSONS.index(name) for question in asked)


def test_the_right_choice_is_not_always_at_the_same_place():
    for name in LESSONS:
        places = [[c.right for c in question.choices].index(True) for question in questions_of(name).values()]
        assert len(set(places)) > 1


# The numbers

NUMBER = r"[−-]?\d+(?:,\d{3})*(?:\.\d+)?"
BEGINS_WITH_A_NUMBER = re.compile(rf"(?:About |Still )?`?[(\[]?{NUMBER}")
CALCULATION = rf"(?:\(*{NUMBER}\)* [×+−/] )+\(*{NUMBER}\)*"
NOT_COMPUTED = {"read_your_handwriting.new_people": "lesson 8 measures both figures, and the question quotes them"}
SAME_NUMBER = {"dot_product.right_angle": "two choices say 0, and differ in what they make of it"}
IN_FORMULAS_AND_WORDS = {"0", "1", "10", "101"}  # 10 is “ten times”; 101 numbers go from 0 to 1 in hundredths

of_numbers = [question for question in QUESTIONS + MEASURING if any(each.computed for each in question.choices)]
each_with_numbers = pytest.mark.parametrize("question", of_numbers, ids=full_name)


def python(text):
    """A printed calculation as Python writes it."""
    return text.replace("−", "-").replace("×", "*").replace(",", "")


def value(expression):
    return np.array(eval(expression, vars(nn_lesson) | {"np": np}))


def shown(choice):
    """The numbers that a choice puts first: those before its colon, if there are any."""
    return re.findall(NUMBER, choice.text.partition(":")[0]) or re.findall(NUMBER, choice.text)


def agrees(computed, printed):
    """Whether numbers are the printed ones, to the digits shown. A whole number is meant exactly."""
    decimals = [len(number.partition(".")[2]) for number in printed]
    room = [0.5 * 10**-digits if digits else 1e-6 for digits in decimals]
    return np.all(np.abs(computed - np.array([float(python(number)) for number in printed])) <= room)


def written_out(choice):
    """The calculations in a feedback, with their results: “2 × 3 is 6”, or “That is 6 + 4” beneath the 10."""
    yield from re.findall(rf"({CALCULATION})(?: is| =|, which is) (?:about )?({NUMBER})", choice.feedback)
    for calculation in re.findall(f"^That is ({CALCULATION})", choice.feedback):
        yield calculation, shown(choice)[0]


@each_with_forms
def test_a_choice_that_begins_with_a_number_says_what_computes_it(question):
    numbers = [choice for choice in question.choices if BEGINS_WITH_A_NUMBER.match(choice.text)]
    assert all(choice.computed for choice in numbers) == (full_name(question) not in NOT_COMPUTED)


@each_with_numbers
def test_a_choice_shows_the_numbers_that_are_computed(question):
    for choice in question.choices:
        if choice.computed:
            assert agrees(value(choice.computed), shown(choice)), f"{choice.text}: {value(choice.computed)}"
            with pytest.raises(ValueError):
                ast.literal_eval(choice.computed)


@each_with_numbers
def test_the_right_number_is_computed_from_the_words_of_the_question(question):
    right = next(choice for choice in question.choices if choice.right)
    given = re.findall(NUMBER, (question.text + question.code).replace("−", "-"))
    strange = set(re.findall(NUMBER, right.computed)) - {*given} - IN_FORMULAS_AND_WORDS
    assert right.computed and not strange, f"`computed` of the right choice takes {strange} from nowhere"


@each_with_numbers
def test_no_wrong_choice_has_the_right_number(question):
    right = next(shown(choice) for choice in question.choices if choice.right)
    same = [choice for choice in question.choices if choice.computed and agrees(value(choice.computed), right)]
    assert len(same) == (2 if full_name(question) in SAME_NUMBER else 1)


def test_what_a_feedback_calculates_is_right():
    found = [pair for question in QUESTIONS for choice in question.choices for pair in written_out(choice)]
    assert len(found) > 10
    assert [pair for pair in found if not agrees(eval(python(pair[0])), [pair[1]])] == []


# The names in backticks

NAME = r"(?:np\.)?[A-Za-z_][A-Za-z_0-9]*"
FUNCTIONS = [thing for name in nn_lesson.__all__ if callable(thing := getattr(nn_lesson, name))]
KNOWN = {
    *nn_lesson.__all__,
    *(parameter for function in FUNCTIONS for parameter in inspect.signature(function).parameters),
    *dir(builtins),
    *keyword.kwlist,
    *(f"np.{name}" for name in dir(np)),
}


def in_backticks(text):
    return {name for code in re.findall("`(.+?)`", text) for name in re.findall(NAME, code)}


def in_code(source):
    return set(re.findall(NAME, re.sub(r'"[^"]*"|#.*', "", source)))


@functools.cache
def met_by(lesson):
    """The names in the code and the backticks of all lessons up to this one."""
    texts = sorted(TEXTS.glob("[0-9]*.md"))[: LESSONS.index(lesson) + 1]
    cells = [cell for text in texts for cell in read(text).cells]
    return set().union(*((in_code if cell.cell_type == "code" else in_backticks)(cell.source) for cell in cells))


@each_question
def test_a_question_names_only_what_its_learners_have_met(question):
    assert in_backticks(" ".join(texts_of(question))) - KNOWN - met_by(question.lesson) == set()


# Answering


@pytest.mark.parametrize("right", [True, False])
def test_a_choice_is_answered_at_once_by_shape_and_words(right):
    view = quiz("dot_product")
    choice, part = choose(view, 1, right), view.questions[1]
    kind, mark, title = ("passed", "✓", "Right") if right else ("retry", "✗", "Not quite")
    button = part.buttons[part.question.choices.index(choice)]
    assert button.description.startswith(mark)
    assert f"nn-{kind}" in button._dom_classes
    assert part.feedback.value == Card(kind, title, choice.feedback)._repr_html_()


def test_only_the_first_answer_counts_but_more_may_be_tried():
    view = quiz("dot_product")
    choose(view, 0, False)
    choice = choose(view, 0, True)
    assert answers() == {("dot_product", view.questions[0].question.key): False}
    assert view.questions[0].feedback.value == Card("passed", "Right", choice.feedback)._repr_html_()


def test_the_score_appears_when_every_question_is_answered():
    view = quiz("dot_product")
    last = len(view.questions) - 1
    for number in range(last):
        choose(view, number, True)
    assert view.score.value == ""
    choose(view, last, False)
    assert f"{last} of {last + 1} right at the first try" in view.score.value
    assert "comes back" in view.score.value


def test_running_the_cell_again_starts_afresh():
    choose(quiz("dot_product"), 0, False)
    again = quiz("dot_product")
    assert again.questions[0].feedback.value == "" and again.questions[0].first is None
    choose(again, 0, True)
    assert answers() == {("dot_product", again.questions[0].question.key): True}


def test_a_progress_file_that_cannot_be_written_is_told_beneath_the_quiz(file):
    file.mkdir()
    view = quiz("dot_product")
    choose(view, 0, True)
    assert "cannot be kept" in view.score.value


# Names, what is stored, what is left behind


STRANGE_NAMES = ["dot", "Dot_Product", "", None, ["dot_product"], np.zeros(2), len, "../quizzes/dot_product"]


@pytest.mark.parametrize("name", STRANGE_NAMES)
def test_a_name_that_does_not_exist_is_answered_with_those_that_do(name):
    for ask, known in ((quiz, "dot_product"), (review, "sigmoid_prediction"))[: 1 if name is None else 2]:
        card = ask(name)
        assert isinstance(card, Card) and f'"{known}"' in card.body


def test_what_is_stored_depends_neither_on_progress_nor_on_answers():
    before = review("sigmoid_prediction")._repr_mimebundle_()
    record_answer("dot_product", "cosine", False)
    view = review("sigmoid_prediction")
    choose(view, 0, False)
    after = view._repr_mimebundle_()
    for kind in ("text/plain", "text/html"):
        assert before[kind] == after[kind]


def test_without_a_kernel_a_notebook_shows_all_questions_and_choices_but_no_answers():
    data = quiz("dot_product")._repr_mimebundle_()
    assert "application/vnd.jupyter.widget-view+json" in data
    words = data["text/plain"] + data["text/html"]
    for question in questions_of("dot_product").values():
        assert question.text.replace("`", "") in data["text/plain"]
        for letter, choice in zip("abcde", question.choices, strict=False):
            assert f"   {letter}) {choice.text}".replace("`", "") in data["text/plain"].splitlines()
            assert choice.feedback not in words
    assert data["text/html"].count("<li>") == data["text/plain"].count("\n")
    assert "✓" not in words


def test_a_closed_quiz_leaves_no_widget_behind():
    before = len(ipywidgets.widgets.widget._instances)
    view = quiz("dot_product")
    assert len(ipywidgets.widgets.widget._instances) > before
    close_all(view)
    assert len(ipywidgets.widgets.widget._instances) == before
