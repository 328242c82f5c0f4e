"""Checking for oneself and leaving, in a real browser and by keyboard: the table, a leader's view, the log, the end."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import violations, width_overflow
from tests.browser.conftest import DESKTOP, NARROW, Open
from tests.cast import Cast
from tests.visibility.factories import words_of
from tests.visibility.world import make_world
from troth.people.models import Person


def _choose(page: Page, name: str) -> None:
    """Follow a link or press a button by keyboard alone."""
    target = page.get_by_role("link", name=name).or_(page.get_by_role("button", name=name)).first
    target.focus()
    page.keyboard.press("Enter")


@pytest.mark.journey
def test_a_member_checks_who_sees_what_takes_a_copy_and_leaves(cast: Cast, open_page: Open, tmp_path: Path) -> None:
    make_world(cast)
    page = open_page(cast.ben, accept_downloads=True)
    page.goto("/who-sees-what/")
    expect(page.get_by_role("row", name="Your private book")).to_contain_text("never")
    _choose(page, "See what they see of yours")
    _choose(page, "Ama Owusu")
    expect(page.get_by_role("heading", level=1)).to_have_text("What Ama Owusu can see of yours")
    expect(page.get_by_role("heading", name="Their own notes, if any")).to_be_visible()
    expect(page.locator("main")).not_to_contain_text(words_of("ben-alone"))
    page.goto("/my-log/")
    expect(page.get_by_text("Olu Adeyemi changed: Your e-mail address")).to_be_visible()
    page.goto("/my-data/")
    with page.expect_download() as download:
        _choose(page, "JSON, for a program")
    download.value.save_as(tmp_path / "copy.json")
    assert json.loads((tmp_path / "copy.json").read_text())["name"] == "Ben Lindqvist"
    _choose(page, "See what would happen")
    page.get_by_label("Your name, to say that you mean it").fill("Somebody")
    page.keyboard.press("Enter")
    expect(page.get_by_role("group", name="What is still needed")).to_contain_text(
        "type your name as it stands here: Ben Lindqvist"
    )
    page.get_by_label("Your name, to say that you mean it").fill("ben lindqvist")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("It is gone")
    page.goto("/my-data/")
    assert "/sign-in/" in page.url
    assert not Person.objects.filter(name="Ben Lindqvist").exists()


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("size", [DESKTOP, NARROW], ids=["desktop", "narrow"])
def test_each_page_is_sound_to_axe_and_fits(cast: Cast, open_page: Open, size: tuple[int, int], theme: str) -> None:
    make_world(cast)
    page = open_page(cast.ben, size=size, theme=theme)
    them = f"/see-what-they-see/{cast.ama.id}/"
    addresses = ("/who-sees-what/", "/see-what-they-see/?q=a", them, f"{them}promise/", "/my-log/", "/my-data/")
    for address in (*addresses, "/my-data/erase/", "/my-data/gone/"):
        page.goto(address)
        for fold in page.locator("details.fold > summary, details.why > summary").all():
            fold.click()
        assert violations(page) == [], address
        assert width_overflow(page) == [], address


def test_without_a_script_everything_can_be_opened(cast: Cast, open_page: Open) -> None:
    page = open_page(cast.ben, java_script_enabled=False)
    page.goto("/see-what-they-see/")
    page.get_by_role("link", name="Ama Owusu").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("What Ama Owusu can see of yours")
