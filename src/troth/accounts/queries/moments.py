"""Reading moments: what I offered, what was offered to me with my own mark beside it, and the kinds to choose from."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q

from troth.accounts.models import BookEntry, Moment, MomentKind
from troth.people.models import Person
from troth.visibility.gate import one_visible, visible_to

FEW = 12


@dataclass(frozen=True)
class Offered:
    """An offered moment, with the mark of the one who reads, if it is theirs to mark."""

    moment: Moment
    mark: BookEntry | None


@dataclass(frozen=True)
class Moments:
    """What two people offered each other lately, from one side."""

    by_me: list[Moment]
    to_me: list[Offered]
    more: bool


def moment_for(viewer: Person, id: UUID) -> Moment:
    """One moment, or 404."""
    return one_visible(viewer, Moment, id=id)


def mark_for(viewer: Person, moment: Moment) -> BookEntry | None:
    """One's own mark on a moment."""
    return visible_to(viewer, BookEntry).filter(moment_id=moment.id).first()


def moments_between(viewer: Person, other: Person, most: int = FEW, *, may_have_marked: bool = True) -> Moments:
    """The latest moments both ways. Reads no marks but the reader's own; none where it is known that there are none."""
    rows = visible_to(viewer, Moment).select_related("kind")
    by_me = list(rows.filter(doer=viewer, touched=other).order_by("-happened_on", "id")[: most + 1])
    to_me = list(rows.filter(doer=other, touched=viewer).order_by("-happened_on", "id")[: most + 1])
    more = len(by_me) > most or len(to_me) > most
    marked = with_marks(viewer, to_me[:most]) if may_have_marked else [Offered(each, None) for each in to_me[:most]]
    return Moments(by_me[:most], marked, more)


def with_marks(viewer: Person, moments: Iterable[Moment]) -> list[Offered]:
    """Each moment with the reader's own mark."""
    moments = list(moments)
    ids = [moment.id for moment in moments]
    marks = {mark.moment_id: mark for mark in visible_to(viewer, BookEntry).filter(moment_id__in=ids)} if ids else {}
    return [Offered(moment, marks.get(moment.id)) for moment in moments]


def kinds_for(viewer: Person) -> list[MomentKind]:
    """The kinds in use, those that often give first."""
    kinds = visible_to(viewer, MomentKind).filter(retired=False)
    return sorted(kinds, key=lambda kind: (kind.leaning != MomentKind.Leaning.GIVES, kind.place, kind.words))


def all_kinds_for(viewer: Person) -> list[MomentKind]:
    """Every kind, retired ones last."""
    return list(visible_to(viewer, MomentKind).order_by("retired", "-leaning", "place", "words"))


def kind_for(viewer: Person, **key: object) -> MomentKind:
    """One kind by id or key, or 404."""
    return one_visible(viewer, MomentKind, **key)


def has_moments_between(viewer: Person, other: Person) -> bool:
    """Whether anything was offered either way."""
    pair = Q(doer=viewer, touched=other) | Q(doer=other, touched=viewer)
    return visible_to(viewer, Moment).filter(pair).exists()
