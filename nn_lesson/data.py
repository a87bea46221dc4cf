"""The data of the lessons."""

import numpy as np

# Lesson 0: houses of one town, and of a town where land is dearer. Area in m², age in years, price in thousands.
HOUSES = np.array(
    [[60, 30, 150], [80, 10, 280], [95, 45, 205], [110, 5, 330], [125, 60, 275], [140, 20, 400], [165, 15, 440]]
)
HOUSES_ELSEWHERE = np.array(
    [[50, 20, 265], [65, 50, 295], [75, 5, 410], [90, 35, 370], [105, 10, 490], [120, 60, 445], [130, 25, 540]]
)

# Lesson 1: which of the two weight vectors is more like the input?
INPUT_VECTOR = np.array([1.72, 1.23])
WEIGHTS_1 = np.array([1.26, 0.0])
WEIGHTS_2 = np.array([2.17, 0.32])

# Lesson 2: a first classification problem, and a neuron that gets one of the two right.
INPUT_VECTORS = np.array([[1.66, 1.56], [2.0, 1.5]])
TARGETS = np.array([1, 0])
WEIGHTS = np.array([1.45, -0.66])
BIAS = np.array([0.0])

# Lesson 6: eight points that no single neuron can all get right, and targets for which it can.
TRAINING_VECTORS = np.array([[3, 1.5], [2, 1], [4, 1.5], [3, 4], [3.5, 0.5], [2, 0.5], [5.5, 1], [1, 1]])
TRAINING_TARGETS = np.array([0, 1, 0, 1, 0, 1, 1, 0])
SEPARABLE_TARGETS = np.array([0, 1, 0, 1, 0, 1, 0, 1])
