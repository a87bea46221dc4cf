"""Lesson 10: a ward of networks, sick and healthy, to examine, to tell apart, and to cure."""

import random

import ipywidgets as widgets
import numpy as np

from nn_lesson import clinic
from nn_lesson.explore.controls import SHORT_NAME, choice, row, switch, toggles
from nn_lesson.explore.explorer import Explorer
from nn_lesson.explore.guess import Guess
from nn_lesson.explore.what_is_wrong.checklist import Checklist, fill_in
from nn_lesson.network import layer_backward, softmax
from nn_lesson.picture import chart
from nn_lesson.picture.clinic import EXAMINATIONS, draw_curve
from nn_lesson.picture.marks import write_title
from nn_lesson.what_is_wrong import gradient_check, overfit_one_batch

LAST = 999  # number of a patient
UNDECIDED = ""
PLACES = (0.065, 0.19, 0.405, 0.72), (0.575, 0.19, 0.405, 0.72)  # of the curve and of what is found
TREATMENTS = {  # for each disease
    "saturated from the start": "smaller weights at the start",
    "learning rate too large": "a smaller learning rate: a 16th",
    "learning rate too small": "a larger learning rate: 200 times as large",
    "a wrong sign": "turn the sign of the first layer's gradient round",
    "labels shuffled": "give each training digit its own label back",
    "inputs not standardised": "standardise the inputs",
    "dead ReLUs": "biases that begin at 0",
    "validation data leaked": "keep the validation digits out of the training data",
    "a class missing": "bring the missing digits back",
    "network too small": "more units: 16 in each hidden layer",
    "a transposed line": "write the missing `.T` into the backward pass",
}

AFTERWARDS = {  # for diseases whose curve shows little of the cure
    "validation data leaked": "The validation error is higher now, and honest.",
    "a transposed line": "The curve hardly changes, but the gradient check does.",
}


