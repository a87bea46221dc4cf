"""The explorer of lesson 10: what its examinations show, whose functions examine, what is scored and kept."""

import json
from functools import partial

import numpy as np
import pytest
from matplotlib.text import Text

from nn_lesson import clinic, explore, gradient_check, layer_backward, overfit_one_batch, patient, train_patient
from nn_lesson.explore.what_is_wrong.ward import TREATMENTS
from nn_lesson.picture.clinic import EXAMINATIONS
from tests.playing import begun, noting
from tests.weekly import most_weekly

ward = partial(begun, "what_is_wrong")

pytestmark = pytest.mark.filterwarnings("error")


def say(explorer, diagnosis, **values):
    for name, value in {**values, "diagnosis": diagnosis, "treated": False}.items():
        explorer.controls[name].value = value
    explorer.controls["treated"].value = True
    assert explorer.problem == ""
    return explorer.text


def turned(inputs, weights, outputs, slope, derror_doutputs):
    return tuple(-part for part in layer_backward(inputs, weights, outputs, slope, derror_doutputs))


def keeps_quiet(error_of, gradient, weights, step=1e-5):
    return 0.0


def after_only(network, *others):
    return [1.0]


@pytest.mark.parametrize("examination", EXAMINATIONS)
@pytest.mark.parametrize("number", most_weekly(range(1, 15), 5))
def test_every_examination_of_every_patient_is_drawn_and_told(number, examination):
    explorer = ward(patient=number, examination=examination)
    training, validation = train_patient(patient(number)).errors[-1]
    assert explorer.text.startswith(f"Patient {number}. The training error goes from ")
    assert f" to {training:.2f}, validation to {validation:.2f}." in explorer.text
    assert "Examine it, then choose your diagnosis." in explorer.text
    disease = clinic.disease(number)
    if disease not in ("learning rate too large", "learning rate too small", "network too small"):
        assert disease not in explorer.text, "it is for the learner to find out"


@pytest.mark.parametrize(
    ("number", "examination", "finds"),
    [
        (1, "overfit one batch", "Then it reads 8 of the eight right"),
        (4, "activations", "in layer 1 92% at the start"),
        (6, "new digits", "200 are among the training digits"),
        (7, "other rates", "a tenth of the rate 0.0"),
        (9, "worst samples", "validation: label 9 read as"),
        (12, "another seed", "seed 101 1."),
        (12, "activations", "Each hidden layer has 2 units."),
        (13, "gradient check", "1 in layer 1"),
    ],
)
def test_what_finds_a_disease_says_so(number, examination, finds):
    assert finds in ward(patient=number, examination=examination).text


def test_a_right_diagnosis_is_scored_once_and_the_cured_curve_stands_beside_the_sick_one():
    explorer = ward()
    assert "Treated" not in explorer.text
    told = say(explorer, "dead ReLUs", patient=1)
    assert "That is not what it has." in told and "Right at the first try: 0 of 1." in told
    told = say(explorer, "labels shuffled")
    assert "Right. Treatment: give each training digit its own label back." in told
    assert "Treated: 0.04 and 0.27." in told and "Right at the first try: 0 of 1." in told
    labels = [text.get_text() for text in explorer.curve.get_legend().get_texts()]
    assert "training, treated" in labels and "healthy" in labels
    told = say(explorer, clinic.HEALTHY, patient=3)
    assert "Right, it is healthy." in told and "Right at the first try: 1 of 2." in told


def test_what_is_examined_is_the_treated_network_as_soon_as_there_is_one():
    explorer = ward(patient=13, examination="gradient check")
    assert "The gradient of layer 1 is wrong" in explorer.finding.get_title(loc="left")
    told = say(explorer, "a transposed line")
    assert explorer.finding.get_title(loc="left") == "Treated. The gradient is right"
    assert "Examined after the treatment" in told and "1 in layer 1" not in told
    assert "The curve hardly changes, but the gradient check does." in told
    explorer.controls["treated"].value = False
    assert "The gradient of layer 1 is wrong" in explorer.finding.get_title(loc="left")


@pytest.mark.parametrize("examination", EXAMINATIONS)
def test_all_words_are_inside_the_picture_after_a_treatment_too(examination):
    explorer = ward(patient=9, examination=examination)
    say(explorer, "a class missing")
    width, height = explorer.figure.get_size_inches() * explorer.figure.dpi
    for words in explorer.figure.findobj(Text):
        if words.get_visible() and words.axes in (explorer.curve, explorer.finding) and words.get_text():
            place = words.get_window_extent()
            assert 0 <= place.x0 and place.x1 <= width and 0 <= place.y0 and place.y1 <= height, words.get_text()


@pytest.mark.parametrize(
    ("number", "diagnosis", "says"),
    [
        (3, clinic.HEALTHY, "Right, it is healthy."),
        (5, clinic.HEALTHY, "It is not healthy. Examine it further."),
        (10, "a class missing", "Its treatment changes nothing here: bring the missing digits back."),
    ],
)
def test_a_healthy_patient_and_what_is_called_healthy_are_left_alone(number, diagnosis, says):
    told = say(ward(), diagnosis, patient=number)
    assert says in told
    if diagnosis == clinic.HEALTHY:
        assert "reat" not in told
    else:
        assert "That is not what it has." in told


