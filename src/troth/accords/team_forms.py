"""The forms of a team's accord: they read what was typed, and actions decide."""

from typing import Any

from django import forms

from troth.accounts.forms import OnceForm
from troth.ui.forms import Cards, GrowingText, TwoLines

from .forms import ClauseForm
from .states import Says

SAYS = [
    (Says.AGREE.value, TwoLines("I agree", "I can live with these words and will keep to them.")),
    (Says.CONCERN.value, TwoLines("I have a concern", "The leader has to answer it in writing before adopting this.")),
    (Says.ASIDE.value, TwoLines("I stand aside", "It is not mine to decide, or either way is fine. No reason needed.")),
]
VERSION_SAYS = [
    (Says.AGREE.value, TwoLines("I go along with it", "I can live with these words and will keep to them.")),
    (Says.CONCERN.value, TwoLines("I have a concern", "The leader has to answer it in writing.")),
    (Says.ASIDE.value, TwoLines("I stand aside", "I have read it, and leave it at that. No reason needed.")),
]


def _why() -> forms.CharField:
    return forms.CharField(label="Why, in a few words", max_length=600, required=False, widget=GrowingText)


class TeamClauseForm(ClauseForm):
    """A clause put before the team, and why."""

    words = forms.CharField(
        label="What we would agree",
        max_length=600,
        widget=GrowingText,
        error_messages={"required": "Say what the team would agree."},
    )
    why = _why()
    field_order = ["title", "is_boundary", "words", "why"]


class EndForm(OnceForm):
    """Why a clause should hold no longer."""

    why = _why()
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)


class AnswerForm(forms.Form):
    """Agree, concern with its reason, stand aside."""

    says = forms.ChoiceField(
        label="Your answer",
        choices=SAYS,
        widget=Cards,
        error_messages={"required": "Choose one of the three."},
    )
    reason = forms.CharField(
        label="Your concern",
        help_text="What would go wrong, for whom, and what would make it possible. Only a concern needs words.",
        max_length=600,
        required=False,
        widget=GrowingText,
    )
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, is_version: bool = False, **rest: Any) -> None:
        super().__init__(*args, **rest)
        if is_version:
            self.fields["says"].choices = VERSION_SAYS  # type: ignore[attr-defined]


class ReplyForm(forms.Form):
    """A leader's answer to a concern."""

    words = forms.CharField(
        label="Your answer",
        max_length=1000,
        widget=GrowingText,
        help_text="Say what you heard, what you will do about it or not, and why.",
        error_messages={"required": "Write what you answer."},
    )
    reason = forms.CharField(widget=forms.HiddenInput, required=False)  # the concern as it was read


class DeclineForm(forms.Form):
    """Why not."""

    because = forms.CharField(
        label="Why not",
        max_length=600,
        widget=GrowingText,
        help_text="The team reads this, with your name.",
        error_messages={"required": "Say why: the team reads it."},
    )
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)
