"""Giving slips: five blinded messages in, five blind signatures out, and one row that this person has theirs.

The row holds no time, and nothing of it is logged. The same five get the same answer again; others are refused. What is
refused is said, and spoils nothing of what is collected in the same tap.
"""

import hashlib
from collections.abc import Sequence

from django.db import IntegrityError, transaction

from troth.blind import canonical, shapes
from troth.blind.keys import SigningKey
from troth.blind.refusals import FormRefused, InputRefused
from troth.blind.seasons import SLIPS
from troth.blind.tokens import blind_sign
from troth.people.models import Person
from troth.pulses import keys
from troth.pulses.actions.moving import today

from ..models import Season, SlipsGiven

BYTES = 384
KEY = "slips"
AGAIN = (
    "You have this quarter’s slips already, and they are given once. They are on the device you used then, or on the "
    "card you printed."
)
NOT_NOW = "Slips are not being given now."
UNREAD = "The slips asked for cannot be read. Please begin again from “Say it safely”."


def season_now() -> Season | None:
    """The quarter whose slips are given today."""
    return Season.objects.filter(first__lte=today(), last__gte=today(), is_over=False).order_by("-first").first()


def give(*, actor: Person, asked: object) -> dict[str, object]:
    """What goes back for this part of an ask: signatures, or why not. Twice at once: one row, the same answer."""
    try:
        found = shapes.fields(asked, {"season", "blinded"}, "the slips")
        name = shapes.matching(found["season"], shapes.ROUND, "the quarter")
        blinded = shapes.several(found["blinded"], _octets, "the slips", least=SLIPS, most=SLIPS)
    except FormRefused:
        return {"season": _name_in(asked), "refused": UNREAD}
    refused, signatures = _signed(actor, name, blinded)
    if refused:
        return {"season": name, "refused": refused}
    return {"season": name, "signatures": [canonical.to_b64(one) for one in signatures]}


def _signed(actor: Person, name: str, blinded: Sequence[bytes]) -> tuple[str, list[bytes]]:
    season = season_now()
    key = keys.signing_key(name, KEY) if season and season.name == name else None
    if season is None or key is None:
        return NOT_NOW, []
    if not _is_signable(key, blinded):
        return UNREAD, []
    digest = hashlib.sha256(b"".join(blinded)).hexdigest()
    try:
        is_noted = _note(actor, season, digest)
    except Season.DoesNotExist:  # the quarter began anew in the same moment
        return NOT_NOW, []
    if not is_noted:
        return AGAIN, []
    return "", [blind_sign(key, one) for one in blinded]


def _is_signable(key: SigningKey, blinded: Sequence[bytes]) -> bool:
    try:
        return all(key.public.number_of(one) for one in blinded)
    except InputRefused:
        return False


def _note(actor: Person, season: Season, digest: str) -> bool:
    """Write down that these were given; False where others were. Season.DoesNotExist where the quarter is over."""
    try:
        with transaction.atomic():
            # Against rows that are being put down anew.
            Season.objects.select_for_update().get(id=season.id, is_over=False)
            row, _ = SlipsGiven.objects.get_or_create(season=season, person=actor, defaults={"digest": digest})
    except IntegrityError:  # erased in the same moment
        return False
    return row.digest == digest


def _octets(value: object) -> bytes:
    return shapes.octets(value, "a slip", length=BYTES)


def _name_in(asked: object) -> str:
    name = asked.get("season") if isinstance(asked, dict) else None
    return name if isinstance(name, str) and shapes.ROUND.fullmatch(name) else "0" * 32
