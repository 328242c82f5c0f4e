"""Files that may come along with a mail, made by capabilities above at the moment of sending; they register here.

Nothing of a file stands in the outbox: a mail names it, and whoever can make it decides then whether the person still
may have it and wants it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from troth.people.models import Person


@dataclass(frozen=True)
class File:
    """A file as it goes into a mail."""

    name: str
    content: bytes
    mime: str


# By the first word of a mail's `attach` ("event" in "event:talk:<id>"); the maker is given the rest.
MAKERS: dict[str, Callable[[Person, str], File | None]] = {}


def event(kind: str, id: UUID) -> str:
    """The name of the invitation for something to come, for `tell(attach=...)`."""
    return f"event:{kind}:{id}"


def file_for(person: Person, attach: str) -> File | None:
    """The file, or None: not wanted, no longer theirs, or nobody makes such."""
    sort, _, rest = attach.partition(":")
    maker = MAKERS.get(sort)
    return maker(person, rest) if maker else None
