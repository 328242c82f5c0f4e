"""A browser on the answering page of a real box, with a stand-in of the site beside it."""

import json
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.box_page.rooms import AROUND, FORMATS, IN_ISSUING, LEAF, Rooms, Round, signature_of
from tests.browser.conftest import DESKTOP
from troth.blind import canonical

PATH = [LEAF, AROUND]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "/box_page/" in item.path.as_posix() and "node" not in item.path.stem:
            item.add_marker("browser")


@pytest.fixture
def box(tmp_path: Path) -> Iterator[Rooms]:
    running = Rooms(tmp_path)
    yield running
    running.close()


class Quiet(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        body = b"<!doctype html><title>The site</title><h1>Where slips are signed</h1>"
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        pass


@pytest.fixture
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Quiet)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@dataclass
class Walker:
    """A window on the answering page, and what a person does there."""

    page: Page
    box: Rooms
    site: str

    def at(self, day: str) -> "Walker":
        """The clock of this browser."""
        self.page.context.clock.set_system_time(f"{day}T09:00:00Z")
        return self

    def go(self, fragment: str = "") -> None:
        self.page.goto("about:blank")
        self.page.goto(f"{self.box.address}/{fragment}")

    def collect_link(self, *rounds: Round, path: list[str] = PATH) -> str:
        circles = {one.id: path for one in rounds}
        link = {"site": self.site, "rounds": [one.id for one in rounds], "circles": circles}
        return f"#collect={canonical.to_b64(canonical.dumps(link))}"

    def press(self, name: str) -> None:
        self.page.get_by_role("button", name=name).click()

    def heading(self) -> str:
        self.page.wait_for_selector("main:not([aria-busy]) h1")
        return self.page.locator("h1").inner_text()

    def asked(self) -> dict[str, Any]:
        """What the page asks of the site, once it has gone there."""
        self.page.wait_for_url(f"{self.site}/pulse/issue/**")
        spelled = self.page.url.partition("#ask=")[2]
        asked: dict[str, Any] = json.loads(canonical.from_b64(spelled))
        return asked

    def answer_of_site(self, asked: dict[str, Any]) -> str:
        each = [one | {"signature": signature_of(one["circle"], one["blinded"])} for one in asked["asks"]]
        signed = [{name: one[name] for name in ("round", "circle", "signature")} for one in each]
        circles = {one["circle"] for one in signed}
        rosters = [one for one in FORMATS["rosters"] if one["circle"] in circles]
        return f"#signed={canonical.to_b64(canonical.dumps({'signed': signed, 'rosters': rosters}))}"

    def collect(self, *rounds: Round, shared: bool = False) -> None:
        self.go(self.collect_link(*rounds))
        if shared:
            self.page.get_by_label("Others use it too").check()
        self.press("Go on")
        self.come_back()

    def come_back(self) -> None:
        """To the site and back, with what is signed."""
        self.press("Go on and have it signed")
        self.go(self.answer_of_site(self.asked()))
        self.heading()

    def wait_out(self) -> None:
        self.page.context.clock.fast_forward(181_000)


@pytest.fixture
def walk(browser: Browser, box: Rooms, site: str) -> Iterator[Callable[..., Walker]]:
    """`walk()` opens a fresh browser; fails at its end if a page broke its policy, threw, or asked elsewhere."""
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def open_window(*, size: tuple[int, int] = DESKTOP, theme: str = "light", at: str = IN_ISSUING) -> Walker:
        context = browser.new_context(
            viewport={"width": size[0], "height": size[1]},
            color_scheme=theme,  # type: ignore[arg-type]
            reduced_motion="reduce",
            locale="en-GB",
            timezone_id="UTC",
        )
        contexts.append(context)
        context.set_default_timeout(60_000)
        context.clock.install(time=f"{at}T09:00:00Z")
        context.on("weberror", lambda problem: complaints.append(f"script: {problem.error}"))
        context.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
        context.on("request", lambda asked: _listen(asked.url, complaints, (box.address, site, "about:", "data:")))
        return Walker(context.new_page(), box, site)

    open_window.complaints = complaints  # type: ignore[attr-defined]
    yield open_window
    for context in contexts:
        assert context.cookies() == []
        context.close()
    assert not [one for one in complaints if "Failed to load resource" not in one], complaints


def _listen(url: str, complaints: list[str], own: tuple[str, ...]) -> None:
    if not url.startswith(own):
        complaints.append(f"asked {url}")
