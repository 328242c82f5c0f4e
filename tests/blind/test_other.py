"""Ours and a second implementation (@cloudflare/blindrsa-ts) make and take each other's tokens."""

import base64
import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from troth.blind import tokens
from troth.blind.keys import E, SigningKey

HERE = Path(__file__).parent / "other"


def _other(step: str, **given: Any) -> dict[str, Any]:
    node = shutil.which("node")
    assert node, "Node is not installed here. Please run: apt-get install nodejs npm"
    assert (HERE / "node_modules").is_dir(), "The second implementation is not installed here. Please run: make assets"
    asked = json.dumps({"step": step, **given})
    done = subprocess.run([node, "other.mjs"], cwd=HERE, input=asked, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def _encoded(number: int) -> str:
    return base64.urlsafe_b64encode(number.to_bytes(-(-number.bit_length() // 8), "big")).decode().rstrip("=")


@pytest.fixture(scope="module")
def public(key: SigningKey) -> dict[str, str]:
    return {"kty": "RSA", "n": _encoded(key.public.modulus), "e": _encoded(E)}


@pytest.fixture(scope="module")
def secret(key: SigningKey, public: dict[str, str]) -> dict[str, str]:
    d = pow(E, -1, (key.p - 1) * (key.q - 1))
    numbers = {"d": d, "p": key.p, "q": key.q, "dp": d % (key.p - 1), "dq": d % (key.q - 1)}
    return public | {name: _encoded(number) for name, number in (numbers | {"qi": pow(key.q, -1, key.p)}).items()}


def test_they_ask_and_we_sign(key: SigningKey, public: dict[str, str]) -> None:
    asked = _other("blind", jwk=public, message=b"a ballot".hex())
    signed = tokens.blind_sign(key, bytes.fromhex(asked["blinded"])).hex()
    sides = {"prepared": asked["prepared"], "inverse": asked["inverse"], "signed": signed}
    signature = _other("finalize", jwk=public, **sides)["signature"]
    assert tokens.verify(key.public, bytes.fromhex(asked["prepared"]), bytes.fromhex(signature))


def test_we_ask_and_they_sign(key: SigningKey, public: dict[str, str], secret: dict[str, str]) -> None:
    prepared = tokens.prepare(b"a ballot")
    blinded = tokens.blind(key.public, prepared)
    signed = bytes.fromhex(_other("sign", jwk=secret, blinded=blinded.message.hex())["signed"])
    assert signed == tokens.blind_sign(key, blinded.message)
    signature = tokens.finalize(key.public, prepared, signed, blinded.inverse)
    assert _other("verify", jwk=public, prepared=prepared.hex(), signature=signature.hex())["valid"]
    assert not _other("verify", jwk=public, prepared=(prepared + b"x").hex(), signature=signature.hex())["valid"]
