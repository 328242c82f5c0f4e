"""Codes people carry on paper or in a link, the names they sign in with, and the hashes kept in their place."""

import hashlib
import re
import secrets
import unicodedata
from collections.abc import Container

# Crockford's base 32: no I, L, O, U, so that nothing on paper is read two ways.
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
GROUPS, GROUP_SIZE = 4, 4  # 16 characters of 5 bits: 80 bits, out of reach of guessing even for a thief of the database
# Letters that are not a plain letter with a mark on it, so that taking marks off does not help.
_PLAIN = str.maketrans({"ø": "o", "ł": "l", "ß": "ss", "æ": "ae", "œ": "oe", "đ": "d", "ð": "d", "þ": "th", "ı": "i"})
_LOOKALIKES = str.maketrans({"I": "1", "L": "1", "O": "0", "U": "V"})


def new_code() -> str:
    """A fresh typed code, such as "7K2M-Q9XT-40BW-HJ5R"."""
    letters = [secrets.choice(ALPHABET) for _ in range(GROUPS * GROUP_SIZE)]
    return "-".join("".join(letters[at : at + GROUP_SIZE]) for at in range(0, len(letters), GROUP_SIZE))


def read_code(typed: str) -> str:
    """The code as it was printed, from how somebody typed it: case, spaces, dashes and lookalikes are forgiven."""
    letters = re.sub(r"[^0-9A-Z]", "", typed.upper().translate(_LOOKALIKES))
    return "-".join(letters[at : at + GROUP_SIZE] for at in range(0, len(letters), GROUP_SIZE))


def hash_of(secret: str) -> str:
    """What the database keeps instead of a secret that has 80 random bits or more (SHA-256, in hexadecimal)."""
    return hashlib.sha256(secret.encode()).hexdigest()


def login_name_for(name: str, *, taken: Container[str]) -> str:
    """A name to sign in with, made from a person's name: plain lower-case letters, digits and dots, not yet taken."""
    plain = unicodedata.normalize("NFKD", name.lower().translate(_PLAIN)).encode("ascii", "ignore").decode()
    words = re.findall(r"[a-z0-9]+", plain)
    base = ".".join([words[0], words[-1]] if len(words) > 1 else words)[:40] or "person"
    candidate = base if words else f"{base}{secrets.randbelow(9000) + 1000}"
    while candidate in taken:
        candidate = f"{base}{secrets.randbelow(9000) + 1000}"
    return candidate
