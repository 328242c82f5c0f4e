"""What templates say with: icons, names, days in ordinary words, counted nouns, and the scripts of a page."""

from datetime import date, datetime
from functools import lru_cache
from typing import Protocol

from django import template
from django.conf import settings
from django.forms import BoundField
from django.templatetags.static import static
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from troth.kernel import clock
from troth.ui.days import full_day as day_on_paper
from troth.ui.days import plain_day as day_in_words

register = template.Library()

SCRIPTS = (
    "announce",
    "autogrow",
    "carried",
    "copy",
    "countdown",
    "dialog",
    "menu",
    "no-eval",
    "summary",
    "toast",
    "upload",
)


class Named(Protocol):
    """Anything with a name: a person, a team."""

    name: str


@lru_cache(maxsize=256)
def _address(path: str, storage: str) -> str:
    """Where a static file is; asked once a process, because a list draws an icon in every row."""
    return static(path)


def _static(path: str) -> str:
    return _address(path, settings.STORAGES["staticfiles"]["BACKEND"])


@register.simple_tag
def icon(name: str, label: str = "") -> SafeString:
    """One drawing of the sprite; hidden from screen readers unless it stands alone and is given a `label`."""
    address = f"{_static('ui/vendor/icons.svg')}#{name}"
    if label:
        return format_html('<svg class="icon" role="img" aria-label="{}"><use href="{}"/></svg>', label, address)
    return format_html('<svg class="icon" aria-hidden="true" focusable="false"><use href="{}"/></svg>', address)


@register.simple_tag
def ui_scripts() -> SafeString:
    """The script tags of the look's own small modules."""
    tags = ((_static(f"ui/js/{name}.js"),) for name in SCRIPTS)
    return format_html_join("\n  ", '<script type="module" src="{}"></script>', tags)


@register.filter
def name(person: Named | str | None) -> SafeString:
    """A name that keeps its own writing direction inside any sentence."""
    if person is None:
        return SafeString("")
    return format_html('<bdi class="name" dir="auto">{}</bdi>', person if isinstance(person, str) else person.name)


@register.filter
def full_day(day: date) -> str:
    """A day as it stands on paper: 3 March 2026."""
    return day_on_paper(day)


@register.filter
def initials(person: Named | str | None) -> str:
    """The first letters of the first and last word of a name: AO for Adunni Okonjo."""
    if person is None:
        return ""
    words = (person if isinstance(person, str) else person.name).split()
    return "".join(word[0].upper() for word in (words[:1] + words[1:][-1:]))


@register.filter
def plain_day(day: date | None) -> str:
    """A day as a colleague would say it, in the viewer's zone: today, tomorrow, Friday, Friday 12 March."""
    if day is None:
        return ""
    if isinstance(day, datetime):
        day = timezone.localtime(day).date()
    return day_in_words(day, today=clock.today(timezone.get_current_timezone()))


@register.filter
def plain_time(moment: datetime) -> str:
    """The hour and minute in the viewer's zone: 14:05."""
    return timezone.localtime(moment).strftime("%H:%M")


@register.filter
def count_word(number: int, words: str) -> str:
    """A number with its noun: `{{ 1|count_word:"promise,promises" }}` is "1 promise"; none is "no promises"."""
    one, _, many = words.partition(",")
    if number == 0:
        return f"no {many or one}"
    return f"{number:,} {one if number == 1 else many or one}"


@register.filter
def is_a(field: BoundField, widgets: str) -> bool:
    """Whether the widget of `field` is one of the comma-separated kinds: checkbox, radioselect, chips."""
    return field.widget_type in widgets.split(",")
