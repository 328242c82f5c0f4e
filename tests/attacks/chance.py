"""How many of an attacker's guesses are right by chance, exactly, and from how many on something else is at work.

Somebody who gives each of twelve people one of their twelve ballots at random is right as often as a shuffled pack of
twelve cards has one in its old place: once, on average, however many there are. The bounds are those of DESIGN.md 5.6:
of 2,400 guesses 200 are right by chance, 233 and more are reported (99 %), above 270 the test fails (p about 10^-6).
"""

import os
from dataclasses import dataclass
from functools import cache
from math import comb, factorial

PEOPLE = 12
FULL = 200
FEW = 8  # what `make test` has the time for
ROUNDS = int(os.environ.get("TROTH_TEST_ATTACK_ROUNDS", FEW))
REPORTED, FAILING = 0.011, 1.1e-6  # one in a hundred, one in a million, as DESIGN.md rounds them
TWIN = 0.8


@dataclass(frozen=True, slots=True)
class Bounds:
    """Of all guesses: how many are right by chance, how many are worth a line, and how many are too many."""

    expected: int
    reported: int
    failing: int


@cache
def bounds(rounds: int, people: int = PEOPLE) -> Bounds:
    """For an attacker who is right with none, or a few, of `people` in each of so many rounds."""
    beyond = _beyond(rounds, people)
    reported, failing = (next(k for k, p in enumerate(beyond) if p <= level) for level in (REPORTED, FAILING))
    return Bounds(rounds, reported, failing)


def _beyond(rounds: int, people: int) -> list[float]:
    """For each number the chance of more right guesses than that."""
    one = [comb(people, k) * _misplaced(people - k) / factorial(people) for k in range(people + 1)]
    whole = [1.0]
    for _ in range(rounds):
        whole = _sum_of(whole, one)
    left, found = 0.0, []
    for chance in reversed(whole):  # the small ones first, so that they are not lost in rounding
        found.append(left)
        left += chance
    return found[::-1]


def _sum_of(one: list[float], other: list[float]) -> list[float]:
    found = [0.0] * (len(one) + len(other) - 1)
    for a, p in enumerate(one):
        if p > 1e-30:
            for b, q in enumerate(other):
                found[a + b] += p * q
    return found


def _misplaced(n: int) -> int:
    """In how many ways n things can all lie in another's place."""
    return sum((-1) ** k * factorial(n) // factorial(k) for k in range(n + 1))
