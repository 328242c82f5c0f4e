"""What a listener holds: one secret in age's own form, as a keyholder does, with a signing key of its own."""

from troth.blind.holders import ListenerHolder

from ..keyholder.identity import Identity


class ListenerIdentity(Identity):
    """The secret half. A keyholder's file with the same secret would sign with another key."""

    __slots__ = ()
    FIRST_LINE = "# troth listener 1"
    SIGNING = b"troth listener 1, the key that signs"
    HOLDER = ListenerHolder
    OFFICE = "listener"
