"""The one form of leaving."""

from django import forms


class EraseForm(forms.Form):
    """One's own name, typed, so that nobody does this by accident."""

    typed = forms.CharField(
        label="Your name, to say that you mean it",
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
