"""The public half of a keyholder or listener on one line to paste: to whom is sealed, whose signature counts."""

import hashlib
from dataclasses import dataclass
from typing import ClassVar, Self

from . import canonical
from .refusals import FormRefused
from .sealing import key_of

KEY_BYTES, CHECK_DIGITS = 32, 8


@dataclass(frozen=True, slots=True)
class Holder:
    """A recipient of age ("age1...") and an Ed25519 public key."""

    FIRST: ClassVar[str] = "troth-keyholder"
    OFFICE: ClassVar[str] = "keyholder"

    recipient: str
    verify: bytes

    @property
    def line(self) -> str:
        """Both, and eight digits by which a slip of the hand is noticed."""
        verify = canonical.to_b64(self.verify)
        return f"{self.FIRST} {self.recipient} {verify} {_check_digits(self.recipient, verify)}"

    @classmethod
    def of_line(cls, text: str) -> Self:
        """Read a pasted line, wherever it was broken; FormRefused, in words, where a letter is wrong."""
        parts = text.split()
        if len(parts) != 4 or parts[0] != cls.FIRST:
            raise FormRefused(f"a {cls.OFFICE}'s line begins with {cls.FIRST} and has three more parts")
        _, recipient, verify, digits = parts
        if digits != _check_digits(recipient, verify):
            raise FormRefused("a letter of this line is wrong or missing; please copy the whole line again")
        key_of(recipient)
        return cls(recipient, canonical.from_b64(verify, KEY_BYTES))


class ListenerHolder(Holder):
    """A listener's."""

    __slots__ = ()
    FIRST = "troth-listener"
    OFFICE = "listener"


def _check_digits(recipient: str, verify: str) -> str:
    return hashlib.sha256(f"{recipient} {verify}".encode()).hexdigest()[:CHECK_DIGITS]
