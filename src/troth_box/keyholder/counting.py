"""Open the ballots in memory, count, and sign: from an export to the figures that may be released, never to a row.

The same export gives the same figures, whoever counts and in whatever order. Nothing that was opened is written down.
"""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from troth.blind import canonical
from troth.blind import tallies as blind
from troth.blind.ballots import Ballot, Envelope
from troth.blind.manifest import Manifest
from troth.blind.refusals import FormRefused
from troth.blind.results import Figures, Result
from troth.blind.sealing import unseal
from troth.blind.signed import Kind
from troth.measure.answers import Ballot as Answers
from troth.measure.items import BY_ID, OUTSIDE, Item
from troth.measure.levels import End, Level
from troth.measure.ranges import Bands
from troth.measure.tally import Tally, tally

from ..trouble import Trouble
from .checking import Checked, Why, check
from .identity import Identity

ENDS = {End.NONE: "exact", End.FLOOR: "or less", End.CEILING: "or more"}
QUARTERS = 4


@dataclass(frozen=True)
class Counted:
    """What is to be signed, and why ballots were refused (which stays with the keyholder)."""

    tally: blind.Tally
    figures: Mapping[str, Figures]
    refused: Mapping[Why, int]

    @property
    def digest(self) -> str:
        """To compare: whoever counts the same ballots gets the same, whatever the key they sign with and the salts."""
        told = {circle: one.told.to_document() for circle, one in self.figures.items()}
        return hashlib.sha256(canonical.dumps(self.tally.to_document() | {"circles": told})).hexdigest()


def count(export: object, identity: Identity) -> Result:
    """Check, count and sign at one go: what the box does by itself under a single lock."""
    checked = check(export)
    return sign(counted(checked, identity), identity)


def counted(checked: Checked, identity: Identity) -> Counted:
    """Open and count what was checked."""
    refuse_another_holder(checked.manifest, identity)
    manifest, refused = checked.manifest, Counter(checked.refused)
    hashes: list[str] = []
    answers: dict[str, list[Answers]] = {circle: [] for circle in checked.gate.final}
    for key, envelope in checked.ballots.items():
        ballot = _open(envelope, key.hex(), identity.secret, manifest)
        if isinstance(ballot, Why):
            refused[ballot] += 1
        else:
            hashes.append(key.hex())
            answers[envelope.circle].append(ballot.answers)
    tallies = {circle: _tally(manifest, given) for circle, given in answers.items()}
    figures = {circle: Figures.new(told(one)) for circle, one in tallies.items() if one}
    return Counted(
        blind.Tally(
            manifest.round,
            manifest.digest,
            {circle: len(given) for circle, given in answers.items()},
            refused.total(),
            tuple(sorted(hashes)),
            {circle: one.digest for circle, one in figures.items()},
        ),
        figures,
        refused,
    )


def sign(result: Counted, identity: Identity) -> Result:
    """The signature under the tally, and with its digests under the figures."""
    return Result(identity.sign(Kind.TALLY, result.tally.to_document()), result.tally, result.figures)


def refuse_another_holder(manifest: Manifest, identity: Identity) -> None:
    """Trouble where this key can neither open the round's ballots nor sign for it."""
    holder = identity.holder
    if holder.recipient not in manifest.seal.recipients or holder.verify not in manifest.seal.signers:
        raise Trouble(
            "This round is sealed to somebody else's key.",
            "Use the key file whose public line was given to the site before this round began.",
        )


def scales_of(manifest: Manifest) -> dict[str, list[Item]]:
    """The items of each scale, as the manifest groups them: the five core ones together, or the bank by construct.

    What is asked outside of every scale has its ranges, and no level.
    """
    found: dict[str, list[Item]] = defaultdict(list)
    for question in manifest.items:
        if question.scale != OUTSIDE:
            found[question.scale].append(BY_ID[question.id])
    return dict(found)


def told(found: Tally) -> blind.Told:
    """A circle's figures as whole numbers: ranges, and levels in quarters."""
    return blind.Told(
        found.ballots,
        {item: told_bands(bands) for item, bands in found.bands.items()},
        {scale: told_level(level) for scale, level in found.levels.items()},
    )


def told_bands(bands: Bands) -> blind.Bands:
    low, middle, high = ((one.low, one.high) for one in bands.each)
    return blind.Bands(low, middle, high, bands.of)


def told_level(level: Level) -> blind.Level:
    return blind.Level(int(level.value * QUARTERS), ENDS[level.end], level.n)


def _open(envelope: Envelope, token: str, secret: str, manifest: Manifest) -> Ballot | Why:
    try:
        plain = unseal(envelope.sealed, secret)
    except FormRefused:
        return Why.SEALED
    try:
        ballot = Ballot.read(plain, manifest)
    except FormRefused:
        return Why.INSIDE
    return ballot if (ballot.circle, ballot.token) == (envelope.circle, token) else Why.ELSEWHERE


def _tally(manifest: Manifest, given: Sequence[Answers]) -> Tally | None:
    return tally(given, [BY_ID[question.id] for question in manifest.items], scales_of(manifest))
