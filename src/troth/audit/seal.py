"""The arithmetic of the log's daily seal: what is hashed, and signed with the installation's own key (no Django)."""

import hashlib
import json
from collections.abc import Sequence
from datetime import date

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

Line = Sequence[str | None]

BEGINNING = "0" * 64
"""What stands for the digest before the first one."""


def signing_key(secret: str) -> Ed25519PrivateKey:
    """The Ed25519 key that the secret in `audit.key` stands for."""
    return Ed25519PrivateKey.from_private_bytes(hashlib.sha256(b"troth audit\0" + secret.encode()).digest())


def public_name(key: Ed25519PrivateKey) -> str:
    """The public half, 64 hexadecimal digits: what a seal is checked against."""
    return key.public_key().public_bytes_raw().hex()


def digest_of(*, day: date, lines: Sequence[Line], before: str) -> str:
    """SHA-256 (64 hexadecimal digits) over the day, the digest `before` it, and its lines in whatever order."""
    whole = json.dumps([before, day.isoformat(), sorted(lines, key=str)], separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(whole.encode()).hexdigest()


def sign(key: Ed25519PrivateKey, *, day: date, digest: str) -> str:
    """The signature over a day's digest, 128 hexadecimal digits."""
    return key.sign(_signed(day, digest)).hex()


def is_signed(*, day: date, digest: str, signature: str, signer: str) -> bool:
    """Whether the holder of the key `signer` signed exactly this digest for exactly this day."""
    try:
        key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(signer))
        key.verify(bytes.fromhex(signature), _signed(day, digest))
    except (InvalidSignature, ValueError):
        return False
    return True


def _signed(day: date, digest: str) -> bytes:
    return f"troth audit {day.isoformat()} {digest}".encode()
