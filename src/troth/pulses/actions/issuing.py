"""Collecting the right to answer: blinded messages in, blind signatures out, and one row that this person has.

The row holds no time, and nothing of it is logged: not in the audit, not in the session. The same blinded messages get
the same answer again, for whoever lost it on the way; others are refused, because the first may have been used.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from troth.blind import canonical
from troth.blind.keys import SigningKey
from troth.blind.refusals import FormRefused, InputRefused
from troth.blind.tokens import blind_sign
from troth.kernel.errors import Refused
from troth.people.models import Person

from .. import keys
from ..models import Counted, Issued, Round, Together
from ..rules.states import State
from .moving import today

MOST_ASKS = 64
BYTES = 384
AGAIN = (
    "You have collected already, and it can be done once. What you collected is on the device you used then, or on the "
    "card you printed."
)
NOT_NOW = "This is not being collected now."
UNREAD = "This cannot be read. Please copy all of it, and nothing else."
WHOLE = "This asks for less than belongs together. Please begin again from “Say it safely”."


@dataclass(frozen=True, slots=True)
class Ask:
    """One blinded message, for one circle of one round."""

    round: str
    circle: str
    blinded: bytes


@dataclass(frozen=True, slots=True)
class Answer:
    """What goes back: a signature for each, and the names of those counted together, with the salt to check them."""

    signed: list[dict[str, str]]
    rosters: list[dict[str, object]]


def issue(*, actor: Person, asks: Sequence[Ask]) -> Answer:
    """Give `actor` the right to answer in the rounds they ask for.

    Raises Refused for somebody else's circle, half of what belongs together, another message than before, and outside
    the days. Twice at once: one row, the same answer. Killed between row and answer: asked again, it comes.
    """
    if not asks or len(asks) > MOST_ASKS:
        raise Refused(WHOLE)
    circles = _circles_of(actor, asks)
    ready = [(one, _key_for(one)) for one in asks]
    _note(actor, asks, circles)
    return Answer(
        signed=[_signed(one, key) for one, key in ready],
        rosters=[
            {"circle": names.circle.name, "salt": names.salt, "names": names.names}
            for names in Together.objects.filter(circle__in=[one.circle_id for one in circles.values()])
            .select_related("circle")
            .order_by("circle__name")
        ],
    )


def _circles_of(actor: Person, asks: Sequence[Ask]) -> Mapping[tuple[str, str], Counted]:
    """The actor's places in the rounds asked for; every one of them must be asked for, so that counts add up."""
    rounds = {one.round for one in asks}
    known = [one for one in Round.objects.filter(state=State.ISSUING) if one.name in rounds]
    if {one.name for one in known} != rounds or any(not _is_time(one) for one in known):
        raise Refused(NOT_NOW)
    places = Counted.objects.filter(person=actor, circle__round__in=known).select_related("circle__round")
    mine = {(one.circle.round.name, one.circle.name): one for one in places}
    wanted = [(one.round, one.circle) for one in asks]
    if not mine or set(wanted) != set(mine) or len(wanted) != len(mine):
        raise Refused(WHOLE)
    return mine


def _is_time(found: Round) -> bool:
    return found.collecting_first <= today() <= found.collecting_last


@transaction.atomic
def _note(actor: Person, asks: Sequence[Ask], circles: Mapping[tuple[str, str], Counted]) -> None:
    """Write down that these were issued, all or none; locked against the end of collecting."""
    rounds = {one.circle.round_id for one in circles.values()}
    still = Round.objects.select_for_update().filter(id__in=rounds, state=State.ISSUING).order_by("id")
    if len(list(still)) != len(rounds):
        raise Refused(NOT_NOW)
    before = dict(Issued.objects.filter(person=actor, round__in=rounds).values_list("circle", "digest"))
    digests = {circles[one.round, one.circle].circle_id: _digest(one) for one in asks}
    if any(before.get(circle, digest) != digest for circle, digest in digests.items()):
        raise Refused(AGAIN)
    new = [place for place in circles.values() if place.circle_id not in before]
    Issued.objects.bulk_create(
        Issued(round=one.circle.round, person=actor, circle=one.circle, digest=digests[one.circle_id]) for one in new
    )


def _digest(ask: Ask) -> str:
    return hashlib.sha256(ask.blinded).hexdigest()


def _key_for(ask: Ask) -> SigningKey:
    """The key to sign with; what it could not sign is refused before anything is written down."""
    key = keys.signing_key(ask.round, ask.circle)
    if key is None:
        raise Refused(NOT_NOW)
    try:
        key.public.number_of(ask.blinded)
    except InputRefused as error:
        raise Refused(WHOLE) from error
    return key


def _signed(ask: Ask, key: SigningKey) -> dict[str, str]:
    signature = blind_sign(key, ask.blinded)
    return {"round": ask.round, "circle": ask.circle, "signature": canonical.to_b64(signature)}


def asked_in(text: str) -> dict[str, object]:
    """What a browser or the command line asks for, from its text. Raises Refused where that cannot be read."""
    try:
        found = canonical.loads(_bytes_of(text.strip()))
    except (FormRefused, ValueError) as error:
        raise Refused(UNREAD, field="ask") from error
    if not isinstance(found, dict):
        raise Refused(UNREAD, field="ask")
    return found


def asks_in(asked: Mapping[str, object]) -> list[Ask]:
    """The rounds and circles in it. Raises Refused where they are not in their form."""
    try:
        asks: Any = asked["asks"]
        return [Ask(str(one["round"]), str(one["circle"]), canonical.from_b64(one["blinded"], BYTES)) for one in asks]
    except (FormRefused, KeyError, TypeError, ValueError) as error:
        raise Refused(UNREAD, field="ask") from error


def _bytes_of(text: str) -> bytes:
    return text.encode() if text.startswith("{") else canonical.from_b64(text)
