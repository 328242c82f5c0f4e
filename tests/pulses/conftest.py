"""What every test of pulses stands on: keys that are made once for all of them, and a folder of their own."""

from collections.abc import Iterator
from itertools import cycle
from pathlib import Path
from typing import Any

import pytest

from tests.cast import Cast
from tests.pulses import playing
from troth.blind.keys import SigningKey, generate
from troth.cli.demo.played_box import PlayedBox
from troth.pulses import keys

MADE = 12


@pytest.fixture(scope="session")
def some_keys() -> list[SigningKey]:
    """A few real keys: a third of a second each."""
    return [generate() for _ in range(MADE)]


@pytest.fixture(autouse=True)
def _keys(some_keys: list[SigningKey], tmp_path: Path, settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.KEYS = tmp_path / "keys"
    turns = cycle(some_keys)
    monkeypatch.setattr(keys, "generate", lambda: next(turns))


@pytest.fixture
def box() -> Iterator[PlayedBox]:
    """A box in memory."""
    with playing.played() as made:
        yield made


@pytest.fixture
def teams(cast: Cast, box: PlayedBox) -> tuple[list[Any], list[Any]]:
    """Two teams of ten, and a box."""
    return playing.two_teams(cast)
