"""Who may read what of calendar: one's own choice, nobody else's."""

from django.db.models import Q

from troth.visibility.gate import bind

from .models import CalendarChoice


def _in_words(row: CalendarChoice) -> str:
    has = f"Your calendar may read your days, since {row.made_on}" if row.digest else "No calendar reads your days"
    titles = "whom and what" if row.has_own_titles else "neutral titles"
    return f"{has}; it shows {titles}."


bind("calendar_choice", CalendarChoice, author=lambda viewer: Q(author=viewer), says=_in_words)
