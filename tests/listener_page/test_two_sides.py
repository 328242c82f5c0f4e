"""Both pages at once: somebody writes on a phone, somebody listens, one of them loses a key, and another goes."""

from collections.abc import Callable

import pytest

from tests.browser.axe import width_overflow
from tests.browser.conftest import PHONE
from tests.concern_page.conftest import Writer as Window
from tests.concern_page.conftest import walk as walk
from tests.concern_page.office import Office
from tests.listener_page.conftest import Desk
from tests.listener_page.office import Person, people_of, publish
from tests.listener_page.test_concerns import open_first, say

Sit = Callable[..., Desk]
Walk = Callable[..., Window]
TEXT = "On Friday we were told to sign sheets for Line 2.\n\nنخاف أن نقول ذلك."


@pytest.mark.journey
def test_ten_days_on_both_pages(walk: Walk, sit: Sit, office: Office) -> None:
    kwabena, kirsty, zanele = people_of(office.company)
    desk = sit().enters(kwabena.identity)
    ann = walk(size=PHONE, way="rtl")
    ann.say(TEXT)
    assert "No concern is open." in desk.text()

    desk.later()
    open_first(desk)
    assert "نخاف أن نقول ذلك." in desk.text()
    say(desk, "Acknowledge", "We have it, and look at the sheets.")
    ann.at(office.day.today.isoformat()).come_back()
    assert "We have it" not in ann.text()  # handed in today, there tomorrow

    desk.later()
    ann.at(office.day.today.isoformat()).come_back()
    ann.page.get_by_text("We have it, and look at the sheets.").wait_for()
    assert ann.page.evaluate("getComputedStyle(document.querySelector('.letter')).direction") == "rtl"
    assert width_overflow(ann.page) == []
    ann.press("Add something")
    ann.page.get_by_label("What would you like to add?").fill("It happened again on Monday.")
    ann.press("Seal and hand it in")
    ann.page.get_by_text("They have something new from you").wait_for()

    again = Person(kirsty.name, since=office.day.today)
    publish(office.company, [kwabena, again])  # Kirsty lost her key, and Zanele has gone
    desk.later().go().opens()
    assert "Zanele Dlamini has left" in desk.text()
    desk.press("I know of all this: go on")
    desk.press("Seal them again")
    desk.page.get_by_text("Everybody who should can read it.").wait_for()

    theirs = sit().enters(again.identity)
    open_first(theirs)
    for line in ("It happened again on Monday.", "We have it, and look at the sheets.", "sealed again for you"):
        assert line in theirs.text()
    say(theirs, "Answer", "We have stopped the line.")

    desk.later(5)
    ann.at(office.day.today.isoformat()).come_back()
    ann.page.get_by_text("We have stopped the line.").wait_for()
    assert zanele.name not in ann.text()
