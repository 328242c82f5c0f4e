"""How long a keyholder's count takes: tokens checked, ballots opened, figures made. A million by `million`, by hand.

Seconds are those of one core's processor time: the program is one process, and others may use the machine meanwhile.
"""

import hashlib
import json
import resource
import secrets
import time
from collections.abc import Callable
from typing import Any

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from tests.blind.rounds import circle, manifest
from tests.keyholder.rounds import CORE_QUESTIONS, hash_of
from troth.blind import canonical, certificate, signed, tokens
from troth.blind.ballots import Ballot, Envelope
from troth.blind.gate import Gate
from troth.blind.keys import E, SigningKey, generate
from troth.blind.manifest import Manifest
from troth.blind.signed import Kind
from troth.measure.items import CORE
from troth_box.keyholder.checking import check
from troth_box.keyholder.counting import counted, sign
from troth_box.keyholder.identity import Identity

TALLIED, MANY = 10_000, 1_000_000
CIRCLES = 20


def measure() -> dict[str, Any]:
    """Ten thousand ballots of twenty circles."""
    return of(TALLIED)


def million() -> dict[str, Any]:
    """A million: half an hour to make them, and some minutes to count. Not part of `make bench`."""
    return of(MANY)


def of(ballots: int, *, circles: int = CIRCLES) -> dict[str, Any]:
    """Seconds of each step for so many ballots, and the memory at its highest."""
    maker = _Maker(ballots // circles, circles)
    export = maker.export()
    seconds: dict[str, float] = {}
    checked = _timed(seconds, "check", lambda: check(export))
    result = _timed(seconds, "count", lambda: counted(checked, maker.identity))
    _timed(seconds, "sign", lambda: sign(result, maker.identity))
    assert result.tally.refused == 0
    return {
        "ballots": len(export["ballots"]),
        "circles": circles,
        "seconds": {name: round(spent, 2) for name, spent in seconds.items()},
        "each_microseconds": round(1e6 * sum(seconds.values()) / len(export["ballots"])),
        "kilobytes_each": round(len(json.dumps(export["ballots"][0])) / 1000, 1),
        "megabytes": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
    }


def _timed(seconds: dict[str, float], name: str, step: Callable[[], Any]) -> Any:
    began = time.process_time()
    found = step()
    seconds[name] = time.process_time() - began
    return found


def by_openssl(key: SigningKey) -> rsa.RSAPrivateKey:
    """The same key for OpenSSL: its tokens are like those that were blinded, and made in a quarter of the time."""
    p, q, n = int(key.p), int(key.q), key.public.modulus
    d = pow(E, -1, (p - 1) * (q - 1))
    crt = (rsa.rsa_crt_dmp1(d, p), rsa.rsa_crt_dmq1(d, q), rsa.rsa_crt_iqmp(p, q))
    return rsa.RSAPrivateNumbers(p, q, d, *crt, rsa.RSAPublicNumbers(E, n)).private_key()


class _Maker:
    """A round of circles all of whose people answered."""

    def __init__(self, each: int, circles: int) -> None:
        self.identity = Identity.new()
        self._each = each
        self._keys = {f"{number:016x}": generate() for number in range(circles)}
        self._signers = {id: by_openssl(key) for id, key in self._keys.items()}
        self._site = Ed25519PrivateKey.generate()
        verify = canonical.to_b64(self.identity.holder.verify)
        self._manifest = manifest(
            [self._circle(id, key) for id, key in self._keys.items()],
            items=CORE_QUESTIONS,
            seal={
                "recipients": [self.identity.recipient],
                "keyholder": verify,
                "deputy": None,
                "lock": "double",
                "signer": verify,
            },
        )

    def _circle(self, id: str, key: SigningKey) -> dict[str, Any]:
        return circle(
            id,
            eligible=self._each,
            key=canonical.to_b64(key.public.to_bytes()),
            certificate=canonical.to_b64(certificate.certify(key)),
        )

    def export(self) -> dict[str, Any]:
        ballots = [self._ballot(id) for id in self._keys for _ in range(self._each)]
        gate = Gate.made(self._manifest, dict.fromkeys(self._keys, self._each))
        return {
            "manifest": self._signed(Kind.MANIFEST, self._manifest),
            "gate": self._signed(Kind.GATE, gate),
            "ballots": sorted(ballots, key=hash_of),
        }

    def _signed(self, kind: Kind, document: Manifest | Gate) -> Any:
        return json.loads(signed.sign(kind, document.to_document(), self._site).to_bytes())

    def _ballot(self, circle: str) -> dict[str, object]:
        message = tokens.prepare(secrets.token_bytes(32))
        signature = self._signers[circle].sign(message, tokens.PSS, hashes.SHA384())
        answers = {item.id: 1 + secrets.randbelow(5) for item in CORE}
        ballot = Ballot(answers, circle, hashlib.sha256(message).hexdigest())
        return Envelope(circle, message, signature, ballot.sealed(self._manifest)).to_document()
