"""Which circles answer: decided by how many tokens were issued, by arithmetic that anyone can do again.

From each root downward: if every circle within has enough tokens, or none at all, those that have any answer on their
own; otherwise they answer together, as the circle around them. A root with too few is cancelled. People within a circle
that answers use the token of that circle. Someone who joined after the freeze has tokens of larger circles only, and a
say when one of those answers.
"""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from . import canonical, shapes
from .manifest import Manifest
from .parts import MOST_PEOPLE, Circle
from .refusals import FormRefused


@dataclass(frozen=True, slots=True)
class Gate:
    """How many tokens each circle has, and what follows from it."""

    round: str
    manifest: str
    issued: Mapping[str, int]
    final: tuple[str, ...]
    cancelled: tuple[str, ...]

    @classmethod
    def made(cls, manifest: Manifest, issued: Mapping[str, int]) -> "Gate":
        """What follows for this manifest from these numbers; FormRefused where the numbers cannot be."""
        _refuse_if_impossible(manifest, issued)
        found = [circle for root in manifest.roots for circle in _answering(manifest, issued, root)]
        least = manifest.rules.issued
        final = tuple(sorted(circle.id for circle in found if issued[circle.id] >= least))
        cancelled = tuple(sorted(circle.id for circle in found if issued[circle.id] < least))
        return cls(manifest.round, manifest.digest, dict(issued), final, cancelled)

    @classmethod
    def of(cls, value: object, manifest: Manifest) -> "Gate":
        """The gate a plain document spells, if it belongs to this manifest and was rightly calculated."""
        names = {"version", "round", "manifest", "issued", "final", "cancelled"}
        found = shapes.fields(value, names, "the gate")
        shapes.version(found["version"], "the gate")
        issued = shapes.numbers_by(found["issued"], shapes.CIRCLE, "the tokens issued", most=MOST_PEOPLE)
        gate = cls.made(manifest, issued)
        if (found["round"], found["manifest"]) != (gate.round, gate.manifest):
            raise FormRefused("the gate belongs to another manifest")
        if (found["final"], found["cancelled"]) != (list(gate.final), list(gate.cancelled)):
            raise FormRefused("the gate does not follow from the numbers in it")
        return gate

    @classmethod
    def read(cls, data: bytes, manifest: Manifest) -> "Gate":
        return cls.of(canonical.loads(data), manifest)

    def to_document(self) -> dict[str, object]:
        return {
            "version": 1,
            "round": self.round,
            "manifest": self.manifest,
            "issued": dict(self.issued),
            "final": list(self.final),
            "cancelled": list(self.cancelled),
        }

    def to_bytes(self) -> bytes:
        return canonical.dumps(self.to_document())

    @property
    def digest(self) -> str:
        """SHA-256 of the canonical bytes: what devices of one person tell each other of it."""
        return hashlib.sha256(self.to_bytes()).hexdigest()

    def final_of(self, manifest: Manifest, circle: str) -> Circle | None:
        """The circle as which people of this one answer; None if they have no say this time."""
        return next((around for around in manifest.path(circle) if around.id in self.final), None)


def final(manifest: Manifest, issued: Mapping[str, int]) -> tuple[str, ...]:
    """The circles that answer."""
    return Gate.made(manifest, issued).final


def _answering(manifest: Manifest, issued: Mapping[str, int], circle: Circle) -> Iterator[Circle]:
    """The circles within this one, or itself, at which to stop."""
    within = [child for child in manifest.children.get(circle.id, ()) if issued[child.id]]
    if not within or any(issued[child.id] < manifest.rules.issued for child in within):
        yield circle
        return
    for child in within:
        yield from _answering(manifest, issued, child)


def _refuse_if_impossible(manifest: Manifest, issued: Mapping[str, int]) -> None:
    if issued.keys() != manifest.by_id.keys():
        raise FormRefused("the tokens issued must be told for every circle of the manifest")
    for circle in manifest.circles:
        if not 0 <= issued[circle.id] <= circle.eligible:
            raise FormRefused("a circle has more tokens than people")
        if issued[circle.id] < sum(issued[child.id] for child in manifest.children.get(circle.id, ())):
            raise FormRefused("a circle has fewer tokens than the circles within it")
