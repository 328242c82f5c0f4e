"""The words of tough news in templates."""

from datetime import date

from django import template

from troth.tough_news.models import CheckIn
from troth.tough_news.rules import OCCASION_WORDS, STATE_WORDS, WAY_WORDS, Occasion, State, Way, is_overdue

register = template.Library()

# A shape beside the word, so that nothing depends on colour.
ICONS = {
    State.OPEN: "circle-dashed",
    State.DONE: "circle-check",
    State.ANOTHER_WAY: "arrow-right-left",
    State.NOT_WANTED: "circle-minus",
}


@register.filter
def occasion_words(occasion: str) -> str:
    """“2 days”."""
    return OCCASION_WORDS[Occasion(occasion)]


@register.filter
def state_words(check_in: CheckIn) -> str:
    """“talked another way”."""
    return STATE_WORDS[State(check_in.state)]


@register.filter
def state_icon(state: str) -> str:
    """The shape beside the word."""
    return ICONS[State(state)]


@register.filter
def way_words(way: str) -> str:
    """“with the group”; nothing where there is no way any more."""
    return WAY_WORDS[Way(way)] if way else ""


@register.filter
def overdue(check_in: CheckIn, today: date) -> bool:
    """Whether its day is over."""
    return is_overdue(State(check_in.state), check_in.due_on, today)
