"""Collecting in a real browser: what the answering page asks for goes through, and the answer goes back to it."""

import json
from base64 import urlsafe_b64decode
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect
from pytest_django.live_server_helper import LiveServer

from tests.browser.conftest import NARROW, Open
from tests.cast import Cast
from tests.pulses.playing import COLLECTING, always, asking, at, begin, pass_day, the_round, two_teams
from troth.cli.demo.played_box import PlayedBox
from troth.kernel import clock
from troth.pulses import box
from troth.pulses.actions.issuing import Answer
from troth.pulses.models import Issued

pytestmark = pytest.mark.journey


def _given(url: str) -> dict[str, Any]:
    """What stands behind the # of the address one is sent back to."""
    text = parse_qs(urlsplit(url).fragment)["signed"][0]
    found: dict[str, Any] = json.loads(urlsafe_b64decode(text + "=" * (-len(text) % 4)))
    return found


def test_collecting(cast: Cast, open_page: Open, live_server: LiveServer, tmp_path: Path, settings: Any) -> None:
    settings.KEYS = tmp_path / "keys"
    two_teams(cast)
    address = live_server.url.replace("localhost", "127.0.0.1")
    with box.played(address, PlayedBox(always(4))):
        begin(cast)
        pass_day(COLLECTING)
        made = asking(cast.ben, the_round())
        with clock.held(at(COLLECTING)):
            ben = open_page(cast.ben, size=NARROW, also=address)
            ben.goto("/")
            ben.get_by_role("link", name="Say it safely", exact=True).first.click()
            expect(ben.get_by_text("Single lock.")).to_be_visible()
            collect = ben.get_by_role("link", name="Collect it")
            asked = urlsplit(collect.get_attribute("href") or "").fragment
            assert asked.startswith("collect=")
            ben.get_by_role("link", name="Names and check words").click()
            expect(ben.get_by_role("list", name="Check words").get_by_role("listitem")).to_have_count(8)
            expect(ben.get_by_text("Chidi Okafor").first).to_be_visible()
            # From here on as if the answering page had sent him.
            ben.goto(f"/pulse/issue/#ask={made.text}")
            expect(ben.get_by_text("It can be done once.")).to_be_visible()
            expect(ben.get_by_label("What you were given to paste here")).to_be_hidden()
            ben.get_by_role("button", name="Collect", exact=True).click()
            ben.wait_for_url("**/#signed=*")
            given = _given(ben.url)
            assert len(made.tokens(Answer(given["signed"], given["rosters"]))) == Issued.objects.count()
            ben.goto("/safely/")
            ben.goto(f"/pulse/issue/#ask={asking(cast.ben, the_round()).text}")
            ben.get_by_role("button", name="Collect", exact=True).click()
            expect(ben.get_by_role("alert")).to_contain_text("You have collected already")
