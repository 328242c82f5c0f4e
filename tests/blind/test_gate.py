"""The gate: for any forest and any numbers, nobody answers in a circle below eight, twice, or uncounted."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.blind import rounds
from troth.blind import gate as gates
from troth.blind.gate import Gate
from troth.blind.manifest import Manifest
from troth.blind.refusals import FormRefused

Case = tuple[Manifest, dict[str, int]]
many = settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """A forest of up to twelve circles, and numbers of tokens that could have been issued."""
    parents = [
        draw(st.none() | st.integers(0, place - 1)) if place else None for place in range(draw(st.integers(1, 12)))
    ]
    ids = [f"{place:016x}" for place in range(len(parents))]
    eligible, issued = [0] * len(ids), [0] * len(ids)
    for place in reversed(range(len(ids))):
        within = [child for child, parent in enumerate(parents) if parent == place]
        people, tokens = sum(eligible[child] for child in within), sum(issued[child] for child in within)
        beside = draw(st.integers(0 if people >= 8 else 8 - people, 20))
        eligible[place] = people + beside
        issued[place] = tokens + draw(st.sampled_from([0, 1, 7, 8, 9, 20]).filter(lambda n, most=beside: n <= most))
    circles = [
        rounds.circle(id, None if parent is None else ids[parent], eligible=size)
        for id, parent, size in zip(ids, parents, eligible, strict=True)
    ]
    return rounds.manifest(circles), dict(zip(ids, issued, strict=True))


@many
@given(cases())
def test_no_circle_answers_with_fewer_than_eight_tokens(case: Case) -> None:
    manifest, issued = case
    assert all(issued[circle] >= 8 for circle in gates.final(manifest, issued))


@many
@given(cases())
def test_nobody_is_in_two_circles_that_answer(case: Case) -> None:
    """Else they could answer twice, and one circle less the other would tell of few."""
    manifest, issued = case
    final = set(gates.final(manifest, issued))
    for circle in manifest.circles:
        assert len(final & {around.id for around in manifest.path(circle.id)}) <= 1


@many
@given(cases())
def test_everybody_with_a_token_has_a_say_unless_the_root_is_cancelled_or_they_joined_late(case: Case) -> None:
    """A leaf with a token lies under a circle that answers, or under a cancelled root: the leaves are parted."""
    manifest, issued = case
    gate = Gate.made(manifest, issued)
    leaves = [circle.id for circle in manifest.circles if circle.id not in manifest.children]
    for leaf in leaves:
        if issued[leaf]:
            root = manifest.path(leaf)[-1].id
            assert (gate.final_of(manifest, leaf) is not None) is not (root in gate.cancelled)
    assert set(gate.cancelled) <= {root.id for root in manifest.roots}
    assert all(issued[root] < 8 for root in gate.cancelled)


@many
@given(cases())
def test_anybody_can_calculate_it_again(case: Case) -> None:
    manifest, issued = case
    gate = Gate.made(manifest, issued)
    assert Gate.read(gate.to_bytes(), manifest) == gate


LEAF, BESIDE, ROOT = "1" * 16, "3" * 16, "9" * 16


@pytest.fixture
def manifest() -> Manifest:
    return rounds.manifest([rounds.circle(LEAF, ROOT), rounds.circle(BESIDE, ROOT), rounds.circle(ROOT, eligible=25)])


@pytest.mark.parametrize(
    ("leaf", "beside", "root", "final", "cancelled"),
    [
        (8, 8, 16, [LEAF, BESIDE], []),
        (8, 8, 17, [LEAF, BESIDE], []),  # one joined late, and has no say this time
        (8, 7, 15, [ROOT], []),
        (8, 0, 8, [LEAF], []),
        (4, 4, 8, [ROOT], []),
        (4, 3, 7, [], [ROOT]),
        (0, 0, 0, [], [ROOT]),
        (7, 0, 7, [], [ROOT]),
    ],
)
def test_check_values(manifest: Manifest, leaf: int, beside: int, root: int, final: Any, cancelled: Any) -> None:
    gate = Gate.made(manifest, {LEAF: leaf, BESIDE: beside, ROOT: root})
    assert (list(gate.final), list(gate.cancelled)) == (final, cancelled)


@pytest.mark.parametrize(
    ("issued", "words"),
    [
        ({LEAF: 8, ROOT: 8}, "for every circle"),
        ({LEAF: 13, BESIDE: 0, ROOT: 13}, "more tokens than people"),
        ({LEAF: -1, BESIDE: 0, ROOT: 13}, "more tokens than people"),
        ({LEAF: 8, BESIDE: 8, ROOT: 15}, "fewer tokens than the circles within"),
    ],
)
def test_numbers_that_cannot_be_are_refused(manifest: Manifest, issued: dict[str, int], words: str) -> None:
    with pytest.raises(FormRefused, match=words):
        Gate.made(manifest, issued)


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"final": [ROOT]}, "does not follow"),
        ({"cancelled": [ROOT]}, "does not follow"),
        ({"manifest": "0" * 64}, "another manifest"),
        ({"round": "f" * 32}, "another manifest"),
        ({"version": 2}, "a version"),
        ({"issued": []}, "named numbers"),
        ({"issued": {"x": 1}}, "not in its form"),
        ({"more": 1}, "does not belong there"),
    ],
)
def test_a_hostile_gate_is_refused_with_words(manifest: Manifest, changed: dict[str, Any], words: str) -> None:
    gate = Gate.made(manifest, {LEAF: 8, BESIDE: 8, ROOT: 16}).to_document()
    with pytest.raises(FormRefused, match=words):
        Gate.of(gate | changed, manifest)
