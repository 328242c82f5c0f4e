"""The forms of decisions: they read what was typed, and actions decide."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils.functional import SimpleLazyObject

from troth.accounts.forms import OnceForm, PersonInput, WhenField
from troth.accounts.people_near import people_around, person_meant
from troth.kernel import clock
from troth.kernel.errors import Refused
from troth.people.models import Person
from troth.ui.forms import Cards, Chips, GrowingText, ManyChips, TwoLines

from .actions.opening import Asked
from .models import MOST_LONG, MOST_SHORT, MOST_TITLE, MOST_WORDS
from .queries.circle import people_of, teams_for
from .rules import BECAME_WORDS, FELT_WORDS, FIRST_REVIEW, SAY_WORDS, SayLevel, ShownTo, higher_than

SAYS = [(one.value, TwoLines(words.called, words.means)) for one, words in SAY_WORDS.items()]
SHOWN_TO = [
    (
        ShownTo.INCLUDED.value,
        TwoLines("Everybody included", "They read each other, and can support what another says."),
    ),
    (ShownTo.DECIDER.value, TwoLines("Only the one who decides", "Nobody reads what the others say.")),
]
BECAME = [(one.value, words) for one, words in BECAME_WORDS.items()]
FELT = [(one.value, words) for one, words in FELT_WORDS.items()]
OBJECTS = [("no", "I would like it considered"), ("yes", "I object")]
COSTS = [("no", "No"), ("yes", "Yes, it costs somebody something")]
MANY_NAMES = re.compile(r"[\n,;]+")


class OnePerson(forms.CharField):
    """A typed name; its clean value is the person meant."""

    def __init__(self, viewer: Person, near: Any, **rest: Any) -> None:
        super().__init__(max_length=160, **rest)
        self.viewer, self.near = viewer, near
        self.widget = PersonInput(near)

    def clean(self, value: Any) -> Any:
        typed = super().clean(value)
        return _meant(self.viewer, typed, self.near) if typed else None


class Names(forms.CharField):
    """Several typed names, with commas or one a line; its clean value are the persons meant."""

    widget = GrowingText(attrs={"rows": "2", "autocomplete": "off"})

    def __init__(self, viewer: Person, near: Any, **rest: Any) -> None:
        super().__init__(required=False, max_length=8000, **rest)
        self.viewer, self.near = viewer, near

    def clean(self, value: Any) -> Any:
        typed = MANY_NAMES.split(super().clean(value))
        return [_meant(self.viewer, one, self.near) for one in typed if one.strip()]


def _meant(viewer: Person, typed: str, near: Any) -> Person:
    try:
        return person_meant(viewer, typed, near)
    except Refused as error:
        raise forms.ValidationError(error.message) from None


class Bound(OnceForm):
    """A form that knows who fills it in, the day it is for them, and who is around them."""

    def __init__(self, *args: Any, viewer: Person, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.viewer = viewer
        self.today: date = clock.today(ZoneInfo(viewer.zone))
        self.near: Any = SimpleLazyObject(lambda: people_around(viewer))

    def when(self, label: str, *, required: bool = False, help_text: str = "") -> WhenField:
        """A day in ordinary words."""
        return WhenField(today=self.today, required=required, label=label, help_text=help_text)


class AskForm(Bound):
    """Everything that is said before it is decided."""

    about = forms.CharField(
        label="What is to be decided",
        max_length=MOST_TITLE,
        error_messages={"required": "Say what is to be decided."},
        help_text="One line, as a question if you like: “How do we share the nights in January?”",
    )
    why_now = forms.CharField(
        label="Why now",
        max_length=MOST_SHORT,
        widget=GrowingText(attrs={"rows": "2", "data-carried": ""}),
        error_messages={"required": "Say why it is to be decided now."},
    )
    say = forms.ChoiceField(label="How much say there is", choices=SAYS, widget=Cards)
    proposal = forms.CharField(
        label="What you propose",
        max_length=MOST_SHORT,
        required=False,
        widget=GrowingText(attrs={"rows": "2"}),
        help_text="If you lean one way already, say so. Needed where people may object.",
    )
    options = forms.CharField(
        label="Options",
        max_length=MOST_WORDS,
        required=False,
        widget=GrowingText(attrs={"rows": "2"}),
        help_text="One a line.",
    )
    shown_to = forms.ChoiceField(
        label="Who reads what is said", choices=SHOWN_TO, initial=ShownTo.INCLUDED.value, widget=Cards
    )
    not_included = forms.CharField(
        label="Who it touches, and is not included",
        max_length=MOST_SHORT,
        required=False,
        widget=GrowingText(attrs={"rows": "2"}),
    )
    not_included_because = forms.CharField(
        label="Why they are not", max_length=MOST_SHORT, required=False, widget=GrowingText(attrs={"rows": "2"})
    )

    def __init__(self, *args: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.fields["closes_on"] = self.when("Input is welcome until", help_text="Needed unless you will only tell.")
        self.fields["decide_by"] = self.when("It is decided by", required=True)
        self.fields["people"] = Names(self.viewer, self.near, label="People", help_text="Names, with commas.")
        self.fields["decider"] = OnePerson(
            self.viewer,
            self.near,
            required=False,
            label="Who decides",
            help_text="Needed for “You decide”, and only there.",
        )
        self.fields["teams"] = forms.MultipleChoiceField(
            label="Teams",
            required=False,
            widget=ManyChips,
            choices=[(str(team.id), team.name) for team in teams_for(self.viewer)],
            help_text="Everybody who is in it today, and leads it.",
        )

    def asked(self) -> Asked:
        """What the action takes."""
        said = self.cleaned_data
        circle: Sequence[Person] = [*people_of(self.viewer, said["teams"]), *said["people"]]
        plain = ("about", "why_now", "say", "proposal", "options", "shown_to", "not_included", "not_included_because")
        days = ("closes_on", "decide_by", "decider")
        return Asked(circle=circle, **{name: said[name] for name in (*plain, *days)})


class MoreForm(Bound):
    """More say, more time, more people."""

    def __init__(self, *args: Any, say: SayLevel, **rest: Any) -> None:
        super().__init__(*args, **rest)
        levels = [say, *higher_than(say)]
        self.fields["say"] = forms.ChoiceField(
            label="How much say there is",
            choices=[(one.value, TwoLines(SAY_WORDS[one].called, SAY_WORDS[one].means)) for one in levels],
            initial=say.value,
            widget=Cards,
        )
        if SayLevel.AGREE in levels[1:]:
            self.fields["proposal"] = forms.CharField(
                label="What you propose",
                max_length=MOST_SHORT,
                required=False,
                widget=GrowingText(attrs={"rows": "2"}),
                help_text="Needed where people may object, if you have not said it yet.",
            )
        if SayLevel.YOU in levels[1:]:
            self.fields["decider"] = OnePerson(
                self.viewer, self.near, required=False, label="Who decides", help_text="Only for “You decide”."
            )
        self.fields["closes_on"] = self.when("Input is welcome until", help_text="Later than now, never earlier.")
        self.fields["people"] = Names(
            self.viewer,
            self.near,
            label="Include also",
            help_text="Names, with commas. They do not read what was said before they came.",
        )


class DeciderForm(Bound):
    """Somebody else to decide."""

    def __init__(self, *args: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.fields["decider"] = OnePerson(self.viewer, self.near, label="Who decides")


class InputForm(OnceForm):
    """Something to say before it is decided."""

    words = forms.CharField(
        label="What you would like considered",
        max_length=MOST_WORDS,
        widget=GrowingText,
        error_messages={"required": "Write at least a few words."},
    )
    width = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)

    def __init__(self, *args: Any, may_object: bool = False, **rest: Any) -> None:
        super().__init__(*args, **rest)
        if may_object:
            self.fields["objects"] = forms.TypedChoiceField(
                label="What it is", choices=OBJECTS, initial="no", coerce=lambda value: value == "yes", widget=Chips
            )


class AnswerForm(OnceForm):
    """One answer to whatever is ticked above it."""

    became = forms.ChoiceField(label="What becomes of it", choices=BECAME, widget=Chips)
    why = forms.CharField(
        label="Why",
        max_length=MOST_WORDS,
        widget=GrowingText,
        error_messages={"required": "Say why: it is what people remember."},
        help_text="Those who read the input read this, at once. You can put it otherwise until it is decided.",
    )


class DecideForm(Bound):
    """The final say."""

    outcome = forms.CharField(
        label="What is decided",
        max_length=MOST_LONG,
        widget=GrowingText,
        error_messages={"required": "Say what is decided."},
    )
    reasons = forms.CharField(
        label="Why",
        max_length=MOST_LONG,
        widget=GrowingText,
        error_messages={"required": "Say why. It is what makes it bearable."},
    )
    would_change = forms.CharField(
        label="What would make you change it",
        max_length=MOST_SHORT,
        required=False,
        widget=GrowingText(attrs={"rows": "2"}),
    )

    def __init__(self, *args: Any, may_plan: bool = False, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.fields["review_on"] = self.when("You look at it again", required=True)
        self.fields["review_on"].initial = self.today + FIRST_REVIEW
        if may_plan:
            self.fields["costs"] = forms.TypedChoiceField(
                label="Does it cost people something?",
                choices=COSTS,
                initial="no",
                coerce=lambda value: value == "yes",
                widget=Chips,
                help_text="Then you plan next how it is said, and how you go back to each of them.",
            )


class CallOffForm(OnceForm):
    """Why it will not be decided."""

    why = forms.CharField(
        label="Why",
        max_length=MOST_SHORT,
        widget=GrowingText,
        error_messages={"required": "Say why. Those included read it."},
    )


class CameOfForm(Bound):
    """What came of it."""

    came_of = forms.CharField(
        label="What came of it",
        max_length=MOST_WORDS,
        widget=GrowingText,
        error_messages={"required": "Write at least a few words."},
    )

    def __init__(self, *args: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.fields["review_on"] = self.when("You look at it once more")


class FeltForm(OnceForm):
    """Whether one felt heard, for oneself."""

    asked_before = forms.ChoiceField(label="I was asked before it was decided", choices=FELT, widget=Chips)
    considered = forms.ChoiceField(label="What I said was considered", choices=FELT, widget=Chips)
    told_why = forms.ChoiceField(label="I was told why", choices=FELT, widget=Chips)
    words = forms.CharField(
        label="In a few words", max_length=MOST_SHORT, required=False, widget=GrowingText(attrs={"rows": "2"})
    )
