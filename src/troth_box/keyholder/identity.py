"""What a keyholder holds: one secret in age's own form, and the key that signs, which follows from it.

There is one secret, so that one line on paper brings everything back. The file is an ordinary age file behind a
passphrase, with an ordinary age identity in it: the program `age` opens it too, should this one be gone.
"""

from dataclasses import dataclass, field
from typing import ClassVar, Self

import pyrage
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from pyrage import x25519

from troth.blind import signed
from troth.blind.holders import Holder
from troth.blind.sealing import new_identity

from ..trouble import Trouble

PREFIX = "AGE-SECRET-KEY-1"
LEAST_PASSPHRASE = 16  # characters: four or five words
TRIES = 8
LARGEST_FILE = 10_000


@dataclass(frozen=True, slots=True)
class Identity:
    """The secret half. It shows nothing of itself when printed."""

    FIRST_LINE: ClassVar[str] = "# troth keyholder 1"
    SIGNING: ClassVar[bytes] = b"troth keyholder 1, the key that signs"
    HOLDER: ClassVar[type[Holder]] = Holder
    OFFICE: ClassVar[str] = "keyholder"

    secret: str = field(repr=False)
    signing: Ed25519PrivateKey = field(repr=False)
    recipient: str

    @classmethod
    def new(cls) -> Self:
        return cls.of(new_identity()[0])

    @classmethod
    def of(cls, secret: str) -> Self:
        """From the line "AGE-SECRET-KEY-1...", as typed from paper: spaces and the size of letters do not matter."""
        line = "".join(secret.split()).upper()
        try:
            recipient = str(x25519.Identity.from_str(line).to_public())
        except pyrage.IdentityError:
            raise Trouble(
                f"This is not the line of a {cls.OFFICE}'s paper.",
                "It begins with AGE-SECRET-KEY-1. Please compare it letter by letter; one of them is wrong or missing.",
            ) from None
        seed = HKDF(algorithm=hashes.SHA256(), length=32, salt=None, info=cls.SIGNING).derive(line.encode())
        return cls(line, Ed25519PrivateKey.from_private_bytes(seed), recipient)

    @property
    def holder(self) -> Holder:
        """The public half."""
        return self.HOLDER(self.recipient, self.signing.public_key().public_bytes_raw())

    @property
    def paper(self) -> str:
        """The secret in groups of four, to be copied by hand; after the first, B, I, O and 1 do not occur."""
        rest = self.secret.removeprefix(PREFIX)
        return " ".join([PREFIX, *(rest[start : start + 4] for start in range(0, len(rest), 4))])

    def sign(self, kind: signed.Kind, document: object) -> signed.Signed:
        return signed.sign(kind, document, self.signing)

    def wrapped(self, passphrase: str) -> bytes:
        """The file: text, closed with the passphrase (scrypt, about a second for each guess)."""
        if len(passphrase) < LEAST_PASSPHRASE:
            raise Trouble(
                f"This passphrase has fewer than {LEAST_PASSPHRASE} characters.",
                "Four or five words that have nothing to do with each other are long enough, and easy to keep in mind.",
            )
        text = f"{self.FIRST_LINE}\n# public: {self.holder.line}\n{self.secret}\n"
        return bytes(pyrage.passphrase.encrypt(text.encode(), passphrase, armored=True))

    @classmethod
    def unwrapped(cls, data: bytes, passphrase: str) -> Self:
        """What is in the file, for whoever knows the passphrase."""
        if not data.startswith((b"-----BEGIN AGE", b"age-encryption.org/")) or len(data) > LARGEST_FILE:
            raise Trouble(
                f"This is not a {cls.OFFICE}'s key file.", "Choose the one that was saved when the key was made."
            )
        text = _opened(data, passphrase)
        secrets = [line for line in text.splitlines() if line.startswith(PREFIX)]
        if len(secrets) != 1:
            raise Trouble(f"There is no {cls.OFFICE}'s key in this file.", "Choose another file.")
        return cls.of(secrets[0])


def _opened(data: bytes, passphrase: str) -> str:
    """The text of a key file.

    age refuses a file that would take this computer too long, and measures how fast it is each time: one that was busy
    for a moment looks slow, so it is asked again.
    """
    for _ in range(TRIES):
        try:
            return bytes(pyrage.passphrase.decrypt(data, passphrase)).decode("ascii")
        except (pyrage.DecryptError, UnicodeDecodeError) as error:
            if not str(error).startswith("Excessive work"):
                raise Trouble(
                    "The key file does not open with this passphrase.",
                    "Type it again; capital letters and spaces count. If it is forgotten, the paper copy makes a new "
                    "file.",
                ) from None
    raise Trouble(
        "This computer is too slow, or too busy just now, to open the key file.",
        "Close other programs and try again, or use the computer on which the file was made. Nothing is wrong with "
        "your passphrase: it was not tried.",
    )
