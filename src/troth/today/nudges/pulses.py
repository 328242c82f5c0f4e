"""Nudges of rounds: the same for everybody counted together."""

from collections.abc import Iterable, Iterator
from datetime import date

from django.urls import reverse

from troth.pulses.queries.today import Occasion, Waits
from troth.today.rules import Nudge, Tap
from troth.ui.days import plain_day


def pulses_nudges(waiting: Iterable[Waits], today: date) -> Iterator[Nudge]:
    """Collect, answer, read: never whether somebody has."""
    for one in waiting:
        says, why, tap, url = _words(one, today)
        kind = "pulse-said" if one.occasion is Occasion.FIGURES else "pulse"
        yield Nudge(kind=kind, about=one.about, says=says, why=why, since=one.since, taps=(Tap(tap, url),))


def _words(one: Waits, today: date) -> tuple[str, str, str, str]:
    until, safely = plain_day(one.until, today=today), reverse("pulses:safely")
    if one.occasion is Occasion.COLLECT:
        why = f"Until {until}. This stands here for everybody, also for those who have done it."
        return "Collect your right to answer", why, "Look", safely
    if one.occasion is Occasion.ANSWER:
        why = f"Until {until}. This stands here for everybody: nobody knows who has answered."
        return "A few questions, without your name", why, "Look", safely
    why = f"{one.called}: everybody in it sees it since {plain_day(one.since, today=today)}."
    return "What came out of the questions", why, "Read it", reverse("pulses:figures", args=[one.about])
