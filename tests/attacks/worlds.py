"""The product under attack: a real box, real tokens under a real key, and twelve people who come in some order.

One key signs for all rounds of a run, and a token may be used in several attacks (each in a round of its own): which
key it is, and that the message is random, is all that these attacks could see of it, and both are as in the product.
"""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from tests.attacks.chance import PEOPLE
from tests.box import rounds
from tests.box.rounds import CIRCLE, Day, Example, key_of
from troth.blind import tokens
from troth.blind.ballots import Envelope
from troth.measure.items import CORE
from troth_box.box import Box

CHANCE = secrets.SystemRandom()


@dataclass(frozen=True, slots=True)
class Collected:
    """One person's token, and what the site saw of it: a blinded message, and the signature under that."""

    message: bytes
    signature: bytes
    blinded: bytes
    blind_signature: bytes


@dataclass(frozen=True)
class Round:
    """A round that is open, and its ballots in the order in which their people sent them: number 0 came first."""

    example: Example
    envelopes: tuple[Envelope, ...]

    @property
    def keys(self) -> list[bytes]:
        """What an attacker wants to know: the ballots in the order of the people."""
        return [envelope.key for envelope in self.envelopes]


@cache
def collected(number: int) -> Collected:
    """The number-th token of this run."""
    key = key_of(CIRCLE)
    message = tokens.prepare(secrets.token_bytes(32))
    begun = tokens.blind(key.public, message)
    answer = tokens.blind_sign(key, begun.message)
    signature = tokens.finalize(key.public, message, answer, begun.inverse)
    return Collected(message, signature, begun.message, answer)


def tokens_of(turn: int) -> list[Collected]:
    """The twelve tokens of a round."""
    return [collected(turn * PEOPLE + place) for place in range(PEOPLE)]


def played(box: Box, day: Day, turn: int) -> Round:
    """A new round in the box, answered by twelve people one after the other."""
    example = rounds.open_round(box, day, rounds.double(box.settings))
    return Round(example, send(box, example, turn))


def send(box: Box, example: Example, turn: int) -> tuple[Envelope, ...]:
    """Twelve people answer, one after the other, each in their own way."""
    found = []
    for token in CHANCE.sample(tokens_of(turn), PEOPLE):
        envelope = example.again(Envelope(CIRCLE, token.message, token.signature, b""), any_answers())
        box.take_ballot(example.id, envelope.to_bytes())
        found.append(envelope)
    return tuple(found)


def any_answers() -> dict[str, int]:
    return {item.id: CHANCE.randint(1, 5) for item in CORE}


def at_random(keys: Sequence[bytes]) -> list[bytes]:
    """What is left to somebody who has found out nothing."""
    return CHANCE.sample(list(keys), len(keys))
