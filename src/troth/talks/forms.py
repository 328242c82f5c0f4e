"""The forms of talks: they read what was typed, and actions decide."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django import forms

from troth.accounts.forms import OnceForm, WhenField
from troth.kernel import clock
from troth.people.models import Person
from troth.ui.forms import Cards, Chips, Day, GrowingText, TwoLines

from .rules import Level, start_of
from .spectrum import LEVEL_WORDS, parts_for

RHYTHMS = [(7, "Every week"), (14, "Every two weeks"), (28, "Every four weeks"), (0, "Another rhythm")]
LENGTHS = [(15, "15 minutes"), (20, "20"), (30, "30"), (45, "45"), (60, "An hour")]
WHEN_CALMER = [
    ("", "No need"),
    ("2h", "In two hours"),
    ("4h", "In four hours"),
    ("1d", "Tomorrow"),
    ("3d", "In three days"),
    ("7d", "In a week"),
]
DIRECTIONS = [("mine", "I said I would"), ("theirs", "They said they would")]


class Hour(forms.TimeInput):
    """An hour, by the browser's own picker."""

    input_type = "time"

    def __init__(self) -> None:
        super().__init__(format="%H:%M")


def level_field(levels: Iterable[Level]) -> forms.TypedChoiceField:
    """A choice among the levels of the spectrum, in words."""
    choices = [(int(level), TwoLines(LEVEL_WORDS[level].called, LEVEL_WORDS[level].does)) for level in levels]
    return forms.TypedChoiceField(
        label="Where on the spectrum",
        choices=choices,
        coerce=int,
        widget=Cards,
        help_text="Begin as low as you can. Leaving one out is possible, with a reason.",
        error_messages={"required": "Choose one of these."},
    )


class StartForm(OnceForm):
    """A day and an hour, as the wall shows it to whoever types it."""

    on = forms.DateField(label="Day", widget=Day)
    at = forms.TimeField(label="Hour", widget=Hour)
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False, initial=0)

    def __init__(
        self,
        *args: Any,
        viewer: Person,
        start: datetime | None = None,
        initial: dict[str, Any] | None = None,
        **rest: Any,
    ) -> None:
        self.zone = ZoneInfo(viewer.zone)
        local = (start or clock.now() + timedelta(days=2)).astimezone(self.zone)
        hour = local.time().replace(second=0, microsecond=0)
        first = {"on": local.date(), "at": hour if start else hour.replace(minute=0)}
        super().__init__(*args, **rest)
        self.initial = first | (initial or {})

    def starts_at(self) -> datetime:
        """That hour in UTC."""
        return start_of(self.cleaned_data["on"], self.cleaned_data["at"], self.zone)


class PlanForm(StartForm):
    """When to talk, and the invitation."""

    minutes = forms.TypedChoiceField(label="How long", choices=LENGTHS, coerce=int, initial=20, widget=Chips)
    invitation = forms.CharField(
        label="The invitation",
        max_length=600,
        widget=GrowingText,
        help_text="They read these words as they stand. Say what it is about: guessing is worse than knowing.",
        error_messages={"required": "Write a sentence, so that they know."},
    )
    field_order = ["invitation", "on", "at", "minutes"]


