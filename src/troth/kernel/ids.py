"""Identifiers that tell nothing: no order, no time, no count."""

import secrets
from uuid import UUID, uuid4


def new_id() -> UUID:
    """A random identifier (UUID version 4)."""
    return uuid4()


def new_secret() -> str:
    """256 random bits, safe in an address."""
    return secrets.token_urlsafe(32)
