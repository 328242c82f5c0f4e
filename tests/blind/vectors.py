"""The published examples of RFC 9474 that have a salt, from rfc9474.json: its appendix A, numbers unchanged.

A.1 is the one variant Troth uses. A.3 is the same arithmetic on a message without the random prefix. The two with an
empty salt belong to variants that Troth does not have. Keys of the RFC's examples are 4096 bits long.
"""

import json
from dataclasses import dataclass
from pathlib import Path

DATA = json.loads((Path(__file__).parent / "rfc9474.json").read_text())
BITS = DATA["bits"]
P, Q, N = (int(DATA[name], 16) for name in "pqn")
SALT, INVERSE = bytes.fromhex(DATA["salt"]), bytes.fromhex(DATA["inverse"])


@dataclass(frozen=True)
class Vector:
    name: str
    prepared: bytes
    blinded: bytes
    blind_signature: bytes
    signature: bytes


def _vector(name: str, **numbers: str) -> Vector:
    return Vector(name, **{key: bytes.fromhex(number) for key, number in numbers.items()})


VECTORS = [_vector(**one) for one in DATA["vectors"]]
