"""Answering without the right to: forged, altered and borrowed tokens, and a second ballot for one that was used."""

import secrets
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace

import pytest

from tests.attacks.chance import ROUNDS
from tests.attacks.verdicts import NONE, Attack, Hits, judge_none
from tests.attacks.worlds import Collected, any_answers, played, tokens_of
from tests.blind import rounds as forms
from tests.box import rounds
from tests.box.rounds import CIRCLE, OTHER, Day, Example, key_of
from troth.blind import canonical, certificate, tokens
from troth.blind.ballots import Envelope
from troth.blind.keys import SigningKey, generate
from troth.blind.manifest import Manifest
from troth_box.box import Box
from troth_box.refusal import Refusal

FEWER = max(1, ROUNDS // 8)


def altered(data: bytes, place: int) -> bytes:
    return data[:place] + bytes([data[place] ^ 1 << secrets.randbelow(8)]) + data[place + 1 :]


def forgeries(example: Example, token: Collected) -> Iterator[Envelope]:
    """What somebody without a right to answer could send, from a good token they saw."""
    good = example.again(Envelope(CIRCLE, token.message, token.signature, b""), any_answers())
    n, number = key_of(CIRCLE).public.modulus, int.from_bytes(token.signature, "big")
    yield replace(good, circle=OTHER)
    yield replace(good, circle="0" * 16)
    yield replace(good, signature=altered(good.signature, secrets.randbelow(384)))
    yield replace(good, message=altered(good.message, secrets.randbelow(64)))
    yield replace(good, message=good.message[32:] + good.message[:32])
    yield replace(good, signature=(n - number).to_bytes(384, "big"))
    if number + n < 1 << 3072:
        yield replace(good, signature=(number + n).to_bytes(384, "big"))
    yield replace(good, signature=secrets.token_bytes(384))
    yield replace(good, signature=bytes(384))
    yield replace(good, signature=bytes(383) + b"\x01")
    yield replace(good, signature=token.blind_signature)
    yield replace(good, message=secrets.token_bytes(64), signature=token.signature)
    yield replace(good, signature=pow(number, 2, n).to_bytes(384, "big"))


def is_taken(box: Box, example: Example, envelope: Envelope) -> bool:
    """Whether one more ballot is counted for it."""
    before = len(box.store.keys(example.id))
    with suppress(Refusal):
        box.take_ballot(example.id, envelope.to_bytes())
    return len(box.store.keys(example.id)) > before


def tried(box: Box, day: Day, made: Callable[[Example, Collected], Iterator[Envelope]]) -> Hits:
    found = NONE
    for turn in range(FEWER):
        example = rounds.open_round(box, day, rounds.double(box.settings))
        for token in tokens_of(turn):
            for envelope in made(example, token):
                found += Hits(int(is_taken(box, example, envelope)), 1)
    return found


def test_forged_altered_and_other_circles_tokens_are_refused(
    box: Box, day: Day, monkeypatch: pytest.MonkeyPatch
) -> None:
    product = tried(box, day, forgeries)
    monkeypatch.setattr(tokens, "verify", lambda key, message, signature: True)
    twin = tried(box, day, lambda example, token: (replace(one, circle=CIRCLE) for one in _new(example, token)))
    judge_none(
        Attack(
            "forged and altered tokens, another circle's token",
            "good tokens that somebody showed them",
            "bits changed, signatures swapped, squared, negated, lengthened; the same token for another circle",
            "a box that looks at the form of a token only",
        ),
        product=product,
        twin=twin,
    )


def _new(example: Example, token: Collected) -> Iterator[Envelope]:
    """Forgeries with a message of their own, so that each could be one more ballot."""
    for one in forgeries(example, token):
        message = secrets.token_bytes(64)
        yield example.again(replace(one, message=message), any_answers())


# --- another round ---------------------------------------------------------------------------------------------------


def with_a_key_of_its_own(example: Example, key: SigningKey) -> Example:
    """The same round under the key it has in the product: one that no other round has."""
    proof = canonical.to_b64(certificate.certify(key))
    modulus = canonical.to_b64(key.public.to_bytes())
    circles = [forms.circle(CIRCLE, eligible=40, key=modulus, certificate=proof)]
    return replace(example, manifest=Manifest.of({**example.manifest.to_document(), "circles": circles}))


def test_a_token_of_another_round_is_refused(box: Box, day: Day) -> None:
    own = with_a_key_of_its_own(rounds.double(box.settings), generate())
    example = rounds.open_round(box, day, own)
    shared = rounds.open_round(box, day, rounds.double(box.settings))
    product, twin = NONE, NONE
    for token in tokens_of(0):
        borrowed = Envelope(CIRCLE, token.message, token.signature, b"")
        product += Hits(int(is_taken(box, example, example.again(borrowed, any_answers()))), 1)
        twin += Hits(int(is_taken(box, shared, shared.again(borrowed, any_answers()))), 1)
    judge_none(
        Attack(
            "a token of another round",
            "the tokens of last time",
            "last time's token is sent with an answer of today",
            "one key for all rounds",
        ),
        product=product,
        twin=twin,
    )


def test_a_second_ballot_for_a_used_token_changes_nothing(box: Box, day: Day) -> None:
    product, last = NONE, {}
    for turn in range(FEWER):
        found = played(box, day, turn)
        for first in found.envelopes:
            second = found.example.again(first, any_answers())
            assert not is_taken(box, found.example, second)
            last[first.key] = second.sealed  # what a box keeps that lets the last one win
        kept = {one.key: one.sealed for one in box.store.ballots(found.example.id)}
        product += Hits(sum(kept[one.key] != one.sealed for one in found.envelopes), len(kept))
    judge_none(
        Attack(
            "another answer for a token that was used",
            "somebody's token, seen over their shoulder",
            "another ballot is sent for it after theirs",
            "a box in which the last ballot of a token counts",
        ),
        product=product,
        twin=Hits(len(last), product.tries),
    )
