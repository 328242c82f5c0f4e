"""The keyholder's desk in a real browser, served by the real program: from making a key to a saved, signed result."""

import json
import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.axe import violations, width_overflow
from tests.browser.conftest import DESKTOP, NARROW
from tests.keyholder.boxes import Terminal
from tests.keyholder.conftest import ANSWERS
from tests.keyholder.rounds import LEAF, Round, answering
from troth_box.keyholder.identity import Identity

PASSPHRASE = "four words nobody guesses"


@pytest.fixture
def desk(tmp_path: Path, browser: Browser) -> Iterator[tuple[Terminal, Page]]:
    """The program, and a window on the address it says."""
    terminal = Terminal(tmp_path, "keyholder", "--no-open")
    said = terminal.until("Only this computer")
    [address] = re.findall(r"http://127\.0\.0\.1:\d+/\S+/", said)
    context = browser.new_context(viewport={"width": DESKTOP[0], "height": DESKTOP[1]}, accept_downloads=True)
    context.set_default_timeout(60_000)
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    page = context.new_page()
    page.goto(address)
    yield terminal, page
    assert [url for url in asked if not url.startswith(address)] == []
    assert context.cookies() == []
    context.close()
    if terminal.process.poll() is None:
        terminal.process.terminate()
        terminal.end()


@pytest.mark.journey
def test_somebody_who_is_no_programmer_checks_counts_and_signs(desk: tuple[Terminal, Page], tmp_path: Path) -> None:
    terminal, page = desk
    key, export = tmp_path / "saved.age", tmp_path / "ballots.json"
    found = look(page, "desk") + make_key(page, key)
    a_round = Round(keyholder=Identity.unwrapped(key.read_bytes(), PASSPHRASE))
    ballots = [a_round.ballot(LEAF, answering(*one)) for one in ANSWERS]
    forged = {**ballots[0], "message": "A" * 86}
    export.write_text(json.dumps(a_round.export([*ballots, forged])))

    choose(page, key)
    expect(page.get_by_role("alert")).to_contain_text("not a file of ballots")
    choose(page, export)
    expect(page.get_by_text("Every signature holds.")).to_be_visible()
    expect(page.locator(".words li")).to_have_count(16)
    expect(page.get_by_role("main")).to_contain_text("1 will not be counted (1: the token was not issued")
    found += look(page, "checked") + count(page, key) + sign(page)
    page.get_by_role("button", name="Stop the program").click()
    expect(page.get_by_role("heading", name="Stopped")).to_be_visible()
    assert terminal.end() == 0
    assert not found, "\n".join(found)


def make_key(page: Page, file: Path) -> list[str]:
    """Make a key and save it, after a slip."""
    page.get_by_role("link", name="Make a key file").click()
    page.get_by_label("Passphrase").fill(PASSPHRASE)
    page.get_by_label("The same again").fill("something else altogether")
    page.get_by_role("button", name="Make the key file").click()
    expect(page.get_by_role("alert")).to_contain_text("The two passphrases differ")
    found = look(page, "make")
    page.get_by_label("Passphrase").fill(PASSPHRASE)
    page.get_by_label("The same again").fill(PASSPHRASE)
    page.keyboard.press("Enter")
    with page.expect_download() as saving:
        page.get_by_role("link", name="Save the key file").click()
    saving.value.save_as(file)
    expect(page.get_by_text(Identity.unwrapped(file.read_bytes(), PASSPHRASE).holder.line)).to_be_visible()
    found += look(page, "made")
    page.get_by_role("button", name="I have all three").click()
    return found


def choose(page: Page, file: Path) -> None:
    page.get_by_label("File of ballots").set_input_files(file)
    page.get_by_role("button", name="Check", exact=True).click()


def count(page: Page, key: Path) -> list[str]:
    page.locator("#count-key").set_input_files(key)
    page.locator("#count-passphrase").fill(PASSPHRASE)
    page.get_by_role("button", name="Count", exact=True).click()
    expect(page.get_by_text("8 ballots opened and counted, in memory")).to_be_visible()
    page.get_by_text("Read what you would sign").click()
    return look(page, "counted")


def sign(page: Page) -> list[str]:
    """Sign, save, and send to a box that is not there."""
    page.get_by_role("button", name="Sign", exact=True).click()
    with page.expect_download() as saving:
        page.get_by_role("link", name="Save the signed result").click()
    result = json.loads(saving.value.path().read_bytes())["tally"]
    assert (result["document"]["counted"][LEAF], result["document"]["refused"]) == (len(ANSWERS), 1)
    page.get_by_role("button", name="Send it to the box").click()
    expect(page.get_by_role("alert")).to_contain_text("cannot be reached")
    return look(page, "signed")


def look(page: Page, name: str) -> list[str]:
    """What breaks a rule of accessibility on the page as it is, narrow and wide, light and dark."""
    found: list[str] = []
    for width, height in (DESKTOP, NARROW):
        page.set_viewport_size({"width": width, "height": height})
        found += [f"{name}, {width}: sticks out: {one}" for one in width_overflow(page)]
        for theme in ("light", "dark"):
            page.emulate_media(color_scheme=theme)  # type: ignore[arg-type]
            found += [f"{name}, {width}, {theme}: {one}" for one in violations(page)]
            if folder := os.environ.get("TROTH_TEST_LOOK"):
                page.screenshot(path=f"{folder}/{name}-{width}-{theme}.png", full_page=True)
    page.set_viewport_size({"width": DESKTOP[0], "height": DESKTOP[1]})
    return found
