"""Numbers become pictures: matplotlib figures without pyplot, widgets or state."""

from nn_lesson.picture.curves import chart, curves
from nn_lesson.picture.diagrams import Diagram
from nn_lesson.picture.drawing import Drawing
from nn_lesson.picture.vectors import Arrow, arrows, plane

__all__ = ["Arrow", "Diagram", "Drawing", "arrows", "chart", "curves", "plane"]
