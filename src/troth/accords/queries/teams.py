"""A team's accord as one of the team meets it: what is in force, what is before the team, and what waits for them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import Http404

from troth.accords import rules
from troth.accords.models import (
    TeamAccord,
    TeamAnswer,
    TeamClause,
    TeamProposal,
    TeamReply,
    TeamVersion,
    TeamWording,
)
from troth.accords.states import Aim, ProposalState, Says
from troth.people.models import Membership, Person, Team
from troth.people.queries import current
from troth.visibility.gate import one_visible, visible_to

PAST = 50
NEWS = timedelta(days=14)


@dataclass(frozen=True)
class TeamView:
    """A team and its accord, if it has one, for somebody who leads the team or is a member of it."""

    viewer: Person
    team: Team
    own: Membership
    leaders: list[Person]
    accord: TeamAccord | None

    @property
    def leads(self) -> bool:
        return self.own.role == Membership.Role.LEADER


@dataclass(frozen=True)
class Said:
    """One answer, with the leader's written answer where it is a concern that has one."""

    answer: TeamAnswer
    reply: TeamReply | None

    @property
    def is_open(self) -> bool:
        return self.answer.says == Says.CONCERN and self.reply is None


@dataclass(frozen=True)
class Answers:
    """What was said to one wording or version: who agrees, who stands aside, and the concerns. Never who did not."""

    mine: TeamAnswer | None = None
    agree: list[Person] = field(default_factory=list)
    aside: list[Person] = field(default_factory=list)
    concerns: list[Said] = field(default_factory=list)

    @property
    def is_none(self) -> bool:
        return not (self.agree or self.aside or self.concerns)

    @property
    def unanswered(self) -> list[Said]:
        return [said for said in self.concerns if said.is_open]

    @property
    def is_fixed(self) -> bool:
        """Whether one's own concern has been answered, so that both stay as they are."""
        return any(said.answer == self.mine and said.reply for said in self.concerns)


@dataclass(frozen=True)
class Worded:
    """One wording of a proposal with what was said to it."""

    wording: TeamWording
    answers: Answers


@dataclass(frozen=True)
class Proposed:
    """A proposal with the wording before the team, and those before it, newest first."""

    proposal: TeamProposal
    now: Worded
    before: list[Worded]

    @property
    def is_open(self) -> bool:
        return self.proposal.state == ProposalState.OPEN

    @property
    def fits(self) -> bool:
        """Whether the clause still stands as it did when this was written."""
        clause = self.proposal.clause
        return self.proposal.aim == Aim.ADD or (clause is not None and clause.revision == self.proposal.clause_revision)


@dataclass(frozen=True)
class Standing:
    """The version in force with its clauses, what was said to it, and what was said to each clause as it came."""

    version: TeamVersion
    clauses: list[TeamClause]
    answers: Answers


def team_view_for(viewer: Person, team_id: UUID | None) -> TeamView:
    """The team with its accord, or 404 for anybody who is not of that team now."""
    mine = visible_to(viewer, Membership).filter(current(), person=viewer, team=team_id).select_related("team")
    own = mine.first()
    if own is None:
        raise Http404
    leading = visible_to(viewer, Membership).filter(current(), team=team_id, role=Membership.Role.LEADER)
    leaders = [row.person for row in leading.select_related("person").order_by("person__name", "person_id")]
    here = [person for person in leaders if person.left_on is None]
    return TeamView(viewer, own.team, own, here, visible_to(viewer, TeamAccord).filter(team=team_id).first())


def teams_for(viewer: Person) -> list[tuple[Team, bool]]:
    """The teams of `viewer`, and whether each has an accord."""
    own = visible_to(viewer, Membership).filter(current(), person=viewer).select_related("team").order_by("team__name")
    teams = [row.team for row in own]
    have = set(visible_to(viewer, TeamAccord).filter(team__in=teams).values_list("team_id", flat=True))
    return [(team, team.id in have) for team in teams]


def in_force_for(view: TeamView) -> Standing | None:
    """The version in force, or None where nothing was adopted yet."""
    version = _latest(view.viewer, view.accord)
    if version is None or view.accord is None:
        return None
    rows = visible_to(view.viewer, TeamClause).filter(accord=view.accord, ended=False)
    clauses = list(rows.order_by("is_boundary", "title", "id"))
    return Standing(version, clauses, answers_to_version(view.viewer, version))


def _latest(viewer: Person, accord: TeamAccord | None) -> TeamVersion | None:
    versions = visible_to(viewer, TeamVersion).filter(accord=accord).select_related("adopted_by")
    return versions.order_by("-number").first() if accord else None


def versions_for(view: TeamView) -> list[TeamVersion]:
    """All versions, newest first."""
    rows = visible_to(view.viewer, TeamVersion).filter(accord=view.accord).defer("text").select_related("adopted_by")
    return list(rows.order_by("-number")) if view.accord else []


def team_version_for(viewer: Person, id: UUID) -> TeamVersion:
    """One version, or 404."""
    return one_visible(viewer, TeamVersion, id=id)


def is_latest(viewer: Person, version: TeamVersion) -> bool:
    """Whether it is the one in force."""
    return not visible_to(viewer, TeamVersion).filter(accord=version.accord_id, number__gt=version.number).exists()


def team_clause_for(viewer: Person, id: UUID) -> TeamClause:
    """One clause, or 404."""
    return one_visible(viewer, TeamClause, id=id)


def team_answer_for(viewer: Person, id: UUID) -> TeamAnswer:
    """One answer, or 404."""
    return one_visible(viewer, TeamAnswer, id=id)


