"""Reading and answering: ten days with a writer, what is due, what is nobody's, and what only listeners read."""

from collections.abc import Callable

import pytest

from tests.blind import concern_formats as formats
from tests.box.concerning import Company
from tests.browser.conftest import PHONE
from tests.concern_page.office import Office
from tests.listener_page.conftest import Desk
from tests.listener_page.office import Someone, people_of, publish
from troth.blind import letters
from troth.blind.letters import Self, Step
from troth.blind.signed import Kind
from troth.blind.writers import Writer
from troth_box.concern.identity import ListenerIdentity

Sit = Callable[..., Desk]


def open_first(desk: Desk) -> None:
    desk.place("Concerns")
    desk.press("Look for new ones")
    desk.page.locator(".concern-title").first.click()
    desk.page.locator(".letter").first.wait_for()


def say(desk: Desk, kind: str, words: str) -> None:
    desk.page.locator(".chip", has_text=kind).click()
    desk.page.get_by_label("Your words").fill(words)
    desk.page.locator(".notice.is-done").evaluate_all(
        "all => all.forEach((one) => one.remove())"
    )  # of what was sent before
    desk.press("Seal and send")
    desk.page.locator(".notice.is-done").wait_for()


@pytest.mark.journey
def test_ten_days_of_a_concern(sit: Sit, company: Company) -> None:
    one = Someone.writes(company)
    desk = sit(size=PHONE).holds(company.identities[0], site="https://troth.example.org").opens()
    desk.press("It is the same: go on")
    assert "No concern is open." in desk.text()  # handed in today: to be read tomorrow

    desk.later()
    open_first(desk)
    desk.shows("About a danger")
    assert "Nobody had inspected anything." in desk.text()
    assert "Acknowledge by 12 October 2026" in desk.text()
    assert desk.page.get_by_label("Your words").input_value().startswith("Thank you for writing this.")
    desk.press("Seal and send")
    desk.page.get_by_text("The writer can read it from tomorrow on.").first.wait_for()
    say(desk, "Note for listeners", "I look at the sheets myself.")
    assert len(one.reads()) == 1

    desk.later()
    assert [text[:9] for text in one.reads()] == ["On Friday", "Thank you"]  # and not the note
    one.adds("It happened again.", 1)
    desk.place("Concerns")
    assert "Answer by 4 November 2026" in desk.text()

    _answered_and_closed(desk, company, one)
    others = [letter for letter in company.thread(one.writer, company.identities[2]) if letter["as"] == "note"]
    assert len(others) == 1


def _answered_and_closed(desk: Desk, company: Company, one: Someone) -> None:
    desk.later()
    open_first(desk)
    assert "It happened again." in desk.text()
    assert "I look at the sheets myself." in desk.text()
    say(desk, "Answer", "We have stopped the line.")
    one.adds("Since November nobody signs alone.", 2, kind="release")
    one.adds("Who signs, & why alone?\nPlease decide it.", 3, kind="bring")

    desk.later(5)
    assert "We have stopped the line." in one.reads()
    open_first(desk)
    assert "The writer releases exactly this." in desk.text()
    assert "may be put before one person who can act" in desk.text()
    carried = "#words=Who%20signs%2C%20%26%20why%20alone%3F%0APlease%20decide%20it."
    led = desk.page.get_by_role("link", name="Put it before somebody").get_attribute("href") or ""
    assert led == f"https://troth.example.org/safely/before/put/{carried}"
    desk.unfold("Close it")
    desk.page.get_by_label("Closing words to the writer").fill("Thank you. It is done.")
    desk.press("Send and close")
    desk.page.get_by_text("Closed. The writer sees that from tomorrow on.").wait_for()

    desk.later()
    found = company.read(one.writer)
    assert (found["closed"], found["shut"]) == ("2026-10-13", False)
    assert "Thank you. It is done." in one.reads()
    one.adds("It has not come back.", 4, kind="care", care="better")
    desk.later()
    desk.place("Concerns")
    desk.press("Show closed ones, too")
    desk.page.locator(".concern-title").first.click()
    desk.page.get_by_text("Since speaking up it has become better for them.").wait_for()
    assert "Closed on\n13 October 2026" in desk.text()


def test_what_is_due_what_is_late_and_what_is_found(sit: Sit, office: Office, company: Company) -> None:
    heron = Writer.new()
    Someone.writes(company, "Overtime is paid to some.", pen=("Heron", heron), theme="fairness")
    Someone.writes(company, "Again this month, as I wrote.", pen=("Heron", heron), theme="fairness")
    Someone.writes(company, "Die Übergabe fällt aus.", theme="load", who=Self(Step.NAMED, "Adaeze"))
    desk = sit().enters(company.identities[1]).later(8)
    desk.press("Look for new ones")
    desk.page.locator(".concern").first.wait_for()
    text = desk.text()
    assert "3 concerns are overdue." in text
    assert "Overdue since 12 October 2026" in text
    assert "One pen-name: Heron, 2 concerns" in text
    assert "says they are Adaeze" in text
    office.asked.clear()
    desk.page.get_by_label("Search").fill("ubergabe")
    assert desk.page.locator(".concern").count() == 1
    assert "1 concern found." in desk.text()
    desk.page.get_by_label("Search").fill("heron")
    assert desk.page.locator(".concern").count() == 2
    assert office.asked == []  # nothing that is typed there goes anywhere


