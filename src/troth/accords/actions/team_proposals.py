"""Proposals for a team's accord: anybody of the team makes one; its author alone rewords it or takes it back."""

from collections.abc import Mapping
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import transaction

from troth.accords.models import TeamAccord, TeamAnswer, TeamClause, TeamProposal, TeamWording
from troth.accords.states import TEXTS, Aim, ProposalState, Says
from troth.audit.actions import record
from troth.kernel import clock
from troth.kernel.errors import Refused
from troth.people.models import Person, Team

from .team_places import locked, of_the_team, tell_team

UTC = ZoneInfo("UTC")
MOST_CLAUSES, MOST_OPEN = 40, 12
SETTLED = "This was decided in the meantime. You can make another proposal."


@transaction.atomic
def propose_clause(
    *,
    actor: Person,
    team: Team,
    title: str,
    texts: Mapping[str, str],
    is_boundary: bool = False,
    why: str = "",
    id: UUID | None = None,
) -> TeamProposal:
    """Put a new clause before the team. The same form sent twice (`id`) is one proposal."""
    of_the_team(actor, team)
    accord = locked(TeamAccord.objects.get_or_create(team=team)[0])
    if TeamClause.objects.filter(accord=accord, ended=False).count() >= MOST_CLAUSES:
        raise Refused("That is already a lot to keep. End a clause before you add another.")
    wording = _wording(title, texts, why, is_boundary=is_boundary)
    return _put_before(accord, actor, Aim.ADD, None, wording, id)


@transaction.atomic
def propose_change(
    *,
    actor: Person,
    clause: TeamClause,
    revision: int,
    title: str,
    texts: Mapping[str, str],
    why: str = "",
    id: UUID | None = None,
) -> TeamProposal:
    """Put a clause in force before the team in other words; `revision` is how its author read it."""
    accord, now = _in_force(actor, clause, revision)
    wording = _wording(title, texts, why, is_boundary=now.is_boundary)
    if _is_as_it_stands(wording, now):
        raise Refused("These are the words in force. Change something first.", field="words")
    return _put_before(accord, actor, Aim.CHANGE, now, wording, id)


@transaction.atomic
def propose_end(
    *, actor: Person, clause: TeamClause, revision: int, why: str = "", id: UUID | None = None
) -> TeamProposal:
    """Put before the team that a clause should hold no longer."""
    accord, now = _in_force(actor, clause, revision)
    return _put_before(accord, actor, Aim.END, now, _as_it_stands(now, why), id)


@transaction.atomic
def reword_proposal(
    *, actor: Person, proposal: TeamProposal, revision: int, title: str, texts: Mapping[str, str], why: str = ""
) -> TeamProposal:
    """Put one's own proposal in other words. What was said to the words before stays with those; all are asked again.

    The same words again change nothing. Refused once it is decided, and where `revision` is not the one before the
    team: then it was reworded in another window.
    """
    accord, now = _open(actor, proposal)
    if now.by_id != actor.id:
        raise Refused("Only the one who proposed this can put it differently. You can make a proposal of your own.")
    before = TeamWording.objects.get(proposal=now, revision=now.revision)
    wording = _wording(title, texts, why, is_boundary=before.is_boundary)
    if now.aim == Aim.END and now.clause is not None:
        wording = _as_it_stands(now.clause, why)
    fits = now.clause is None or now.clause_revision == now.clause.revision
    if fits and all(getattr(before, name) == getattr(wording, name) for name in ("title", "why", *TEXTS)):
        return now
    if now.revision != revision:
        raise Refused("You changed this proposal in another window. Read it again first.")
    now.revision += 1
    now.clause_revision = now.clause.revision if now.clause else 0
    now.save(update_fields=["revision", "clause_revision"])
    _keep(now, wording, actor)
    tell_team(accord, but=actor)
    return now


