"""A round's signed documents: each by the right key, each following from the one before, all numbers possible."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from troth.blind import canonical, signed
from troth.blind.gate import Gate
from troth.blind.manifest import Manifest
from troth.blind.refusals import FormRefused
from troth.blind.signed import Kind
from troth.blind.words import gate_words_of, words_of

from ..keyholder.checking import refuse_unknown_rules, signer_of
from ..keyholder.verifying import verify
from ..looking import Found
from .saying import holds, wrong

MEND = "Somebody changed it or signed it with another key. Do not answer this round, and ask a representative."


@dataclass(frozen=True, slots=True)
class Papers:
    """The documents of one round as they were found, `gate` and `tally` empty where there is none yet."""

    round: str
    manifest: bytes
    gate: bytes = b""
    tally: bytes = b""


@dataclass(frozen=True, slots=True)
class Known:
    """What the documents of a round say, as far as they hold."""

    manifest: Manifest
    by: bytes
    gate: Gate | None = None


def look_at_papers(papers: Papers, site_keys: Collection[bytes], today: date) -> tuple[list[Found], Known | None]:
    """Everything about one round's documents. Without a key the one that signed counts, and is to be compared."""
    about = f"Round {papers.round[:8]}"
    try:
        known = _manifest(papers, site_keys)
    except FormRefused as refused:
        return [wrong(about, f"What was fixed about it does not hold: {refused}.", MEND)], None
    manifest = known.manifest
    about = f"Round of {manifest.answering.first}"
    if manifest.round != papers.round:
        return [wrong(about, "What was fixed belongs to another round than it is kept under.", MEND)], None
    try:
        if papers.gate:
            document = signed.read(Kind.GATE, papers.gate, [known.by]).document
            known = Known(manifest, known.by, Gate.read(document, manifest))
        if papers.tally:
            plan, gates, tally = (canonical.loads(one) for one in (papers.manifest, papers.gate, papers.tally))
            verify(plan, gates, tally)
        if today <= manifest.answering.last:
            manifest.check_keys()
    except FormRefused as refused:
        return [wrong(about, f"Its documents do not hold: {refused}.", MEND)], known
    return [holds(about, f"{_says(papers)} {in_words(known)}")], known


def in_words(known: Known) -> str:
    """The check words of a round, and those of its answering week once it is known who answers together."""
    said = f"Check words: {' '.join(words_of(known.manifest.to_bytes()))}."
    if known.gate is None:
        return said
    return f"{said} Of the answering week: {' '.join(gate_words_of(known.gate.to_bytes()))}."


def _manifest(papers: Papers, site_keys: Collection[bytes]) -> Known:
    by = site_keys or [signer_of(canonical.loads(papers.manifest))]
    found = signed.read(Kind.MANIFEST, papers.manifest, by)
    manifest = Manifest.read(found.document)
    refuse_unknown_rules(manifest)
    return Known(manifest, found.by)


def _says(papers: Papers) -> str:
    if papers.tally:
        return "What was fixed, collected and counted is signed, and each number follows from the others."
    if papers.gate:
        return "What was fixed and how many collected is signed, and who answers together follows from it."
    return "What was fixed is signed, in sentences and by rules this version knows."
