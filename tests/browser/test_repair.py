"""Going back to something, two people in two browsers: one goes first and is met well; one asks, calmed down."""

import re
from datetime import UTC, datetime, time, timedelta

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import NARROW, Open
from tests.cast import Cast
from troth.accounts.models import BookEntry, Moment
from troth.jobs.worker import work_off
from troth.kernel import clock
from troth.repair.models import CoolingOff, Repair

pytestmark = pytest.mark.journey

ANGRY = "You moved MY review. Again. I am done."


def send(page: Page, name: str) -> None:
    page.get_by_role("button", name=re.compile(name)).click()


def waiting(page: Page, says: str) -> Locator:
    """The way into one thing that waits on Today."""
    return page.locator("li.nudge").filter(has_text=says).get_by_role("link", name=re.compile("^Open"))


def on_the_ninth_hour(days: int) -> datetime:
    return datetime.combine(clock.now().date() + timedelta(days=days), time(9), UTC)


def go_first(ama: Page, cast: Cast) -> None:
    """Ama says “I got that wrong” before anybody asks her to."""
    ama.goto(f"/between/{cast.ben.id}/")
    ama.get_by_role("link", name="I got something wrong").click()
    expect(ama.get_by_text("Before anything else")).to_be_visible()
    ama.get_by_role("radio", name=re.compile("Something between the two of us")).check()
    ama.get_by_label("What I did").fill("I moved your review an hour before it began, and did not ask.")
    ama.get_by_label("What I think it did to them").fill("You had prepared for it.")
    ama.get_by_role("radio", name=re.compile("I did not take enough care")).check()
    send(ama, "^Say it to")
    expect(ama.get_by_role("heading", name="Now listen")).to_be_visible()
    expect(ama.get_by_role("link", name="Own it")).to_have_count(0)


def meet_well(ben: Page) -> None:
    """Ben meets it on his Today, and says that this is it."""
    ben.goto("/")
    waiting(ben, "Is that it?").click()
    expect(ben.get_by_text("You owe no answer, and no thanks.")).to_be_visible()
    ben.get_by_label("A word to them").fill("Thank you for saying it first.")
    ben.get_by_role("button", name="Yes, that is it").click()
    expect(ben.get_by_role("heading", name="You were heard")).to_be_visible()


def own_and_promise(page: Page, draft: str) -> None:
    """Own it after a look at the draft, leave being open out or in, and promise."""
    page.get_by_role("link", name="Own it").click()
    page.get_by_label("What was mine in it").fill(draft)
    send(page, "^Look at it with me first")
    expect(page.locator("mark")).to_have_text(["but", "I was tired"])
    expect(page.get_by_text("What comes after it takes back what came before.")).to_be_visible()
    expect(page.get_by_label("What was mine in it")).to_have_value(draft)
    page.get_by_label("What was mine in it").fill("I moved it, and did not ask you.")
    send(page, "^Say it to")


def promise(page: Page) -> None:
    page.get_by_role("link", name="Promise what will be different").click()
    page.get_by_label("What I will do").fill("ask you before I move anything of yours")
    page.get_by_label("By when").fill("next Friday")
    page.get_by_label("If it gets hard to keep, then").fill("I ring you the evening before.")
    send(page, "^Promise it")
    expect(page.get_by_role("heading", name="Keep it, and come back to it")).to_be_visible()


def test_somebody_says_i_got_that_wrong_first_and_is_met_well(open_page: Open, cast: Cast) -> None:
    ama, ben = open_page(cast.ama), open_page(cast.ben, size=NARROW)
    go_first(ama, cast)
    meet_well(ben)
    ama.reload()
    expect(ama.get_by_text("Thank you for saying it first.")).to_be_visible()
    own_and_promise(ama, "I moved it, but I was tired.")
    ama.get_by_role("link", name="Be open").click()
    ama.get_by_label("What I regret").fill("I regret that you heard it at the door.")
    send(ama, "^Say it to")
    ama.get_by_role("link", name="Promise it").click()
    ama.get_by_label("What I will do").fill("ask you before I move anything of yours")
    ama.get_by_label("By when").fill("next Friday")
    ama.get_by_label("If it gets hard to keep, then").fill("I ring you the evening before.")
    send(ama, "^Promise it")
    ben.reload()
    expect(ben.get_by_text("I moved it, and did not ask you.")).to_be_visible()
    expect(ben.get_by_text("ask you before I move anything of yours")).to_be_visible()
    ben.get_by_role("link", name="Say how it is").click()
    ben.get_by_role("radio", name=re.compile("^Mended")).check()
    send(ben, "^Say it to")
    ama.reload()
    expect(ama.get_by_role("heading", name="Mended")).to_be_visible()
    assert not BookEntry.objects.exists()
    assert not Moment.objects.exists()


