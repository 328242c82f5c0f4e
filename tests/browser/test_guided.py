"""Twenty minutes together: asked for, prepared, held on a table and on phones, promised, kept, and said so by each."""

import re
from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NARROW, PHONE, Open
from tests.cast import Cast
from troth.accounts.models import Promise
from troth.audit.models import AuditEntry
from troth.guided.models import Conversation, Preparation, Wish
from troth.kernel import clock

pytestmark = pytest.mark.journey
NOTE = "That I nodded, and did not know."
WORDS = "have the rota out three weeks ahead"


def ask(chidi: Page) -> None:
    chidi.goto("/between/")
    chidi.get_by_role("link", name=re.compile("Four questions, one promise")).click()
    chidi.get_by_role("button", name="Ask for it").click()
    expect(chidi.get_by_text("From tomorrow your team sees that somebody did, never who.").first).to_be_visible()


def set_a_day(ama: Page) -> None:
    ama.goto("/")
    asked = ama.get_by_role("listitem").filter(has_text="Somebody on your team asks for the conversation")
    expect(asked.get_by_text("Who asks is kept nowhere", exact=False)).to_be_visible()
    asked.get_by_role("link", name=re.compile("^Set a day")).click()
    ama.get_by_label("Day").fill(f"{clock.now().date() + timedelta(days=2)}")
    ama.get_by_label("Hour").fill("10:00")
    ama.get_by_label("Where, or the address of the call").fill("The small room")
    ama.get_by_role("button", name="Set the day").click()
    expect(ama.get_by_text("Everybody on the team sees it.", exact=False).first).to_be_visible()


def prepare(ama: Page) -> None:
    ama.get_by_role("link", name="Prepare, for yourself").click()
    ama.get_by_label("What was hard to say here", exact=False).fill(NOTE)
    ama.get_by_role("button", name="Keep it").click()
    expect(ama.get_by_text("Kept, for you alone.").first).to_be_visible()


def press(page: Page, name: str) -> None:
    """Reach a link or button by the Tab key alone, and press it."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("(document.activeElement.textContent || '').trim()").startswith(name):
            with page.expect_navigation():
                page.keyboard.press("Enter")
            return
    pytest.fail(f"the keyboard does not reach “{name}”")


def walk_by_keyboard(ben: Page) -> None:
    """Ben on his own phone, from Today to the last step, without a pointer."""
    ben.goto("/")
    press(ben, "Open: Twenty minutes")
    expect(ben.get_by_role("heading", name="Twenty minutes, four questions")).to_be_visible()
    press(ben, "Begin")
    for number, words in ((2, "The next question"), (3, "The next question"), (4, "The next question")):
        press(ben, words)
        expect(ben.get_by_role("heading", level=1)).to_contain_text(f"{number} of 5")
        expect(ben.get_by_text(NOTE)).to_have_count(0)
    press(ben, "To the promise")
    expect(ben.get_by_text("Ama Owusu says one thing they will do", exact=False)).to_be_visible()
    expect(ben.get_by_role("button", name="Promise it, and end")).to_have_count(0)


def hold(ama: Page) -> None:
    """The screen in the middle of the table: the questions, the plan, and no word of what Ama noted."""
    talk = Conversation.objects.get(stage="planned")
    ama.goto(f"/conversation/{talk.id}/step/1/?from=10:00")
    expect(ama.get_by_text("until about 10:05")).to_be_visible()
    for _ in range(3):
        expect(ama.get_by_text(NOTE)).to_have_count(0)
        ama.get_by_role("link", name="The next question").click()
    ama.get_by_role("link", name="To the promise").click()
    expect(ama.get_by_text("until about 10:20")).to_be_visible()
    ama.get_by_label("I will").fill(WORDS)
    ama.get_by_label("By when").fill("in 3 weeks")
    ama.get_by_role("button", name="Promise it, and end").click()
    expect(ama.get_by_role("heading", name="It took place today")).to_be_visible()


def test_asked_for_held_promised_kept(open_page: Open, cast: Cast) -> None:
    ama, ben, chidi = open_page(cast.ama), open_page(cast.ben, size=NARROW, theme="dark"), open_page(cast.chidi)
    ask(chidi)
    start = clock.now()
    with clock.moved(start + timedelta(days=1)):
        set_a_day(ama)
        prepare(ama)
        assert not Wish.objects.exists()
    with clock.moved((start + timedelta(days=3)).replace(hour=9, minute=50)):
        written = AuditEntry.objects.count()
        walk_by_keyboard(ben)
        assert AuditEntry.objects.count() == written
        hold(ama)
        ben.goto("/")
        expect(ben.get_by_text(WORDS).first).to_be_visible()
    assert Preparation.objects.count() == 1
    with clock.moved(start + timedelta(days=24)):
        ama.goto("/")
        due = ama.get_by_role("listitem").filter(has_text=WORDS).first
        expect(due.get_by_text("and one other", exact=False)).to_be_visible()
        due.get_by_role("button", name=re.compile("^Kept")).click()
        expect(ama.get_by_role("button", name=re.compile("^Kept")).filter(has_text=WORDS)).to_have_count(0)
        assert set(Promise.objects.filter(words=WORDS).values_list("state", flat=True)) == {"kept"}
        talk = Conversation.objects.get()
        chidi.goto(f"/conversation/{talk.id}/")
        expect(chidi.get_by_text("Ama Owusu says so", exact=False)).to_be_visible()
        chidi.get_by_role("button", name="Not for me").click()
        ben.goto(f"/conversation/{talk.id}/")
        expect(ben.get_by_text("Not so", exact=False)).to_have_count(0)
    assert Promise.objects.get(receiver=cast.chidi, words=WORDS).answer == "not_for_me"


def test_not_this_time_is_said_without_a_name_and_taken_back(open_page: Open, cast: Cast) -> None:
    ama, chidi = open_page(cast.ama), open_page(cast.chidi, size=PHONE)
    ama.goto(f"/conversation/team/{cast.quay.id}/")
    ama.get_by_role("link", name="Set a day").click()
    ama.get_by_role("button", name="Set the day").click()
    address = f"/conversation/{Conversation.objects.get().id}/"
    chidi.goto("/")
    chidi.get_by_role("link", name=re.compile("^Open.*Twenty minutes")).click()
    chidi.get_by_role("button", name="Not this time").click()
    expect(chidi.get_by_text("Nobody learns who said so.", exact=False).first).to_be_visible()
    ama.goto(address)
    expect(ama.get_by_role("heading", name="Not this time")).to_be_visible()
    expect(ama.get_by_text("Chidi", exact=False)).to_have_count(0)
    chidi.get_by_role("button", name="Undo").click()
    ama.goto(address)
    expect(ama.get_by_role("link", name="Begin")).to_be_visible()
