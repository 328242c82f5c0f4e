"""Collecting, answering and finding, in a real browser on the answering page of a real box."""

import json
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.box_page.conftest import Walker
from tests.box_page.rooms import AFTER, AROUND, BESIDE, IN_ANSWERING, LEAF, Rooms, envelope_of

Walk = Callable[..., Walker]
PLACE = "safety-1"


def stored(page: Page) -> str:
    """Everything this browser keeps for the page."""
    kept: str = page.evaluate("() => JSON.stringify([{...localStorage}, {...sessionStorage}])")
    return kept


def answer(walker: Walker, **steps: str) -> None:
    for place, step in steps.items():
        walker.page.locator(".item").nth(int(place.removeprefix("item"))).get_by_label(step).check()
    walker.press("Seal and send")


@pytest.mark.journey
def test_from_the_link_to_the_published_number(walk: Walk, box: Rooms) -> None:
    round = box.add()
    ann = walk()
    ann.collect(round)
    expect(ann.page.get_by_text("You have it")).to_be_visible()
    ann.page.get_by_text("Counted together with you").click()
    expect(ann.page.get_by_text("María José Ñíguez")).to_be_visible()
    assert "#" not in ann.page.url
    assert "inverse" not in json.loads(stored(ann.page))[0]["troth"].replace('"pending":[]', "")

    round.open()
    ann.at(IN_ANSWERING).go()
    ann.press("Answer now")
    expect(ann.page.get_by_text("8 people are counted together.")).to_be_visible()
    expect(ann.page.get_by_text("My leader wants things to go well for me.")).to_be_visible()
    answer(ann, item0="Mostly", item1="Not at all")
    expect(ann.page.get_by_role("heading", name="Sealed, and waiting a little")).to_be_focused()
    assert round.ballots() == []
    ann.wait_out()
    expect(ann.page.get_by_role("heading", name="Sent")).to_be_focused()
    [ballot] = round.ballots()
    assert (ballot.circle, ballot.answers) == (LEAF, {"safety-1": 4, "trust-1": 1})
    assert ballot.token[:8] in ann.page.locator(".receipt").inner_text()
    assert "signature" not in stored(ann.page)

    for _ in range(5):
        box.box.take_ballot(round.id, envelope_of(round.manifest, LEAF, {PLACE: 3}).to_bytes())
    round.release()
    ann.at(AFTER).go()
    ann.press("Find my answer")
    expect(ann.page.get_by_text("Yours is among them")).to_be_visible()
    expect(ann.page.get_by_text("Of 16 slips that could be used, 6 came back")).to_be_visible()
    cat = walk(at=AFTER)
    cat.go()
    cat.page.get_by_text("Find an answer by its number").click()
    cat.page.get_by_label("The number").fill(ballot.token[:12].upper())
    cat.press("Find my answer")
    expect(cat.page.get_by_text("Yours is among them")).to_be_visible()


def test_a_merged_group_answers_about_the_place_and_sees_its_own_names(walk: Walk, box: Rooms) -> None:
    round = box.add()
    ann = walk()
    ann.collect(round)
    round.open(beside=7)
    ann.at(IN_ANSWERING).go()
    ann.press("Answer now")
    expect(ann.page.get_by_text("17 people are counted together.")).to_be_visible()
    expect(ann.page.get_by_text("Newcomer")).to_be_visible()
    expect(ann.page.get_by_text("Where I work, those who lead want things to go well for us.")).to_be_visible()
    answer(ann, item1="Fully")
    ann.wait_out()
    expect(ann.page.get_by_role("heading", name="Sent")).to_be_visible()
    [ballot] = round.ballots()
    assert (ballot.circle, ballot.answers) == (AROUND, {"trust-1": 5})


def test_answers_stay_where_nothing_was_chosen_and_where_they_are_changed(walk: Walk, box: Rooms) -> None:
    round = box.add()
    ann = walk()
    ann.collect(round)
    round.open()
    ann.at(IN_ANSWERING).go()
    ann.press("Answer now")
    ann.press("Seal and send")
    expect(ann.page.get_by_text("Nothing is chosen yet.")).to_be_focused()
    answer(ann, item0="Partly")
    ann.press("Change my answers")
    assert ann.page.locator(".item").nth(0).get_by_label("Partly").is_checked()
    ann.wait_out()
    assert round.ballots() == []
    ann.page.locator(".item").nth(0).get_by_label("Pass over").check()
    answer(ann, item2="A little")
    ann.wait_out()
    expect(ann.page.get_by_role("heading", name="Sent")).to_be_visible()
    assert [one.answers for one in round.ballots()] == [{"heard-1": 2}]


def test_a_server_that_stumbles_gets_the_very_same_again(walk: Walk, box: Rooms) -> None:
    round = box.add()
    ann = walk()
    ann.collect(round)
    round.open()
    ann.at(IN_ANSWERING).go()
    ann.press("Answer now")
    answer(ann, item0="Partly")
    bodies: list[str | None] = []
    ann.page.on("request", lambda asked: bodies.append(asked.post_data) if asked.method == "POST" else None)
    address = f"/rounds/{round.id}/ballots"
    box.said[address] = (500, b"")
    ann.wait_out()
    expect(ann.page.get_by_text("may not have arrived")).to_be_visible()
    del box.said[address]
    ann.press("Try again")
    expect(ann.page.get_by_role("heading", name="Sent")).to_be_visible()
    assert len(bodies) == 2
    assert bodies[0] == bodies[1]
    assert len(round.ballots()) == 1


