"""Sealing in the format of age (age-encryption.org/v1, X25519): what is sealed, only a recipient opens.

Written here and not by pyrage, because pyrage adds a stanza of random length to each file, by which a ballot from the
command line could be told from a browser's. These are as long as those of npm's age-encryption. Opening, where what
strangers made is taken apart, is pyrage's.
"""

import hashlib
import hmac
import re
import secrets
from base64 import b64encode
from collections.abc import Sequence

import pyrage
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from pyrage import x25519

from .refusals import FormRefused

FIRST_LINE = b"age-encryption.org/v1\n"
STANZA = b"age-encryption.org/v1/X25519"
RECIPIENT = re.compile(r"age1[02-9ac-hj-np-z]{58}")
IDENTITY = re.compile(r"AGE-SECRET-KEY-1[02-9AC-HJ-NP-Z]{58}")
BECH32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
GENERATOR = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)
LAST_CHUNK = bytes(11) + b"\x01"
CHUNK, TAG, NONCE, FILE_KEY = 64 * 1024, 16, 16, 16


def seal(plain: bytes, recipients: Sequence[str]) -> bytes:
    """Seal up to 64 kB to one or more recipients ("age1..."), any of whom can open it."""
    if not recipients or len(plain) > CHUNK:
        raise FormRefused("a seal has a recipient, and up to 64 kB inside")
    file_key, nonce = secrets.token_bytes(FILE_KEY), secrets.token_bytes(NONCE)
    header = FIRST_LINE + b"".join(_stanza(file_key, key_of(recipient)) for recipient in recipients) + b"---"
    mac = hmac.digest(derived(file_key, salt=b"", info=b"header"), header, hashlib.sha256)
    body = ChaCha20Poly1305(derived(file_key, salt=nonce, info=b"payload")).encrypt(LAST_CHUNK, plain, None)
    return header + b" " + _base64(mac) + b"\n" + nonce + body


def sealed_length(plain: int, recipients: int) -> int:
    """How long `seal` makes so many bytes for so many recipients: for everybody the same."""
    return len(FIRST_LINE) + 98 * recipients + 48 + NONCE + plain + TAG


def unseal(sealed: bytes, identity: str) -> bytes:
    """What is inside, for a recipient's secret half ("AGE-SECRET-KEY-1...")."""
    try:
        return bytes(pyrage.decrypt(sealed, [x25519.Identity.from_str(identity)]))
    except (pyrage.DecryptError, pyrage.IdentityError):
        raise FormRefused("this cannot be opened with that key") from None


def new_identity() -> tuple[str, str]:
    """A new secret half and its recipient."""
    identity = x25519.Identity.generate()
    return str(identity), str(identity.to_public())


def key_of(recipient: str) -> bytes:
    """The 32 bytes of an "age1..." recipient."""
    if not RECIPIENT.fullmatch(recipient):
        raise FormRefused("a recipient is not one of age's")
    try:
        x25519.Recipient.from_str(recipient)
    except pyrage.RecipientError:
        raise FormRefused("a recipient is not one of age's") from None
    return _bytes_in(recipient.removeprefix("age1"))


def identity_of(secret: bytes) -> str:
    """The "AGE-SECRET-KEY-1..." of 32 secret bytes."""
    number = int.from_bytes(secret, "big") << 4
    digits = [number >> 5 * place & 31 for place in reversed(range(52))]
    return ("age-secret-key-1" + "".join(BECH32[one] for one in digits + _checksum(digits))).upper()


def secret_of(identity: str) -> bytes:
    """The 32 secret bytes of an identity."""
    if not IDENTITY.fullmatch(identity):
        raise FormRefused("this is not an identity of age's")
    return _bytes_in(identity.removeprefix("AGE-SECRET-KEY-1").lower())


def recipient_of(identity: str) -> str:
    """The recipient that belongs to an identity."""
    try:
        return str(x25519.Identity.from_str(identity).to_public())
    except pyrage.IdentityError:
        raise FormRefused("this is not an identity of age's") from None


def _bytes_in(digits: str) -> bytes:
    number = 0
    for digit in digits[:-6]:
        number = number << 5 | BECH32.index(digit)
    return (number >> 4).to_bytes(32, "big")


def _checksum(digits: list[int]) -> list[int]:
    """The six digits of bech32 (BIP-173) after the name "age-secret-key-"."""
    name = b"age-secret-key-"
    check = 1
    for value in [*(one >> 5 for one in name), 0, *(one & 31 for one in name), *digits, *[0] * 6]:
        top, check = check >> 25, (check & 0x1FFFFFF) << 5 ^ value
        for place, factor in enumerate(GENERATOR):
            check ^= factor if top >> place & 1 else 0
    return [(check ^ 1) >> 5 * (5 - place) & 31 for place in range(6)]


def _stanza(file_key: bytes, recipient: bytes) -> bytes:
    ephemeral = X25519PrivateKey.generate()
    share = ephemeral.public_key().public_bytes_raw()
    try:
        secret = ephemeral.exchange(X25519PublicKey.from_public_bytes(recipient))
    except ValueError:
        raise FormRefused("a recipient's key would seal nothing") from None
    wrapping = derived(secret, salt=share + recipient, info=STANZA)
    return b"-> X25519 %b\n%b\n" % (
        _base64(share),
        _base64(ChaCha20Poly1305(wrapping).encrypt(bytes(12), file_key, None)),
    )


def derived(secret: bytes, *, salt: bytes, info: bytes) -> bytes:
    """HKDF-SHA256 to 32 bytes, as age uses it everywhere."""
    return HKDF(algorithm=hashes.SHA256(), length=32, salt=salt, info=info).derive(secret)


def _base64(data: bytes) -> bytes:
    return b64encode(data).rstrip(b"=")
