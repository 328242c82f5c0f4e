"""What a listener holds: one secret in age's own form, as a keyholder does, with a signing key of its own."""

import secrets

from troth.blind.holders import ListenerHolder
from troth.blind.words import listed

from ..keyholder.identity import Identity


class ListenerIdentity(Identity):
    """The secret half. A keyholder's file with the same secret would sign with another key."""

    __slots__ = ()
    FIRST_LINE = "# troth listener 1"
    SIGNING = b"troth listener 1, the key that signs"
    HOLDER = ListenerHolder
    OFFICE = "listener"


WORDS = 6  # of 2,048: 66 bits behind a second of scrypt for each guess


def made_passphrase() -> str:
    """Six words nobody chose: what people think up is guessed."""
    return " ".join(secrets.choice(listed()) for _ in range(WORDS))
