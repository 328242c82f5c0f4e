"""The forms of tough news: they read what was typed, and actions decide."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django import forms

from troth.accounts.forms import AboutSomebody, OnceForm, WhenField
from troth.kernel import clock
from troth.people.models import Person
from troth.ui.forms import Cards, Day, GrowingText, ManyChips, TwoLines

from .actions.planning import NEEDED, NOTES, TEXTS, Written
from .models import News, Preparation
from .queries.parts import NOTES as ASKED_NOTES
from .queries.parts import PARTS
from .rules import MOST_WORDS, QUESTIONS, Way

WAYS = [
    (Way.ALONE.value, TwoLines("Alone", "A few minutes, the two of us.")),
    (
        Way.GROUP.value,
        TwoLines("With the group", "Together with the others. You can ask to be asked alone at any time."),
    ),
    (Way.NOT.value, TwoLines("Not at all", "No reason needed. You can change your mind.")),
]
SHARED = [
    ("no", TwoLines("For myself", "Nobody learns what you write here, or that you wrote anything.")),
    ("yes", TwoLines("Share it", "The one who told you reads it. You can take it back.")),
]


class PlanForm(OnceForm):
    """A plan: what will be said, what stays with those who plan it, and whom it touches."""

    title = forms.CharField(
        label="Its name",
        max_length=TEXTS["title"],
        help_text="A few words both sides can use afterwards, such as “Nights on Ward 4 from May”.",
        error_messages={"required": NEEDED["title"]},
    )
    say_on = forms.DateField(label="When you mean to say it", required=False, widget=Day)
    teams = forms.MultipleChoiceField(label="Whole teams", required=False, widget=ManyChips)
    people = forms.MultipleChoiceField(label="Single people", required=False, widget=ManyChips)
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, choices: dict[str, list[Any]], **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.offered = choices
        for one in (*PARTS, *ASKED_NOTES):
            is_needed = one.name in NEEDED
            self.fields[one.name] = forms.CharField(
                label=one.label,
                help_text=one.help,
                max_length=MOST_WORDS,
                required=is_needed,
                widget=GrowingText,
                error_messages={"required": NEEDED[one.name]} if is_needed else None,
            )
        self.fields["costs"].widget.attrs["data-carried"] = ""  # words brought along stay with those who plan it
        for name, rows in choices.items():
            field: Any = self.fields[name]
            field.choices = [(str(row.id), row.name) for row in rows]

    def parts(self) -> list[forms.BoundField]:
        """The fields that are said."""
        return [self["title"], *(self[one.name] for one in PARTS)]

    def notes(self) -> list[forms.BoundField]:
        """The fields that stay with those who plan it."""
        return [self[name] for name in (*NOTES, "say_on")]

    def texts(self) -> list[tuple[str, str]]:
        """What is typed so far, each under what it is called."""
        return [(str(field.label), str(field.value() or "")) for field in self.parts()]

    def written(self) -> Written:
        """The plan as it was typed."""
        said = self.cleaned_data
        return Written(
            texts={name: said[name] for name in (*TEXTS, *NOTES)},
            say_on=said["say_on"],
            teams=frozenset(UUID(one) for one in said["teams"]),
            people=frozenset(UUID(one) for one in said["people"]),
        )


def told(news: News, notes: Preparation | None) -> dict[str, Any]:
    """What stands in the form of a plan."""
    found = {name: getattr(news, name) for name in TEXTS}
    if notes is None:
        return found
    return found | {name: getattr(notes, name) for name in (*NOTES, "say_on", "revision")}


class TellForm(forms.Form):
    """Whom one has told, and on which day."""

    told_on = forms.DateField(label="When you said it", widget=Day)
    people = forms.MultipleChoiceField(
        label="Whom you told",
        widget=ManyChips,
        help_text="Whoever was not there stays on the list until you have told them too.",
        error_messages={"required": "Choose whom you have told."},
    )

    def __init__(self, *args: Any, people: Iterable[Person], today: date, **rest: Any) -> None:
        super().__init__(*args, **rest)
        field: Any = self.fields["people"]
        field.choices = [(str(one.id), one.name) for one in people]
        field.initial = [key for key, _ in field.choices]
        self.fields["told_on"].initial = today

    def shown_fields(self) -> list[tuple[Any, Any]]:
        """Visible fields with their errors."""
        return [(field, field.errors) for field in self.visible_fields()]


class CoAuthorForm(AboutSomebody):
    """Another leader to plan it with."""

    def __init__(self, *args: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.fields["person"].label = "Who plans it with you"
        self.fields["person"].help_text = "Somebody who leads people too, and whom it does not touch."


class QuestionForm(OnceForm):
    """What was asked and could not be answered."""

    asker = forms.ChoiceField(label="Who asked")
    words = forms.CharField(
        label="What was asked",
        max_length=240,
        widget=GrowingText,
        help_text="In their words, as near as you remember them.",
        error_messages={"required": "Write down what was asked."},
    )
    field_order = ["words", "asker", "due_on"]

    def __init__(self, *args: Any, viewer: Person, people: Iterable[Person], **rest: Any) -> None:
        super().__init__(*args, **rest)
        field: Any = self.fields["asker"]
        field.choices = [(str(one.id), one.name) for one in people]
        self.fields["due_on"] = WhenField(
            today=clock.today(ZoneInfo(viewer.zone)),
            label="By when you answer",
            help_text="In a week, if you leave it empty.",
        )
        self.order_fields(self.field_order)


class WayForm(forms.Form):
    """How one wants to be asked afterwards."""

    way = forms.ChoiceField(label="How would you like to be asked?", choices=WAYS, widget=Cards)


class WordsForm(OnceForm):
    """The three questions of a check-in, for oneself or shared."""

    shared = forms.TypedChoiceField(
        label="For whom", choices=SHARED, coerce=lambda value: value == "yes", initial="no", widget=Cards
    )

    def __init__(self, *args: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        for name, question in QUESTIONS:
            self.fields[name] = forms.CharField(
                label=question, max_length=MOST_WORDS, required=False, widget=GrowingText
            )
        self.order_fields([*(name for name, _ in QUESTIONS), "shared"])
