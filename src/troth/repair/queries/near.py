"""What the pages of others show of repair: what is to be gone back to, and what there is between two people."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Max, OuterRef, Q, QuerySet, Subquery, UUIDField
from django.urls import reverse

from troth.people.models import Person
from troth.people.queries import is_leader_of
from troth.repair.models import CoolingOff, Repair, Turn
from troth.repair.rules.days import CLOSED_FOR, revisit_days
from troth.repair.rules.steps import Role, Stage
from troth.visibility.gate import visible_to

from .repairs import View, repairs_between

LATELY = timedelta(days=7)
MANY = 50


@dataclass(frozen=True)
class GoBack:
    """One thing to go back to, and why now; `is_private` when only the reader knows of it."""

    id: UUID
    title: str
    note: str
    url: str
    is_private: bool = False


def repairs_near(viewer: Person, other: Person) -> dict[str, Any]:
    """Context for `repair/_between.html`."""
    return {"repairs": repairs_between(viewer, other), "may_ask": not is_leader_of(viewer, other)}


def going_back_for(viewer: Person, today: date) -> list[GoBack]:
    """What waits for `viewer` in what they go back to, and what they put away in anger and is back.

    It depends on what the other said openly, never on what the other did not do.
    """
    cooled = visible_to(viewer, CoolingOff).filter(is_back=True).select_related("other").order_by("back_at", "id")
    found = [
        GoBack(
            row.id,
            f"About {row.other}, calmly",
            "You put it away until now. Look at it, begin, wait longer, or let it go.",
            reverse("repair:cooling", args=[row.id]),
            is_private=True,
        )
        for row in cooled[:MANY]
    ]
    return found + [entry for row in _running(viewer, today) if (entry := _entry(row, viewer, today))]


def _running(viewer: Person, today: date) -> QuerySet[Repair]:
    """Open ones, and those that were closed lately, each with who spoke last and when `viewer` did."""
    turns = visible_to(viewer, Turn).filter(repair=OuterRef("pk")).order_by("-number")
    mine = visible_to(viewer, Turn).filter(repair=OuterRef("pk"), author=viewer).order_by()
    lately = Q(closed_on=None) | Q(closed_on__gt=today - min(LATELY, CLOSED_FOR))
    rows = visible_to(viewer, Repair).filter(lately).select_related("mender", "hurt").order_by("moved_on", "id")
    return rows.annotate(
        last_by=Subquery(turns.values("author")[:1], output_field=UUIDField()),
        mine_on=Subquery(mine.values("repair").annotate(on=Max("said_on")).values("on")[:1]),
    )[:MANY]


def _entry(row: Any, viewer: Person, today: date) -> GoBack | None:
    view = View(row, viewer)
    told = _waits(view) or _revisit(view, row, today) or _news(view, row, today)
    return GoBack(row.id, told[0], told[1], reverse("repair:show", args=[row.id])) if told else None


def _waits(view: View) -> tuple[str, str] | None:
    name = view.other.name
    told = {
        (Role.MENDER, Stage.ASKED): (f"{name} would like to come back to something", "Listen first."),
        (Role.HURT, Stage.NAMED): (
            f"{name} has put something into words",
            "Is that it? You need not answer, and nobody is told if you leave it.",
        ),
        (Role.MENDER, Stage.HEARD): (f"{name} says: yes, that is it", "Now it is yours to own."),
        (Role.MENDER, Stage.OWNED): (f"Going back to something with {name}", "You owned it. A promise comes next."),
        (Role.MENDER, Stage.OPENED): (f"Going back to something with {name}", "A promise comes next."),
    }
    return told.get((view.role, view.stage))


def _revisit(view: View, row: Any, today: date) -> tuple[str, str] | None:
    """For a week from each day to come back to it, unless one has said something since."""
    if view.stage is not Stage.COMMITTED or not row.revisit or row.committed_on is None:
        return None
    day = revisit_days(row.committed_on)[row.revisit - 1]
    if today >= day + LATELY or (row.mine_on is not None and row.mine_on >= day):
        return None
    note = "Ask how it is, and say what you did since." if view.mends else "How is it now? Say it, or say nothing."
    return f"Come back to it with {view.other}", note


def _news(view: View, row: Any, today: date) -> tuple[str, str] | None:
    """For a week, what the other said last."""
    if row.last_by in (None, view.viewer.id) or today >= row.moved_on + LATELY:
        return None
    if view.is_open:
        return f"{view.other} has said something", "Where the two of you go back to something."
    return f"{view.other} has said how it is", f"{view.stage_words}."
