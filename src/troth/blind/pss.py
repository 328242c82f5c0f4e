"""EMSA-PSS with SHA-384 and a salt as long as the digest: what a message is turned into before it is signed."""

import hashlib

from .refusals import InputRefused

HASH = "sha384"
HASH_BYTES = 48
SALT_BYTES = 48


def mask(seed: bytes, length: int) -> bytes:
    """MGF1 with SHA-384 (RFC 8017, B.2.1): `length` bytes that look random, made from the seed."""
    rounds = -(-length // HASH_BYTES)
    return b"".join(_digest(seed + counter.to_bytes(4, "big")) for counter in range(rounds))[:length]


def encode(message: bytes, salt: bytes, bits: int) -> bytes:
    """EMSA-PSS-ENCODE (RFC 8017, 9.1.1): a number of at most `bits` bits, as bytes, for this message and salt."""
    length = -(-bits // 8)
    padding = length - SALT_BYTES - HASH_BYTES - 2
    if len(salt) != SALT_BYTES or padding < 0:
        raise InputRefused(f"a salt of {SALT_BYTES} bytes, and room for it, are needed")
    digest = _digest(bytes(8) + _digest(message) + salt)
    block = bytes(padding) + b"\x01" + salt
    masked = bytearray(a ^ b for a, b in zip(block, mask(digest, len(block)), strict=True))
    masked[0] &= 0xFF >> (8 * length - bits)
    return bytes(masked) + digest + b"\xbc"


def _digest(data: bytes) -> bytes:
    return hashlib.new(HASH, data).digest()
