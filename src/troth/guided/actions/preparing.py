"""What a leader notes for themselves before the conversation. Not in the log: it is their own."""

from django.db import transaction

from troth.guided import rules
from troth.guided.models import MOST_NOTE, Conversation, Preparation
from troth.guided.questions import QUESTIONS
from troth.kernel.errors import Refused
from troth.people.models import Person

from .planning import GONE, check_leads_it, locked


@transaction.atomic
def prepare(*, actor: Person, conversation: Conversation, notes: dict[str, str]) -> None:
    """Keep the notes, question by question, in place of what was noted before; none at all is no row."""
    now = locked(conversation)
    check_leads_it(actor, now)
    if now.is_off:
        raise Refused(GONE)
    kept = {one.key: notes.get(one.key, "").strip() for one in QUESTIONS}
    for key, words in kept.items():
        if len(words) > MOST_NOTE:
            raise Refused(f"Keep it to {MOST_NOTE} characters.", field=key)
    if not any(kept.values()):
        Preparation.objects.filter(conversation=now, author=actor).delete()
        return
    goes = {"goes_on": now.day + rules.PREPARATION_KEPT}
    Preparation.objects.update_or_create(conversation=now, author=actor, defaults=kept | goes)


@transaction.atomic
def forget_preparation(*, actor: Person, conversation: Conversation) -> None:
    """Delete them now. Twice is once."""
    Preparation.objects.filter(conversation=conversation, author=actor).delete()
