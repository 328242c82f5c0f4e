"""The forms of accords: they read what was typed, and actions decide."""

from typing import Any

from django import forms

from troth.accounts.forms import OnceForm
from troth.ui.forms import Cards, Chips, GrowingText, TwoLines

from .actions.sides import Given
from .models import Answer
from .states import NEEDS, TEXTS, Choice

OWED = [
    ("none", "No expectation"),
    ("0", "Not owed"),
    ("1", "Would be kind"),
    ("2", "Usual"),
    ("3", "Owed"),
    ("4", "Owed in any case"),
]
IMPORTANCE = [("1", "A little"), ("2", "Matters"), ("3", "Matters a lot")]
KEPT = [("-2", "Broken"), ("-1", "Mostly not"), ("0", "Partly"), ("1", "Mostly"), ("2", "Fully")]
CHOICES = [
    (Choice.RAISE.value, TwoLines("Raise it at the next talk", "There are words to begin with below.")),
    (Choice.CHANGE.value, TwoLines("Propose a change", "Perhaps the clause does not fit any more.")),
    (Choice.RELEASE.value, TwoLines("Let it go", "It is over for you. Nothing happens.")),
    (Choice.NOTE.value, TwoLines("Only note it", "You decide another time.")),
]


class TopicForm(forms.Form):
    """Two taps about one topic, and, if one likes, words."""

    owed = forms.ChoiceField(label="Is it owed?", choices=OWED, required=False, widget=Chips)
    importance = forms.ChoiceField(
        label="How much does it matter to you?", choices=IMPORTANCE, required=False, widget=Chips
    )
    expects = forms.CharField(label="What I expect", max_length=600, required=False, widget=GrowingText)
    offers = forms.CharField(label="What I offer", max_length=600, required=False, widget=GrowingText)
    comes_from = forms.CharField(
        label="Where this comes from",
        max_length=600,
        required=False,
        widget=GrowingText,
        help_text="A former place, a promise at the interview, how you were brought up.",
    )

    @property
    def has_words(self) -> bool:
        return any(self[name].value() for name in ("expects", "offers", "comes_from"))

    def given(self, **about: Any) -> Given | None:
        """What was filled in, or nothing where the topic was left alone."""
        said = self.cleaned_data
        if not any(said.values()):
            return None
        owed = said["owed"]
        return Given(
            **about,
            owed=None if owed in ("", "none") else int(owed),
            importance=int(said["importance"] or 1),
            expects=said["expects"],
            offers=said["offers"],
            comes_from=said["comes_from"],
        )


def told(answer: Answer | None) -> dict[str, Any]:
    """What stands in a topic's form."""
    if answer is None:
        return {}
    return {
        "owed": "none" if answer.owed is None else str(answer.owed),
        "importance": str(answer.importance),
        "expects": answer.expects,
        "offers": answer.offers,
        "comes_from": answer.comes_from,
    }


class OwnTopicForm(forms.Form):
    """A topic of one's own."""

    title = forms.CharField(label="A topic of your own", max_length=80, error_messages={"required": "Name it first."})


class ClauseForm(OnceForm):
    """A clause: its words, and up to four sides."""

    title = forms.CharField(label="Name", max_length=80)
    is_boundary = forms.TypedChoiceField(
        label="What it is",
        choices=[("no", "Something we do"), ("yes", "A boundary we keep")],
        coerce=lambda value: value == "yes",
        initial="no",
        widget=Chips,
    )
    words = forms.CharField(
        label="What we agree",
        max_length=600,
        widget=GrowingText,
        error_messages={"required": "Say what the two of you agree."},
    )
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        for name, label, help_text in NEEDS:
            self.fields[name] = forms.CharField(
                label=label, help_text=help_text, max_length=600, required=False, widget=GrowingText
            )

    def texts(self) -> dict[str, str]:
        """The words by their names."""
        return {name: self.cleaned_data[name] for name in TEXTS}


class RateForm(forms.Form):
    """How far a clause was kept."""

    kept = forms.TypedChoiceField(
        label="Was it kept, as you see it?",
        choices=KEPT,
        coerce=int,
        widget=Chips,
        error_messages={"required": "Choose one of the five."},
    )


class FlagForm(forms.Form):
    """What to do about what was not kept, and how it feels."""

    choice = forms.ChoiceField(label="What now?", choices=CHOICES, required=False, widget=Cards)
    feeling = forms.CharField(
        label="How it feels, for yourself",
        max_length=280,
        required=False,
        widget=GrowingText,
        help_text="Hurt, angry, tired, whatever it is. Nobody else reads it, and it is kept apart from the rating.",
    )


class TopicWordsForm(forms.Form):
    """A topic of the list, for the operator."""

    title = forms.CharField(label="Name", max_length=80)
    examples = forms.CharField(
        label="Examples", max_length=600, widget=GrowingText, help_text="Two or three, one a line."
    )
