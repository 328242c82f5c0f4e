"""The site beside a real box in the same process, and keys that are made once."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.blind.test_concerns import EXAMPLE
from tests.box import rounds
from tests.box.asking import ask
from tests.box.rounds import Day
from troth.blind import canonical
from troth.blind.keys import SigningKey
from troth.pulses import box as client
from troth.pulses import keys
from troth_box.box import Box
from troth_box.settings import Settings


@pytest.fixture(autouse=True)
def _keys(tmp_path: Path, settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.KEYS = tmp_path / "keys"
    made = SigningKey.from_bytes(canonical.from_b64(EXAMPLE["season_key"]))
    monkeypatch.setattr(keys, "generate", lambda: made)


@pytest.fixture
def day() -> Day:
    return Day(rounds.ISSUING)


@pytest.fixture
def beside(tmp_path: Path, day: Day, _keys: None) -> Iterator[Box]:
    """A box that knows this site's key, spoken to without a network."""
    own = rounds.settings_in(tmp_path / "box")
    site = canonical.from_b64(keys.site_public())
    pages = (own.page, own.concern_page, own.listener_page)
    found = Box(Settings(own.data, own.database_url, own.origin, site, *pages), today=day)
    with client.played(found.settings.origin, transport(found)):
        yield found
    found.store.close()


def transport(box: Box) -> Callable[[str, bytes | None], bytes]:
    """Speaking to it without a network."""

    def asked(path: str, body: bytes | None) -> bytes:
        came = ask(box, "GET" if body is None else "POST", path, body or b"")
        if came.status >= 400:
            raise client.BoxTrouble(str(came.status))
        return came.body

    return asked
