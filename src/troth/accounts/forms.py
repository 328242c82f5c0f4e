"""The forms of accounts: they read what was typed, and actions decide."""

from collections.abc import Callable
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils.functional import SimpleLazyObject

from troth.cites.registry import Citation, citation_in
from troth.kernel import clock
from troth.kernel.errors import Refused
from troth.kernel.ids import new_id
from troth.people.models import Person
from troth.ui.forms import Chips, Day, GrowingText

from .due_words import due_in
from .people_near import named, people_around, person_here, person_meant, uuid_in
from .rules import Felt

FELT = [
    (Felt.DEPOSIT.value, "It gave something"),
    (Felt.NEUTRAL.value, "Neither"),
    (Felt.WITHDRAWAL.value, "It cost something"),
]
LANDED = [
    (Felt.DEPOSIT.value, "I think it gave something"),
    (Felt.NEUTRAL.value, "Neither"),
    (Felt.WITHDRAWAL.value, "I think it cost something"),
]
SIZES = [(1, "A little"), (2, "Some"), (3, "A lot")]
DIRECTIONS = [("mine", "I said I would"), ("theirs", "They said they would")]
NO_DAY = "Say a day such as “Friday”, “next week” or “12 May”."


class PersonInput(forms.TextInput):
    """A name, with the people around as suggestions; works as a plain field where those are not shown."""

    template_name = "accounts/person_input.html"

    def __init__(self, near: Any = ()) -> None:
        super().__init__(attrs={"autocomplete": "off", "placeholder": "name", "maxlength": "160"})
        self.near = near

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        list_id = f"{context['widget']['attrs'].get('id', name)}-near"
        context["widget"]["attrs"]["list"] = list_id
        return {**context, "list_id": list_id, "names": list(named(list(self.near)))}


class WhenField(forms.CharField):
    """A day in ordinary words, or as figures."""

    def __init__(self, *, today: date, required: bool = False, label: str = "by when", **rest: Any) -> None:
        super().__init__(required=required, label=label, max_length=60, **rest)
        self.today = today
        self.widget.attrs |= {"autocomplete": "off", "placeholder": "Friday"}

    def prepare_value(self, value: Any) -> Any:
        """A day that is filled in beforehand, in words; one that has passed is left to be said anew."""
        if not isinstance(value, date):
            return value
        return f"{value:%-d %B %Y}" if value >= self.today else ""

    def clean(self, value: Any) -> Any:
        typed = super().clean(value)
        if not typed:
            return None
        due = due_in(typed, self.today)
        if due is None:
            raise forms.ValidationError(NO_DAY)
        return due.on


class OnceForm(forms.Form):
    """A form that is one intent: sent twice, it is done once. It also knows where to go next."""

    once = forms.UUIDField(widget=forms.HiddenInput, initial=new_id, required=False)
    next = forms.CharField(widget=forms.HiddenInput, required=False)

    def shown_fields(self) -> list[tuple[Any, Any]]:
        """Visible fields with their errors, for the list of what is still needed."""
        return [(field, field.errors) for field in self.visible_fields()]


