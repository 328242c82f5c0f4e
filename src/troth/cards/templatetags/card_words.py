"""The words of cards and questions in templates."""

from datetime import date

from django import template

from troth.cards.bank import words_of
from troth.cards.models import WasItSo
from troth.cards.rules import WAS_SO_WORDS, WasSo

register = template.Library()


@register.filter
def question_words(key: str) -> str:
    """The words of a question of the bank."""
    return words_of(key)


@register.filter
def was_so(said: WasItSo) -> str:
    """What was said, in words."""
    return WAS_SO_WORDS[WasSo(said.says)]


@register.filter
def one_a_week(day: date) -> str:
    """Why no question can be asked today."""
    return f"One question a week is enough. The next one can be asked from {day.day} {day:%B}."
