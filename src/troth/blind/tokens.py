"""The five steps of RFC 9474, section 4: prepare, blind and finalize for the one who asks, blind_sign, and verify.

Who signs learns nothing of what is signed: a blinded message is as likely for one message as for any other, whatever
computers may one day be able to do, provided that taking the e-th power mixes all numbers (certificate.py) or the
signature turns out right (finalize). So a token may be used only after finalize has returned it.
"""

import secrets
from dataclasses import dataclass, field
from functools import lru_cache

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from gmpy2 import gcd

from .keys import E, PublicKey, SigningKey
from .numbers import random_unit, secret_inverse, secret_power
from .pss import SALT_BYTES, encode
from .refusals import InputRefused, SignatureRefused

PREFIX_BYTES = 32
PSS = padding.PSS(padding.MGF1(hashes.SHA384()), SALT_BYTES)


@dataclass(frozen=True, slots=True)
class Blinded:
    """What is sent to the signer, and what undoes it, to be destroyed once the signature is there."""

    message: bytes
    inverse: bytes = field(repr=False)


def prepare(message: bytes) -> bytes:
    """The message behind 32 random bytes (RFC 9474, 4.1): this, not the message alone, is what is signed."""
    return secrets.token_bytes(PREFIX_BYTES) + message


def blind(key: PublicKey, prepared: bytes) -> Blinded:
    """Hide a prepared message (RFC 9474, 4.2)."""
    return blind_with(key, prepared, salt=secrets.token_bytes(SALT_BYTES), factor=random_unit(key.modulus))


def blind_with(key: PublicKey, prepared: bytes, *, salt: bytes, factor: int) -> Blinded:
    """`blind` with its randomness given. Salt and factor must be random and used once, except in published examples."""
    if len(prepared) < PREFIX_BYTES:
        raise InputRefused("this message was not prepared")
    n = key.modulus
    encoded = int.from_bytes(encode(prepared, salt, key.bits - 1), "big")
    if gcd(encoded, n) != 1:
        raise InputRefused("this message would give away a factor of the key")
    hidden = encoded * secret_power(factor, E, n) % n
    return Blinded(key.bytes_of(hidden), key.bytes_of(secret_inverse(factor, n)))


def blind_sign(key: SigningKey, blinded: bytes) -> bytes:
    """Sign what cannot be seen (RFC 9474, 4.3). The same bytes always get the same answer."""
    return key.public.bytes_of(key.root(key.public.number_of(blinded)))


def finalize(key: PublicKey, prepared: bytes, blind_signature: bytes, inverse: bytes) -> bytes:
    """Take the blinding off (RFC 9474, 4.4); the signature of the prepared message, or SignatureRefused."""
    product = key.number_of(blind_signature) * key.number_of(inverse) % key.modulus
    signature = key.bytes_of(product)
    if not verify(key, prepared, signature):
        raise SignatureRefused("the signer's answer is not a signature of this message")
    return signature


def verify(key: PublicKey, prepared: bytes, signature: bytes) -> bool:
    """Whether this is the key's signature of the prepared message (RFC 9474, 4.5): RSASSA-PSS-VERIFY, by OpenSSL."""
    try:
        _openssl(key).verify(signature, prepared, PSS, hashes.SHA384())
    except InvalidSignature:
        return False
    return True


@lru_cache(maxsize=1024)
def _openssl(key: PublicKey) -> rsa.RSAPublicKey:
    return rsa.RSAPublicNumbers(key.exponent, key.modulus).public_key()
