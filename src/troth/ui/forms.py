"""How forms look: the renderer, and the few widgets that are more than an input."""

from dataclasses import dataclass

from django import forms
from django.forms.renderers import TemplatesSetting


class TrothRenderer(TemplatesSetting):
    """Renders every form and field with the templates of the look."""

    form_template_name = "ui/forms/form.html"
    field_template_name = "ui/forms/field.html"


class Chips(forms.RadioSelect):
    """One of a few short words, each a chip the thumb can hit."""

    template_name = "ui/forms/chips.html"
    option_template_name = "ui/forms/chip.html"


class ManyChips(forms.CheckboxSelectMultiple):
    """Any of a few short words, each a chip."""

    template_name = "ui/forms/chips.html"
    option_template_name = "ui/forms/chip.html"


@dataclass(frozen=True, slots=True)
class TwoLines:
    """The label of a choice card: what it is called, and the sentence below."""

    called: str
    sentence: str

    def __str__(self) -> str:
        return self.called


class Cards(forms.RadioSelect):
    """One of a few choices that each need a sentence: give `TwoLines` as label."""

    template_name = "ui/forms/cards.html"
    option_template_name = "ui/forms/card.html"


class Day(forms.DateInput):
    """A calendar day, by the browser's own picker."""

    input_type = "date"

    def __init__(self, attrs: dict[str, str] | None = None) -> None:
        super().__init__(attrs=attrs, format="%Y-%m-%d")


class Search(forms.TextInput):
    """Words to look for."""

    input_type = "search"


class GrowingText(forms.Textarea):
    """A few lines that grow with what is written."""

    def __init__(self, attrs: dict[str, str] | None = None) -> None:
        super().__init__(attrs={"rows": "3", "data-grow": ""} | (attrs or {}))
