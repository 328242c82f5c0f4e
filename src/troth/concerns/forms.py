"""The forms of concerns."""

from typing import Any

from django import forms

from troth.people.models import Person
from troth.ui.forms import Cards, GrowingText, TwoLines

from .finding import MOST, Found, leaders_called
from .words import ASKED, DID_WORDS

DID = [(one.value, words) for one, words in DID_WORDS.items()]


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
        widget=GrowingText(attrs={"rows": "3", "data-carried": ""}),
    )
    did = forms.ChoiceField(label="What became of it", choices=DID, widget=forms.RadioSelect)
    because = forms.CharField(
        label="What, and why",
        max_length=2000,
        widget=GrowingText(attrs={"rows": "3"}),
    )
    released = forms.BooleanField(
        label="The writer released exactly these words, for everybody.",
        error_messages={"required": "Only what its writer released for everybody can be published."},
    )


class BringForm(forms.Form):
    """Released words, what is asked for, and before whom: a name is typed, and where several fit, one is chosen."""

    said = forms.CharField(
        label="The words",
        max_length=2000,
        help_text="Letter by letter as they were released to be put before somebody. Nothing added, nothing left out.",
        error_messages={"required": "The words are needed, letter by letter."},
        widget=GrowingText(attrs={"rows": "4", "data-carried": ""}),
    )
    asked = forms.ChoiceField(
        label="What is asked for",
        choices=[(one.value, TwoLines(words.called, words.means)) for one, words in ASKED.items()],
        widget=Cards,
        error_messages={"required": "Choose what is asked for."},
    )
    find = forms.CharField(
        label="Before whom",
        max_length=160,
        help_text="The name of one person who leads a team, or the team’s. Nobody else is told.",
        error_messages={"required": "Say who can act."},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    whom = forms.ChoiceField(label="Which of them", required=False, widget=Cards)
    released = forms.BooleanField(
        label="The writer released exactly these words, to be put before somebody like this.",
        error_messages={"required": "Only what its writer released for this can be put before somebody."},
    )

    def __init__(self, *args: Any, viewer: Person, **rest: Any) -> None:
        super().__init__(*args, **rest)
        typed = str(self.data.get("find", ""))
        self.found: list[Found] = leaders_called(viewer, typed) if typed.strip() else []
        if 1 < len(self.found) <= MOST:
            self.fields["whom"].choices = [  # type: ignore[attr-defined]
                (str(one.person.id), TwoLines(one.person.name, one.leads)) for one in self.found
            ]
        else:
            del self.fields["whom"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        chosen = cleaned.get("whom") or (str(self.found[0].person.id) if len(self.found) == 1 else "")
        by_id = {str(one.person.id): one.person for one in self.found}
        cleaned["before"] = by_id.get(chosen)
        if cleaned.get("find") and not self.found:
            self.add_error("find", "Nobody else of that name, and no team, has somebody leading now.")
        elif len(self.found) > MOST:
            self.add_error("find", f"More than {MOST} fit. Type more of the name.")
        elif self.found and not chosen and "whom" not in self.errors:
            self.add_error("whom", "More than one fits. Choose one.")
        return cleaned


class AnswerForm(forms.Form):
    """What comes of it, for the listener who brought it."""

    did = forms.ChoiceField(label="What comes of it", choices=DID, widget=forms.RadioSelect)
    because = forms.CharField(
        label="What, and why",
        max_length=2000,
        help_text="What will be done and by when; what not, and why. The one who spoke up reads it too.",
        error_messages={"required": "Say why, in a sentence or two."},
        widget=GrowingText(attrs={"rows": "4"}),
    )
