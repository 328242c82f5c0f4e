"""The forms of cards: they read what was typed, and actions decide."""

from typing import Any

from django import forms

from troth.accounts.forms import OnceForm
from troth.kernel.ids import new_id
from troth.ui.forms import Cards, Chips, GrowingText, TwoLines

from .manual import read_manual, text_of
from .rules import AUDIENCE_WORDS, KIND_WORDS, MOST_WORDS, WAS_SO_WORDS, Audience

KINDS = [(kind.value, words.choice) for kind, words in KIND_WORDS.items()]
AUDIENCES = [(one.value, words) for one, words in AUDIENCE_WORDS.items()]
AUDIENCES_SAID = [
    (Audience.ME.value, TwoLines("Only me", "Nobody else in Troth reads it.")),
    (Audience.LEADER.value, TwoLines("My leader", "Whoever leads you now, once you have confirmed that they do.")),
    (Audience.TEAM.value, TwoLines("My team", "The people of your team, and its leader once confirmed.")),
]
OPENLY = [
    ("no", TwoLines("For myself", "Nobody learns what you say here, or that you said anything.")),
    ("yes", TwoLines("Openly", "Whoever noted it reads it.")),
]


class CardForm(OnceForm):
    """One card."""

    kind = forms.ChoiceField(label="What it is about", choices=KINDS, widget=Chips)
    words = forms.CharField(
        label="In your words",
        max_length=MOST_WORDS,
        widget=GrowingText,
        help_text="About how you work and what you need. Never about health, yours or anybody’s.",
        error_messages={"required": "Write at least a few words."},
    )
    audience = forms.ChoiceField(
        label="Who may read it", choices=AUDIENCES_SAID, initial=Audience.ME.value, widget=Cards
    )


class ActedForm(OnceForm):
    """What a leader did about a card."""

    words = forms.CharField(label="What you did, in a few words", max_length=280, required=False, widget=GrowingText)


class WasSoForm(OnceForm):
    """Whether it was so."""

    says = forms.ChoiceField(
        label="Was it so for you?", choices=[(one.value, words) for one, words in WAS_SO_WORDS.items()], widget=Chips
    )
    words = forms.CharField(label="In a few words", max_length=280, required=False, widget=GrowingText)
    openly = forms.TypedChoiceField(
        label="For whom",
        choices=OPENLY,
        coerce=lambda value: value == "yes",
        initial="no",
        widget=Cards,
    )


class AskForm(OnceForm):
    """One's own answer, before anybody else is asked."""

    words = forms.CharField(
        label="Your own answer",
        max_length=1000,
        widget=GrowingText,
        help_text="You begin. It is the first thing the other reads.",
        error_messages={"required": "Answer it yourself first. It is yours to begin."},
    )


class TurnForm(OnceForm):
    """Something to say."""

    words = forms.CharField(
        label="Your words",
        max_length=1000,
        widget=GrowingText,
        error_messages={"required": "Write at least a few words."},
    )


class ManualForm(forms.Form):
    """An existing manual: a file, or its text."""

    file = forms.FileField(
        label="The file",
        required=False,
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ".md,.markdown,.txt,text/markdown,text/plain"}),
    )
    text = forms.CharField(label="Or its text", required=False, strip=False, widget=GrowingText(attrs={"rows": "8"}))

    def clean(self) -> dict[str, Any]:
        """`cleaned_data["read"]` holds what was found."""
        cleaned = super().clean() or self.cleaned_data
        file, typed = cleaned.get("file"), cleaned.get("text", "")
        field = "file" if file else "text"
        if not file and not typed.strip():
            raise forms.ValidationError({"file": "Choose a file, or paste the text below."})
        try:
            read = read_manual(text_of(file.read() if file else typed.encode()))
        except ValueError as error:
            raise forms.ValidationError({field: str(error)}) from None
        if not read.cards:
            raise forms.ValidationError({field: read.problems})
        return cleaned | {"read": read}


class ProposedForm(forms.Form):
    """One card of an import, as it stands in the preview."""

    use_required_attribute = False
    once = forms.UUIDField(widget=forms.HiddenInput, initial=new_id)
    heading = forms.CharField(widget=forms.HiddenInput, required=False, max_length=200)
    take = forms.BooleanField(label="Keep this one", required=False)
    kind = forms.ChoiceField(label="What it is about", choices=KINDS)
    words = forms.CharField(
        label="In your words",
        widget=GrowingText(attrs={"rows": "2"}),
        error_messages={"required": "Write at least a few words, or do not keep this one."},
    )
    audience = forms.ChoiceField(label="Who may read it", choices=AUDIENCES, initial=Audience.ME.value)

    def clean(self) -> dict[str, Any]:
        """Only a card that is kept has to be in order."""
        cleaned = super().clean() or self.cleaned_data
        if not cleaned.get("take"):
            self.errors.pop("words", None)
        elif (length := len(cleaned.get("words", ""))) > MOST_WORDS:
            self.add_error("words", f"Keep it to {MOST_WORDS} characters; this has {length}.")
        return cleaned


ProposedSet = forms.formset_factory(ProposedForm, extra=0, max_num=60, absolute_max=60)
