"""The words of decisions in templates."""

from uuid import UUID

from django import template
from django.utils.safestring import SafeString

from troth.decisions.models import Answer, FeltHeard
from troth.decisions.queries.decisions import View
from troth.decisions.rules import BECAME_WORDS, FELT_WORDS, Became, Felt
from troth.ui.templatetags.ui import name

register = template.Library()
MARKS = {Became.TAKEN: ("is-deposit", "check"), Became.PARTLY: ("is-info", "split"), Became.NOT: ("", "minus")}


@register.filter
def became(answer: Answer) -> str:
    """What became of it, in words."""
    return BECAME_WORDS[Became(answer.became)]


@register.filter
def became_class(answer: Answer) -> str:
    """How the word is coloured."""
    return MARKS[Became(answer.became)][0]


@register.filter
def became_icon(answer: Answer) -> str:
    """The shape beside it."""
    return MARKS[Became(answer.became)][1]


@register.simple_tag
def felt_rows(felt: FeltHeard) -> list[tuple[str, str]]:
    """What somebody said to themselves, each with its name."""
    rows = (("Asked before", felt.asked_before), ("Considered", felt.considered), ("Told why", felt.told_why))
    return [(name, FELT_WORDS[Felt(value)]) for name, value in rows]


@register.filter
def by_whom(author: UUID, view: View) -> SafeString:
    """The name of the one who answered: the one who decides, or somebody who decided before them and left."""
    return name(view.decision.decider if author == view.decision.decider_id else "Somebody who has left")


@register.filter
def ended(line: str) -> str:
    """A line as a sentence: with a full stop, unless it ends in a sign of its own."""
    return line if line[-1:] in "?.:;…" else f"{line}."
