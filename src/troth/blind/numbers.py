"""The few operations on large numbers that touch secrets, made so that their time says little about them."""

import secrets

from gmpy2 import gcd, invert, mpz, powmod_sec


def random_unit(modulus: int) -> int:
    """A uniformly random number that has an inverse modulo `modulus`."""
    while True:
        number = 1 + secrets.randbelow(modulus - 1)
        if gcd(number, modulus) == 1:
            return number


def secret_power(base: int, exponent: int, modulus: int) -> int:
    """base^exponent for an odd modulus, in a time and an order of memory reads that depend on sizes alone.

    mpz_powm_sec, section 5.7 of GMP's manual. The exponent must be above zero.
    """
    return int(powmod_sec(base, exponent, modulus))


def secret_inverse(number: int, modulus: int) -> int:
    """The inverse of a secret unit. Euclid's algorithm takes as long as its input makes it: it gets a random one."""
    mask = mpz(random_unit(modulus))
    return int(mask * invert(number * mask % modulus, modulus) % modulus)
