"""From nothing to the days of collecting: two keyholders, the operator's button, keys and manifest."""

import re
from datetime import timedelta

from playwright.sync_api import Browser, expect

from tests.browser.rounds import desk
from tests.browser.rounds.canaries import files_in, spelled
from tests.browser.rounds.story import DEPUTYS_KEY, KEY, Story
from troth.pulses.rules.states import State

AHEAD = timedelta(days=3)


def agree_on_keyholders(story: Story, browser: Browser) -> None:
    """One key by the page, the deputy's by the command line; the representative enters both lines."""
    with desk.desk(browser, story.desk, story.machine.day) as page:
        public, paper = desk.make_key_at(page, story.desk / KEY)
    deputys_public, deputys_paper = desk.make_key(story.desk, story.desk / DEPUTYS_KEY)
    for holder, secret in (("keyholder", paper), ("deputy", deputys_paper)):
        spaced = secret.partition(" ")[2]
        story.canaries.never["secret", holder] = [spaced.encode(), spaced.replace(" ", "").encode()]
        story.canaries.never["passphrase", holder] = [desk.PASSPHRASES[holder].encode()]
    rafa = story.window_of("rafa")
    for called, line in {"the works council, Kay": public, "the deputy, Bo": deputys_public}.items():
        page = rafa.visit("/safely/keys/")
        page.get_by_label("The line").fill(line)
        page.get_by_label("Who holds it").fill(called)
        page.get_by_label("This is the deputy’s").set_checked("deputy" in called)
        rafa.press("Enter it")
        expect(page.get_by_role("heading", name=re.compile(called))).to_be_visible()


def begin(story: Story) -> None:
    """The operator begins; keys and manifest are made by the worker, and the box has it ahead of the day."""
    olu, machine = story.window_of("olu"), story.machine
    olu.visit("/safely/rounds/")
    olu.press("Begin")
    machine.wait(lambda: machine.state_at_box() == "issuing")
    keys = files_in(machine.folder / "site/keys/rounds")
    assert len(keys) == 3  # two teams, and both together
    for file in keys:
        story.canaries.spent["signing key", file.stem] = spelled(file.read_bytes())
    machine.turn(machine.day + AHEAD, until=State.ISSUING)
