"""Sets the course up on a learner's computer and keeps it up to date. Needs nothing but Python itself."""

import shutil


def left_out(root):
    """For `shutil.copytree`: what lies in a course without belonging to it, by the list that git has of it."""
    lines = (root / ".gitignore").read_text(encoding="utf-8").splitlines()
    return shutil.ignore_patterns(".git", *(line.strip("/") for line in lines))
