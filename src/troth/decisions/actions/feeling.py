"""Whether somebody felt heard: kept for them alone. No log, no mail, no change to anything another can read."""

from django.db import transaction

from troth.decisions.models import MOST_SHORT, Decision, FeltHeard, Included
from troth.decisions.rules import Felt, Stage
from troth.kernel.errors import Refused
from troth.people.models import Person

from .holding import utc_today, words_within
from .opening import one_of


@transaction.atomic
def say_felt_heard(
    *, actor: Person, decision: Decision, asked_before: str, considered: str, told_why: str, words: str = ""
) -> FeltHeard:
    """Keep for oneself whether one was asked before, considered, told why. Said again, it replaces what was said."""
    now = Decision.objects.get(id=decision.id)
    if now.stage != Stage.DECIDED:
        raise Refused("It is not decided yet.")
    if not Included.objects.filter(decision=now, person=actor).exists():
        raise Refused("Only those included are asked this.")
    said = {
        "asked_before": one_of(Felt, asked_before, "asked_before").value,
        "considered": one_of(Felt, considered, "considered").value,
        "told_why": one_of(Felt, told_why, "told_why").value,
        "words": words_within(words, MOST_SHORT, "words"),
        "said_on": utc_today(),
    }
    return FeltHeard.objects.update_or_create(decision=now, author=actor, defaults=said)[0]


@transaction.atomic
def forget_feeling(*, actor: Person, decision: Decision) -> None:
    """Delete it. Twice is once."""
    FeltHeard.objects.filter(decision=decision, author=actor).delete()
