"""The public half of a keyholder or deputy on one line to paste: to whom ballots are sealed, whose signature counts."""

import hashlib
from dataclasses import dataclass
from typing import Self

from . import canonical
from .refusals import FormRefused
from .sealing import key_of

FIRST = "troth-keyholder"
KEY_BYTES, CHECK_DIGITS = 32, 8


@dataclass(frozen=True, slots=True)
class Holder:
    """A recipient of age ("age1...") and an Ed25519 public key."""

    recipient: str
    verify: bytes

    @property
    def line(self) -> str:
        """Both, and eight digits by which a slip of the hand is noticed."""
        verify = canonical.to_b64(self.verify)
        return f"{FIRST} {self.recipient} {verify} {_check_digits(self.recipient, verify)}"

    @classmethod
    def of_line(cls, text: str) -> Self:
        """Read a pasted line, wherever it was broken; FormRefused, in words, where a letter is wrong."""
        parts = text.split()
        if len(parts) != 4 or parts[0] != FIRST:
            raise FormRefused(f"a keyholder's line begins with {FIRST} and has three more parts")
        _, recipient, verify, digits = parts
        if digits != _check_digits(recipient, verify):
            raise FormRefused("a letter of this line is wrong or missing; please copy the whole line again")
        key_of(recipient)
        return cls(recipient, canonical.from_b64(verify, KEY_BYTES))


def _check_digits(recipient: str, verify: str) -> str:
    return hashlib.sha256(f"{recipient} {verify}".encode()).hexdigest()[:CHECK_DIGITS]
