"""Giving one's word to several people at once."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID, uuid5

from django.db import transaction

from troth.accounts.models import Promise
from troth.accounts.people_near import refuse_self
from troth.audit.actions import record_many
from troth.cites.registry import Citation, check_both_see
from troth.kernel.errors import Refused
from troth.people.models import Person

from .promises import A_WEEK, check_day, check_words, remind, today_of


@transaction.atomic
def say_promise_to_all(
    *,
    actor: Person,
    to: Sequence[Person],
    words: str,
    due_on: date | None = None,
    cites: Citation | None = None,
    id: UUID,
) -> list[Promise]:
    """Give one's word to several people at once: each sees it at once, as said to them.

    `id` stands for the word: said again under the same one, also at the same time, it is said once. Refused where
    there is nobody to say it to, or where what it is about is not there for all of them.
    """
    already = list(Promise.objects.filter(together=id, giver=actor).order_by("id"))
    if already:
        return already
    if not to:
        raise Refused("There is nobody here to say it to.")
    today = today_of(actor)
    due_on = check_day(due_on or today + A_WEEK, today)
    said = {"words": check_words(words), "due_on": due_on, "first_due_on": due_on, "said_on": today, "together": id}
    rows = [Promise(id=uuid5(id, str(one.id)), giver=actor, receiver=one, **said) for one in to]
    for row in rows:
        refuse_self(actor=actor, other=row.receiver)
        check_both_see(cites, actor=actor, other=row.receiver)
        row.cite(cites)
    Promise.objects.bulk_create(rows, ignore_conflicts=True)
    record_many(actor=actor, subjects=list(to), action="said", kind="promise")
    remind(rows[0])
    return rows
