"""Takes the screenshots of the writer's and the listener's page for the documentation, after those of the product."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.blind import concern_formats as formats
from tests.box.concerning import Company
from tests.browser.conftest import NARROW
from tests.browser.test_screens import PHONE_HEIGHT, pictured, take
from tests.concern_page.conftest import Writer as Window
from tests.concern_page.conftest import walk as walk
from tests.concern_page.office import Office
from tests.listener_page.conftest import Desk
from tests.listener_page.office import Person, Someone, people_of, publish, put_in
from tests.listener_page.test_keys import made
from troth.blind import letters
from troth.blind.writers import Writer

FOLDER = os.environ.get("TROTH_SCREENS", "")
TEXT = (
    "Since the summer the sheets for Line 2 are signed by people who have not looked at anything. On Friday the shift "
    "lead, Marta Novak, said that it has always been like this. Nobody dares to say no.\n\n"
    "I would like two people to check, and nobody to sign alone."
)
ANSWER = "Thank you. We have read it, and we go and look at the sheets of the last weeks ourselves, of all lines."
Sit = Callable[..., Desk]
Walk = Callable[..., Window]


class Camera:
    """Takes what a window shows, and keeps the captions."""

    def __init__(self, one: Window | Desk) -> None:
        self.one, self.blank, self.captions = one, one.page.context.new_page(), dict[str, str]()

    def __call__(self, slug: str, *, narrow: bool = False) -> None:
        caption = self.one.heading()
        self._take(slug, caption)
        if narrow:
            self._take(f"{slug}-narrow", f"{caption}, at 320 px", width=NARROW[0], tallest=PHONE_HEIGHT)

    def _take(self, slug: str, caption: str, **size: int) -> None:
        self.captions[slug] = caption
        take(self.one.page, self.blank, Path(FOLDER) / slug, **size)

    def finish(self) -> None:
        with (Path(FOLDER) / "README.md").open("a") as index:
            index.write(pictured(self.captions))


@pytest.mark.screens
@pytest.mark.skipif(not FOLDER, reason="TROTH_SCREENS names no folder to put the screenshots into: make screens")
def test_a_writers_screens(walk: Walk, office: Office) -> None:
    ann = walk()
    shown = Camera(ann)
    shown("concern-home")
    ann.press("Begin a concern")
    shown("concern-before")
    ann.press("Go on")
    shown("concern-whom")
    ann.press("Go on")
    ann.page.get_by_label("What is wrong?").fill(TEXT)
    ann.page.clock.run_for(600)
    shown("concern-write", narrow=True)
    ann.press("See what each will see")
    shown("concern-see")
    ann.press("Show my twelve words")
    ann.page.wait_for_selector(".is-card")
    shown("concern-words")
    ann.words = " ".join(ann.page.locator(".is-card li").all_inner_texts())
    ann.hand_in()
    shown("concern-sent")
    office.later(2)
    office.company.answer(Writer.of_words(ann.words), text=ANSWER)
    ann.at(office.later()).come_back()
    shown("concern-answered", narrow=True)
    shown.finish()


@pytest.mark.screens
@pytest.mark.skipif(not FOLDER, reason="TROTH_SCREENS names no folder to put the screenshots into: make screens")
def test_a_listeners_screens(sit: Sit, office: Office) -> None:
    company = office.company
    kwabena, kirsty, _ = people_of(company)
    desk = sit().go()
    shown = Camera(desk)
    shown("listener-begin")
    desk.press("Make my key")
    shown("listener-words")
    desk.press("I have written them down")
    desk.press("Show the words again")
    made(desk)
    shown("listener-made")
    _several(company)
    desk.holds(kwabena.identity).opens()
    shown("listener-list")
    desk.press("It is the same: go on")
    desk.later(3)
    desk.press("Look for new ones")
    desk.page.locator(".concern").first.wait_for()
    shown("listener-concerns", narrow=True)
    desk.page.get_by_role("button", name="Since the summer").click()
    desk.page.locator(".letter").first.wait_for()
    shown("listener-concern", narrow=True)
    publish(company, [kwabena, Person(kirsty.name, since=office.day.today), Person("Inés García")])
    desk.go().opens()
    shown("listener-changed")
    shown.finish()


def _several(company: Company) -> None:
    """What lies in an inbox on an ordinary day: something new, something acknowledged, and one pen-name twice."""
    heron = Writer.new()
    first = Someone.writes(company, TEXT)
    Someone.writes(company, "The rota is changed on Sunday evenings, by message.", theme="load")
    for text in ("Overtime is paid to some and not to others.", "It happened again this month, as I wrote last time."):
        Someone.writes(company, text, pen=("Heron", heron), theme="fairness", passing="no")
    me, said = company.identities[0], "Thank you for writing this. I have read all of it."
    note = "Kirsty, could you look at the sheets of last week? I am away until Thursday."
    for number, (kind, text) in enumerate([("acknowledge", said), ("note", note)]):
        letter = formats.answered(first.writer, company.listeners, company.row(me), text, kind=kind, number=number)
        readers = formats.readers(company.listeners, *([first.writer.recipient] if kind == "acknowledge" else []))
        put_in(company, first.writer, letters.close(letter, me.signing, readers), kind)
    first.adds("Two more sheets were signed like that yesterday.", 1)
