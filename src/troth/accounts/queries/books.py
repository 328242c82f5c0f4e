"""Reading one's own book: the account today, through time, and the entries behind it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.core.paginator import Page, Paginator

from troth.accounts.models import BookEntry
from troth.accounts.pictures import Bars, Curve, bars_of, curve_of
from troth.accounts.retention import WARNING
from troth.accounts.rules import Account, Felt, Point, Weighed, account_on, through_time
from troth.people.models import Person
from troth.visibility.gate import one_visible, visible_to

PAGE = 25
LOOKED_AT = timedelta(days=730)  # older than that weighs less than a thousandth at the default half-life
SHOWN = timedelta(days=182)
MOST = 2000


@dataclass(frozen=True)
class Book:
    """A private book as its author reads it."""

    account: Account
    bars: Bars
    curve: Curve | None
    first_on: date | None
    days_silent: int | None
    entries: Page[BookEntry]
    points: list[Point]


def entry_for(viewer: Person, id: UUID) -> BookEntry:
    """One of one's own entries, or 404."""
    return one_visible(viewer, BookEntry, id=id)


def book_for(viewer: Person, about: Person, today: date, page: int = 1) -> Book:
    """The book `viewer` keeps about somebody, on a day."""
    entries = visible_to(viewer, BookEntry).filter(about=about).order_by("-happened_on", "id")
    weighed = _weighed(
        entries.filter(happened_on__gt=today - LOOKED_AT).values_list("happened_on", "felt", "size")[:MOST]
    )
    first = min((moment.on for moment in weighed), default=None)
    last = max((moment.on for moment in weighed), default=None)
    account = account_on(today, weighed)
    start = max(first, today - SHOWN) if first else today
    points = through_time(start, today, weighed)
    return Book(
        account=account,
        bars=bars_of(account.now),
        curve=curve_of(points),
        first_on=first,
        days_silent=(today - last).days if last else None,
        entries=Paginator(entries.select_related("kind"), PAGE).get_page(page),
        points=points,
    )


def _weighed(rows: Iterable[tuple[date, str, int]]) -> list[Weighed]:
    return [Weighed(on, Felt(felt), size) for on, felt, size in rows]


def entries_running_out(viewer: Person, today: date) -> list[BookEntry]:
    """One's own entries that run out within a week, the next first."""
    rows = visible_to(viewer, BookEntry).filter(kept=False, expires_on__lte=today + WARNING)
    return list(rows.select_related("about", "kind").order_by("expires_on", "id")[:50])


def people_in_books(viewer: Person) -> list[Person]:
    """Those one keeps a book about, by name: nobody else's business."""
    ids = visible_to(viewer, BookEntry).order_by().values("about_id").distinct()
    return list(visible_to(viewer, Person).filter(id__in=ids).order_by("name", "id"))
