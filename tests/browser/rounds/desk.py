"""The keyholder at the page of their own program, and the deputy who does the same on the command line."""

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, expect

from tests.keyholder.boxes import Terminal, troth
from troth_box.keyholder.identity import Identity

PASSPHRASES = {"keyholder": "canary harbour lantern otter seventeen", "deputy": "canary quiet marble ferry nineteen"}


@contextmanager
def desk(browser: Browser, folder: Path, day: date) -> Iterator[Page]:
    """The program runs, and a window is on its page."""
    terminal = Terminal(folder, "keyholder", "--no-open", day=day)
    [address] = re.findall(r"http://127\.0\.0\.1:\d+/\S+/", terminal.until("Only this computer"))
    context = browser.new_context(accept_downloads=True, locale="en-GB")
    context.set_default_timeout(60_000)
    page = context.new_page()
    page.goto(address)
    try:
        yield page
        page.get_by_role("button", name="Stop the program").click()
        expect(page.get_by_role("heading", name="Stopped")).to_be_visible()
        assert terminal.end() == 0, terminal.said
    finally:
        context.close()
        if terminal.process.poll() is None:
            terminal.process.kill()


def make_key_at(page: Page, file: Path) -> tuple[str, str]:
    """A new key, saved under a passphrase; its public line, and the secret as it is to be copied onto paper."""
    page.get_by_role("link", name="Make a key file").click()
    page.get_by_label("Passphrase").fill(PASSPHRASES["keyholder"])
    page.get_by_label("The same again").fill(PASSPHRASES["keyholder"])
    page.get_by_role("button", name="Make the key file").click()
    with page.expect_download() as saving:
        page.get_by_role("link", name="Save the key file").click()
    saving.value.save_as(file)
    line, paper = page.locator(".line code").inner_text(), page.locator(".paper code").inner_text()
    page.get_by_role("button", name="I have all three").click()
    return str(line), str(paper)


def make_key(folder: Path, file: Path) -> tuple[str, str]:
    """The same on the command line."""
    words = PASSPHRASES["deputy"]
    status, said = troth(folder, "keyholder", "init", str(file), typed=(words, words))
    assert status == 0, said
    [line] = re.findall(r"^troth-keyholder \S+ \S+ \S+$", said, re.MULTILINE)
    return line, Identity.unwrapped(file.read_bytes(), words).paper


def fetch_and_count(page: Page, box: str, key: Path) -> tuple[str, list[list[str]]]:
    """Fetched from the box, checked and counted; the digest of the count, and both lists of check words."""
    page.get_by_text("Fetch it from the box instead").click()
    page.get_by_label("Address of the box").fill(box)
    page.locator("#fetch-key").set_input_files(key)
    page.locator("#fetch-passphrase").fill(PASSPHRASES["keyholder"])
    page.get_by_role("button", name="Fetch and check").click()
    expect(page.get_by_text("Every signature holds.")).to_be_visible()
    words = [page.locator(".words").nth(place).locator("li").all_inner_texts() for place in (0, 1)]
    page.get_by_role("button", name="Count", exact=True).click()
    expect(page.get_by_text("13 ballots opened and counted, in memory")).to_be_visible()
    return page.get_by_role("region", name="Count", exact=True).locator("code").last.inner_text(), words


def sign_and_send(page: Page) -> dict[str, Any]:
    """Signed, saved, and sent to the box; what was signed."""
    page.get_by_role("button", name="Sign", exact=True).click()
    with page.expect_download() as saving:
        page.get_by_role("link", name="Save the signed result").click()
    page.get_by_role("button", name="Send it to the box").click()
    expect(page.get_by_text("The box has taken it.")).to_be_visible()
    signed: dict[str, Any] = json.loads(saving.value.path().read_bytes())
    return signed


def count(folder: Path, box: str, key: Path, day: date) -> tuple[str, str, dict[str, Any]]:
    """The deputy's count: its digest, all that was said, and what was signed (and sent nowhere)."""
    out = folder / "deputys-result.json"
    typed = (PASSPHRASES["deputy"], "yes", "yes")
    arguments = ("keyholder", "tally", "--box", box, "--key", str(key), "--out", str(out))
    status, said = troth(folder, *arguments, typed=typed, day=day)
    assert status == 0, said
    [digest] = re.findall(r"SHA-256:\s+([0-9a-f]{64})", said)
    signed: dict[str, Any] = json.loads(out.read_bytes())
    return digest, said, signed


def words_in(said: str, of: str) -> list[str]:
    """The eight words a program prints."""
    [found] = re.findall(rf"Check words of the {of}: ((?:[a-z]+ ){{7}}[a-z]+)$", said, re.MULTILINE)
    return str(found).split()


def verify(folder: Path, *arguments: str) -> str:
    """`troth keyholder verify`, which anybody can run."""
    status, said = troth(folder, "keyholder", "verify", *arguments)
    assert status == 0, said
    return said
