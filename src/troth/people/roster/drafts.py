"""A file between its preview and being applied: kept as what Troth uses of it, for an hour, and no more."""

from dataclasses import asdict
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from troth.jobs.actions import put
from troth.kernel import clock
from troth.people.models import Person, RosterDraft, RosterImport
from troth.visibility.gate import one_visible, visible_to

from .values import Field, Place, Problem, Roster, Row, TeamRow

KEPT = timedelta(hours=1)


@transaction.atomic
def keep_draft(roster: Roster, *, filename: str, actor: Person) -> RosterDraft:
    """Keep a roster for its preview; the columns that were dropped were never in it. One a person."""
    RosterDraft.objects.filter(made_by=actor).delete()
    now = clock.now()
    draft = RosterDraft.objects.create(filename=filename[:200], made_by=actor, made_at=now, roster=_plain(roster))
    put(kind="people.forget-draft", due_at=now + KEPT, args={"draft": str(draft.id)})
    return draft


def forget_draft(draft: UUID) -> None:
    """Let go of it."""
    RosterDraft.objects.filter(id=draft).delete()


def roster_of(draft: RosterDraft) -> Roster:
    """The roster that was kept."""
    told: dict[str, Any] = draft.roster
    return Roster(
        people=tuple(_row(one) for one in told["people"]),
        teams=tuple(TeamRow(**one) for one in told["teams"]),
        places=tuple(Place(**one) for one in told["places"]),
        problems=tuple(Problem(**one) for one in told["problems"]),
        left_out=tuple(Problem(**one) for one in told["left_out"]),
        dropped=tuple(told["dropped"]),
        ignored=tuple(told["ignored"]),
        source=told["source"],
        read_as=told["read_as"],
        knows=frozenset(Field(one) for one in told["knows"]),
    )


def _plain(roster: Roster) -> dict[str, Any]:
    plain = asdict(roster)
    for row in plain["people"]:
        for day in ("joined_on", "left_on"):
            row[day] = row[day].isoformat() if row[day] else None
    plain["knows"] = sorted(roster.knows)
    return plain


def _row(told: dict[str, Any]) -> Row:
    days = {day: date.fromisoformat(told[day]) if told[day] else None for day in ("joined_on", "left_on")}
    paths = {"team": tuple(told["team"]), "leads": tuple(tuple(path) for path in told["leads"])}
    return Row(**(told | days | paths))


def draft_for(viewer: Person, draft_id: UUID) -> RosterDraft:
    """A draft of the reader's own. Raises Http404, also when it is old."""
    return one_visible(viewer, RosterDraft, id=draft_id, made_by=viewer, made_at__gt=clock.now() - KEPT)


def imports_for(viewer: Person) -> QuerySet[RosterImport]:
    """The files applied so far, latest first."""
    return visible_to(viewer, RosterImport).select_related("applied_by").order_by("-applied_at")


def import_for(viewer: Person, import_id: UUID) -> RosterImport:
    """One file applied. Raises Http404."""
    return one_visible(viewer, RosterImport, id=import_id)
