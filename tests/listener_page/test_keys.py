"""A listener's key: made in the browser, opened by everything that reads age, and by nobody without the words."""

import json
from collections.abc import Callable
from pathlib import Path

from tests.box.concerning import Company
from tests.concern_page.office import Office
from tests.listener_page.conftest import Desk
from troth.blind.holders import ListenerHolder
from troth_box.concern.identity import ListenerIdentity

Sit = Callable[..., Desk]
SITE = "#site=aHR0cHM6Ly90cm90aC5leGFtcGxlLm9yZw"  # https://troth.example.org


def made(desk: Desk) -> str:
    """Through the six words to a key; the words."""
    desk.page.locator(".words li").last.wait_for()
    words = [one.inner_text().strip() for one in desk.page.locator(".words li").all()]
    desk.press("I have written them down")
    for one in desk.page.locator("form input").all():
        place = int((one.get_attribute("id") or "").removeprefix("word-"))
        one.fill(words[place][:4].upper())
    desk.press("Go on")
    desk.page.get_by_role("button", name="Save the key file").wait_for()
    return " ".join(words)


def saved(desk: Desk) -> str:
    with desk.page.expect_download() as coming:
        desk.press("Save the key file")
    assert coming.value.suggested_filename == "troth-listener-key.txt"
    return Path(coming.value.path()).read_text()


def test_a_key_is_made_that_other_programs_open(sit: Sit, office: Office, company: Company) -> None:
    desk = sit().go(SITE)
    desk.press("Make my key")
    desk.shows("Six words for your key")
    desk.press("I have written them down")
    desk.press("Go on")
    assert "This is another word." in desk.text()
    assert desk.page.locator("input:focus").count() == 1
    desk.press("Show the words again")
    words = made(desk)
    line = desk.page.get_by_label("Bring your line to Troth").input_value()
    assert ListenerHolder.of_line(line).line == line
    link = desk.page.get_by_role("link", name="Take it to troth.example.org")
    assert (link.get_attribute("href") or "").startswith(
        "https://troth.example.org/safely/listening/#line=troth-listener%20age1"
    )
    identity = ListenerIdentity.unwrapped(saved(desk).encode(), words)
    assert identity.holder.line == line
    desk.press("Show the paper copy")
    assert identity.paper in desk.page.locator(".secret").inner_text()
    desk.page.emulate_media(media="print")
    assert desk.page.evaluate("document.body.innerText").startswith("A listener’s key. Keep it locked away.")
    assert identity.secret not in json.dumps(desk.kept())
    assert words not in json.dumps(desk.kept())
    told = b"".join(body for _, _, body in office.asked)
    assert identity.secret.encode() not in told
    assert words.encode() not in told


def test_the_same_key_on_another_device_from_the_file_or_from_paper(sit: Sit, company: Company, tmp_path: Path) -> None:
    identity = company.identities[0]
    file = tmp_path / "key.txt"
    words = "legal winner thank year wave sausage"
    file.write_bytes(identity.wrapped(words))
    desk = sit().go()
    desk.press("I have a key file")
    desk.press("Go on")
    assert "No file is chosen yet." in desk.text()
    desk.page.get_by_label("The key file").set_input_files(file)
    desk.press("Go on")
    desk.page.get_by_label("Your six words").fill("lega WINN than year wave saus")
    desk.press("Open")
    desk.page.get_by_role("heading", name="Is this the right list?").wait_for()
    assert desk.kept()["key"]["line"] == identity.holder.line

    paper = sit().go()
    paper.press("I have a paper copy")
    field = paper.page.get_by_label("The line on the paper")
    field.fill(identity.paper[:-1] + ("q" if identity.paper[-1] != "Q" else "p"))
    paper.press("Go on")
    assert "A letter is wrong or missing." in paper.text()
    field.fill(identity.paper.lower())
    paper.press("Go on")
    paper.page.get_by_role("heading", name="Six new words").wait_for()
    made(paper)
    assert paper.kept()["key"]["line"] == identity.holder.line


def test_wrong_words_open_nothing_and_closing_leaves_nothing(sit: Sit, company: Company) -> None:
    desk = sit().holds(company.identities[0])
    desk.page.get_by_label("Your six words").fill("abandon ability able about absent above")
    desk.press("Open")
    desk.page.get_by_text("These words do not open it.").wait_for()
    desk.opens()
    desk.press("It is the same: go on")
    desk.page.get_by_role("heading", name="Concerns").wait_for()
    desk.press("Close the key")
    assert "What was open is gone from this page." in desk.text()
    desk.opens()
    desk.page.context.clock.fast_forward(15 * 60_000 + 40_000)
    desk.page.get_by_text("Nobody touched this page").wait_for()
    desk.unfold("Remove the key")
    desk.press("Remove it")
    desk.page.get_by_text("The key is gone from this browser.").wait_for()
    assert desk.kept() == {}


def test_a_passkey_opens_it_too(sit: Sit, company: Company) -> None:
    desk = sit()
    devtools = desk.page.context.new_cdp_session(desk.page)
    devtools.send("WebAuthn.enable")
    lock = {"protocol": "ctap2", "ctap2Version": "ctap2_1", "transport": "internal", "hasResidentKey": True}
    able = {"hasUserVerification": True, "isUserVerified": True, "hasPrf": True, "automaticPresenceSimulation": True}
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": lock | able})
    desk.enters(company.identities[0])
    desk.place("My key")
    desk.press("Make a passkey")
    desk.page.get_by_text("From now on you can open the key that way").wait_for()
    assert desk.page.get_by_role("button", name="Make a passkey").count() == 0  # one is enough
    assert company.identities[0].secret not in json.dumps(desk.kept())
    desk.press("Close the key")
    desk.press("Open with this device’s lock")
    desk.page.get_by_role("heading", name="Concerns").wait_for()


def test_a_link_brings_no_address_that_is_none(sit: Sit) -> None:
    desk = sit()
    for fragment in ("#site=aHR0cDovL2V2aWwuZXhhbXBsZQ", "#site=javascript", "#line=x"):
        desk.go(fragment).shows("For listeners")
    desk.press("Make my key")
    made(desk)
    assert desk.kept()["site"] is None
