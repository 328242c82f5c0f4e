"""The forms of concerns."""

from django import forms

from troth.ui.forms import GrowingText

from .rules import Did

DID = [
    (Did.DONE.value, "Something was done"),
    (Did.WILL.value, "Something will be done"),
    (Did.WILL_NOT.value, "It stays as it is"),
]


class LineForm(forms.Form):
    """The line a listener's page shows."""

    line = forms.CharField(
        label="The line",
        max_length=300,
        help_text="It begins with “troth-listener”. It is no secret.",
        widget=GrowingText(attrs={"rows": "2", "spellcheck": "false", "autocomplete": "off", "data-line": ""}),
    )


class OutsideForm(forms.Form):
    """Somebody outside to turn to."""

    name = forms.CharField(label="Who", max_length=120, help_text="Such as “Labour inspectorate”.")
    how = forms.CharField(label="How to reach them", max_length=400)


class HeardForm(forms.Form):
    """What was said, as its writer released it, and what became of it."""

    said = forms.CharField(
        label="What was said",
        max_length=2000,
        help_text="Only words the writer released for everybody, letter by letter. No summary of your own.",
        widget=GrowingText(attrs={"rows": "3"}),
    )
    did = forms.ChoiceField(label="What became of it", choices=DID, widget=forms.RadioSelect)
    because = forms.CharField(
        label="What, and why",
        max_length=2000,
        widget=GrowingText(attrs={"rows": "3"}),
    )
