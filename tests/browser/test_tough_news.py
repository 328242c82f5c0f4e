"""A changed shift for fourteen people: planned in quiet, said, asked after two days and after two weeks, and closed."""

import re
from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import violations, width_overflow
from tests.browser.conftest import DESKTOP, NARROW, Open
from tests.cast import Cast, join
from tests.tough_news.telling import SAID, plan, say
from troth.accounts.models import BookEntry, Moment, Promise
from troth.kernel import clock
from troth.people.models import Person
from troth.tough_news.models import CheckIn, News, Told

TITLE = SAID["title"]
QUESTION = "Do weekends count too?"


def fourteen(cast: Cast) -> None:
    """Ben, Chidi, and twelve more in Quay."""
    for number in range(12):
        join(Person.objects.create(name=f"Colleague {number:02}"), cast.quay)


def said(words: str) -> re.Pattern[str]:
    """A name as it is read out: what is there for screen readers alone may stand apart by a space."""
    return re.compile(r"\s*".join(re.escape(part) for part in re.findall(r"\w+|[^\w\s]", words)))


def holds(page: Page, words: str) -> None:
    expect(page.get_by_role("main")).to_contain_text(words)


def lacks(page: Page, words: str) -> None:
    expect(page.get_by_role("main")).not_to_contain_text(words)


def write_plan(ama: Page) -> None:
    ama.goto("/")
    ama.get_by_role("link", name="Tough news").click()
    ama.get_by_role("link", name="Plan tough news").click()
    ama.get_by_label("Its name").fill(TITLE)
    ama.get_by_label("What happens").fill("It has been decided that we streamline the nights.")
    ama.get_by_label("Why", exact=True).fill(SAID["why"])
    ama.get_by_role("checkbox", name="Quay").check()
    ama.get_by_role("button", name="Look at my words").click()
    holds(ama, "Say who decided")
    expect(ama.locator("mark")).to_have_text(["It has been decided", "streamline"])
    assert not News.objects.exists()

    ama.get_by_label("What happens").fill(SAID["what"])
    for label, name in (("What is decided", "decided"), ("What I cannot say, and why", "cannot_say")):
        ama.get_by_label(label).fill(SAID[name])
    ama.get_by_label("What it costs whom").fill(SAID["costs"])
    ama.get_by_role("button", name="Keep it").click()
    holds(ama, "It exists for you alone.")
    holds(ama, "Quay: 14 people.")


def say_it(ama: Page) -> None:
    ama.get_by_role("link", name="I have said it").click()
    expect(ama.get_by_role("checkbox", name="Colleague 11")).to_be_checked()
    ama.get_by_role("button", name="Mark them as told").click()
    holds(ama, "Said to 14.")
    ama.get_by_role("link", name="Note a question").click()
    ama.get_by_label("What was asked").fill(QUESTION)
    ama.get_by_label("Who asked").select_option(label="Ben Lindqvist")
    ama.get_by_role("button", name="Promise an answer").click()
    holds(ama, QUESTION)


def choose(ben: Page, chidi: Page) -> None:
    """Ben asks to be asked alone and shares a word; Chidi does not want to be asked."""
    ben.goto("/")
    ben.get_by_role("link", name=said(f"Open: {TITLE}")).click()
    holds(ben, "What I cannot say, and why")
    lacks(ben, SAID["costs"])
    holds(ben, QUESTION)
    expect(ben.get_by_role("radio", name=re.compile("^With the group"))).to_be_checked()
    ben.get_by_role("radio", name=re.compile("^Alone")).check()
    ben.get_by_role("button", name="That is how").click()
    ben.get_by_role("link", name=said("My words, after 2 days")).click()
    ben.get_by_label("What would help, even a little?").fill("Knowing by Friday.")
    ben.get_by_role("radio", name=re.compile("^Share it")).check()
    ben.get_by_role("button", name="Keep it").click()
    holds(ben, "Your words, shared with Ama Owusu")
    ben.get_by_role("link", name="Put it into my book").click()
    ben.get_by_role("radio", name="It cost something").check()
    ben.get_by_role("button", name=re.compile("book", re.IGNORECASE)).first.click()

    chidi.goto("/tough-news/")
    chidi.get_by_role("link", name=re.compile(TITLE)).click()
    chidi.get_by_role("radio", name=re.compile("^Not at all")).check()
    chidi.get_by_role("button", name="That is how").click()
    holds(chidi, "Not wanted")