def test_a_new_diagnosis_is_treated_only_when_treat_it_is_pressed_again():
    explorer = ward()
    say(explorer, "learning rate too small", patient=11)
    explorer.controls["diagnosis"].value = "dead ReLUs"
    assert "You say: dead ReLUs. Press Treat it." in explorer.text and not explorer.controls["treated"].value
    explorer.controls["treated"].value = True
    assert "Right. Treatment: biases that begin at 0." in explorer.text
    assert explore.what_is_wrong.checklist().filled == 1


def test_the_checklist_names_all_that_was_looked_at_before_the_treatment():
    explorer = ward(patient=7)
    for examination in ("other rates", "inputs", "other rates"):
        explorer.controls["examination"].value = examination
    say(explorer, "learning rate too large")
    explorer.controls["examination"].value = "labels"
    looked = [looked for disease, _, looked, _ in explore.what_is_wrong.checklist().rows if looked]
    assert looked == ["overfit one batch, other rates, inputs"]


def test_each_disease_has_a_treatment_of_its_own():
    assert len(set(TREATMENTS.values())) == len(clinic.DISEASES)


def test_the_pale_line_is_not_the_patient_itself():
    explorer = ward(patient=3)
    pale, own = (
        next(line for line in explorer.curve.lines if line.get_label() == label).get_ydata()
        for label in ("healthy", "training")
    )
    assert not np.array_equal(pale, own)


@pytest.mark.parametrize(
    ("number", "says"),
    [(6, "All validation digits are read right."), (11, "read right least often: 0, 1, 2, ")],
)
def test_digits_that_are_read_equally_well_are_named_together(number, says):
    assert says in ward(patient=number, examination="labels").text


def test_nothing_can_be_treated_before_there_is_a_diagnosis_and_a_new_patient_begins_anew():
    explorer = ward()
    assert explorer.controls["treated"].disabled
    say(explorer, "labels shuffled")
    assert not explorer.controls["treated"].disabled
    explorer.controls["new"].click()
    number = explorer.controls["patient"].value
    assert number > len(clinic.WARD) and explorer.text.startswith(f"Patient {number}.")
    assert not explorer.controls["treated"].value and explorer.controls["diagnosis"].value == ""
    assert "Treated" not in explorer.text


def test_what_is_found_out_fills_a_row_of_the_checklist_and_stays_there():
    assert explore.what_is_wrong.checklist().filled == 0
    explorer = ward()
    say(explorer, "dead ReLUs", patient=5, examination="activations")
    assert explore.what_is_wrong.checklist().filled == 0, "a wrong diagnosis fills in nothing"
    say(explorer, "a wrong sign", examination="gradient check")
    checklist = explore.what_is_wrong.checklist()
    looked = "overfit one batch, activations, gradient check"
    row = "a wrong sign", "stays near the baseline", looked, TREATMENTS["a wrong sign"]
    assert checklist.filled == 1 and row in checklist.rows and len(checklist.rows) == 11
    assert f"<td style='text-align:left'>{looked}</td>" in checklist._repr_html_()
    assert "1 of 11 filled in" in repr(checklist)
    say(explorer, "a transposed line", patient=13)
    assert "write the missing <code>.T</code>" in explore.what_is_wrong.checklist()._repr_html_()


def test_a_layer_backward_that_raises_keeps_nobody_from_the_checklist():
    def layer_backward(inputs, weights, outputs, slope, derror_doutputs):
        raise ValueError("not yet")

    explorer = explore.what_is_wrong(gradient_check, overfit_one_batch, layer_backward, patient=13)
    assert "Your `layer_backward`" in explorer.problem and "not yet" in explorer.problem
    explorer.controls["diagnosis"].value = "a transposed line"
    explorer.controls["treated"].value = True
    assert explore.what_is_wrong.checklist().filled == 1


def test_a_damaged_row_of_the_checklist_is_not_found_yet(file):
    file.write_text(json.dumps({"version": 1, "guesses": {"what_is_wrong.dead ReLUs": [1, "<b>"]}}))
    assert explore.what_is_wrong.checklist().filled == 0


def test_the_learners_own_functions_examine():
    calls = []
    explorer = ward(noting(calls, gradient_check), examination="gradient check", patient=5)
    assert calls and "Computed by your `gradient_check`." in explorer.text and "1 in layer 1" in explorer.text
    explorer = ward(keeps_quiet, examination="gradient check", patient=5)
    assert "Your `gradient_check` says 0 here; it should be 1." in explorer.text
    assert explorer.finding.get_title(loc="left") == "Look into your gradient_check first"
    assert "gives no usable answer" in explore.what_is_wrong(gradient_check, after_only).problem


def test_a_bug_is_put_into_the_learners_own_layer_backward_and_a_wrong_one_is_named():
    calls, checked_by = [], (gradient_check, overfit_one_batch)
    own = noting(calls, layer_backward)
    explorer = ward(*checked_by, own, patient=13, examination="gradient check")
    assert len(calls) > 500 and "1 in layer 1" in explorer.text and "your `layer_backward`" in explorer.text
    explorer = ward(*checked_by, turned, patient=13)
    assert "Your `layer_backward` gives other derivatives than the course's" in explorer.text
    assert "from 2.60 to 0.02" in explorer.text and len(explorer.text) < 700, "the course's runs in its place"
