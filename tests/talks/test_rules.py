"""The arithmetic of talks: what needs a reason, rhythms through clock changes, what is owed, what is drawn."""

from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as some

from troth.talks.mirror import Entry, circling, jumped, often_postponed, unplanned
from troth.talks.open_things import NOTHING, OpenThings, two_lines
from troth.talks.pictures import ROW, WIDTH, Plotted, spectrum_of
from troth.talks.rules import (
    FollowUpKind,
    Level,
    MeetingState,
    follow_ups,
    is_skipped_twice,
    levels_open_to,
    lowest_next,
    matter_goes_on,
    needs_reason,
    slot_after,
    start_of,
)
from troth.talks.spectrum import LEVEL_WORDS, invitation_for, parts_for

DAY = date(2026, 3, 2)
ONE, TWO = UUID(int=1), UUID(int=2)
LEVELS = some.sampled_from(list(Level))
DAYS = some.dates(min_value=date(2024, 1, 1), max_value=date(2032, 12, 31))


def test_a_leader_has_the_whole_spectrum_and_a_member_all_but_the_last() -> None:
    assert levels_open_to(leads=True) == tuple(Level)
    assert levels_open_to(leads=False) == tuple(Level)[:4]


@pytest.mark.parametrize(
    ("reached", "is_agreed", "lowest"),
    [
        (None, False, Level.EXPECT),
        (None, True, Level.ASK),
        (Level.EXPECT, False, Level.ASK),
        (Level.FEEDBACK, True, Level.ANEW),
        (Level.CONSEQUENCE, True, Level.CONSEQUENCE),
    ],
)
def test_one_begins_low_and_goes_one_further_at_a_time(reached: Level | None, is_agreed: bool, lowest: Level) -> None:
    assert lowest_next(reached, is_agreed=is_agreed) is lowest
    assert not needs_reason(lowest, reached, is_agreed=is_agreed)


@given(level=LEVELS, reached=some.none() | LEVELS, is_agreed=some.booleans())
def test_going_back_never_needs_a_reason_and_leaving_one_out_always_does(
    level: Level, reached: Level | None, is_agreed: bool
) -> None:
    assert needs_reason(level, reached, is_agreed=is_agreed) == (level > lowest_next(reached, is_agreed=is_agreed))
    if reached is not None and level <= reached:
        assert not needs_reason(level, reached, is_agreed=is_agreed)


def test_from_feedback_up_a_check_in_is_owed_at_two_days_and_a_warm_talk_within_seven() -> None:
    assert follow_ups(Level.EXPECT, DAY) == follow_ups(Level.ASK, DAY) == {}
    for level in (Level.FEEDBACK, Level.ANEW, Level.CONSEQUENCE):
        assert follow_ups(level, DAY) == {
            FollowUpKind.CHECK_IN: date(2026, 3, 4),
            FollowUpKind.WARM: date(2026, 3, 9),
        }


def test_a_closed_matter_goes_on_the_ninetieth_day() -> None:
    assert matter_goes_on(DAY) == date(2026, 5, 31)


@given(slot=DAYS, every=some.integers(1, 92), later=some.integers(-60, 800))
def test_the_next_day_of_a_rhythm_is_on_the_rhythm_after_the_last_and_not_before_today(
    slot: date, every: int, later: int
) -> None:
    today = slot + timedelta(days=later)
    following = slot_after(slot, every, today)
    assert following > slot
    assert following >= today
    assert (following - slot).days % every == 0
    assert following - timedelta(days=every) <= max(slot, today - timedelta(days=1))


def test_the_hour_on_the_wall_stays_when_clocks_change() -> None:
    london = ZoneInfo("Europe/London")
    assert start_of(date(2026, 3, 27), time(10), london) == datetime(2026, 3, 27, 10, tzinfo=UTC)
    assert start_of(date(2026, 4, 3), time(10), london) == datetime(2026, 4, 3, 9, tzinfo=UTC)
    assert start_of(date(2026, 3, 29), time(1, 30), london) == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)  # left out


@given(slot=DAYS, hour=some.integers(4, 23), zone=some.sampled_from(["Europe/London", "Asia/Kolkata", "America/Lima"]))
def test_whoever_reads_it_there_sees_that_hour(slot: date, hour: int, zone: str) -> None:
    local = start_of(slot, time(hour), ZoneInfo(zone)).astimezone(ZoneInfo(zone))
    assert (local.date(), local.time()) == (slot, time(hour))


def test_twice_skipped_is_the_last_two_about_which_anybody_said_anything() -> None:
    held, skipped, unsaid, ahead = (
        MeetingState.HELD,
        MeetingState.SKIPPED,
        MeetingState.UNSAID,
        MeetingState.PLANNED,
    )
    assert is_skipped_twice([ahead, skipped, skipped, held])
    assert is_skipped_twice([skipped, unsaid, skipped])
    assert not is_skipped_twice([skipped])
    assert not is_skipped_twice([unsaid, unsaid, unsaid])
    assert not is_skipped_twice([skipped, held, skipped])