@pytest.mark.parametrize(
    ("status", "title"),
    [(409, "This slip was used before"), (403, "The slip was refused"), (410, "The days for answering are over")],
)
def test_what_the_server_refuses_is_said(walk: Walk, box: Rooms, status: int, title: str) -> None:
    round = box.add()
    ann = walk()
    ann.collect(round)
    round.open()
    ann.at(IN_ANSWERING).go()
    ann.press("Answer now")
    answer(ann, item0="Partly")
    box.said[f"/rounds/{round.id}/ballots"] = (status, b"")
    ann.wait_out()
    expect(ann.page.get_by_role("heading", name=title)).to_be_focused()
    assert "signature" in stored(ann.page)
    ann.press("Back")  # no screen is a dead end
    expect(ann.page.get_by_role("heading", name="Your answer slips")).to_be_focused()


def test_closing_while_it_waits_warns(walk: Walk, box: Rooms) -> None:
    round = box.add()
    ann = walk()
    ann.collect(round)
    round.open()
    ann.at(IN_ANSWERING).go()
    ann.press("Answer now")
    answer(ann, item0="Partly")
    ann.page.get_by_role("heading", name="Sealed").wait_for()
    asked: list[str] = []
    ann.page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    ann.page.close(run_before_unload=True)
    ann.page.wait_for_timeout(500)
    assert asked == ["beforeunload"]


def test_the_wait_is_between_20_and_180_seconds_and_not_always_the_same(walk: Walk, box: Rooms) -> None:
    round = box.add()
    ann = walk()
    ann.collect(round)
    round.open()
    ann.at(IN_ANSWERING).go()
    ann.press("Answer now")
    waits = []
    for _ in range(8):
        answer(ann, item0="Partly")
        waits.append(int(ann.page.locator("progress").get_attribute("max") or 0))
        ann.press("Change my answers")
    assert all(20 <= one <= 180 for one in waits)
    assert len(set(waits)) > 1


def test_begun_twice_asks_with_the_same_number(walk: Walk, box: Rooms) -> None:
    round = box.add()
    ann = walk()
    asked = []
    for _ in range(2):
        ann.go(ann.collect_link(round))
        ann.press("Go on")
        ann.press("Go on and have it signed")
        asked.append(ann.asked())
    assert asked[0] == asked[1]
    assert {one["circle"] for one in asked[0]["asks"]} == {LEAF, AROUND}
    assert asked[0]["back"] == f"{box.address}/"


def test_several_weeks_are_collected_at_once(walk: Walk, box: Rooms) -> None:
    first = box.add()
    second = box.add(answering={"first": "2026-11-26", "last": "2026-12-03"})
    ann = walk()
    ann.collect(first, second)
    expect(ann.page.get_by_role("heading", level=2)).to_have_count(2)
    first.open()
    ann.at(IN_ANSWERING).go()
    expect(ann.page.get_by_role("button", name="Answer now")).to_have_count(1)
    ann.press("Answer now")
    answer(ann, item0="Partly")
    ann.wait_out()
    ann.press("To my answer slips")
    expect(ann.page.get_by_text("You can answer on these days.")).to_have_count(1)
    expect(ann.page.get_by_text("Your answers are sent")).to_have_count(1)


def test_who_has_no_say_is_told(walk: Walk, box: Rooms) -> None:
    """Collected for the larger group only, which does not answer because the groups within do."""
    round = box.add()
    new = walk()
    link = new.collect_link(round, path=[AROUND])
    new.go(link)
    new.press("Go on")
    new.come_back()
    round.open()
    new.at(IN_ANSWERING).go()
    new.press("Answer now")
    expect(new.page.get_by_role("heading", name="This slip has no say this time")).to_be_visible()


def test_only_circles_of_one_path_are_collected_for(walk: Walk, box: Rooms) -> None:
    round = box.add()
    ann = walk()
    for path in ([LEAF], [LEAF, BESIDE, AROUND], [BESIDE, LEAF], ["0" * 16, AROUND]):
        ann.go(ann.collect_link(round, path=path))
        expect(ann.page.get_by_role("heading", name="This link cannot be read")).to_be_visible()


def test_a_whole_answer_by_keyboard(walk: Walk, box: Rooms) -> None:
    round = box.add()
    ann = walk()
    press = ann.page.keyboard.press

    def walk_to(role: str, name: str) -> None:
        """Tab until that is focused."""
        for _ in range(40):
            press("Tab")
            focused = ann.page.evaluate("() => document.activeElement.innerText || document.activeElement.value || ''")
            if name in focused:
                return
        raise AssertionError(f"no way to the {role} {name}")

    ann.go(ann.collect_link(round))
    ann.heading()
    walk_to("button", "Go on")
    press("Enter")
    expect(ann.page.get_by_role("heading", name="Check words")).to_be_focused()
    walk_to("button", "Go on and have it signed")
    press("Enter")
    ann.go(ann.answer_of_site(ann.asked()))
    ann.heading()
    round.open()
    ann.at(IN_ANSWERING).go()
    ann.heading()
    walk_to("button", "Answer now")
    press("Enter")
    expect(ann.page.get_by_role("heading", name="Your answers")).to_be_focused()
    press("Tab")
    press("Tab")
    press("ArrowUp")
    press("Tab")
    press("ArrowRight")
    walk_to("button", "Seal and send")
    press("Enter")
    expect(ann.page.get_by_role("heading", name="Sealed, and waiting a little")).to_be_focused()
    ann.wait_out()
    expect(ann.page.get_by_role("heading", name="Sent")).to_be_focused()
    [ballot] = round.ballots()
    assert ballot.answers == {"safety-1": 5, "trust-1": 1}
