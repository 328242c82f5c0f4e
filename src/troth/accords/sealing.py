"""The installation's seal under a signature, so that a changed version or a made-up signature is found out."""

from datetime import date
from uuid import UUID

from cryptography.exceptions import InvalidSignature
from django.conf import settings

from troth.audit.seal import signing_key

TEAM = "team"  # the side under which a leader's adoption for the whole team is sealed


def _signed(digest: str, party: str, signer: UUID, on: date) -> bytes:
    return f"troth accord {digest} {party} {signer} {on.isoformat()}".encode()


def seal(*, digest: str, party: str, signer: UUID, on: date) -> str:
    """Ed25519 over the version's hash, the side, the signer's pseudonym and the day: 128 hexadecimal figures."""
    return signing_key(settings.AUDIT_KEY).sign(_signed(digest, party, signer, on)).hex()


def is_sealed(*, digest: str, party: str, signer: UUID, on: date, seal: str) -> bool:
    """Whether this installation sealed exactly that."""
    try:
        key = signing_key(settings.AUDIT_KEY).public_key()
        key.verify(bytes.fromhex(seal), _signed(digest, party, signer, on))
    except (InvalidSignature, ValueError):
        return False
    return True
