"""Released words put before somebody: from the address into the form, on Monday to Today, into a decision, and back."""

from datetime import UTC, datetime, time, timedelta
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import violations, width_overflow
from tests.browser.conftest import NARROW, Open
from tests.cast import Cast
from troth.concerns.models import Brought, Heard
from troth.concerns.rules import monday_after
from troth.decisions.models import Decision
from troth.jobs.worker import work_off
from troth.kernel import clock

WORDS = "Who works the gate alone & why?\nPlease decide it, once for everybody."
BECAUSE = "Nobody does, from Monday on. Not more pay for it: that is not mine to give."


def put(lena: Page) -> None:
    lena.goto(f"/safely/before/put/#words={quote(WORDS)}")
    expect(lena.get_by_label("The words", exact=True)).to_have_value(WORDS)
    assert "#" not in lena.url
    lena.get_by_label("A decision").check()
    lena.get_by_label("Before whom").fill("Ama")
    lena.get_by_label("The writer released exactly these words", exact=False).check()
    assert violations(lena) == []
    lena.get_by_role("button", name="Put it before them").click()
    expect(lena.get_by_role("heading", name="Before Ama Owusu")).to_be_visible()


def begin(ama: Page) -> None:
    """From Today to the decision, with the words, which no server has seen again."""
    ama.reload()
    ama.get_by_role("link", name="Read it").click()
    expect(ama.get_by_text("Please do not look for who it was")).to_be_visible()
    assert violations(ama) == []
    assert width_overflow(ama) == []
    ama.get_by_role("link", name="Ask before you decide").click()
    expect(ama.get_by_label("Why now")).to_have_value(WORDS)
    assert "#" not in ama.url
    assert not Decision.objects.exists()


def answer(ama: Page) -> None:
    ama.goto(f"/safely/before/{Brought.objects.get().id}/answer/")
    ama.get_by_label("Something will be done").check()
    ama.get_by_label("What, and why").fill(BECAUSE)
    ama.get_by_role("button", name="Answer").click()
    expect(ama.get_by_role("link", name="Change it")).to_be_visible()


def publish(lena: Page) -> None:
    lena.goto("/")
    lena.get_by_role("link", name="Read the answer").click()
    expect(lena.get_by_text(BECAUSE)).to_be_visible()
    lena.get_by_role("link", name="Publish both").click()
    lena.get_by_label("The writer released exactly these words, for everybody.").check()
    lena.get_by_role("button", name="Publish").click()
    expect(lena.get_by_text("once for everybody")).to_be_visible()


@pytest.mark.journey
def test_put_before_somebody_begun_answered_and_published(open_page: Open, cast: Cast) -> None:
    monday = monday_after(clock.now().date())
    lena, ama = open_page(cast.lena), open_page(cast.ama, size=NARROW, theme="dark")
    put(lena)
    ama.goto("/")
    expect(ama.get_by_text("The listeners put something before you")).to_have_count(0)
    with clock.held(datetime.combine(monday, time(12), UTC)):
        work_off()
        begin(ama)
        answer(ama)
        lena.reload()
        expect(lena.get_by_text(BECAUSE)).to_have_count(0)
    with clock.held(datetime.combine(monday + timedelta(days=7), time(12), UTC)):
        work_off()
        publish(lena)
    assert Heard.objects.get().said.replace("\r", "") == WORDS
