"""Every screen of the page: accessible, within 320 pixels, in both themes, from right to left, by keyboard alone."""

from collections.abc import Callable
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import expect

from tests.browser.axe import violations, width_overflow
from tests.browser.conftest import DESKTOP, NARROW
from tests.concern_page.conftest import Writer as Window
from tests.concern_page.office import Office

Walk = Callable[..., Window]
TEXT = (
    "On Friday at 14:30 I was the only electrician in Hall 3, and Marta Novak knows... " + "Donaudampfschifffahrt" * 5
)
WAY = "(way) => { document.documentElement.dir = way; }"


@dataclass
class Look:
    """What is found wrong on one screen after another."""

    window: Window
    found: list[str] = field(default_factory=list)

    def __call__(self) -> None:
        title = self.window.heading()
        self.window.unfold_all()
        page = self.window.page
        self.found += [f"{title}: {line}" for line in violations(page) + width_overflow(page)]
        page.evaluate(WAY, "rtl")
        self.found += [f"{title}, from right to left: {line}" for line in width_overflow(page)]
        page.evaluate(WAY, "ltr")

    def on(self, button: str) -> None:
        self.window.press(button)
        self()


LOOKS = pytest.mark.parametrize(("size", "theme"), [(DESKTOP, "light"), (NARROW, "dark")])


@LOOKS
def test_every_screen_before_it_is_handed_in_is_accessible(walk: Walk, size: tuple[int, int], theme: str) -> None:
    one = walk(size=size, theme=theme)
    look = Look(one)
    look()
    look.on("Begin a concern")
    look.on("Go on")
    look.on("Go on")
    one.page.get_by_label("What is wrong?").fill(TEXT)
    one.page.clock.run_for(600)
    expect(one.page.get_by_text("could point at you").first).to_be_visible()
    look()
    look.on("See what each will see")
    one.press("Change it")
    one.write(TEXT)
    look()
    look.on("I have them")
    one.press("Show the words again")
    one.page.wait_for_selector(".is-card")
    one.hand_in()
    look()
    one.go("#s=AAAA")
    look()
    assert look.found == []


@LOOKS
def test_every_screen_of_a_concern_is_accessible(walk: Walk, office: Office, size: tuple[int, int], theme: str) -> None:
    one = walk(size=size, theme=theme)
    look = Look(one)
    writer = one.say(TEXT)
    office.later()
    office.company.answer(writer)
    one.at(office.later()).come_back()
    look()
    for button in ("Add something", "Take a pen-name …", "Write it …", "Make a proof …", "Delete …", "Close it"):
        look.on(button)
        one.press("Back")
        one.heading()
        one.unfold_all()
    one.press("Close it")
    one.press("Close it")
    one.page.get_by_text("The listeners see it from tomorrow on.").wait_for()
    one.at(office.later(31)).come_back()
    look()
    look.on("Say how it has been")
    assert look.found == []


def test_by_keyboard_alone(walk: Walk) -> None:
    """From the first screen to the words: every heading takes the focus, and what comes next follows it."""
    ann = walk()
    keys = ann.page.keyboard

    def to(name: str) -> None:
        for _ in range(60):
            keys.press("Tab")
            if ann.page.evaluate("() => document.activeElement.innerText?.trim()") == name:
                keys.press("Enter")
                return
        raise AssertionError(f"no way to {name}")

    to("Begin a concern")
    expect(ann.page.get_by_role("heading", name="Before you write")).to_be_focused()
    to("Go on")
    expect(ann.page.get_by_role("heading", name="To whom")).to_be_focused()
    keys.press("Tab")
    keys.press("Space")
    to("Go on")
    expect(ann.page.get_by_role("heading", name="Write", exact=True)).to_be_focused()
    keys.press("Tab")
    keys.type("Nobody looks at the sheets.")
    to("See what each will see")
    expect(ann.page.get_by_text("That something came on that day.")).to_be_visible()
    to("Show my twelve words")
    expect(ann.page.get_by_role("heading", name="Your twelve words")).to_be_focused()


def test_what_could_point_at_the_writer_is_never_sent(walk: Walk, office: Office) -> None:
    ann = walk()
    ann.to_writing()
    before = len(office.asked)
    ann.page.get_by_label("What is wrong?").fill(TEXT)
    ann.page.get_by_label("2 to 4").check()
    ann.page.clock.run_for(600)
    for said in (
        "Marta Novak",
        "Friday",
        "electrician",
        "Hall 3",
        "I was the only",
        "A few people are easily gone through",
    ):
        expect(ann.page.get_by_text(said).last).to_be_visible()
    assert len(office.asked) == before


def test_the_printed_card_does_not_say_what_it_is(walk: Walk) -> None:
    ann = walk()
    ann.to_writing()
    ann.write(TEXT)
    ann.page.emulate_media(media="print")
    shown = ann.page.evaluate("() => document.body.innerText").split()
    assert " ".join(shown) == ann.words
