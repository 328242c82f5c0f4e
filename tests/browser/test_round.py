"""One round from draft to shredding, in real browsers, by people as they are; then every file is searched.

Fourteen people collect. Most answer in their own browser; two on another phone, one from the terminal, one loses the
slip, one tries to answer twice, two share a computer one after the other. The site, its worker and the box are real
processes, whose days pass (tests/browser/rounds). On which database: docs/decisions/0164.
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from tests import postgres
from tests.browser.rounds.answering import answer
from tests.browser.rounds.beginning import agree_on_keyholders, begin
from tests.browser.rounds.canaries import Canaries
from tests.browser.rounds.collecting import collect
from tests.browser.rounds.ending import count, look_at_what_came_out, search_everything
from tests.browser.rounds.machine import Machine, running
from tests.browser.rounds.story import Story
from tests.browser.rounds.town import found_town
from tests.browser.rounds.windows import Windows
from tests.settings import IS_POSTGRES

BEGAN = date(2026, 3, 2)
PATIENCE, USUAL = 20_000, 5_000  # milliseconds: several processes share two cores here


@pytest.fixture
def machine(
    browser: Browser, transactional_db: None, tmp_path: Path, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Machine]:
    """Site, worker and box, on the database of the test and on one of the box's own."""
    settings.KEYS = tmp_path / "site/keys"
    for name in ("HOME", "TMPDIR"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    url, name = f"sqlite:///{tmp_path / 'box/box.sqlite3'}", "box_of_the_round"
    if IS_POSTGRES:
        postgres.shared().create(name)
        url = postgres.shared().url(name, postgres.OWNER)
    with running(tmp_path, url, BEGAN) as machine:
        yield machine
    if IS_POSTGRES:
        postgres.shared().drop(name)


@pytest.fixture
def windows(browser: Browser, machine: Machine) -> Iterator[Windows]:
    windows = Windows(browser, machine, Canaries())
    expect.set_options(timeout=PATIENCE)
    yield windows
    expect.set_options(timeout=USUAL)
    windows.close()
    assert not windows.complaints, windows.complaints


def test_a_round_from_draft_to_shredding(browser: Browser, machine: Machine, windows: Windows) -> None:
    story = Story(found_town(), machine, windows)
    agree_on_keyholders(story, browser)
    begin(story)
    collect(story)
    answer(story)
    count(story, browser)
    look_at_what_came_out(story)
    search_everything(story)
