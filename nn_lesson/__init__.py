"""A hands-on first course on neural networks: what its notebooks import."""

import matplotlib

from nn_lesson import data, explore, picture
from nn_lesson.clinic import patient, train_patient, treat
from nn_lesson.handwriting import varied
from nn_lesson.learner.cells import listen
from nn_lesson.live import progress_bar
from nn_lesson.network import (
    Network,
    cross_entropy,
    digits_step,
    layer_backward,
    layer_forward,
    predict_digits,
    relu_slope,
    softmax,
    standardise,
    train_digits,
)
from nn_lesson.neuron import (
    NeuralNetwork,
    compute_gradients,
    cosine_similarity,
    count_words,
    dot,
    error_derivative,
    gradient_step,
    make_prediction,
    mean_squared_error,
    numerical_derivative,
    predict_price,
    relu,
    sigmoid,
    sigmoid_deriv,
    squared_error,
)
from nn_lesson.practice.check import check, ready
from nn_lesson.practice.exercises import all_exercises
from nn_lesson.practice.help import another, hint, solution
from nn_lesson.practice.library import library
from nn_lesson.practice.quiz import quiz
from nn_lesson.practice.report import progress
from nn_lesson.practice.review import review
from nn_lesson.question.project import Project
from nn_lesson.question.table import read_table
from nn_lesson.read_the_mood import add_pairs, make_vocabulary, split_rows, train_early
from nn_lesson.what_is_wrong import gradient_check, overfit_one_batch
from nn_lesson.words import words_of
from nn_lesson.your_question import baseline, scale_by, split, uncertainty

__all__ = [
    "Network",
    "NeuralNetwork",
    "Project",
    "add_pairs",
    "another",
    "baseline",
    "check",
    "compute_gradients",
    "cosine_similarity",
    "count_words",
    "cross_entropy",
    "data",
    "digits_step",
    "dot",
    "error_derivative",
    "explore",
    "gradient_check",
    "gradient_step",
    "hint",
    "layer_backward",
    "layer_forward",
    "library",
    "make_prediction",
    "make_vocabulary",
    "mean_squared_error",
    "numerical_derivative",
    "overfit_one_batch",
    "patient",
    "picture",
    "predict_digits",
    "predict_price",
    "progress",
    "progress_bar",
    "quiz",
    "read_table",
    "ready",
    "relu",
    "relu_slope",
    "review",
    "scale_by",
    "sigmoid",
    "sigmoid_deriv",
    "softmax",
    "solution",
    "split",
    "split_rows",
    "squared_error",
    "standardise",
    "train_digits",
    "train_early",
    "train_patient",
    "treat",
    "uncertainty",
    "varied",
    "words_of",
]

matplotlib.rcdefaults()  # a matplotlibrc may ask for LaTeX or a dark page, and the pictures are made for neither
listen(all_exercises)
