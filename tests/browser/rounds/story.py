"""What runs through the whole round: who has which window, which words they saw, under which number they answered."""

from dataclasses import dataclass, field
from pathlib import Path

from tests.browser.rounds.canaries import Canaries
from tests.browser.rounds.machine import Machine
from tests.browser.rounds.town import Town
from tests.browser.rounds.windows import Window, Windows

CARRIED, SHARING, TERMINAL, LOST, TWICE = ("leo", "hoa"), ("ines", "tariq"), "jon", "pia", "tess"
SLIP, KEY, DEPUTYS_KEY = "slip", "keyholder.age", "deputy.age"


@dataclass
class Story:
    """`links`: slips as they are carried; `numbers`: of answers, by whose; `words` and `week`: the check words of the
    round and of its answering week as each saw them, by where.
    """

    town: Town
    machine: Machine
    windows: Windows
    own: dict[str, Window] = field(default_factory=dict)
    phones: dict[str, Window] = field(default_factory=dict)
    links: dict[str, str] = field(default_factory=dict)
    words: dict[str, list[str]] = field(default_factory=dict)
    week: dict[str, list[str]] = field(default_factory=dict)
    numbers: dict[str, str] = field(default_factory=dict)

    @property
    def canaries(self) -> Canaries:
        return self.windows.canaries

    @property
    def desk(self) -> Path:
        """A folder on other people's computers: the keyholders', and that of whoever answers from a terminal."""
        folder = self.machine.folder / "desk"
        folder.mkdir(exist_ok=True)
        return folder

    def window_of(self, name: str) -> Window:
        """Somebody's own browser, in which they are signed in today."""
        window = self.own.get(name) or self.windows.open(name)
        self.own[name] = window
        return window.at_today().be(self.town.people[name])

    def answering_in(self) -> dict[str, Window]:
        """The window in which each of those answers who do so in a browser."""
        at_desk = {name: window for name, window in self.own.items() if name not in (LOST, TERMINAL)}
        return at_desk | self.phones
