"""What anybody can check about a round: documents, signatures, counts, and the list in which each finds their own."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.http import Http404

from troth.blind import canonical, signed
from troth.blind.refusals import FormRefused
from troth.people.models import Person
from troth.visibility.gate import one_visible

from .. import keys
from ..actions.gating import gate_of
from ..actions.preparing import manifest_of
from ..actions.releasing import tally_of
from ..models import Circle, Round
from .rounds import circles_for

MOST_CIRCLES, MOST_HASHES = 200, 2000


@dataclass(frozen=True)
class Check:
    """A round, what has been published of it so far, and the groups of it that the reader may see."""

    round: Round
    circles: Sequence[Circle]
    issued: int | None
    counted: int | None
    refused: int
    hashes: Sequence[str]
    signer: str
    site_key: str

    @property
    def words(self) -> list[str]:
        return self.round.check_words.split()

    @property
    def words_of_week(self) -> list[str]:
        """Those of the answering week; none before it is known who answers together."""
        return self.round.gate_words.split()

    @property
    def documents(self) -> list[tuple[str, str]]:
        """Those there are, by the name in the address, with what each is on screen."""
        named = (("manifest", "What was fixed"), ("gate", "How many collected"), ("tally", "What was counted"))
        return [(which, words) for which, words in named if getattr(self.round, which)]

    def document(self, which: str) -> str:
        """One of them, as it was signed. Raises Http404 where there is none yet."""
        found = {"manifest": self.round.manifest, "gate": self.round.gate, "tally": self.round.tally}.get(which)
        if not found:
            raise Http404
        return found


def check_for(viewer: Person, round_id: UUID) -> Check:
    """One round. Raises Http404 while its manifest is not made."""
    found = one_visible(viewer, Round, id=round_id)
    if not found.manifest:
        raise Http404
    gate = gate_of(found) if found.gate else None
    tally = tally_of(found) if found.tally else None
    return Check(
        round=found,
        circles=list(circles_for(viewer, found)[:MOST_CIRCLES]),
        issued=sum(gate.issued[name] for name in gate.final) if gate else None,
        counted=sum(tally.counted.values()) if tally else None,
        refused=tally.refused if tally else 0,
        hashes=tally.hashes if tally and len(tally.hashes) <= MOST_HASHES else (),
        signer=_signer(found),
        site_key=keys.site_public(),
    )


def _signer(found: Round) -> str:
    """Whose signature stands under the tally, as its public key; empty while there is none."""
    if not found.tally:
        return ""
    for by in manifest_of(found).seal.signers:
        try:
            signed.read(signed.Kind.TALLY, found.tally.encode(), [by])
        except FormRefused:
            continue
        return canonical.to_b64(by)
    return ""
