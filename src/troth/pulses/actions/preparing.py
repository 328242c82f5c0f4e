"""From frozen circles to a round in which the right to answer is collected: keys, manifest, the box told."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from troth.blind import canonical, parts, signed
from troth.blind.certificate import certify
from troth.blind.manifest import Manifest
from troth.blind.words import words_of
from troth.jobs.actions import put
from troth.kernel import clock
from troth.measure import items
from troth.people.models import Organisation

from .. import box, keys
from ..models import Circle, Holder, Round, Together
from ..rules.days import Asks
from ..rules.states import State
from .following_up import asks_after
from .freezing import roster_hash
from .mixing import HOUR, mix_by
from .moving import locked, morning_of, move

LAST_CALL = timedelta(days=7)  # before collecting ends, everybody is told once more


def make_next_key(*, round_id: UUID) -> bool:
    """Make the key of one circle that has none; False where all have. Killed in the middle, the file is found again."""
    circle = Circle.objects.filter(round=round_id, key="").order_by("name").select_related("round").first()
    if circle is None:
        return False
    key = keys.made_key(circle.round.name, circle.name)
    Circle.objects.filter(id=circle.id, key="").update(
        key=canonical.to_b64(key.public.to_bytes()), certificate=canonical.to_b64(certify(key))
    )
    return True


def make_manifest(*, round_id: UUID) -> None:
    """Write and sign the manifest, once: of two workers' the first one's counts. Asks the box for its page."""
    found = Round.objects.filter(id=round_id, state=State.FROZEN, manifest="").first()
    if found is None:
        return
    seal = _seal(found)
    found.asks_after = asks_after(found)
    made = _manifest(found, page=box.page_digest(), seal=seal)
    document = signed.sign(signed.Kind.MANIFEST, made.to_document(), keys.site_key())
    Round.objects.filter(id=found.id, state=State.FROZEN, manifest="").update(
        manifest=document.to_bytes().decode(),
        check_words=" ".join(words_of(made.to_bytes())),
        is_double=seal.lock is parts.Lock.DOUBLE,
        asks_after=found.asks_after,
    )


def manifest_of(found: Round) -> Manifest:
    """The manifest of a round that has one."""
    return Manifest.read(signed_manifest(found).document)


def signed_manifest(found: Round) -> signed.Signed:
    return keys.read_own(signed.Kind.MANIFEST, found.manifest.encode())


def hand_over(*, round_id: UUID) -> None:
    """Give the box the manifest. The same again is fine."""
    found = Round.objects.exclude(manifest="").get(id=round_id)
    box.send_manifest(signed_manifest(found))


@transaction.atomic
def open_collecting(*, round_id: UUID) -> None:
    """Let everybody collect, and tell everybody alike: now, and a week before it ends. Twice is once."""
    found = locked(round_id, State.FROZEN)
    if found is None or not found.manifest or not move(round_id, State.ISSUING):
        return
    mix_by(found.id, clock.now() + HOUR)
    tell_everybody(found, morning_of(found.collecting_first), "collect")
    tell_everybody(found, morning_of(found.collecting_last - LAST_CALL), "last-call")


def tell_everybody(found: Round, at: datetime, occasion: str) -> None:
    """Have everybody in the round told, whatever they have done."""
    put(
        kind="pulses.tell",
        due_at=at,
        args={"round": str(found.id), "occasion": occasion},
        key=f"pulses.tell:{found.id}:{occasion}",
    )


def _manifest(found: Round, *, page: str, seal: parts.Seal) -> Manifest:
    organisation = Organisation.objects.get(id=1)
    return Manifest(
        round=found.name,
        organisation=organisation.name,
        box=box.origin(),
        page=page,
        issuing=parts.Days(found.collecting_first, found.collecting_last),
        answering=parts.Days(found.answering_first, found.answering_last),
        items=tuple(_questions(found)),
        items_version=items.VERSION,
        items_digest=items.digest(_asked(found)),
        language=items.LANGUAGE,
        rules=parts.Rules(),
        circles=tuple(_circles(found)),
        seal=seal,
    )


def _asked(found: Round) -> tuple[items.Item, ...]:
    asked = items.CORE if found.asks == Asks.CORE else items.BANK
    return (*asked, items.AFTER) if found.asks_after else asked


def _questions(found: Round) -> Iterator[parts.Question]:
    for item in _asked(found):
        scale = items.TOGETHER if found.asks == Asks.CORE and item.construct else item.scale
        yield parts.Question(item.id, scale, item.is_reversed, item.leader, item.place)


def _circles(found: Round) -> Iterator[parts.Circle]:
    together = Together.objects.filter(circle__round=found).select_related("circle__above").order_by("circle__name")
    for names in together.iterator():
        circle = names.circle
        yield parts.Circle(
            id=circle.name,
            parent=circle.above.name if circle.above else None,
            wording=parts.Wording(circle.wording),
            eligible=circle.eligible,
            roster=roster_hash(names),
            key=canonical.from_b64(circle.key),
            certificate=canonical.from_b64(circle.certificate),
        )


def _seal(found: Round) -> parts.Seal:
    """Sealed to the keyholder and the deputy, or, while nobody has entered their keys, to the box itself."""
    holders = {one.is_deputy: one for one in Holder.objects.filter(until=None)}
    holder, deputy = holders.get(False), holders.get(True)
    if holder is None:
        asked = signed.sign(signed.Kind.SEAL, {"round": found.name}, keys.site_key())
        recipient, signer = box.seal_of(asked)
        return parts.Seal((recipient,), None, None, parts.Lock.SINGLE, canonical.from_b64(signer, 32))
    both = [one for one in (holder, deputy) if one is not None]
    public = canonical.from_b64(holder.signer, 32)
    return parts.Seal(
        recipients=tuple(one.recipient for one in both),
        keyholder=public,
        deputy=canonical.from_b64(deputy.signer, 32) if deputy else None,
        lock=parts.Lock.DOUBLE,
        signer=public,
    )
