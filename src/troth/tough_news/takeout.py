"""What of tough news is a person's own: given to them, and erased with them."""

from typing import Any

from django.db import transaction

from troth.people.models import Person

from .models import Affected, CheckIn, CoAuthor, FollowUp, News, OwnWords, Told


def export(person: Person) -> dict[str, list[dict[str, Any]]]:
    """Nothing besides: every table has its row in the table of who sees what, and is copied through it."""
    return {}


@transaction.atomic
def erase(person: Person) -> None:
    """Delete the person's own words, what is owed to and by them, and plans that are theirs alone, now.

    A plan they made together with another leader stays with that other one.
    """
    OwnWords.objects.filter(author=person).delete()
    CoAuthor.objects.filter(person=person).delete()
    for news in News.objects.filter(leader=person):
        heir = CoAuthor.objects.filter(news=news).order_by("id").first()
        if heir is None:
            news.delete()
        else:
            News.objects.filter(id=news.id).update(leader=heir.person_id)
            heir.delete()
    CheckIn.objects.filter(owed_by=person).delete()
    FollowUp.objects.filter(owed_by=person).delete()
    Affected.objects.filter(person=person).delete()
    Told.objects.filter(person=person).delete()


def what_remains(person: Person) -> list[str]:
    """The same for everybody, so that it tells nothing."""
    return [
        "What others wrote for themselves after tough news you said, and that you said it.",
        "Tough news you planned together with another leader: it stays with them, without your name.",
    ]