def team_proposal_for(viewer: Person, id: UUID) -> Proposed:
    """One proposal with all its wordings, or 404; also for its author who has left the team."""
    proposal = one_visible(viewer, TeamProposal, id=id)
    return _with_wordings(viewer, [proposal])[0]


def team_of_proposal(viewer: Person, one: Proposed) -> TeamView | None:
    """The team it was put before; None for its author who is not of that team any more, and keeps what they wrote."""
    accord = visible_to(viewer, TeamAccord).filter(id=one.proposal.accord_id).first()
    return team_view_for(viewer, accord.team_id) if accord and accord.team_id else None


def open_proposals_for(view: TeamView) -> list[Proposed]:
    """What is before the team, the oldest first."""
    rows = _proposals(view).filter(state=ProposalState.OPEN).order_by("proposed_on", "id")
    return _with_wordings(view.viewer, list(rows)) if view.accord else []


def past_proposals_for(view: TeamView) -> list[Proposed]:
    """What was adopted, declined or taken back, the newest first."""
    rows = _proposals(view).exclude(state=ProposalState.OPEN).order_by("-decided_on", "-proposed_on", "id")
    return _with_wordings(view.viewer, list(rows[:PAST])) if view.accord else []


def proposals_of(viewer: Person, clause: TeamClause) -> list[Proposed]:
    """How a clause came about: what was adopted into it, the newest first."""
    rows = visible_to(viewer, TeamProposal).filter(clause=clause, state=ProposalState.ADOPTED)
    return _with_wordings(viewer, list(rows.select_related("version").order_by("-version__number")[:PAST]))


def adopted_with(viewer: Person, version: TeamVersion) -> list[Proposed]:
    """The proposal that became this version."""
    return _with_wordings(viewer, list(visible_to(viewer, TeamProposal).filter(version=version)))


def answers_to_version(viewer: Person, version: TeamVersion) -> Answers:
    """What was said to a version in force."""
    rows = visible_to(viewer, TeamAnswer).filter(version=version)
    return _answers(viewer, list(rows.select_related("author")), _replies(viewer, Q(answer__version=version)))


def unanswered_for(view: TeamView) -> list[TeamAnswer]:
    """Concerns without a written answer, about open proposals and about any version: what a leader owes."""
    rows = visible_to(view.viewer, TeamAnswer).filter(accord=view.accord, says=Says.CONCERN)
    asked = [
        answer
        for answer in rows.select_related("author", "wording__proposal", "version").order_by("id")
        if answer.version or _is_before_the_team(answer)
    ]
    answered = set(visible_to(view.viewer, TeamReply).filter(answer__in=asked).values_list("answer_id", flat=True))
    return [answer for answer in asked if answer.id not in answered]


def _is_before_the_team(answer: TeamAnswer) -> bool:
    wording = answer.wording
    return (
        wording is not None
        and wording.proposal.state == ProposalState.OPEN
        and wording.revision == wording.proposal.revision
    )


def is_newcomer(view: TeamView, today: date) -> bool:
    """Whether `viewer` came to a team that had an accord already, lately; theirs alone to know what they did since."""
    first = visible_to(view.viewer, TeamVersion).filter(accord=view.accord).order_by("number").first()
    return first is not None and rules.is_newcomer(view.own.since, first.adopted_on, today)


def has_answered_a_version(view: TeamView) -> bool:
    """Whether `viewer` has said something to any version of this accord."""
    mine = visible_to(view.viewer, TeamAnswer).filter(accord=view.accord, author=view.viewer)
    return mine.exclude(version=None).exists()


def _proposals(view: TeamView) -> QuerySet[TeamProposal]:
    rows = visible_to(view.viewer, TeamProposal).filter(accord=view.accord)
    return rows.select_related("by", "clause", "decided_by", "version")


def _with_wordings(viewer: Person, proposals: Sequence[TeamProposal]) -> list[Proposed]:
    """The proposals with their wordings and answers, in three questions however many there are."""
    wordings = list(visible_to(viewer, TeamWording).filter(proposal__in=proposals).order_by("-revision"))
    rows = visible_to(viewer, TeamAnswer).filter(wording__in=wordings).select_related("author")
    answers: dict[UUID | None, list[TeamAnswer]] = {}
    for row in rows:
        answers.setdefault(row.wording_id, []).append(row)
    replies = _replies(viewer, Q(answer__wording__in=wordings))
    worded: dict[UUID, list[Worded]] = {}
    for wording in wordings:
        said = _answers(viewer, answers.get(wording.id, []), replies)
        worded.setdefault(wording.proposal_id, []).append(Worded(wording, said))
    return [Proposed(one, worded[one.id][0], worded[one.id][1:]) for one in proposals if one.id in worded]


def _replies(viewer: Person, which: Q) -> dict[UUID, TeamReply]:
    rows = visible_to(viewer, TeamReply).filter(which).select_related("author")
    return {reply.answer_id: reply for reply in rows}


def _answers(viewer: Person, rows: Sequence[TeamAnswer], replies: dict[UUID, TeamReply]) -> Answers:
    """By name, so that the order tells nobody when somebody answered."""
    rows = sorted(rows, key=lambda row: (row.author.name.casefold(), str(row.id)))
    return Answers(
        mine=next((row for row in rows if row.author_id == viewer.id), None),
        agree=[row.author for row in rows if row.says == Says.AGREE],
        aside=[row.author for row in rows if row.says == Says.ASIDE],
        concerns=[Said(row, replies.get(row.id)) for row in rows if row.says == Says.CONCERN],
    )
