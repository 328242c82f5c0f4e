"""What the page refuses, what it says then, and that nothing of what was written is lost or sent twice."""

import hashlib
import json
from collections.abc import Callable

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from playwright.sync_api import expect

from tests.box.rounds import SITE
from tests.concern_page.conftest import NOTHING
from tests.concern_page.conftest import Writer as Window
from tests.concern_page.office import Office
from troth.blind import canonical, signed
from troth.blind.asked import Opening
from troth.blind.signed import Kind
from troth.blind.writers import Writer

Walk = Callable[..., Window]
TEXT = "Nobody looks at the sheets before they are signed."


def used(office: Office, slip: dict[str, str]) -> None:
    """Somebody opened a concern with it."""
    writer = Writer.new()
    message, signature = (canonical.from_b64(slip[name]) for name in ("message", "signature"))
    sealed = office.company.letter(writer)
    office.box.post.open(Opening(slip["season"], message, signature, writer.verify, sealed).to_bytes())


def test_a_slip_that_was_used_is_passed_over(walk: Walk, office: Office) -> None:
    ann = walk(slips=3)
    for one in ann.slips[:2]:
        used(office, one)
    ann.say(TEXT)
    opened = [body for path, _, body in office.asked if path == "/concerns/open"]
    assert len({json.loads(one)["sealed"] for one in opened}) == 1
    jo = walk(slips=1)
    used(office, jo.slips[0])
    jo.to_writing()
    jo.write(TEXT)
    jo.confirm()
    expect(jo.page.get_by_role("heading", name="Your slips are used")).to_be_focused()


def test_what_did_not_arrive_is_sent_again_as_it_was(walk: Walk, office: Office) -> None:
    ann = walk()
    ann.to_writing()
    ann.write(TEXT)
    office.said["/concerns/open"] = (503, b"")
    ann.confirm()
    expect(ann.page.get_by_role("heading", name="The server could not take it")).to_be_visible()
    office.said.clear()
    ann.press("Try again")
    expect(ann.page.get_by_role("heading", name="It is handed in")).to_be_visible()
    first, second = (body for path, _, body in office.asked if path == "/concerns/open")
    assert first == second


def test_a_receipt_that_is_not_good_is_told(walk: Walk, office: Office) -> None:
    ann = walk()
    ann.to_writing()
    ann.write(TEXT)
    receipt = {"version": 1, "box": office.address, "day": "2026-10-05", "sealed": hashlib.sha256(b"").hexdigest()}
    false = signed.sign(Kind.RECEIPT, receipt, Ed25519PrivateKey.generate())
    office.said["/concerns/open"] = (200, false.to_bytes())
    ann.confirm()
    expect(ann.page.get_by_role("heading", name="The receipt is not good")).to_be_visible()


def test_a_list_of_listeners_that_does_not_hold_is_refused(walk: Walk, office: Office) -> None:
    other_page = office.company.listeners.to_document() | {"pages": {"concern": "0" * 64, "listener": "1" * 64}}
    elsewhere = office.company.listeners.to_document() | {"box": "https://elsewhere.example.org"}
    good = office.company.listeners.to_document()
    altered = json.loads(signed.sign(Kind.LISTENERS, good, SITE).to_bytes())
    altered["document"]["listeners"][0]["name"] = "Mallory"
    said = {
        "This page is not the one that was agreed on": signed.sign(Kind.LISTENERS, other_page, SITE).to_bytes(),
        "This is not the right address": signed.sign(Kind.LISTENERS, elsewhere, SITE).to_bytes(),
        "The list of listeners is not as it must be": canonical.dumps(altered),
        "What was fixed for this quarter is not as it must be": signed.sign(
            Kind.LISTENERS, good, Ed25519PrivateKey.generate()
        ).to_bytes(),
    }
    ann = walk()
    for title, answer in said.items():
        office.said["/concerns/listeners"] = (200, answer)
        ann.go()
        assert ann.heading() == title


def test_without_listeners_or_slips_it_says_what_there_is(walk: Walk, office: Office) -> None:
    jo = walk(slips=0)
    expect(jo.page.get_by_text("You need a slip to begin")).to_be_visible()
    expect(jo.page.get_by_text("Labour inspectorate").first).to_be_visible()
    jo.unfold("I have a code")
    jo.page.get_by_label("Your code").fill("nothing")
    jo.press("Open it")
    expect(jo.page.get_by_text("There are no slips in this.")).to_be_visible()
    code = canonical.to_b64(canonical.dumps({"slips": office.slips(2)}))
    jo.page.get_by_label("Your code").fill(f"{office.address}/concern/#slips={code}")
    jo.press("Open it")
    expect(jo.page.get_by_role("button", name="Begin a concern")).to_be_visible()
    assert jo.stored() == NOTHING
    office.said["/concerns/listeners"] = (404, b"")
    jo.go()
    expect(jo.page.get_by_text("Nobody listens here now")).to_be_visible()
    expect(jo.page.get_by_text("Labour inspectorate").first).to_be_visible()


def test_who_has_left_is_not_written_to_and_not_believed(walk: Walk, office: Office) -> None:
    ann = walk()
    writer = ann.say(TEXT)
    office.later()
    office.company.answer(writer, text="From somebody who leaves.")
    office.company.publish(office.company.identities[1:])
    ann.at(office.later()).come_back()
    letter = ann.page.locator(".letter", has_text="From somebody who leaves.")
    expect(letter).to_contain_text("Not from a listener of now")
    ann.press("Add something")
    expect(ann.page.get_by_text("Somebody has stopped listening")).to_be_visible()
    ann.page.get_by_label("What would you like to add?").fill("Who reads this now?")
    ann.press("Seal and hand it in")
    expect(ann.page.get_by_text("Nobody is chosen yet.")).to_be_focused()
    ann.page.locator("[name=to]").first.check()
    ann.press("Seal and hand it in")
    expect(ann.page.get_by_text("They have something new from you")).to_be_visible()


def test_what_a_listener_shut_can_be_read_and_not_added_to(walk: Walk, office: Office) -> None:
    ann = walk()
    writer = ann.say(TEXT)
    office.later()
    office.box.post.close(office.company.of_listener(Kind.CLOSE, thread=writer.thread, shut=True))
    ann.at(office.later()).come_back()
    expect(ann.page.get_by_role("heading", name="Closed by the listeners")).to_be_visible()
    expect(ann.page.get_by_role("button", name="Add something")).to_have_count(0)
    expect(ann.page.get_by_text("Labour inspectorate").first).to_be_visible()


def test_words_that_open_nothing(walk: Walk) -> None:
    jo = walk()
    jo.press("Come back with twelve words")
    field = jo.page.get_by_label("Twelve words")
    for typed, said in (
        ("one two", "There are twelve words, and here are 2."),
        ("zzzz " * 12, "Word 1, “zzzz”, is not one of those that are used."),
        ("abandon " * 12, "These words do not belong together"),
    ):
        field.fill(typed)
        jo.press("Open it")
        expect(jo.page.get_by_text(said)).to_be_visible()
    field.fill(" ".join(Writer.new().words))
    jo.press("Open it")
    expect(jo.page.get_by_role("heading", name="There is nothing under these words")).to_be_visible()
    jo.press("Try again")
    expect(jo.page.get_by_role("heading", name="Come back")).to_be_focused()
