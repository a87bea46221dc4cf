"""The explorers, one file a lesson: pictures to move by hand, which run the learner's own code."""

from nn_lesson.explore.dot_product import DotProduct as dot_product
from nn_lesson.explore.sigmoid_prediction import Flow as sigmoid_prediction_flow
from nn_lesson.explore.sigmoid_prediction import SigmoidPrediction as sigmoid_prediction

__all__ = ["dot_product", "sigmoid_prediction", "sigmoid_prediction_flow"]
