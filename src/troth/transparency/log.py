"""One's own log: who opened or changed what of one's own, by day, in words."""

from dataclasses import dataclass
from datetime import date
from itertools import groupby
from uuid import UUID

from django.core.paginator import Page, Paginator

from troth.audit.models import AuditEntry
from troth.people.models import Person
from troth.people.reading import log_lines_for, people_behind

from .words import GONE, ITSELF, did

A_PAGE = 60


@dataclass(frozen=True)
class Line:
    """Somebody did something with what is one's own."""

    who: Person | str
    did: str


@dataclass(frozen=True)
class Day:
    """The lines of one day, in no telling order."""

    on: date
    lines: list[Line]


@dataclass(frozen=True)
class LogPage:
    """One page of the log, newest day first."""

    days: list[Day]
    page: Page[AuditEntry]


def log_of(viewer: Person, page: str | None) -> LogPage:
    """What others did with what is `viewer`'s."""
    found = Paginator(log_lines_for(viewer), A_PAGE).get_page(page)
    entries = list(found.object_list)
    names = people_behind(viewer, (entry.actor for entry in entries))
    days = [
        Day(on, [_line(entry, names) for entry in entries_of_day])
        for on, entries_of_day in groupby(entries, key=lambda entry: entry.on)
    ]
    return LogPage(days, found)


def _line(entry: AuditEntry, names: dict[UUID, Person]) -> Line:
    who = names.get(entry.actor, GONE) if entry.actor else ITSELF
    return Line(who, did(entry.action, entry.kind))
