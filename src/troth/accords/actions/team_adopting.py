"""The final say, openly: a leader adopts a proposal once every concern is answered in writing, or says no and why."""

from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import Max

from troth.accords import rules
from troth.accords.models import TeamAccord, TeamAnswer, TeamClause, TeamProposal, TeamReply, TeamVersion, TeamWording
from troth.accords.sealing import TEAM, seal
from troth.accords.standing import team_text_now
from troth.accords.states import TEXTS, Aim, ProposalState, Says
from troth.audit.actions import record
from troth.audit.models import Alias
from troth.kernel import clock
from troth.kernel.errors import Refused
from troth.people.models import Person

from .team_places import leading, locked, tell_team
from .team_proposals import SETTLED

UTC = ZoneInfo("UTC")


@transaction.atomic
def adopt_proposal(*, actor: Person, proposal: TeamProposal, revision: int) -> TeamVersion:
    """Make exactly the wording one has read part of the accord; all clauses in force become the next version.

    Anybody who leads the team now may, over concerns too, but not before each has its written answer: one that came a
    moment ago is refused with the rest. Of two who adopt at once the second gets the version of the first.
    """
    accord, now = _to_decide(actor, proposal)
    if now.state == ProposalState.ADOPTED and now.version is not None:
        return now.version
    _check_open(now, revision)
    wording = TeamWording.objects.get(proposal=now, revision=revision)
    answered = TeamReply.objects.filter(answer__wording=wording).values("answer")
    if TeamAnswer.objects.filter(wording=wording, says=Says.CONCERN).exclude(id__in=answered).exists():
        raise Refused("A concern has no written answer yet. Answer each one first; then you can adopt it.")
    if now.clause is not None and now.clause.revision != now.clause_revision:
        raise Refused("The clause has changed since this was proposed. Whoever proposed it can put it anew.")
    clause = _put_in_force(accord, now, wording)
    version = _next_version(accord, actor)
    now.clause, now.version = clause, version
    _decide(now, actor, ProposalState.ADOPTED)
    record(actor=actor, subject=now.by, action="adopted", kind="team_proposal")
    tell_team(accord, but=actor)
    return version


@transaction.atomic
def decline_proposal(*, actor: Person, proposal: TeamProposal, revision: int, because: str) -> None:
    """Say no to a proposal, and why, for the team to read. Done twice with the same words is done once."""
    accord, now = _to_decide(actor, proposal)
    because = because.strip()
    if now.state == ProposalState.DECLINED and now.because == because:
        return
    _check_open(now, revision)
    if not because:
        raise Refused("Say why: the team reads it.", field="because")
    if len(because) > 600:
        raise Refused("Please keep it to 600 characters.", field="because")
    now.because = because
    _decide(now, actor, ProposalState.DECLINED)
    record(actor=actor, subject=now.by, action="declined", kind="team_proposal")
    tell_team(accord, but=actor)


def _to_decide(actor: Person, proposal: TeamProposal) -> tuple[TeamAccord, TeamProposal]:
    accord = locked(proposal.accord)
    leading(actor, accord.team)
    return accord, TeamProposal.objects.select_related("by", "clause", "version").get(id=proposal.id)


def _check_open(now: TeamProposal, revision: int) -> None:
    if now.state != ProposalState.OPEN:
        raise Refused(SETTLED)
    if now.revision != revision:
        raise Refused("It was put differently in the meantime. Read the new words first.")


def _decide(now: TeamProposal, actor: Person, state: ProposalState) -> None:
    now.state, now.decided_by, now.decided_on = state, actor, clock.today(UTC)
    now.save(update_fields=["state", "decided_by", "decided_on", "because", "clause", "version"])


def _put_in_force(accord: TeamAccord, proposal: TeamProposal, wording: TeamWording) -> TeamClause:
    """The clause as the wording has it; one that is new begins, one that ends stays as it stood, out of force."""
    clause = proposal.clause or TeamClause(accord=accord, revision=0)
    if clause.ended:
        raise Refused("The clause has ended since this was proposed.")
    for name in ("title", "is_boundary", *TEXTS):
        setattr(clause, name, getattr(wording, name))
    clause.revision += 1
    clause.ended = proposal.aim == Aim.END
    clause.save()
    return clause


def _next_version(accord: TeamAccord, actor: Person) -> TeamVersion:
    last = TeamVersion.objects.filter(accord=accord).aggregate(last=Max("number"))["last"] or 0
    text, on = team_text_now(accord, last + 1), clock.today(UTC)
    digest = rules.digest_of(text)
    signer = Alias.objects.get_or_create(person_id=actor.id)[0].alias
    return TeamVersion.objects.create(
        accord=accord,
        number=last + 1,
        text=text,
        digest=digest,
        adopted_on=on,
        adopted_by=actor,
        signer=signer,
        seal=seal(digest=digest, party=TEAM, signer=signer, on=on),
    )