class AboutSomebody(OnceForm):
    """A form with a typed person in it; `cleaned_data["person"]` is the Person meant."""

    person = forms.CharField(label="Who", max_length=160, error_messages={"required": "Say who."})
    meant = forms.UUIDField(widget=forms.HiddenInput, required=False)  # whose page the form was opened from
    cites = forms.CharField(widget=forms.HiddenInput, required=False)  # what the page it was opened from is about

    def __init__(self, *args: Any, viewer: Person, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.viewer = viewer
        self.today = clock.today(ZoneInfo(viewer.zone))
        self.near: Any = SimpleLazyObject(lambda: people_around(viewer))
        self.fields["person"].widget = PersonInput(self.near)

    def clean_cites(self) -> Citation | None:
        return citation_in(self.cleaned_data["cites"])

    def clean_person(self) -> Person:
        from_page = self.fields["meant"].widget.value_from_datadict(self.data, self.files, self.add_prefix("meant"))
        person = person_here(self.viewer, uuid_in(from_page))
        if person and person.name == self.cleaned_data["person"]:
            return person
        try:
            return person_meant(self.viewer, self.cleaned_data["person"], self.near)
        except Refused as error:
            raise forms.ValidationError(error.message) from None


class LineForm(AboutSomebody):
    """The promise line, in both directions."""

    direction = forms.ChoiceField(label="Which way", choices=DIRECTIONS, initial="mine", widget=Chips)
    words = forms.CharField(label="what", max_length=280, error_messages={"required": "Say what, in a few words."})
    alone = forms.BooleanField(label="Keep what I said to myself for now", required=False)
    field_order = ["direction", "person", "words", "by_when", "alone"]

    def __init__(self, *args: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.fields["by_when"] = WhenField(today=self.today)
        self.fields["person"].label = "who"
        self.fields["words"].widget.attrs |= {"autocomplete": "off", "placeholder": "send the rota"}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("by_when") is None and "by_when" not in self.errors and cleaned.get("words"):
            due = due_in(cleaned["words"], self.today)
            cleaned["by_when"] = due and due.on
        return cleaned


class DayForm(OnceForm):
    """A new day, in words."""

    def __init__(self, *args: Any, viewer: Person, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.fields["due_on"] = WhenField(today=clock.today(ZoneInfo(viewer.zone)), required=True, label="The new day")


class NotYetForm(DayForm):
    """Why not yet, and the new day."""

    because = forms.CharField(label="Not yet, because", max_length=280, help_text="The other reads this.")


class WordsAndDayForm(OnceForm):
    """A promise put differently: other words, another day."""

    words = forms.CharField(label="What", max_length=280)

    def __init__(self, *args: Any, viewer: Person, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.fields["due_on"] = WhenField(today=clock.today(ZoneInfo(viewer.zone)), required=True, label="By when")


class KindChips(Chips):
    """The catalogue as chips, in two groups."""

    template_name = "accounts/kind_chips.html"


def kind_field(kinds: Callable[[], list[Any]]) -> forms.ChoiceField:
    """A choice among kinds in use, grouped by how they often feel."""

    def choices() -> list[Any]:
        groups: dict[str, list[tuple[str, str]]] = {}
        for kind in kinds():
            groups.setdefault(kind.get_leaning_display(), []).append((str(kind.id), kind.words))
        return list(groups.items())

    return forms.ChoiceField(label="What happened", choices=choices, widget=KindChips)


class MomentForm(AboutSomebody):
    """Something I did that touched somebody."""

    happened_on = forms.DateField(label="When", widget=Day)
    words = forms.CharField(label="In a few words", max_length=280, required=False, widget=GrowingText)
    planned = forms.BooleanField(label="It was planned", required=False)
    promise = forms.UUIDField(widget=forms.HiddenInput, required=False)
    field_order = ["kind", "person", "happened_on", "words", "planned"]

    def __init__(self, *args: Any, kinds: Callable[[], list[Any]], **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.fields["kind"] = kind_field(kinds)
        self.fields["happened_on"].initial = self.today
        self.fields["person"].label = "Whom it touched"
        self.order_fields(self.field_order)


class FeltForm(OnceForm):
    """How it felt: mine alone."""

    felt = forms.ChoiceField(label="How it felt", choices=FELT, widget=Chips)
    size = forms.TypedChoiceField(label="How much", choices=SIZES, coerce=int, initial=1, widget=Chips)
    words = forms.CharField(label="Words for yourself", max_length=1000, required=False, widget=GrowingText)


class EntryForm(FeltForm):
    """Something somebody did, in my own book."""

    happened_on = forms.DateField(label="When", widget=Day)
    field_order = ["kind", "felt", "size", "happened_on", "words"]

    def __init__(self, *args: Any, viewer: Person, kinds: Callable[[], list[Any]], **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.fields["kind"] = kind_field(kinds)
        self.fields["happened_on"].initial = clock.today(ZoneInfo(viewer.zone))
        self.order_fields(self.field_order)


class NumberForm(OnceForm):
    """How many moments each brings."""

    number = forms.TypedChoiceField(
        label="How many each", choices=[(1, "One"), (2, "Two"), (3, "Three")], coerce=int, initial=1, widget=Chips
    )


class PickForm(EntryForm):
    """A moment to bring to a comparison."""

    mine = forms.TypedChoiceField(
        label="Who did it",
        choices=[("theirs", "They did"), ("mine", "I did")],
        coerce=lambda value: value == "mine",
        initial="theirs",
        widget=Chips,
    )
    moment = forms.UUIDField(widget=forms.HiddenInput, required=False)
    field_order = ["mine", "kind", "happened_on", "felt", "size", "words"]

    def __init__(self, *args: Any, only_mine: bool, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.fields["words"] = forms.CharField(label="What happened, in your words", max_length=280, widget=GrowingText)
        self.fields["felt"].label = "How it felt, or how you believe it landed"
        if only_mine:
            self.fields["mine"].widget = forms.HiddenInput()
            self.fields["mine"].initial = "mine"
            self.fields["felt"].choices = LANDED  # type: ignore[attr-defined]
            self.fields["felt"].label = "How you believe it landed"
        self.order_fields(self.field_order)


class KindForm(OnceForm):
    """A new kind of moment."""

    words = forms.CharField(label="Its words", max_length=60)
    leaning = forms.ChoiceField(
        label="How it often feels", choices=[("gives", "Often gives"), ("costs", "Often costs")], widget=Chips
    )