def test_figures_only_where_there_are_five(sit: Sit, company: Company) -> None:
    for theme, count in (("load", 5), ("danger", 4)):
        for _ in range(count):
            Someone.writes(company, theme=theme)
    desk = sit().enters(company.identities[0]).later()
    desk.place("Figures")
    figures = desk.page.locator(".facts").inner_text()
    assert "Too much work" in figures
    assert "Danger" not in figures
    assert "4" not in desk.page.locator("main .sheet").inner_text()


def test_who_is_not_a_listener_is_not_believed(sit: Sit, company: Company) -> None:
    one = Someone.writes(company)
    stranger = ListenerIdentity.new()
    row = company.row(company.identities[1])  # they say that they are Kirsty MacLeod
    said = formats.answered(one.writer, company.listeners, row, "Tell me your name, it is safe.")
    company.hand_in(one.writer, letters.close(said, stranger.signing, formats.readers(company.listeners)), "reply")
    company.hand_in(one.writer, letters.close_again(b"{}", formats.readers(company.listeners)), "reply")
    desk = sit().enters(company.identities[0]).later()
    open_first(desk)
    text = desk.text()
    assert "Not from a listener" in text
    assert "Tell me your name" not in text  # folded away
    assert "1 letter here is damaged" in text


def test_what_the_server_leaves_out_or_slips_in_is_noticed(sit: Sit, company: Company) -> None:
    one = Someone.writes(company)
    one.adds("The third.", 2, directory="0" * 64)
    desk = sit().enters(company.identities[0]).later()
    open_first(desk)
    assert "A letter of the writer is missing" in desk.text()
    assert "Sealed with another list of listeners" in desk.text()


def test_shut_with_a_reason_and_deleted_by_the_writer(sit: Sit, company: Company) -> None:
    one = Someone.writes(company, "You are all cowards.")
    desk = sit().enters(company.identities[0]).later()
    open_first(desk)
    desk.unfold("Shut it for good")
    desk.page.get_by_label("Your reason, to the writer").fill("This is abuse, so I shut it.")
    desk.press("Send and shut")
    desk.page.get_by_text("This concern is shut.").wait_for()
    desk.later()
    assert company.read(one.writer)["shut"] is True
    assert "This is abuse, so I shut it." in one.reads()

    two = Someone.writes(company)
    desk.later()
    open_first(desk)
    company.box.post.delete(company.ask(Kind.DELETE, two.writer))
    desk.press("Seal and send")
    desk.page.get_by_text("This concern is gone").wait_for()


def test_after_a_failure_the_very_same_letter_is_sent(sit: Sit, office: Office, company: Company) -> None:
    one = Someone.writes(company)
    desk = sit().enters(company.identities[0]).later()
    open_first(desk)
    office.said["/concerns/answer"] = (503, b"")
    desk.page.get_by_label("Your words").fill("We have it.")
    desk.press("Seal and send")
    desk.page.get_by_text("The server could not take it").wait_for()
    office.said.clear()
    desk.page.locator(".notice.is-done").evaluate_all(
        "all => all.forEach((one) => one.remove())"
    )  # of what was sent before
    desk.press("Seal and send")
    desk.page.locator(".notice.is-done").wait_for()
    sent = [body for path, _, body in office.asked if path == "/concerns/answer"]
    assert len(sent) == 2
    assert sent[0] == sent[1]
    assert len(company.thread(one.writer)) == 2


def test_an_unsent_text_survives_the_closed_key(sit: Sit, company: Company) -> None:
    Someone.writes(company)
    desk = sit().enters(company.identities[0]).later()
    open_first(desk)
    desk.page.get_by_label("Your words").fill("Half a thought")
    desk.press("Close the key")
    assert "A text that you had not sent is still here" in desk.text()
    desk.opens()
    desk.page.locator(".concern-title").first.click()
    desk.page.locator(".letter").first.wait_for()
    assert desk.page.get_by_label("Your words").input_value() == "Half a thought"


def test_listed_and_read_in_a_list_with_more_than_one_page(sit: Sit, company: Company) -> None:
    for number in range(52):
        Someone.writes(company, f"Number {number}")
    publish(company, people_of(company)[:2])
    desk = sit().enters(company.identities[0]).later()
    desk.press("Look for new ones")
    desk.page.locator(".concern").nth(49).wait_for()
    desk.press("Show more")
    desk.page.locator(".concern").nth(51).wait_for()
    assert desk.page.get_by_role("button", name="Show more").count() == 0