class WhatIsWrong(Explorer):
    """Find out why networks do not learn: look, examine, say what is wrong, and treat it.

    Pass your own `gradient_check` and `overfit_one_batch`, and they examine; a `layer_backward` of your own, too,
    is the one in which patient 13 has a bug.
    """

    name = "what_is_wrong"
    size = (9.6, 3.8)
    references = gradient_check, overfit_one_batch, layer_backward
    text_lines = 4
    guess = Guess(
        question="This network hardly learns from its 300 training digits. Take eight of them, and train it with "
        "these eight alone, 200 steps. How many of the eight does it then read right?",
        low=0,
        high=8,
        step=1,
        close=1,
        after="So the network can learn. Then what is wrong? Examine it further.",
    )

    def make_controls(self):
        self.diagnoses = {}  # patient: what the learner said first
        self.ordered = {}  # patient: the examinations before its treatment
        self.drawn = {}  # axes: what they show, and the sentence about it
        diagnoses = [("… what is it?", UNDECIDED), *((name, name) for name in clinic.NAMES)]
        look = {"style": SHORT_NAME, "layout": {"width": "8em"}}
        controls = {
            "patient": widgets.BoundedIntText(1, min=1, max=LAST, description="patient", **look),
            "new": self.button("A new patient", "user-plus", self._bring_in),
            "diagnosis": choice("my diagnosis", diagnoses, UNDECIDED),
            "treated": switch("Treat it", "medkit"),
            "examination": toggles(list(EXAMINATIONS), value="overfit one batch"),
        }
        controls["diagnosis"].layout.width = "23em"
        controls["patient"].observe(lambda _change: self._begin_anew(), "value")
        controls["diagnosis"].observe(lambda _change: self._release(), "value")
        controls["examination"].observe(lambda change: self._note(change["old"], change["new"]), "value")
        controls["treated"].observe(lambda change: change["new"] and self._score(), "value")
        return controls

    def _panel(self):
        """The examinations have a row of their own."""
        panel, examination = super()._panel(), self.controls["examination"]
        above = panel.children[0]
        above.children = [control for control in above.children if control is not examination]
        panel.children += (row([examination]),)
        return panel

    def _bring_in(self):
        """A patient with an unknown disease, or with none."""
        self.controls["patient"].value = random.randint(len(clinic.WARD) + 1, LAST)

    def _begin_anew(self):
        with self.picture.lock:
            self.controls["treated"].value = False
            self.controls["diagnosis"].value = UNDECIDED

    def _release(self):
        """A new diagnosis has not been treated yet."""
        with self.picture.lock:
            self.controls["treated"].value = False

    def _note(self, *examinations):
        """Keep which examinations of the sick patient were seen, each once, in their order."""
        if not (self.locked or self.controls["treated"].value):
            seen = self.ordered.setdefault(self.controls["patient"].value, {})
            seen.update(dict.fromkeys(examinations))

    def _score(self):
        """The first diagnosis of each patient counts; a right one fills in a row of the checklist."""
        with self.picture.lock:
            number, said = self.controls["patient"].value, self.controls["diagnosis"].value
            if said == UNDECIDED:
                return
            self.diagnoses.setdefault(number, said)
            if said == clinic.disease(number) != clinic.HEALTHY:
                run = clinic.train_patient(clinic.patient(number))
                seen = self.ordered.get(number, {}) | {self.controls["examination"].value: None}
                fill_in(said, clinic.symptom(run), seen)

    @staticmethod
    def checklist():
        """The list of symptoms, examinations and cures, as far as the learner has filled it in."""
        return Checklist(TREATMENTS)

    # The picture

    def paint(self):
        self.figure.set_layout_engine("none")
        self.curve, self.finding = (self.figure.add_axes(place) for place in PLACES)
        self.question = self.figure.add_axes((0.575, 0.4, 0.4, 0.2))
        chart(self.question, "Predict first", "of eight digits, read right", "", xlim=(-0.2, 8.2), yticks=[])
        self.paint_guess(self.question)

    def update(self, patient, examination, diagnosis, treated):
        if self.differs("locked", self.locked):
            self.question.set_visible(self.locked)
            self.finding.set_visible(not self.locked)
        self.draw_guess(y=0, shown=self.locked)
        self.controls["treated"].disabled = diagnosis == UNDECIDED
        self._try_backward()
        sick = clinic.patient(patient)
        run, cured = self._run(sick), None
        if treated and diagnosis in clinic.DISEASES:
            cured = self._run(clinic.treat(sick, diagnosis))
        told = self._draw(self.curve, (patient, cured and diagnosis), lambda axes: draw_curve(axes, run, cured))
        told = f"Patient {patient}. {told}"
        if self.locked:
            return told
        key = object() if self.passed else (patient, examination, cured and diagnosis)
        found = self._draw(self.finding, key, lambda axes: self._examine(axes, examination, run, cured))
        return f"{told} {found}", f"{self._tell(patient, diagnosis, treated)} {self._tell_score()}".strip()

    def _examine(self, axes, examination, run, cured):
        """Draw what an examination finds, in the treated network if there is one."""
        found = EXAMINATIONS[examination](axes, cured or run, *self.learners[:2])
        if not cured:
            return found
        write_title(axes, f"Treated. {axes.get_title(loc='left')}")
        return f"Examined after the treatment: {found}"

    def truth(self):
        return clinic.known_by_heart(clinic.train_patient(clinic.patient(1)))

    def _run(self, patient):
        """A run of the patient; where a bug was put into `layer_backward`, into the learner's, if it is right."""
        learner = self.layer_backward
        if patient.fault is not clinic.transposed or not learner.own or learner.remark:
            return clinic.train_patient(patient)
        theirs = patient._replace(backward=learner.function)
        return learner.do(lambda: clinic.train_patient(theirs))

    def _try_backward(self):
        """Find out whether the learner's `layer_backward` is right, on a last layer and three digits."""
        if not self.layer_backward.own:
            return
        run = clinic.train_patient(clinic.patient(1))
        few, weights = run.train[np.arange(3)], run.before.layers[-1][0]
        *_others, hidden, scores = run.before.outputs(few.images)
        slopes = softmax(scores) - np.eye(clinic.CLASSES)[few.labels]
        self.layer_backward(hidden, weights, scores, np.ones_like, slopes)
        if self.layer_backward.remark:
            self.layer_backward.remark = (
                "Your `layer_backward` gives other derivatives than the course's, which runs here in its place. "
                "`check(layer_backward)` says more."
            )

    def _draw(self, axes, key, draw):
        """Draw on `axes`, unless they show it already; return the sentence about it."""
        if self.drawn.get(axes, [None])[0] != key:
            axes.clear()
            axes.set_aspect("auto")
            self.drawn[axes] = key, draw(axes)
            self.picture.invalidate()
        return self.drawn[axes][1]

    # The sentence

    def _tell(self, number, diagnosis, treated):
        if diagnosis == UNDECIDED:
            return "Examine it, then choose your diagnosis."
        if not treated:
            return f"You say: {diagnosis}. Press Treat it."
        has = clinic.disease(number)
        if diagnosis == clinic.HEALTHY:
            return "Right, it is healthy." if has == diagnosis else "It is not healthy. Examine it further."
        treatment = TREATMENTS[diagnosis]
        if diagnosis == has:
            return f"Right. Treatment: {treatment}. {AFTERWARDS.get(has, '')}".strip()
        if clinic.treat(clinic.patient(number), diagnosis) == clinic.patient(number):
            return f"That is not what it has. Its treatment changes nothing here: {treatment}. Examine it further."
        return f"That is not what it has. Treatment: {treatment}. Compare the curves, and examine it further."

    def _tell_score(self):
        if not self.diagnoses:
            return ""
        right = sum(clinic.disease(number) == said for number, said in self.diagnoses.items())
        return f"Right at the first try: {right} of {len(self.diagnoses)}."
