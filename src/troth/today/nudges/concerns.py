"""Nudges of what listeners put before somebody: that something lies there, and never of what it is."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse

from troth.concerns.bringing import Today
from troth.concerns.models import Brought
from troth.concerns.rules import due_on, is_late
from troth.today.rules import Nudge, Tap
from troth.ui.days import plain_day


def brought_nudges(found: Today, today: date) -> Iterator[Nudge]:
    """For whom it lies before until they answer; for the listener when an answer came, or did not in time."""
    for one in found.owed:
        by = plain_day(due_on(one.week), today=today)
        is_over = is_late(one.week, today)
        why = (
            f"An answer was due {by}. It is still welcome." if is_over else f"An answer is due {by}: what will be done."
        )
        yield _nudge("brought", one, "The listeners put something before you", why, "Read it")
    for one in found.answered:
        why = "The one who spoke up waits for it. Tell them, in the sealed letters."
        yield _nudge("brought-answered", one, "What you brought was answered", why, "Read the answer", one.before.name)
    for one in found.late:
        why = "Tell the one who spoke up. You can put it before somebody else."
        yield _nudge("brought-answered", one, "No answer came in time", why, "Look", one.before.name)


def _nudge(kind: str, one: Brought, says: str, why: str, tap: str, who: str = "") -> Nudge:
    taps = (Tap(tap, reverse("concerns:brought", args=[one.id])),)
    return Nudge(kind=kind, about=one.id, who=who, says=says, why=why, since=one.week, taps=taps)
