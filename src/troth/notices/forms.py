"""The forms of reminders: they read what was chosen, and actions decide."""

from typing import Any
from zoneinfo import available_timezones

from django import forms

from troth.ui.forms import Cards, Chips, ManyChips, TwoLines

from .choosing import SNOOZES
from .kinds import TOPICS
from .models import ChatDoor, Reminders
from .rules import Choice, Rhythm

DAYS = list(enumerate(("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")))
SAYS = [
    (
        Reminders.Says.NOTHING.value,
        TwoLines("That something waits", "Nobody who sees your mail learns more than that you use Troth."),
    ),
    (
        Reminders.Says.KIND.value,
        TwoLines("And of what kind", "Such as “A promise is due.” Never a name, never your words."),
    ),
]
RHYTHMS = [
    (Rhythm.AT_ONCE.value, TwoLines("As it comes up", "In your hours, as it happens.")),
    (Rhythm.DAILY.value, TwoLines("Once a day", "Together, at the time below.")),
    (Rhythm.WEEKLY.value, TwoLines("Once a week", "Together, on the day and at the time below.")),
]
REGIONS = {"Africa", "America", "Antarctica", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific"}
SNOOZE_WORDS = {1: "A day", 3: "Three days", 7: "A week", 14: "Two weeks"}


class Clock(forms.TimeInput):
    """A time on the wall, by the browser's own picker."""

    input_type = "time"

    def __init__(self) -> None:
        super().__init__(format="%H:%M")


def _zones() -> list[tuple[str, str]]:
    """Places on the continents and seas, without abbreviations and old names."""
    places = (name for name in sorted(available_timezones()) if name.partition("/")[0] in REGIONS)
    return [(name, name.replace("_", " ")) for name in places]


class RemindersForm(forms.Form):
    """How one wants to be told."""

    by_mail = forms.BooleanField(label="Tell me by mail", required=False)
    rhythm = forms.ChoiceField(label="How often", choices=RHYTHMS, widget=Cards)
    digest_at = forms.TimeField(label="Once a day or week: at", widget=Clock)
    digest_day = forms.TypedChoiceField(label="Once a week: on", choices=DAYS, coerce=int)
    says = forms.ChoiceField(label="What a mail says", choices=SAYS, widget=Cards)
    quiet_from = forms.TimeField(label="Nothing from", widget=Clock)
    quiet_until = forms.TimeField(label="Until", widget=Clock)
    quiet_days = forms.TypedMultipleChoiceField(
        label="Nothing on these days", choices=DAYS, coerce=int, required=False, widget=ManyChips
    )
    zone = forms.ChoiceField(label="Your time zone", required=False)
    topics = forms.MultipleChoiceField(
        label="Tell me about", choices=list(TOPICS.items()), required=False, widget=ManyChips
    )

    def __init__(self, *args: Any, roster_zone: str, has_mail: bool, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.fields["by_mail"].disabled = not has_mail  # then what was chosen stays
        self.fields["zone"].choices = [("", f"As the roster has it: {roster_zone}"), *_zones()]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """`left_out` is what is not ticked."""
        cleaned = super().clean() or self.cleaned_data
        return cleaned | {"left_out": [topic for topic in TOPICS if topic not in cleaned.get("topics", [])]}

    def shown_fields(self) -> list[tuple[Any, Any]]:
        """The fields with their errors, for the list of what is still needed."""
        return [(field, field.errors) for field in self.visible_fields()]

    @staticmethod
    def initial_of(chosen: Reminders | None, choice: Choice) -> dict[str, Any]:
        """What the form shows at first."""
        return {
            "by_mail": chosen is None or chosen.by_mail,
            "rhythm": choice.rhythm.value,
            "digest_at": choice.digest_at,
            "digest_day": choice.digest_day,
            "says": chosen.says if chosen else Reminders.Says.NOTHING.value,
            "quiet_from": choice.quiet_from,
            "quiet_until": choice.quiet_until,
            "quiet_days": sorted(choice.quiet_days),
            "zone": chosen.zone if chosen else "",
            "topics": [topic for topic in TOPICS if topic not in choice.left_out],
        }


class SnoozeForm(forms.Form):
    """For how long nothing is told."""

    days = forms.TypedChoiceField(
        label="For", choices=[(days, SNOOZE_WORDS[days]) for days in SNOOZES], coerce=int, initial=1, widget=Chips
    )


class ChatForm(forms.Form):
    """Where one's chat takes a word."""

    sort = forms.ChoiceField(label="Which chat", choices=ChatDoor.Sort.choices, initial="slack", widget=Chips)
    address = forms.CharField(
        label="The address of its incoming webhook",
        max_length=1000,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false", "inputmode": "url"}),
        help_text="Whoever has this address can write into that chat. It is kept for this alone.",
    )
