"""Lesson 07: units that bend, the playground, and the paths through a network of glass."""
