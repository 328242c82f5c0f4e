"""What of notices is a person's own: mail on its way to them, and their name where everyone was told of them."""

from typing import Any

from django.db.models import F, Value
from django.db.models.functions import Replace

from troth.people.models import Address, Person

from .models import Announcement, ChatDoor, Notice, NudgeDay, OutboxMail, OutboxPost, Reminders


def export(person: Person) -> dict[str, list[dict[str, Any]]]:
    """Nothing besides: mail holds no content, announcements are everyone's, and the rest is copied by the gate."""
    return {}


def erase(person: Person) -> None:
    """Drop what is on its way to the person and what they chose, and take their name out of what was announced."""
    for model in (Reminders, ChatDoor, Notice, NudgeDay):
        model._default_manager.filter(author=person).delete()
    OutboxPost.objects.filter(person=person).delete()
    addresses = list(Address.objects.filter(person=person).values_list("email", flat=True))
    OutboxMail.objects.filter(to__in=addresses).delete()
    named = Announcement.objects.filter(text__contains=person.name)
    named.update(text=Replace(F("text"), Value(person.name), Value("someone who has left")))


def what_remains(person: Person) -> list[str]:
    """What was announced stays, without the name."""
    return ["What everyone was told, such as who held an office, without your name."]
