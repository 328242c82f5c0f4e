"""Looking again: reviews come due by themselves; what each makes of what was kept is theirs alone."""

from datetime import date, datetime, time
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import transaction

from troth.accords import rules
from troth.accords.models import Accord, Answer, Clause, Feeling, Fulfilment
from troth.accords.parties import locked
from troth.accords.states import Choice, Stage
from troth.jobs import actions as jobs
from troth.kernel import clock
from troth.kernel.errors import Refused
from troth.notices.actions import tell
from troth.people.models import Person

UTC = ZoneInfo("UTC")
MORNING = time(7, 0)


def plan_review(accord: Accord, *, after: date) -> None:
    """Set the next day to look again, and put it down as due. The caller saves the accord."""
    assert accord.signed_on is not None  # noqa: S101 # only signed accords are looked at again
    accord.review_on = rules.next_review(accord.signed_on, after, is_new=accord.is_new_role)
    jobs.put(
        kind="accords.review_due",
        due_at=datetime.combine(accord.review_on, MORNING, UTC),
        args={"accord": str(accord.id)},
        key=review_key(accord),
    )


def review_key(accord: Accord) -> str:
    """The key of the job for the next review; with its day, for the one that runs plans the next."""
    return f"accord-review:{accord.id}:{accord.review_on}"


@transaction.atomic
def review_comes_due(*, accord: UUID) -> None:
    """On its day: a review is open for both, and the next one is planned. Run early or twice, nothing happens."""
    now = Accord.objects.select_for_update(of=("self",)).select_related("leader", "member").filter(id=accord).first()
    today = clock.today(UTC)
    if now is None or now.stage != Stage.SIGNED or now.review_on is None or now.review_on > today:
        return
    now.review += 1
    plan_review(now, after=today)
    now.save(update_fields=["review", "review_on"])
    for person in (now.leader, now.member):
        tell(person=person, kind="accord")


@transaction.atomic
def rate_clause(*, actor: Person, clause: Clause, kept: int) -> Fulfilment:
    """How far a clause was kept, -2 to +2, as one sees it. Rating it again at the same review replaces it."""
    now = locked(actor, clause.accord)
    if now.stage != Stage.SIGNED or now.review < 1:
        raise Refused("The first review is still to come.")
    if kept not in range(-2, 3):
        raise Refused("Choose one of the five.", field="kept")
    if not clause.is_agreed or clause.withdrawn:
        raise Refused("This clause is not in force.")
    fulfilment, _ = Fulfilment.objects.update_or_create(
        clause=clause,
        author=actor,
        review=now.review,
        defaults={"kept": kept, "rated_on": clock.today(UTC)},
    )
    if not is_flagged(fulfilment):
        Feeling.objects.filter(fulfilment=fulfilment).delete()
        Fulfilment.objects.filter(id=fulfilment.id).update(choice="")
    return fulfilment


def owed_to(fulfilment: Fulfilment) -> int:
    """How far its author found the topic owed; a clause they never rated is owed because both signed it."""
    answer = Answer.objects.filter(
        accord=fulfilment.clause.accord_id, author=fulfilment.author_id, topic=fulfilment.clause.topic_id
    ).exclude(topic=None)
    found = answer.first()
    return rules.MOST_OWED if found is None or found.owed is None else found.owed


def is_flagged(fulfilment: Fulfilment) -> bool:
    """Not kept, as its author sees it."""
    return rules.is_breach(owed_to(fulfilment), fulfilment.kept)


@transaction.atomic
def choose_what_to_do(*, actor: Person, fulfilment: Fulfilment, choice: str, feeling: str = "") -> None:
    """What to do about it, and, for oneself, how it feels. Both may be changed or left out."""
    if fulfilment.author_id != actor.id:
        raise Refused("This is somebody else's.")
    if choice and choice not in set(Choice):
        raise Refused("Choose one of the four, or none.", field="choice")
    if len(feeling) > 280:
        raise Refused("Please keep it to 280 characters.", field="feeling")
    Fulfilment.objects.filter(id=fulfilment.id, author=actor).update(choice=choice)
    if feeling.strip():
        Feeling.objects.update_or_create(fulfilment=fulfilment, defaults={"author": actor, "words": feeling.strip()})
    else:
        Feeling.objects.filter(fulfilment=fulfilment).delete()
