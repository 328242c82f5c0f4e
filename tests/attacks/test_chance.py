"""The bounds themselves: those of DESIGN.md for the full number, and by trying."""

from tests.attacks.chance import PEOPLE, bounds
from tests.attacks.worlds import CHANCE


def test_the_bounds_are_those_of_the_design() -> None:
    found = bounds(200)
    assert (found.expected, found.reported, found.failing) == (200, 233, 270)


def test_a_guesser_is_right_once_a_round() -> None:
    people = list(range(PEOPLE))
    hits = sum(sum(a == b for a, b in zip(CHANCE.sample(people, PEOPLE), people, strict=True)) for _ in range(2000))
    assert 1700 < hits < 2300
