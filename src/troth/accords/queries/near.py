"""What the pages of others show of accords: the one of the two, and what waits on Today."""

from dataclasses import dataclass
from typing import Any

from troth.people.models import Person
from troth.people.queries import is_leader_of

from .pairs import View, accord_between, accords_for, signing_for
from .reviews import rated_for


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
    """What is mine to do in my accords. Nothing in it depends on what the other does in private."""
    running = [view for view in accords_for(viewer) if not view.is_ended or _undecided(view)]
    return [Waiting(view, says) for view in running if (says := _waits(view))]


def _undecided(view: View) -> bool:
    return view.accord.hand_over_open and not view.leads


def _waits(view: View) -> str:
    if view.is_apart:
        return "" if view.sealed else "Write your side, whenever you like."
    if view.is_ended:
        return "It ended. You decide what a new leader sees of it."
    signing = signing_for(view)
    if signing.waits_for_me:
        return "A clause waits for your word."
    if signing.is_ready and signing.is_changed and not signing.signed_by_me:
        return "Both agree to every clause. Read and sign."
    if view.is_signed and view.accord.review and not any(one.fulfilment for one in rated_for(view)):
        return "Look at it again: was it kept, as you see it?"
    return ""
