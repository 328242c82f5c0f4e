"""Two lines of preparation for a 1:1, from what is open between the two: pure words."""

from collections.abc import Sequence
from dataclasses import dataclass

NOTHING = "Nothing is open between you. Ask how it is going, and wait for the answer."


@dataclass(frozen=True)
class OpenThings:
    """What is open, from one side: words of promises, of things on the agenda, of matters, of moments."""

    late_of_mine: Sequence[str] = ()
    asked_of_me: Sequence[str] = ()
    to_go_back_to: Sequence[str] = ()
    follow_ups: Sequence[str] = ()
    agenda: Sequence[str] = ()
    mine: Sequence[str] = ()
    theirs: Sequence[str] = ()
    offered_to_me: Sequence[str] = ()


def two_lines(things: OpenThings, name: str) -> list[str]:
    """At most two lines, what weighs most first; never what only the other knows."""
    candidates = [
        _line(things.late_of_mine, "You said you would “{}”, and its day has come."),
        _line(things.follow_ups, "{}."),
        _line(things.asked_of_me, f"{name} asks whether they heard right: “{{}}”."),
        _line(things.to_go_back_to, "To go back to: “{}”."),
        _line(things.agenda, "On the agenda: “{}”."),
        _line(things.mine, "You still owe: “{}”."),
        _line(things.theirs, f"{name} said they would “{{}}”."),
        _line(things.offered_to_me, f"{name} offered: {{}}."),
    ]
    return [line for line in candidates if line][:2] or [NOTHING]


def _line(words: Sequence[str], says: str) -> str:
    if not words:
        return ""
    more = f" And {len(words) - 1} more." if len(words) > 1 else ""
    return says.format(words[0].rstrip(".")) + more
