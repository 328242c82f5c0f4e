"""The tally: what the keyholder says of a round, and of each circle in ranges and quarter levels, never in rows.

Everybody may read a tally. It says how many were counted, and of each circle's figures only a digest (results.py).
"""

from collections.abc import Mapping
from dataclasses import dataclass

from . import canonical, shapes
from .gate import Gate
from .manifest import Manifest
from .parts import MOST_PEOPLE, NAME, Rules
from .refusals import FormRefused

RANGES = ("low", "middle", "high")
LOWEST_QUARTER, HIGHEST_QUARTER = 6, 18  # a level is clamped to 1.5 to 4.5
ENDS = ("exact", "or less", "or more")


@dataclass(frozen=True, slots=True)
class Level:
    """The mean of a scale in quarters, whether it is beyond the end of what is told, and of how many people it is."""

    quarter: int
    end: str
    people: int

    @classmethod
    def of(cls, value: object, ballots: int, rules: Rules) -> "Level":
        found = shapes.fields(value, {"quarter", "end", "of"}, "a level")
        if found["end"] not in ENDS:
            raise FormRefused(f"a level's end must be one of {', '.join(ENDS)}")
        quarter = shapes.whole(found["quarter"], "a level", least=LOWEST_QUARTER, most=HIGHEST_QUARTER)
        people = shapes.whole(found["of"], "of how many a level is", least=rules.answers, most=ballots)
        return cls(quarter, str(found["end"]), people)

    def to_document(self) -> dict[str, object]:
        return {"quarter": self.quarter, "end": self.end, "of": self.people}


@dataclass(frozen=True, slots=True)
class Bands:
    """The ranges of an item, each from its least to its most, and how many answered it."""

    low: tuple[int, int]
    middle: tuple[int, int]
    high: tuple[int, int]
    answers: int

    @classmethod
    def of(cls, value: object, ballots: int, rules: Rules) -> "Bands":
        found = shapes.fields(value, {*RANGES, "of"}, "an item's ranges")
        answers = shapes.whole(found["of"], "how many answered an item", least=rules.answers, most=ballots)
        low, middle, high = (_range(found[name], answers) for name in RANGES)
        return cls(low, middle, high, answers)

    def to_document(self) -> dict[str, object]:
        return {"low": list(self.low), "middle": list(self.middle), "high": list(self.high), "of": self.answers}


@dataclass(frozen=True, slots=True)
class Told:
    """What is told of one circle."""

    ballots: int
    bands: Mapping[str, Bands]
    levels: Mapping[str, Level]

    @classmethod
    def of(cls, value: object, manifest: Manifest) -> "Told":
        found = shapes.fields(value, {"ballots", "bands", "levels"}, "a circle's figures")
        ballots = shapes.whole(found["ballots"], "a circle's ballots", least=manifest.rules.answers, most=MOST_PEOPLE)
        bands, levels = found["bands"], found["levels"]
        if not isinstance(bands, dict) or not {item.id for item in manifest.items} >= bands.keys():
            raise FormRefused("the figures tell of an item that was not asked")
        if not isinstance(levels, dict) or not all(NAME.fullmatch(scale) for scale in levels):
            raise FormRefused("the figures tell of a scale that has no name")
        return cls(
            ballots,
            {item: Bands.of(one, ballots, manifest.rules) for item, one in bands.items()},
            {scale: Level.of(level, ballots, manifest.rules) for scale, level in levels.items()},
        )

    def to_document(self) -> dict[str, object]:
        return {
            "ballots": self.ballots,
            "bands": {item: bands.to_document() for item, bands in self.bands.items()},
            "levels": {scale: level.to_document() for scale, level in self.levels.items()},
        }


@dataclass(frozen=True, slots=True)
class Tally:
    """The whole round, counted once. `hashes` are of the ballots counted; what was refused is a number only.

    `circles` has the digest of the figures of each circle with enough ballots.
    """

    round: str
    manifest: str
    counted: Mapping[str, int]
    refused: int
    hashes: tuple[str, ...]
    circles: Mapping[str, str]

    @classmethod
    def of(cls, value: object, manifest: Manifest, gate: Gate) -> "Tally":
        """The tally a plain document spells, if its parts belong to this round and agree with each other."""
        names = {"version", "round", "manifest", "counted", "refused", "hashes", "circles"}
        found = shapes.fields(value, names, "the tally")
        shapes.version(found["version"], "the tally")
        if (found["round"], found["manifest"]) != (manifest.round, manifest.digest):
            raise FormRefused("the tally belongs to another manifest")
        hashes = shapes.several(found["hashes"], _hash, "the ballots' hashes", least=0, most=MOST_PEOPLE)
        tally = cls(
            manifest.round,
            manifest.digest,
            shapes.numbers_by(found["counted"], shapes.CIRCLE, "the ballots counted", most=MOST_PEOPLE),
            shapes.whole(found["refused"], "the ballots refused", least=0, most=MOST_PEOPLE),
            shapes.increasing(hashes, "the ballots' hashes"),
            _circles(found["circles"], manifest),
        )
        tally.refuse_if_at_odds(manifest, gate)
        return tally

    @classmethod
    def read(cls, data: bytes, manifest: Manifest, gate: Gate) -> "Tally":
        return cls.of(canonical.loads(data), manifest, gate)

    def refuse_if_at_odds(self, manifest: Manifest, gate: Gate) -> None:
        """No more counted than issued, each with its hash, and nothing told of fewer than the rules allow."""
        if self.counted.keys() != set(gate.final):
            raise FormRefused("the ballots counted must be told for exactly the circles that answer")
        if any(count > gate.issued[circle] for circle, count in self.counted.items()):
            raise FormRefused("more ballots were counted than tokens issued")
        if sum(self.counted.values()) != len(self.hashes):
            raise FormRefused("the ballots counted are not as many as the hashes")
        told = {circle for circle, count in self.counted.items() if count >= manifest.rules.answers}
        if self.circles.keys() != told:
            raise FormRefused(f"circles are told from {manifest.rules.answers} ballots, and only then")

    def to_document(self) -> dict[str, object]:
        return {
            "version": 1,
            "round": self.round,
            "manifest": self.manifest,
            "counted": dict(self.counted),
            "refused": self.refused,
            "hashes": list(self.hashes),
            "circles": dict(self.circles),
        }

    def to_bytes(self) -> bytes:
        return canonical.dumps(self.to_document())


def _hash(value: object) -> str:
    return shapes.matching(value, shapes.HEX_64, "a ballot's hash")


def _circles(value: object, manifest: Manifest) -> dict[str, str]:
    if not isinstance(value, dict) or not manifest.by_id.keys() >= value.keys():
        raise FormRefused("the tally tells of a circle that is not in the manifest")
    return {circle: shapes.matching(one, shapes.HEX_64, "a circle's digest") for circle, one in value.items()}


def _range(value: object, answers: int) -> tuple[int, int]:
    def end(one: object) -> int:
        return shapes.whole(one, "an end of a range", least=0, most=answers)

    low, high = shapes.several(value, end, "a range", least=2, most=2)
    if low >= high:
        raise FormRefused("a range must never be one number")
    return low, high
