"""Lesson 11: a table of a learner's own, what is asked of it, whether honestly, and the card that tells of it."""
