"""A proof that goes with a public key: that taking the e-th power mixes all numbers, so that blinding hides everything.

A hostile signer could choose a prime p with 65537 dividing p - 1. E-th powers are then one number in 65537, and a
blinded message stays in the same class as the message in it: enough to link most of them. The proof is the e-th roots
of eight numbers that nobody chose, made from the modulus by hashing. If e-th powers are not all numbers, they are at
most one in e of them (a proper subgroup, and e is prime), so that all eight have roots for one such key in e^8 = 2^128.
After Goldberg, Reyzin, Sagga and Baldimtsi, "Efficient noninteractive certification of RSA moduli and beyond" (2019).
"""

from gmpy2 import powmod

from .keys import E, PublicKey, SigningKey
from .pss import mask
from .refusals import KeyRefused

ROOTS = 8
WIDER = 16  # bytes beyond the modulus, so that the remainder is as good as uniform
ABOUT = b"troth, certificate of an RSA key, 1"


def certify(key: SigningKey) -> bytes:
    """The roots of the eight numbers, one after the other."""
    return b"".join(key.public.bytes_of(key.root(number)) for number in _numbers(key.public))


def check(key: PublicKey, certificate: bytes) -> None:
    """Refuse a key that a client should not use, before anything is sent: run once for each key of a manifest."""
    key.refuse_if_open_to_all()
    if len(certificate) != ROOTS * key.length:
        raise KeyRefused("the certificate has the wrong length")
    roots = [certificate[start : start + key.length] for start in range(0, len(certificate), key.length)]
    for root, number in zip(roots, _numbers(key), strict=True):
        if powmod(int.from_bytes(root, "big"), E, key.modulus) != number:
            raise KeyRefused("the certificate does not belong to this key")


def _numbers(key: PublicKey) -> list[int]:
    """Eight numbers below the modulus that follow from it."""
    seeds = [ABOUT + bytes([place]) + key.to_bytes() for place in range(ROOTS)]
    return [int.from_bytes(mask(seed, key.length + WIDER), "big") % key.modulus for seed in seeds]
