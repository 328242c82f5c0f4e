"""What deserves attention now, each thing with its reason; and what is between two people."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.core.paginator import Page, Paginator

from troth.accords.queries.near import accords_waiting
from troth.accords.queries.team_day import team_accords_waiting
from troth.accounts.models import PrivatePromise
from troth.accounts.people_near import keeps_no_book, people_around
from troth.accounts.queries.books import entries_running_out
from troth.accounts.queries.comparisons import Side, comparisons_for
from troth.accounts.queries.moments import Moments, moments_between
from troth.accounts.queries.promises import Promises, Shown, lines_for, promises_for
from troth.cards.queries.today import cards_today
from troth.concerns.bringing import brought_today
from troth.decisions.queries.waiting import decisions_waiting
from troth.guided.queries.near import guided_waiting
from troth.notices.models import Announcement
from troth.people.calls import calls_for
from troth.people.models import Membership, Office, Person
from troth.people.queries import current, led_ids, offices_held
from troth.pulses.queries.today import pulses_today
from troth.repair.queries.near import going_back_for
from troth.replies.queries.answers import owed_today
from troth.talks.queries.mirror import longest_without_a_talk
from troth.talks.queries.near import talks_today
from troth.tough_news.queries.near import news_today
from troth.visibility.gate import one_visible, visible_to

from .first_steps import Step, first_steps_for
from .models import Less, Snooze
from .nudges import accounts, concerns, decisions, guided, others, pulses, replies, talks, tough_news
from .rules import Chosen, Nudge, choose, in_order

TOLD_FOR = timedelta(days=14)
NEW_FOR = timedelta(days=14)
NO_TALK_FOR = timedelta(days=14)
PAGE = 60


@dataclass(frozen=True)
class Day:
    """The front door for one person on one day."""

    first_steps: Sequence[Step]
    chosen: Chosen
    mine: list[Shown]
    theirs: list[Shown]
    lines: list[PrivatePromise]
    go_back_to: list[Shown]
    announcements: list[Announcement]
    is_operator: bool


@dataclass(frozen=True)
class Between:
    """Everything one person may know of what is between them and another."""

    other: Person
    promises: Promises
    lines: list[PrivatePromise]
    moments: Moments
    keeps_book: bool
    comparison: Side | None


@dataclass(frozen=True)
class _Read:
    """What was read once for one page."""

    promises: Promises
    lines: list[PrivatePromise]
    held: frozenset[str]
    aside: set[UUID]


def _read(viewer: Person, today: date) -> _Read:
    return _Read(
        promises=promises_for(viewer, today),
        lines=lines_for(viewer),
        held=offices_held(viewer),
        aside=set(visible_to(viewer, Snooze).filter(until__gte=today).values_list("about", flat=True)),
    )


def day_for(viewer: Person, today: date, now: datetime) -> Day:
    """What deserves attention, at most five things; what is open both ways; what to go back to."""
    read = _read(viewer, today)
    told = visible_to(viewer, Announcement).filter(on__gt=today - TOLD_FOR)
    return Day(
        first_steps=first_steps_for(viewer, read.aside, leads=led_ids(viewer).exists()),
        chosen=choose(_nudges(viewer, today, now, read), less=less_of(viewer, today)),
        mine=read.promises.mine,
        theirs=[*read.promises.asked_by_me, *read.promises.theirs],
        lines=[line for line in read.lines if line.due_on > today],
        go_back_to=[each for each in read.promises.go_back_to if each.promise.id not in read.aside],
        announcements=list(told.order_by("-on", "id")[:5]),
        is_operator=Office.Kind.OPERATOR in read.held,
    )


def waiting_for(viewer: Person, today: date, now: datetime) -> list[Nudge]:
    """Everything that waits for `viewer`, in the order of Today."""
    return in_order(_nudges(viewer, today, now, _read(viewer, today)), less=less_of(viewer, today))


def less_of(viewer: Person, today: date) -> set[str]:
    """The kinds `viewer` would rather see less of."""
    return set(visible_to(viewer, Less).filter(until__gte=today).values_list("kind", flat=True))


def _nudges(viewer: Person, today: date, now: datetime, read: _Read) -> Sequence[Nudge]:
    """Everything of every capability; what was put aside is not waiting."""
    due = [line for line in read.lines if line.due_on <= today]
    sides = [side for side in comparisons_for(viewer, now) if _waits(side)]
    found = [
        *others.calls_nudges(calls_for(viewer, read.held)),
        *accounts.promises_nudges(read.promises, today),
        *accounts.lines_nudges(due, today),
        *others.repairs_nudges(going_back_for(viewer, today)),
        *talks.talks_nudges(talks_today(viewer, today, now), viewer, now),
        *talks.no_talk_nudges(longest_without_a_talk(viewer, today, now, NO_TALK_FOR), today),
        *tough_news.news_nudges(news_today(viewer, today), today),
        *others.accords_nudges(accords_waiting(viewer)),
        *decisions.decisions_nudges(decisions_waiting(viewer, today)),
        *pulses.pulses_nudges(pulses_today(viewer, today), today),
        *replies.replies_nudges(owed_today(viewer, today), today),
        *concerns.brought_nudges(brought_today(viewer, read.held), today),
        *guided.guided_nudges(guided_waiting(viewer, today)),
        *others.team_accords_nudges(team_accords_waiting(viewer, today)),
        *others.cards_nudges(cards_today(viewer, today), today),
        *accounts.comparisons_nudges(sides, today),
        *others.new_people_nudges(_new_people(viewer, today), today),
        *accounts.entries_nudges(entries_running_out(viewer, today), today),
    ]
    return [one for one in found if one.about not in read.aside]


def _waits(side: Side) -> bool:
    """Something is mine to do: nothing about it depends on what the other has done in private."""
    return not side.out and (side.number_waits_for_me or (side.is_agreed and not side.ready))


def _new_people(viewer: Person, today: date) -> list[Membership]:
    """Who joined a team in the last two weeks that `viewer` was leading already."""
    rows = visible_to(viewer, Membership).filter(current())
    leads = dict(rows.filter(person=viewer, role=Membership.Role.LEADER).values_list("team_id", "since"))
    new = rows.filter(team__in=leads, role=Membership.Role.MEMBER, since__gt=today - NEW_FOR, person__left_on=None)
    found = new.select_related("person").order_by("since", "id")[:PAGE]
    return [one for one in found if one.since > leads[one.team_id]] if leads else []


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
