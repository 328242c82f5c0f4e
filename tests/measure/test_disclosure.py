"""The audit of releases, held against an attacker who tries every sum and difference by another method."""

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from troth.measure import combinations
from troth.measure.disclosure import Reason, Release, rest_tells, withheld


def release(name: str, people: str, *, round: str = "1", answers: int | None = None) -> Release:
    return Release(name, round, frozenset(people), len(people) if answers is None else answers)


def exposed(groups: list[frozenset[str]]) -> set[frozenset[str]]:
    """Up to four people about whom some combination with small whole factors tells something: tried one by one."""
    people = sorted(frozenset().union(*groups))
    found = set()
    for factors in product((-2, -1, 0, 1, 2), repeat=len(groups)):
        value = {
            person: sum(factor for factor, group in zip(factors, groups, strict=True) if person in group)
            for person in people
        }
        shown = frozenset(person for person in people if value[person])
        if 0 < len(shown) < 5:
            found.add(shown)
    return found


TEAM, OTHERS = "abcdefgh", "ABCDEFGH"


def test_groups_that_share_nobody_are_released() -> None:
    assert withheld([], [release("1", TEAM), release("2", OTHERS)]) == {}


def test_fewer_than_five_are_never_released() -> None:
    assert withheld([], [release("1", "abcd"), release("2", TEAM, answers=4)]) == dict.fromkeys("12", Reason.FEW)


@pytest.mark.parametrize("others", ["i", "ij", "ijk", "ijkl"])
def test_a_group_with_one_to_four_more_is_withheld(others: str) -> None:
    assert withheld([release("1", TEAM)], [release("2", TEAM + others, round="2")]) == {"2": Reason.NEAR}
    assert withheld([release("2", TEAM + others)], [release("1", TEAM, round="2")]) == {"1": Reason.NEAR}


def test_one_joins_and_one_leaves() -> None:
    assert withheld([release("1", TEAM)], [release("2", TEAM[1:] + "i", round="2")]) == {"2": Reason.NEAR}


def test_the_same_people_again_are_released() -> None:
    past = [release(str(number), TEAM, round=str(number)) for number in range(12)]
    assert withheld(past, [release("new", TEAM, round="12")]) == {}


def test_five_other_people_are_enough_in_another_round() -> None:
    assert withheld([release("1", TEAM)], [release("2", TEAM + "ijklm", round="2")]) == {}


def test_the_first_of_two_that_do_not_go_together_is_kept() -> None:
    small, large = release("1", TEAM), release("2", TEAM + "i")
    assert withheld([], [small, large]) == {"2": Reason.NEAR}
    assert withheld([], [large, small]) == {"1": Reason.NEAR}


def test_a_whole_and_its_parts_without_a_few() -> None:
    """Everybody, and two teams that leave two out: no two are near each other, all three together show the two."""
    parts = [release("1", TEAM), release("2", OTHERS), release("all", TEAM + OTHERS + "xy", round="2")]
    assert withheld([], parts) == {"all": Reason.COMBINED}
    assert withheld(parts[:2], parts[2:]) == {"all": Reason.COMBINED}
    assert withheld(parts[1:], parts[:1]) == {"1": Reason.COMBINED}
    assert withheld([], [*parts[:2], release("all", TEAM + OTHERS + "vwxyz", round="2")]) == {}


def test_two_figures_about_the_same_people_are_withheld_together() -> None:
    past = [release("1", TEAM), release("2", OTHERS)]
    twice = [release(name, TEAM + OTHERS + "xy", round="2") for name in ("a", "b")]
    assert withheld(past, twice) == {"a": Reason.COMBINED, "b": Reason.COMBINED}


def test_a_chain_of_moves_between_teams() -> None:
    """Six move from one team to the other, and one more joins: four releases, no two near each other, show the one."""
    moved = "uvwxyz"
    before = [release("a1", TEAM + moved), release("b1", OTHERS)]
    after = [release("a2", TEAM, round="2"), release("b2", OTHERS + moved + "!", round="2")]
    assert withheld(before, after) == {"b2": Reason.COMBINED}
    assert withheld(before, [after[0], release("b2", OTHERS + moved, round="2")]) == {}


def test_what_was_exposed_already_withholds_nothing_else() -> None:
    past = [release("1", TEAM), release("2", TEAM + "i")]
    assert withheld(past, [release("3", TEAM, round="3"), release("4", TEAM + OTHERS, round="3")]) == {}


def test_of_a_group_inside_another_what_is_left_must_stay_open() -> None:
    inner, outer = release("1", TEAM), release("2", TEAM + OTHERS)
    assert withheld([], [inner, outer]) == ({"2": Reason.REST} if rest_tells(16, 8) else {})
    few = release("2", TEAM + OTHERS, answers=12)
    assert withheld([], [inner, few]) == {"2": Reason.REST}
    assert withheld([], [few, inner]) == {"1": Reason.REST}


def test_the_rest_of_a_group() -> None:
    assert all(rest_tells(8 + rest, 8) for rest in range(5))
    assert not rest_tells(40, 20)


def test_a_tangle_that_cannot_be_gone_through_is_withheld(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(combinations, "TRIED", 0)
    parts = [release("1", TEAM), release("2", OTHERS), release("all", TEAM + OTHERS + "xy", round="2")]
    assert withheld([], parts) == {"all": Reason.TANGLED}


rosters = st.frozensets(st.sampled_from("abcdefghijklmn"), min_size=5, max_size=12)


@settings(max_examples=60, deadline=None)
@given(groups=st.lists(rosters, min_size=1, max_size=5), fixed=st.integers(0, 2))
def test_nothing_released_exposes_anyone(groups: list[frozenset[str]], fixed: int) -> None:
    releases = [Release(str(place), str(place), people, len(people)) for place, people in enumerate(groups)]
    past = releases[:1] if fixed else []
    new = releases[len(past) :]
    out = withheld(past, new)
    assert not exposed([one.people for one in (*past, *new) if one.id not in out])


@settings(max_examples=40, deadline=None)
@given(groups=st.lists(rosters, min_size=2, max_size=4))
def test_nothing_is_withheld_without_need(groups: list[frozenset[str]]) -> None:
    """Each withheld one would, with those that were kept, have exposed somebody."""
    releases = [Release(str(place), str(place), people, len(people)) for place, people in enumerate(groups)]
    out = withheld([], releases)
    kept = [one.people for one in releases if one.id not in out]
    for one in releases:
        if one.id in out:
            assert exposed([*kept, one.people])


@given(rows=st.lists(st.lists(st.integers(-3, 3), min_size=4, max_size=4), max_size=5))
def test_echelon_form_is_of_the_same_rank_as_by_minors(rows: list[list[int]]) -> None:
    table = [[Fraction(value) for value in row] for row in rows]
    found = combinations._echelon(table)
    leads = [next(place for place, value in enumerate(row) if value) for row in found]
    assert leads == sorted(set(leads))
    assert len(combinations._echelon(table + found)) == len(found)
