"""Twelve words for 128 random bits, as BIP-39 has it: its English list, and four bits that give a wrong word away."""

import hashlib
import secrets

from .refusals import FormRefused
from .words import BITS, listed

ENTROPY, WORDS = 16, 12  # bytes, words: 132 bits, of which the last four are a checksum
CHECKED = BITS * WORDS - 8 * ENTROPY
ENOUGH = 4  # letters: no two words of the list begin with the same four


def new_entropy() -> bytes:
    """What a receipt stands for: nobody guesses it, and it is in no memory but its owner's."""
    return secrets.token_bytes(ENTROPY)


def words_from(entropy: bytes) -> tuple[str, ...]:
    """The twelve words of sixteen bytes."""
    if len(entropy) != ENTROPY:
        raise FormRefused(f"{ENTROPY} bytes are needed")
    number = int.from_bytes(entropy, "big") << CHECKED | _checksum(entropy)
    return tuple(listed()[number >> BITS * place & 2**BITS - 1] for place in reversed(range(WORDS)))


def entropy_of(text: str) -> bytes:
    """The sixteen bytes of twelve words; of each the first four letters are enough. FormRefused says which is wrong."""
    typed = text.lower().split()
    if len(typed) != WORDS:
        raise FormRefused(f"there are {WORDS} words, and these are {len(typed)}")
    number = 0
    for place, word in enumerate(typed, start=1):
        number = number << BITS | _place_of(word, place)
    entropy = (number >> CHECKED).to_bytes(ENTROPY, "big")
    if number & 2**CHECKED - 1 != _checksum(entropy):
        raise FormRefused("one of these words is wrong, or two have changed places")
    return entropy


def _place_of(word: str, place: int) -> int:
    for found, known in enumerate(listed()):
        if known == word or (len(word) >= ENOUGH and known[:ENOUGH] == word[:ENOUGH] and known.startswith(word)):
            return found
    raise FormRefused(f"word {place} is not in the list")


def _checksum(entropy: bytes) -> int:
    return hashlib.sha256(entropy).digest()[0] >> 8 - CHECKED
