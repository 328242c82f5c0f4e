"""What people of the demo company say: every sentence written by hand, kept by the team it belongs to."""

from . import anyone, dispatch, dock, finance, house, it, kitchen, ward
from .shape import Words

BY_TEAM: dict[str, Words] = {
    "house": house.WORDS,
    "ward": ward.WORDS,
    "dock": dock.WORDS,
    "dispatch": dispatch.WORDS,
    "kitchen": kitchen.WORDS,
    "finance": finance.WORDS,
    "it": it.WORDS,
}
ANYONE: Words = anyone.WORDS
