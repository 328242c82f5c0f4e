"""What deserves attention now, each thing with its reason; and what is between two people."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.core.paginator import Page, Paginator

from troth.accords.queries.near import Waiting, accords_waiting
from troth.accounts.models import BookEntry, PrivatePromise
from troth.accounts.people_near import keeps_no_book, people_around
from troth.accounts.queries.books import entries_running_out
from troth.accounts.queries.comparisons import Side, comparisons_for
from troth.accounts.queries.moments import Moments, moments_between
from troth.accounts.queries.promises import Promises, Shown, lines_for, promises_for
from troth.decisions.queries.waiting import Waiting as DecisionWaiting
from troth.decisions.queries.waiting import decisions_waiting
from troth.notices.models import Announcement
from troth.people.calls import Call, calls_for
from troth.people.models import Office, Person
from troth.people.queries import offices_held
from troth.visibility.gate import one_visible, visible_to

from .models import Snooze

TOLD_FOR = timedelta(days=14)
PAGE = 60


@dataclass(frozen=True)
class Day:
    """The front door for one person on one day."""

    calls: list[Call]
    asked: list[Shown]
    changes: list[Shown]
    due: list[Shown]
    lines_due: list[PrivatePromise]
    to_answer: list[Shown]
    mine: list[Shown]
    theirs: list[Shown]
    lines: list[PrivatePromise]
    go_back_to: list[Shown]
    comparisons: list[Side]
    running_out: list[BookEntry]
    announcements: list[Announcement]
    is_operator: bool

    @property
    def is_quiet(self) -> bool:
        waiting = (
            self.calls,
            self.asked,
            self.changes,
            self.due,
            self.lines_due,
            self.to_answer,
            self.comparisons,
            self.running_out,
        )
        return not any(waiting)


@dataclass(frozen=True)
class Between:
    """Everything one person may know of what is between them and another."""

    other: Person
    promises: Promises
    lines: list[PrivatePromise]
    moments: Moments
    keeps_book: bool
    comparison: Side | None


def day_for(viewer: Person, today: date, now: datetime) -> Day:
    """What waits for `viewer`; what they put aside does not."""
    aside = set(visible_to(viewer, Snooze).filter(until__gte=today).values_list("about", flat=True))
    promises = promises_for(viewer, today)
    lines = lines_for(viewer)
    held = offices_held(viewer)

    def waiting(shown: list[Shown]) -> list[Shown]:
        return [each for each in shown if each.promise.id not in aside]

    return Day(
        calls=calls_for(viewer, held),
        asked=waiting(promises.asked_of_me),
        changes=promises.changes,
        due=promises.due,
        lines_due=[line for line in lines if line.due_on <= today],
        to_answer=waiting(promises.to_answer),
        mine=promises.mine,
        theirs=[*promises.asked_by_me, *promises.theirs],
        lines=[line for line in lines if line.due_on > today],
        go_back_to=waiting(promises.go_back_to),
        comparisons=[side for side in comparisons_for(viewer, now) if _waits(side) and side.comparison.id not in aside],
        running_out=entries_running_out(viewer, today),
        announcements=list(visible_to(viewer, Announcement).filter(on__gt=today - TOLD_FOR).order_by("-on", "id")[:5]),
        is_operator=Office.Kind.OPERATOR in held,
    )


def accords_for_day(viewer: Person, today: date) -> list[Waiting]:
    """What waits for `viewer` in accords; what they put aside does not."""
    aside = set(visible_to(viewer, Snooze).filter(until__gte=today).values_list("about", flat=True))
    return [one for one in accords_waiting(viewer) if one.view.accord.id not in aside]


def decisions_for_day(viewer: Person, today: date) -> list[DecisionWaiting]:
    """What waits for `viewer` in decisions; what they put aside does not."""
    aside = set(visible_to(viewer, Snooze).filter(until__gte=today).values_list("about", flat=True))
    return [one for one in decisions_waiting(viewer, today) if one.decision.id not in aside]


def _waits(side: Side) -> bool:
    """Something is mine to do: nothing about it depends on what the other has done in private."""
    return not side.out and (side.number_waits_for_me or (side.is_agreed and not side.ready))


def people_for(viewer: Person, page: int = 1) -> Page[Person]:
    """The people around `viewer` by name, and nothing about any of them."""
    return Paginator(people_around(viewer), PAGE).get_page(page)


def between_for(viewer: Person, other_id: UUID, today: date, now: datetime) -> Between:
    """What is between `viewer` and one other person, or 404."""
    other = one_visible(viewer, Person, id=other_id)
    running = [side for side in comparisons_for(viewer, now) if side.other.id == other.id]
    keeps_book = not keeps_no_book(author=viewer, about=other)
    return Between(
        other=other,
        promises=promises_for(viewer, today, other),
        lines=lines_for(viewer, other),
        moments=moments_between(viewer, other, may_have_marked=keeps_book),
        keeps_book=keeps_book,
        comparison=running[0] if running else None,
    )
