"""The arithmetic of offices: where a nomination may go, how a vote is counted, which rule binds what is open."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

from hypothesis import given
from hypothesis import strategies as st

from troth.people.offices.rules import (
    NominationState,
    Rule,
    Safer,
    after,
    counted,
    countersigners,
    may_become,
    states_before,
    value_for,
)

LOWER = Rule("days", "How long", "days", 240, Safer.LOWER, 30, 365)
HIGHER = Rule("least", "At least", "people", 8, Safer.HIGHER, 5, 20)
START = datetime(2026, 1, 1, tzinfo=UTC)


def test_a_nomination_goes_one_way() -> None:
    seen: set[NominationState] = set()

    def walk(state: NominationState, path: tuple[NominationState, ...]) -> None:
        assert state not in path
        seen.add(state)
        for then in NominationState:
            if may_become(state, then):
                walk(then, (*path, state))

    walk(NominationState.ASKED, ())
    assert seen == set(NominationState)


def test_what_is_over_stays_over() -> None:
    for state in NominationState:
        assert state.is_running == any(may_become(state, then) for then in NominationState)


def test_an_office_is_held_only_after_a_countersignature_or_a_vote() -> None:
    assert set(states_before(NominationState.CHOSEN)) == {NominationState.WAITING, NominationState.VOTING}


def test_nobody_countersigns_where_they_have_a_part() -> None:
    nominee, proposer, replaced, other = uuid4(), uuid4(), uuid4(), uuid4()
    sitting = [nominee, proposer, replaced, other]
    assert countersigners(sitting, nominee=nominee, proposer=proposer, replaced=replaced) == [other]


def test_the_one_most_accept_wins_with_more_than_half() -> None:
    outcome = counted([["a"], ["a", "b"], ["a"], ["b"], []], ["a", "b"], roll=40)
    assert (outcome.winner, outcome.approvals, outcome.ballots) == ("a", {"a": 3, "b": 2}, 5)


def test_exactly_half_is_not_enough() -> None:
    assert counted([["a"]] * 3 + [[]] * 3, ["a"], roll=40).winner is None


def test_fewer_than_five_decide_nothing_and_leave_no_figures() -> None:
    outcome = counted([["a"]] * 4, ["a"], roll=40)
    assert (outcome.winner, outcome.approvals) == (None, {})


def test_in_a_company_of_three_three_votes_decide() -> None:
    assert counted([["a"]] * 3, ["a"], roll=3).winner == "a"


def test_equals_at_the_top_are_tied() -> None:
    outcome = counted([["a", "b"]] * 5, ["a", "b", "c"], roll=5)
    assert (outcome.winner, outcome.tied) == (None, ("a", "b"))


def test_naming_somebody_twice_on_one_vote_counts_once() -> None:
    assert counted([["a", "a"], [], [], [], []], ["a"], roll=5).approvals == {"a": 1}


@given(st.lists(st.lists(st.sampled_from("abc"), max_size=3), max_size=30), st.integers(1, 50))
def test_a_winner_always_has_most_and_more_than_half(ballots: list[list[str]], roll: int) -> None:
    outcome = counted(ballots, list("abc"), roll=roll)
    if outcome.winner:
        won = outcome.approvals[outcome.winner]
        assert won * 2 > len(ballots)
        assert all(won > count for name, count in outcome.approvals.items() if name != outcome.winner)
    assert counted(list(reversed(ballots)), list("abc"), roll=roll) == outcome


def test_which_direction_lowers_protection() -> None:
    assert LOWER.lowers_protection(240, 300)
    assert not LOWER.lowers_protection(240, 100)
    assert HIGHER.lowers_protection(8, 5)


def test_what_is_open_keeps_its_rule_when_the_rule_is_lowered() -> None:
    changes = [(START + timedelta(days=10), 300)]
    assert value_for(LOWER, changes, opened_at=START, now=after(START, 20)) == 240
    assert value_for(LOWER, changes, opened_at=after(START, 11), now=after(START, 20)) == 300


def test_what_is_open_is_tightened_with_the_rule() -> None:
    changes = [(START + timedelta(days=10), 100), (START + timedelta(days=15), 365)]
    assert value_for(LOWER, changes, opened_at=START, now=after(START, 20)) == 100


@given(
    st.lists(st.tuples(st.integers(0, 100), st.integers(30, 365)), max_size=8), st.integers(0, 100), st.integers(0, 100)
)
def test_the_rule_for_what_is_open_only_ever_tightens(told: list[tuple[int, int]], opened: int, later: int) -> None:
    changes = [(after(START, day), value) for day, value in sorted(told)]
    values = [
        value_for(LOWER, changes, opened_at=after(START, opened), now=after(START, opened + day))
        for day in range(later + 1)
    ]
    assert values == sorted(values, reverse=True)
