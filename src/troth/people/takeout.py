"""What of people is a person's own: their name, address, places and offices, erased with them."""

from typing import Any

from django.db.models import Model, TextField
from django.db.models.functions import Cast

from troth.people.models import Address, Person, RosterDraft, RosterImport


def export(person: Person) -> dict[str, list[dict[str, Any]]]:
    """Nothing beyond the table of who sees what."""
    return {}


def erase(person: Person) -> None:
    """Take the person out of personnel files that are kept; their rows go with the person's own row.

    A file being looked at is set aside, and an import that would bring the person back can no longer be undone.
    """
    address = Address.objects.filter(person=person).values_list("email", flat=True).first()
    marks = [mark for mark in (str(person.id), address, person.name) if mark]
    for draft in _mentioning(RosterDraft, "roster", marks):
        RosterDraft.objects.filter(pk=draft).delete()
    RosterImport.objects.filter(pk__in=_mentioning(RosterImport, "before", marks)).update(before={}, is_undone=True)


def what_remains(person: Person) -> list[str]:
    """What the personnel file may bring back."""
    return [
        "Your employer’s personnel file, which is not Troth’s. If it still names you, its next import adds you anew."
    ]


def _mentioning(model: type[Model], field: str, marks: list[str]) -> list[Any]:
    """The keys of rows whose JSON holds any of these, as it is written or escaped."""
    texts = model._default_manager.annotate(text=Cast(field, TextField())).values_list("pk", "text")
    spellings = {mark.casefold() for mark in marks} | {ascii(mark)[1:-1].casefold() for mark in marks}
    return [key for key, text in texts if any(spelling in text.casefold() for spelling in spellings)]
