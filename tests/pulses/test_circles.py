"""Circles: nobody twice, nobody alone, and what is left of a group when another is taken away is none or eight."""

from hypothesis import given, settings
from hypothesis import strategies as st

from troth.pulses.rules.circles import (
    LEAST,
    Circle,
    Team,
    Wording,
    circles_of,
    lowest,
    path_of,
    with_newcomers_above,
)


@st.composite
def organisations(draw: st.DrawFn) -> list[Team]:
    """A random forest of teams of 0 to 20 people, with none, one or two leaders each."""
    teams: list[Team] = []
    for number in range(draw(st.integers(1, 24))):
        above = draw(st.sampled_from([None, *(team.id for team in teams)]))
        size = draw(st.integers(0, 20))
        leaders = frozenset(f"leader-{one}" for one in draw(st.sets(st.integers(0, 9), max_size=2)))
        people = frozenset(f"{number}-{one}" for one in range(size))
        teams.append(Team(f"t{number:02}", above, people, leaders, draw(st.booleans())))
    return teams


@given(organisations())
@settings(max_examples=300, deadline=None)
def test_everybody_is_in_exactly_one_lowest_circle_of_eight_or_more(teams: list[Team]) -> None:
    circles = circles_of(teams)
    everybody = sorted(person for team in teams for person in team.people)
    if len(everybody) < LEAST:
        assert circles == []
        return
    assert sorted(person for place in lowest(circles) for person in circles[place].people) == everybody
    assert all(len(circle.people) >= LEAST for circle in circles)


@given(organisations())
@settings(max_examples=300, deadline=None)
def test_a_circle_above_is_made_of_two_and_of_nobody_else(teams: list[Team]) -> None:
    circles = circles_of(teams)
    for place, circle in enumerate(circles):
        parts = [one for one in circles if one.parent == place]
        assert len(parts) in (0, 2)
        if parts:
            assert parts[0].people | parts[1].people == circle.people
            assert not parts[0].people & parts[1].people
            assert circle.wording is Wording.PLACE
        assert circle.parent is None or circle.parent < place
    assert len([one for one in circles if one.parent is None]) == bool(circles)


@given(organisations())
@settings(max_examples=200, deadline=None)
def test_whatever_is_left_of_one_group_without_another_is_none_or_eight(teams: list[Team]) -> None:
    circles = circles_of(teams)
    for one in circles:
        for other in circles:
            if one.people & other.people:
                assert len(one.people - other.people) == 0 or len(one.people - other.people) >= LEAST


@given(organisations())
@settings(max_examples=300, deadline=None)
def test_about_a_leader_only_where_one_leads_all_of_it(teams: list[Team]) -> None:
    of = {team.id: team for team in teams}
    for circle in circles_of(teams):
        if circle.wording is Wording.LEADER:
            those = [of[name] for name in circle.teams]
            assert len({team.leaders for team in those}) == 1
            assert len(those[0].leaders) == 1
            assert not those[0].leaders & circle.people
            assert circle.people == frozenset().union(*(team.people for team in those))
            assert all(team.is_whole for team in those)


@given(organisations(), st.randoms(use_true_random=False))
@settings(max_examples=100, deadline=None)
def test_the_order_in_which_teams_come_changes_nothing(teams: list[Team], chance) -> None:  # type: ignore[no-untyped-def]
    mixed = list(teams)
    chance.shuffle(mixed)
    assert circles_of(mixed) == circles_of(teams)


def team(name: str, size: int, above: str | None = None, leader: str = "") -> Team:
    people = frozenset(f"{name}-{number}" for number in range(size))
    return Team(name, above, people, frozenset({leader or f"{name}-leads"}))


def test_fewer_than_eight_altogether_make_no_circle() -> None:
    assert circles_of([team("a", 4), team("b", 3, "a")]) == []
    assert circles_of([]) == []


def test_small_neighbours_are_counted_together_about_the_place() -> None:
    [circle] = circles_of([team("top", 0), team("a", 4, "top"), team("b", 5, "top")])
    assert circle.teams == ("a", "b")
    assert circle.wording is Wording.PLACE


def test_two_small_teams_of_one_leader_are_still_about_that_leader() -> None:
    [circle] = circles_of([team("top", 0), team("a", 4, "top", "zoe"), team("b", 5, "top", "zoe")])
    assert circle.wording is Wording.LEADER


def test_the_last_few_go_to_a_group_that_is_about_the_place_anyway() -> None:
    teams = [team("top", 3), team("a", 9, "top"), team("b", 4, "top"), team("c", 4, "top")]
    circles = circles_of(teams)
    assert {circles[place].teams for place in lowest(circles)} == {("a",), ("b", "c", "top")}


def test_a_hundred_teams_need_few_steps_to_the_top() -> None:
    circles = circles_of([team("top", 0), *(team(f"t{number:03}", 10, "top") for number in range(100))])
    assert max(len(path_of(circles, place)) for place in lowest(circles)) <= 8


def test_newcomers_wait_above_until_they_are_five() -> None:
    def people(count: int) -> frozenset[str]:
        return frozenset(f"p{number}" for number in range(count))

    top = Circle(people(30), ("a", "b"), Wording.PLACE)
    for count, expected in ((12, 10), (14, 10), (15, 15), (10, 10)):
        own = Circle(people(count), ("a",), Wording.LEADER, 0)
        other = Circle(people(30) - people(count), ("b",), Wording.LEADER, 0)
        [above, now, _] = with_newcomers_above([top, own, other], [people(10)])
        assert (len(now.people), len(above.people)) == (expected, 30)


def test_with_nothing_above_newcomers_count_at_once() -> None:
    own = Circle(frozenset("abcdefghijkl"), ("a",), Wording.LEADER)
    assert with_newcomers_above([own], [frozenset("abcdefghij")]) == [own]
