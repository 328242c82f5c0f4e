"""The sixteen sentences people answer, in our own words, each in two wordings that are frozen under one version.

Beside them one that asks what became of the last answer; it belongs to no scale.

Published scales are copyrighted; nothing here is taken from one. A wording that changes is a new version: answers to
different sentences are never compared. Five-point agreement, from "not at all" (1) to "fully" (5).
"""

import hashlib
import json
from dataclasses import dataclass
from enum import StrEnum


class Construct(StrEnum):
    """What a sentence is about."""

    SAFETY = "safety"
    TRUST = "trust"
    HEARD = "heard"
    PROMISES = "promises"
    REPAIR = "repair"


class Wording(StrEnum):
    """Whom a sentence speaks of: the one leader of a circle that is their whole team, or the place."""

    LEADER = "my leader"
    PLACE = "where I work"


@dataclass(frozen=True, slots=True)
class Item:
    """One sentence in both wordings. Agreeing with a reversed one is unfavourable; core ones come every time."""

    id: str
    construct: Construct | None  # none: outside every scale
    leader: str
    place: str
    is_reversed: bool = False
    is_core: bool = False

    def in_wording(self, wording: Wording) -> str:
        return self.leader if wording is Wording.LEADER else self.place

    @property
    def scale(self) -> str:
        """The scale it is counted into where the whole bank is asked, or OUTSIDE."""
        return self.construct.value if self.construct else OUTSIDE

    @property
    def scales(self) -> tuple[str, ...]:
        """Those a round may name for it."""
        return (self.scale, TOGETHER) if self.construct else (OUTSIDE,)


VERSION = 1
LANGUAGE = "en"
TOGETHER = "core"  # the scale of the core items, where they are asked alone
OUTSIDE = "after"  # no scale: counted by itself, never into a level or a course

BANK = (
    Item(
        "safety-1",
        Construct.SAFETY,
        "When something goes wrong because of me, I can tell my leader.",
        "Where I work, people can say when something went wrong because of them.",
        is_core=True,
    ),
    Item(
        "safety-2",
        Construct.SAFETY,
        "I can tell my leader that I do not know how to do something.",
        "Where I work, people can say that they do not know how to do something.",
    ),
    Item(
        "safety-3",
        Construct.SAFETY,
        "I think twice before I bring my leader bad news.",
        "Where I work, people think twice before they bring bad news.",
        is_reversed=True,
    ),
    Item(
        "safety-4",
        Construct.SAFETY,
        "I can say no to my leader while others are listening.",
        "Where I work, people can say no to someone above them while others are listening.",
    ),
    Item(
        "trust-1",
        Construct.TRUST,
        "My leader wants things to go well for me.",
        "Where I work, those who lead want things to go well for us.",
        is_core=True,
    ),
    Item(
        "trust-2",
        Construct.TRUST,
        "In a hard week I would count on my leader.",
        "Where I work, people would count on those who lead in a hard week.",
    ),
    Item(
        "trust-3",
        Construct.TRUST,
        "What my leader tells me turns out to be true.",
        "Where I work, what those who lead tell us turns out to be true.",
    ),
    Item(
        "trust-4",
        Construct.TRUST,
        "I keep things from my leader so that they cannot be used against me.",
        "Where I work, people keep things from those who lead so that they cannot be used against them.",
        is_reversed=True,
    ),
    Item(
        "heard-1",
        Construct.HEARD,
        "My leader asks what I think before deciding something that touches me.",
        "Where I work, people are asked what they think before something that touches them is decided.",
        is_core=True,
    ),
    Item(
        "heard-2",
        Construct.HEARD,
        "When my leader decides against what I said, I learn why.",
        "Where I work, people whose advice was not taken learn why.",
    ),
    Item(
        "heard-3",
        Construct.HEARD,
        "Something I said has changed what my leader does.",
        "Where I work, something people said has changed what is done.",
    ),
    Item(
        "promises-1",
        Construct.PROMISES,
        "My leader does what they said they would do.",
        "Where I work, those who lead do what they said they would do.",
        is_core=True,
    ),
    Item(
        "promises-2",
        Construct.PROMISES,
        "When my leader cannot keep a promise, I hear it from them in good time.",
        "Where I work, people hear in good time when a promise to them cannot be kept.",
    ),
    Item(
        "promises-3",
        Construct.PROMISES,
        "My leader says yes to things that then do not happen.",
        "Where I work, those who lead say yes to things that then do not happen.",
        is_reversed=True,
    ),
    Item(
        "repair-1",
        Construct.REPAIR,
        "When my leader has let me down, they come back to it.",
        "Where I work, those who let somebody down come back to it.",
        is_core=True,
    ),
    Item(
        "repair-2",
        Construct.REPAIR,
        "After a bad moment between my leader and me, we find our way back.",
        "Where I work, people find their way back after a bad moment.",
    ),
)
CORE = tuple(item for item in BANK if item.is_core)
AFTER = Item(
    "after-1",
    None,
    "What I was told would happen after the last results has happened.",
    "Where I work, what we were told would happen after the last results has happened.",
)
BY_ID = {item.id: item for item in (*BANK, AFTER)}


def digest(items: tuple[Item, ...] = BANK) -> str:
    """SHA-256 of all in these items that an answer depends on, for the manifest: another sentence, another digest."""
    parts = [[item.id, item.construct, item.is_reversed, item.leader, item.place] for item in items]
    text = json.dumps([VERSION, LANGUAGE, parts], ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
