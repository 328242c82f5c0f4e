"""A box on each database: a file of its own, or a database of its own in the shared cluster."""

import secrets
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import postgres
from tests.box import rounds
from tests.box.rounds import Day, Example
from tests.settings import IS_POSTGRES
from troth_box.box import Box
from troth_box.settings import Settings


@pytest.fixture
def settings(tmp_path: Path) -> Iterator[Settings]:
    if not IS_POSTGRES:
        yield rounds.settings_in(tmp_path)
        return
    cluster, name = postgres.shared(), f"box_{secrets.token_hex(6)}"
    cluster.create(name)
    yield rounds.settings_in(tmp_path, cluster.url(name, postgres.OWNER))
    cluster.drop(name)


@pytest.fixture
def day() -> Day:
    return Day()


@pytest.fixture
def box(settings: Settings, day: Day) -> Iterator[Box]:
    box = Box(settings, today=day)
    yield box
    box.store.close()


@pytest.fixture
def example(box: Box, day: Day) -> Example:
    """A round with a keyholder, on its first day of answering."""
    return rounds.open_round(box, day, rounds.double(box.settings))
