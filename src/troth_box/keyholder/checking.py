"""Check what the box handed over, without opening a single ballot: every signature, every number, every token.

Nothing depends on the order of the ballots, and everything could be done again by somebody else with the same result.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from troth.blind import canonical, shapes, signed, tokens
from troth.blind.ballots import Envelope
from troth.blind.gate import Gate
from troth.blind.keys import PublicKey
from troth.blind.manifest import Manifest
from troth.blind.parts import Circle, Rules
from troth.blind.refusals import FormRefused
from troth.blind.signed import Kind
from troth.blind.words import gate_words_of, words_of
from troth.measure import items

ANOTHER_BANK = "these items are not the ones this program knows; a newer Troth may"


class Why(StrEnum):
    """Why something that was handed over is not counted."""

    FORM = "not in the form of a ballot"
    CIRCLE = "for a circle that does not answer in this round"
    TOKEN = "the token was not issued for this round and circle"  # noqa: S105 - a sentence, not a password
    AGAIN = "the same as another one"
    TWICE = "two different ballots with the same token"
    SEALED = "it cannot be opened"
    INSIDE = "what is inside is not an answer to these items"
    ELSEWHERE = "what is inside belongs to another circle or token"


@dataclass(frozen=True)
class Checked:
    """An export whose documents hold: its ballots to be opened, by their hash, and how many are not, by why."""

    manifest: Manifest
    gate: Gate
    words: tuple[str, ...]
    words_of_week: tuple[str, ...]
    ballots: Mapping[bytes, Envelope]
    refused: Mapping[Why, int]

    @property
    def by_circle(self) -> dict[str, int]:
        """How many ballots are there to be opened, for each circle that answers."""
        found = Counter(ballot.circle for ballot in self.ballots.values())
        return {circle: found[circle] for circle in self.gate.final}


def read(data: bytes) -> object:
    """The export in a file, as plain values; FormRefused if it is none."""
    try:
        return json.loads(data)
    except (ValueError, RecursionError):
        raise FormRefused("this is not a file of ballots from a box") from None


def check(export: object) -> Checked:
    """Check everything but what is inside the ballots; FormRefused where no ballot of this export may be counted."""
    found = shapes.fields(export, {"manifest", "gate", "ballots"}, "what the box handed over")
    manifest, gate = authority(found["manifest"], found["gate"])
    refuse_unknown_rules(manifest)
    ballots = found["ballots"]
    if not isinstance(ballots, Collection):
        raise FormRefused("the ballots must be a list")
    for circle in gate.final:
        manifest.by_id[circle].check_key()
    kept, refused = _sorted_out(ballots, manifest, gate)
    checked = Checked(manifest, gate, words_of(manifest.to_bytes()), gate_words_of(gate.to_bytes()), kept, refused)
    for circle, ballots_there in checked.by_circle.items():
        if ballots_there > gate.issued[circle]:
            raise FormRefused("a circle has more ballots than tokens were issued; somebody made tokens")
    return checked


def authority(signed_manifest: object, signed_gate: object) -> tuple[Manifest, Gate]:
    """Manifest and gate, signed by the same key. Whether it is the one everybody sees, their check words tell."""
    by = signer_of(signed_manifest)
    manifest = Manifest.read(signed.read(Kind.MANIFEST, canonical.dumps(signed_manifest), [by]).document)
    gate = Gate.read(signed.read(Kind.GATE, canonical.dumps(signed_gate), [by]).document, manifest)
    return manifest, gate


def signer_of(document: object) -> bytes:
    """Who says to have signed this."""
    found = shapes.fields(document, {"document", "signature", "by"}, "a signed document")
    return shapes.octets(found["by"], "the signer", length=signed.KEY_BYTES)


def refuse_unknown_rules(manifest: Manifest) -> None:
    """Only what this program can count as the manifest says: its thresholds, and its items in their own wording."""
    if manifest.rules != Rules():
        raise FormRefused("this round has other thresholds than the ones this program counts by")
    for question in manifest.items:
        item = items.BY_ID.get(question.id)
        if item is None or item.is_reversed != question.is_reversed or question.scale not in item.scales:
            raise FormRefused(ANOTHER_BANK)
        is_translated = (manifest.items_version, manifest.language) != (items.VERSION, items.LANGUAGE)
        if not is_translated and (item.leader, item.place) != (question.leader, question.place):
            raise FormRefused(ANOTHER_BANK)


def _sorted_out(
    ballots: Iterable[object], manifest: Manifest, gate: Gate
) -> tuple[dict[bytes, Envelope], Counter[Why]]:
    """Those with a good token, each once, and how many are not let in."""
    gatekeeper = _Gatekeeper(manifest, gate)
    kept: dict[bytes, Envelope] = {}
    differing: set[bytes] = set()
    refused: Counter[Why] = Counter()
    for one in ballots:
        envelope = gatekeeper.admit(one)
        if isinstance(envelope, Why):
            refused[envelope] += 1
            continue
        first = kept.setdefault(envelope.key, envelope)
        if first is not envelope:
            refused[Why.AGAIN] += 1
        if (first.circle, first.sealed) != (envelope.circle, envelope.sealed):
            differing.add(envelope.key)
    # Of two different ballots nobody can tell which one was the person's: neither counts.
    for key in differing:
        del kept[key]
        refused[Why.TWICE] += 1
    return kept, refused


class _Gatekeeper:
    """Lets in what has a token of a circle that answers."""

    def __init__(self, manifest: Manifest, gate: Gate) -> None:
        self._recipients = len(manifest.seal.recipients)
        self._circles: dict[str, Circle] = {id: manifest.by_id[id] for id in gate.final}
        self._keys: dict[str, PublicKey] = {id: circle.public_key for id, circle in self._circles.items()}

    def admit(self, one: object) -> Envelope | Why:
        try:
            envelope = Envelope.of(one, self._recipients)
        except FormRefused:
            return Why.FORM
        if envelope.circle not in self._circles:
            return Why.CIRCLE
        if not tokens.verify(self._keys[envelope.circle], envelope.message, envelope.signature):
            return Why.TOKEN
        return envelope


def file_digest(data: bytes) -> str:
    """SHA-256 of a file, to compare between two people who were handed it."""
    return hashlib.sha256(data).hexdigest()
