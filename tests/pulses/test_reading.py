"""What is said of a release: no more than it holds; days, states and words."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tests.pulses.papers import TOLD
from troth.measure.items import Wording
from troth.pulses.pictures import curve_of
from troth.pulses.rules.days import ANSWERING, Asks, Pause, after_pauses, asks_in, next_season, season_from
from troth.pulses.rules.reading import Past, levels_in, questions_in, trend_of
from troth.pulses.rules.states import DONE, RUNNING, STEPS, WORDS, State, may_become
from troth.pulses.rules.words import called

DAY = date(2026, 3, 2)


def told(quarter: int, n: int = 10) -> dict[str, object]:
    return {"ballots": n, "bands": {}, "levels": {"core": {"quarter": quarter, "end": "exact", "of": n}}}


def past(*quarters: int | None) -> list[Past]:
    days = [DAY + timedelta(days=91 * number) for number in range(len(quarters))]
    return [Past(day, None if one is None else told(one), 12) for day, one in zip(days, quarters, strict=True)]


def test_a_level_is_said_with_its_interval() -> None:
    [level] = levels_in(TOLD, 12)
    assert (level.said, level.interval) == ("about 3.75", "between 3.4 and 4.1")
    lower = {"levels": {"core": {"quarter": 9, "end": "or less", "of": 5}}}
    assert [one.said for one in levels_in(lower, 8)] == ["2.25 or less"]
    assert levels_in(lower, 8)[0].interval.startswith("below 2.7")


def test_a_sentence_turned_round_is_said_as_it_was_answered() -> None:
    bands = {name: {"low": [0, 2], "middle": [0, 2], "high": [5, 7], "of": 7} for name in ("safety-1", "safety-3")}
    plain, turned = questions_in({"ballots": 7, "bands": bands}, Wording.LEADER)
    assert [one.said for one in plain.answers] == ["5 to 7 of 7", "0 to 2 of 7", "0 to 2 of 7"]
    assert [(one.words, one.said) for one in turned.answers if one.low] == [("do not agree", "5 to 7 of 7")]
    assert "my leader" in plain.sentence


def test_a_change_is_called_only_when_two_rounds_in_a_row_lie_beyond_chance() -> None:
    assert trend_of(past(14)) is None
    assert trend_of(past(14, None)) is None
    few = trend_of(past(14, 14, 14))
    assert few is not None
    assert few.said.startswith("Too early")
    same, once, twice = (trend_of(past(14, 14, 14, *more)) for more in ((14, 14), (14, 8), (8, 8)))
    assert same is not None
    assert once is not None
    assert twice is not None
    assert same.said == once.said == "No change that could be told apart from chance."
    assert twice.said.startswith("Lower than at the beginning, twice in a row")


def test_a_round_of_which_only_an_end_can_be_said_is_no_fall_and_has_no_dot() -> None:
    before, happy = past(14, 14, 14, 17, 12), {"core": {"quarter": 12, "end": "or more", "of": 9}}
    open_ended = Past(before[-1].on, {"ballots": 9, "bands": {}, "levels": happy}, 12)
    trend = trend_of([*before[:-1], open_ended])
    assert trend is not None
    assert trend.open_ended == 1
    assert trend.waves[-1] is None
    assert trend.course[-1] is not None  # where it was, with a wider band
    assert len(curve_of(trend).dots) == 4
    assert "Lower" not in trend.said


def test_the_picture_has_a_point_for_each_round_and_says_the_same_in_words() -> None:
    trend = trend_of(past(14, None, 15, 15))
    assert trend is not None
    curve = curve_of(trend)
    assert len(curve.line.split()) == 4
    assert len(curve.dots) == 3
    assert curve.equivalent.count("2026") == 4


def test_states_go_one_way() -> None:
    assert set(STEPS) == set(WORDS) == set(State)
    assert set(State) == RUNNING | DONE
    reached = {State.DRAFT}
    for state in State:
        assert all(list(State).index(then) > list(State).index(state) for then in STEPS[state])
        reached |= STEPS[state]
    assert reached == set(State)
    assert not may_become(State.OPEN, State.CANCELLED)  # once answers can be in, it goes on to its end


def test_a_monthly_season_is_collected_for_at_once() -> None:
    rounds = season_from(DAY, 1)
    assert len(rounds) == 3
    assert {one.collecting_first for one in rounds} == {DAY}
    assert all(a.answering_last < b.answering_first for a, b in zip(rounds, rounds[1:], strict=False))  # noqa: RUF007
    assert len(season_from(DAY, 3)) == 1


def test_nobody_has_two_rounds_to_answer_at_once() -> None:
    long = [Pause(DAY, DAY + timedelta(days=200))]
    [first] = season_from(DAY, 3, long)
    [second] = season_from(next_season(DAY, 3, DAY), 3, long, after=first.answering_last)
    assert second.answering_first > first.answering_last


def test_a_season_does_not_begin_in_the_past() -> None:
    assert next_season(DAY, 3, DAY) == date(2026, 6, 2)
    assert next_season(date(2026, 1, 31), 1, DAY) == date(2026, 4, 30)
    assert next_season(DAY, 3, date(2026, 12, 1)) == date(2026, 12, 1)


@given(st.lists(st.tuples(st.integers(0, 200), st.integers(0, 60)), max_size=6), st.integers(0, 200))
def test_no_pause_touches_an_answering_week(given: list[tuple[int, int]], start: int) -> None:
    pauses = [Pause(DAY + timedelta(days=a), DAY + timedelta(days=a + b)) for a, b in given]
    begins = after_pauses(DAY + timedelta(days=start), pauses)
    last = begins + timedelta(days=ANSWERING - 1)
    assert begins >= DAY + timedelta(days=start)
    assert not any(one.touches(begins, last) for one in pauses)


def test_all_sixteen_once_a_year() -> None:
    assert asks_in(DAY, began=None, last_bank=None) is Asks.CORE
    assert asks_in(DAY, began=DAY - timedelta(days=364), last_bank=None) is Asks.BANK
    assert asks_in(DAY, began=DAY - timedelta(days=900), last_bank=DAY - timedelta(days=92)) is Asks.CORE


def test_groups_are_called_by_their_teams() -> None:
    assert called(["Quay"]) == "Quay"
    assert called(["Loft", "Quay"]) == "Loft and Quay"
    assert called(list("ABCDEFG")) == "A, B, C and 4 more teams"
