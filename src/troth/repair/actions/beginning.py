"""Beginning: the one who was hurt asks, softly; or the one who did it goes first. And taking either back.

A beginner's row is locked first, so that the same form sent twice, also at once, is one repair. Killed in the middle,
there is none.
"""

from datetime import date
from uuid import UUID

from django.db import transaction

from troth.accounts.actions.promises import today_of
from troth.accounts.models import Moment
from troth.accounts.people_near import refuse_self
from troth.audit.actions import record
from troth.cites.registry import cited
from troth.kernel.errors import Refused
from troth.kernel.ids import new_id
from troth.notices.actions import tell
from troth.people.models import Person
from troth.people.queries import is_leader_of
from troth.repair.models import Repair, Turn
from troth.repair.parties import locked, other_of, role_of
from troth.repair.rules.days import LEFT_IN_PEACE
from troth.repair.rules.steps import Kind, Move, Outcome, Role, Stage

from .saying import add_turn, check_words

Source = tuple[str, UUID]
MOST_OPEN = 5


@transaction.atomic
def ask_to_come_back(
    *,
    actor: Person,
    other: Person,
    words: str = "",
    more: str = "",
    source: Source | None = None,
    id: UUID | None = None,
) -> Repair:
    """“I would like to come back to something”: `actor` was hurt by `other`, and may leave open by what.

    Refused to a leader towards somebody they lead: what they expect of them belongs into a talk.
    """
    if is_leader_of(actor, other):
        raise Refused(
            f"You lead {other.name}. If something between you needs mending, begin with your own part. "
            "What you expect of them is for a talk."
        )
    found = _once(actor, id)
    if found is not None:
        return found
    said = {"words": check_words(words), "more": check_words(more, field="more")}
    repair = _begun(actor, other, Role.HURT, source, id, was_planned=_was_planned(source))
    if any(said.values()):
        add_turn(repair, actor, Move.SAY, id=None, turn=said)
    _told(actor, other, "asked")
    return repair


@transaction.atomic
def begin_to_mend(
    *,
    actor: Person,
    other: Person,
    words: str,
    more: str,
    kind: str,
    was_planned: bool = False,
    source: Source | None = None,
    id: UUID | None = None,
) -> Repair:
    """“I got that wrong”: `actor` puts into words what they did to `other`, and then listens.

    Refused for some weeks after the other said “I would rather not”: to begin again is theirs.
    """
    found = _once(actor, id)
    if found is not None:
        return found
    _leave_in_peace(actor, other, today_of(actor))
    said = named(words, more, kind)
    repair = _begun(actor, other, Role.MENDER, source, id, was_planned=was_planned or _was_planned(source))
    add_turn(repair, actor, Move.NAME, id=None, turn=said, changes={"kind": kind})
    _told(actor, other, "began")
    return repair


@transaction.atomic
def take_back_repair(*, actor: Person, repair: Repair) -> None:
    """Take back what one began, while the other has said nothing to it: then it is gone, for both. Twice is once."""
    if not Repair.objects.filter(id=repair.id).exists():
        return
    now = locked(actor, repair)
    if role_of(now, actor) != now.begun_by:
        raise Refused("Only the one who began it can take it back.")
    if Turn.objects.filter(repair=now).exclude(author=actor).exists():
        raise Refused("The other has said something to it, so it stays.")
    now.delete()
    record(actor=actor, subject=other_of(now, actor), action="took back", kind="repair")


def named(words: str, more: str, kind: str) -> dict[str, str]:
    """What happened and what it did, checked."""
    if kind not in set(Kind):
        raise Refused("Choose what it was about, or that you cannot say yet.", field="kind")
    return {
        "words": check_words(words, needed="Say what happened, in a few words."),
        "more": check_words(more, field="more", needed="Say what you think it did to them. They can put it right."),
    }


def _once(actor: Person, id: UUID | None) -> Repair | None:
    """Takes turns with the same person's other windows; what the form of that id began before, if it did."""
    Person.objects.select_for_update().filter(id=actor.id).first()
    return Repair.objects.filter(id=id).first() if id else None


def _begun(
    actor: Person, other: Person, role: Role, source: Source | None, id: UUID | None, *, was_planned: bool
) -> Repair:
    refuse_self(actor=actor, other=other)
    mender, hurt = (actor, other) if role is Role.MENDER else (other, actor)
    running = Repair.objects.filter(mender=mender, hurt=hurt, begun_by=role).exclude(stage=Stage.CLOSED)
    if running.count() >= MOST_OPEN:
        raise Refused("That is a lot between the two of you already. Come back to one of those first.")
    if source is not None and not all(cited(person, *source) for person in (actor, other)):
        raise Refused("What this came from is no longer there for both of you.")
    kind, found = source or ("", None)
    today = today_of(actor)
    return Repair.objects.create(
        id=id or new_id(),
        mender=mender,
        hurt=hurt,
        begun_by=role,
        stage=Stage.ASKED,
        was_planned=was_planned,
        cited_kind=kind,
        cited_id=found,
        begun_on=today,
        moved_on=today,
    )


def _was_planned(source: Source | None) -> bool:
    return source is not None and source[0] == "moment" and Moment.objects.filter(id=source[1], planned=True).exists()


def _leave_in_peace(actor: Person, other: Person, today: date) -> None:
    declined = Repair.objects.filter(mender=actor, hurt=other, outcome=Outcome.RATHER_NOT)
    if declined.filter(closed_on__gt=today - LEFT_IN_PEACE).exists():
        raise Refused(f"{other.name} would rather not, for now. They can come back to it whenever they like.")


def _told(actor: Person, other: Person, action: str) -> None:
    record(actor=actor, subject=other, action=action, kind="repair")
    tell(person=other, kind="repair")
