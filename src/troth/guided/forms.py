"""The forms of guided conversations: they read what was typed, and actions decide."""

from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import forms

from troth.accounts.forms import OnceForm, WhenField
from troth.kernel import clock
from troth.people.models import Person
from troth.ui.forms import Day, GrowingText

from .models import MOST_NOTE, MOST_PLACE, MOST_PROMISE
from .questions import QUESTIONS


class Hour(forms.TimeInput):
    """An hour, by the browser's own picker."""

    input_type = "time"

    def __init__(self) -> None:
        super().__init__(format="%H:%M")


class DayForm(OnceForm):
    """When, as the wall shows it to whoever types it, and where."""

    on = forms.DateField(label="Day", widget=Day)
    at = forms.TimeField(label="Hour", widget=Hour)
    place = forms.CharField(
        label="Where, or the address of the call",
        max_length=MOST_PLACE,
        required=False,
        help_text="A room with a door. On a call, everybody opens this page for themselves.",
    )
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False, initial=0)

    def __init__(self, *args: Any, viewer: Person, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.zone = ZoneInfo(viewer.zone)

    def starts_at(self) -> datetime:
        """That hour in UTC."""
        return datetime.combine(self.cleaned_data["on"], self.cleaned_data["at"], self.zone).astimezone(UTC)


class PreparationForm(forms.Form):
    """One field for each question, all of them free."""

    def __init__(self, *args: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        for one in QUESTIONS:
            self.fields[one.key] = forms.CharField(
                label=one.asks, help_text=one.leader, max_length=MOST_NOTE, required=False, widget=GrowingText
            )


class PromiseForm(OnceForm):
    """The one promise, and by when."""

    words = forms.CharField(
        label="I will",
        max_length=MOST_PROMISE,
        widget=GrowingText,
        help_text="Small enough to keep, and such that each of you can see whether it happened.",
        error_messages={"required": "Say what you promise, in a few words. Or end without a promise, below."},
    )

    def __init__(self, *args: Any, viewer: Person, **rest: Any) -> None:
        super().__init__(*args, **rest)
        today = clock.today(ZoneInfo(viewer.zone))
        help_text = "A day such as “Friday”, “in two weeks” or “12 May”."
        self.fields["due_on"] = WhenField(today=today, required=True, label="By when", help_text=help_text)
        self.fields["due_on"].error_messages["required"] = "Say by when."


def first_day(day: date) -> dict[str, Any]:
    """What the form for a new day begins with."""
    return {"on": day, "at": "10:00"}
