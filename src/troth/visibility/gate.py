"""The only gate: binds the table's cells to query filters, and reads through them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any, TypeVar
from uuid import UUID

from django.db.models import CharField, DateField, Model, Q, QuerySet, Value
from django.http import Http404

from .policy import READABLE, Kind, Viewer, kind

M = TypeVar("M", bound=Model)

# A filter for one cell: from the person who reads (troth.people's Person; this floor does not know it) to their rows.
Filter = Callable[[Any], Q]
# One row in one plain sentence, for whoever may read it.
Sentence = Callable[[Any], str]

PLAIN_LOOKUPS = {"in", "isnull", "gt", "gte", "lt", "lte"}

# Whose rows they are: the ones somebody wrote, or that are about them.
OWN = (Viewer.AUTHOR, Viewer.COUNTERPART)


@dataclass(frozen=True)
class Binding:
    """One kind's table in the database, and the filter of each cell that lets somebody read."""

    kind: Kind
    model: type[Model]
    filters: dict[Viewer, Filter]
    says: Sentence | None = None
    joined: tuple[str, ...] = ()

    @property
    def is_of_a_person(self) -> bool:
        """Whether its rows belong to somebody: then they are shown to them, exported and erased."""
        return any(reader in self.filters for reader in OWN)


BINDINGS: dict[type[Model], Binding] = {}


def bind(
    key: str, model: type[Model], *, says: Sentence | None = None, joined: Sequence[str] = (), **filters: Filter
) -> None:
    """Bind the kind `key` to `model`; each keyword is a Viewer's value, with the filter for its cell.

    `says` puts one row into a sentence, with the relations `joined` fetched beforehand; it is needed where rows belong
    to somebody. A filter that returns an empty Q opens every row. Raises KeyError for a kind not in the table,
    ValueError for a cell the table does not open, or a second kind for one model. That every open cell is bound, and
    every model, is a system check's business (troth.visibility.checks).
    """
    row = kind(key)
    bound = {Viewer(name.replace("_", "-")): made for name, made in filters.items()}
    for viewer in bound:
        if row.say(viewer) not in READABLE:
            raise ValueError(f"{key}: the table says {row.say(viewer)} for {viewer}, yet a filter is bound")
    if model in BINDINGS:
        raise ValueError(f"{key}: {model.__name__} is bound to {BINDINGS[model].kind.key} already")
    BINDINGS[model] = Binding(row, model, bound, says, tuple(joined))


def _any_of(model: type[Model], filters: Sequence[Filter], viewer: Any) -> Q:
    """What at least one filter opens.

    An empty Q (everything) joined with OR would be lost, so it answers alone. Conditions joined with OR that ask other
    tables could be answered by no index, so there each asks for itself and the keys found are put together.
    """
    opened = [made(viewer) for made in filters]
    if not all(opened):
        return Q()
    ways = [way for one in opened for way in _alternatives(one)]
    if len(ways) > 1 and any(_asks_other_tables(way) for way in ways):
        first, *others = (model._default_manager.filter(way).order_by().values("pk") for way in ways)
        return Q(pk__in=first.union(*others))
    return reduce(or_, ways) if ways else Q(pk__in=[])


def _alternatives(condition: Q) -> list[Q]:
    """The conditions that one is joined from with OR; itself, where it is not."""
    if condition.connector != Q.OR or condition.negated:
        return [condition]
    children: list[Any] = list(condition.children)
    return [way for part in children for way in _alternatives(part if isinstance(part, Q) else Q(part))]


def _asks_other_tables(condition: Q) -> bool:
    """Whether it follows a relation or a query: "promise__giver", or "giver__in" one; not "giver"."""
    parts: list[Any] = list(condition.children)
    return any(
        _asks_other_tables(part)
        if isinstance(part, Q)
        else isinstance(part[1], QuerySet) or not set(part[0].split("__")[1:]) <= PLAIN_LOOKUPS
        for part in parts
    )


def visible_to(viewer: Any, model: type[M]) -> QuerySet[M]:
    """The rows of `model` that `viewer` may see: those any one cell of the table opens."""
    return model._default_manager.filter(_any_of(model, list(BINDINGS[model].filters.values()), viewer))


def visible_as(viewer: Any, model: type[M], *readers: Viewer) -> QuerySet[M]:
    """The rows of `model` that `viewer` may see as one of these readers; a narrower question than visible_to."""
    filters = BINDINGS[model].filters
    return model._default_manager.filter(_any_of(model, [filters[reader] for reader in readers], viewer))


def own_rows(person: Any, model: type[M]) -> QuerySet[M]:
    """The rows of `model` that are `person`'s own: written by them, about them, or between them and one other."""
    return visible_as(person, model, *(reader for reader in OWN if reader in BINDINGS[model].filters))


def own_rows_seen_by(other: Any, person: Any, model: type[M]) -> QuerySet[M]:
    """Of `person`'s own rows those that `other` may see too: never one that `person` could not read."""
    return own_rows(person, model).filter(pk__in=visible_to(other, model).order_by().values("pk"))


def one_visible(viewer: Any, model: type[M], **key: Any) -> M:
    """The one row with that key that `viewer` may see; Http404 alike where there is none and where it is not theirs."""
    found = visible_to(viewer, model).filter(**key).first()
    if found is None:
        raise Http404
    return found


def reasons(viewer: Any, row: Model) -> list[Viewer]:
    """As which readers `viewer` may see `row`, in the table's order; empty: they may not."""
    return reasons_for(viewer, type(row), [row.pk]).get(row.pk, [])


def reasons_for(viewer: Any, model: type[Model], keys: Sequence[UUID | Any]) -> dict[Any, list[Viewer]]:
    """The same for several rows at once, by primary key, in one query: each cell's own filter, never a copy of it."""
    rows = model._default_manager.filter(pk__in=keys).order_by()
    asked = [
        rows.filter(_any_of(model, [made], viewer)).values_list("pk", Value(reader.value, output_field=CharField()))
        for reader, made in BINDINGS[model].filters.items()
    ]
    found: dict[Any, list[Viewer]] = {}
    if asked:
        pairs = {(key, Viewer(reader)) for key, reader in asked[0].union(*asked[1:])}
        for key, reader in sorted(pairs, key=lambda pair: list(Viewer).index(pair[1])):
            found.setdefault(key, []).append(reader)
    return found


def newest_first(rows: QuerySet[M]) -> QuerySet[M]:
    """`rows` with what `says` needs, by the first date their kind has, newest first."""
    dates = [field.name for field in rows.model._meta.fields if isinstance(field, DateField) and not field.null]
    return rows.select_related(*BINDINGS[rows.model].joined).order_by(*(f"-{name}" for name in dates[:1]), "pk")


def in_words(row: Model) -> str:
    """The row as one plain sentence. For its readers only: whoever calls this has read it through the gate."""
    says = BINDINGS[type(row)].says
    return says(row) if says else BINDINGS[type(row)].kind.title
