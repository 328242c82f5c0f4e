"""What a leader's own entries show them: four things worth a look, each with its evidence and one small next step.

Pure: entries in, reflections out. Nothing is stored, and nobody is compared with anybody.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from .rules import LONG_WITHOUT, OFTEN, Level
from .spectrum import words_of


@dataclass(frozen=True)
class Entry:
    """One talk of one's own: about which matter, with whom, at which level, held when (None: not yet)."""

    talk: UUID
    matter: UUID
    title: str
    name: str
    level: Level
    begun_on: date
    held_on: date | None


@dataclass(frozen=True)
class Reflection:
    """Something worth a look: a sentence, the days behind it, one small next step, and where to take it."""

    says: str
    evidence: tuple[str, ...]
    step: str
    talk: UUID | None = None
    matter: UUID | None = None
    person: UUID | None = None


@dataclass(frozen=True)
class Mirror:
    """Everything it shows."""

    postponed: list[Reflection] = field(default_factory=list)
    circling: list[Reflection] = field(default_factory=list)
    jumped: list[Reflection] = field(default_factory=list)
    unplanned: list[Reflection] = field(default_factory=list)

    @property
    def is_clear(self) -> bool:
        return not (self.postponed or self.circling or self.jumped or self.unplanned)


def _day(day: date) -> str:
    return f"{day.day} {day:%B}"


def often_postponed(entries: Iterable[Entry], moves: Mapping[UUID, Sequence[date]]) -> list[Reflection]:
    """Talks not held yet that were moved to a later day three times or more."""
    return [
        Reflection(
            f"You have put off “{one.title}” with {one.name} {_times(len(moves[one.talk]))}.",
            tuple(f"It was meant for {_day(day)}." for day in moves[one.talk]),
            "Write only the first sentence you would say. That is enough for today.",
            talk=one.talk,
        )
        for one in entries
        if one.held_on is None and len(moves.get(one.talk, ())) >= OFTEN
    ]


def _times(count: int) -> str:
    return {3: "three times", 4: "four times", 5: "five times"}.get(count, f"{count} times")


def circling(entries: Iterable[Entry]) -> list[Reflection]:
    """Matters whose last three talks of one's own were at the same level."""
    found = []
    for about in _by_matter(entries).values():
        held = [one for one in about if one.held_on is not None][-OFTEN:]
        if len(held) == OFTEN and len({one.level for one in held}) == 1:
            last = held[-1]
            found.append(
                Reflection(
                    f"You and {last.name} have talked three times about “{last.title}”, each time in the same way.",
                    tuple(f"{words_of(one.level).called}, {_day(one.held_on)}." for one in held if one.held_on),
                    _further(last.level),
                    matter=last.matter,
                )
            )
    return found


def _further(level: Level) -> str:
    if level is Level.CONSEQUENCE:
        return "Ask them what they would do in your place. Then decide whether this is still a matter."
    return f"Next time: “{words_of(level + 1).called}”, or close it, if it is well enough."


def jumped(entries: Iterable[Entry]) -> list[Reflection]:
    """Talks about a consequence where nothing was agreed anew before."""
    found = []
    for about in _by_matter(entries).values():
        reached: Level | None = None
        for one in about:
            if one.level is Level.CONSEQUENCE and (reached is None or reached < Level.ANEW):
                before = (
                    f"Before it: {words_of(reached).called.lower()}." if reached is not None else "No talk before it."
                )
                found.append(
                    Reflection(
                        f"With {one.name}, “{one.title}” went straight to the consequence.",
                        (before, f"Begun {_day(one.begun_on)}."),
                        "Agree anew first: a commitment, your support, a day. It costs one talk."
                        if one.held_on is None
                        else "Ask how it was for them, and offer to agree anew all the same.",
                        matter=one.matter,
                    )
                )
            if one.held_on is not None:
                reached = one.level if reached is None else max(reached, one.level)
    return found


def _by_matter(entries: Iterable[Entry]) -> dict[UUID, list[Entry]]:
    """In the order they were begun, those not held yet last."""
    found: dict[UUID, list[Entry]] = {}
    for one in sorted(entries, key=lambda one: (one.held_on or date.max, one.begun_on)):
        found.setdefault(one.matter, []).append(one)
    return found


def unplanned(led: Mapping[UUID, str], last: Mapping[UUID, date], ahead: set[UUID], today: date) -> list[Reflection]:
    """People one leads with whom no talk is planned and none was noted for six weeks, in the order of their names."""
    return [
        Reflection(
            f"No talk with {name} is planned.",
            (f"The last one you noted was on {_day(last[person])}." if person in last else "None is noted so far.",),
            "Ask for a quarter of an hour, about nothing in particular.",
            person=person,
        )
        for person, name in led.items()
        if person not in ahead and (person not in last or last[person] <= today - LONG_WITHOUT)
    ]
