"""Lesson 08: a pad to draw on, and the network that reads it."""
