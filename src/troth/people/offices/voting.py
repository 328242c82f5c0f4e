"""The members' vote about an office: the roll fixed, votes without names, figures only at the end."""

from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import IntegrityError, transaction

from troth.kernel import clock
from troth.kernel.errors import Refused
from troth.people.models import Election, Elector, HasVoted, Nomination, OfficeBallot, Person
from troth.people.telling import announce

from .holding import install
from .nominating import objections_until, wake_election
from .queries import candidates_of
from .registry import value_of
from .rules import ElectionState, NominationState, Outcome, after, counted
from .words import title_of


@transaction.atomic
def vote(*, actor: Person, election: Election, accepts: list[Nomination]) -> None:
    """Cast one's vote: which of the candidates one would accept, none included. It cannot be changed or taken back.

    The vote is stored without a name, and apart from the note that this person has voted.
    Raises Refused outside its time, for somebody not on the roll, and a second time.
    """
    now = Election.objects.select_for_update().get(id=election.id)
    if now.state != ElectionState.VOTING or now.due_at <= clock.now():
        raise Refused("This vote is over.")
    if not Elector.objects.filter(election=election, person=actor).exists():
        raise Refused("You joined after the list of voters was fixed, so this vote is without you.")
    if not {one.id for one in accepts} <= {one.id for one in candidates_of(now)}:
        raise Refused("One of those no longer stands. Please look again.", field="accepts")
    try:
        with transaction.atomic():
            HasVoted.objects.create(election=election, person=actor)
    except IntegrityError as error:
        raise Refused("You have voted already.") from error
    OfficeBallot.objects.create(election=election, accepts=sorted(str(one.id) for one in accepts))


@transaction.atomic
def election_is_due(election_id: UUID) -> None:
    """Move a vote on when its time has come; nothing where it has moved. Safe to run twice."""
    election = Election.objects.select_for_update().filter(id=election_id).first()
    if election is None or election.due_at > clock.now():
        return
    if election.state in (ElectionState.NOMINATING, ElectionState.SETTLING):
        _after_nominating(election)
    elif election.state == ElectionState.VOTING:
        _close(election)


def _after_nominating(election: Election) -> None:
    candidates = list(candidates_of(election))
    if not candidates:
        _again(election, ElectionState.NOMINATING, after(clock.now(), value_of("objection_days")))
        return
    settled = max(objections_until(one) for one in candidates)
    if settled > clock.now():
        _again(election, ElectionState.SETTLING, settled)
        return
    open_voting(election)


def _again(election: Election, state: ElectionState, due: object) -> None:
    Election.objects.filter(id=election.id).update(state=state, due_at=due)
    election.refresh_from_db()
    wake_election(election.id, election.due_at)


def open_voting(election: Election) -> None:
    """Fix the roll (everybody here) and let the vote begin."""
    due = after(clock.now(), value_of("vote_days"))
    people = list(Person.objects.filter(left_on=None).values_list("id", flat=True))
    Elector.objects.filter(election=election).delete()
    Elector.objects.bulk_create([Elector(election=election, person_id=one) for one in people], batch_size=1000)
    Election.objects.filter(id=election.id).update(state=ElectionState.VOTING, due_at=due, roll=len(people))
    for one in candidates_of(election):
        Nomination.objects.filter(id=one.id).update(
            state=NominationState.VOTING, due_at=due, objections=one.objections_made.count()
        )
    Nomination.objects.filter(election=election, state=NominationState.ASKED).update(state=NominationState.DECLINED)
    wake_election(election.id, due)
    title = title_of(election.kind, is_deputy=election.is_deputy)
    announce(f"The members vote on who is {title}. The vote is open until {due:%-d %B}.")


def _close(election: Election) -> None:
    """Count, keep the figures, delete the votes and who voted, and put the winner into office."""
    standing = {str(one.id): one for one in candidates_of(election)}
    ballots = [
        [one for one in accepts if one in standing]
        for accepts in OfficeBallot.objects.filter(election=election).order_by("id").values_list("accepts", flat=True)
    ]
    outcome = counted(ballots, list(standing), roll=election.roll)
    Election.objects.filter(id=election.id, state=ElectionState.VOTING).update(
        state=ElectionState.CLOSED,
        ballots=outcome.ballots if outcome.approvals else None,
        outcome=outcome.approvals,
        closed_on=clock.today(ZoneInfo("UTC")),
    )
    for spent in (OfficeBallot, HasVoted, Elector):
        spent.objects.filter(election=election).delete()
    _not_chosen(election, keep=[*outcome.tied, *([outcome.winner] if outcome.winner else [])])
    if outcome.winner:
        _winner(standing[outcome.winner], outcome)
    elif outcome.tied:
        _vote_again(election, [standing[one] for one in outcome.tied])
    else:
        announce(f"Nobody was chosen as {title_of(election.kind, is_deputy=election.is_deputy)}: {_why(outcome)}.")


def _not_chosen(election: Election, *, keep: list[str]) -> None:
    others = Nomination.objects.filter(election=election, state=NominationState.VOTING).exclude(id__in=keep)
    others.update(state=NominationState.NOT_CHOSEN)


def _winner(nomination: Nomination, outcome: Outcome) -> None:
    Nomination.objects.filter(id=nomination.id).update(state=NominationState.CHOSEN)
    nomination.refresh_from_db()
    won = outcome.approvals[str(nomination.id)]
    install(nomination, how=f"accepted by {won} of the {outcome.ballots} who voted")


def _vote_again(election: Election, tied: list[Nomination]) -> None:
    again = Election.objects.create(
        kind=election.kind, is_deputy=election.is_deputy, state=ElectionState.SETTLING, due_at=clock.now()
    )
    Nomination.objects.filter(id__in=[one.id for one in tied]).update(election=again)
    open_voting(again)


def _why(outcome: Outcome) -> str:
    if not outcome.approvals:
        return "too few voted to decide"
    return "nobody was accepted by more than half of those who voted"