class SeriesForm(StartForm):
    """A rhythm, its hour, and the next day."""

    rhythm = forms.TypedChoiceField(label="How often", choices=RHYTHMS, coerce=int, initial=14, widget=Chips)
    own = forms.IntegerField(label="Every so many days", min_value=1, max_value=92, required=False)
    minutes = forms.TypedChoiceField(label="How long", choices=LENGTHS, coerce=int, initial=30, widget=Chips)
    field_order = ["rhythm", "own", "on", "at", "minutes"]

    def __init__(self, *args: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.fields["on"].label = "The next one is on"
        self.fields["own"].help_text = "For another rhythm."

    def clean(self) -> dict[str, Any]:
        """`every_days` is what was chosen, or typed."""
        cleaned = super().clean() or self.cleaned_data
        every_days = cleaned.get("rhythm") or cleaned.get("own")
        if every_days is None and "rhythm" in cleaned and "own" not in self.errors:
            self.add_error("own", "Say how many days lie between.")
        return cleaned | {"every_days": every_days}


class LineOfWords(OnceForm):
    """One short line."""

    words = forms.CharField(label="Words", max_length=200, error_messages={"required": "Write a few words first."})


class HowForm(OnceForm):
    """How it is going, in one line."""

    words = forms.CharField(label="How’s it going?", max_length=140, required=False)


class SharedNoteForm(OnceForm):
    """A note for both."""

    words = forms.CharField(
        label="A note for both of you",
        max_length=1000,
        widget=GrowingText,
        error_messages={"required": "Write a few words first."},
    )


class OwnNoteForm(forms.Form):
    """A note for oneself alone."""

    words = forms.CharField(label="For yourself alone", max_length=2000, required=False, widget=GrowingText)


class TalkForm(OnceForm):
    """Another talk about the same thing."""

    reason = forms.CharField(
        label="Why you leave one out",
        max_length=280,
        required=False,
        help_text="Only where you do. The other reads it once they are invited.",
    )

    def __init__(self, *args: Any, levels: Iterable[Level], **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.fields["level"] = level_field(levels)
        self.order_fields(["title", "is_agreed", "level", "reason"])


class MatterForm(TalkForm):
    """Something new to talk about."""

    title = forms.CharField(
        label="What it is about",
        max_length=80,
        help_text="A few neutral words about the work, never about health. The other reads them once you invite them.",
        widget=forms.TextInput(attrs={"data-carried": ""}),
        error_messages={"required": "Say what it is about, in a few words."},
    )
    is_agreed = forms.ChoiceField(
        label="Did the two of you ever agree on it?",
        choices=[("no", "Not really"), ("yes", "Yes, we did")],
        initial="no",
        widget=Chips,
    )


class PreparationForm(OnceForm):
    """The quiet page. Every part may stay empty."""

    def __init__(self, *args: Any, level: int, **rest: Any) -> None:
        super().__init__(*args, **rest)
        for part in parts_for(level):
            self.fields[part.name] = forms.CharField(
                label=part.asks, help_text=part.helps, max_length=1000, required=False, widget=GrowingText
            )
        self.fields["meant_for"] = forms.DateField(
            label="The day you mean to talk",
            required=False,
            widget=Day,
            help_text="For yourself. Nobody is invited yet.",
        )


class HeldForm(OnceForm):
    """That a talk took place, a few words, and whether to come back to it."""

    held_on = forms.DateField(label="When it was", widget=Day)
    words = forms.CharField(
        label="A few words for both of you",
        max_length=600,
        required=False,
        widget=GrowingText,
        help_text="What you take from it. Theirs have their place too.",
    )
    when = forms.ChoiceField(
        label="Come back to it when calmer?", choices=WHEN_CALMER, required=False, initial="", widget=Chips
    )


class AfterForm(OnceForm):
    """A few words for both."""

    words = forms.CharField(
        label="A few words for both of you",
        max_length=600,
        widget=GrowingText,
        error_messages={"required": "Write a few words first."},
    )


class RevisitForm(OnceForm):
    """When to come back to it."""

    when = forms.ChoiceField(label="When", choices=WHEN_CALMER[1:], initial="1d", widget=Chips)


class PromiseForm(OnceForm):
    """A promise that belongs to a matter."""

    direction = forms.ChoiceField(label="Which way", choices=DIRECTIONS, initial="mine", widget=Chips)
    words = forms.CharField(
        label="What", max_length=280, error_messages={"required": "Say what was promised, in a few words."}
    )

    def __init__(self, *args: Any, viewer: Person, **rest: Any) -> None:
        super().__init__(*args, **rest)
        today = clock.today(ZoneInfo(viewer.zone))
        self.fields["due_on"] = WhenField(today=today, required=True, label="By when")


def calmer_at(when: str) -> datetime:
    """The moment that choice means, from now: hours to the minute, days at the same hour."""
    number = int(when[:-1])
    return clock.now() + (timedelta(hours=number) if when.endswith("h") else timedelta(days=number))
