"""Slips on the move: a shared computer, a phone, a text that is copied; and what is left behind, which is nothing."""

from collections.abc import Callable

from playwright.sync_api import expect

from tests.box_page.conftest import Walker
from tests.box_page.rooms import AROUND, IN_ANSWERING, LEAF, Rooms, Round, envelope_of, key_of
from tests.box_page.test_answering import answer, stored
from troth.blind import canonical

Walk = Callable[..., Walker]


def code_of(walker: Walker) -> str:
    """The text beside the codes that are scanned."""
    walker.page.get_by_text("The same as text, to copy").click()
    return walker.page.get_by_label("The same as text, to copy").input_value()


def packed(round: Round, *circles: str, all: int) -> str:
    """What a scanned code carries, made here."""
    data = bytes([1]) + bytes.fromhex(round.id) + bytes.fromhex(round.manifest.digest) + bytes([all])
    for circle in circles:
        slip = envelope_of(round.manifest, circle, {})
        data += bytes.fromhex(circle) + slip.message + slip.signature
    return f"#t={canonical.to_b64(data)}"


def test_two_people_at_one_shared_computer_one_after_the_other(walk: Walk, box: Rooms) -> None:
    round = box.add()
    shared = walk()
    codes = []
    for _ in range(2):
        shared.collect(round, shared=True)
        expect(shared.page.get_by_role("heading", name="Take your slip with you")).to_be_focused()
        codes.append(code_of(shared))
        assert stored(shared.page) == "[{},{}]"
        shared.press("I have it: clear this page")
        expect(shared.page.get_by_role("heading", name="Say it safely")).to_be_visible()
        assert "signature" not in shared.page.content()
        assert stored(shared.page) == "[{},{}]"
    round.open()
    for code, step in zip(codes, ("Partly", "Fully"), strict=True):
        shared.at(IN_ANSWERING).go()
        shared.page.get_by_text("I have a code").click()
        shared.page.get_by_label("Your code").fill(code)
        shared.press("Open it")
        shared.press("Answer now")
        answer(shared, item0=step)
        shared.wait_out()
        expect(shared.page.get_by_text("Nothing is kept here: write down")).to_be_visible()
        assert stored(shared.page) == "[{},{}]"
    assert sorted(one.answers["safety-1"] for one in round.ballots()) == [3, 5]


def test_somebody_else_began_in_this_window(walk: Walk, box: Rooms) -> None:
    round = box.add()
    shared = walk()
    asked = []
    for other in (None, "It was not me"):
        shared.go(shared.collect_link(round))
        if other:
            shared.press(other)
        shared.page.get_by_label("Others use it too").check()
        shared.press("Go on")
        shared.press("Go on and have it signed")
        asked.append(shared.asked()["asks"])
    assert {one["blinded"] for one in asked[0]}.isdisjoint(one["blinded"] for one in asked[1])
    shared.go(shared.collect_link(round))
    shared.press("It was me, go on")
    shared.press("Go on and have it signed")
    assert shared.asked()["asks"] == asked[1]


def test_slips_of_somebody_who_called_the_computer_their_own(walk: Walk, box: Rooms) -> None:
    round = box.add()
    window = walk()
    window.collect(round)
    kept = window.page.evaluate("() => localStorage.troth")
    window.go(window.collect_link(round))
    window.press("They are not mine")
    window.press("Go on")
    window.come_back()
    assert code_of(window) not in kept
    window.press("I have it: clear this page")
    assert window.page.evaluate("() => localStorage.troth") == kept


def test_a_text_takes_slip_and_names_to_a_phone(walk: Walk, box: Rooms) -> None:
    round = box.add()
    desk, phone = walk(), walk(size=(390, 844))
    desk.collect(round)
    desk.press("Take it elsewhere")
    code = code_of(desk)
    phone.go(code.removeprefix(f"{box.address}/"))
    expect(phone.page.get_by_text("Your code was read")).to_be_visible()
    assert "#" not in phone.page.url
    assert stored(phone.page) == "[{},{}]"
    phone.press("Keep it on this device")
    round.open()
    phone.at(IN_ANSWERING).go()
    phone.press("Answer now")
    expect(phone.page.get_by_text("Håkon Løvås")).to_be_visible()
    answer(phone, item4="Fully")
    phone.wait_out()
    expect(phone.page.get_by_role("heading", name="Sent")).to_be_visible()
    desk.at(IN_ANSWERING).go()
    desk.press("Answer now")
    answer(desk, item4="Not at all")
    desk.wait_out()
    expect(desk.page.get_by_role("heading", name="This slip was used before")).to_be_visible()
    assert [one.answers for one in round.ballots()] == [{"repair-1": 5}]


def test_codes_are_scanned_one_after_the_other(walk: Walk, box: Rooms) -> None:
    round = box.add()
    phone = walk(size=(390, 844))
    phone.go(packed(round, AROUND, all=2))
    expect(phone.page.get_by_text("Some codes of your card are not on this device yet.")).to_be_visible()
    phone.press("Keep it on this device")
    phone.go(packed(round, LEAF, all=2))
    expect(phone.page.get_by_text("Your code was read")).to_be_visible()
    expect(phone.page.get_by_text("Some codes of your card")).to_be_hidden()
    round.open()
    phone.at(IN_ANSWERING).go()
    phone.press("Answer now")
    expect(phone.page.get_by_text("The names are not in a code that is scanned.")).to_be_visible()
    answer(phone, item0="Fully")
    phone.wait_out()
    expect(phone.page.get_by_role("heading", name="Sent")).to_be_visible()


def test_a_code_that_is_missing_is_asked_for(walk: Walk, box: Rooms) -> None:
    round = box.add()
    phone = walk(size=(390, 844))
    round.open()
    phone.at(IN_ANSWERING).go(packed(round, AROUND, all=2))
    phone.press("Answer now")
    expect(phone.page.get_by_role("heading", name="A code is missing")).to_be_visible()


def test_a_code_is_not_kept_beside_another_persons(walk: Walk, box: Rooms) -> None:
    round = box.add()
    window = walk()
    window.collect(round)
    kept = window.page.evaluate("() => localStorage.troth")
    window.go(packed(round, LEAF, AROUND, all=2))
    window.press("Keep it on this device")
    expect(window.page.get_by_text("This browser keeps somebody else’s slip")).to_be_visible()
    assert window.page.evaluate("() => localStorage.troth") == kept
    round.open()


def test_a_code_with_a_bad_signature_is_refused(walk: Walk, box: Rooms) -> None:
    round = box.add()
    phone = walk()
    good = packed(round, LEAF, all=1)
    phone.go(good[:-4] + ("AAAA" if good[-4:] != "AAAA" else "BBBB"))
    expect(phone.page.get_by_role("heading", name="The signature is not good")).to_be_visible()
    phone.go("#t=AAAA")
    expect(phone.page.get_by_role("heading", name="This link cannot be read")).to_be_visible()
    assert key_of(LEAF).public.length == 384


def test_what_is_scanned_is_what_was_packed(walk: Walk, box: Rooms) -> None:
    """The picture itself, read by Chromium's own eyes where it has them; else its size says that it is all there."""
    round = box.add()
    desk = walk()
    desk.collect(round)
    desk.press("Take it elsewhere")
    path = desk.page.locator(".scan svg path").nth(1).get_attribute("d") or ""
    box_of = desk.page.locator(".scan svg").get_attribute("viewBox") or ""
    side = int(box_of.split()[2]) - 8
    assert (side - 17) % 4 == 0
    assert 100 < side <= 177
    assert 0.4 < path.count("M") / side**2 < 0.6
