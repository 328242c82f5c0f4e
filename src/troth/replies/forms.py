"""The forms of replies: they read what was typed, and actions decide."""

from collections.abc import Iterable
from typing import Any
from zoneinfo import ZoneInfo

from django import forms

from troth.accounts.forms import OnceForm, WhenField
from troth.kernel import clock
from troth.people.models import Person
from troth.pulses.queries.releases import Figures
from troth.ui.forms import Chips, GrowingText

from .actions.answering import Plan, Said
from .models import MOST_PLAN, MOST_WORDS
from .rules import HALVES, PLANS, SHARE_WORDS

LEVELS = [(f"{half:g}", f"{half:g}") for half in HALVES]
SHARE_CHOICES = [(share.value, words) for share, words in SHARE_WORDS.items()]
ORDINALS = ("First", "Second", "Third")


class GuessForm(forms.Form):
    """One tap for each level and each sentence, and every one may be passed over."""

    def __init__(self, *args: Any, figures: Figures, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.scales = [level.scale for level in figures.levels]
        self.asked = [question.id for question in figures.questions]
        for level in figures.levels:
            says = f"{level.called}, from 1, not at all, to 5, fully"
            self.fields[f"level-{level.scale}"] = _choice(says, LEVELS)
        for question in figures.questions:
            self.fields[f"share-{question.id}"] = _choice(f"“{question.sentence}”", SHARE_CHOICES)

    @property
    def levels(self) -> dict[str, float]:
        return {one: float(given) for one, given in self._given("level", self.scales)}

    @property
    def shares(self) -> dict[str, str]:
        return dict(self._given("share", self.asked))

    def _given(self, prefix: str, names: Iterable[str]) -> Iterable[tuple[str, str]]:
        return [(one, given) for one in names if (given := self.cleaned_data[f"{prefix}-{one}"])]


def _choice(label: str, choices: list[tuple[str, str]]) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=choices, required=False, widget=Chips)


def _long(label: str, help_text: str) -> forms.CharField:
    return forms.CharField(
        label=label, help_text=help_text, max_length=MOST_WORDS, required=False, widget=GrowingText(attrs={"rows": "4"})
    )


HEARD = "In your own words, as you would say it to them. Name nobody, and do not guess who said what."
WILL_NOT = "A no with its reason is worth more than a vague yes."


class AnswerForm(OnceForm):
    """What we heard, up to three things we will do, what we will not and why."""

    heard = _long("What we heard", HEARD)
    will_not = _long("What we will not do, and why", WILL_NOT)

    def __init__(self, *args: Any, viewer: Person, **rest: Any) -> None:
        super().__init__(*args, **rest)
        today = clock.today(ZoneInfo(viewer.zone))
        for number in range(1, PLANS + 1):
            which = ORDINALS[number - 1]
            label = "What I will do" if number == 1 else f"{which} thing I will do"
            self.fields[f"will_{number}"] = forms.CharField(label=label, max_length=MOST_PLAN, required=False)
            day = WhenField(today=today, label=f"By when{'' if number == 1 else f' ({which.lower()})'}")
            self.fields[f"by_{number}"] = day
        first = "With a day it becomes a promise to each member; small enough to keep. Without one it stands here."
        self.fields["will_1"].help_text = first
        plans = [name for number in range(1, PLANS + 1) for name in (f"will_{number}", f"by_{number}")]
        self.order_fields(["heard", *plans, "will_not"])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        for number in range(1, PLANS + 1):
            if cleaned.get(f"by_{number}") and not cleaned.get(f"will_{number}"):
                self.add_error(f"will_{number}", "Say what, beside the day.")
        return cleaned

    @property
    def said(self) -> Said:
        typed = self.cleaned_data
        wills = [(typed[f"will_{number}"], typed[f"by_{number}"]) for number in range(1, PLANS + 1)]
        return Said(typed["heard"], [Plan(words, by) for words, by in wills if words], typed["will_not"])


class CorrectForm(forms.Form):
    """The same words, put differently."""

    heard = _long("What we heard", HEARD)
    will_not = _long("What we will not do, and why", WILL_NOT)
    revision = forms.IntegerField(widget=forms.HiddenInput)
