"""The explorers, each in the file of its name: pictures to move by hand, which run the learner's own code."""

from nn_lesson.explore.backpropagation import Backpropagation as backpropagation
from nn_lesson.explore.backpropagation_saturation import Saturation as backpropagation_saturation
from nn_lesson.explore.derivatives import Derivatives as derivatives
from nn_lesson.explore.derivatives_descent import Descent as derivatives_descent
from nn_lesson.explore.derivatives_one_example import OneExample as derivatives_one_example
from nn_lesson.explore.dot_product import DotProduct as dot_product
from nn_lesson.explore.mean_squared_error import MeanSquaredError as mean_squared_error
from nn_lesson.explore.more_layers import Playground as more_layers
from nn_lesson.explore.more_layers_paths import Paths as more_layers_paths
from nn_lesson.explore.more_layers_units import Units as more_layers_units
from nn_lesson.explore.read_your_handwriting import ReadYourHandwriting as read_your_handwriting
from nn_lesson.explore.sigmoid_prediction import SigmoidPrediction as sigmoid_prediction
from nn_lesson.explore.sigmoid_prediction_flow import Flow as sigmoid_prediction_flow
from nn_lesson.explore.sigmoid_prediction_layers import TwoLayers as sigmoid_prediction_layers
from nn_lesson.explore.start_here import SelfTest as start_here_test
from nn_lesson.explore.start_here import StartHere as start_here
from nn_lesson.explore.start_here_darts import Darts as start_here_darts
from nn_lesson.explore.start_here_words import Words as start_here_words
from nn_lesson.explore.training import Training as training

__all__ = [
    "backpropagation",
    "backpropagation_saturation",
    "derivatives",
    "derivatives_descent",
    "derivatives_one_example",
    "dot_product",
    "mean_squared_error",
    "more_layers",
    "more_layers_paths",
    "more_layers_units",
    "read_your_handwriting",
    "sigmoid_prediction",
    "sigmoid_prediction_flow",
    "sigmoid_prediction_layers",
    "start_here",
    "start_here_darts",
    "start_here_test",
    "start_here_words",
    "training",
]
