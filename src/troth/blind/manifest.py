"""What is fixed about a round before anybody answers: who is counted with whom, all keys, items, days and rules.

Made by the site, signed, the same for everybody, and refused by a client as soon as one part of it could do harm.
"""

import hashlib
import re
from dataclasses import dataclass
from functools import cached_property

from . import canonical, shapes
from .parts import Circle, Days, Question, Rules, Seal
from .refusals import FormRefused

MOST_CIRCLES, MOST_ITEMS = 5_000, 40
LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,2}")
ORIGIN = re.compile(r"https://[a-z0-9.-]{1,253}(:[0-9]{1,5})?|http://(localhost|127\.0\.0\.1)(:[0-9]{1,5})?")


@dataclass(frozen=True)
class Manifest:
    """A whole round. Circles are a forest: a parent holds everyone of its children, and who joined since the freeze."""

    round: str
    organisation: str
    box: str
    page: str
    issuing: Days
    answering: Days
    items: tuple[Question, ...]
    items_version: int
    items_digest: str
    language: str
    rules: Rules
    circles: tuple[Circle, ...]
    seal: Seal

    @classmethod
    def of(cls, value: object) -> "Manifest":
        """The manifest a plain document spells; FormRefused says which part of it is wrong."""
        names = {
            "version", "round", "organisation", "box", "page", "issuing", "answering", "items", "items_version",
            "items_digest", "language", "rules", "circles", "seal",
        }  # fmt: skip
        found = shapes.fields(value, names, "the manifest")
        shapes.version(found["version"], "the manifest")
        manifest = cls(
            shapes.matching(found["round"], shapes.ROUND, "the round"),
            shapes.text(found["organisation"], "the organisation", most=200),
            shapes.matching(found["box"], ORIGIN, "the box's address"),
            shapes.matching(found["page"], shapes.HEX_64, "the page's digest"),
            Days.of(found["issuing"], "issuing"),
            Days.of(found["answering"], "answering"),
            shapes.several(found["items"], Question.of, "the items", least=1, most=MOST_ITEMS),
            shapes.whole(found["items_version"], "the items' version", least=1, most=100_000),
            shapes.matching(found["items_digest"], shapes.HEX_64, "the items' digest"),
            shapes.matching(found["language"], LANGUAGE, "the language"),
            Rules.of(found["rules"]),
            shapes.several(found["circles"], Circle.of, "the circles", least=1, most=MOST_CIRCLES),
            Seal.of(found["seal"]),
        )
        manifest.refuse_if_at_odds()
        return manifest

    @classmethod
    def read(cls, data: bytes) -> "Manifest":
        """The manifest of canonical bytes."""
        return cls.of(canonical.loads(data))

    def to_document(self) -> dict[str, object]:
        return {
            "version": 1,
            "round": self.round,
            "organisation": self.organisation,
            "box": self.box,
            "page": self.page,
            "issuing": self.issuing.to_document(),
            "answering": self.answering.to_document(),
            "items": [item.to_document() for item in self.items],
            "items_version": self.items_version,
            "items_digest": self.items_digest,
            "language": self.language,
            "rules": self.rules.to_document(),
            "circles": [circle.to_document() for circle in self.circles],
            "seal": self.seal.to_document(),
        }

    def to_bytes(self) -> bytes:
        return canonical.dumps(self.to_document())

    @cached_property
    def digest(self) -> str:
        """SHA-256 of the canonical bytes: how gate and tally name this manifest."""
        return hashlib.sha256(self.to_bytes()).hexdigest()

    @cached_property
    def by_id(self) -> dict[str, Circle]:
        return {circle.id: circle for circle in self.circles}

    @cached_property
    def children(self) -> dict[str | None, tuple[Circle, ...]]:
        """The circles directly within each; within None, the roots."""
        found: dict[str | None, list[Circle]] = {}
        for circle in self.circles:
            found.setdefault(circle.parent, []).append(circle)
        return {parent: tuple(circles) for parent, circles in found.items()}

    @property
    def roots(self) -> tuple[Circle, ...]:
        return self.children[None]

    def path(self, circle: str) -> tuple[Circle, ...]:
        """From this circle up to its root: for each of them a person of the circle collects a token."""
        found = [self.by_id[circle]]
        while (parent := found[-1].parent) is not None:
            found.append(self.by_id[parent])
        return tuple(found)

    def check_keys(self) -> None:
        """Refuse keys that could do harm: to be done by every client, once for each circle it collects tokens of."""
        for circle in self.circles:
            circle.check_key()

    def refuse_if_at_odds(self) -> None:
        """What the parts say of each other must hold together."""
        shapes.increasing(tuple(circle.id for circle in self.circles), "the circles")
        if self.answering.first <= self.issuing.last:
            raise FormRefused("answering must begin after the last day of issuing")
        if len({item.id for item in self.items}) < len(self.items):
            raise FormRefused("an item comes twice")
        if len({circle.key for circle in self.circles}) < len(self.circles):
            raise FormRefused("two circles have the same key")
        if any(circle.parent not in self.by_id for circle in self.circles if circle.parent is not None):
            raise FormRefused("a circle lies within one that is not there")
        if len(self._within_roots()) < len(self.circles):
            raise FormRefused("circles lie within each other in a ring")
        for circle in self.circles:
            self._refuse_if_too_small(circle)

    def _within_roots(self) -> list[Circle]:
        """Every circle that is reached from a root."""
        found = list(self.children.get(None, ()))
        for circle in found:
            found.extend(self.children.get(circle.id, ()))
        return found

    def _refuse_if_too_small(self, circle: Circle) -> None:
        if circle.eligible < self.rules.issued:
            raise FormRefused(f"a circle has fewer than {self.rules.issued} people")
        if circle.eligible < sum(child.eligible for child in self.children.get(circle.id, ())):
            raise FormRefused("a circle has fewer people than the circles within it")
