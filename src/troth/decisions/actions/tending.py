"""What happens when it is due: a window closes, a day comes, somebody left, something has been kept long enough."""

from uuid import UUID

from django.db import transaction
from django.db.models import Q

from troth.decisions.models import Decision, FeltHeard
from troth.decisions.rules import DECISION_KEPT_FOR, FEELING_KEPT_FOR, SayLevel, Stage
from troth.kernel import clock
from troth.notices.actions import tell

from .changing import call_off
from .holding import utc_today

NOBODY_LEFT = "Whoever was to decide this has left. What was said stays with those it was said to."


@transaction.atomic
def window_closes(*, decision: UUID) -> None:
    """At that moment the one who decides is told that something waits. Run early, late or twice, nothing more."""
    now = _open(decision)
    if now and now.closes_at is not None and now.closes_at <= clock.now():
        tell(person=now.decider, kind="decision")


@transaction.atomic
def day_comes(*, decision: UUID) -> None:
    """On the day it is to be decided by: the one who decides is told, where it is not decided yet."""
    now = _open(decision)
    if now and now.decide_by <= utc_today():
        tell(person=now.decider, kind="decision")


@transaction.atomic
def review_comes(*, decision: UUID) -> None:
    """On the day to look at it again the one who decided is told."""
    now = Decision.objects.filter(id=decision, stage=Stage.DECIDED).select_related("decider").first()
    if now and now.review_on is not None and now.review_on <= utc_today() and now.decider.left_on is None:
        tell(person=now.decider, kind="decision")


def _open(decision: UUID) -> Decision | None:
    found = Decision.objects.filter(id=decision, stage=Stage.OPEN, decider__left_on=None)
    return found.select_related("decider").first()


@transaction.atomic
def tend() -> None:
    """Every night: end what nobody is left to decide, and let go of what has been kept long enough. Twice is once.

    Where somebody was named to decide and has left, the one who asked names another; it ends once both are gone.
    """
    gone = Q(decider__left_on__isnull=False) & (~Q(say=SayLevel.YOU.value) | Q(opener__left_on__isnull=False))
    for decision in Decision.objects.filter(gone, stage=Stage.OPEN).order_by("id")[:500]:
        call_off(actor=None, decision=decision, why=NOBODY_LEFT)
    FeltHeard.objects.filter(said_on__lt=utc_today() - FEELING_KEPT_FOR).delete()
    Decision.objects.filter(ended_on__lt=utc_today() - DECISION_KEPT_FOR).delete()
