"""`quiz("before")` and `quiz("after")`: one test in two equal forms, which measures and gives nothing away."""

import json
import re
import tomllib
from datetime import date, timedelta
from pathlib import Path

import pytest

from nn_lesson import progress, quiz, review
from nn_lesson.card import Card
from nn_lesson.practice.lessons import BELIEFS
from nn_lesson.practice.quiz import FORMS, UNSURE, form_of, warm_up_of
from nn_lesson.progress import answers, record_first_answer

ROWS = tomllib.loads(BELIEFS.read_text(encoding="utf-8"))
TEACHING = Path(__file__).parents[1].joinpath("TEACHING.md").read_text(encoding="utf-8")
ALL = len(ROWS)

each_form = pytest.mark.parametrize("form", FORMS)
PAIRS = [[form_of(form)[key] for form in FORMS] for key in ROWS]
each_pair = pytest.mark.parametrize("pair", PAIRS, ids=list(ROWS))


def place(question):
    return [choice.right for choice in question.choices].index(True)


def choose(part, right):
    """Click the right choice of a question, or the first wrong one."""
    part.buttons[[choice.right for choice in part.question.choices].index(right)].click()


def take(form, right, until=ALL):
    """Answer a form up to a question, the first `right` ones rightly and the others wrongly."""
    view = quiz(form)
    for number in range(until):
        choose(view.questions[number], number < right)
    return view


# The words


def test_each_belief_of_the_teachers_table_has_a_question_in_each_form_and_no_other_has():
    table = TEACHING.partition("| they think |")[2].partition("\n\n")[0].splitlines()[2:]
    rows = [[cell.strip() for cell in row.strip("|").split("|")] for row in table]
    written = [(belief, re.sub(r"\*(.+?)\*", r"“\1”", f"{where}, {what}")) for belief, where, what in rows]
    asked = [(row["belief"], row["see"]) for row in ROWS.values()]
    advice = "TEACHING.md, What learners get wrong, and quizzes/beliefs.toml have the same rows in the same order"
    assert asked == written, advice
    assert [list(form_of(form)) for form in FORMS] == [list(ROWS)] * 2
    assert all(set(row) == {"belief", "see", *FORMS} for row in ROWS.values())


@each_pair
def test_both_forms_of_a_question_are_equally_hard_and_yet_two(pair):
    before, after = pair
    for kind in ("right", "believed", "computed"):
        counts = [sum(bool(getattr(choice, kind)) for choice in question.choices) for question in pair]
        assert counts[0] == counts[1] and (counts[0] or kind == "computed"), kind
    assert len(before.choices) == len(after.choices) and before.choices[-1] == after.choices[-1] == UNSURE
    assert not any(choice.right and choice.believed for question in pair for choice in question.choices)
    assert 0.6 < len(before.text) / len(after.text) < 1.6
    assert before.text != after.text and place(before) != place(after)
    numbers = [re.findall(r"\d+", question.text) for question in pair]
    assert numbers[0] != numbers[1] or not numbers[0]
    texts = [text for question in pair for text in (question.text, *map(str, question.choices))]
    assert "`" not in "".join(texts), "nobody needs a name of the course to answer"


