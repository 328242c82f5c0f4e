"""Who signed for what? The signer has every blinded message, the signing key, and all ballots after the round.

Real keys and real arithmetic in all of it: here the key is what is attacked.
"""

import secrets
from collections.abc import Sequence
from functools import cache

from gmpy2 import is_prime, next_prime, powmod

from tests.attacks.chance import PEOPLE, ROUNDS
from tests.attacks.verdicts import NONE, Hits, counted, judge_links, judge_none, plain, right
from tests.attacks.worlds import CHANCE, Collected, tokens_of
from tests.box.rounds import CIRCLE, key_of
from troth.blind import certificate, pss, tokens
from troth.blind.keys import E, PublicKey, SigningKey
from troth.blind.numbers import random_unit
from troth.blind.refusals import KeyRefused

SMALL = 64  # bits of the twin's factor
HOLDS = "the signing key, every blinded message with its person, every token of the ballots"


def best_match(rows: Sequence[Sequence[int]]) -> list[int]:
    """For each person the ballot left over that fits best, the best fitting person first."""
    pairs = sorted((fit, person, ballot) for person, row in enumerate(rows) for ballot, fit in enumerate(row))
    found: dict[int, int] = {}
    for _, person, ballot in pairs:
        if person not in found and ballot not in found.values():
            found[person] = ballot
    return [found[person] for person in range(len(rows))]


def factors(people: Sequence[Collected], ballots: Sequence[Collected], key: SigningKey) -> list[list[int]]:
    """For each person and ballot the one blinding factor that would make them belong together."""
    n = key.public.modulus
    signed = [int.from_bytes(one.blind_signature, "big") for one in people]
    inverses = [pow(int.from_bytes(one.signature, "big"), -1, n) for one in ballots]
    return [[person * ballot % n for ballot in inverses] for person in signed]


def badly_blinded(key: SigningKey) -> Collected:
    """The twin's token: its factor is drawn from a small range, as ordinary random numbers are."""
    n, message = key.public.modulus, tokens.prepare(secrets.token_bytes(32))
    encoded = int.from_bytes(pss.encode(message, secrets.token_bytes(48), key.public.bits - 1), "big")
    factor = secrets.randbits(SMALL) | 1
    blinded = encoded * pow(factor, E, n) % n
    signed = key.root(blinded)
    signature = signed * pow(factor, -1, n) % n
    return Collected(message, *(number.to_bytes(384, "big") for number in (signature, blinded, signed)))


def matched(people: Sequence[Collected], key: SigningKey) -> Hits:
    """The ballots come in another order than the people; which is whose?"""
    ballots = CHANCE.sample(list(people), len(people))
    guess = best_match(factors(people, ballots, key))
    return right([ballots[place].message for place in guess], [one.message for one in people])


def test_blinded_messages_do_not_match_tokens_even_with_the_signing_key() -> None:
    key, hits, on_twin = key_of(CIRCLE), NONE, NONE
    for turn in range(ROUNDS):
        hits += matched(tokens_of(turn), key)
        on_twin += matched([badly_blinded(key) for _ in range(PEOPLE)], key)
    attack = plain(
        "blinded messages matched to tokens",
        HOLDS,
        "the factor that would join each person and ballot; the least random one is taken",
        f"blinding factors of {SMALL} bits",
    )
    judge_links(attack, product=hits, twin=on_twin)


# --- a key made to link people -----------------------------------------------------------------------------------


@cache
def trap() -> SigningKey:
    """Primes of which the first has 65537 dividing p - 1: e-th powers are one number in 65537."""
    start = (3 << 1534) + 2 * E * secrets.randbits(100)
    number = start - start % (2 * E) + 1
    while not is_prime(number):
        number += 2 * E
    key = object.__new__(SigningKey)
    for name, value in (("p", number), ("q", int(next_prime(7 << 1533)))):
        object.__setattr__(key, name, value)
    return key


def class_of(number: int, p: int) -> int:
    """In which of 65537 classes a number is; taking an e-th power of a factor to it does not change that."""
    return int(powmod(number, (p - 1) // E, p))


def sorted_by_class(turn: int) -> Hits:
    """The twin: signatures without randomness (the encoding follows from the message), and keys taken unchecked."""
    key = trap()
    n = key.p * key.q
    people, messages = [], []
    for _ in range(PEOPLE):
        message = tokens.prepare(secrets.token_bytes(32))
        encoded = int.from_bytes(pss.encode(message, bytes(48), 3071), "big") % n
        people.append(class_of(encoded * pow(random_unit(n), E, n) % n, key.p))
        messages.append(message)
    shown = CHANCE.sample(messages, PEOPLE)
    known = {class_of(int.from_bytes(pss.encode(one, bytes(48), 3071), "big") % n, key.p): one for one in shown}
    return right([known.get(person, b"") for person in people], messages)


def test_a_key_made_to_sort_people_is_refused_by_every_client() -> None:
    key = trap()
    public = PublicKey(key.p * key.q)
    on_twin = NONE
    for turn in range(ROUNDS):
        on_twin += sorted_by_class(turn)
    honest = certificate.certify(key_of(CIRCLE))
    proofs = [honest, bytes(len(honest)), b"", *(secrets.token_bytes(len(honest)) for _ in range(ROUNDS))]
    attack = plain(
        "a key whose p - 1 is divisible by e",
        "a signing key of their own making, all blinded messages, all ballots",
        "a blinded message stays in the class of its message: ballots are sorted by it",
        "signatures without randomness, keys taken unchecked",
    )
    judge_none(attack, product=counted(proofs, lambda proof: is_taken(public, proof)), twin=on_twin)


def is_taken(key: PublicKey, proof: bytes) -> bool:
    try:
        certificate.check(key, proof)
    except KeyRefused:
        return False
    return True


def hostile_parameters() -> list[tuple[int, int]]:
    """Modulus and exponent: with which somebody else could sign too, or that are of another kind than the others."""
    n, p = key_of(CIRCLE).public.modulus, key_of(CIRCLE).p
    small = int(next_prime(2**3071 // 65521)) * 65521
    special = [(n, 1), (n, 3), (n >> 1024 | 1, E), (n + 1, E), (p * p, E), (-n, E), (int(next_prime(2**3071)), E)]
    return [*special, (small, E), (2**3072 - 1, E), (2**3071 + 1, E)]


def is_used(modulus: int, exponent: int, proof: bytes) -> bool:
    """The product's client: a key of its size and exponent, whose proof belongs to it."""
    try:
        return is_taken(PublicKey(modulus, exponent, bits=-(-modulus.bit_length() // 8) * 8), proof)
    except KeyRefused:
        return False


def is_calculated_with(modulus: int, exponent: int) -> bool:
    """The twin's: whatever can be calculated with is used."""
    try:
        return pow(secrets.randbits(3000), exponent, modulus) is not None
    except ValueError:
        return False


def test_malicious_parameters_are_refused() -> None:
    proof = certificate.certify(key_of(CIRCLE))
    attack = plain(
        "malicious RSA parameters",
        "a manifest of their own making",
        "e of 1 or 3, 2048 bits, even, negative, prime, a square, a small factor",
        "a client that uses whatever it can calculate with",
    )
    keys = hostile_parameters()
    judge_none(
        attack,
        product=counted(keys, lambda key: is_used(*key, proof)),
        twin=counted(keys, lambda key: is_calculated_with(*key)),
    )
