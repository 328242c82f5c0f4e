"""That there are rounds, when they pause, and putting the next ones down."""

from datetime import date, timedelta
from uuid import UUID

from django.db import IntegrityError, transaction

from troth.audit.actions import record
from troth.kernel import clock
from troth.kernel.errors import Refused
from troth.kernel.ids import new_id
from troth.people.models import Office, Person
from troth.people.offices.registry import value_of
from troth.people.queries import offices_held
from troth.people.telling import announce

from ..choosable import EVERY_MONTHS
from ..models import Pause, Rhythm, Round
from ..rules import days
from ..rules.states import RUNNING, State
from .moving import look_again, today

AHEAD = timedelta(days=3)  # between putting a season down and its first day: keys are made in it
MOST_PAUSE = timedelta(days=62)


@transaction.atomic
def begin_rounds(*, actor: Person) -> None:
    """Begin to ask, as operator or representative; everybody is told. Begun already: nothing happens."""
    if not {Office.Kind.OPERATOR, Office.Kind.REPRESENTATIVE} & offices_held(actor):
        raise Refused("An operator or a representative can begin this.")
    try:
        with transaction.atomic():
            Rhythm.objects.create(id=1, began_on=today(), began_by=actor)
    except IntegrityError:
        return
    record(actor=actor, subject=None, action="began", kind="pulse_rhythm")
    announce("Rounds of questions begin. How they work, and what nobody can see, stands under “Say it safely”.")
    plan_season()


@transaction.atomic
def end_rounds(*, actor: Person) -> None:
    """Ask no more, as a representative: nobody else can end it. A round that is put down already goes on to its end."""
    if Office.Kind.REPRESENTATIVE not in offices_held(actor):
        raise Refused("Only a representative can end this.")
    if Rhythm.objects.filter(id=1).delete()[0]:
        record(actor=actor, subject=None, action="ended", kind="pulse_rhythm")
        announce(f"No further rounds of questions are planned. {actor.name} ended it for the employees.")


@transaction.atomic
def add_pause(*, actor: Person, first: date, last: date, why: str) -> None:
    """Keep answering weeks out of these days, as operator or representative. Days that are set already stay."""
    if not {Office.Kind.OPERATOR, Office.Kind.REPRESENTATIVE} & offices_held(actor):
        raise Refused("An operator or a representative can enter a pause.")
    if last < first:
        raise Refused("The last day cannot come before the first.", field="last")
    if last < today():
        raise Refused("This lies in the past.", field="last")
    if last - first > MOST_PAUSE:
        raise Refused("A pause is two months at most, so that it does not end the asking.", field="last")
    if not why.strip():
        raise Refused("Say why: everybody reads it.", field="why")
    if Pause.objects.filter(first=first, last=last).exists():
        return
    Pause.objects.create(first=first, last=last, why=why.strip())
    record(actor=actor, subject=None, action="added", kind="pulse_pause")


@transaction.atomic
def remove_pause(*, actor: Person, pause: Pause) -> None:
    """Take a pause out again, as operator or representative."""
    if not {Office.Kind.OPERATOR, Office.Kind.REPRESENTATIVE} & offices_held(actor):
        raise Refused("An operator or a representative can remove a pause.")
    if Pause.objects.filter(id=pause.id).delete()[0]:
        record(actor=actor, subject=None, action="removed", kind="pulse_pause")


@transaction.atomic
def plan_season() -> None:
    """Put the next rounds down once their first day is near; nothing where that is done. Twice is once."""
    rhythm = Rhythm.objects.select_for_update().filter(id=1).first()
    if rhythm is None or Round.objects.filter(state__in=[State.DRAFT, State.FROZEN]).exists():
        return
    months, latest = value_of(EVERY_MONTHS), _latest()
    first = today() + AHEAD
    if latest is not None:
        first = days.next_season(latest.collecting_first, months, first)
    if first > today() + AHEAD:
        return
    pauses = [days.Pause(one.first, one.last) for one in Pause.objects.all()]
    season = new_id()
    taken = Round.objects.order_by("-answering_last").values_list("answering_last", flat=True).first()
    for one in days.season_from(first, months, pauses, after=taken):
        look_again(_draft(season, one).id, clock.now())


def _latest() -> Round | None:
    """The round that began last; one that was called off counts, so that not every day brings another."""
    return Round.objects.order_by("-collecting_first", "-answering_first").first()


def _draft(season: UUID, of: days.Days) -> Round:
    banks = Round.objects.filter(asks=days.Asks.BANK).exclude(state=State.CANCELLED)
    last_bank = banks.order_by("-answering_first").first()
    began = Round.objects.order_by("answering_first").first()
    asks = days.asks_in(
        of.answering_first,
        began=began.answering_first if began else None,
        last_bank=last_bank.answering_first if last_bank else None,
    )
    return Round.objects.create(
        season=season,
        asks=asks,
        collecting_first=of.collecting_first,
        collecting_last=of.collecting_last,
        answering_first=of.answering_first,
        answering_last=of.answering_last,
    )


@transaction.atomic
def tend() -> None:
    """Once a day: put the next season down, and have every round that runs looked at."""
    plan_season()
    for round_id in Round.objects.filter(state__in=[*RUNNING, State.RELEASED, State.WITHHELD]).values_list("id"):
        look_again(round_id[0], clock.now())
