"""1:1s, talks about a matter, and what is owed after them."""

from collections.abc import Callable, Iterator
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.urls import reverse

from troth.people.models import Person
from troth.talks.models import FollowUp, Meeting, Revisit, Talk
from troth.talks.pairs import other_of
from troth.talks.queries.mirror import NoTalk
from troth.talks.queries.near import TalksToday
from troth.talks.rules import TalkState
from troth.talks.spectrum import follow_up_words, words_of
from troth.today.rules import Nudge, Tap
from troth.ui.days import plain_day

LONG_AGO = date(2000, 1, 1)
Said = Callable[[datetime], str]


def talks_nudges(talks: TalksToday, viewer: Person, now: datetime) -> Iterator[Nudge]:
    """Everything of talks that waits for `viewer`."""
    zone = ZoneInfo(viewer.zone)
    today = now.astimezone(zone).date()

    def said(moment: datetime) -> str:
        local = moment.astimezone(zone)
        return f"{plain_day(local.date(), today=today)} at {local:%H:%M}"

    yield from (_talk(row, viewer, said) for row in talks.talks)
    yield from (_revisit(row, viewer, said) for row in talks.revisits)
    yield from (_owed(row, plain_day(row.due_on, today=today)) for row in talks.owed)
    yield from (_owed_to_me(row, plain_day(row.due_on, today=today)) for row in talks.owed_to_me)
    yield from (_passed(row, viewer, said) for row in talks.passed)
    yield from (_meeting(row, viewer, said) for row in talks.meetings)
    yield from (_meant(row, viewer) for row in talks.meant_for)
    yield from (_skipped(row, viewer) for row in talks.skipped)


def _talk(row: Talk, viewer: Person, said: Said) -> Nudge:
    assert row.starts_at is not None  # noqa: S101 # a planned talk has its hour
    return Nudge(
        kind="talk",
        about=row.id,
        lead="With",
        who=other_of(row.matter, viewer).name,
        says=row.matter.title,
        why="Called off."
        if row.state == TalkState.DROPPED
        else f"{words_of(row.level).called}, {said(row.starts_at)}.",
        since=row.starts_at.date(),
        taps=(Tap("Open", reverse("talks:talk", args=[row.id])),),
    )


def _revisit(row: Revisit, viewer: Person, said: Said) -> Nudge:
    return Nudge(
        kind="revisit",
        about=row.id,
        lead="With",
        who=other_of(row.talk.matter, viewer).name,
        says=f"Come back to “{row.talk.matter.title}”",
        why=f"When calmer, you both said: {said(row.due_at)}.",
        since=row.due_at.date(),
        taps=(
            Tap("We did", reverse("talks:finish-revisit", args=[row.id])),
            Tap("Open", reverse("talks:matter", args=[row.talk.matter_id])),
        ),
    )


def _owed(row: FollowUp, day: str) -> Nudge:
    return Nudge(
        kind="follow-up",
        about=row.id,
        lead="You to",
        who=row.owed_to.name,
        says=follow_up_words(row.kind),
        why=f"One correction is what people go on thinking about. By {day}.",
        since=row.due_on,
        taps=(
            Tap("Done", reverse("talks:follow-up", args=[row.id, "done"]), does=True),
            Tap("Open", reverse("talks:matter", args=[row.talk.matter_id])),
        ),
    )


def _owed_to_me(row: FollowUp, day: str) -> Nudge:
    return Nudge(
        kind="owed-to-me",
        about=row.id,
        who=row.owed_by.name,
        tail="to you",
        says=follow_up_words(row.kind),
        why=f"After your talk, by {day}. You may decline it without a reason.",
        since=row.due_on,
        taps=(Tap("Not needed", reverse("talks:follow-up", args=[row.id, "declined"]), does=True),),
    )


def _passed(row: Meeting, viewer: Person, said: Said) -> Nudge:
    return Nudge(
        kind="one-to-one",
        about=row.id,
        lead="With",
        who=other_of(row.series, viewer).name,
        says="Your 1:1",
        why=f"It was for {said(row.starts_at)}.",
        since=row.starts_at.date(),
        taps=(
            Tap("It took place", reverse("talks:settle-meeting", args=[row.id, "held"]), does=True),
            Tap("It did not", reverse("talks:settle-meeting", args=[row.id, "skipped"]), does=True),
        ),
    )


def _meeting(row: Meeting, viewer: Person, said: Said) -> Nudge:
    when = said(row.starts_at)
    return Nudge(
        kind="one-to-one",
        about=row.id,
        lead="With",
        who=other_of(row.series, viewer).name,
        says="Your 1:1",
        why=f"{when[0].upper()}{when[1:]}. Two lines to prepare are inside.",
        since=row.starts_at.date(),
        taps=(Tap("Open", reverse("talks:series", args=[row.series_id])),),
    )


def _meant(row: Talk, viewer: Person) -> Nudge:
    return Nudge(
        kind="talk-meant",
        about=row.id,
        lead="With",
        who=other_of(row.matter, viewer).name,
        says=row.matter.title,
        why="You meant to talk about it by now. Nobody is invited yet.",
        since=row.begun_on,
        taps=(Tap("Prepare", reverse("talks:prepare", args=[row.id])),),
        is_private=True,
    )


def _skipped(row: Meeting, viewer: Person) -> Nudge:
    return Nudge(
        kind="skipped",
        about=row.id,
        lead="With",
        who=other_of(row.series, viewer).name,
        says="The last two 1:1s did not happen",
        why="It happens. Does the rhythm still fit? You both see this.",
        since=row.starts_at.date(),
        taps=(Tap("Change the rhythm", reverse("talks:change-series", args=[row.series_id])),),
    )


def no_talk_nudges(found: NoTalk | None, today: date) -> Iterator[Nudge]:
    """The one person without a talk for longest; weak ground, and said to be."""
    if found is None:
        return
    noted = f"The last one noted was {plain_day(found.last, today=today)}." if found.last else "None is noted so far."
    yield Nudge(
        kind="no-talk",
        about=found.person.id,
        lead="With",
        who=found.person.name,
        says="A quarter of an hour, about nothing in particular",
        why=f"No talk is planned. {noted}",
        since=found.last or LONG_AGO,
        taps=(Tap("Open their page", reverse("today:between-person", args=[found.person.id])),),
    )
