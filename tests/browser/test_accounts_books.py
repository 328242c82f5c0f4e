"""A moment offered, marked in private, and the book; notes compared up to the instant of the reveal."""

import re
from datetime import timedelta
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.axe import violations, width_overflow
from tests.cast import Cast
from troth.accounts.actions.books import record_entry
from troth.accounts.models import BookEntry, Moment, MomentKind
from troth.kernel import clock


def pick(page: Any, text: str) -> None:
    """Press a chip."""
    page.get_by_role("radio", name=text, exact=True).check()


@pytest.mark.journey
def test_a_moment_is_offered_marked_in_private_and_the_book_shows_it(cast: Cast, open_page: Any) -> None:
    ama, ben = open_page(cast.ama), open_page(cast.ben)
    ama.goto(f"/moments/new/?person={cast.ben.id}")
    pick(ama, "Changed something late")
    ama.get_by_label("In a few words").fill("Moved your review with a day’s notice.")
    ama.get_by_role("button", name="Offer it").click()
    expect(ama).to_have_url(re.compile(f"/between/{cast.ben.id}/$"))

    ben.goto(f"/between/{cast.ama.id}/")
    ben.get_by_role("link", name=re.compile("Put into my book Changed something late")).click()
    pick(ben, "It cost something")
    pick(ben, "A lot")
    ben.get_by_role("button", name="Keep it in my book").click()
    ben.get_by_role("link", name=re.compile("My book about")).click()
    expect(ben.get_by_role("main")).to_contain_text("Changed something late")
    expect(ben.get_by_role("main")).to_contain_text("cost a lot")
    expect(ben.get_by_role("img").first).to_have_attribute("aria-label", re.compile("What went out"))
    assert BookEntry.objects.get().size == 3

    ama.reload()
    expect(ama.get_by_role("main")).not_to_contain_text("cost a lot")
    ama.get_by_role("button", name=re.compile("Take back")).click()
    assert not Moment.objects.exists()
    ama.get_by_role("button", name="Undo").click()
    assert Moment.objects.count() == 1


@pytest.mark.journey
def test_notes_are_compared_and_revealed_at_one_instant(cast: Cast, open_page: Any) -> None:
    ben, ama = open_page(cast.ben), open_page(cast.ama)
    ben.goto(f"/between/{cast.ama.id}/")
    ben.get_by_role("link", name="Propose to compare notes").click()
    ben.get_by_role("button", name="Propose it").click()
    ama.goto("/")
    ama.get_by_role("link", name=re.compile("^Open.*Compare notes")).click()
    ama.get_by_role("button", name="That many").click()
    for page, felt, words in (
        (ben, "It cost something", "The roster came on Friday at six."),
        (ama, "Neither", "I sent the roster as soon as it stood."),
    ):
        page.goto("/compare/")
        page.get_by_role("link", name=re.compile("Lindqvist|Owusu")).last.click()
        page.get_by_role("link", name="Choose a moment").click()
        pick(page, "Changed something late")
        pick(page, felt)
        page.get_by_label("What happened, in your words").fill(words)
        page.get_by_role("button", name="Bring this one").click()
    ben.get_by_role("button", name="I am ready").click()
    expect(ben.get_by_role("main")).to_contain_text("Nothing is shown until both of you are")
    ama.reload()
    expect(ama.get_by_role("main")).not_to_contain_text("Friday at six")
    ama.get_by_role("button", name="I am ready").click()
    expect(ama.get_by_role("heading", name="Side by side")).to_be_visible()
    for page in (ama, ben):
        page.reload()
        expect(page.get_by_role("main")).to_contain_text("Friday at six")
        expect(page.get_by_role("main")).to_contain_text("as soon as it stood")
        assert violations(page) == []


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("size", [(320, 640), (1280, 900)])
def test_books_and_forms_are_readable_by_everybody(
    cast: Cast, open_page: Any, theme: str, size: tuple[int, int]
) -> None:
    kinds = {kind.key: kind for kind in MomentKind.objects.all()}
    day = clock.now().date()
    for ago, key, felt, how_much in (
        (90, "credit", "deposit", 2),
        (40, "interrupted", "withdrawal", 1),
        (3, "thanks", "deposit", 3),
    ):
        entry = record_entry(
            actor=cast.ben,
            about=cast.ama,
            kind=kinds[key],
            felt=felt,
            size=how_much,
            happened_on=day - timedelta(days=ago),
            words="A few words, to see them.",
        )
    ben = open_page(cast.ben, theme=theme, size=size)
    for address in (
        "/book/",
        f"/book/{cast.ama.id}/",
        f"/book/{cast.ama.id}/new/",
        f"/book/entry/{entry.id}/",
        "/moments/new/",
        "/look-back/",
        "/compare/",
        f"/compare/with/{cast.ama.id}/",
    ):
        ben.goto(address)
        assert violations(ben) == [], address
        assert width_overflow(ben) == [], address
