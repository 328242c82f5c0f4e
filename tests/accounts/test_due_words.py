"""Days said in ordinary words."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from troth.accounts.due_words import due_in

MONDAY = date(2026, 11, 23)

SAID = [
    ("I said I would send the rota by Friday", "2026-11-27"),
    ("get back to you tomorrow", "2026-11-24"),
    ("read your draft today", "2026-11-23"),
    ("talk to Mara next week", "2026-12-04"),
    ("finish the report by the end of the month", "2026-11-30"),
    ("answer in two weeks", "2026-12-07"),
    ("sort out the leave by 12 May", "2027-05-12"),
    ("meet on Friday 12th", "2027-02-12"),
    ("order the chairs by next Friday", "2026-12-04"),
    ("fix the door this week", "2026-11-27"),
    ("have the numbers by the end of next week", "2026-12-04"),
    ("write it up in 3 days", "2026-11-26"),
    ("call the supplier the day after tomorrow", "2026-11-25"),
    ("send slides before Thursday", "2026-11-25"),
    ("review by Dec 3rd", "2026-12-03"),
    ("review by 3rd of December", "2026-12-03"),
    ("pay it by 2026-12-15", "2026-12-15"),
    ("pay it by 15.12.2026", "2026-12-15"),
    ("pay it by 15/12", "2026-12-15"),
    ("reply within a week", "2026-11-30"),
    ("reply in a fortnight", "2026-12-07"),
    ("decide by end of January", "2027-01-31"),
    ("decide next month", "2026-12-31"),
    ("decide by the end of the year", "2026-12-31"),
    ("hire someone by March 1, 2027", "2027-03-01"),
    ("tidy it by the end of the day", "2026-11-23"),
    ("bring it Wednesday morning", "2026-11-25"),
    ("swap shifts on Sunday", "2026-11-29"),
    ("do it by Monday", "2026-11-30"),
    ("come back to it in a month", "2026-12-23"),
    ("ask finance by the 30th", "2026-11-30"),
    ("bring cake at the weekend", "2026-11-29"),
    ("give an answer by Tues", "2026-11-24"),
    ("give an answer two weeks from now", "2026-12-07"),
    ("start on Monday week", "2026-12-07"),
    ("close the books by the end of the quarter", "2026-12-31"),
    ("I may need a second pair of eyes on this", None),
    ("march through the list of 12 items", None),
    ("protect the second half of the sprint", None),
    ("stop booking meetings over lunch", None),
    ("pass on 3 names to the panel", None),
    ("sit in for you at 2", None),
    ("do it by 31 February", None),
    ("do it by the 32nd", None),
    ("read it on 3 January 2020", None),
    ("send it by 1/2", "2027-02-01"),
    ("send it tomorrow, or by Friday at the latest", "2026-11-27"),
    ("answer by 23 November", "2026-11-23"),
    ("plan the party by the end of November", "2026-11-30"),
    ("finish by end of March", "2027-03-31"),
    ("bring the 31st up", "2026-12-31"),
    ("meet on Monday 30th of the month", "2026-11-30"),
    ("see you this Monday", "2026-11-23"),
    ("back in a couple of weeks", "2026-12-07"),
    ("done in 999 months", None),
]


@pytest.mark.parametrize(("words", "day"), SAID)
def test_a_day_said_in_ordinary_words(words: str, day: str | None) -> None:
    due = due_in(words, MONDAY)
    assert (due and due.on.isoformat()) == day


def test_this_week_said_on_a_saturday_is_the_weekend() -> None:
    saturday = date(2026, 11, 28)
    due = due_in("this week", saturday)
    assert due is not None
    assert due.on == saturday


def test_the_words_that_named_the_day_are_told() -> None:
    due = due_in("send the rota by Friday please", MONDAY)
    assert due is not None
    assert due.words == "by Friday"


@given(st.text(max_size=80), st.dates(date(2020, 1, 1), date(2100, 1, 1)))
def test_no_line_breaks_it_and_no_day_lies_in_the_past(words: str, today: date) -> None:
    due = due_in(words, today)
    assert due is None or due.on >= today


@given(st.sampled_from([words for words, _ in SAID]), st.dates(date(2020, 1, 1), date(2100, 1, 1)))
def test_the_same_words_mean_a_coming_day_whenever_they_are_said(words: str, today: date) -> None:
    due = due_in(words, today)
    assert due is None or due.on >= today


@given(st.dates(date(2020, 1, 1), date(2100, 1, 1)))
def test_a_weekday_is_always_within_a_week(today: date) -> None:
    due = due_in("by Friday", today)
    assert due is not None
    assert due.on.weekday() == 4
    assert timedelta(0) < due.on - today <= timedelta(days=7)