def test_every_level_has_words_and_an_invitation_without_a_threat() -> None:
    for level in Level:
        text = invitation_for(level, "the gate")
        assert "the gate" in text
        assert not {"must", "warning", "failed", "!"} & set(text.lower().replace(",", " ").split())
        assert not any(character.isdigit() for character in LEVEL_WORDS[level].called)
    assert "consequence" in {part.name for part in parts_for(Level.CONSEQUENCE)}
    assert "consequence" not in {part.name for part in parts_for(Level.FEEDBACK)}


def entry(talk: int, level: Level, held_on: date | None, *, begun_on: date = DAY, matter: UUID = ONE) -> Entry:
    return Entry(UUID(int=talk), matter, "Gate", "Ben", level, begun_on, held_on)


def test_the_mirror_sees_a_talk_put_off_three_times_and_not_twice() -> None:
    ahead = entry(5, Level.FEEDBACK, None)
    assert often_postponed([ahead], {ahead.talk: [DAY, DAY]}) == []
    (seen,) = often_postponed([ahead], {ahead.talk: [DAY, DAY, DAY]})
    assert seen.says == "You have put off “Gate” with Ben three times."
    assert seen.evidence == ("It was meant for 2 March.",) * 3
    assert often_postponed([entry(5, Level.ASK, DAY)], {UUID(int=5): [DAY] * 4}) == []


def test_the_mirror_sees_the_same_talk_three_times() -> None:
    days = [DAY + timedelta(days=days) for days in (0, 9, 20)]
    same = [entry(number, Level.ASK, day) for number, day in enumerate(days)]
    (seen,) = circling(same)
    assert "each time in the same way" in seen.says
    assert "Feedback" in seen.step
    assert circling(same[:2]) == []
    assert circling([*same, entry(9, Level.FEEDBACK, DAY + timedelta(days=30))]) == []
    (last,) = circling([entry(number, Level.CONSEQUENCE, day) for number, day in enumerate(days)])
    assert "Ask them" in last.step


def test_the_mirror_sees_a_jump_to_the_last_level_and_no_step_up_to_it() -> None:
    (seen,) = jumped([entry(1, Level.CONSEQUENCE, None)])
    assert seen.evidence[0] == "No talk before it."
    (after,) = jumped([entry(1, Level.ASK, DAY), entry(2, Level.CONSEQUENCE, DAY + timedelta(days=3))])
    assert after.evidence[0] == "Before it: a curious question."
    assert "Ask how it was" in after.step
    assert jumped([entry(1, Level.ANEW, DAY), entry(2, Level.CONSEQUENCE, None)]) == []


def test_the_mirror_sees_who_has_been_without_a_talk_for_six_weeks_by_name() -> None:
    led = {ONE: "Ben", TWO: "Chidi", UUID(int=3): "Dora"}
    last = {ONE: DAY - timedelta(days=42), TWO: DAY - timedelta(days=41)}
    assert [seen.person for seen in unplanned(led, last, set(), DAY)] == [ONE, UUID(int=3)]
    assert unplanned(led, last, {ONE, UUID(int=3)}, DAY) == []


def test_there_are_at_most_two_lines_and_always_one() -> None:
    assert two_lines(OpenThings(), "Ben") == [NOTHING]
    full = OpenThings(late_of_mine=["send it", "ring"], asked_of_me=["a"], agenda=["b"], mine=["c"], theirs=["d"])
    assert two_lines(full, "Ben") == [
        "You said you would “send it”, and its day has come. And 1 more.",
        "Ben asks whether they heard right: “a”.",
    ]
    assert two_lines(OpenThings(theirs=["use {braces}"]), "Ben") == ["Ben said they would “use {braces}”."]


@given(some.lists(some.tuples(DAYS, LEVELS, some.booleans()), min_size=1, max_size=12))
def test_every_talk_is_drawn_within_the_picture_in_its_row(talks: list[tuple[date, Level, bool]]) -> None:
    picture = spectrum_of([Plotted(day, level, held, "you") for day, level, held in talks], list(Level))
    assert picture is not None
    assert len(picture.dots) == len(talks)
    assert [dot.x for dot in picture.dots] == sorted(dot.x for dot in picture.dots)
    for dot, (_, level, _) in zip(picture.dots, sorted(talks, key=lambda one: one[:2]), strict=True):
        assert 0 <= dot.x <= WIDTH
        assert dot.y == ROW * (Level.CONSEQUENCE - level + 0.5)
        assert LEVEL_WORDS[level].called in dot.says
    assert picture.line.count(",") == sum(held for _, _, held in talks)


def test_without_a_talk_there_is_no_picture() -> None:
    assert spectrum_of([], list(Level)) is None
