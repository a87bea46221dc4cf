"""The lessons in order. Each name is that of its text, notebook, explorer, exercises, quiz and tests."""

LESSONS = (
    "start_here",
    "dot_product",
    "sigmoid_prediction",
    "mean_squared_error",
    "derivatives",
    "backpropagation",
    "training",
    "more_layers",
    "read_your_handwriting",
)


def title(lesson):
    """A lesson's name as a heading: `dot_product` is "Dot product"."""
    return lesson.replace("_", " ").capitalize()