@each_form
def test_the_right_choice_is_at_every_place(form):
    places = [place(question) for question in form_of(form).values()]
    assert all(places.count(number) >= ALL // 5 for number in range(3)), places


# Answering


@each_form
def test_until_the_end_nothing_tells_what_is_right(form, file):
    shown = []
    for right in (True, False):
        view = quiz(form)
        for number in range(ALL - 1):
            part = view.questions[number]
            choose(part, right)
            (chosen,) = (button for button in part.buttons if "nn-chosen" in button._dom_classes)
            shown.append((chosen.description[:1], chosen._dom_classes, part.feedback.value, view.score.value))
        assert len(view.questions) == ALL and view.children[1:-2] == tuple(view.questions)
        file.unlink()
    assert set(shown) == {("●", ("nn-chosen",), "", "")}


def test_only_the_first_answer_counts_on_this_day_and_later():
    view = quiz("before")
    choose(view.questions[0], False)
    assert all(button.disabled for button in view.questions[0].buttons)
    choose(view.questions[0], True)  # the second half of a double click, on its way already
    record_first_answer("before", view.questions[0].question.key, True)  # in another tab
    assert answers() == {("before", next(iter(ROWS))): False} and len(view.questions) == 2


def test_who_comes_back_is_asked_what_is_left():
    take("before", 2, until=5)
    view = quiz("before")
    assert view.questions[0].question.key == list(ROWS)[5]
    assert f"6 of {ALL}." in view.questions[0].children[0].value
    for number in range(ALL - 5):
        choose(view.questions[number], False)
    assert f"2 of {ALL} right" in view.score.value
    again = quiz("before")
    assert again.questions == [] and again.score.value == view.score.value


@each_form
def test_not_to_know_is_an_answer_and_not_a_right_one(form):
    view = quiz(form)
    for number in range(ALL):
        view.questions[number].buttons[-1].click()
    assert f"0 of {ALL} right" in view.score.value


def test_after_the_first_form_the_score_is_all_that_is_told():
    said = take("before", 7).score.value
    assert f"7 of {ALL} right" in said and "Now the course begins" in said and 'quiz("after")' in said
    assert not any(row["belief"] in said or row["see"] in said for row in ROWS.values())


SCORES = [(7, 15, "8"), (9, 7, "−2"), (ALL, ALL, "0"), (0, ALL, str(ALL))]


@pytest.mark.parametrize(("before", "after", "gain"), SCORES)
def test_after_the_second_form_come_both_scores_the_gain_and_what_is_still_open(before, after, gain):
    take("before", before)
    said = take("after", after).score.value.replace("<code>", "`").replace("</code>", "`")
    assert f"{after} of {ALL} right" in said and f"it was {before}. Your gain: {gain}." in said
    assert ("Fewer than before" in said) == (after < before)
    for number, row in enumerate(ROWS.values()):
        assert (f"“{row['belief']}”: see {row['see']}." in said) == (number >= after)
    assert ("None of them is true" in said) == (after < ALL)


@pytest.mark.parametrize("until", [0, 3])
def test_without_the_first_form_there_is_no_gain(until):
    take("before", 1, until)
    said = take("after", 4).score.value
    assert f"4 of {ALL} right" in said and "nothing to compare" in said and "Your gain" not in said


# What is kept


def test_the_forms_never_come_back_and_are_no_lesson(monkeypatch):
    at_first = progress().detail
    take("before", 3)
    take("after", 3)
    assert len(answers()) == 2 * ALL
    monkeypatch.setenv("NN_LESSON_TODAY", (date.today() + timedelta(99)).isoformat())
    assert isinstance(review(), Card) and "Nothing is due" in review().title
    assert [part.question for part in review("derivatives").questions] == warm_up_of("derivatives")
    assert progress().detail == at_first and "due today" not in progress().body


@each_form
def test_a_notebook_keeps_the_questions_and_neither_answers_nor_progress(form):
    stored = [quiz(form)._repr_mimebundle_()]
    stored += [take(form, 5, until=9)._repr_mimebundle_(), quiz(form)._repr_mimebundle_()]
    record_first_answer("before", list(ROWS)[-1], True)
    stored.append(quiz(form)._repr_mimebundle_())
    for kind in ("text/plain", "text/html"):
        assert len({bundle[kind] for bundle in stored}) == 1
        assert not re.search("[✓✗●]|believe|class=", stored[0][kind])
        assert stored[0][kind].count("I do not know.") == ALL
    assert stored[0]["text/html"].startswith("<details>"), "it would be long"


NOTED = [{"before.gone": True, "before": False, "after.": True}, {"before.longer": "yes"}, {"before.longer": 1}]


@pytest.mark.parametrize("noted", NOTED)
def test_whatever_is_in_the_progress_file_a_form_can_be_taken(file, noted):
    file.write_text(json.dumps({"version": 1, "answers": noted}))
    assert f"6 of {ALL} right" in take("before", 6).score.value
