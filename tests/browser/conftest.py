"""A real browser on the real product: Debian's Chromium, one for the run, a fresh profile for each page."""

import os
from collections.abc import Callable, Iterator
from typing import Any, Protocol

import pytest
from playwright.sync_api import Browser, BrowserContext, Page
from pytest_django.live_server_helper import LiveServer

from tests.cast import Cast, make_cast
from troth.people.models import Person

# Playwright's own loop runs in the thread of the test, which Django would take for asynchronous code.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

DESKTOP, PHONE, NARROW = (1280, 900), (390, 844), (320, 640)


class Open(Protocol):
    """Opens a window, in which `person` is signed in if one is given."""

    def __call__(
        self,
        person: Person | None = None,
        *,
        size: tuple[int, int] = DESKTOP,
        theme: str = "light",
        also: str | None = None,
        **options: Any,
    ) -> Page: ...


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder needs a browser."""
    for item in items:
        if "/browser/" in item.path.as_posix():
            item.add_marker("browser")


@pytest.fixture
def cast(transactional_db: None) -> Cast:
    """Everybody of tests/cast.py, in the database the server reads."""
    return make_cast()


@pytest.fixture
def open_page(browser: Browser, live_server: LiveServer, client_of: Callable[[Person], Any]) -> Iterator[Open]:
    """`open_page(cast.ben, size=PHONE, theme="dark")`: a window of their own on the product, at no page yet.

    The test fails at its end if a page threw an error, broke the content security policy, or asked for anything
    outside this server; `also` is the one other address it may go to.
    """
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def open_page(
        person: Person | None = None,
        *,
        size: tuple[int, int] = DESKTOP,
        theme: str = "light",
        also: str | None = None,
        **options: Any,
    ) -> Page:
        context = browser.new_context(
            base_url=live_server.url,
            viewport={"width": size[0], "height": size[1]},
            color_scheme=theme,  # type: ignore[arg-type]
            reduced_motion="reduce",
            locale="en-GB",
            timezone_id="UTC",
            **options,
        )
        contexts.append(context)
        context.set_default_timeout(60_000)
        _listen(context, complaints, (live_server.url, also or live_server.url))
        if person is not None:
            cookies = client_of(person).cookies
            context.add_cookies(
                [{"name": one.key, "value": one.value, "url": live_server.url} for one in cookies.values()]
            )
        return context.new_page()

    yield open_page
    for context in contexts:
        context.close()
    assert not complaints, complaints


def _listen(context: BrowserContext, complaints: list[str], own: tuple[str, ...]) -> None:
    context.on("weberror", lambda problem: complaints.append(f"script: {problem.error}"))
    context.on(
        "console",
        lambda said: complaints.append(f"console: {said.text}") if "Content Security Policy" in said.text else None,
    )
    context.on(
        "request",
        lambda asked: (
            None if asked.url.startswith((*own, "data:", "blob:")) else complaints.append(f"asked {asked.url}")
        ),
    )
