"""The conversation as somebody of the team meets it: the one to come, those that were, and their promises."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.http import Http404

from troth.accounts.queries.citing import refers_to
from troth.accounts.queries.promises import Shown
from troth.cites.registry import Citation
from troth.guided import rules
from troth.guided.models import Conversation, Preparation, Wish
from troth.guided.rules import Stage
from troth.guided.team import members_of
from troth.kernel import clock
from troth.people.models import Membership, Person, Team
from troth.people.queries import current
from troth.visibility.gate import one_visible, visible_to

PAST = 24


@dataclass(frozen=True)
class TeamView:
    """A team for somebody of it: how many it is for, what is planned, what took place (the newest first)."""

    viewer: Person
    team: Team
    leads: bool
    members: int
    planned: Conversation | None
    held: list[Conversation]
    is_wished: bool

    @property
    def is_pulse(self) -> bool:
        return rules.is_pulse(self.members)

    @property
    def pulse_from(self) -> int:
        return rules.PULSE_FROM

    @property
    def latest(self) -> Conversation | None:
        return self.held[0] if self.held else None

    @property
    def last_promise(self) -> Conversation | None:
        """The latest that ended with a promise: the next one starts with what became of it."""
        return next((one for one in self.held if one.promise), None)


@dataclass(frozen=True)
class View:
    """One conversation for its reader: their own side of the promise, and what became of the one before."""

    viewer: Person
    conversation: Conversation
    members: int
    before: Conversation | None
    mine: Shown | None

    @property
    def is_mine(self) -> bool:
        """Whether the reader is the one who set the day, prepares and promises."""
        return self.conversation.leader_id == self.viewer.id

    @property
    def has_begun(self) -> bool:
        return self.conversation.starts_at <= clock.now()

    @property
    def ends_at(self) -> datetime:
        return self.conversation.starts_at + rules.LASTS

    @property
    def is_pair(self) -> bool:
        """Whether so few are in it that anybody can guess who said anything."""
        return self.members < 3


def team_for(viewer: Person, team_id: UUID) -> TeamView:
    """The team's conversations, or 404 for anybody who is not of that team now."""
    mine = visible_to(viewer, Membership).filter(current(), person=viewer, team=team_id).select_related("team")
    own = mine.first()
    if own is None:
        raise Http404
    rows = visible_to(viewer, Conversation).filter(team=team_id).select_related("leader", "team")
    return TeamView(
        viewer=viewer,
        team=own.team,
        leads=own.role == Membership.Role.LEADER,
        members=len(members_of(team_id)),
        planned=rows.filter(stage=Stage.PLANNED).first(),
        held=list(rows.filter(stage=Stage.HELD).order_by("-day", "-starts_at", "id")[:PAST]),
        is_wished=visible_to(viewer, Wish).filter(team=team_id).exists(),
    )


def conversation_for(viewer: Person, id: UUID) -> Conversation:
    """One conversation, or 404."""
    return one_visible(viewer, Conversation, id=id)


def view_of(viewer: Person, id: UUID) -> View:
    """One conversation with what belongs beside it, or 404."""
    found = visible_to(viewer, Conversation).select_related("leader", "team").filter(id=id).first()
    if found is None:
        raise Http404
    before = visible_to(viewer, Conversation).filter(team=found.team_id, stage=Stage.HELD).exclude(id=found.id)
    before = before.exclude(promise="").filter(day__lte=found.day).select_related("leader")
    promises = refers_to(viewer, Citation("guided_talk", found.id)).promises if found.word else []
    return View(
        viewer=viewer,
        conversation=found,
        members=len(members_of(found.team_id)),
        before=before.order_by("-day", "-starts_at", "id").first(),
        mine=next((one for one in promises if one.is_owed), promises[0] if promises else None),
    )


def preparation_for(viewer: Person, conversation: Conversation) -> Preparation | None:
    """The reader's own notes for it."""
    return visible_to(viewer, Preparation).filter(conversation=conversation).first()
