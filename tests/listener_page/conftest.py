"""A browser on the listeners' page of a real box, with a company that writes."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.box.concerning import Company
from tests.browser.conftest import DESKTOP
from tests.concern_page.office import Office, opened
from tests.listener_page.keys import PASSPHRASE, quick_file
from troth_box.concern.identity import ListenerIdentity

NINE = "T09:00:00Z"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "/listener_page/" in item.path.as_posix() and "node" not in item.path.stem:
            item.add_marker("browser")


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    with opened(tmp_path) as running:
        yield running


@pytest.fixture
def company(office: Office) -> Company:
    return office.company


@dataclass
class Desk:
    """A window on the listeners' page, and what a listener does there."""

    page: Page
    office: Office

    def go(self, fragment: str = "") -> "Desk":
        """To the page, by the calendar of the box."""
        self.page.context.clock.set_system_time(f"{self.office.day.today}{NINE}")
        self.page.goto("about:blank")
        self.page.goto(f"{self.office.address}/listener/{fragment}")
        self.heading()
        return self

    def later(self, days: int = 1) -> "Desk":
        """Some days later, on the same page: it is looked for what is new."""
        self.office.later(days)
        self.page.context.clock.set_system_time(f"{self.office.day.today}{NINE}")
        self.page.evaluate("dispatchEvent(new Event('keydown'))")  # somebody is there: the key stays open
        return self

    def holds(self, identity: ListenerIdentity, **kept: Any) -> "Desk":
        """This browser has that listener's key, closed."""
        key: dict[str, Any] = {"line": identity.holder.line, "file": quick_file(identity), "passkey": None, "older": []}
        nothing = {"key": key, "list": None, "known": {}, "lists": {}, "site": None}
        self.go()
        self.page.evaluate("(kept) => localStorage.setItem('troth-listener', kept)", json.dumps(nothing | kept))
        return self.go()

    def opens(self, words: str = PASSPHRASE) -> "Desk":
        self.page.get_by_label("Your six words").fill(words)
        self.press("Open")
        self.page.get_by_role("heading", name="Open your key").wait_for(state="detached")
        self.heading()
        return self

    def enters(self, identity: ListenerIdentity) -> "Desk":
        """With an open key, at the concerns."""
        self.holds(identity).opens()
        self.press("It is the same: go on")
        self.page.get_by_role("heading", name="Concerns").wait_for()
        return self

    def press(self, name: str, *, exact: bool = True) -> None:
        self.page.get_by_role("button", name=name, exact=exact).click()

    def place(self, name: str) -> None:
        self.page.get_by_role("navigation").get_by_role("button", name=name).click()
        self.heading()

    def unfold(self, name: str) -> None:
        self.page.locator("summary", has_text=name).click()

    def heading(self) -> str:
        self.page.wait_for_selector("main:not([aria-busy]) h1")
        return self.page.locator("h1").inner_text()

    def shows(self, title: str) -> None:
        """Wait for the screen of this title: what was pressed may have to fetch something first."""
        expect(self.page.get_by_role("heading", level=1, name=title, exact=True)).to_be_visible()

    def text(self) -> str:
        self.heading()
        return self.page.locator("main").inner_text()

    def kept(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.page.evaluate("localStorage.getItem('troth-listener')") or "{}")
        return found


@pytest.fixture
def sit(browser: Browser, office: Office) -> Iterator[Callable[..., Desk]]:
    """`sit()` opens a fresh browser; fails at its end if a page broke its policy, threw, or asked elsewhere."""
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def open_window(*, size: tuple[int, int] = DESKTOP, theme: str = "light") -> Desk:
        context = browser.new_context(
            viewport={"width": size[0], "height": size[1]},
            color_scheme=theme,  # type: ignore[arg-type]
            reduced_motion="reduce",
            locale="en-GB",
            timezone_id="UTC",
        )
        contexts.append(context)
        context.set_default_timeout(60_000)
        context.clock.install(time=f"{office.day.today}{NINE}")
        context.on("weberror", lambda problem: complaints.append(f"script: {problem.error}"))
        context.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
        own = (office.address, "about:", "data:", "blob:")
        context.on("request", lambda asked: _listen(asked.url, complaints, own))
        return Desk(context.new_page(), office)

    yield open_window
    for context in contexts:
        assert context.cookies() == []
        context.close()
    assert not [one for one in complaints if "Failed to load resource" not in one], complaints


def _listen(url: str, complaints: list[str], own: tuple[str, ...]) -> None:
    if not url.startswith(own):
        complaints.append(f"asked {url}")
