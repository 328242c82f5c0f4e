"""What is over is not kept: objections and unanswered questions go, proposals nobody answered lapse."""

from datetime import timedelta

from django.db import transaction

from troth.kernel import clock
from troth.people.models import Nomination, Objection, RuleChange
from troth.people.telling import announce

from .registry import RULES
from .rules import NominationState, RuleState

KEPT = timedelta(days=30)


@transaction.atomic
def tidy() -> None:
    """Once a day. Safe to run twice."""
    now = clock.now()
    over = [state for state in NominationState if not state.is_running]
    Objection.objects.filter(nomination__state__in=over, nomination__due_at__lt=now - KEPT).delete()
    unheard = [NominationState.DECLINED, NominationState.WITHDRAWN]
    Nomination.objects.filter(state__in=unheard, opened_at=None, due_at__lt=now - KEPT).delete()
    for change in RuleChange.objects.filter(state=RuleState.PROPOSED, due_at__lt=now):
        _lapse(change)


def _lapse(change: RuleChange) -> None:
    """A lowering that no representative agreed to in its time does not hang over people any longer."""
    moved = RuleChange.objects.filter(id=change.id, state=RuleState.PROPOSED).update(state=RuleState.WITHDRAWN)
    rule = RULES.get(change.rule)
    if moved and rule:
        announce(f"Lapsed without an answer: {rule.title}, {change.after} {rule.unit} instead of {change.before}.")
