"""Cards and one question deeper: Ben and his leader Ama in two browsers at once."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import violations, width_overflow
from tests.browser.conftest import DESKTOP, NARROW, Open
from tests.cast import Cast
from troth.cards.models import Card, Passed, Turn, WasItSo
from troth.people.confirming import confirm_leader

DEPOSIT = "When somebody says what became of my idea"


def holds(page: Page, words: str) -> None:
    expect(page.get_by_role("main")).to_contain_text(words)


def write(page: Page, *, kind: str, words: str, audience: str) -> None:
    page.goto("/cards/write/")
    page.get_by_role("radio", name=kind, exact=True).check()
    page.get_by_label("In your words").fill(words)
    page.get_by_role("radio", name=re.compile(f"^{audience}")).check()
    page.get_by_role("button", name="Keep it").click()


@pytest.mark.journey
def test_two_people_come_to_know_each_other_a_level_better(cast: Cast, open_page: Open) -> None:
    ben, ama = open_page(cast.ben), open_page(cast.ama)
    write(ben, kind="What counts as a deposit", words=DEPOSIT, audience="My leader")
    holds(ben, "Not by Ama Owusu yet")
    between = f"/between/{cast.ben.id}/"
    ama.goto(between)
    expect(ama.get_by_role("main")).not_to_contain_text(DEPOSIT)

    confirm_leader(actor=cast.ben, leader=cast.ama)
    ama.goto(between)
    holds(ama, DEPOSIT)
    ama.get_by_role("link", name="Log a moment").click()
    holds(ama, DEPOSIT)

    ama.goto(between)
    ama.get_by_role("link", name=re.compile("I acted on this")).click()
    ama.get_by_label(re.compile("What you did")).fill("Told you on Friday")
    ama.get_by_role("button", name="Note it").click()
    ben.goto("/")
    ben.get_by_role("link", name=re.compile("Told you on Friday")).click()
    ben.get_by_role("radio", name="Yes, it was so").check()
    ben.get_by_role("radio", name=re.compile("^Openly")).check()
    ben.get_by_role("button", name="Say it").click()
    ama.goto(between)
    holds(ama, "Yes, it was so")
    assert WasItSo.objects.get().openly

    _ask_one_question(ama, ben)
    assert Turn.objects.count() == 1


def _ask_one_question(ama: Page, ben: Page) -> None:
    ama.get_by_role("link", name="Ask Ben Lindqvist something").click()
    expect(ama.get_by_role("heading", name="About the work")).to_have_count(0)
    ama.get_by_role("link", name=re.compile("first hour")).click()
    ama.get_by_label("Your own answer").fill("Coffee, and the rota")
    ama.get_by_role("button", name="Answer, and ask").click()
    asked = ama.url

    ben.goto("/")
    ben.get_by_role("link", name=re.compile("first hour")).click()
    holds(ben, "Coffee, and the rota")
    ben.get_by_role("button", name="Pass").click()
    assert Passed.objects.count() == 1
    ama.goto(asked)
    expect(ama.get_by_role("main")).not_to_contain_text(re.compile("pass|aside", re.I))

    ben.goto(asked)
    ben.get_by_role("link", name="Answer").click()
    ben.get_by_label("Your words").fill("The yard before the lorries")
    ben.get_by_role("button", name=re.compile("Say it to")).click()
    ama.goto(asked)
    holds(ama, "The yard before the lorries")


def test_who_reads_a_card_is_chosen_by_keyboard_and_undone(cast: Cast, open_page: Open) -> None:
    confirm_leader(actor=cast.ben, leader=cast.ama)
    ben = open_page(cast.ben, java_script_enabled=False)
    write(ben, kind="What matters to me", words="One thing well", audience="My leader")
    holds(ben, "Seen by you, Ama Owusu.")
    ben.get_by_label(re.compile("Who reads it")).select_option("My team")
    ben.get_by_role("button", name=re.compile("^Choose")).press("Enter")
    holds(ben, "Seen by you, Ama Owusu, Chidi Okafor.")
    ben.get_by_role("button", name="Undo").click()
    assert Card.objects.get().audience == "leader"


def test_the_pages_keep_every_rule_of_accessibility(cast: Cast, open_page: Open) -> None:
    ben = open_page(cast.ben)
    write(ben, kind="What matters to me", words="One thing well", audience="My team")
    found: list[str] = []
    card = Card.objects.get()
    for address in ("/cards/", "/cards/write/", f"/cards/{card.id}/", "/cards/page/?for=me", "/cards/import/"):
        ben.goto(address)
        for width, height in (DESKTOP, NARROW):
            ben.set_viewport_size({"width": width, "height": height})
            found += [f"{address}, {width}: sticks out: {one}" for one in width_overflow(ben)]
            for theme in ("light", "dark"):
                ben.emulate_media(color_scheme=theme)  # type: ignore[arg-type]
                found += [f"{address}, {width}, {theme}: {one}" for one in violations(ben)]
    assert not found, "\n".join(found)
