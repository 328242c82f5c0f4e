"""Everything of one person's: every row of every kind that is theirs, read through the gate, as JSON and as a page.

A kind that says why it stays (`stays_here`: the history of a matter) is named in the copy with its reason, not copied.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import Model
from django.template.loader import render_to_string

from troth.audit.models import AuditEntry
from troth.kernel import clock
from troth.people.models import Person
from troth.people.reading import log_lines_for, people_behind
from troth.visibility.gate import BINDINGS, in_words, newest_first, own_rows
from troth.visibility.policy import KINDS, Kind

from .plan import takeouts

FORMAT = 1
NEWEST = 20
Row = dict[str, Any]


@dataclass(frozen=True)
class Part:
    """The rows of one kind, each with its sentence."""

    kind: Kind
    rows: list[Row]


@dataclass(frozen=True)
class Everything:
    """All that is somebody's own."""

    person: Person
    parts: list[Part]
    others: dict[str, list[Row]]
    stays_here: list[Kind]


def everything_of(person: Person) -> Everything:
    """All rows that are `person`'s: written by them, about them, or between them and one other."""
    by_key = {binding.kind.key: model for model, binding in BINDINGS.items() if binding.is_of_a_person}
    own = [kind for kind in KINDS if kind.key in by_key]
    parts = [Part(kind, list(_rows(person, by_key[kind.key]))) for kind in own if not kind.stays_here]
    others: dict[str, list[Row]] = {}
    for takeout in takeouts():
        others |= {key: rows for key, rows in takeout.export(person).items() if key not in by_key}
    return Everything(person, parts, others, [kind for kind in own if kind.stays_here])


@dataclass(frozen=True)
class Glance:
    """How many rows of one kind there are, and the newest of them in words."""

    kind: Kind
    count: int
    newest: list[str]


def glances_of(person: Person) -> list[Glance]:
    """What there is of `person`'s own, kind by kind; kinds without a row are left out."""
    by_key = {binding.kind.key: model for model, binding in BINDINGS.items() if binding.is_of_a_person}
    glances = [_glance(person, kind, by_key[kind.key]) for kind in KINDS if kind.key in by_key]
    return [glance for glance in glances if glance.count]


def _glance(person: Person, kind: Kind, model: type[Model]) -> Glance:
    if model is AuditEntry:
        return Glance(kind, log_lines_for(person).count(), [])
    rows = own_rows(person, model)
    if kind.stays_here:
        return Glance(kind, rows.count(), [])
    return Glance(kind, rows.count(), [in_words(row) for row in newest_first(rows)[:NEWEST]])


def as_json(everything: Everything) -> str:
    """The copy for a program; described in docs/guide/leave.md."""
    told = {
        "format": FORMAT,
        "made_on": clock.now().date(),
        "name": everything.person.name,
        "kinds": [
            {"key": part.kind.key, "title": part.kind.title, "contains": part.kind.contains, "rows": part.rows}
            for part in everything.parts
        ],
        "besides": everything.others,
        "not_in_this_copy": [
            {"key": kind.key, "title": kind.title, "because": kind.stays_here} for kind in everything.stays_here
        ],
    }
    return json.dumps(told, cls=DjangoJSONEncoder, indent=2, ensure_ascii=False)


def as_page(everything: Everything) -> str:
    """The copy to read: one file that needs nothing else."""
    others = {title.replace("_", " ").capitalize(): rows for title, rows in everything.others.items() if rows}
    context = {"everything": everything, "others": others, "made_on": clock.now().date()}
    return render_to_string("takeout/copy.html", context)


def _rows(person: Person, model: type[Model]) -> Iterator[Row]:
    if model is AuditEntry:
        yield from _log(person)
        return
    for row in newest_first(own_rows(person, model)).iterator(chunk_size=500):
        yield {"in_words": in_words(row), **_plain(row)}


def _plain(row: Model) -> Row:
    """A row's own fields; another row it points to is named by its words where they are at hand, else left out."""
    plain: Row = {}
    for field in row._meta.concrete_fields:
        if not field.is_relation:
            plain[field.name] = getattr(row, field.attname)
        elif field.name in row._state.fields_cache:
            plain[field.name] = str(getattr(row, field.name))
    return plain


def _log(person: Person) -> Iterator[Row]:
    """The log names people, never the pseudonyms it keeps them under."""
    lines = list(log_lines_for(person))
    names = people_behind(person, (line.actor for line in lines))
    for line in lines:
        who = names.get(line.actor) if line.actor else None
        by = who.name if who else "someone who has left" if line.actor else "Troth itself"
        yield {"in_words": f"{line.on}: {by}, {line.action}, {line.kind}.", "on": line.on, "by": by}
