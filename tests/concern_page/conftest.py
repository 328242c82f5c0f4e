"""A browser on the writer's page of a real box."""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.conftest import DESKTOP
from tests.concern_page.office import Office, opened
from troth.blind.writers import Writer as Keys


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "/concern_page/" in item.path.as_posix() and "node" not in item.path.stem:
            item.add_marker("browser")


# As if the page's language were written from right to left: whatever it says of itself, at every load.
RIGHT_TO_LEFT = """
addEventListener("DOMContentLoaded", () => {
  const html = document.documentElement;
  const turn = () => html.dir !== "rtl" && (html.dir = "rtl");
  new MutationObserver(turn).observe(html, {attributes: true});
  turn();
});
"""
# What a page may leave in a browser, wherever that may be.
LEFT = """async () => JSON.stringify([
  {...localStorage}, {...sessionStorage}, document.cookie, await indexedDB.databases(), await caches.keys(),
  (await navigator.serviceWorker.getRegistrations()).length, name,
])"""
NOTHING = '[{},{},"",[],[],0,""]'


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    with opened(tmp_path) as running:
        yield running


@dataclass
class Writer:
    """A window on the writer's page, and what a person does there."""

    page: Page
    office: Office
    slips: list[dict[str, str]] = field(default_factory=list)
    words: str = ""

    def at(self, day: str) -> "Writer":
        """The clock of this browser."""
        self.page.context.clock.set_system_time(f"{day}T09:00:00Z")
        return self

    def go(self, fragment: str = "") -> "Writer":
        self.page.goto("about:blank")
        self.page.goto(f"{self.office.address}/concern/{fragment}")
        self.heading()
        return self

    def keep(self, **held: Any) -> "Writer":
        """What the answering page keeps in this browser."""
        self.go()
        self.page.evaluate("(held) => localStorage.setItem('troth', held)", json.dumps(held))
        return self.go()

    def press(self, name: str) -> None:
        self.page.get_by_role("button", name=name, exact=True).click()

    def unfold(self, name: str) -> None:
        self.page.locator("summary", has_text=name).click()

    def heading(self) -> str:
        self.page.wait_for_selector("main:not([aria-busy]) h1")
        return self.page.locator("h1").inner_text()

    def text(self) -> str:
        return self.page.locator("main").inner_text()

    def to_writing(self) -> None:
        self.press("Begin a concern")
        self.press("Go on")
        self.press("Go on")

    def write(self, text: str) -> None:
        """From writing to the twelve words."""
        self.page.get_by_label("What is wrong?").fill(text)
        self.press("See what each will see")
        self.press("Show my twelve words")
        self.page.wait_for_selector(".is-card")
        self.words = " ".join(self.page.locator(".is-card li").all_inner_texts())

    def confirm(self) -> None:
        """The two words that are asked for, and on."""
        self.press("I have them")
        for one in self.page.locator("label[for^=word-]").all():
            place = int(re.sub(r"\D", "", one.inner_text()))
            self.page.get_by_label(f"Word {place}", exact=True).fill(self.words.split()[place - 1])
        self.press("Seal and hand it in")

    def hand_in(self) -> None:
        self.confirm()
        self.page.get_by_role("heading", name="It is handed in").wait_for()

    def say(self, text: str) -> Keys:
        """All the way, with everything as it is chosen at first."""
        self.go()
        self.to_writing()
        self.write(text)
        self.hand_in()
        return Keys.of_words(self.words)

    def unfold_all(self) -> None:
        self.page.evaluate("() => document.querySelectorAll('details').forEach((one) => { one.open = true; })")

    def come_back(self, words: str = "") -> None:
        self.go()
        self.press("Come back with twelve words")
        self.page.get_by_label("Twelve words").fill(words or self.words)
        self.press("Open it")
        self.page.get_by_role("heading", name="Your concern").wait_for()

    def stored(self) -> str:
        """All that this browser keeps for the page's address."""
        kept: str = self.page.evaluate(LEFT)
        return kept


@pytest.fixture
def walk(browser: Browser, office: Office) -> Iterator[Callable[..., Writer]]:
    """`walk()` opens a fresh browser; fails at its end if a page broke its policy, threw, or asked elsewhere."""
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def open_window(
        *, size: tuple[int, int] = DESKTOP, theme: str = "light", slips: int = 5, goes: bool = True, way: str = "ltr"
    ) -> Writer:
        context = browser.new_context(
            viewport={"width": size[0], "height": size[1]},
            color_scheme=theme,  # type: ignore[arg-type]
            reduced_motion="reduce",
            locale="en-GB",
            timezone_id="UTC",
        )
        contexts.append(context)
        context.set_default_timeout(60_000)
        if way == "rtl":
            context.add_init_script(RIGHT_TO_LEFT)
        context.clock.install(time=f"{office.day.today}T09:00:00Z")
        context.on("weberror", lambda problem: complaints.append(f"script: {problem.error}"))
        context.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
        context.on(
            "request", lambda asked: _listen(asked.url, complaints, (office.address, "about:", "data:", "blob:"))
        )
        writer = Writer(context.new_page(), office, office.slips(slips))
        if not goes:
            return writer
        return writer.keep(slips=writer.slips) if slips else writer.go()

    yield open_window
    for context in contexts:
        assert context.cookies() == []
        context.close()
    assert not [one for one in complaints if "Failed to load resource" not in one], complaints


def _listen(url: str, complaints: list[str], own: tuple[str, ...]) -> None:
    if not url.startswith(own):
        complaints.append(f"asked {url}")
