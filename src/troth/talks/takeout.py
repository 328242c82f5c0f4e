"""What of talks is a person's own: 1:1s are given to them; a matter's history is in no copy, and goes with them."""

from typing import Any

from django.db import transaction
from django.db.models import Q

from troth.people.models import Person

from .actions.matters import delete_matter
from .actions.series import end_series
from .models import AgendaItem, HowItGoes, Matter, PrivateNote, Series, SharedNote


def export(person: Person) -> dict[str, list[dict[str, Any]]]:
    """Nothing besides: 1:1s are copied through the table of who sees what, which also says why matters are not."""
    return {}


@transaction.atomic
def erase(person: Person) -> None:
    """Delete every matter the person is in, and their own words in 1:1s; what the other wrote there stays theirs."""
    mine = Q(leader=person) | Q(member=person)
    for matter in Matter.objects.filter(mine):
        delete_matter(matter)
    for model in (AgendaItem, HowItGoes, SharedNote, PrivateNote):
        model.objects.filter(author=person).delete()
    for series in Series.objects.filter(mine):
        end_series(actor=None, series=series)
        if not _has_words(series):
            series.delete()


def _has_words(series: Series) -> bool:
    written = (HowItGoes, SharedNote, PrivateNote)
    return series.agenda.exists() or any(model.objects.filter(meeting__series=series).exists() for model in written)


def what_remains(person: Person) -> list[str]:
    """The same for everybody, so that it tells nothing."""
    return ["What the other wrote in your 1:1s, without your words. Every matter between you goes at once, for both."]
