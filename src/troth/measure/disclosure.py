"""The audit of releases: what of several groups together would show fewer than five people, and must be withheld.

The same person is taken to answer the same way each time, so that past and new releases count together. That is more
than any attacker has, and on the safe side. Nothing here depends on an answer: rosters and how many answered are
published anyway, so what is withheld tells nothing.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from .combinations import combines, components
from .ranges import LEAST, Range, range_of, share_of


class Reason(StrEnum):
    """Why a release is withheld."""

    FEW = "fewer than five answered"
    NEAR = "differs from another release by one to four people"
    COMBINED = "with other releases it would show fewer than five people"
    REST = "together with a group inside it, it would show what the others answered"
    TANGLED = "too many groups overlap to be sure"


@dataclass(frozen=True, slots=True)
class Release:
    """A figure about a group: its round, who could answer, and how many did. Any names will do for people."""

    id: str
    round: str
    people: frozenset[str]
    answers: int


def withheld(past: Sequence[Release], new: Sequence[Release]) -> dict[str, Reason]:
    """Which of the new releases must not be made, given the past ones, and why. Earlier ones of `new` go first."""
    kept = _Kept(past)
    found: dict[str, Reason] = {}
    for release in new:
        reason = Reason.FEW if min(release.answers, len(release.people)) < LEAST else kept.reason_against(release)
        if reason:
            found[release.id] = reason
        else:
            kept.add(release)
    left = [release for release in new if release.id not in found]
    return found | _combined([release.people for release in past], left)


class _Kept:
    """Releases made so far, found by the people in them."""

    def __init__(self, releases: Iterable[Release]) -> None:
        self._of_person: Mapping[str, list[Release]] = defaultdict(list)
        for release in releases:
            self.add(release)

    def add(self, release: Release) -> None:
        for person in release.people:
            self._of_person[person].append(release)

    def reason_against(self, release: Release) -> Reason | None:
        """What is wrong with it beside one other release. People who were released before are near nobody by that."""
        shared = Counter(other for person in release.people for other in self._of_person[person])
        apart = {len(release.people) + len(other.people) - 2 * both for other, both in shared.items()}
        if 0 not in apart and min(apart, default=LEAST) < LEAST:
            return Reason.NEAR
        beside = [other for other in shared if other.round == release.round]
        return Reason.REST if any(_rest_tells_of(release, other) for other in beside) else None


def _rest_tells_of(one: Release, other: Release) -> bool:
    inner, outer = sorted((one, other), key=lambda release: len(release.people))
    return inner.people < outer.people and rest_tells(outer.answers, inner.answers)


def rest_tells(outer: int, inner: int) -> bool:
    """Whether ranges of a group, less those of a group inside it, say none or all of the rest, or of fewer than five.

    Goes through every pair of ranges that could be released for `outer` and `inner` answers.
    """
    rest = outer - inner
    if rest < LEAST:
        return True
    pairs = [(large, small) for large in _ranges(outer) for small in _ranges(inner)]
    left = [{a - b for a in large.counts for b in small.counts if 0 <= a - b <= rest} for large, small in pairs]
    return any(counts in ({0}, {rest}) for counts in left)


def _ranges(n: int) -> set[Range]:
    return {of(count, n) for count in range(n + 1) for of in (range_of, share_of)}


def _combined(past: Sequence[frozenset[str]], new: Sequence[Release]) -> dict[str, Reason]:
    """Those that would show fewer than five people by sums and differences of three or more releases."""
    before = dict.fromkeys(past)
    named: dict[frozenset[str], list[str]] = {}
    for release in new:
        if release.people not in before:
            named.setdefault(release.people, []).append(release.id)
    turn = {people: place for place, people in enumerate(named)}
    found: dict[str, Reason] = {}
    for entangled in components([*before, *named]):
        fixed = [people for people in entangled if people in before]
        for people in sorted((one for one in entangled if one in named), key=turn.__getitem__):
            shown = combines(fixed, people)
            if shown is False:
                fixed.append(people)
            else:
                found |= dict.fromkeys(named[people], Reason.COMBINED if shown else Reason.TANGLED)
    return found
