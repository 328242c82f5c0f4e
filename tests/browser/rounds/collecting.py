"""Fourteen people collect, each in their own way; two never do."""

import hashlib

from playwright.sync_api import expect

from tests.browser.rounds.canaries import spelled
from tests.browser.rounds.desk import words_in
from tests.browser.rounds.story import CARRIED, LOST, SHARING, SLIP, TERMINAL, TWICE, Story
from tests.browser.rounds.town import PASSWORD
from tests.browser.rounds.windows import Window
from tests.keyholder.boxes import Terminal
from troth.blind import canonical


def collect(story: Story) -> None:
    for name in story.town.collecting:
        if name not in (*SHARING, TERMINAL):
            story.words[name] = story.window_of(name).collect()
    for name in (CARRIED[0], TWICE):
        take_the_code(story, name)
    keep_on_phone(story, CARRIED[0])
    collect_in_the_terminal(story)
    lose_a_slip(story)
    share_a_computer(story)
    note_what_was_asked(story)


def take_the_code(story: Story, name: str) -> None:
    """The slip as text, from one's own browser, where it stays too."""
    here = story.own[name]
    here.press("Take it elsewhere")
    story.links[name] = here.link()


def keep_on_phone(story: Story, name: str) -> None:
    """The code, opened on another device and kept there."""
    phone = story.phones[name] = story.windows.open(f"{name}-phone", phone=True)
    page = phone.open(f"#{story.links[name]}")
    expect(page.get_by_text("Your code was read")).to_be_visible()
    phone.press("Keep it on this device")
    expect(page.get_by_text("The slip is in this browser now")).to_be_visible()


def collect_in_the_terminal(story: Story) -> None:
    """By `troth ballot`, which meets the site's page only to have its text signed."""
    jon = story.window_of(TERMINAL)
    page = jon.visit("/safely/")
    link = page.get_by_role("link", name="Collect it").get_attribute("href") or ""
    terminal = Terminal(story.desk, "ballot", "collect", "--keep", SLIP, day=story.machine.day)
    said = terminal.answer(link).until("The site's code:")
    [ask] = [line for line in said.splitlines() if line.startswith("eyJ")]
    jon.visit("/pulse/issue/")
    page.get_by_label("What you were given to paste here").fill(ask)
    jon.press("Collect")
    terminal.type(page.get_by_label("What you were given", exact=True).input_value())
    assert terminal.end() == 0, terminal.said
    story.words[TERMINAL] = words_in(terminal.said, "round")
    story.links[TERMINAL] = (story.desk / SLIP).read_text().rpartition("#")[2].strip()


def lose_a_slip(story: Story) -> None:
    """The browser is cleared. Collecting again gets nothing, and the page says why."""
    story.own[LOST].clear()
    pia = story.window_of(LOST)
    page = pia.visit("/safely/")
    expect(page.get_by_text("It cannot be replaced.")).to_be_visible()
    pia.begin_collecting()
    pia.have_it_signed()
    expect(page.get_by_role("alert")).to_contain_text("You have collected already, and it can be done once.")


def share_a_computer(story: Story) -> None:
    """One after the other at a computer the operator marked: each leaves with a code, and leaves nothing."""
    shared = story.windows.open("shared")
    shared.be(story.town.people["olu"])
    shared.visit("/sign-in/shared/")
    shared.press("Mark it as shared")
    sign_out(shared)
    for name in SHARING:
        sign_in(shared, f"{name}@harbour.example.org")
        story.words[name] = shared.collect(shared=True)
        expect(shared.page.get_by_role("heading", name="Take your slip with you")).to_be_visible()
        assert shared.kept() == {}
        story.links[name] = shared.link()
        shared.press("I have it: clear this page")
        expect(shared.page.get_by_text("This browser has nothing for you yet.")).to_be_visible()
        sign_out(shared)
        refuse_anything_left(story, shared, name)
        keep_on_phone(story, name)


def refuse_anything_left(story: Story, shared: Window, name: str) -> None:
    """Neither stored, nor a step back in the history."""
    assert shared.context.storage_state()["origins"] == []
    for _ in range(3):
        shared.page.go_back()
        shared.page.wait_for_load_state()
        assert story.town.people[name].name not in shared.page.content()
    shared.open()
    expect(shared.page.get_by_text("This browser has nothing for you yet.")).to_be_visible()
    assert shared.kept() == {}


def sign_in(window: Window, email: str) -> None:
    page = window.visit("/sign-in/")
    page.get_by_label("E-mail address or login name").fill(email)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    window.press("Sign in")
    page.wait_for_url(lambda url: "sign-in" not in url)


def sign_out(window: Window) -> None:
    window.visit("/")
    window.page.locator("details.menu-person summary").click()
    window.press("Sign out")
    window.page.wait_for_url("**/sign-in/**")


def note_what_was_asked(story: Story) -> None:
    """What was blinded, of which the site keeps a digest until collecting is over; and every window's own marks."""
    never, spent = story.canaries.never, story.canaries.spent
    for window in story.windows.opened:
        blinded = [canonical.from_b64(one["blinded"]) for one in window.asked]
        never["blinded", window.mark] = [piece for one in blinded for piece in spelled(one)]
        spent["digest of the blinded", window.mark] = [hashlib.sha256(one).hexdigest().encode() for one in blinded]
        for kind in ("agent", "query", "id"):
            never[kind, window.mark] = [f"canary-{kind}-{window.mark}".encode()]
    never["address", "everybody"] = [b"203.0.113."]
