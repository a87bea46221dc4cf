"""Lesson 06: a training curve, and the run behind it."""
