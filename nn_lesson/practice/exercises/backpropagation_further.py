"""Lesson 5, further: `dial_slope` and `first_weight_slope`."""

from nn_lesson.neuron import sigmoid
from nn_lesson.practice.exercise import number, task


def dial_slope(dial):
    """The derivative of the discomfort with respect to the dial of a heating."""
    warmth = 3 * dial**2
    ddiscomfort_dwarmth = 2 * (warmth - 5)
    dwarmth_dflow = 3
    dflow_ddial = 2 * dial
    return ddiscomfort_dwarmth * dwarmth_dflow * dflow_ddial


def first_weight_slope(x, weight_1, weight_2, target):
    """The derivative of the squared error with respect to the first weight of two neurons in a row."""
    hidden = sigmoid(weight_1 * x)
    prediction = sigmoid(weight_2 * hidden)
    derror_dprediction = 2 * (prediction - target)
    dprediction_dhidden = prediction * (1 - prediction) * weight_2
    dhidden_dweight = hidden * (1 - hidden) * x
    return derror_dprediction * dprediction_dhidden * dhidden_dweight


MEASURED = 1e-3  # so far off may a slope be that was measured by a nudge

FURTHER = [
    task(
        dial_slope,
        lambda rng: (rng.choice([-3.5, -1.5, 1.2, 1.7, 4.5]),),
        [(1,), (3,), (-2,), (0.5,)],
        "There are three links: from the dial to the flow, on to the warmth, on to the discomfort.",
        "The power rule gives the derivatives of both squares. The last of them needs the warmth.",
        "The first link is `2 * dial`, the second 3, the last `2 * (warmth - 5)`. Multiply them.",
        slips="""
        discomfort: (3 * dial**2 - 5) ** 2
            This is the discomfort itself. How fast does it change with the dial?
        no_dial: return ddiscomfort_dwarmth * dwarmth_dflow
            The link from the dial to the flow is missing.
        no_flow: return ddiscomfort_dwarmth * dflow_ddial
            The link from the flow to the warmth is missing.
        """,
        tolerance=MEASURED,
    ),
    task(
        first_weight_slope,
        lambda rng: (number(rng, -2, 2), number(rng, -2, 2), number(rng, -2, 2), rng.choice([0, 1])),
        [(2, 0.5, 1, 0), (1, -1, 2, 1), (0, 1, 1, 1), (-3, 0.2, -1.5, 0), (0.5, 2, 0.4, 0.3)],
        "Go forward first: the output of the first neuron, then the prediction. Then walk back.",
        "To walk through a neuron, take the slope of its sigmoid, and then its weight, or its input at the end.",
        "Multiply `2 * (prediction - target)`, `prediction * (1 - prediction)`, `weight_2`, the first neuron's "
        "slope `hidden * (1 - hidden)`, and `x`.",
        slips="""
        no_weight: dprediction_dhidden = prediction * (1 - prediction)
            The way back through the second neuron goes through its weight, too.
        no_input: dhidden_dweight = hidden * (1 - hidden)
            The last link is missing: how much the first sum changes with its weight.
        """,
        tolerance=MEASURED,
    ),
]
