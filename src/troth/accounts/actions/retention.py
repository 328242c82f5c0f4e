"""What runs out: private entries after 240 days unless kept, their authors told before; all the rest in its time."""

from datetime import date, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import F, Q, QuerySet

from troth.accounts.compare_states import Stage
from troth.accounts.models import BookEntry, Comparison, Moment, PrivatePromise, Promise
from troth.accounts.promise_states import CLOSED, State
from troth.accounts.retention import KEPT_FOR, WARNING
from troth.kernel import clock
from troth.notices.actions import tell
from troth.people.models import Membership, Person
from troth.people.queries import current

from .deleting import delete_locked

GRACE = timedelta(days=14)  # a slip in a roster import can be undone before anything private is erased


@transaction.atomic
def let_run_out() -> None:
    """Delete what has run out, and tell the authors of entries that will in a week. Twice a day is once."""
    today = clock.today(ZoneInfo("UTC"))
    long_ago = today - KEPT_FOR
    _run_out_of_books(today)
    _erase_books_about_led(today)
    PrivatePromise.objects.filter(expires_on__lte=today).delete()
    Moment.objects.filter(offered_on__lt=long_ago).delete()
    delete_locked(
        Promise.objects.filter(
            Q(state__in=CLOSED, settled_on__lt=long_ago) | Q(state=State.ASKED, said_on__lt=long_ago)
        )
    )
    delete_locked(
        Comparison.objects.filter(
            Q(revealed_on__lt=long_ago) | (~Q(stage=Stage.REVEALED) & Q(ends_at__lte=clock.now()))
        )
    )


def _run_out_of_books(today: date) -> None:
    """An entry goes only when its author was told at least a week before, however late the worker is."""
    BookEntry.objects.filter(kept=False, expires_on__lte=today, told_on__lte=today - WARNING).delete()
    near = BookEntry.objects.filter(kept=False, expires_on__lte=today + WARNING, told_on=None)
    authors = list(near.order_by().values_list("author_id", flat=True).distinct())
    near.update(told_on=today)
    for author in Person.objects.filter(id__in=authors, left_on=None).order_by("id"):
        tell(person=author, kind="book_entry")


def _erase_books_about_led(today: date) -> None:
    """What somebody once wrote about a person they lead by now, two weeks after they began to."""
    since = today - GRACE
    BookEntry.objects.filter(id__in=list(_ids(BookEntry.objects.filter(_about_led("about", since))))).delete()
    lines = PrivatePromise.objects.filter(_about_led("other", since), direction=PrivatePromise.Direction.THEIRS)
    PrivatePromise.objects.filter(id__in=list(_ids(lines))).delete()


def _ids(rows: QuerySet[Any]) -> QuerySet[Any]:
    return rows.order_by().values_list("id", flat=True)


def _about_led(path: str, since: date) -> Q:
    """Rows whose author has led a team, since that day, that the person at `path` has been in since then."""
    leading = Membership.objects.filter(current(), role=Membership.Role.LEADER, since__lte=since)
    return Q(
        ("author__memberships__in", leading),
        (f"{path}__memberships__team", F("author__memberships__team")),
        (f"{path}__memberships__role", Membership.Role.MEMBER),
        (f"{path}__memberships__until", None),
        (f"{path}__memberships__since__lte", since),
    )


def end_comparison(comparison_id: str) -> None:
    """At its last moment a comparison that was not revealed is gone, with everything chosen for it."""
    delete_locked(Comparison.objects.filter(id=comparison_id, ends_at__lte=clock.now()).exclude(stage=Stage.REVEALED))
