"""The quizzes: their words are complete, every choice is answered, and a missed question comes back."""

import re

import ipywidgets
import nbformat
import numpy as np
import pytest
from nbclient import NotebookClient

from nn_lesson.card import Card
from nn_lesson.live.rerun import close_all
from nn_lesson.practice.lessons import LESSONS
from nn_lesson.practice.quiz import FOLDER, questions_of, quiz, quiz_names, warm_up, warm_up_of
from nn_lesson.progress import answers, missed, record_answer

QUESTIONS = [question for name in quiz_names() for question in questions_of(name).values()]
NAMES = [f"{question.lesson}.{question.key}" for question in QUESTIONS]


@pytest.fixture(autouse=True)
def file(tmp_path, monkeypatch):
    path = tmp_path / "progress.json"
    monkeypatch.setenv("NN_LESSON_PROGRESS", str(path))
    return path


def choose(view, question, right):
    """Click a right or a wrong choice of the question with this number, counted from 0."""
    part = view.questions[question]
    index = [choice.right for choice in part.question.choices].index(right)
    part.buttons[index].click()
    return part.question.choices[index]


# The words


def test_every_quiz_belongs_to_a_lesson():
    assert {path.stem for path in FOLDER.glob("*.toml")} == set(quiz_names()) <= set(LESSONS)


@pytest.mark.parametrize("name", quiz_names())
def test_a_quiz_has_three_to_five_questions_each_with_a_key_of_its_own(name):
    keys = re.findall(r'^key = "(.*)"$', (FOLDER / f"{name}.toml").read_text(encoding="utf-8"), re.MULTILINE)
    assert 3 <= len(keys) <= 5
    assert keys == list(questions_of(name)), "a key is used twice"
    assert all(re.fullmatch("[a-z_]+", key) for key in keys)


@pytest.mark.parametrize("question", QUESTIONS, ids=NAMES)
def test_a_question_has_one_right_choice_among_several(question):
    assert 3 <= len(question.choices) <= 5
    assert sum(choice.right for choice in question.choices) == 1
    assert len({choice.text for choice in question.choices}) == len(question.choices)


@pytest.mark.parametrize("question", QUESTIONS, ids=NAMES)
def test_feedback_explains_and_does_not_merely_say_wrong(question):
    for choice in question.choices:
        assert len(choice.feedback.split()) >= 8, choice.feedback
        assert not re.match(r"(wrong|no|incorrect|false|right|yes|correct)\b", choice.feedback, re.IGNORECASE)


@pytest.mark.parametrize("question", QUESTIONS, ids=NAMES)
def test_backticks_come_in_pairs(question):
    texts = [question.text, *(text for choice in question.choices for text in (choice.text, choice.feedback))]
    assert all(text.count("`") % 2 == 0 for text in texts)


@pytest.mark.parametrize("name", quiz_names())
def test_a_warm_up_asks_three_different_questions_from_earlier_lessons(name):
    asked = warm_up_of(name)
    assert len(set(asked)) == (3 if LESSONS.index(name) >= LESSONS.index("sigmoid_prediction") else 0)
    assert all(LESSONS.index(question.lesson) < LESSONS.index(name) for question in asked)


def test_the_right_choice_is_not_always_at_the_same_place():
    for name in quiz_names():
        places = [[c.right for c in question.choices].index(True) for question in questions_of(name).values()]
        assert len(set(places)) > 1


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


def test_a_perfect_score_is_told_of_nothing_missed():
    view = quiz("dot_product")
    for number in range(len(view.questions)):
        choose(view, number, True)
    assert "comes back" not in view.score.value


def test_the_last_lesson_promises_no_later_warm_up():
    view = quiz(quiz_names()[-1])
    for number in range(len(view.questions)):
        choose(view, number, False)
    assert "0 of" in view.score.value and "comes back" not in view.score.value


def test_running_the_cell_again_starts_afresh():
    choose(quiz("dot_product"), 0, False)
    again = quiz("dot_product")
    assert again.questions[0].feedback.value == "" and again.questions[0].first is None
    choose(again, 0, True)
    assert missed() == []


def test_a_progress_file_that_cannot_be_written_is_told_beneath_the_quiz(file):
    file.mkdir()
    view = quiz("dot_product")
    choose(view, 0, True)
    assert "cannot be kept" in view.score.value


# Warming up


def test_a_missed_question_comes_first_until_it_is_put_right():
    record_answer("dot_product", "cosine", False)
    view = warm_up("sigmoid_prediction")
    assert [part.question.key for part in view.questions][0] == "cosine" and len(view.questions) == 3
    choose(view, 0, True)
    assert "cosine" not in [part.question.key for part in warm_up("sigmoid_prediction").questions]


def test_no_question_is_asked_twice_in_a_warm_up():
    own = warm_up_of("sigmoid_prediction")
    record_answer("dot_product", own[1].key, False)
    asked = [part.question for part in warm_up("sigmoid_prediction").questions]
    assert asked == [own[1], own[0], own[2]]


def test_questions_from_later_lessons_or_no_longer_there_do_not_come_back():
    record_answer("sigmoid_prediction", "bias", False)
    record_answer("dot_product", "a_question_of_last_year", False)
    record_answer("no_such_lesson", "sign", False)
    asked = [part.question for part in warm_up("sigmoid_prediction").questions]
    assert asked == warm_up_of("sigmoid_prediction")


# Names, what is stored, what is left behind


STRANGE_NAMES = ["dot", "Dot_Product", "", None, ["dot_product"], np.zeros(2), len, "../quizzes/dot_product"]


@pytest.mark.parametrize("name", STRANGE_NAMES)
def test_a_name_that_does_not_exist_is_answered_with_those_that_do(name):
    for ask, known in ((quiz, "dot_product"), (warm_up, "sigmoid_prediction")):
        card = ask(name)
        assert isinstance(card, Card) and f'"{known}"' in card.body


def test_what_is_stored_depends_neither_on_progress_nor_on_answers():
    before = warm_up("sigmoid_prediction")._repr_mimebundle_()
    record_answer("dot_product", "cosine", False)
    view = warm_up("sigmoid_prediction")
    choose(view, 0, False)
    after = view._repr_mimebundle_()
    assert [before[kind] for kind in ("text/plain", "text/html")] == [
        after[kind] for kind in ("text/plain", "text/html")
    ]


def test_without_a_kernel_a_notebook_shows_all_questions_and_choices_but_no_answers(file):
    notebook = nbformat.v4.new_notebook()
    source = "from nn_lesson.practice.quiz import quiz\nquiz('dot_product')"
    notebook.cells = [nbformat.v4.new_code_cell(source)]
    NotebookClient(notebook, timeout=60).execute()
    data = notebook.cells[0].outputs[0].data
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
