"""The rendering core: a figure drawn in Python, shown in the page, moved by hand."""

from nn_lesson.live.bar import progress_bar
from nn_lesson.live.event import Event
from nn_lesson.live.names import Names
from nn_lesson.live.picture import LivePicture
from nn_lesson.live.rerun import close_all, replace_on_rerun
from nn_lesson.live.slider import Slider

__all__ = ["Event", "LivePicture", "Names", "Slider", "close_all", "progress_bar", "replace_on_rerun"]
