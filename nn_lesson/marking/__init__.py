"""Marks a class: `python3 course.py check FOLDER`. What learners have written runs behind a wall.

Outside stand `folder` (finds the notebooks, runs nothing), `mark` (compares answers with those that are due) and
`__main__` (the table). `wall` builds the wall. Behind it `inside` runs what `source` takes from the notebooks, and
nothing that it says is believed: it hands over answers, as JSON, to cases that both sides draw alike.
"""
