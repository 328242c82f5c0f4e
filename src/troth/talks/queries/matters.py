"""Reading matters and talks: as the one who begins them, and as the other once they are shared."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Max, Q, QuerySet
from django.http import Http404

from troth.accounts.models import Promise
from troth.cites.registry import Cited, cited
from troth.people.models import Person
from troth.talks.models import FollowUp, Matter, MatterPromise, MatterWord, Preparation, Revisit, Talk
from troth.talks.pairs import other_of
from troth.talks.pictures import Plotted, Spectrum, spectrum_of
from troth.talks.rules import FollowUpState, Level, RevisitState, TalkState, WordKind, levels_open_to, matter_goes_on
from troth.visibility.gate import one_visible, visible_to

FEW = 30


@dataclass(frozen=True)
class Shown:
    """A talk with what was said after it, and what waits because of it."""

    talk: Talk
    words: list[MatterWord]
    follow_ups: list[FollowUp]
    revisits: list[Revisit]

    @property
    def waits_to_be_revisited(self) -> Revisit | None:
        return next((one for one in self.revisits if one.state == RevisitState.WAITING), None)


@dataclass(frozen=True)
class MatterView:
    """A matter as one of the two reads it."""

    matter: Matter
    viewer: Person
    other: Person
    talks: list[Shown]
    support: list[MatterWord]
    promises: list[Promise]
    picture: Spectrum | None
    clause: Cited | None

    @property
    def is_mine(self) -> bool:
        return self.matter.begun_by_id == self.viewer.id

    @property
    def underway(self) -> Talk | None:
        """A talk of the reader's own that is on its way."""
        mine = (each.talk for each in self.talks if each.talk.by_id == self.viewer.id)
        return next((talk for talk in mine if talk.state in (TalkState.PREPARING, TalkState.PLANNED)), None)

    @property
    def goes_on(self) -> date | None:
        closed = self.matter.closed_on
        return matter_goes_on(closed) if closed else None

    @property
    def was_held(self) -> bool:
        return any(each.talk.state == TalkState.HELD for each in self.talks)


def matter_row(viewer: Person, id: UUID) -> Matter:
    """One matter, or 404."""
    return _people(visible_to(viewer, Matter).filter(id=one_visible(viewer, Matter, id=id).id)).get()


def _people(rows: QuerySet[Matter]) -> QuerySet[Matter]:
    return rows.select_related("leader", "member", "begun_by")


def talk_for(viewer: Person, id: UUID) -> Talk:
    """One talk that the reader may see, or 404."""
    found = one_visible(viewer, Talk, id=id)
    related = ("by", "matter__leader", "matter__member", "matter__begun_by")
    return visible_to(viewer, Talk).select_related(*related).get(id=found.id)


def own_talk(viewer: Person, id: UUID) -> Talk:
    """One talk that the reader began and that is still to come, or 404."""
    talk = talk_for(viewer, id)
    if talk.by_id != viewer.id or talk.state not in (TalkState.PREPARING, TalkState.PLANNED):
        raise Http404
    return talk


def preparation_for(viewer: Person, talk: Talk) -> Preparation | None:
    """What the reader prepared for a talk of theirs."""
    return visible_to(viewer, Preparation).filter(talk=talk).first()


def clause_of(viewer: Person, talk: Talk) -> Cited | None:
    """The clause its matter is about, as far as the reader may read it."""
    return cited(viewer, "clause", talk.matter.clause_id) if talk.matter.clause_id else None


def follow_up_for(viewer: Person, id: UUID) -> FollowUp:
    """One follow-up, or 404."""
    found = one_visible(viewer, FollowUp, id=id)
    return visible_to(viewer, FollowUp).select_related("owed_by", "owed_to", "talk").get(id=found.id)


def revisit_for(viewer: Person, id: UUID) -> Revisit:
    """One thing to come back to, or 404."""
    found = one_visible(viewer, Revisit, id=id)
    related = ("talk__matter__leader", "talk__matter__member", "talk__by")
    return visible_to(viewer, Revisit).select_related(*related).get(id=found.id)


def word_for(viewer: Person, id: UUID) -> MatterWord:
    """A few words in a matter, or 404."""
    found = one_visible(viewer, MatterWord, id=id)
    return visible_to(viewer, MatterWord).select_related("matter__leader", "matter__member").get(id=found.id)


