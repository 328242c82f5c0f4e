"""The five minutes of the README, walked in a real browser in the real demo company."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Open
from tests.browser.harbour import harbour
from troth.accounts.models import BookEntry

__all__ = ["harbour"]

PROMISE = "show you the figures for the night desk"
PRIVATE = "Brought the figures before I asked twice"


def be(page: Page, name: str) -> None:
    """Step in, or step over, with the bar at the top."""
    if not page.url.startswith("http"):
        page.goto("/")
    if not page.url.endswith("/step-in/"):
        page.get_by_role("link", name=re.compile("^(Be someone else|Step in as someone)$")).click()
    page.get_by_role("button", name=re.compile(rf"^Step in\s+as {name}$")).first.click()
    expect(page.get_by_role("heading", level=1, name="Today")).to_be_visible()


def on_it(page: Page, says: str) -> Locator:
    """The button on the promise of this journey that says so."""
    return page.get_by_role("button", name=re.compile(rf"^{says}\s*: {PROMISE}"))


def say(page: Page, *, to: str, what: str, by: str) -> None:
    """Use the line at the top of every page."""
    line = page.get_by_role("form", name="Said, kept?")
    line.get_by_role("radio", name="I said I would").check()
    line.get_by_label("who", exact=True).fill(to)
    line.get_by_label("what", exact=True).fill(what)
    line.get_by_label("by when").fill(by)
    line.get_by_role("button", name="Note it").click()
    expect(page.get_by_role("listitem").filter(has_text=what).first).to_be_visible()


def write_down(page: Page, *, kind: str, words: str) -> None:
    """Add to the book that is open."""
    page.get_by_role("link", name="Write down a moment").first.click()
    page.get_by_role("radio", name=kind, exact=True).check()
    page.get_by_role("group", name="How it felt").get_by_role("radio").first.check()
    page.get_by_label(re.compile("Words")).fill(words)
    page.get_by_role("button", name="Write it down").click()
    expect(page.get_by_text(words)).to_be_visible()


def see_between(page: Page, name: str) -> None:
    """Open the page about somebody, settled promises unfolded."""
    page.get_by_role("link", name="Between us").first.click()
    page.get_by_role("link", name=re.compile(name)).first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(name)
    page.get_by_text(re.compile("Settled in the last")).first.click()


@pytest.mark.journey
@pytest.mark.usefixtures("harbour")
def test_within_five_minutes_a_promise_is_said_kept_and_felt_from_both_sides(open_page: Open) -> None:
    page = open_page()

    be(page, "Samuel Adjei")
    say(page, to="Ioana Petrescu", what=PROMISE, by="today")

    be(page, "Ioana Petrescu")
    expect(page.get_by_role("listitem").filter(has_text=PROMISE).first).to_contain_text("Samuel Adjei to you")

    be(page, "Samuel Adjei")
    on_it(page, "Kept").click()
    expect(on_it(page, "Kept")).to_have_count(0)

    be(page, "Ioana Petrescu")
    on_it(page, "Yes").click()
    expect(on_it(page, "Yes")).to_have_count(0)

    # Her side of the account: the book she alone reads.
    page.get_by_role("link", name="My book").first.click()
    page.get_by_role("link", name=re.compile("Samuel Adjei")).first.click()
    expect(page.get_by_text("More came in than went out")).to_be_visible()
    write_down(page, kind="Kept a promise", words=PRIVATE)
    assert BookEntry.objects.filter(words=PRIVATE).count() == 1

    # His side: what he promised and offered, and her yes. Nothing of her book, and no book of his about her.
    be(page, "Samuel Adjei")
    see_between(page, "Ioana Petrescu")
    expect(page.get_by_role("listitem").filter(has_text=PROMISE).first).to_contain_text("says yes")
    expect(page.get_by_role("heading", name="What you offered")).to_be_visible()
    assert PRIVATE not in page.content()
    page.goto(f"/book/{page.url.rstrip('/').rpartition('/')[2]}/")
    assert PRIVATE not in page.content()
