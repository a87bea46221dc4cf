"""Lesson 05: the chain of derivatives, and where it dies."""
