"""What every action on a decision begins with: the decision held still, its parties, words within their length."""

from datetime import date
from uuid import UUID
from zoneinfo import ZoneInfo

from troth.decisions.models import Decision, Included
from troth.decisions.rules import Phase, Stage, phase_of
from troth.kernel import clock
from troth.kernel.errors import Refused
from troth.people.models import Person

GONE = "This decision is no longer there."
SETTLED = "This is settled already, so nothing changes here any more."


def held(decision: UUID) -> Decision:
    """The decision as it stands now; until the transaction ends nobody else changes it or anything said in it."""
    found = Decision.objects.select_for_update(of=("self",)).select_related("opener", "decider").filter(id=decision)
    now = found.first()
    if now is None:
        raise Refused(GONE)
    return now


def held_open(decision: UUID) -> Decision:
    """The same, of one that is neither decided nor called off. Raises Refused otherwise."""
    now = held(decision)
    if now.stage != Stage.OPEN:
        raise Refused(SETTLED)
    return now


def phase_now(decision: Decision) -> Phase:
    """Where it stands at this moment."""
    return phase_of(Stage(decision.stage), decision.closes_at, clock.now())


def only(actor: Person, *whose: Person) -> None:
    """Raises Refused for anybody else."""
    if actor.id not in {person.id for person in whose}:
        raise Refused("This is not yours to do.")


def circle_of(decision: Decision) -> list[Person]:
    """Those included who are still here."""
    rows = Included.objects.filter(decision=decision, person__left_on=None).select_related("person")
    return [row.person for row in rows.order_by("person__name", "person_id")]


def words_within(words: str, most: int, field: str, *, needed: str = "") -> str:
    """Words within a length; `needed` is what to say where there are none and there must be."""
    words = words.replace("\r\n", "\n").strip()
    if needed and not words:
        raise Refused(needed, field=field)
    if len(words) > most:
        raise Refused(f"Keep it to {most} characters; this has {len(words)}.", field=field)
    return words


def utc_today() -> date:
    """The day things are dated by: the same for everybody."""
    return clock.today(ZoneInfo("UTC"))
