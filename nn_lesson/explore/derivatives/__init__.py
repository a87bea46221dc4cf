"""Lesson 04: a slope, a descent, and the weights that one example wants."""
