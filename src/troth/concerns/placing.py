"""Slips are collected in the same tap as the right to answer: what its address carries, and what is given."""

from collections.abc import Mapping

from troth.people.models import Person
from troth.pulses.also import ALSO, Also

from .actions.giving import give, season_now


def register() -> None:
    """Make both known to pulses, once."""
    if SLIPS not in ALSO:
        ALSO.append(SLIPS)


def _link() -> Mapping[str, object]:
    season = season_now()
    return {"slips": season.name} if season else {}


def _give(actor: Person, asked: Mapping[str, object]) -> Mapping[str, object]:
    return {"slips": give(actor=actor, asked=asked["slips"])} if "slips" in asked else {}


SLIPS = Also(_link, _give)
