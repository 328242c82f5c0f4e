"""Between whom talks can be: somebody and the one who leads them, now."""

from datetime import date
from zoneinfo import ZoneInfo

from troth.kernel import clock
from troth.kernel.errors import Refused
from troth.people.models import Person
from troth.people.queries import is_leader_of

from .models import Matter, Series


def today_of(person: Person) -> date:
    """The day it is for that person."""
    return clock.today(ZoneInfo(person.zone))


def leader_and_member(one: Person, other: Person) -> tuple[Person, Person]:
    """Who of the two leads whom; Refused where neither does."""
    if is_leader_of(one, other):
        return one, other
    if is_leader_of(other, one):
        return other, one
    raise Refused(f"Talks here are between somebody and the one who leads them. That is not you and {other.name}.")


def may_talk(one: Person, other: Person) -> bool:
    """Whether one of the two leads the other now."""
    return is_leader_of(one, other) or is_leader_of(other, one)


def other_of(row: Matter | Series, person: Person) -> Person:
    """The other one of the two."""
    return row.member if person.id == row.leader_id else row.leader


def check_words(words: str, most: int, *, field: str = "words", needed: str = "") -> str:
    """Words within a length; `needed` is what to say where there are none and there must be."""
    words = words.replace("\r\n", "\n").strip()
    if needed and not words:
        raise Refused(needed, field=field)
    if len(words) > most:
        raise Refused(f"Keep it to {most} characters; this has {len(words)}.", field=field)
    return words
