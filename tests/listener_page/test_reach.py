"""Everybody can use it: by the keyboard alone, in any script, in a window of 320 pixels, with long texts and names."""

from collections.abc import Callable

from tests.blind import concern_formats as formats
from tests.box.concerning import Company
from tests.browser.axe import width_overflow
from tests.browser.conftest import NARROW
from tests.concern_page.office import Office
from tests.listener_page.conftest import Desk
from tests.listener_page.keys import PASSPHRASE
from tests.listener_page.office import Person, Someone, people_of, publish

Sit = Callable[..., Desk]
MOST_STEPS = 60
LONG = (
    "Donaudampfschifffahrtsgesellschaftskapitänswitwenrentenauszahlungsstelle " * 3
    + "https://intranet.example.org/"
    + "x" * 200
)
FOCUSED = "() => document.activeElement.labels?.[0]?.textContent ?? document.activeElement.textContent"


def tab_to(desk: Desk, name: str) -> None:
    for _ in range(MOST_STEPS):
        desk.page.keyboard.press("Tab")
        if str(desk.page.evaluate(FOCUSED)).strip().startswith(name):
            return
    raise AssertionError(f"Nobody reaches “{name}” by the keyboard.")


def test_answering_by_the_keyboard_alone(sit: Sit, office: Office, company: Company) -> None:
    one = Someone.writes(company)
    office.later()
    desk = sit().holds(company.identities[0])
    keys = desk.page.keyboard
    tab_to(desk, "Your six words")
    keys.type(PASSPHRASE)
    keys.press("Enter")
    desk.page.get_by_role("heading", name="Is this the right list?").wait_for()
    assert desk.page.evaluate("document.activeElement.tagName") == "H1"  # where the new screen begins
    tab_to(desk, "It is the same: go on")
    keys.press("Enter")
    desk.page.locator(".concern").first.wait_for()
    tab_to(desk, "On Friday the night shift")
    keys.press("Enter")
    desk.page.locator(".letter").first.wait_for()
    tab_to(desk, "Acknowledge")
    keys.press("ArrowRight")  # to "Answer"
    tab_to(desk, "Your words")
    keys.type("We have stopped the line.")
    tab_to(desk, "Seal and send")
    keys.press("Enter")
    desk.page.locator(".notice.is-done").wait_for()
    office.later()
    assert one.reads()[-1] == "We have stopped the line."
    tab_to(desk, "Close it")
    keys.press("Enter")
    tab_to(desk, "Closing words to the writer")
    keys.type("Nothing is left to do.")
    tab_to(desk, "Send and close")
    keys.press("Enter")
    desk.page.locator(".notice.is-done", has_text="closed").wait_for()
    tab_to(desk, "Close the key")
    keys.press("Enter")
    desk.shows("Open your key")
    office.later()
    assert one.reads()[-1] == "Nothing is left to do."


def test_a_key_by_the_keyboard_alone(sit: Sit, company: Company) -> None:
    desk = sit().go()
    keys = desk.page.keyboard
    tab_to(desk, "Make my key")
    keys.press("Enter")
    desk.shows("Six words for your key")
    words = [one.strip() for one in desk.page.locator(".words li").all_inner_texts()]
    tab_to(desk, "I have written them down")
    keys.press("Enter")
    desk.shows("Two of the six")
    for label in desk.page.locator("form label").all_inner_texts():
        keys.press("Tab")
        keys.type(words[int(label.removeprefix("Word ")) - 1])
    keys.press("Enter")
    desk.page.get_by_role("button", name="Save the key file").wait_for()
    assert desk.page.evaluate("document.activeElement.tagName") == "H1"
    tab_to(desk, "Save the key file")
    with desk.page.expect_download():
        keys.press("Enter")
    tab_to(desk, "Show the paper copy")
    keys.press("Enter")
    desk.shows("Paper copy")


def test_any_script_and_any_length_on_a_small_screen(sit: Sit, office: Office, company: Company) -> None:
    people = people_of(company)
    long = Person("Maximiliane Freifrau von Hohenlohe-Waldenburg-Schillingsfürst zu Donaueschingen")
    publish(company, [people[0], long])
    Someone.writes(company, "نخاف أن نقول ذلك.\nNobody had inspected anything.")
    Someone.writes(company, LONG)
    office.later()
    desk = sit(size=NARROW).enters(people[0].identity)
    for direction in ("ltr", "rtl"):
        desk.page.evaluate("(dir) => document.documentElement.dir = dir", direction)
        for title in ("نخاف", "Donaudampf"):
            desk.place("Concerns")
            assert width_overflow(desk.page) == []
            desk.page.locator(".concern-title", has_text=title).click()
            desk.page.locator(".letter").first.wait_for()
            assert width_overflow(desk.page) == []
            way = desk.page.locator(".said").first.evaluate("(one) => getComputedStyle(one).direction")
            assert way == ("rtl" if title == "نخاف" else "ltr")
    assert formats.TEXT not in desk.text()


def test_back_leads_to_the_inbox_and_no_address_names_a_concern(sit: Sit, office: Office, company: Company) -> None:
    one = Someone.writes(company)
    office.later()
    desk = sit().enters(company.identities[0])
    desk.page.locator(".concern-title").first.click()
    desk.page.locator(".letter").first.wait_for()
    assert desk.page.url == f"{office.address}/listener/"
    assert one.writer.thread not in str(
        desk.page.evaluate("JSON.stringify([history.state, localStorage, sessionStorage])")
    )
    desk.page.go_back()
    desk.page.get_by_role("heading", name="Concerns").wait_for()
    assert not [path for path, _, _ in office.asked if one.writer.thread in path]
