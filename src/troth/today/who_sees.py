"""Who may read what of Today: one's own, nobody else's."""

from django.db.models import Q

from troth.visibility.gate import bind

from .models import Less, Snooze

bind(
    "snooze",
    Snooze,
    author=lambda viewer: Q(author=viewer),
    says=lambda row: f"A reminder put aside until {row.until.day} {row.until:%B %Y}.",
)
bind(
    "less",
    Less,
    author=lambda viewer: Q(author=viewer),
    says=lambda row: f"Less of {row.kind} until {row.until.day} {row.until:%B %Y}.",
)
