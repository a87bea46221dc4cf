"""What an exercise is made of. Each file in `exercises/` holds those of one lesson."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from random import Random

from nn_lesson.learner.values import call
from nn_lesson.practice.slips import Slip, table


def _plain_call(thing, *case):
    return thing(*case)


@dataclass(frozen=True, kw_only=True)
class Exercise:
    """A function of `neuron.py` for the learner to write, and how to tell whether it is right.

    An exercise about a class has `parts`: an Exercise for each method, in the order of writing, whose `call`
    makes an object and returns what its method does. The check stops at the first part that is missing or wrong.
    """

    reference: Callable
    name: str = ""  # that of the reference unless given
    hints: Sequence[str] = ()  # three, more and more concrete; only the last may come close to the answer
    cases: Sequence[tuple] = ()  # arguments to try; a counter-example is taken from the first that goes wrong
    break_it: Sequence[tuple] = ()  # cases of the lesson's *Break it*, tried on request
    fresh: Callable[[Random], tuple] | None = None  # draws the arguments of a hidden case
    by_hand: Callable[[Random], tuple] | None = None  # draws round ones, to be worked out on paper
    slips: Sequence[Slip] = ()  # the most telling first
    easier: Callable | None = None  # another form of the arguments, for answers that are wrong in the first
    tolerance: float = 1e-6
    call: Callable = _plain_call  # call(thing, *case) gives what is compared
    says: Callable | None = None  # says(*case): how to put a case into words where it is not a plain call
    parts: Sequence["Exercise"] = ()
    given: Sequence["Exercise"] = ()  # parts that the lesson gives, which may be spoilt

    def __post_init__(self):
        object.__setattr__(self, "name", self.name or self.reference.__name__)

    @property
    def function(self):
        """The right function, or method."""
        return getattr(self.reference, self.method) if self.method else self.reference

    @property
    def method(self):
        """The name of the method that a part of a class is about; None for a function."""
        return self.name if isinstance(self.reference, type) else None

    def is_like(self, thing):
        """Whether a thing is what the exercise asks for: a class, or something else than one."""
        return issubclass(type(thing), type) == isinstance(self.reference, type)

    def broken(self):
        """The same exercise with the cases of *Break it* added."""
        return replace(self, cases=[*self.cases, *self.break_it]) if self.break_it else self

    def asked(self, case):
        """A case in words, as part of a sentence."""
        return self.says(*case) if self.says else f"`{call(self.name, case)}`"

    def wanted(self, case):
        """The right answer."""
        return self.call(self.reference, *case)


def task(reference, fresh, cases, *hints, slips="", **more):
    """A further task, with the table of its slips."""
    more["slips"] = table(reference, slips) if slips else ()
    return Exercise(reference=reference, fresh=fresh, cases=cases, hints=hints, **more)


def number(rng, low=-4, high=4):
    """A number with two decimals, not too near to 0."""
    while True:
        drawn = round(rng.uniform(low, high), 2)
        if abs(drawn) >= 0.2:
            return drawn


def vector(rng, length):
    """A list of such numbers."""
    return [number(rng) for _ in range(length)]
