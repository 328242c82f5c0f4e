"""Talks: Ama prepares, holds and revisits a talk with Ben; Ben begins one upward. Two browsers at once."""

import re
from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import violations, width_overflow
from tests.browser.conftest import DESKTOP, NARROW, Open
from tests.cast import Cast
from troth.kernel import clock
from troth.talks.models import FollowUp, Matter, Meeting, Preparation, Revisit, Talk
from troth.talks.rules import FollowUpState, RevisitState


def holds(page: Page, words: str) -> None:
    expect(page.get_by_role("main")).to_contain_text(words)


def begin(page: Page, *, person: str, title: str, level: str, agreed: bool = True) -> None:
    """Prepare a talk with somebody, from the page about them."""
    page.goto(f"/between/{person}/")
    page.get_by_role("link", name="Prepare a talk").click()
    page.get_by_label("What it is about").fill(title)
    if agreed:
        page.get_by_role("radio", name="Yes, we did").check()
    page.get_by_role("radio", name=re.compile(f"^{level}")).check()


def invite(page: Page, words: str) -> None:
    tomorrow = (clock.now() + timedelta(days=1)).date()
    page.get_by_role("button", name=re.compile("Keep it, and invite")).click()
    page.get_by_label("The invitation").fill(words)
    page.get_by_label("Day", exact=True).fill(tomorrow.isoformat())
    page.get_by_label("Hour", exact=True).fill("15:00")
    page.get_by_role("button", name=re.compile("^Invite")).click()


@pytest.mark.journey
def test_a_leader_prepares_and_holds_feedback_and_comes_back_to_it(cast: Cast, open_page: Open) -> None:
    ama, ben = open_page(cast.ama), open_page(cast.ben)
    begin(ama, person=str(cast.ben.id), title="Papers after four", level="Feedback")
    ama.get_by_role("button", name="Prepare it").click()
    expect(ama.locator(".summary")).to_contain_text("or say why you leave it out")
    ama.get_by_label(re.compile("Why you leave one out")).fill("Two ships wait.")
    ama.get_by_role("button", name="Prepare it").click()
    holds(ama, "The law may still entitle the person it is about to see it")
    ama.get_by_label("What I saw").fill("Two trucks at 16:40")
    ama.get_by_label("What I am afraid of").fill("That he gives notice")
    ama.get_by_role("button", name=re.compile("note to hold in hand")).click()
    holds(ama, "Two trucks at 16:40")
    expect(ama.get_by_role("main")).not_to_contain_text("gives notice")
    ben.goto("/")
    expect(ben.get_by_role("main")).not_to_contain_text("Papers after four")

    ama.get_by_role("link", name="Back to preparing").click()
    invite(ama, "Tea at three? It is about the papers.")
    ben.goto("/")
    ben.get_by_role("link", name=re.compile("Open.*Papers after four")).click()
    holds(ben, "Tea at three? It is about the papers.")
    expect(ben.get_by_role("main")).not_to_contain_text("Two trucks")

    ama.get_by_role("link", name="We have talked").click()
    ama.get_by_label(re.compile("A few words")).fill("He was told of no cut-off. That is mine.")
    ama.get_by_role("radio", name="In two hours").check()
    ama.get_by_role("button", name="Note it").click()
    holds(ama, "Ask how it is, after the talk")
    _follow_up(ama, ben)
    _come_back(cast, ama, ben)


def _follow_up(ama: Page, ben: Page) -> None:
    ben.goto("/")
    ben.get_by_role("button", name=re.compile("Not needed.*An ordinary")).click()
    assert FollowUp.objects.get(kind="warm").state == FollowUpState.DECLINED
    ama.get_by_role("button", name=re.compile("Done.*Ask how it is")).click()
    holds(ama, "done")
    holds(ama, "not wanted")
    ama.emulate_media(media="print")
    expect(ama.get_by_text("It is not for paper.")).to_be_visible()
    expect(ama.get_by_text("He was told of no cut-off. That is mine.", exact=True)).to_be_hidden()
    ama.emulate_media(media="screen")


