"""What of a team's accord waits on the reader's own Today page; nothing in it depends on what others have not done."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.urls import reverse

from troth.accords.models import TeamAccord, TeamReply, TeamVersion
from troth.accords.states import Aim, Says
from troth.people.models import Membership, Person
from troth.people.queries import current
from troth.visibility.gate import visible_to

from .teams import (
    NEWS,
    Proposed,
    TeamView,
    has_answered_a_version,
    is_newcomer,
    open_proposals_for,
    unanswered_for,
    versions_for,
)

AIMS = {Aim.ADD: "proposes a clause", Aim.CHANGE: "proposes a change", Aim.END: "proposes to end a clause"}


@dataclass(frozen=True)
class TeamWaiting:
    """One thing of a team's accord for the reader; `about` is what putting it aside is kept under."""

    about: UUID
    team: str
    title: str
    says: str
    url: str
    since: date
    is_owed: bool = False  # a concern the reader has to answer as a leader


def team_accords_waiting(viewer: Person, today: date) -> list[TeamWaiting]:
    """What waits in the accords of the reader's teams."""
    return [one for view in _views(viewer) for one in _waiting(view, today)]


def _views(viewer: Person) -> list[TeamView]:
    own = visible_to(viewer, Membership).filter(current(), person=viewer).select_related("team").order_by("team__name")
    rows = {row.team_id: row for row in own}
    accords = visible_to(viewer, TeamAccord).filter(team__in=rows)
    found = {accord.team_id: accord for accord in accords}
    return [TeamView(viewer, row.team, row, [], found[id]) for id, row in rows.items() if id in found]


def _waiting(view: TeamView, today: date) -> Iterator[TeamWaiting]:
    versions = versions_for(view)
    yield from _owed(view)
    if versions and is_newcomer(view, today):
        if not has_answered_a_version(view):
            yield _read_it(view, versions[0])
    elif versions:
        yield from _adopted_lately(view, versions[0], today)
    for one in open_proposals_for(view):
        if one.now.answers.mine is None:
            yield _asked(view, one)
    yield from _answered(view, today)


def _owed(view: TeamView) -> Iterator[TeamWaiting]:
    """Concerns a leader owes a written answer."""
    if not view.leads:
        return
    for answer in unanswered_for(view):
        if answer.author_id != view.viewer.id:
            says = "Answer it in writing, for the team to read."
            url = reverse("accords:team-reply", args=[answer.id])
            since = answer.version.adopted_on if answer.version else view.own.since
            since = answer.wording.proposal.proposed_on if answer.wording else since
            title = f"A concern of {answer.author.name}"
            yield TeamWaiting(answer.id, view.team.name, title, says, url, since, is_owed=True)


def _read_it(view: TeamView, version: TeamVersion) -> TeamWaiting:
    says = "You are new here. Read it in your first week, and say what you think of it."
    url = reverse("accords:team-version", args=[version.id])
    return TeamWaiting(version.id, view.team.name, "What this team has agreed", says, url, view.own.since)


def _adopted_lately(view: TeamView, version: TeamVersion, today: date) -> Iterator[TeamWaiting]:
    if version.adopted_on + NEWS > today and version.adopted_by_id != view.viewer.id:
        says = f"Adopted by {version.adopted_by.name}. Read what changed."
        url = reverse("accords:team-version", args=[version.id])
        title = f"Version {version.number} is in force"
        yield TeamWaiting(version.id, view.team.name, title, says, url, version.adopted_on)


def _asked(view: TeamView, one: Proposed) -> TeamWaiting:
    says = "Agree, voice a concern, or stand aside, whenever you like."
    title = f"{one.proposal.by.name} {AIMS[Aim(one.proposal.aim)]}: {one.now.wording.title}"
    url = reverse("accords:team-proposal", args=[one.proposal.id])
    return TeamWaiting(one.proposal.id, view.team.name, title, says, url, one.proposal.proposed_on)


def _answered(view: TeamView, today: date) -> Iterator[TeamWaiting]:
    """Answers to the reader's own concerns, of the last two weeks."""
    rows = visible_to(view.viewer, TeamReply).filter(
        answer__accord=view.accord,
        answer__author=view.viewer,
        answer__says=Says.CONCERN,
        answer__settled=False,
        replied_on__gt=today - NEWS,
    )
    for reply in rows.select_related("author", "answer__wording", "answer__version").order_by("id"):
        answer = reply.answer
        url = (
            reverse("accords:team-proposal", args=[answer.wording.proposal_id])
            if answer.wording
            else reverse("accords:team-version", args=[answer.version_id])
        )
        title = f"{reply.author.name} answered your concern"
        says = "Read it, and say if it settles it."
        yield TeamWaiting(reply.id, view.team.name, title, says, url, reply.replied_on)
