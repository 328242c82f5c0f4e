"""From "how much say is there?" to "I felt heard": a decision with nine inputs, two people, two browsers."""

import re
from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NARROW, Open
from tests.cast import Cast, join, make_person
from troth.decisions.actions.inputs import say_input
from troth.decisions.models import Decision, FeltHeard
from troth.kernel import clock

pytestmark = pytest.mark.journey
COLLEAGUES = ("Ines Duarte", "Wanjiru Kamau", "Tomasz Nowak", "Sigrun Aase", "Li Qiang", "Fatou Sarr", "Ravi Menon")
WORDS = (
    "Blocks of two nights.",
    "Two in a row, please.",
    "Never a single night.",
    "Print it a month ahead.",
    "Three weeks ahead would do.",
    "Let the porters write their own list.",
    "Fewer nights for the oldest of us.",
    "Whoever has Christmas has New Year free.",
)


def ask(ama: Page) -> None:
    ama.goto("/")
    ama.get_by_role("link", name="Decisions", exact=True).first.click()
    ama.get_by_role("link", name="Ask before you decide").click()
    ama.get_by_label("What is to be decided").fill("How do we share the nights?")
    ama.get_by_label("Why now").fill("The rota is printed in three weeks.")
    ama.get_by_role("radio", name=re.compile("^I ask, then decide")).check()
    ama.get_by_role("checkbox", name="Quay").check()
    ama.get_by_text("Somebody it touches is not included").click()
    ama.get_by_label("Who it touches, and is not included").fill("The agency nurses")
    ama.get_by_label("Input is welcome until").fill("in a week")
    ama.get_by_label("It is decided by").fill("in two weeks")
    ama.get_by_role("button", name="Ask", exact=True).click()
    expect(ama.get_by_label("What is still needed")).to_contain_text("Say why they are not included")
    expect(ama.get_by_label("Why now")).to_have_value("The rota is printed in three weeks.")
    ama.get_by_label("Why they are not").fill("They are booked by the day.")
    ama.get_by_role("button", name="Ask", exact=True).click()
    expect(ama.get_by_role("heading", name="How do we share the nights?")).to_be_visible()
    expect(ama.get_by_role("link", name="Decide", exact=True)).to_have_count(0)


def say(ben: Page, ama: Page) -> None:
    ben.goto("/")
    ben.get_by_role("link", name="How do we share the nights?").first.click()
    expect(ben.get_by_text("I ask, then decide")).to_be_visible()
    expect(ben.get_by_text("The agency nurses")).to_be_visible()
    ben.get_by_role("button", name=re.compile("^Support Ines Duarte")).click()
    expect(ben.get_by_text("You support it.")).to_be_visible()
    ben.get_by_label("What you would like considered").fill("No night before a course day.")
    ben.get_by_role("button", name="Say it").click()
    expect(ben.get_by_text("No night before a course day.", exact=True)).to_be_visible()
    ama.goto(ben.url)
    expect(ama.locator(".decision-input")).to_have_count(9)
    expect(ama.get_by_text("Supported by Ben Lindqvist")).to_be_visible()


def answer(ama: Page, *places: str, became: str, why: str) -> None:
    for words in places:
        ama.get_by_role("checkbox", name=re.compile(re.escape(words))).check()
    ama.get_by_role("radio", name=became, exact=True).check()
    ama.get_by_label("Why", exact=True).fill(why)
    ama.get_by_role("button", name="Answer", exact=True).click()


def answer_and_decide(ama: Page, ben: Page) -> None:
    ama.get_by_role("link", name="Answer what was said").click()
    answer(ama, *WORDS[:3], became="Taken", why="Blocks of two. You said it from three sides.")
    answer(ama, *WORDS[3:5], became="Partly taken", why="Three weeks: the agency allows no more.")
    ama.get_by_role("link", name="Back to the decision").click()
    expect(ama.get_by_text("4 inputs wait for your answer.")).to_be_visible()
    expect(ama.get_by_role("link", name="Decide", exact=True)).to_have_count(0)
    ama.get_by_role("link", name="Answer what was said").click()
    answer(ama, WORDS[5], WORDS[7], "No night before a course day.", became="Taken", why="Yes, from January.")
    answer(ama, WORDS[6], became="Not taken", why="Not now; it is the first thing I change.")
    expect(ama.get_by_text("Every input has its answer.")).to_be_visible()
    ama.get_by_role("link", name="Decide", exact=True).click()
    ama.get_by_label("What is decided").fill("Blocks of two, then two days off.")
    ama.get_by_label("Why", exact=True).fill("It was asked for most.")
    ama.get_by_label("What would make you change it").fill("More swaps than before.")
    ama.get_by_role("button", name="Decide, and tell all").click()
    expect(ama.get_by_text("Decided. Everybody included reads it now.")).to_be_visible()
    ben.goto(ama.url)
    expect(ben.get_by_text("Blocks of two, then two days off.")).to_be_visible()
    expect(ben.get_by_text("Yes, from January.")).to_be_visible()


def feel_heard(ben: Page, ama: Page) -> None:
    ama.reload()
    before = ama.locator("main").inner_html()
    ben.goto("/")
    expect(ben.get_by_text("It is decided. Did you feel heard?")).to_be_visible()
    ben.get_by_role("link", name="How do we share the nights?").first.click()
    ben.get_by_role("link", name="Say it to yourself").click()
    for question in ("I was asked before it was decided", "What I said was considered", "I was told why"):
        ben.get_by_role("group", name=question).get_by_role("radio", name="Yes", exact=True).check()
    ben.get_by_role("button", name="Keep it for myself").click()
    expect(ben.get_by_text("Kept, for you alone.")).to_be_visible()
    ama.reload()
    assert ama.locator("main").inner_html() == before


def test_nine_inputs_each_answered_told_and_felt(open_page: Open, cast: Cast) -> None:
    for name in COLLEAGUES:
        join(make_person(name), cast.quay)
    ama, ben = open_page(cast.ama), open_page(cast.ben, size=NARROW)
    ask(ama)
    decision = Decision.objects.get()
    people = [row.person for row in decision.circle.select_related("person").order_by("person__name")]
    people.remove(cast.ben)
    for person, words in zip(people, WORDS, strict=True):
        say_input(actor=person, decision=decision, words=words)
    say(ben, ama)
    with clock.moved(clock.now() + timedelta(days=9)):
        answer_and_decide(ama, ben)
        feel_heard(ben, ama)
    assert FeltHeard.objects.get().author == cast.ben
    ama.goto("/decisions/past/?q=swaps+blocks")
    expect(ama.get_by_role("link", name=re.compile("How do we share"))).to_have_count(0)
    ama.goto("/decisions/past/?q=blocks")
    expect(ama.get_by_role("link", name=re.compile("How do we share"))).to_be_visible()
