"""The explorers, each under its `name`: pictures to move by hand, which run the learner's own code."""

import importlib
import pkgutil


def _explorers():
    """Every class in a module below this folder that has a name of its own, by that name."""
    modules = [importlib.import_module(found.name) for found in pkgutil.walk_packages(__path__, f"{__name__}.")]
    classes = [thing for module in modules for thing in vars(module).values() if isinstance(thing, type)]
    return {thing.name: thing for thing in classes if isinstance(getattr(thing, "name", None), str) and thing.name}


__all__ = sorted(explorers := _explorers())
globals().update(explorers)
