"""A box in memory, for the past of the demo company: it takes what the real one takes, and counts by the same rules.

Nobody answers here: answers are invented for each group. Nothing of it lasts longer than the demo is loaded.
"""

import json
import secrets
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from troth.blind import canonical, sealing, signed
from troth.blind.gate import Gate
from troth.blind.manifest import Manifest
from troth.blind.results import Figures
from troth.blind.tallies import Bands, Level, Tally, Told
from troth.measure.answers import Ballot
from troth.measure.items import BY_ID, OUTSIDE, Item
from troth.measure.levels import End
from troth.measure.ranges import Range
from troth.measure.tally import tally
from troth.pulses import keys
from troth.pulses.box import BoxTrouble

One = TypeVar("One")
ADDRESS = "http://localhost:8001"
PAGE = "0" * 64
ENDS = {End.NONE: "exact", End.FLOOR: "or less", End.CEILING: "or more"}
# The ballots of a circle, from the manifest, the circle's name and how many collected.
Invented = Callable[[Manifest, str, int], Sequence[Ballot]]


@dataclass
class PlayedBox:
    """Rounds by name, as they were handed over. A call is one request: a path and a body in, an answer out."""

    invented: Invented
    signer: Ed25519PrivateKey = field(default_factory=Ed25519PrivateKey.generate)
    recipient: str = field(default_factory=lambda: sealing.new_identity()[1])
    manifests: dict[str, Manifest] = field(default_factory=dict)
    gates: dict[str, Gate] = field(default_factory=dict)
    tallies: dict[str, bytes] = field(default_factory=dict)
    figures: dict[str, dict[str, Figures]] = field(default_factory=dict)
    papers: dict[str, bytes] = field(default_factory=dict)  # as they were signed
    _one_by_one: threading.Lock = field(default_factory=threading.Lock)

    def __call__(self, path: str, body: bytes | None) -> bytes:
        """Raises BoxTrouble with a number, as the real one answers with a status."""
        with self._one_by_one:  # two workers that ask at once get the same tally, with the figures that belong to it
            return self._answer(path, body)

    def _answer(self, path: str, body: bytes | None) -> bytes:
        parts = path.strip("/").split("/")
        if parts[0] in ("pages", "concerns"):  # those are for the real box
            raise BoxTrouble("404")
        if body is None:
            return self._read(parts)
        if parts == ["seal"]:
            signer = canonical.to_b64(self.signer.public_key().public_bytes_raw())
            return json.dumps({"recipient": self.recipient, "signer": signer}).encode()
        by = [canonical.from_b64(keys.site_public())]
        if parts[2:] == ["figures"]:
            return self._released(parts[1], signed.read(signed.Kind.FIGURES, body, by))
        if parts == ["rounds"]:
            manifest = Manifest.read(signed.read(signed.Kind.MANIFEST, body, by).document)
            _only_once(self.manifests, manifest.round, manifest)
            self.papers[f"{manifest.round}/manifest"] = body
        else:
            manifest = self.manifests[parts[1]]
            gate = Gate.read(signed.read(signed.Kind.GATE, body, by).document, manifest)
            _only_once(self.gates, manifest.round, gate)
            self.papers[f"{manifest.round}/gate"] = body
        return b""

    def _read(self, parts: Sequence[str]) -> bytes:
        if parts == ["page"]:
            return json.dumps({"page": PAGE}).encode()
        if parts == ["rounds"]:
            return json.dumps([{"round": name, "state": self._state(name)} for name in self.manifests]).encode()
        if parts[2] != "tally":
            return self._published("/".join(parts[1:]))
        name = parts[1]
        if name not in self.gates:
            raise BoxTrouble("404")
        if name not in self.tallies:
            self.tallies[name] = self._counted(self.manifests[name], self.gates[name])
        return self.tallies[name]

    def _published(self, paper: str) -> bytes:
        if paper not in self.papers:
            raise BoxTrouble("404")
        return self.papers[paper]

    def _released(self, name: str, asked: signed.Signed) -> bytes:
        wanted = json.loads(asked.document)["circles"]
        self.figures[name] = {circle: one for circle, one in self.figures[name].items() if circle in wanted}
        return canonical.dumps({circle: one.to_document() for circle, one in self.figures[name].items()})

    def _state(self, name: str) -> str:
        return "shredded" if name in self.tallies else "issuing"

    def _counted(self, manifest: Manifest, gate: Gate) -> bytes:
        ballots = {name: self.invented(manifest, name, gate.issued[name]) for name in gate.final}
        counted = {name: len(those) for name, those in ballots.items()}
        told = {name: _told(manifest, those) for name, those in ballots.items()}
        figures = {name: Figures.new(one) for name, one in told.items() if one}
        self.figures[manifest.round] = figures
        made = Tally(
            round=manifest.round,
            manifest=manifest.digest,
            counted=counted,
            refused=0,
            hashes=tuple(sorted(secrets.token_hex(32) for _ in range(sum(counted.values())))),
            circles={name: one.digest for name, one in figures.items()},
        )
        return signed.sign(signed.Kind.TALLY, made.to_document(), self.signer).to_bytes()


def _only_once(known: dict[str, One], name: str, new: One) -> None:
    """The same again is fine, another is refused."""
    if known.setdefault(name, new) != new:
        raise BoxTrouble("409")


def _told(manifest: Manifest, ballots: Sequence[Ballot]) -> Told | None:
    asked = [BY_ID[item.id] for item in manifest.items]
    scales: dict[str, list[Item]] = {}
    for question in manifest.items:
        if question.scale != OUTSIDE:
            scales.setdefault(question.scale, []).append(BY_ID[question.id])
    found = tally(ballots, asked, scales)
    if found is None:
        return None
    bands = {
        item: Bands(_ends(one.low), _ends(one.middle), _ends(one.high), one.of) for item, one in found.bands.items()
    }
    levels = {scale: Level(int(one.value * 4), ENDS[one.end], one.n) for scale, one in found.levels.items()}
    return Told(found.ballots, bands, levels)


def _ends(band: Range) -> tuple[int, int]:
    return band.low, band.high
