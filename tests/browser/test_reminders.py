"""Being told, and one's calendar: Ben chooses how, pauses, gives his calendar an address, and makes it dead again."""

import re
from datetime import timedelta
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import violations, width_overflow
from tests.browser.conftest import DESKTOP, NARROW, Open
from tests.cast import Cast
from troth.accounts.actions.promises import say_promise
from troth.calendar.models import CalendarChoice
from troth.kernel import clock
from troth.notices.actions import tell
from troth.notices.letters import SIGNER
from troth.notices.models import ChatDoor, OutboxMail, Reminders
from troth.notices.queries import told_for


def holds(page: Page, words: str) -> None:
    expect(page.get_by_role("main")).to_contain_text(words)


@pytest.fixture(autouse=True)
def mail(settings: Any) -> None:
    settings.HAS_MAIL = True
    settings.CHAT_HOSTS = ["hooks.slack.com"]


@pytest.mark.journey
def test_somebody_decides_how_they_are_told(cast: Cast, open_page: Open) -> None:
    say_promise(actor=cast.ama, to=cast.ben, words="send the rota")
    ben = open_page(cast.ben)
    ben.goto("/")
    ben.get_by_text("Ben Lindqvist").first.click()
    ben.get_by_role("link", name="Reminders").click()
    sample = ben.get_by_role("complementary")
    expect(sample).to_contain_text("Something in Troth is waiting for you.")
    ben.get_by_role("radio", name=re.compile("^Once a day")).check()
    ben.get_by_role("radio", name=re.compile("^And of what kind")).check()
    ben.get_by_role("checkbox", name="Suggestions of Troth’s own").uncheck()
    ben.get_by_role("button", name="Keep it so").click()
    expect(sample).to_contain_text("A promise is due.")
    chosen = Reminders.objects.get(author=cast.ben)
    assert (chosen.rhythm, chosen.says, chosen.left_out) == ("daily", "kind", ["nudges"])

    tell(person=cast.ben, kind="promise")
    assert not OutboxMail.objects.exists()
    ben.goto("/reminders/")
    holds(ben, "Waits to be told")
    ben.get_by_role("radio", name="A week", exact=True).check()
    ben.get_by_role("button", name="Tell me nothing").click()
    holds(ben, "Nothing is told until")
    assert all(held.at and held.at > clock.now() + timedelta(days=6) for held in told_for(cast.ben).held)
    ben.get_by_role("button", name="Tell me again").click()
    holds(ben, "A holiday, a bad week")

    ben.get_by_role("link", name=re.compile("My chat")).click()
    ben.get_by_label(re.compile("The address of its")).fill("https://127.0.0.1/x")
    ben.get_by_role("button", name="Keep it").click()
    holds(ben, "Troth sends nothing to that address.")
    ben.get_by_label(re.compile("The address of its")).fill("https://hooks.slack.com/services/T0/B0/abc")
    ben.get_by_role("button", name="Keep it").click()
    holds(ben, "Slack")
    ben.get_by_role("button", name="Forget it").click()
    assert not ChatDoor.objects.exists()


def test_a_calendar_is_given_an_address_and_it_dies_again(cast: Cast, open_page: Open) -> None:
    say_promise(actor=cast.ama, to=cast.ben, words="send the rota")
    ben = open_page(cast.ben)
    ben.goto("/calendar/")
    holds(ben, "Something in Troth is due")
    ben.get_by_role("radio", name=re.compile("^Whom and what Names")).check()
    ben.get_by_role("button", name="Keep it so").click()
    holds(ben, "From Ama Owusu: send the rota")
    ben.get_by_role("button", name="Make an address").click()
    holds(ben, "shown this once")
    address = "/calendar/" + ben.locator("#calendar-address").inner_text().partition("/calendar/")[2]
    assert ben.request.get(address).ok
    ben.goto("/calendar/")
    ben.get_by_role("button", name="End it").click()
    holds(ben, "No address yet")
    assert ben.request.get(address).status == 404
    assert CalendarChoice.objects.get(author=cast.ben).digest is None


def test_mail_is_stopped_without_signing_in(cast: Cast, open_page: Open) -> None:
    page = open_page(None)
    page.goto(f"/reminders/stop/{SIGNER.sign(cast.ben.id.hex)}/")
    page.get_by_role("button", name="Stop them").click()
    holds(page, "Should you want them again")
    assert not Reminders.objects.get(author=cast.ben).by_mail


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_pages_are_fit_for_everybody(cast: Cast, open_page: Open, theme: Any) -> None:
    say_promise(actor=cast.ama, to=cast.ben, words="send the rota to everyone at the far end of the quay " * 4)
    Reminders.objects.create(author=cast.ben, rhythm="daily", says="kind")
    tell(person=cast.ben, kind="promise")
    tell(person=cast.ben, kind="nudge")
    address = "https://hooks.slack.com/services/T00000000/B00000000/" + "x" * 60
    ChatDoor.objects.create(author=cast.ben, sort="slack", address=address, refused_on=clock.now().date())
    for size in (DESKTOP, NARROW):
        page = open_page(cast.ben, size=size, theme=theme)
        for path in ("/reminders/", "/reminders/chat/", "/calendar/"):
            page.goto(path)
            assert violations(page) == []
            assert width_overflow(page) == []
