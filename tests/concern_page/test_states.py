"""Every screen of the page: accessible, within 320 pixels, in both themes, from right to left, by keyboard alone."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import expect

from tests.browser.axe import violations, width_overflow
from tests.browser.conftest import DESKTOP, NARROW
from tests.concern_page.conftest import Writer as Window
from tests.concern_page.office import Office
from troth.blind.writers import Writer as Keys

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


@dataclass
class Keyboard:
    """A person without a mouse."""

    window: Window

    def __post_init__(self) -> None:
        self.keys = self.window.page.keyboard

    def to(self, name: str) -> None:
        """With the tab key to what is called so, and enter."""
        for _ in range(60):
            self.keys.press("Tab")
            if self.window.page.evaluate("() => document.activeElement.innerText?.trim()") == name:
                self.keys.press("Enter")
                return
        raise AssertionError(f"no way to {name}")

    def fill(self, text: str) -> None:
        """The next field."""
        self.keys.press("Tab")
        self.keys.type(text)

    def at(self, title: str) -> None:
        """That screen has come, and its heading has the focus."""
        expect(self.window.page.get_by_role("heading", name=title, exact=True)).to_be_focused()


def test_by_keyboard_alone(walk: Walk, office: Office) -> None:
    """From the first screen to the end: every heading takes the focus, and what comes next follows it."""
    ann = walk()
    hand = Keyboard(ann)
    _handed_in(ann, hand)
    office.later()
    office.company.answer(Keys.of_words(ann.words))
    ann.at(office.later()).go()
    _read_and_ended(ann, hand)
    assert office.company.inbox()["threads"] == []


def _handed_in(ann: Window, hand: Keyboard) -> None:
    hand.to("Begin a concern")
    hand.at("Before you write")
    hand.to("Go on")
    hand.at("To whom")
    hand.keys.press("Tab")
    hand.keys.press("Space")
    hand.to("Go on")
    hand.at("Write")
    hand.fill("Nobody looks at the sheets.")
    hand.to("See what each will see")
    expect(ann.page.get_by_text("That something came on that day.")).to_be_visible()
    hand.to("Show my twelve words")
    hand.at("Your twelve words")
    ann.words = " ".join(ann.page.locator(".is-card li").all_inner_texts())
    hand.to("I have them")
    hand.at("Two of them, to be sure")
    for label in ann.page.locator("label[for^=word-]").all_inner_texts():
        hand.fill(ann.words.split()[int(re.sub(r"\D", "", label)) - 1])
    hand.keys.press("Enter")
    hand.at("It is handed in")


def _read_and_ended(ann: Window, hand: Keyboard) -> None:
    hand.to("Come back with twelve words")
    hand.at("Come back")
    hand.fill(ann.words)
    hand.to("Open it")
    hand.at("Your concern")
    hand.to("Add something")
    hand.at("Add something")
    hand.fill("It happened again.")
    hand.to("Seal and hand it in")
    hand.at("Your concern")
    hand.to("Who you are to them")
    hand.to("Take a pen-name …")
    hand.at("Take a pen-name")
    hand.to("Back")
    hand.to("Delete all of it")
    hand.to("Delete …")
    hand.at("Delete all of it")
    hand.to("Delete it now")
    expect(ann.page.get_by_text("Your twelve words open nothing any more.")).to_be_visible()
    hand.at("Say what is wrong")


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
