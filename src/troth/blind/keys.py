"""The two halves of a key, RSA of 3072 bits with e = 65537: what may be used at all, and how the secret half is used.

Python cannot wipe memory. A signing key is therefore kept in as few places as possible, shows nothing of itself when
printed, and is made for one round and circle and destroyed with it.
"""

from dataclasses import InitVar, dataclass, field
from typing import Self

from cryptography.hazmat.primitives.asymmetric import rsa
from gmpy2 import gcd, invert, is_power, is_prime, powmod, primorial

from .numbers import random_unit, secret_inverse, secret_power
from .refusals import InputRefused, KeyRefused, SigningFailed

BITS = 3072
E = 65537
CLOSE = 100  # primes that agree in more than this many leading bits are found by Fermat's method (FIPS 186-5, A.1.1)


@dataclass(frozen=True, slots=True)
class PublicKey:
    """A modulus of exactly `bits` bits, with e = 65537. Nobody can hold one of another size by accident.

    `bits` is 3072 everywhere in the product; the RFC's published examples are 4096 bits long.
    """

    modulus: int
    exponent: int = E
    bits: int = BITS

    def __post_init__(self) -> None:
        if self.exponent != E:
            raise KeyRefused(f"e must be {E}")
        if self.modulus < 0 or self.modulus.bit_length() != self.bits or self.bits % 8:
            raise KeyRefused(f"the modulus must have exactly {self.bits} bits")
        if not self.modulus % 2:
            raise KeyRefused("the modulus must be odd")

    @classmethod
    def from_bytes(cls, data: bytes) -> Self:
        """The key of a manifest: its modulus, 384 bytes, most significant first."""
        if len(data) != BITS // 8:
            raise KeyRefused(f"a key is {BITS // 8} bytes long")
        return cls(int.from_bytes(data, "big"))

    def to_bytes(self) -> bytes:
        return self.bytes_of(self.modulus)

    @property
    def length(self) -> int:
        """How many bytes the modulus, a blinded message and a signature have."""
        return self.bits // 8

    def bytes_of(self, number: int) -> bytes:
        return number.to_bytes(self.length, "big")

    def number_of(self, data: bytes) -> int:
        """The number those bytes spell, which must be as long as the modulus and between 1 and n - 1."""
        number = int.from_bytes(data, "big")
        if len(data) != self.length or not 0 < number < self.modulus:
            raise InputRefused(f"{self.length} bytes, spelling a number between 1 and the modulus, are needed")
        return number

    def refuse_if_open_to_all(self) -> None:
        """Refuse a modulus that anybody could take apart and sign with: prime, a power, or with a small factor.

        Nobody without the factors can tell more than this. That the exponent belongs to it is certificate.check's part.
        """
        if gcd(self.modulus, primorial(E)) != 1 or is_power(self.modulus) or is_prime(self.modulus):
            raise KeyRefused("anybody could sign with this key")


@dataclass(frozen=True, slots=True, eq=False)
class SigningKey:
    """The two primes, and what the Chinese remainder theorem needs of them."""

    p: int = field(repr=False)
    q: int = field(repr=False)
    bits: int = BITS
    known: InitVar[bool] = False
    public: PublicKey = field(init=False)
    _d_p: int = field(init=False, repr=False)
    _d_q: int = field(init=False, repr=False)
    _q_inverse: int = field(init=False, repr=False)

    def __post_init__(self, known: bool) -> None:
        p, q = self.p, self.q
        if not (p.bit_length() == q.bit_length() == self.bits // 2 and (known or (is_prime(p) and is_prime(q)))):
            raise KeyRefused(f"two primes of {self.bits // 2} bits are needed")
        if abs(p - q).bit_length() <= self.bits // 2 - CLOSE:
            raise KeyRefused("the two primes are too close to each other")
        if gcd(E, (p - 1) * (q - 1)) != 1:
            raise KeyRefused(f"{E} divides one of the primes less one")
        derived = {
            "public": PublicKey(p * q, bits=self.bits),
            "_d_p": int(invert(E, p - 1)),
            "_d_q": int(invert(E, q - 1)),
            "_q_inverse": int(invert(q, p)),
        }
        for name, value in derived.items():
            object.__setattr__(self, name, value)

    @classmethod
    def from_bytes(cls, data: bytes, *, known: bool = False) -> Self:
        """Both primes, 192 bytes each.

        `known` is for a key that was made and kept here: that its numbers are prime, which takes six times as long as
        a signature, is not looked at again. Were they not, root() would throw its result away.
        """
        if len(data) != BITS // 8:
            raise KeyRefused(f"a signing key is {BITS // 8} bytes long")
        half = len(data) // 2
        return cls(int.from_bytes(data[:half], "big"), int.from_bytes(data[half:], "big"), known=known)

    def to_bytes(self) -> bytes:
        return b"".join(prime.to_bytes(self.bits // 16, "big") for prime in (self.p, self.q))

    def root(self, number: int) -> int:
        """The number whose e-th power is `number`, which must be between 1 and n - 1.

        The number is blinded first, so that whoever chose it does not know what is computed; powers with a secret
        exponent are taken in constant time (e is public, and the factor is used once); and the result is checked
        before it leaves, because a single wrong half would give the factors away (Boneh, DeMillo and Lipton 1997).
        """
        n = self.public.modulus
        factor = random_unit(n)
        blinded = number * int(powmod(factor, E, n)) % n
        found = self._root_by_halves(blinded) * secret_inverse(factor, n) % n
        if powmod(found, E, n) != number:
            raise SigningFailed("the result was wrong and has been thrown away")
        return found

    def _root_by_halves(self, number: int) -> int:
        """Garner's form of the Chinese remainder theorem (RFC 8017, 5.1.2)."""
        of_p = secret_power(number % self.p, self._d_p, self.p)
        of_q = secret_power(number % self.q, self._d_q, self.q)
        return of_q + self.q * ((of_p - of_q) * self._q_inverse % self.p)


def generate() -> SigningKey:
    """A new key; its primes come from OpenSSL."""
    primes = rsa.generate_private_key(public_exponent=E, key_size=BITS).private_numbers()
    return SigningKey(primes.p, primes.q)