def matters_for(viewer: Person, other: Person | None = None) -> list[Matter]:
    """Open and lately closed matters, with one person or with everybody; those still open first."""
    rows = _people(visible_to(viewer, Matter))
    if other is not None:
        rows = rows.filter(Q(leader=other) | Q(member=other))
    found = list(rows.order_by("-opened_on", "id")[:60])
    return sorted(found, key=lambda one: one.closed_on is not None)


def reached(viewer: Person, matter: Matter) -> Level | None:
    """The furthest level of a talk that took place about it."""
    held = visible_to(viewer, Talk).filter(matter=matter, state=TalkState.HELD)
    furthest = held.aggregate(furthest=Max("level"))["furthest"]
    return None if furthest is None else Level(furthest)


def matter_for(viewer: Person, id: UUID) -> MatterView:
    """One matter with everything in it that the reader may see, or 404."""
    matter = matter_row(viewer, id)
    talks = list(visible_to(viewer, Talk).filter(matter=matter).select_related("by").order_by("begun_on", "id")[:FEW])
    by_talk = _by_talk(viewer, matter)
    said = visible_to(viewer, MatterWord).filter(matter=matter).select_related("author").order_by("said_at", "id")
    words = list(said)
    shown = [Shown(talk, [one for one in words if one.talk_id == talk.id], *by_talk(talk)) for talk in _in_time(talks)]
    ids = visible_to(viewer, MatterPromise).filter(matter=matter).values_list("promise_id", flat=True)
    promises = visible_to(viewer, Promise).filter(id__in=list(ids)).select_related("giver", "receiver")
    return MatterView(
        matter=matter,
        viewer=viewer,
        other=other_of(matter, viewer),
        talks=shown,
        support=[one for one in words if one.kind == WordKind.SUPPORT],
        promises=list(promises.order_by("due_on", "id")),
        picture=_picture(viewer, matter, talks),
        clause=cited(viewer, "clause", matter.clause_id) if matter.clause_id else None,
    )


def _by_talk(viewer: Person, matter: Matter) -> Any:
    rows = visible_to(viewer, FollowUp).filter(talk__matter=matter).select_related("owed_by", "owed_to")
    follow_ups = list(rows.order_by("due_on", "id"))
    revisits = list(visible_to(viewer, Revisit).filter(talk__matter=matter).order_by("due_at", "id"))

    def of(talk: Talk) -> tuple[list[FollowUp], list[Revisit]]:
        return [one for one in follow_ups if one.talk_id == talk.id], [
            one for one in revisits if one.talk_id == talk.id
        ]

    return of


def _when(talk: Talk) -> date:
    return talk.held_on or (talk.starts_at.date() if talk.starts_at else date.max)


def _in_time(talks: list[Talk]) -> list[Talk]:
    return sorted(talks, key=_when)


def _picture(viewer: Person, matter: Matter, talks: list[Talk]) -> Spectrum | None:
    """Held and planned talks; an upward matter leaves out the level it never has."""
    drawn = [one for one in talks if one.state in (TalkState.HELD, TalkState.PLANNED)]
    zone = ZoneInfo(viewer.zone)
    plotted = [
        Plotted(
            one.held_on or (one.starts_at.astimezone(zone).date() if one.starts_at else one.begun_on),
            Level(one.level),
            one.state == TalkState.HELD,
            "you" if one.by_id == viewer.id else one.by.name,
        )
        for one in drawn
    ]
    leads = matter.begun_by_id == matter.leader_id or any(one.level == Level.CONSEQUENCE for one in drawn)
    return spectrum_of(plotted, levels_open_to(leads=leads))


def follow_ups_waiting(viewer: Person, until: date) -> list[FollowUp]:
    """What the reader owes by that day, and what is owed to them and not settled."""
    rows = visible_to(viewer, FollowUp).filter(state=FollowUpState.OWED, talk__matter__closed_on=None)
    wanted = Q(owed_by=viewer, due_on__lte=until) | Q(owed_to=viewer)
    return list(rows.filter(wanted).select_related("owed_by", "owed_to", "talk").order_by("due_on", "id")[:FEW])