def _come_back(cast: Cast, ama: Page, ben: Page) -> None:
    Revisit.objects.update(due_at=clock.now())  # the clock of two hours later
    ben.goto("/")
    ben.get_by_role("link", name=re.compile("We did")).click()
    ben.get_by_label(re.compile("A few words")).fill("Calmer now")
    ben.get_by_role("button", name="Note it").click()
    holds(ben, "Calmer now")
    assert Revisit.objects.get().state == RevisitState.DONE
    ama.reload()
    holds(ama, "coming back to it")
    ama.get_by_role("button", name="Close it").click()
    holds(ama, "everything of it is deleted, for both of you")
    assert Preparation.objects.get().author == cast.ama


@pytest.mark.journey
def test_a_member_begins_a_curious_question_upward(cast: Cast, open_page: Open) -> None:
    ben, ama = open_page(cast.ben, java_script_enabled=False), open_page(cast.ama)
    begin(ben, person=str(cast.ama.id), title="The weekend nights", level="A curious question")
    expect(ben.get_by_role("radio", name=re.compile("^Name the consequence"))).to_have_count(0)
    ben.get_by_role("button", name="Prepare it").click()
    invite(ben, "How are they shared out?")
    ama.goto("/")
    ama.get_by_role("link", name=re.compile("Open.*The weekend nights")).click()
    holds(ama, "How are they shared out?")
    ama.get_by_role("link", name="We have talked").click()
    ama.get_by_label(re.compile("A few words")).fill("I will count them")
    ama.get_by_role("button", name="Note it").click()
    ben.goto(f"/talks/matter/{Matter.objects.get().id}/")
    holds(ben, "I will count them")
    assert Talk.objects.get().by == cast.ben


@pytest.mark.journey
def test_1_1s_are_moved_and_skipped_with_a_tap(cast: Cast, open_page: Open) -> None:
    ben = open_page(cast.ben)
    ben.goto(f"/between/{cast.ama.id}/")
    ben.get_by_role("link", name="Begin 1:1s").click()
    ben.get_by_role("button", name="Begin").click()
    ben.get_by_placeholder("Something to talk about").fill("The rota")
    ben.get_by_role("button", name="Add").click()
    holds(ben, "The rota")
    ben.get_by_role("button", name="Skip this one").click()
    ben.get_by_role("button", name="Undo").click()
    ben.goto(f"/talks/one-to-one/{Meeting.objects.get().series_id}/")
    assert Meeting.objects.get().state == "planned"
    ben.get_by_label("For yourself alone").fill("Ask about June")
    ben.get_by_role("button", name="Keep it").click()
    assert Meeting.objects.get().private_notes.get().words == "Ask about June"


def test_the_pages_keep_every_rule_of_accessibility(cast: Cast, open_page: Open) -> None:
    from tests.visibility.world import make_world

    world = make_world(cast)
    ama = open_page(cast.ama)
    addresses = ["/", "/talks/", "/talks/spectrum/", "/talks/mirror/", f"/talks/matter/with/{world['ben']}/"]
    addresses += [f"/talks/one-to-one/{world['series']}/", f"/talks/meeting/{world['earlier']}/"]
    addresses += [f"/talks/one-to-one/{world['series']}/change/", f"/talks/meeting/{world['meeting']}/move/"]
    addresses += [f"/talks/matter/{world['matter']}/", f"/talks/matter/{world['matter']}/promise/"]
    addresses += [f"/talks/talk/{world['talk']}/", f"/talks/talk/{world['talk']}/held/"]
    addresses += [f"/talks/talk/{world['preparing']}/{page}/" for page in ("prepare", "note", "plan")]
    addresses += [f"/talks/revisit/{world['revisit']}/", f"/talks/talk/{world['held_talk']}/revisit/"]
    found: list[str] = []
    for address in addresses:
        ama.goto(address)
        for (width, height), theme in ((DESKTOP, "light"), (NARROW, "dark")):
            ama.set_viewport_size({"width": width, "height": height})
            ama.emulate_media(color_scheme=theme)  # type: ignore[arg-type]
            ama.reload()
            found += [f"{address}, {width}: sticks out: {one}" for one in width_overflow(ama)]
            found += [f"{address}, {width}, {theme}: {one}" for one in violations(ama)]
    assert not found, "\n".join(found)
