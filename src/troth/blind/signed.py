"""A document with a signature: Ed25519 over its kind and its canonical bytes, so that none passes for another kind."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from . import canonical, shapes
from .refusals import FormRefused

KEY_BYTES, SIGNATURE_BYTES = 32, 64


class Kind(StrEnum):
    """What a signature is good for; a signature of one kind says nothing about another."""

    MANIFEST = "manifest"
    GATE = "gate"
    SEAL = "seal"
    EXPORT = "export"
    TALLY = "tally"
    FIGURES = "figures"
    SEASON = "season"
    LISTENERS = "listeners"
    RECEIPT = "receipt"
    SAID = "said"  # inside a seal, by whoever wrote it
    WRITE = "write"
    READ = "read"
    CLOSE = "close"
    DELETE = "delete"
    INBOX = "inbox"
    THREAD = "thread"
    ANSWER = "answer"
    COUNTS = "counts"


@dataclass(frozen=True, slots=True)
class Signed:
    """Bytes whose signature has been checked, or was just made."""

    kind: Kind
    document: bytes
    signature: bytes
    by: bytes

    def to_bytes(self) -> bytes:
        return canonical.dumps(
            {
                "document": canonical.loads(self.document),
                "signature": canonical.to_b64(self.signature),
                "by": canonical.to_b64(self.by),
            }
        )


def sign(kind: Kind, document: object, key: Ed25519PrivateKey) -> Signed:
    """Sign a plain document."""
    data = canonical.dumps(document)
    return Signed(kind, data, key.sign(_what(kind, data)), key.public_key().public_bytes_raw())


def read(kind: Kind, data: bytes, by: Collection[bytes] | None) -> Signed:
    """The signed document in these bytes, if one of these public keys signed it as one of this kind.

    With None whoever it says signed it: the caller must look at `by`.
    """
    found = shapes.fields(canonical.loads(data), {"document", "signature", "by"}, "a signed document")
    signer = shapes.octets(found["by"], "the signer", length=KEY_BYTES)
    signature = shapes.octets(found["signature"], "the signature", length=SIGNATURE_BYTES)
    if by is not None and signer not in by:
        raise FormRefused("this is signed by a key that does not count here")
    document = canonical.dumps(found["document"])
    try:
        Ed25519PublicKey.from_public_bytes(signer).verify(signature, _what(kind, document))
    except InvalidSignature:
        raise FormRefused("the signature does not belong to this document") from None
    return Signed(kind, document, signature, signer)


def _what(kind: Kind, document: bytes) -> bytes:
    return b"troth " + kind.encode() + b"\0" + document
