"""Eight words that say which manifest one has, to be compared on paper, by mail or aloud.

88 bits behind scrypt (32 MB and a tenth of a second a guess): a second manifest with the same words is out of reach.
The list is BIP-39's English one: 2,048 words that differ in their first four letters (words.txt, unchanged, from the
Python package mnemonic, copyright 2013-2016 Pavol Rusnak, MIT licence).
"""

import hashlib
from functools import cache
from pathlib import Path

SALT = b"troth manifest 1"
WORDS, BITS = 8, 11
MEMORY = 64 * 2**20  # OpenSSL asks for the limit to be named; 128 * r * N is 32 MB


def words_of(document: bytes, *, about: bytes = SALT) -> tuple[str, ...]:
    """The words of a document's canonical bytes: a manifest's, unless it says what else they are about."""
    digest = hashlib.scrypt(document, salt=about, n=2**15, r=8, p=1, maxmem=MEMORY, dklen=WORDS * BITS // 8)
    number = int.from_bytes(digest, "big")
    return tuple(listed()[number >> BITS * place & 2**BITS - 1] for place in reversed(range(WORDS)))


@cache
def listed() -> tuple[str, ...]:
    """All 2,048, in their order."""
    return tuple(Path(__file__).with_name("words.txt").read_text(encoding="ascii").split())
