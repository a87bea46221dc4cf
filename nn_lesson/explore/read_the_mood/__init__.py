"""Lesson 09: a sentence to type, and the network that reads it."""
