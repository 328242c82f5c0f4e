"""The key of one single age file: with it this one letter can be shown to somebody, and nothing else.

A file's header is authenticated with a key that follows from the file key (HMAC-SHA256), so that nobody finds a second
file key that opens the same file to another text.
"""

import hashlib
import hmac
import re
from base64 import b64decode

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from .refusals import FormRefused
from .sealing import FILE_KEY, FIRST_LINE, LAST_CHUNK, NONCE, STANZA, TAG, derived, secret_of

B64_32 = rb"[A-Za-z0-9+/]{43}"
FILE = re.compile(
    re.escape(FIRST_LINE) + rb"(?P<stanzas>(?:-> X25519 " + B64_32 + rb"\n" + B64_32 + rb"\n){1,20})"
    rb"--- (?P<mac>" + B64_32 + rb")\n(?P<body>.*)",
    re.DOTALL,
)
ONE = re.compile(rb"-> X25519 (" + B64_32 + rb")\n(" + B64_32 + rb")\n")


def file_key_of(sealed: bytes, identity: str) -> bytes:
    """The key of this file, for one of its readers."""
    own = X25519PrivateKey.from_private_bytes(secret_of(identity))
    recipient = own.public_key().public_bytes_raw()
    for share, wrapped in ONE.findall(_parts(sealed)["stanzas"]):
        ephemeral = _bytes(share)
        try:
            secret = own.exchange(X25519PublicKey.from_public_bytes(ephemeral))
            wrapping = derived(secret, salt=ephemeral + recipient, info=STANZA)
            return ChaCha20Poly1305(wrapping).decrypt(bytes(12), _bytes(wrapped), None)
        except (InvalidTag, ValueError):
            continue
    raise FormRefused("this cannot be opened with that key")


def open_with(sealed: bytes, file_key: bytes) -> bytes:
    """What is inside, by the file's key."""
    parts = _parts(sealed)
    header = sealed[: sealed.index(b"\n--- ") + 4]
    mac = hmac.digest(derived(file_key, salt=b"", info=b"header"), header, hashlib.sha256)
    nonce, body = parts["body"][:NONCE], parts["body"][NONCE:]
    if len(file_key) != FILE_KEY or not hmac.compare_digest(mac, _bytes(parts["mac"])) or len(body) < TAG:
        raise FormRefused("this is not the key of that file")
    try:
        return ChaCha20Poly1305(derived(file_key, salt=nonce, info=b"payload")).decrypt(LAST_CHUNK, body, None)
    except InvalidTag:
        raise FormRefused("this file was changed") from None


def _parts(sealed: bytes) -> dict[str, bytes]:
    if not (found := FILE.fullmatch(sealed)):
        raise FormRefused("this is not a sealed letter")
    return found.groupdict()


def _bytes(text: bytes) -> bytes:
    return b64decode(text + b"=")
