"""How much say, where a decision stands, who reads what was said, and what is missing: arithmetic."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from troth.decisions.rules import (
    SAY_WORDS,
    Heard,
    Missing,
    Phase,
    SayLevel,
    ShownTo,
    Stage,
    closing,
    higher_than,
    in_lines,
    in_order,
    may_become,
    needs_window,
    phase_of,
    reads_input,
    what_is_missing,
)

AT = datetime(2026, 3, 2, 9, tzinfo=UTC)
LEVELS = st.sampled_from(list(SayLevel))
INPUTS = st.lists(
    st.builds(
        Heard,
        is_answered=st.booleans(),
        is_objection=st.booleans(),
        is_lifted=st.booleans(),
        can_be_lifted=st.booleans(),
    ),
    max_size=12,
)


def test_the_four_levels_are_said_in_these_words() -> None:
    assert [SAY_WORDS[one].called for one in SayLevel] == [
        "I will tell you",
        "I ask, then decide",
        "We agree unless someone objects",
        "You decide",
    ]


@given(LEVELS, LEVELS)
def test_the_say_grows_or_stays_and_never_comes_back(one: SayLevel, other: SayLevel) -> None:
    assert may_become(one, one)
    assert may_become(one, other) != may_become(other, one) or one is other
    assert (other in higher_than(one)) == (may_become(one, other) and one is not other)


@given(LEVELS, LEVELS, LEVELS)
def test_no_detour_lowers_it(one: SayLevel, two: SayLevel, three: SayLevel) -> None:
    if may_become(one, two) and may_become(two, three):
        assert may_become(one, three)


def test_input_must_be_asked_for_where_people_are_asked_or_may_object() -> None:
    assert [needs_window(one) for one in SayLevel] == [False, True, True, False]


def test_the_clock_closes_the_window_to_the_second() -> None:
    assert phase_of(Stage.OPEN, AT, AT - timedelta(seconds=1)) is Phase.ASKING
    assert phase_of(Stage.OPEN, AT, AT) is Phase.ANSWERING
    assert phase_of(Stage.OPEN, None, AT) is Phase.ANSWERING
    assert phase_of(Stage.DECIDED, AT, AT - timedelta(days=1)) is Phase.DECIDED
    assert phase_of(Stage.ENDED, None, AT) is Phase.ENDED


def test_a_window_closes_at_the_end_of_the_day_of_the_one_who_asks() -> None:
    assert closing(date(2026, 7, 3), ZoneInfo("Asia/Tokyo")) == datetime(2026, 7, 3, 14, 59, tzinfo=UTC)


@given(st.integers(0, 9), st.integers(0, 9), st.integers(0, 9))
def test_widening_the_circle_opens_nothing_that_was_said_before(came: int, said: int, more: int) -> None:
    """Whoever comes with a later step reads no more than those before, and never what was said before they came."""
    reads = reads_input(shown_to=ShownTo.INCLUDED, came_with=came, said_at_width=said)
    assert reads == (came <= said)
    assert not reads_input(shown_to=ShownTo.INCLUDED, came_with=said + 1 + more, said_at_width=said)
    assert not reads_input(shown_to=ShownTo.DECIDER, came_with=came, said_at_width=said)


@given(INPUTS, st.sampled_from([Phase.ASKING, Phase.ANSWERING]))
def test_nothing_is_missing_only_when_all_is_answered_and_no_objection_stands(said: list[Heard], phase: Phase) -> None:
    missing = what_is_missing(phase, said)
    assert missing.is_nothing == (
        phase is Phase.ANSWERING and all(one.is_answered for one in said) and not any(one.stands for one in said)
    )
    assert missing.unanswered == sum(not one.is_answered for one in said)


@given(INPUTS, st.integers(0, 11))
def test_one_more_answer_never_puts_more_in_the_way(said: list[Heard], at: int) -> None:
    before = what_is_missing(Phase.ANSWERING, said)
    after = what_is_missing(
        Phase.ANSWERING,
        [
            Heard(True, one.is_objection, one.is_lifted, one.can_be_lifted) if place == at else one
            for place, one in enumerate(said)
        ],
    )
    assert after.unanswered <= before.unanswered
    assert after.objections == before.objections


def test_nine_inputs_eight_answered() -> None:
    said = [Heard(is_answered=number != 3) for number in range(9)]
    assert what_is_missing(Phase.ANSWERING, said) == Missing(window_open=False, unanswered=1, objections=0)


def test_an_objection_of_somebody_who_left_is_answered_and_stands_no_more() -> None:
    assert Heard(True, is_objection=True).stands
    assert not Heard(True, is_objection=True, is_lifted=True).stands
    assert not Heard(True, is_objection=True, can_be_lifted=False).stands
    assert not Heard(True).stands


def test_days_follow_each_other_and_options_are_lines() -> None:
    assert in_order([None, AT.date(), None, AT.date()])
    assert not in_order([AT.date(), AT.date() - timedelta(days=1)])
    assert in_lines(" one \n\n two\n") == ["one", "two"]
