"""The form of one's calendar."""

from django import forms

from troth.ui.forms import Cards, TwoLines

from .models import CalendarChoice

SHOWS = [
    (
        CalendarChoice.Shows.NEUTRAL.value,
        TwoLines("That something is on", "No name and no topic: fit for a calendar that colleagues can open."),
    ),
    (
        CalendarChoice.Shows.OWN.value,
        TwoLines("Whom and what", "Names and words as they stand in Troth. Whoever sees your calendar reads them."),
    ),
    (
        CalendarChoice.Shows.MAILED.value,
        TwoLines("Whom and what, also by mail", "When a talk is fixed, the mail brings a file for your calendar."),
    ),
]


class TitlesForm(forms.Form):
    """What one's calendar shows."""

    shows = forms.ChoiceField(label="What your calendar shows", choices=SHOWS, widget=Cards)
