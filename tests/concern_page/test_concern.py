"""A concern from the first line to its deletion, in a real browser, with listeners who answer."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.blind import concern_formats as formats
from tests.browser.conftest import PHONE
from tests.concern_page.conftest import Writer as Window
from tests.concern_page.office import Office
from troth.blind import canonical, letters
from troth.blind.letters import Written
from troth.blind.proofs import Proof
from troth.blind.writers import Writer

Walk = Callable[..., Window]
TEXT = "On Friday we were told to sign sheets for Line 2.\nMarta Novak knows.\n\nنخاف أن نقول ذلك."

WORDS = ("listeners", "seasons", "open", "read", "write", "receipts", "close", "delete")
ASKED = {f"/concerns/{one}" for one in WORDS}  # all that the page ever asks of the box, but for its own files


def read_by(office: Office, writer: Writer, listener: int = 0) -> list[Written]:
    """The writer's letters, as this listener opens them."""
    found = office.company.thread(writer, office.company.identities[listener])
    sealed = [canonical.from_b64(one["sealed"]) for one in found if one["as"] in ("message", "care")]
    secret = office.company.identities[listener].secret
    opened = [letters.read(letters.opened(one, secret), writer.thread) for one in sealed]
    return sorted((one for one in opened if isinstance(one, Written)), key=lambda one: one.number)


@pytest.mark.journey
def test_from_the_first_line_to_the_answer(walk: Walk, office: Office) -> None:
    ann = walk(size=PHONE)
    kept = ann.stored()
    ann.press("Begin a concern")
    expect(ann.page.get_by_role("heading", name="Before you write")).to_be_focused()
    ann.press("Go on")
    ann.page.locator("[name=pass][value=no]").check()
    ann.page.locator("[name=theme][value=danger]").check()
    ann.press("Go on")
    ann.write(TEXT)
    assert len(ann.words.split()) == 12
    ann.hand_in()
    assert ann.stored() == kept, "nothing is left, and no slip is missing"

    writer = Writer.of_words(ann.words)
    assert office.company.inbox()["threads"] == []
    day = office.later()
    [letter] = read_by(office, writer)
    assert (letter.text, letter.theme, letter.passing, letter.kind) == (TEXT, "danger", "no", "concern")
    assert set(letter.to) == set(office.company.listeners.by_id)

    office.company.answer(writer)
    ann.at(day).come_back()
    assert formats.ANSWER not in ann.text()
    ann.at(office.later()).come_back(" ".join(word[:4].upper() for word in ann.words.split()))
    expect(ann.page.get_by_text(formats.ANSWER)).to_be_visible()
    expect(ann.page.get_by_role("heading", name="Answered", exact=True)).to_be_visible()

    ann.press("Add something")
    ann.page.get_by_label("What would you like to add?").fill("It happened again.")
    ann.press("Seal and hand it in")
    expect(ann.page.get_by_text("They have something new from you")).to_be_visible()
    assert ann.stored() == kept
    assert ann.page.title() == "Say it safely · Troth", "a history keeps the last title"


def release(ann: Window) -> None:
    """Some words, once it is said for which of the two."""
    ann.unfold("Release some words")
    ann.press("Write it …")
    ann.page.get_by_label("The words").fill("Sheets are signed unread.")
    ann.press("Release this text")
    expect(ann.page.get_by_text("Choose what may happen with it.")).to_be_visible()
    ann.page.get_by_label("It is put before one person who can act").check()
    ann.press("Release this text")
    expect(ann.page.get_by_text("may be put before one person", exact=True)).to_be_visible()


def take_pen_name(ann: Window) -> None:
    ann.unfold("Who you are to them")
    ann.press("Take a pen-name …")
    ann.page.get_by_label("Pen-name").fill("Heron")
    ann.press("Take this pen-name")
    expect(ann.page.get_by_text("You, as Heron").first).to_be_visible()


@pytest.mark.journey
def test_up_the_ladder_to_the_proof_and_the_end(walk: Walk, office: Office) -> None:
    ann = walk()
    kept = ann.stored()
    writer = ann.say(TEXT)
    ann.come_back()
    take_pen_name(ann)
    office.later()
    last = read_by(office, writer)[-1]
    assert (last.who.name, last.who.key, last.text) == ("Heron", writer.pen_key, "From now on I write as Heron.")

    release(ann)
    office.later()
    last = read_by(office, writer)[-1]
    assert (last.kind, last.text, last.passing) == ("bring", "Sheets are signed unread.", "gist")
    ann.at(office.day.today.isoformat()).come_back()

    with ann.page.expect_download() as download:
        ann.unfold("Prove that you said it")
        ann.press("Make a proof …")
        ann.page.locator(".choice-card").first.click()
        ann.press("Save the proof")
    proven = Proof.read(download.value.path().read_bytes()).check()
    assert (proven.letter.text, proven.day.isoformat()) == (TEXT, "2026-10-05")

    ann.at(office.day.today.isoformat()).come_back()
    ann.press("Close it")
    ann.press("Close it")
    expect(ann.page.get_by_text("The listeners see it from tomorrow on.")).to_be_visible()
    ann.at(office.later(31)).come_back()
    ann.press("Say how it has been")
    ann.page.get_by_label("worse").check()
    ann.press("Seal and hand it in")
    expect(ann.page.get_by_text("The listeners can read it from tomorrow on.")).to_be_visible()
    expect(ann.page.get_by_role("button", name="Say how it has been")).to_have_count(0)
    office.later()
    assert read_by(office, writer)[-1].care == "worse"

    ann.unfold("Delete all of it")
    ann.press("Delete …")
    ann.press("Delete it now")
    expect(ann.page.get_by_text("The letters of both sides are gone")).to_be_visible()
    assert ann.stored() == kept
    assert {path for path, _, _ in office.asked if not path.startswith("/concern/")} == ASKED
    assert office.box.post.concerns.thread(writer.thread) is None


def test_one_pen_name_over_two_concerns(walk: Walk, office: Office) -> None:
    ann = walk()
    first = ann.say(TEXT)
    second = ann.say("Something else.")
    ann.come_back()
    ann.unfold("Who you are to them")
    ann.press("Take a pen-name …")
    ann.page.get_by_label("Pen-name").fill("Heron")
    ann.unfold("I used this pen-name before")
    ann.page.get_by_label("Twelve words of the first concern under it").fill(" ".join(first.words))
    ann.press("Take this pen-name")
    expect(ann.page.get_by_text("You, as Heron").first).to_be_visible()
    office.later()
    assert read_by(office, second)[-1].who.key == first.pen_key


@pytest.mark.journey
def test_lost_words_are_lost_and_another_concern_can_begin(walk: Walk, office: Office) -> None:
    """Nobody can find the first one again, not even from the browser it was written in; what it said is still heard."""
    ann = walk(size=PHONE, way="rtl")
    lost = ann.say(TEXT)
    ann.go()
    ann.press("Come back with twelve words")
    expect(ann.page.get_by_text("nobody can find out which one is yours")).to_be_visible()
    ann.page.get_by_label("Twelve words").fill(" ".join(lost.words[1:]))
    ann.press("Open it")
    expect(ann.page.get_by_text("There are twelve words, and here are 11.")).to_be_visible()
    second = ann.say("I wrote before, and have lost my words. It is about the sheets.")
    assert second.thread != lost.thread
    office.later()
    assert [read_by(office, one)[0].number for one in (lost, second)] == [0, 0]
    office.company.answer(second)
    ann.at(office.later()).come_back()
    expect(ann.page.get_by_text(formats.ANSWER)).to_be_visible()
    assert TEXT.splitlines()[0] not in ann.text()
