"""Talking to the box, which keeps sealed answers: a few requests, by this server alone, never on a person's behalf."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http import HTTPStatus
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.request import Request, build_opener

from django.conf import settings

from troth.blind.signed import Signed

PATIENCE = 20  # seconds
MOST_BYTES = 64 * 1024 * 1024


# From a path and a body (none: only reading) to what the box answers; raises BoxTrouble.
Transport = Callable[[str, bytes | None], bytes]
_instead: tuple[str, Transport] | None = None


class BoxTrouble(Exception):
    """The box cannot be reached, or did not do what was asked: tried again later."""


@contextmanager
def played(address: str, transport: Transport) -> Iterator[None]:
    """Within the block, speak to `transport` instead: for the past of the demo company, and for tests."""
    global _instead
    before, _instead = _instead, (address, transport)
    try:
        yield
    finally:
        _instead = before


def is_there() -> bool:
    """Whether there is a box at all."""
    return bool(origin())


def origin() -> str:
    """Its address, as people's browsers see it."""
    return _instead[0] if _instead else str(settings.BOX_URL)


def page_digest() -> str:
    """The digest of the answering page it serves."""
    return str(_read("/page")["page"])


def send_manifest(signed: Signed) -> None:
    """Hand it a round. The same again is fine."""
    _ask("/rounds", signed.to_bytes())


def send_gate(round_name: str, signed: Signed) -> None:
    """Hand it the gate of a round. The same again is fine."""
    _ask(f"/rounds/{round_name}/gate", signed.to_bytes())


def seal_of(signed: Signed) -> tuple[str, str]:
    """Where nobody else holds the key: the recipient and the signer that the box itself makes, the same each time."""
    found = json.loads(_ask("/seal", signed.to_bytes()))
    return str(found["recipient"]), str(found["signer"])


def tally_of(round_name: str) -> bytes | None:
    """The signed tally of a round; None while there is none."""
    return _ask_if_there(f"/rounds/{round_name}/tally")


def figures_of(round_name: str, signed: Signed) -> dict[str, Any]:
    """The figures of the circles that are asked for, as far as the box has them. It destroys those of all others."""
    try:
        found = json.loads(_ask(f"/rounds/{round_name}/figures", signed.to_bytes()))
    except BoxTrouble as trouble:
        if str(trouble) == str(int(HTTPStatus.GONE)):
            return {}
        raise
    if not isinstance(found, dict):
        raise BoxTrouble("no figures")
    return found


def find(path: str) -> Any:
    """What the box publishes at this path; None while there is nothing."""
    found = _ask_if_there(path)
    return None if found is None else _parsed(found)


def get(path: str) -> Any:
    """What the box publishes at this path."""
    return _read(path)


def post(path: str, *signed: Signed) -> Any:
    """Hand it something signed, or several together as a list; what it answers, None where that is nothing."""
    documents = [one.to_bytes() for one in signed]
    answer = _ask(path, documents[0] if len(documents) == 1 else b"[" + b",".join(documents) + b"]")
    return _parsed(answer) if answer else None


def state_of(round_name: str) -> str:
    """What the box says of a round; empty where it does not know it."""
    return next((str(one["state"]) for one in _read("/rounds") if one["round"] == round_name), "")


def _read(path: str) -> Any:
    return _parsed(_ask(path))


def _parsed(answer: bytes) -> Any:
    try:
        return json.loads(answer)
    except ValueError:
        raise BoxTrouble("no JSON") from None


def _ask_if_there(path: str) -> bytes | None:
    try:
        return _ask(path)
    except BoxTrouble as trouble:
        if str(trouble) == str(int(HTTPStatus.NOT_FOUND)):
            return None
        raise


def _ask(path: str, body: bytes | None = None) -> bytes:
    return _instead[1](path, body) if _instead else _over_http(path, body)


def _over_http(path: str, body: bytes | None) -> bytes:
    if not settings.BOX_URL.startswith(("https://", "http://")):
        raise BoxTrouble("no box")
    request = Request(f"{settings.BOX_URL}{path}", data=body, headers={"Content-Type": "application/json"})  # noqa: S310
    try:
        with build_opener().open(request, timeout=PATIENCE) as answer:
            found = answer.read(MOST_BYTES + 1)
    except HTTPError as error:
        error.close()
        raise BoxTrouble(str(error.code)) from None
    except (URLError, OSError):
        raise BoxTrouble("out of reach") from None
    if len(found) > MOST_BYTES:
        raise BoxTrouble("too long")
    return bytes(found)
