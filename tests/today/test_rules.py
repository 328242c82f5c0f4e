"""At most five things, in the order of who waits; less of what somebody did not find useful."""

from datetime import date, timedelta
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from troth.today.rules import MOST, RULES, Nudge, Tap, choose, in_order

DAY = date(2026, 11, 23)


def nudge(kind: str = "accord", number: int = 0, since: date = DAY) -> Nudge:
    return Nudge(
        kind=kind, about=UUID(int=number), says="x", why="y", since=since, taps=(Tap("Open", "/"),), is_private=False
    )


nudges = st.lists(
    st.builds(nudge, st.sampled_from(sorted(RULES)), st.integers(0, 2**64), st.dates(DAY - timedelta(days=90), DAY)),
    max_size=30,
    unique_by=lambda one: one.about,
)
some_kinds = st.sets(st.sampled_from(sorted(RULES)))


@given(nudges, some_kinds)
def test_never_more_than_five_and_nothing_is_lost(found: list[Nudge], less: set[str]) -> None:
    chosen = choose(found, less=less)
    assert len(chosen.shown) <= MOST
    assert sorted(one.about for one in (*chosen.shown, *chosen.rest)) == sorted(one.about for one in found)
    assert chosen.shown or not found


@given(nudges, some_kinds)
def test_the_order_of_what_was_read_does_not_matter(found: list[Nudge], less: set[str]) -> None:
    assert choose(found, less=less) == choose(found[::-1], less=less)


@given(nudges, some_kinds)
def test_of_a_kind_one_wants_less_of_there_is_one_at_most_and_nothing_else_makes_room(
    found: list[Nudge], less: set[str]
) -> None:
    shown = choose(found, less=less).shown
    for kind in less:
        assert sum(one.kind == kind for one in shown) <= 1
    kept = [one for one in in_order(found) if one.kind not in less][:MOST]
    assert list(shown[: len(kept)]) == kept


def test_whoever_waits_for_ones_word_comes_before_what_only_helps() -> None:
    found = [nudge("card-goes", 1), nudge("promise-due", 2), nudge("promise-due", 3, DAY - timedelta(days=2))]
    assert [one.about.int for one in choose(found).shown] == [3, 2, 1]


def test_every_sort_says_what_it_stands_on_and_what_it_is_called() -> None:
    for kind, rule in RULES.items():
        assert nudge(kind).ground == rule.ground.value
        assert rule.called
