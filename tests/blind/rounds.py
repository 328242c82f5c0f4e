"""Rounds for tests, made of cheap keys where nothing is calculated with them, and of the shared example where it is."""

import secrets
from datetime import date
from typing import Any

from troth.blind import canonical, sealing
from troth.blind.manifest import Manifest

IDENTITY, RECIPIENT = sealing.new_identity()
ISSUING = (date(2026, 10, 1), date(2026, 10, 28))
ANSWERING = (date(2026, 10, 29), date(2026, 11, 5))
ITEMS = [
    ("safety-1", "When something goes wrong because of me, I can tell my leader.", "Where I work, people can say so."),
    ("trust-1", "My leader wants things to go well for me.", "Where I work, they want things to go well for us."),
]


def circle(id: str, parent: str | None = None, *, eligible: int = 12, **changed: Any) -> dict[str, Any]:
    """A circle with a key that nobody has."""
    return {
        "id": id,
        "parent": parent,
        "wording": "leader" if parent else "place",
        "eligible": eligible,
        "roster": secrets.token_hex(32),
        "key": canonical.to_b64(secrets.token_bytes(384)),
        "certificate": canonical.to_b64(bytes(384 * 8)),
        **changed,
    }


def document(circles: list[dict[str, Any]], **changed: Any) -> dict[str, Any]:
    """A manifest under a single lock."""
    return {
        "version": 1,
        "round": "0123456789abcdef" * 2,
        "organisation": "Weaverbird & Søn",
        "box": "https://box.example.org",
        "page": "0" * 64,
        "issuing": dict(zip(("first", "last"), map(str, ISSUING), strict=True)),
        "answering": dict(zip(("first", "last"), map(str, ANSWERING), strict=True)),
        "items": [
            {"id": id, "scale": "core", "reversed": False, "leader": leader, "place": place}
            for id, leader, place in ITEMS
        ],
        "items_version": 1,
        "items_digest": "1" * 64,
        "language": "en",
        "rules": {"issued": 8, "answers": 5, "share_from": 12},
        "circles": sorted(circles, key=lambda circle: str(circle["id"])),
        "seal": {
            "recipients": [RECIPIENT],
            "keyholder": None,
            "deputy": None,
            "lock": "single",
            "signer": canonical.to_b64(bytes(32)),
        },
        **changed,
    }


def manifest(circles: list[dict[str, Any]], **changed: Any) -> Manifest:
    return Manifest.of(document(circles, **changed))
