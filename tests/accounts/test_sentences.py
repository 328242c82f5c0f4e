"""What an account says in words."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from troth.accounts.promise_states import CLOSED, OWED, STEPS, Move, Side, State, owed, step_of, why_not
from troth.accounts.retention import expires_on, is_warned
from troth.accounts.rules import Felt, Point, Weighed, account_on
from troth.accounts.sentences import (
    bars_in_words,
    curve_in_words,
    direction_note,
    direction_sentence,
    next_things,
    share_in_words,
)
from troth.kernel.errors import Refused

DAY = date(2026, 11, 23)


def account(*felt: tuple[Felt, int], ago: int = 0) -> object:
    return account_on(DAY, [Weighed(DAY - timedelta(days=ago), each, size) for each, size in felt])


UP = [(Felt.DEPOSIT, 3)] * 3
DOWN = [(Felt.WITHDRAWAL, 3)] * 3


@pytest.mark.parametrize(
    ("felt", "silent", "says", "note"),
    [
        ([], None, "Too little to say.", "Half or more"),
        ([(Felt.DEPOSIT, 1)], 3, "Too little to say.", "Half or more"),
        ([(Felt.DEPOSIT, 1)], 60, "It has been quiet. Time to talk?", "Half or more"),
        (UP, 3, "More came in than went out.", "however fast"),
        (UP, 31, "More came in than went out.", "Nothing was written for 31 days"),
        (DOWN, 3, "More went out than came in.", "however fast"),
        ([(Felt.DEPOSIT, 3), (Felt.WITHDRAWAL, 2)], 3, "Mixed", "depends on"),
    ],
)
def test_what_may_be_said(felt: list[tuple[Felt, int]], silent: int | None, says: str, note: str) -> None:
    now = account(*felt)
    assert direction_sentence(now, silent).startswith(says)  # type: ignore[arg-type]
    assert note in direction_note(now, silent)  # type: ignore[arg-type]


def test_silence_never_says_that_trust_fell() -> None:
    faded = account(*DOWN, ago=400)
    assert direction_sentence(faded, 400) == "It has been quiet. Time to talk?"  # type: ignore[arg-type]


@given(st.floats(0, 1))
def test_every_share_has_words_and_no_figure(share: float) -> None:
    words = share_in_words(share)
    assert words
    assert not any(sign.isdigit() or sign == "%" for sign in words)


def test_the_bars_in_words() -> None:
    assert bars_in_words(account()) == (  # type: ignore[arg-type]
        "What came in: nothing of the picture. What went out: nothing. Not known: nearly all."
    )


@pytest.mark.parametrize(
    ("first", "last", "band", "says"),
    [
        (0.0, 0.6, 0.2, ("close to the line", "well above the line", "narrow")),
        (0.3, -0.3, 0.8, ("above the line", "below the line", "wide")),
        (-0.6, 0.05, 0.8, ("well below the line", "close to the line", "wide")),
    ],
)
def test_the_curve_in_words(first: float, last: float, band: float, says: tuple[str, ...]) -> None:
    points = [
        Point(DAY - timedelta(days=9), first, first, first, 0.3),
        Point(DAY, last, last - band / 2, last + band / 2, 0.3),
    ]
    words = curve_in_words(points)
    assert all(part in words for part in says)
    assert "14 November" in words


def test_what_to_do_next_names_at_most_four_things_and_never_nothing() -> None:
    assert next_things([], [], [], []) == ["Nothing in particular. Have a good month."]
    things = next_things(["A", "B", "C"], ["D", "D"], ["E"], ["F"])
    assert len(things) == 4
    assert things[0].startswith("Go back to D")


@given(st.sampled_from(Move), st.sampled_from([Side.GIVER, Side.RECEIVER]))
def test_a_move_belongs_to_its_side(move: Move, side: Side) -> None:
    if move not in STEPS:
        return
    if STEPS[move].by in (side, Side.EITHER):
        assert step_of(move, side) is STEPS[move]
    else:
        with pytest.raises(Refused):
            step_of(move, side)


@given(st.sampled_from(State))
def test_every_state_can_be_explained_and_is_owed_or_closed_or_asked(state: State) -> None:
    assert why_not(state).endswith(".")
    assert owed(state) is (state in OWED)
    assert (state in OWED) + (state in CLOSED) + (state is State.ASKED) == 1


def test_a_week_of_warning() -> None:
    runs_out = expires_on(DAY)
    assert (runs_out - DAY).days == 240
    assert not is_warned(runs_out, runs_out - timedelta(days=8))
    assert is_warned(runs_out, runs_out - timedelta(days=7))
