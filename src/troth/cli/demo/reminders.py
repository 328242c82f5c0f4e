"""How some people of the demo company chose to be told, and whose calendar reads along."""

from datetime import time
from typing import Any

from troth.calendar.actions import choose_titles, make_address, revoke_address
from troth.notices.choosing import choose_reminders, snooze

from .playing import Stage, Steps

HABITS: dict[str, Any] = {
    "by_mail": True,
    "says": "nothing",
    "rhythm": "at once",
    "quiet_from": time(20),
    "quiet_until": time(7),
    "quiet_days": [],
    "digest_at": time(8),
    "digest_day": 0,
    "left_out": [],
    "zone": "",
}
# Who, how many days ago, and what of it is other than at first.
CHOSE: tuple[tuple[str, int, dict[str, Any]], ...] = (
    ("samuel.adjei", 180, {"rhythm": "daily", "digest_at": time(7, 30), "says": "kind", "quiet_days": [5, 6]}),
    ("ioana.petrescu", 150, {"rhythm": "weekly", "digest_day": 4, "digest_at": time(15), "left_out": ["nudges"]}),
    ("leilani.kealoha", 90, {"quiet_from": time(8), "quiet_until": time(15), "says": "kind"}),  # sleeps after nights
    ("farah.siddiqui", 60, {"by_mail": False}),
    ("graham.whitlock", 45, {"left_out": ["nudges", "news"], "rhythm": "daily"}),
)


def reminders(stage: Stage) -> list[Steps]:
    """Everything chosen about being told, in steps."""
    return [*(_choose(stage, *one) for one in CHOSE), _calendars(stage), _away(stage)]


def _choose(stage: Stage, who: str, ago: int, other: dict[str, Any]) -> Steps:
    yield ago
    choose_reminders(actor=stage.people[who], **HABITS | other)


def _calendars(stage: Stage) -> Steps:
    """Ioana's calendar reads along in neutral words, Samuel's with names; Nils thought better of it."""
    yield 120
    make_address(actor=stage.people["ioana.petrescu"])
    nils = stage.people["nils.bergqvist"]
    make_address(actor=nils)
    yield 100
    samuel = stage.people["samuel.adjei"]
    make_address(actor=samuel)
    choose_titles(actor=samuel, shows="own")
    yield 40
    revoke_address(actor=nils)


def _away(stage: Stage) -> Steps:
    """Bernadette has a bad fortnight and wants to be told nothing."""
    yield 3
    snooze(actor=stage.people["bernadette.osullivan"], days=14)
