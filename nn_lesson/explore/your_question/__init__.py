"""Lesson 11: how much one test says, and a learner's own project from all sides."""
