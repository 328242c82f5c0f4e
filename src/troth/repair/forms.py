"""The forms of repair: they read what was typed, and actions decide."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import forms

from troth.accounts.forms import OnceForm, WhenField
from troth.kernel import clock
from troth.people.models import Person
from troth.ui.forms import Cards, Chips, GrowingText, TwoLines

from .rules.days import comes_back_at, morning_of
from .rules.elsewhere import words_for_elsewhere
from .rules.steps import Truth
from .words import KIND_WORDS, OUTCOME_MORE, OUTCOME_WORDS, OWN_LABEL, TRUTH_WORDS, KindWords

ABOUT = [
    ("no", TwoLines("Something between the two of us", "A promise, a word, how something was done.")),
    (
        "yes",
        TwoLines(
            "Harassment, danger, or something against the law",
            "Or you are not sure. You are shown who else can help. Nothing is written down.",
        ),
    ),
]
KINDS = [(kind, TwoLines(words.called, words.means)) for kind, words in KIND_WORDS.items()]
TRUTHS = [(truth, TwoLines(words.called, words.means)) for truth, words in TRUTH_WORDS.items()]
OUTCOMES = [(outcome, TwoLines(words, OUTCOME_MORE[outcome])) for outcome, words in OUTCOME_WORDS.items()]
BACK = [("hours", "In a few hours"), ("tomorrow", "Tomorrow morning"), ("days", "In three days"), ("week", "In a week")]


def _text(label: str, *, help_text: str = "", needed: str = "", most: int = 1000) -> forms.CharField:
    """A few lines; `needed` is the sentence where nothing was written, and makes them required."""
    messages = {"required": needed} if needed else {}
    return forms.CharField(
        label=label,
        help_text=help_text,
        max_length=most,
        required=bool(needed),
        widget=GrowingText,
        error_messages=messages,
    )


class OutsideFirst(OnceForm):
    """A form with free words in it: where they may mean what belongs elsewhere, the way out comes first."""

    not_that = forms.BooleanField(label="It is not about that, go on", required=False, widget=forms.HiddenInput)
    LOOKED_AT = ("words", "more")

    def __init__(self, *args: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.outside: list[str] = []

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        self.outside = words_for_elsewhere(*(cleaned.get(name) or "" for name in self.LOOKED_AT))
        if self.outside:
            self.fields["not_that"].widget = forms.CheckboxInput()
            if not cleaned.get("not_that"):
                self.add_error("not_that", "Look at who else can help first. Then it is yours to decide.")
        return cleaned


class AskForm(OutsideFirst):
    """“I would like to come back to something”, with or without saying what."""

    about = forms.ChoiceField(
        label="What is it about?",
        choices=ABOUT,
        widget=Cards,
        error_messages={"required": "Choose one of the two first."},
    )
    words = _text(
        "What happened", help_text="Only if you want to say it now. You can leave both empty, and say it later."
    )
    more = _text("What it did to you")
    field_order = ["about", "words", "more", "not_that"]


class SayForm(OutsideFirst):
    """What happened and what it did, for the one who was hurt."""

    words = _text("What happened", needed="Write at least a few words.")
    more = _text("What it did to you")
    field_order = ["words", "more", "not_that"]


class NameForm(OutsideFirst):
    """What happened, what it did, and what sort of thing it was."""

    words = _text(
        "What I did",
        help_text="As a camera would have seen it. No reasons yet.",
        needed="Say what happened, in a few words.",
    )
    more = _text(
        "What I think it did to them",
        help_text="You may be wrong. They will tell you.",
        needed="Say what you think it did to them. They can put it right.",
    )
    kind = forms.ChoiceField(
        label="What sort of thing was it?",
        choices=KINDS,
        widget=Cards,
        error_messages={"required": "Choose one, or that you cannot say yet."},
    )
    was_planned = forms.BooleanField(
        label="It was planned. What I go back to is how it was done.",
        required=False,
        help_text="Bad news, a hard decision: the decision stays. How they heard of it, and when, can be mended.",
    )
    field_order = ["words", "more", "kind", "was_planned", "not_that"]


class BeginForm(NameForm):
    """“I got that wrong”: the same, beginning with what belongs elsewhere."""

    about = forms.ChoiceField(
        label="What is it about?",
        choices=ABOUT,
        widget=Cards,
        error_messages={"required": "Choose one of the two first."},
    )
    field_order = ["about", "words", "more", "kind", "was_planned", "not_that"]

    def __init__(self, *args: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.fields["words"].widget.attrs["data-carried"] = ""


class ListenForm(OnceForm):
    """“I would like to hear it.”"""

    words = _text("When and where it would suit you", help_text="They choose. You need not add anything.")


class ConfirmForm(OnceForm):
    """“Yes, that is it”, to the words of one turn."""

    number = forms.IntegerField(widget=forms.HiddenInput)
    words = _text("A word to them", help_text="Thanks for saying it first, or nothing at all.")


class TruthForm(forms.Form):
    """Is it true?"""

    truth = forms.ChoiceField(
        label="Is it true?",
        choices=TRUTHS,
        widget=Cards,
        error_messages={"required": "Choose one of the three."},
    )


class OwnForm(OnceForm):
    """What was mine in it."""

    truth = forms.ChoiceField(choices=[("", ""), *((one.value, one.value) for one in Truth)], required=False)
    words = _text(OWN_LABEL, needed="Say what was yours in it.")

    def __init__(self, *args: Any, truth: str, kind: KindWords | None, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.fields["truth"].widget = forms.HiddenInput()
        self.fields["truth"].initial = truth
        told = TRUTH_WORDS.get(truth)
        self.fields["words"].label = told.label if told else OWN_LABEL
        self.fields["words"].help_text = told.help if told else (kind.own if kind else "")


class OpenForm(OnceForm):
    """Regret, and a plain explanation for whoever wants one."""

    words = _text(
        "What I regret",
        help_text="In your own words, and no more than is so. What it did to them, as they told you.",
        needed="Say it in your own words, or leave this step out.",
    )
    more = _text(
        "How it came about",
        help_text="Plainly, and only if they would want to know. It takes nothing back.",
    )


class CommitForm(OnceForm):
    """What will be different, by when, and what happens if it gets hard."""

    words = _text(
        "What I will do",
        help_text="One thing they can see happen. It becomes a promise between you.",
        needed="Say what you promise, in a few words.",
        most=280,
    )
    if_then = _text(
        "If it gets hard to keep, then",
        help_text="For instance: I ring you the evening before, and say so.",
        needed="Say what you will do if it gets hard to keep.",
    )
    field_order = ["words", "due_on", "if_then", "safeguard"]

    def __init__(self, *args: Any, viewer: Person, safeguard: bool, kind: KindWords | None, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.fields["due_on"] = WhenField(today=clock.today(ZoneInfo(viewer.zone)), required=True, label="By when")
        if safeguard:
            self.fields["safeguard"] = _text(
                "What they can check for themselves",
                help_text="So that they need not take your word for it.",
                needed="Say what they can check for themselves.",
                most=600,
            )
        if kind:
            self.fields["words"].help_text = f"{kind.commit} It becomes a promise between you."
        self.order_fields(self.field_order)


class SinceForm(OnceForm):
    """What was done since the promise."""

    words = _text(
        "What I did since", help_text="What happened, also where it did not.", needed="Write at least a few words."
    )


class AnswerForm(OnceForm):
    """How it is, for the one who was hurt."""

    outcome = forms.ChoiceField(
        label="How is it, for you?",
        choices=OUTCOMES,
        widget=Cards,
        error_messages={"required": "Choose one of the four, or go back and say nothing."},
    )
    words = _text("A word to them")


class LaterForm(OnceForm):
    """When it comes back."""

    when = forms.ChoiceField(
        label="Bring it back to me",
        choices=BACK,
        initial="tomorrow",
        widget=Chips,
    )

    def __init__(self, *args: Any, viewer: Person, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.zone = viewer.zone
        today = clock.today(ZoneInfo(self.zone))
        self.fields["day"] = WhenField(today=today, label="Or on the morning of a day of your own")

    @property
    def back_at(self) -> datetime:
        """When: a day of one's own goes before the choice."""
        said = self.cleaned_data
        if said["day"]:
            return morning_of(said["day"], self.zone)
        return comes_back_at(said["when"], clock.now(), self.zone)


class CoolForm(LaterForm):
    """What is written in anger, and when it comes back."""

    words = _text(
        "What you would say now",
        help_text="As it comes. Nobody else reads it, and you are asked later whether to delete it.",
        most=2000,
    )
    field_order = ["words", "when", "day"]

    def __init__(self, *args: Any, may_write: bool, **rest: Any) -> None:
        super().__init__(*args, **rest)
        if not may_write:
            del self.fields["words"]
        self.order_fields(self.field_order)
