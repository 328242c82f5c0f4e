"""A team of fourteen: a clause proposed by one, concerns of two others, both answered, adopted; then a newcomer."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NARROW, PHONE, Open
from tests.cast import Cast, join, make_person
from troth.accords.verifying import problems
from troth.kernel import clock
from troth.people.models import Person

pytestmark = pytest.mark.journey

OTHERS = (
    "Inês Carvalho", "Jun Watanabe", "Kaia Lõhmus", "Luan Nguyễn", "Mbali Zulu", "Nils Dahl",
    "Oya Demir", "Pía Rojas", "Quentin Blanc", "Rania Haddad", "Sefa Tuilagi",
)  # fmt: skip


def fourteen(cast: Cast) -> list[Person]:
    """Quay becomes a team of fourteen: Ama who leads it, Ben, Chidi and eleven more."""
    people = [make_person(name, email=f"p{at}@example.org") for at, name in enumerate(OTHERS)]
    for person in people:
        join(person, cast.quay)
    return people


def say(page: Page, answer: str, reason: str = "") -> None:
    page.get_by_role("radio", name=re.compile(answer)).check()
    if reason:
        page.get_by_label("Your concern").fill(reason)
    page.get_by_role("button", name=re.compile("^(Say so|Change it)$")).click()
    expect(page.get_by_text("The team sees it with your name.", exact=False).first).to_be_visible()


def open_from_today(page: Page, title: str) -> None:
    page.goto("/")
    page.get_by_role("link", name=title, exact=False).first.click()


def propose(ben: Page) -> None:
    ben.goto("/between/")
    ben.get_by_role("link", name=re.compile("^Quay")).click()
    ben.get_by_role("link", name="Propose a clause").click()
    ben.get_by_label("Name").fill("Quiet mornings")
    ben.get_by_label("What we would agree").fill("No meetings before ten.")
    ben.get_by_label("Why, in a few words").fill("It is when the thinking gets done.")
    ben.get_by_role("button", name="Propose it").click()
    expect(ben.get_by_role("heading", name="Quiet mornings")).to_be_visible()


def voice_two_concerns(chidi: Page, ines: Page) -> None:
    for page, reason in ((chidi, "Berlin is up at eight."), (ines, "My desk is a kitchen. Ten is late for me.")):
        open_from_today(page, "proposes a clause: Quiet mornings")
        page.get_by_role("radio", name=re.compile("I have a concern")).check()
        page.get_by_role("button", name="Say so").click()
        expect(page.get_by_text("Say what concerns you").first).to_be_visible()
        say(page, "I have a concern", reason)


def answer_both(ama: Page) -> None:
    open_from_today(ama, "proposes a clause: Quiet mornings")
    expect(ama.get_by_role("button", name="Adopt it")).to_have_count(0)
    for who, words in (("Chidi", "Berlin has its own call at half past nine."), ("Inês", "You may come earlier.")):
        ama.get_by_role("link", name=re.compile(f"^Answer it.*{who}")).click()
        ama.get_by_label("Your answer").fill(words)
        ama.get_by_role("button", name="Answer it").click()
    expect(ama.get_by_text("Every concern has its answer.", exact=False)).to_be_visible()


def settle(chidi: Page) -> None:
    open_from_today(chidi, "Ama Owusu answered your concern")
    expect(chidi.get_by_text("Berlin has its own call at half past nine.")).to_be_visible()
    chidi.get_by_role("button", name="That settles it for me").click()
    expect(chidi.get_by_text("a concern, settled")).to_be_visible()


def adopt(ama: Page) -> None:
    ama.reload()
    ama.get_by_role("button", name="Adopt it").click()
    expect(ama.get_by_text("Adopted. Version 1 is in force, and the team is told.")).to_be_visible()
    ama.get_by_role("link", name="version 1").click()
    for words in ("Berlin is up at eight.", "My desk is a kitchen.", "You may come earlier.", "Inês Carvalho"):
        expect(ama.get_by_text(words, exact=False).first).to_be_visible()


def change(ben: Page, ama: Page) -> None:
    ben.goto("/between/")
    ben.get_by_role("link", name=re.compile("^Quay")).click()
    ben.get_by_role("link", name="Quiet mornings").first.click()
    ben.get_by_role("link", name="Propose to put it differently").click()
    ben.get_by_label("What we would agree").fill("No meetings before ten on Tuesdays.")
    ben.get_by_role("button", name="Propose it").click()
    expect(ben.locator("ins")).to_contain_text("on Tuesdays.")
    open_from_today(ama, "proposes a change: Quiet mornings")
    ama.get_by_role("button", name="Adopt it").click()
    ama.get_by_role("link", name="version 2").click()
    expect(ama.get_by_role("heading", name="What changed since the version before")).to_be_visible()
    expect(ama.locator("ins")).to_contain_text("ten on Tuesdays.")
    expect(ama.locator("del")).to_contain_text("ten.")


def test_a_team_of_fourteen_agrees_over_two_concerns(open_page: Open, cast: Cast) -> None:
    ines, *_, sefa = fourteen(cast)
    ama, ben = open_page(cast.ama), open_page(cast.ben, size=PHONE)
    chidi, of_ines = open_page(cast.chidi, theme="dark"), open_page(ines, size=NARROW)
    propose(ben)
    voice_two_concerns(chidi, of_ines)
    of_sefa = open_page(sefa)
    open_from_today(of_sefa, "proposes a clause: Quiet mornings")
    say(of_sefa, "I stand aside")
    answer_both(ama)
    settle(chidi)
    adopt(ama)
    change(ben, ama)

    newcomer = make_person("Teodora Ilić", email="teodora@example.org")
    join(newcomer, cast.quay, since=clock.now().date())
    page = open_page(newcomer, size=NARROW)
    open_from_today(page, "What this team has agreed")
    say(page, "I have a concern", "Tuesdays are my only day at the desk.")
    open_from_today(ama, "A concern of Teodora Ilić")
    ama.get_by_label("Your answer").fill("Then we begin at eleven with you.")
    ama.get_by_role("button", name="Answer it").click()
    page.reload()
    expect(page.get_by_text("Then we begin at eleven with you.")).to_be_visible()
    assert problems() == []
