"""Lesson 00: houses, darts and words."""
