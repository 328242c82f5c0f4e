"""Who may read what of notices: what one chose, and what waits to be told to one, is one's own."""

from typing import Any

from django.db.models import Q

from troth.visibility.gate import bind

from .kinds import TOPICS, kind_of
from .models import Announcement, ChatDoor, Notice, NudgeDay, Reminders


def _everything(viewer: Any) -> Q:
    return Q()


def _own(viewer: Any) -> Q:
    return Q(author=viewer)


def _in_words(row: Reminders) -> str:
    by = "by mail" if row.by_mail else "not by mail"
    quiet = f"nothing from {row.quiet_from:%H:%M} to {row.quiet_until:%H:%M}"
    return f"You are told {row.rhythm}, {by}; {quiet}."


bind("announcement", Announcement, everyone=_everything)
bind("reminders", Reminders, author=_own, says=_in_words)
bind("chat_door", ChatDoor, author=_own, says=lambda row: f"You are told in {row.get_sort_display()}.")
bind(
    "notice",
    Notice,
    author=_own,
    says=lambda row: f"{TOPICS.get(kind_of(row.kind).topic, 'Something else')}: waits to be told to you.",
)
bind("nudge_day", NudgeDay, author=_own, says=lambda row: f"A suggestion went to you on {row.on.day} {row.on:%B %Y}.")