@transaction.atomic
def withdraw_proposal(*, actor: Person, proposal: TeamProposal) -> None:
    """Take one's own proposal back. What others said to it stays readable with it; done twice is done once."""
    accord = locked(proposal.accord)
    now = TeamProposal.objects.get(id=proposal.id)
    if now.by_id != actor.id:
        raise Refused("Only the one who proposed this can take it back.")
    if now.state == ProposalState.WITHDRAWN:
        return
    of_the_team(actor, accord.team)
    if now.state != ProposalState.OPEN:
        raise Refused(SETTLED)
    now.state, now.decided_on = ProposalState.WITHDRAWN, clock.today(UTC)
    now.save(update_fields=["state", "decided_on"])


def _in_force(actor: Person, clause: TeamClause, revision: int) -> tuple[TeamAccord, TeamClause]:
    accord = locked(clause.accord)
    of_the_team(actor, accord.team)
    now = TeamClause.objects.get(id=clause.id)
    if now.ended:
        raise Refused("This clause has ended. You can propose a new one.")
    if now.revision != revision:
        raise Refused("The clause was changed in the meantime. Read it again first.")
    return accord, now


def _open(actor: Person, proposal: TeamProposal) -> tuple[TeamAccord, TeamProposal]:
    accord = locked(proposal.accord)
    of_the_team(actor, accord.team)
    now = TeamProposal.objects.select_related("clause").get(id=proposal.id)
    if now.state != ProposalState.OPEN:
        raise Refused(SETTLED)
    return accord, now


def _put_before(
    accord: TeamAccord, actor: Person, aim: Aim, clause: TeamClause | None, wording: TeamWording, id: UUID | None
) -> TeamProposal:
    """Save it with its first wording, which its author agrees to, and tell the team."""
    if id is not None and (found := TeamProposal.objects.filter(id=id, accord=accord, by=actor).first()):
        return found
    if TeamProposal.objects.filter(accord=accord, state=ProposalState.OPEN).count() >= MOST_OPEN:
        raise Refused("A dozen proposals are before the team already. Let some of them be decided first.")
    proposal = TeamProposal(accord=accord, aim=aim, clause=clause, by=actor, proposed_on=clock.today(UTC))
    proposal.clause_revision = clause.revision if clause else 0
    if id is not None:
        proposal.id = id
    proposal.save(force_insert=True)
    _keep(proposal, wording, actor)
    record(actor=actor, subject=None, action="proposed", kind="team_proposal")
    tell_team(accord, but=actor)
    return proposal


def _keep(proposal: TeamProposal, wording: TeamWording, actor: Person) -> None:
    wording.proposal, wording.revision = proposal, proposal.revision
    wording.save(force_insert=True)
    TeamAnswer.objects.create(accord=proposal.accord, wording=wording, author=actor, says=Says.AGREE)


def _wording(title: str, texts: Mapping[str, str], why: str, *, is_boundary: bool) -> TeamWording:
    title = " ".join(title.split())
    if not title or len(title) > 80:
        raise Refused("Give it a short name.", field="title")
    known = {name: texts.get(name, "").strip() for name in TEXTS} | {"why": why.strip()}
    if not known["words"]:
        raise Refused("Say what the team would agree.", field="words")
    for name, words in known.items():
        if len(words) > 600:
            raise Refused("Please keep it to 600 characters.", field=name)
    return TeamWording(title=title, is_boundary=is_boundary, **known)


def _as_it_stands(clause: TeamClause, why: str) -> TeamWording:
    if len(why.strip()) > 600:
        raise Refused("Please keep it to 600 characters.", field="why")
    texts = {name: str(getattr(clause, name)) for name in TEXTS}
    return TeamWording(title=clause.title, is_boundary=clause.is_boundary, why=why.strip(), **texts)


def _is_as_it_stands(wording: TeamWording, clause: TeamClause) -> bool:
    return all(getattr(wording, name) == getattr(clause, name) for name in ("title", *TEXTS))
