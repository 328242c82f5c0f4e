"""Said, kept? Two people in two windows: by mouse, by keyboard, in the hand, and without scripts."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import violations, width_overflow
from tests.cast import Cast
from troth.accounts.models import PrivatePromise, Promise

NARROW = (320, 640)


def say(page: Page, *, direction: str, who: str, what: str, when: str = "") -> None:
    """Fill in the line and send it, as somebody does who knows it."""
    page.get_by_role("radio", name=direction, exact=True).check()
    page.get_by_label("who", exact=True).fill(who)
    page.get_by_label("what", exact=True).fill(what)
    if when:
        page.get_by_label("by when", exact=True).fill(when)
    page.keyboard.press("Enter")


@pytest.mark.journey
def test_a_promise_is_said_kept_and_answered(cast: Cast, open_page: Any) -> None:
    ama, ben = open_page(cast.ama), open_page(cast.ben)
    ama.goto("/")
    say(ama, direction="I said I would", who="Ben", what="send the rota", when="today")
    expect(ama.get_by_role("status").first).to_contain_text("Ben Lindqvist sees it")

    ben.goto(f"/between/{cast.ama.id}/")
    expect(ben.get_by_role("main")).to_contain_text("send the rota")

    ama.goto("/")
    ama.get_by_role("button", name=re.compile("Kept.*send the rota")).click()
    expect(ama.get_by_role("main")).to_contain_text("Kept.")

    ben.goto("/")
    expect(ben.get_by_text("Was it so for you?")).to_be_visible()
    ben.get_by_role("button", name=re.compile("Yes.*send the rota")).click()
    expect(ben.get_by_text("Was it so for you?")).to_have_count(0)
    assert Promise.objects.get().answer == "yes"


def test_what_i_said_can_stay_with_me_until_i_let_the_other_see_it(cast: Cast, open_page: Any) -> None:
    ben, ama = open_page(cast.ben), open_page(cast.ama)
    ben.goto("/")
    ben.get_by_label("Keep what I said to myself for now").check()
    say(ben, direction="I said I would", who="Ama Owusu", what="tell you about the exam", when="today")
    expect(ben.get_by_role("status").first).to_contain_text("Noted for you alone")
    ama.goto(f"/between/{cast.ben.id}/")
    expect(ama.get_by_role("main")).not_to_contain_text("the exam")

    ben.get_by_role("button", name=re.compile("Let.*Ama Owusu.*see it")).click()
    ama.goto(f"/between/{cast.ben.id}/")
    expect(ama.get_by_role("main")).to_contain_text("tell you about the exam")


def test_a_line_stays_private_until_it_is_sent_and_the_other_accepts_it(cast: Cast, open_page: Any) -> None:
    ben, ama = open_page(cast.ben), open_page(cast.ama)
    ben.goto("/")
    say(ben, direction="They said they would", who="Ama Owusu", what="look at my hours", when="next week")
    expect(ben.get_by_role("main")).to_contain_text("Only you see this")
    ama.goto("/")
    expect(ama.get_by_role("main")).not_to_contain_text("look at my hours")

    ben.get_by_role("button", name=re.compile("Ask: did I hear this right")).click()
    ama.goto("/")
    expect(ama.get_by_text("did I hear this right?")).to_be_visible()
    ama.get_by_role("button", name=re.compile("Yes, I said that")).click()
    expect(ama.get_by_role("main")).to_contain_text("Now it is your word.")
    assert Promise.objects.get().state == "open"
    assert not PrivatePromise.objects.exists()


def test_the_line_is_a_few_keys_and_never_the_mouse(cast: Cast, open_page: Any) -> None:
    page = open_page(cast.ben)
    page.goto("/")
    page.evaluate("document.querySelector('.line input[type=radio]').focus()")
    page.keyboard.press("ArrowRight")  # they said they would
    page.keyboard.press("Tab")
    page.keyboard.type("ama")
    page.keyboard.press("Tab")
    page.keyboard.type("bring the book by Friday")
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_contain_text("Only you see this")
    assert PrivatePromise.objects.get().words == "bring the book by Friday"


def test_the_line_without_scripts_in_the_hand(cast: Cast, open_page: Any) -> None:
    page = open_page(cast.ben, size=NARROW, java_script_enabled=False)
    page.goto("/between/")
    page.get_by_role("radio", name="I said I would").check()
    page.locator("[name=line-words]").fill("swap the shift")
    page.locator("[name=line-person]").fill("Chidi")
    page.locator("[name=line-by_when]").fill("tomorrow")
    page.get_by_role("button", name="Note it").click()
    assert Promise.objects.get().receiver == cast.chidi
    assert page.url.endswith("/between/")
    page.get_by_role("button", name="Undo").click()
    assert not Promise.objects.exists()


def test_a_mistake_in_the_line_keeps_what_was_typed(cast: Cast, open_page: Any) -> None:
    page = open_page(cast.ben)
    page.goto("/")
    say(page, direction="I said I would", who="Zebedee", what="swap the shift", when="tomorrow")
    expect(page.get_by_label("what", exact=True)).to_have_value("swap the shift")
    expect(page.get_by_label("who", exact=True)).to_have_value("Zebedee")
    expect(page.locator("form.line")).to_contain_text("Nobody here is called Zebedee")
    assert violations(page) == []
    page.get_by_label("who", exact=True).fill("Chidi")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/$"))
    assert Promise.objects.count() == 1


def test_not_yet_says_why_and_a_new_day(cast: Cast, open_page: Any) -> None:
    ama, ben = open_page(cast.ama), open_page(cast.ben)
    ama.goto("/")
    say(ama, direction="I said I would", who="Ben", what="send the rota", when="today")
    ama.get_by_role("link", name=re.compile("Not yet, because.*send the rota")).click()
    ama.get_by_label("Not yet, because").fill("the storm")
    ama.get_by_label("The new day").fill("whenever")
    ama.get_by_role("button", name="Say so").click()
    expect(ama.get_by_label("Not yet, because")).to_have_value("the storm")
    ama.get_by_label("The new day").fill("in 3 days")
    ama.get_by_role("button", name="Say so").click()
    ben.goto(f"/between/{cast.ama.id}/")
    expect(ben.get_by_role("main")).to_contain_text("because: the storm")
    assert Promise.objects.get().state == "not_yet"


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("size", [NARROW, (1280, 900)])
def test_a_full_day_is_readable_by_everybody(cast: Cast, open_page: Any, theme: str, size: tuple[int, int]) -> None:
    ben = open_page(cast.ben, theme=theme, size=size)
    ben.goto("/")
    for direction, who, what in (
        ("I said I would", "Ama", "send the rota today"),
        (
            "They said they would",
            "Chidi",
            "bring a very long thing, as long as a promise gets when somebody cares, today",
        ),
    ):
        ben.locator("[name=line-words]").fill(what)
        ben.get_by_role("radio", name=direction, exact=True).check()
        ben.locator("[name=line-person]").fill(who)
        ben.get_by_role("button", name="Note it").click()
    said, heard = Promise.objects.get(), PrivatePromise.objects.get()
    for address in (
        "/",
        "/promises/",
        f"/promises/{said.id}/",
        f"/promises/{said.id}/not-yet/",
        f"/promises/{said.id}/change/",
        f"/lines/{heard.id}/not-yet/",
        f"/between/{cast.ama.id}/",
        f"/between/{cast.chidi.id}/",
        "/between/",
    ):
        ben.goto(address)
        assert violations(ben) == [], address
        assert width_overflow(ben) == [], address
