"""The sentences of an account, for templates."""

from django import template

from troth.accounts import sentences
from troth.accounts.queries.books import Book
from troth.accounts.queries.look_back import LookBack
from troth.people.models import Person
from troth.ui.templatetags.ui import count_word

register = template.Library()


@register.simple_tag
def direction_sentence(book: Book, about: Person) -> str:
    """What the book may say today."""
    return sentences.direction_sentence(book.account, book.days_silent)


@register.simple_tag
def direction_note(book: Book) -> str:
    """Why, or why not."""
    return sentences.direction_note(book.account, book.days_silent)


@register.simple_tag
def bars_in_words(book: Book) -> str:
    """The bars in words."""
    return sentences.bars_in_words(book.account)


@register.simple_tag
def curve_in_words(book: Book) -> str:
    """The line through time in words."""
    return sentences.curve_in_words(book.points)


@register.simple_tag
def look_back_sentence(back: LookBack) -> str:
    """The month in one sentence."""
    parts = [
        f"{count_word(len(back.kept), 'promise,promises')} kept",
        f"{len(back.left_open) or 'none'} left open",
        f"{count_word(len(back.gave) + len(back.took), 'moment,moments')} offered",
    ]
    return f"{parts[0][0].upper()}{parts[0][1:]}, {parts[1]}, {parts[2]}."


@register.simple_tag
def look_back_next(back: LookBack) -> list[str]:
    """What to do next: at most four things."""
    return sentences.next_things(
        open_to=[promise.receiver.name for promise in back.left_open],
        not_kept_to=[promise.receiver.name for promise in back.not_kept],
        took_from=[moment.touched.name for moment in back.took],
        came_in_from=[entry.about.name for entry in back.came_in],
    )
