"""The history of a group through the waves: what it said, what was answered, and whether that happened."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from troth.people.models import Person
from troth.pulses.models import Release
from troth.pulses.queries.releases import releases_for

from .answers import Answer, answer_of, replies_for
from .happened import Happened, happened_in

WAVES, GROUPS = 8, 12


@dataclass(frozen=True)
class Wave:
    """One round of a group with the answer to it, or without, and what was said of that answer a round later."""

    release: Release
    answer: Answer | None
    happened: Happened | None = None


@dataclass(frozen=True)
class History:
    """What a group said, and what was done and not done about it, the latest first."""

    called: str
    waves: Sequence[Wave]


def histories_for(viewer: Person) -> list[History]:
    """Group by group, the groups that were asked last first. Groups of which nothing was said are left out."""
    rows = releases_for(viewer).filter(document__isnull=False)[: WAVES * GROUPS]
    groups: Mapping[str, list[Release]] = defaultdict(list)
    for release in rows:
        groups[release.circle.lineage].append(release)
    some = [releases[:WAVES] for releases in groups.values()][:GROUPS]
    shown = [release for releases in some for release in releases]
    answers = {one.release_id: answer_of(one) for one in replies_for(viewer).filter(release__in=shown)}
    return [History(releases[0].circle.called, _waves(releases, answers)) for releases in some]


def _waves(releases: Sequence[Release], answers: Mapping[UUID, Answer]) -> list[Wave]:
    found = []
    for later, release in zip([None, *releases], releases, strict=False):
        answer = answers.get(release.id)
        happened = happened_in(later, answer.reply) if later and answer else None
        found.append(Wave(release, answer, happened))
    return found