def follow_up(ama: Page, *, after: str) -> None:
    """From Today: one tap for the group, one for Ben."""
    ama.goto("/")
    holds(ama, f"13 check-ins after {after}")
    ama.get_by_role("button", name=said(f"Done with the group: {TITLE}")).click()
    holds(ama, f"1 check-in after {after}")
    ama.get_by_role("link", name=said(f"Open: {TITLE}")).click()
    ama.get_by_role("button", name=said(f"Done: Ben Lindqvist, after {after}")).click()
    expect(ama.get_by_label(f"After {after}", exact=True)).to_contain_text("13 done")
    expect(ama.get_by_label(f"After {after}", exact=True)).to_contain_text("1 not wanted")


@pytest.mark.journey
def test_a_shift_change_for_fourteen_people_through_to_the_two_weeks(open_page: Open, cast: Cast) -> None:
    fourteen(cast)
    ama, ben, chidi = open_page(cast.ama), open_page(cast.ben, size=NARROW), open_page(cast.chidi)
    write_plan(ama)
    for page in (ben, chidi):
        page.goto("/tough-news/")
        lacks(page, TITLE)
    say_it(ama)
    assert Told.objects.count() == Moment.objects.filter(planned=True).count() == 14
    assert Promise.objects.get().receiver == cast.ben
    choose(ben, chidi)
    with clock.moved(clock.now() + timedelta(days=2)):
        follow_up(ama, after="2 days")
        ama.get_by_text("What Ben Lindqvist shared with you, after 2 days").click()
        holds(ama, "Knowing by Friday.")
    with clock.moved(clock.now() + timedelta(days=14)):
        follow_up(ama, after="2 weeks")
        ama.get_by_role("button", name="Close it").click()
        holds(ama, "Closed. Nothing is owed any more.")
        ben.goto(ama.url)
        ben.get_by_role("button", name=said("It did not happen for me, after 2 weeks")).click()
        ama.reload()
        lacks(ama, "Closed. Nothing is owed any more.")
    assert CheckIn.objects.filter(state="open").get().person == cast.ben
    assert BookEntry.objects.get().author == cast.ben


@pytest.mark.parametrize(("size", "theme"), [(DESKTOP, "light"), (DESKTOP, "dark"), (NARROW, "light")])
def test_its_pages_are_for_everybody(open_page: Open, cast: Cast, size: tuple[int, int], theme: str) -> None:
    fourteen(cast)
    waiting, said = plan(cast.ama, teams=[cast.quay]), plan(cast.ama, teams=[cast.quay], people=[cast.ben])
    say(cast.ama, said, cast.ben, cast.chidi)
    check_in = CheckIn.objects.filter(person=cast.ben).order_by("due_on")[0]
    hers = [f"/tough-news/{waiting.id}/{page}" for page in ("", "change/", "cards/", "with/", "tell/", "delete/")]
    hers += ["/", "/tough-news/", "/tough-news/plan/", f"/tough-news/{said.id}/", f"/tough-news/{said.id}/question/"]
    his = ["/", "/tough-news/", f"/tough-news/{said.id}/", f"/tough-news/check-in/{check_in.id}/words/"]
    for person, paths in ((cast.ama, hers), (cast.ben, his)):
        page = open_page(person, size=size, theme=theme)
        for path in paths:
            page.goto(path)
            assert violations(page) == [], path
            assert width_overflow(page) == [], path
