"""From “nobody ever said it” to a signed accord, and a change to it: two people, each in a browser of their own."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NARROW, Open
from tests.cast import Cast
from troth.accords.models import Answer

pytestmark = pytest.mark.journey


def rate(page: Page, topic: str, *, owed: str, matters: str) -> None:
    """Two taps, saved as they are made."""
    about = page.get_by_role("group", name=topic, exact=True)
    about.get_by_role("radio", name=owed, exact=True).check()
    with page.expect_response(re.compile("/save/")):
        about.get_by_role("radio", name=matters, exact=True).check()


def until_saved(page: Page) -> None:
    """What was typed last has arrived."""
    for _ in range(60):
        if Answer.objects.exclude(expects="").exists():
            return
        page.wait_for_timeout(250)
    raise AssertionError("nothing was saved")


def seal(page: Page) -> None:
    page.get_by_role("button", name="Seal my side").click()


def sign(page: Page) -> None:
    page.get_by_role("link", name="Read and sign").click()
    page.get_by_role("button", name=re.compile("^Sign as")).click()
    expect(page.get_by_text("Signed.", exact=True)).to_be_visible()


def write_apart(ben: Page, ama: Page, cast: Cast) -> None:
    ben.goto(f"/between/{cast.ama.id}/")
    ben.get_by_role("link", name="Say what you count on from each other").click()
    ben.get_by_role("button", name="Begin").click()
    rate(ben, "Credit where it is due", owed="Owed in any case", matters="Matters a lot")
    rate(ben, "Growing", owed="Usual", matters="A little")
    about = ben.get_by_role("group", name="Credit where it is due", exact=True)
    about.get_by_text("In words").click()
    about.get_by_label("What I expect").fill("My name on what I made.")
    until_saved(ben)
    expect(ben.locator("#saved")).to_contain_text("2 of 12 rated, saved")
    ben.reload()
    expect(about.get_by_label("What I expect")).to_have_value("My name on what I made.")

    ama.goto("/accords/")
    ama.get_by_role("link", name=re.compile("Ben Lindqvist")).click()
    rate(ama, "Credit where it is due", owed="Would be kind", matters="Matters")
    rate(ama, "Growing", owed="Owed in any case", matters="A little")
    seal(ben)
    expect(ben.get_by_text("Your side is sealed.")).to_be_visible()
    ama.reload()
    expect(ama.get_by_text("My name on what I made.")).to_have_count(0)
    seal(ama)


def talk_and_write(ben: Page, ama: Page) -> None:
    expect(ama.get_by_text("My name on what I made.")).to_be_visible()
    ben.reload()
    first = ben.locator("section[aria-labelledby=map] li").first
    expect(first).to_contain_text("Credit where it is due")
    expect(first).to_contain_text("A silent promise")
    expect(ben.locator("section[aria-labelledby=map]")).to_contain_text("An unclaimed offer")

    first.get_by_text("Talk about it").click()
    first.get_by_role("link", name="Write a clause").click()
    ben.get_by_label("What we agree").fill("Names stay on the work.")
    ben.get_by_role("button", name="Propose it").click()
    ama.reload()
    ama.get_by_role("link", name="Put it differently").click()
    ama.get_by_label("What we agree").fill("Names stay on the work, in every meeting.")
    ama.get_by_role("button", name="Propose these words").click()
    ben.reload()
    expect(ben.get_by_text("Names stay on the work, in every meeting.")).to_be_visible()
    ben.get_by_role("button", name="Agree").click()


def sign_both(ben: Page, ama: Page) -> None:
    sign(ben)
    ama.goto("/accords/")
    ama.get_by_role("link", name=re.compile("Ben Lindqvist")).click()
    sign(ama)
    expect(ama.get_by_role("link", name=re.compile("Version 1"))).to_be_visible()


def amend(ben: Page, ama: Page) -> None:
    ama.get_by_role("link", name="Credit where it is due").first.click()
    ama.get_by_role("link", name="Put it differently").click()
    ama.get_by_label("What we agree").fill("Names stay on the work, always.")
    ama.get_by_role("button", name="Propose these words").click()
    ben.goto(ama.url)
    ben.get_by_role("button", name="Agree", exact=True).click()
    sign(ben)
    ama.goto(ben.url)
    sign(ama)
    ama.get_by_role("link", name=re.compile("Version 2")).click()
    expect(ama.get_by_text("What changed since the version before")).to_be_visible()
    expect(ama.locator("del")).to_contain_text("in every meeting.")


def test_apart_sealed_revealed_talked_through_signed_and_changed(open_page: Open, cast: Cast) -> None:
    ben, ama = open_page(cast.ben, size=NARROW), open_page(cast.ama)
    write_apart(ben, ama, cast)
    talk_and_write(ben, ama)
    sign_both(ben, ama)
    amend(ben, ama)
