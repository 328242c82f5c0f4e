"""The forms of pulses."""

from django import forms

from troth.ui.forms import Day, GrowingText


class CollectForm(forms.Form):
    """What the answering page, or the command line, asks for."""

    ask = forms.CharField(
        label="What you were given to paste here",
        max_length=200_000,
        widget=GrowingText(attrs={"rows": "4", "spellcheck": "false", "autocomplete": "off"}),
    )


class PauseForm(forms.Form):
    """Days in which nobody is asked."""

    first = forms.DateField(label="From", widget=Day)
    last = forms.DateField(label="Until, that day included", widget=Day)
    why = forms.CharField(label="Why", max_length=120, help_text="Everybody reads it, such as “Summer holidays”.")


class HolderForm(forms.Form):
    """The line a keyholder's program prints."""

    line = forms.CharField(
        label="The line",
        max_length=300,
        help_text="It begins with “troth-keyholder”. It is no secret.",
        widget=GrowingText(attrs={"rows": "2", "spellcheck": "false", "autocomplete": "off"}),
    )
    called = forms.CharField(
        label="Who holds it", max_length=120, help_text="As people know them, such as “the works council, Kay Nguyen”."
    )
    is_deputy = forms.BooleanField(label="This is the deputy’s", required=False)


class WhyForm(forms.Form):
    """A reason everybody reads."""

    why = forms.CharField(label="Why", max_length=300, help_text="Everybody reads it.")
