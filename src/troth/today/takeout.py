"""What of Today is a person's own: what they put aside, and of what they would see less."""

from typing import Any

from django.db import transaction

from troth.people.models import Person
from troth.visibility.gate import visible_to

from .models import Less, Snooze


def export(person: Person) -> dict[str, list[dict[str, Any]]]:
    """Which reminders were put aside, which kinds come last, and until when."""
    return {
        "snooze": [{"about": str(row.about), "until": row.until} for row in visible_to(person, Snooze)],
        "less": [{"kind": row.kind, "until": row.until} for row in visible_to(person, Less)],
    }


@transaction.atomic
def erase(person: Person) -> None:
    """All of it, now."""
    Snooze.objects.filter(author=person).delete()
    Less.objects.filter(author=person).delete()


def what_remains(person: Person) -> list[str]:
    """Nothing of Today remains."""
    return []
