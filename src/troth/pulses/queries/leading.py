"""Rounds for representatives and operators: states and published counts, pauses, keys. No figures, no names."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Sum
from django.http import Http404

from troth.people.models import Office, Person
from troth.people.offices.registry import value_of
from troth.people.queries import offices_held
from troth.visibility.gate import one_visible, visible_to

from .. import box, keys
from ..choosable import EVERY_MONTHS
from ..models import Circle, Holder, Pause, Rhythm, Round
from ..rules.states import WORDS
from .rounds import holders_for, may_lead_rounds, past_holders_for, rounds_for

MOST = 24


@dataclass(frozen=True)
class RoundLine:
    """One round with what has been published of it."""

    round: Round
    stands: str
    groups: int
    answering: int
    issued: int
    counted: int


@dataclass(frozen=True)
class RoundsSheet:
    lines: Sequence[RoundLine]
    rhythm: Rhythm | None
    months: int
    pauses: Sequence[Pause]
    holders: Sequence[Holder]
    has_box: bool
    site_key: str
    is_representative: bool
    is_operator: bool


@dataclass(frozen=True)
class KeysSheet:
    holders: Sequence[Holder]
    past: Sequence[Holder]
    is_representative: bool


def rounds_sheet_for(viewer: Person) -> RoundsSheet:
    """Everything the page of rounds shows. Raises Http404 for who is neither representative nor operator."""
    if not may_lead_rounds(viewer):
        raise Http404
    held = offices_held(viewer)
    return RoundsSheet(
        lines=_lines(viewer),
        rhythm=visible_to(viewer, Rhythm).select_related("began_by").first(),
        months=value_of(EVERY_MONTHS),
        pauses=list(visible_to(viewer, Pause).order_by("first")[:MOST]),
        holders=holders_for(viewer),
        has_box=box.is_there(),
        site_key=keys.site_public() if box.is_there() else "",
        is_representative=Office.Kind.REPRESENTATIVE in held,
        is_operator=Office.Kind.OPERATOR in held,
    )


def _lines(viewer: Person) -> list[RoundLine]:
    rounds = list(rounds_for(viewer)[:MOST])
    circles = visible_to(viewer, Circle).filter(round__in=rounds).order_by()
    groups = dict(circles.filter(parts=None).values_list("round").annotate(Count("id")))
    final = circles.filter(is_final=True).values_list("round")
    sums = {row[0]: row[1:] for row in final.annotate(Count("id"), Sum("issued"), Sum("counted"))}
    lines = []
    for one in rounds:
        answering, issued, counted = sums.get(one.id, (0, 0, 0))
        lines.append(RoundLine(one, WORDS[one.standing], groups.get(one.id, 0), answering, issued or 0, counted or 0))
    return lines


def keys_for(viewer: Person) -> KeysSheet:
    """Who holds the key, now and before."""
    is_representative = Office.Kind.REPRESENTATIVE in offices_held(viewer)
    return KeysSheet(holders_for(viewer), past_holders_for(viewer), is_representative)


def holder_for(viewer: Person, holder_id: UUID) -> Holder:
    """One key. Raises Http404."""
    return one_visible(viewer, Holder, id=holder_id)


def pause_for(viewer: Person, pause_id: UUID) -> Pause:
    """One pause. Raises Http404."""
    return one_visible(viewer, Pause, id=pause_id)
