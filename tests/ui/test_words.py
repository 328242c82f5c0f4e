"""Names, days and numbers are said as a colleague would say them."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

import pytest
from django.template import Context, Template
from django.utils import timezone

from troth.kernel import clock
from troth.ui.days import plain_day

THURSDAY = date(2026, 3, 12)


@dataclass(frozen=True)
class Someone:
    name: str


def said(template: str, **context: object) -> str:
    return Template("{% load ui %}" + template).render(Context(context))


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 3, 12), "today"),
        (date(2026, 3, 13), "tomorrow"),
        (date(2026, 3, 11), "yesterday"),
        (date(2026, 3, 14), "Saturday"),
        (date(2026, 3, 18), "Wednesday"),
        (date(2026, 3, 19), "Thursday 19 March"),
        (date(2026, 3, 10), "last Tuesday"),
        (date(2026, 3, 5), "Thursday 5 March"),
        (date(2025, 12, 20), "Saturday 20 December"),
        (date(2025, 3, 12), "12 March 2025"),
        (date(2027, 8, 1), "1 August 2027"),
    ],
)
def test_a_day_is_said_in_words(day: date, words: str) -> None:
    assert plain_day(day, today=THURSDAY) == words


def test_a_day_is_the_viewers_day_not_the_servers() -> None:
    late_evening = datetime(2026, 3, 12, 23, 30, tzinfo=UTC)
    with clock.moved(late_evening), timezone.override("Asia/Tokyo"):
        assert said("{{ at|plain_day }}", at=late_evening) == "today"
        assert said("{{ day|plain_day }}", day=date(2026, 3, 12)) == "yesterday"
        assert said("{{ at|plain_time }}", at=late_evening) == "08:30"


def test_a_missing_day_is_not_said() -> None:
    assert said("{{ day|plain_day }}", day=None) == ""


@pytest.mark.parametrize(
    ("number", "words"), [(0, "no promises"), (1, "1 promise"), (2, "2 promises"), (12000, "12,000 promises")]
)
def test_a_number_is_said_with_its_noun(number: int, words: str) -> None:
    assert said('{{ n|count_word:"promise,promises" }}', n=number) == words


def test_a_name_keeps_its_own_direction_and_cannot_bring_markup() -> None:
    written = said("{{ person|name }}", person=Someone("ليلى <b>"))
    assert written == '<bdi class="name" dir="auto">ليلى &lt;b&gt;</bdi>'
    assert said("{{ nobody|name }}", nobody=None) == ""


@pytest.mark.parametrize(
    ("name", "letters"),
    [("Adunni Okonjo", "AO"), ("Nguyễn Thị Hạnh", "NH"), ("Cher", "C"), ("  ", ""), ("ليلى عبد الرحمن", "لا")],
)
def test_initials_are_of_the_first_and_the_last_word(name: str, letters: str) -> None:
    assert said("{{ person|initials }}", person=Someone(name)) == letters


def test_an_icon_is_silent_unless_it_stands_alone() -> None:
    assert 'aria-hidden="true"' in said('{% icon "check" %}')
    assert 'role="img" aria-label="More"' in said('{% icon "ellipsis" "More" %}')