def put_away_in_anger(ben: Page, cast: Cast) -> None:
    ben.goto(f"/between/{cast.ama.id}/")
    ben.get_by_role("link", name="Not while I am angry").click()
    ben.get_by_label("What you would say now").fill(ANGRY)
    ben.get_by_role("radio", name="Tomorrow morning").check()
    send(ben, "^Put it away")
    expect(ben.get_by_text("It comes back tomorrow.")).to_be_visible()


def ask_calmly(ben: Page) -> None:
    """The next morning it is back; the words go, and one calm sentence stays."""
    ben.goto("/")
    waiting(ben, "What you put away until you are calm").click()
    ben.get_by_text("Read it", exact=True).click()
    expect(ben.get_by_text(ANGRY)).to_be_visible()
    send(ben, "^Delete the words")
    expect(ben.get_by_text(ANGRY)).to_have_count(0)
    ben.get_by_role("link", name="I would like to come back to something").click()
    ben.get_by_role("radio", name=re.compile("Something between the two of us")).check()
    send(ben, "^Ask Ama")
    expect(ben.get_by_role("heading", name="You asked")).to_be_visible()


def listen_and_name(ama: Page, ben: Page) -> None:
    ama.goto("/")
    waiting(ama, "“I would like to come back to something”").click()
    expect(ama.get_by_text("They have not said what yet")).to_be_visible()
    ama.get_by_role("link", name="I would like to hear it").click()
    send(ama, "^Say it")
    ben.reload()
    ben.get_by_role("link", name="Say what happened").click()
    ben.get_by_label("What happened").fill("My review was moved an hour before.")
    ben.get_by_label("What it did to you").fill("I felt like furniture.")
    send(ben, "^Say it to")
    ama.reload()
    ama.get_by_role("link", name="Put it into words").click()
    expect(ama.get_by_text("I felt like furniture.")).to_be_visible()
    ama.get_by_label("What I did").fill("I moved your review and told you at the door.")
    ama.get_by_label("What I think it did to them").fill("As if you were furniture.")
    ama.get_by_role("radio", name=re.compile("I cannot say yet")).check()
    send(ama, "^Say it to")
    ben.reload()
    ben.get_by_role("button", name="Yes, that is it").click()


def test_an_unmeant_hurt_is_cooled_off_asked_for_and_mended_at_the_14_days(open_page: Open, cast: Cast) -> None:
    ben, ama = open_page(cast.ben, size=NARROW), open_page(cast.ama)
    put_away_in_anger(ben, cast)
    ama.goto("/waiting/")
    expect(ama.get_by_role("main")).to_contain_text("With Ben Lindqvist A quarter of an hour")
    expect(ama.get_by_role("main").get_by_text("Ben Lindqvist")).to_have_count(1)
    with clock.moved(on_the_ninth_hour(1)):
        work_off()
        ask_calmly(ben)
        assert CoolingOff.objects.get().words == ""
        listen_and_name(ama, ben)
        ama.reload()
        own_and_promise(ama, "I moved it, but I was tired.")
        promise(ama)
    for days in (3, 15):
        with clock.moved(on_the_ninth_hour(days)):
            work_off()
            ama.goto("/")
            expect(waiting(ama, "Come back to it")).to_be_visible()
            ben.goto("/")
            waiting(ben, "Come back to it").click()
            expect(ben.get_by_role("heading", name="How is it now?")).to_be_visible()
            ben.get_by_role("link", name="Say how it is").click()
            ben.get_by_role("radio", name=re.compile("^Not yet" if days == 3 else "^Mended")).check()
            send(ben, "^Say it to")
    expect(ben.get_by_text("From the first word to here: 14 days.")).to_be_visible()
    repair = Repair.objects.get()
    assert (repair.stage, repair.outcome, repair.revisit) == ("closed", "mended", 2)
    assert not BookEntry.objects.exists()
    ama.goto(f"/repair/{repair.id}/")
    expect(ama.get_by_role("heading", name="Mended")).to_be_visible()
