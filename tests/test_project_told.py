"""Lesson 11 from the side of a stranger with a table of their own: what they did, and what is said of it."""

import numpy as np
import pytest

from nn_lesson import Project, check, read_table, split
from tests.test_project import clouds, keys, learn, refused, sound


def noise(seed, count=200):
    """A table that tells nothing of its target."""
    chance = np.random.default_rng(seed)
    return read_table({"x": chance.normal(size=count).round(4), "kind": chance.choice(["k0", "k1"], count)})


def test_a_model_that_knows_no_more_than_the_baseline_is_told_so_and_not_scolded():
    project = sound(noise(31))
    project.ask_test(learn(project, project.given))
    verdict = check(project)
    assert verdict.status == "passed" and "is sound" not in verdict.title
    assert "this model knows no more than the baseline" in verdict.body and "honest result" in verdict.body
    card = project.card("Which?", "Never.", "Dice.").markdown()
    assert "this model knows no more than the baseline" in card.split("## Each class")[0]
    assert "Nothing was found that flatters" in card


def test_a_model_that_knows_more_is_not_told_so_and_the_card_has_the_baseline_of_the_test_rows():
    project = sound(clouds(seed=32))
    project.validate("long", predict := learn(project, project.given, epochs=30))
    project.ask_test(predict)
    assert check(project).title == "This process is sound" and "no more than" not in check(project).body
    labels, parts = project.all_labels, project.parts
    share = np.mean(labels[parts["test"]] == np.bincount(labels[parts["train"]]).argmax())
    assert f"baseline is right in {share:.3f} of them" in project.card("Which?", "Never.").markdown()
