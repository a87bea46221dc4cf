"""Lesson 02: a neuron, its numbers on their way, and layers that do not bend."""
