"""Nudges of what is owed after a round: for the leader who owes it, and in time the next one up."""

from collections.abc import Iterable, Iterator
from datetime import date

from django.urls import reverse

from troth.pulses.rules.answering import due_on
from troth.replies.queries.answers import Owed
from troth.today.rules import Nudge, Tap
from troth.ui.days import plain_day


def replies_nudges(owed: Iterable[Owed], today: date) -> Iterator[Nudge]:
    """One for each group that has no answer yet; it never says who took part."""
    for one in owed:
        release = one.release
        by = plain_day(due_on(one.since), today=today)
        called = release.circle.called
        late = f"{called}: nobody has answered for three weeks, so you may. Whoever is first does."
        why = late if one.is_next_up else f"{called}: an answer is owed by {by}. A few sentences are enough."
        taps = (
            Tap("Write the answer", reverse("replies:write", args=[release.id])),
            Tap("See the figures", reverse("pulses:figures", args=[release.id])),
        )
        yield Nudge(
            kind="pulse-answer",
            about=release.id,
            says="Say what you heard, and what you will do",
            why=why,
            since=one.since,
            taps=taps,
        )
