"""What deserves attention: the table of what can, how strong its ground is, and choosing at most five. Pure."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

MOST = 5


class Ground(StrEnum):
    """What a nudge stands on, in honest words."""

    WORD = "Somebody’s word, written down here."
    DATE = "A day that was set here."
    YOURS = "Something you wrote yourself."
    RULE = "A rule of this organisation."
    ROSTER = "The list of people says so; it may be wrong."
    ABSENCE = "Weak: only that nothing is noted here. You may have talked all the same."


@dataclass(frozen=True, slots=True)
class Rule:
    """One sort of nudge: its place in the order (small is first), its ground, and what it is called where one chooses
    to see less of it."""

    order: int
    ground: Ground
    called: str


# The order is that of who waits: another person for one's word first, then one's own word, then what only helps.
RULES: dict[str, Rule] = {
    "call": Rule(10, Ground.RULE, "what offices and the list of people ask"),
    "talk": Rule(15, Ground.WORD, "talks that are planned"),
    "revisit": Rule(16, Ground.DATE, "talks to come back to when calmer"),
    "guided-day": Rule(18, Ground.DATE, "your team’s conversation"),
    "promise-due": Rule(20, Ground.WORD, "your promises on their day"),
    "follow-up": Rule(22, Ground.DATE, "what you owe after a talk"),
    "one-to-one": Rule(28, Ground.DATE, "1:1s"),
    "decision-mine": Rule(25, Ground.WORD, "decisions that are yours to answer and make"),
    "promise-heard": Rule(30, Ground.WORD, "“did I hear this right?”"),
    "promise-change": Rule(30, Ground.WORD, "changes proposed to a promise"),
    "guided-wish": Rule(32, Ground.WORD, "that your team asks for its conversation"),
    "repair": Rule(35, Ground.WORD, "what others go back to with you"),
    "repair-revisit": Rule(35, Ground.DATE, "days to come back to something"),
    "pulse-answer": Rule(36, Ground.RULE, "answers your group is owed after a round"),
    "brought": Rule(36, Ground.WORD, "what listeners put before you"),
    "brought-answered": Rule(37, Ground.WORD, "what became of what you put before somebody"),
    "pulse": Rule(38, Ground.DATE, "rounds of questions"),
    "promise-answer": Rule(40, Ground.WORD, "saying whether a promise was kept for you"),
    "line-due": Rule(45, Ground.YOURS, "your private lines on their day"),
    "cooled": Rule(45, Ground.YOURS, "what you put away until you are calm"),
    "talk-meant": Rule(45, Ground.YOURS, "talks you prepare"),
    "news-check-in": Rule(25, Ground.DATE, "check-ins after tough news"),
    "news-say": Rule(25, Ground.DATE, "tough news you meant to say"),
    "news-told": Rule(35, Ground.WORD, "what you were told"),
    "accord": Rule(50, Ground.DATE, "accords"),
    "team-concern": Rule(50, Ground.WORD, "concerns about your team’s accord"),
    "team-accord": Rule(55, Ground.WORD, "your team’s accord"),
    "decision-asked": Rule(58, Ground.WORD, "decisions you are asked about"),
    "question": Rule(60, Ground.WORD, "questions put to you"),
    "comparison": Rule(60, Ground.DATE, "comparing notes"),
    "card-acted": Rule(70, Ground.WORD, "what was done about your cards"),
    "pulse-said": Rule(71, Ground.DATE, "what came out of rounds of questions"),
    "decision-again": Rule(72, Ground.DATE, "looking again at what you decided"),
    "decision-felt": Rule(73, Ground.WORD, "whether you felt heard"),
    "guided-time": Rule(74, Ground.RULE, "when your team’s conversation is due again"),
    "new-person": Rule(75, Ground.ROSTER, "new people in your team"),
    "owed-to-me": Rule(77, Ground.DATE, "what is owed to you after a talk"),
    "skipped": Rule(78, Ground.DATE, "1:1s that did not happen twice"),
    "no-talk": Rule(79, Ground.ABSENCE, "people without a talk for long"),
    "entry-goes": Rule(80, Ground.DATE, "notes about to run out"),
    "card-goes": Rule(80, Ground.DATE, "cards about to run out"),
}


@dataclass(frozen=True, slots=True)
class Tap:
    """One thing to do about it: a link, or a button that does it at once."""

    words: str
    url: str
    does: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Nudge:
    """One thing that deserves attention: `says` what, `why` now, and `since` when. `about` names it for snoozing."""

    kind: str
    about: UUID
    says: str
    why: str
    since: date
    taps: tuple[Tap, ...]
    who: str = ""
    lead: str = ""  # before the name: "You to"
    tail: str = ""  # after it: "to you"
    is_private: bool = False

    @property
    def rule(self) -> Rule:
        return RULES[self.kind]

    @property
    def ground(self) -> str:
        return self.rule.ground.value


@dataclass(frozen=True, slots=True)
class Chosen:
    """What is shown, and what waits behind it."""

    shown: tuple[Nudge, ...]
    rest: tuple[Nudge, ...]


def in_order(nudges: Iterable[Nudge], *, less: Collection[str] = ()) -> list[Nudge]:
    """By the table, the oldest first within one place; kinds somebody wants less of come last."""
    return sorted(nudges, key=lambda one: (one.kind in less, one.rule.order, one.since, str(one.about)))


def choose(nudges: Sequence[Nudge], *, less: Collection[str] = (), most: int = MOST) -> Chosen:
    """At most `most`, and of a kind somebody wants less of at most one, and only where there is room."""
    shown: list[Nudge] = []
    rest: list[Nudge] = []
    for one in in_order(nudges, less=less):
        is_more_of_the_same = one.kind in less and any(each.kind == one.kind for each in shown)
        (rest if len(shown) >= most or is_more_of_the_same else shown).append(one)
    return Chosen(tuple(shown), tuple(rest))
