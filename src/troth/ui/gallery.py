"""The sample words and forms the gallery shows: nobody's data."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django import forms
from django.core.paginator import Paginator

from troth.kernel import clock
from troth.ui.forms import Cards, Chips, Day, GrowingText, ManyChips, Search, TwoLines

LONG = "Wilhelmina Oluwaseun Featherstonehaugh-Vandenbroucke de la Fontaine y Aragón"
ARABIC = "ليلى عبد الرحمن"
NAMES = ("Adunni Okonjo", ARABIC, "Nguyễn Thị Hạnh", "Ольга Σωκράτους", LONG)


@dataclass(frozen=True)
class SamplePerson:
    """A name and nothing else."""

    name: str


@dataclass(frozen=True)
class Entry:
    """A link, a tab, a step: whatever has a label and a state."""

    label: str
    url: str = "#"
    icon: str = ""
    is_current: bool = False
    is_done: bool = False


class SampleForm(forms.Form):
    """One field of each sort."""

    words = forms.CharField(label="What happened", help_text="A few words. You can change them until you share them.")
    story = forms.CharField(label="What else there is to say", widget=GrowingText, required=False)
    person = forms.ChoiceField(label="Who it touched", choices=[("1", "Adunni Okonjo"), ("2", ARABIC), ("3", LONG)])
    felt = forms.ChoiceField(
        label="What it was for you",
        choices=[("in", "It landed"), ("mid", "Neither"), ("out", "It cost me")],
        widget=Chips,
    )
    kinds = forms.MultipleChoiceField(
        label="What it was about",
        choices=[("time", "Time off protected"), ("thanks", "Thanks given in private"), ("late", "A late change")],
        widget=ManyChips,
        required=False,
    )
    way = forms.ChoiceField(
        label="How you would like to go on",
        choices=[
            ("keep", TwoLines("Keep it to yourself", "Only you can read it, and for 240 days.")),
            ("ask", TwoLines("Ask whether you heard it right", "The other sees these words and may correct them.")),
        ],
        widget=Cards,
    )
    day = forms.DateField(label="By when", widget=Day, required=False)
    look = forms.CharField(label="Look for a person", widget=Search, required=False)
    paper = forms.FileField(label="A list of people", required=False, help_text="CSV or XLSX, up to 5 MB.")
    kept = forms.BooleanField(
        label="Keep this longer than 240 days", required=False, help_text="You can change your mind at any time."
    )


class SampleLine(forms.Form):
    """The shape of the front door."""

    direction = forms.ChoiceField(
        label="Who said it", choices=[("mine", "I said I would"), ("theirs", "They said they would")], widget=Chips
    )
    person = forms.ChoiceField(label="to", choices=[("1", "Adunni Okonjo"), ("2", ARABIC), ("3", LONG)])
    words = forms.CharField(label="what", widget=forms.TextInput(attrs={"placeholder": "bring the new rota"}))
    by_when = forms.CharField(label="by when", widget=forms.TextInput(attrs={"placeholder": "Friday"}))


def _forms() -> dict[str, forms.Form]:
    filled = {"words": "", "story": "They asked me first, and waited for the answer.", "person": "2", "felt": "in"}
    return {
        "form": SampleForm(prefix="a", initial={"felt": "in", "way": "keep", "kinds": ["time"]}),
        "form_with_errors": SampleForm({f"b-{key}": value for key, value in filled.items()}, prefix="b"),
        "line": SampleLine(prefix="c", initial={"direction": "mine"}),
        "line_with_errors": SampleLine({"d-direction": "theirs", "d-person": "3"}, prefix="d"),
    }


def _pictures() -> dict[str, Any]:
    levels = [100, 96, 104, 88, 80, 92, 70, 58, 64, 52, 47]
    xs = [14 + round(572 * n / 10) for n in range(11)]
    upper = [f"{x},{y - 20}" for x, y in zip(xs, levels, strict=True)]
    lower = [f"{x},{y + 24}" for x, y in zip(reversed(xs), reversed(levels), strict=True)]
    today = clock.now().date()
    days = [today - timedelta(days=300), today - timedelta(days=150), today]
    return {
        "bars": {"deposits": 292, "unknown": 178, "unknown_from": 292, "withdrawals": 130, "withdrawals_from": 470},
        "bars_little": {"deposits": 70, "unknown": 490, "unknown_from": 70, "withdrawals": 40, "withdrawals_from": 560},
        "curve": {
            "line": " ".join(f"{x},{y}" for x, y in zip(xs, levels, strict=True)),
            "band": " ".join([*upper, *lower]),
            "zero": 100,
            "ticks": [{"x": x, "on": day} for x, day in zip((14, 300, 586), days, strict=True)],
            "last_x": 586,
            "last_y": 47,
        },
    }


def sample() -> dict[str, Any]:
    """Context of the gallery page."""
    today = clock.now().date()
    return {
        "long_name": SamplePerson(LONG),
        "arabic_name": SamplePerson(ARABIC),
        "people": [SamplePerson(name) for name in NAMES],
        "days": [today + timedelta(days=n) for n in (-1, 0, 1, 4, 12, 200)],
        "page_of_many": Paginator(range(120), 20).page(3),
        "tabs": [Entry("Open promises", is_current=True), Entry("What I offered"), Entry("What was kept")],
        "steps": [Entry("Listen", is_done=True), Entry("Say it", is_current=True), Entry("Go back")],
        "menu_entries": [Entry("Change the day"), Entry("Let it go"), Entry("Delete")],
        "qr_cells": [(x, y) for x in range(21) for y in range(21) if (x * 7 + y * 5 + x * y) % 3 == 0],
        **_forms(),
        **_pictures(),
    }
