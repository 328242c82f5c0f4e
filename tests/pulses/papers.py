"""The signed documents of a round, as small as they can be, for pages that only show them."""

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from tests.blind import rounds as small
from troth.blind import canonical, signed
from troth.blind.gate import Gate
from troth.blind.manifest import Manifest
from troth.blind.tallies import Tally
from troth.pulses import keys
from troth.pulses.models import Circle, Round

COUNTER = Ed25519PrivateKey.from_private_bytes(bytes(32))
TOLD = {
    "ballots": 9,
    "bands": {
        name: {"low": [0, 4], "middle": [0, 4], "high": [5, 9], "of": 9}
        for name in ("safety-1", "trust-1", "heard-1", "promises-1", "repair-1")
    },
    "levels": {"core": {"quarter": 15, "end": "exact", "of": 9}},
}


def give_papers(found: Round, *, is_counted: bool = False) -> None:
    """A manifest for the circles the round has; counted, also what collecting and counting came to."""
    circles = list(Circle.objects.filter(round=found))
    seal = {"recipients": [small.RECIPIENT], "keyholder": None, "deputy": None, "lock": "single"}
    seal["signer"] = canonical.to_b64(COUNTER.public_key().public_bytes_raw())
    made = small.manifest([small.circle(one.name) for one in circles], round=found.name, seal=seal)
    texts = {"manifest": _signed(signed.Kind.MANIFEST, made.to_document())}
    if is_counted:
        texts |= _counted(made, circles)
    Round.objects.filter(id=found.id).update(check_words="able baker chair dust easy fox giant hill", **texts)


def _counted(made: Manifest, circles: list[Circle]) -> dict[str, str]:
    gate = Gate.made(made, {one.name: 9 for one in circles})
    counted = dict.fromkeys(gate.final, 0)
    tally = Tally(made.round, made.digest, counted, 0, (), {})
    return {
        "gate": _signed(signed.Kind.GATE, gate.to_document()),
        "tally": signed.sign(signed.Kind.TALLY, tally.to_document(), COUNTER).to_bytes().decode(),
    }


def _signed(kind: signed.Kind, document: object) -> str:
    return signed.sign(kind, document, keys.site_key()).to_bytes().decode()
