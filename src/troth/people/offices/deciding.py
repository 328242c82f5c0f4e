"""What comes of a nomination: countersigned, refused, or put to the members' vote."""

from uuid import UUID

from django.db import transaction

from troth.audit.actions import record
from troth.kernel import clock
from troth.kernel.errors import Refused
from troth.people.models import Election, Nomination, Person
from troth.people.telling import announce, tell

from .holding import install
from .nominating import move, objections_until, wake
from .queries import countersigners_of
from .registry import value_of
from .rules import ElectionState, NominationState, after
from .voting import open_voting
from .words import title_of


@transaction.atomic
def countersign(*, actor: Person, nomination: Nomination) -> None:
    """Agree as a representative: the nominee holds the office from now on.

    Raises Refused for anybody else, for a representative with a part in it, and for the second of two.
    """
    _check_representative(actor, nomination)
    move(
        nomination,
        NominationState.CHOSEN,
        from_state=NominationState.WAITING,
        countersigned_by=actor,
        objections=nomination.objections_made.count(),
    )
    nomination.countersigned_by = actor
    install(nomination, how=f"proposed by {_proposer(nomination)} and agreed to by {actor.name}")


@transaction.atomic
def refuse(*, actor: Person, nomination: Nomination, reason: str) -> None:
    """Not agree, with a reason everybody reads."""
    reason = reason.strip()
    if not reason:
        raise Refused("Say why: everybody reads it.", field="reason")
    _check_representative(actor, nomination)
    move(nomination, NominationState.REFUSED, from_state=NominationState.WAITING, countersigned_by=actor, reason=reason)
    record(actor=actor, subject=nomination.nominee, action="refused", kind="nomination")
    announce(f"{actor.name} did not agree to {nomination.nominee.name} as {_office(nomination)}: {reason}"[:500])


@transaction.atomic
def nomination_is_due(nomination_id: UUID) -> None:
    """Move a nomination on when its time has come; nothing where it has moved. Safe to run twice."""
    nomination = Nomination.objects.select_for_update(of=("self",)).filter(id=nomination_id).first()
    if nomination is None or nomination.due_at > clock.now() or nomination.election_id:
        return
    if nomination.state == NominationState.ASKED:
        move(nomination, NominationState.DECLINED, from_state=NominationState.ASKED)
    elif nomination.state == NominationState.OPEN:
        _after_objections(nomination)
    elif nomination.state == NominationState.WAITING:
        _put_to_the_vote(nomination)


def _after_objections(nomination: Nomination) -> None:
    until = objections_until(nomination)
    if until > clock.now():
        _later(nomination, until)
        return
    representatives = countersigners_of(nomination)
    if not representatives:
        _put_to_the_vote(nomination)
        return
    due = after(clock.now(), value_of("countersign_days"))
    move(nomination, NominationState.WAITING, from_state=NominationState.OPEN, due_at=due)
    wake(nomination.id, due)
    tell(representatives, about="nomination")


def _put_to_the_vote(nomination: Nomination) -> None:
    """By the members, because no representative may decide, or none has."""
    running = Election.objects.filter(kind=nomination.kind, is_deputy=nomination.is_deputy).exclude(
        state=ElectionState.CLOSED
    )
    other = running.first()
    if other is not None:
        _later(nomination, after(other.due_at, 1))
        return
    election = Election.objects.create(
        kind=nomination.kind, is_deputy=nomination.is_deputy, state=ElectionState.SETTLING, due_at=clock.now()
    )
    Nomination.objects.filter(id=nomination.id).update(election=election)
    open_voting(election)


def _later(nomination: Nomination, when: object) -> None:
    Nomination.objects.filter(id=nomination.id).update(due_at=when)
    nomination.refresh_from_db()
    wake(nomination.id, nomination.due_at)


def _check_representative(actor: Person, nomination: Nomination) -> None:
    if actor.id not in countersigners_of(nomination):
        raise Refused("Only a sitting representative who has no part in it can answer this nomination.")


def _office(nomination: Nomination) -> str:
    return title_of(nomination.kind, is_deputy=nomination.is_deputy)


def _proposer(nomination: Nomination) -> str:
    return nomination.proposed_by.name if nomination.proposed_by else "a colleague"
