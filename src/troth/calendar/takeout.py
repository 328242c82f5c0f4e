"""What of calendar is a person's own: what they chose, and the address's fingerprint."""

from typing import Any

from django.db import transaction

from troth.people.models import Person

from .models import CalendarChoice


def export(person: Person) -> dict[str, list[dict[str, Any]]]:
    """Nothing besides: the choice is copied by the gate."""
    return {}


@transaction.atomic
def erase(person: Person) -> None:
    """The choice and the fingerprint go; the address answers with nothing from then on."""
    CalendarChoice.objects.filter(author=person).delete()


def what_remains(person: Person) -> list[str]:
    """What is out of our hands."""
    return ["What your calendar program has read already, in that program."]
