"""Whoever wrote a concern, as twelve words make them: what writes, what reads, and what stands behind a pen-name.

The words are 128 random bits, so that nothing need be stretched. A thread's name follows from the key that writes: the
box knows no other, and nobody can take a name that is not theirs.
"""

import hashlib
from dataclasses import dataclass, field
from typing import Self

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from . import phrases, sealing
from .refusals import FormRefused

ABOUT = b"troth concern 1, "
THREAD_BYTES = 16


@dataclass(frozen=True, slots=True)
class Writer:
    """The secrets behind twelve words. They show nothing of themselves when printed."""

    entropy: bytes = field(repr=False)
    writing: Ed25519PrivateKey = field(repr=False)
    reading: str = field(repr=False)
    pen: Ed25519PrivateKey = field(repr=False)

    @classmethod
    def new(cls) -> Self:
        return cls.of(phrases.new_entropy())

    @classmethod
    def of_words(cls, text: str) -> Self:
        """From the words as somebody typed them; FormRefused says which is wrong."""
        return cls.of(phrases.entropy_of(text))

    @classmethod
    def of(cls, entropy: bytes) -> Self:
        return cls(
            entropy,
            Ed25519PrivateKey.from_private_bytes(_derived(entropy, b"writing")),
            sealing.identity_of(_derived(entropy, b"reading")),
            Ed25519PrivateKey.from_private_bytes(_derived(entropy, b"pen-name")),
        )

    @property
    def words(self) -> tuple[str, ...]:
        return phrases.words_from(self.entropy)

    @property
    def verify(self) -> bytes:
        return self.writing.public_key().public_bytes_raw()

    @property
    def thread(self) -> str:
        return thread_of(self.verify)

    @property
    def recipient(self) -> str:
        """To whom listeners seal their answers: told to them alone, inside the seal."""
        return sealing.recipient_of(self.reading)

    @property
    def pen_key(self) -> bytes:
        """The same in every concern that is written under the pen-name of these words."""
        return self.pen.public_key().public_bytes_raw()

    def pen_proof(self, thread: str) -> bytes:
        """That the owner of the pen-name wrote in that thread."""
        return self.pen.sign(_pen_says(thread))


def thread_of(verify: bytes) -> str:
    """The name of the thread of this writing key: 32 hexadecimal digits."""
    return hashlib.sha256(b"troth thread\0" + verify).digest()[:THREAD_BYTES].hex()


def check_pen(key: bytes, proof: bytes, thread: str) -> None:
    """FormRefused where this pen-name is somebody else's."""
    try:
        Ed25519PublicKey.from_public_bytes(key).verify(proof, _pen_says(thread))
    except InvalidSignature:
        raise FormRefused("this pen-name is not the writer's") from None


def _pen_says(thread: str) -> bytes:
    return b"troth pen-name\0" + thread.encode()


def _derived(entropy: bytes, what: bytes) -> bytes:
    return HKDF(algorithm=hashes.SHA256(), length=32, salt=None, info=ABOUT + what).derive(entropy)
