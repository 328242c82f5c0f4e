"""What somebody else can see of what is one's own: read through the same gate as everything else."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import Model
from django.http import Http404

from troth.people.models import Office, Person
from troth.people.queries import current, leaders_of, led_by, teammates_of
from troth.visibility.gate import (
    BINDINGS,
    Binding,
    in_words,
    newest_first,
    one_visible,
    own_rows_seen_by,
    reasons_for,
    visible_to,
)
from troth.visibility.policy import KINDS, Kind, Say, Viewer
from troth.visibility.words import listed

from .table import Role, holders
from .words import SEEN_BECAUSE, is_for_one_alone

OFFICES = (Viewer.LISTENER, Viewer.REPRESENTATIVE, Viewer.OPERATOR)
FEW = 8
MANY = 50


@dataclass(frozen=True)
class Seen:
    """The rows of one kind that are one's own and that the other can see."""

    kind: Kind
    sentences: list[str]
    because: str
    has_more: bool


@dataclass(frozen=True)
class View:
    """All that `other` can see of what is one's own; what they cannot; what of theirs nobody shows."""

    other: Person
    shared: list[Seen]
    for_everyone: list[Seen]
    nothing_now: list[Kind]
    never: list[Kind]


ROLES = {
    "leader": "Your leader",
    "teammate": "Your teammates",
    "listener": "Listeners",
    "representative": "Representatives",
    "keyholder": "The keyholder",
    "operator": "The operator",
}


def behind(viewer: Person, role: str) -> list[Person]:
    """The persons who are that to `viewer` now, never `viewer` themselves. Http404 for a role there is not."""
    if role not in ROLES:
        raise Http404
    if role == "leader":
        people = list(leaders_of(viewer))
    elif role == "teammate":
        people = list(teammates_of(viewer))
    else:
        people = holders(viewer, Office.Kind(role))
    return [person for person in people if person.id != viewer.id]


def choices_for(viewer: Person) -> list[tuple[str, Role]]:
    """Those whose view one may want to open: by role, and those one leads."""
    roles = [(role, Role(title, behind(viewer, role), "")) for role, title in ROLES.items()]
    return [*roles, ("member", Role("Those you lead", list(led_by(viewer)), ""))]


def people_named(viewer: Person, words: str) -> list[Person]:
    """Up to 20 others whose name contains `words`."""
    if not words:
        return []
    found = visible_to(viewer, Person).filter(name__icontains=words, left_on=None).exclude(id=viewer.id)
    return list(found.order_by("name", "id")[:20])


def _of_a_person() -> Iterator[tuple[type[Model], Binding]]:
    return ((model, binding) for model, binding in BINDINGS.items() if binding.is_of_a_person)


def _because(other: Person, readers: set[Viewer]) -> str:
    said = [SEEN_BECAUSE[reader].format(other.name) for reader in Viewer if reader in readers]
    return listed(list(dict.fromkeys(said)))


def _seen(viewer: Person, other: Person, model: type[Model], binding: Binding) -> tuple[Seen, set[Viewer]] | None:
    rows: list[Any] = list(newest_first(own_rows_seen_by(other, viewer, model))[: FEW + 1])
    if not rows:
        return None
    shown = rows[:FEW]
    readers = {reader for found in reasons_for(other, model, [row.pk for row in shown]).values() for reader in found}
    readers -= {Viewer.AUTHOR} if readers & {Viewer.EVERYONE} else set()
    return Seen(binding.kind, [in_words(row) for row in shown], _because(other, readers), len(rows) > FEW), readers


def view_of(viewer: Person, other: Person) -> View:
    """What `other` can see of what is `viewer`'s own."""
    shared: list[Seen] = []
    for_everyone: list[Seen] = []
    nothing_now: list[Kind] = []
    for model, binding in _of_a_person():
        found = _seen(viewer, other, model, binding)
        if found is not None:
            (for_everyone if Viewer.EVERYONE in found[1] else shared).append(found[0])
        elif not is_for_one_alone(binding.kind):
            nothing_now.append(binding.kind)
    never = [binding.kind for _, binding in _of_a_person() if is_for_one_alone(binding.kind)]
    return View(other, shared, for_everyone, nothing_now, never)


def all_of_kind(viewer: Person, other: Person, key: str, page: str | None) -> tuple[Kind, Page[str]]:
    """Every row of one kind that `other` can see of `viewer`'s, by pages. Http404 for a kind there is not."""
    for model, binding in _of_a_person():
        if binding.kind.key == key:
            rows = newest_first(own_rows_seen_by(other, viewer, model))
            found: Any = Paginator(rows, MANY).get_page(page)
            found.object_list = [in_words(row) for row in found.object_list]
            return binding.kind, found
    raise Http404


def also_open_to(viewer: Person, other: Person) -> list[Kind]:
    """The kinds of data that an office `other` holds opens to them, whosever they are."""
    held = set(visible_to(viewer, Office).filter(current(), person=other).values_list("kind", flat=True))
    opened = {reader for reader in OFFICES if reader.value in held}
    return [kind for kind in KINDS if any(kind.say(reader) is not Say.NEVER for reader in opened)]


def other_person(viewer: Person, key: UUID) -> Person:
    """Somebody else who is still here. Http404 otherwise."""
    other = one_visible(viewer, Person, id=key, left_on=None)
    if other.id == viewer.id:
        raise Http404
    return other
