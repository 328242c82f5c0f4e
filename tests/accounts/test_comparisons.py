"""Comparing notes: an equal number, apart, and revealed at one instant or never."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from tests.cast import Cast
from troth.accounts.actions import comparisons, moments
from troth.accounts.actions.retention import end_comparison
from troth.accounts.compare_states import SideState, Stage, is_running, may_be_ready, may_reveal
from troth.accounts.models import Comparison, ComparisonPick, MomentKind
from troth.accounts.queries.comparisons import revealed_for
from troth.kernel import clock
from troth.kernel.errors import Refused
from troth.people.models import Membership, Person

As = Callable[[Person], Client]
Kinds = Callable[[str], MomentKind]
DAY = datetime(2026, 11, 23, 9, tzinfo=UTC)


@pytest.fixture(autouse=True)
def on_a_day() -> object:
    with clock.moved(DAY):
        yield


def brought(kind: Kinds, words: str = "the plan", **more: Any) -> dict[str, Any]:
    return {"kind": kind("listened"), "happened_on": DAY.date(), "felt": "deposit", "words": words, **more}


def agreed(cast: Cast, number: int = 1) -> Comparison:
    made = comparisons.propose_comparison(actor=cast.ben, other=cast.ama, number=number)
    return comparisons.agree_number(actor=cast.ama, comparison=made, number=number)


def test_only_the_member_proposes(cast: Cast) -> None:
    with pytest.raises(Refused, match="Only they can propose"):
        comparisons.propose_comparison(actor=cast.ama, other=cast.ben, number=1)
    comparisons.propose_comparison(actor=cast.ben, other=cast.ama, number=1)


def test_colleagues_propose_to_each_other(cast: Cast) -> None:
    comparisons.propose_comparison(actor=cast.ben, other=cast.chidi, number=2)
    with pytest.raises(Refused, match="already a comparison"):
        comparisons.propose_comparison(actor=cast.chidi, other=cast.ben, number=1)


@pytest.mark.parametrize("number", [0, 4])
def test_each_brings_one_two_or_three(cast: Cast, number: int) -> None:
    with pytest.raises(Refused):
        comparisons.propose_comparison(actor=cast.ben, other=cast.ama, number=number)


def test_the_number_is_agreed_by_the_other_side(cast: Cast) -> None:
    made = comparisons.propose_comparison(actor=cast.ben, other=cast.ama, number=2)
    with pytest.raises(Refused):
        comparisons.agree_number(actor=cast.ben, comparison=made, number=2)
    made = comparisons.agree_number(actor=cast.ama, comparison=made, number=1)
    assert (made.stage, made.number, made.number_by) == ("asked", 1, cast.ama)
    with pytest.raises(Refused):
        comparisons.agree_number(actor=cast.ama, comparison=made, number=1)
    assert comparisons.agree_number(actor=cast.ben, comparison=made, number=1).stage == "agreed"
    assert comparisons.agree_number(actor=cast.ama, comparison=made, number=3).number == 1


def test_a_leader_brings_only_what_they_did(cast: Cast, kind: Kinds) -> None:
    made = agreed(cast)
    with pytest.raises(Refused, match="you yourself did"):
        comparisons.pick_moment(actor=cast.ama, comparison=made, mine=False, **brought(kind))
    comparisons.pick_moment(actor=cast.ama, comparison=made, mine=True, **brought(kind))


def test_neither_brings_more_than_agreed_nor_is_ready_with_less(cast: Cast, kind: Kinds) -> None:
    made = agreed(cast, 2)
    comparisons.pick_moment(actor=cast.ben, comparison=made, mine=False, **brought(kind))
    with pytest.raises(Refused, match="Choose 2 first"):
        comparisons.be_ready(actor=cast.ben, comparison=made)
    comparisons.pick_moment(actor=cast.ben, comparison=made, mine=False, **brought(kind))
    with pytest.raises(Refused, match="as many as you agreed"):
        comparisons.pick_moment(actor=cast.ben, comparison=made, mine=False, **brought(kind))


def test_nothing_is_chosen_before_the_number_is_agreed(cast: Cast, kind: Kinds) -> None:
    made = comparisons.propose_comparison(actor=cast.ben, other=cast.ama, number=1)
    with pytest.raises(Refused, match="Agree on a number"):
        comparisons.pick_moment(actor=cast.ben, comparison=made, mine=False, **brought(kind))


def test_both_are_revealed_at_the_same_instant(cast: Cast, as_: As, kind: Kinds) -> None:
    made = agreed(cast)
    comparisons.pick_moment(
        actor=cast.ben, comparison=made, mine=False, **brought(kind, "bens words", felt="withdrawal")
    )
    comparisons.pick_moment(actor=cast.ama, comparison=made, mine=True, **brought(kind, "amas words"))
    assert comparisons.be_ready(actor=cast.ben, comparison=made) is False
    assert "amas words" not in as_(cast.ben).get(f"/compare/{made.id}/").content.decode()
    assert "bens words" not in as_(cast.ama).get(f"/compare/{made.id}/").content.decode()
    assert comparisons.be_ready(actor=cast.ama, comparison=made) is True
    for person in (cast.ben, cast.ama):
        page = as_(person).get(f"/compare/{made.id}/").content.decode()
        assert "amas words" in page
        assert "bens words" in page
        assert "It was not the same for both" in page
    assert comparisons.be_ready(actor=cast.ben, comparison=made) is True


def test_what_was_revealed_cannot_be_taken_back_or_added_to(cast: Cast, kind: Kinds) -> None:
    made = agreed(cast)
    pick = comparisons.pick_moment(actor=cast.ben, comparison=made, mine=False, **brought(kind))
    comparisons.pick_moment(actor=cast.ama, comparison=made, mine=True, **brought(kind))
    comparisons.be_ready(actor=cast.ben, comparison=made)
    comparisons.be_ready(actor=cast.ama, comparison=made)
    for act in (comparisons.step_out, comparisons.be_unready):
        with pytest.raises(Refused, match="revealed"):
            act(actor=cast.ben, comparison=made)
    with pytest.raises(Refused, match="revealed"):
        comparisons.unpick_moment(actor=cast.ben, pick=pick)


def test_nothing_changes_once_one_is_ready_until_one_goes_back(cast: Cast, kind: Kinds) -> None:
    made = agreed(cast)
    pick = comparisons.pick_moment(actor=cast.ben, comparison=made, mine=False, **brought(kind))
    comparisons.be_ready(actor=cast.ben, comparison=made)
    with pytest.raises(Refused, match="Go back to choosing"):
        comparisons.unpick_moment(actor=cast.ben, pick=pick)
    comparisons.be_unready(actor=cast.ben, comparison=made)
    comparisons.unpick_moment(actor=cast.ben, pick=pick)
    assert not ComparisonPick.objects.exists()


def test_whoever_stepped_out_is_never_revealed(cast: Cast, kind: Kinds) -> None:
    made = agreed(cast)
    comparisons.pick_moment(actor=cast.ben, comparison=made, mine=False, **brought(kind))
    comparisons.pick_moment(actor=cast.ama, comparison=made, mine=True, **brought(kind))
    comparisons.be_ready(actor=cast.ben, comparison=made)
    comparisons.step_out(actor=cast.ben, comparison=made)
    assert comparisons.be_ready(actor=cast.ama, comparison=made) is False
    comparisons.step_in(actor=cast.ben, comparison=made)
    assert comparisons.be_ready(actor=cast.ben, comparison=made) is True


def test_after_14_days_nothing_is_revealed_and_everything_chosen_is_gone(cast: Cast, kind: Kinds) -> None:
    made = agreed(cast)
    comparisons.pick_moment(actor=cast.ben, comparison=made, mine=False, **brought(kind))
    comparisons.pick_moment(actor=cast.ama, comparison=made, mine=True, **brought(kind))
    comparisons.be_ready(actor=cast.ben, comparison=made)
    end_comparison(str(made.id))
    assert Comparison.objects.exists()
    with clock.moved(DAY + timedelta(days=14, minutes=5)):
        with pytest.raises(Refused, match="run out"):
            comparisons.be_ready(actor=cast.ama, comparison=made)
        end_comparison(str(made.id))
    assert not Comparison.objects.exists()
    assert not ComparisonPick.objects.exists()


def test_strangers_have_no_part_in_it(cast: Cast) -> None:
    made = agreed(cast)
    for act in (comparisons.be_ready, comparisons.step_out):
        with pytest.raises(Refused, match="two other people"):
            act(actor=cast.chidi, comparison=made)


def test_the_same_moment_stands_on_one_line(cast: Cast, kind: Kinds) -> None:
    moment = moments.offer_moment(actor=cast.ama, touched=cast.ben, kind=kind("listened"))
    made = agreed(cast, 2)
    same = {"moment_id": moment.id}
    comparisons.pick_moment(actor=cast.ben, comparison=made, mine=False, **brought(kind, "one", **same))
    comparisons.pick_moment(actor=cast.ben, comparison=made, mine=True, **brought(kind, "alone"))
    comparisons.pick_moment(actor=cast.ama, comparison=made, mine=True, **brought(kind, "two", **same))
    comparisons.pick_moment(
        actor=cast.ama, comparison=made, mine=True, **brought(kind, "other", happened_on=DAY.date() - timedelta(days=3))
    )
    comparisons.be_ready(actor=cast.ben, comparison=made)
    comparisons.be_ready(actor=cast.ama, comparison=made)
    pairs = revealed_for(cast.ben, Comparison.objects.get())
    shown = {(pair.mine and pair.mine.words, pair.theirs and pair.theirs.words) for pair in pairs}
    assert shown == {("one", "two"), ("alone", None), (None, "other")}


def test_the_proposal_can_be_withdrawn_until_it_is_answered(cast: Cast) -> None:
    made = comparisons.propose_comparison(actor=cast.ben, other=cast.ama, number=1)
    comparisons.agree_number(actor=cast.ama, comparison=made, number=1)
    with pytest.raises(Refused, match="answered already"):
        comparisons.withdraw_proposal(actor=cast.ben, comparison=made)


def test_whoever_leads_the_other_by_now_brings_only_what_they_did(cast: Cast, kind: Kinds) -> None:
    made = comparisons.propose_comparison(actor=cast.ben, other=cast.chidi, number=1)
    comparisons.agree_number(actor=cast.chidi, comparison=made, number=1)
    Membership.objects.filter(person=cast.ben).update(role="leader")
    with pytest.raises(Refused, match="you yourself did"):
        comparisons.pick_moment(actor=cast.ben, comparison=made, mine=False, **brought(kind))


def test_the_whole_way_by_its_pages(cast: Cast, as_: As, kind: Kinds) -> None:
    ben, ama = as_(cast.ben), as_(cast.ama)
    ben.post(f"/compare/with/{cast.ama.id}/", {"number": "1"})
    address = f"/compare/{Comparison.objects.get().id}"
    assert "proposes to bring 1 moment each" in ama.get("/").content.decode()
    ama.post(f"{address}/number/", {"number": "1"})
    form = {"kind": str(kind("listened").id), "felt": "deposit", "size": "2", "happened_on": "2026-11-20"}
    assert ben.post(f"{address}/pick/", form | {"mine": "theirs", "words": "about the plan"}).status_code == 302
    assert ama.post(f"{address}/pick/", form | {"mine": "theirs", "words": "my words"}).status_code == 422
    assert ama.post(f"{address}/pick/", form | {"mine": "mine", "words": "my words"}).status_code == 302
    ben.post(f"{address}/ready/")
    ama.post(f"{address}/ready/")
    assert "about the plan" in ama.get(f"{address}/").content.decode()
    assert "my words" in ben.get(f"{address}/").content.decode()


sides = st.builds(SideState, st.integers(0, 4), st.booleans(), st.booleans())


@given(st.sampled_from(Stage), st.integers(1, 3), st.lists(sides, max_size=3))
def test_only_two_ready_sides_with_the_number_agreed_are_revealed(
    stage: Stage, number: int, both: list[SideState]
) -> None:
    wanted = (
        stage is Stage.AGREED
        and len(both) == 2
        and all(side.ready and not side.out and side.picked == number for side in both)
    )
    assert may_reveal(stage, number, both) is wanted


@given(st.integers(1, 3), sides)
def test_ready_means_exactly_the_number(number: int, side: SideState) -> None:
    assert may_be_ready(number, side) is (side.picked == number and not side.out)


@given(st.sampled_from(Stage), st.integers(-5, 5))
def test_it_runs_until_its_last_moment(stage: Stage, hours: int) -> None:
    running = is_running(stage, DAY, DAY + timedelta(hours=hours))
    assert running is (stage is not Stage.REVEALED and hours < 0)
