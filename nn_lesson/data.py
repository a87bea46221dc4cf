"""The data of the lessons."""

import numpy as np

# Lesson 1: which of the two weight vectors is more like the input?
INPUT_VECTOR = np.array([1.72, 1.23])
WEIGHTS_1 = np.array([1.26, 0.0])
WEIGHTS_2 = np.array([2.17, 0.32])

# Lesson 2: a first classification problem, and a neuron that gets one of the two right.
INPUT_VECTORS = np.array([[1.66, 1.56], [2.0, 1.5]])
TARGETS = np.array([1, 0])
WEIGHTS = np.array([1.45, -0.66])
BIAS = np.array([0.0])
