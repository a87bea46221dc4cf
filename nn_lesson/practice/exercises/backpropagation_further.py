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
        [(1,), (3,), (-2,), (0.5,), (0,)],
        "There are three links: from the dial to the flow, on to the warmth, on to the discomfort.",
        "The power rule gives the derivatives of both squares. The last of them needs the warmth.",
        "The first link is `2 * dial`, the second 3, the last `2 * (warmth - 5)`. Multiply them.",
        slips="""
        discomfort: (3 * dial**2 - 5) ** 2
            This is the discomfort itself. How fast does it change with the dial?
        discomfort_as_link: ddiscomfort_dwarmth = (warmth - 5) ** 2
            The last link is the discomfort itself. How fast does it change with the warmth?
        warmth_as_link: dwarmth_dflow = warmth
            A value stands where its change belongs: the warmth itself is not the link to it. How much
            warmer does it get for 1 more of flow?
        flow_as_link: dwarmth_dflow = dial**2
            A value stands where its change belongs: the flow itself is not the link to the warmth. How much
            warmer does it get for 1 more of flow?
        no_dial: return ddiscomfort_dwarmth * dwarmth_dflow
            The link from the dial to the flow is missing.
        no_flow: return ddiscomfort_dwarmth * dflow_ddial
            The link from the flow to the warmth is missing.
        links_added: return ddiscomfort_dwarmth + dwarmth_dflow + dflow_ddial
            The links are added. From link to link, the factors are multiplied.
        no_2: ddiscomfort_dwarmth = warmth - 5
            Each of the two squares leaves a factor 2, and one of these is missing.
        dial_squared: dflow_ddial = dial**2
            The last link is the flow itself. How fast does the flow change with the dial?
        not_minus_5: 2 * (warmth - 5) -> 2 * warmth
            The 5 of the discomfort have got lost.
        brackets: 2 * (3 * dial**2) - 5 * 3 * 2 * dial
            Only the 5 is multiplied by the other links. The warmth minus 5 belongs in brackets.
        of_the_dial: warmth = dial
            The discomfort is made of the warmth, and this takes the dial for it.
        warmth_of_1: warmth = 3
            The discomfort is taken at a warmth of 3, which is that of a dial of 1. Compute the warmth from `dial`.
        example: return -24
            This is the answer for a dial of 1. Compute it from `dial`.
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
        first_neuron_alone: def first_weight_slope(x, weight_1, weight_2, target):
            |     prediction = sigmoid(weight_1 * x)
            |     return 2 * (prediction - target) * prediction * (1 - prediction) * x
            This is the slope if the first neuron were alone. What it gives goes on through the second one.
        no_weight: dprediction_dhidden = prediction * (1 - prediction)
            The way back through the second neuron goes through its weight, too.
        no_input: dhidden_dweight = hidden * (1 - hidden)
            The last link is missing: how much the first sum changes with its weight.
        no_hidden_slope: dhidden_dweight = x
            The slope of the first neuron's sigmoid is missing.
        no_prediction_slope: dprediction_dhidden = weight_2
            The slope of the second neuron's sigmoid is missing.
        no_2: derror_dprediction = prediction - target
            The square of the error leaves a factor 2.
        error_as_link: derror_dprediction = (prediction - target) ** 2
            The chain begins with the error itself. How fast does that change with the prediction?
        of_weight_2: return 2 * (prediction - target) * prediction * (1 - prediction) * hidden
            This is the derivative with respect to `weight_2`: its last factor is that weight's input.
            For `weight_1`, put `weight_2` there and walk on, through the first neuron's slope to `x`.
        first_neuron_skipped: return 2 * (prediction - target) * prediction * (1 - prediction) * hidden * x
            From the sum of the second neuron the way back goes through `weight_2`, and then through the slope of
            the first neuron's sigmoid. Its output is the last factor only for `weight_2` itself.
        weight_1_at_the_end: dhidden_dweight = hidden * (1 - hidden) * weight_1
            The last link is that to the weight: the sum changes as fast as its input says, not as its weight.
        weight_1_twice: dprediction_dhidden = prediction * (1 - prediction) * weight_1
            The way back through the second neuron goes through its own weight.
        slope_twice: dhidden_dweight = prediction * (1 - prediction) * x
            The slope of the second neuron's sigmoid comes in twice. The second time it is the first neuron's turn.
        slope_of_the_output: dhidden_dweight = sigmoid(hidden) * (1 - sigmoid(hidden)) * x
            The output of the first neuron goes through a sigmoid again. Its slope is output times 1 minus output.
        slopes_of_the_outputs: dprediction_dhidden = sigmoid(prediction) * (1 - sigmoid(prediction)) * weight_2
            | dhidden_dweight = sigmoid(hidden) * (1 - sigmoid(hidden)) * x
            `sigmoid_deriv` takes the weighted sum, and here it gets what has been through the sigmoid already.
        slope_of_the_prediction: dprediction_dhidden = sigmoid(prediction) * (1 - sigmoid(prediction)) * weight_2
            The prediction goes through a sigmoid again. Its slope is prediction times 1 minus prediction.
        weights_swapped: hidden = sigmoid(weight_2 * x); prediction = sigmoid(weight_1 * hidden)
            The two weights have changed places on the way forward.
        no_sigmoid: hidden = weight_1 * x
            The first neuron has a sigmoid, too: its output is not the sum.
        no_sigmoid_between: prediction = sigmoid(weight_2 * weight_1 * x)
            On its way from the first sum to the second neuron it should go through a sigmoid.
        links_added: return derror_dprediction + dprediction_dhidden + dhidden_dweight
            The links are added. From link to link, the factors are multiplied.
        error: return (prediction - target) ** 2
            This is the error itself. How fast does it change with `weight_1`?
        uphill: derror_dprediction = 2 * (target - prediction)
            The sign is the wrong one: the miss is prediction minus target.
        """,
        tolerance=MEASURED,
    ),
]
