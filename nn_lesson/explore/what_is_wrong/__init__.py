"""Lesson 10: sick networks to examine, and the checklist that fills."""
