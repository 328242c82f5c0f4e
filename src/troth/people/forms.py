"""What people, rosters and offices ask for."""

from typing import Any

from django import forms

from troth.ui.forms import GrowingText, ManyChips

from .offices.registry import RULES
from .roster.tables import MAX_BYTES


class RosterForm(forms.Form):
    """A personnel file to look at."""

    file = forms.FileField(
        label="The file",
        help_text="CSV or Excel (.xlsx), as your personnel system exports it.",
        widget=forms.FileInput(attrs={"accept": ".csv,.txt,.tsv,.xlsx"}),
        error_messages={"empty": "This file is empty."},
    )
    skip_bad_rows = forms.BooleanField(
        label="Skip lines that need mending",
        help_text="Otherwise nothing is applied while there is one. With lines skipped, nobody counts as having left.",
        required=False,
    )

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > MAX_BYTES:
            raise forms.ValidationError(f"This file is larger than {MAX_BYTES // 1024 // 1024} MB.")
        return file


class ApplyForm(forms.Form):
    """Saying yes to a preview."""

    seen = forms.CharField(widget=forms.HiddenInput)
    skip_bad_rows = forms.BooleanField(widget=forms.HiddenInput, required=False)
    accept_many_leaving = forms.BooleanField(label="I mean it: these people leave", required=False)

    def __init__(self, *args: Any, leaving: int = 0, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if leaving:
            self.fields["accept_many_leaving"].label = f"I mean it: {leaving:,} people leave"
        else:
            del self.fields["accept_many_leaving"]


class NominateForm(forms.Form):
    """How somebody is proposed."""

    is_deputy = forms.BooleanField(
        label="As deputy",
        required=False,
        help_text="A deputy may do the same, so that nothing waits while the other is away.",
    )
    replaces = forms.ChoiceField(label="In place of", required=False)

    def __init__(self, *args: Any, holders: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if holders:
            self.fields["replaces"] = forms.ChoiceField(
                label="In place of", required=False, choices=[("", "Nobody: one more"), *holders]
            )
        else:
            del self.fields["replaces"]


class ObjectionForm(forms.Form):
    """What somebody has against a nomination."""

    text = forms.CharField(label="What you have against it", max_length=1000, widget=GrowingText())


class ReasonForm(forms.Form):
    """Why not."""

    reason = forms.CharField(
        label="Why not", help_text="Everybody reads this.", max_length=300, widget=GrowingText(attrs={"rows": "2"})
    )


class VoteForm(forms.Form):
    """Which of the candidates one would accept."""

    accepts = forms.MultipleChoiceField(
        label="Whom would you accept?",
        help_text="As many as you like. None at all is a vote too.",
        required=False,
        widget=ManyChips,
    )

    def __init__(self, *args: Any, candidates: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["accepts"] = forms.MultipleChoiceField(
            label="Whom would you accept?",
            help_text="As many as you like. None at all is a vote too.",
            required=False,
            widget=ManyChips,
            choices=candidates,
        )


class RuleForm(forms.Form):
    """What a rule is to say."""

    rule = forms.ChoiceField(label="The rule")
    value = forms.IntegerField(label="The new number")
    reason = forms.CharField(
        label="Why", help_text="Everybody reads this.", max_length=300, widget=GrowingText(attrs={"rows": "2"})
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rules = sorted(RULES.values(), key=lambda rule: rule.title)
        self.fields["rule"] = forms.ChoiceField(
            label="The rule",
            choices=[(rule.key, f"{rule.title} ({rule.least} to {rule.most} {rule.unit})") for rule in rules],
        )
