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
from troth.ui.days import plain_day
from troth.visibility.gate import visible_to

from .repairs import View, repairs_between

LATELY = timedelta(days=7)
MANY = 50
COME_BACK = "Come back to it"


@dataclass(frozen=True)
class GoBack:
    """One thing to go back to with `who`: `says` what, `why` now, `since` when; `is_private`: only the reader knows."""

    kind: str
    id: UUID
    who: str
    says: str
    why: str
    since: date
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
            kind="cooled",
            id=row.id,
            who=row.other.name,
            says="What you put away until you are calm",
            why="It is back, as you chose. Begin, wait longer, or let it go. Only you know of it.",
            since=row.back_at.date(),
            url=reverse("repair:cooling", args=[row.id]),
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
    if told is None:
        return None
    is_revisit = view.stage is Stage.COMMITTED and told[0] == COME_BACK
    return GoBack(
        kind="repair-revisit" if is_revisit else "repair",
        id=row.id,
        who=view.other.name,
        says=told[0],
        why=told[1],
        since=row.moved_on,
        url=reverse("repair:show", args=[row.id]),
    )


def _waits(view: View) -> tuple[str, str] | None:
    name = view.other.name
    told = {
        (Role.MENDER, Stage.ASKED): ("“I would like to come back to something”", f"{name} says so. Listen first."),
        (Role.HURT, Stage.NAMED): (
            "Is that it?",
            f"{name} has put something into words. You need not answer, and nobody is told if you leave it.",
        ),
        (Role.MENDER, Stage.HEARD): ("“Yes, that is it”", f"{name} says so. Now it is yours to own."),
        (Role.MENDER, Stage.OWNED): ("What will be different", "You owned it. A promise comes next."),
        (Role.MENDER, Stage.OPENED): ("What will be different", "You owned it. A promise comes next."),
    }
    return told.get((view.role, view.stage))


def _revisit(view: View, row: Any, today: date) -> tuple[str, str] | None:
    """For a week from each day to come back to it, unless one has said something since."""
    if view.stage is not Stage.COMMITTED or not row.revisit or row.committed_on is None:
        return None
    day = revisit_days(row.committed_on)[row.revisit - 1]
    if today >= day + LATELY or (row.mine_on is not None and row.mine_on >= day):
        return None
    since = plain_day(row.committed_on, today=today)
    asks = "Ask how it is, and say what you did since." if view.mends else "How is it now? Say it, or say nothing."
    return COME_BACK, f"The promise was made {since}. {asks}"


def _news(view: View, row: Any, today: date) -> tuple[str, str] | None:
    """For a week, what the other said last."""
    if row.last_by in (None, view.viewer.id) or today >= row.moved_on + LATELY:
        return None
    day = plain_day(row.moved_on, today=today)
    if view.is_open:
        return "Something was said where you two go back to something", f"By {view.other}, {day}."
    return f"“{view.stage_words}”", f"{view.other} said how it is, {day}."
