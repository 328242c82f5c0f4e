"""Tokens signed per second and core, beside bare powers of the same size in the same run, and what a client spends."""

import time
from collections.abc import Callable
from typing import Any

from gmpy2 import powmod_sec

from troth.blind import certificate, tokens
from troth.blind.keys import SigningKey, generate

AIM = 80  # per cent of the bare powers
TURNS, EACH = 20, 20


def measure(*, turns: int = TURNS, each: int = EACH) -> dict[str, Any]:
    """Milliseconds of processor time for each step; the two to compare take turns, and the best turn of each counts."""
    key = generate()
    prepared = [tokens.prepare(b"") for _ in range(each)]
    blinded = [tokens.blind(key.public, one) for one in prepared]
    steps: dict[str, Callable[[], Any]] = {
        "bare": lambda: [_bare(key, int.from_bytes(one.message, "big")) for one in blinded],
        "sign": lambda: [tokens.blind_sign(key, one.message) for one in blinded],
    }
    spent: dict[str, list[float]] = {name: [] for name in steps}
    for _ in range(turns):
        for name, step in steps.items():
            spent[name].append(_milliseconds(step) / each)
    signed = [tokens.blind_sign(key, one.message) for one in blinded]
    finished = [
        tokens.finalize(key.public, message, answer, one.inverse)
        for message, answer, one in zip(prepared, signed, blinded, strict=True)
    ]
    proof = certificate.certify(key)
    client = {
        "Blind a message": lambda: [tokens.blind(key.public, one) for one in prepared],
        "Verify a token": lambda: [
            tokens.verify(key.public, message, one) for message, one in zip(prepared, finished, strict=True)
        ],
        "Check a key and its certificate": lambda: [certificate.check(key.public, proof) for _ in range(each)],
    }
    bare, sign = (min(spent[name]) for name in ("bare", "sign"))
    return {
        "aim": AIM,
        "bare": {"milliseconds": round(bare, 3), "per_second": round(1000 / bare)},
        "sign": {"milliseconds": round(sign, 3), "per_second": round(1000 / sign)},
        "per_cent": round(100 * bare / sign, 1),
        "client": {name: round(_milliseconds(step) / each, 3) for name, step in client.items()},
    }


def _bare(key: SigningKey, number: int) -> int:
    """Two powers and Garner's step: no blinding, no check, nothing read or written."""
    of_p = powmod_sec(number % key.p, key._d_p, key.p)
    of_q = powmod_sec(number % key.q, key._d_q, key.q)
    return int(of_q + key.q * ((of_p - of_q) * key._q_inverse % key.p))


def _milliseconds(step: Callable[[], Any]) -> float:
    began = time.process_time()
    step()
    return 1000 * (time.process_time() - began)
