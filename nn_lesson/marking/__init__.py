"""Marks a class: `python3 course.py check FOLDER`. What learners have written runs behind a wall.

Outside the wall stand `folder` (finds the notebooks, runs nothing), `mark` (compares answers with those that are due)
and `__main__` (the table). `wall` builds it; behind it, `inside` runs what `source` takes from the notebooks, and
nothing that it says is believed: it hands over answers, by `wire`, to cases that both sides draw alike.
"""
