"""When a notice may go out: in every zone, over changes of daylight saving time, in digests, and within the caps."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from troth.notices.kinds import KINDS, TOPICS, Sort, kind_of
from troth.notices.rules import (
    Choice,
    Rhythm,
    Waiting,
    deal,
    due_at,
    hours_in,
    is_quiet,
    may_nudge,
    next_free,
    wants,
)

BERLIN, LORD_HOWE, APIA = ZoneInfo("Europe/Berlin"), ZoneInfo("Australia/Lord_Howe"), ZoneInfo("Pacific/Apia")
ZONES = [
    ZoneInfo(name) for name in ("Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "UTC")
]
ZONES += [ZoneInfo(name) for name in ("Africa/Casablanca", "America/St_Johns", "Pacific/Chatham", "Asia/Beirut")]
MONDAY = date(2026, 11, 23)

zones = st.sampled_from(ZONES)
walls = st.times(max_value=time(23, 59)).map(lambda wall: wall.replace(second=0, microsecond=0))
# Around the changes of the clocks of 2026, and any time besides.
near_changes = st.sampled_from(
    [datetime(2026, month, day, tzinfo=UTC) for month, day in ((3, 29), (10, 25), (3, 8), (4, 5))]
)
times = st.one_of(
    st.builds(lambda day, minutes: day + timedelta(minutes=minutes), near_changes, st.integers(-1500, 1500)),
    st.integers(0, 700 * 24 * 60).map(lambda minutes: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)),
)
quiet_days = st.frozensets(st.integers(0, 6), max_size=6)
choices = st.builds(
    Choice,
    zone=zones,
    rhythm=st.sampled_from(Rhythm),
    quiet_from=walls,
    quiet_until=walls,
    quiet_days=quiet_days,
    digest_at=walls,
    digest_day=st.integers(0, 6),
)


def minutes_from(at: datetime, count: int) -> Iterable[datetime]:
    return (at + timedelta(minutes=number) for number in range(count))


@given(times, choices)
def test_nothing_goes_out_before_its_time_or_in_quiet_hours(at: datetime, choice: Choice) -> None:
    when = next_free(at, choice)
    assert when >= at
    assert not is_quiet(when, choice)


@given(times, choices)
def test_nothing_waits_longer_than_quiet_hours_make_it(at: datetime, choice: Choice) -> None:
    """Minute by minute until it goes out, it is quiet: also over an hour left out, or one that comes twice."""
    when = next_free(at, choice)
    step = max(1, int((when - at).total_seconds() // 60 // 400))
    assert all(
        is_quiet(at + timedelta(minutes=n), choice) for n in range(0, int((when - at).total_seconds() // 60), step)
    )


@given(times, choices)
def test_a_digest_comes_at_its_time_or_as_soon_after_as_it_is_not_quiet(at: datetime, choice: Choice) -> None:
    when = due_at(at, choice)
    assert when >= at
    assert not is_quiet(when, choice)
    assert due_at(when, choice) >= when
    if choice.rhythm is Rhythm.DAILY and not choice.quiet_days:
        assert when - at <= timedelta(hours=49)
    if choice.rhythm is Rhythm.WEEKLY:
        assert when - at <= timedelta(days=15)


@given(times, choices, st.integers(0, 20))
def test_nothing_goes_out_while_somebody_snoozes(at: datetime, choice: Choice, days: int) -> None:
    until = at + timedelta(days=days)
    snoozing = Choice(**vars(choice) | {"not_before": until})
    assert due_at(at, snoozing) >= until
    dealt = deal([Waiting("promise", at.date())], [], snoozing, at)
    assert days == 0 or (dealt.go == () and dealt.later is not None and dealt.later >= until)


@given(times, choices, st.lists(st.tuples(st.sampled_from(sorted(KINDS)), st.integers(0, 10)), max_size=12))
def test_every_notice_is_sent_dropped_or_kept_for_later_and_no_word_is_ever_dropped(
    at: datetime, choice: Choice, kinds: list[tuple[str, int]]
) -> None:
    today = at.astimezone(choice.zone).date()
    waiting = {Waiting(kind, today - timedelta(days=ago)) for kind, ago in kinds}
    dealt = deal(waiting, [], choice, at)
    assert not set(dealt.go) & set(dealt.drop)
    assert set(dealt.go) | set(dealt.drop) <= waiting
    assert (waiting - set(dealt.go) - set(dealt.drop) == set()) or dealt.later is not None
    assert all(kind_of(row.kind).sort is Sort.NUDGE for row in dealt.drop)
    assert not dealt.go or not is_quiet(at, choice)
    assert dealt.later is None or dealt.later > at


@given(choices, times, st.lists(st.integers(0, 400), min_size=1, max_size=40))
def test_nudges_never_exceed_one_a_day_and_three_a_week(choice: Choice, start: datetime, hours: list[int]) -> None:
    """Suggestions that come up at any hours of seventeen days, dealt whenever the rules say to look again."""
    came = sorted(start + timedelta(hours=hour) for hour in hours)
    told: list[date] = []
    waiting: set[Waiting] = set()
    looks = {due_at(at, choice) for at in came}
    while looks:
        now = min(looks)
        looks.remove(now)
        waiting |= {Waiting("nudge", at.astimezone(choice.zone).date()) for at in came if at <= now}
        came = [at for at in came if at > now]
        dealt = deal(waiting, told, choice, now)
        assert len(dealt.go) <= 1
        told += [now.astimezone(choice.zone).date() for _ in dealt.go]
        waiting -= {*dealt.go, *dealt.drop}
        looks |= {dealt.later} if dealt.later else set()
    assert not waiting
    assert len(told) == len(set(told))
    assert all(sum(day - timedelta(days=7) < other <= day for other in told) <= 3 for day in told)


def at(text: str, zone: ZoneInfo, fold: int = 0) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=zone, fold=fold)


@pytest.mark.parametrize(
    ("told", "goes"),
    [
        ("2026-11-23T06:59", "2026-11-23T07:00"),
        ("2026-11-23T07:00", "2026-11-23T07:00"),
        ("2026-11-23T19:59", "2026-11-23T19:59"),
        ("2026-11-23T20:00", "2026-11-24T07:00"),
        ("2026-11-27T21:00", "2026-11-30T07:00"),  # over a weekend without notices
    ],
)
def test_quiet_hours_over_midnight_and_quiet_days(told: str, goes: str) -> None:
    choice = Choice(zone=BERLIN, quiet_days=frozenset({5, 6}))
    assert due_at(at(told, BERLIN), choice) == at(goes, BERLIN)


def test_quiet_hours_that_end_in_an_hour_left_out_end_as_the_clock_jumps() -> None:
    choice = Choice(zone=BERLIN, quiet_from=time(22), quiet_until=time(2, 30))
    assert next_free(at("2026-03-29T01:00", BERLIN), choice) == datetime(
        2026, 3, 29, 1, tzinfo=UTC
    )  # 03:00 on the wall


def test_quiet_hours_are_kept_in_both_passes_of_an_hour_that_comes_twice() -> None:
    choice = Choice(zone=BERLIN, quiet_from=time(1), quiet_until=time(2, 30))
    second_pass = at("2026-10-25T02:10", BERLIN, fold=1)
    assert is_quiet(second_pass, choice)
    assert next_free(second_pass, choice) == at("2026-10-25T02:30", BERLIN, fold=1).astimezone(UTC)


def test_half_an_hour_of_daylight_saving_and_a_day_that_never_was() -> None:
    lord_howe = Choice(zone=LORD_HOWE, quiet_from=time(22), quiet_until=time(2, 15))
    jump = datetime(2026, 10, 3, 15, 30, tzinfo=UTC)  # 02:00 becomes 02:30
    assert next_free(jump - timedelta(hours=2), lord_howe) == jump
    apia = Choice(zone=APIA, rhythm=Rhythm.DAILY)
    # The digest of a day that never was goes as soon after the jump over it as it is not quiet.
    assert due_at(at("2011-12-29T09:00", APIA), apia) == at("2011-12-31T07:00", APIA)


@pytest.mark.parametrize(
    ("rhythm", "told", "goes"),
    [
        (Rhythm.DAILY, "2026-11-23T07:30", "2026-11-23T08:00"),
        (Rhythm.DAILY, "2026-11-23T08:01", "2026-11-24T08:00"),
        (Rhythm.DAILY, "2026-03-28T09:00", "2026-03-29T08:00"),  # 23 hours later
        (Rhythm.DAILY, "2026-10-24T09:00", "2026-10-25T08:00"),  # 25 hours later
        (Rhythm.WEEKLY, "2026-11-23T07:30", "2026-11-23T08:00"),
        (Rhythm.WEEKLY, "2026-11-23T08:01", "2026-11-30T08:00"),
    ],
)
def test_digests_by_the_clock_on_the_wall(rhythm: Rhythm, told: str, goes: str) -> None:
    assert due_at(at(told, BERLIN), Choice(zone=BERLIN, rhythm=rhythm)) == at(goes, BERLIN)


def test_a_daily_digest_comes_once_in_an_hour_that_comes_twice() -> None:
    choice = Choice(zone=BERLIN, rhythm=Rhythm.DAILY, digest_at=time(2, 30), quiet_from=time(0), quiet_until=time(0))
    first = due_at(at("2026-10-25T01:00", BERLIN), choice)
    assert first == at("2026-10-25T02:30", BERLIN, fold=0)
    assert due_at(first + timedelta(minutes=1), choice) == at("2026-10-26T02:30", BERLIN)


def test_a_week_whose_day_is_quiet_has_its_digest_on_the_next_day() -> None:
    choice = Choice(zone=BERLIN, rhythm=Rhythm.WEEKLY, digest_day=5, quiet_days=frozenset({5, 6}))
    assert due_at(at("2026-11-24T08:00", BERLIN), choice) == at("2026-11-30T08:00", BERLIN)


def test_the_oldest_suggestion_goes_first_and_words_do_not_wait_for_it() -> None:
    now = at("2026-11-25T09:00", BERLIN)
    rows = [Waiting("nudge", MONDAY), Waiting("talk_nudge", MONDAY + timedelta(days=1)), Waiting("promise", MONDAY)]
    dealt = deal(rows, [], Choice(zone=BERLIN), now)
    assert set(dealt.go) == {rows[0], rows[2]}
    assert dealt.later == at("2026-11-26T07:00", BERLIN)


def test_a_fourth_suggestion_waits_until_the_first_is_a_week_old_and_a_stale_one_is_dropped() -> None:
    choice, now = Choice(zone=BERLIN), at("2026-11-25T09:00", BERLIN)
    told = [MONDAY - timedelta(days=2), MONDAY, MONDAY + timedelta(days=1)]
    fresh, stale = Waiting("nudge", MONDAY), Waiting("talk_nudge", MONDAY - timedelta(days=6))
    dealt = deal([fresh, stale], told, choice, now)
    assert (dealt.go, dealt.drop) == ((), (stale,))
    assert dealt.later == at("2026-11-28T07:00", BERLIN)
    assert not may_nudge(date(2026, 11, 27), told)
    assert may_nudge(date(2026, 11, 28), told)


def test_what_somebody_left_out_is_dropped_but_never_what_concerns_their_way_in() -> None:
    choice = Choice(zone=BERLIN, left_out=frozenset(TOPICS))
    assert not wants("promise", choice)
    assert wants("sign_in_card", choice)
    left = Waiting("promise", MONDAY)
    assert deal([left], [], choice, at("2026-11-25T09:00", BERLIN)).drop == (left,)


def test_hours_as_the_operator_writes_them() -> None:
    assert hours_in("20:00-07:00") == (time(20), time(7))
    assert hours_in(" ") == (time(0), time(0))
    for wrong in ("8pm", "20:00", "20:00-25:00", "1-2-3"):
        with pytest.raises(ValueError, match=r".+"):
            hours_in(wrong)


def test_at_least_one_day_is_left() -> None:
    with pytest.raises(ValueError, match="at least one day"):
        Choice(zone=BERLIN, quiet_days=frozenset(range(7)))


def test_every_kind_has_a_topic_people_can_find_and_a_sentence_without_a_name() -> None:
    assert {row.topic for row in KINDS.values() if row.sort is not Sort.DOOR} == set(TOPICS)
    assert {row.topic for row in KINDS.values() if row.sort is Sort.NUDGE} == {"nudges"}
    assert kind_of("of tomorrow").sort is Sort.WORD
