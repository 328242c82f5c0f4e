"""The demo company behind the browser's server, and stepping in as somebody of it."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page

from troth.cli.demo import load
from troth.people.models import Person


@pytest.fixture
def harbour(transactional_db: None, settings: Any) -> None:
    """Harbour & Hale, served as `troth serve --demo` serves it."""
    settings.DEMO, settings.ORIGIN = True, "http://127.0.0.1:8000"
    load()


def step_in(page: Page, name: str) -> Person:
    """Be somebody, by the way any visitor of the demo would."""
    page.goto("/step-in/")
    page.get_by_role("button", name=re.compile(rf"^Step in\s+as {name}$")).first.click()
    page.wait_for_url("**/")
    return Person.objects.get(name=name)


def paths_of(page: Page) -> list[str]:
    """The addresses this page links to, within the product, without what follows a question mark."""
    found: list[str] = page.evaluate(
        "[...document.querySelectorAll('a[href]')].map((a) => new URL(a.href))"
        ".filter((u) => u.origin === location.origin).map((u) => u.pathname)"
    )
    return list(dict.fromkeys(found))
