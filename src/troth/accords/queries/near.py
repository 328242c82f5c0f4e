"""What the pages of others show of accords: the one of the two, and what waits on Today."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from troth.accords.models import Clause, Fulfilment, Version
from troth.people.models import Person
from troth.people.queries import is_leader_of
from troth.visibility.gate import visible_to

from .pairs import Signing, View, accord_between, accords_for, signing_of, standing_clauses


def accord_near(viewer: Person, other: Person) -> dict[str, Any]:
    """Context for `accords/_between.html`: the running accord, or whether one could begin."""
    view = accord_between(viewer, other)
    may_begin = view is None and (is_leader_of(viewer, other) or is_leader_of(other, viewer))
    return {"accord_view": view, "may_begin_accord": may_begin}


@dataclass(frozen=True)
class Waiting:
    """An accord in which something is mine to do, and what."""

    view: View
    says: str


def accords_waiting(viewer: Person) -> list[Waiting]:
    """What is mine to do in my accords. Nothing in it depends on what the other does in private.

    Six questions to the database, however many accords there are.
    """
    views = [view for view in accords_for(viewer) if not view.is_ended or _undecided(view)]
    written = _Written(viewer, [view for view in views if view.is_written])
    return [Waiting(view, says) for view in views if (says := _waits(view, written))]


class _Written:
    """What was read once for all of somebody's accords that are being written or are signed."""

    def __init__(self, viewer: Person, views: list[View]) -> None:
        accords = [view.accord.id for view in views]
        self.clauses: dict[UUID, list[Clause]] = defaultdict(list)
        self.versions: dict[UUID, list[Version]] = defaultdict(list)
        self.looked: set[tuple[UUID, int]] = set()
        if not accords:
            return
        for clause in standing_clauses(visible_to(viewer, Clause).filter(accord__in=accords)):
            self.clauses[clause.accord_id].append(clause)
        for version in visible_to(viewer, Version).filter(accord__in=accords).prefetch_related("signatures"):
            self.versions[version.accord_id].append(version)
        mine = visible_to(viewer, Fulfilment).filter(clause__accord__in=accords)
        self.looked.update(mine.values_list("clause__accord_id", "review"))

    def signing(self, view: View) -> Signing:
        """What stands to be signed in that one."""
        return signing_of(view, self.clauses[view.accord.id], self.versions[view.accord.id])


def _undecided(view: View) -> bool:
    return view.accord.hand_over_open and not view.leads


def _waits(view: View, written: _Written) -> str:
    if view.is_apart:
        return "" if view.sealed else "Write your side, whenever you like."
    if view.is_ended:
        return "It ended. You decide what a new leader sees of it."
    signing = written.signing(view)
    if signing.waits_for_me:
        return "A clause waits for your word."
    if signing.is_ready and signing.is_changed and not signing.signed_by_me:
        return "Both agree to every clause. Read and sign."
    if view.is_signed and view.accord.review and (view.accord.id, view.accord.review) not in written.looked:
        return "Look at it again: was it kept, as you see it?"
    return ""
