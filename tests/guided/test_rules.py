"""The arithmetic of the guided conversation."""

import itertools
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from troth.guided import rules
from troth.guided.questions import QUESTIONS, STEPS
from troth.guided.rules import A_QUARTER, SETTLE_IN, clock_in, day_proposed, is_pulse, is_time, legs, on_the_clock
from troth.guided.steps import step_of
from troth.kernel import clock

days = st.dates(date(2020, 1, 1), date(2040, 1, 1))
times = st.times().map(lambda one: one.replace(second=0, microsecond=0))


@pytest.mark.parametrize(
    ("members", "is_it"), [(0, False), (1, True), (2, True), (7, True), (8, False), (9, False), (34, False)]
)
def test_it_is_the_pulse_of_teams_under_eight(members: int, is_it: bool) -> None:
    assert is_pulse(members) is is_it


def test_five_steps_take_twenty_minutes() -> None:
    assert [(leg.begins, leg.ends) for leg in legs()] == [(0, 5), (5, 9), (9, 13), (13, 17), (17, 20)]
    assert len(legs()) == STEPS == 5
    assert timedelta(minutes=legs()[-1].ends) == rules.LASTS


@given(st.lists(st.integers(0, 60), min_size=1, max_size=9))
def test_each_step_begins_where_the_one_before_ends(minutes: list[int]) -> None:
    plan = legs(minutes)
    assert plan[0].begins == 0
    assert all(one.ends == two.begins for one, two in itertools.pairwise(plan))
    assert [leg.minutes for leg in plan] == minutes


@given(days, days)
def test_it_is_time_a_quarter_after_the_latest_whatever_became_of_it(latest: date, since: date) -> None:
    assert is_time(latest=latest, leads_since=since, today=latest + A_QUARTER)
    assert not is_time(latest=latest, leads_since=since, today=latest + A_QUARTER - timedelta(days=1))


@given(days)
def test_who_just_began_to_lead_has_two_weeks(since: date) -> None:
    assert is_time(latest=None, leads_since=since, today=since + SETTLE_IN)
    assert not is_time(latest=None, leads_since=since, today=since + SETTLE_IN - timedelta(days=1))


@given(st.none() | days, days)
def test_the_day_first_offered_is_never_in_the_past(latest: date | None, today: date) -> None:
    proposed = day_proposed(latest, today)
    assert proposed >= today + timedelta(days=2)
    assert proposed.isoweekday() < 6


@given(times)
def test_the_clock_on_the_wall_reads_back_as_it_was_written(begun: object) -> None:
    assert clock_in(f"{begun:%H:%M}") == begun


@pytest.mark.parametrize("typed", ["", "25:00", "ten", "10:05:00", "<b>"])
def test_what_is_no_hour_is_none(typed: str) -> None:
    assert clock_in(typed) is None


@given(times, st.integers(1, 5))
def test_a_step_opened_by_itself_lies_where_the_plan_has_it(begun: object, number: int) -> None:
    known = step_of(number, begun=f"{begun:%H:%M}", now=clock.now())
    assert known.begun == f"{begun:%H:%M}"
    assert known.plan[-1].until == on_the_clock(begun, 20)  # type: ignore[arg-type]
    assert [stop.is_now for stop in known.plan].index(True) == number - 1
    fresh = step_of(number, begun="", now=clock.now())
    assert fresh.here.until == on_the_clock(clock.now().time().replace(second=0, microsecond=0), known.here.leg.minutes)


def test_the_questions_never_ask_for_a_name_or_about_health() -> None:
    words = " ".join(f"{one.asks} {one.leader} {one.also}" for one in QUESTIONS).casefold()
    assert not any(word in words for word in ("who said", "name the person", "health", "ill", "family", "!"))
    assert len({one.key for one in QUESTIONS}) == 4
