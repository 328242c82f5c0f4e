"""The end of collecting: how many did is published, and from it follows who answers together. Who did is forgotten."""

from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Count

from troth.blind import canonical, signed
from troth.blind.gate import Gate
from troth.blind.refusals import FormRefused
from troth.blind.words import gate_words_of

from .. import box, keys
from ..models import Circle, Issued, Round
from ..rules.states import State
from ..rules.words import NOT_TAKEN
from .forgetting import forget_names
from .moving import locked, morning_of, move, today
from .preparing import hand_over, manifest_of, tell_everybody

LAST_DAYS = timedelta(days=2)
WITHOUT_GATE = ("", "issuing", "cancelled")  # where the box says that a round stands, empty: it does not know it
TOO_FEW = "Too few collected their right to answer: with fewer than eight together nobody answers."


@transaction.atomic
def close_collecting(*, round_id: UUID) -> None:
    """Count, sign the count, and delete who it was. Twice is once: the rows are gone in the same transaction."""
    found = locked(round_id, State.ISSUING)
    if found is None or today() <= found.collecting_last:
        return
    manifest = manifest_of(found)
    by_circle = dict(Issued.objects.filter(round=found).values_list("circle__name").annotate(Count("id")).order_by())
    issued = {circle.id: by_circle.get(circle.id, 0) for circle in manifest.circles}
    made = Gate.made(manifest, issued)
    document = signed.sign(signed.Kind.GATE, made.to_document(), keys.site_key())
    Issued.objects.filter(round=found).delete()
    move(found.id, State.GATED, **_put_down(found, made, document))


def _put_down(found: Round, gate: Gate, document: signed.Signed) -> dict[str, str]:
    """Note with each circle what the gate says of it; what belongs into the round's own row."""
    for circle in Circle.objects.filter(round=found):
        Circle.objects.filter(id=circle.id).update(issued=gate.issued[circle.name], is_final=circle.name in gate.final)
    return {"gate": document.to_bytes().decode(), "gate_words": " ".join(gate_words_of(gate.to_bytes()))}


def hand_over_gate(*, round_id: UUID) -> None:
    """Destroy the keys (nothing more is signed with them) and give the box the gate. The same again is fine.

    A box that was set up anew, and does not know the round any more, gets both documents.
    """
    found = Round.objects.exclude(gate="").get(id=round_id)
    keys.destroy(found.name)
    if not box.state_of(found.name):
        hand_over(round_id=round_id)
    box.send_gate(found.name, signed_gate(found))


def settle_manifest(*, round_id: UUID) -> bool:
    """Call a round off that the box did not take while people could have collected. Whether it did.

    Raises BoxTrouble where the box does not answer: then it has not refused anything, and may have all of it.
    """
    found = Round.objects.get(id=round_id)
    if today() <= found.collecting_last:
        return False
    is_known = bool(box.state_of(found.name))
    if is_known and canonical.dumps(box.find(f"/rounds/{found.name}/manifest")).decode() == found.manifest:
        return False
    return _call_off(round_id, State.FROZEN)


def settle_gate(*, round_id: UUID) -> bool:
    """What becomes of a round whose gate the box refused. Whether anything did; raises BoxTrouble as above.

    If the box has one of ours, that becomes the round's: so it is after a restore from a copy made before the gate.
    People have seen that one, and may have answered by it. If it has none after the week, nothing can be counted.
    """
    found = Round.objects.exclude(gate="").get(id=round_id)
    standing, published = box.state_of(found.name), box.find(f"/rounds/{found.name}/gate")
    if published is None:
        is_past = today() > found.answering_last
        return is_past and standing in WITHOUT_GATE and _call_off(round_id, State.GATED)
    try:
        document = keys.read_own(signed.Kind.GATE, canonical.dumps(published))
        gate = Gate.read(document.document, manifest_of(found))
    except FormRefused:
        return False
    return _replaced(round_id, gate, document)


@transaction.atomic
def _replaced(round_id: UUID, gate: Gate, document: signed.Signed) -> bool:
    found = locked(round_id, State.GATED)
    if found is None or found.gate == document.to_bytes().decode():
        return False
    Round.objects.filter(id=found.id).update(**_put_down(found, gate, document))
    return True


@transaction.atomic
def _call_off(round_id: UUID, state: State) -> bool:
    """Twice is once. The keys go first: killed before the end, it is called off the next time."""
    found = locked(round_id, state)
    if found is None:
        return False
    keys.destroy(found.name)
    forget_names(found)
    return move(found.id, State.CANCELLED, why=NOT_TAKEN)


def signed_gate(found: Round) -> signed.Signed:
    return keys.read_own(signed.Kind.GATE, found.gate.encode())


def gate_of(found: Round) -> Gate:
    """The gate of a round that has one, calculated anew from its numbers."""
    return Gate.read(signed_gate(found).document, manifest_of(found))


@transaction.atomic
def open_answering(*, round_id: UUID) -> None:
    """Let the answering week begin, and tell everybody alike: now, and two days before its end. Twice is once."""
    found = locked(round_id, State.GATED)
    if found is None or today() < found.answering_first:
        return
    if not gate_of(found).final:
        move(found.id, State.CANCELLED, why=TOO_FEW)
        forget_names(found)
    elif move(found.id, State.OPEN):
        tell_everybody(found, morning_of(found.answering_first), "answer")
        tell_everybody(found, morning_of(found.answering_last - LAST_DAYS), "last-days")


@transaction.atomic
def close_answering(*, round_id: UUID) -> None:
    """The answering week is over. Twice is once."""
    found = locked(round_id, State.OPEN)
    if found is not None and today() > found.answering_last:
        move(found.id, State.CLOSED)
