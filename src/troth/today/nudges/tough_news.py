"""Plans to say, check-ins one owes, and what one was told."""

from collections.abc import Iterator
from datetime import date
from uuid import UUID, uuid5

from django.urls import reverse

from troth.today.rules import Nudge, Tap
from troth.tough_news.queries.near import Due, NewsToday, ToldMe
from troth.ui.days import plain_day


def _open(news: UUID) -> Tap:
    return Tap("Open", reverse("tough_news:show", args=[news]))


def news_nudges(news: NewsToday, today: date) -> Iterator[Nudge]:
    """One's own plans on their day, check-ins one owes, and what one was told lately or is owed."""
    for notes in news.to_say:
        yield Nudge(
            kind="news-say",
            about=notes.news_id,
            says=notes.news.title,
            why=f"You meant to say it {plain_day(notes.say_on or today, today=today)}.",
            since=notes.say_on or today,
            is_private=True,
            taps=(_open(notes.news_id),),
        )
    yield from (_due(due, today) for due in news.due)
    yield from (_told(told, today) for told in news.told_me)


def _due(due: Due, today: date) -> Nudge:
    """One for each occasion, however many people: with one tap for those who are asked together."""
    group = Tap("Done with the group", reverse("tough_news:group", args=[due.news.id, due.occasion]), does=True)
    return Nudge(
        kind="news-check-in",
        about=uuid5(due.news.id, f"{due.occasion} {due.since}"),
        says=due.news.title,
        why=f"You owe {due.says}, for {plain_day(due.since, today=today)}.",
        since=due.since,
        taps=(*((group,) if due.with_group else ()), _open(due.news.id)),
    )


def _told(one: ToldMe, today: date) -> Nudge:
    on = plain_day(one.told.told_on, today=today)
    choice = "You can choose how you want to be asked afterwards."
    owed = f"You are owed a check-in, {plain_day(one.next.due_on, today=today)}." if one.next else choice
    return Nudge(
        kind="news-told",
        about=one.told.id,
        who=one.told.told_by.name,
        tail="to you",
        says=one.told.news.title,
        why=f"{one.told.told_by.name} told you, {on}. {owed}",
        since=one.told.told_on,
        taps=(_open(one.told.news_id),),
    )
