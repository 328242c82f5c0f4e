"""Removing what a request under way at the moment of erasure may have written afterwards."""

from troth.audit.models import Alias
from troth.people.models import Person


def sweep_pseudonyms() -> None:
    """Erase the keys of pseudonyms whose person is no more."""
    Alias.objects.exclude(person_id__in=Person.objects.values("id")).delete()
