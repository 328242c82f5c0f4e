"""One word said to several people at once: a row for each of them, and one voice on the giver's side.

Each receiver reads and answers their own row. What the giver says of it later is said to all of them: there is no way
to tell one of a team that it was kept and another that it was not.
"""

from uuid import UUID

from django.db.models import QuerySet

from troth.accounts.models import Promise


def said_with(promise: Promise) -> QuerySet[Promise]:
    """Every row of this word: the one, or one for each of those it was said to."""
    if promise.together is None:
        return Promise.objects.filter(id=promise.id)
    return Promise.objects.filter(together=promise.together)


def locked_with(promise: Promise) -> QuerySet[Promise]:
    """The same, locked in one order, so that moves at two of its rows take turns."""
    rows = said_with(promise)
    if promise.together is not None:
        list(rows.order_by("id").select_for_update(of=("self",)).values_list("id", flat=True))
    return rows


def word_of(promise: Promise) -> UUID:
    """What stands for the word, however many it was said to."""
    return promise.together or promise.id
