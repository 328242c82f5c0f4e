"""Thirteen answer, one finds that there is nothing to answer with, and one tries to answer twice."""

import json

from playwright.sync_api import expect

from tests.browser.rounds.canaries import files_in, files_of_postgres, found_in, spelled
from tests.browser.rounds.desk import words_in
from tests.browser.rounds.story import CARRIED, LOST, SLIP, TERMINAL, TWICE, Story
from tests.browser.rounds.town import OPINIONS, ballot_of
from tests.browser.rounds.windows import Window
from tests.keyholder.boxes import troth
from troth.blind import canonical
from troth.pulses.models import Circle, Round
from troth.pulses.rules.states import State

ONE_AGAIN = "mia"
OTHER = {"safety-1": 5, "trust-1": 5}


def answer(story: Story) -> None:
    begin_the_week(story)
    carry_in_the_answering_week(story, CARRIED[1])
    for name, window in story.answering_in().items():
        answer_in(story, name, window)
    answer_in_the_terminal(story)
    have_nothing_to_answer_with(story)
    answer_again_with_something_else(story)
    note_what_was_sent(story)


def begin_the_week(story: Story) -> None:
    """Six of the Loft's eight have collected, so that both teams answer together."""
    story.machine.turn(Round.objects.get().answering_first, until=State.OPEN, box="open")
    assert [(one.issued, one.eligible) for one in Circle.objects.filter(is_final=True)] == [(14, 16)]


def answer_in(story: Story, name: str, window: Window) -> None:
    """All of it, from the page's first screen to the number under which the answer is published."""
    window.at_today().open()
    answer_here(story, name, window)


def answer_here(story: Story, name: str, window: Window) -> None:
    story.week[name] = window.begin_answering(ballot_of(name))
    if name == ONE_AGAIN:
        window.lose_the_first_answer()
    window.wait_out()
    if name == ONE_AGAIN:  # the box has it; the very same is sent again, and taken
        window.press("Try again")
        first, again = window.sent
        assert first == again
    story.numbers[name] = window.number()


def carry_in_the_answering_week(story: Story, name: str) -> None:
    """Only the slip that counts is carried, and not kept on the other device."""
    here = story.own.pop(name).at_today()
    here.open()
    here.press("Take it elsewhere")
    story.links[name] = here.link()
    phone = story.windows.open(f"{name}-phone", phone=True)
    expect(phone.open(f"#{story.links[name]}").get_by_text("Nothing is kept here")).to_be_visible()
    answer_here(story, name, phone)
    assert phone.kept() == {}


def answer_in_the_terminal(story: Story) -> None:
    answers = [str(one) if one else "" for one in OPINIONS[TERMINAL]]
    typed = ("yes", *answers, "yes")
    arguments = ("ballot", "answer", "--token", SLIP)
    status, said = troth(story.desk, *arguments, typed=typed, day=story.machine.day)
    assert status == 0, said
    story.week[TERMINAL] = words_in(said, "answering week")
    story.numbers[TERMINAL] = next(line for line in said.splitlines() if len(line) == 64 and " " not in line)


def have_nothing_to_answer_with(story: Story) -> None:
    page = story.own[LOST].at_today().open()
    expect(page.get_by_text("This browser has nothing for you yet.")).to_be_visible()
    expect(page.get_by_role("button", name="Answer now")).to_have_count(0)


def answer_again_with_something_else(story: Story) -> None:
    """The same slip on another device, with other answers."""
    phone = story.windows.open(f"{TWICE}-phone", phone=True)
    phone.open(f"#{story.links[TWICE]}")
    phone.begin_answering(OTHER)
    phone.wait_out()
    expect(phone.page.get_by_role("heading", name="This slip was used before")).to_be_visible()
    expect(phone.page.get_by_text("The one you gave now was not stored.")).to_be_visible()


def note_what_was_sent(story: Story) -> None:
    """Every message, signature and seal, found now in the files of the box; and what is inside, found nowhere."""
    final = Circle.objects.get(is_final=True).name
    for name, number in story.numbers.items():
        inside = canonical.dumps({"answers": dict(ballot_of(name)), "circle": final, "token": number})
        story.canaries.never["answers", name] = [inside[:-1], inside.partition(b',"circle"')[0] + b","]
    sent = [one for window in story.windows.opened for one in window.sent]
    for place, one in enumerate(sent):
        for part in ("message", "signature", "sealed"):
            story.canaries.spent[part, str(place)] = spelled(canonical.from_b64(one[part]))
    box = [*files_in(story.machine.folder / "box"), *files_of_postgres()]
    there = found_in(box, {what: one for what, one in story.canaries.spent.items() if what[0] == "message"})
    assert len(there) == len(sent), json.dumps(sorted(map(str, there)))  # the search works
    slips = [one for code in story.links.values() for one in slips_in(code)]
    for place, message in enumerate(slips):
        story.canaries.spent["slip", str(place)] = spelled(message)


def slips_in(code: str) -> list[bytes]:
    """The messages in a code that was carried."""
    found = canonical.loads(canonical.from_b64(code.partition("=")[2]))
    assert isinstance(found, dict)
    return [canonical.from_b64(one["message"]) for one in found["tokens"]]
