"""Numbers become pictures: matplotlib figures without pyplot, widgets or state."""

from nn_lesson.picture.clinic import examination, training_curve
from nn_lesson.picture.curves import chart, curves
from nn_lesson.picture.diagrams import Diagram
from nn_lesson.picture.drawing import Drawing
from nn_lesson.picture.handwriting import confusion, digits, first_layer, mistakes
from nn_lesson.picture.heat_map import HeatMap, SmallMaps
from nn_lesson.picture.learning import cumulative_error, honest_error
from nn_lesson.picture.sentences import early_stopping, word_map
from nn_lesson.picture.vectors import Arrow, arrows, plane
from nn_lesson.picture.workflow import two_layers, workflow

__all__ = [
    "Arrow",
    "Diagram",
    "Drawing",
    "HeatMap",
    "SmallMaps",
    "arrows",
    "chart",
    "confusion",
    "cumulative_error",
    "curves",
    "digits",
    "early_stopping",
    "examination",
    "first_layer",
    "honest_error",
    "mistakes",
    "plane",
    "training_curve",
    "two_layers",
    "word_map",
    "workflow",
]
