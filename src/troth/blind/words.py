"""Eight words that say which manifest or gate one has, to be compared on paper, by mail or aloud.

88 bits behind scrypt (32 MB and a tenth of a second a guess): a second document with the same words is out of reach.
A gate holds its manifest's digest, so that its words stand for both.
The list is BIP-39's English one: 2,048 words that differ in their first four letters (words.txt, unchanged, from the
Python package mnemonic, copyright 2013-2016 Pavol Rusnak, MIT licence).
"""

import hashlib
from functools import cache, lru_cache
from pathlib import Path

MANIFEST, GATE = b"troth manifest 1", b"troth gate 1"  # as salts: the words of one kind say nothing about the other
WORDS, BITS = 8, 11
MEMORY = 64 * 2**20  # OpenSSL asks for the limit to be named; 128 * r * N is 32 MB


def words_of(document: bytes, *, about: bytes = MANIFEST) -> tuple[str, ...]:
    """The words of a document's canonical bytes: a manifest's, unless it says what else they are about."""
    return _words(document, about)


def gate_words_of(gate: bytes) -> tuple[str, ...]:
    """The words of a gate's canonical bytes."""
    return _words(gate, GATE)


@lru_cache(maxsize=32)
def _words(document: bytes, salt: bytes) -> tuple[str, ...]:
    digest = hashlib.scrypt(document, salt=salt, n=2**15, r=8, p=1, maxmem=MEMORY, dklen=WORDS * BITS // 8)
    number = int.from_bytes(digest, "big")
    return tuple(listed()[number >> BITS * place & 2**BITS - 1] for place in reversed(range(WORDS)))


@cache
def listed() -> tuple[str, ...]:
    """All 2,048, in their order."""
    return tuple(Path(__file__).with_name("words.txt").read_text(encoding="ascii").split())
