"""The table in plain sentences."""

from collections.abc import Iterable

from .policy import Kind, Say, Viewer

READERS = {
    Viewer.AUTHOR: "you",
    Viewer.COUNTERPART: "the other person",
    Viewer.LEADER: "your leader",
    Viewer.TEAMMATE: "your teammates",
    Viewer.INCLUDED: "those included",
    Viewer.EVERYONE: "everyone in the organisation",
    Viewer.LISTENER: "the listeners",
    Viewer.REPRESENTATIVE: "the representatives",
    Viewer.OPERATOR: "the operator",
}
WHEN = {
    Say.YES: "",
    Say.ONCE_SHARED: " once you share it",
    Say.BOTH_SEALED: " once both are ready",
    Say.IN_GROUPS: " only in groups",
}
WHY = {
    Viewer.AUTHOR: "It is yours.",
    Viewer.COUNTERPART: "It is between you and one other person.",
    Viewer.LEADER: "You lead the team of the person it belongs to.",
    Viewer.TEAMMATE: "You are in the same team.",
    Viewer.INCLUDED: "You are one of those it was said to.",
    Viewer.EVERYONE: "Everyone in the organisation can see it.",
    Viewer.LISTENER: "You are a listener.",
    Viewer.REPRESENTATIVE: "You are a representative.",
    Viewer.OPERATOR: "You are the operator.",
}


def listed(parts: list[str]) -> str:
    """ "a", "a and b", "a, b and c": a list as it is said."""
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"


def seen_by(kind: Kind) -> str:
    """Who can read it in Troth, as one sentence: "Seen by you and the other person. Nobody else in Troth." """
    if kind.say(Viewer.EVERYONE) is Say.YES:
        return "Seen by everyone in the organisation."
    parts = [
        READERS[viewer] + WHEN[kind.say(viewer)] for viewer in Viewer if viewer in READERS and kind.say(viewer) in WHEN
    ]
    if not parts:
        return "Seen by nobody in Troth."
    if parts == ["you"]:
        return "Seen by you alone."
    return f"Seen by {listed(parts)}. Nobody else in Troth."


def server_holder(kind: Kind) -> str:
    """What to know about whoever runs the server; empty where they hold only sealed data."""
    if kind.say(Viewer.SERVER_HOLDER) is not Say.YES:
        return ""
    return "Whoever runs the server could read this in its database: write here only what you could bear them to read."


def why(readers: Iterable[Viewer]) -> str:
    """Why a row can be seen, from the readers its viewer is; empty where they are none of them."""
    return " ".join(WHY[reader] for reader in readers)
