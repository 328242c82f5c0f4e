"""Slips for a concern: they come in the same tap as answer slips, or alone, and can be taken elsewhere."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.blind import concern_formats as formats
from tests.box.concerning import season_key
from tests.box_page.conftest import PATH, Walker
from tests.box_page.rooms import SITE_KEY, Rooms, Round
from troth.blind import canonical, certificate, signed, tokens
from troth.blind.seasons import Season
from troth.blind.signed import Kind

Walk = Callable[..., Walker]


@pytest.fixture
def season(box: Rooms) -> Season:
    own = {"key": season_key().public.to_bytes(), "certificate": certificate.certify(season_key())}
    receipts = canonical.from_b64(box.box.post.key()["key"], 32)
    made = formats.season_of_public(receipts, box=box.address, **own)
    box.box.post.take_season(signed.sign(Kind.SEASON, made.to_document(), SITE_KEY).to_bytes())
    return made


def link(walker: Walker, season: Season, *rounds: Round) -> str:
    circles = {one.id: PATH for one in rounds}
    asked = {"site": walker.site, "rounds": [one.id for one in rounds], "circles": circles, "slips": season.season}
    return f"#collect={canonical.to_b64(canonical.dumps(asked))}"


def answered(walker: Walker, asked: dict[str, Any]) -> str:
    """What the site says: signatures for the slips as well."""
    spelled = walker.answer_of_site(asked).partition("=")[2]
    answer = json.loads(canonical.from_b64(spelled))
    blinded = [canonical.from_b64(one) for one in asked["slips"]["blinded"]]
    signatures = [canonical.to_b64(tokens.blind_sign(season_key(), one)) for one in blinded]
    answer["slips"] = {"season": asked["slips"]["season"], "signatures": signatures}
    return f"#signed={canonical.to_b64(canonical.dumps(answer))}"


def kept(walker: Walker) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(walker.page.evaluate("() => localStorage.troth ?? '{}'"))
    return found


def test_they_come_in_the_same_tap(walk: Walk, box: Rooms, season: Season) -> None:
    round = box.add()
    ann = walk()
    ann.go(link(ann, season, round))
    expect(ann.page.get_by_text("Everybody gets five each quarter")).to_be_visible()
    ann.press("Go on")
    for word in season.words:
        expect(ann.page.get_by_text(word, exact=True).first).to_be_visible()
    ann.press("Go on and have it signed")
    asked = ann.asked()
    assert len(set(asked["slips"]["blinded"])) == 5
    ann.go(answered(ann, asked))
    expect(ann.page.get_by_text("This browser keeps 5 slips for a concern.")).to_be_visible()
    held = kept(ann)
    assert held["begun"] is None
    assert len(held["tokens"]) == len(PATH)
    for one in held["slips"]:
        message, signature = (canonical.from_b64(one[name]) for name in ("message", "signature"))
        assert tokens.verify(season_key().public, message, signature)

    ann.page.locator(".sheet", has_text="If something is wrong").get_by_role("button").click()
    ann.page.locator("summary").click()
    code = ann.page.locator("textarea").input_value()
    phone = walk()
    phone.go(code.removeprefix(f"{box.address}/"))
    phone.press("Keep it on this device")
    assert kept(phone)["slips"] == held["slips"]


def test_they_come_alone_where_somebody_is_in_no_round(walk: Walk, season: Season) -> None:
    jo = walk()
    jo.go(link(jo, season))
    assert jo.heading() == "Collect your slips"
    jo.press("Go on")
    jo.press("Go on and have it signed")
    asked = jo.asked()
    assert asked["asks"] == []
    jo.go(answered(jo, asked))
    expect(jo.page.get_by_text("This browser keeps 5 slips for a concern.")).to_be_visible()
    assert len(kept(jo)["slips"]) == 5
    jo.go(link(jo, season))
    expect(jo.page.get_by_text("This browser has answer slips already")).to_be_visible()


def test_slips_that_are_refused_do_not_spoil_the_rest(walk: Walk, box: Rooms, season: Season) -> None:
    round = box.add()
    ann = walk()
    ann.go(link(ann, season, round))
    ann.press("Go on")
    ann.press("Go on and have it signed")
    answer = json.loads(canonical.from_b64(ann.answer_of_site(ann.asked()).partition("=")[2]))
    answer["slips"] = {"season": season.season, "refused": "You had these slips before, with other numbers."}
    ann.go(f"#signed={canonical.to_b64(canonical.dumps(answer))}")
    expect(ann.page.get_by_text("You had these slips before, with other numbers.")).to_be_visible()
    assert len(kept(ann)["tokens"]) == len(PATH)
    assert kept(ann)["slips"] == []
