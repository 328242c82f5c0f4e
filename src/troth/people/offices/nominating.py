"""Proposing somebody for an office, saying yes or no to it, and objecting."""

from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from troth.audit.actions import record
from troth.jobs.actions import put
from troth.kernel import clock
from troth.kernel.errors import Refused
from troth.people.models import Election, Nomination, Objection, Office, Person
from troth.people.telling import announce, tell

from .holding import check_may_hold
from .queries import ELECTED, has_begun, sitting
from .registry import value_of
from .rules import ASKED_DAYS, ElectionState, NominationState, after
from .words import title_of

TOO_LATE = "This nomination is already further on. The page shows where it stands."


@transaction.atomic
def nominate(
    *, actor: Person, nominee: Person, kind: str, is_deputy: bool = False, replaces: Office | None = None
) -> Nomination:
    """Propose somebody, or oneself. Only the two know until the one proposed says yes.

    Raises Refused for operators, for somebody who left or is proposed already, and before the employees' side began.
    """
    if kind not in ELECTED:
        raise Refused("Choose an office.", field="kind")
    if not has_begun():
        raise Refused("The employees' side has not begun yet.")
    try:
        check_may_hold(nominee)
    except Refused as refused:
        raise Refused(refused.message, field="nominee") from refused
    _check_proposer(actor)
    if replaces and (replaces.kind != kind or replaces.until is not None or replaces.is_deputy != is_deputy):
        raise Refused("That office is not held by that person any more.", field="replaces")
    if sitting(kind).filter(person=nominee, is_deputy=is_deputy).exists():
        raise Refused(f"{nominee.name} holds this office already.", field="nominee")
    try:
        with transaction.atomic():
            nomination = Nomination.objects.create(
                kind=kind,
                is_deputy=is_deputy,
                nominee=nominee,
                proposed_by=actor,
                replaces=replaces,
                due_at=after(clock.now(), ASKED_DAYS),
            )
    except IntegrityError as error:
        raise Refused(f"{nominee.name} is proposed for this office already.", field="nominee") from error
    wake(nomination.id, nomination.due_at)
    record(actor=actor, subject=nominee, action="nominated", kind="nomination")
    if nominee.id == actor.id:
        _open(nomination)
    else:
        tell([nominee.id], about="nomination")
    return nomination


def _check_proposer(actor: Person) -> None:
    if sitting(Office.Kind.OPERATOR).filter(person=actor).exists():
        raise Refused("Operators take no part in filling an office.")


@transaction.atomic
def accept(*, actor: Person, nomination: Nomination) -> None:
    """Say yes to being proposed: now everybody is told, and may object."""
    if nomination.nominee_id != actor.id:
        raise Refused("Only the person proposed can answer.")
    check_may_hold(actor)
    _open(nomination)


@transaction.atomic
def decline(*, actor: Person, nomination: Nomination) -> None:
    """Say no: nobody but the two ever learns of it."""
    if nomination.nominee_id != actor.id:
        raise Refused("Only the person proposed can answer.")
    move(nomination, NominationState.DECLINED, from_state=NominationState.ASKED)
    if nomination.proposed_by_id:
        tell([nomination.proposed_by_id], about="nomination")


@transaction.atomic
def withdraw(*, actor: Person, nomination: Nomination) -> None:
    """Take a nomination back: the one proposed at any time, the proposer before it was announced."""
    is_nominee = nomination.nominee_id == actor.id
    is_early = nomination.proposed_by_id == actor.id and nomination.state == NominationState.ASKED
    if not (is_nominee or is_early):
        raise Refused("Only the person proposed can withdraw now.")
    was_announced = nomination.state != NominationState.ASKED
    move(nomination, NominationState.WITHDRAWN, from_state=NominationState(nomination.state))
    if was_announced:
        announce(f"{nomination.nominee.name} no longer stands for {_office(nomination)}.")


@transaction.atomic
def object_to(*, actor: Person, nomination: Nomination, text: str) -> None:
    """Object, in words that representatives read. Raises Refused outside its time, and a second time."""
    text = text.strip()
    if not text:
        raise Refused("Write what you have against it.", field="text")
    _check_open(nomination)
    if nomination.nominee_id == actor.id:
        raise Refused("You are the one proposed: withdraw instead.")
    try:
        with transaction.atomic():
            Objection.objects.create(nomination=nomination, person=actor, text=text)
    except IntegrityError as error:
        raise Refused("You have objected already. Take that back first to write another.") from error


@transaction.atomic
def take_objection_back(*, actor: Person, nomination: Nomination) -> None:
    """Object no more, while the time for it runs."""
    _check_open(nomination)
    Objection.objects.filter(nomination=nomination, person=actor).delete()


def _check_open(nomination: Nomination) -> None:
    now = Nomination.objects.select_for_update().get(id=nomination.id)
    if now.state != NominationState.OPEN or objections_until(now) <= clock.now():
        raise Refused("The time for objections is over.")


def objections_until(nomination: Nomination) -> datetime:
    """Until when one may object: by the rule as it stood when the nomination opened, or tighter."""
    opened = nomination.opened_at or clock.now()
    return after(opened, value_of("objection_days", opened_at=opened))


def _open(nomination: Nomination) -> None:
    now = clock.now()
    election = _election_for(nomination)
    due = after(now, value_of("objection_days"))
    move(
        nomination, NominationState.OPEN, from_state=NominationState.ASKED, opened_at=now, due_at=due, election=election
    )
    if election is None:
        wake(nomination.id, due)
    announce(f"{nomination.nominee.name} is proposed as {_office(nomination)}. Until {due:%-d %B} anybody may object.")


def _election_for(nomination: Nomination) -> Election | None:
    """The vote a nomination belongs to from the start: only where no representative sits who could countersign."""
    if nomination.kind != Office.Kind.REPRESENTATIVE or sitting(Office.Kind.REPRESENTATIVE).exists():
        return None
    same = Election.objects.filter(kind=nomination.kind, is_deputy=nomination.is_deputy).exclude(
        state=ElectionState.CLOSED
    )
    running = same.first()
    if running is None:
        return call_for_nominations(kind=nomination.kind, is_deputy=nomination.is_deputy)
    if running.state != ElectionState.NOMINATING:
        raise Refused("A vote about this office is under way. Propose again when it is over.")
    return running


def call_for_nominations(*, kind: str, is_deputy: bool = False) -> Election:
    """Begin a vote with its time for nominations."""
    due = after(clock.now(), value_of("objection_days"))
    election = Election.objects.create(kind=kind, is_deputy=is_deputy, due_at=due)
    wake_election(election.id, due)
    return election


def move(nomination: Nomination, then: NominationState, *, from_state: NominationState, **fields: object) -> None:
    """Move a nomination on, if it still stands where it was read. Raises Refused where somebody was faster."""
    if nomination.state != from_state:
        raise Refused(TOO_LATE)
    if not Nomination.objects.filter(id=nomination.id, state=from_state).update(state=then, **fields):
        raise Refused(TOO_LATE)
    nomination.refresh_from_db()


def wake(nomination: UUID, at: datetime) -> None:
    """Have the nomination looked at when its time comes."""
    put(kind="people.nomination-due", due_at=at, args={"nomination": str(nomination)})


def wake_election(election: UUID, at: datetime) -> None:
    """Have the vote looked at when its time comes."""
    put(kind="people.election-due", due_at=at, args={"election": str(election)})


def _office(nomination: Nomination) -> str:
    return title_of(nomination.kind, is_deputy=nomination.is_deputy)
