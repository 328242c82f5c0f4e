"""Answers to figures: how one stands, and what it says."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Prefetch, QuerySet
from django.http import Http404

from troth.accounts.models import Promise
from troth.accounts.promise_states import State
from troth.people.models import Membership, Office, Person
from troth.people.queries import current, has_office
from troth.pulses.models import Duty, Release
from troth.pulses.queries.duties import duty_for, is_told_to, overdue_for, owed_by
from troth.pulses.rules import answering
from troth.replies.models import Draft, Reply, Will, Wording
from troth.visibility.gate import one_visible, visible_to

MOST_OVERDUE = 60
LATELY = timedelta(days=60)


@dataclass(frozen=True)
class Answer:
    """One answer, whole: its things by what became of them."""

    reply: Reply
    wills: Sequence[Will]
    wordings: Sequence[Wording] = ()
    mine: Mapping[UUID, Promise] | None = None

    @property
    def is_erased(self) -> bool:
        return not self.reply.heard and not self.reply.will_not and not self.wills

    @property
    def done(self) -> list[Will]:
        return [one for one in self.wills if one.became == State.KEPT]

    @property
    def not_done(self) -> list[Will]:
        return [one for one in self.wills if one.became == State.CANNOT]

    @property
    def under_way(self) -> list[Will]:
        return [one for one in self.wills if one.became not in (State.KEPT, State.CANNOT)]


@dataclass(frozen=True)
class Standing:
    """How the answer to one release stands, for one reader; the same for everybody who may not write it."""

    duty: Duty
    answer: Answer | None
    owed_by: Sequence[Person]
    next_up: Sequence[Person]
    may_write: bool
    has_draft: bool
    today: date

    @property
    def due_on(self) -> date:
        return answering.due_on(self.duty.since)

    @property
    def is_overdue(self) -> bool:
        return self.answer is None and answering.is_overdue(self.duty.since, self.today)

    @property
    def next_up_on(self) -> date:
        return answering.next_up_on(self.duty.since)

    @property
    def is_next_ups_turn(self) -> bool:
        return self.today >= self.next_up_on


def standing_for(viewer: Person, release: Release, today: date) -> Standing | None:
    """How the answer to this release stands; None where none is owed, as where nothing could be said."""
    duty = duty_for(viewer, release)
    if duty is None:
        return None
    answer = answer_to(viewer, release) if duty.answered_on else None
    may_write = answer is None and is_told_to(viewer, duty, today)
    leaders = _leaders_of(viewer, {duty.team_id, duty.above_id}) if not answer else {}
    return Standing(
        duty=duty,
        answer=answer,
        owed_by=leaders.get(duty.team_id, []),
        next_up=leaders.get(duty.above_id, []),
        may_write=may_write,
        has_draft=may_write and visible_to(viewer, Draft).filter(release=release).exists(),
        today=today,
    )


def _leaders_of(viewer: Person, teams: Iterable[UUID | None]) -> Mapping[UUID | None, list[Person]]:
    rows = visible_to(viewer, Membership).filter(current(), role=Membership.Role.LEADER, person__left_on=None)
    found: Mapping[UUID | None, list[Person]] = defaultdict(list)
    for row in rows.filter(team__in=[one for one in teams if one]).select_related("person").order_by("person__name"):
        found[row.team_id].append(row.person)
    return found


def replies_for(viewer: Person) -> QuerySet[Reply]:
    """Every answer the viewer may read, the latest first, with what will be done."""
    wills = Prefetch("wills", visible_to(viewer, Will).order_by("number"), to_attr="shown_wills")
    rows = visible_to(viewer, Reply).select_related("author", "release__circle__round").prefetch_related(wills)
    return rows.order_by("-published_on", "id")


def answer_to(viewer: Person, release: Release) -> Answer | None:
    """The answer to one release, if there is one."""
    found = replies_for(viewer).filter(release=release).first()
    return answer_of(found) if found else None


def answer_of(reply: Reply, **more: Any) -> Answer:
    """One of `replies_for`, whole."""
    return Answer(reply, reply.shown_wills, **more)  # type: ignore[attr-defined]


def answer_for(viewer: Person, id: UUID) -> Answer:
    """One answer with its earlier wordings, and each promise of it to the viewer. Raises Http404."""
    one_visible(viewer, Reply, id=id)
    reply = replies_for(viewer).get(id=id)
    words = [one.word for one in reply.shown_wills if one.word]  # type: ignore[attr-defined]
    mine = visible_to(viewer, Promise).filter(together__in=words, receiver=viewer) if words else []
    return answer_of(
        reply,
        wordings=list(visible_to(viewer, Wording).filter(reply=reply).order_by("-revision")),
        mine={one.together: one for one in mine if one.together},
    )


def answer_before(viewer: Person, release: Release) -> Answer | None:
    """What was answered to the same teams after the round before this one that was answered."""
    earlier = replies_for(viewer).filter(
        release__circle__lineage=release.circle.lineage,
        release__circle__round__answering_first__lt=release.circle.round.answering_first,
    )
    found = earlier.order_by("-release__circle__round__answering_first").first()
    return answer_of(found) if found else None


def overdue_lines(viewer: Person, today: date) -> list[Standing]:
    """For a representative: which groups wait longer than a week. No figures, and nothing of what is drafted.

    Raises Http404 for anybody else.
    """
    if not has_office(viewer, Office.Kind.REPRESENTATIVE):
        raise Http404
    duties = list(overdue_for(viewer, today)[:MOST_OVERDUE])
    leaders = _leaders_of(viewer, {team for one in duties for team in (one.team_id, one.above_id)})
    return [
        Standing(
            duty=one,
            answer=None,
            owed_by=leaders.get(one.team_id, []),
            next_up=leaders.get(one.above_id, []),
            may_write=False,
            has_draft=False,
            today=today,
        )
        for one in duties
    ]


@dataclass(frozen=True)
class Owed:
    """An answer the viewer owes, or may give in another's place."""

    release: Release
    since: date
    is_next_up: bool


def owed_today(viewer: Person, today: date) -> list[Owed]:
    """For a leader alone: released figures of theirs that nobody has answered yet."""
    duties = list(owed_by(viewer, today)[:3])
    led = set()
    if duties:
        rows = visible_to(viewer, Membership).filter(current(), person=viewer, role=Membership.Role.LEADER)
        led = set(rows.values_list("team", flat=True))
    return [Owed(one.release, one.since, bool(one.team_id) and one.team_id not in led) for one in duties]


def latest_answers(viewer: Person, today: date) -> list[Reply]:
    """Answers of late, for “Between us”: a few."""
    return list(replies_for(viewer).filter(published_on__gte=today - LATELY)[:3])
