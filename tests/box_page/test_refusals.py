"""A server that lies: each lie is found, said in words, and nothing is sent."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from playwright.sync_api import expect

from tests.box_page.conftest import Walker
from tests.box_page.rooms import (
    AFTER,
    AROUND,
    BESIDE,
    FORMATS,
    IN_ANSWERING,
    IN_ISSUING,
    LEAF,
    SITE_KEY,
    Rooms,
    Round,
    envelope_of,
    signature_of,
)
from troth.blind import canonical, signed
from troth.blind.gate import Gate
from troth.blind.signed import Kind

Walk = Callable[..., Walker]
OTHER_KEY = Ed25519PrivateKey.generate()


def lie(box: Rooms, round: Round, kind: Kind, document: object, by: Ed25519PrivateKey = SITE_KEY) -> None:
    box.said[f"/rounds/{round.id}/{kind.value}"] = (200, signed.sign(kind, document, by).to_bytes())


def changed(round: Round, /, **parts: Any) -> dict[str, Any]:
    return round.manifest.to_document() | parts


def is_told(walker: Walker, title: str) -> None:
    expect(walker.page.get_by_role("heading", name=title)).to_be_visible()


def test_a_manifest_that_was_altered_after_signing(walk: Walk, box: Rooms) -> None:
    round = box.add()
    whole = json.loads(box.box.manifest(round.id))
    whole["document"]["organisation"] = "Somebody else"
    box.said[f"/rounds/{round.id}/manifest"] = (200, canonical.dumps(whole))
    ann = walk()
    ann.go(ann.collect_link(round))
    is_told(ann, "What was fixed is not as it must be")
    assert not any(path.startswith("/pulse") for path, _ in box.asked)


@pytest.mark.parametrize(
    ("parts", "title"),
    [
        ({"page": "0" * 64}, "This page is not the one that was agreed on"),
        ({"box": "https://elsewhere.example"}, "This is not the right address"),
        ({"round": "0" * 32}, "What was fixed has changed"),
        ({"rules": {"issued": 2, "answers": 5, "share_from": 12}}, "What was fixed is not as it must be"),
        ({"issuing": {"first": "2026-10-12", "last": "2026-10-28"}}, "Not yet"),
        ({"issuing": {"first": "2026-10-01", "last": "2026-10-08"}}, "It is too late for this one"),
    ],
)
def test_a_manifest_that_could_do_harm(walk: Walk, box: Rooms, parts: dict[str, Any], title: str) -> None:
    round = box.add()
    lie(box, round, Kind.MANIFEST, changed(round, **parts))
    ann = walk()
    ann.go(ann.collect_link(round))
    is_told(ann, title)


def test_a_key_whose_proof_is_not_its_own(walk: Walk, box: Rooms) -> None:
    round = box.add()
    circles = changed(round)["circles"]
    circles[0]["certificate"] = circles[1]["certificate"]
    lie(box, round, Kind.MANIFEST, changed(round, circles=circles))
    ann = walk()
    ann.go(ann.collect_link(round))
    ann.press("Go on")
    ann.press("Go on and have it signed")
    is_told(ann, "A key was refused")
    assert ann.site not in ann.page.url


def test_one_person_shown_another_manifest_sees_other_words(walk: Walk, box: Rooms) -> None:
    round = box.add()
    words = []
    for organisation in ("Weaverbird & Søn", "Weaverbird and Søn"):
        lie(box, round, Kind.MANIFEST, changed(round, organisation=organisation))
        one = walk()
        one.go(one.collect_link(round))
        one.press("Go on")
        words.append(one.page.locator(".words").inner_text())
    assert words[0] != words[1]


def test_a_manifest_exchanged_after_collecting(walk: Walk, box: Rooms) -> None:
    round = box.add()
    ann = walk()
    ann.collect(round)
    round.open()
    seal = changed(round)["seal"] | {"recipients": [_another_recipient()]}
    lie(box, round, Kind.MANIFEST, changed(round, seal=seal))
    ann.at(IN_ANSWERING).go()
    is_told(ann, "What was fixed has changed")
    expect(ann.page.get_by_role("button", name="Answer now")).to_have_count(0)


def _another_recipient() -> str:
    found: str = json.loads(FORMATS["manifest"])["seal"]["recipients"][0]
    return found


def test_a_manifest_exchanged_for_the_phone(walk: Walk, box: Rooms) -> None:
    round = box.add()
    desk, phone = walk(), walk()
    desk.collect(round)
    desk.press("Take it elsewhere")
    desk.page.get_by_text("The same as text, to copy").click()
    code = desk.page.get_by_label("The same as text, to copy").input_value()
    seal = changed(round)["seal"] | {"recipients": [_another_recipient()]}
    lie(box, round, Kind.MANIFEST, changed(round, seal=seal))
    phone.go(code.removeprefix(f"{box.address}/"))
    is_told(phone, "What was fixed has changed")


@pytest.mark.parametrize("lied", ["numbers", "final", "signer", "manifest"])
def test_a_gate_that_does_not_follow(walk: Walk, box: Rooms, lied: str) -> None:
    round = box.add()
    ann = walk()
    ann.collect(round)
    round.open()
    gate = Gate.made(round.manifest, {LEAF: 8, BESIDE: 8, AROUND: 17}).to_document()
    lies: dict[str, dict[str, Any]] = {
        "numbers": {"issued": {LEAF: 8, BESIDE: 8, AROUND: 15}},
        "final": {"final": [LEAF], "cancelled": [BESIDE]},
        "manifest": {"manifest": "0" * 64},
    }
    lie(box, round, Kind.GATE, gate | lies.get(lied, {}), OTHER_KEY if lied == "signer" else SITE_KEY)
    ann.at(IN_ANSWERING).go()
    ann.press("Answer now")
    is_told(ann, "The numbers do not add up")


def test_one_person_shown_another_gate_sees_other_words(walk: Walk, box: Rooms) -> None:
    round = box.add()
    people = [walk(), walk()]
    for one in people:
        one.collect(round)
    round.open(leaf=8)
    words = []
    for one, leaf in zip(people, (7, 8), strict=True):
        lie(box, round, Kind.GATE, Gate.made(round.manifest, {LEAF: leaf, BESIDE: 8, AROUND: 17}).to_document())
        one.at(IN_ANSWERING).go()
        one.press("Answer now")
        is_told(one, "Check words of the answering week")
        words.append(one.page.locator(".words").all_inner_texts())
    assert words[0][0] != words[1][0]
    assert words[0][1:] == words[1][1:]


@pytest.mark.parametrize("on", ["the same device", "a phone"])
def test_a_gate_exchanged_after_it_was_seen(walk: Walk, box: Rooms, on: str) -> None:
    round = box.add()
    ann, phone = walk(), walk(at=IN_ANSWERING)
    ann.collect(round)
    round.open()
    ann.at(IN_ANSWERING).go()
    ann.press("Take it elsewhere")
    ann.page.get_by_text("The same as text, to copy").click()
    code = ann.page.get_by_label("The same as text, to copy").input_value()
    lie(box, round, Kind.GATE, Gate.made(round.manifest, {LEAF: 8, BESIDE: 8, AROUND: 16}).to_document())
    if on == "a phone":
        phone.go(code.removeprefix(f"{box.address}/"))
        phone.press("Answer now")
        is_told(phone, "The numbers have changed")
    else:
        ann.go()
        ann.press("Answer now")
        is_told(ann, "The numbers have changed")


def test_a_signature_that_is_none(walk: Walk, box: Rooms) -> None:
    round = box.add()
    ann = walk()
    ann.go(ann.collect_link(round))
    ann.press("Go on")
    ann.press("Go on and have it signed")
    asked = ann.asked()
    wrong = {**asked, "asks": [one | {"blinded": asked["asks"][0]["blinded"]} for one in asked["asks"]]}
    ann.go(ann.answer_of_site(wrong))
    is_told(ann, "The signature is not good")
    ann.go(ann.answer_of_site(asked))
    expect(ann.page.get_by_text("You have it")).to_be_visible()


def test_names_other_than_the_ones_fixed(walk: Walk, box: Rooms) -> None:
    round = box.add()
    ann = walk()
    ann.go(ann.collect_link(round))
    ann.press("Go on")
    ann.press("Go on and have it signed")
    signed_ones = [
        {"round": one["round"], "circle": one["circle"], "signature": signature_of(one["circle"], one["blinded"])}
        for one in ann.asked()["asks"]
    ]
    ghosts = [one | {"names": [*one["names"][:-1], "A ghost"]} for one in FORMATS["rosters"]]
    ann.go(f"#signed={canonical.to_b64(canonical.dumps({'signed': signed_ones, 'rosters': ghosts}))}")
    is_told(ann, "The names are not the ones that were fixed")


def test_an_answer_that_was_not_asked_for(walk: Walk, box: Rooms) -> None:
    round = box.add()
    ann, cat = walk(), walk()
    ann.go(ann.collect_link(round))
    ann.press("Go on")
    ann.press("Go on and have it signed")
    answer = ann.answer_of_site(ann.asked())
    cat.go(answer)
    is_told(cat, "This was not begun here")
    ann.go(answer)
    ann.heading()
    ann.go(answer)
    is_told(ann, "You have it already")


def test_a_wrong_clock_is_named(walk: Walk, box: Rooms) -> None:
    round = box.add()
    ann = walk()
    ann.collect(round)
    round.open()
    ann.at("2026-12-24").go()
    expect(ann.page.get_by_text("by this device’s clock it is not")).to_be_visible()
    expect(ann.page.get_by_role("button", name="Answer now")).to_have_count(0)
    ann.at("2026-10-28").go()
    expect(ann.page.get_by_role("button", name="Answer now")).to_have_count(1)


@pytest.mark.parametrize("lied", ["signer", "manifest", "without me"])
def test_a_result_that_cannot_be_believed(walk: Walk, box: Rooms, lied: str) -> None:
    round = box.add()
    ann = walk()
    ann.collect(round)
    round.open()
    ann.at(IN_ANSWERING).go()
    ann.press("Answer now")
    ann.page.locator(".item").nth(0).get_by_label("Fully").check()
    ann.press("Seal and send")
    ann.wait_out()
    ann.page.get_by_role("heading", name="Sent").wait_for()
    for _ in range(5):
        box.box.take_ballot(round.id, envelope_of(round.manifest, LEAF, {"safety-1": 3}).to_bytes())
    mine = next(one.token for one in round.ballots() if one.answers == {"safety-1": 5})
    round.release()
    tally = json.loads(box.box.tally(round.id))["document"]
    others = [one for one in tally["hashes"] if one != mine]
    lies: dict[str, dict[str, Any]] = {
        "manifest": {"manifest": "0" * 64},
        "without me": {"hashes": others, "counted": {LEAF: 5, BESIDE: 0}},
    }
    by = OTHER_KEY if lied == "signer" else round.keyholder.signing
    lie(box, round, Kind.TALLY, tally | lies.get(lied, {}), by)
    ann.at(AFTER).go()
    ann.press("Find my answer")
    is_told(ann, "Counted" if lied == "without me" else "The result cannot be believed")
    expect(ann.page.get_by_text("Yours is not among them")).to_have_count(1 if lied == "without me" else 0)


def test_links_that_say_nothing(walk: Walk, box: Rooms) -> None:
    round = box.add()
    ann = walk()
    good = ann.collect_link(round)
    hostile = {"site": "javascript:alert(1)//", "rounds": [round.id], "circles": {round.id: [LEAF, AROUND]}}
    for link in (good[:-5], "#collect=", "#token=%3Cb%3E", f"#collect={canonical.to_b64(canonical.dumps(hostile))}"):
        ann.go(link)
        is_told(ann, "This link cannot be read")
    ann.go("#main")
    is_told(ann, "Say it safely")


def test_the_page_itself_exchanged(walk: Walk, box: Rooms) -> None:
    round = box.add()
    ann = walk(at=IN_ISSUING)
    box.said["/page/texts.json"] = (
        200,
        box.box.page.files["texts.json"].content.replace(b"Check words", b"Cheque words"),
    )
    ann.go(ann.collect_link(round))
    is_told(ann, "This page is not the one that was agreed on")
